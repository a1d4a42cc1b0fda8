import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../db/client.ts'
import { append } from '../../log/append.ts'

/**
 * Stores the address books of a locked customer, without repetitions and in alphabetical order. 1010 brings the customer
 * to the channels of new books, and removes it from those that have none of its books any more.
 */
export async function storeAddressBooks(
  tx: Transaction,
  books: { customerKey: string; dataAreaId: string; addressBooks: readonly string[]; operationId: string | null },
): Promise<void> {
  const { customerKey, dataAreaId, operationId } = books
  const addressBooks = [...new Set(books.addressBooks)].sort()
  await execute(
    tx,
    sql`/* customers.storeAddressBooks */
    update customer
    set address_books = ${sql.param(addressBooks)}::text[], version = version + 1, changed_at = now()
    where customer_key = ${customerKey}`,
  )
  await append(tx, [
    { kind: 'CUSTOMER', entityId: customerKey, dataAreaId, customerKey, operationId, downloadJob: '1010' },
  ])
}
