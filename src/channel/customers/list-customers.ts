import { sql } from 'drizzle-orm'
import { type Database, execute } from '../../db/client.ts'
import { fieldText, type SearchText, searchTexts, textOf } from '../../db/search-query.ts'
import type { Place } from '../../model/customer-list.ts'
import { placesByAnyWord } from '../../model/words/any-word.ts'
import { regionOf } from '../../model/words/phones.ts'
import {
  areMany,
  drawMatches,
  type Found,
  type FoundCustomers,
  isCommon,
  type Many,
  matchesOf,
  type WordSearch,
} from './found-by-words.ts'
import {
  type ChannelCustomerFilter,
  COLUMNS,
  type ListedCustomer,
  type ListRequest,
  listOrder,
  placesQuery,
} from './list-page.ts'
import { listSettled, searchSettled } from './list-settled.ts'
import { commonness, countMatches } from './match-words.ts'
import { type KnownCustomer, withPendingOperations } from './pending-overlay.ts'
import { knownQuery, readCustomers, type Scope } from './read-customers.ts'

/**
 * Customers that the channel may see, in order, beyond a place; each once, whether downloaded, pending or both. There
 * are `limit + 1` rows when there are more. A text finds a customer by the downloaded values and by those that the
 * channel has captured since: one that has all words of the search, otherwise one that has them with its addresses,
 * otherwise one that has some of them (any-word.ts). A page beyond a cursor stays with the way of the first page.
 */
export async function listCustomers(db: Database, scope: Scope, request: ListRequest): Promise<ListedCustomer[]> {
  const { search, ...filter } = request.filter
  const fields = fieldTexts(filter, scope)
  if (!search?.trim()) return await listBy(db, scope, request, fields)
  const region = regionOf(scope.country)
  for (const text of searchTexts(search, { region })) {
    const texts = [...fields, text]
    const listed = await listBy(db, scope, request, texts)
    if (listed.length > 0 || (request.beyond && (await hasAny(db, scope, request, texts)))) return listed
  }
  const places = await placesByAnyWord(search, request, {
    candidates: (terms, limit) => candidates(db, scope, { ...request, limit }, [...fields, textOf([[terms]])]),
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

type PlacedCustomer = Placed & KnownCustomer

const shown = (listed: readonly PlacedCustomer[], scope: Scope): ListedCustomer[] =>
  listed.flatMap(({ value, ...known }) => {
    const customer = withPendingOperations(known, scope.id)
    return customer ? [{ place: { value, customerKey: known.customerKey }, customer }] : []
  })

async function hasAny(
  db: Database,
  scope: Scope,
  request: ListRequest,
  texts: readonly SearchText[],
): Promise<boolean> {
  return (await listBy(db, scope, { ...request, limit: 1, beyond: null }, texts)).length > 0
}

/** A page: by itself where nothing that is pending can change it, otherwise merged with that. */
async function listBy(
  db: Database,
  scope: Scope,
  request: ListRequest,
  texts: readonly SearchText[],
): Promise<ListedCustomer[]> {
  const [search, ...others] = searchesOf(scope, request, texts)
  const among = (found: FoundCustomers | null) => listAmong(db, scope, request, texts, found)
  const [text = null, ...more] = texts
  const mayBeSettled = more.length === 0 && !request.filter.syncState
  if (!search) {
    const page = mayBeSettled ? await listSettled(db, scope, request, null) : null
    return page ?? shown(await among(null), scope)
  }
  const { many, listed } =
    mayBeSettled && text
      ? await searchSettled(db, scope, request, text)
      : { many: await areMany(db, search), listed: null }
  if (listed) return listed
  if (!isCommon(many)) return shown(await among(matchesOf(search, many)), scope)
  const page = mayBeSettled ? await listSettled(db, scope, request, text) : null
  if (page) return page
  return shown(await pageOfMany(db, scope, request, await rarer(db, { search, many }, others), among), scope)
}

/** The first customers that have all the words, in the order of the list. */
async function candidates(
  db: Database,
  scope: Scope,
  request: ListRequest,
  texts: readonly SearchText[],
): Promise<Place[]> {
  const first = { ...request, forward: true, beyond: null }
  const sought = await rarer(db, null, searchesOf(scope, first, texts))
  return await pageOfMany(db, scope, first, sought, (among) =>
    execute<Placed>(
      db,
      sql`/* channel.listPlaces */
      select value, customer_key as "customerKey", downloaded_rows as "downloadedRows", pending_rows as "pendingRows"
      from (${placesQuery(scope, first, texts, among)}) places
      order by ${listOrder(first)}`,
    ),
  )
}

const searchesOf = ({ dataAreaId }: Scope, { orderBy }: ListRequest, texts: readonly SearchText[]): WordSearch[] =>
  texts.map(({ words }) => ({ dataAreaId, words, texts, column: COLUMNS[orderBy].column }))

/** A search, and whether many have its words. */
type Sought = { search: WordSearch; many: Many }

/** The first of these searches whose words few have, or the last. */
async function rarer(db: Database, known: Sought | null, searches: readonly WordSearch[]): Promise<Sought | null> {
  let sought = known
  for (const search of searches) {
    sought = { search, many: await areMany(db, search) }
    if (!isCommon(sought.many)) break
  }
  return sought
}

/**
 * A page among matches. A walk that did not fill it may have ended before the first: then those of some customers are
 * taken, where they stand for all, and otherwise matches are looked up.
 */
async function pageOfMany<Row extends Placed>(
  db: Database,
  scope: Scope,
  { limit }: ListRequest,
  sought: Sought | null,
  read: (among: FoundCustomers | null) => Promise<Row[]>,
): Promise<Row[]> {
  if (!sought) return await read(null)
  const { search, many } = sought
  const found = matchesOf(search, many)
  const page = await read(found)
  const isShort = (among: Found, rows = 0) => among.many && rows <= limit
  const downloaded = isShort(found.downloaded, page[0]?.downloadedRows)
  const pending = isShort(found.pending, page[0]?.pendingRows)
  if (!downloaded && !pending) return page
  const lookedUp = (among: FoundCustomers) => ({
    ...among,
    downloaded: { ...among.downloaded, many: among.downloaded.many && !downloaded },
    pending: { ...among.pending, many: among.pending.many && !pending },
  })
  const drawn = downloaded ? await drawMatches(db, search, scope.addressBooks) : null
  if (drawn) {
    const listed = await read(lookedUp(matchesOf(search, many, drawn)))
    if (listed.length > limit) return listed
  }
  return await read(lookedUp(found))
}

const COLUMNS_OF_PLACE = sql`, k.value, k.downloaded_rows as "downloadedRows", k.pending_rows as "pendingRows"`

async function listAmong(
  db: Database,
  scope: Scope,
  request: ListRequest,
  texts: readonly SearchText[],
  found: FoundCustomers | null,
): Promise<PlacedCustomer[]> {
  return await execute<PlacedCustomer>(
    db,
    sql`/* channel.listCustomers */
    ${knownQuery(scope, placesQuery(scope, request, texts, found), COLUMNS_OF_PLACE)}
    order by ${listOrder(request)}`,
  )
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
function fieldTexts(filter: ChannelCustomerFilter, { country }: Scope): SearchText[] {
  const fields = ['accountNumber', 'email', 'phone', 'name'] as const
  return fields.flatMap((field) =>
    filter[field]?.trim() ? [fieldText(field, filter[field], { region: regionOf(country) })] : [],
  )
}
