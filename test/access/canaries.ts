import { sql } from 'drizzle-orm'
import { encodeNodeId } from '../../src/api/shared/node-id.ts'
import { encodeRemedyId } from '../../src/diagnose/remedies/remedy-id.ts'
import type { InputPath } from '../support/generated-documents.ts'
import type { TwoStores } from './two-stores.ts'

/** A customer of another channel than those of the token, with a unique value in every field that can be searched. */
export type Canary = {
  channel: string
  customerKey: string
  operationId: string
  lastName: string
  email: string
  phone: string
  street: string
  externalId: string
  account: string | null
}

/** Data that only the other channels have. */
export type Foreign = { canaries: Canary[]; sessions: string[]; runs: string[]; differences: string[] }

/** A value of a canary, and a value of the same form that does not exist. */
export type Sought = { canary: string; nobody: string }

/** The system of the canaries' external ids. */
export const SYSTEM = 'ERP'

const NOBODY = '0b0d0000-0000-4000-8000-00000000dead'

/**
 * Plants the canaries. San Francisco: one that headquarters has and one that only the channel has. The web shop, which
 * shares Houston's database and address book: one that headquarters has refused and one that only the channel has. A
 * comparison has reported the first and the third.
 */
export async function plantCanaries(tillsync: TwoStores): Promise<Foreign> {
  const synced = await plant(tillsync, 'sanfrancisco', 'Kestrel', '4150001')
  const refused = await plant(tillsync, 'online', 'Merlin', '7130002', { currency: 'XXX' })
  await tillsync.travel()
  const captured = await plant(tillsync, 'sanfrancisco', 'Osprey', '4150003')
  const pending = await plant(tillsync, 'online', 'Goshawk', '7130004')
  const { hq } = tillsync.databases
  const differences: string[] = []
  for (const [{ customerKey, lastName }, database] of [
    [synced, 'sanfrancisco-db'],
    [refused, 'houston-db'],
  ] as const) {
    const rows = await hq.db.execute<{ id: string }>(sql`
      insert into difference (kind, status, channel_database_id, customer_key, data_area_id, message, run_id, last_run_id)
      values ('STALE_AT_CHANNEL', 'REPORTED', ${database}, ${customerKey}, 'USRT', ${`Planted for ${lastName}.`}, ${NOBODY}, ${NOBODY})
      returning id`)
    differences.push(...rows.map(({ id }) => id))
  }
  const { operation, uploadSessions, downloadSessions } = await tillsync.ask<{
    operation: { customerAccount: string }
    uploadSessions: { nodes: { id: string }[] }
    downloadSessions: { nodes: { id: string }[] }
  }>(
    `query ($id: ID!) {
      operation(id: $id) { customerAccount }
      uploadSessions(channelDatabase: "sanfrancisco-db") { nodes { id } }
      downloadSessions(channelDatabase: "sanfrancisco-db") { nodes { id } }
    }`,
    { id: synced.operationId },
  )
  const { synchronizeOperations } = await tillsync.ask<{ synchronizeOperations: { bulkRun: { id: string } } }>(
    `mutation {
      synchronizeOperations(input: { filter: { channel: ["sanfrancisco"] } }) { bulkRun { id } userErrors { code } }
    }`,
  )
  synced.account = operation.customerAccount
  return {
    canaries: [synced, refused, captured, pending],
    sessions: [uploadSessions.nodes[0]?.id, downloadSessions.nodes[0]?.id].flatMap((id) => id ?? []),
    runs: [keyOf(synchronizeOperations.bulkRun.id)],
    differences,
  }
}

async function plant(
  tillsync: TwoStores,
  channel: string,
  lastName: string,
  digits: string,
  more: object = {},
): Promise<Canary> {
  const values = {
    email: `${lastName}@raptors.example`.toLowerCase(),
    phone: `+1 ${digits}77`,
    street: `${lastName} Row`,
    externalId: `ERP-${lastName}`,
  }
  const { asyncCustomerAccount, operationId } = await tillsync.create(channel, lastName, {
    firstName: 'Falco',
    email: values.email,
    phone: values.phone,
    addresses: [{ street: values.street, city: 'Austin', country: 'USA' }],
    externalIds: [{ system: SYSTEM, id: values.externalId }],
    ...more,
  })
  return { channel, customerKey: asyncCustomerAccount, operationId, lastName, account: null, ...values }
}

const keyOf = (id: string) => (JSON.parse(Buffer.from(id, 'base64url').toString('utf8')) as string[]).at(-1) ?? ''

/** Everything that an answer must not contain. */
export const secretsOf = ({ canaries, sessions, runs, differences }: Foreign): string[] => [
  ...canaries.flatMap(({ channel: _, account, phone, ...values }) => [
    ...Object.values(values),
    ...(account === null ? [] : [account]),
    phone.slice(3),
  ]),
  ...sessions.map(keyOf),
  ...runs,
  ...differences,
]

/**
 * The possible meanings of a text or id: their forms, and for each form the values to try. For most arguments any
 * canary will do, so each argument takes the next one.
 */
export const kindsOf = ({ canaries, sessions, runs, differences }: Foreign) => {
  const keys = canaries.map(({ customerKey }) => customerKey)
  const operations = canaries.map(({ operationId }) => operationId)
  const form = (values: readonly string[], nobody: string): Sought[] => values.map((canary) => ({ canary, nobody }))
  const ids = (type: string, values: readonly string[], ...before: string[]): Sought[] =>
    form(
      values.map((id) => encodeNodeId(type, ...before, id)),
      encodeNodeId(type, ...before, NOBODY),
    )
  const customer = [
    form(keys, NOBODY),
    ...['', 'houston', 'sanfrancisco'].map((channel) => ids('Customer', keys, channel)),
  ]
  const operation = [form(operations, NOBODY), ids('Operation', operations)]
  const session = [sessions.map((id) => ({ canary: id, nobody: nobodyLike(id) }))]
  const run = [form(runs, NOBODY), ids('BatchRun', runs), ids('BulkRun', runs)]
  const difference = [form(differences, NOBODY), ids('Difference', differences)]
  const valuesOf = (value: (canary: Canary) => string | null, nobody: string) => [
    form(
      canaries.flatMap((canary) => value(canary) ?? []),
      nobody,
    ),
  ]
  const email = valuesOf((canary) => canary.email, 'nobody@nowhere.example')
  const phone = valuesOf((canary) => canary.phone, '+1 999000099')
  const name = valuesOf(({ lastName }) => lastName, 'Nobody')
  const account = valuesOf((canary) => canary.account, 'C-999999')
  return {
    customer,
    operation,
    session,
    run,
    difference,
    email,
    phone,
    name,
    account,
    externalId: valuesOf(({ externalId }) => externalId, 'ERP-Nobody'),
    street: valuesOf(({ street }) => street, 'Nobody Row'),
    channel: [form(['sanfrancisco', 'online'], 'nowhere'), [nowhere]],
    channelDatabase: [form(['sanfrancisco-db'], 'nowhere-db')],
    words: [name, email, phone, account].flat(),
    node: [customer, operation, session, run, difference].flat(),
    erasure: [...customer, ids('Erasure', keys)],
    remedy: remedies(operations, keys, sessions, runs, differences).map((each) => [each]),
    /** A cursor of customers by name that leaves out the name. */
    place: [keys.map((key) => ({ canary: place(key), nobody: place(NOBODY) }))],
    /** It identifies nothing that belongs to a channel. */
    nothing: [] as Sought[][],
  }
}

const place = (key: string) => Buffer.from(JSON.stringify(['NAME_ASC', null, key])).toString('base64url')
const nowhere = { canary: encodeNodeId('Channel', 'sanfrancisco'), nobody: encodeNodeId('Channel', 'nowhere') }

export type Kind = keyof ReturnType<typeof kindsOf>

const nobodyLike = (id: string) => {
  const [type = '', ...key] = JSON.parse(Buffer.from(id, 'base64url').toString('utf8')) as string[]
  return encodeNodeId(type, ...key.slice(0, -1), NOBODY)
}

/** Ids of remedies as an administrator gets them, and as anyone can compose them. */
function remedies(
  operations: readonly string[],
  keys: readonly string[],
  sessions: readonly string[],
  runs: readonly string[],
  differences: readonly string[],
): Sought[] {
  type Named = Omit<Parameters<typeof encodeRemedyId>[0], 'check'>
  const pair = (id: string, nobody: string, make: (id: string) => Named): Sought => ({
    canary: encodeRemedyId({ ...make(id), check: 'FOUND' }),
    nobody: encodeRemedyId({ ...make(nobody), check: 'FOUND' }),
  })
  const flush: Pick<Named, 'mutation' | 'input'> = {
    mutation: 'flushChannelCache',
    input: { channelDatabase: 'houston-db' },
  }
  const INSTALLATION = { type: 'INSTALLATION' } as const
  const version = { expectedRevision: 0 }
  const onOperation = (mutation: Named['mutation'], more: object = {}) =>
    operations.map((id) =>
      pair(id, NOBODY, (key) => ({
        mutation,
        input: { operationId: key, ...more },
        subject: { type: 'OPERATION', key },
      })),
    )
  return [
    ...keys.map((id) => pair(id, NOBODY, (key) => ({ ...flush, subject: { type: 'CUSTOMER', key } }))),
    ...operations.map((id) => pair(id, NOBODY, (key) => ({ ...flush, subject: { type: 'OPERATION', key } }))),
    pair('sanfrancisco', 'nowhere', (key) => ({ ...flush, subject: { type: 'CHANNEL', key } })),
    ...onOperation('synchronizeOperation'),
    ...onOperation('dismissOperation', version),
    ...onOperation('restoreOperation', version),
    ...onOperation('saveOperation', { ...version, changes: [{ attribute: 'phone', newValue: null }] }),
    ...sessions.map((id) =>
      pair(id, nobodyLike(id), (session) => ({ mutation: 'retrySession', input: { session }, subject: INSTALLATION })),
    ),
    ...runs.map((id) =>
      pair(id, NOBODY, (bulkRun) => ({ mutation: 'resumeBulkRun', input: { bulkRun }, subject: INSTALLATION })),
    ),
    ...differences.map((id) =>
      pair(id, NOBODY, (difference) => ({
        mutation: 'acceptDifference',
        input: { difference },
        subject: INSTALLATION,
      })),
    ),
    pair('sanfrancisco-db', 'nowhere-db', (channelDatabase) => ({
      mutation: 'runCdxJob',
      input: { job: '1010', channelDatabase },
      subject: INSTALLATION,
    })),
    pair('sanfrancisco', 'nowhere', (channel) => ({
      mutation: 'setChannelOffline',
      input: { channel, offline: false },
      subject: { type: 'CHANNEL', key: channel },
    })),
  ]
}

/**
 * The meaning of each text and id argument, by its name, its full path or its root field; an argument that is missing
 * here fails the test.
 */
const NAMES: { readonly [name: string]: Kind } = {
  id: 'node',
  ids: 'node',
  'Query.erasure.id': 'erasure',
  target: 'node',
  customer: 'customer',
  customerId: 'customer',
  asyncCustomerAccount: 'customer',
  custAccountAsync: 'customer',
  operation: 'operation',
  operationId: 'operation',
  session: 'session',
  run: 'run',
  batchRun: 'run',
  bulkRun: 'run',
  difference: 'difference',
  differences: 'difference',
  remedy: 'remedy',
  channel: 'channel',
  channels: 'channel',
  channelDatabase: 'channelDatabase',
  stores: 'channelDatabase',
  'Mutation.setChannelDatabaseGroup.input.channelDatabases': 'channelDatabase',
  accountNumber: 'account',
  customerAccount: 'account',
  invoiceAccount: 'account',
  search: 'words',
  value: 'words',
  newValue: 'words',
  name: 'name',
  firstName: 'name',
  middleName: 'name',
  lastName: 'name',
  title: 'name',
  email: 'email',
  receiptEmail: 'email',
  phone: 'phone',
  cellularPhone: 'phone',
  street: 'street',
  // Values that no canary has.
  ...nothing('phoneExtension', 'extension', 'url', 'organizationId', 'vatNumber', 'identificationNumber', 'cardNumber'),
  ...nothing('streetNumber', 'buildingComplement', 'city', 'county', 'state', 'districtName', 'zipCode', 'country'),
  // Configuration, the same for all channels.
  ...nothing('type', 'consentWording'),
  ...nothing('customerType', 'receiptOption', 'languageId', 'currency', 'customerGroup', 'priceGroup', 'creditMax'),
  ...nothing('optOutPersonalization', 'optOutWebActivityTracking', 'blockLoyaltyEnrollment'),
  ...nothing('blocked', 'lineDiscount', 'multilineDiscount', 'endDiscount', 'taxGroup', 'purpose', 'affiliation'),
  ...nothing('affiliations', 'legalEntity', 'job', 'jobId', 'feature', 'schedule', 'recurrence', 'profile', 'key'),
  ...nothing('jobs', 'register', 'version', 'endpoint', 'webhookId', 'description', 'alert'),
  ...nothing('attribute', 'timeZone', 'dataAreaId', 'options', 'minimum', 'maximum', 'addressBooks', 'reference'),
  ...nothing('format', 'group', 'connection', 'functionalityProfile', 'defaultCustomer'),
  ...nothing('system', 'subject', 'everyone'),
  ...nothing(
    'language',
    'unit',
    'friendlyName',
    'helpText',
    'defaultValue',
    'body',
    'customerAttributeGroup',
    'attributes',
  ),
  ...Object.fromEntries(
    [
      'Query.customer.by.externalId.id',
      'Mutation.createCustomer.input.customer.externalIds.id',
      'Mutation.createCustomers.input.customers.customer.externalIds.id',
      'Mutation.setCustomerExternalIds.input.externalIds.id',
      'Mutation.putCustomer.input.externalId.id',
      'Mutation.putCustomer.input.customer.externalIds.id',
      'Mutation.putCustomers.input.customers.externalId.id',
      'Mutation.putCustomers.input.customers.customer.externalIds.id',
    ].map((path) => [path, 'externalId' as const]),
  ),
  'Query.customerHistory.attributes': 'nothing',
  // Of one attribute, compared with the lists of headquarters, which are the same for all channels.
  'Mutation.correctOperations.input.newValue': 'nothing',
  'Mutation.updateCorrectedCustomers.input.newValue': 'nothing',
  'Query.auditEntries.filter.actions': 'nothing',
  'Mutation.mergeCustomers.input.keep': 'customer',
  'Mutation.mergeCustomers.input.merge': 'customer',
  'Mutation.mergeCustomers.input.choices.field': 'nothing',
  // A merge's id, which no channel has.
  'Mutation.undoMerge.input.merge': 'nothing',
  'Mutation.dismissPossibleDuplicate.input.customers': 'customer',
  'Mutation.restorePossibleDuplicate.input.customers': 'customer',
  'Query.channel.key': 'channel',
  'Query.customers.after': 'place',
  'Query.customers.before': 'place',
  'Mutation.setUpOrganization': 'nothing',
  'Mutation.createChannelDatabaseGroup.input.copyOf': 'nothing',
  'Mutation.createChannelDatabaseGroup.input.name': 'nothing',
  'Mutation.setChannelDatabaseGroup.input.name': 'nothing',
  // Of the caller's own, or of nothing; the positions of other lists contain no customer.
  ...nothing(
    'reason',
    'comment',
    'idempotencyKey',
    'expectedVersion',
    'expectedRevision',
    'addressId',
    'contactId',
    'after',
    'before',
  ),
  // Causes of failures and corrections: test/api/issues.test.ts has those of other channels.
  ...nothing('issue', 'issues', 'correction', 'owner', 'note', 'snoozedUntil'),
  ...nothing('fingerprint', 'actor', 'action', 'result', 'requestId'),
}

function nothing(...names: string[]): { [name: string]: Kind } {
  return Object.fromEntries(names.map((name) => [name, 'nothing']))
}

/** The meaning of an argument; undefined when it is not declared. */
export const kindAt = (root: string, path: InputPath): Kind | undefined =>
  NAMES[root] ?? NAMES[`${root}.${path.join('.')}`] ?? NAMES[path.at(-1) ?? '']
