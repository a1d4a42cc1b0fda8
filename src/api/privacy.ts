import { exportCustomer } from '../customer/disclosure/export-customer.ts'
import { revealCustomer } from '../customer/disclosure/reveal-customer.ts'
import { isMasked } from '../privacy/sight.ts'
import type { Resolvers } from './generated/resolvers.ts'

/** Resolvers of privacy.graphql; `Customer.masked` is with the customer's other fields. */
export function disclosureResolvers({ revealMinutes }: { readonly revealMinutes: number }): Resolvers {
  return {
    Mutation: {
      revealCustomer: (_, { input }, context) => revealCustomer(context, { ...input, minutes: revealMinutes }),
      exportCustomer: (_, { input }, context) => exportCustomer(context, input),
    },
    Operation: { masked: ({ customerKey }, _, context) => isMasked(context, customerKey) },
    OperationHistoryEntry: { masked: ({ customerKey }, _, context) => isMasked(context, customerKey) },
    StagingRecord: { masked: ({ customerKey }, _, context) => isMasked(context, customerKey) },
  }
}
