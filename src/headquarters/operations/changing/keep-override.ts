import { sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import { recordAudit } from '../../../access/audit.ts'
import { execute, type Transaction } from '../../../db/client.ts'
import { appendSelected } from '../../../log/append.ts'
import type { OperationOverride } from '../../../model/operation.ts'
import type { AttributeChange } from '../../../model/operation-view.ts'
import { operatorEvents } from './operator-events.ts'

/** What an operator keeps beside the captured rows from now on, and what that changes. */
export type KeptOverride = {
  operationId: string
  outcome: 'SAVED' | 'RESOLVED' | 'UNDONE'
  reason: string
  /** Null: nothing is saved any more. */
  override: OperationOverride | null
  changes: readonly AttributeChange[]
}

/** *Save*, guarded by the version that was looked at, with audit and event. False when someone else was first; nothing is changed then. */
export async function keepSaved(
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

/** Stores it with who, why, old and new; the operation is locked and may be changed. */
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
    select operation_id, ${actor.id}, ${kept.outcome}, ${kept.reason}, ${JSON.stringify(kept.changes)}::jsonb, ${override}::jsonb, revision
    from kept`,
  )
}
