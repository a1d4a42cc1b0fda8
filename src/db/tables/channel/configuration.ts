import { sql } from 'drizzle-orm'
import { bigint, boolean, check, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { moment } from '../columns.ts'

/**
 * Who this database is: one row. A new `sourceId` is given when headquarters accepts the database again after a
 * restore.
 */
export const databaseIdentity = pgTable('database_identity', {
  channelDatabaseId: text().primaryKey(),
  sourceId: uuid().notNull().defaultRandom(),
  createdAt: moment().notNull().defaultNow(),
})

/**
 * Configuration and feature state as last applied by 1010, 1070 and 1110: one row an entity. Read through
 * `channel_cache` only.
 */
export const configuration = pgTable(
  'configuration',
  { kind: text().notNull(), id: text().notNull(), jobId: text().notNull(), content: jsonb().notNull() },
  (t) => [primaryKey({ columns: [t.kind, t.id] })],
)

/**
 * How far each download job has been applied here: headquarters' log position up to which everything is in this
 * database.
 */
export const appliedJob = pgTable('applied_job', {
  jobId: text().primaryKey(),
  position: bigint({ mode: 'bigint' }).notNull(),
  sessionId: uuid(),
  rowsAffected: integer().notNull().default(0),
  appliedAt: moment().notNull().defaultNow(),
  /** Of 1010: the position up to which it has brought redirects; behind `position` after an upgrade to this version. */
  redirectsThrough: bigint({ mode: 'bigint' }).notNull().default(sql`0`),
})

/**
 * The one cache row (docs/domain.md, Effective on a channel): what captures decide on. Loaded again when flushed or
 * expired; never older than `expiresAt`.
 */
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

/**
 * Registers (devices) of channels, as they have reported themselves. `oldestWaitingAt`: when the oldest capture that
 * waits on the register was kept, by this database's clock.
 */
export const register = pgTable(
  'register',
  {
    channelId: text().notNull(),
    registerId: text().notNull(),
    version: text().notNull(),
    waitingCaptures: integer().notNull(),
    oldestWaitingAt: moment(),
    firstSeenAt: moment().notNull().defaultNow(),
    lastSeenAt: moment().notNull().defaultNow(),
    pausedAt: moment(),
    pausedBy: text(),
    pauseReason: text(),
    /** When it was resumed last: what waits has been free to be sent since then. */
    resumedAt: moment(),
  },
  (t) => [primaryKey({ columns: [t.channelId, t.registerId] })],
)
