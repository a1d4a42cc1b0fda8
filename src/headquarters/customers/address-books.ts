import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../db/client.ts'
import { append } from '../../log/append.ts'

/**
 * Stores the address books of a locked customer, without repetitions and in alphabetical order. 1010 brings the
 * customer to the channels of new books, and removes it from those that have none of its books any more. `source` as in
 * `FieldVersions`: the books explain the customer's new version, as its other values do.
 */
export async function storeAddressBooks(
  tx: Transaction,
  books: {
    customerKey: string
    dataAreaId: string
    addressBooks: readonly string[]
    operationId: string | null
    source: string
  },
): Promise<void> {
  const { customerKey, dataAreaId, operationId, source } = books
  const addressBooks = [...new Set(books.addressBooks)].sort()
  await execute(
    tx,
    sql`/* customers.storeAddressBooks */
    update customer
    set address_books = ${sql.param(addressBooks)}::text[], version = version + 1, changed_at = now(),
      field_versions = field_versions || jsonb_build_object('addressBooks', jsonb_build_object(
        'v', version + 1, 'source', ${source}::text))
    where customer_key = ${customerKey}`,
  )
  await append(tx, [
    { kind: 'CUSTOMER', entityId: customerKey, dataAreaId, customerKey, operationId, downloadJob: '1010' },
  ])
}
