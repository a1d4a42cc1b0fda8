import { headquartersOf } from '../between/headquarters-of.ts'
import type { Correction } from '../headquarters/operations/changing/correct.ts'
import { dismissOperation } from '../headquarters/operations/changing/dismiss-operation.ts'
import { refuseReason } from '../headquarters/operations/changing/reason.ts'
import { resolveConflict } from '../headquarters/operations/changing/resolve-conflict.ts'
import { restoreOperation } from '../headquarters/operations/changing/restore-operation.ts'
import { undoSave } from '../headquarters/operations/changing/undo-save.ts'
import { exportOperations } from '../headquarters/operations/export/export-operations.ts'
import { decodeHistoryCursor, decodeOperationCursor, encodeCursor } from '../headquarters/operations/list/cursors.ts'
import { changesOf } from '../headquarters/operations/list/operation-changes.ts'
import { type HistoryEntry, operationHistory } from '../headquarters/operations/list/operation-history.ts'
import { HISTORY_REASONS } from '../model/history-reason.ts'
import { shownNote } from '../privacy/sight.ts'
import type { Resolvers } from './generated/resolvers.ts'
import { shownChanges } from './operations/operation-fields.ts'
import { conditionsOf, filterOf } from './operations/operation-filter-arguments.ts'
import type { Context } from './shared/context.ts'
import { refuse } from './shared/errors.ts'
import { encodeNodeId, keyOf } from './shared/node-id.ts'
import { pageOf, pageRequest } from './shared/page.ts'
import { channelsNamed } from './shared/references.ts'

type CorrectionInput = {
  operationId: string
  expectedRevision: number
  reason: string
  dryRun?: boolean | null | undefined
}

const correctionOf = ({ operationId, expectedRevision, reason, dryRun }: CorrectionInput): Correction => ({
  operationId: keyOf('Operation', operationId),
  expectedRevision,
  reason,
  dryRun: dryRun ?? false,
})

const unknownCursor = () => refuse('BAD_USER_INPUT', 'This is not a cursor of this list.')

/** Resolvers of correction.graphql, except `synchronizeForOrder`, which belongs to exchange/. */
export const correctionResolvers = {
  Query: {
    operationHistory: async (_, { of, ...args }, { sides, actor }) => {
      const request = pageRequest(args)
      const beyond = request.cursor === null ? null : decodeHistoryCursor(request.cursor)
      if (beyond === undefined) throw unknownCursor()
      const whose =
        of.operation != null
          ? { operationId: keyOf('Operation', of.operation) }
          : { customerKey: keyOf('Customer', of.customer ?? '') }
      const entries = await operationHistory(headquartersOf(sides).db, actor, whose, {
        beyond,
        limit: request.limit + 1,
      })
      return pageOf(request, entries, ({ at, rank, nth }) => encodeCursor(at, rank, nth))
    },
    exportOperations: async (_, { filter, format, reason, ...args }, context) => {
      const { sides, actor, loaders } = context
      await channelsNamed(context, filter?.channel)
      if (reason != null && refuseReason(reason))
        throw refuse('BAD_USER_INPUT', 'The reason contains a character that cannot be stored.')
      const request = pageRequest(args)
      const beyond = request.cursor === null ? null : decodeOperationCursor(request.cursor)
      if (beyond === undefined) throw unknownCursor()
      const wanted = {
        filter: filterOf(actor, filter),
        format,
        conditions: conditionsOf(filter),
        reason: reason ?? null,
        beyond,
        limit: request.limit,
      }
      return exportOperations(sides, actor, wanted, (operation) => loaders.operationRows.load(operation))
    },
  },
  Mutation: {
    dismissOperation: async (_, { input }, { sides, actor }) => {
      const { done, userErrors } = await dismissOperation(sides, actor, {
        ...correctionOf(input),
        cascade: input.cascade ?? false,
      })
      return { operation: null, alsoDismissed: [], released: [], ...done, userErrors }
    },
    restoreOperation: async (_, { input }, { sides, actor }) => {
      const { done, userErrors } = await restoreOperation(sides, actor, {
        ...correctionOf(input),
        cascade: input.cascade ?? false,
      })
      return { operation: null, alsoRestored: [], ...done, userErrors }
    },
    undoSave: async (_, { input }, { sides, actor }) => {
      const { done, userErrors } = await undoSave(sides, actor, correctionOf(input))
      return { operation: done, userErrors }
    },
    resolveConflict: async (_, { input }, { sides, actor }) => {
      const { done, userErrors } = await resolveConflict(sides, actor, {
        ...correctionOf(input),
        choices: input.choices,
      })
      return { operation: done, userErrors }
    },
  },
  OperationHistoryEntry: {
    operation: ({ operationId }, _, { loaders }) => loaders.operation.load(operationId),
    batchRunId: ({ batchRunId }) => (batchRunId === null ? null : encodeNodeId('BatchRun', batchRunId)),
    reason: ({ reasonCode, reasonDetail }, _, { actor }) =>
      HISTORY_REASONS[reasonCode](shownNote(actor, reasonDetail ?? '')),
    reasonDetail: ({ reasonDetail }, _, { actor }) => (reasonDetail === null ? null : shownNote(actor, reasonDetail)),
    changes: async (entry, _, context) =>
      shownChanges(context, entry.customerKey, entry.changes ?? (await changesOfEntry(entry, context.loaders))),
  },
  OperationHasLaterOperations: { laterOperations: ({ laterIds }, _, { loaders }) => operationsOf(laterIds, loaders) },
  OperationNotRestorable: { laterOperations: ({ laterIds }, _, { loaders }) => operationsOf(laterIds, loaders) },
} satisfies Resolvers

/** The captured changes; for an entry of a change at headquarters, the changes that it made. */
async function changesOfEntry({ operationId, outcome }: HistoryEntry, loaders: Context['loaders']) {
  if (outcome !== 'CAPTURED' && outcome !== 'SYNCED') return []
  const operation = await loaders.operation.load(operationId)
  if (!operation) return []
  const rows = await loaders.operationRows.load(operation)
  if (outcome === 'SYNCED') return changesOf(operation, rows, null)
  return changesOf({ ...operation, override: null, status: 'UPLOADED', completedAt: null }, rows, null)
}

async function operationsOf(ids: readonly string[], loaders: Context['loaders']) {
  const operations = await Promise.all(ids.map((id) => loaders.operation.load(id)))
  return operations.filter((operation) => operation !== null)
}
