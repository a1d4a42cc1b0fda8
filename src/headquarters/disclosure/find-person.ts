import { sql } from 'drizzle-orm'
import { type Actor, mayUseChannel } from '../../access/actor.ts'
import { inChannels } from '../../access/scope-sql.ts'
import { ChannelDatabaseUnavailable, headquartersOf } from '../../between/headquarters-of.ts'
import type { Sides } from '../../between/sides.ts'
import { execute } from '../../db/client.ts'
import { isTransient } from '../../db/errors.ts'
import { isUuid } from '../../db/uuid.ts'
import type { CustomerView } from '../../model/customer-view.ts'

/**
 * A disclosure: the actor, the request, and how to read a customer at a channel or (`channelId` null) at headquarters.
 */
export type Disclosure = {
  readonly actor: Actor
  readonly requestId: string
  readonly sides: Sides
  customerAt(name: { channelId: string | null; customerKey: string }): Promise<CustomerView | null>
}

/** A customer by its key, with the channel given in the same id, if any. */
export type NamedPerson = { customerKey: string; channelId: string | null }

/** A person about whom data is stored. `customer` is null if only an operation without effect is stored. */
export type Person = { customerKey: string; customer: CustomerView | null }

/**
 * The person, read from headquarters, or from a channel if headquarters does not have the customer. Null if nothing is
 * stored within the actor's channels.
 */
export async function findPerson(request: Disclosure, { customerKey, channelId }: NamedPerson): Promise<Person | null> {
  if (!isUuid(customerKey)) return null
  const named =
    channelId !== null && mayUseChannel(request.actor, channelId)
      ? await atChannel(request, channelId, customerKey)
      : null
  const customer =
    named ?? (await request.customerAt({ channelId: null, customerKey })) ?? (await notReceived(request, customerKey))
  if (customer) return { customerKey, customer }
  const ofOperation = await channelOfOperation(request, customerKey)
  if (ofOperation === undefined) return null
  return { customerKey, customer: ofOperation === null ? null : await atChannel(request, ofOperation, customerKey) }
}

/** A customer that headquarters has not received, found by a pending operation of a channel database. */
async function notReceived(request: Disclosure, customerKey: string): Promise<CustomerView | null> {
  const { sides, actor } = request
  const channels = actor.channels === 'ALL' ? {} : { channels: [...actor.channels] }
  for (const side of sides.channelSides.values()) {
    try {
      const [pending] = await side.pendingOperations({ customerKey, ...channels, direction: 'asc', limit: 1 })
      if (pending) return await atChannel(request, pending.channelId, customerKey)
    } catch (error) {
      if (!isTransient(error)) throw error
    }
  }
  return null
}

/** The customer as the channel knows it; null if it does not, or cannot be reached. */
async function atChannel(request: Disclosure, channelId: string, customerKey: string): Promise<CustomerView | null> {
  try {
    return await request.customerAt({ channelId, customerKey })
  } catch (error) {
    if (error instanceof ChannelDatabaseUnavailable) return null
    throw error
  }
}

/**
 * The channel of the customer's newest operation within the actor's channels; null if that has no channel, undefined if
 * there is no operation.
 */
async function channelOfOperation(
  { sides, actor }: Disclosure,
  customerKey: string,
): Promise<string | null | undefined> {
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
