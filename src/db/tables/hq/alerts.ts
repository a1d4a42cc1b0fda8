import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { moment } from '../columns.ts'

/** The rules of alerts that an administrator has changed; the others are as src/model/alert.ts has them. */
export const alertRule = pgTable('alert_rule', {
  rule: text().primaryKey(),
  enabled: boolean().notNull(),
  opensAfterSeconds: integer().notNull(),
  closesAfterSeconds: integer().notNull(),
  threshold: integer(),
})

/**
 * What rules have found: one row from when it was seen until it is over. Before `opened_at` it has not lasted long
 * enough to be told; it is deleted when it is over. `subject`: a channel database, schedule and the like;
 * '' for the installation.
 */
export const alert = pgTable(
  'alert',
  {
    id: uuid().primaryKey().defaultRandom(),
    number: bigint({ mode: 'bigint' }).notNull().generatedAlwaysAsIdentity(),
    rule: text().notNull(),
    subject: text().notNull(),
    /** The codes of the checks that find it, and the sentence of the first. */
    checks: text().array().notNull(),
    message: text().notNull(),
    firstSeenAt: moment().notNull(),
    lastSeenAt: moment().notNull(),
    /** Since when nothing is found any more, while that has not lasted long enough to close it. */
    wellSince: moment(),
    openedAt: moment(),
    closedAt: moment(),
    /** When it was announced that it is open; null while it is muted, or not open. */
    announcedAt: moment(),
  },
  (t) => [
    uniqueIndex('alert_one_at_a_time').on(t.rule, t.subject).where(sql`closed_at is null`),
    index('alert_by_number').on(t.number).where(sql`opened_at is not null`),
    check('alert_closed_was_open', sql`${t.closedAt} is null or ${t.openedAt} is not null`),
  ],
)

/** What a person has muted, until when: alerts of the rule about the subject, also those that open meanwhile. */
export const alertMute = pgTable(
  'alert_mute',
  {
    rule: text().notNull(),
    subject: text().notNull(),
    mutedAt: moment().notNull().defaultNow(),
    mutedBy: text().notNull(),
    mutedUntil: moment().notNull(),
    reason: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.rule, t.subject] })],
)

/** What is told of alerts: each event once by each channel. E-mail is tried until it is sent, or given up. */
export const alertNotice = pgTable(
  'alert_notice',
  {
    alertId: uuid()
      .notNull()
      .references(() => alert.id, { onDelete: 'cascade' }),
    event: text().notNull(),
    channel: text().notNull(),
    createdAt: moment().notNull().defaultNow(),
    status: text().notNull(),
    attempts: integer().notNull().default(0),
    /** A process that sends it puts this ahead, so that no other does. */
    nextAttemptAt: moment(),
    sentAt: moment(),
    /** Why it could not be sent, in words without an address. */
    lastFailure: text(),
  },
  (t) => [
    primaryKey({ columns: [t.alertId, t.event, t.channel] }),
    index('alert_notice_due').on(t.nextAttemptAt).where(sql`status = 'WAITING'`),
    check('alert_notice_status', sql`${t.status} in ('WAITING', 'SENT', 'GIVEN_UP')`),
  ],
)

/** The one row of the process that decides about alerts, by a lease. */
export const alertWatch = pgTable('alert_watch', {
  id: integer().primaryKey().default(1),
  /** When it last looked at the diagnosis: after a pause, nothing counts as having lasted. */
  lookedAt: moment(),
  leaseId: uuid(),
  leaseUntil: moment(),
  holder: text(),
})
