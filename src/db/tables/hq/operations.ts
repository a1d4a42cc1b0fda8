import { sql } from 'drizzle-orm'
import {
  bigint,
  bigserial,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { moment } from '../columns.ts'

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
    /**
     * By how much `operationNumber` is above the number it has in its channel database (0, unless that was accepted as
     * a new source).
     */
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
    /** A create of a list (`createCustomers`), whose customer gets no welcome message (docs/domain.md, D-46). */
    imported: boolean().notNull().default(false),
    hash: text().notNull(),
    status: text().notNull(),
    /**
     * The status by which lists find it: UPLOADED while it is in progress. No index has a value that a claim changes,
     * so that a claim writes none of them. A trigger (list_status) keeps it, since a generated column would have
     * rewritten the table when it came.
     */
    listedStatus: text().notNull().default('UPLOADED'),
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
    /** While it is IN_PROGRESS: the `fingerprint` with which it had failed before; its issue stays open. */
    retriedCause: text(),
    /** `POSSIBLE_DUPLICATE` and the like: `[{ code, field, message, customerKeys }]`. */
    warnings: jsonb().notNull().default([]),
    /**
     * What an operator saved over the captured rows (docs/domain.md, D-21): same shape as StagedRows, only what is
     * overridden.
     */
    override: jsonb(),
    /**
     * The names of the attributes that it carries, without values; null: only its rows tell (it has several of a kind,
     * or came when they were not kept).
     */
    changed: text().array(),
    /** What was changed at headquarters by it: `[{ attribute, oldValue, newValue }]`; set when it is applied. */
    applied: jsonb(),
    /**
     * FAILED with CONFLICT: what headquarters has and what it would get, `[{ key, headquartersValue, channelValue, v,
     * source, changedAt }]`.
     */
    conflicts: jsonb(),
    account: text(),
    completedAt: timestamp('settled_at', { withTimezone: true }),
    distributedAt: moment(),
    dismissReason: text(),
    /** When retention took its rows, attempts and values away; null while it has them. */
    clearedAt: moment(),
    /** The operation with the same request, which its channel database had captured before it was restored. */
    repeats: uuid(),
    /** The span of its capture (W3C `traceparent`); null unless that is recorded (docs/traces.md). */
    traceparent: text(),
  },
  (t) => [
    unique('operation_number').on(t.customerKey, t.channelDatabaseId, t.operationNumber),
    index('operation_by_time').on(t.capturedAt, t.operationId).where(sql`route = 'ASYNC'`),
    index('operation_by_status').on(t.listedStatus, t.capturedAt, t.operationId).where(sql`route = 'ASYNC'`),
    index('operation_by_channel').on(t.channelId, t.capturedAt, t.operationId).where(sql`route = 'ASYNC'`),
    index('operation_by_error')
      .on(t.errorCode, t.capturedAt, t.operationId)
      .where(sql`route = 'ASYNC' and error_code is not null`),
    index('operation_by_channel_and_error')
      .on(t.channelId, t.errorCode, t.capturedAt, t.operationId)
      .where(sql`route = 'ASYNC' and error_code is not null`),
    index('operation_open_by_channel')
      .on(t.channelId, t.listedStatus, t.capturedAt, t.operationId)
      .where(sql`route = 'ASYNC' and listed_status not in ('SYNCED', 'DISTRIBUTED')`),
    index('operation_by_kind')
      .on(t.kind, t.capturedAt, t.operationId)
      .where(sql`route = 'ASYNC' and kind <> 'CREATE_CUSTOMER'`),
    index('operation_ever_failed').on(t.capturedAt, t.operationId).where(sql`route = 'ASYNC' and ever_failed`),
    index('operation_by_fingerprint')
      .on(t.fingerprint, t.capturedAt, t.operationId)
      .where(sql`listed_status = 'FAILED'`),
    index('operation_by_channel_and_fingerprint')
      .on(t.channelId, t.fingerprint, t.capturedAt, t.operationId)
      .where(sql`listed_status = 'FAILED'`),
    index('operation_to_distribute')
      .on(t.channelDatabaseId, t.receivedOrder)
      .where(sql`listed_status = 'SYNCED' and route = 'ASYNC'`),
    index('operation_to_clear')
      .on(t.completedAt, t.operationId)
      .where(sql`settled_at is not null and cleared_at is null`),
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

/**
 * The idempotency keys of the channels' operations, as keyed hashes: a channel database that was restored gets them
 * back. Only the channel database can compute the hashes. That of a create stays for good; others go with the rows of
 * their operation.
 */
export const idempotencyKey = pgTable(
  'idempotency_key',
  {
    operationId: uuid().primaryKey(),
    channelDatabaseId: text().notNull(),
    channelId: text().notNull(),
    customerKey: uuid().notNull(),
    keyHash: text().notNull(),
    /** ERASED when the customer was erased: it covers the values. */
    requestHash: text().notNull(),
    capturedAt: moment().notNull(),
  },
  (t) => [
    index('idempotency_key_by_hash').on(t.channelId, t.keyHash),
    index('idempotency_key_by_time').on(t.channelDatabaseId, t.capturedAt, t.operationId),
    index('idempotency_key_by_customer').on(t.customerKey),
  ],
)

/**
 * The asynchronous operations that are open (UPLOADED, IN_PROGRESS, FAILED or WAITING_ON), in as few columns as their
 * order needs. Triggers of `operation` keep it. A table of its own, since the planner takes the size of a table from
 * its pages now, but that of a partial index from the last ANALYZE.
 */
export const openOperation = pgTable(
  'open_operation',
  {
    operationId: uuid().primaryKey(),
    customerKey: uuid().notNull(),
    channelDatabaseId: text().notNull(),
    operationNumber: integer().notNull(),
    dataAreaId: text().notNull(),
    receivedOrder: bigint({ mode: 'bigint' }).notNull(),
    status: text().notNull(),
    waitsFor: uuid(),
    /** The chunk in which it is in progress; otherwise null. */
    chunkId: uuid(),
  },
  (t) => [
    index('open_operation_by_customer').on(t.customerKey, t.status, t.channelDatabaseId, t.operationNumber),
    index('open_operation_by_chunk_and_database').on(t.chunkId, t.channelDatabaseId).where(sql`chunk_id is not null`),
  ],
)

/**
 * Who is next: for each customer the one operation that can be claimed by a run, in the order in which runs claim.
 * Written under the legal entity's lock alone, from `queue_change`; nothing that is blocked is ever in it.
 */
export const nextOperation = pgTable(
  'next_operation',
  {
    customerKey: uuid().primaryKey(),
    dataAreaId: text().notNull(),
    operationId: uuid().notNull(),
    receivedOrder: bigint({ mode: 'bigint' }).notNull(),
    chunkLimit: integer(),
    /** Not before this time, after a transient fault; null: now. */
    nextAttemptAt: moment(),
  },
  (t) => [
    index('next_operation_in_order').on(
      t.dataAreaId,
      t.nextAttemptAt.asc().nullsFirst(),
      t.chunkLimit.desc().nullsFirst(),
      t.receivedOrder,
    ),
  ],
)

/**
 * Customers whose open operations have changed since `next_operation` was last brought up to date; each change leaves a
 * row in its own transaction.
 */
export const queueChange = pgTable(
  'queue_change',
  {
    id: bigserial({ mode: 'bigint' }).primaryKey(),
    dataAreaId: text().notNull(),
    customerKey: uuid().notNull(),
  },
  (t) => [index('queue_change_in_order').on(t.dataAreaId, t.id)],
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
    index('operation_attempt_failed').on(t.at).where(sql`outcome = 'FAILED'`),
  ],
)

/**
 * The number of operations by channel, status and error: deltas that a statement trigger on `operation` writes. Readers
 * sum them and a job merges them, so that a count never scans.
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

/**
 * How many operations are FAILED for the same cause, per channel: deltas like those of `operation_count`, by the same
 * triggers.
 */
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
