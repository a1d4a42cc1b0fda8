import { randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test, vi } from 'vitest'
import { openTokensOfFolder } from '../../../src/between/store/store-tokens.ts'
import { afterFile } from '../../support/after-file.ts'
import { type FaultyLine, openFaultyLine } from '../../support/faulty-line.ts'
import { graphqlRequest } from '../../support/http.ts'
import { type Installation, startInstallation } from '../../support/installation.ts'
import { joinedFolder, type Store, startStore } from '../../support/store.ts'

// A store's process that never reaches headquarters: it joined, and its database has what an earlier process was sent.

let installation: Installation
let line: FaultyLine
let store: Store
/** The node id of a customer with an account number. */
let known: string

beforeAll(async () => {
  installation = await startInstallation()
  await installation.ask(
    'mutation { enableFeature(input: { feature: "ASYNC_EDIT", confirm: true }) { userErrors { code } } }',
  )
  line = await openFaultyLine(installation.url, afterFile)
  const folder = await joinedFolder(installation, 'houston-db', new URL(line.url).origin)
  const before = await startStore(folder, installation.databases.houston, 'houston')
  await vi.waitUntil(async () => (await before.ready()).parts.headquarters === 'ok', { timeout: 120_000 })
  for (const job of ['1110', '1070', '1010'])
    await vi.waitUntil(async () => hasRun(await installation.runJob(job, 'houston-db')), { timeout: 120_000 })
  const { createCustomer } = await before.ask<{ createCustomer: { customer: { id: string } } }>(CREATE, {
    input: {
      channel: 'houston',
      idempotencyKey: randomUUID(),
      customer: { name: 'Ada Before', phone: '713 555 0101' },
    },
  })
  known = createCustomer.customer.id
  await installation.runJob('P-0001', 'houston-db')
  await installation.synchronize()
  await installation.runJob('1010', 'houston-db')
  await before.stop()
  line.mode = 'refusing'
  line.cut()
  store = await startStore(folder, installation.databases.houston, 'houston')
}, 600_000)

/** It may have got its settings by itself meanwhile. */
const hasRun = ([session]: readonly { status: string }[]) => ['APPLIED', 'NO_DATA'].includes(session?.status ?? '')

const PAYLOAD = 'customer { id name phone accountNumber syncState } route userErrors { code message }'
const CREATE = `mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { ${PAYLOAD} } }`
const UPDATE = `mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { ${PAYLOAD} } }`
const ADD_ADDRESS = `mutation ($input: AddCustomerAddressInput!) { addCustomerAddress(input: $input) { ${PAYLOAD} } }`

const key = () => ({ channel: 'houston', idempotencyKey: randomUUID() })
const found = async (search: string) => {
  const { customers } = await store.ask<{ customers: { nodes: { name: string }[] } }>(
    `query ($search: String!) {
      customers(channel: "houston", first: 10, filter: { search: $search }) { nodes { name } }
    }`,
    { search },
  )
  return customers.nodes.map(({ name }) => name)
}

test('a new customer is captured, and found, by the process of a store that never reached headquarters', async () => {
  const input = { ...key(), customer: { name: 'Grace Alone', phone: '713 555 0102' } }
  expect(await store.ask(CREATE, { input })).toMatchObject({
    createCustomer: { route: 'ASYNC', userErrors: [], customer: { accountNumber: null, syncState: 'PENDING_CREATE' } },
  })
  // A repeated request is the same customer.
  expect(await store.ask(CREATE, { input })).toMatchObject({ createCustomer: { route: 'ASYNC', userErrors: [] } })
  expect(await found('grace alone')).toEqual(['Grace Alone'])
  expect(await found('7135550102')).toEqual(['Grace Alone'])
})

test('customers of before are read, searched and changed, with what is pending shown', async () => {
  expect(await found('ada before')).toEqual(['Ada Before'])
  const changed = { ...key(), customerId: known, changes: { phone: '713 555 0103' } }
  expect(await store.ask(UPDATE, { input: changed })).toMatchObject({
    updateCustomer: {
      route: 'ASYNC',
      userErrors: [],
      customer: { phone: '713 555 0103', syncState: 'PENDING_UPDATE' },
    },
  })
  const address = { street: '1 Main Street', city: 'Houston', state: 'TX', zipCode: '77002', country: 'USA' }
  expect(await store.ask(ADD_ADDRESS, { input: { ...key(), customerId: known, address } })).toMatchObject({
    addCustomerAddress: { route: 'ASYNC', userErrors: [] },
  })
  expect(
    await store.ask(
      `query ($id: ID!) {
        customer(by: { id: $id }, channel: "houston") { accountNumber phone addresses { street } pendingOperations { kind } }
      }`,
      { id: known },
    ),
  ).toEqual({
    customer: {
      accountNumber: expect.stringMatching(/^C-/),
      phone: '713 555 0103',
      addresses: [{ street: '1 Main Street' }],
      pendingOperations: [{ kind: 'UPDATE_CUSTOMER' }, { kind: 'CREATE_ADDRESS' }],
    },
  })
})

test('its tills get new tokens, signed by the store', async () => {
  const { tokens } = await openTokensOfFolder(store.folder)
  const token = await tokens.issueToken({
    roles: ['CHANNEL_DEVICE'],
    channels: ['houston'],
    ttlSeconds: 3_600,
    subject: 'till-9',
  })
  const { data, errors } = await graphqlRequest(store.running.url, token, '{ serverInfo { whoami { id roles } } }')
  expect(errors).toBeUndefined()
  expect(data).toEqual({ serverInfo: { whoami: { id: 'till-9', roles: ['CHANNEL_DEVICE'] } } })
})

test('what needs headquarters is refused by a code that says so', async () => {
  const token = await store.running.tokens.issueToken({ roles: ['OPERATOR'], channels: 'ALL', ttlSeconds: 3_600 })
  for (const field of [
    'operations(first: 1) { nodes { id } }',
    'batchJobs { id }',
    'customers(first: 1) { nodes { id } }',
  ]) {
    const { errors } = await graphqlRequest(store.running.url, token, `{ ${field} }`)
    expect(errors?.[0]?.extensions?.code, field).toBe('HEADQUARTERS_UNREACHABLE')
  }
})

test('readiness and the API name the address that does not answer, and that the store captures', async () => {
  const address = new URL(line.url).host
  const answer = await fetch(`${store.running.url}/readyz`)
  const { parts } = (await answer.json()) as { parts: { [name: string]: string } }
  expect(answer.status).toBe(200)
  expect(parts.headquarters).toMatch(/^unreachable: /)
  expect(parts.headquarters).toContain(address)
  const { serverInfo } = await store.ask<{ serverInfo: { headquarters: { message: string } } }>(
    '{ serverInfo { headquarters { over state message } } }',
  )
  expect(serverInfo.headquarters).toMatchObject({ over: 'WIRE', state: 'UNREACHABLE' })
  expect(serverInfo.headquarters.message).toContain(address)
})

test('neither its folder nor its database has a private key of headquarters, or a token of its administrator', async () => {
  const keys = await readFile(join(installation.dataFolder, 'signing-keys.json'), 'utf8')
  const secrets = [...keys.matchAll(/"(?:d|k)": ?"([\w-]{20,})"/g)].map(([, secret = '']) => secret)
  expect(secrets.length).toBeGreaterThan(0)
  secrets.push(installation.token)
  const files = await readdir(store.folder, { recursive: true, withFileTypes: true })
  const stored = await Promise.all(
    files.filter((each) => each.isFile()).map((each) => readFile(join(each.parentPath, each.name), 'latin1')),
  )
  const { db } = installation.databases.houston
  const tables = await db.execute<{ name: string }>(
    sql`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'drizzle')`,
  )
  for (const { name } of tables) {
    const [rows] = await db.execute<{ text: string | null }>(
      sql`select string_agg(each::text, ' ') as text from ${sql.raw(name)} each`,
    )
    stored.push(rows?.text ?? '')
  }
  for (const secret of secrets) expect(stored.filter((text) => text.includes(secret))).toEqual([])
  // What the store has: headquarters' public keys.
  expect(stored.join()).toContain(/"x": ?"([^"]+)"/.exec(keys)?.[1])
})
