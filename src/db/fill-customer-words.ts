import { setImmediate as nextTurn } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { CustomerDocument } from '../model/customer.ts'
import { wordsOfCustomer } from '../model/customer-words.ts'
import { WORDS_VERSION } from '../model/words/version.ts'
import { execute, type Transaction } from './client.ts'
import { fillAgain } from './fill-again.ts'
import { FILLED_AT_ONCE, type FillAfter } from './fill-in-order.ts'

/** Reads the customers with these keys. */
type DocumentsOf = (tx: Transaction, keys: readonly string[]) => Promise<CustomerDocument[]>

/**
 * Fills the words, sort keys and keys of duplicates of customers that a former version stored without them; both sides
 * keep them in the same columns.
 */
export const fillCustomerWords =
  (documentsOf: DocumentsOf): FillAfter =>
  async (tx, after) => {
    const found = await execute<{ customerKey: string }>(
      tx,
      sql`/* words.customersToFill */
      select customer_key as "customerKey"
      from customer
      where sort_key = '' and customer_key > ${after}::uuid
      order by customer_key
      limit ${FILLED_AT_ONCE}
      for no key update skip locked`,
    )
    const last = found.at(-1)
    if (!last) return null
    const keys = found.map(({ customerKey }) => customerKey)
    const filled = await wordsOf(await documentsOf(tx, keys))
    await storeWords(tx, filled)
    return { filled: filled.length, last: last.customerKey }
  }

/**
 * Makes the words of all customers again when the rules have changed by which they are made. Nearly all are as they
 * were: only customers whose words differ are locked and written. One that is written meanwhile is left out, since its
 * words are made with it.
 */
export const fillChangedWords = (documentsOf: DocumentsOf): FillAfter =>
  fillAgain({ kind: 'CUSTOMER_WORDS', version: WORDS_VERSION }, async (tx, after) => {
    const found = await execute<{ customerKey: string; row: string }>(
      tx,
      sql`/* words.nextCustomers */
      select customer_key as "customerKey", xmin::text as row
      from customer
      where customer_key > ${after}::uuid
      order by customer_key
      limit ${FILLED_AT_ONCE}`,
    )
    const last = found.at(-1)
    if (!last) return null
    const documents = await documentsOf(
      tx,
      found.map(({ customerKey }) => customerKey),
    )
    const made = await wordsOf(documents)
    const differing = new Set(await differingOf(tx, made))
    const locked = new Set(
      await lockUnchanged(
        tx,
        found.filter(({ customerKey }) => differing.has(customerKey)),
      ),
    )
    await storeWords(
      tx,
      made.filter(({ customerKey }) => locked.has(customerKey)),
    )
    return { filled: found.length, last: last.customerKey }
  })

/** The words of a customer as they are stored. */
type Made = { customerKey: string; search: string[]; sortKey: string; keys: string[]; nationals: string[] }

/** Customers whose words are made before other work gets its turn. */
const AT_ONCE = 25

async function wordsOf(documents: readonly CustomerDocument[]): Promise<Made[]> {
  const made: Made[] = []
  for (const [nth, document] of documents.entries()) {
    if (nth % AT_ONCE === AT_ONCE - 1) await nextTurn()
    const { search, sortKey, duplicates } = wordsOfCustomer(document, undefined)
    made.push({
      customerKey: document.customerKey,
      search,
      sortKey,
      keys: duplicates.map(({ key }) => key),
      nationals: duplicates.map(({ national }) => national),
    })
  }
  return made
}

/** The customers that have other words than these, or lack a key of duplicates. */
async function differingOf(tx: Transaction, made: readonly Made[]): Promise<string[]> {
  const found = await execute<{ customerKey: string }>(
    tx,
    sql`/* words.differing */
    select made."customerKey" as "customerKey"
    from ${rowsOf(made)}
    cross join lateral (
      select search, sort_key from customer where customer_key = made."customerKey" offset 0
    ) c
    cross join lateral (
      select array_agg(d.key || ' ' || d.national) as keys
      from duplicate_key d
      where d.customer_key = made."customerKey"
    ) compared
    where c.search <> array_to_tsvector(made.search) or c.sort_key <> made."sortKey"
      or exists (
        select
        from unnest(made.keys, made.nationals) as each (key, national)
        where each.key || ' ' || each.national <> all (coalesce(compared.keys, '{}'))
      )`,
  )
  return found.map(({ customerKey }) => customerKey)
}

/** Of these customers those that are as they were read. */
async function lockUnchanged(
  tx: Transaction,
  read: readonly { customerKey: string; row: string }[],
): Promise<string[]> {
  if (read.length === 0) return []
  const rows = new Map(read.map(({ customerKey, row }) => [customerKey, row]))
  const found = await execute<{ customerKey: string; row: string }>(
    tx,
    sql`/* words.lockUnchanged */
    select customer_key as "customerKey", xmin::text as row
    from customer
    where customer_key = any(${sql.param([...rows.keys()])}::uuid[])
    order by customer_key
    for no key update skip locked`,
  )
  return found.flatMap(({ customerKey, row }) => (rows.get(customerKey) === row ? [customerKey] : []))
}

async function storeWords(tx: Transaction, made: readonly Made[]): Promise<void> {
  if (made.length === 0) return
  await execute(
    tx,
    sql`/* words.fillCustomers */
    with made as materialized (select * from ${rowsOf(made)}),
    compared as (
      insert into duplicate_key (customer_key, key, national)
      select made."customerKey", each.key, each.national
      from made
      cross join lateral unnest(made.keys, made.nationals) as each (key, national)
      order by 1, 2, 3
      on conflict do nothing
    )
    update customer c
    set search = array_to_tsvector(made.search), sort_key = made."sortKey"
    from made
    where c.customer_key = made."customerKey"`,
  )
}

const rowsOf = (made: readonly Made[]) => sql`json_to_recordset(${JSON.stringify(made)}::json) as made (
      "customerKey" uuid, search text[], "sortKey" text, keys text[], nationals text[]
    )`
