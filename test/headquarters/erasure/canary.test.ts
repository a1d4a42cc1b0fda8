import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { applyDownload } from '../../../src/channel/exchange/apply-download.ts'
import { offerUpload } from '../../../src/channel/exchange/offer-upload.ts'
import { execute, transaction } from '../../../src/db/client.ts'
import { carriedByFull } from '../../../src/headquarters/exchange/download/carried-customers.ts'
import { startDownload } from '../../../src/headquarters/exchange/download/start-download.ts'
import { startUploadSession } from '../../../src/headquarters/exchange/sessions/upload-session.ts'
import { receiveUpload } from '../../../src/headquarters/exchange/upload/receive-upload.ts'
import { openRun } from '../../../src/headquarters/jobs/run.ts'
import type { DownloadPart, UploadPackage } from '../../../src/model/package.ts'
import { ADMINISTRATOR, headquartersWith } from '../../support/channel.ts'
import { graphqlOverSocket, graphqlRequest } from '../../support/http.ts'
import { type Installation, startInstallation } from '../../support/installation.ts'
import { dumpRows, rowsWith } from './databases.ts'

// One person goes through everything that the product does with a customer, and is erased. No word of hers may be left
// anywhere.

const canary = {
  customer: {
    firstName: 'Zyxaphora',
    lastName: 'Xyloforos',
    email: 'Zyxa.One@canary-mail.org',
    phone: '(713) 864-2097',
    vatNumber: 'QX-77120-Z',
    identificationNumber: 'PASS-QZ-4417',
    addresses: [{ street: '97 Zanzibarstraat', city: 'Ouagadorp', zipCode: '77QZ2', country: 'USA' }],
    contacts: [{ type: 'EMAIL', value: 'zyxa.second@canary-mail.org', marketingOptIn: true }],
    affiliations: ['VIP'],
    attributes: [{ name: 'Note', value: 'afraid of woodpeckerfish' }],
  },
  edited: 'zyxa.edited@canary-mail.org',
  atHeadquarters: 'zyxa.hq@canary-mail.org',
  saved: 'zyxa.saved@canary-mail.org',
}
const WORDS = [
  ...['zyxa', 'xyloforos', 'canary-mail', '864-2097', '8642097', 'QX-77120', 'PASS-QZ', 'zanzibarstraat', 'ouagadorp'],
  ...['77QZ2', 'woodpeckerfish', '5551QZ9'],
]
const CARD = '5551QZ9'

let tillsync: Installation
const errors: string[] = []
const events: string[] = []
const keys: { houston: string; sanfrancisco: string } = { houston: '', sanfrancisco: '' }
let oldUpload: UploadPackage
let oldDownload: DownloadPart[]

const houston = () => ({
  id: 'houston-db',
  db: tillsync.databases.houston.db,
  url: tillsync.databases.houston.url,
  headquarters: headquartersWith({}),
})
const hq = () => tillsync.databases.hq
const everyRow = async () => (await Promise.all(Object.values(tillsync.databases).map(dumpRows))).flat()

type Refusal = { code: string; message: string; rowErrorCode?: string }
type Payload = {
  customer: { asyncCustomerAccount: string | null } | null
  operation: { operationId: string; revision: number } | null
  route: string | null
  userErrors: Refusal[]
}
/** A mutation; what it refuses is kept with the errors. */
async function mutate<T extends { userErrors: Refusal[] }>(name: string, input: object, selection: string): Promise<T> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`
  const data = await tillsync.ask<{ [name: string]: T }>(
    `mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} userErrors { code message ... on FieldRefused { rowErrorCode } } } }`,
    { input },
  )
  const payload = data[name]
  if (!payload) throw new Error(name)
  errors.push(...payload.userErrors.map((error) => JSON.stringify(error)))
  return payload
}
const capture = (name: string, channel: string | null, input: object): Promise<Payload> =>
  mutate(
    name,
    { channel, idempotencyKey: randomUUID(), ...input },
    'customer { asyncCustomerAccount } operation { operationId revision } route',
  )
const edit = (channel: string | null, customerId: string, changes: object) =>
  capture('updateCustomer', channel, { customerId, changes })

const operationOf = async (operationId: string | undefined) =>
  (
    await tillsync.ask<{ operation: { status: string; revision: number } }>(
      `query ($id: ID!) { operation(id: $id) { status revision } }`,
      { id: operationId },
    )
  ).operation
async function correct(name: string, operationId: string | undefined, input: object): Promise<Refusal[]> {
  const { revision } = await operationOf(operationId)
  const { userErrors } = await mutate(name, { operationId, expectedRevision: revision, reason: BY_NAME, ...input }, '')
  return userErrors
}
const BY_NAME = 'Ms Xyloforos called'

/** Everything that a subscription brings is kept, until the test's end. */
function listen(document: string): void {
  const subscription = tillsync.watch(document)
  void (async () => {
    for await (const result of subscription) events.push(JSON.stringify(result))
  })().catch(() => {})
}

beforeAll(async () => {
  tillsync = await startInstallation()
  await tillsync.ask(
    `mutation {
      enableFeature(input: { feature: "ASYNC_EDIT", confirm: true }) { userErrors { code } }
      setFunctionalityProfile(input: { profile: "store-async", captureValidation: MINIMAL }) { userErrors { code } } }`,
  )
  for (const job of ['1110', '1070', '1010']) await tillsync.runJob(job)
  await tillsync.ask(`mutation { flushChannelCache { userErrors { code } } }`)
  listen(
    `subscription { operationChanged { __typename ... on OperationChanged { operationId status operation { status } } } }`,
  )
  listen(`subscription { batchJobProgress { __typename ... on BatchJobProgress { run { status scope message } } } }`)
  listen(`subscription { cdxSessionChanged { __typename ... on CdxSessionChanged { session { __typename } } } }`)
})

describe('a customer with every kind of data', () => {
  it('is created at a till, updated on both sides, in conflict, corrected and dismissed', {
    timeout: 180_000,
  }, async () => {
    const created = await capture('createCustomer', 'houston', { customer: canary.customer })
    keys.houston = created.customer?.asyncCustomerAccount ?? ''
    const offer = await offerUpload(houston(), 100, {
      sourceId: null,
      acknowledgedPosition: '0',
      acknowledgedOperationId: null,
    })
    if ('rewound' in offer) throw new Error('rewound')
    oldUpload = offer
    await tillsync.travel()
    expect((await edit('houston', keys.houston, { email: canary.edited })).route).toBe('ASYNC')
    await tillsync.travel()
    await edit(null, keys.houston, { email: canary.atHeadquarters })
    const conflicting = await edit('houston', keys.houston, { email: 'zyxa.conflicting@canary-mail.org', title: 'Dr.' })
    await tillsync.travel()
    const choices = [{ attribute: 'email', keep: 'CHANNEL' }]
    expect(await correct('resolveConflict', conflicting.operation?.operationId, { choices })).toEqual([])
    const { userErrors } = await mutate(
      'synchronizeOperation',
      { operationId: conflicting.operation?.operationId },
      'operation { status }',
    )
    expect(userErrors).toEqual([])
    const bad = await edit('houston', keys.houston, { email: 'zyxa is no address', phone: canary.customer.phone })
    await tillsync.travel()
    expect((await operationOf(bad.operation?.operationId)).status).toBe('FAILED')
    const changes = [{ attribute: 'email', newValue: canary.saved }]
    expect(await correct('saveOperation', bad.operation?.operationId, { changes })).toEqual([])
    expect(await correct('dismissOperation', bad.operation?.operationId, {})).toEqual([])
  })

  it('is created in real time, captured when headquarters does not respond, and issued a card', async () => {
    await tillsync.ask(
      `mutation { setRealtimeServiceAvailable(input: { channel: "sanfrancisco", available: false }) { userErrors { code } } }`,
    )
    const created = await capture('createCustomer', 'sanfrancisco', { customer: canary.customer })
    expect(created.route).toBe('ASYNC')
    keys.sanfrancisco = created.customer?.asyncCustomerAccount ?? ''
    await tillsync.ask(
      `mutation { setRealtimeServiceAvailable(input: { channel: "sanfrancisco", available: true }) { userErrors { code } } }`,
    )
    await tillsync.travel()
    const card = (channel: string, customerId: string) =>
      mutate('issueLoyaltyCard', { channel, customerId, idempotencyKey: randomUUID(), cardNumber: CARD }, 'cardNumber')
    expect((await card('houston', keys.houston)).userErrors).toEqual([])
    expect((await card('sanfrancisco', keys.sanfrancisco)).userErrors).toMatchObject([{ code: 'FIELD_REFUSED' }])
  })

  it('is searched in bulk, revealed, exported, and named in refused requests', async () => {
    await mutate(
      'synchronizeOperations',
      { filter: { search: canary.edited }, reason: BY_NAME },
      'bulkRun { run { status } }',
    )
    await mutate('synchronizeOperations', { filter: { search: 'nobody zyxaphora' } }, 'bulkRun { run { status } }')
    await mutate('revealCustomer', { customer: keys.houston, reason: BY_NAME }, 'revealedUntil')
    await mutate('exportCustomer', { customer: keys.houston, reason: BY_NAME }, 'document')
    await tillsync.ask(
      `{ exportOperations(filter: { search: "xyloforos" }, format: CSV, reason: "${BY_NAME}") { operations } }`,
    )
    const { email } = canary.customer
    const refused = [
      `{ customer(by: { id: "${email}" }, channel: "houston") { ${email} } }`,
      `{ customers(filter: { syncState: "${email}" }) { nodes { id } } }`,
      `mutation { createCustomer(input: { channel: "houston", customer: { email: ${email} } }) { route } }`,
    ]
    for (const document of refused)
      for (const ask of [graphqlRequest, graphqlOverSocket])
        errors.push(JSON.stringify((await ask(tillsync.url, tillsync.token, document)).errors))
    const variables = { input: { channel: 'houston', idempotencyKey: { of: email }, customer: { email: [email] } } }
    const document = 'mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { route } }'
    errors.push(JSON.stringify((await graphqlRequest(tillsync.url, tillsync.token, document, variables)).errors))
  })

  it('has updates and packages in progress, at headquarters and at the till', async () => {
    await edit('houston', keys.houston, { email: 'zyxa.again is wrong' })
    await tillsync.runJob('P-0001')
    await edit('houston', keys.houston, { phone: '713 864 2097', email: 'zyxa.pending@canary-mail.org' })
    oldDownload = await transaction(hq().db, async (tx) => {
      const parts: DownloadPart[] = []
      for await (const { part } of carriedByFull(tx, 'houston-db', '0')) parts.push(part)
      return parts
    })
    const opened = await openRun(hq().db, { jobId: '1010', scope: '1010:houston-db', actor: ADMINISTRATOR })
    if (!('run' in opened)) throw new Error('running')
    const askedAt = new Date().toISOString()
    const session = {
      channelDatabaseId: 'houston-db',
      jobId: '1010' as const,
      full: true,
      fromPosition: '0',
      redirectsFrom: '0',
      askedAt,
    }
    await startDownload(hq(), ADMINISTRATOR, opened.run, session)
    await execute(hq().db, sql`update batch_run set status = 'ERROR' where run_id = ${opened.run.runId}`)
  })

  it('is stored in every database, and in no log line, error or event', async () => {
    const tables = new Set(rowsWith(await everyRow(), WORDS).map((row) => row.split(' ')[0]))
    const known = ['customer', 'retail_async_customer_v2', 'operation', 'operation_attempt', 'loyalty_card', 'bulk_run']
    expect([...tables]).toEqual(expect.arrayContaining([...known, 'audit_entry']))
    expect(errors.length).toBeGreaterThan(5)
    expect(events.length).toBeGreaterThan(20)
    expect(rowsWith([...errors, ...events, ...tillsync.logLines], WORDS)).toEqual([])
  })
})

type Erasure = {
  id: string
  status: string
  accountNumber: string
  droppedOperations: number
  run: { id: string; status: string; total: number; done: number }
  channelDatabases: { channelDatabase: { key: string }; status: string; waitingSince: string }[]
}
const ERASURE = `erasure { id status accountNumber droppedOperations run { id status total done }
  channelDatabases { channelDatabase { key } status waitingSince } }`
const erase = (customer: string, input: object = {}) =>
  mutate<{ erasure: Erasure | null; rehearsal: { tables: { table: string }[] } | null; userErrors: Refusal[] }>(
    'eraseCustomer',
    { customer, reason: 'Request 4711 of the person', ...input },
    `${ERASURE} rehearsal { tables { table rows } channelDatabases { key } }`,
  )
const erasureOf = async (id: string) =>
  (
    await tillsync.ask<{ erasure: Erasure }>(`query ($id: ID!) { ${ERASURE.replace('erasure', 'erasure(id: $id)')} }`, {
      id,
    })
  ).erasure

describe('the erasure of the customer', () => {
  let erasure: Erasure

  it('is only rehearsed by a dry run', async () => {
    const before = (await everyRow()).length
    const { rehearsal } = await erase(keys.houston, { dryRun: true })
    expect(rehearsal?.tables.map(({ table }) => table)).toEqual(
      expect.arrayContaining(['customer', 'operation', 'bulk_run']),
    )
    expect((await everyRow()).length).toBe(before + 1)
  })

  it('clears headquarters at once, including waiting packages, and waits for every channel database', async () => {
    const first = await erase(keys.houston)
    await erase(keys.sanfrancisco)
    expect(first.userErrors).toEqual([])
    if (!first.erasure) throw new Error('not erased')
    erasure = first.erasure
    expect(erasure).toMatchObject({ status: 'WAITING', run: { status: 'EXECUTING', total: 2, done: 0 } })
    expect(rowsWith(await dumpRows(hq()), WORDS)).toEqual([])
    const packages = await execute(hq().db, sql`select 1 from download_package`)
    expect(packages).toEqual([])
  })

  it('drops the pending operations of the till, without an error', async () => {
    await tillsync.runJob('P-0001', 'houston-db')
    expect(await erasureOf(erasure.id)).toMatchObject({ droppedOperations: 1 })
    const { uploadSessions } = await tillsync.ask<{ uploadSessions: { nodes: object[] } }>(
      `{ uploadSessions(first: 1) { nodes { status operations erased } } }`,
    )
    expect(uploadSessions.nodes).toEqual([{ status: 'APPLIED', operations: 0, erased: 1 }])
  })

  it('is acknowledged by one channel database after the other, and then complete', async () => {
    await tillsync.runJob('1010', 'houston-db')
    const half = await erasureOf(erasure.id)
    expect(half.channelDatabases.map(({ channelDatabase, status }) => [channelDatabase.key, status])).toEqual([
      ['houston-db', 'CLEARED'],
      ['sanfrancisco-db', 'WAITING'],
    ])
    expect(half.run).toMatchObject({ status: 'EXECUTING', done: 1 })
    await tillsync.runJob('1010', 'sanfrancisco-db')
    expect(await erasureOf(erasure.id)).toMatchObject({ status: 'CLEARED', run: { status: 'FINISHED', done: 2 } })
    expect(
      events.filter((event) => event.includes(`erase-customer`) || event.includes(keys.houston)).length,
    ).toBeGreaterThan(0)
  })

  it('is not undone by an old package in either direction, and an update is refused', async () => {
    const opened = await openRun(hq().db, { jobId: 'P-0001', scope: 'P-0001:houston-db', actor: ADMINISTRATOR })
    if (!('run' in opened)) throw new Error('running')
    const { id } = await startUploadSession(hq().db, ADMINISTRATOR, opened.run, 'houston-db')
    expect(await receiveUpload(hq(), id, oldUpload)).toMatchObject({ outcome: 'RECEIVED', received: 0, erased: 1 })
    const known = { sourceId: oldUpload.sourceId, acknowledgedPosition: '0', acknowledgedOperationId: null }
    const header = {
      ...known,
      ...{ sessionId: randomUUID(), jobId: '1010' as const, channelDatabaseId: 'houston-db', full: false },
      ...{ fromPosition: '0', toPosition: '999999', askedAt: new Date().toISOString(), parts: oldDownload.length },
    }
    async function* parts() {
      yield* oldDownload
    }
    expect(await applyDownload(houston(), header, parts())).toHaveProperty('rowsAffected')
    expect((await edit('houston', keys.houston, { email: canary.edited })).userErrors).toMatchObject([
      { code: 'CUSTOMER_ERASED' },
    ])
    expect((await edit(null, keys.houston, { email: canary.edited })).userErrors).toMatchObject([
      { code: 'CUSTOMER_ERASED' },
    ])
  })

  it('returns the first erasure when repeated, and keeps the account number permanently', async () => {
    expect((await erase(keys.houston)).erasure?.id).toBe(erasure.id)
    const [account] = await execute<{ account: string }>(
      hq().db,
      sql`select account from customer_account where customer_key = ${keys.houston}`,
    )
    expect(account?.account).toBe(erasure.accountNumber)
  })

  it('leaves no value of the customer in any row of any database, in a log line, an error or an event', async () => {
    expect(rowsWith(await everyRow(), WORDS)).toEqual([])
    expect(rowsWith([...errors, ...events, ...tillsync.logLines], WORDS)).toEqual([])
  })
})
