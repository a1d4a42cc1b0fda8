import { type SQL, sql } from 'drizzle-orm'
import { type Database, execute } from '../../db/client.ts'
import { fieldQuery, queryOf } from '../../db/search-query.ts'
import type { Place } from '../../model/customer-list.ts'
import type { CustomerView } from '../../model/customer-view.ts'
import { placesByAnyWord } from '../../model/words/any-word.ts'
import { regionOf } from '../../model/words/phones.ts'
import { searchTerms } from '../../model/words/search-terms.ts'
import {
  areMany,
  type Found,
  type FoundCustomers,
  isCommon,
  type Many,
  manyQuery,
  matchesOf,
  type WordSearch,
} from './found-by-words.ts'
import { type ChannelCustomerFilter, COLUMNS, type ListRequest, listOrder, placesQuery } from './list-page.ts'
import { commonness, countMatches } from './match-words.ts'
import { type KnownCustomer, withPendingOperations } from './pending-overlay.ts'
import { knownQuery, readCustomers, type Scope } from './read-customers.ts'

export type ListedCustomer = { place: Place; customer: CustomerView }

/**
 * Customers that the channel may see, in order, beyond a place; each once, whether downloaded, pending or both. There
 * are `limit + 1` rows when there are more. A text finds a customer by the downloaded values and by those that the
 * channel has captured since: one that has all words of the search, otherwise one that has them with its addresses,
 * otherwise one that has some of them (any-word.ts). A page beyond a cursor stays with the way of the first page.
 */
export async function listCustomers(db: Database, scope: Scope, request: ListRequest): Promise<ListedCustomer[]> {
  const { search, ...filter } = request.filter
  const fields = fieldQueries(filter, scope)
  if (!search?.trim()) return shown(await listBy(db, scope, request, fields), scope)
  const region = regionOf(scope.country)
  for (const terms of new Set([searchTerms(search, { region }), searchTerms(search, { region, addresses: true })])) {
    const texts = [...fields, queryOf(terms)]
    const listed = await listBy(db, scope, request, texts)
    if (listed.length > 0 || (request.beyond && (await hasAny(db, scope, request, texts)))) return shown(listed, scope)
  }
  const places = await placesByAnyWord(search, request, {
    candidates: (terms, limit) => candidates(db, scope, { ...request, limit }, [...fields, queryOf(terms)]),
    matches: (customerKeys, terms) => countMatches(db, customerKeys, terms),
    commonness: (terms) => commonness(db, terms),
  })
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

/** A place, and how many rows either part of its page had. */
type Placed = Place & { downloadedRows: number; pendingRows: number }

type Listed = Placed & KnownCustomer

const shown = (listed: readonly Listed[], scope: Scope): ListedCustomer[] =>
  listed.flatMap(({ value, ...known }) => {
    const customer = withPendingOperations(known, scope.id)
    return customer ? [{ place: { value, customerKey: known.customerKey }, customer }] : []
  })

async function hasAny(db: Database, scope: Scope, request: ListRequest, texts: readonly SQL[]): Promise<boolean> {
  return (await listBy(db, scope, { ...request, limit: 1, beyond: null }, texts)).length > 0
}

/** A page, by one statement where there are no words or few have them. */
async function listBy(db: Database, scope: Scope, request: ListRequest, texts: readonly SQL[]): Promise<Listed[]> {
  const [search, ...others] = searchesOf(scope, request, texts)
  const among = (found: FoundCustomers | null) => listAmong(db, scope, request, texts, found)
  if (!search) return await among(null)
  const { many, listed } = await listIfFew(db, scope, request, search)
  return isCommon(many) ? await pageOfMany(await rarer(db, matchesOf(search, many), others), request, among) : listed
}

/** The first customers that have all the words, in the order of the list. */
async function candidates(db: Database, scope: Scope, request: ListRequest, texts: readonly SQL[]): Promise<Place[]> {
  const first = { ...request, forward: true, beyond: null }
  const found = await rarer(db, null, searchesOf(scope, first, texts))
  return await pageOfMany(found, first, (among) =>
    execute<Placed>(
      db,
      sql`/* channel.listPlaces */
      select value, customer_key as "customerKey", downloaded_rows as "downloadedRows", pending_rows as "pendingRows"
      from (${placesQuery(scope, first, texts, among)}) places
      order by ${listOrder(first)}`,
    ),
  )
}

const searchesOf = ({ dataAreaId }: Scope, { orderBy }: ListRequest, texts: readonly SQL[]): WordSearch[] =>
  texts.map((words) => ({ dataAreaId, words, texts, column: COLUMNS[orderBy].column }))

/** The matches of the first of these words that few have, or of the last. */
async function rarer(db: Database, found: FoundCustomers | null, searches: readonly WordSearch[]) {
  let matches = found
  for (const search of searches) {
    matches = matchesOf(search, await areMany(db, search))
    if (!matches.downloaded.many && !matches.pending.many) break
  }
  return matches
}

/** A page among matches. A walk that did not fill it may have ended before the first: then matches are looked up. */
async function pageOfMany<Row extends Placed>(
  found: FoundCustomers | null,
  { limit }: ListRequest,
  read: (among: FoundCustomers | null) => Promise<Row[]>,
): Promise<Row[]> {
  const page = await read(found)
  if (!found) return page
  const isShort = (among: Found, rows = 0) => among.many && rows <= limit
  const downloaded = isShort(found.downloaded, page[0]?.downloadedRows)
  const pending = isShort(found.pending, page[0]?.pendingRows)
  if (!downloaded && !pending) return page
  const lookedUp = ({ keys, many }: Found, short: boolean): Found => ({ keys, many: many && !short })
  return await read({ downloaded: lookedUp(found.downloaded, downloaded), pending: lookedUp(found.pending, pending) })
}

const COLUMNS_OF_PLACE = sql`, k.value, k.downloaded_rows as "downloadedRows", k.pending_rows as "pendingRows"`

async function listAmong(
  db: Database,
  scope: Scope,
  request: ListRequest,
  texts: readonly SQL[],
  found: FoundCustomers | null,
): Promise<Listed[]> {
  return await execute<Listed>(
    db,
    sql`/* channel.listCustomers */
    ${knownQuery(scope, placesQuery(scope, request, texts, found), COLUMNS_OF_PLACE)}
    order by ${listOrder(request)}`,
  )
}

/** The page, when few have the words: whether many have them decides in the statement if it looks for any. */
async function listIfFew(
  db: Database,
  scope: Scope,
  request: ListRequest,
  search: WordSearch,
): Promise<{ many: Many; listed: Listed[] }> {
  const few = matchesOf(search, { downloaded: false, pending: false, unplaced: false })
  const unlessMany = ({ keys, many }: Found): Found => ({
    keys: sql`select customer_key from (${keys}) few where (select not (downloaded or pending) from many)`,
    many,
  })
  const places = placesQuery(scope, request, search.texts, {
    downloaded: unlessMany(few.downloaded),
    pending: unlessMany(few.pending),
  })
  const rows = await execute<{ downloaded: boolean; pending: boolean; unplaced: boolean; listed: Listed | null }>(
    db,
    sql`/* channel.searchCustomers */
    with many as materialized (${manyQuery(search)})
    select many.downloaded, many.pending, many.unplaced, to_jsonb(page) as listed
    from many
    left join (${knownQuery(scope, places, sql`, k.customer_key${COLUMNS_OF_PLACE}`)}) page on true
    order by ${listOrder(request)}`,
  )
  const [many] = rows
  if (!many) throw new Error('A count without a row.')
  return { many, listed: rows.flatMap(({ listed }) => listed ?? []) }
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
