import { type SQL, sql } from 'drizzle-orm'
import { type Executor, execute } from '../../../db/client.ts'
import type { OperationView } from '../../../model/operation-view.ts'
import { operationColumns } from './operation-columns.ts'
import { conditionsOf, groupsOf, isOpen, isSelective, type OperationFilter } from './operation-filter.ts'
import type { OperationPlace, Stretch } from './operation-order.ts'

/** Which rows of a stretch are wanted: up to `limit`, strictly beyond a place of it. */
export type Reading = { direction: 'asc' | 'desc'; beyond: OperationPlace | null; limit: number }

/** The rows of a stretch that headquarters has. */
export function listAtHeadquarters(
  hq: Executor,
  { key, filter }: Pick<Stretch, 'key' | 'filter'>,
  reading: Reading,
): Promise<OperationView[]> {
  return execute<OperationView>(hq, key === null ? byTime(filter, reading) : byKey(key, filter, reading))
}

/**
 * Each group from its first row to its last, as a range of the index that has its columns first and then the order. Were they compared one by one, the planner could read another
 * index and sort, or walk over everything in order of time, as its statistics of an hour ago tell it.
 */
function byTime(filter: OperationFilter, { direction, beyond, limit }: Reading): SQL {
  const order = orderBy([sql`o.captured_at`, sql`o.operation_id`], direction)
  const { wanted, columns, indexed, rest } = groupsOf(filter)
  const place = [...columns.map(({ column }) => sql.raw(`o.${column}`)), sql`o.captured_at`, sql`o.operation_id`]
  const row = sql`(${sql.join(place, sql`, `)})`
  const end = (time: SQL, id: SQL) =>
    sql`(${sql.join([...columns.map(({ value }) => sql.raw(`wanted.${value}`)), time, id], sql`, `)})`
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
      from operation o
      where ${range} and ${indexed} and ${conditionsOf(rest)}
      order by ${orderBy(place, direction)}
      limit ${limit}
    ) o
    left join customer_account given using (customer_key)
    order by ${order}
    limit ${limit}`
}

/** By the customers' keys or account numbers, along their index, from which each operation that matches is looked up. */
function byKey(key: 'CUSTOMER_KEY' | 'ACCOUNT', filter: OperationFilter, { direction, beyond, limit }: Reading): SQL {
  const keyOf = key === 'ACCOUNT' ? sql`given.account` : isOpen(filter) ? sql`open.customer_key` : sql`o.customer_key`
  const place = [keyOf, sql`o.captured_at`, sql`o.operation_id`]
  const value = key === 'ACCOUNT' ? sql`${beyond?.value}::text` : sql`${beyond?.value}::uuid`
  const sign = beyondSign(direction)
  // Once more by the key alone: only that can be looked for in its index.
  const further = beyond
    ? sql`and ${keyOf} ${sign}= ${value}
        and (${sql.join(place, sql`, `)}) ${sign} (${value}, ${beyond.capturedAt}::timestamptz, ${beyond.operationId}::uuid)`
    : sql``
  const operations = isOpen(filter) ? openOnes : sql`operation o`
  const rows = sql`
      select o.operation_id, o.captured_at, ${keyOf} as place_key
      from ${key === 'ACCOUNT' ? sql`customer_account given join matching o using (customer_key)` : operations}
      where ${key === 'ACCOUNT' ? sql`given.data_area_id = e.data_area_id` : conditionsOf(filter)} ${further}
      order by ${orderBy(place, direction)}
      limit ${limit}`
  const order = orderBy([sql`page.place_key`, sql`page.captured_at`, sql`page.operation_id`], direction)
  return sql`/* operations.listByKey */
    ${key === 'ACCOUNT' ? matching(filter) : sql``}
    select ${operationColumns}
    from ${key === 'ACCOUNT' ? sql`legal_entity e cross join lateral (${rows}) page` : sql`(${rows}) page`}
    join operation o using (operation_id)
    left join customer_account given on given.customer_key = o.customer_key
    order by ${order}
    limit ${limit}`
}

/** Only what is open, in the order of the customers' keys. */
const openOnes = sql`open_operation open
      cross join lateral (select * from operation where operation_id = open.operation_id offset 0) o`

/** Most of what is open has no account number: walked through by those, hardly any would be found. So all of it is looked at, where the filter asks for that. */
const matching = (filter: OperationFilter) => sql`
    with matching as ${isSelective(filter) ? sql`materialized` : sql`not materialized`} (
      select o.operation_id, o.customer_key, o.captured_at
      from operation o
      where ${conditionsOf(filter)}
    )`

const beyondSign = (direction: 'asc' | 'desc') => sql.raw(direction === 'asc' ? '>' : '<')

function orderBy(place: readonly SQL[], direction: 'asc' | 'desc'): SQL {
  return sql.join(
    place.map((part) => sql`${part} ${sql.raw(direction)}`),
    sql`, `,
  )
}
