import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { readConfig } from '../../../src/config/config.ts'
import { type Running, start } from '../../../src/main.ts'
import { afterFile } from '../../support/after-file.ts'
import { watchedLog } from '../../support/canary.ts'
import { asApplication, emptyDatabase } from '../../support/databases.ts'
import { demoInEnvironment } from '../../support/demo-in-environment.ts'
import { type FaultyLine, openFaultyLine } from '../../support/faulty-line.ts'
import { graphqlRequest } from '../../support/http.ts'
import { type Installation, startInstallation } from '../../support/installation.ts'
import { joinedFolder, type Store, startStore } from '../../support/store.ts'

const CREATE = /* GraphQL */ `
  mutation ($input: CreateCustomerInput!) {
    createCustomer(input: $input) { customer { id accountNumber } operation { id } route userErrors { code message } }
  }`
type Created = {
  createCustomer: { customer: { id: string }; operation: { id: string } | null; route: string; userErrors: object[] }
}

const OPERATIONS = /* GraphQL */ `
  { operations(first: 50) { nodes { id status channel { id } } } }`
type Operations = { operations: { nodes: { id: string; status: string }[] } }

let installation: Installation
let line: FaultyLine
let store: Store
beforeAll(async () => {
  installation = await startInstallation()
  line = await openFaultyLine(installation.url, afterFile)
  const folder = await joinedFolder(installation, 'houston-db', new URL(line.url).origin)
  await refreshed()
  store = await startStore(folder, installation.databases.houston, 'houston')
})

/** Headquarters has learned that houston-db is a store's. */
async function refreshed() {
  await vi.waitUntil(async () => !('houston-db' in (await readyParts())), { timeout: 120_000, interval: 200 })
}

async function readyParts() {
  const answer = await fetch(`${installation.url}/readyz`)
  return ((await answer.json()) as { parts: object }).parts
}

const connected = () =>
  expect.poll(async () => (await store.ready()).parts.headquarters, { timeout: 120_000 }).toBe('ok')

const create = async () => {
  const input = { channel: 'houston', idempotencyKey: randomUUID(), customer: { firstName: 'Ada', lastName: 'Byron' } }
  const { createCustomer } = await store.ask<Created>(CREATE, { input })
  expect(createCustomer.userErrors).toEqual([])
  return createCustomer
}

test('what a store captures reaches headquarters over the wire, and its outcome comes back', async () => {
  await connected()
  expect(await readyParts()).toMatchObject({ stores: 'connected to this process: houston-db' })
  const { operation, route } = await create()
  expect(route).toBe('ASYNC')
  expect(await installation.runJob('P-0001', 'houston-db')).toEqual([{ status: 'APPLIED' }])
  await installation.synchronize()
  expect(await installation.runJob('1010', 'houston-db')).toEqual([{ status: 'APPLIED' }])
  const { operations } = await installation.ask<Operations>(OPERATIONS)
  expect(operations.nodes.find(({ id }) => id === operation?.id)?.status).toBe('DISTRIBUTED')
})

test('a store that has joined with an empty database gets its settings by itself, and captures', async () => {
  const { channels, ...organization } = demoInEnvironment()
  const channel = { ...channels.find(({ id }) => id === 'houston'), id: 'austin', name: 'Austin' }
  const { setUpOrganization } = await installation.ask<{ setUpOrganization: { userErrors: object[] } }>(
    'mutation ($input: SetUpOrganizationInput!) { setUpOrganization(input: $input) { userErrors { message } } }',
    {
      input: {
        ...organization,
        channelDatabases: [{ id: 'austin-db', name: 'Austin', group: 'default', connection: 'store' }],
        channels: [{ ...channel, channelDatabase: 'austin-db' }],
      },
    },
  )
  expect(setUpOrganization.userErrors).toEqual([])
  const folder = await joinedFolder(installation, 'austin-db')
  const database = await emptyDatabase()
  const austin = await startStore(folder, database, 'austin')
  const input = { channel: 'austin', idempotencyKey: 'first', customer: { firstName: 'Ada', lastName: 'First' } }
  await expect
    .poll(() => austin.ask<Created>(CREATE, { input }).catch(String), { timeout: 120_000 })
    .toMatchObject({ createCustomer: { route: 'ASYNC', userErrors: [] } })
  await austin.stop()
  // Started while its own database is away, it does not take that for a missing configuration.
  const away = await openFaultyLine(database.url, afterFile)
  away.mode = 'refusing'
  const store = await startStore(folder, { ...database, url: away.url }, 'austin')
  const answer = await store.ask(CREATE, { input: { ...input, idempotencyKey: 'second' } }).catch(String)
  expect(JSON.stringify(answer)).toContain('CHANNEL_DATABASE_UNREACHABLE')
  await store.stop()
})

test('a store captures while headquarters cannot be reached, and says so', async () => {
  await connected()
  line.mode = 'refusing'
  line.cut()
  await expect
    .poll(async () => (await store.ready()).parts.headquarters, { timeout: 120_000 })
    .toMatch(/^unreachable: /)
  const { operation } = await create()
  await expect(store.ask(`{ batchJobs { id } }`)).rejects.toThrow(/HEADQUARTERS_UNREACHABLE|FORBIDDEN/)
  line.mode = 'open'
  await connected()
  expect(await installation.runJob('P-0001', 'houston-db')).toEqual([{ status: 'APPLIED' }])
  const { operations } = await installation.ask<Operations>(OPERATIONS)
  expect(operations.nodes.some(({ id }) => id === operation?.id)).toBe(true)
})

test('a job reaches a store through the process that holds its connection, also while that changes', async () => {
  await connected()
  const other = await startBeside()
  const upload = async (at: string, token: string) => {
    const { data, errors } = await graphqlRequest(at, token, RUN, {
      input: { job: 'P-0001', channelDatabase: 'houston-db' },
    })
    expect(errors).toBeUndefined()
    return data
  }
  const applied = { runCdxJob: { sessions: [{ status: 'APPLIED' }], userErrors: [] } }
  const token = await other.tokens.issueToken({ roles: ['ADMINISTRATOR'], channels: 'ALL', ttlSeconds: 3_600 })
  await create()
  await expect.poll(() => upload(other.url, token), { timeout: 120_000 }).toEqual(applied)
  // The store moves to the other process: neither of them fails a job for it.
  await create()
  line.leadTo(Number(new URL(other.url).port))
  line.cut()
  await expect.poll(() => upload(other.url, token), { timeout: 120_000 }).toEqual(applied)
  await create()
  await expect.poll(() => upload(installation.url, installation.token), { timeout: 120_000 }).toEqual(applied)
  line.leadTo(Number(new URL(installation.url).port))
  line.cut()
  await other.stop()
})

test('a store knows the key of a new process of headquarters at once, before a 1110 brings it', async () => {
  await connected()
  const other = await startBeside()
  const token = await other.tokens.issueToken({ roles: ['ADMINISTRATOR'], channels: 'ALL', ttlSeconds: 3_600 })
  const flush = async () => {
    const { data, errors } = await graphqlRequest(other.url, token, FLUSH, { input: { channelDatabase: 'houston-db' } })
    return errors ?? data
  }
  await expect
    .poll(flush, { timeout: 120_000 })
    .toMatchObject({ flushChannelCache: { userErrors: [], channelDatabases: [{ key: 'houston-db' }] } })
  await other.stop()
})

const FLUSH = /* GraphQL */ `
  mutation ($input: FlushChannelCacheInput!) {
    flushChannelCache(input: $input) { channelDatabases { key } userErrors { message } }
  }`

const RUN = /* GraphQL */ `
  mutation ($input: RunCdxJobInput!) {
    runCdxJob(input: $input) { sessions { ... on UploadSession { status } } userErrors { message } }
  }`

/** Another process of headquarters, over the same database. */
async function startBeside(): Promise<Running> {
  const { hq, houston, sanfrancisco } = installation.databases
  const folder = await mkdtemp(join(tmpdir(), 'tillsync-beside-'))
  const running = await start(
    readConfig({
      PORT: '0',
      TILLSYNC_DATA: folder,
      TILLSYNC_ROLES: 'hq',
      HQ_DATABASE_URL: asApplication(hq),
      MIGRATION_HQ_DATABASE_URL: hq.url,
      HOUSTON_DATABASE_URL: asApplication(houston),
      SANFRANCISCO_DATABASE_URL: asApplication(sanfrancisco),
      MIGRATION_SANFRANCISCO_DATABASE_URL: sanfrancisco.url,
      DEMO: 'off',
    }),
    watchedLog().log,
  )
  onTestFinished(async () => {
    await running.stop()
    await rm(folder, { recursive: true, force: true })
  })
  return running
}

test('a store whose key is revoked is refused at the wire, and keeps what it captures', async () => {
  await connected()
  const { channelDatabases } = await installation.ask<{
    channelDatabases: { key: string; storeKeys: { id: string }[] }[]
  }>(`{ channelDatabases { key storeKeys { id } } }`)
  const [key] = channelDatabases.find((each) => each.key === 'houston-db')?.storeKeys ?? []
  const { revokeStoreKey } = await installation.ask<{ revokeStoreKey: { userErrors: object[] } }>(
    `mutation ($input: RevokeStoreKeyInput!) { revokeStoreKey(input: $input) { userErrors { message } } }`,
    { input: { key: key?.id } },
  )
  expect(revokeStoreKey.userErrors).toEqual([])
  await expect
    .poll(async () => (await store.ready()).parts.headquarters, { timeout: 120_000 })
    .toMatch(/^refused: It refuses the store. The key of this store was revoked/)
  expect((await create()).route).toBe('ASYNC')
})
