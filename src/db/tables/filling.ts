import { integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { moment } from './columns.ts'

/**
 * How far all rows of a kind are filled by a version of a rule, in the order of their keys; the same on both sides
 * (src/db/fill-again.ts).
 */
export const filling = pgTable('filling', {
  kind: text().primaryKey(),
  version: integer().notNull(),
  /** 1, and 2 for the one that comes later. */
  round: integer().notNull().default(1),
  /** The key of the last row of the last batch. */
  lastKey: uuid().notNull(),
  /** When the round had looked at all rows; null while it has not. */
  endedAt: moment(),
})
