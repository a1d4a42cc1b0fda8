import { sql } from 'drizzle-orm'
import { type Actor, mayUseChannel } from '../../access/actor.ts'
import { inChannels } from '../../access/scope-sql.ts'
import { ChannelDatabaseUnreachable, headquartersOf } from '../../between/headquarters-of.ts'
import type { Sides } from '../../between/sides.ts'
import { execute } from '../../db/client.ts'
import { isTransient } from '../../db/errors.ts'
import { isUuid } from '../../db/uuid.ts'
import type { CustomerView } from '../../model/customer-view.ts'

/** A disclosure: by whom, in which request, and how a customer is read at a channel or (`channelId` null) headquarters. */
export type Disclosure = {
  readonly actor: Actor
  readonly requestId: string
  readonly sides: Sides
  customerAt(name: { channelId: string | null; customerKey: string }): Promise<CustomerView | null>
}

/** A customer by its key, and the channel that was named with it. */
export type NamedPerson = { customerKey: string; channelId: string | null }

/** A person that something is held about. `customer` is null when that is only an operation which nothing came of. */
export type Person = { customerKey: string; customer: CustomerView | null }

/**
 * The person, as headquarters has the customer, or as a channel does while headquarters does not. Null when nothing is
 * held within the actor's channels.
 */
export async function findPerson(request: Disclosure, { customerKey, channelId }: NamedPerson): Promise<Person | null> {
  if (!isUuid(customerKey)) return null
  const named =
    channelId !== null && mayUseChannel(request.actor, channelId)
      ? await atChannel(request, channelId, customerKey)
      : null
  const customer =
    named ?? (await request.customerAt({ channelId: null, customerKey })) ?? (await onItsWay(request, customerKey))
  if (customer) return { customerKey, customer }
  const ofOperation = await channelOfOperation(request, customerKey)
  if (ofOperation === undefined) return null
  return { customerKey, customer: ofOperation === null ? null : await atChannel(request, ofOperation, customerKey) }
}

/** A customer that headquarters has not received: some channel database has its operation on the way. */
async function onItsWay(request: Disclosure, customerKey: string): Promise<CustomerView | null> {
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

/** The customer as the channel knows it; null when it does not, or cannot be asked. */
async function atChannel(request: Disclosure, channelId: string, customerKey: string): Promise<CustomerView | null> {
  try {
    return await request.customerAt({ channelId, customerKey })
  } catch (error) {
    if (error instanceof ChannelDatabaseUnreachable) return null
    throw error
  }
}

/** The channel of the customer's newest operation within the actor's channels; null: of none, undefined: there is no operation. */
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
