import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { RULES } from '../../src/access/rules.ts'
import { execute } from '../../src/db/client.ts'
import { buildSchema } from '../../src/server/schema.ts'
import { demoOrganization } from '../../src/start/demo.ts'
import { graphqlRequest } from '../support/http.ts'
import { type Installation, startInstallation } from '../support/installation.ts'

type Input = Record<string, unknown>
/**
 * A refused and an accepted input of a mutation; a text is the name of the test that accepts it, because that needs a
 * long preparation.
 */
type Case = { refused: Input; accepted: Input | (() => Promise<Input> | Input) | string }
type Line = {
  action: string
  target: string | null
  result: string
  actor: string
  reason: string | null
  place: string
}

const NOBODY = '00000000-0000-4000-8000-000000000000'
const FEATURE = 'ASYNC_ADDRESS_CREATE'
const mutations = Object.values(buildSchema([]).getMutationType()?.getFields() ?? {})

let tillsync: Installation
let customer: string
let edited: string
const failed: string[] = []

beforeAll(async () => {
  tillsync = await startInstallation()
  await call('setFunctionalityProfile', { profile: 'store-async', captureValidation: 'MINIMAL' })
  await tillsync.runJob('1070')
  await call('flushChannelCache', {})
  customer = await created({ firstName: 'Audited', lastName: 'One' })
  edited = await created({
    firstName: 'Audited',
    lastName: 'Two',
    contacts: [{ type: 'EMAIL', value: 'a@example.com' }],
  })
  for (const lastName of ['Three', 'Four', 'Five', 'Six'])
    await created({ firstName: 'Audited', lastName, addresses: [{ city: 'Nowhere', country: 'Atlantis' }] })
  await tillsync.travel()
  const rows = await execute<{ id: string }>(
    tillsync.databases.hq.db,
    sql`select operation_id as id from operation where status = 'FAILED' order by received_order`,
  )
  failed.push(...rows.map(({ id }) => id))
}, 120_000)

async function created(fields: object): Promise<string> {
  const { createCustomer } = await tillsync.ask<{ createCustomer: { customer: { id: string } } }>(
    `mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { customer { id } userErrors { code } } }`,
    { input: { channel: 'houston', idempotencyKey: randomUUID(), customer: fields } },
  )
  return createCustomer.customer.id
}

/**
 * Calls a mutation as the administrator or with another token, and returns its request id, its refusal and its audit
 * entries.
 */
async function call(name: string, input: Input, token = tillsync.token) {
  const type = mutations.find((each) => each.name === name)?.args[0]?.type
  const refusals = LISTS.has(name) ? 'userErrors { code } results { userErrors { code } }' : 'userErrors { code }'
  const answer = await graphqlRequest(
    tillsync.url,
    token,
    `mutation ($input: ${String(type)}) { payload: ${name}(input: $input) { ${refusals} } }`,
    { input },
  )
  const requestId = answer.headers.get('x-request-id')
  type Payload = { userErrors: { code: string }[]; results?: { userErrors: { code: string }[] }[] }
  const payload = answer.data?.payload as Payload | null | undefined
  const codes = [payload, ...(payload?.results ?? [])].flatMap((each) => each?.userErrors.map(({ code }) => code) ?? [])
  const thrown = answer.errors?.map(({ extensions }) => String(extensions.code)) ?? []
  return { codes: [...codes, ...thrown], lines: await linesOf(requestId) }
}

async function linesOf(requestId: string | null): Promise<Line[]> {
  const lines = Object.entries(tillsync.databases).map(([place, { db }]) =>
    execute<Line>(
      db,
      sql`select action, target, result, actor, reason, ${place}::text as place from audit_entry where request_id = ${requestId} order by id`,
    ),
  )
  return (await Promise.all(lines)).flat()
}

/** Mutations of lists, whose rows have results of their own. */
const LISTS: ReadonlySet<string> = new Set(['createCustomers', 'putCustomers'])

const reason = 'It is tried.'
const key = () => ({ channel: 'houston', idempotencyKey: randomUUID() })
const nobodys = { channel: 'houston', customerId: NOBODY, idempotencyKey: 'refused' }
const operation = (nth: number, more: Input = {}) => ({
  operationId: failed[nth],
  expectedRevision: 2,
  reason,
  ...more,
})
const noRegister = { channel: 'houston', register: 'none' }
const nothing = { operationId: NOBODY, expectedRevision: 1, reason }

async function versionOf(nth: number): Promise<number> {
  const [row] = await execute<{ revision: number }>(
    tillsync.databases.hq.db,
    sql`select revision from operation where operation_id = ${failed[nth]}::uuid`,
  )
  return row?.revision ?? 0
}
async function anonymousCard(): Promise<string> {
  const cardNumber = `audited ${randomUUID().slice(0, 8)}`
  await call('issueLoyaltyCard', { ...key(), cardNumber })
  return cardNumber
}
const corrected =
  (nth: number, more: Input = {}) =>
  async () =>
    operation(nth, { expectedRevision: await versionOf(nth), ...more })

const CASES: { [mutation: string]: Case } = {
  createCustomer: {
    refused: { channel: 'houston', idempotencyKey: '', customer: { firstName: 'No' } },
    accepted: () => ({ ...key(), customer: { firstName: 'An', lastName: 'Other' } }),
  },
  createCustomers: {
    refused: {
      channel: 'houston',
      customers: [{ idempotencyKey: '', customer: { firstName: 'No' } }],
    },
    accepted: () => ({
      channel: 'houston',
      customers: [{ idempotencyKey: randomUUID(), customer: { firstName: 'Of', lastName: 'Many' } }],
    }),
  },
  updateCustomer: {
    refused: { ...nobodys, changes: { firstName: 'X' } },
    accepted: () => ({ ...key(), customerId: edited, changes: { firstName: 'Changed' } }),
  },
  addCustomerAddress: {
    refused: { ...nobodys, address: { city: 'Houston', country: 'USA' } },
    accepted: () => ({ ...key(), customerId: edited, address: { city: 'Houston', country: 'USA' } }),
  },
  updateCustomerAddress: {
    refused: { ...nobodys, addressId: NOBODY, changes: { city: 'X' } },
    accepted: 'test/channel/commands/edit-customer.test.ts',
  },
  removeCustomerAddress: {
    refused: { ...nobodys, addressId: NOBODY },
    accepted: 'test/channel/commands/edit-customer.test.ts',
  },
  setCustomerContact: {
    refused: { ...nobodys, contact: { type: 'EMAIL', value: 'a@example.com' } },
    accepted: () => ({ ...key(), customerId: edited, contact: { type: 'PHONE', value: '+1 713 555 0100' } }),
  },
  removeCustomerContact: {
    refused: { ...nobodys, contactId: NOBODY },
    accepted: 'test/channel/commands/edit-customer.test.ts',
  },
  addCustomerAffiliation: {
    refused: { ...nobodys, affiliation: 'NONE' },
    accepted: 'test/channel/commands/edit-customer.test.ts',
  },
  removeCustomerAffiliation: {
    refused: { ...nobodys, affiliation: 'NONE' },
    accepted: 'test/channel/commands/edit-customer.test.ts',
  },
  setCustomerAttributes: {
    refused: { ...nobodys, attributes: [{ name: 'None', value: '1' }] },
    accepted: 'test/channel/commands/edit-customer.test.ts',
  },
  setCustomerExternalIds: {
    refused: { ...nobodys, externalIds: [{ system: 'ERP', id: '1' }] },
    accepted: () => ({ ...key(), customerId: edited, externalIds: [{ system: 'ERP', id: 'of-edited' }] }),
  },
  putCustomer: {
    refused: { legalEntity: 'USRT', externalId: { system: 'ERP', id: ' ' }, customer: { name: 'No' } },
    accepted: () => ({
      legalEntity: 'USRT',
      externalId: { system: 'ERP', id: randomUUID() },
      customer: { name: 'An' },
    }),
  },
  putCustomers: {
    refused: { legalEntity: 'USRT', customers: [{ externalId: { system: 'ERP', id: ' ' }, customer: { name: 'No' } }] },
    accepted: () => ({
      legalEntity: 'USRT',
      customers: [{ externalId: { system: 'ERP', id: randomUUID() }, customer: { name: 'Of many' } }],
    }),
  },
  issueLoyaltyCard: { refused: nobodys, accepted: () => ({ ...key(), customerId: customer }) },
  linkLoyaltyCard: {
    refused: { ...nobodys, cardNumber: 'nobody has it' },
    accepted: async () => ({ ...key(), customerId: customer, cardNumber: await anonymousCard() }),
  },
  adoptCustomer: { refused: nobodys, accepted: () => ({ ...key(), customerId: customer }) },
  setCustomerAddressBooks: {
    refused: { customerId: NOBODY, addressBooks: ['none'], reason },
    accepted: () => ({ customerId: customer, addressBooks: ['houston'] }),
  },
  mergeCustomers: {
    refused: { keep: NOBODY, merge: NOBODY, reason },
    accepted: () => ({ keep: customer, merge: edited, dryRun: true }),
  },
  dismissPossibleDuplicate: {
    refused: { customers: [NOBODY], reason },
    accepted: () => ({ customers: [customer, edited], reason }),
  },
  restorePossibleDuplicate: {
    refused: { customers: [NOBODY], reason },
    accepted: () => ({ customers: [customer, edited], reason }),
  },
  undoMerge: { refused: { merge: NOBODY, reason }, accepted: 'test/api/merges.test.ts' },
  enableFeature: { refused: { feature: 'none' }, accepted: { feature: FEATURE, confirm: true, dryRun: true } },
  disableFeature: { refused: { feature: 'none' }, accepted: { feature: FEATURE, cascade: true, dryRun: true } },
  scheduleFeature: { refused: { feature: 'none' }, accepted: 'test/headquarters/features/schedule.test.ts' },
  setFeatureParameters: {
    refused: { enableNewFeaturesAutomatically: false },
    accepted: { enableNewFeaturesAutomatically: false },
  },
  checkForFeatureUpdates: { refused: {}, accepted: {} },
  enableAllFeatures: { refused: {}, accepted: { confirm: true, dryRun: true } },
  runFeaturePlan: { refused: { feature: 'none' }, accepted: { feature: 'ASYNC_ADDRESS_CREATE', wait: true } },
  runCdxJob: { refused: { job: 'none' }, accepted: { job: '1010' } },
  retrySession: { refused: { session: NOBODY }, accepted: 'test/headquarters/exchange/sessions.test.ts' },
  cancelSession: { refused: { session: NOBODY }, accepted: 'test/headquarters/exchange/sessions.test.ts' },
  flushChannelCache: { refused: { channelDatabase: 'none' }, accepted: { channelDatabase: 'houston-db' } },
  synchronizeCustomersAndChannelRequests: { refused: { job: 'none' }, accepted: {} },
  synchronizeOperation: { refused: { operationId: NOBODY }, accepted: () => ({ operationId: failed[0] }) },
  synchronizeOperations: {
    refused: { filter: { status: [] }, dryRun: false, reason: ' ' },
    accepted: { filter: { status: ['FAILED'] }, dryRun: true },
  },
  updateIssues: { refused: { issues: [NOBODY], owner: 'olga' }, accepted: 'test/api/issues.test.ts' },
  correctOperations: {
    refused: { filter: { operation: [NOBODY] }, newValue: 'EUR', reason },
    accepted: 'test/api/issues.test.ts',
  },
  undoCorrection: { refused: { correction: NOBODY, reason }, accepted: 'test/api/issues.test.ts' },
  updateCorrectedCustomers: { refused: { correction: NOBODY, reason }, accepted: 'test/api/issues.test.ts' },
  pauseBulkRun: { refused: { bulkRun: NOBODY }, accepted: 'test/headquarters/operations/bulk/bulk-run.test.ts' },
  resumeBulkRun: { refused: { bulkRun: NOBODY }, accepted: 'test/headquarters/operations/bulk/bulk-run.test.ts' },
  cancelBulkRun: { refused: { bulkRun: NOBODY }, accepted: 'test/headquarters/operations/bulk/bulk-run.test.ts' },
  saveOperation: {
    refused: { ...nothing, changes: [] },
    accepted: 'test/headquarters/operations/save-operation.test.ts',
  },
  undoSave: { refused: nothing, accepted: 'test/headquarters/operations/undo.test.ts' },
  resolveConflict: { refused: { ...nothing, choices: [] }, accepted: 'test/headquarters/operations/conflict.test.ts' },
  dismissOperation: { refused: nothing, accepted: corrected(1) },
  restoreOperation: { refused: nothing, accepted: corrected(1) },
  synchronizeForOrder: {
    refused: { channel: 'houston', customerId: NOBODY },
    accepted: () => ({ channel: 'houston', customerId: customer }),
  },
  revealCustomer: { refused: { customer: NOBODY, reason }, accepted: () => ({ customer, reason }) },
  exportCustomer: { refused: { customer: NOBODY, reason }, accepted: () => ({ customer, reason }) },
  eraseCustomer: { refused: { customer: NOBODY, reason }, accepted: () => ({ customer, reason, dryRun: true }) },
  setFunctionalityProfile: {
    refused: { profile: 'none' },
    accepted: { profile: 'store-async', captureValidation: 'STRICT' },
  },
  setChannelOffline: { refused: { channel: 'none', offline: true }, accepted: { channel: 'houston', offline: false } },
  reportRegister: {
    refused: { channel: 'none', version: '1', waitingCaptures: 0 },
    accepted: 'test/api/registers.test.ts',
  },
  pauseRegister: { refused: { ...noRegister, reason }, accepted: 'test/api/registers.test.ts' },
  resumeRegister: { refused: noRegister, accepted: 'test/api/registers.test.ts' },
  removeRegister: { refused: noRegister, accepted: 'test/api/registers.test.ts' },
  setRealtimeServiceAvailable: {
    refused: { channel: 'none', available: true },
    accepted: { channel: 'houston', available: true },
  },
  setDataSyncPaused: {
    refused: { channelDatabase: 'none', paused: true },
    accepted: { channelDatabase: 'houston-db', paused: false },
  },
  applyRemedy: { refused: { remedy: 'nothing' }, accepted: 'test/diagnose/apply-remedy.test.ts' },
  createSchedule: {
    refused: { schedule: 'no jobs', name: 'None', jobs: [], recurrence: '0 3 * * *' },
    accepted: { schedule: 'mornings', name: 'Mornings', jobs: ['1110'], recurrence: '0 7 * * *' },
  },
  endMySignInSessions: { refused: { of: { others: true } }, accepted: 'test/server/sign-in/sign-in.test.ts' },
  endSignInSessions: { refused: { of: { subject: 'nobody' }, reason }, accepted: { of: { everyone: true }, reason } },
  createWebhookEndpoint: {
    refused: { url: 'http://example.com', events: ['RUN_FAILED'] },
    accepted: { url: 'https://example.com/hook', events: ['RUN_FAILED'] },
  },
  setWebhookEndpoint: { refused: { endpoint: 'none' }, accepted: 'test/api/webhooks.test.ts' },
  deleteWebhookEndpoint: { refused: { endpoint: 'none' }, accepted: 'test/api/webhooks.test.ts' },
  rotateWebhookSecret: { refused: { endpoint: 'none' }, accepted: 'test/api/webhooks.test.ts' },
  recoverWebhookEndpoint: {
    refused: { endpoint: 'none', since: '2026-01-01T00:00:00Z' },
    accepted: 'test/api/webhooks.test.ts',
  },
  replayWebhookEvent: {
    refused: { endpoint: 'none', webhookId: 'none' },
    accepted: 'test/api/webhooks.test.ts',
  },
  discardWebhookEvent: {
    refused: { endpoint: 'none', webhookId: 'none', reason },
    accepted: 'test/api/webhooks.test.ts',
  },
  testWebhookEndpoint: { refused: { endpoint: 'none' }, accepted: 'test/api/webhooks.test.ts' },
  setAlertRule: {
    refused: { rule: 'CLOCKS_APART', threshold: 1 },
    accepted: { rule: 'CLOCKS_APART', enabled: false },
  },
  muteAlert: {
    refused: { alert: 'none', until: '2100-01-01T00:00:00Z', reason },
    accepted: 'test/headquarters/alerts/decide.test.ts',
  },
  unmuteAlert: { refused: { alert: 'none' }, accepted: 'test/headquarters/alerts/decide.test.ts' },
  createChannelDatabaseGroup: {
    refused: { group: 'no blanks', name: '' },
    accepted: { group: 'north', name: 'North' },
  },
  setChannelDatabaseGroup: { refused: { group: 'none' }, accepted: { group: 'default', name: 'All stores' } },
  deleteChannelDatabaseGroup: { refused: { group: 'none' }, accepted: { group: 'north' } },
  retryWelcomeMessages: { refused: { legalEntity: 'none' }, accepted: {} },
  deleteWelcomeMessage: {
    refused: { legalEntity: 'USRT', languageId: 'xx' },
    accepted: 'test/pipeline/welcome.test.ts',
  },
  deleteSchedule: { refused: { schedule: 'none' }, accepted: { schedule: 'mornings' } },
  withholdSchedule: { refused: { schedule: 'none', reason }, accepted: { schedule: 'clean-up', reason } },
  releaseSchedule: { refused: { schedule: 'none' }, accepted: { schedule: 'clean-up' } },
  setSchedule: { refused: { schedule: 'none', active: true }, accepted: { schedule: 'clean-up', active: true } },
  recoverHeadquarters: {
    refused: { reason },
    accepted: 'test/headquarters/incarnation/recover-headquarters.long.test.ts',
  },
  offerOperationsAgain: { refused: { channelDatabase: 'none' }, accepted: {} },
  restoreCustomers: {
    refused: { differences: [NOBODY], reason },
    accepted: 'test/headquarters/incarnation/recovery.long.test.ts',
  },
  acceptChannelDatabase: {
    refused: { channelDatabase: 'none', reason },
    accepted: 'test/headquarters/exchange/rewound.long.test.ts',
  },
  setUpOrganization: {
    refused: { parameters: { timeZone: 'No/Where' } },
    accepted: () => ({ ...demoOrganization(), dryRun: true }),
  },
  createJoinCode: { refused: { channelDatabase: 'none' }, accepted: { channelDatabase: 'houston-db' } },
  revokeStoreKey: { refused: { key: 'none', reason }, accepted: 'test/headquarters/stores/joining.test.ts' },
  flushStores: { refused: { stores: [] }, accepted: { stores: ['houston-db'] } },
  retryStores: { refused: { stores: [] }, accepted: { stores: ['houston-db'] } },
  holdStoreUpgrades: { refused: { stores: ['houston-db'], reason: ' ' }, accepted: { stores: ['houston-db'], reason } },
  releaseStoreUpgrades: { refused: { stores: [] }, accepted: { stores: ['houston-db'] } },
  cleanUp: { refused: {}, accepted: {} },
  setSimulation: { refused: { headquartersReachable: true }, accepted: 'test/simulate/switches.test.ts' },
  reconcile: { refused: { channelDatabase: 'none' }, accepted: {} },
  acceptDifference: {
    refused: { difference: NOBODY, reason },
    accepted: 'test/headquarters/reconcile/hundred.long.test.ts',
  },
}
/** No input is refused, only an unfinished run and tokens without the right role. */
const NEVER_REFUSED = [
  'checkForFeatureUpdates',
  'cleanUp',
  'enableAllFeatures',
  'flushChannelCache',
  'setFeatureParameters',
  'setUpOrganization',
  'synchronizeOperations',
]

describe('the audit', () => {
  it('is tested with every mutation', () => {
    expect(Object.keys(CASES).sort()).toEqual(mutations.map(({ name }) => name).sort())
  })

  it.each(mutations.map(({ name }) => name))(
    'has why %s was refused, for which request, and nothing else of it',
    async (name) => {
      const { codes, lines } = await call(name, CASES[name]?.refused ?? {})
      if (!NEVER_REFUSED.includes(name)) expect(codes).not.toEqual([])
      expect(lines.length).toBeGreaterThan(0)
      for (const code of codes)
        expect(lines.map(({ result }) => result)).toContainEqual(expect.stringMatching(`^(${code}|REFUSED)$`))
      expect(lines[0]).toMatchObject({ action: name, actor: 'test-administrator' })
    },
  )

  it.each(mutations.map(({ name }) => name))('has that a token without the right tried %s', async (name) => {
    const role = RULES[`Mutation.${name}`]?.includes('VIEWER') ? 'PROCESS' : 'VIEWER'
    const { codes, lines } = await call(name, CASES[name]?.refused ?? {}, await tillsync.tokenFor(role))
    if (codes[0] === 'BAD_USER_INPUT') return
    expect(codes).toEqual(['FORBIDDEN'])
    expect(lines).toMatchObject([{ action: name, result: 'FORBIDDEN', actor: `test-${role.toLowerCase()}` }])
  })

  const accepted = mutations.map(({ name }) => name).filter((name) => typeof CASES[name]?.accepted !== 'string')
  it.each(accepted)('records what %s did, for which request', async (name) => {
    const given = CASES[name]?.accepted ?? {}
    const input = typeof given === 'function' ? await given() : given
    const { codes, lines } = await call(name, typeof input === 'string' ? {} : input)
    expect(codes).toEqual([])
    // Each customer of a list has an entry of its own.
    const action = LISTS.has(name) ? name.slice(0, -1) : name
    expect(lines.map((line) => line.action)).toContain(action)
    expect(lines.map(({ result }) => result)).not.toContainEqual(expect.stringMatching(/REFUSED|FORBIDDEN|ERROR/))
  })

  it("has the entry of a capture in the channel's database, beside the operation", async () => {
    const { lines } = await call('createCustomer', { ...key(), customer: { firstName: 'Beside', lastName: 'It' } })
    expect(lines).toMatchObject([{ action: 'createCustomer', result: 'CAPTURED', place: 'houston' }])
    const found = await execute(
      tillsync.databases.houston.db,
      sql`select 1 from operation where operation_id = ${lines[0]?.target ?? null}::uuid`,
    )
    expect(found).toHaveLength(1)
  })

  it('keeps the reason, but no value that was sent as an id and is not one', async () => {
    const { lines } = await call('revealCustomer', { customer: 'ada@example.com', reason })
    expect(lines).toMatchObject([{ target: null, reason }])
  })

  it('is read newest first, page by page, by actor, action, id and time, by administrators only', async () => {
    const READ = `query ($filter: AuditFilter, $after: String, $db: ID) {
      auditEntries(filter: $filter, channelDatabase: $db, first: 2, after: $after) {
        nodes { entryId actor action result } pageInfo { hasNextPage endCursor }
      }
    }`
    type Read = {
      auditEntries: {
        nodes: { entryId: string; action: string }[]
        pageInfo: { hasNextPage: boolean; endCursor: string }
      }
    }
    const filter = { actor: 'test-administrator', action: 'runCdxJob', at: { after: '2020-01-01T00:00:00Z' } }
    const { auditEntries: first } = await tillsync.ask<Read>(READ, { filter })
    const { auditEntries: second } = await tillsync.ask<Read>(READ, { filter, after: first.pageInfo.endCursor })
    const ids = [...first.nodes, ...second.nodes].map(({ entryId }) => Number(entryId))
    expect(ids).toHaveLength(4)
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => b - a))
    expect(new Set(first.nodes.map(({ action }) => action))).toEqual(new Set(['runCdxJob']))
    const { auditEntries: captured } = await tillsync.ask<Read>(READ, {
      db: 'houston-db',
      filter: { result: 'CAPTURED' },
    })
    expect(captured.nodes).toHaveLength(2)
    const settings = ['flushChannelCache', 'setFunctionalityProfile']
    const { auditEntries: some } = await tillsync.ask<Read>(READ, { filter: { actions: settings } })
    expect(some.nodes).toHaveLength(2)
    expect(settings).toEqual(expect.arrayContaining(some.nodes.map(({ action }) => action)))
    await expect(tillsync.ask<Read>(READ, { db: 'houston-db', filter: { actions: settings } })).rejects.toThrow(
      'Use `action` for that of a channel database.',
    )
    const answer = await graphqlRequest(tillsync.url, await tillsync.tokenFor('OPERATOR'), READ)
    expect(answer.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  })
})
