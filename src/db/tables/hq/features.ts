import { sql } from 'drizzle-orm'
import { boolean, date, pgTable, text } from 'drizzle-orm/pg-core'
import { position } from '../columns.ts'

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
