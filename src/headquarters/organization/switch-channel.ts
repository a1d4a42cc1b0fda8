import { type Actor, assertMayUseChannel } from '../../access/actor.ts'
import type { ChannelSide } from '../../between/channel-side.ts'
import { headquartersOf, isHeadquartersUnavailable } from '../../between/headquarters-of.ts'
import type { Sides } from '../../between/sides.ts'
import { isUnavailable } from '../../db/errors.ts'
import { unknownName } from '../../model/near-names.ts'
import { type ChannelRef, readChannels } from './channel-view.ts'
import { isId } from './id.ts'
import { listChannels } from './list-channels.ts'

export type SwitchRefusal = {
  __typename: 'Refused'
  code: 'NOT_FOUND' | 'CHANNEL_DATABASE_UNREACHABLE'
  field: string[]
  message: string
}
export type ChannelSwitched = { channel: ChannelRef | null; userErrors: SwitchRefusal[] }

/**
 * Takes a channel offline or online. The channel database stores this switch; it needs neither headquarters nor a job.
 */
export function setChannelOffline(
  sides: Sides,
  actor: Actor,
  input: { channel: string; offline: boolean },
): Promise<ChannelSwitched> {
  return switchChannel(sides, actor, input.channel, (side) => side.setOffline(actor, input.channel, input.offline))
}

/** Makes the Real-time Service unavailable or available to a channel. */
export function setRealtimeServiceAvailable(
  sides: Sides,
  actor: Actor,
  input: { channel: string; available: boolean },
): Promise<ChannelSwitched> {
  return switchChannel(sides, actor, input.channel, (side) =>
    side.setRealtimeServiceAvailable(actor, input.channel, input.available),
  )
}

async function switchChannel(
  sides: Sides,
  actor: Actor,
  channel: string,
  set: (side: ChannelSide) => Promise<void>,
): Promise<ChannelSwitched> {
  assertMayUseChannel(actor, channel)
  const database = sides.databaseOfChannel(channel) ?? (await databaseAtHeadquarters(sides, channel))
  if (database === null) {
    const channels = (await listChannels(sides, actor)).map(({ key }) => key)
    return refused('NOT_FOUND', unknownName('channel', channel, channels))
  }
  const side = sides.channelSides.get(database)
  const unreachable = () =>
    refused(
      'CHANNEL_DATABASE_UNREACHABLE',
      `The database ${database} of this channel cannot be reached. Try again when it is reachable.`,
    )
  if (side === undefined) return unreachable()
  try {
    await set(side)
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

function refused(code: SwitchRefusal['code'], message: string): ChannelSwitched {
  return { channel: null, userErrors: [{ __typename: 'Refused', code, field: ['channel'], message }] }
}
