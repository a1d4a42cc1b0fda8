import { headquartersOf } from '../between/headquarters-of.ts'
import { decodeHistoryCursor, encodeCursor } from '../headquarters/operations/list/cursors.ts'
import { type CustomerHistoryEntry, customerHistory } from '../headquarters/operations/list/customer-history.ts'
import { changesOf } from '../headquarters/operations/list/operation-changes.ts'
import type { AttributeChange } from '../model/operation-view.ts'
import { isMasked, shownNote } from '../privacy/sight.ts'
import type { Resolvers } from './generated/resolvers.ts'
import { shownChanges } from './operations/operation-fields.ts'
import type { Context } from './shared/context.ts'
import { refuse } from './shared/errors.ts'
import { keyOf } from './shared/node-id.ts'
import { pageOf, pageRequest } from './shared/page.ts'

export const resolvers: Resolvers = {
  Query: {
    customerHistory: async (_, { customer, attributes, ...args }, { sides, actor }) => {
      const request = pageRequest(args)
      const beyond = request.cursor === null ? null : decodeHistoryCursor(request.cursor)
      if (beyond === undefined) throw refuse('BAD_USER_INPUT', 'This is not a cursor of this list.')
      const of = { customerKey: keyOf('Customer', customer), attributes: attributes ?? null }
      const page = { beyond, limit: request.limit + 1 }
      const entries = await customerHistory(headquartersOf(sides).db, actor, of, page)
      return pageOf(request, entries, ({ at, rank, nth }) => encodeCursor(at, rank, nth))
    },
  },
  CustomerHistoryEntry: {
    channel: ({ channelId }) => (channelId === null ? null : { key: channelId }),
    reason: ({ reason }, _, { actor }) => shownNote(actor, reason),
    operation: ({ operationId }, _, { loaders }) => (operationId === null ? null : loaders.operation.load(operationId)),
    changes: async (entry, _, context) => {
      const all = entry.changes ?? (await changesOfOperation(entry, context.loaders))
      const { attributes } = entry
      const some = attributes === null ? all : all.filter(({ attribute }) => attributes.includes(attribute))
      return shownChanges(context, entry.customerKey, some)
    },
    masked: ({ customerKey }, _, context) => isMasked(context, customerKey),
  },
}

/** What the operation changes, or has changed. */
async function changesOfOperation(
  { operationId }: CustomerHistoryEntry,
  loaders: Context['loaders'],
): Promise<AttributeChange[]> {
  const operation = operationId === null ? null : await loaders.operation.load(operationId)
  if (!operation) return []
  return changesOf(operation, await loaders.operationRows.load(operation), null)
}
