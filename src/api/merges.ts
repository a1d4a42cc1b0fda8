import { assertMayUseHeadquarters } from '../access/headquarters-rights.ts'
import { headquartersOf } from '../between/headquarters-of.ts'
import { mergeCustomers } from '../headquarters/merge/merge-customers.ts'
import { undoMerge } from '../headquarters/merge/undo-merge.ts'
import { CUSTOMER_FIELDS } from '../model/customer-fields.ts'
import { headquartersView } from '../model/customer-view.ts'
import { maskedAttribute, maskedField } from '../privacy/masking.ts'
import { shown } from '../privacy/sight.ts'
import type { Resolvers } from './generated/resolvers.ts'
import type { Context } from './shared/context.ts'
import { encodeNodeId, keyOf } from './shared/node-id.ts'

const atHeadquarters = (customerKey: string, { loaders }: Context) =>
  loaders.customer.load({ channelId: null, customerKey })

const masked = (field: string) => (value: string | null) => {
  const own = CUSTOMER_FIELDS.find((each) => each.field === field)
  return own ? maskedField(own.field, value) : value && maskedAttribute('TEXT', value)
}

export const resolvers: Resolvers = {
  Mutation: {
    mergeCustomers: async (_, { input }, { sides, actor }) => {
      assertMayUseHeadquarters(actor)
      const keepKey = keyOf('Customer', input.keep).toLowerCase()
      const mergeKey = keyOf('Customer', input.merge).toLowerCase()
      const outcome = await mergeCustomers(headquartersOf(sides), actor, {
        keepKey,
        mergeKey,
        choices: input.choices ?? [],
        reason: input.reason ?? null,
        dryRun: input.dryRun ?? false,
      })
      if ('code' in outcome)
        return { customer: null, merge: null, fields: [], parts: [], waitingOperations: 0, userErrors: [outcome] }
      const { customer, fields, ...merged } = outcome
      return {
        ...merged,
        customer: headquartersView(customer),
        fields: fields.map((field) => ({ ...field, keepKey, mergeKey })),
        userErrors: [],
      }
    },
    undoMerge: async (_, { input }, { sides, actor }) => {
      assertMayUseHeadquarters(actor)
      const outcome = await undoMerge(headquartersOf(sides), actor, {
        mergeId: keyOf('CustomerMerge', input.merge),
        reason: input.reason ?? null,
      })
      return 'code' in outcome ? { merge: null, userErrors: [outcome] } : { merge: outcome, userErrors: [] }
    },
  },
  Customer: {
    merges: ({ channelId, customerKey }, _, { loaders }) =>
      channelId === null ? loaders.merges.load(customerKey) : null,
  },
  CustomerMerge: {
    id: ({ mergeId }) => encodeNodeId('CustomerMerge', mergeId),
    mergedId: ({ mergedKey }) => encodeNodeId('Customer', '', mergedKey),
    mergedAccountNumber: ({ mergedAccount }) => mergedAccount,
    kept: ({ keptKey }, _, context) => atHeadquarters(keptKey, context),
    leadsTo: ({ leadsTo }, _, context) => atHeadquarters(leadsTo, context),
  },
  MergedField: {
    keep: ({ keepKey, field, keep }, _, context) => shown(context, keepKey, keep, masked(field)),
    merge: ({ mergeKey, field, merge }, _, context) => shown(context, mergeKey, merge, masked(field)),
  },
}
