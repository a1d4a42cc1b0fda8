import { type Actor, Forbidden } from '../access/actor.ts'
import { headquartersOf } from '../between/headquarters-of.ts'
import { isUuid } from '../db/uuid.ts'
import { eraseCustomer } from '../headquarters/erasure/erase-customer.ts'
import { findErasure, listErasures } from '../headquarters/erasure/erasure-view.ts'
import { unknownCustomer } from '../headquarters/erasure/refusals.ts'
import type { Resolvers } from './generated/resolvers.ts'
import type { ReadNode } from './nodes/nodes.ts'
import { encodeNodeId, keyOf } from './shared/node-id.ts'
import { numberBeyond, pageOf, pageRequest } from './shared/page.ts'

/** How `node` reads an erasure: by its customer's key. */
export const nodes: Readonly<Record<'Erasure', ReadNode>> = {
  Erasure: async ([key = ''], { sides, actor }) => {
    assertAllChannels(actor)
    const erasure = isUuid(key) ? await findErasure(headquartersOf(sides).db, key) : null
    return erasure && { __typename: 'Erasure', ...erasure }
  },
}

export const resolvers: Resolvers = {
  Query: {
    erasure: (_, { id }, { sides, actor }) => {
      assertAllChannels(actor)
      const key = keyOf('Erasure', keyOf('Customer', id)).toLowerCase()
      return isUuid(key) ? findErasure(headquartersOf(sides).db, key) : null
    },
    erasures: async (_, { waiting, ...args }, { sides, actor }) => {
      assertAllChannels(actor)
      const request = pageRequest(args)
      const erasures = await listErasures(headquartersOf(sides).db, {
        waiting: waiting ?? null,
        beyond: numberBeyond('ErasureCursor', request.cursor),
        limit: request.limit + 1,
      })
      return pageOf(request, erasures, ({ number }) => encodeNodeId('ErasureCursor', number))
    },
  },
  Mutation: {
    eraseCustomer: async (_, { input }, { sides, actor }) => {
      const customerKey = keyOf('Customer', input.customer).toLowerCase()
      if (!isUuid(customerKey)) return { erasure: null, rehearsal: null, userErrors: [unknownCustomer()] }
      return eraseCustomer(sides, actor, { customerKey, reason: input.reason, dryRun: input.dryRun ?? false })
    },
  },
  Erasure: {
    id: ({ customerKey }) => encodeNodeId('Erasure', customerKey),
    legalEntity: ({ dataAreaId }) => dataAreaId,
    asyncCustomerAccount: ({ customerKey }) => customerKey,
    accountNumber: ({ account }) => account,
    run: ({ runId }, _, { loaders }) => loaders.batchRun.load(runId),
    status: ({ databases }) => (databases.every(({ acknowledgedAt }) => acknowledgedAt) ? 'CLEARED' : 'WAITING'),
    channelDatabases: ({ databases }) => databases,
  },
  ErasureInDatabase: {
    channelDatabase: ({ channelDatabaseId }) => ({ key: channelDatabaseId }),
    status: ({ acknowledgedAt }) => (acknowledgedAt ? 'CLEARED' : 'WAITING'),
    clearedAt: ({ acknowledgedAt }) => acknowledgedAt,
  },
  ErasureRehearsal: {
    tables: ({ rows }) => rows.map(({ table, count }) => ({ table, rows: count })),
    channelDatabases: ({ databases }) => databases.map((key) => ({ key })),
  },
}

/** An erased customer belongs to no channel any more, so an erasure needs access to all channels. */
function assertAllChannels(actor: Actor): void {
  if (actor.channels !== 'ALL') throw new Forbidden('Erasures require a token with access to all channels.')
}
