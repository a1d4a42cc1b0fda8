import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  bigserial,
  boolean,
  check,
  customType,
  date,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import {
  addressColumns,
  affiliationColumns,
  attributeColumns,
  contactColumns,
  customerColumns,
  eventColumns,
  rowIdentity,
  verdictColumns,
} from './staging-columns.ts'

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })
const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })
const moment = () => timestamp({ withTimezone: true })
const position = () => bigint({ mode: 'bigint' })

// ---- the organization -------------------------------------------------------------------------------------------------------

export const legalEntity = pgTable('legal_entity', {
  dataAreaId: text().primaryKey(),
  name: text().notNull(),
  country: text().notNull(),
  currency: text().notNull(),
  languageId: text().notNull(),
  /** IANA name; a scheduled feature is enabled at midnight of its date there (DOMAIN D-27). */
  timeZone: text().notNull(),
})

/** Countries, currencies and languages that headquarters knows; distributed by 1110. `kind`: COUNTRY, CURRENCY, LANGUAGE. */
export const referenceValue = pgTable(
  'reference_value',
  { kind: text().notNull(), id: text().notNull(), name: text().notNull() },
  (t) => [primaryKey({ columns: [t.kind, t.id] })],
)

const inLegalEntity = () =>
  text()
    .notNull()
    .references(() => legalEntity.dataAreaId)

export const addressBook = pgTable(
  'address_book',
  { dataAreaId: inLegalEntity(), id: text().notNull(), name: text().notNull() },
  (t) => [primaryKey({ columns: [t.dataAreaId, t.id] })],
)

export const customerGroup = pgTable(
  'customer_group',
  {
    dataAreaId: inLegalEntity(),
    id: text().notNull(),
    name: text().notNull(),
    financialDimensions: jsonb().notNull().default({}),
  },
  (t) => [primaryKey({ columns: [t.dataAreaId, t.id] })],
)

export const affiliation = pgTable(
  'affiliation',
  { dataAreaId: inLegalEntity(), id: text().notNull(), name: text().notNull() },
  (t) => [primaryKey({ columns: [t.dataAreaId, t.id] })],
)

export const attributeDefinition = pgTable(
  'attribute_definition',
  {
    dataAreaId: inLegalEntity(),
    name: text().notNull(),
    type: text().notNull(),
    /** TEXT with a fixed list: the values allowed. */
    options: text().array(),
    minimum: numeric(),
    maximum: numeric(),
  },
  (t) => [
    primaryKey({ columns: [t.dataAreaId, t.name] }),
    check('attribute_definition_type', sql`${t.type} in ('TEXT', 'INTEGER', 'DECIMAL', 'BOOLEAN')`),
  ],
)

/** A number sequence (DOMAIN 6.1), non-continuous: blocks are reserved, numbers may be skipped. `next` is the next number not yet reserved. */
export const numberSequence = pgTable(
  'number_sequence',
  {
    dataAreaId: inLegalEntity(),
    reference: text().notNull(),
    /** Text with one run of `#`, which takes the number with leading zeros: `C-######`. */
    format: text().notNull(),
    smallest: bigint({ mode: 'bigint' }).notNull(),
    largest: bigint({ mode: 'bigint' }).notNull(),
    next: bigint({ mode: 'bigint' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.dataAreaId, t.reference] })],
)

export const defaultCustomer = pgTable(
  'default_customer',
  {
    dataAreaId: inLegalEntity(),
    id: text().notNull(),
    customerType: text().notNull(),
    customerGroup: text().notNull(),
    currency: text().notNull(),
    languageId: text().notNull(),
    receiptOption: text(),
    receiptEmail: text(),
    affiliations: text().array().notNull(),
    addressBooks: text().array().notNull(),
  },
  (t) => [primaryKey({ columns: [t.dataAreaId, t.id] })],
)

export const functionalityProfile = pgTable('functionality_profile', {
  id: text().primaryKey(),
  name: text().notNull(),
  createCustomersInAsyncMode: boolean().notNull().default(false),
  /** STRICT or MINIMAL (DOMAIN D-28). */
  captureValidation: text().notNull().default('STRICT'),
})

export const channelDatabaseGroup = pgTable('channel_database_group', {
  id: text().primaryKey(),
  name: text().notNull(),
})

export const channelDatabase = pgTable('channel_database', {
  id: text().primaryKey(),
  name: text().notNull(),
  groupId: text()
    .notNull()
    .references(() => channelDatabaseGroup.id),
  /** Where the database is: `embedded:<name>`, `env:<VARIABLE>` or `file:<path>`; never the secret itself. */
  connection: text().notNull(),
  pauseDataSync: boolean().notNull().default(false),
  /** The source this database has; null until its first contact. */
  sourceId: uuid(),
  /** The last upload that headquarters has: position in the channel's log and operation id. The database must still have both. */
  acknowledgedPosition: position().notNull().default(sql`0`),
  acknowledgedOperationId: uuid(),
  /** Accepted as a new source once: its operations get headquarters' next number of their customer, since its own may come twice. */
  renumbers: boolean().notNull().default(false),
  /** Set while it is known to be behind what it had acknowledged (restored from a backup). */
  rewoundAt: moment(),
  lastContactAt: moment(),
})

export const channel = pgTable('channel', {
  id: text().primaryKey(),
  name: text().notNull(),
  type: text().notNull(),
  dataAreaId: inLegalEntity(),
  channelDatabaseId: text()
    .notNull()
    .references(() => channelDatabase.id),
  functionalityProfileId: text()
    .notNull()
    .references(() => functionalityProfile.id),
  defaultCustomerId: text().notNull(),
  addressBooks: text().array().notNull(),
  country: text().notNull(),
  /** *Filter shared customer data tables* of the channel's schema: no customers are created offline (DOMAIN 2.1-4). */
  filterSharedCustomerTables: boolean().notNull().default(false),
})

/** What wins when headquarters and a channel changed the same field: HQ_WINS, CHANNEL_WINS or MANUAL, per group of fields (DOMAIN D-16). */
export const conflictPolicy = pgTable(
  'conflict_policy',
  { dataAreaId: inLegalEntity(), fieldGroup: text().notNull(), policy: text().notNull() },
  (t) => [primaryKey({ columns: [t.dataAreaId, t.fieldGroup] })],
)

/** Commerce scheduler and shared parameters; one row. */
export const parameters = pgTable('parameters', {
  id: integer().primaryKey().default(1),
  /** How often a download session is tried. */
  tryCount: integer().notNull().default(3),
  enforceSessionOrder: boolean().notNull().default(false),
  /** How long a channel's cache serves before it is loaded anew, in seconds (DOMAIN D-09). */
  cacheTtlSeconds: integer().notNull().default(300),
  /** Time zone of headquarters (IANA), in which scheduled features are enabled at midnight (DOMAIN D-27); null until the organization is set up. */
  timeZone: text(),
})

// ---- features ----------------------------------------------------------------------------------------------------------------

export const feature = pgTable('feature', {
  key: text().primaryKey(),
  name: text().notNull(),
  summary: text().notNull(),
  module: text().notNull(),
  learnMore: text(),
  /** Lifecycle: PREVIEW, RELEASED, ON_BY_DEFAULT, MANDATORY. */
  state: text().notNull(),
  sinceVersion: text(),
  addedOn: date().notNull(),
  requires: text().array().notNull(),
  canDisable: boolean().notNull().default(true),
  needsConfirmation: boolean().notNull().default(false),
  confirmationText: text(),
  enabled: boolean().notNull().default(false),
  /** Date of a schedule (future) or of the enabling (past). */
  enableDate: date(),
  scheduled: boolean().notNull().default(false),
  scheduleFailure: text(),
  comment: text(),
  /** Headquarters' log position of the last change of `enabled`; effective on a channel only once it is applied there. */
  changedPosition: position().notNull().default(sql`0`),
})

// ---- customers ---------------------------------------------------------------------------------------------------------------

/**
 * A customer (CUSTTABLE and RETAILCUSTTABLE). `customerKey` is the GUID given at the channel (CUSTACCOUNTASYNC) or at headquarters; it
 * never changes. `version` counts the changes; `fieldVersions` keeps per field `{ v, source }`: the version that changed it last, and
 * who: `hq:<user>` or `<channel database>` (DOMAIN D-16).
 */
export const customer = pgTable(
  'customer',
  {
    customerKey: uuid().primaryKey(),
    dataAreaId: inLegalEntity(),
    account: text().notNull(),
    ...customerColumns(),
    addressBooks: text().array().notNull(),
    financialDimensions: jsonb().notNull().default({}),
    version: integer().notNull().default(1),
    fieldVersions: jsonb().notNull().default({}),
    /** The channel that captured or created it; null for headquarters. */
    originatingChannel: text(),
    createdAt: moment().notNull().defaultNow(),
    changedAt: moment().notNull().defaultNow(),
    search: tsvector().notNull(),
  },
  (t) => [
    unique('customer_by_account').on(t.dataAreaId, t.account),
    index('customer_by_search').using('gin', t.search),
    index('customer_by_time').on(t.dataAreaId, t.createdAt, t.customerKey),
    index('customer_by_name').on(t.dataAreaId, t.custName, t.customerKey),
    index('customer_by_email').on(sql`lower(${t.email})`),
    index('customer_by_phone').on(sql`phone_digits(${t.phone})`),
  ],
)

/** Which account number a GUID has, for ever (promise 4); apart from the customer's row, so that a lost row keeps its number. */
export const customerAccount = pgTable(
  'customer_account',
  {
    customerKey: uuid().primaryKey(),
    dataAreaId: inLegalEntity(),
    account: text().notNull(),
    operationId: uuid().notNull(),
    givenAt: moment().notNull().defaultNow(),
  },
  (t) => [unique('customer_account_number').on(t.dataAreaId, t.account)],
)

const rowVersion = () => ({
  active: boolean().notNull().default(true),
  v: integer().notNull(),
  source: text().notNull(),
})

export const customerAddress = pgTable(
  'customer_address',
  {
    ...addressColumns(),
    customerKey: uuid()
      .notNull()
      .references(() => customer.customerKey, { onDelete: 'cascade' }),
    fieldVersions: jsonb().notNull().default({}),
    ...rowVersion(),
  },
  (t) => [primaryKey({ columns: [t.customerKey, t.addressId] })],
)
export const customerContact = pgTable(
  'customer_contact',
  {
    ...contactColumns(),
    customerKey: uuid()
      .notNull()
      .references(() => customer.customerKey, { onDelete: 'cascade' }),
    ...rowVersion(),
  },
  (t) => [primaryKey({ columns: [t.customerKey, t.contactId] })],
)
export const customerAffiliation = pgTable(
  'customer_affiliation',
  {
    customerKey: uuid()
      .notNull()
      .references(() => customer.customerKey, { onDelete: 'cascade' }),
    affiliationId: text().notNull(),
    ...rowVersion(),
  },
  (t) => [primaryKey({ columns: [t.customerKey, t.affiliationId] })],
)
export const customerAttribute = pgTable(
  'customer_attribute',
  {
    customerKey: uuid()
      .notNull()
      .references(() => customer.customerKey, { onDelete: 'cascade' }),
    name: text().notNull(),
    type: text().notNull(),
    value: text().notNull(),
    ...rowVersion(),
  },
  (t) => [primaryKey({ columns: [t.customerKey, t.name] })],
)
export const loyaltyCard = pgTable('loyalty_card', {
  cardNumber: text().primaryKey(),
  customerKey: uuid()
    .notNull()
    .unique()
    .references(() => customer.customerKey, { onDelete: 'cascade' }),
  issuedAt: moment().notNull().defaultNow(),
  issuedBy: text().notNull(),
  operationId: uuid().notNull(),
})

// ---- operations and HQ's copies of the staging tables --------------------------------------------------------------------------

export const operation = pgTable(
  'operation',
  {
    operationId: uuid().primaryKey(),
    dataAreaId: text().notNull(),
    channelId: text(),
    channelDatabaseId: text(),
    customerKey: uuid().notNull(),
    /** 1, 2, 3 … per customer and channel database; null for real-time calls and headquarters' own edits. */
    operationNumber: integer(),
    /** By how much `operationNumber` is above the number it has in its channel database (0, unless that was accepted as a new source). */
    numberOffset: integer().notNull().default(0),
    /** ASYNC, REALTIME or HEADQUARTERS. The page *Customer sync status* lists ASYNC. */
    route: text().notNull().default('ASYNC'),
    kind: text().notNull(),
    capturedAt: moment().notNull(),
    capturedBy: text().notNull(),
    receivedAt: moment().notNull().defaultNow(),
    /** Order of arrival at headquarters. */
    receivedOrder: bigint({ mode: 'bigint' }).notNull().generatedAlwaysAsIdentity(),
    uploadSessionId: uuid(),
    baseVersion: integer().notNull(),
    hash: text().notNull(),
    status: text().notNull(),
    /** Counts every change of this row; each event carries it, and `expectedVersion` of a save is it. */
    revision: integer().notNull().default(1),
    /** The operation that this one waits for (WAITING_ON). */
    waitsFor: uuid(),
    chunkId: uuid(),
    /** Greatest chunk it may be claimed in, after a chunk with it died; null: any. */
    chunkLimit: integer(),
    loneFailures: integer().notNull().default(0),
    transientFailures: integer().notNull().default(0),
    nextAttemptAt: moment(),
    attempts: integer().notNull().default(0),
    everFailed: boolean().notNull().default(false),
    errorClass: text(),
    errorCode: text(),
    errorField: text(),
    errorMessage: text(),
    fingerprint: text(),
    /** `POSSIBLE_DUPLICATE` and the like: `[{ code, field, message, customerKeys }]`. */
    warnings: jsonb().notNull().default([]),
    /** What an operator saved over the captured rows (DOMAIN D-21): same shape as StagedRows, only what is overridden. */
    override: jsonb(),
    /** What was changed at headquarters by it: `[{ attribute, oldValue, newValue }]`; set when it is applied. */
    applied: jsonb(),
    /** FAILED with CONFLICT: what headquarters has and what it would get, `[{ key, headquartersValue, channelValue, v, source, changedAt }]`. */
    conflicts: jsonb(),
    account: text(),
    settledAt: moment(),
    distributedAt: moment(),
    dismissReason: text(),
  },
  (t) => [
    unique('operation_number').on(t.customerKey, t.channelDatabaseId, t.operationNumber),
    index('operation_by_time').on(t.capturedAt, t.operationId).where(sql`route = 'ASYNC'`),
    index('operation_by_status').on(t.status, t.capturedAt, t.operationId).where(sql`route = 'ASYNC'`),
    index('operation_by_channel').on(t.channelId, t.capturedAt, t.operationId).where(sql`route = 'ASYNC'`),
    index('operation_by_error')
      .on(t.errorCode, t.capturedAt, t.operationId)
      .where(sql`route = 'ASYNC' and error_code is not null`),
    index('operation_by_channel_and_error')
      .on(t.channelId, t.errorCode, t.capturedAt, t.operationId)
      .where(sql`route = 'ASYNC' and error_code is not null`),
    index('operation_open_by_channel')
      .on(t.channelId, t.status, t.capturedAt, t.operationId)
      .where(sql`route = 'ASYNC' and status not in ('SYNCED', 'DISTRIBUTED')`),
    index('operation_by_kind')
      .on(t.kind, t.capturedAt, t.operationId)
      .where(sql`route = 'ASYNC' and kind <> 'CREATE_CUSTOMER'`),
    index('operation_ever_failed').on(t.capturedAt, t.operationId).where(sql`route = 'ASYNC' and ever_failed`),
    index('operation_by_fingerprint').on(t.fingerprint, t.capturedAt, t.operationId).where(sql`status = 'FAILED'`),
    index('operation_by_channel_and_fingerprint')
      .on(t.channelId, t.fingerprint, t.capturedAt, t.operationId)
      .where(sql`status = 'FAILED'`),
    index('operation_to_claim').on(t.dataAreaId, t.receivedOrder).where(sql`status = 'UPLOADED'`),
    index('operation_unsettled')
      .on(t.customerKey, t.receivedOrder)
      .where(sql`status in ('UPLOADED', 'IN_PROGRESS', 'FAILED', 'WAITING_ON')`),
    index('operation_to_distribute')
      .on(t.channelDatabaseId, t.receivedOrder)
      .where(sql`status = 'SYNCED' and route = 'ASYNC'`),
    index('operation_by_chunk').on(t.chunkId).where(sql`status = 'IN_PROGRESS'`),
    check(
      'operation_status',
      sql`${t.status} in ('UPLOADED', 'IN_PROGRESS', 'SYNCED', 'DISTRIBUTED', 'FAILED', 'WAITING_ON', 'SUPERSEDED', 'DISMISSED')`,
    ),
    check(
      'operation_failed_has_code',
      sql`${t.status} <> 'FAILED' or (${t.errorCode} is not null and ${t.errorClass} is not null)`,
    ),
    check('operation_waiting_has_cause', sql`${t.status} <> 'WAITING_ON' or ${t.waitsFor} is not null`),
  ],
)

/** Immutable: one row each time an operation was tried, saved, dismissed or restored. */
export const operationAttempt = pgTable(
  'operation_attempt',
  {
    id: bigserial({ mode: 'bigint' }).primaryKey(),
    operationId: uuid().notNull(),
    at: moment().notNull().defaultNow(),
    runId: uuid(),
    actor: text().notNull(),
    /** SYNCED, SUPERSEDED, FAILED, SAVED, RESOLVED, UNDONE, DISMISSED, RESTORED. */
    outcome: text().notNull(),
    errorClass: text(),
    errorCode: text(),
    errorField: text(),
    errorMessage: text(),
    reason: text(),
    /** What a save changed: `[{ attribute, oldValue, newValue }]`. */
    changes: jsonb(),
    /** After SAVED, RESOLVED and UNDONE: `operation.override` from then on, so that each of them can be undone. */
    override: jsonb(),
    /** The operation's revision that a save made; null for other attempts. */
    revision: integer(),
  },
  (t) => [
    index('operation_attempt_by_operation').on(t.operationId, t.id),
    index('operation_attempt_by_run').on(t.runId).where(sql`run_id is not null`),
  ],
)

/**
 * How many operations have which status, per channel and error: deltas written by a statement trigger on `operation`, summed on reading
 * and folded together by a job, so that a count never scans.
 */
export const operationCount = pgTable(
  'operation_count',
  {
    id: bigserial({ mode: 'bigint' }).primaryKey(),
    channelId: text().notNull(),
    status: text().notNull(),
    errorCode: text().notNull().default(''),
    n: bigint({ mode: 'bigint' }).notNull(),
  },
  (t) => [index('operation_count_by_group').on(t.channelId, t.status, t.errorCode)],
)

/** How many operations are FAILED for the same cause, per channel: deltas like those of `operation_count`, by the same triggers. */
export const operationErrorCount = pgTable(
  'operation_error_count',
  {
    id: bigserial({ mode: 'bigint' }).primaryKey(),
    fingerprint: text().notNull(),
    channelId: text().notNull(),
    errorClass: text().notNull(),
    errorCode: text().notNull(),
    n: bigint({ mode: 'bigint' }).notNull(),
  },
  (t) => [index('operation_error_count_by_channel').on(t.channelId, t.fingerprint)],
)

const hqStaging =
  (name: string) =>
  (t: { operationId: AnyPgColumn; channelDatabaseId: AnyPgColumn; replicationCounterFromOrigin: AnyPgColumn }) => [
    index(`${name}_by_operation`).on(t.operationId),
    unique(`${name}_source`).on(t.channelDatabaseId, t.replicationCounterFromOrigin, t.operationId),
  ]
export const retailAsyncCustomerV2 = pgTable(
  'retail_async_customer_v2',
  { ...rowIdentity(), ...customerColumns(), ...verdictColumns() },
  hqStaging('retail_async_customer_v2'),
)
export const retailAsyncAddressV2 = pgTable(
  'retail_async_address_v2',
  { ...rowIdentity(), ...addressColumns(), ...verdictColumns() },
  hqStaging('retail_async_address_v2'),
)
export const retailAsyncCustomerContact = pgTable(
  'retail_async_customer_contact',
  { ...rowIdentity(), ...contactColumns(), ...verdictColumns() },
  hqStaging('retail_async_customer_contact'),
)
export const retailAsyncCustomerAffiliation = pgTable(
  'retail_async_customer_affiliation',
  { ...rowIdentity(), ...affiliationColumns(), ...verdictColumns() },
  hqStaging('retail_async_customer_affiliation'),
)
export const retailAsyncCustomerAttributeV2 = pgTable(
  'retail_async_customer_attribute_v2',
  { ...rowIdentity(), ...attributeColumns(), ...verdictColumns() },
  hqStaging('retail_async_customer_attribute_v2'),
)

// ---- CDX -----------------------------------------------------------------------------------------------------------------------

export const cdxJob = pgTable('cdx_job', {
  id: text().primaryKey(),
  name: text().notNull(),
  direction: text().notNull(),
  description: text().notNull(),
  /** False for jobs that are listed because an operator expects them, and carry nothing in this product. */
  carriesData: boolean().notNull().default(true),
  excludeFromOfflineDatabases: boolean().notNull().default(false),
})
export const cdxSubjob = pgTable(
  'cdx_subjob',
  {
    jobId: text()
      .notNull()
      .references(() => cdxJob.id),
    name: text().notNull(),
    line: integer().notNull(),
    headquartersTable: text().notNull(),
    channelTable: text().notNull(),
    enabled: boolean().notNull().default(true),
  },
  (t) => [primaryKey({ columns: [t.jobId, t.name] })],
)

/** When which jobs run, for which group: `EVERY <n> SECONDS`, or a cron expression (five fields, UTC); BATCH jobs have no group. */
export const distributionSchedule = pgTable('distribution_schedule', {
  id: text().primaryKey(),
  name: text().notNull(),
  /** `P-0001`, `synchronize`, `1010`, …: run one after another in this order. */
  jobs: text().array().notNull(),
  groupId: text().references(() => channelDatabaseGroup.id),
  recurrence: text().notNull(),
  active: boolean().notNull().default(true),
  lastRunAt: moment(),
  nextRunAt: moment(),
  lastMessage: text(),
})

export const downloadSession = pgTable(
  'download_session',
  {
    id: uuid().primaryKey(),
    number: bigint({ mode: 'bigint' }).notNull().generatedAlwaysAsIdentity(),
    jobId: text()
      .notNull()
      .references(() => cdxJob.id),
    channelDatabaseId: text()
      .notNull()
      .references(() => channelDatabase.id),
    runId: uuid(),
    /** STARTED, AVAILABLE, REQUESTED, DOWNLOADED, APPLIED, NO_DATA, CREATE_FAILED, DOWNLOAD_FAILED, APPLY_FAILED, SUSPENDED, CANCELED. */
    status: text().notNull(),
    revision: integer().notNull().default(1),
    full: boolean().notNull().default(false),
    fromPosition: position().notNull(),
    toPosition: position().notNull(),
    /** The channel database's own clock when it was asked, before the package was made: what it stored since then may be newer. */
    askedAt: moment(),
    /** How many parts the package has. */
    parts: integer().notNull().default(0),
    rowsAffected: integer().notNull().default(0),
    fileSize: integer().notNull().default(0),
    checksum: text(),
    tryCount: integer().notNull().default(0),
    message: text(),
    requestedBy: text().notNull(),
    dateRequested: moment().notNull().defaultNow(),
    dateDownloaded: moment(),
    dateApplied: moment(),
    /** A later session that carries what this one should have. */
    replacedBy: uuid(),
  },
  (t) => [
    index('download_session_by_time').on(t.dateRequested, t.id),
    index('download_session_by_database').on(t.channelDatabaseId, t.jobId, t.number),
    uniqueIndex('download_session_by_number').on(t.number),
    index('download_session_unfinished')
      .on(t.channelDatabaseId, t.jobId)
      .where(sql`status not in ('APPLIED', 'NO_DATA', 'CANCELED')`),
  ],
)
/** A session's package, gzip of JSON, in parts; deleted once applied. */
export const downloadPackage = pgTable(
  'download_package',
  { sessionId: uuid().notNull(), part: integer().notNull(), content: bytea().notNull() },
  (t) => [primaryKey({ columns: [t.sessionId, t.part] })],
)
/** How far each channel database has acknowledged each download job. */
export const downloadPosition = pgTable(
  'download_position',
  {
    channelDatabaseId: text()
      .notNull()
      .references(() => channelDatabase.id),
    jobId: text().notNull(),
    position: position().notNull(),
    sessionId: uuid(),
    appliedAt: moment().notNull(),
  },
  (t) => [primaryKey({ columns: [t.channelDatabaseId, t.jobId] })],
)
export const uploadSession = pgTable(
  'upload_session',
  {
    id: uuid().primaryKey(),
    number: bigint({ mode: 'bigint' }).notNull().generatedAlwaysAsIdentity(),
    jobId: text().notNull().default('P-0001'),
    channelDatabaseId: text()
      .notNull()
      .references(() => channelDatabase.id),
    runId: uuid(),
    /** STARTED, UPLOADED, APPLIED, NO_DATA, FAILED, CANCELED. */
    status: text().notNull(),
    revision: integer().notNull().default(1),
    rowsAffected: integer().notNull().default(0),
    operations: integer().notNull().default(0),
    tryCount: integer().notNull().default(1),
    message: text(),
    requestedBy: text().notNull(),
    dateCreated: moment().notNull().defaultNow(),
    dateUploaded: moment(),
  },
  (t) => [
    index('upload_session_by_time').on(t.dateCreated, t.id),
    uniqueIndex('upload_session_by_number').on(t.number),
    index('upload_session_by_database').on(t.channelDatabaseId, t.number),
    index('upload_session_unfinished').on(t.channelDatabaseId).where(sql`status in ('STARTED', 'UPLOADED')`),
  ],
)

// ---- batch jobs and runs ---------------------------------------------------------------------------------------------------------

export const batchJob = pgTable('batch_job', {
  id: text().primaryKey(),
  caption: text().notNull(),
  /** Former names, accepted wherever the job is named. */
  aliases: text().array().notNull(),
  description: text().notNull(),
})

/**
 * One run of a job over a scope (`synchronize:USRT`, `P-0001:houston-db`, `1010:houston-db`), with lease and fencing number. At most one
 * unfinished run a scope; a run whose lease has expired is taken over by the next caller, with a higher `fence`.
 */
export const batchRun = pgTable(
  'batch_run',
  {
    runId: uuid().primaryKey(),
    number: bigint({ mode: 'bigint' }).notNull().generatedAlwaysAsIdentity(),
    jobId: text().notNull(),
    scope: text().notNull(),
    /** BatchStatus (DOMAIN 7): READY, EXECUTING, HOLD (a bulk run that is paused), ERROR, FINISHED, CANCELING, CANCELED. */
    status: text().notNull(),
    revision: integer().notNull().default(1),
    requestedBy: text().notNull(),
    startedAt: moment().notNull().defaultNow(),
    endedAt: moment(),
    leaseUntil: moment(),
    holder: text(),
    fence: bigint({ mode: 'bigint' }).notNull().default(sql`1`),
    /** Operations received up to here are the run's. */
    watermark: bigint({ mode: 'bigint' }),
    total: integer().notNull().default(0),
    done: integer().notNull().default(0),
    failed: integer().notNull().default(0),
    waiting: integer().notNull().default(0),
    /** Operations of a bulk run that were left as they are. */
    skipped: integer().notNull().default(0),
    message: text(),
  },
  (t) => [
    uniqueIndex('batch_run_one_per_scope').on(t.scope).where(sql`status in ('READY', 'EXECUTING', 'CANCELING')`),
    index('batch_run_by_job').on(t.jobId, t.number),
  ],
)

/**
 * What a bulk run (a run of the job `bulk-synchronize`, which has its status, lease and counts) is over: every operation that matched a filter when
 * it was started (DOMAIN D-23).
 */
export const bulkRun = pgTable('bulk_run', {
  runId: uuid()
    .primaryKey()
    .references(() => batchRun.runId),
  /** As it was given; it can hold what customers are searched by. */
  filter: jsonb().notNull(),
  /** The channels it reaches; null: all. Only who may use all of these sees the run. */
  channels: text().array(),
  reason: text(),
  /** Items up to this place have their result. */
  through: bigint({ mode: 'bigint' }).notNull().default(sql`0`),
})

/** One operation of a bulk run. Items are taken in the order of `place`, the operations' order of arrival. */
export const bulkRunItem = pgTable(
  'bulk_run_item',
  {
    runId: uuid().notNull(),
    place: bigint({ mode: 'bigint' }).notNull(),
    operationId: uuid().notNull(),
    /** SYNCED, FAILED or SKIPPED; null until its turn has come. */
    result: text(),
    /** FAILED: the error's code; SKIPPED: why. */
    code: text(),
  },
  (t) => [
    primaryKey({ columns: [t.runId, t.place] }),
    index('bulk_run_item_by_result').on(t.runId, t.result, t.place).where(sql`result is not null`),
    check('bulk_run_item_result', sql`${t.result} in ('SYNCED', 'FAILED', 'SKIPPED')`),
    check('bulk_run_item_has_code', sql`${t.result} = 'SYNCED' or ${t.result} is null or ${t.code} is not null`),
  ],
)

/** Operations claimed together; `runId` is null when an operator synchronizes single ones. A lease not renewed for 30 s frees them. */
export const synchronizeChunk = pgTable(
  'synchronize_chunk',
  {
    chunkId: uuid().primaryKey(),
    runId: uuid(),
    dataAreaId: text().notNull(),
    size: integer().notNull(),
    /** CLAIMED, DONE or RELEASED. */
    status: text().notNull(),
    holder: text().notNull(),
    leaseUntil: moment().notNull(),
    /** Account numbers reserved for its creates: the first, and how many. */
    accountFirst: bigint({ mode: 'bigint' }),
    accountCount: integer().notNull().default(0),
    claimedAt: moment().notNull().defaultNow(),
    endedAt: moment(),
    message: text(),
  },
  (t) => [index('synchronize_chunk_claimed').on(t.dataAreaId, t.leaseUntil).where(sql`status = 'CLAIMED'`)],
)

/** The processes that run schedules, each with a lease: the jobs of one that has not renewed it are given to others. */
export const scheduleWorker = pgTable('schedule_worker', {
  workerId: text().primaryKey(),
  leaseUntil: moment().notNull(),
})

// ---- log and audit ---------------------------------------------------------------------------------------------------------------

/** Headquarters' event log. `downloadJob` names the job that must carry the entity to the channels; null when none has to. */
export const log = pgTable(
  'log',
  { position: bigint({ mode: 'bigint' }).primaryKey(), ...eventColumns(), downloadJob: text() },
  (t) => [
    index('log_to_download').on(t.downloadJob, t.position).where(sql`download_job is not null`),
    index('log_by_operation').on(t.operationId).where(sql`operation_id is not null`),
  ],
)
export const logHead = pgTable('log_head', {
  id: integer().primaryKey().default(1),
  position: bigint({ mode: 'bigint' }).notNull(),
})

/** Every mutation at headquarters; append-only. */
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
  (t) => [index('audit_entry_by_time').on(t.at)],
)
