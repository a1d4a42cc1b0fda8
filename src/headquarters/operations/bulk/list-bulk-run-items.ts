import { sql } from 'drizzle-orm'
import { type Executor, execute } from '../../../db/client.ts'
import type { ErrorView } from '../../../model/operation-view.ts'
import { errorView } from '../list/operation-columns.ts'

/** The result of an operation in a bulk run. */
export type BulkItemResult = 'SYNCED' | 'FAILED' | 'SKIPPED'

/**
 * One operation of a bulk run. `place`: its order of arrival, as a decimal text; `code`: that of the error, or the
 * reason for skipping it; `error`: as of this run.
 */
export type BulkRunItemView = {
  place: string
  operationId: string
  result: BulkItemResult | null
  code: string | null
  error: ErrorView | null
}

/** Selects items; `beyond` is the `place` of the last item of the previous page. */
export type ItemsRequest = { result: BulkItemResult | null; beyond: string | null; limit: number }

/** The items of a bulk run, in order of arrival. */
export function listBulkRunItems(
  hq: Executor,
  runId: string,
  { result, beyond, limit }: ItemsRequest,
): Promise<BulkRunItemView[]> {
  return execute<BulkRunItemView>(
    hq,
    sql`/* operations.listBulkRunItems */
    select item.place::text, item.operation_id as "operationId", item.result,
      item.code, ${errorView('attempt')} as error
    from (
      select *
      from bulk_run_item
      where run_id = ${runId} and place > ${beyond ?? '0'}::bigint
        ${result === null ? sql`` : sql`and result = ${result}`}
      order by place
      limit ${limit}
    ) item
    left join lateral (
      select *
      from operation_attempt a
      where a.operation_id = item.operation_id and a.run_id is not distinct from item.run_id
      order by a.id desc
      limit 1
    ) attempt on item.result = 'FAILED'
    order by item.place`,
  )
}
