import type { Actor } from '../../../access/actor.ts'
import { recordAudit } from '../../../access/audit.ts'
import { headquartersOf } from '../../../between/headquarters-of.ts'
import type { HeadquartersDatabase, Sides } from '../../../between/sides.ts'
import type { OperationView } from '../../../model/operation-view.ts'
import type { RehearsedOperation } from '../../synchronize/rehearse-operations.ts'
import { synchronizeOperations } from '../../synchronize/synchronize-operations.ts'
import { findAtHeadquarters, findVisible } from '../list/find-operations.ts'
import { refuseReason } from './reason.ts'
import {
  type OperationNotFound,
  type OperationNotSynchronizable,
  operationNotFound,
  type Refused,
  type RefusedAsRewound,
} from './refusals.ts'
import { refuseRewound } from './refuse-rewound.ts'
import { rehearseOperation } from './rehearse-operation.ts'

/** The attempt keeps `reason`. `dryRun`: validates and applies as usual, then rolls back. */
export type SynchronizeOne = { reason?: string | null; dryRun?: boolean }

/** `rehearsal`: the result of a dry run. */
export type SynchronizeOutcome = {
  operation: OperationView | null
  rehearsal: RehearsedOperation | null
  userErrors: (OperationNotFound | OperationNotSynchronizable | Refused | RefusedAsRewound)[]
}

/**
 * *Synchronize* (docs/domain.md, Operator page): processes only this operation, with its saved corrections, by the
 * batch job's own claim, validation and statements. Without a save it is a plain retry (docs/domain.md, D-22). The
 * returned operation has the result.
 */
export async function synchronizeOperation(
  sides: Sides,
  actor: Actor,
  operationId: string,
  { reason = null, dryRun = false }: SynchronizeOne = {},
): Promise<SynchronizeOutcome> {
  const hq = headquartersOf(sides)
  const operation = await findVisible(sides, actor, operationId)
  const early = operation
    ? (reason && refuseReason(reason)) || refusalOf(operation) || (await refuseRewound(hq, dryRun))
    : operationNotFound()
  const outcome =
    early || !operation
      ? refusedWith(early || operationNotFound())
      : await (dryRun ? rehearse(hq, operation) : synchronize(hq, actor, operation, reason))
  await recordAudit(hq.db, actor, {
    action: 'synchronizeOperation',
    target: operation?.operationId ?? null,
    result: outcome.userErrors[0]?.code ?? (dryRun ? 'DRY_RUN' : (outcome.operation?.status ?? 'NOT_FOUND')),
    reason,
  })
  return outcome
}

async function synchronize(
  hq: HeadquartersDatabase,
  actor: Actor,
  operation: OperationView,
  reason: string | null,
): Promise<SynchronizeOutcome> {
  const taken = await synchronizeOperations(hq, actor, [operation.operationId], { reason })
  const [current] = await findAtHeadquarters(hq.db, [operation.operationId])
  if (!current) throw new Error('The operation no longer exists.')
  if (taken.length > 0) return { operation: current, rehearsal: null, userErrors: [] }
  return refusedWith(refusalOf(current) ?? notNext(current))
}

async function rehearse(hq: HeadquartersDatabase, operation: OperationView): Promise<SynchronizeOutcome> {
  const rehearsal = await rehearseOperation(hq, operation)
  return rehearsal ? { operation, rehearsal, userErrors: [] } : refusedWith(notNext(operation))
}

/** Refuses an operation whose status does not allow synchronizing it now; null if it does. */
function refusalOf({ status, waitsFor }: OperationView): OperationNotSynchronizable | null {
  switch (status) {
    case 'UPLOADED':
    case 'FAILED':
      return null
    case 'CAPTURED':
      return notSynchronizable(status, 'Headquarters does not have this operation yet. Run P-0001 first.')
    case 'WAITING_ON':
      return notSynchronizable(
        status,
        'An earlier operation of the same customer failed. Correct and synchronize that one first; this one follows.',
        waitsFor,
      )
    case 'IN_PROGRESS':
      return notSynchronizable(status, 'This operation is being synchronized. Wait until that ends.')
    default:
      return notSynchronizable(status, 'This operation is complete and cannot be synchronized again.')
  }
}

const notNext = ({ status }: OperationView) =>
  notSynchronizable(
    status,
    'An earlier operation of the same customer has not arrived or is being synchronized. Try again shortly.',
  )

function notSynchronizable(
  status: OperationView['status'],
  message: string,
  waitsForId: string | null = null,
): OperationNotSynchronizable {
  return {
    __typename: 'OperationNotSynchronizable',
    code: 'CANNOT_BE_CHANGED',
    field: ['operationId'],
    message,
    status,
    waitsForId,
  }
}

const refusedWith = (refusal: SynchronizeOutcome['userErrors'][number]): SynchronizeOutcome => ({
  operation: null,
  rehearsal: null,
  userErrors: [refusal],
})
