import { headquartersLogOf } from '../../between/headquarters-of.ts'
import { countOperations } from '../../headquarters/operations/list/count-operations.ts'
import { operationCursor } from '../../headquarters/operations/list/cursors.ts'
import { listOperations } from '../../headquarters/operations/list/list-operations.ts'
import type { OperationFilter } from '../../headquarters/operations/list/operation-filter.ts'
import type { OperationsWatched } from '../../live/subscriptions.ts'
import type { Resolvers } from '../generated/resolvers.ts'
import { pageOf, pageRequest } from '../shared/page.ts'
import { batchJobNamed } from '../shared/references.ts'

const filterOf = ({ channels, statuses, customerKey, batchRunId }: OperationsWatched): OperationFilter => ({
  channels,
  statuses,
  customerKey,
  batchRunId,
})

/** The content of a snapshot, read with the rights of its subscriber. */
export const snapshotResolvers: Resolvers = {
  Snapshot: {
    operationCounts: ({ watched: { OperationChanged: watched } }, _, { sides, actor }) =>
      watched ? countOperations(sides, actor, watched.channels) : null,
    operations: async ({ watched: { OperationChanged: watched } }, { first }, { sides, actor, loaders }) => {
      if (!watched) return null
      const filter = filterOf(watched)
      const request = pageRequest({ first })
      if (watched.operationId) {
        const one = await loaders.operation.load(watched.operationId)
        return { ...pageOf(request, one ? [one] : [], operationCursor), coverage: [], filter }
      }
      const wanted = { filter, direction: 'desc' as const, beyond: null, limit: request.limit + 1 }
      const { operations, coverage } = await listOperations(sides, actor, wanted)
      return Object.assign(pageOf(request, operations, operationCursor), { coverage, filter })
    },
    runs: async ({ watched: { BatchJobProgress: watched } }, _, context) => {
      if (!watched) return null
      const jobId = await batchJobNamed(context, watched.jobId)
      return headquartersLogOf(context.sides).currentRuns({ jobId, runId: watched.runId }, context.actor.channels)
    },
    sessions: ({ watched: { CdxSessionChanged: watched } }, _, { sides, actor }) => {
      if (!watched) return null
      const { jobId, channelDatabaseId } = watched
      return headquartersLogOf(sides).currentSessions({ jobId, channelDatabaseId }, actor.channels)
    },
    features: async ({ watched: { FeatureChanged: watched } }, _, { sides }) => {
      if (!watched) return null
      const features = await headquartersLogOf(sides).features()
      return watched.featureKey === null ? features : features.filter(({ key }) => key === watched.featureKey)
    },
  },
}
