import { sql } from 'drizzle-orm'
import type { ChannelSide } from '../../../between/channel-side.ts'
import { onChannelDatabase } from '../../../between/headquarters-of.ts'
import { pagesOf } from '../../../between/pages.ts'
import { batchStatementTimeout, execute, type Transaction, transaction } from '../../../db/client.ts'
import { append } from '../../../log/append.ts'
import { LOYALTY_JOB } from '../../../model/configuration.ts'
import type { LoyaltyCard } from '../../../model/loyalty-card.ts'
import { numberIn } from '../../customers/number-sequence.ts'
import { guardFence } from '../../jobs/run.ts'
import { cardEvents } from '../../loyalty/card-events.ts'
import { LOYALTY_CARD } from '../../loyalty/next-card-number.ts'
import { whileReached } from './assess-losses.ts'
import type { Recovery } from './recovery.ts'

const batchSize = 5_000
/** A number so much beyond the next one was read from a physical card, rather than made since the backup. */
const MADE_SINCE = 10_000

/**
 * Takes back the anonymous loyalty cards that channel databases know and that headquarters has lost, and moves the
 * number sequences of cards past the numbers that were made since. Cards of customers come back with them
 * (`storeCustomers`). To be called before headquarters is accepted: until then no card is issued. Returns how many came
 * back. Safe to repeat.
 */
export async function takeCardsBack({ sides, hq, run, lease }: Recovery): Promise<number> {
  let total = 0
  for (const id of sides.channelSides.keys())
    await whileReached(sides, id, async (side) => {
      // A store of an earlier version has no cards of its own.
      const { knowsJob } = await onChannelDatabase(() => side.appliedJob(LOYALTY_JOB))
      if (!knowsJob) return
      for await (const page of cardsOf(side)) {
        lease.signal.throwIfAborted()
        total += await transaction(
          hq.db,
          async (tx) => {
            await guardFence(tx, run)
            return storeLost(tx, page)
          },
          { statementTimeout: batchStatementTimeout },
        )
      }
    })
  return total
}

const cardsOf = (side: ChannelSide) =>
  pagesOf(
    batchSize,
    (after: string | null, limit) => onChannelDatabase(() => side.loyaltyCards(after, limit)),
    ({ cardId }) => cardId,
  )

/**
 * A card that headquarters' log names was not lost: it was erased with its customer. One whose number another card has
 * got since stays lost.
 */
async function storeLost(tx: Transaction, page: readonly LoyaltyCard[]): Promise<number> {
  await moveSequences(tx, page)
  const anonymous = page.filter(({ customerKey }) => customerKey === null)
  const stored = await execute<{ cardId: string }>(
    tx,
    sql`/* exchange.takeCardsBack */
    insert into loyalty_card (card_number, issued_at, issued_by, operation_id, data_area_id, version)
    select known."cardNumber", known."issuedAt", 'recovery', known."cardId", known."dataAreaId", known.version
    from jsonb_to_recordset(${JSON.stringify(anonymous)}::jsonb)
      as known ("cardId" uuid, "cardNumber" text, "dataAreaId" text, version int, "issuedAt" timestamptz)
    join legal_entity e on e.data_area_id = known."dataAreaId"
    where not exists (select from loyalty_card l where l.operation_id = known."cardId")
      and not exists (
        select from loyalty_card l
        where regexp_replace(l.card_number, '\\s', '', 'g') = regexp_replace(known."cardNumber", '\\s', '', 'g')
      )
      and not exists (select from log where kind = 'LOYALTY_CARD' and entity_id = known."cardId"::text)
    order by known."cardNumber"
    on conflict (card_number) do nothing
    returning operation_id as "cardId"`,
  )
  const ids = new Set(stored.map(({ cardId }) => cardId))
  const back = anonymous.filter(({ cardId }) => ids.has(cardId))
  await append(
    tx,
    back.flatMap((card) => cardEvents(card, card.cardId)),
  )
  return back.length
}

/** Numbers of cards that headquarters has are never given again by themselves. */
async function moveSequences(tx: Transaction, page: readonly LoyaltyCard[]): Promise<void> {
  const sequences = await execute<{ dataAreaId: string; format: string }>(
    tx,
    sql`/* exchange.cardSequences */
    select data_area_id as "dataAreaId", format
    from number_sequence
    where reference = ${LOYALTY_CARD}
    for no key update`,
  )
  for (const { dataAreaId, format } of sequences) {
    const numbers = page.filter((card) => card.dataAreaId === dataAreaId).map(({ cardNumber }) => cardNumber)
    await execute(
      tx,
      sql`/* exchange.moveCardSequence */
      update number_sequence
      set next = greatest(next, (
          select max(made.n) + 1
          from unnest(${sql.param(numbers)}::text[]) as number
          cross join lateral (select ${numberIn(format, sql`number`)} as n) made
          where made.n < next + ${MADE_SINCE} and made.n <= largest
            and not exists (select from loyalty_card l where l.card_number = number)
        ))
      where data_area_id = ${dataAreaId} and reference = ${LOYALTY_CARD}`,
    )
  }
}
