import { sql } from 'drizzle-orm'
import { mayUseChannel } from '../access/actor.ts'
import { inChannels } from '../access/scope-sql.ts'
import type { CustomerView } from '../channel/customer-view.ts'
import { execute } from '../db/client.ts'
import { isTransient } from '../db/errors.ts'
import { isUuid } from '../operations/uuid.ts'
import type { Context } from '../server/context.ts'
import { decodeNodeIdOf, keyOf } from '../server/node-id.ts'
import { headquartersOf } from '../sides/headquarters-of.ts'

/** A person that something is held about. `customer` is null when that is only an operation which nothing came of. */
export type Person = { customerKey: string; customer: CustomerView | null }

/**
 * Who a node id or temporary GUID names, as headquarters has the customer, or as a channel does while headquarters does not. Null when nothing is held within the
 * actor's channels.
 */
export async function findPerson(context: Context, id: string): Promise<Person | null> {
  const customerKey = keyOf('Customer', id).toLowerCase()
  if (!isUuid(customerKey)) return null
  const { loaders, actor } = context
  const [ofId = ''] = decodeNodeIdOf('Customer', id) ?? []
  const named =
    ofId !== '' && mayUseChannel(actor, ofId) ? await loaders.customer.load({ channelId: ofId, customerKey }) : null
  const customer =
    named ?? (await loaders.customer.load({ channelId: null, customerKey })) ?? (await atChannel(context, customerKey))
  if (customer) return { customerKey, customer }
  return (await hasOperation(context, customerKey)) ? { customerKey, customer: null } : null
}

/** A customer that headquarters has not received: some channel database has its operation on the way. */
async function atChannel({ sides, actor, loaders }: Context, customerKey: string): Promise<CustomerView | null> {
  const channels = actor.channels === 'ALL' ? {} : { channels: [...actor.channels] }
  for (const side of sides.channelSides.values()) {
    try {
      const [pending] = await side.pendingOperations({ customerKey, ...channels, direction: 'asc', limit: 1 })
      if (pending) return await loaders.customer.load({ channelId: pending.channelId, customerKey })
    } catch (error) {
      if (!isTransient(error)) throw error
    }
  }
  return null
}

async function hasOperation({ sides, actor }: Context, customerKey: string): Promise<boolean> {
  const [found] = await execute(
    headquartersOf(sides).db,
    sql`/* privacy.hasOperation */
    select 1 as one
    from operation
    where customer_key = ${customerKey}::uuid and ${inChannels(sql`channel_id`, actor.channels)}
    limit 1`,
  )
  return found !== undefined
}
