import { type SQL, sql } from 'drizzle-orm'
import { type Database, execute } from '../db/client.ts'
import { fieldQuery, searchQuery } from '../db/search-query.ts'
import type { CustomerSyncState, CustomerView } from './customer-view.ts'
import { readCustomers, type Scope } from './read-customers.ts'

export type CustomerOrder = 'NAME_ASC' | 'NAME_DESC' | 'CREATED_AT_ASC' | 'CREATED_AT_DESC'
/** All given conditions must hold; blank texts are conditions that are not given. */
export type CustomerFilter = {
  search?: string | null
  name?: string | null
  email?: string | null
  phone?: string | null
  accountNumber?: string | null
  syncState?: readonly CustomerSyncState[] | null
}

/** A place in the list: the value that it is ordered by, and the customer's key. */
export type Place = { value: string; customerKey: string }
export type ListedCustomer = { place: Place; customer: CustomerView }

/**
 * Customers that the channel may see, in order, beyond a place; each once, whether downloaded, pending or both. `limit + 1` rows come when there
 * are more. A text matches what was downloaded or what the channel has captured since: either finds the customer.
 */
export async function listCustomers(
  db: Database,
  scope: Scope,
  asked: { filter: CustomerFilter; orderBy: CustomerOrder; limit: number; forward: boolean; beyond: Place | null },
): Promise<ListedCustomer[]> {
  const places = await execute<Place>(db, pageQuery(scope, asked))
  const customers = await readCustomers(
    db,
    scope,
    places.map(({ customerKey }) => customerKey),
  )
  const byKey = new Map(customers.map((customer) => [customer.customerKey, customer]))
  return places.flatMap((place) => {
    const customer = byKey.get(place.customerKey)
    return customer ? [{ place, customer }] : []
  })
}

/** The name by which a customer has its place in the list; null when the channel does not see such a customer. */
export async function listedName(db: Database, scope: Scope, customerKey: string): Promise<string | null> {
  const [found] = await execute<{ name: string | null }>(
    db,
    sql`/* channel.listedName */
    select coalesce(
      (
        select name
        from unsettled_operation
        where customer_key = ${customerKey}::uuid and name is not null
        order by operation_number desc
        limit 1
      ),
      (select name from customer where customer_key = ${customerKey}::uuid)
    ) as name
    where exists (
        select from unsettled_operation own where own.customer_key = ${customerKey}::uuid and own.channel_id = ${scope.id}
      )
      or exists (
        select from customer c
        where c.customer_key = ${customerKey}::uuid and c.data_area_id = ${scope.dataAreaId}
          and c.address_books && ${sql.param([...scope.addressBooks])}::text[]
      )`,
  )
  return found?.name ?? null
}

const COLUMNS = {
  NAME_ASC: { column: 'name', ascending: true },
  NAME_DESC: { column: 'name', ascending: false },
  CREATED_AT_ASC: { column: 'created_at', ascending: true },
  CREATED_AT_DESC: { column: 'created_at', ascending: false },
} as const

/**
 * Two keyset reads, each along an index, and the first rows of both. A customer whose name (or creation) is in an unsettled operation has
 * its place by the last of those, and not by its downloaded row.
 */
function pageQuery(scope: Scope, asked: Parameters<typeof listCustomers>[2]): SQL {
  const { column, ascending } = COLUMNS[asked.orderBy]
  const up = ascending === asked.forward
  const direction = sql.raw(up ? 'asc' : 'desc')
  const beyond = (alias: string) =>
    asked.beyond
      ? sql`and (${sql.raw(`${alias}.${column}, ${alias}.customer_key`)}) ${sql.raw(up ? '>' : '<')}
          (${asked.beyond.value}::text, ${asked.beyond.customerKey}::uuid)`
      : sql``
  const limit = asked.limit + 1
  const value = sql.raw(column)
  return sql`/* channel.listCustomers */
    with ${matches(scope, asked.filter)}
    downloaded as (
      select c.${value} as value, c.customer_key
      from customer c
      where c.data_area_id = ${scope.dataAreaId} ${beyond('c')}
        and not exists (
          select from unsettled_operation u where u.customer_key = c.customer_key and u.${value} is not null
        )
        and (
          c.address_books && ${sql.param([...scope.addressBooks])}::text[]
          or exists (
            select from unsettled_operation u where u.customer_key = c.customer_key and u.channel_id = ${scope.id}
          )
        )
        ${conditions('c', asked.filter)}
      order by c.${value} ${direction}, c.customer_key ${direction}
      limit ${limit}
    ),
    pending as (
      select u.${value} as value, u.customer_key
      from unsettled_operation u
      where u.data_area_id = ${scope.dataAreaId} and u.${value} is not null ${beyond('u')}
        and not exists (
          select from unsettled_operation later
          where later.customer_key = u.customer_key and later.${value} is not null
            and later.operation_number > u.operation_number
        )
        and (
          u.created_at is not null
          or exists (select from customer c where c.customer_key = u.customer_key)
          or exists (
            select from unsettled_operation made where made.customer_key = u.customer_key and made.created_at is not null
          )
        )
        and (
          exists (
            select from unsettled_operation own where own.customer_key = u.customer_key and own.channel_id = ${scope.id}
          )
          or exists (
            select from customer c
            where c.customer_key = u.customer_key and c.address_books && ${sql.param([...scope.addressBooks])}::text[]
          )
        )
        ${conditions('u', asked.filter)}
      order by u.${value} ${direction}, u.customer_key ${direction}
      limit ${limit}
    )
    select value, customer_key as "customerKey"
    from (select * from downloaded union all select * from pending) both_sides
    order by value ${direction}, customer_key ${direction}
    limit ${limit}`
}

/** Each text condition as a stage of the keys it finds, on both sides of a pending customer. */
function matches(scope: Scope, filter: CustomerFilter): SQL {
  return sql.join(
    textConditions(filter).map(
      ({ stage, query }) => sql`${stage} as (
        select customer_key from customer where search @@ ${query} and data_area_id = ${scope.dataAreaId}
        union
        select u.customer_key
        from unsettled_operation u
        join operation o using (operation_id)
        where o.search @@ ${query} and o.data_area_id = ${scope.dataAreaId}
      ),`,
    ),
    sql` `,
  )
}

function conditions(alias: 'c' | 'u', filter: CustomerFilter): SQL {
  const key = sql.raw(`${alias}.customer_key`)
  const found = textConditions(filter).map(({ stage }) => sql`and ${key} in (select customer_key from ${stage})`)
  const states = filter.syncState
  const state = states ? [sql`and ${syncState(key)} = any(${sql.param([...states])}::text[])`] : []
  // Those on their way are few, and found by their operations rather than among all.
  const onTheirWay =
    states && !states.includes('SYNCED') ? [sql`and ${key} in (select customer_key from unsettled_operation)`] : []
  return sql.join([...found, ...onTheirWay, ...state], sql` `)
}

function textConditions(filter: CustomerFilter): { stage: SQL; query: SQL }[] {
  const fields = ['name', 'email', 'phone', 'accountNumber'] as const
  const queries = fields.map((field) => ({
    name: field,
    text: filter[field],
    query: (text: string) => fieldQuery(field, text),
  }))
  return [{ name: 'search', text: filter.search, query: searchQuery }, ...queries].flatMap(({ name, text, query }) =>
    text?.trim() ? { stage: sql.raw(`found_by_${name.toLowerCase()}`), query: query(text) } : [],
  )
}

/** The same as `fold` says of a customer. */
function syncState(key: SQL): SQL {
  return sql`(case
    when exists (
      select from unsettled_operation s join operation_outcome t using (operation_id)
      where s.customer_key = ${key} and t.status = 'FAILED'
    ) then 'FAILED'
    when not exists (select from customer k where k.customer_key = ${key}) then 'PENDING_CREATE'
    when exists (select from unsettled_operation s where s.customer_key = ${key}) then 'PENDING_EDIT'
    else 'SYNCED' end)`
}
