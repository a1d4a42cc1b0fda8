import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { moment } from '../columns.ts'

/**
 * Until when a caller, named by its token's subject, sees a customer's personal data unmasked. What has run out is
 * deleted by the next grant.
 */
export const customerReveal = pgTable(
  'customer_reveal',
  {
    actor: text().notNull(),
    customerKey: uuid().notNull(),
    revealedUntil: moment().notNull(),
  },
  (t) => [primaryKey({ columns: [t.actor, t.customerKey] })],
)
