import { sql } from 'drizzle-orm'
import { type Executor, execute } from '../../db/client.ts'
import { matches } from '../../log/read-log.ts'
import type { LogFilter } from '../../model/event.ts'

/** The latest revision of each operation, among the events that match the filter up to a position. */
export function latestRevisions(
  hq: Executor,
  operationIds: readonly string[],
  upTo: string,
  filter: LogFilter,
): Promise<{ operationId: string; revision: number }[]> {
  return execute<{ operationId: string; revision: number }>(
    hq,
    sql`/* events.latestRevisions */
    select operation_id as "operationId", max(revision) as revision
    from log
    where operation_id = any(${sql.param(operationIds)}::uuid[]) and kind = 'OPERATION' and revision is not null
      and position <= ${upTo}::bigint and ${matches(filter)}
    group by operation_id`,
  )
}
