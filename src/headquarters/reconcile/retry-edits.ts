import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../db/client.ts'
import { PROGRAM_REASONS } from '../../model/history-reason.ts'
import { STAGING_TABLES } from '../../model/operation.ts'

/**
 * Sends the updates of these customers back to be synchronized that failed because headquarters had lost the customer,
 * and has it again: captured between the loss and the recovery, or a person's decision. Later operations that wait for
 * one of them follow it. Returns their ids; the caller appends their events.
 */
export async function retryEdits(
  tx: Transaction,
  customerKeys: readonly string[],
  { actor, runId }: { actor: string; runId: string | null },
): Promise<string[]> {
  if (customerKeys.length === 0) return []
  const retried = await execute<{ operationId: string }>(
    tx,
    sql`/* reconcile.retryEdits */
    with retried as (
      update operation o
      set status = 'UPLOADED', revision = o.revision + 1, settled_at = null, error_class = null, error_code = null,
        error_field = null, error_message = null, fingerprint = null, conflicts = null, chunk_limit = null,
        lone_failures = 0, transient_failures = 0, next_attempt_at = null
      from open_operation open
      where o.operation_id = open.operation_id and open.customer_key = any(${sql.param([...customerKeys])}::uuid[])
        and open.status = 'FAILED' and o.status = 'FAILED' and o.error_code = 'CUSTOMER_NOT_FOUND'
        and o.route = 'ASYNC' and o.cleared_at is null
        and exists (select from customer c where c.customer_key = o.customer_key)
      returning o.operation_id, o.received_order
    ),
    attempted as (
      insert into operation_attempt (operation_id, run_id, actor, outcome, reason)
      select operation_id, ${runId}::uuid, ${actor}, 'RESTORED', ${PROGRAM_REASONS.CUSTOMER_IS_BACK}
      from retried
      order by received_order
    )
    select operation_id as "operationId" from retried`,
  )
  const ids = retried.map(({ operationId }) => operationId)
  if (ids.length > 0)
    for (const table of STAGING_TABLES)
      await execute(
        tx,
        sql`/* reconcile.retriedRows */
        update ${sql.raw(table)}
        set verdict = 'PENDING', error_code = null, error_field = null, error_message = null
        where operation_id = any(${sql.param(ids)}::uuid[])`,
      )
  return ids
}
