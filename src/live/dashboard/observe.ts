import type { ChannelSide } from '../../between/channel-side.ts'
import type { ChannelCounts } from '../../between/channel-state.ts'
import type { HeadquartersStatistics } from '../../between/headquarters-log.ts'
import { type Scope, WIDEST_SCOPE } from '../../between/scope.ts'
import type { Sides } from '../../between/sides.ts'
import { databaseNow } from '../../db/database-clock.ts'
import { isTransient } from '../../db/errors.ts'

/** The raw numbers of both sides. */
export type Observation = {
  /** When they were asked for; what was committed before is in them. */
  at: Date
  /** By channel database; null when the database could not be reached. */
  channels: ReadonlyMap<string, ChannelCounts[] | null>
  headquarters: HeadquartersStatistics | null
}

/** Reads the numbers of the scope from every side that can be reached. */
export async function observe(sides: Sides, { channels, channelDatabases }: Scope): Promise<Observation> {
  const databases = channelDatabases()
  const at = databaseNow()
  const inScope = databases.length > WIDEST_SCOPE ? [] : databases
  const [headquarters, ...counted] = await Promise.all([
    sides.headquartersLog ? nullWhenUnreachable(sides.headquartersLog.statistics(channels)) : null,
    ...inScope.map((id) => countsOf(sides.channelSides.get(id), channels)),
  ])
  return { at, channels: new Map(inScope.map((id, nth) => [id, counted[nth] ?? null])), headquarters }
}

async function countsOf(side: ChannelSide | undefined, channels: Scope['channels']): Promise<ChannelCounts[] | null> {
  return side ? nullWhenUnreachable(side.counts(channels ?? 'ALL')) : null
}

/** Null for a temporary failure; throws any other. */
async function nullWhenUnreachable<T>(answer: Promise<T>): Promise<T | null> {
  return answer.catch((error) => (isTransient(error) ? null : Promise.reject(error)))
}
