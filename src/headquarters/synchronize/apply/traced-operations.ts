import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../../db/client.ts'
import type { TracedOperation } from '../../../traces/steps.ts'

/** The operations of the work tables that were captured in a trace, with what came of them. */
export function tracedOperations(tx: Transaction): Promise<TracedOperation[]> {
  return execute<{ operationId: string; traceparent: string; status: string; errorCode: string | null }>(
    tx,
    sql`/* synchronize.tracedOperations */
    select o.operation_id as "operationId", o.traceparent, o.status, o.error_code as "errorCode"
    from work_operation w
    cross join lateral (
      select operation_id, traceparent, status, error_code
      from operation
      where operation_id = w.operation_id
      offset 0
    ) o
    where o.traceparent is not null`,
  )
}
