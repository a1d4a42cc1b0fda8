import { assertMayUseHeadquarters } from '../access/headquarters-rights.ts'
import { headquartersOf } from '../between/headquarters-of.ts'
import { isUuid } from '../db/uuid.ts'
import { dismissDuplicate, restoreDuplicate } from '../headquarters/merge/dismiss-duplicate.ts'
import { listDismissed, listDuplicates, type PairPlace } from '../headquarters/merge/list-duplicates.ts'
import type { Resolvers } from './generated/resolvers.ts'
import { refuse } from './shared/errors.ts'
import { decodeNodeIdOf, encodeNodeId, keyOf } from './shared/node-id.ts'
import { pageOf, pageRequest } from './shared/page.ts'
import { legalEntityNamed } from './shared/references.ts'

export const resolvers: Resolvers = {
  Query: {
    possibleDuplicates: async (_, { legalEntity, dismissed, ...args }, context) => {
      assertMayUseHeadquarters(context.actor)
      const request = pageRequest(args)
      const after = placeOf(request.cursor)
      const dataAreaId = (await legalEntityNamed(context, legalEntity)) ?? legalEntity
      const { db } = headquartersOf(context.sides)
      const list = dismissed ? listDismissed : listDuplicates
      const { duplicates, next } = await list(db, { dataAreaId, after, limit: request.limit })
      const page = pageOf(request, duplicates, cursorOf)
      const endCursor = next ? cursorOf(next) : page.pageInfo.endCursor
      return { ...page, pageInfo: { ...page.pageInfo, hasNextPage: next !== null, endCursor } }
    },
  },
  Mutation: {
    dismissPossibleDuplicate: async (_, { input }, { sides, actor }) => {
      assertMayUseHeadquarters(actor)
      const outcome = await dismissDuplicate(headquartersOf(sides), actor, pairOf(input))
      return 'code' in outcome ? { duplicate: null, userErrors: [outcome] } : { duplicate: outcome, userErrors: [] }
    },
    restorePossibleDuplicate: async (_, { input }, { sides, actor }) => {
      assertMayUseHeadquarters(actor)
      const outcome = await restoreDuplicate(headquartersOf(sides), actor, pairOf(input))
      return 'code' in outcome ? { duplicate: null, userErrors: [outcome] } : { duplicate: outcome, userErrors: [] }
    },
  },
  PossibleDuplicate: {
    customers: async ({ customerKey, otherKey }, _, { loaders }) => {
      const keys = [customerKey, otherKey].map((key) => ({ channelId: null, customerKey: key }))
      const found = await Promise.all(keys.map((key) => loaders.customer.load(key)))
      return found.filter((customer) => customer !== null)
    },
  },
}

const CURSOR = 'PossibleDuplicateCursor'
const cursorOf = ({ customerKey, otherKey }: PairPlace) => encodeNodeId(CURSOR, customerKey, otherKey)

function placeOf(cursor: string | null): PairPlace | null {
  if (cursor === null) return null
  const [customerKey = '', otherKey = ''] = decodeNodeIdOf(CURSOR, cursor) ?? []
  if (!isUuid(customerKey) || !isUuid(otherKey)) throw refuse('BAD_USER_INPUT', 'This is not a cursor of this list.')
  return { customerKey, otherKey }
}

const pairOf = ({ customers, reason }: { customers: readonly string[]; reason?: string | null }) => ({
  customerKeys: customers.map((id) => keyOf('Customer', id).toLowerCase()),
  reason: reason ?? null,
})
