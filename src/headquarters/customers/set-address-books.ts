import { isDeepStrictEqual } from 'node:util'
import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import { recordAudit } from '../../access/audit.ts'
import { isErased } from '../../between/erased.ts'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import { execute, transaction } from '../../db/client.ts'
import { UNSTORABLE } from '../../db/unstorable.ts'
import { isUuid } from '../../db/uuid.ts'
import { wake } from '../../log/wake.ts'
import type { CustomerDocument } from '../../model/customer.ts'
import type { Refused } from '../../model/customer-outcome.ts'
import { storeAddressBooks } from './address-books.ts'
import { customerDocuments } from './customer-documents.ts'
import { currentKey } from './redirects.ts'
import { customerErased, invalid, notFound } from './update-refusals.ts'

/** All address books of a customer from now on, and why: the audit keeps the reason. */
export type NewAddressBooks = { customerKey: string; addressBooks: readonly string[]; reason: string | null }

/**
 * Sets the address books of a customer (docs/domain.md, D-34). Each is one of a channel of its legal entity, so that a
 * misspelled one does not take the customer from every till. The same ones again change nothing.
 */
export async function setAddressBooks(
  hq: HeadquartersDatabase,
  actor: Actor,
  { customerKey: named, addressBooks, reason }: NewAddressBooks,
): Promise<CustomerDocument | Refused> {
  if (!isUuid(named)) return notFound()
  const customerKey = await currentKey(hq.db, named)
  if (reason !== null && UNSTORABLE.test(reason))
    return invalid(['reason'], 'Give a reason without control characters. The audit keeps it.')
  if (addressBooks.length === 0)
    return invalid(['addressBooks'], 'Name at least one address book: without one, no till would have the customer.')
  if (await isErased(hq.db, customerKey)) return customerErased()
  const outcome = await transaction(hq.db, async (tx) => {
    const [customer] = await execute<{ dataAreaId: string; addressBooks: string[]; possible: string[] }>(
      tx,
      sql`/* customers.possibleBooks */
      select c.data_area_id as "dataAreaId", c.address_books as "addressBooks",
        array(
          select distinct book
          from channel
          cross join lateral unnest(channel.address_books) as book
          where channel.data_area_id = c.data_area_id
          order by book
        ) as possible
      from customer c
      where c.customer_key = ${customerKey}
      for no key update of c`,
    )
    if (!customer) return notFound()
    const { dataAreaId, possible } = customer
    // One that the customer has may stay, also when the channel has another one since.
    const unknown = addressBooks.findIndex((book) => !possible.includes(book) && !customer.addressBooks.includes(book))
    if (unknown >= 0)
      return invalid(
        ['addressBooks', String(unknown)],
        `No channel of ${dataAreaId} has this address book. There are: ${possible.join(', ')}.`,
      )
    if (!isDeepStrictEqual(new Set(addressBooks), new Set(customer.addressBooks))) {
      const source = `hq:${actor.id}`
      await storeAddressBooks(tx, { customerKey, dataAreaId, addressBooks, operationId: null, source })
    }
    await recordAudit(tx, actor, { action: 'setCustomerAddressBooks', target: customerKey, result: 'OK', reason })
    const [changed] = await customerDocuments(tx, [customerKey])
    if (!changed) throw new Error('The locked customer no longer exists.')
    return changed
  })
  wake(hq.db)
  return outcome
}
