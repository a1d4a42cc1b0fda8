import { doublePrecision, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { moment } from '../columns.ts'

/**
 * What is left of a token's budget of mutations or points at a moment, shared by all processes of the installation.
 * Without a row it is full. Unlogged: after a crash all budgets are full.
 */
export const tokenBudget = pgTable(
  'token_budget',
  {
    tokenId: text().notNull(),
    kind: text().notNull(),
    level: doublePrecision().notNull(),
    perSecond: doublePrecision().notNull(),
    burst: doublePrecision().notNull(),
    at: moment().notNull(),
  },
  (t) => [primaryKey({ columns: [t.tokenId, t.kind] })],
)
