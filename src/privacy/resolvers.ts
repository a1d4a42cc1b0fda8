import type { Resolvers } from '../generated/resolvers.ts'
import type { Limits } from '../server/limits.ts'
import { exportCustomer } from './export-customer.ts'
import { revealCustomer } from './reveal-customer.ts'
import { isMasked } from './sight.ts'

/** Resolvers of privacy.graphql; `Customer.masked` is with the customer's other fields. */
export function privacyResolvers({ revealMinutes }: Pick<Limits, 'revealMinutes'>): Resolvers {
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
