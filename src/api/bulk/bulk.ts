import { headquartersOf } from '../../between/headquarters-of.ts'
import { findBulkRun, listBulkRuns } from '../../headquarters/operations/bulk/bulk-run.ts'
import { cancelBulkRun } from '../../headquarters/operations/bulk/cancel-bulk-run.ts'
import { groupErrors } from '../../headquarters/operations/bulk/group-errors.ts'
import { listBulkRunItems } from '../../headquarters/operations/bulk/list-bulk-run-items.ts'
import { pauseBulkRun } from '../../headquarters/operations/bulk/pause-bulk-run.ts'
import { refusedValue } from '../../headquarters/operations/bulk/refused-value.ts'
import { MOST_REHEARSED, rehearseBulkRun } from '../../headquarters/operations/bulk/rehearse-bulk-run.ts'
import { resumeBulkRun } from '../../headquarters/operations/bulk/resume-bulk-run.ts'
import { SKIP_REASONS, skipReasonOf } from '../../headquarters/operations/bulk/skip-reasons.ts'
import { startBulkRun } from '../../headquarters/operations/bulk/start-bulk-run.ts'
import { invalidValue } from '../../headquarters/operations/changing/refusals.ts'
import { refuseRewound } from '../../headquarters/operations/changing/refuse-rewound.ts'
import { decodeNumberCursor, encodeCursor } from '../../headquarters/operations/list/cursors.ts'
import { maskedFilter } from '../../privacy/masking.ts'
import { seesEveryone, shownNote } from '../../privacy/sight.ts'
import type { Resolvers } from '../generated/resolvers.ts'
import type { ReadNode } from '../nodes/nodes.ts'
import { assertMayFilter, filterOf } from '../operations/operation-filter-arguments.ts'
import { refuse } from '../shared/errors.ts'
import { encodeNodeId, keyOf } from '../shared/node-id.ts'
import { pageOf, pageRequest } from '../shared/page.ts'
import { channelsNamed } from '../shared/references.ts'
import { givenFilter } from './bulk-filter.ts'

/** The types that `node` reads here. */
export const nodes: Readonly<Record<'BulkRun', ReadNode>> = {
  BulkRun: async ([runId = ''], { sides, actor }) => {
    const bulkRun = await findBulkRun(headquartersOf(sides).db, actor, runId)
    return bulkRun && { __typename: 'BulkRun', ...bulkRun }
  },
}

const TOO_MANY_REHEARSED = invalidValue(['rehearseAtMost'], `Give a number from 1 to ${MOST_REHEARSED}.`)

export const resolvers: Resolvers = {
  Query: {
    bulkRun: (_, { id }, { sides, actor }) => findBulkRun(headquartersOf(sides).db, actor, runKey(id)),
    bulkRuns: async (_, { status, ...args }, { sides, actor }) => {
      const request = pageRequest(args)
      const runs = await listBulkRuns(headquartersOf(sides).db, actor, {
        statuses: status ?? null,
        beyond: placeOf(request.cursor),
        limit: request.limit + 1,
      })
      return pageOf(request, runs, ({ number }) => encodeCursor(number))
    },
    operationErrorGroups: async (_, { filter, first }, context) => {
      const { sides, actor } = context
      await channelsNamed(context, filter?.channel)
      assertMayFilter(actor, filter)
      return groupErrors(sides, actor, filterOf(actor, filter), first ?? 50)
    },
  },
  Mutation: {
    synchronizeOperations: async (_, { input }, context) => {
      const { sides, actor } = context
      await channelsNamed(context, input.filter.channel)
      const filter = filterOf(actor, input.filter)
      if (input.dryRun) {
        const rewound = await refuseRewound(headquartersOf(sides), true)
        if (rewound) return { userErrors: [rewound] }
        const most = input.rehearseAtMost ?? MOST_REHEARSED
        if (most < 1 || most > MOST_REHEARSED) return { userErrors: [TOO_MANY_REHEARSED] }
        return { rehearsal: await rehearseBulkRun(sides, actor, filter, most), userErrors: [] }
      }
      const { runId, userErrors } = await startBulkRun(sides, actor, {
        filter,
        given: givenFilter(input.filter),
        reason: input.reason ?? null,
      })
      return { bulkRun: runId === null ? null : await findBulkRun(headquartersOf(sides).db, actor, runId), userErrors }
    },
    pauseBulkRun: (_, { input }, { sides, actor }) => pauseBulkRun(headquartersOf(sides), actor, runKey(input.bulkRun)),
    resumeBulkRun: (_, { input }, { sides, actor }) =>
      resumeBulkRun(headquartersOf(sides), actor, runKey(input.bulkRun)),
    cancelBulkRun: (_, { input }, { sides, actor }) =>
      cancelBulkRun(headquartersOf(sides), actor, runKey(input.bulkRun)),
  },
  BulkRun: {
    id: ({ runId }) => encodeNodeId('BulkRun', runId),
    run: (run) => run,
    filter: ({ filter }, _, { actor }) => (seesEveryone(actor) ? filter : maskedFilter(filter)),
    reason: ({ reason }, _, { actor }) => shownNote(actor, reason),
    channels: ({ channels }) => channels?.map((key) => ({ key })) ?? null,
    items: async ({ runId }, { result, ...args }, { sides }) => {
      const request = pageRequest(args)
      const items = await listBulkRunItems(headquartersOf(sides).db, runId, {
        result: result ?? null,
        beyond: placeOf(request.cursor),
        limit: request.limit + 1,
      })
      return pageOf(request, items, ({ place }) => encodeCursor(place))
    },
  },
  BulkRunItem: {
    operation: ({ operationId }, _, { loaders }) => loaders.operation.load(operationId),
    skipReason: ({ code }) => skipReasonOf(code),
    message: ({ code, error }) => {
      const reason = skipReasonOf(code)
      return reason ? SKIP_REASONS[reason] : (error?.message ?? null)
    },
  },
  OperationErrorGroup: {
    channels: ({ channels }) => channels.map((key) => ({ key })),
    example: ({ exampleId }, _, { loaders }) => loaders.operation.load(exampleId),
    value: async ({ exampleId }, _, { loaders }) => {
      const example = await loaders.operation.load(exampleId)
      return example && refusedValue(example, await loaders.operationRows.load(example))
    },
  },
  RehearsedItem: { operation: ({ operationId }, _, { loaders }) => loaders.operation.load(operationId) },
}

/** The run of a BulkRun id or of its BatchRun id. */
const runKey = (id: string) => keyOf('BatchRun', keyOf('BulkRun', id)).toLowerCase()

function placeOf(cursor: string | null): string | null {
  const place = cursor === null ? null : decodeNumberCursor(cursor)
  if (place === undefined) throw refuse('BAD_USER_INPUT', 'The cursor is not one of this list.')
  return place
}
