import { type SQL, sql } from 'drizzle-orm'
import { type Database, execute } from '../../db/client.ts'
import { lookedUp, type SearchText, termsToCompare } from '../../db/search-query.ts'
import type { CustomerDocument } from '../../model/customer.ts'
import { WALKED } from '../../model/words/sample.ts'
import { termsOf } from '../../model/words/search-terms.ts'
import { type Many, manyQuery, sampleOf } from './found-by-words.ts'
import { COLUMNS, type ListedCustomer, type ListRequest, listOrder } from './list-page.ts'
import { withNothingPending } from './pending-overlay.ts'
import type { Scope } from './read-customers.ts'

// Most pages have no customer with something pending. Then none of what merges the two has to be read: a statement of
// some ten nodes instead of 150, which PostgreSQL would set up for each page. Whether it is so is part of it.

/** Pending operations that a page is compared with, and matches of words; with more, it is read the other way. */
const MOST_PENDING = 50
const MOST_MATCHES = 200

/**
 * After a page with something pending, so many pages of the same database are read the other way at once: while much
 * waits for headquarters, nearly all have.
 */
const PAGES_AFTER_PENDING = 32
const pagesLeft = new WeakMap<Database, number>()

/**
 * A page of the list, when no pending operation can change it; otherwise null. The conditions are those of
 * `placesQuery`. With words that many have, it is the page that a walk along the list fills; null where it does not.
 */
export async function listSettled(
  db: Database,
  scope: Scope,
  request: ListRequest,
  text: SearchText | null,
): Promise<ListedCustomer[] | null> {
  const left = pagesLeft.get(db.forAll()) ?? 0
  if (left > 0) {
    pagesLeft.set(db.forAll(), left - 1)
    return null
  }
  const rows = await execute<Row & { settled: boolean; filled: boolean }>(db, listStatement(request, text !== null), {
    ...placesOf(scope, request),
    words: text ? termsOf(text.alternatives) : null,
  })
  const [first] = rows
  if (first?.settled && (first.filled || !text)) return shown(rows, scope)
  if (!first?.settled) pagesLeft.set(db.forAll(), PAGES_AFTER_PENDING)
  return null
}

/**
 * Whether many have the words, and the page of those that have them, when they are few and no pending operation can
 * change it; otherwise `listed` is null.
 */
export async function searchSettled(
  db: Database,
  scope: Scope,
  request: ListRequest,
  text: SearchText,
): Promise<{ many: Many; listed: ListedCustomer[] | null }> {
  const terms = termsToCompare(text.alternatives)
  const rows = await execute<Row & Many & { settled: boolean }>(db, searchStatement(request, terms !== null), {
    ...placesOf(scope, request),
    words: termsOf(text.alternatives),
    terms,
  })
  const [first] = rows
  if (!first) throw new Error('A count without a row.')
  const { downloaded, pending, unplaced, settled } = first
  return { many: { downloaded, pending, unplaced }, listed: settled ? shown(rows, scope) : null }
}

/** A row of a page; its first row is all null when the page is empty. */
type Row = {
  customerKey: string | null
  value: string | null
  document: CustomerDocument | null
  lastOperationNumber: number | null
  cards: string[] | null
}

function shown(rows: readonly Row[], scope: Scope): ListedCustomer[] {
  return rows.flatMap(({ customerKey, value, document, lastOperationNumber, cards }) => {
    if (customerKey === null || value === null || document === null) return []
    const known = {
      customerKey,
      document,
      lastOperationNumber: lastOperationNumber ?? 0,
      cards: cards ?? [],
      pending: [],
    }
    return [{ place: { value, customerKey }, customer: withNothingPending(known, scope.id) }]
  })
}

/** The statements, by what makes them differ: each is made once. */
const statements = { list: new Map<string, SQL>(), search: new Map<string, SQL>() }

const shapeOf = ({ orderBy, forward, beyond }: ListRequest) => `${orderBy} ${forward} ${beyond !== null}`

const placesOf = ({ dataAreaId, addressBooks }: Scope, { limit, beyond }: ListRequest) => ({
  dataAreaId,
  books: [...addressBooks],
  limit: limit + 1,
  value: beyond?.value ?? null,
  customerKey: beyond?.customerKey ?? null,
})

const place = sql.placeholder
const DATA_AREA = sql`${place('dataAreaId')}::text`
const WORDS = sql`${place('words')}::tsquery`
const IS_VISIBLE = sql`address_books && ${place('books')}::text[]`

/** The order of a request, as SQL over rows that have its column and `customer_key`. */
function orderOf({ orderBy, forward, beyond }: ListRequest) {
  const { column, ascending } = COLUMNS[orderBy]
  const up = ascending === forward
  const direction = up ? 'asc' : 'desc'
  return {
    value: sql.raw(column),
    inOrder: sql.raw(`${column} ${direction}, customer_key ${direction}`),
    /** The rows beyond the place of the request. */
    beyond: beyond
      ? sql`and (${sql.raw(`${column}, customer_key`)}) ${sql.raw(up ? '>' : '<')}
          (${place('value')}::text, ${place('customerKey')}::uuid)`
      : sql``,
    isBefore: sql.raw(up ? '<' : '>'),
  }
}

/** What is read of each customer of `page`. */
const CUSTOMER_COLUMNS = sql`p.customer_key as "customerKey", p.value, c.document,
      (select n from customer_counter where customer_counter.customer_key = p.customer_key) as "lastOperationNumber",
      (
        select json_agg(l.card_number order by l.issued_at, l.card_number)
        from loyalty_card l
        where l.customer_key = p.customer_key
      ) as cards`

const CUSTOMER_OF_PAGE = sql`
      left join lateral (
        select document from customer where customer.customer_key = p.customer_key offset 0
      ) c on true`

/**
 * The page is settled when so little is pending that each of it can be compared with the page, and none of it belongs
 * there: to a customer of the page, at a place within it, or to one that the channel sees, or finds, only because of
 * it.
 */
function listStatement(request: ListRequest, hasWords: boolean): SQL {
  const shape = `${shapeOf(request)} ${hasWords}`
  const known = statements.list.get(shape)
  if (known) return known
  const { value, inOrder, beyond, isBefore } = orderOf(request)
  const rows = hasWords
    ? sql`(
        select * from customer where data_area_id = ${DATA_AREA} ${beyond} order by ${inOrder} limit ${WALKED}
      ) customer`
    : sql`customer`
  const made = sql`/* channel.listSettled */
    with page as materialized (
      select ${value} as value, customer_key
      from ${rows}
      where data_area_id = ${DATA_AREA} and ${IS_VISIBLE} ${beyond} ${hasWords ? sql`and search @@ ${WORDS}` : sql``}
      order by ${inOrder}
      limit ${place('limit')}
    ),
    pending as materialized (
      select ${value}, customer_key, search from unsettled_operation limit ${MOST_PENDING + 1}
    ),
    checked as materialized (
      select (select count(*) from pending) <= ${MOST_PENDING}
        and not exists (
          select from pending
          where customer_key in (select customer_key from page) ${hasWords ? sql`or search @@ ${WORDS}` : sql``}
            or exists (
              select from customer_redirect r
              where r.merged_key = pending.customer_key and r.kept_key in (select customer_key from page)
              offset 0
            )
        )
        and not exists (
          select from (select * from pending where ${value} is not null ${beyond}) placed
          where (select count(*) from page) < ${place('limit')}
            or exists (
              select from page where (placed.${value}, placed.customer_key) ${isBefore} (page.value, page.customer_key)
            )
        )
        and not exists (
          select from pending
          where ${value} is null and not exists (
            select from customer c where c.customer_key = pending.customer_key and ${IS_VISIBLE} offset 0
          )
        ) as settled
    )
    select checked.settled, (select count(*) from page) = ${place('limit')} as filled, ${CUSTOMER_COLUMNS}
    from checked
    left join page p on checked.settled
    ${CUSTOMER_OF_PAGE}
    order by ${listOrder(request)}`
  statements.list.set(shape, made)
  return made
}

/** Whether the customer has pending operations, its own or of one that was merged into it. */
const hasPending = (key: string) => sql`(
        exists (
          select from unsettled_operation u where u.customer_key = ${sql.raw(key)} order by u.operation_number offset 0
        )
        or exists (
          select from customer_redirect r
          where r.kept_key = ${sql.raw(key)} and exists (
            select from unsettled_operation u
            where u.customer_key = r.merged_key
            order by u.operation_number
            offset 0
          )
          offset 0
        )
      )`

/**
 * The page is settled when few have the words, when no pending operation has them, and when none of the customers that
 * have them has pending operations.
 */
function searchStatement(request: ListRequest, comparesTerms: boolean): SQL {
  const shape = `${shapeOf(request)} ${comparesTerms}`
  const known = statements.search.get(shape)
  if (known) return known
  const { value, inOrder, beyond } = orderOf(request)
  const { column } = COLUMNS[request.orderBy]
  const search = { dataAreaId: DATA_AREA, words: WORDS, column }
  const terms = comparesTerms ? sql`${place('terms')}` : null
  const made = sql`/* channel.searchSettled */
    with many as materialized (${manyQuery(search)}),
    matching as materialized (
      select ${value}, customer_key, ${IS_VISIBLE} as visible
      from customer
      where ${lookedUp(WORDS, terms, sampleOf(search))} and data_area_id = ${DATA_AREA}
        and (select not (downloaded or pending) from many)
    ),
    matches as materialized (select * from matching limit ${MOST_MATCHES + 1}),
    checked as materialized (
      select not (downloaded or pending)
        and not exists (select from unsettled_operation where search @@ ${WORDS} and data_area_id = ${DATA_AREA})
        and (select count(*) from matches) <= ${MOST_MATCHES}
        and not exists (select from matches where ${hasPending('matches.customer_key')}) as settled
      from many
    ),
    page as materialized (
      select ${value} as value, customer_key
      from matches
      where visible ${beyond}
      order by ${inOrder}
      limit ${place('limit')}
    )
    select many.*, checked.settled, ${CUSTOMER_COLUMNS}
    from many
    cross join checked
    left join page p on checked.settled
    ${CUSTOMER_OF_PAGE}
    order by ${listOrder(request)}`
  statements.search.set(shape, made)
  return made
}
