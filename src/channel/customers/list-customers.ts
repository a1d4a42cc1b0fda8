import { type SQL, sql } from 'drizzle-orm'
import { type Database, execute } from '../../db/client.ts'
import { fieldQuery, searchQuery } from '../../db/search-query.ts'
import type { Place } from '../../model/customer-list.ts'
import type { CustomerView } from '../../model/customer-view.ts'
import { type Found, type FoundCustomers, findByWords } from './found-by-words.ts'
import { type ChannelCustomerFilter, COLUMNS, type ListRequest, pageQuery } from './list-page.ts'
import { readCustomers, type Scope } from './read-customers.ts'

export type ListedCustomer = { place: Place; customer: CustomerView }

/**
 * Customers that the channel may see, in order, beyond a place; each once, whether downloaded, pending or both. There
 * are `limit + 1` rows when there are more. A text finds a customer by the downloaded values and by those that the
 * channel has captured since.
 */
export async function listCustomers(db: Database, scope: Scope, request: ListRequest): Promise<ListedCustomer[]> {
  const places = await placesOf(db, scope, request)
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

async function placesOf(db: Database, scope: Scope, request: ListRequest): Promise<Place[]> {
  const texts = textQueries(request.filter)
  let found: FoundCustomers | null = null
  for (const words of texts) {
    found = await findByWords(db, scope.dataAreaId, words, COLUMNS[request.orderBy].column)
    if (!found.downloaded.many && !found.pending.many) break
  }
  const read = (where: FoundCustomers | null) =>
    execute<Place & { downloaded: number; pending: number }>(db, pageQuery(scope, request, texts, where))
  const places = await read(found)
  if (!found) return places
  // A walk that did not fill the page may have ended before the first match: then every match is looked up.
  const isShort = (side: 'downloaded' | 'pending') => found[side].many && (places[0]?.[side] ?? 0) <= request.limit
  const [downloaded, pending] = [isShort('downloaded'), isShort('pending')]
  if (!downloaded && !pending) return places
  const lookedUp = ({ keys, many }: Found, short: boolean): Found => ({ keys, many: many && !short })
  return await read({ downloaded: lookedUp(found.downloaded, downloaded), pending: lookedUp(found.pending, pending) })
}

/** The name by which a customer is ordered in the list; null when the channel does not see the customer. */
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
        offset 0
      )
      or exists (
        select from customer c
        where c.customer_key = ${customerKey}::uuid and c.data_area_id = ${scope.dataAreaId}
          and c.address_books && ${sql.param([...scope.addressBooks])}::text[]
      )`,
  )
  return found?.name ?? null
}

/** The texts that match few customers come first. */
function textQueries({ search, ...filter }: ChannelCustomerFilter): SQL[] {
  const fields = ['accountNumber', 'email', 'phone', 'name'] as const
  return [
    ...fields.flatMap((field) => (filter[field]?.trim() ? [fieldQuery(field, filter[field])] : [])),
    ...(search?.trim() ? [searchQuery(search)] : []),
  ]
}
