import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../db/client.ts'
import type { CustomerDocument } from '../model/customer.ts'

/**
 * Stores customers in a channel database as headquarters sent them, and makes them found. An older version never replaces a newer one;
 * the customer counts as seen all the same.
 */
export async function storeCustomers(tx: Transaction, documents: readonly CustomerDocument[]): Promise<void> {
  await execute(
    tx,
    sql`/* exchange.storeCustomers */
    with sent as (
      select document, document ->> 'customerKey' as key
      from jsonb_array_elements(${JSON.stringify(documents)}::jsonb) as document
    )
    insert into customer (customer_key, data_area_id, account, name, version, address_books, document, search)
    select key::uuid, document ->> 'dataAreaId', document ->> 'account', coalesce(document ->> 'name', ''), (document ->> 'version')::int,
      array(select jsonb_array_elements_text(document -> 'addressBooks')), document,
      customer_search(
        document ->> 'account',
        array[document ->> 'name', document ->> 'firstName', document ->> 'middleName', document ->> 'lastName'],
        array[document ->> 'email', document ->> 'receiptEmail']
          || array(select c ->> 'value' from jsonb_array_elements(document -> 'contacts') c where c ->> 'type' = 'EMAIL'),
        array[document ->> 'phone', document ->> 'cellularPhone']
          || array(select c ->> 'value' from jsonb_array_elements(document -> 'contacts') c where c ->> 'type' = 'PHONE')
      )
    from sent
    order by key
    on conflict (customer_key) do update set
      applied_at = now(),
      account = case when excluded.version >= customer.version then excluded.account else customer.account end,
      name = case when excluded.version >= customer.version then excluded.name else customer.name end,
      version = greatest(excluded.version, customer.version),
      address_books = case when excluded.version >= customer.version then excluded.address_books else customer.address_books end,
      document = case when excluded.version >= customer.version then excluded.document else customer.document end,
      search = case when excluded.version >= customer.version then excluded.search else customer.search end`,
  )
}
