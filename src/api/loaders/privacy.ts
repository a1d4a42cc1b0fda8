import DataLoader from 'dataloader'
import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import { isHeadquartersUnavailable } from '../../between/headquarters-of.ts'
import type { Sides } from '../../between/sides.ts'
import { execute } from '../../db/client.ts'

/** Whether a customer is currently revealed to the actor, by its key. False while headquarters cannot be reached. */
export function customerRevealLoader(sides: Sides, actor: Pick<Actor, 'id'>): DataLoader<string, boolean> {
  return new DataLoader(async (customerKeys) => {
    const revealed = await revealedTo(sides, actor, customerKeys)
    return customerKeys.map((key) => revealed.has(key))
  })
}

async function revealedTo(
  { headquarters }: Sides,
  actor: Pick<Actor, 'id'>,
  customerKeys: readonly string[],
): Promise<Set<string>> {
  if (!headquarters) return new Set()
  try {
    const rows = await execute<{ customerKey: string }>(
      headquarters.db,
      sql`/* privacy.revealed */
      select customer_key as "customerKey"
      from customer_reveal
      where actor = ${actor.id} and customer_key = any(${sql.param([...customerKeys])}::uuid[])
        and revealed_until > now()`,
    )
    return new Set(rows.map(({ customerKey }) => customerKey))
  } catch (error) {
    if (isHeadquartersUnavailable(error)) return new Set()
    throw error
  }
}
