import { type Actor, mayUseChannel } from '../../access/actor.ts'
import { mayCall } from '../../access/rules.ts'
import { mayUseDatabase } from '../../between/may-use-database.ts'
import type { Sides } from '../../between/sides.ts'
import { queryHeadquarters } from '../facts/query.ts'
import type { Remedy } from './remedy.ts'

/**
 * Whether the actor's roles and channels allow the remedy's mutation, by the mutation's own rules, which it checks
 * again. Customers, sessions and differences in a remedy were already read within the actor's channels.
 */
export async function mayRun(sides: Sides, actor: Actor, { mutation, input }: Remedy): Promise<boolean> {
  if (!mayCall(actor, `Mutation.${mutation}`)) return false
  const { channels } = actor
  if (channels === 'ALL') return true
  const { channel, channelDatabase, legalEntity } = input
  switch (mutation) {
    // These concern headquarters' own customers, or its events, which belong to every channel.
    case 'recoverHeadquarters':
    case 'restoreCustomers':
    case 'reconcile':
    case 'setWebhookEndpoint':
    case 'retryWelcomeMessages':
      return false
    case 'synchronizeCustomersAndChannelRequests': {
      const named = typeof legalEntity === 'string' ? legalEntity : null
      const reached = await queryHeadquarters(sides, (facts) => facts.legalEntitiesWithin(named, channels))
      return reached !== null && reached.length > 0
    }
    default:
      if (typeof channel === 'string') return mayUseChannel(actor, channel)
      return typeof channelDatabase !== 'string' || mayUseDatabase(sides, actor, channelDatabase)
  }
}
