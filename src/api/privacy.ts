import { exportCustomer } from '../headquarters/disclosure/export-customer.ts'
import type { Disclosure, NamedPerson } from '../headquarters/disclosure/find-person.ts'
import { revealCustomer } from '../headquarters/disclosure/reveal-customer.ts'
import { isMasked } from '../privacy/sight.ts'
import type { Resolvers } from './generated/resolvers.ts'
import type { Context } from './shared/context.ts'
import { decodeNodeIdOf, keyOf } from './shared/node-id.ts'

/** Resolvers of privacy.graphql, except `Customer.masked`, which is with the customer's other fields. */
export function privacyResolvers({ revealMinutes }: { readonly revealMinutes: number }): Resolvers {
  return {
    Mutation: {
      async revealCustomer(_, { input }, context) {
        const named = { ...input, customer: personNamed(input.customer), minutes: revealMinutes }
        const outcome = await revealCustomer(disclosure(context), named)
        const revealed = outcome.customer?.customerKey
        if (revealed) context.loaders.customerReveal.clear(revealed).prime(revealed, true)
        return outcome
      },
      exportCustomer: (_, { input }, context) =>
        exportCustomer(disclosure(context), { ...input, customer: personNamed(input.customer) }),
    },
    Operation: { masked: ({ customerKey }, _, context) => isMasked(context, customerKey) },
    OperationHistoryEntry: { masked: ({ customerKey }, _, context) => isMasked(context, customerKey) },
    StagingRecord: { masked: ({ customerKey }, _, context) => isMasked(context, customerKey) },
  }
}

const disclosure = ({ actor, requestId, sides, loaders }: Context): Disclosure => ({
  actor,
  requestId,
  sides,
  customerAt: (name) => loaders.customer.load(name),
})

/** The customer of a node id or a temporary GUID. */
function personNamed(id: string): NamedPerson {
  const [channelId = ''] = decodeNodeIdOf('Customer', id) ?? []
  return { customerKey: keyOf('Customer', id).toLowerCase(), channelId: channelId === '' ? null : channelId }
}
