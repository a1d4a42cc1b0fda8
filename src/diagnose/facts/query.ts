import type { Actor } from '../../access/actor.ts'
import type { ChannelCustomerState } from '../../between/channel-state.ts'
import type { HeadquartersFacts } from '../../between/headquarters-facts.ts'
import { factsOf, isHeadquartersUnavailable } from '../../between/headquarters-of.ts'
import type { Sides } from '../../between/sides.ts'
import { isTransient } from '../../db/errors.ts'
import type { SoughtCustomer } from '../../model/sought-customer.ts'

/** Queries headquarters; null if it cannot be reached. */
export async function queryHeadquarters<T>(
  sides: Sides,
  query: (facts: HeadquartersFacts) => Promise<T>,
): Promise<T | null> {
  try {
    return await query(factsOf(sides))
  } catch (error) {
    if (isHeadquartersUnavailable(error)) return null
    throw error
  }
}

/** Queries a channel database; null if it cannot be reached. */
export async function unlessUnavailable<T>(query: () => Promise<T>): Promise<T | null> {
  try {
    return await query()
  } catch (error) {
    if (isTransient(error)) return null
    throw error
  }
}

/**
 * Queries the channel databases that serve the actor's channels, in parallel; `away` are those that cannot be reached.
 */
export async function queryChannels(
  sides: Sides,
  { channels }: Pick<Actor, 'channels'>,
  sought: SoughtCustomer | null,
  only: readonly string[] | null = null,
): Promise<{ answers: ReadonlyMap<string, ChannelCustomerState>; away: string[] }> {
  const served = channels === 'ALL' ? null : channels.map((channel) => sides.databaseOfChannel(channel))
  const queried = [...sides.channelSides.values()].filter(
    ({ id }) => (served === null || served.includes(id)) && (only === null || only.includes(id)),
  )
  const answered = await Promise.all(
    queried.map(async (side) => ({
      id: side.id,
      channelState: await unlessUnavailable(() => side.customerState(sought, channels)),
    })),
  )
  // In the order of the databases, regardless of which responded first.
  const answers = new Map(answered.flatMap(({ id, channelState }) => (channelState ? [[id, channelState]] : [])))
  return { answers, away: answered.flatMap(({ id, channelState }) => (channelState ? [] : id)).sort() }
}
