import { sql } from 'drizzle-orm'
import { notErased } from '../../between/erased.ts'
import { type Executor, execute } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'
import type { LoyaltyCard } from '../../model/loyalty-card.ts'
import { cardKey } from '../../model/words/search-words.ts'
import { lockErasures } from '../erasure/erase-at-channel.ts'

/**
 * Stores loyalty cards as headquarters sent them (job 1050, real-time answers), so that they and their customers are
 * found by number. An older version never replaces a newer one. Returns how many were sent.
 */
export async function storeLoyaltyCards(db: Executor, cards: readonly LoyaltyCard[]): Promise<number> {
  if (cards.length === 0) return 0
  await lockErasures(db)
  const rows = JSON.stringify(cards.map((card) => ({ ...card, numberKey: cardKey(card.cardNumber) })))
  await execute(
    db,
    sql`/* channel.storeLoyaltyCards */
    insert into loyalty_card as l (card_id, card_number, number_key, data_area_id, customer_key, version, issued_at)
    select sent."cardId", sent."cardNumber", sent."numberKey", sent."dataAreaId", sent."customerKey", sent.version,
      sent."issuedAt"
    from json_to_recordset(${rows}::json) as sent (
      "cardId" uuid, "cardNumber" text, "numberKey" text, "dataAreaId" text, "customerKey" uuid, version int,
      "issuedAt" timestamptz
    )
    where sent."customerKey" is null or ${notErased('sent."customerKey"')}
    order by sent."cardId"
    on conflict (card_id) do update
    set card_number = excluded.card_number, number_key = excluded.number_key, data_area_id = excluded.data_area_id,
      customer_key = excluded.customer_key, version = excluded.version, issued_at = excluded.issued_at,
      applied_at = now()
    where l.version <= excluded.version`,
  )
  await execute(
    db,
    sql`/* channel.findByLoyaltyCards */
    with held as materialized (
      select sent."customerKey" as customer_key, array_agg('c:' || sent."numberKey") as words
      from json_to_recordset(${rows}::json) as sent ("customerKey" uuid, "numberKey" text)
      where sent."customerKey" is not null
      group by sent."customerKey"
    )
    update customer c
    set search = c.search || array_to_tsvector(held.words)
    from held
    where c.customer_key = held.customer_key and not (tsvector_to_array(c.search) @> held.words)`,
  )
  return cards.length
}

/** Removes cards that headquarters does not have any more: those of an erased customer. */
export async function removeLoyaltyCards(db: Executor, cardIds: readonly string[]): Promise<number> {
  const removed = await execute(
    db,
    sql`/* channel.removeLoyaltyCards */
    delete from loyalty_card where card_id = any(${sql.param([...cardIds])}::uuid[]) returning 1`,
  )
  return removed.length
}

/** Marks the cards of a full package as carried, including those that are here in a newer version. */
export async function markCardsCarried(db: Executor, cards: readonly LoyaltyCard[]): Promise<void> {
  await execute(
    db,
    sql`/* channel.markCardsCarried */
    update loyalty_card
    set applied_at = now()
    where card_id = any(${sql.param(cards.map(({ cardId }) => cardId))}::uuid[]) and applied_at <> now()`,
  )
}

/** Removes, after a full package, the cards that it did not carry, except those stored since it was requested. */
export async function removeCardsNotCarried(db: Executor, askedAt: string): Promise<number> {
  const removed = await execute(
    db,
    sql`/* channel.removeCardsNotCarried */
    delete from loyalty_card where applied_at < ${askedAt}::timestamptz returning 1`,
  )
  return removed.length
}

/** The card of a legal entity with this number, in any spelling of blanks; null: this database has none. */
export async function findLoyaltyCard(
  db: Executor,
  dataAreaId: string,
  cardNumber: string,
): Promise<LoyaltyCard | null> {
  const [card] = await execute<LoyaltyCard>(
    db,
    sql`/* channel.findLoyaltyCard */
    select card_id as "cardId", card_number as "cardNumber", data_area_id as "dataAreaId",
      customer_key as "customerKey", version, ${utcText('issued_at')} as "issuedAt"
    from loyalty_card
    where data_area_id = ${dataAreaId} and number_key = ${cardKey(cardNumber)}
    order by version desc, issued_at desc
    limit 1`,
  )
  return card ?? null
}

/** The card that an operation has issued. */
export async function loyaltyCardOfOperation(db: Executor, operationId: string): Promise<LoyaltyCard | null> {
  const [card] = await execute<LoyaltyCard>(
    db,
    sql`/* channel.loyaltyCardOfOperation */
    select card_id as "cardId", card_number as "cardNumber", data_area_id as "dataAreaId",
      customer_key as "customerKey", version, ${utcText('issued_at')} as "issuedAt"
    from loyalty_card
    where card_id = ${operationId}::uuid`,
  )
  return card ?? null
}

/** The next cards of this database, in order of their ids. */
export function listLoyaltyCards(db: Executor, after: string | null, limit: number): Promise<LoyaltyCard[]> {
  return execute<LoyaltyCard>(
    db,
    sql`/* channel.listLoyaltyCards */
    select card_id as "cardId", card_number as "cardNumber", data_area_id as "dataAreaId",
      customer_key as "customerKey", version, ${utcText('issued_at')} as "issuedAt"
    from loyalty_card
    where ${after}::uuid is null or card_id > ${after}::uuid
    order by card_id
    limit ${limit}`,
  )
}
