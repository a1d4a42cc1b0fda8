import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { moment } from '../columns.ts'
import { inLegalEntity } from './organization.ts'

/**
 * The welcome message of a legal entity, for each language that it has one in (docs/domain.md, D-46). Without any, its
 * customers get none.
 */
export const welcomeTemplate = pgTable(
  'welcome_template',
  {
    dataAreaId: inLegalEntity(),
    languageId: text().notNull(),
    subject: text().notNull(),
    body: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.dataAreaId, t.languageId] })],
)

/**
 * A customer's welcome message: one at most. It has no address and no text, which are those of the customer and of the
 * template when it is sent.
 */
export const welcomeMessage = pgTable(
  'welcome_message',
  {
    customerKey: uuid().primaryKey(),
    dataAreaId: text().notNull(),
    /** WAITING until the mail server has taken it; GIVEN_UP: it did not for days; NOT_SENT: nothing can be sent. */
    status: text().notNull().default('WAITING'),
    attempts: integer().notNull().default(0),
    nextAttemptAt: moment(),
    /** Why it was not sent: code and answer of the mail server without addresses, or what is missing. */
    lastFailure: text(),
    createdAt: moment().notNull().defaultNow(),
    sentAt: moment(),
    /** When it was last let wait again after it was given up: from then on it has three days. */
    retriedAt: moment(),
  },
  (t) => [
    index('welcome_message_unsent').on(t.createdAt).where(sql`${t.status} in ('WAITING', 'GIVEN_UP')`),
    index('welcome_message_due').on(t.nextAttemptAt).where(sql`${t.status} = 'WAITING'`),
    check('welcome_message_status', sql`${t.status} in ('WAITING', 'SENT', 'GIVEN_UP', 'NOT_SENT')`),
  ],
)
