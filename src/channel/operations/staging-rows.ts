import { sql } from 'drizzle-orm'
import type { StagingRowQuery, StagingRowView } from '../../between/channel-queries.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import { execute } from '../../db/client.ts'
import { filledColumns } from '../../db/filled-columns.ts'
import { utcText } from '../../db/utc-text.ts'
import type { StagingTable } from '../../model/operation.ts'
import { STAGED_COLUMNS } from '../../model/staged-columns.ts'

/**
 * Rows of one of this database's five staging tables, by their counter. The rows themselves are never updated:
 * OnlineOperationCompleted and the verdict are derived from the operation's outcome, which 1010 delivers.
 */
export async function stagingRows(
  database: Pick<ChannelDatabase, 'id' | 'db'>,
  query: StagingRowQuery,
): Promise<StagingRowView[]> {
  const completed = query.onlineOperationCompleted
  return execute<StagingRowView>(
    database.db,
    sql`/* channel.stagingRows */
    select ${query.table}::text as table, r.operation_id as "operationId", r.customer_key as "customerKey",
      r.operation_number as "operationNumber", r.operation, r.originating_channel as "originatingChannel",
      ${database.id}::text as "channelDatabaseId", r.replication_counter_from_origin::text as "replicationCounterFromOrigin",
      done.completed as "onlineOperationCompleted", r.data_area_id as "dataAreaId",
      coalesce(r.cust_account, c.account) as "custAccount", r.cust_account_async as "custAccountAsync",
      ${utcText('r.created_at')} as "createdAt",
      case
        when done.completed = 1 then 'APPLIED'
        when t.status is distinct from 'FAILED' then 'PENDING'
        when ${isInError(query.table)} then 'REFUSED'
        else 'NOT_APPLIED'
      end as verdict,
      null as "errorClass", t.error_code as "errorCode", t.error_field as "errorField", t.error_message as "errorMessage",
      ${filledColumns(query.table, 'r')} as columns
    from ${sql.raw(query.table)} r
    left join customer c using (customer_key)
    left join settlement s using (customer_key)
    left join operation_outcome t using (operation_id)
    cross join lateral (
      select (r.operation_number <= coalesce(s.settled_through, 0) and t.status is distinct from 'DISMISSED')::int as completed
    ) done
    where (${query.channels === undefined}::boolean or r.originating_channel = any(${sql.param(query.channels ?? [])}::text[]))
      and (${query.operationIds === undefined}::boolean or r.operation_id = any(${sql.param(query.operationIds ?? [])}::uuid[]))
      and (${query.custAccountAsync ?? null}::text is null or r.cust_account_async = ${query.custAccountAsync ?? null})
      and (${completed ?? null}::int is null or done.completed = ${completed ?? null})
      and r.replication_counter_from_origin > ${query.after ?? '0'}::bigint
    order by r.replication_counter_from_origin
    limit ${query.limit}`,
  )
}

/** Whether the operation's error belongs to this table: its field begins with the table's name in the operation. */
function isInError(table: StagingTable) {
  const rows = STAGED_COLUMNS.find((each) => each.table === table)?.rows
  const lists = STAGED_COLUMNS.map((each) => each.rows).filter((each) => each !== 'customer')
  return rows === 'customer'
    ? sql.raw(`coalesce(split_part(t.error_field, '.', 1), '') not in (${lists.map((list) => `'${list}'`).join(', ')})`)
    : sql.raw(`split_part(t.error_field, '.', 1) = '${rows}'`)
}
