import { assertMayUseChannel } from '../../../access/actor.ts'
import { onChannelDatabase } from '../../../between/headquarters-of.ts'
import { keyOfNamed } from '../../../channel/capture/given-id.ts'
import { openChannel } from '../../../channel/channel-database.ts'
import { findCustomer } from '../../../channel/customers/find-customer.ts'
import { listCustomers, listedName } from '../../../channel/customers/list-customers.ts'
import type { ChannelCustomerFilter } from '../../../channel/customers/list-page.ts'
import { findLoyaltyCard } from '../../../channel/customers/loyalty-cards.ts'
import { searchAllStores } from '../../../channel/realtime/search-all-stores.ts'
import type { SearchField } from '../../../db/search-query.ts'
import type { CustomerOrder } from '../../../model/customer-list.ts'
import type { CustomerView } from '../../../model/customer-view.ts'
import type { LoyaltyCard } from '../../../model/loyalty-card.ts'
import type { QueryCustomersArgs } from '../../generated/resolvers.ts'
import type { Context } from '../../shared/context.ts'
import {
  type CustomerName,
  type CustomerPage,
  completePlace,
  decodePlace,
  encodePlace,
  pageOfListed,
} from '../../shared/customer-page.ts'
import { pageOf, pageRequest } from '../../shared/page.ts'

/** One customer as a channel has it; null while the channel has no configuration. */
export async function customerAtChannel(
  by: CustomerName,
  channelId: string,
  { actor, sides }: Context,
): Promise<CustomerView | null> {
  assertMayUseChannel(actor, channelId)
  const channel = await openChannel(sides, channelId)
  if (!channel) return null
  const { database, setting } = channel
  return onChannelDatabase(async () => {
    if (!('customerKey' in by)) return findCustomer(database.db, setting.channel, by)
    const customerKey = await keyOfNamed(database.db, channelId, by.customerKey)
    return findCustomer(database.db, setting.channel, { customerKey })
  })
}

/** A loyalty card as a channel has it, by its number. */
export async function loyaltyCardAtChannel(
  cardNumber: string,
  channelId: string,
  { actor, sides }: Context,
): Promise<LoyaltyCard | null> {
  assertMayUseChannel(actor, channelId)
  const channel = await openChannel(sides, channelId)
  if (!channel) return null
  const { database, setting } = channel
  return onChannelDatabase(() => findLoyaltyCard(database.db, setting.channel.dataAreaId, cardNumber))
}

/** A page of a channel's customers; `searchLocation: ALL` searches all stores through headquarters. */
export async function customersAtChannel(
  args: QueryCustomersArgs,
  channelId: string,
  orderBy: CustomerOrder,
  { actor, sides }: Context,
): Promise<CustomerPage> {
  assertMayUseChannel(actor, channelId)
  const filter: ChannelCustomerFilter = { ...args.filter }
  const request = pageRequest(args)
  const channel = await openChannel(sides, channelId)
  if (!channel) return { ...pageOf<CustomerView>(request, [], () => ''), searchedLocation: 'LOCAL' }
  const { database, setting } = channel
  return onChannelDatabase(async () => {
    const sought = args.searchLocation === 'ALL' ? soughtEverywhere(filter) : null
    const everywhere = sought && (await searchAllStores(database, actor, setting, { ...sought, limit: request.limit }))
    // Headquarters returns a single page: to see more, the caller searches with a longer text.
    if (everywhere) {
      const page = pageOf({ ...request, cursor: null }, everywhere.slice(0, request.limit), (customer) =>
        encodePlace(actor, orderBy, { value: customer.name ?? '', customerKey: customer.customerKey }),
      )
      return Object.assign(page, { searchedLocation: 'ALL' as const })
    }
    const place = decodePlace(actor, orderBy, request.cursor)
    const beyond = await completePlace(place, (key) => listedName(database.db, setting.channel, key))
    const { limit, forward } = request
    const listed = await listCustomers(database.db, setting.channel, { filter, orderBy, limit, forward, beyond })
    return Object.assign(pageOfListed(actor, request, listed, orderBy), { searchedLocation: 'LOCAL' as const })
  })
}

/** The first text of the filter, searched in its own field: an account number does not match a name. */
function soughtEverywhere({ search, ...fields }: ChannelCustomerFilter): { text: string; field?: SearchField } | null {
  if (search) return { text: search }
  for (const field of ['name', 'email', 'phone', 'accountNumber'] as const) {
    const text = fields[field]
    if (text) return { text, field }
  }
  return null
}
