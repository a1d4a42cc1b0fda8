import { sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import type { Sides } from '../../../between/sides.ts'
import { execute, type Transaction } from '../../../db/client.ts'
import type { OperationOverride } from '../../../model/operation.ts'
import type { AttributeChange, OperationView } from '../../../model/operation-view.ts'
import { findAtHeadquarters } from '../list/find-operations.ts'
import { type Corrected, type Correction, type CorrectionOutcome, correct } from './correct.ts'
import { storeOverride } from './keep-override.ts'
import { operatorEvents } from './operator-events.ts'
import type { OperationNotUpdatable, OperationRevisionConflict } from './refusals.ts'
import { refuseNotUpdatable } from './refuse-not-updatable.ts'

type Refusal = OperationNotUpdatable | OperationRevisionConflict
export type UndoOutcome = CorrectionOutcome<OperationView, Refusal>

/**
 * Undoes the last save, or the last choice in a conflict, and restores the one before it, or only the captured values.
 * Can be repeated. The history keeps what was saved.
 */
export async function undoSave(sides: Sides, actor: Actor, input: Correction): Promise<UndoOutcome> {
  return correct<OperationView, Refusal>(sides, actor, 'undoSave', input, (tx, operation) =>
    undo(tx, actor, input, operation),
  )
}

async function undo(
  tx: Transaction,
  actor: Actor,
  { expectedRevision, reason }: Correction,
  operation: OperationView,
): Promise<Corrected<OperationView, Refusal>> {
  const refusal = await refuseNotUpdatable(tx, operation, expectedRevision)
  if (refusal) return { refusals: [refusal] }
  const saves = await savesInEffect(tx, operation.operationId)
  const last = saves.at(-1)
  if (!last) return { refusals: [nothingSaved(operation)] }
  await storeOverride(tx, actor, {
    operationId: operation.operationId,
    outcome: 'UNDONE',
    reason,
    override: saves.at(-2)?.override ?? null,
    changes: last.changes.map(({ attribute, oldValue, newValue }) => ({
      attribute,
      oldValue: newValue,
      newValue: oldValue,
    })),
  })
  const [current = operation] = await findAtHeadquarters(tx, [operation.operationId])
  return { done: current, result: 'UNDONE', events: operatorEvents([operation.operationId], null) }
}

type Save = { outcome: 'SAVED' | 'RESOLVED' | 'UNDONE'; override: OperationOverride | null; changes: AttributeChange[] }

/** The saves that are not undone, oldest first: each UNDONE removes the one before it. */
async function savesInEffect(tx: Transaction, operationId: string): Promise<Save[]> {
  const saves = await execute<Save>(
    tx,
    sql`/* operations.saves */
    select outcome, override, coalesce(changes, '[]') as changes
    from operation_attempt
    where operation_id = ${operationId}::uuid and outcome in ('SAVED', 'RESOLVED', 'UNDONE')
    order by id`,
  )
  const inEffect: Save[] = []
  for (const save of saves) {
    if (save.outcome === 'UNDONE') inEffect.pop()
    else inEffect.push(save)
  }
  return inEffect
}

const nothingSaved = ({ status }: OperationView): OperationNotUpdatable => ({
  __typename: 'OperationNotUpdatable',
  code: 'CANNOT_BE_CHANGED',
  field: ['operationId'],
  message: 'No correction is saved on this operation, so there is nothing to undo.',
  status,
})
