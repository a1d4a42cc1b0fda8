import { sql } from 'drizzle-orm'
import { type Executor, execute } from '../../../db/client.ts'
import { utcText } from '../../../db/utc-text.ts'
import type { AttributeChange, ErrorView } from '../../../model/operation-view.ts'
import { errorView } from './operation-columns.ts'

/** One attempt, save, dismissal or restoration of an operation. */
export type AttemptView = {
  operationId: string
  customerKey: string
  at: string
  actor: string
  batchRunId: string | null
  outcome: string
  error: ErrorView | null
  reason: string | null
  changes: AttributeChange[]
}

/** The history of operations, oldest first. */
export async function attemptsOf(hq: Executor, operationIds: readonly string[]): Promise<AttemptView[]> {
  return execute<AttemptView>(
    hq,
    sql`/* operations.attempts */
    select a.operation_id as "operationId", o.customer_key as "customerKey", ${utcText('a.at')} as at, a.actor,
      a.run_id as "batchRunId", a.outcome, ${errorView('a')} as error, a.reason, coalesce(a.changes, '[]') as changes
    from operation_attempt a
    join operation o using (operation_id)
    where a.operation_id = any(${sql.param([...operationIds])}::uuid[])
    order by a.operation_id, a.id`,
  )
}
