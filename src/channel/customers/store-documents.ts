import { sql } from 'drizzle-orm'
import { notErased } from '../../between/not-erased.ts'
import { type Executor, execute } from '../../db/client.ts'
import type { CustomerDocument } from '../../model/customer.ts'
import { lockErasures } from '../erasure/erase-at-channel.ts'

/**
 * Stores customers as headquarters sent them (job 1010, real-time answers). An older version never replaces a newer
 * one, because a real-time answer and a download can arrive in either order. Customers that were erased here are left
 * out; in a transaction, also those that are being erased at this moment.
 */
export async function storeDocuments(db: Executor, documents: readonly CustomerDocument[]): Promise<void> {
  if (documents.length === 0) return
  await lockErasures(db)
  await execute(
    db,
    sql`/* channel.storeDocuments */
    insert into customer as c (customer_key, data_area_id, account, name, version, address_books, document, fingerprint, search)
    select
      (d ->> 'customerKey')::uuid, d ->> 'dataAreaId', d ->> 'account', coalesce(d ->> 'name', ''), (d ->> 'version')::int,
      array(select jsonb_array_elements_text(d -> 'addressBooks')), d, md5(d::text),
      customer_search(
        d ->> 'account',
        array_remove(array[d ->> 'name', d ->> 'firstName', d ->> 'middleName', d ->> 'lastName'], null),
        array_remove(array[d ->> 'email', d ->> 'receiptEmail'], null) || array(
          select contact ->> 'value' from jsonb_array_elements(d -> 'contacts') contact where contact ->> 'type' = 'EMAIL'
        ),
        array_remove(array[d ->> 'phone', d ->> 'cellularPhone'], null) || array(
          select contact ->> 'value' from jsonb_array_elements(d -> 'contacts') contact where contact ->> 'type' = 'PHONE'
        )
      )
    from jsonb_array_elements(${JSON.stringify(documents)}::jsonb) d
    where ${notErased(`(d ->> 'customerKey')::uuid`)}
    order by (d ->> 'customerKey')::uuid
    on conflict (customer_key) do update
    set account = excluded.account, name = excluded.name, version = excluded.version, address_books = excluded.address_books,
      document = excluded.document, fingerprint = excluded.fingerprint, search = excluded.search, applied_at = now()
    where c.version <= excluded.version`,
  )
}
