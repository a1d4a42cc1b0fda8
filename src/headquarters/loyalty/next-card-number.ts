import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../db/client.ts'
import { giveBack, numberFormatted, reserveNumbers } from '../customers/number-sequence.ts'
import { findCard, lockNumber } from './find-card.ts'
import { type Refused, refused } from './holder.ts'

/** The number sequence of loyalty card numbers. */
export const LOYALTY_CARD = 'LoyaltyCard'
/** Numbers that are looked at in one statement, when many of the sequence have been issued as given numbers. */
const MOST_AT_ONCE = 1_000

/**
 * The next number of the legal entity's sequence that no card has (docs/domain.md, Number sequences); refused when
 * there is no sequence, or no number left in it.
 */
export async function nextCardNumber(tx: Transaction, dataAreaId: string): Promise<string | Refused> {
  for (let count = 1; ; count = Math.min(count * 10, MOST_AT_ONCE)) {
    const block = await reserveNumbers(tx, dataAreaId, LOYALTY_CARD, count)
    if (block.first === null) return refused('NUMBER_SEQUENCE_MISSING', ['cardNumber'], missing(dataAreaId))
    if (block.count === 0) return refused('NUMBER_SEQUENCE_EXHAUSTED', ['cardNumber'], exhausted(dataAreaId))
    const [free] = await execute<{ n: string; cardNumber: string }>(
      tx,
      sql`/* loyalty.freeNumber */
      select series.n::text, formatted.number as "cardNumber"
      from number_sequence sequence,
        generate_series(${block.first}::bigint, ${block.first}::bigint + ${block.count} - 1) as series (n),
        lateral (select ${numberFormatted('sequence.format', 'series.n')} as number) formatted
      where sequence.data_area_id = ${dataAreaId} and sequence.reference = ${LOYALTY_CARD}
        and not exists (
          select from loyalty_card l
          where regexp_replace(l.card_number, '\\s', '', 'g') = regexp_replace(formatted.number, '\\s', '', 'g')
        )
      order by series.n
      limit 1`,
    )
    if (!free) continue
    await giveBack(tx, block, LOYALTY_CARD, free.n)
    await lockNumber(tx, free.cardNumber)
    if (!(await findCard(tx, free.cardNumber))) return free.cardNumber
  }
}

const missing = (dataAreaId: string) =>
  `The legal entity ${dataAreaId} has no number sequence ${LOYALTY_CARD}, so headquarters cannot make a card number. ` +
  'Set it up, or read the number of a physical card.'
const exhausted = (dataAreaId: string) =>
  `The number sequence ${LOYALTY_CARD} of ${dataAreaId} is used up. Extend it, or read the number of a physical card.`
