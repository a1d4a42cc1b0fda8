import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import { recordAudit } from '../../access/audit.ts'
import type { LoyaltyCardAnswer, LoyaltyCardRequest } from '../../between/headquarters-side.ts'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import { execute, type Transaction, transaction } from '../../db/client.ts'
import { append } from '../../log/append.ts'
import { wake } from '../../log/wake.ts'
import { customerDocuments } from '../customers/customer-documents.ts'
import { cardEvents } from './card-events.ts'
import type { LoyaltyCardRow } from './card-row.ts'
import { cardOfOperation, findCard, lockNumber } from './find-card.ts'
import { checkNumber, lockHolder, type Refused, refused, touchHolder } from './holder.ts'
import { nextCardNumber } from './next-card-number.ts'

/**
 * Issues a loyalty card, to a customer or anonymously (docs/domain.md, Loyalty cards). The same operation id returns
 * the same card again. 1050 carries the card to the channels, and 1010 its number with the customer.
 */
export async function issueLoyaltyCard(
  hq: HeadquartersDatabase,
  actor: Actor,
  card: LoyaltyCardRequest,
): Promise<LoyaltyCardAnswer> {
  const bad = card.cardNumber === null ? null : checkNumber(card.cardNumber)
  if (bad) return bad
  const answer = await transaction(hq.db, (tx) => inTransaction(tx, actor, card))
  wake(hq.db)
  return answer
}

async function inTransaction(
  tx: Transaction,
  actor: Actor,
  { operationId, customerKey, cardNumber, dataAreaId }: LoyaltyCardRequest,
): Promise<LoyaltyCardAnswer> {
  // Locked first: a second call with the same operation waits here, and then finds the card.
  const holder = customerKey === null ? await anonymous(tx, operationId, dataAreaId) : await lockHolder(tx, customerKey)
  const before = await cardOfOperation(tx, operationId)
  if (before) return answered(tx, before)
  if ('outcome' in holder) return holder
  const number = cardNumber === null ? await nextCardNumber(tx, holder.dataAreaId) : await givenNumber(tx, cardNumber)
  if (typeof number !== 'string') return number
  await execute(
    tx,
    sql`/* loyalty.issueCard */
    insert into loyalty_card (card_number, customer_key, issued_by, operation_id, data_area_id)
    values (${number}, ${holder.customerKey}, ${actor.id}, ${operationId}, ${holder.dataAreaId})`,
  )
  if (holder.customerKey !== null) await touchHolder(tx, holder.customerKey)
  const card = await cardOfOperation(tx, operationId)
  if (!card) throw new Error('The card that was just issued is not there.')
  await recordAudit(tx, actor, { action: 'issueLoyaltyCard', target: holder.customerKey ?? card.cardId, result: 'OK' })
  const answer = await answered(tx, card)
  await append(tx, cardEvents(card, operationId))
  return answer
}

/** The holder of an anonymous card: nobody, in the legal entity of the channel. */
async function anonymous(
  tx: Transaction,
  operationId: string,
  dataAreaId: string | undefined,
): Promise<{ customerKey: null; dataAreaId: string } | Refused> {
  await execute(
    tx,
    sql`/* loyalty.lockOperation */
    select pg_advisory_xact_lock(hashtextextended('loyalty operation ' || ${operationId}::text, 0))`,
  )
  if (dataAreaId === undefined)
    return refused('INVALID_VALUE', [], 'An anonymous card needs the legal entity of its channel.')
  return { customerKey: null, dataAreaId }
}

/** The number of a physical card, unless there is such a card. */
async function givenNumber(tx: Transaction, cardNumber: string): Promise<string | Refused> {
  await lockNumber(tx, cardNumber)
  const card = await findCard(tx, cardNumber)
  if (!card) return cardNumber
  return refused(
    'INVALID_VALUE',
    ['cardNumber'],
    card.customerKey === null
      ? 'This card was issued anonymously. Link it to the customer instead.'
      : 'This card belongs to another customer. Use another card.',
  )
}

/** What the till that called gets, and keeps. */
export async function answered(tx: Transaction, card: LoyaltyCardRow): Promise<LoyaltyCardAnswer> {
  const [customer] = card.customerKey === null ? [] : await customerDocuments(tx, [card.customerKey])
  return { outcome: 'OK', cardNumber: card.cardNumber, customer: customer ?? null, card }
}
