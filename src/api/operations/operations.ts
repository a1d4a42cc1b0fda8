import { headquartersOf } from '../../between/headquarters-of.ts'
import { scopeOf } from '../../between/scope.ts'
import { isUuid } from '../../db/uuid.ts'
import { saveOperation } from '../../headquarters/operations/changing/save-operation.ts'
import { synchronizeOperation } from '../../headquarters/operations/changing/synchronize-operation.ts'
import { countMatches, countOperations } from '../../headquarters/operations/list/count-operations.ts'
import {
  decodeOperationCursor,
  decodeStagingCursor,
  operationCursor,
  stagingCursor,
} from '../../headquarters/operations/list/cursors.ts'
import { listOperations } from '../../headquarters/operations/list/list-operations.ts'
import { readHistogram } from '../../headquarters/operations/list/operation-histogram.ts'
import type { SortColumn } from '../../headquarters/operations/list/operation-order.ts'
import { readAtChannel, readAtHeadquarters } from '../../headquarters/operations/staging/read-staging-records.ts'
import { correctionResolvers } from '../correction.ts'
import type { OperationOrder, Resolvers } from '../generated/resolvers.ts'
import type { ReadNode } from '../nodes/nodes.ts'
import { refuse } from '../shared/errors.ts'
import { keyOf } from '../shared/node-id.ts'
import { pageOf, pageRequest } from '../shared/page.ts'
import { channelDatabaseNamed, channelsNamed } from '../shared/references.ts'
import { operationFields } from './operation-fields.ts'
import { assertMayFilter, filterOf } from './operation-filter-arguments.ts'
import { stagingFields, tableNamed } from './staging-fields.ts'

const ORDERS: { readonly [order in OperationOrder]: { column: SortColumn; ascending: boolean } } = {
  CAPTURED_AT_DESC: { column: 'CAPTURED_AT', ascending: false },
  CAPTURED_AT_ASC: { column: 'CAPTURED_AT', ascending: true },
  CHANNEL_ASC: { column: 'CHANNEL', ascending: true },
  CHANNEL_DESC: { column: 'CHANNEL', ascending: false },
  CUSTOMER_ACCOUNT_ASC: { column: 'CUSTOMER_ACCOUNT', ascending: true },
  CUSTOMER_ACCOUNT_DESC: { column: 'CUSTOMER_ACCOUNT', ascending: false },
  ASYNC_CUSTOMER_ACCOUNT_ASC: { column: 'ASYNC_CUSTOMER_ACCOUNT', ascending: true },
  ASYNC_CUSTOMER_ACCOUNT_DESC: { column: 'ASYNC_CUSTOMER_ACCOUNT', ascending: false },
  STATUS_ASC: { column: 'STATUS', ascending: true },
  STATUS_DESC: { column: 'STATUS', ascending: false },
  KIND_ASC: { column: 'KIND', ascending: true },
  KIND_DESC: { column: 'KIND', ascending: false },
  LAST_KNOWN_ERROR_ASC: { column: 'LAST_KNOWN_ERROR', ascending: true },
  LAST_KNOWN_ERROR_DESC: { column: 'LAST_KNOWN_ERROR', ascending: false },
}

const DEFAULT_INTERVALS = 60
const MOST_INTERVALS = 120

const unknownCursor = () => refuse('BAD_USER_INPUT', 'This is not a cursor of this list.')

/** Reads an operation as a node. */
const readOperation: ReadNode = async ([operationId = ''], { loaders }) => {
  if (!isUuid(operationId)) return null
  const operation = await loaders.operation.load(operationId.toLowerCase())
  return operation && { __typename: 'Operation', ...operation }
}

/** The types that `node` reads here. */
export const nodes: Readonly<Record<string, ReadNode>> = { Operation: readOperation }

export const resolvers: Resolvers = {
  ...correctionResolvers,
  Query: {
    ...correctionResolvers.Query,
    operation: (_, { id }, { loaders }) => {
      const operationId = keyOf('Operation', id).toLowerCase()
      return isUuid(operationId) ? loaders.operation.load(operationId) : null
    },
    operations: async (_, args, context) => {
      const { sides, actor } = context
      await channelsNamed(context, args.filter?.channel)
      const request = pageRequest(args)
      const { column, ascending } = ORDERS[args.orderBy ?? 'CAPTURED_AT_DESC']
      const beyond = request.cursor === null ? null : decodeOperationCursor(request.cursor, column)
      if (beyond === undefined) throw unknownCursor()
      assertMayFilter(actor, args.filter)
      const filter = filterOf(actor, args.filter)
      const { operations, coverage } = await listOperations(sides, actor, {
        filter,
        column,
        direction: ascending === request.forward ? 'asc' : 'desc',
        beyond,
        limit: request.limit + 1,
      })
      const page = pageOf(request, operations, (operation) => operationCursor(operation, column))
      return Object.assign(page, { coverage, filter })
    },
    operationCounts: async (_, { channel }, context) =>
      countOperations(context.sides, context.actor, await channelsNamed(context, channel)),
    operationHistogram: async (_, { channel, capturedAfter, capturedBefore, intervals }, context) => {
      const wanted = intervals ?? DEFAULT_INTERVALS
      if (wanted < 1 || wanted > MOST_INTERVALS)
        throw refuse('BAD_USER_INPUT', `\`intervals\` is ${wanted}; ask for 1 to ${MOST_INTERVALS}.`)
      if (Date.parse(capturedAfter) >= Date.parse(capturedBefore))
        throw refuse('BAD_USER_INPUT', '`capturedAfter` must be earlier than `capturedBefore`.')
      const { sides, actor } = context
      const { channels } = scopeOf(sides, actor, await channelsNamed(context, channel))
      const request = { after: capturedAfter, before: capturedBefore, intervals: wanted, channels }
      return readHistogram(headquartersOf(sides).db, request)
    },
    stagingRecords: async (_, args, context) => {
      const { sides, actor } = context
      const request = pageRequest(args)
      const side = args.side ?? 'HEADQUARTERS'
      const after = request.cursor === null ? null : decodeStagingCursor(side, request.cursor)
      if (after === undefined) throw unknownCursor()
      const { operationId, custAccountAsync, onlineOperationCompleted } = args.filter ?? {}
      const query = {
        table: tableNamed(args.table),
        channelDatabase: await channelDatabaseNamed(context, args.channelDatabase),
        limit: request.limit + 1,
        ...(after !== null && { after }),
        ...(operationId != null && { operationIds: [operationKey(operationId)] }),
        ...(custAccountAsync != null && { custAccountAsync }),
        ...(onlineOperationCompleted != null && { onlineOperationCompleted }),
      }
      if (side === 'HEADQUARTERS') {
        const { rows, counted } = await readAtHeadquarters(sides, actor, query)
        return { ...pageOf(request, rows, stagingCursor), counted }
      }
      const rows = await readAtChannel(sides, actor, query)
      if (!rows) throw refuse('BAD_USER_INPUT', 'Add a `channelDatabase`.')
      return { ...pageOf(request, rows, stagingCursor), counted: null }
    },
  },
  Mutation: {
    saveOperation: (_, { input }, { sides, actor }) =>
      saveOperation(sides, actor, {
        operationId: keyOf('Operation', input.operationId),
        changes: input.changes.map(({ attribute, newValue }) => ({ attribute, newValue: newValue ?? null })),
        expectedRevision: input.expectedRevision,
        reason: input.reason,
        dryRun: input.dryRun ?? false,
      }),
    synchronizeOperation: (_, { input }, { sides, actor }) =>
      synchronizeOperation(sides, actor, keyOf('Operation', input.operationId), {
        reason: input.reason ?? null,
        dryRun: input.dryRun ?? false,
      }),
    ...correctionResolvers.Mutation,
  },
  OperationConnection: {
    totalCount: ({ filter }, _, { sides, actor }) => countMatches(sides, actor, filter),
  },
  OperationCount: { channel: ({ channelId }) => channelId },
  ...operationFields,
  ...stagingFields,
}

function operationKey(id: string): string {
  const key = keyOf('Operation', id)
  if (!isUuid(key)) throw refuse('BAD_USER_INPUT', 'No operation has this id.')
  return key
}
