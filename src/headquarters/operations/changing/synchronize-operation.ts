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

/** `reason` is kept with the attempt. `dryRun`: judged and applied like any other, and rolled back. */
export type SynchronizeOne = { reason?: string | null; dryRun?: boolean }

/** `rehearsal`: what a dry run would have come to. */
export type SynchronizeOutcome = {
  operation: OperationView | null
  rehearsal: RehearsedOperation | null
  userErrors: (OperationNotFound | OperationNotSynchronizable | Refused | RefusedAsRewound)[]
}

/**
 * *Synchronize* (docs/domain.md, Operator page): takes just this operation, with what was saved, through the batch
 * job's own claim, judgement and statements.
 * Legal also when nothing was saved: a plain retry (docs/domain.md, D-22). How it went is in the operation that comes back.
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
  if (!current) throw new Error('An operation no longer exists.')
  if (taken.length > 0) return { operation: current, rehearsal: null, userErrors: [] }
  return refusedWith(refusalOf(current) ?? notNext(current))
}

async function rehearse(hq: HeadquartersDatabase, operation: OperationView): Promise<SynchronizeOutcome> {
  const rehearsal = await rehearseOperation(hq, operation)
  return rehearsal ? { operation, rehearsal, userErrors: [] } : refusedWith(notNext(operation))
}

/** Why an operation in this state cannot be synchronized now; null when it can. */
function refusalOf({ status, waitsFor }: OperationView): OperationNotSynchronizable | null {
  switch (status) {
    case 'UPLOADED':
    case 'FAILED':
      return null
    case 'CAPTURED':
      return notSynchronizable(status, 'Headquarters does not have this operation yet: run P-0001 first.')
    case 'WAITING_ON':
      return notSynchronizable(
        status,
        'An earlier operation of the same customer has failed. Correct and synchronize that one first; this one follows.',
        waitsFor,
      )
    case 'IN_PROGRESS':
      return notSynchronizable(status, 'This operation is being synchronized at this moment.')
    default:
      return notSynchronizable(status, 'Nothing is left to be done with this operation.')
  }
}

const notNext = ({ status }: OperationView) =>
  notSynchronizable(
    status,
    'It is not its turn: an earlier operation of the same customer has not arrived or is being worked on. Try again shortly.',
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
