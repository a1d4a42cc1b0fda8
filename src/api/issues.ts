import { headquartersOf } from '../between/headquarters-of.ts'
import { knownValues } from '../headquarters/issues/known-values.ts'
import { findIssues, hoursOfIssue, type IssuePlace, listIssues } from '../headquarters/issues/list-issues.ts'
import { updateIssues } from '../headquarters/issues/update-issues.ts'
import { findBulkCorrection, lastCorrectionOf } from '../headquarters/operations/bulk/bulk-correction.ts'
import { correctOperations } from '../headquarters/operations/bulk/correct-operations.ts'
import { refusedValue } from '../headquarters/operations/bulk/refused-value.ts'
import { undoCorrection } from '../headquarters/operations/bulk/undo-correction.ts'
import { updateCorrectedCustomers } from '../headquarters/operations/bulk/update-corrected.ts'
import type { Message } from '../live/batches.ts'
import { issueChanged } from '../live/subscriptions.ts'
import { liveOf, livePage } from '../live/views.ts'
import { shownNote } from '../privacy/sight.ts'
import type { Resolvers } from './generated/resolvers.ts'
import type { ReadNode } from './nodes/nodes.ts'
import { filterOf } from './operations/operation-filter-arguments.ts'
import type { Context } from './shared/context.ts'
import { refuse } from './shared/errors.ts'
import { decodeNodeIdOf, encodeNodeId, keyOf } from './shared/node-id.ts'
import { pageOf, pageRequest } from './shared/page.ts'
import { channelsNamed } from './shared/references.ts'

/** The types that `node` reads here. */
export const nodes: Readonly<Record<'Issue', ReadNode>> = {
  Issue: async ([fingerprint = ''], context) => {
    const issue = await issueOf(context, fingerprint)
    return issue && { __typename: 'Issue', ...issue }
  },
}

export const resolvers: Resolvers = {
  Query: {
    issue: (_, { id }, context) => issueOf(context, keyOf('Issue', id)),
    issues: async (_, { status, owner, ...args }, { sides, actor }) => {
      const request = pageRequest(args)
      const issues = await listIssues(headquartersOf(sides).db, actor, {
        statuses: status ?? null,
        owner: owner ?? null,
        beyond: placeOf(request.cursor),
        limit: request.limit + 1,
      })
      return pageOf(request, issues, ({ lastSeen, fingerprint }) => encodeNodeId(CURSOR, lastSeen, fingerprint))
    },
    issueChanged: async (_, { first, ...args }, context) =>
      livePage('IssueChanged', changes(context, args), {}, pageRequest({ first }).limit),
  },
  Mutation: {
    updateIssues: (_, { input }, { sides, actor }) =>
      updateIssues(headquartersOf(sides), actor, {
        fingerprints: input.issues.map((id) => keyOf('Issue', id)),
        owner: input.owner,
        note: input.note,
        acknowledged: input.acknowledged ?? undefined,
        snoozedUntil: input.snoozedUntil,
      }),
    correctOperations: async (_, { input }, context) => {
      const { sides, actor } = context
      await channelsNamed(context, input.filter.channel)
      const { correctionId, counts, rehearsal, userErrors } = await correctOperations(sides, actor, {
        filter: filterOf(actor, input.filter),
        newValue: input.newValue ?? null,
        reason: input.reason,
        dryRun: input.dryRun ?? false,
      })
      const correction = correctionId && (await findBulkCorrection(headquartersOf(sides).db, actor, correctionId))
      return { ...(counts ?? NOTHING), correction: correction || null, rehearsal, userErrors }
    },
    undoCorrection: (_, { input }, { sides, actor }) =>
      undoCorrection(headquartersOf(sides), actor, {
        correctionId: keyOf('BulkCorrection', input.correction).toLowerCase(),
        reason: input.reason,
      }),
    updateCorrectedCustomers: (_, { input }, { sides, actor }) =>
      updateCorrectedCustomers(headquartersOf(sides), actor, {
        correctionId: keyOf('BulkCorrection', input.correction).toLowerCase(),
        newValue: input.newValue ?? null,
        reason: input.reason,
        dryRun: input.dryRun ?? false,
      }),
  },
  Subscription: {
    issueChanged: {
      subscribe: (_, args, context) => changes(context, args),
      resolve: (message: Message) => liveOf('IssueChanged', message, () => ({})),
    },
  },
  Issue: {
    id: ({ fingerprint }) => encodeNodeId('Issue', fingerprint),
    channels: ({ channels }) => channels.map((key) => ({ key })),
    note: ({ note }, _, { actor }) => shownNote(actor, note),
    example: ({ exampleId }, _, { loaders }) => loaders.operation.load(exampleId),
    message: async (issue, _, context) => (await failingExample(issue, context))?.error?.message ?? null,
    value: async (issue, _, context) => {
      const example = await failingExample(issue, context)
      return example && refusedValue(example, await context.loaders.operationRows.load(example))
    },
    failuresByHour: ({ fingerprint }, _, { sides, actor }) =>
      hoursOfIssue(headquartersOf(sides).db, actor, fingerprint),
    knownValues: (issue, _, { sides }) => knownValues(headquartersOf(sides).db, issue),
    lastCorrection: ({ fingerprint }, _, { sides, actor }) =>
      lastCorrectionOf(headquartersOf(sides).db, actor, fingerprint),
  },
  BulkCorrection: {
    id: ({ correctionId }) => encodeNodeId('BulkCorrection', correctionId),
    reason: ({ reason }, _, { actor }) => shownNote(actor, reason),
  },
  CorrectedCustomer: {
    operation: ({ operationId }, _, { loaders }) => loaders.operation.load(operationId),
  },
  IssueChanged: {
    at: ({ event }) => event.at,
    fingerprint: ({ event }) => event.entityId,
    issue: ({ event }, _, context) => issueOf(context, event.entityId),
  },
}

const NOTHING = { corrected: 0, notCorrectable: 0, refused: 0, changedMeanwhile: 0, more: false }
const CURSOR = 'IssueCursor'

function placeOf(cursor: string | null): IssuePlace | null {
  if (cursor === null) return null
  const [lastSeen = '', fingerprint = ''] = decodeNodeIdOf(CURSOR, cursor) ?? []
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(lastSeen) || fingerprint.includes('\0'))
    throw refuse('BAD_USER_INPUT', 'This is not a cursor of this list.')
  return { lastSeen, fingerprint }
}

type Watched = { issue?: string | null | undefined; after?: string | null | undefined }

const changes = ({ sides, actor }: Context, { issue, after }: Watched) =>
  issueChanged(sides, actor, { fingerprint: issue == null ? null : keyOf('Issue', issue), after: after ?? null })

async function issueOf({ sides, actor }: Context, fingerprint: string) {
  if (fingerprint.includes('\0')) return null
  const [issue] = await findIssues(headquartersOf(sides).db, actor, [fingerprint])
  return issue ?? null
}

/** The issue's newest operation, while it still fails with the issue. */
async function failingExample(
  { exampleId, fingerprint }: { exampleId: string; fingerprint: string },
  { loaders }: Context,
) {
  const example = await loaders.operation.load(exampleId)
  return example?.fingerprint === fingerprint && example.error ? example : null
}
