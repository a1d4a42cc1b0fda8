import { sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import { recordAudit } from '../../../access/audit.ts'
import { inChannels } from '../../../access/scope-sql.ts'
import type { HeadquartersDatabase } from '../../../between/sides.ts'
import { batchStatementTimeout, execute, type Transaction, transaction } from '../../../db/client.ts'
import { appendSelected } from '../../../log/append.ts'
import { wake } from '../../../log/wake.ts'
import type { OperationOverride } from '../../../model/operation.ts'
import type { AttributeChange } from '../../../model/operation-view.ts'
import { operatorEvents } from '../changing/operator-events.ts'
import { refuseReason } from '../changing/reason.ts'
import type { Refused } from '../changing/refusals.ts'
import { type BulkCorrectionView, findBulkCorrection, isUndoable } from './bulk-correction.ts'

type NotFound = { __typename: 'Refused'; code: 'NOT_FOUND'; field: string[]; message: string }
type NothingToUndo = { __typename: 'Refused'; code: 'CANNOT_BE_CHANGED'; field: string[]; message: string }

/** The correction after the undo, and how many operations are as they were before it; or why not. */
export type UndoCorrectionOutcome = {
  correction: BulkCorrectionView | null
  undone: number
  userErrors: (Refused | NotFound | NothingToUndo)[]
}

/**
 * Undoes a bulk correction on the operations that still have it and are not synchronized: each gets what was saved on
 * it before, or only the captured values. The history keeps both.
 */
export async function undoCorrection(
  hq: HeadquartersDatabase,
  actor: Actor,
  { correctionId, reason }: { correctionId: string; reason: string },
): Promise<UndoCorrectionOutcome> {
  const found = await findBulkCorrection(hq.db, actor, correctionId)
  const refusal = found ? refuseReason(reason) : correctionNotFound()
  const undone =
    refusal || !found
      ? 0
      : await transaction(hq.db, (tx) => undo(tx, actor, found.correctionId, reason), {
          statementTimeout: batchStatementTimeout,
        })
  if (undone > 0) {
    wake(hq.db)
    return { correction: await findBulkCorrection(hq.db, actor, correctionId), undone, userErrors: [] }
  }
  const refused = refusal ?? nothingToUndo
  await recordAudit(hq.db, actor, {
    action: 'undoCorrection',
    target: found?.correctionId ?? null,
    result: refused.code,
    reason,
  })
  return { correction: found, undone: 0, userErrors: [refused] }
}

async function undo(tx: Transaction, actor: Actor, correctionId: string, reason: string): Promise<number> {
  await execute(
    tx,
    sql`/* operations.lockToUndo */
    select 1
    from operation
    where operation_id = any(array(
        select operation_id from bulk_correction_item where correction_id = ${correctionId}::uuid
      ))
    order by operation_id
    for no key update`,
  )
  const saves = await execute<Save>(
    tx,
    sql`/* operations.savesToUndo */
    select a.operation_id as "operationId", a.outcome, a.override, coalesce(a.changes, '[]') as changes
    from bulk_correction_item item
    cross join lateral (
      select operation.status, operation.channel_id
      from operation
      where operation.operation_id = item.operation_id
      offset 0
    ) o
    cross join lateral (
      select attempt.*
      from operation_attempt attempt
      where attempt.operation_id = item.operation_id and attempt.outcome in ('SAVED', 'RESOLVED', 'UNDONE')
      offset 0
    ) a
    where item.correction_id = ${correctionId}::uuid and ${inChannels(sql`o.channel_id`, actor.channels)}
      and ${isUndoable}
    order by a.operation_id, a.id`,
  )
  const restored = beforeTheLast(saves)
  if (restored.length === 0) return 0
  const ids = sql.param(restored.map(({ operation_id }) => operation_id))
  await execute(
    tx,
    sql`/* operations.storeUndone */
    with given as materialized (
      select *
      from jsonb_to_recordset(${JSON.stringify(restored)}::jsonb) as given (operation_id uuid, override jsonb, changes jsonb)
    ),
    kept as (
      update operation o
      set override = given.override, revision = o.revision + 1
      from given
      where o.operation_id = given.operation_id and o.operation_id = any(${ids}::uuid[])
      returning o.operation_id, o.revision, o.override, given.changes
    ),
    attempted as (
      insert into operation_attempt (operation_id, actor, outcome, reason, changes, override, revision)
      select operation_id, ${actor.id}, 'UNDONE', ${reason}, changes, override, revision
      from kept
    )
    update bulk_correction
    set undone_at = now(), undone_by = ${actor.id}, undone = undone + (select count(*) from kept)
    where correction_id = ${correctionId}::uuid`,
  )
  const result = `${restored.length} operations`
  await recordAudit(tx, actor, { action: 'undoCorrection', target: correctionId, result, reason })
  await appendSelected(
    tx,
    operatorEvents(
      restored.map(({ operation_id }) => operation_id),
      null,
    ),
  )
  return restored.length
}

type Save = {
  operationId: string
  outcome: 'SAVED' | 'RESOLVED' | 'UNDONE'
  override: OperationOverride | null
  changes: AttributeChange[]
}

/** What each operation has after its last save is undone, with the changes that this makes: each UNDONE removes one. */
function beforeTheLast(saves: readonly Save[]) {
  const inEffect = new Map<string, Save[]>()
  for (const save of saves) {
    const others = inEffect.get(save.operationId) ?? []
    if (save.outcome === 'UNDONE') others.pop()
    else others.push(save)
    inEffect.set(save.operationId, others)
  }
  return [...inEffect].flatMap(([operationId, theirs]) => {
    const last = theirs.at(-1)
    if (!last) return []
    const changes = last.changes.map(({ attribute, oldValue, newValue }) => ({
      attribute,
      oldValue: newValue,
      newValue: oldValue,
    }))
    return [{ operation_id: operationId, override: theirs.at(-2)?.override ?? null, changes }]
  })
}

/** There is no such correction, or none of its operations is of the actor's channels. */
export const correctionNotFound = (): NotFound => ({
  __typename: 'Refused',
  code: 'NOT_FOUND',
  field: ['correction'],
  message:
    'This correction does not exist, or the token is not for its channels. Take its id from `correctOperations`.',
})
const nothingToUndo: NothingToUndo = {
  __typename: 'Refused',
  code: 'CANNOT_BE_CHANGED',
  field: ['correction'],
  message:
    'No operation has this correction any more: they are synchronized, or were saved again since. Change their ' +
    'customers with `updateCorrectedCustomers`.',
}
