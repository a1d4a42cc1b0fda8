import { assertMayUseHeadquarters } from '../../access/headquarters-rights.ts'
import type { Message } from '../../live/batches.ts'
import { customersChanged } from '../../live/subscriptions.ts'
import { type Live, liveOf, livePage } from '../../live/views.ts'
import type { LogEvent } from '../../model/event.ts'
import type { Resolvers } from '../generated/resolvers.ts'
import type { Context } from '../shared/context.ts'
import { encodeNodeId } from '../shared/node-id.ts'
import { pageRequest } from '../shared/page.ts'

function changes({ sides, actor }: Context, after: string | null | undefined) {
  assertMayUseHeadquarters(actor)
  return customersChanged(sides, actor, after ?? null)
}

/** The customer of an event that `customersChanged` selects: it has one. */
function customerOf({ customerKey }: LogEvent): string {
  if (customerKey === null) throw new Error('The event has no customer.')
  return customerKey
}

/** Without the changes of a customer that changes again on the same page. */
function onceEach(events: readonly Live<'CustomerChanged'>[]): Live<'CustomerChanged'>[] {
  const last = new Map<string, Live<'CustomerChanged'>>()
  for (const each of events) if ('event' in each) last.set(customerOf(each.event), each)
  return events.filter((each) => !('event' in each) || last.get(customerOf(each.event)) === each)
}

export const resolvers: Resolvers = {
  Query: {
    customersChanged: async (_, { after, first }, context) => {
      const page = await livePage('CustomerChanged', changes(context, after), {}, pageRequest({ first }).limit)
      return { ...page, events: onceEach(page.events) }
    },
  },
  Subscription: {
    customersChanged: {
      subscribe: (_, { after }, context) => changes(context, after),
      resolve: (message: Message) => liveOf('CustomerChanged', message, () => ({})),
    },
  },
  CustomerChanged: {
    at: ({ event }) => event.at,
    customerId: ({ event }) => encodeNodeId('Customer', '', customerOf(event)),
    change: async ({ event }, _, { loaders }) => {
      if (event.kind === 'CUSTOMER' && event.status === 'ERASED') return 'ERASED'
      // An operation of a merged customer that came later is about the kept one.
      return (await loaders.redirect.load(customerOf(event))) === null ? 'SAVED' : 'MERGED'
    },
    customer: async ({ event }, _, { loaders }) => {
      const customerKey = customerOf(event)
      const customer = await loaders.customer.load({ channelId: null, customerKey })
      // Another one: the customer was merged into it.
      return customer?.customerKey === customerKey ? customer : null
    },
    mergedInto: async ({ event }, _, { loaders }) => {
      const leadsTo = await loaders.redirect.load(customerOf(event))
      return leadsTo && encodeNodeId('Customer', '', leadsTo)
    },
  },
}
