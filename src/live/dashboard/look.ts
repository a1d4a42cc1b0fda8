import type { ChannelSide } from '../../between/channel-side.ts'
import type { ChannelCounts } from '../../between/channel-state.ts'
import type { HeadquartersStatistics } from '../../between/headquarters-log.ts'
import { type Scope, WIDEST_SCOPE } from '../../between/scope.ts'
import type { Sides } from '../../between/sides.ts'
import { isTransient } from '../../db/errors.ts'

/** Both sides as they are at one moment, before statistics are made of it. */
export type Look = {
  at: Date
  /** By channel database; null where it could not be reached. */
  channels: ReadonlyMap<string, ChannelCounts[] | null>
  headquarters: HeadquartersStatistics | null
}

/** Looks at both sides, as far as they can be reached, and only at what the scope has. */
export async function look(sides: Sides, { channels, channelDatabases }: Scope): Promise<Look> {
  const databases = channelDatabases()
  const inScope = databases.length > WIDEST_SCOPE ? [] : databases
  const [headquarters, ...counted] = await Promise.all([
    sides.headquartersLog ? reachable(sides.headquartersLog.statistics(channels)) : null,
    ...inScope.map((id) => countsOf(sides.channelSides.get(id), channels)),
  ])
  return { at: new Date(), channels: new Map(inScope.map((id, nth) => [id, counted[nth] ?? null])), headquarters }
}

async function countsOf(side: ChannelSide | undefined, channels: Scope['channels']): Promise<ChannelCounts[] | null> {
  return side ? reachable(side.counts(channels ?? 'ALL')) : null
}

/** Null for what passes by itself; anything else is thrown. */
async function reachable<T>(answer: Promise<T>): Promise<T | null> {
  return answer.catch((error) => (isTransient(error) ? null : Promise.reject(error)))
}
