import { type Actor, mayUseChannel } from '../../access/actor.ts'
import { mayCall } from '../../access/rules.ts'
import { keyOf } from '../../api/shared/node-id.ts'
import { mayUseDatabase } from '../../between/may-use-database.ts'
import type { Sides } from '../../between/sides.ts'
import { legalEntitiesWithin } from '../../headquarters/exchange/jobs/synchronize-customers.ts'
import { mayReconcile } from '../../headquarters/reconcile/reconcile-now.ts'
import { askHeadquarters } from '../facts/gather-customer.ts'
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
    case 'acceptHeadquarters':
      return false
    case 'reconcile':
      return mayReconcile(actor)
    case 'synchronizeCustomersAndChannelRequests': {
      const named = typeof legalEntity === 'string' ? legalEntity : null
      const reached = await askHeadquarters(sides, (db) => legalEntitiesWithin(db, named, channels))
      return reached !== null && reached.length > 0
    }
    default:
      if (typeof channel === 'string') return mayUseChannel(actor, keyOf('Channel', channel))
      return typeof channelDatabase !== 'string' || mayUseDatabase(sides, actor, channelDatabase)
  }
}
