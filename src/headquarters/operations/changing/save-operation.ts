import { sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import { recordAudit } from '../../../access/audit.ts'
import { headquartersOf } from '../../../between/headquarters-of.ts'
import type { HeadquartersDatabase, Sides } from '../../../between/sides.ts'
import { type Executor, execute, transaction } from '../../../db/client.ts'
import { wake } from '../../../log/wake.ts'
import { type ChangeKey, type Decision, type OperationOverride, STAGING_TABLES } from '../../../model/operation.ts'
import type { OperationView } from '../../../model/operation-view.ts'
import type { RehearsedOperation } from '../../synchronize/rehearse-operations.ts'
import { findAtHeadquarters, findVisible } from '../list/find-operations.ts'
import { attributesOfRows, savedValue } from '../staging/attributes-of-rows.ts'
import { rowsOfOperations } from '../staging/staging-records.ts'
import { changeKeyOf } from './change-key.ts'
import { type Correction, judgeSaved } from './judge-saved.ts'
import { keepSaved } from './keep-override.ts'
import { nameCorrections } from './name-corrections.ts'
import { overrideWith, withDecisions } from './override.ts'
import { refuseReason } from './reason.ts'
import {
  type FieldRefused,
  type OperationNotFound,
  type OperationNotUpdatable,
  type OperationRevisionConflict,
  operationNotFound,
  type Refused,
} from './refusals.ts'
import { rehearseOperation } from './rehearse-operation.ts'
import { whyNotUpdatable } from './why-not-updatable.ts'

/** An operator's corrections of one operation. */
export type SaveOperation = {
  operationId: string
  /** Named as in `Operation.changes`, or by the path that an error names. */
  changes: readonly { attribute: string; newValue: string | null }[]
  /** The `revision` that was looked at. */
  expectedRevision: number
  reason: string
  /** Judged like a save, and not stored. */
  dryRun: boolean
}

export type SaveRefusal = OperationNotFound | OperationNotUpdatable | OperationRevisionConflict | FieldRefused | Refused
/** `rehearsal`: of a dry run, what synchronizing would come to with what was to be saved; null while it is not the operation's turn. */
export type SaveOutcome = {
  operation: OperationView | null
  rehearsal: RehearsedOperation | null
  userErrors: SaveRefusal[]
}

/**
 * *Save* (docs/domain.md, D-21): keeps corrections beside what was captured, which is never lost. The status stays; *Synchronize* uses them.
 * Each correction is judged before any is stored. Refused when someone else has changed the operation since it was looked at.
 */
export async function saveOperation(sides: Sides, actor: Actor, input: SaveOperation): Promise<SaveOutcome> {
  const hq = headquartersOf(sides)
  const outcome = await save(sides, hq, actor, input)
  if (outcome.userErrors.length > 0 || input.dryRun) {
    const refusal = outcome.userErrors[0]
    const target = refusal?.__typename === 'OperationNotFound' ? null : input.operationId
    await recordAudit(hq.db, actor, { action: 'saveOperation', target, result: refusal?.code ?? 'DRY_RUN' })
  } else {
    wake(hq.db)
  }
  return outcome
}

async function save(sides: Sides, hq: HeadquartersDatabase, actor: Actor, input: SaveOperation): Promise<SaveOutcome> {
  const operation = await findVisible(sides, actor, input.operationId)
  if (!operation) return refusedWith(operationNotFound())
  const refusal = await whyNotUpdatable(hq.db, operation, input.expectedRevision)
  if (refusal) return refusedWith(refusal)
  const unreasoned = refuseReason(input.reason)
  if (unreasoned) return refusedWith(unreasoned)
  const rows = await rowsOfOperations(hq.db, [operation.operationId], STAGING_TABLES)
  const named = nameCorrections(attributesOfRows(rows), input.changes)
  if ('refusals' in named) return refusedWith(...named.refusals)
  const judged = await judgeSaved(hq.db, operation, named.corrections)
  const wrong = judged.flatMap((error, nth) => (error ? fieldRefused(nth, error) : []))
  if (wrong.length > 0) return refusedWith(...wrong)
  const corrected = overrideWith(operation.override, named.corrections)
  const override = withDecisions(corrected, await decisionsOf(hq.db, operation, corrected, named.corrections))
  if (input.dryRun) {
    const rehearsal = await rehearseOperation(hq, operation, override)
    return { operation: { ...operation, override }, rehearsal, userErrors: [] }
  }
  const changes = named.corrections.map(({ attribute, newValue }) => {
    const saved = savedValue(operation.override, attribute)
    return { attribute: attribute.name, oldValue: saved === undefined ? attribute.captured : saved, newValue }
  })
  const stored = await transaction(hq.db, (tx) =>
    keepSaved(tx, actor, input.expectedRevision, {
      operationId: operation.operationId,
      outcome: 'SAVED',
      reason: input.reason,
      override,
      changes,
    }),
  )
  const [current] = await findAtHeadquarters(hq.db, [operation.operationId])
  if (!current) throw new Error('An operation no longer exists.')
  if (stored) return { operation: current, rehearsal: null, userErrors: [] }
  return refusedWith((await whyNotUpdatable(hq.db, current, input.expectedRevision)) ?? operationNotFound())
}

/**
 * Whoever saves a value has seen what headquarters had: where the operation is in conflict, what that said; else what is there now. A create has
 * nothing to be in conflict with.
 */
async function decisionsOf(
  hq: Executor,
  { kind, customerKey, conflicts }: OperationView,
  override: OperationOverride,
  corrections: readonly Correction[],
): Promise<[ChangeKey, Decision][]> {
  if (kind === 'CREATE_CUSTOMER') return []
  const [customer] = await execute<{ version: number }>(
    hq,
    sql`/* operations.versionNow */ select version from customer where customer_key = ${customerKey}::uuid`,
  )
  return corrections.flatMap(({ attribute }) => {
    const key = changeKeyOf(attribute, override)
    if (key === null) return []
    const conflict = conflicts?.find((one) => one.key === key)
    return [[key, { keep: 'CHANNEL', version: conflict?.v ?? customer?.version ?? 0 }]]
  })
}

function fieldRefused(
  nth: number,
  { code, message }: { code: FieldRefused['rowErrorCode']; message: string },
): FieldRefused {
  return {
    __typename: 'FieldRefused',
    code: 'FIELD_REFUSED',
    field: ['changes', String(nth), 'newValue'],
    message,
    rowErrorCode: code,
  }
}

const refusedWith = (...userErrors: SaveRefusal[]): SaveOutcome => ({
  operation: null,
  rehearsal: null,
  userErrors,
})
