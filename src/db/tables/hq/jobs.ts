import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { moment } from '../columns.ts'

export const batchJob = pgTable('batch_job', {
  id: text().primaryKey(),
  caption: text().notNull(),
  /** Former names, accepted wherever the job is named. */
  aliases: text().array().notNull(),
  description: text().notNull(),
})

/**
 * One run of a job over a scope (`synchronize:USRT`, `P-0001:houston-db`, `1010:houston-db`), with lease and fencing
 * number. At most one unfinished run a scope; a run whose lease has expired is taken over by the next caller, with a
 * higher `fence`.
 */
export const batchRun = pgTable(
  'batch_run',
  {
    runId: uuid().primaryKey(),
    number: bigint({ mode: 'bigint' }).notNull().generatedAlwaysAsIdentity(),
    jobId: text().notNull(),
    scope: text().notNull(),
    /**
     * BatchStatus (docs/domain.md, Batch jobs): READY, EXECUTING, HOLD (a bulk run that is paused), ERROR, FINISHED,
     * CANCELING, CANCELED.
     */
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
    /** Operations of a bulk run that were skipped. */
    skipped: integer().notNull().default(0),
    /**
     * Operations or rows a second: while it is executed over the last moments, afterwards over all of it. Kept by a
     * trigger, with the two below.
     */
    rate: real(),
    measuredAt: moment().notNull().defaultNow(),
    measured: integer().notNull().default(0),
    message: text(),
  },
  (t) => [
    uniqueIndex('batch_run_one_per_scope').on(t.scope).where(sql`status in ('READY', 'EXECUTING', 'CANCELING')`),
    index('batch_run_by_job').on(t.jobId, t.number),
    index('batch_run_by_end').on(t.endedAt).where(sql`ended_at is not null`),
  ],
)

/**
 * What a bulk run (a run of the job `bulk-synchronize`, which has its status, lease and counts) is over: every
 * operation that matched a filter when it was started (docs/domain.md, D-23).
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

/**
 * Operations claimed together; `runId` is null when an operator synchronizes single ones. A lease not renewed for 30 s
 * frees them.
 */
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
  (t) => [
    index('synchronize_chunk_claimed').on(t.dataAreaId, t.leaseUntil).where(sql`status = 'CLAIMED'`),
    index('synchronize_chunk_by_end').on(t.endedAt).where(sql`ended_at is not null`),
  ],
)

/** The processes that run schedules, each with a lease: the jobs of one that has not renewed it are given to others. */
export const scheduleWorker = pgTable('schedule_worker', {
  workerId: text().primaryKey(),
  leaseUntil: moment().notNull(),
  /** The process that it is part of, as the holder of a run is named. */
  process: text(),
  /** Seconds by which the clock of its process is ahead of headquarters' database; null: not measured. */
  clockSkewSeconds: doublePrecision(),
})

/** Maintenance that was stopped by a fault the last time: how many times in a row, and since when. */
export const maintenanceFault = pgTable('maintenance_fault', {
  id: text().primaryKey(),
  failures: integer().notNull(),
  since: moment().notNull().defaultNow(),
})
