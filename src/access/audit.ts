import { sql } from 'drizzle-orm'
import type { Executor } from '../db/client.ts'
import type { Actor } from './actor.ts'

/** One line of a side's audit: who did what, on which id, with which result. Ids and codes only, never personal data. */
export type AuditEntry = {
  action: string
  target?: string | null
  result: string
  requestId?: string | null
  reason?: string | null
}

/** Appends to `audit_entry`, which both sides have. Call it in the transaction of what it records. */
export async function recordAudit(db: Executor, actor: Actor, entry: AuditEntry): Promise<void> {
  await db.execute(sql`/* access.recordAudit */
    insert into audit_entry (actor, roles, action, target, result, request_id, reason)
    select ${actor.id}, array(select jsonb_array_elements_text(${JSON.stringify(actor.roles)}::jsonb)), ${entry.action},
      ${entry.target ?? null}, ${entry.result}, ${entry.requestId ?? null}, ${entry.reason ?? null}`)
}
