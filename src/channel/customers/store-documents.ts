import { setImmediate as nextTurn } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { notErased } from '../../between/erased.ts'
import { type Executor, execute } from '../../db/client.ts'
import type { CustomerDocument } from '../../model/customer.ts'
import { type CustomerWords, wordsOfCustomer } from '../../model/customer-words.ts'
import { lockErasures } from '../erasure/erase-at-channel.ts'

/**
 * Stores customers as headquarters sent them (job 1010, real-time answers). An older version never replaces a newer
 * one, because a real-time answer and a download can arrive in either order. Customers that were erased here are left
 * out; in a transaction, also those that are being erased at this moment.
 */
export async function storeDocuments(db: Executor, documents: readonly CustomerDocument[]): Promise<void> {
  if (documents.length === 0) return
  await lockErasures(db)
  const stored = documents.map((document) => written.get(document) ?? storedOf(document))
  await execute(
    db,
    sql`/* channel.storeDocuments */
    with sent as materialized (
      select each.*, each.text::jsonb as document
      from json_to_recordset(${JSON.stringify(stored.map(({ row }) => row))}::json) as each (
        "customerKey" uuid, "dataAreaId" text, account text, name text, version int, "addressBooks" text[], text text,
        search text[], "sortKey" text
      )
    )
    insert into customer as c (customer_key, data_area_id, account, name, version, address_books, document,
      fingerprint, search, sort_key)
    select sent."customerKey", sent."dataAreaId", sent.account, coalesce(sent.name, ''), sent.version,
      sent."addressBooks", sent.document, md5(sent.document::text),
      array_to_tsvector(sent.search), sent."sortKey"
    from sent
    where ${notErased('sent."customerKey"')}
    order by sent."customerKey"
    on conflict (customer_key) do update
    set account = excluded.account, name = excluded.name, version = excluded.version,
      address_books = excluded.address_books,
      document = excluded.document, fingerprint = excluded.fingerprint, search = excluded.search,
      sort_key = excluded.sort_key, applied_at = now()
    where c.version <= excluded.version`,
  )
  await storeDuplicateKeys(
    db,
    stored.map(({ compared }) => compared),
  )
}

const written = new WeakMap<CustomerDocument, ReturnType<typeof storedOf>>()

/** Writes the rows of documents that are stored next, while the database is at work on others. */
export async function writeDocuments(documents: readonly CustomerDocument[]): Promise<void> {
  for (const [nth, document] of documents.entries()) {
    if (nth % AT_ONCE === 0) await nextTurn()
    written.set(document, storedOf(document))
  }
}

/** Documents that are written before other work gets its turn: a millisecond or two. */
const AT_ONCE = 25

/**
 * A document with the values of its row: PostgreSQL would have to look each of them up in it. The document is a text in
 * the list of rows, since PostgreSQL would read it token by token with the list, and then once more.
 */
function storedOf(document: CustomerDocument) {
  const { customerKey, dataAreaId, account, name, version, addressBooks } = document
  // Headquarters sends no region: a number without a country code is found by its national digits.
  const { search, sortKey, duplicates } = wordsOfCustomer(document, undefined)
  const text = JSON.stringify(document)
  return {
    row: { customerKey, dataAreaId, account, name, version, addressBooks, text, search, sortKey },
    compared: { customerKey, version, duplicates },
  }
}

type Compared = Pick<CustomerDocument, 'customerKey' | 'version'> & Pick<CustomerWords, 'duplicates'>

/** Stores the keys of the customers as they are now, in place of those that they had. */
export async function storeDuplicateKeys(db: Executor, stored: readonly Compared[]): Promise<void> {
  const sent = stored.map(({ customerKey, version, duplicates }) => ({
    customerKey,
    version,
    keys: duplicates.map(({ key }) => key),
    nationals: duplicates.map(({ national }) => national),
  }))
  await execute(
    db,
    sql`/* channel.storeDuplicateKeys */
    with sent as materialized (
      select sent.*
      from json_to_recordset(${JSON.stringify(sent)}::json) as sent (
        "customerKey" uuid, version int, keys text[], nationals text[]
      )
      cross join lateral (
        select from customer c where c.customer_key = sent."customerKey" and c.version = sent.version offset 0
      ) stored
    ),
    former as (
      delete from duplicate_key
      where (customer_key, key, national) in (
        select k.customer_key, k.key, k.national
        from sent
        cross join lateral (select * from duplicate_key where customer_key = sent."customerKey" offset 0) k
        where not exists (
          select from unnest(sent.keys, sent.nationals) as kept (key, national)
          where kept.key = k.key and kept.national = k.national
        )
      )
    )
    insert into duplicate_key (customer_key, key, national)
    select sent."customerKey", each.key, each.national
    from sent
    cross join lateral unnest(sent.keys, sent.nationals) as each (key, national)
    order by 1, 2, 3
    on conflict do nothing`,
  )
}
