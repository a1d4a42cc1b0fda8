import { type Actor, mayUseChannel } from '../../access/actor.ts'
import { headquartersOf, isHeadquartersUnavailable } from '../../between/headquarters-of.ts'
import { mayUseDatabase } from '../../between/may-use-database.ts'
import type { Sides } from '../../between/sides.ts'
import { type ChannelDatabaseRef, type ChannelRef, readChannelDatabases, readChannels } from './channel-view.ts'

/**
 * The channels that the actor may use. If headquarters is unreachable, those that the reachable channel databases know.
 */
export async function listChannels(sides: Sides, actor: Actor): Promise<ChannelRef[]> {
  const keys = await atHeadquarters(
    async () => (await readChannels(headquartersOf(sides).db, null)).map(({ key }) => key),
    () => channelsOfReachableDatabases(sides),
  )
  return keys.filter((key) => mayUseChannel(actor, key)).map((key) => ({ key }))
}

/**
 * The channel databases that serve one of the actor's channels. If headquarters is unreachable, those that this process
 * reaches or has reached.
 */
export async function listChannelDatabases(sides: Sides, actor: Actor): Promise<ChannelDatabaseRef[]> {
  const keys = await atHeadquarters(
    async () => (await readChannelDatabases(headquartersOf(sides).db, null, actor.channels)).map(({ key }) => key),
    async () => [...sides.channelSides.keys()].filter((key) => mayUseDatabase(sides, actor, key)).sort(),
  )
  return keys.map((key) => ({ key }))
}

async function atHeadquarters<T>(read: () => Promise<T>, otherwise: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (!isHeadquartersUnavailable(error)) throw error
    return otherwise()
  }
}

async function channelsOfReachableDatabases(sides: Sides): Promise<string[]> {
  const states = await Promise.allSettled([...sides.channelSides.values()].map((side) => side.state()))
  const keys = states.flatMap((state) =>
    state.status === 'fulfilled' ? state.value.channels.map(({ channelId }) => channelId) : [],
  )
  return [...new Set(keys)].sort()
}
