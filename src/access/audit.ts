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
  /** By default that of the actor's mutation, if any. */
  requestId: z.string().nullish(),
  /** By default the reason that the caller gave for the actor's mutation. */
  reason: z.string().nullish(),
})

/** A mutation: its request, the reason given for it, and the results that it has recorded itself. */
export type AuditedMutation = { readonly requestId: string; readonly reason: string | null; readonly results: string[] }

const underWay = new WeakMap<Actor, AuditedMutation>()

/**
 * The actor for one mutation, to be handed to all that it does: entries that are recorded for this object carry the
 * request's id and reason, and are noted in `results`.
 */
export function actorUnderAudit(actor: Actor, mutation: AuditedMutation): Actor {
  const own = { ...actor }
  underWay.set(own, mutation)
  return own
}

/** Another actor for what the mutation of `starter` has started, if there is one. */
export function actorUnderSameAudit(actor: Actor, starter: Actor): Actor {
  const mutation = underWay.get(starter)
  return mutation ? actorUnderAudit(actor, mutation) : actor
}

/** The mutation that is recorded for this object, if any. */
export const mutationUnderAudit = (actor: Actor): AuditedMutation | undefined => underWay.get(actor)

/** Notes that the actor's mutation has written an entry without `recordAudit`, as a capture does in its statement. */
export function noteAudited(actor: Actor, result: string): void {
  underWay.get(actor)?.results.push(result)
}

/** Values that were refused because they cannot be stored are audited as well. */
const kept = (text: string | null | undefined) => (text == null ? null : storable(text))

/** Appends to `audit_entry`, which both sides have. Call it in the transaction of the change that it records. */
export async function recordAudit(db: Executor, actor: Actor, entry: AuditEntry): Promise<void> {
  const mutation = underWay.get(actor)
  const requestId = entry.requestId ?? mutation?.requestId ?? null
  const reason = entry.reason ?? mutation?.reason ?? null
  await db.execute(sql`/* access.recordAudit */
    insert into audit_entry (actor, roles, action, target, result, request_id, reason)
    select ${actor.id}, array(select jsonb_array_elements_text(${JSON.stringify(actor.roles)}::jsonb)), ${entry.action},
      ${kept(entry.target)}, ${entry.result}, ${kept(requestId)}, ${kept(reason)}`)
  noteAudited(actor, entry.result)
}
