import { type Actor, assertMayUseChannel } from '../../access/actor.ts'
import { headquartersOf, onChannelDatabase } from '../../between/headquarters-of.ts'
import { openChannel } from '../../channel/channel-server.ts'
import { type CustomerBy, findCustomer } from '../../channel/customers/find-customer.ts'
import {
  type CustomerFilter,
  type CustomerOrder,
  type ListedCustomer,
  listCustomers,
  listedName,
} from '../../channel/customers/list-customers.ts'
import { searchAllStores } from '../../channel/realtime/search-all-stores.ts'
import { isUnstorable } from '../../channel/validate/check-field.ts'
import { type CustomerPage, completePlace, decodePlace, encodePlace } from '../../customer/customer-page.ts'
import { assertMayUseHeadquarters } from '../../customer/who.ts'
import type { SearchField } from '../../db/search-query.ts'
import {
  customersByAccount,
  listCustomersAtHeadquarters,
  listedNameAtHeadquarters,
} from '../../headquarters/customers/find-customers.ts'
import { type CustomerView, headquartersView } from '../../model/customer-view.ts'
import { assertMaySearch } from '../../privacy/sight.ts'
import type { CustomerBy as CustomerByInput, QueryCustomersArgs } from '../generated/resolvers.ts'
import type { Context } from '../shared/context.ts'
import { refuse } from '../shared/errors.ts'
import { decodeNodeIdOf, keyOf } from '../shared/node-id.ts'
import { type Page, type PageAsked, pageAsked, pageOf } from '../shared/page.ts'

/** One customer, of a channel or of headquarters. */
export async function customerOf(
  by: CustomerByInput,
  args: { channel?: string | null | undefined; legalEntity?: string | null | undefined },
  context: Context,
): Promise<CustomerView | null> {
  const [ofId = ''] = by.id ? (decodeNodeIdOf('Customer', by.id) ?? []) : []
  const channelId = args.channel ? keyOf('Channel', args.channel) : ofId
  const named = namedBy(by)
  if (!named || isUnstorable(args.legalEntity ?? '')) return null
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
  const { search, name, email, phone, accountNumber } = filter
  for (const text of [search, name, email, phone, accountNumber, args.legalEntity])
    if (text && isUnstorable(text))
      throw refuse('BAD_USER_INPUT', 'A text of the filter has a character that cannot be stored.')
  if (search ?? name ?? email ?? phone) assertMaySearch(context.actor)
  const orderBy = args.orderBy ?? 'NAME_ASC'
  if (!args.channel) return customersAtHeadquarters(args, filter, orderBy, context)
  const channelId = keyOf('Channel', args.channel)
  assertMayUseChannel(context.actor, channelId)
  const asked = pageAsked(args)
  const channel = await openChannel(context.sides, channelId)
  if (!channel) return { ...pageOf<CustomerView>(asked, [], () => ''), searchedLocation: 'LOCAL' }
  const { server, setting } = channel
  return onChannelDatabase(async () => {
    const sought = args.searchLocation === 'ALL' ? soughtEverywhere(filter) : null
    const everywhere =
      sought && (await searchAllStores(server, context.actor, setting, { ...sought, limit: asked.limit }))
    // Headquarters' answer is one page, whole: it is asked again with a longer text, not paged through.
    if (everywhere) {
      const page = pageOf({ ...asked, cursor: null }, everywhere.slice(0, asked.limit), (customer) =>
        encodePlace(context.actor, orderBy, { value: customer.name ?? '', customerKey: customer.customerKey }),
      )
      return { ...page, searchedLocation: 'ALL' }
    }
    const place = decodePlace(context.actor, orderBy, asked.cursor)
    const beyond = await completePlace(place, (key) => listedName(server.db, setting.channel, key))
    const { limit, forward } = asked
    const listed = await listCustomers(server.db, setting.channel, { filter, orderBy, limit, forward, beyond })
    return { ...pageOfListed(context.actor, asked, listed, orderBy), searchedLocation: 'LOCAL' }
  })
}

/** The first text of the filter, which is sought in its own field: an account number finds nobody by an e-mail address or a name. */
function soughtEverywhere({ search, ...fields }: CustomerFilter): { text: string; field?: SearchField } | null {
  if (search) return { text: search }
  for (const field of ['name', 'email', 'phone', 'accountNumber'] as const) {
    const text = fields[field]
    if (text) return { text, field }
  }
  return null
}

async function customerAtHeadquarters(
  by: CustomerBy,
  legalEntity: string | null,
  { actor, loaders, sides }: Context,
): Promise<CustomerView | null> {
  assertMayUseHeadquarters(actor)
  if ('customerKey' in by) return loaders.customer.load({ channelId: null, customerKey: by.customerKey })
  const [customer, other] = await customersByAccount(headquartersOf(sides).db, by.accountNumber, legalEntity)
  if (other)
    throw refuse('BAD_USER_INPUT', 'Several legal entities gave this account number. Name one with `legalEntity`.')
  return customer ? headquartersView(customer) : null
}

async function customersAtHeadquarters(
  args: QueryCustomersArgs,
  { syncState, ...filter }: CustomerFilter,
  orderBy: CustomerOrder,
  { actor, sides }: Context,
): Promise<CustomerPage> {
  assertMayUseHeadquarters(actor)
  if (syncState) throw refuse('BAD_USER_INPUT', '`syncState` is about customers of a channel: name one with `channel`.')
  const asked = pageAsked(args)
  const { limit, forward } = asked
  const { db } = headquartersOf(sides)
  const place = decodePlace(actor, orderBy, asked.cursor)
  const beyond = await completePlace(place, (key) => listedNameAtHeadquarters(db, key))
  const legalEntity = args.legalEntity ?? null
  const list = { legalEntity, filter, orderBy, limit, forward, beyond }
  const listed = await listCustomersAtHeadquarters(db, list)
  const views = listed.map(({ place, customer }) => ({ place, customer: headquartersView(customer) }))
  return { ...pageOfListed(actor, asked, views, orderBy), searchedLocation: 'LOCAL' }
}

function pageOfListed(
  actor: Actor,
  asked: PageAsked,
  listed: readonly ListedCustomer[],
  orderBy: CustomerOrder,
): Page<CustomerView> {
  const page = pageOf(asked, listed, ({ place }) => encodePlace(actor, orderBy, place))
  const edges = page.edges.map(({ cursor, node }) => ({ cursor, node: node.customer }))
  return { ...page, edges, nodes: edges.map(({ node }) => node) }
}
