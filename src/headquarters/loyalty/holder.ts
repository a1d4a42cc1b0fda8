import { sql } from 'drizzle-orm'
import type { LoyaltyCardAnswer } from '../../between/headquarters-side.ts'
import { execute, type Transaction } from '../../db/client.ts'
import { UNSTORABLE } from '../../db/unstorable.ts'
import { wordsOfCustomer } from '../../model/customer-words.ts'
import { LONGEST_CARD_NUMBER } from '../../model/loyalty-card.ts'
import type { RowErrorCode } from '../../model/row-error-codes.ts'
import { isSwitchedOn } from '../../model/vocabulary/switches.ts'
import { customerDocuments } from '../customers/customer-documents.ts'
import { currentKey } from '../customers/redirects.ts'

export type Refused = Extract<LoyaltyCardAnswer, { outcome: 'REFUSED' }>

/** The customer that gets a card, locked until the commit. */
export type Holder = { customerKey: string; dataAreaId: string }

/**
 * Locks the customer that a key is about; refused when headquarters has none, or it is blocked for loyalty enrollment.
 */
export async function lockHolder(tx: Transaction, named: string): Promise<Holder | Refused> {
  const customerKey = await currentKey(tx, named)
  const [customer] = await execute<{ dataAreaId: string; blocked: string | null }>(
    tx,
    sql`/* loyalty.lockHolder */
    select data_area_id as "dataAreaId", block_loyalty_enrollment as blocked
    from customer
    where customer_key = ${customerKey}
    for no key update`,
  )
  if (!customer)
    return refused(
      'CUSTOMER_NOT_FOUND',
      [],
      'Headquarters does not have this customer. Synchronize its creation first.',
    )
  // A store of an earlier version knows no code of its own for this.
  if (isSwitchedOn(customer.blocked)) return refused('INVALID_VALUE', [], ENROLLMENT_BLOCKED)
  return { customerKey, dataAreaId: customer.dataAreaId }
}

export const ENROLLMENT_BLOCKED =
  'The customer is blocked for loyalty enrollment and gets no card. Clear *Block customer for ' +
  'loyalty enrollment* first.'

/**
 * Writes what a further card changes of its customer: the version, so that 1010 carries it, and the words of searches.
 */
export async function touchHolder(tx: Transaction, customerKey: string): Promise<void> {
  const [holder] = await customerDocuments(tx, [customerKey])
  if (!holder) throw new Error('The locked customer no longer exists.')
  await execute(
    tx,
    sql`/* loyalty.touchHolder */
    update customer
    set version = version + 1, changed_at = now(),
      search = array_to_tsvector(${sql.param(wordsOfCustomer(holder, undefined).search)}::text[])
    where customer_key = ${customerKey}`,
  )
}

/** Refuses a text that is no card number. */
export function checkNumber(cardNumber: string): Refused | null {
  if (/\S/.test(cardNumber) && cardNumber.length <= LONGEST_CARD_NUMBER && !UNSTORABLE.test(cardNumber)) return null
  return refused('INVALID_VALUE', ['cardNumber'], `Give a card number of 1 to ${LONGEST_CARD_NUMBER} characters.`)
}

export const refused = (code: RowErrorCode, field: string[], message: string): Refused => ({
  outcome: 'REFUSED',
  refusals: [{ code, field, message }],
})
