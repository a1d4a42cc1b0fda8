import { sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import { recordAudit } from '../../../access/audit.ts'
import { execute, type Transaction } from '../../../db/client.ts'
import { appendSelected } from '../../../log/append.ts'
import type { OperationOverride } from '../../../model/operation.ts'
import type { AttributeChange } from '../../../model/operation-view.ts'
import { operatorEvents } from './operator-events.ts'

/** The override that an operator stores beside the captured rows, and the changes it makes. */
export type KeptOverride = {
  operationId: string
  outcome: 'SAVED' | 'RESOLVED' | 'UNDONE'
  reason: string
  /** Null: nothing remains saved. */
  override: OperationOverride | null
  changes: readonly AttributeChange[]
}

/**
 * *Save*, guarded by the revision that the caller has read, with audit entry and event. Returns false and changes
 * nothing if the operation has changed since.
 */
export async function storeSave(
  tx: Transaction,
  actor: Actor,
  expectedRevision: number,
  kept: KeptOverride,
): Promise<boolean> {
  const { operationId, outcome, reason } = kept
  const [guarded] = await execute(
    tx,
    sql`/* operations.guardSave */
    select 1
    from operation
    where operation_id = ${operationId}::uuid and revision = ${expectedRevision} and route = 'ASYNC'
      and status in ('UPLOADED', 'WAITING_ON', 'FAILED')
    for no key update`,
  )
  if (!guarded) return false
  await storeOverride(tx, actor, kept)
  await recordAudit(tx, actor, { action: 'saveOperation', target: operationId, result: outcome, reason })
  await appendSelected(tx, operatorEvents([operationId], null))
  return true
}

/** Stores the override with actor, reason, old and new values; the operation must be locked and editable. */
export async function storeOverride(tx: Transaction, actor: Actor, kept: KeptOverride): Promise<void> {
  const override = kept.override === null ? null : JSON.stringify(kept.override)
  await execute(
    tx,
    sql`/* operations.storeOverride */
    with kept as (
      update operation
      set override = ${override}::jsonb, revision = revision + 1
      where operation_id = ${kept.operationId}::uuid
      returning operation_id, revision
    )
    insert into operation_attempt (operation_id, actor, outcome, reason, changes, override, revision)
    select operation_id, ${actor.id}, ${kept.outcome}, ${kept.reason}, ${JSON.stringify(kept.changes)}::jsonb,
      ${override}::jsonb, revision
    from kept`,
  )
}
