import { randomInt } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import { recordAudit } from '../../access/audit.ts'
import type { LoyaltyCardAnswer, LoyaltyCardRequest } from '../../between/headquarters-side.ts'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import { execute, type Transaction, transaction } from '../../db/client.ts'
import { UNSTORABLE } from '../../db/unstorable.ts'
import { append } from '../../log/append.ts'
import { wake } from '../../log/wake.ts'
import { wordsOfCustomer } from '../../model/customer-words.ts'
import type { RowErrorCode } from '../../model/row-error-codes.ts'
import { customerDocuments } from './customer-documents.ts'
import { currentKey } from './redirects.ts'

const LONGEST_NUMBER = 30

/**
 * Issues a customer's loyalty card. A customer has one card: the same operation id returns the same card again, another
 * one is refused. 1010 carries the card to the channels with the customer.
 */
export async function issueLoyaltyCard(
  hq: HeadquartersDatabase,
  actor: Actor,
  card: LoyaltyCardRequest,
): Promise<LoyaltyCardAnswer> {
  const { cardNumber } = card
  if (
    cardNumber !== null &&
    (UNSTORABLE.test(cardNumber) || !/\S/.test(cardNumber) || cardNumber.length > LONGEST_NUMBER)
  )
    return refused('INVALID_VALUE', ['cardNumber'], `Give a card number of 1 to ${LONGEST_NUMBER} characters.`)
  const answer = await transaction(hq.db, (tx) => inTransaction(tx, actor, card))
  wake(hq.db)
  return answer
}

async function inTransaction(
  tx: Transaction,
  actor: Actor,
  { customerKey: named, ...request }: LoyaltyCardRequest,
): Promise<LoyaltyCardAnswer> {
  const card: LoyaltyCardRequest = { ...request, customerKey: await currentKey(tx, named) }
  // Two statements: a single one that waited for the lock would not see a card issued meanwhile.
  await execute(
    tx,
    sql`/* customers.lockCustomer */
    select 1 from customer where customer_key = ${card.customerKey} for no key update`,
  )
  const [customer] = await execute<{ dataAreaId: string; has: string | null; byThisOperation: boolean | null }>(
    tx,
    sql`/* customers.cardOf */
    select c.data_area_id as "dataAreaId", l.card_number as has,
      l.operation_id = ${card.operationId} as "byThisOperation"
    from customer c
    left join loyalty_card l using (customer_key)
    where c.customer_key = ${card.customerKey}
    -- A merge can have given the customer several.
    order by l.operation_id = ${card.operationId} desc nulls last, l.issued_at
    limit 1`,
  )
  if (!customer)
    return refused(
      'CUSTOMER_NOT_FOUND',
      [],
      'Headquarters does not have this customer. Synchronize its creation first.',
    )
  if (customer.has !== null) {
    if (customer.byThisOperation) return await issued(tx, card.customerKey, customer.has)
    return refused('INVALID_VALUE', [], 'The customer already has a loyalty card. Use that card.')
  }
  const cardNumber = await insertCard(tx, actor, card)
  if (cardNumber === null)
    return refused('INVALID_VALUE', ['cardNumber'], 'This card belongs to another customer. Use another card.')
  const [holder] = await customerDocuments(tx, [card.customerKey])
  if (!holder) throw new Error('The locked customer no longer exists.')
  await execute(
    tx,
    sql`/* customers.touch */
    update customer
    set version = version + 1, changed_at = now(),
      search = array_to_tsvector(${sql.param(wordsOfCustomer(holder, undefined).search)}::text[])
    where customer_key = ${card.customerKey}`,
  )
  await recordAudit(tx, actor, { action: 'issueLoyaltyCard', target: card.customerKey, result: 'OK' })
  const answer = await issued(tx, card.customerKey, cardNumber)
  const { dataAreaId } = customer
  const { customerKey, operationId } = card
  await append(tx, [
    { kind: 'CUSTOMER', entityId: customerKey, dataAreaId, customerKey, operationId, downloadJob: '1010' },
  ])
  return answer
}

/**
 * Null if the given number is taken, also when it differs in blanks only; a generated number that is taken is generated
 * again.
 */
async function insertCard(tx: Transaction, actor: Actor, card: LoyaltyCardRequest): Promise<string | null> {
  if (card.cardNumber !== null && (await isTaken(tx, card.cardNumber))) return null
  for (;;) {
    const cardNumber = card.cardNumber ?? generateNumber()
    const inserted = await execute(
      tx,
      sql`/* customers.issueLoyaltyCard */
      insert into loyalty_card (card_number, customer_key, issued_by, operation_id)
      values (${cardNumber}, ${card.customerKey}, ${actor.id}, ${card.operationId})
      on conflict (card_number) do nothing
      returning 1`,
    )
    if (inserted.length > 0) return cardNumber
    if (card.cardNumber !== null) return null
  }
}

/** Blanks are only printed on a card. Until the commit no other call issues the same one. */
async function isTaken(tx: Transaction, cardNumber: string): Promise<boolean> {
  const number = cardNumber.replace(/\s/g, '')
  await execute(
    tx,
    sql`/* customers.lockCard */
    select pg_advisory_xact_lock(hashtextextended('loyalty card ' || ${number}::text, 0))`,
  )
  const taken = await execute(
    tx,
    sql`/* customers.sameCard */
    select 1 from loyalty_card where regexp_replace(card_number, '\\s', '', 'g') = ${number} limit 1`,
  )
  return taken.length > 0
}

const generateNumber = (): string => `55${String(randomInt(1e10)).padStart(10, '0')}`

async function issued(tx: Transaction, customerKey: string, cardNumber: string): Promise<LoyaltyCardAnswer> {
  const [customer] = await customerDocuments(tx, [customerKey])
  if (!customer) throw new Error('The locked customer no longer exists.')
  return { outcome: 'OK', cardNumber, customer }
}

const refused = (code: RowErrorCode, field: string[], message: string): LoyaltyCardAnswer => ({
  outcome: 'REFUSED',
  refusals: [{ code, field, message }],
})
