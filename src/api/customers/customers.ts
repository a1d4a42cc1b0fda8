import { mayUseChannel } from '../../access/actor.ts'
import { mayUseHeadquarters } from '../../access/headquarters-rights.ts'
import { UNSTORABLE } from '../../db/unstorable.ts'
import { assertMaySearch } from '../../privacy/sight.ts'
import type { CustomerBy, Resolvers } from '../generated/resolvers.ts'
import type { ReadNode } from '../nodes/nodes.ts'
import type { CustomerName } from '../shared/customer-page.ts'
import { refuse } from '../shared/errors.ts'
import { decodeNodeIdOf, keyOf } from '../shared/node-id.ts'
import { channelNamed } from '../shared/references.ts'
import { customerAtChannel, customersAtChannel } from './at-channel/customers.ts'
import { mutationsAtChannel, updateAtChannel } from './at-channel/mutations.ts'
import {
  addressBooksAtHeadquarters,
  customerAtHeadquarters,
  customersAtHeadquarters,
  updateAtHeadquarters,
} from './at-headquarters.ts'
import { customerFields } from './customer-fields.ts'

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
    ...mutationsAtChannel,
    updateCustomer: (_, { input }, context) =>
      input.channel == null
        ? updateAtHeadquarters(input, context)
        : updateAtChannel({ ...input, channel: input.channel }, context),
    setCustomerAddressBooks: (_, { input }, context) => addressBooksAtHeadquarters(input, context),
  },
}

/** Null for a text that cannot be a key. */
function nameOf({ id, accountNumber, asyncCustomerAccount }: CustomerBy): CustomerName | null {
  if (id) return { customerKey: keyOf('Customer', id) }
  if (asyncCustomerAccount) return { customerKey: asyncCustomerAccount }
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
