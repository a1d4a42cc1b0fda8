import { type SQL, sql } from 'drizzle-orm'
import { type Executor, execute } from '../../../db/client.ts'
import type { OperationView } from '../../../model/operation-view.ts'
import { operationColumns } from './operation-columns.ts'
import {
  conditionsOf,
  groupsOf,
  isInProgressAlone,
  isOpen,
  isSelective,
  type OperationFilter,
} from './operation-filter.ts'
import type { OperationPosition, Section } from './operation-order.ts'

/** Selects rows of a section of the list: up to `limit`, after a position in it. */
export type Reading = { direction: 'asc' | 'desc'; beyond: OperationPosition | null; limit: number }

/** The rows of a section that headquarters has. */
export async function listAtHeadquarters(
  hq: Executor,
  { key, filter }: Pick<Section, 'key' | 'filter'>,
  reading: Reading,
): Promise<OperationView[]> {
  if (key !== null) return await execute<OperationView>(hq, byKey(key, filter, reading))
  if (!isInProgressAlone(filter)) return await execute<OperationView>(hq, byTime(filter, reading))
  const others = filter.statuses?.filter((status) => status !== 'IN_PROGRESS') ?? []
  const [inProgress, found] = await Promise.all([
    execute<OperationView>(hq, byTime({ ...filter, statuses: null }, reading, operationsInChunks)),
    others.length === 0 ? [] : execute<OperationView>(hq, byTime({ ...filter, statuses: others }, reading)),
  ])
  const sign = reading.direction === 'asc' ? 1 : -1
  return [...inProgress, ...found]
    .toSorted((one, other) => (placeOf(one) < placeOf(other) ? -sign : sign))
    .slice(0, reading.limit)
}

/** In the order of time: it has the microseconds. */
const placeOf = ({ capturedAt, operationId }: OperationView) => `${capturedAt} ${operationId}`

/** The operations in progress, a few chunks at most. */
const operationsInChunks = sql`(
        select claimed.*
        from open_operation open
        cross join lateral (
          select * from operation
            where operation.operation_id = open.operation_id and operation.status = 'IN_PROGRESS' offset 0
        ) claimed
        where open.chunk_id is not null
        offset 0
      )`

/**
 * Reads each group from its first to its last row as a range of the index that starts with the group's columns and
 * continues in the list's order. The last of these columns is compared as a row with the order, and the order begins
 * with it: otherwise outdated statistics could make the planner read another index that has the order of time, and scan
 * everything in it.
 */
function byTime(filter: OperationFilter, { direction, beyond, limit }: Reading, from: SQL = sql`operation`): SQL {
  const order = orderBy([sql`o.captured_at`, sql`o.operation_id`], direction)
  const { wanted, columns, indexed, rest } = groupsOf(filter)
  const inRow = columns.slice(-1)
  const equal = columns.slice(0, -1).map(({ column, value }) => sql.raw(`o.${column} = wanted.${value} and `))
  const sortKey = [...inRow.map(({ column }) => sql.raw(`o.${column}`)), sql`o.captured_at`, sql`o.operation_id`]
  const row = sql`(${sql.join(sortKey, sql`, `)})`
  const end = (time: SQL, id: SQL) =>
    sql`(${sql.join([...inRow.map(({ value }) => sql.raw(`wanted.${value}`)), time, id], sql`, `)})`
  const start = beyond ? end(sql`${beyond.capturedAt}::timestamptz`, sql`${beyond.operationId}::uuid`) : null
  const first = end(sql`'-infinity'::timestamptz`, sql`'00000000-0000-0000-0000-000000000000'::uuid`)
  const last = end(sql`'infinity'::timestamptz`, sql`'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid`)
  const range =
    direction === 'asc'
      ? sql`${row} ${sql.raw(start ? '>' : '>=')} ${start ?? first} and ${row} <= ${last}`
      : sql`${row} >= ${first} and ${row} ${sql.raw(start ? '<' : '<=')} ${start ?? last}`
  return sql`/* operations.list */
    select ${operationColumns}
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as wanted (value text, channel text)
    cross join lateral (
      select *
      from ${from} o
      where ${sql.join(equal)}${range} and ${indexed} and ${conditionsOf(rest)}
      order by ${orderBy(sortKey, direction)}
      limit ${limit}
    ) o
    left join customer_account given using (customer_key)
    order by ${order}
    limit ${limit}`
}

/** Reads the index of customer keys or account numbers and looks up the matching operations from it. */
function byKey(key: 'CUSTOMER_KEY' | 'ACCOUNT', filter: OperationFilter, { direction, beyond, limit }: Reading): SQL {
  const keyOf = key === 'ACCOUNT' ? sql`given.account` : isOpen(filter) ? sql`open.customer_key` : sql`o.customer_key`
  const sortKey = [keyOf, sql`o.captured_at`, sql`o.operation_id`]
  const value = key === 'ACCOUNT' ? sql`${beyond?.value}::text` : sql`${beyond?.value}::uuid`
  const sign = beyondSign(direction)
  // The key alone is compared as well, because only that comparison can use its index.
  const further = beyond
    ? sql`and ${keyOf} ${sign}= ${value}
        and (${sql.join(sortKey, sql`, `)}) ${sign} (${value}, ${beyond.capturedAt}::timestamptz,
          ${beyond.operationId}::uuid)`
    : sql``
  const operations = isOpen(filter) ? openOperations : sql`operation o`
  const rows = sql`
      select o.operation_id, o.captured_at, ${keyOf} as sort_key
      from ${key === 'ACCOUNT' ? sql`customer_account given join matching o using (customer_key)` : operations}
      where ${key === 'ACCOUNT' ? sql`given.data_area_id = e.data_area_id` : conditionsOf(filter)} ${further}
      order by ${orderBy(sortKey, direction)}
      limit ${limit}`
  const order = orderBy([sql`page.sort_key`, sql`page.captured_at`, sql`page.operation_id`], direction)
  return sql`/* operations.listByKey */
    ${key === 'ACCOUNT' ? matching(filter) : sql``}
    select ${operationColumns}
    from ${key === 'ACCOUNT' ? sql`legal_entity e cross join lateral (${rows}) page` : sql`(${rows}) page`}
    join operation o using (operation_id)
    left join customer_account given on given.customer_key = o.customer_key
    order by ${order}
    limit ${limit}`
}

/** Only open operations, in the order of the customers' keys. */
const openOperations = sql`open_operation open
      cross join lateral (select * from operation where operation_id = open.operation_id offset 0) o`

/**
 * Most open operations have no account number, so walking through account numbers would find hardly any. A selective
 * filter is therefore evaluated as a whole first.
 */
const matching = (filter: OperationFilter) => sql`
    with matching as ${isSelective(filter) ? sql`materialized` : sql`not materialized`} (
      select o.operation_id, o.customer_key, o.captured_at
      from operation o
      where ${conditionsOf(filter)}
    )`

const beyondSign = (direction: 'asc' | 'desc') => sql.raw(direction === 'asc' ? '>' : '<')

function orderBy(columns: readonly SQL[], direction: 'asc' | 'desc'): SQL {
  return sql.join(
    columns.map((part) => sql`${part} ${sql.raw(direction)}`),
    sql`, `,
  )
}
