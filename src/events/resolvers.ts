import type { OperationStatus, Resolvers } from '../generated/resolvers.ts'
import { OPERATION_STATUSES } from '../model/operation.ts'
import { refuse } from '../server/errors.ts'
import { keyOf } from '../server/node-id.ts'
import { batchJobProgress } from './batch-job-progress.ts'
import { cdxSessionChanged } from './cdx-session-changed.ts'
import { featureChanged } from './feature-changed.ts'
import { type LiveType, liveOf } from './live.ts'
import { operationChanged } from './operation-changed.ts'

type Id = string | null | undefined

const keyOrNull = (type: string, id: Id) => (id == null ? null : keyOf(type, id))

/** The key of an argument that must name a uuid. */
function uuidOrNull(type: string, id: Id): string | null {
  const key = keyOrNull(type, id)
  if (key !== null && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(key)) {
    throw refuse('BAD_USER_INPUT', `This is not the id of a ${type}.`)
  }
  return key?.toLowerCase() ?? null
}

/** The event as its type of the subscription's union. */
const shownAs =
  <T extends LiveType>(type: T) =>
  (followed: Parameters<typeof liveOf>[1]) =>
    liveOf(type, followed)

export const resolvers: Resolvers = {
  Subscription: {
    operationChanged: {
      subscribe: (_, args, { sides, actor }) =>
        operationChanged(sides, actor, {
          channels: args.channel?.map((id) => keyOf('Channel', id)) ?? null,
          statuses: args.status ?? null,
          operationId: uuidOrNull('Operation', args.operation),
          customerKey: uuidOrNull('Customer', args.customer),
          batchRunId: uuidOrNull('BatchRun', args.batchRun),
          after: args.after ?? null,
        }),
      resolve: shownAs('OperationChanged'),
    },
    batchJobProgress: {
      subscribe: (_, args, { sides, actor }) =>
        batchJobProgress(sides, actor, {
          jobId: keyOrNull('BatchJob', args.job),
          runId: uuidOrNull('BatchRun', args.run),
          after: args.after ?? null,
        }),
      resolve: shownAs('BatchJobProgress'),
    },
    cdxSessionChanged: {
      subscribe: (_, args, { sides, actor }) =>
        cdxSessionChanged(sides, actor, {
          jobId: keyOrNull('CdxJob', args.job),
          channelDatabaseId: keyOrNull('ChannelDatabase', args.channelDatabase),
          after: args.after ?? null,
        }),
      resolve: shownAs('CdxSessionChanged'),
    },
    featureChanged: {
      subscribe: (_, args, { sides, actor }) =>
        featureChanged(sides, actor, {
          featureKey: keyOrNull('Feature', args.feature),
          channels: args.channel?.map((id) => keyOf('Channel', id)) ?? null,
          after: args.after ?? null,
        }),
      resolve: shownAs('FeatureChanged'),
    },
  },
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
      event.kind === 'FEATURE' ? 'HEADQUARTERS' : event.kind === 'JOB_APPLIED' ? 'APPLIED_ON_CHANNEL' : 'CACHE_LOADED',
    feature: ({ event }, _, { loaders }) => (event.kind === 'FEATURE' ? loaders.feature.load(event.entityId) : null),
    channelDatabase: ({ event }, _, { loaders }) =>
      event.channelDatabaseId === null ? null : loaders.channelDatabase.load(event.channelDatabaseId),
  },
}

function statusOf(status: string | null): OperationStatus {
  const known = OPERATION_STATUSES.find((one) => one === status)
  if (!known) throw new Error('An event with a status that no operation has.')
  return known
}
