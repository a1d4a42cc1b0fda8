import { assertMayUseHeadquarters } from '../../access/headquarters-rights.ts'
import { headquartersOf } from '../../between/headquarters-of.ts'
import {
  customersByAccount,
  listCustomersAtHeadquarters,
  listedNameAtHeadquarters,
} from '../../headquarters/customers/find-customers.ts'
import { setAddressBooks } from '../../headquarters/customers/set-address-books.ts'
import { findCard } from '../../headquarters/loyalty/find-card.ts'
import { findByExternalIds } from '../../headquarters/own-customers/put-customers.ts'
import type { CustomerFilter, CustomerOrder } from '../../model/customer-list.ts'
import type { Refused } from '../../model/customer-outcome.ts'
import { type CustomerView, headquartersView } from '../../model/customer-view.ts'
import type { ExternalId } from '../../model/external-id.ts'
import type { LoyaltyCard } from '../../model/loyalty-card.ts'
import type { MutationSetCustomerAddressBooksArgs, QueryCustomersArgs } from '../generated/resolvers.ts'
import type { Context } from '../shared/context.ts'
import {
  type CustomerName,
  type CustomerPage,
  completePlace,
  decodePlace,
  pageOfListed,
} from '../shared/customer-page.ts'
import { refuse } from '../shared/errors.ts'
import { keyOf } from '../shared/node-id.ts'
import { pageRequest } from '../shared/page.ts'
import { legalEntityNamed } from '../shared/references.ts'

/** One customer as headquarters has it. */
export async function customerAtHeadquarters(
  by: CustomerName,
  legalEntity: string | null,
  context: Context,
): Promise<CustomerView | null> {
  const { actor, loaders, sides } = context
  assertMayUseHeadquarters(actor)
  const entity = await legalEntityNamed(context, legalEntity)
  if ('customerKey' in by) return loaders.customer.load({ channelId: null, customerKey: by.customerKey })
  if ('externalId' in by) return customerByExternalId(by.externalId, entity, context)
  const [customer, other] = await customersByAccount(headquartersOf(sides).db, by.accountNumber, entity)
  if (other) throw refuse('BAD_USER_INPUT', 'Several legal entities have this account number. Add a `legalEntity`.')
  return customer ? headquartersView(customer) : null
}

/** A loyalty card as headquarters has it, by its number. */
export async function loyaltyCardAtHeadquarters(
  cardNumber: string,
  { actor, sides }: Context,
): Promise<LoyaltyCard | null> {
  assertMayUseHeadquarters(actor)
  return findCard(headquartersOf(sides).db, cardNumber)
}

async function customerByExternalId(
  externalId: ExternalId,
  legalEntity: string | null,
  { loaders, sides }: Context,
): Promise<CustomerView | null> {
  const [found, other] = await findByExternalIds(headquartersOf(sides).db, legalEntity, [externalId])
  if (other) throw refuse('BAD_USER_INPUT', 'Several legal entities have this external id. Add a `legalEntity`.')
  return found ? loaders.customer.load({ channelId: null, customerKey: found.customerKey }) : null
}

/** A page of headquarters' customers. */
export async function customersAtHeadquarters(
  args: QueryCustomersArgs,
  orderBy: CustomerOrder,
  context: Context,
): Promise<CustomerPage> {
  const { actor, sides } = context
  assertMayUseHeadquarters(actor)
  const { syncState, ...filter }: CustomerFilter & { syncState?: unknown } = { ...args.filter }
  if (syncState) throw refuse('BAD_USER_INPUT', '`syncState` applies to the customers of a channel. Add a `channel`.')
  const request = pageRequest(args)
  const { limit, forward } = request
  const { db } = headquartersOf(sides)
  const place = decodePlace(actor, orderBy, request.cursor)
  const beyond = await completePlace(place, (key) => listedNameAtHeadquarters(db, key))
  const legalEntity = await legalEntityNamed(context, args.legalEntity)
  const listed = await listCustomersAtHeadquarters(db, { legalEntity, filter, orderBy, limit, forward, beyond })
  const views = listed.map(({ place, customer }) => ({ place, customer: headquartersView(customer) }))
  return Object.assign(pageOfListed(actor, request, views, orderBy), { searchedLocation: 'LOCAL' as const })
}

/** Sets the address books of a customer; 1010 brings it to their channels. */
export async function addressBooksAtHeadquarters(
  { customerId, addressBooks, reason }: MutationSetCustomerAddressBooksArgs['input'],
  { actor, sides }: Context,
): Promise<{ customer: CustomerView | null; userErrors: Refused[] }> {
  const hq = headquartersOf(sides)
  assertMayUseHeadquarters(actor)
  const customerKey = keyOf('Customer', customerId)
  const outcome = await setAddressBooks(hq, actor, { customerKey, addressBooks, reason: reason ?? null })
  return 'code' in outcome
    ? { customer: null, userErrors: [outcome] }
    : { customer: headquartersView(outcome), userErrors: [] }
}
