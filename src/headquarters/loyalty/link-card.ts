import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import { recordAudit } from '../../access/audit.ts'
import type { LoyaltyCardAnswer, LoyaltyCardLink } from '../../between/headquarters-side.ts'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import { execute, type Transaction, transaction } from '../../db/client.ts'
import { append } from '../../log/append.ts'
import { wake } from '../../log/wake.ts'
import { cardEvents } from './card-events.ts'
import { findCard, lockNumber } from './find-card.ts'
import { checkNumber, lockHolder, refused, touchHolder } from './holder.ts'
import { answered } from './issue-card.ts'

/**
 * Links an anonymous loyalty card to a customer of its legal entity (docs/domain.md, Loyalty cards). A card that the
 * customer has already is answered as it is; one of another customer is refused.
 */
export async function linkLoyaltyCard(
  hq: HeadquartersDatabase,
  actor: Actor,
  link: LoyaltyCardLink,
): Promise<LoyaltyCardAnswer> {
  const bad = checkNumber(link.cardNumber)
  if (bad) return bad
  const answer = await transaction(hq.db, (tx) => inTransaction(tx, actor, link))
  wake(hq.db)
  return answer
}

async function inTransaction(tx: Transaction, actor: Actor, link: LoyaltyCardLink): Promise<LoyaltyCardAnswer> {
  const holder = await lockHolder(tx, link.customerKey)
  if ('outcome' in holder) return holder
  await lockNumber(tx, link.cardNumber)
  const card = await findCard(tx, link.cardNumber)
  if (!card)
    return refused('INVALID_VALUE', ['cardNumber'], 'Headquarters has no card with this number. Issue it instead.')
  const { customerKey, dataAreaId } = holder
  if (card.customerKey === customerKey) return answered(tx, card)
  if (card.customerKey !== null)
    return refused('INVALID_VALUE', ['cardNumber'], 'This card belongs to another customer. Use another card.')
  if (card.dataAreaId !== dataAreaId)
    return refused('INVALID_VALUE', ['cardNumber'], 'This card belongs to another legal entity. Use another card.')
  await execute(
    tx,
    sql`/* loyalty.linkCard */
    update loyalty_card
    set customer_key = ${customerKey}, version = version + 1
    where card_number = ${card.cardNumber} and customer_key is null`,
  )
  await touchHolder(tx, customerKey)
  await recordAudit(tx, actor, { action: 'linkLoyaltyCard', target: customerKey, result: 'OK' })
  const linked = { ...card, customerKey, version: card.version + 1 }
  const answer = await answered(tx, linked)
  await append(tx, cardEvents(linked, link.operationId))
  return answer
}
