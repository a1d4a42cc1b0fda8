import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import { recordAudit } from '../../../access/audit.ts'
import { headquartersOf } from '../../../between/headquarters-of.ts'
import { scopeOf } from '../../../between/scope.ts'
import type { Sides } from '../../../between/sides.ts'
import { batchStatementTimeout, execute, type Transaction, transaction } from '../../../db/client.ts'
import { appendSelected } from '../../../log/append.ts'
import { wake } from '../../../log/wake.ts'
import { operatorEvents } from '../changing/operator-events.ts'
import { refuseReason } from '../changing/reason.ts'
import { type FieldRefused, invalidValue, type Refused, type RefusedAsRewound } from '../changing/refusals.ts'
import { refuseRewound } from '../changing/refuse-rewound.ts'
import type { OperationFilter } from '../list/operation-filter.ts'
import { MOST_CORRECTED, type PlannedCorrection, planCorrection } from './plan-correction.ts'
import { type BulkRehearsal, rehearseMatching } from './rehearse-bulk-run.ts'
import type { Prepare } from './rehearse-customers.ts'

/** A value for the attribute that the last error of each matching operation names. */
export type CorrectOperations = { filter: OperationFilter; newValue: string | null; reason: string; dryRun: boolean }

/** What was corrected, or in a dry run would be, and what was not. */
export type BulkCorrectionCounts = {
  corrected: number
  notCorrectable: number
  refused: number
  /** They have changed since they were read. */
  changedMeanwhile: number
  /** True if more than MOST_CORRECTED match: correct again for those. */
  more: boolean
}

export type BulkCorrectionOutcome = {
  correctionId: string | null
  counts: BulkCorrectionCounts | null
  /** For a dry run: what synchronizing the corrected operations would do. */
  rehearsal: BulkRehearsal | null
  userErrors: (Refused | FieldRefused | RefusedAsRewound)[]
}

/**
 * Corrects every FAILED operation that matches (docs/domain.md, D-21): sets the attribute that its last error names,
 * and saves that beside the captured values, in one transaction. Nothing is synchronized yet. A dry run saves,
 * synchronizes and rolls back.
 */
export async function correctOperations(
  sides: Sides,
  actor: Actor,
  { filter, newValue, reason, dryRun }: CorrectOperations,
): Promise<BulkCorrectionOutcome> {
  const hq = headquartersOf(sides)
  const audit = (result: string) =>
    recordAudit(hq.db, actor, { action: 'correctOperations', target: null, result, reason })
  const refuse = async (refusal: Refused | FieldRefused | RefusedAsRewound): Promise<BulkCorrectionOutcome> => {
    await audit(refusal.code)
    return { correctionId: null, counts: null, rehearsal: null, userErrors: [refusal] }
  }
  const early = refuseReason(reason) ?? (dryRun ? await refuseRewound(hq, true) : null)
  if (early) return refuse(early)
  const { channels } = scopeOf(sides, actor, filter.channels ?? null)
  const plan = await planCorrection(hq.db, { ...filter, channels }, newValue)
  const { planned, error } = plan
  if (planned.length === 0 && error)
    return refuse({
      __typename: 'FieldRefused',
      code: 'FIELD_REFUSED',
      field: ['newValue'],
      message: error.message,
      rowErrorCode: error.code,
    })
  if (planned.length === 0) return refuse(invalidValue(['filter'], plan.matched === 0 ? NONE_FAILED : NONE_CORRECTABLE))
  const counts = {
    corrected: planned.length,
    notCorrectable: plan.notCorrectable,
    refused: plan.refused,
    changedMeanwhile: 0,
    more: plan.matched > MOST_CORRECTED,
  }
  if (dryRun) {
    const byId = new Map(planned.map((one) => [one.operationId, one]))
    const prepare: Prepare = (tx, operationIds) =>
      store(
        tx,
        actor,
        reason,
        operationIds.flatMap((id) => byId.get(id) ?? []),
      )
    const rehearsal = await rehearseMatching(hq, { chosenIds: [...byId.keys()] }, { prepare })
    await audit('DRY_RUN')
    return { correctionId: null, counts, rehearsal, userErrors: [] }
  }
  const correctionId = randomUUID()
  const corrected = await transaction(
    hq.db,
    async (tx) => {
      const stored = await store(tx, actor, reason, planned)
      await execute(
        tx,
        sql`/* operations.keepCorrection */
        with items as (
          insert into bulk_correction_item (correction_id, operation_id, revision)
          select ${correctionId}::uuid, operation_id, revision
          from jsonb_to_recordset(${JSON.stringify(stored)}::jsonb) as stored (operation_id uuid, revision int)
        )
        insert into bulk_correction (correction_id, fingerprint, corrected_by, reason, corrected)
        values (${correctionId}, ${plan.fingerprint}, ${actor.id}, ${reason}, ${stored.length})`,
      )
      const result = `${stored.length} operations`
      await recordAudit(tx, actor, { action: 'correctOperations', target: correctionId, result, reason })
      await appendSelected(
        tx,
        operatorEvents(
          stored.map(({ operation_id }) => operation_id),
          null,
        ),
      )
      return stored.length
    },
    { statementTimeout: batchStatementTimeout },
  )
  wake(hq.db)
  const changedMeanwhile = planned.length - corrected
  return { correctionId, counts: { ...counts, corrected, changedMeanwhile }, rehearsal: null, userErrors: [] }
}

const NONE_FAILED = 'No failed operation matches. Load the list again: they may have been corrected meanwhile.'
const NONE_CORRECTABLE =
  'The errors of these operations name no attribute that can be corrected. Correct them one by one, or fix the cause ' +
  'at headquarters.'

type StoredCorrection = { operation_id: string; revision: number }

/** Stores corrections of operations that are as they were read; of the others nothing. */
async function store(
  tx: Transaction,
  actor: Actor,
  reason: string,
  planned: readonly PlannedCorrection[],
): Promise<StoredCorrection[]> {
  const rows = planned.map(({ operationId, revision, override, changes }) => ({
    operation_id: operationId,
    revision,
    override,
    changes,
  }))
  const ids = sql.param(planned.map(({ operationId }) => operationId))
  // In one order, so that two corrections of the same operations wait for each other.
  await execute(
    tx,
    sql`/* operations.lockToCorrect */
    select 1
    from operation
    where operation_id = any(${ids}::uuid[])
    order by operation_id
    for no key update`,
  )
  return execute<StoredCorrection>(
    tx,
    sql`/* operations.storeCorrections */
    with given as materialized (
      select *
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as given (operation_id uuid, revision int, override jsonb, changes jsonb)
    ),
    kept as (
      update operation o
      set override = given.override, revision = o.revision + 1
      from given
      where o.operation_id = given.operation_id and o.operation_id = any(${ids}::uuid[])
        and o.revision = given.revision and o.status = 'FAILED' and o.route = 'ASYNC'
      returning o.operation_id, o.revision, o.override, given.changes
    ),
    attempted as (
      insert into operation_attempt (operation_id, actor, outcome, reason, changes, override, revision)
      select operation_id, ${actor.id}, 'SAVED', ${reason}, changes, override, revision
      from kept
    )
    select operation_id, revision
    from kept`,
  )
}
