import { type SQL, sql } from 'drizzle-orm'
import { type Executor, execute } from '../../../db/client.ts'
import { FIRST, LAST } from '../order/open-in-order.ts'
import { NOT_COMPLETED } from './row-verdict.ts'
import {
  positionAfter,
  rowsOfOperations,
  type StagingRecordQuery,
  type StagingRecordView,
  stagingRecords,
} from './staging-records.ts'

/** Operations or rows that one statement reads when the first did not fill the page. */
const AT_ONCE = 1_000
/** With more channels than this, the operations of all channels are read. */
const MOST_CHANNELS = 40

/**
 * Completed rows, in the order of all rows: pages of these, without what is open or dismissed. So no statement passes
 * over more than a page, however much is open.
 */
export async function completedRecords(hq: Executor, query: StagingRecordQuery): Promise<StagingRecordView[]> {
  const { onlineOperationCompleted: _, ...all } = query
  const found: StagingRecordView[] = []
  for (let page = { ...all }; ; ) {
    const rows = await stagingRecords(hq, page)
    found.push(...rows.filter((row) => row.onlineOperationCompleted === 1))
    const last = rows.at(-1)
    if (found.length >= query.limit || !last || rows.length < page.limit) return found.slice(0, query.limit)
    const { replicationCounterFromOrigin: counter, operationId, channelDatabaseId } = last
    page = { ...all, after: `${counter} ${operationId} ${channelDatabaseId}`, limit: AT_ONCE }
  }
}

/**
 * Rows that are not completed, by the time at which their operation was captured: there are few beside the completed
 * ones, so their operations are read in that order, by index, and their rows by key.
 */
export async function openRecords(hq: Executor, query: StagingRecordQuery): Promise<StagingRecordView[]> {
  const channels = await channelsOf(hq, query)
  const isWanted = (row: StagingRecordView) =>
    row.onlineOperationCompleted === 0 &&
    (query.channels?.includes(row.originatingChannel) ?? true) &&
    (query.channelDatabases?.includes(row.channelDatabaseId) ?? true)
  const after = positionAfter(query)
  const isBeyond = ({ operationId, replicationCounterFromOrigin: counter }: StagingRecordView) =>
    operationId !== after?.operationId || BigInt(counter) > BigInt(after.counter)
  const found: StagingRecordView[] = []
  let page: OpenPage = { channels, from: after?.operationId ?? null, isAgain: true, limit: query.limit }
  for (;;) {
    const ids = await openOperations(hq, page)
    const rows = await rowsOfOperations(hq, ids, [query.table])
    const place = new Map(ids.map((id, nth) => [id, nth]))
    rows.sort((a, b) => (place.get(a.operationId) ?? 0) - (place.get(b.operationId) ?? 0))
    found.push(...rows.filter((row) => isWanted(row) && isBeyond(row)))
    const last = ids.at(-1)
    if (found.length >= query.limit || ids.length < page.limit || !last) return found.slice(0, query.limit)
    page = { channels, from: last, isAgain: false, limit: AT_ONCE }
  }
}

/** The channels whose operations are read; null: all. Where there are many, rows are left out instead. */
async function channelsOf(hq: Executor, query: StagingRecordQuery): Promise<readonly string[] | null> {
  const { channels, channelDatabases } = query
  if (!channelDatabases) return channels && channels.length <= MOST_CHANNELS ? channels : null
  const served = await execute<{ id: string }>(
    hq,
    sql`/* operations.channelsOfDatabases */
    select id
    from channel
    where channel_database_id = any(${sql.param([...channelDatabases])}::text[])`,
  )
  const wanted = served.flatMap(({ id }) => (channels?.includes(id) === false ? [] : id))
  return wanted.length <= MOST_CHANNELS ? wanted : null
}

/** `isAgain`: begins with the operation `from`, whose rows may continue; otherwise with the next one. */
type OpenPage = { channels: readonly string[] | null; from: string | null; isAgain: boolean; limit: number }

/** The next operations that are not completed. */
async function openOperations(hq: Executor, { channels, from, isAgain, limit }: OpenPage): Promise<string[]> {
  const start = from
    ? sql`coalesce((select captured_at from operation where operation_id = ${from}::uuid), '-infinity'), ${from}::uuid`
    : FIRST
  const page = (ofChannel: SQL) => sql`
      select o.operation_id, o.captured_at
      from operation o
      where o.route = 'ASYNC' ${ofChannel}
        and (o.listed_status, o.captured_at, o.operation_id) ${sql.raw(isAgain ? '>=' : '>')} (wanted.status, ${start})
        and (o.listed_status, o.captured_at, o.operation_id) <= (wanted.status, ${LAST})
      order by o.listed_status, o.captured_at, o.operation_id
      limit ${limit}`
  const found = await execute<{ operationId: string }>(
    hq,
    sql`/* operations.notCompleted */
    select o.operation_id as "operationId"
    from unnest(${sql.param([...NOT_COMPLETED])}::text[]) as wanted (status)
    ${
      channels
        ? sql`cross join unnest(${sql.param([...channels])}::text[]) as channel (id)
    cross join lateral (${page(sql`and o.listed_status not in ('SYNCED', 'DISTRIBUTED') and o.channel_id = channel.id`)}) o`
        : sql`cross join lateral (${page(sql``)}) o`
    }
    order by o.captured_at, o.operation_id
    limit ${limit}`,
  )
  return found.map(({ operationId }) => operationId)
}
