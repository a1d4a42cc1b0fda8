// @module-tag long
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { execute } from '../../src/db/client.ts'
import { graphqlRequest } from '../support/http.ts'
import { startInstallation } from '../support/installation.ts'

const tillsync = await startInstallation()

type Contact = { contactId: string; value: string; isPrimary: boolean; marketingOptIn: boolean }
type Customer = {
  id: string
  email: string | null
  asyncCustomerAccount: string
  contacts: Contact[]
  receiptOption: string
}
type Outcome = {
  customer: Customer | null
  userErrors: { code: string; message: string; field: string[]; rowErrorCode?: string }[]
}

const FIELDS =
  'id email phone asyncCustomerAccount receiptOption blocked contacts { contactId value isPrimary marketingOptIn extension } addresses { country purpose phone email url taxGroup isPrimary }'
const PAYLOAD = `{ customer { ${FIELDS} } userErrors { code field message ... on FieldRefused { rowErrorCode } } }`
let keys = 0
const key = () => `real-${++keys}`

async function mutate(field: string, type: string, input: object): Promise<Outcome> {
  const document = `mutation ($input: ${type}!) { outcome: ${field}(input: $input) ${PAYLOAD} }`
  const { outcome } = await tillsync.ask<{ outcome: Outcome }>(document, {
    input: { channel: 'houston', idempotencyKey: key(), ...input },
  })
  return outcome
}

/** A new customer, known to headquarters and back at the channel. */
async function settled(customer: object): Promise<Customer> {
  const { customer: created, userErrors } = await mutate('createCustomer', 'CreateCustomerInput', { customer })
  expect(userErrors).toEqual([])
  await settle()
  return read(created?.id ?? '')
}
async function settle(): Promise<void> {
  await tillsync.travel()
  await tillsync.travel()
}
async function read(id: string): Promise<Customer> {
  const { node } = await tillsync.ask<{ node: Customer }>(
    `query ($id: ID!) { node(id: $id) { ... on Customer { ${FIELDS} } } }`,
    { id },
  )
  return node
}
async function found(search: string, channel: string | null): Promise<number> {
  const { customers } = await tillsync.ask<{ customers: { nodes: unknown[] } }>(
    'query ($channel: ID, $filter: CustomerFilter) { customers(channel: $channel, filter: $filter) { nodes { id } } }',
    { channel, filter: { search } },
  )
  return customers.nodes.length
}

const twoAddresses = (name: string) => ({
  lastName: `Q${name}`,
  contacts: [
    { type: 'EMAIL', value: `${name}-wrong@example.com`, isPrimary: true },
    { type: 'EMAIL', value: `${name}-right@example.com` },
  ],
})

describe.each([
  ['in real time', 'REALTIME', false],
  ['asynchronously', 'ASYNC', true],
])('the primary e-mail address, %s', (_, name, isAsync) => {
  beforeAll(async () => {
    if (!isAsync) return
    await tillsync.ask(
      'mutation { enableFeature(input: { feature: "ASYNC_EDIT", confirm: true }) { userErrors { code } } }',
    )
    for (const job of ['1110', '1070', '1010']) await tillsync.runJob(job)
    await tillsync.ask('mutation { flushChannelCache { userErrors { code } } }')
  })

  test('that is removed leaves the next one, and finds nobody any more, on both sides', async () => {
    const prefix = `${name.toLowerCase()}-removed`
    const ada = await settled(twoAddresses(prefix))
    const wrong = ada.contacts.find(({ value }) => value.includes('wrong'))
    const outcome = await mutate('removeCustomerContact', 'RemoveCustomerContactInput', {
      customerId: ada.id,
      contactId: wrong?.contactId,
    })
    expect(outcome.userErrors).toEqual([])
    await settle()
    expect((await read(ada.id)).email).toBe(`${prefix}-right@example.com`)
    for (const channel of ['houston', null]) {
      expect([channel, await found(`${prefix}-wrong@example.com`, channel)]).toEqual([channel, 0])
      expect([channel, await found(`${prefix}-right@example.com`, channel)]).toEqual([channel, 1])
    }
  })

  test('that changes as the customer’s own changes the contact, and what is not named stays', async () => {
    const prefix = `${name.toLowerCase()}-changed`
    const ada = await settled({
      ...twoAddresses(prefix),
      contacts: [{ type: 'EMAIL', value: `${prefix}-wrong@example.com`, isPrimary: true, marketingOptIn: true }],
    })
    const changes = { email: `${prefix}-new@example.com` }
    expect((await mutate('updateCustomer', 'UpdateCustomerInput', { customerId: ada.id, changes })).userErrors).toEqual(
      [],
    )
    await settle()
    expect((await read(ada.id)).contacts).toMatchObject([
      { value: changes.email, isPrimary: true, marketingOptIn: true },
    ])
    for (const channel of ['houston', null]) expect(await found(`${prefix}-wrong@example.com`, channel)).toBe(0)
    const [contact] = ada.contacts
    const set = await mutate('setCustomerContact', 'SetCustomerContactInput', {
      customerId: ada.id,
      contactId: contact?.contactId,
      contact: { type: 'EMAIL', value: changes.email, marketingOptIn: false },
    })
    expect(set.customer?.contacts).toMatchObject([{ isPrimary: true, marketingOptIn: false }])
    await settle()
  })
})

test('headquarters’ own edit of the e-mail address changes the contact, too', async () => {
  const ada = await settled(twoAddresses('hq'))
  const changes = { email: 'hq-new@example.com' }
  const update = `mutation ($input: UpdateCustomerInput!) { outcome: updateCustomer(input: $input) ${PAYLOAD} }`
  const { outcome } = await tillsync.ask<{ outcome: Outcome }>(update, {
    input: { customerId: ada.id, idempotencyKey: key(), changes },
  })
  expect(outcome.userErrors).toEqual([])
  await settle()
  expect((await read(ada.id)).contacts.map(({ value }) => value).sort()).toEqual([
    'hq-new@example.com',
    'hq-right@example.com',
  ])
  for (const channel of ['houston', null]) expect(await found('hq-wrong@example.com', channel)).toBe(0)
})

test('consents are kept with when, where, by whom and the wording, longer than operations, and go with an erasure', async () => {
  const ada = await settled({
    lastName: 'Qconsent',
    contacts: [
      { type: 'EMAIL', value: 'qconsent@example.com', marketingOptIn: true, consentWording: 'Yes, write to me.' },
    ],
  })
  const contactId = ada.contacts[0]?.contactId
  await mutate('setCustomerContact', 'SetCustomerContactInput', {
    customerId: ada.id,
    contactId,
    contact: { type: 'EMAIL', value: 'qconsent@example.com', marketingOptIn: false },
  })
  await settle()
  const of = { customer: ada.asyncCustomerAccount }
  await execute(
    tillsync.databases.hq.db,
    sql`update operation set captured_at = captured_at - interval '400 days', settled_at = settled_at - interval '400 days',
      distributed_at = distributed_at - interval '400 days' where customer_key = ${ada.asyncCustomerAccount}::uuid`,
  )
  await tillsync.ask('mutation { cleanUp { userErrors { code message } } }')
  const history =
    'query ($of: OperationHistoryOf!) { operationHistory(of: $of) { nodes { outcome actor changes { attribute newValue } } } }'
  const { operationHistory } = await tillsync.ask<{
    operationHistory: { nodes: { outcome: string; changes: unknown }[] }
  }>(history, { of })
  const kept = operationHistory.nodes.filter(({ outcome }) => outcome.startsWith('CONSENT'))
  expect(kept).toMatchObject([
    {
      outcome: 'CONSENT_GIVEN',
      actor: 'test-administrator',
      changes: [{ attribute: 'contact.EMAIL.optIn', newValue: 'true' }, { newValue: 'qconsent@example.com' }],
    },
    { outcome: 'CONSENT_WITHDRAWN', changes: [{ attribute: 'contact.EMAIL.optIn', newValue: 'false' }, {}] },
  ])
  const consents = `query ($by: CustomerBy!) { customer(by: $by) { consents { given purpose contactId contactValue actor wording channel { key } } } }`
  const by = { asyncCustomerAccount: ada.asyncCustomerAccount }
  const { customer } = await tillsync.ask<{ customer: unknown }>(consents, { by })
  const common = {
    purpose: 'MARKETING',
    contactId,
    contactValue: 'qconsent@example.com',
    actor: 'test-administrator',
    channel: { key: 'houston' },
  }
  expect(customer).toEqual({
    consents: [
      { ...common, given: true, wording: 'Yes, write to me.' },
      { ...common, given: false, wording: null },
    ],
  })
  const operator = await tillsync.tokenFor('OPERATOR')
  const masked = await tillsync.ask<{ customer: { consents: { contactValue: string }[] } }>(consents, { by }, operator)
  expect(masked.customer.consents[0]?.contactValue).toBe('q***@e***')
  const exported = await tillsync.ask<{ exportCustomer: { document: { consents: unknown[] } } }>(
    'mutation ($input: ExportCustomerInput!) { exportCustomer(input: $input) { document userErrors { message } } }',
    { input: { customer: ada.id, reason: 'A request.' } },
  )
  expect(exported.exportCustomer.document.consents).toHaveLength(2)
  await tillsync.ask(
    'mutation ($input: EraseCustomerInput!) { eraseCustomer(input: $input) { userErrors { message } } }',
    {
      input: { customer: ada.id, reason: 'A request.' },
    },
  )
  const left = await execute(
    tillsync.databases.hq.db,
    sql`select 1 from customer_consent where customer_key = ${ada.asyncCustomerAccount}::uuid`,
  )
  expect(left).toEqual([])
})

test('addresses carry phone, e-mail, URL and tax group to headquarters and back, and a country is stored as one code', async () => {
  const address = {
    street: 'Main Street',
    country: 'United States',
    purpose: 'post BOX',
    phone: '713 555 0100',
    email: 'door@example.com',
    url: 'www.example.com',
    taxGroup: 'tx',
  }
  const { id } = await settled({
    lastName: 'Qdoor',
    addresses: [address],
    receiptOption: 'standard receipt',
    blocked: 'No',
  })
  expect(await read(id)).toMatchObject({
    receiptOption: 'PRINT',
    blocked: 'NO',
    addresses: [
      { ...address, street: undefined, country: 'USA', purpose: 'Post box', taxGroup: 'TX', isPrimary: true },
    ].map(({ street: _, ...rest }) => rest),
  })
})

test('a word of a list’s row that means nothing refuses that row, and not the list', async () => {
  const row = (customer: object) => ({ idempotencyKey: key(), customer })
  const { createCustomers } = await tillsync.ask<{ createCustomers: { results: Outcome[] } }>(
    `mutation ($input: CreateCustomersInput!) { createCustomers(input: $input) { results ${PAYLOAD} } }`,
    {
      input: {
        channel: 'houston',
        customers: [
          row({ lastName: 'Qrow1', customerType: 'Person' }),
          row({ lastName: 'Qrow2', customerType: 'robot' }),
          row({ lastName: 'Qrow3', contacts: [{ type: 'fax', value: '1' }] }),
          row({ lastName: 'Qrow4', taxGroup: 'TXX' }),
        ],
      },
    },
  )
  expect(
    createCustomers.results.map(({ userErrors }) =>
      userErrors.map(({ field, rowErrorCode }) => `${rowErrorCode} ${field.join('.')}`),
    ),
  ).toEqual([
    [],
    ['INVALID_VALUE customers.1.customer.customerType'],
    ['INVALID_VALUE customers.2.customer.contacts.0.type'],
    ['UNKNOWN_TAX_GROUP customers.3.customer.taxGroup'],
  ])
  expect(createCustomers.results[3]?.userErrors[0]?.message).toContain('Did you mean TX?')
})

describe('a name that does not exist is told, with the near ones', () => {
  test.each([
    ['{ customers(channel: "housten") { nodes { id } } }', 'Did you mean houston?'],
    ['{ customers(channel: "") { nodes { id } } }', 'an empty text names none'],
    ['{ customer(by: { accountNumber: "C-000001" }, channel: "housten") { id } }', 'Did you mean houston?'],
    ['{ customers(legalEntity: "USRTT") { nodes { id } } }', 'Did you mean USRT?'],
    ['{ operations(filter: { channel: ["housten"] }) { nodes { id } } }', 'Did you mean houston?'],
    ['{ operationCounts(channel: ["housten"]) { status } }', 'Did you mean houston?'],
    ['{ operationErrorGroups(filter: { channel: ["housten"] }) { count } }', 'Did you mean houston?'],
    ['{ exportOperations(format: CSV, filter: { channel: ["housten"] }) { text } }', 'Did you mean houston?'],
    ['{ realtimeServiceCalls(channel: "housten") { nodes { callId } } }', 'Did you mean houston?'],
    ['{ realtimeServiceCallCounts(channel: ["housten"]) { since } }', 'Did you mean houston?'],
    ['{ features { channels(channel: ["housten"]) { channel { key } } } }', 'Did you mean houston?'],
    ['{ featurePlan(feature: "ASYNC_EDIT", channels: ["housten"]) { complete } }', 'Did you mean houston?'],
    ['{ downloadSessions(job: "1100") { nodes { id } } }', 'Did you mean 1010, 1110 or 1150?'],
    ['{ downloadSessions(channelDatabase: "housten-db") { nodes { id } } }', 'Did you mean houston-db?'],
    ['{ uploadSessions(channelDatabase: "housten-db") { nodes { id } } }', 'Did you mean houston-db?'],
    ['{ differences(channelDatabase: "housten-db") { nodes { id } } }', 'Did you mean houston-db?'],
    ['{ auditEntries(channelDatabase: "housten-db") { nodes { at } } }', 'Did you mean houston-db?'],
    ['{ batchRuns(job: "synchronise") { nodes { id } } }', 'Did you mean synchronize?'],
    ['{ operationChanged(channel: ["housten"]) { __typename } }', 'Did you mean houston?'],
    ['{ featureChanged(feature: "ASYNC_EDITS") { __typename } }', 'Did you mean ASYNC_EDIT?'],
    ['{ dashboardStats(channel: ["housten"]) { at } }', 'Did you mean houston?'],
    ['{ batchJobProgress(job: "synchronise") { ready } }', 'Did you mean synchronize?'],
    ['{ batchJobProgress(job: "") { ready } }', 'an empty text names none'],
    ['{ cdxSessionChanged(job: "1011") { ready } }', 'Did you mean 1010?'],
    ['{ cdxSessionChanged(channelDatabase: "housten-db") { ready } }', 'Did you mean houston-db?'],
    ['{ featureChanged(channel: ["housten"]) { ready } }', 'Did you mean houston?'],
    [
      '{ stagingRecords(table: RETAILASYNCCUSTOMERV2, channelDatabase: "housten-db") { nodes { operationId } } }',
      'Did you mean houston-db?',
    ],
    [
      '{ stagingRecords(table: RETAILASYNCCUSTOMERV2, side: CHANNEL, channelDatabase: "housten-db") { nodes { operationId } } }',
      'Did you mean houston-db?',
    ],
    ['{ customer(by: { accountNumber: "C-000001" }, legalEntity: "USRTT") { id } }', 'Did you mean USRT?'],
    ['{ batchRuns(job: "Synchronize customer and channel requests") { nodes { id } } }', 'Did you mean synchronize?'],
  ])('%s', async (document, says) => {
    const { errors } = await graphqlRequest(tillsync.url, tillsync.token, document)
    expect(errors).toMatchObject([{ message: expect.stringContaining(says), extensions: { code: 'NOT_FOUND' } }])
  })

  test.each([
    ['createCustomer', 'CreateCustomerInput', { channel: 'housten', customer: { lastName: 'Qtypo' } }],
    ['createCustomer', 'CreateCustomerInput', { channel: '', customer: { lastName: 'Qtypo' } }],
    ['updateCustomer', 'UpdateCustomerInput', { channel: 'housten', customerId: 'x', changes: {} }],
    [
      'setCustomerContact',
      'SetCustomerContactInput',
      { channel: 'housten', customerId: 'x', contact: { type: 'EMAIL', value: 'a@b.cd' } },
    ],
  ])('%s', async (field, type, input) => {
    expect((await mutate(field, type, input)).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['channel'] }])
  })

  test.each([
    ['runCdxJob', 'RunCdxJobInput', { job: '1011' }, 'Did you mean 1010?'],
    ['runCdxJob', 'RunCdxJobInput', { job: '1010', channelDatabase: 'housten-db' }, 'Did you mean houston-db?'],
    ['flushChannelCache', 'FlushChannelCacheInput', { channelDatabase: 'housten-db' }, 'Did you mean houston-db?'],
    ['synchronizeCustomersAndChannelRequests', 'SynchronizeInput', { legalEntity: 'USRX' }, 'Did you mean USRT?'],
    ['setChannelOffline', 'SetChannelOfflineInput', { channel: 'housten', offline: true }, 'Did you mean houston?'],
    ['enableFeature', 'EnableFeatureInput', { feature: 'ASYNC_EDITS' }, 'Did you mean ASYNC_EDIT?'],
    [
      'setSchedule',
      'SetScheduleInput',
      { schedule: 'default-customer', active: true },
      'Did you mean default-customers?',
    ],
    ['setFunctionalityProfile', 'SetFunctionalityProfileInput', { profile: 'store-asink' }, 'Did you mean'],
    ['reconcile', 'ReconcileInput', { channelDatabase: 'housten-db' }, 'Did you mean houston-db?'],
    ['synchronizeCustomersAndChannelRequests', 'SynchronizeInput', { job: 'synchronise' }, 'Did you mean synchronize?'],
    [
      'setRealtimeServiceAvailable',
      'SetRealtimeServiceAvailableInput',
      { channel: 'housten', available: true },
      'Did you mean houston?',
    ],
    [
      'setDataSyncPaused',
      'SetDataSyncPausedInput',
      { channelDatabase: 'housten-db', paused: true },
      'Did you mean houston-db?',
    ],
    [
      'acceptChannelDatabase',
      'AcceptChannelDatabaseInput',
      { channelDatabase: 'housten-db', reason: 'x' },
      'Did you mean houston-db?',
    ],
    [
      'offerOperationsAgain',
      'OfferOperationsAgainInput',
      { channelDatabase: 'housten-db' },
      'Did you mean houston-db?',
    ],
    ['runFeaturePlan', 'RunFeaturePlanInput', { feature: 'ASYNC_EDITS' }, 'Did you mean ASYNC_EDIT?'],
    [
      'runFeaturePlan',
      'RunFeaturePlanInput',
      { feature: 'ASYNC_EDIT', channels: ['housten'] },
      'Did you mean houston?',
    ],
    ['disableFeature', 'DisableFeatureInput', { feature: 'ASYNC_EDITS' }, 'Did you mean ASYNC_EDIT?'],
    [
      'scheduleFeature',
      'ScheduleFeatureInput',
      { feature: 'ASYNC_EDITS', enableDate: '2099-01-01' },
      'Did you mean ASYNC_EDIT?',
    ],
    [
      'synchronizeForOrder',
      'SynchronizeForOrderInput',
      { channel: 'housten', customerId: 'x' },
      'Did you mean houston?',
    ],
  ])('%s %s %j', async (field, type, input, says) => {
    const document = `mutation ($input: ${type}!) { outcome: ${field}(input: $input) { userErrors { code message } } }`
    const { outcome } = await tillsync.ask<{ outcome: Outcome }>(document, { input })
    expect(outcome.userErrors).toMatchObject([{ code: 'NOT_FOUND', message: expect.stringContaining(says) }])
  })
})

test('a diagnosis of a channel or feature that there is not names the near ones', async () => {
  const answerOf = async (input: object) => {
    const { diagnose } = await tillsync.ask<{ diagnose: { answer: string } }>(
      'query ($input: DiagnoseInput!) { diagnose(input: $input) { answer } }',
      { input },
    )
    return diagnose.answer
  }
  expect(await answerOf({ channel: 'housten' })).toContain('Did you mean houston?')
  expect(await answerOf({ feature: 'ASYNC_EDITT' })).toContain('Did you mean ASYNC_EDIT?')
  expect(await answerOf({ channel: 'rotterdam' })).not.toContain('Did you mean')
})
