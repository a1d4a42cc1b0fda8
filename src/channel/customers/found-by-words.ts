import { type SQL, sql } from 'drizzle-orm'
import { type Executor, execute } from '../../db/client.ts'
import { lookedUpBy, type SearchText, shareOfKeys } from '../../db/search-query.ts'
import { DRAWN, LOOKED_UP, SAMPLE, standForAll } from '../../model/words/sample.ts'

/** With this many matches or more, a walk along the list usually fills a page soon; fewer are looked up one by one. */
export const MANY = 1_000

/** Customers that match the words: a query of their keys, and whether there are many. */
export type Found = { keys: SQL; many: boolean }

/**
 * For both parts of the list: downloaded customers, and those with a pending operation that sets the column of the
 * list's order.
 */
export type FoundCustomers = {
  /** Downloaded customers, as a query that both parts read as `looked_up`. */
  lookedUp: SQL
  downloaded: Found
  pending: Found
}

/** Words that are sought in a legal entity; `column` is that of the list's order. */
export type Words = {
  readonly dataAreaId: string | SQL
  readonly words: SQL
  readonly column: 'sort_key' | 'created_at'
}

/** A search for words, one of the `texts` that all must match. */
export type WordSearch = Words & { readonly dataAreaId: string; readonly texts: readonly SearchText[] }

/**
 * Whether many have the words: downloaded customers, pending operations, and pending operations that do not set the
 * column of the list's order, whose customers count with what was downloaded.
 */
export type Many = { downloaded: boolean; pending: boolean; unplaced: boolean }

/** Whether the words are common on either side: what is unplaced is pending, too. */
export const isCommon = (many: Many) => many.downloaded || many.pending

/** Whether many have the words, by one look at a sample and at what is pending. */
export async function areMany(db: Executor, search: WordSearch): Promise<Many> {
  const [many] = await execute<Many>(
    db,
    sql`/* channel.areMany */
    ${manyQuery(search)}`,
  )
  if (!many) throw new Error('A count without a row.')
  return many
}

/** A query of one row of `Many`. */
export function manyQuery(search: Words): SQL {
  const areCommon = sql`(
      select count(*) from (${sampleOf(search)}) sample where sample.search @@ ${search.words}
    ) >= ${SAMPLE.common}`
  const isMany = (keys: SQL) => sql`(select count(*) from (${keys} limit ${MANY}) counted) = ${MANY}`
  return sql`
    select downloaded, pending, pending and ${isMany(unplacedMatches(search))} as unplaced
    from (select ${areCommon} as downloaded, ${isMany(pendingMatches(search))} as pending offset 0) as many`
}

/** The words of some customers. */
export const sampleOf = ({ dataAreaId }: Words): SQL => sql`
        select search
        from customer
        where data_area_id = ${dataAreaId}
        order by customer_key
        limit ${SAMPLE.rows}`

/**
 * The keys of matches among the first customers of all, which the channel sees by one of its address books; null where
 * all customers have too few for these to stand for them.
 */
export async function drawMatches(
  db: Executor,
  { dataAreaId, texts }: WordSearch,
  addressBooks: readonly string[],
): Promise<string[] | null> {
  const matching = sql.join(texts.map(({ words }) => sql` and search @@ ${words}`))
  const [drawn] = await execute<{ keys: string[]; share: number }>(
    db,
    sql`/* channel.drawMatches */
    select coalesce(json_agg(customer_key) filter (
        where data_area_id = ${dataAreaId} and address_books && ${sql.param([...addressBooks])}::text[] ${matching}
      ), '[]') as keys,
      ${shareOfKeys} as share
    from (select customer_key, data_area_id, address_books, search from customer order by customer_key limit ${DRAWN}) drawn`,
  )
  return drawn && standForAll(drawn) ? drawn.keys : null
}

/**
 * The matches of the words in downloaded customers and pending operations, each by its own index; with `drawn`, those
 * downloaded customers instead.
 */
export function matchesOf(search: WordSearch, many: Many, drawn: readonly string[] | null = null): FoundCustomers {
  const all = sql.join(
    search.texts.map((text) => lookedUpBy(text, sampleOf(search))),
    sql` and `,
  )
  // Materialized: for the limit alone, the planner would read the table until it has as many as it expects of a word.
  const lookedUp = (keys: SQL) => sql`(
      with matching as materialized (${keys}) select customer_key from matching limit ${LOOKED_UP}
    )`
  const downloaded = sql`select customer_key from looked_up`
  const pending = lookedUp(pendingMatches(search))
  const both = (keys: SQL, others: SQL) => sql`${keys} union ${others}`
  return {
    lookedUp: drawn
      ? sql`select unnest(${sql.param([...drawn])}::uuid[]) as customer_key`
      : lookedUp(matching('customer', search, all)),
    downloaded: {
      keys: both(downloaded, many.pending ? unplacedMatches(search) : pending),
      many: many.downloaded || many.unplaced,
    },
    pending: { keys: many.downloaded ? pending : both(pending, downloaded), many: many.pending },
  }
}

const matching = (table: string, { dataAreaId }: Words, condition: SQL) =>
  sql`select customer_key from ${sql.raw(table)} where ${condition} and data_area_id = ${dataAreaId}`

const pendingMatches = (search: Words) => matching('unsettled_operation', search, sql`search @@ ${search.words}`)

/** A pending operation that sets the column lists its customer among the pending ones; the others do not. */
const unplacedMatches = (search: Words) =>
  matching('unsettled_operation', search, sql`search @@ ${search.words} and ${sql.raw(search.column)} is null`)
