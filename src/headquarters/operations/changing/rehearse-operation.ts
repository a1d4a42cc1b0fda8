import type { HeadquartersDatabase } from '../../../between/sides.ts'
import { isTransient, sqlState } from '../../../db/errors.ts'
import type { OperationOverride } from '../../../model/operation.ts'
import type { OperationView } from '../../../model/operation-view.ts'
import { MESSAGES } from '../../synchronize/evaluate/messages.ts'
import { isItsTurn } from '../../synchronize/queue/claim.ts'
import { type RehearsedOperation, rehearseOperations } from '../../synchronize/rehearse-operations.ts'

/**
 * The result that *Synchronize* would have now, with the saved override or a given one; null if it is not the
 * operation's turn. An operation that breaks the statements themselves gets its final result, POISON.
 */
export async function rehearseOperation(
  hq: HeadquartersDatabase,
  { operationId, dataAreaId }: OperationView,
  override?: OperationOverride,
): Promise<RehearsedOperation | null> {
  if (!(await isItsTurn(hq.db, operationId))) return null
  try {
    const [rehearsed] = await rehearseOperations(hq, dataAreaId, [operationId], override)
    return rehearsed ?? null
  } catch (error) {
    if (isTransient(error) && sqlState(error) !== '57014') throw error
    return poisoned(operationId)
  }
}

const poisoned = (operationId: string): RehearsedOperation => ({
  operationId,
  outcome: 'REFUSED',
  changes: [],
  error: { errorClass: 'PERMANENT', code: 'POISON', field: null, message: MESSAGES.POISON },
  fingerprint: null,
  warnings: [],
})
