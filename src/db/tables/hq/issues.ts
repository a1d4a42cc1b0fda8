import { sql } from 'drizzle-orm'
import { bigint, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { moment } from '../columns.ts'

/**
 * A cause of failures and its history. Statement triggers on `operation` write the counts and the times in the
 * transaction in which operations fail or stop failing; operators write the rest.
 */
export const issue = pgTable(
  'issue',
  {
    /** `operation.fingerprint` of its operations. */
    fingerprint: text().primaryKey(),
    errorClass: text().notNull(),
    errorCode: text().notNull(),
    /** Without the row's index. */
    errorField: text(),
    /** The newest operation that failed with this cause. */
    exampleId: uuid().notNull(),
    /** How many operations have the cause now: FAILED, or IN_PROGRESS again. */
    open: bigint({ mode: 'number' }).notNull(),
    /** How often an operation has failed with it. */
    failures: bigint({ mode: 'number' }).notNull(),
    firstSeenAt: moment().notNull().defaultNow(),
    lastSeenAt: moment().notNull().defaultNow(),
    /** When its last operation stopped failing; null while there is one. */
    resolvedAt: moment(),
    /** When it came back last, and how often. */
    reopenedAt: moment(),
    reopenings: integer().notNull().default(0),
    owner: text(),
    assignedBy: text(),
    assignedAt: moment(),
    note: text(),
    notedBy: text(),
    notedAt: moment(),
    acknowledgedBy: text(),
    acknowledgedAt: moment(),
    snoozedUntil: moment(),
    snoozedBy: text(),
    snoozedAt: moment(),
    revision: integer().notNull().default(1),
    /** The transaction that opened, resolved or reopened it last, which announces that. */
    changedIn: text(),
  },
  (t) => [
    index('issue_listed').on(t.lastSeenAt, t.fingerprint),
    index('issue_changed').on(t.changedIn),
    index('issue_unresolved').on(t.lastSeenAt, t.fingerprint).where(sql`resolved_at is null`),
  ],
)

/** An issue in one channel: what a token of that channel sees of it. */
export const issueChannel = pgTable(
  'issue_channel',
  {
    fingerprint: text().notNull(),
    channelId: text().notNull(),
    open: bigint({ mode: 'number' }).notNull(),
    failures: bigint({ mode: 'number' }).notNull(),
    firstSeenAt: moment().notNull().defaultNow(),
    lastSeenAt: moment().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.fingerprint, t.channelId] }),
    index('issue_channel_by_channel').on(t.channelId, t.fingerprint),
  ],
)

/** How often operations of a channel failed with a cause in an hour; kept for two days. */
export const issueHour = pgTable(
  'issue_hour',
  {
    fingerprint: text().notNull(),
    hour: moment().notNull(),
    channelId: text().notNull(),
    failures: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.fingerprint, t.hour, t.channelId] }), index('issue_hour_by_hour').on(t.hour)],
)

/** One correction of many operations at once, which can be undone until they are synchronized. */
export const bulkCorrection = pgTable(
  'bulk_correction',
  {
    correctionId: uuid().primaryKey(),
    /** The cause that all of them had; null when they had several. */
    fingerprint: text(),
    correctedAt: moment().notNull().defaultNow(),
    correctedBy: text().notNull(),
    reason: text().notNull(),
    corrected: integer().notNull(),
    undoneAt: moment(),
    undoneBy: text(),
    undone: integer().notNull().default(0),
  },
  (t) => [index('bulk_correction_by_cause').on(t.fingerprint, t.correctedAt)],
)

/** An operation of a correction, with the revision that the correction made. */
export const bulkCorrectionItem = pgTable(
  'bulk_correction_item',
  {
    correctionId: uuid().notNull(),
    operationId: uuid().notNull(),
    revision: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.correctionId, t.operationId] }),
    index('bulk_correction_item_by_operation').on(t.operationId),
  ],
)
