import { sql } from 'drizzle-orm'
import { boolean, check, date, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { moment, position } from '../columns.ts'
import { batchRun } from './jobs.ts'

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
  /** What in this product reads the feature, and why the product does not have it; the latter null when it does. */
  readBy: text().notNull().default(''),
  notImplemented: text(),
  enabled: boolean().notNull().default(false),
  /** Date of a schedule (future) or of the enabling (past). */
  enableDate: date(),
  scheduled: boolean().notNull().default(false),
  scheduleFailure: text(),
  comment: text(),
  /**
   * Headquarters' log position of the last change of `enabled`; effective on a channel only once it is applied there.
   */
  changedPosition: position().notNull().default(sql`0`),
})

/**
 * What a run of the job `feature-plan` (which has its status, lease and counts) carries out: a feature, on its way to
 * the channels.
 */
export const featurePlanRun = pgTable('feature_plan_run', {
  runId: uuid()
    .primaryKey()
    .references(() => batchRun.runId, { onDelete: 'cascade' }),
  feature: text()
    .notNull()
    .references(() => feature.key),
  /** The confirmations that features of the plan need were given. */
  confirm: boolean().notNull(),
  /**
   * The rights of the user who started the run, also for a process that takes it over: roles, and channels (null: all).
   */
  roles: text().array().notNull(),
  channels: text().array(),
})

/** A step of such a run; steps are taken in the order of `place`. */
export const featurePlanStep = pgTable(
  'feature_plan_step',
  {
    runId: uuid()
      .notNull()
      .references(() => featurePlanRun.runId, { onDelete: 'cascade' }),
    place: integer().notNull(),
    /** ENABLE_FEATURE, RUN_CDX_JOB, FLUSH_CHANNEL_CACHE. */
    action: text().notNull(),
    feature: text(),
    jobId: text(),
    channelDatabaseId: text(),
    /** NEEDED, RUNNING, DONE, FAILED. */
    state: text().notNull(),
    /** What came of it, or why it failed; no personal data. */
    message: text(),
    sessionId: uuid(),
    startedAt: moment(),
    endedAt: moment(),
  },
  (t) => [
    primaryKey({ columns: [t.runId, t.place] }),
    check('feature_plan_step_state', sql`${t.state} in ('NEEDED', 'RUNNING', 'DONE', 'FAILED')`),
    check(
      'feature_plan_step_action',
      sql`case ${t.action}
        when 'ENABLE_FEATURE' then ${t.feature} is not null
        when 'RUN_CDX_JOB' then ${t.jobId} is not null and ${t.channelDatabaseId} is not null
        when 'FLUSH_CHANNEL_CACHE' then ${t.channelDatabaseId} is not null
        else false
      end`,
    ),
  ],
)
