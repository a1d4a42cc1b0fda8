import { sql } from 'drizzle-orm'
import { bigint, bigserial, index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { moment } from '../columns.ts'
import { eventColumns } from '../staging-columns.ts'

/**
 * Headquarters' event log. `downloadJob` names the job that must carry the entity to the channels; null when none has
 * to.
 */
export const log = pgTable(
  'log',
  { position: bigint({ mode: 'bigint' }).primaryKey(), ...eventColumns(), downloadJob: text() },
  (t) => [
    index('log_to_download').on(t.downloadJob, t.position).where(sql`download_job is not null`),
    index('log_by_operation').on(t.operationId).where(sql`operation_id is not null`),
  ],
)
export const logHead = pgTable('log_head', {
  id: integer().primaryKey().default(1),
  position: bigint({ mode: 'bigint' }).notNull(),
})

/** Every mutation at headquarters; append-only. */
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
    index('audit_entry_by_actor').on(t.actor, t.id),
    index('audit_entry_by_action').on(t.action, t.id),
  ],
)
