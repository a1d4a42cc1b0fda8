import { isUuid } from '../../db/uuid.ts'
import type { Message } from '../../live/batches.ts'
import type { DashboardStats } from '../../live/dashboard/stats.ts'
import { dashboardStats, watchDashboardStats } from '../../live/dashboard/watch.ts'
import {
  batchJobProgress,
  cdxSessionChanged,
  type FeaturesWatched,
  featureChanged,
  type OperationsWatched,
  operationChanged,
  type RunsWatched,
  type SessionsWatched,
} from '../../live/subscriptions.ts'
import { liveOf, livePage } from '../../live/views.ts'
import { OPERATION_STATUSES } from '../../model/operation.ts'
import type {
  OperationStatus,
  Resolvers,
  SubscriptionBatchJobProgressArgs,
  SubscriptionCdxSessionChangedArgs,
  SubscriptionFeatureChangedArgs,
  SubscriptionOperationChangedArgs,
} from '../generated/resolvers.ts'
import type { Context } from '../shared/context.ts'
import { refuse } from '../shared/errors.ts'
import { keyOf } from '../shared/node-id.ts'
import { pageRequest } from '../shared/page.ts'
import { assertNamed, batchJobNamed, channelsNamed } from '../shared/references.ts'
import { snapshotResolvers } from './live-snapshot.ts'

type Id = string | null | undefined

const keyOrNull = (type: string, id: Id) => (id == null ? null : keyOf(type, id))

/** The key of an argument that must be a UUID. */
function uuidOrNull(type: string, id: Id): string | null {
  const key = keyOrNull(type, id)
  if (key !== null && !isUuid(key)) {
    throw refuse('BAD_USER_INPUT', `This is not the id of a ${type}.`)
  }
  return key?.toLowerCase() ?? null
}

/** What each subscription selects: its arguments, with ids as keys. */
const watchedOf = {
  operationChanged: (args: SubscriptionOperationChangedArgs): OperationsWatched => ({
    channels: args.channel?.map((id) => keyOf('Channel', id)) ?? null,
    statuses: args.status ?? null,
    operationId: uuidOrNull('Operation', args.operation),
    customerKey: uuidOrNull('Customer', args.customer),
    batchRunId: uuidOrNull('BatchRun', args.batchRun),
    after: args.after ?? null,
  }),
  batchJobProgress: (args: SubscriptionBatchJobProgressArgs): RunsWatched => ({
    jobId: keyOrNull('BatchJob', args.job),
    runId: uuidOrNull('BatchRun', args.run),
    after: args.after ?? null,
  }),
  cdxSessionChanged: (args: SubscriptionCdxSessionChangedArgs): SessionsWatched => ({
    jobId: keyOrNull('CdxJob', args.job),
    channelDatabaseId: keyOrNull('ChannelDatabase', args.channelDatabase),
    after: args.after ?? null,
  }),
  featureChanged: (args: SubscriptionFeatureChangedArgs): FeaturesWatched => ({
    featureKey: keyOrNull('Feature', args.feature),
    channels: args.channel?.map((id) => keyOf('Channel', id)) ?? null,
    after: args.after ?? null,
  }),
}

/** A job may be watched by its caption or a former name. */
async function runsWatched(context: Context, args: SubscriptionBatchJobProgressArgs): Promise<RunsWatched> {
  return { ...watchedOf.batchJobProgress(args), jobId: await batchJobNamed(context, args.job) }
}

type Args = { readonly first?: number | null | undefined }

/** The number of events in a query's page: the same as for other pages. */
const rowsOf = ({ first }: Args) => pageRequest({ first }).limit

export const resolvers: Resolvers = {
  Query: {
    operationChanged: async (_, args, context) => {
      const { sides, actor } = context
      await assertNamed(context, args)
      const watched = watchedOf.operationChanged(args)
      const messages = operationChanged(sides, actor, watched)
      return livePage('OperationChanged', messages, { OperationChanged: watched }, rowsOf(args))
    },
    batchJobProgress: async (_, args, context) => {
      const watched = await runsWatched(context, args)
      const messages = batchJobProgress(context.sides, context.actor, watched)
      return livePage('BatchJobProgress', messages, { BatchJobProgress: watched }, rowsOf(args))
    },
    cdxSessionChanged: async (_, args, context) => {
      const { sides, actor } = context
      await assertNamed(context, args)
      const watched = watchedOf.cdxSessionChanged(args)
      const messages = cdxSessionChanged(sides, actor, watched)
      return livePage('CdxSessionChanged', messages, { CdxSessionChanged: watched }, rowsOf(args))
    },
    featureChanged: async (_, args, context) => {
      const { sides, actor } = context
      await assertNamed(context, args)
      const watched = watchedOf.featureChanged(args)
      const messages = featureChanged(sides, actor, watched)
      return livePage('FeatureChanged', messages, { FeatureChanged: watched }, rowsOf(args))
    },
    dashboardStats: async (_, { channel }, context) =>
      dashboardStats(context.sides, context.actor, await channelsNamed(context, channel)),
  },
  Subscription: {
    operationChanged: {
      subscribe: async (_, args, context) => {
        await assertNamed(context, args)
        return operationChanged(context.sides, context.actor, watchedOf.operationChanged(args))
      },
      resolve: (message: Message, args: SubscriptionOperationChangedArgs) =>
        liveOf('OperationChanged', message, () => ({ OperationChanged: watchedOf.operationChanged(args) })),
    },
    batchJobProgress: {
      subscribe: async (_, args, context) =>
        batchJobProgress(context.sides, context.actor, await runsWatched(context, args)),
      resolve: (message: Message, args: SubscriptionBatchJobProgressArgs) =>
        liveOf('BatchJobProgress', message, () => ({ BatchJobProgress: watchedOf.batchJobProgress(args) })),
    },
    cdxSessionChanged: {
      subscribe: async (_, args, context) => {
        await assertNamed(context, args)
        return cdxSessionChanged(context.sides, context.actor, watchedOf.cdxSessionChanged(args))
      },
      resolve: (message: Message, args: SubscriptionCdxSessionChangedArgs) =>
        liveOf('CdxSessionChanged', message, () => ({ CdxSessionChanged: watchedOf.cdxSessionChanged(args) })),
    },
    featureChanged: {
      subscribe: async (_, args, context) => {
        await assertNamed(context, args)
        return featureChanged(context.sides, context.actor, watchedOf.featureChanged(args))
      },
      resolve: (message: Message, args: SubscriptionFeatureChangedArgs) =>
        liveOf('FeatureChanged', message, () => ({ FeatureChanged: watchedOf.featureChanged(args) })),
    },
    dashboardStats: {
      subscribe: async (_, { channel }, context) =>
        watchDashboardStats(context.sides, context.actor, await channelsNamed(context, channel)),
      resolve: (stats: DashboardStats) => stats,
    },
  },
  DashboardStats: {
    failingSessions: async ({ failingSessions }, _, { loaders }) => {
      const sessions = await Promise.all(
        failingSessions.map(({ type, id }) =>
          type === 'UPLOAD' ? loaders.uploadSession.load(id) : loaders.downloadSession.load(id),
        ),
      )
      return sessions.filter((session) => session !== null)
    },
  },
  ...snapshotResolvers,
  OperationChanged: {
    at: ({ event }) => event.at,
    operationId: ({ event }) => event.entityId,
    status: ({ event }) => statusOf(event.status),
    revision: ({ event }) => event.revision ?? 0,
    operation: ({ event }, _, { loaders }) => loaders.operation.load(event.entityId),
  },
  BatchJobProgress: {
    at: ({ event }) => event.at,
    run: ({ event }, _, { loaders }) => loaders.batchRun.load(event.entityId),
  },
  CdxSessionChanged: {
    at: ({ event }) => event.at,
    session: ({ event }, _, { loaders }) =>
      event.kind === 'UPLOAD_SESSION'
        ? loaders.uploadSession.load(event.entityId)
        : loaders.downloadSession.load(event.entityId),
  },
  FeatureChanged: {
    at: ({ event }) => event.at,
    what: ({ event }) =>
      event.channelDatabaseId === null
        ? 'HEADQUARTERS'
        : event.status === 'APPLIED'
          ? 'APPLIED_ON_CHANNEL'
          : 'CACHE_LOADED',
    feature: ({ event }, _, { loaders }) => loaders.feature.load(event.entityId),
    channelDatabase: ({ event }, _, { loaders }) =>
      event.channelDatabaseId === null ? null : loaders.channelDatabase.load(event.channelDatabaseId),
  },
}

function statusOf(status: string | null): OperationStatus {
  const known = OPERATION_STATUSES.find((one) => one === status)
  if (!known) throw new Error('The event has a status that no operation has.')
  return known
}
