import { sql } from 'drizzle-orm'
import { bigint, boolean, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytea, moment, position } from '../columns.ts'
import { channelDatabase, channelDatabaseGroup } from './organization.ts'

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

/**
 * When which jobs run, for which group: `EVERY <n> SECONDS`, or a cron expression of five fields; BATCH jobs have
 * no group.
 */
export const distributionSchedule = pgTable('distribution_schedule', {
  id: text().primaryKey(),
  name: text().notNull(),
  /** `P-0001`, `synchronize`, `1010`, …: run one after another in this order. */
  jobs: text().array().notNull(),
  groupId: text().references(() => channelDatabaseGroup.id),
  recurrence: text().notNull(),
  /** The time zone (IANA name) that a cron expression is read in. */
  timeZone: text().notNull().default('UTC'),
  active: boolean().notNull().default(true),
  /** It runs from this moment on; null: always … */
  activeFrom: moment(),
  /** … and before this one; null: without end. */
  activeUntil: moment(),
  /** When, by whom and why it was withheld; null: it was not, or was released. */
  withheldAt: moment(),
  withheldBy: text(),
  withheldReason: text(),
  lastRunAt: moment(),
  /** Of a withheld schedule: when it would run, if it were not withheld. */
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
    /**
     * STARTED, AVAILABLE, REQUESTED, DOWNLOADED, APPLIED, NO_DATA, CREATE_FAILED, DOWNLOAD_FAILED, APPLY_FAILED,
     * SUSPENDED, CANCELED.
     */
    status: text().notNull(),
    revision: integer().notNull().default(1),
    full: boolean().notNull().default(false),
    fromPosition: position().notNull(),
    toPosition: position().notNull(),
    /**
     * The channel database has the redirects of merged customers up to there, and gets what has changed since. Null if
     * it does not know redirects.
     */
    redirectsFrom: position(),
    /**
     * The channel database's own clock when it was asked, before the package was made: what it stored since then may be
     * newer.
     */
    askedAt: moment(),
    /** How many parts the package has. */
    parts: integer().notNull().default(0),
    rowsAffected: integer().notNull().default(0),
    /** Of the package as it was made; an erasure may have removed rows since. */
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
    /** The first load whose parts the session delivers; null: its own. */
    packageId: uuid(),
  },
  (t) => [
    index('download_session_by_package').on(t.packageId).where(sql`package_id is not null`),
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
  {
    sessionId: uuid().notNull(),
    part: integer().notNull(),
    content: bytea().notNull(),
    /** SHA-256 of the content, hexadecimal. */
    checksum: text().notNull(),
    /**
     * The smallest and the greatest key of the customers that it has rows of: an erasure opens only parts that may have
     * the customer. Null: it has none.
     */
    firstKey: uuid(),
    lastKey: uuid(),
  },
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
    /** When a session with everything was applied last; null: not since this is known. */
    fullAt: moment(),
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
    /** Operations of erased customers that came with it and were dropped. */
    erased: integer().notNull().default(0),
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

/**
 * What a full 1010 carries to channel databases that have nothing yet, made once for all with the same address books.
 * Its parts are in `download_package` under its id, where erasures find them, and are copied for each session.
 */
export const firstLoad = pgTable(
  'first_load',
  {
    id: uuid().primaryKey(),
    /** The legal entities and address books of the channels, as a text. */
    scope: text().notNull(),
    createdAt: moment().notNull().defaultNow(),
    /** Null until it is complete. */
    toPosition: position(),
    parts: integer().notNull().default(0),
    rowsAffected: integer().notNull().default(0),
    fileSize: integer().notNull().default(0),
    checksum: text(),
  },
  (t) => [index('first_load_by_scope').on(t.scope, t.createdAt)],
)
