import { type SQL, sql } from 'drizzle-orm'
import { type Database, execute } from '../../db/client.ts'
import { fieldQuery, queryOf } from '../../db/search-query.ts'
import type { Place } from '../../model/customer-list.ts'
import type { CustomerView } from '../../model/customer-view.ts'
import { placesByAnyWord } from '../../model/words/any-word.ts'
import { regionOf } from '../../model/words/phones.ts'
import { searchTerms } from '../../model/words/search-terms.ts'
import { type Found, type FoundCustomers, findByWords } from './found-by-words.ts'
import { type ChannelCustomerFilter, COLUMNS, type ListRequest, pageQuery } from './list-page.ts'
import { commonness, countMatches } from './match-words.ts'
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

/**
 * The places of a search: of customers that have all its words, otherwise of those that have them with their addresses,
 * otherwise of those that have some of them (any-word.ts). A page beyond a cursor stays with the way of the first page.
 */
async function placesOf(db: Database, scope: Scope, request: ListRequest): Promise<Place[]> {
  const { search, ...filter } = request.filter
  const fields = fieldQueries(filter, scope)
  if (!search?.trim()) return placesBy(db, scope, request, fields)
  const region = regionOf(scope.country)
  for (const terms of new Set([searchTerms(search, { region }), searchTerms(search, { region, addresses: true })])) {
    const texts = [...fields, queryOf(terms)]
    const places = await placesBy(db, scope, request, texts)
    if (places.length > 0 || (request.beyond && (await hasAny(db, scope, request, texts)))) return places
  }
  return placesByAnyWord(search, request, {
    candidates: (terms, limit) =>
      placesBy(db, scope, { ...request, limit, forward: true, beyond: null }, [...fields, queryOf(terms)]),
    matches: (customerKeys, terms) => countMatches(db, customerKeys, terms),
    commonness: (terms) => commonness(db, terms),
  })
}

async function hasAny(db: Database, scope: Scope, request: ListRequest, texts: readonly SQL[]): Promise<boolean> {
  return (await placesBy(db, scope, { ...request, limit: 1, beyond: null }, texts)).length > 0
}

async function placesBy(db: Database, scope: Scope, request: ListRequest, texts: readonly SQL[]): Promise<Place[]> {
  let found: FoundCustomers | null = null
  for (const words of texts) {
    found = await findByWords(db, scope.dataAreaId, words, { texts, column: COLUMNS[request.orderBy].column })
    if (!found.downloaded.many && !found.pending.many) break
  }
  const read = (where: FoundCustomers | null) =>
    execute<Place & { downloaded: number; pending: number }>(db, pageQuery(scope, request, texts, where))
  const places = await read(found)
  if (!found) return places
  // A walk that did not fill the page may have ended before the first match: then matches are looked up.
  const isShort = (side: 'downloaded' | 'pending') => found[side].many && (places[0]?.[side] ?? 0) <= request.limit
  const [downloaded, pending] = [isShort('downloaded'), isShort('pending')]
  if (!downloaded && !pending) return places
  const lookedUp = ({ keys, many }: Found, short: boolean): Found => ({ keys, many: many && !short })
  return await read({ downloaded: lookedUp(found.downloaded, downloaded), pending: lookedUp(found.pending, pending) })
}

/** The key by which a customer is ordered in a list by name; null when the channel does not see the customer. */
export async function listedName(db: Database, scope: Scope, customerKey: string): Promise<string | null> {
  const [found] = await execute<{ name: string | null }>(
    db,
    sql`/* channel.listedName */
    select coalesce(
      (
        select sort_key
        from unsettled_operation
        where customer_key = ${customerKey}::uuid and sort_key is not null
        order by operation_number desc
        limit 1
      ),
      (select sort_key from customer where customer_key = ${customerKey}::uuid)
    ) as name
    where exists (
        select from unsettled_operation own
          where own.customer_key = ${customerKey}::uuid and own.channel_id = ${scope.id}
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
function fieldQueries(filter: ChannelCustomerFilter, { country }: Scope): SQL[] {
  const fields = ['accountNumber', 'email', 'phone', 'name'] as const
  const region = regionOf(country)
  return fields.flatMap((field) => (filter[field]?.trim() ? [fieldQuery(field, filter[field], { region })] : []))
}
