import { type Actor, mayUseChannel } from '../access/actor.ts'
import { mayCall } from '../access/rules.ts'
import { keyOf } from '../server/node-id.ts'
import type { Sides } from '../sides/sides.ts'
import { specOf } from './remedies.ts'
import type { Remedy } from './remedy.ts'

/** Whether the actor's roles and channels allow the remedy's mutation; the mutation itself judges again. */
export function mayRun(sides: Sides, actor: Actor, { mutation, input }: Remedy): boolean {
  if (!mayCall(actor, `Mutation.${mutation}`)) return false
  const { channel, channelDatabase } = input
  if (actor.channels === 'ALL') return true
  if (specOf(mutation).allChannels) return false
  if (typeof channel === 'string') return mayUseChannel(actor, keyOf('Channel', channel))
  if (typeof channelDatabase !== 'string') return true
  return actor.channels.some((one) => sides.databaseOfChannel(one) === channelDatabase)
}
