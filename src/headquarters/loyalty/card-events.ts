import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../db/client.ts'
import { LOYALTY_JOB } from '../../model/configuration.ts'
import type { NewEvent } from '../../model/event.ts'
import type { LoyaltyCardRow } from './card-row.ts'

/** A card that was issued or linked: 1050 carries it, and 1010 its number with the customer, if it has one. */
export function cardEvents({ cardId, customerKey, dataAreaId }: LoyaltyCardRow, operationId: string): NewEvent[] {
  const card: NewEvent = {
    kind: 'LOYALTY_CARD',
    entityId: cardId,
    dataAreaId,
    customerKey,
    operationId,
    downloadJob: LOYALTY_JOB,
  }
  if (customerKey === null) return [card]
  return [{ kind: 'CUSTOMER', entityId: customerKey, dataAreaId, customerKey, operationId, downloadJob: '1010' }, card]
}

/**
 * All cards of these customers: they have moved by a merge or its undoing, were restored with their customer, or are
 * being erased, after which 1050 removes them, also at tills that still have them as anonymous.
 */
export function eventsOfCards(
  tx: Transaction,
  customerKeys: readonly string[],
  status: 'ERASED' | null = null,
): Promise<NewEvent[]> {
  return execute<NewEvent>(
    tx,
    sql`/* loyalty.eventsOfCards */
    select 'LOYALTY_CARD' as kind, operation_id::text as "entityId", customer_key as "customerKey",
      ${status}::text as status, ${LOYALTY_JOB} as "downloadJob"
    from loyalty_card
    where customer_key = any(${sql.param([...customerKeys])}::uuid[])
    order by operation_id`,
  )
}
