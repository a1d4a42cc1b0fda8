import { type SQL, sql } from 'drizzle-orm'
import type { SearchText } from '../../db/search-query.ts'
import type { CustomerFilter, CustomerOrder, Place } from '../../model/customer-list.ts'
import type { CustomerSyncState, CustomerView } from '../../model/customer-view.ts'
import { WALKED } from '../../model/words/sample.ts'
import type { Found, FoundCustomers } from './found-by-words.ts'
import type { Scope } from './read-customers.ts'

/** The filter of both sides, and what only a channel knows. */
export type ChannelCustomerFilter = CustomerFilter & { syncState?: readonly CustomerSyncState[] | null }

export type ListRequest = {
  filter: ChannelCustomerFilter
  orderBy: CustomerOrder
  limit: number
  forward: boolean
  beyond: Place | null
}

/** A customer of a page, and its place in the order of the list. */
export type ListedCustomer = { place: Place; customer: CustomerView }

/** How many pending rows a walk reads for one page of matches. */
const WALKED_PENDING = 300

/** The column of each order, and its direction. */
export const COLUMNS = {
  NAME_ASC: { column: 'sort_key', ascending: true },
  NAME_DESC: { column: 'sort_key', ascending: false },
  CREATED_AT_ASC: { column: 'created_at', ascending: true },
  CREATED_AT_DESC: { column: 'created_at', ascending: false },
} as const

/**
 * The places of a page: a query of `value` and `customer_key` in the list's order, with how many rows there were of
 * either part. Two keyset reads, each along an index or over the customers that were looked up, and the first rows of
 * both. A customer whose name (or creation) is in a pending operation is ordered by the last of those operations, not
 * by the downloaded row. Further reads of a customer are by its key: `offset 0` keeps the planner from scanning the
 * whole table, which it believes to be as small as at the last ANALYZE.
 */
export function placesQuery(
  scope: Scope,
  request: ListRequest,
  texts: readonly SearchText[],
  found: FoundCustomers | null,
): SQL {
  const { column, ascending } = COLUMNS[request.orderBy]
  const up = ascending === request.forward
  const direction = sql.raw(up ? 'asc' : 'desc')
  // Always a range of the order's own index: no other index has it, whatever the planner believes to be few.
  const beyond = (row: string) =>
    row === 'u' && !request.beyond
      ? sql`and (${sql.raw(`u.${column}, u.customer_key`)}) > (''::text, '00000000-0000-0000-0000-000000000000'::uuid)`
      : request.beyond
        ? sql`and (${sql.raw(`${row}.${column}, ${row}.customer_key`)}) ${sql.raw(up ? '>' : '<')}
          (${request.beyond.value}::text, ${request.beyond.customerKey}::uuid)`
        : sql``
  const limit = request.limit + 1
  const value = sql.raw(column)
  const states = request.filter.syncState ?? null
  const inStates = states && !states.includes('SYNCED') ? pendingKeys(scope, column, states) : null
  const books = sql`${sql.param([...scope.addressBooks])}::text[]`
  // Of what is pending nearly all is in it: without statistics the planner would expect few, and sort them.
  const inLegalEntity = (row: 'c' | 'u') =>
    row === 'c'
      ? sql`c.data_area_id = ${scope.dataAreaId}`
      : sql`case when u.data_area_id = ${scope.dataAreaId} then true end`
  /** The rows of one part: those that were looked up, as many as a walk reads, or all. */
  function rowsOf(row: 'c' | 'u', among: Found | null, keys: SQL | null): SQL {
    const table = sql.raw(row === 'c' ? 'customer' : 'unsettled_operation')
    const alias = sql.raw(row)
    if (among?.many)
      return sql`(
        select *
        from ${table} ${alias}
        where ${inLegalEntity(row)} and ${alias}.${value} is not null ${beyond(row)}
        order by ${alias}.${value} ${direction}, ${alias}.customer_key ${direction}
        limit ${row === 'c' ? WALKED : WALKED_PENDING}
      ) ${alias}`
    const those = among?.keys ?? keys
    if (!those) return sql`${table} ${alias}`
    return sql`(${those}) as among (customer_key)
      cross join lateral (select * from ${table} each where each.customer_key = among.customer_key offset 0) ${alias}`
  }
  return sql`
    with ${found ? sql`looked_up as materialized (${found.lookedUp}),` : sql``}
    downloaded as (
      select c.${value} as value, c.customer_key
      from ${rowsOf('c', found?.downloaded ?? null, inStates)}
      where ${inLegalEntity('c')} ${beyond('c')}
        and not exists (
          select from unsettled_operation u where u.customer_key = c.customer_key and u.${value} is not null
            order by u.operation_number offset 0
        )
        and (
          c.address_books && ${books}
          or exists (
            select from unsettled_operation u where u.customer_key = c.customer_key and u.channel_id = ${scope.id}
              order by u.operation_number offset 0
          )
        )
        ${conditions('c', texts, states)}
      order by c.${value} ${direction}, c.customer_key ${direction}
      limit ${limit}
    ),
    pending as (
      select u.${value} as value, u.customer_key
      from ${rowsOf('u', found?.pending ?? null, states && isFailed(states) ? inStates : null)}
      where ${inLegalEntity('u')} and u.${value} is not null ${beyond('u')}
        and not exists (
          select from unsettled_operation later
          where later.customer_key = u.customer_key and later.${value} is not null
            and later.operation_number > u.operation_number
          offset 0
        )
        and (
          u.created_at is not null
          or exists (select from customer c where c.customer_key = u.customer_key offset 0)
          or exists (
            select from unsettled_operation made
            where made.customer_key = u.customer_key and made.created_at is not null
            offset 0
          )
        )
        and (
          u.channel_id = ${scope.id}
          or exists (
            select from unsettled_operation own
              where own.customer_key = u.customer_key and own.channel_id = ${scope.id}
                order by own.operation_number offset 0
          )
          or exists (
            select from customer c where c.customer_key = u.customer_key and c.address_books && ${books} offset 0
          )
        )
        ${conditions('u', texts, states)}
      order by u.${value} ${direction}, u.customer_key ${direction}
      limit ${limit}
    )
    select value, customer_key, (select count(*) from downloaded)::int as downloaded_rows,
      (select count(*) from pending)::int as pending_rows
    from (${sql.join(sides(states), sql` union all `)}) both_sides
    order by ${listOrder(request)}
    limit ${limit}`
}

/** The order of the rows of a page. */
export function listOrder({ orderBy, forward }: Pick<ListRequest, 'orderBy' | 'forward'>): SQL {
  const direction = sql.raw(COLUMNS[orderBy].ascending === forward ? 'asc' : 'desc')
  return sql`value ${direction}, customer_key ${direction}`
}

/** A pending customer is never SYNCED, and one that was downloaded never PENDING_CREATE. */
function sides(states: readonly CustomerSyncState[] | null): SQL[] {
  const only = (state: CustomerSyncState) => states?.length === 1 && states[0] === state
  return [
    ...(only('PENDING_CREATE') ? [] : [sql`select * from downloaded`]),
    ...(only('SYNCED') ? [] : [sql`select * from pending`]),
  ]
}

const isFailed = (states: readonly CustomerSyncState[]) => states.every((state) => state === 'FAILED')

/**
 * Downloaded customers that may be in one of these states, which do not include SYNCED: customers with a failed
 * operation, or those whose place does not come from a pending operation.
 */
function pendingKeys(scope: Scope, column: string, states: readonly CustomerSyncState[]): SQL {
  if (isFailed(states))
    return sql`
      select distinct u.customer_key
      from operation_outcome outcome
      cross join lateral (select * from unsettled_operation where operation_id = outcome.operation_id offset 0) u
      where outcome.status = 'FAILED'`
  return sql`
      select distinct customer_key
      from unsettled_operation
      where data_area_id = ${scope.dataAreaId} and ${sql.raw(column)} is null`
}

function conditions(row: 'c' | 'u', texts: readonly SearchText[], states: readonly CustomerSyncState[] | null): SQL {
  const key = sql.raw(`${row}.customer_key`)
  const found = texts.map(({ words }) =>
    row === 'c'
      ? sql`and coalesce(${whilePending(key, sql`c.search`, words)}, c.search @@ ${words})`
      : sql`and ${whilePending(key, sql`(select search from customer where customer_key = u.customer_key offset 0)`, words)}`,
  )
  const state = states ? [sql`and ${syncState(key)} = any(${sql.param([...states])}::text[])`] : []
  return sql.join([...found, ...state], sql` `)
}

/**
 * Whether a customer with pending operations has the words as it is shown: those of the newest one, or the downloaded
 * ones without those that were replaced. Null for a customer without pending operations. The row is read by its key
 * first: otherwise PostgreSQL would read the index of the words for each of them.
 */
const whilePending = (key: SQL, downloaded: SQL, words: SQL) => sql`(
          select newest.search @@ ${words}
            or coalesce(ts_delete(${downloaded}, coalesce(newest.removed_words, '{}')) @@ ${words}, false)
          from (
            select search, removed_words
            from unsettled_operation
            where customer_key = ${key}
            order by operation_number desc
            limit 1
          ) newest
        )`

/** The same state as `withPendingOperations` shows. */
function syncState(key: SQL): SQL {
  return sql`(case
    when exists (
      select from unsettled_operation s
      cross join lateral (select status from operation_outcome where operation_id = s.operation_id offset 0) outcome
      where s.customer_key = ${key} and outcome.status = 'FAILED'
      offset 0
    ) then 'FAILED'
    when not exists (select from customer k where k.customer_key = ${key} offset 0) then 'PENDING_CREATE'
    when exists (select from unsettled_operation s where s.customer_key = ${key}
      order by s.operation_number offset 0) then 'PENDING_UPDATE'
    else 'SYNCED' end)`
}
