import { sql } from 'drizzle-orm'
import { type Database, execute } from '../../db/client.ts'
import {
  A_SAMPLE,
  fieldText,
  lookedUpBy,
  type SearchText,
  searchTexts,
  shareOfKeys,
  textOf,
} from '../../db/search-query.ts'
import { utcText } from '../../db/utc-text.ts'
import type { CustomerDocument } from '../../model/customer.ts'
import type { CustomerFilter, CustomerOrder, Place } from '../../model/customer-list.ts'
import { placesByAnyWord } from '../../model/words/any-word.ts'
import { DRAWN, LOOKED_UP, SAMPLE, standForAll, WALKED } from '../../model/words/sample.ts'
import { customerDocument, customerParts } from './customer-documents.ts'
import { commonness, countMatches } from './match-words.ts'

export type ListedCustomer = { place: Place; customer: CustomerDocument }

/**
 * Headquarters' customers with an account number, or into which one with it was merged. There are several only if
 * several legal entities gave the same number and `legalEntity` is null; returns at most two, enough to detect that.
 */
export async function customersByAccount(
  db: Database,
  accountNumber: string,
  legalEntity: string | null,
): Promise<CustomerDocument[]> {
  const found = await execute<{ document: CustomerDocument }>(
    db,
    sql`/* customers.customersByAccount */
    select ${customerDocument} as document
    from (
      select e.data_area_id
      from legal_entity e
      where ${legalEntity}::text is null or e.data_area_id = ${legalEntity}::text
    ) entity
    cross join lateral (
      select customer_key from customer where data_area_id = entity.data_area_id and account = ${accountNumber}
      union all
      select leads_to
      from customer_merge
      where data_area_id = entity.data_area_id and merged_account = ${accountNumber} and undone_at is null
      offset 0
    ) named
    join customer c on c.customer_key = named.customer_key
    ${customerParts}
    limit 2`,
  )
  return found.map(({ document }) => document)
}

export type ListRequest = {
  legalEntity: string | null
  filter: CustomerFilter
  orderBy: CustomerOrder
  limit: number
  forward: boolean
  beyond: Place | null
}

/**
 * Headquarters' customers in order, after a cursor, of one legal entity or of all; returns `limit + 1` rows if there
 * are more. `forward` false reads in the opposite direction, from the end. A search finds customers that have all its
 * words, otherwise those that have them with their addresses, otherwise those that have some of them (any-word.ts).
 */
export async function listCustomersAtHeadquarters(db: Database, request: ListRequest): Promise<ListedCustomer[]> {
  const { search, ...filter } = request.filter
  const fields = fieldTexts(filter)
  if (!search?.trim()) return listMatching(db, request, fields)
  for (const text of searchTexts(search)) {
    const texts = [...fields, text]
    const listed = await listMatching(db, request, texts)
    if (listed.length > 0 || (request.beyond && (await hasAny(db, request, texts)))) return listed
  }
  const found = await placesByAnyWord(search, request, {
    candidates: async (terms, limit) => {
      const first = { ...request, limit, forward: true, beyond: null }
      const listed = await listMatching(db, first, [...fields, textOf([[terms]])])
      return listed.map(({ place, customer }) => ({ customerKey: place.customerKey, place, customer }))
    },
    matches: (customerKeys, terms) => countMatches(db, customerKeys, terms),
    commonness: (terms) => commonness(db, terms),
  })
  return found.map(({ place, customer }) => ({ place, customer }))
}

async function hasAny(db: Database, request: ListRequest, texts: readonly SearchText[]): Promise<boolean> {
  return (await listMatching(db, { ...request, limit: 1, beyond: null }, texts)).length > 0
}

/** Where few customers match one of the texts, those that match all are looked up. */
async function listMatching(
  db: Database,
  request: ListRequest,
  texts: readonly SearchText[],
): Promise<ListedCustomer[]> {
  if (texts.length === 0) return readPage(db, request, texts, null)
  if (await areFew(db, texts)) return readPage(db, request, texts, 'MATCHES')
  const walked = await readPage(db, request, texts, 'WALK')
  if (walked.length > request.limit) return walked
  // The walk may have ended before the first match: then those of some customers are taken, where they stand for all,
  // and otherwise matches are looked up.
  const drawn = await drawMatches(db, request, texts)
  const listed = drawn ? await readPage(db, request, texts, drawn) : []
  return listed.length > request.limit ? listed : readPage(db, request, texts, 'MATCHES')
}

/** The keys of matches among the first customers of all; null where all have too few for these to stand for them. */
async function drawMatches(
  db: Database,
  { legalEntity }: ListRequest,
  texts: readonly SearchText[],
): Promise<string[] | null> {
  const matching = sql.join(texts.map(({ words }) => sql` and search @@ ${words}`))
  const [drawn] = await execute<{ keys: string[]; share: number }>(
    db,
    sql`/* customers.drawMatches */
    select coalesce(json_agg(customer_key) filter (
        where (${legalEntity}::text is null or data_area_id = ${legalEntity}::text) ${matching}
      ), '[]') as keys,
      ${shareOfKeys} as share
    from (select customer_key, data_area_id, search from customer order by customer_key limit ${DRAWN}) drawn`,
  )
  return drawn && standForAll(drawn) ? drawn.keys : null
}

async function areFew(db: Database, texts: readonly SearchText[]): Promise<boolean> {
  for (const { words } of texts) {
    const [found] = await execute<{ common: boolean }>(
      db,
      sql`/* customers.areCommon */
      select count(*) >= ${SAMPLE.common} as common
      from (${A_SAMPLE}) sample
      where sample.search @@ ${words}`,
    )
    if (found && !found.common) return true
  }
  return false
}

/** Reads a page among the customers that match, those with these keys, those of a walk, or (null) among all. */
async function readPage(
  db: Database,
  request: ListRequest,
  texts: readonly SearchText[],
  among: 'MATCHES' | 'WALK' | readonly string[] | null,
): Promise<ListedCustomer[]> {
  const { column, type, ascending } = ORDERS[request.orderBy]
  const up = ascending === request.forward
  const direction = sql.raw(up ? 'asc' : 'desc')
  const by = sql.raw(`c.${column}`)
  const beyond = request.beyond
    ? sql`and (${by}, c.customer_key) ${sql.raw(up ? '>' : '<')} (
          ${request.beyond.value}::${sql.raw(type)}, ${request.beyond.customerKey}::uuid
        )`
    : sql``
  const order = sql`${by} ${direction}, c.customer_key ${direction}`
  const limit = request.limit + 1
  const matching = sql.join(texts.map(({ words }) => sql` and c.search @@ ${words}`))
  const isLookedUp = among !== 'WALK' && among !== null
  const rows =
    among === 'WALK'
      ? sql`(select * from customer c where c.data_area_id = e.data_area_id ${beyond} order by ${order}
        limit ${WALKED}) c`
      : among
        ? sql`found c`
        : sql`customer c`
  // Of the legal entity alone: the first matches may all be of others. The words are looked up by themselves, or the
  // planner would read the list of the entity until it has as many as it expects of a word.
  const matches =
    among === 'MATCHES'
      ? sql`from customer where ${sql.join(
          texts.map((text) => lookedUpBy(text, A_SAMPLE)),
          sql` and `,
        )}`
      : sql`from unnest(${sql.param(isLookedUp ? [...among] : [])}::uuid[]) as drawn (key)
          cross join lateral (select * from customer where customer_key = drawn.key offset 0) c`
  const found = isLookedUp
    ? sql`matching as materialized (
          select customer_key, data_area_id, sort_key, created_at
          ${matches}
        ),
        found as materialized (
          select *
          from matching
          where ${request.legalEntity}::text is null or data_area_id = ${request.legalEntity}::text
          limit ${LOOKED_UP}
        ),`
    : sql``
  // One short index scan per legal entity, then the first rows of all of them.
  return await execute<ListedCustomer>(
    db,
    sql`/* customers.listCustomersAtHeadquarters */
    with ${found}
    page as materialized (
      select c.customer_key, c.sort_key, c.created_at
      from legal_entity e
      cross join lateral (
        select c.customer_key, c.sort_key, c.created_at
        from ${rows}
        where c.data_area_id = e.data_area_id ${beyond} ${isLookedUp ? sql`` : matching}
        order by ${order}
        limit ${limit}
      ) c
      where ${request.legalEntity}::text is null or e.data_area_id = ${request.legalEntity}::text
      order by ${order}
      limit ${limit}
    )
    select jsonb_build_object('value', ${VALUES[column]}, 'customerKey', c.customer_key) as place,
      ${customerDocument} as customer
    from page
    join customer c using (customer_key)
    ${customerParts}
    order by ${order}`,
  )
}

/** The key by which a customer is ordered in a list by name; null if the customer does not exist. */
export async function listedNameAtHeadquarters(db: Database, customerKey: string): Promise<string | null> {
  const [found] = await execute<{ name: string | null }>(
    db,
    sql`/* customers.listedName */ select sort_key as name from customer where customer_key = ${customerKey}::uuid`,
  )
  return found?.name ?? null
}

const ORDERS = {
  NAME_ASC: { column: 'sort_key', type: 'text', ascending: true },
  NAME_DESC: { column: 'sort_key', type: 'text', ascending: false },
  CREATED_AT_ASC: { column: 'created_at', type: 'timestamptz', ascending: true },
  CREATED_AT_DESC: { column: 'created_at', type: 'timestamptz', ascending: false },
} as const

const VALUES = {
  sort_key: sql`c.sort_key`,
  created_at: utcText('c.created_at', 'US'),
}

function fieldTexts(filter: CustomerFilter): SearchText[] {
  const fields = ['accountNumber', 'email', 'phone', 'name'] as const
  return fields.flatMap((field) => (filter[field]?.trim() ? [fieldText(field, filter[field])] : []))
}
