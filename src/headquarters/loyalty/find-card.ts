import { sql } from 'drizzle-orm'
import { type Executor, execute, type Transaction } from '../../db/client.ts'
import { type LoyaltyCardRow, loyaltyCardColumns } from './card-row.ts'

/** The card with this number, in any spelling of blanks; null: there is none. */
export async function findCard(db: Executor, cardNumber: string): Promise<LoyaltyCardRow | null> {
  const [card] = await execute<LoyaltyCardRow>(
    db,
    sql`/* loyalty.findCard */
    select ${loyaltyCardColumns}
    from loyalty_card l
    left join customer c using (customer_key)
    where regexp_replace(l.card_number, '\\s', '', 'g') = ${withoutBlanks(cardNumber)}
    -- Cards of a former version can differ in blanks only.
    order by l.card_number = ${cardNumber} desc, l.issued_at
    limit 1`,
  )
  return card ?? null
}

/** The card that an operation has issued. */
export async function cardOfOperation(db: Executor, operationId: string): Promise<LoyaltyCardRow | null> {
  const [card] = await execute<LoyaltyCardRow>(
    db,
    sql`/* loyalty.cardOfOperation */
    select ${loyaltyCardColumns}
    from loyalty_card l
    left join customer c using (customer_key)
    where l.operation_id = ${operationId}::uuid`,
  )
  return card ?? null
}

/** Until the commit no other call issues or links a card with this number. Blanks are only printed on a card. */
export async function lockNumber(tx: Transaction, cardNumber: string): Promise<void> {
  await execute(
    tx,
    sql`/* loyalty.lockNumber */
    select pg_advisory_xact_lock(hashtextextended('loyalty card ' || ${withoutBlanks(cardNumber)}::text, 0))`,
  )
}

const withoutBlanks = (cardNumber: string) => cardNumber.replace(/\s/g, '')
