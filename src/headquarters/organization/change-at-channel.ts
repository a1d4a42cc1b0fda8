import { type Actor, assertMayUseChannel } from '../../access/actor.ts'
import type { ChannelSide } from '../../between/channel-side.ts'
import { headquartersOf, isHeadquartersUnavailable } from '../../between/headquarters-of.ts'
import type { Sides } from '../../between/sides.ts'
import { isUnavailable } from '../../db/errors.ts'
import { unknownName } from '../../model/near-names.ts'
import { type ChannelRef, readChannels } from './channel-view.ts'
import { isId } from './id.ts'
import { listChannels } from './list-channels.ts'

export type ChannelRefusal = {
  __typename: 'Refused'
  code: 'NOT_FOUND' | 'INVALID_VALUE' | 'CHANNEL_DATABASE_UNREACHABLE'
  field: string[]
  message: string
}
export type ChannelChanged = { channel: ChannelRef | null; userErrors: ChannelRefusal[] }

/**
 * Changes what the channel's own database has of the channel; it needs neither headquarters nor a job. Refused when
 * there is no such channel, or its database cannot be reached.
 */
export async function atChannel(
  sides: Sides,
  actor: Actor,
  channel: string,
  change: (side: ChannelSide) => Promise<void>,
): Promise<ChannelChanged> {
  assertMayUseChannel(actor, channel)
  const database = sides.databaseOfChannel(channel) ?? (await databaseAtHeadquarters(sides, channel))
  if (database === null) {
    const channels = (await listChannels(sides, actor)).map(({ key }) => key)
    return refusedChannel('NOT_FOUND', ['channel'], unknownName('channel', channel, channels))
  }
  const side = sides.channelSides.get(database)
  const unreachable = () =>
    refusedChannel(
      'CHANNEL_DATABASE_UNREACHABLE',
      ['channel'],
      `The database ${database} of this channel cannot be reached. Try again when it is reachable.`,
    )
  if (side === undefined) return unreachable()
  try {
    await change(side)
  } catch (error) {
    if (isUnavailable(error)) return unreachable()
    throw error
  }
  return { channel: { key: channel }, userErrors: [] }
}

/** Only headquarters knows a channel that has just been set up. */
async function databaseAtHeadquarters(sides: Sides, channel: string): Promise<string | null> {
  if (!isId(channel)) return null
  try {
    const [view] = await readChannels(headquartersOf(sides).db, [channel])
    return view?.channelDatabaseId ?? null
  } catch (error) {
    if (isHeadquartersUnavailable(error)) return null
    throw error
  }
}

/** A refusal: nothing has changed. */
export function refusedChannel(code: ChannelRefusal['code'], field: string[], message: string): ChannelChanged {
  return { channel: null, userErrors: [{ __typename: 'Refused', code, field, message }] }
}
