import type { Actor } from '../../../access/actor.ts'
import { recordAudit } from '../../../access/audit.ts'
import { headquartersOf } from '../../../between/headquarters-of.ts'
import type { HeadquartersDatabase, Sides } from '../../../between/sides.ts'
import { transaction } from '../../../db/client.ts'
import { wake } from '../../../log/wake.ts'
import { STAGING_TABLES } from '../../../model/operation.ts'
import type { OperationView } from '../../../model/operation-view.ts'
import { vocabularyFor } from '../../organization/vocabulary.ts'
import type { RehearsedOperation } from '../../synchronize/rehearse-operations.ts'
import { findAtHeadquarters, findVisible } from '../list/find-operations.ts'
import { attributesOfOperation, savedValue } from '../staging/attributes-of-rows.ts'
import { rowsOfOperations } from '../staging/staging-records.ts'
import { decisionsOf, versionsNow } from './decide-for-channel.ts'
import { withImplied } from './implied-corrections.ts'
import { storeSave } from './keep-override.ts'
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
import { refuseNotUpdatable } from './refuse-not-updatable.ts'
import { rehearseOperation } from './rehearse-operation.ts'
import { canonicalCorrections, validateCorrections } from './validate-corrections.ts'

/** An operator's corrections of one operation. */
export type SaveOperation = {
  operationId: string
  /** Named as in `Operation.changes`, or by the path of an error. */
  changes: readonly { attribute: string; newValue: string | null }[]
  /** The `revision` that the caller has read. */
  expectedRevision: number
  reason: string
  /** Validates without storing. */
  dryRun: boolean
}

export type SaveRefusal = OperationNotFound | OperationNotUpdatable | OperationRevisionConflict | FieldRefused | Refused
/**
 * `rehearsal`: for a dry run, the result that synchronizing with these corrections would have; null if it is not the
 * operation's turn.
 */
export type SaveOutcome = {
  operation: OperationView | null
  rehearsal: RehearsedOperation | null
  userErrors: SaveRefusal[]
}

/**
 * *Save* (docs/domain.md, D-21): stores corrections beside the captured values, which are never lost. The status does
 * not change; *Synchronize* uses the corrections. All corrections are validated before any is stored. Refused if the
 * operation has changed since the caller read it.
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
  const refusal = await refuseNotUpdatable(hq.db, operation, input.expectedRevision)
  if (refusal) return refusedWith(refusal)
  const unreasoned = refuseReason(input.reason)
  if (unreasoned) return refusedWith(unreasoned)
  const rows = await rowsOfOperations(hq.db, [operation.operationId], STAGING_TABLES)
  const attributes = attributesOfOperation(operation, rows)
  const named = nameCorrections(attributes, input.changes)
  if ('refusals' in named) return refusedWith(...named.refusals)
  const fields = named.corrections.map(({ attribute }) => attribute.field)
  const vocabulary = await vocabularyFor(hq.db, operation.dataAreaId, fields)
  const given = canonicalCorrections(named.corrections, vocabulary)
  const errors = await validateCorrections(hq.db, operation, given, vocabulary)
  const fieldErrors = errors.flatMap((error, nth) => (error ? fieldRefused(nth, error) : []))
  if (fieldErrors.length > 0) return refusedWith(...fieldErrors)
  const corrections = withImplied(attributes, operation.override, given)
  const corrected = overrideWith(operation.override, corrections)
  const versions = await versionsNow(hq.db, [operation])
  const override = withDecisions(corrected, decisionsOf(operation, versions, corrected, corrections))
  if (input.dryRun) {
    const rehearsal = await rehearseOperation(hq, operation, override)
    return { operation: { ...operation, override }, rehearsal, userErrors: [] }
  }
  const changes = corrections.map(({ attribute, newValue }) => {
    const saved = savedValue(operation.override, attribute)
    return { attribute: attribute.name, oldValue: saved === undefined ? attribute.captured : saved, newValue }
  })
  const stored = await transaction(hq.db, (tx) =>
    storeSave(tx, actor, input.expectedRevision, {
      operationId: operation.operationId,
      outcome: 'SAVED',
      reason: input.reason,
      override,
      changes,
    }),
  )
  const [current] = await findAtHeadquarters(hq.db, [operation.operationId])
  if (!current) throw new Error('The operation no longer exists.')
  if (stored) return { operation: current, rehearsal: null, userErrors: [] }
  return refusedWith((await refuseNotUpdatable(hq.db, current, input.expectedRevision)) ?? operationNotFound())
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
