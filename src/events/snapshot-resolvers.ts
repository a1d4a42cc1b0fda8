import type { Resolvers } from '../generated/resolvers.ts'
import { operationCursor } from '../operations/connections.ts'
import { countOperations } from '../operations/count-operations.ts'
import { listOperations } from '../operations/list-operations.ts'
import type { OperationFilter } from '../operations/operation-filter.ts'
import { pageAsked, pageOf } from '../server/page.ts'
import type { OperationsWatched } from './operation-changed.ts'
import { featuresNow, runsNow, sessionsNow } from './snapshot.ts'

const filterOf = ({ channels, statuses, customerKey, batchRunId }: OperationsWatched): OperationFilter => ({
  channels,
  statuses,
  customerKey,
  batchRunId,
})

/** What a snapshot holds, read under the rights of whoever is shown it. */
export const snapshotResolvers: Resolvers = {
  Snapshot: {
    operationCounts: ({ watched: { OperationChanged: watched } }, _, { sides, actor }) =>
      watched ? countOperations(sides, actor, watched.channels) : null,
    operations: async ({ watched: { OperationChanged: watched } }, { first }, { sides, actor, loaders }) => {
      if (!watched) return null
      const filter = filterOf(watched)
      const asked = pageAsked({ first })
      if (watched.operationId) {
        const one = await loaders.operation.load(watched.operationId)
        return { ...pageOf(asked, one ? [one] : [], operationCursor), coverage: [], filter }
      }
      const wanted = { filter, direction: 'desc' as const, beyond: null, limit: asked.limit + 1 }
      const { operations, coverage } = await listOperations(sides, actor, wanted)
      return { ...pageOf(asked, operations, operationCursor), coverage, filter }
    },
    runs: ({ watched: { BatchJobProgress: watched } }, _, { sides, actor }) =>
      watched ? runsNow(sides, actor, watched) : null,
    sessions: ({ watched: { CdxSessionChanged: watched } }, _, { sides, actor }) =>
      watched ? sessionsNow(sides, actor, watched) : null,
    features: ({ watched: { FeatureChanged: watched } }, _, { sides }) =>
      watched ? featuresNow(sides, watched) : null,
  },
}
