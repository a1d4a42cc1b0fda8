import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  bigserial,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { moment, tsvector } from './columns.ts'
import {
  addressColumns,
  affiliationColumns,
  attributeColumns,
  contactColumns,
  customerColumns,
  eventColumns,
  rowIdentity,
} from './staging-columns.ts'

const counter = () => bigint({ mode: 'bigint' }).notNull().unique().generatedAlwaysAsIdentity()

/** Who this database is: one row. A new `sourceId` is given when headquarters accepts the database again after a restore. */
export const databaseIdentity = pgTable('database_identity', {
  channelDatabaseId: text().primaryKey(),
  sourceId: uuid().notNull().defaultRandom(),
  createdAt: moment().notNull().defaultNow(),
})

/** Configuration and feature state as last applied by 1010, 1070 and 1110: one row an entity. Read through `channel_cache` only. */
export const configuration = pgTable(
  'configuration',
  { kind: text().notNull(), id: text().notNull(), jobId: text().notNull(), content: jsonb().notNull() },
  (t) => [primaryKey({ columns: [t.kind, t.id] })],
)

/** How far each download job has been applied here: headquarters' log position up to which everything is in this database. */
export const appliedJob = pgTable('applied_job', {
  jobId: text().primaryKey(),
  position: bigint({ mode: 'bigint' }).notNull(),
  sessionId: uuid(),
  rowsAffected: integer().notNull().default(0),
  appliedAt: moment().notNull().defaultNow(),
})

/** The one cache row (DESIGN, "Features"): what captures decide on. Loaded anew when flushed or expired; never older than `expiresAt`. */
export const channelCache = pgTable(
  'channel_cache',
  {
    id: integer().primaryKey().default(1),
    generation: bigint({ mode: 'bigint' }).notNull(),
    loadedAt: moment().notNull(),
    expiresAt: moment().notNull(),
    content: jsonb().notNull(),
  },
  (t) => [check('channel_cache_one_row', sql`${t.id} = 1`)],
)

/** Administrator's switches of a channel, made here and not downloaded. No row means online and available. */
export const channelSwitch = pgTable('channel_switch', {
  channelId: text().primaryKey(),
  offline: boolean().notNull().default(false),
  realtimeServiceAvailable: boolean().notNull().default(true),
  changedAt: moment().notNull().defaultNow(),
  changedBy: text().notNull(),
})

/** Customers as headquarters last sent them. `document` is a CustomerDocument; the other columns are taken from it to find it. */
export const customer = pgTable(
  'customer',
  {
    customerKey: uuid().primaryKey(),
    dataAreaId: text().notNull(),
    account: text().notNull(),
    name: text().notNull(),
    version: integer().notNull(),
    addressBooks: text().array().notNull(),
    document: jsonb().notNull(),
    /** Of the document as headquarters sent it: tells a row that was changed here from a customer that was changed there. Null: stored by a former version. */
    fingerprint: text(),
    /** The document's `createdAt` as text, which sorts as time does: a text's conversion to a time cannot be stored as generated. */
    createdAt: text().generatedAlwaysAs(sql`document ->> 'createdAt'`),
    search: tsvector().notNull(),
    appliedAt: moment().notNull().defaultNow(),
  },
  (t) => [
    unique('customer_account').on(t.dataAreaId, t.account),
    index('customer_by_search').using('gin', t.search),
    index('customer_by_name').on(t.dataAreaId, t.name, t.customerKey),
    index('customer_by_time').on(t.dataAreaId, t.createdAt, t.customerKey),
  ],
)

/** Per customer: headquarters has settled this database's operations up to here; what is above is laid over the downloaded row. */
export const settlement = pgTable('settlement', {
  customerKey: uuid().primaryKey(),
  settledThrough: integer().notNull(),
})

/** What headquarters told of operations captured here that failed, were superseded or dismissed. */
export const operationOutcome = pgTable('operation_outcome', {
  operationId: uuid().primaryKey(),
  status: text().notNull(),
  errorCode: text(),
  errorField: text(),
  errorMessage: text(),
  toldAt: moment().notNull().defaultNow(),
})

/**
 * Numbers each customer's operations 1, 2, 3 … in the order in which they are acknowledged. `erasedAt` is the tombstone of an erased customer: no more numbers
 * are given, and nothing of the customer is stored again.
 */
export const customerCounter = pgTable(
  'customer_counter',
  {
    customerKey: uuid().primaryKey(),
    n: integer().notNull(),
    erasedAt: moment(),
  },
  (t) => [index('customer_counter_erased').on(t.customerKey).where(sql`erased_at is not null`)],
)

/** Captured operations; append-only. */
export const operation = pgTable(
  'operation',
  {
    operationId: uuid().primaryKey(),
    customerKey: uuid().notNull(),
    operationNumber: integer().notNull(),
    dataAreaId: text().notNull(),
    channelId: text().notNull(),
    kind: text().notNull(),
    customerAccount: text(),
    baseVersion: integer().notNull(),
    hash: text().notNull(),
    routeReason: text().notNull(),
    capturedAt: moment().notNull().defaultNow(),
    capturedBy: text().notNull(),
    /** Address books a customer captured here will belong to (those of the default customer, DOMAIN D-30). */
    addressBooks: text().array(),
    search: tsvector().notNull(),
  },
  (t) => [
    unique('operation_number').on(t.customerKey, t.operationNumber),
    index('operation_by_search').using('gin', t.search),
    index('operation_by_time').on(t.capturedAt, t.operationId),
  ],
)

/**
 * Captured operations that headquarters has not settled: what a read lays over the downloaded row, and what lists merge in. Written by the
 * capture; a trigger on `settlement` takes away what is settled. A row is inserted or deleted, never updated, so that a download
 * that is being applied holds up no capture.
 */
export const unsettledOperation = pgTable(
  'unsettled_operation',
  {
    operationId: uuid().primaryKey(),
    customerKey: uuid().notNull(),
    operationNumber: integer().notNull(),
    dataAreaId: text().notNull(),
    channelId: text().notNull(),
    /** The name it gives the customer; null when it leaves the name alone. */
    name: text(),
    /** When it creates the customer, as the customer's `created_at`; null for an edit. */
    createdAt: text(),
  },
  (t) => [
    index('unsettled_operation_by_customer').on(t.customerKey, t.operationNumber),
    index('unsettled_operation_by_name').on(t.dataAreaId, t.name, t.customerKey).where(sql`name is not null`),
    index('unsettled_operation_by_time')
      .on(t.dataAreaId, t.createdAt, t.customerKey)
      .where(sql`created_at is not null`),
  ],
)

const byOperationAndCustomer = (name: string) => (t: { operationId: AnyPgColumn; customerKey: AnyPgColumn }) => [
  index(`${name}_by_operation`).on(t.operationId),
  index(`${name}_by_customer`).on(t.customerKey),
]

export const retailAsyncCustomerV2 = pgTable(
  'retail_async_customer_v2',
  { ...rowIdentity(), ...customerColumns(), replicationCounterFromOrigin: counter() },
  byOperationAndCustomer('retail_async_customer_v2'),
)
export const retailAsyncAddressV2 = pgTable(
  'retail_async_address_v2',
  { ...rowIdentity(), ...addressColumns(), replicationCounterFromOrigin: counter() },
  byOperationAndCustomer('retail_async_address_v2'),
)
export const retailAsyncCustomerContact = pgTable(
  'retail_async_customer_contact',
  { ...rowIdentity(), ...contactColumns(), replicationCounterFromOrigin: counter() },
  byOperationAndCustomer('retail_async_customer_contact'),
)
export const retailAsyncCustomerAffiliation = pgTable(
  'retail_async_customer_affiliation',
  { ...rowIdentity(), ...affiliationColumns(), replicationCounterFromOrigin: counter() },
  byOperationAndCustomer('retail_async_customer_affiliation'),
)
export const retailAsyncCustomerAttributeV2 = pgTable(
  'retail_async_customer_attribute_v2',
  { ...rowIdentity(), ...attributeColumns(), replicationCounterFromOrigin: counter() },
  byOperationAndCustomer('retail_async_customer_attribute_v2'),
)

/** Events that have no position yet: written in the capture's statement, moved into `log` by the sequencer. */
export const outbox = pgTable('outbox', { id: bigserial({ mode: 'bigint' }).primaryKey(), ...eventColumns() })

/** This database's event log; positions are given by the sequencer alone, so that no reader can skip a late commit. */
export const log = pgTable('log', { position: bigint({ mode: 'bigint' }).primaryKey(), ...eventColumns() }, (t) => [
  index('log_by_operation').on(t.operationId),
])
export const logHead = pgTable('log_head', {
  id: integer().primaryKey().default(1),
  position: bigint({ mode: 'bigint' }).notNull(),
})

/** Operations to be uploaded, in order of their log position; the sequencer puts a mark here, an acknowledged upload takes it away. */
export const uploadPending = pgTable(
  'upload_pending',
  { operationId: uuid().primaryKey(), position: bigint({ mode: 'bigint' }).notNull(), channelId: text().notNull() },
  (t) => [
    index('upload_pending_by_position').on(t.position),
    index('upload_pending_by_channel').on(t.channelId, t.position),
  ],
)

/**
 * What a channel has pending, captured, and called for, by the hour: differences that triggers on `upload_pending` and `realtime_service_call` leave,
 * summed on reading and folded together by the sequencer, so that a count never scans. Hours that are long past are folded into one, the epoch.
 */
export const channelCount = pgTable(
  'channel_count',
  {
    id: bigserial({ mode: 'bigint' }).primaryKey(),
    channelId: text().notNull(),
    hour: moment().notNull(),
    pending: integer().notNull().default(0),
    captured: integer().notNull().default(0),
    calls: integer().notNull().default(0),
    avoidable: integer().notNull().default(0),
    fellBack: integer().notNull().default(0),
  },
  (t) => [index('channel_count_by_channel').on(t.channelId, t.hour)],
)

/** The last upload attempt as this database knows it, also when headquarters could not be reached. One row. */
export const uploadState = pgTable('upload_state', {
  id: integer().primaryKey().default(1),
  lastAttemptAt: moment(),
  lastSuccessAt: moment(),
  reason: text(),
  /** REWOUND: headquarters has acknowledged what this database does not have; uploads and downloads stop. */
  rewound: boolean().notNull().default(false),
})

/** Idempotency keys, per channel. Ids and a keyed hash only; an answer is made anew from the ids. */
export const idempotency = pgTable(
  'idempotency',
  {
    scope: text().notNull(),
    key: text().notNull(),
    requestHash: text().notNull(),
    customerKey: uuid().notNull(),
    operationId: uuid().notNull(),
    /** ROUTED before a real-time call, UNKNOWN when its answer was lost, DONE afterwards and for a capture. A refusal frees the key. */
    state: text().notNull(),
    createdAt: moment().notNull().defaultNow(),
    /** When the real-time call was last sent: long ago and still ROUTED means that its sender has died. */
    routedAt: moment().notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.scope, t.key] }), index('idempotency_by_time').on(t.createdAt)],
)

/** The key of `request_hash`: drawn by each database, so that a hash tells nothing elsewhere. One row. */
export const idempotencySecret = pgTable('idempotency_secret', {
  id: integer().primaryKey().default(1),
  secret: uuid().notNull().defaultRandom(),
})

/** The ledger of real-time calls: each with why it was not asynchronous (question 2 of the FAQ). */
export const realtimeServiceCall = pgTable(
  'realtime_service_call',
  {
    callId: uuid().primaryKey(),
    channelId: text().notNull(),
    dataAreaId: text().notNull(),
    method: text().notNull(),
    startedAt: moment().notNull().defaultNow(),
    durationMs: integer(),
    /** OK, REFUSED (a business refusal), UNREACHABLE (a communication failure), or PENDING. */
    outcome: text().notNull(),
    fellBack: boolean().notNull().default(false),
    reason: text().notNull(),
    blockingFeature: text(),
    missingJobs: text().array().notNull(),
    /** Headquarters' log position of the blocking feature's last change, as far as it was known at the call. */
    changedPosition: bigint({ mode: 'bigint' }),
    /** When each of the missing jobs was last applied here at the time of the call: job to RFC 3339; never applied ones are not in it. */
    lastApplied: jsonb(),
    avoidable: boolean().notNull().default(false),
    errorCode: text(),
    customerKey: uuid(),
    operationId: uuid(),
    actor: text().notNull(),
  },
  (t) => [
    index('realtime_service_call_by_channel').on(t.channelId, t.startedAt, t.callId),
    index('realtime_service_call_by_operation').on(t.operationId),
    index('realtime_service_call_by_time').on(t.startedAt),
    // Whole in itself: the counts by cause read nothing else.
    index('realtime_service_call_avoidable')
      .on(t.channelId, t.startedAt, t.method, t.reason, t.blockingFeature, t.missingJobs)
      .where(sql`avoidable`),
  ],
)

/** Every mutation at this database; append-only. */
export const auditEntry = pgTable(
  'audit_entry',
  {
    id: bigserial({ mode: 'bigint' }).primaryKey(),
    at: moment().notNull().defaultNow(),
    actor: text().notNull(),
    roles: text().array().notNull(),
    action: text().notNull(),
    target: text(),
    result: text().notNull(),
    requestId: text(),
    reason: text(),
  },
  (t) => [
    index('audit_entry_by_time').on(t.at),
    index('audit_entry_by_target').on(t.target, t.id).where(sql`target is not null`),
  ],
)
