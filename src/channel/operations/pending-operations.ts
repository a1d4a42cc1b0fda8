import { type SQL, sql } from 'drizzle-orm'
import type { ChannelOperationQuery } from '../../between/channel-queries.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import { type Executor, execute } from '../../db/client.ts'
import { searchQuery } from '../../db/search-query.ts'
import { utcText } from '../../db/utc-text.ts'
import type { ChannelOperationView } from '../../model/operation-view.ts'
import { MANY } from '../customers/found-by-words.ts'

/**
 * Operations that this database has captured and headquarters has not received, by captured time, or by customer first.
 * When they are requested by id, received operations are included: a caller that names an operation wants to find it.
 */
export async function pendingOperations(
  database: Pick<ChannelDatabase, 'id' | 'db'>,
  query: ChannelOperationQuery,
): Promise<ChannelOperationView[]> {
  const listed = query.operationIds ? named(query, query.operationIds) : await notReceived(database.db, query)
  return execute<ChannelOperationView>(
    database.db,
    sql`/* channel.pendingOperations */
    select o.operation_id as "operationId", o.customer_key as "customerKey", o.operation_number as "operationNumber",
      o.data_area_id as "dataAreaId", o.channel_id as "channelId", ${database.id}::text as "channelDatabaseId", o.kind,
      ${utcText('o.captured_at', 'US')} as "capturedAt",
      o.captured_by as "capturedBy", coalesce(o.customer_account, c.account) as "customerAccount"
    from (${listed}) as listed
    cross join lateral (select * from operation where operation_id = listed.operation_id offset 0) o
    left join lateral (select account from customer where customer_key = o.customer_key offset 0) c on true
    order by ${order('o', query)}
    limit ${query.limit}`,
  )
}

/** In the requested direction: by captured time, or by the customer's key first. */
function order(row: string, { byCustomer, direction }: ChannelOperationQuery): SQL {
  const columns = [...(byCustomer ? ['customer_key'] : []), 'captured_at', 'operation_id']
  return sql.raw(columns.map((column) => `${row}.${column} ${direction}`).join(', '))
}

function named(query: ChannelOperationQuery, operationIds: readonly string[]): SQL {
  const words = query.search?.trim() ? searchQuery(query.search) : null
  const found = words
    ? sql`(o.search @@ ${words} or exists (
        select from customer known where known.customer_key = o.customer_key and known.search @@ ${words} offset 0
      ))`
    : sql`true`
  return sql`
      select o.operation_id
      from operation o
      where o.operation_id = any(${sql.param([...operationIds])}::uuid[]) and ${found} and ${conditions(query)}`
}

/**
 * Operations that headquarters has not received: in `upload_pending`, which has everything the filter needs, or still
 * in the outbox. Words are looked up in their index, or one operation after another when many match.
 */
async function notReceived(db: Executor, query: ChannelOperationQuery): Promise<SQL> {
  const words = query.search?.trim() ? searchQuery(query.search) : null
  const few = words ? await foundByWords(db, words) : null
  const found = few
    ? sql`o.operation_id = any(${sql.param(few)}::uuid[])`
    : words
      ? sql`exists (
          select from (select search from unsettled_operation u where u.operation_id = o.operation_id offset 0) u
          where u.search @@ ${words}
        )`
      : sql`true`
  // Along the index of the order: `offset 0` keeps the planner from sorting all of what it expects to be few rows.
  const pending = few
    ? sql`unnest(${sql.param(few)}::uuid[]) as found (id)
        cross join lateral (select * from upload_pending p where p.operation_id = found.id offset 0) o`
    : query.customerKey
      ? sql`upload_pending o`
      : sql`(select * from upload_pending o where ${range(query)} order by ${order('o', query)} offset 0) o`
  return sql`
      (
        select o.operation_id
        from ${pending}
        where ${found} and ${conditions(query)}
        order by ${order('o', query)}
        limit ${query.limit}
      )
      union all
      (
        select o.operation_id
        from outbox
        join operation o using (operation_id)
        where outbox.kind = 'OPERATION' and outbox.status = 'CAPTURED' and ${found} and ${conditions(query)}
        order by ${order('o', query)}
        limit ${query.limit}
      )`
}

/** Null when so many operations match that a walk along the list finds them sooner. */
async function foundByWords(db: Executor, words: SQL): Promise<string[] | null> {
  const found = await execute<{ operationId: string }>(
    db,
    sql`/* channel.pendingByWords */
    select operation_id as "operationId" from unsettled_operation where search @@ ${words} limit ${MANY}`,
  )
  return found.length === MANY ? null : found.map(({ operationId }) => operationId)
}

/** The part of the order that is requested. */
function range({ capturedAfter, capturedBefore, beyond, byCustomer, direction }: ChannelOperationQuery): SQL {
  const further = sql.raw(direction === 'asc' ? '>' : '<')
  const place = beyond && sql`${beyond.capturedAt}::timestamptz, ${beyond.operationId}::uuid`
  const request = [
    sql`true`,
    ...(capturedAfter ? [sql`o.captured_at > ${capturedAfter}::timestamptz`] : []),
    ...(capturedBefore ? [sql`o.captured_at < ${capturedBefore}::timestamptz`] : []),
    ...(beyond && byCustomer
      ? [sql`(o.customer_key, o.captured_at, o.operation_id) ${further} (${beyond.customerKey}::uuid, ${place})`]
      : []),
    ...(beyond && !byCustomer ? [sql`(o.captured_at, o.operation_id) ${further} (${place})`] : []),
  ]
  return sql.join(request, sql` and `)
}

function conditions(query: ChannelOperationQuery): SQL {
  const { channels, kinds, customerKey } = query
  const request = [
    range(query),
    ...(channels ? [sql`o.channel_id = any(${sql.param([...channels])}::text[])`] : []),
    ...(kinds ? [sql`o.kind = any(${sql.param([...kinds])}::text[])`] : []),
    ...(customerKey ? [sql`o.customer_key = ${customerKey}::uuid`] : []),
  ]
  return sql.join(request, sql` and `)
}
