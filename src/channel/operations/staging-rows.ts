import { sql } from 'drizzle-orm'
import type { StagingRowQuery, StagingRowView } from '../../between/channel-queries.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import { execute } from '../../db/client.ts'
import { filledColumns } from '../../db/filled-columns.ts'
import { utcText } from '../../db/utc-text.ts'
import type { StagingTable } from '../../model/operation.ts'
import { STAGED_COLUMNS } from '../../model/staged-columns.ts'

type Database = Pick<ChannelDatabase, 'id' | 'db'>

/** Operations or rows that one statement reads when the first did not fill the page. */
const AT_ONCE = 1_000

/**
 * Rows of one of this database's five staging tables, by their counter; those that are not completed by their
 * operation. The rows themselves are never updated: OnlineOperationCompleted and the verdict are derived from the
 * operation's outcome, which 1010 delivers.
 */
export async function stagingRows(database: Database, query: StagingRowQuery): Promise<StagingRowView[]> {
  const { operationIds, custAccountAsync, onlineOperationCompleted: completed } = query
  if (completed === undefined || operationIds || custAccountAsync !== undefined) return readRows(database, query)
  return completed === 0 ? openRows(database, query) : completedRows(database, query)
}

/** Pages of all rows, without those of operations that are not completed. */
async function completedRows(database: Database, query: StagingRowQuery): Promise<StagingRowView[]> {
  const { onlineOperationCompleted: completed, ...all } = query
  const found: StagingRowView[] = []
  for (let page: StagingRowQuery = all; ; ) {
    const rows = await readRows(database, page)
    found.push(...rows.filter((row) => row.onlineOperationCompleted === completed))
    const last = rows.at(-1)
    if (found.length >= query.limit || !last || rows.length < page.limit) return found.slice(0, query.limit)
    page = { ...all, after: last.replicationCounterFromOrigin, limit: AT_ONCE }
  }
}

/** The operations that are not completed by their keys, and the rows of each. */
async function openRows(database: Database, query: StagingRowQuery): Promise<StagingRowView[]> {
  const { after, ...all } = query
  const found: StagingRowView[] = []
  let page = { from: await operationOf(database, query), isAgain: true, limit: query.limit }
  for (;;) {
    const ids = await openOperations(database, page)
    const rows = await readRows(database, { ...all, operationIds: ids, limit: ids.length * AT_ONCE })
    rows.sort((a, b) => (a.operationId < b.operationId ? -1 : Number(a.operationId > b.operationId)))
    const isBeyond = ({ operationId, replicationCounterFromOrigin: counter }: StagingRowView) =>
      !page.isAgain || operationId !== page.from || after === undefined || BigInt(counter) > BigInt(after)
    found.push(...rows.filter(isBeyond))
    const last = ids.at(-1)
    if (found.length >= query.limit || ids.length < page.limit || !last) return found.slice(0, query.limit)
    page = { from: last, isAgain: false, limit: AT_ONCE }
  }
}

/** The operation of the row after which to read. */
async function operationOf({ db }: Database, { table, after }: StagingRowQuery): Promise<string> {
  const [row] = await execute<{ operationId: string }>(
    db,
    sql`/* channel.operationOfRow */
    select operation_id as "operationId"
    from ${sql.raw(table)}
    where replication_counter_from_origin = ${after ?? '0'}::bigint`,
  )
  return row?.operationId ?? NIL
}

const NIL = '00000000-0000-0000-0000-000000000000'

/** `isAgain`: begins with the operation `from`, whose rows may continue; otherwise with the next one. */
type OpenPage = { from: string; isAgain: boolean; limit: number }

/** The next operations that are not completed: what is unsettled, and what was dismissed. */
async function openOperations({ db }: Database, { from, isAgain, limit }: OpenPage): Promise<string[]> {
  const beyond = sql.raw(isAgain ? '>=' : '>')
  const found = await execute<{ operationId: string }>(
    db,
    sql`/* channel.notCompleted */
    select operation_id as "operationId"
    from (
      (
        select operation_id
        from unsettled_operation
        where operation_id ${beyond} ${from}::uuid
        order by operation_id
        limit ${limit}
      )
      union
      (
        select operation_id
        from operation_outcome
        where status = 'DISMISSED' and (status, operation_id) ${beyond} ('DISMISSED', ${from}::uuid)
        order by status, operation_id
        limit ${limit}
      )
    ) either
    order by operation_id
    limit ${limit}`,
  )
  return found.map(({ operationId }) => operationId)
}

/** Rows by their counter; all conditions of the query are about the row. */
function readRows(database: Database, query: StagingRowQuery): Promise<StagingRowView[]> {
  const completed = query.onlineOperationCompleted
  const table = sql.raw(query.table)
  // By key: from the statistics of a quiet time, the planner would read everything in the order of the counters.
  const rows = query.operationIds
    ? sql`(
      select named.*
      from unnest(${sql.param(query.operationIds)}::uuid[]) as wanted (id)
      cross join lateral (select * from ${table} r where r.operation_id = wanted.id offset 0) named
    )`
    : table
  return execute<StagingRowView>(
    database.db,
    sql`/* channel.stagingRows */
    select ${query.table}::text as table, r.operation_id as "operationId", r.customer_key as "customerKey",
      r.operation_number as "operationNumber", r.operation, r.originating_channel as "originatingChannel",
      ${database.id}::text as "channelDatabaseId",
      r.replication_counter_from_origin::text as "replicationCounterFromOrigin",
      done.completed as "onlineOperationCompleted", r.data_area_id as "dataAreaId",
      coalesce(r.cust_account, c.account) as "custAccount", r.cust_account_async as "custAccountAsync",
      ${utcText('r.created_at')} as "createdAt",
      case
        when done.completed = 1 then 'APPLIED'
        when t.status is distinct from 'FAILED' then 'PENDING'
        when ${isInError(query.table)} then 'REFUSED'
        else 'NOT_APPLIED'
      end as verdict,
      null as "errorClass", t.error_code as "errorCode", t.error_field as "errorField",
      t.error_message as "errorMessage",
      ${filledColumns(query.table, 'r')} as columns
    from ${rows} r
    left join customer c using (customer_key)
    left join settlement s using (customer_key)
    left join operation_outcome t using (operation_id)
    cross join lateral (
      select (r.operation_number <= coalesce(s.settled_through, 0)
        and t.status is distinct from 'DISMISSED')::int as completed
    ) done
    where (${query.channels === undefined}::boolean
      or r.originating_channel = any(${sql.param(query.channels ?? [])}::text[]))
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
