import type { Actor } from '../access/actor.ts'
import { recordAudit } from '../access/audit.ts'
import { headquartersOf } from '../exchange/headquarters-of.ts'
import type { HeadquartersServer, Sides } from '../exchange/sides.ts'
import { synchronizeOperations } from '../synchronize/synchronize-operations.ts'
import { findAtHeadquarters, findVisible } from './find-operations.ts'
import type { OperationView } from './operation-view.ts'
import { type OperationNotFound, type OperationNotSynchronizable, operationNotFound } from './refusals.ts'

export type SynchronizeOutcome = {
  operation: OperationView | null
  userErrors: (OperationNotFound | OperationNotSynchronizable)[]
}

/**
 * *Synchronize* (DOMAIN 8): takes just this operation, with what was saved, through the batch job's own claim, judgement and statements.
 * Legal also when nothing was saved: a plain retry (D-22). How it went is in the operation that comes back.
 */
export async function synchronizeOperation(
  sides: Sides,
  actor: Actor,
  operationId: string,
): Promise<SynchronizeOutcome> {
  const hq = headquartersOf(sides)
  const operation = await findVisible(sides, actor, operationId)
  const outcome = operation ? await synchronize(hq, actor, operation) : refusedWith(operationNotFound())
  await recordAudit(hq.db, actor, {
    action: 'synchronizeOperation',
    target: operation?.operationId ?? null,
    result: outcome.operation?.status ?? outcome.userErrors[0]?.code ?? 'NOT_FOUND',
  })
  return outcome
}

async function synchronize(
  hq: HeadquartersServer,
  actor: Actor,
  operation: OperationView,
): Promise<SynchronizeOutcome> {
  const early = refusalOf(operation)
  if (early) return refusedWith(early)
  const taken = await synchronizeOperations(hq, actor, [operation.operationId])
  const [current] = await findAtHeadquarters(hq.db, [operation.operationId])
  if (!current) throw new Error('An operation that was there a moment ago is gone.')
  return taken.length > 0 ? { operation: current, userErrors: [] } : refusedWith(refusalOf(current) ?? notNext(current))
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
        'An earlier operation of the same customer has failed. Mend and synchronize that one first; this one follows.',
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
  userErrors: [refusal],
})
