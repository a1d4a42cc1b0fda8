import { type SQL, sql } from 'drizzle-orm'
import { execute } from '../db/client.ts'
import { searchQuery } from '../db/search-query.ts'
import type { ChannelOperationQuery, ChannelOperationView, ChannelServer } from '../sides/sides.ts'

/**
 * Operations that this database has captured and headquarters has not received, by captured time, or by customer first. Asked for by their ids,
 * those that it has received are there too: whoever asks by id wants to find them.
 */
export async function pendingOperations(
  server: Pick<ChannelServer, 'id' | 'db'>,
  query: ChannelOperationQuery,
): Promise<ChannelOperationView[]> {
  const direction = sql.raw(query.direction)
  return execute<ChannelOperationView>(
    server.db,
    sql`/* channel.pendingOperations */
    select o.operation_id as "operationId", o.customer_key as "customerKey", o.operation_number as "operationNumber",
      o.data_area_id as "dataAreaId", o.channel_id as "channelId", ${server.id}::text as "channelDatabaseId", o.kind,
      to_char(o.captured_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "capturedAt",
      o.captured_by as "capturedBy", coalesce(o.customer_account, c.account) as "customerAccount"
    from operation o
    left join customer c using (customer_key)
    where ${sql.join(conditions(query), sql` and `)}
    order by ${query.byCustomer ? sql`o.customer_key ${direction},` : sql``} o.captured_at ${direction}, o.operation_id ${direction}
    limit ${query.limit}`,
  )
}

/** Not received: in `upload_pending`, or still on the way there from the outbox. */
const NOT_RECEIVED = sql`o.operation_id in (
      select operation_id from upload_pending
      union all
      select operation_id from outbox where kind = 'OPERATION' and status = 'CAPTURED'
    )`

function conditions(query: ChannelOperationQuery): SQL[] {
  const { operationIds, channels, kinds, customerKey, capturedAfter, capturedBefore, search, beyond } = query
  const further = sql.raw(query.direction === 'asc' ? '>' : '<')
  return [
    operationIds ? sql`o.operation_id = any(${sql.param([...operationIds])}::uuid[])` : NOT_RECEIVED,
    ...(channels ? [sql`o.channel_id = any(${sql.param([...channels])}::text[])`] : []),
    ...(kinds ? [sql`o.kind = any(${sql.param([...kinds])}::text[])`] : []),
    ...(customerKey ? [sql`o.customer_key = ${customerKey}::uuid`] : []),
    ...(capturedAfter ? [sql`o.captured_at > ${capturedAfter}::timestamptz`] : []),
    ...(capturedBefore ? [sql`o.captured_at < ${capturedBefore}::timestamptz`] : []),
    ...(search?.trim() ? [sql`(o.search @@ ${searchQuery(search)} or c.search @@ ${searchQuery(search)})`] : []),
    ...(beyond
      ? [
          query.byCustomer
            ? sql`(o.customer_key, o.captured_at, o.operation_id) ${further} (${beyond.customerKey}::uuid, ${beyond.capturedAt}::timestamptz, ${beyond.operationId}::uuid)`
            : sql`(o.captured_at, o.operation_id) ${further} (${beyond.capturedAt}::timestamptz, ${beyond.operationId}::uuid)`,
        ]
      : []),
  ]
}
