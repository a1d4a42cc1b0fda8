import { type SQL, sql } from 'drizzle-orm'
import type { StagingRowQuery, StagingRowView } from '../../../between/channel-queries.ts'
import { type Executor, execute } from '../../../db/client.ts'
import { filledColumns } from '../../../db/filled-columns.ts'
import { utcText } from '../../../db/utc-text.ts'
import { isUuid } from '../../../db/uuid.ts'
import type { StagingTable } from '../../../model/operation.ts'
import { FIRST, LAST } from '../order/open-in-order.ts'
import { hasCompleted, NOT_COMPLETED, rowVerdict } from './row-verdict.ts'

/** A row with the side it was read from. */
export type StagingRecordView = StagingRowView & { side: 'CHANNEL' | 'HEADQUARTERS' }

/** Selects rows of headquarters' copy of a staging table. */
export type StagingRecordQuery = Omit<StagingRowQuery, 'channels'> & {
  /** Null: all. */
  channelDatabases: readonly string[] | null
  /** The channels that the actor may use; null: all. */
  channels: readonly string[] | null
}

/** The limit up to which rows are counted. */
const MOST_COUNTED = 100_000

/**
 * Rows of one of headquarters' five staging tables, by channel database and replication counter, after the cursor
 * `after`. To select all rows by completion: by-completion.ts.
 */
export async function stagingRecords(hq: Executor, query: StagingRecordQuery): Promise<StagingRecordView[]> {
  const beyond = positionAfter(query)
  const further = beyond
    ? sql`and (s.channel_database_id, s.replication_counter_from_origin, s.operation_id)
        > (${beyond.channelDatabaseId}, ${beyond.counter}::bigint, ${beyond.operationId}::uuid)`
    : sql``
  return execute<StagingRecordView>(
    hq,
    sql`/* operations.stagingRecords */
    ${selectRows(
      query.table,
      sql`(
        ${matchingRows(query, sql`${further} order by s.replication_counter_from_origin, s.operation_id limit ${query.limit}`)}
        order by s.channel_database_id, s.replication_counter_from_origin, s.operation_id
        limit ${query.limit}
      )`,
    )}
    order by s.channel_database_id, s.replication_counter_from_origin, s.operation_id`,
  )
}

/** The number of matching rows; null if there are too many to count. */
export async function countStagingRecords(hq: Executor, query: StagingRecordQuery): Promise<number | null> {
  const [counted] = await execute<{ n: number }>(
    hq,
    sql`/* operations.countStagingRecords */
    select count(*)::int as n
    from (
      ${matchingRows(query, sql`limit ${MOST_COUNTED + 1}`)}
      limit ${MOST_COUNTED + 1}
    ) matching`,
  )
  return counted && counted.n <= MOST_COUNTED ? counted.n : null
}

/** All rows of operations that headquarters has, in the order in which they are applied. */
export async function rowsOfOperations(hq: Executor, operationIds: readonly string[], tables: readonly StagingTable[]) {
  const rows = await Promise.all(
    tables.map((table) =>
      execute<StagingRecordView>(
        hq,
        sql`/* operations.rowsOfOperations */
        ${selectRows(table, sql.raw(table))}
        where s.operation_id = any(${sql.param([...operationIds])}::uuid[])
        order by s.operation_id, s.replication_counter_from_origin`,
      ),
    ),
  )
  return rows.flat()
}

function selectRows(table: StagingTable, rows: SQL): SQL {
  return sql`select ${table}::text as "table", 'HEADQUARTERS' as side, s.operation_id as "operationId",
      s.customer_key as "customerKey", s.operation_number as "operationNumber", s.operation,
      s.originating_channel as "originatingChannel", s.channel_database_id as "channelDatabaseId",
      s.replication_counter_from_origin::text as "replicationCounterFromOrigin",
      s.data_area_id as "dataAreaId",
      s.cust_account as "custAccount", s.cust_account_async as "custAccountAsync",
      ${utcText('s.created_at')} as "createdAt",
      ${rowVerdict},
      ${filledColumns(table, 's')} as columns
    from ${rows} s
    left join operation o using (operation_id)`
}

/**
 * The matching rows `s`, looked up from what narrows them most: the named operations, those of the customer
 * (CUSTACCOUNTASYNC itself has no index), the operations that are not completed, or each channel database's rows in the
 * order of their counters. Nothing is joined, because a join is planned by statistics. `page`: what is wanted of each
 * of these.
 */
function matchingRows(query: StagingRecordQuery, page: SQL): SQL {
  const { channelDatabases, operationIds, custAccountAsync, table } = query
  const rowsOf = (found: SQL, source: SQL) => sql`select s.*
        from (${found}) as found (id)
        cross join lateral (select * from ${source} where ${conditionsOf(query)} ${page}) s`
  const rows = sql.raw(table)
  const ofOperation = sql`(select * from ${rows} named where named.operation_id = found.id offset 0) s`
  if (operationIds) return rowsOf(sql`select unnest(${sql.param([...operationIds])}::uuid[])`, ofOperation)
  if (custAccountAsync !== undefined) return rowsOf(operationsOfCustomer(custAccountAsync), ofOperation)
  if (query.onlineOperationCompleted === 0) return rowsOf(notCompleted, ofOperation)
  const databases = channelDatabases
    ? sql`select distinct unnest(${sql.param([...channelDatabases])}::text[])`
    : sql`select id from channel_database`
  return sql`select s.*
        from (${databases}) as found (id)
        cross join lateral (
          select * from ${rows} s where s.channel_database_id = found.id and ${conditionsOf(query)} ${page}
        ) s`
}

function conditionsOf(query: StagingRecordQuery): SQL {
  const { channels, channelDatabases, custAccountAsync, onlineOperationCompleted } = query
  const conditions = [
    channels && sql`s.originating_channel = any(${sql.param([...channels])}::text[])`,
    channelDatabases && sql`s.channel_database_id = any(${sql.param([...channelDatabases])}::text[])`,
    custAccountAsync !== undefined && sql`s.cust_account_async = ${custAccountAsync}`,
    onlineOperationCompleted !== undefined && hasCompleted(onlineOperationCompleted),
  ].flatMap((condition) => condition || [])
  return conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`
}

/** As many operations as are counted, of each status in the order of time: a range of `operation_by_status`. */
const notCompleted: SQL = sql`
          select o.operation_id
          from unnest(${sql.param([...NOT_COMPLETED])}::text[]) as wanted (status)
          cross join lateral (
            select o.operation_id
            from operation o
            where o.route = 'ASYNC' and (o.listed_status, o.captured_at, o.operation_id) >= (wanted.status, ${FIRST})
              and (o.listed_status, o.captured_at, o.operation_id) <= (wanted.status, ${LAST})
            order by o.listed_status, o.captured_at, o.operation_id
            limit ${MOST_COUNTED + 1}
          ) o`

const operationsOfCustomer = (custAccountAsync: string): SQL =>
  isUuid(custAccountAsync)
    ? sql`select operation_id from operation where customer_key = ${custAccountAsync}::uuid`
    : sql`select null::uuid where false`

type RecordPosition = { channelDatabaseId: string; counter: string; operationId: string }

/** `after` at headquarters is `<counter> <operation id> <channel database>`; null for any other text, and for none. */
export function positionAfter({ after }: Pick<StagingRecordQuery, 'after'>): RecordPosition | null {
  const [, counter, operationId, channelDatabaseId] = /^(\d{1,18}) (\S+) (.+)$/.exec(after ?? '') ?? []
  if (!counter || !operationId || !channelDatabaseId || !isUuid(operationId)) return null
  return { channelDatabaseId, counter, operationId }
}
