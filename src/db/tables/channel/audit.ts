import { sql } from 'drizzle-orm'
import { bigserial, index, pgTable, text } from 'drizzle-orm/pg-core'
import { moment } from '../columns.ts'

/** Every mutation at this database; append-only. */
export const auditEntry = pgTable(
  'audit_entry',
  {
    id: bigserial({ mode: 'bigint' }).primaryKey(),
    at: moment().notNull().defaultNow(),
    actor: text().notNull(),
    roles: text().array().notNull(),
    action: text().notNull(),
    target: text(),
    result: text().notNull(),
    requestId: text(),
    reason: text(),
  },
  (t) => [
    index('audit_entry_by_time').on(t.at),
    index('audit_entry_by_target').on(t.target, t.id).where(sql`target is not null`),
  ],
)
