import type { Resolvers } from '../generated/resolvers.ts'
import { shownNote } from '../privacy/sight.ts'
import type { Context } from '../server/context.ts'
import { refuse } from '../server/errors.ts'
import { encodeNodeId, keyOf } from '../server/node-id.ts'
import { pageAsked, pageOf } from '../server/page.ts'
import { headquartersOf } from '../sides/headquarters-of.ts'
import { encodePlace, historyPlace, operationPlace } from './connections.ts'
import { dismissOperation } from './dismiss-operation.ts'
import { exportOperations } from './export-operations.ts'
import { conditionsOf, filterOf } from './filter-arguments.ts'
import type { Mending } from './mend.ts'
import { changesOf } from './operation-changes.ts'
import { shownChanges } from './operation-fields.ts'
import { type HistoryEntry, operationHistory } from './operation-history.ts'
import { refuseReason } from './reason.ts'
import { resolveConflict } from './resolve-conflict.ts'
import { restoreOperation } from './restore-operation.ts'
import { undoSave } from './undo-save.ts'

type MendingInput = {
  operationId: string
  expectedVersion: number
  reason: string
  dryRun?: boolean | null | undefined
}

const mendingOf = ({ operationId, expectedVersion, reason, dryRun }: MendingInput): Mending => ({
  operationId: keyOf('Operation', operationId),
  expectedVersion,
  reason,
  dryRun: dryRun ?? false,
})

const unknownCursor = () => refuse('BAD_USER_INPUT', 'The cursor is not one of this list.')

/** Resolvers of mending.graphql, but for `synchronizeForOrder`, which is the exchange's. */
export const mendingResolvers = {
  Query: {
    operationHistory: async (_, { of, ...args }, { sides, actor }) => {
      const asked = pageAsked(args)
      const beyond = asked.cursor === null ? null : historyPlace(asked.cursor)
      if (beyond === undefined) throw unknownCursor()
      const whose =
        of.operation != null
          ? { operationId: keyOf('Operation', of.operation) }
          : { customerKey: keyOf('Customer', of.customer ?? '') }
      const entries = await operationHistory(headquartersOf(sides).db, actor, whose, { beyond, limit: asked.limit + 1 })
      return pageOf(asked, entries, ({ at, rank, nth }) => encodePlace(at, rank, nth))
    },
    exportOperations: async (_, { filter, format, reason, ...args }, { sides, actor, loaders }) => {
      if (reason != null && refuseReason(reason)) throw refuse('BAD_USER_INPUT', 'This cannot be a reason.')
      const asked = pageAsked(args)
      const beyond = asked.cursor === null ? null : operationPlace(asked.cursor)
      if (beyond === undefined) throw unknownCursor()
      const wanted = {
        filter: filterOf(actor, filter),
        format,
        conditions: conditionsOf(filter),
        reason: reason ?? null,
        beyond,
        limit: asked.limit,
      }
      return exportOperations(sides, actor, wanted, (operation) => loaders.operationRows.load(operation))
    },
  },
  Mutation: {
    dismissOperation: async (_, { input }, { sides, actor }) => {
      const { done, userErrors } = await dismissOperation(sides, actor, {
        ...mendingOf(input),
        cascade: input.cascade ?? false,
      })
      return { operation: null, alsoDismissed: [], released: [], ...done, userErrors }
    },
    restoreOperation: async (_, { input }, { sides, actor }) => {
      const { done, userErrors } = await restoreOperation(sides, actor, {
        ...mendingOf(input),
        cascade: input.cascade ?? false,
      })
      return { operation: null, alsoRestored: [], ...done, userErrors }
    },
    undoSave: async (_, { input }, { sides, actor }) => {
      const { done, userErrors } = await undoSave(sides, actor, mendingOf(input))
      return { operation: done, userErrors }
    },
    resolveConflict: async (_, { input }, { sides, actor }) => {
      const { done, userErrors } = await resolveConflict(sides, actor, { ...mendingOf(input), choices: input.choices })
      return { operation: done, userErrors }
    },
  },
  OperationHistoryEntry: {
    operation: ({ operationId }, _, { loaders }) => loaders.operation.load(operationId),
    batchRunId: ({ batchRunId }) => (batchRunId === null ? null : encodeNodeId('BatchRun', batchRunId)),
    reason: ({ reason }, _, { actor }) => shownNote(actor, reason),
    changes: async (entry, _, context) =>
      shownChanges(context, entry.customerKey, entry.changes ?? (await changesOfEntry(entry, context.loaders))),
  },
  OperationHasLaterOperations: { laterOperations: ({ laterIds }, _, { loaders }) => operationsOf(laterIds, loaders) },
  OperationNotRestorable: { laterOperations: ({ laterIds }, _, { loaders }) => operationsOf(laterIds, loaders) },
} satisfies Resolvers

/** What was captured; or what was changed at headquarters once it was done. */
async function changesOfEntry({ operationId, outcome }: HistoryEntry, loaders: Context['loaders']) {
  if (outcome !== 'CAPTURED' && outcome !== 'SYNCED') return []
  const operation = await loaders.operation.load(operationId)
  if (!operation) return []
  const rows = await loaders.operationRows.load(operation)
  if (outcome === 'SYNCED') return changesOf(operation, rows, null)
  return changesOf({ ...operation, override: null, status: 'UPLOADED', settledAt: null }, rows, null)
}

async function operationsOf(ids: readonly string[], loaders: Context['loaders']) {
  const operations = await Promise.all(ids.map((id) => loaders.operation.load(id)))
  return operations.filter((operation) => operation !== null)
}
