import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../../db/client.ts'
import { LOYALTY_JOB } from '../../../model/configuration.ts'
import { emptyPart } from '../../../model/package.ts'
import { type LoyaltyCardRow, loyaltyCardColumns } from '../../loyalty/card-row.ts'
import type { CarriedPart } from './carried-customers.ts'

/** Cards per part. */
const PAGE_SIZE = 5_000
const BEFORE_ALL: Place = { cardId: '00000000-0000-0000-0000-000000000000', cardNumber: '' }

type Range = { fromPosition: string; toPosition: string }

/** All loyalty cards of the legal entities of the database's channels (docs/domain.md, D-41). */
export const cardsOfFull = (tx: Transaction, channelDatabaseId: string): AsyncGenerator<CarriedPart> =>
  carried((after) =>
    execute<LoyaltyCardRow>(
      tx,
      sql`/* exchange.cardsOfFull */
      select ${loyaltyCardColumns}
      from loyalty_card l
      left join customer c using (customer_key)
      where ${isNext(after, channelDatabaseId)}
      order by l.operation_id, l.card_number
      limit ${PAGE_SIZE}`,
    ),
  )

/** The cards that the log names, in their current state; one that is gone was erased. */
export async function* cardsOfDelta(
  tx: Transaction,
  channelDatabaseId: string,
  range: Range,
): AsyncGenerator<CarriedPart> {
  const named = sql`
      select distinct entity_id::uuid as card_id
      from log
      where download_job = ${LOYALTY_JOB} and position > ${range.fromPosition}::bigint
        and position <= ${range.toPosition}::bigint`
  yield* carried((after) =>
    execute<LoyaltyCardRow>(
      tx,
      sql`/* exchange.cardsOfDelta */
      with changed as materialized (
        select card.*
        from (${named}) as named
        cross join lateral (select * from loyalty_card where operation_id = named.card_id offset 0) card
      )
      select ${loyaltyCardColumns}
      from changed l
      left join customer c using (customer_key)
      where ${isNext(after, channelDatabaseId)}
      order by l.operation_id, l.card_number
      limit ${PAGE_SIZE}`,
    ),
  )
  const gone = await execute<{ cardId: string }>(
    tx,
    sql`/* exchange.cardsGone */
    select named.card_id as "cardId"
    from (${named}) as named
    where not exists (select from loyalty_card where operation_id = named.card_id offset 0)
    order by 1`,
  )
  if (gone.length > 0) yield { part: { ...emptyPart, removedLoyaltyCards: gone.map(({ cardId }) => cardId) }, keys: [] }
}

/** The last card that was read. */
type Place = { cardId: string; cardNumber: string }

/** Reads page by page until one is not full, each behind the last card before it. */
async function* carried(page: (after: Place) => Promise<LoyaltyCardRow[]>): AsyncGenerator<CarriedPart> {
  for (let after: Place | undefined = BEFORE_ALL; after; ) {
    const cards = await page(after)
    if (cards.length > 0) yield carrying(cards)
    after = cards.length < PAGE_SIZE ? undefined : cards.at(-1)
  }
}

/** A card `l` of a legal entity of the database's channels, behind a place; `c` is its customer. */
const isNext = ({ cardId, cardNumber }: Place, channelDatabaseId: string) =>
  sql`(l.operation_id, l.card_number) > (${cardId}::uuid, ${cardNumber})
        and coalesce(l.data_area_id, c.data_area_id) in (
          select data_area_id from channel where channel_database_id = ${channelDatabaseId}
        )`

/** The part's keys are those of the customers: an erasure looks for them. */
const carrying = (loyaltyCards: LoyaltyCardRow[]): CarriedPart => ({
  part: { ...emptyPart, loyaltyCards },
  keys: loyaltyCards.flatMap(({ customerKey }) => customerKey ?? []).sort(),
})
