import { sql } from 'drizzle-orm'
import { type Executor, execute } from '../../../db/client.ts'
import type { OperationStatus } from '../../../model/operation.ts'
import type { OperationView } from '../../../model/operation-view.ts'
import type { OperationNotUpdatable, OperationRevisionConflict } from './refusals.ts'

/**
 * The statuses in which an operator may change an operation (docs/domain.md, D-20): headquarters has it, and it is
 * neither complete nor in progress.
 */
export const EDITABLE: readonly OperationStatus[] = ['UPLOADED', 'WAITING_ON', 'FAILED']

/**
 * Refuses an operator's change of an operation by its status, or by its revision if the operator has read another one;
 * null if it can be changed.
 */
export async function refuseNotUpdatable(
  hq: Executor,
  operation: OperationView,
  expectedRevision: number,
): Promise<OperationNotUpdatable | OperationRevisionConflict | null> {
  const { status } = operation
  if (EDITABLE.includes(status)) return revisionConflict(hq, operation, expectedRevision)
  return {
    __typename: 'OperationNotUpdatable',
    code: 'CANNOT_BE_CHANGED',
    field: ['operationId'],
    message: ADVICE[status] ?? 'This operation is complete and can no longer be changed.',
    status,
  }
}

const ADVICE: { [status in OperationStatus]?: string } = {
  CAPTURED: 'Headquarters does not have this operation yet. Run P-0001 first.',
  IN_PROGRESS: 'This operation is being synchronized. Load it again when that has ended.',
  DISMISSED: 'This operation was dismissed. Restore it first.',
}

/** Refuses a caller who has read a different revision than the current one; null if it is the same. */
export async function revisionConflict(
  hq: Executor,
  operation: OperationView,
  expectedRevision: number,
): Promise<OperationRevisionConflict | null> {
  const { revision } = operation
  if (revision === expectedRevision) return null
  return {
    __typename: 'OperationRevisionConflict',
    code: 'REVISION_CONFLICT',
    field: ['expectedRevision'],
    message: `The operation has changed and is at revision ${revision}. Load it again and send that revision.`,
    current: operation,
    changedFields: await changedSince(hq, operation, expectedRevision),
  }
}

/** The attributes that others have saved since a revision, and `status` if anything else has changed. */
async function changedSince(
  hq: Executor,
  { operationId, revision }: OperationView,
  expectedRevision: number,
): Promise<string[]> {
  const [since] = await execute<{ attributes: string[]; saves: number }>(
    hq,
    sql`/* operations.changedSince */
    select coalesce(array_agg(distinct change ->> 'attribute') filter (where change is not null), '{}') as attributes,
      count(distinct a.revision)::int as saves
    from operation_attempt a
    left join lateral jsonb_array_elements(a.changes) change on true
    where a.operation_id = ${operationId} and a.revision > ${expectedRevision}`,
  )
  const { attributes, saves } = since ?? { attributes: [], saves: 0 }
  return revision - expectedRevision === saves ? attributes : [...attributes, 'status']
}
