import { type SQL, sql } from 'drizzle-orm'
import type { OperationStatus } from '../../../model/operation.ts'

/**
 * OnlineOperationCompleted and the verdict of a staging row `s` with its operation `o`. All rows of an operation are
 * completed (1), or none is (0); a failure is never another value. So completion follows from the operation's status,
 * and a row stores only what is its own: why it was refused.
 */
const isCompleted = `(o.status in ('SYNCED', 'DISTRIBUTED', 'SUPERSEDED')) is true`

export const rowVerdict: SQL = sql.raw(`(${isCompleted})::int as "onlineOperationCompleted",
      case when ${isCompleted} then 'APPLIED' else s.verdict end as verdict,
      case when s.error_code is not null
        and not ${isCompleted} then coalesce(o.error_class, 'PERMANENT') end as "errorClass",
      case when not ${isCompleted} then s.error_code end as "errorCode",
      case when not ${isCompleted} then s.error_field end as "errorField",
      case when not ${isCompleted} then s.error_message end as "errorMessage"`)

/** A condition on a staging row `s`; its operation is looked up by key, since a join is planned by statistics. */
export const hasCompleted = (completed: number): SQL =>
  sql`exists (
        select from operation o
          where o.operation_id = s.operation_id and (${sql.raw(isCompleted)})::int = ${completed}::int
        offset 0
      )`

/** The statuses of operations whose rows are not completed. */
export const NOT_COMPLETED: readonly OperationStatus[] = [
  'UPLOADED',
  'IN_PROGRESS',
  'FAILED',
  'WAITING_ON',
  'DISMISSED',
]
