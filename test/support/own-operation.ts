import type { Actor } from '../../src/access/actor.ts'
import type { RealtimeAnswer } from '../../src/between/headquarters-side.ts'
import type { HeadquartersDatabase } from '../../src/between/sides.ts'
import { applyTogether } from '../../src/headquarters/synchronize/apply-own-operations.ts'
import type { StagedOperation } from '../../src/model/operation.ts'

/** Applies one operation of headquarters itself, with the answer that a real-time call would get. */
export async function applyAtHeadquarters(
  hq: HeadquartersDatabase,
  actor: Actor,
  operation: StagedOperation,
): Promise<RealtimeAnswer> {
  const own = { operation, addressBooks: null, action: operation.kind }
  const applied = await applyTogether(hq, actor, operation.dataAreaId, [own])
  if (applied.outcome === 'REFUSED')
    return { outcome: 'REFUSED', refusals: [...(applied.refusals.get(operation.operationId) ?? [])] }
  const made = applied.customers.get(operation.operationId)
  if (!made) throw new Error('The operation has no customer.')
  return { outcome: 'OK', customer: made.customer }
}
