import { mayUseChannel } from '../../access/actor.ts'
import { mayUseHeadquarters } from '../../access/headquarters-rights.ts'
import { UNSTORABLE } from '../../db/unstorable.ts'
import { assertMaySearch } from '../../privacy/sight.ts'
import type { CustomerBy, Resolvers } from '../generated/resolvers.ts'
import type { ReadNode } from '../nodes/nodes.ts'
import type { Context } from '../shared/context.ts'
import type { CustomerName } from '../shared/customer-page.ts'
import { refuse } from '../shared/errors.ts'
import { decodeNodeIdOf, keyOf } from '../shared/node-id.ts'
import { channelNamed } from '../shared/references.ts'
import { customerAtChannel, customersAtChannel } from './at-channel/customers.ts'
import { throughChannel } from './at-channel/mutations.ts'
import { addressBooksAtHeadquarters, customerAtHeadquarters, customersAtHeadquarters } from './at-headquarters.ts'
import { customerFields } from './customer-fields.ts'
import { readLoyaltyCard } from './loyalty-card.ts'
import { atHeadquarters as own } from './own-mutations.ts'

// A customer is read and changed through a channel, or at headquarters when no channel is given.

export const resolvers: Resolvers = {
  ...customerFields,
  Query: {
    async customer(_, { by, channel, legalEntity }, context) {
      const [ofId = ''] = by.id ? (decodeNodeIdOf('Customer', by.id) ?? []) : []
      const channelId = channel == null ? ofId : await channelNamed(context, channel)
      const name = nameOf(by)
      if (!name) return null
      return channelId === ''
        ? customerAtHeadquarters(name, legalEntity ?? null, context)
        : customerAtChannel(name, channelId, context)
    },
    loyaltyCard: (_, { cardNumber, channel }, context) => readLoyaltyCard(context, cardNumber, channel ?? null),
    async customers(_, args, context) {
      const { search, name, email, phone, accountNumber } = args.filter ?? {}
      for (const text of [search, name, email, phone, accountNumber, args.legalEntity])
        if (text && UNSTORABLE.test(text))
          throw refuse('BAD_USER_INPUT', 'The filter contains a character that cannot be stored.')
      if (search ?? name ?? email ?? phone) assertMaySearch(context.actor)
      const orderBy = args.orderBy ?? 'NAME_ASC'
      return args.channel != null
        ? customersAtChannel(args, await channelNamed(context, args.channel), orderBy, context)
        : customersAtHeadquarters(args, orderBy, context)
    },
  },
  Mutation: {
    createCustomer: (_, { input }, context) => where(input, context, throughChannel.createCustomer, own.createCustomer),
    createCustomers: (_, { input }, context) =>
      where(input, context, throughChannel.createCustomers, own.createCustomers),
    updateCustomer: (_, { input }, context) => where(input, context, throughChannel.updateCustomer, own.updateCustomer),
    addCustomerAddress: (_, { input }, context) =>
      where(input, context, throughChannel.addCustomerAddress, own.addCustomerAddress),
    updateCustomerAddress: (_, { input }, context) =>
      where(input, context, throughChannel.updateCustomerAddress, own.updateCustomerAddress),
    removeCustomerAddress: (_, { input }, context) =>
      where(input, context, throughChannel.removeCustomerAddress, own.removeCustomerAddress),
    setCustomerContact: (_, { input }, context) =>
      where(input, context, throughChannel.setCustomerContact, own.setCustomerContact),
    removeCustomerContact: (_, { input }, context) =>
      where(input, context, throughChannel.removeCustomerContact, own.removeCustomerContact),
    addCustomerAffiliation: (_, { input }, context) =>
      where(input, context, throughChannel.addCustomerAffiliation, own.addCustomerAffiliation),
    removeCustomerAffiliation: (_, { input }, context) =>
      where(input, context, throughChannel.removeCustomerAffiliation, own.removeCustomerAffiliation),
    setCustomerAttributes: (_, { input }, context) =>
      where(input, context, throughChannel.setCustomerAttributes, own.setCustomerAttributes),
    setCustomerExternalIds: (_, { input }, context) =>
      where(input, context, throughChannel.setCustomerExternalIds, own.setCustomerExternalIds),
    putCustomer: (_, { input }, context) => own.putCustomer(input, context),
    putCustomers: (_, { input }, context) => own.putCustomers(input, context),
    issueLoyaltyCard: (_, { input }, context) => throughChannel.issueLoyaltyCard(input, context),
    linkLoyaltyCard: (_, { input }, context) => throughChannel.linkLoyaltyCard(input, context),
    adoptCustomer: (_, { input }, context) => throughChannel.adoptCustomer(input, context),
    setCustomerAddressBooks: (_, { input }, context) => addressBooksAtHeadquarters(input, context),
  },
}

type Place = { readonly channel?: string | null | undefined }

/** Through the channel that the input names, or at headquarters when it names none. */
const where = <Input extends Place, Outcome>(
  input: Input,
  context: Context,
  atChannel: (input: Input & { channel: string }, context: Context) => Promise<Outcome>,
  atHeadquarters: (input: Input, context: Context) => Promise<Outcome>,
): Promise<Outcome> =>
  input.channel == null ? atHeadquarters(input, context) : atChannel({ ...input, channel: input.channel }, context)

/** Null for a text that cannot be a key. */
function nameOf({ id, accountNumber, asyncCustomerAccount, externalId }: CustomerBy): CustomerName | null {
  if (id) return { customerKey: keyOf('Customer', id) }
  if (asyncCustomerAccount) return { customerKey: asyncCustomerAccount }
  if (externalId) return UNSTORABLE.test(externalId.system + externalId.id) ? null : { externalId }
  return accountNumber && !UNSTORABLE.test(accountNumber) ? { accountNumber } : null
}

/** How `node` reads a customer: by its channel (empty: headquarters) and its key. */
export const nodes: Readonly<Record<'Customer', ReadNode>> = {
  Customer: async ([channelId = '', customerKey = ''], { actor, loaders }) => {
    const reaches = channelId === '' ? mayUseHeadquarters(actor) : mayUseChannel(actor, channelId)
    if (!reaches) return null
    const customer = await loaders.customer.load({ channelId: channelId === '' ? null : channelId, customerKey })
    return customer && { __typename: 'Customer', ...customer }
  },
}
