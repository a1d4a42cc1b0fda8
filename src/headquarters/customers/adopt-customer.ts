import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import { recordAudit } from '../../access/audit.ts'
import type { Adoption, RealtimeAnswer } from '../../between/headquarters-side.ts'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import { execute, type Transaction, transaction } from '../../db/client.ts'
import { wake } from '../../log/wake.ts'
import type { RowErrorCode } from '../../model/row-error-codes.ts'
import { storeAddressBooks } from './address-books.ts'
import { customerDocuments } from './customer-documents.ts'
import { currentKey } from './redirects.ts'

/**
 * Adds the address books of a channel to a customer of another store, so that the channel has the customer from now on
 * (docs/domain.md, D-34). A customer that the channel has already stays as it is: a repeated call changes nothing.
 */
export async function adoptCustomer(
  hq: HeadquartersDatabase,
  actor: Actor,
  adoption: Adoption,
): Promise<RealtimeAnswer> {
  const answer = await transaction(hq.db, (tx) => inTransaction(tx, actor, adoption))
  wake(hq.db)
  return answer
}

async function inTransaction(
  tx: Transaction,
  actor: Actor,
  { operationId, customerKey: named, channelId }: Adoption,
): Promise<RealtimeAnswer> {
  const customerKey = await currentKey(tx, named)
  const [channel] = await execute<{ dataAreaId: string; addressBooks: string[] }>(
    tx,
    sql`/* customers.booksOfChannel */
    select data_area_id as "dataAreaId", address_books as "addressBooks" from channel where id = ${channelId}`,
  )
  const [customer] = await execute<{ dataAreaId: string; addressBooks: string[] }>(
    tx,
    sql`/* customers.booksOfCustomer */
    select data_area_id as "dataAreaId", address_books as "addressBooks"
    from customer
    where customer_key = ${customerKey}
    for no key update`,
  )
  if (!channel || customer?.dataAreaId !== channel.dataAreaId)
    return refused('CUSTOMER_NOT_FOUND', 'Headquarters has no such customer in the legal entity of the channel.')
  const { addressBooks: own } = channel
  if (own.length === 0)
    return refused(
      'INVALID_VALUE',
      'The channel has no address book. An administrator adds one with setUpOrganization.',
    )
  if (!own.some((book) => customer.addressBooks.includes(book))) {
    const addressBooks = [...customer.addressBooks, ...own]
    const { dataAreaId } = customer
    await storeAddressBooks(tx, { customerKey, dataAreaId, addressBooks, operationId, source: `hq:${actor.id}` })
  }
  await recordAudit(tx, actor, { action: 'adoptCustomer', target: customerKey, result: 'OK' })
  const [adopted] = await customerDocuments(tx, [customerKey])
  if (!adopted) throw new Error('The locked customer no longer exists.')
  return { outcome: 'OK', customer: adopted }
}

const refused = (code: RowErrorCode, message: string): RealtimeAnswer => ({
  outcome: 'REFUSED',
  refusals: [{ code, field: [], message }],
})
