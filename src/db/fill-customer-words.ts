import { sql } from 'drizzle-orm'
import type { CustomerDocument } from '../model/customer.ts'
import { wordsOfCustomer } from '../model/customer-words.ts'
import { execute, type Transaction } from './client.ts'
import { FILLED_AT_ONCE, type FillAfter } from './fill-in-order.ts'

/**
 * Fills the words, sort keys and keys of duplicates of customers that a former version stored; both sides keep them in
 * the same columns. `documentsOf` reads the customers with these keys.
 */
export const fillCustomerWords =
  (documentsOf: (tx: Transaction, keys: readonly string[]) => Promise<CustomerDocument[]>): FillAfter =>
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
    const documents = await documentsOf(
      tx,
      found.map(({ customerKey }) => customerKey),
    )
    const filled = documents.map((document) => {
      const { search, sortKey, duplicates } = wordsOfCustomer(document, undefined)
      return {
        customerKey: document.customerKey,
        search,
        sortKey,
        keys: duplicates.map(({ key }) => key),
        nationals: duplicates.map(({ national }) => national),
      }
    })
    await execute(
      tx,
      sql`/* words.fillCustomers */
      with made as (
        select *
        from json_to_recordset(${JSON.stringify(filled)}::json) as made (
          "customerKey" uuid, search text[], "sortKey" text, keys text[], nationals text[]
        )
      ),
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
    return { filled: filled.length, last: last.customerKey }
  }
