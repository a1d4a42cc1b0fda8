import { sql } from 'drizzle-orm'
import { headquartersOf } from '../../between/headquarters-of.ts'
import type { Sides } from '../../between/sides.ts'
import { type Executor, execute } from '../../db/client.ts'
import { type ErasureRefusal, perhapsAtAChannel, unknownCustomer } from './refusals.ts'

/** A customer that can be erased; `account` is null when headquarters has given no number. */
export type KnownCustomer = { customerKey: string; dataAreaId: string; account: string | null }

/**
 * Finds the customer at headquarters, even when only operations or the account number remain there, and otherwise among
 * the operations that the channels have captured but not uploaded. Refuses a mistyped id instead of declaring it
 * erased.
 */
export async function channelsThatKnow(sides: Sides, customerKey: string): Promise<KnownCustomer | ErasureRefusal> {
  const known = await knownAtHeadquarters(headquartersOf(sides).db, customerKey)
  return known ?? (await whichChannelKnows(sides, customerKey))
}

/**
 * As headquarters knows the customer, even when only operations or the account number remain; null when it does not.
 */
export async function knownAtHeadquarters(db: Executor, customerKey: string): Promise<KnownCustomer | null> {
  const [known] = await execute<KnownCustomer>(
    db,
    sql`/* erasure.channelsThatKnow */
    select ${customerKey}::uuid as "customerKey", data_area_id as "dataAreaId", account
    from (
      select 1 as rank, data_area_id, account from customer where customer_key = ${customerKey}::uuid
      union all
      select 2, data_area_id, account from customer_account where customer_key = ${customerKey}::uuid
      union all
      (select 3, data_area_id, account from operation where customer_key = ${customerKey}::uuid limit 1)
    ) as known
    order by rank
    limit 1`,
  )
  return known ?? null
}

async function whichChannelKnows(sides: Sides, customerKey: string): Promise<KnownCustomer | ErasureRefusal> {
  const databases = [...sides.channelSides.values()]
  const answers = await Promise.allSettled(
    databases.map((side) => side.pendingOperations({ customerKey, direction: 'asc', limit: 1 })),
  )
  for (const each of answers) {
    const [operation] = each.status === 'fulfilled' ? each.value : []
    if (operation) return { customerKey, dataAreaId: operation.dataAreaId, account: operation.customerAccount }
  }
  const unreachable = databases.filter((_, index) => answers[index]?.status === 'rejected').map(({ id }) => id)
  return unreachable.length > 0 ? perhapsAtAChannel(unreachable) : unknownCustomer()
}
