import { type Actor, assertMayUseChannel, Forbidden } from '../access/actor.ts'
import { onChannelDatabase } from '../exchange/headquarters-of.ts'
import type { CustomerBy as CustomerByInput, QueryCustomersArgs } from '../generated/resolvers.ts'
import type { Context } from '../server/context.ts'
import { refuse } from '../server/errors.ts'
import { decodeNodeIdOf, keyOf } from '../server/node-id.ts'
import { pageAsked, pageOf } from '../server/page.ts'
import { openChannel } from './channel-server.ts'
import { isUnstorable } from './check-field.ts'
import { type CustomerPage, decodePlace, encodePlace } from './customer-page.ts'
import type { CustomerView } from './customer-view.ts'
import { type CustomerBy, findCustomer } from './find-customer.ts'
import { type CustomerFilter, type CustomerOrder, listCustomers } from './list-customers.ts'
import { searchAllStores } from './search-all-stores.ts'

/** One customer, of a channel or of headquarters. */
export async function customerOf(
  by: CustomerByInput,
  args: { channel?: string | null | undefined; legalEntity?: string | null | undefined },
  context: Context,
): Promise<CustomerView | null> {
  const [ofId = ''] = by.id ? (decodeNodeIdOf('Customer', by.id) ?? []) : []
  const channelId = args.channel ? keyOf('Channel', args.channel) : ofId
  const named = namedBy(by)
  if (!named) return null
  if (channelId === '') return customerAtHeadquarters(named, args.legalEntity ?? null, context)
  assertMayUseChannel(context.actor, channelId)
  const channel = await openChannel(context.sides, channelId)
  if (!channel) return null
  return onChannelDatabase(() => findCustomer(channel.server.db, channel.setting.channel, named))
}

/** Null for a text that nothing can be called. */
function namedBy({ id, accountNumber, asyncCustomerAccount }: CustomerByInput): CustomerBy | null {
  if (id) return { customerKey: keyOf('Customer', id) }
  if (asyncCustomerAccount) return { customerKey: asyncCustomerAccount }
  return accountNumber && !isUnstorable(accountNumber) ? { accountNumber } : null
}

/** Customers of a channel or of headquarters, by pages. */
export async function customersOf(args: QueryCustomersArgs, context: Context): Promise<CustomerPage> {
  const filter: CustomerFilter = { ...args.filter }
  for (const text of [filter.search, filter.name, filter.email, filter.phone, filter.accountNumber])
    if (text && isUnstorable(text))
      throw refuse('BAD_USER_INPUT', 'A text of the filter has a character that cannot be stored.')
  const orderBy = args.orderBy ?? 'NAME_ASC'
  if (!args.channel) return customersAtHeadquarters(args, filter, orderBy, context)
  const channelId = keyOf('Channel', args.channel)
  assertMayUseChannel(context.actor, channelId)
  const asked = pageAsked(args)
  const channel = await openChannel(context.sides, channelId)
  if (!channel) return { ...pageOf<CustomerView>(asked, [], () => ''), searchedLocation: 'LOCAL' }
  const { server, setting } = channel
  return onChannelDatabase(async () => {
    const text = filter.search ?? filter.name ?? filter.email ?? filter.phone ?? filter.accountNumber
    const everywhere =
      args.searchLocation === 'ALL' && text
        ? await searchAllStores(server, context.actor, setting, { text, limit: asked.limit })
        : null
    // Headquarters' answer is one page, whole: it is asked again with a longer text, not paged through.
    if (everywhere) {
      const page = pageOf({ ...asked, cursor: null }, everywhere.slice(0, asked.limit), (customer) =>
        encodePlace(orderBy, { value: customer.name ?? '', customerKey: customer.customerKey }),
      )
      return { ...page, searchedLocation: 'ALL' }
    }
    const beyond = decodePlace(orderBy, asked.cursor)
    const { limit, forward } = asked
    const listed = await listCustomers(server.db, setting.channel, { filter, orderBy, limit, forward, beyond })
    const page = pageOf(asked, listed, ({ place }) => encodePlace(orderBy, place))
    const edges = page.edges.map(({ cursor, node }) => ({ cursor, node: node.customer }))
    return { ...page, edges, nodes: edges.map(({ node }) => node), searchedLocation: 'LOCAL' }
  })
}

/** Headquarters has the customers of all channels: a token that is for some channels must name one of them. */
export function assertMayReadHeadquarters(actor: Actor): void {
  if (actor.channels !== 'ALL')
    throw new Forbidden('This token reads customers of its channels only: name one with `channel`.')
}

async function customerAtHeadquarters(
  by: CustomerBy,
  legalEntity: string | null,
  { actor, loaders }: Context,
): Promise<CustomerView | null> {
  assertMayReadHeadquarters(actor)
  if ('customerKey' in by) return loaders.customer.load({ channelId: null, customerKey: by.customerKey })
  throw new Error(`An account number alone is not looked up at headquarters yet (${legalEntity === null}).`)
}

async function customersAtHeadquarters(
  _args: QueryCustomersArgs,
  _filter: CustomerFilter,
  _orderBy: CustomerOrder,
  { actor }: Context,
): Promise<CustomerPage> {
  assertMayReadHeadquarters(actor)
  throw new Error("Headquarters' customers are not listed yet.")
}
