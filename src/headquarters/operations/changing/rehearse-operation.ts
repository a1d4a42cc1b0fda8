import type { HeadquartersDatabase } from '../../../between/sides.ts'
import { isTransient, sqlState } from '../../../db/errors.ts'
import type { OperationOverride } from '../../../model/operation.ts'
import type { OperationView } from '../../../model/operation-view.ts'
import { MESSAGES } from '../../synchronize/evaluate/messages.ts'
import { isItsTurn } from '../../synchronize/queue/claim.ts'
import { type RehearsedOperation, rehearseOperations } from '../../synchronize/rehearse-operations.ts'

/**
 * What *Synchronize* would come to now, with what is saved or with an override that is not; null while it is not the operation's turn. What breaks the
 * statements themselves is answered as what it would come to in the end.
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
