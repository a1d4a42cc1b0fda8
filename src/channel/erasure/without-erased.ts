import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../db/client.ts'
import type { DownloadPart } from '../../model/package.ts'

/** A part of a package without the customers whose tombstone this channel database has applied. */
export async function withoutErased(tx: Transaction, part: DownloadPart): Promise<DownloadPart> {
  const { customers, settlements, outcomes, loyaltyCards } = part
  const holders = (loyaltyCards ?? []).flatMap(({ customerKey }) => customerKey ?? [])
  const keys = [...[...customers, ...settlements].map(({ customerKey }) => customerKey), ...holders]
  const operationIds = outcomes.map(({ operationId }) => operationId)
  if (keys.length + operationIds.length === 0) return part
  const found = await execute<{ customerKey: string | null; operationId: string | null }>(
    tx,
    sql`/* erasure.withoutErased */
    select customer_key as "customerKey", null::uuid as "operationId"
    from customer_counter
    where customer_key = any(${sql.param(keys)}::uuid[]) and erased_at is not null
    union all
    select null, o.operation_id
    from operation o
    join customer_counter k using (customer_key)
    where o.operation_id = any(${sql.param(operationIds)}::uuid[]) and k.erased_at is not null`,
  )
  if (found.length === 0) return part
  const erased = new Set(found.map(({ customerKey, operationId }) => customerKey ?? operationId))
  return {
    ...part,
    customers: customers.filter(({ customerKey }) => !erased.has(customerKey)),
    settlements: settlements.filter(({ customerKey }) => !erased.has(customerKey)),
    outcomes: outcomes.filter(({ operationId }) => !erased.has(operationId)),
    ...(loyaltyCards && { loyaltyCards: loyaltyCards.filter(({ customerKey }) => !erased.has(customerKey)) }),
  }
}
