import { type Actor, mayUseChannel } from '../../access/actor.ts'
import { mayCall } from '../../access/rules.ts'
import { mayUseDatabase } from '../../between/may-use-database.ts'
import type { Sides } from '../../between/sides.ts'
import { askHeadquarters } from '../facts/query.ts'
import type { Remedy } from './remedy.ts'

/**
 * Whether the actor's roles and channels allow the remedy's mutation, by what the mutation itself asks; it judges again. What a remedy names of a customer,
 * a session or a difference was read within the actor's channels.
 */
export async function mayRun(sides: Sides, actor: Actor, { mutation, input }: Remedy): Promise<boolean> {
  if (!mayCall(actor, `Mutation.${mutation}`)) return false
  const { channels } = actor
  if (channels === 'ALL') return true
  const { channel, channelDatabase, legalEntity } = input
  switch (mutation) {
    // They reach headquarters' own customers, which are of every channel.
    case 'acceptHeadquarters':
    case 'reconcile':
      return false
    case 'synchronizeCustomersAndChannelRequests': {
      const named = typeof legalEntity === 'string' ? legalEntity : null
      const reached = await askHeadquarters(sides, (facts) => facts.legalEntitiesWithin(named, channels))
      return reached !== null && reached.length > 0
    }
    default:
      if (typeof channel === 'string') return mayUseChannel(actor, channel)
      return typeof channelDatabase !== 'string' || mayUseDatabase(sides, actor, channelDatabase)
  }
}
