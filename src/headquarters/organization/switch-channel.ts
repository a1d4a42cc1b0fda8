import type { Actor } from '../../access/actor.ts'
import type { Sides } from '../../between/sides.ts'
import { atChannel, type ChannelChanged } from './change-at-channel.ts'

/**
 * Takes a channel offline or online. The channel database stores this switch; it needs neither headquarters nor a job.
 */
export function setChannelOffline(
  sides: Sides,
  actor: Actor,
  input: { channel: string; offline: boolean },
): Promise<ChannelChanged> {
  return atChannel(sides, actor, input.channel, (side) => side.setOffline(actor, input.channel, input.offline))
}

/** Makes the Real-time Service unavailable or available to a channel. */
export function setRealtimeServiceAvailable(
  sides: Sides,
  actor: Actor,
  input: { channel: string; available: boolean },
): Promise<ChannelChanged> {
  return atChannel(sides, actor, input.channel, (side) =>
    side.setRealtimeServiceAvailable(actor, input.channel, input.available),
  )
}
