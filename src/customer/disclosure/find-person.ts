import { sql } from 'drizzle-orm'
import { mayUseChannel } from '../../access/actor.ts'
import { inChannels } from '../../access/scope-sql.ts'
import type { Context } from '../../api/shared/context.ts'
import { decodeNodeIdOf, keyOf } from '../../api/shared/node-id.ts'
import { ChannelDatabaseUnreachable, headquartersOf } from '../../between/headquarters-of.ts'
import { execute } from '../../db/client.ts'
import { isTransient } from '../../db/errors.ts'
import { isUuid } from '../../db/uuid.ts'
import type { CustomerView } from '../../model/customer-view.ts'

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
  const named = ofId !== '' && mayUseChannel(actor, ofId) ? await atChannel(context, ofId, customerKey) : null
  const customer =
    named ?? (await loaders.customer.load({ channelId: null, customerKey })) ?? (await onItsWay(context, customerKey))
  if (customer) return { customerKey, customer }
  const channelId = await channelOfOperation(context, customerKey)
  if (channelId === undefined) return null
  return { customerKey, customer: channelId === null ? null : await atChannel(context, channelId, customerKey) }
}

/** A customer that headquarters has not received: some channel database has its operation on the way. */
async function onItsWay(context: Context, customerKey: string): Promise<CustomerView | null> {
  const { sides, actor } = context
  const channels = actor.channels === 'ALL' ? {} : { channels: [...actor.channels] }
  for (const side of sides.channelSides.values()) {
    try {
      const [pending] = await side.pendingOperations({ customerKey, ...channels, direction: 'asc', limit: 1 })
      if (pending) return await atChannel(context, pending.channelId, customerKey)
    } catch (error) {
      if (!isTransient(error)) throw error
    }
  }
  return null
}

/** The customer as the channel knows it; null when it does not, or cannot be asked. */
async function atChannel({ loaders }: Context, channelId: string, customerKey: string): Promise<CustomerView | null> {
  try {
    return await loaders.customer.load({ channelId, customerKey })
  } catch (error) {
    if (error instanceof ChannelDatabaseUnreachable) return null
    throw error
  }
}

/** The channel of the customer's newest operation within the actor's channels; null: of none, undefined: there is no operation. */
async function channelOfOperation({ sides, actor }: Context, customerKey: string): Promise<string | null | undefined> {
  const [found] = await execute<{ channelId: string | null }>(
    headquartersOf(sides).db,
    sql`/* disclosure.channelOfOperation */
    select channel_id as "channelId"
    from operation
    where customer_key = ${customerKey}::uuid and ${inChannels(sql`channel_id`, actor.channels)}
    order by received_order desc
    limit 1`,
  )
  return found?.channelId
}
