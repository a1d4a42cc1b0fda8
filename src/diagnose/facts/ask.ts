import type { Actor } from '../../access/actor.ts'
import type { ChannelCustomerState } from '../../between/channel-state.ts'
import type { HeadquartersFacts } from '../../between/headquarters-facts.ts'
import { factsOf, isHeadquartersUnreachable } from '../../between/headquarters-of.ts'
import type { Sides } from '../../between/sides.ts'
import { isTransient } from '../../db/errors.ts'
import type { SoughtCustomer } from '../../model/sought-customer.ts'

/** Asks headquarters; null while it cannot be reached. */
export async function askHeadquarters<T>(
  sides: Sides,
  ask: (facts: HeadquartersFacts) => Promise<T>,
): Promise<T | null> {
  try {
    return await ask(factsOf(sides))
  } catch (error) {
    if (isHeadquartersUnreachable(error)) return null
    throw error
  }
}

/** What a channel database answers; null while it cannot be reached. */
export async function unlessAway<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask()
  } catch (error) {
    if (isTransient(error)) return null
    throw error
  }
}

/** Asks the channel databases that serve the actor's channels, all at once; those that cannot be reached are `away`. */
export async function askChannels(
  sides: Sides,
  { channels }: Pick<Actor, 'channels'>,
  sought: SoughtCustomer | null,
  only: readonly string[] | null = null,
): Promise<{ answers: ReadonlyMap<string, ChannelCustomerState>; away: string[] }> {
  const served = channels === 'ALL' ? null : channels.map((channel) => sides.databaseOfChannel(channel))
  const request = [...sides.channelSides.values()].filter(
    ({ id }) => (served === null || served.includes(id)) && (only === null || only.includes(id)),
  )
  const told = await Promise.all(
    request.map(async (side) => ({
      id: side.id,
      standing: await unlessAway(() => side.customerState(sought, channels)),
    })),
  )
  // In the order of the databases, whichever answered first.
  const answers = new Map(told.flatMap(({ id, standing }) => (standing ? [[id, standing]] : [])))
  return { answers, away: told.flatMap(({ id, standing }) => (standing ? [] : id)).sort() }
}
