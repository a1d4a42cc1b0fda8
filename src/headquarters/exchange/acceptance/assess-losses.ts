import { sql } from 'drizzle-orm'
import type { ErasedCustomer } from '../../../between/channel-state.ts'
import { ChannelDatabaseUnavailable, onChannelDatabase } from '../../../between/headquarters-of.ts'
import type { HeadquartersDatabase, Sides } from '../../../between/sides.ts'
import { execute } from '../../../db/client.ts'
import { utcText } from '../../../db/utc-text.ts'
import { assessLoss, isNothing, type Loss, unknownErasures } from '../../incarnation/assess-loss.ts'

/**
 * What one channel database has and headquarters lacks. `since`: when it was detected; null if the channel database has
 * not been found to have seen more. `loss` is null if it could not be reached: it is compared at its next contact,
 * and may then show that headquarters is rewound again.
 */
export type AssessedLoss = {
  channelDatabaseId: string
  since: string | null
  loss: Loss | null
  erased: ErasedCustomer[]
}
export type AssessedLosses = AssessedLoss[]

/**
 * The losses of all channel databases, including those that have seen nothing of a lost headquarters, and those that
 * cannot be reached. Left out is a channel database that lacks nothing and has seen nothing more.
 */
export async function assessLosses(sides: Sides, hq: HeadquartersDatabase): Promise<AssessedLosses> {
  const databases = await execute<{ channelDatabaseId: string; since: string | null }>(
    hq.db,
    sql`/* exchange.databasesToAssess */
    select d.id as "channelDatabaseId", ${utcText('c.rewound_at')} as since
    from channel_database d
    left join headquarters_check c on c.channel_database_id = d.id
    order by d.id`,
  )
  const erasures = new Map<string, ErasedCustomer[] | null>()
  for (const { channelDatabaseId: id } of databases)
    erasures.set(id, await unlessUnavailable(sides, id, (side) => unknownErasures(hq.db, side)))
  const erased = new Set([...erasures.values()].flatMap((list) => (list ?? []).map(({ customerKey }) => customerKey)))
  const assessed: AssessedLosses = []
  for (const { channelDatabaseId: id, since } of databases) {
    const loss = await unlessUnavailable(sides, id, (side) => assessLoss(hq.db, side, erased))
    const own = erasures.get(id) ?? []
    if (since !== null || loss === null || !isNothing(loss) || own.length > 0)
      assessed.push({ channelDatabaseId: id, since, loss, erased: own })
  }
  return assessed
}

/** What is read of a channel database; null if it cannot be reached. */
export async function unlessUnavailable<T>(
  sides: Sides,
  id: string,
  read: (side: NonNullable<ReturnType<Sides['channelSides']['get']>>) => Promise<T>,
): Promise<T | null> {
  const side = sides.channelSides.get(id)
  if (!side) return null
  try {
    return await onChannelDatabase(() => read(side))
  } catch (error) {
    if (error instanceof ChannelDatabaseUnavailable) return null
    throw error
  }
}
