import { Forbidden } from '../access/actor.ts'
import { headquartersOf } from '../between/headquarters-of.ts'
import { isUuid } from '../db/uuid.ts'
import { acceptDifference } from '../headquarters/reconcile/accept-difference.ts'
import { findDifference, listDifferences } from '../headquarters/reconcile/list-differences.ts'
import { HEADQUARTERS } from '../headquarters/reconcile/reconcile.ts'
import { reconcileNow } from '../headquarters/reconcile/reconcile-now.ts'
import { refused } from '../headquarters/reconcile/refusals.ts'
import { restoreCustomers } from '../headquarters/reconcile/restore-customers.ts'
import { explanationsOf } from '../model/explanation.ts'
import type { Resolvers } from './generated/resolvers.ts'
import type { ReadNode } from './nodes/nodes.ts'
import { encodeNodeId, keyOf } from './shared/node-id.ts'
import { numberBeyond, pageOf, pageRequest } from './shared/page.ts'
import { channelDatabaseNamed } from './shared/references.ts'

/** How `node` reads a difference. */
export const nodes: Readonly<Record<'Difference', ReadNode>> = {
  Difference: async ([key = ''], { sides, actor }) => {
    const found = isUuid(key) ? await findDifference(headquartersOf(sides).db, key, actor.channels) : null
    return found && { __typename: 'Difference', ...found }
  },
}

export const resolvers: Resolvers = {
  Query: {
    reconciliation: (_, __, { actor, loaders }) => {
      if (actor.channels !== 'ALL')
        throw new Forbidden("Headquarters' own records require a token with access to all channels.")
      return loaders.reconciliation.load(HEADQUARTERS)
    },
    differences: async (_, { status, kind, channelDatabase, ...args }, context) => {
      const { sides, actor } = context
      const request = pageRequest(args)
      const found = await listDifferences(
        headquartersOf(sides).db,
        {
          statuses: status ?? null,
          kinds: kind ?? null,
          channelDatabase: await channelDatabaseNamed(context, channelDatabase),
          beyond: numberBeyond('DifferenceCursor', request.cursor),
          limit: request.limit + 1,
        },
        actor.channels,
      )
      return pageOf(request, found, ({ number }) => encodeNodeId('DifferenceCursor', number))
    },
  },
  Mutation: {
    reconcile: async (_, { input }, { sides, actor, loaders }) => {
      const { legalEntity, changesOnly, dryRun, wait } = input
      const request = { channelDatabase: databaseKey(input.channelDatabase), legalEntity: legalEntity ?? null }
      const outcome = await reconcileNow(
        sides,
        actor,
        { ...request, changes: changesOnly ?? false, dryRun: dryRun ?? false },
        wait ?? true,
      )
      loaders.reconciliation.clearAll()
      return outcome
    },
    restoreCustomers: async (_, { input }, { sides, actor, loaders }) => {
      const keys = input.differences?.map((id) => keyOf('Difference', id).toLowerCase()) ?? null
      const outcome = await restoreCustomers(sides, actor, { differences: keys, reason: input.reason })
      loaders.reconciliation.clearAll()
      return outcome
    },
    acceptDifference: async (_, { input }, { sides, actor, loaders }) => {
      const id = keyOf('Difference', input.difference).toLowerCase()
      if (!isUuid(id))
        return { difference: null, userErrors: [refused('NOT_FOUND', 'difference', 'This difference does not exist.')] }
      const outcome = await acceptDifference(sides, actor, { id, reason: input.reason })
      loaders.reconciliation.clearAll()
      return outcome
    },
  },
  ChannelDatabase: {
    reconciliation: ({ key }, _, { loaders }) => loaders.reconciliation.load(key),
  },
  Reconciliation: {
    explanations: ({ message }) => explanationsOf(message),
    run: ({ runId }, _, { loaders }) => loaders.batchRun.load(runId),
  },
  Difference: {
    legalEntity: ({ dataAreaId }) => dataAreaId,
    id: ({ differenceId }) => encodeNodeId('Difference', differenceId),
    channelDatabase: ({ channelDatabaseId }) => databaseOf(channelDatabaseId),
    asyncCustomerAccount: ({ customerKey }) => customerKey,
    otherAsyncCustomerAccount: ({ otherCustomerKey }) => otherCustomerKey,
    run: ({ runId }, _, { loaders }) => loaders.batchRun.load(runId),
  },
  DifferenceCount: {
    channelDatabase: ({ channelDatabaseId }) => databaseOf(channelDatabaseId),
  },
  ReconciledPlace: {
    channelDatabase: ({ place }) => databaseOf(place === HEADQUARTERS ? null : place),
    whyNotCompared: ({ why }) => why,
    differences: ({ found }) => found,
    rowsCompared: ({ rows }) => rows,
  },
}

const databaseOf = (id: string | null) => (id === null ? null : { key: id })
const databaseKey = (id: string | null | undefined) => (id == null ? null : keyOf('ChannelDatabase', id))
