import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { moment } from '../columns.ts'

/**
 * What was last found of one channel database, or of headquarters itself (`place` is `headquarters`): green only by
 * evidence.
 */
export const reconciliation = pgTable('reconciliation', {
  place: text().primaryKey(),
  /** EQUAL, DIFFERENT or NOT_COMPARED, of the last attempt. */
  result: text().notNull(),
  message: text(),
  runId: uuid().notNull(),
  attemptedAt: moment().notNull().defaultNow(),
  /**
   * Of the last comparison that was made, whole or of what had changed: when, and through which position of
   * headquarters' log.
   */
  comparedAt: moment(),
  position: bigint({ mode: 'bigint' }),
  /** Of the last whole comparison: how many ranges of customer keys, and how many customers were in them. */
  wholeAt: moment(),
  ranges: integer().notNull().default(0),
  customers: integer().notNull().default(0),
  /** Of the last comparison: rows that were looked at one by one, and rows that were on their way. */
  rowsCompared: integer().notNull().default(0),
  onTheirWay: integer().notNull().default(0),
})

/**
 * One difference, from when it was first seen until it is corrected, gone or accepted. Fingerprints only, no values.
 */
export const difference = pgTable(
  'difference',
  {
    id: uuid().primaryKey().defaultRandom(),
    number: bigint({ mode: 'bigint' }).notNull().unique('difference_by_number').generatedAlwaysAsIdentity(),
    kind: text().notNull(),
    status: text().notNull(),
    /** The channel database that differs from headquarters; null: headquarters differs from what its log explains. */
    channelDatabaseId: text(),
    customerKey: uuid().notNull(),
    dataAreaId: text(),
    headquartersFingerprint: text(),
    channelFingerprint: text(),
    /** The other one of a doubled customer. */
    otherCustomerKey: uuid(),
    /**
     * For NEWER_AT_CHANNEL: headquarters' version of the customer in the backup that was restored, and after its lost
     * operations were synchronized again.
     */
    backupVersion: integer(),
    headquartersVersion: integer(),
    message: text().notNull(),
    firstSeenAt: moment().notNull().defaultNow(),
    lastSeenAt: moment().notNull().defaultNow(),
    endedAt: moment(),
    runId: uuid().notNull(),
    lastRunId: uuid().notNull(),
    /** Why a person accepted or restored it, and who. */
    reason: text(),
    resolvedBy: text(),
  },
  (t) => [
    uniqueIndex('difference_open')
      .on(t.customerKey, t.kind, sql`coalesce(channel_database_id, '')`)
      .where(sql`status in ('OPEN', 'REPORTED')`),
    index('difference_by_customer').on(t.customerKey),
    index('difference_by_status').on(t.status, t.number),
    index('difference_undecided_by_place')
      .on(sql`coalesce(channel_database_id, 'headquarters')`, t.status, t.number)
      .where(sql`status in ('OPEN', 'REPORTED')`),
    index('difference_restorable')
      .on(t.kind, t.number)
      .where(sql`kind in ('LOST_AT_HEADQUARTERS', 'NEWER_AT_CHANNEL') and status = 'REPORTED'`),
    index('difference_by_end').on(t.endedAt).where(sql`ended_at is not null`),
    check('difference_status', sql`${t.status} in ('OPEN', 'REPAIRED', 'REPORTED', 'GONE', 'ACCEPTED', 'RESTORED')`),
  ],
)

/**
 * Headquarters' customers as they were last compared: a value that differs from it without an event of the log in
 * between has no explanation.
 */
export const customerFingerprint = pgTable('customer_fingerprint', {
  customerKey: uuid().primaryKey(),
  version: integer().notNull(),
  /** Of the customer's document; as `form` computes it. */
  fingerprint: text().notNull(),
  form: text().notNull(),
  /** Headquarters' log position of the snapshot. */
  position: bigint({ mode: 'bigint' }).notNull(),
})
