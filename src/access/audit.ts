import { AsyncLocalStorage } from 'node:async_hooks'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Executor } from '../db/client.ts'
import { storable } from '../db/storable.ts'
import type { Actor } from './actor.ts'

/**
 * An entry of a side's audit: the actor, the action, the id that it affected and the result. Ids and codes only, never
 * personal data.
 */
export type AuditEntry = z.infer<typeof auditEntry>
export const auditEntry = z.strictObject({
  action: z.string(),
  target: z.string().nullish(),
  result: z.string(),
  /** By default that of the current mutation, if any. */
  requestId: z.string().nullish(),
  /** By default the reason that the caller gave for the current mutation. */
  reason: z.string().nullish(),
})

/** The current mutation: its request, the reason given for it, and the results that it has recorded itself. */
export type AuditedMutation = { readonly requestId: string; readonly reason: string | null; readonly results: string[] }

const underWay = new AsyncLocalStorage<AuditedMutation>()

/**
 * Runs a mutation so that the caller learns which results it recorded, and so that its entries carry the request's id.
 */
export function underAudit<T>(mutation: AuditedMutation, work: () => T): T {
  return underWay.run(mutation, work)
}

/**
 * Notes that the current mutation has written an audit entry without `recordAudit`, as a capture does in its statement.
 */
export function noteAudited(result: string): void {
  underWay.getStore()?.results.push(result)
}

/** Values that were refused because they cannot be stored are audited as well. */
const kept = (text: string | null | undefined) => (text == null ? null : storable(text))

/** Appends to `audit_entry`, which both sides have. Call it in the transaction of the change that it records. */
export async function recordAudit(db: Executor, actor: Actor, entry: AuditEntry): Promise<void> {
  const mutation = underWay.getStore()
  const requestId = entry.requestId ?? mutation?.requestId ?? null
  const reason = entry.reason ?? mutation?.reason ?? null
  await db.execute(sql`/* access.recordAudit */
    insert into audit_entry (actor, roles, action, target, result, request_id, reason)
    select ${actor.id}, array(select jsonb_array_elements_text(${JSON.stringify(actor.roles)}::jsonb)), ${entry.action},
      ${kept(entry.target)}, ${entry.result}, ${kept(requestId)}, ${kept(reason)}`)
  noteAudited(entry.result)
}
