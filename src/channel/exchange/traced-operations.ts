import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../db/client.ts'
import type { DownloadPart } from '../../model/package.ts'
import type { TracedOperation } from '../../traces/steps.ts'

/**
 * The operations captured here in a trace that a part of a package completes, or reports as failed or waiting. Read
 * before the part is applied, which takes the completed ones from `unsettled_operation`.
 */
export async function tracedOperations(
  tx: Transaction,
  { settlements, outcomes }: DownloadPart,
): Promise<TracedOperation[]> {
  if (settlements.length === 0 && outcomes.length === 0) return []
  const statuses = outcomes.map(({ operationId, status, errorCode }) => ({ operationId, status, errorCode }))
  return execute<{ operationId: string; traceparent: string; status: string; errorCode: string | null }>(
    tx,
    sql`/* exchange.tracedOperations */
    with completed as (
      select open.operation_id
      from jsonb_to_recordset(${JSON.stringify(settlements)}::jsonb) as sent ("customerKey" uuid, "settledThrough" int)
      cross join lateral (
        select operation_id
        from unsettled_operation
        where customer_key = sent."customerKey" and operation_number <= sent."settledThrough"
        offset 0
      ) open
    ),
    reported as (
      select "operationId" as operation_id, status, "errorCode" as error_code
      from jsonb_to_recordset(${JSON.stringify(statuses)}::jsonb) as sent (
        "operationId" uuid, status text, "errorCode" text
      )
    )
    select
      o.operation_id as "operationId",
      o.traceparent,
      case
        -- What headquarters has reported as synchronized is distributed with its customer.
        when completed.operation_id is null or reported.status <> 'SYNCED' then coalesce(reported.status, 'DISTRIBUTED')
        else 'DISTRIBUTED'
      end as status,
      reported.error_code as "errorCode"
    from (select operation_id from completed union select operation_id from reported) carried
    left join reported using (operation_id)
    left join completed using (operation_id)
    cross join lateral (
      select operation_id, traceparent from operation where operation_id = carried.operation_id offset 0
    ) o
    where o.traceparent is not null`,
  )
}
