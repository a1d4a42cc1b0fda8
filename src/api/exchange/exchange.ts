import { headquartersOf } from '../../between/headquarters-of.ts'
import { isUuid } from '../../db/uuid.ts'
import { acceptChannelDatabase } from '../../headquarters/exchange/acceptance/accept-channel-database.ts'
import { lossView } from '../../headquarters/exchange/acceptance/headquarters-loss.ts'
import { offerOperationsAgain } from '../../headquarters/exchange/acceptance/offer-operations-again.ts'
import { recoverHeadquarters } from '../../headquarters/exchange/acceptance/recover-headquarters.ts'
import { flushChannelCaches } from '../../headquarters/exchange/channel-databases/flush-channel-caches.ts'
import { readCdxJobs } from '../../headquarters/exchange/jobs/cdx-jobs.ts'
import { cancelSession, retrySession } from '../../headquarters/exchange/jobs/change-session.ts'
import { runCdxJob } from '../../headquarters/exchange/jobs/run-cdx-job.ts'
import { synchronizeCustomers } from '../../headquarters/exchange/jobs/synchronize-customers.ts'
import type { Transfer } from '../../headquarters/exchange/sessions/refusals.ts'
import { findBatchJob, listRuns, readBatchJobs } from '../../headquarters/jobs/batch-jobs.ts'
import { readWorkers } from '../../headquarters/jobs/worker-lease.ts'
import type { CdxSessionRow } from '../../model/cdx-session.ts'
import { explanationsOf } from '../../model/explanation.ts'
import type { Resolvers } from '../generated/resolvers.ts'
import type { ReadNode } from '../nodes/nodes.ts'
import type { Context } from '../shared/context.ts'
import { refuse } from '../shared/errors.ts'
import { decodeNodeId, encodeNodeId, keyOf } from '../shared/node-id.ts'
import { orderFields, synchronizeNeeded } from './order-fields.ts'
import { runPage } from './run-page.ts'
import { downloadSessionPage, uploadSessionPage } from './session-page.ts'

/** The maximum number of runs of a job in one answer. */
const mostRuns = 100

export const resolvers: Resolvers = {
  Query: {
    cdxJobs: (_, __, { sides }) => readCdxJobs(headquartersOf(sides).db),
    cdxJob: (_, { jobId }, { loaders }) => loaders.cdxJob.load(keyOf('CdxJob', jobId)),
    downloadSessions: (_, args, context) => downloadSessionPage(context, args),
    uploadSessions: (_, args, context) => uploadSessionPage(context, args),
    batchJobs: (_, __, { sides }) => readBatchJobs(headquartersOf(sides).db),
    batchJob: (_, { id }, { sides }) => findBatchJob(headquartersOf(sides).db, keyOf('BatchJob', id)),
    batchRuns: (_, args, { sides, actor }) => runPage(headquartersOf(sides).db, actor, args),
    scheduleWorkers: (_, __, { sides }) => readWorkers(headquartersOf(sides).db),
  },
  Mutation: {
    runCdxJob: (_, { input }, { sides, actor }) =>
      runCdxJob(sides, actor, {
        job: keyOf('CdxJob', input.job),
        channelDatabase: databaseKey(input.channelDatabase),
        full: input.full ?? false,
      }),
    retrySession: async (_, { input }, { sides, actor }) =>
      payloadOf(await retrySession(sides, actor, sessionKey(input.session))),
    cancelSession: async (_, { input }, { sides, actor }) =>
      payloadOf(await cancelSession(sides, actor, sessionKey(input.session))),
    flushChannelCache: async (_, { input }, { sides, actor, loaders }) => {
      const flushed = await flushChannelCaches(sides, actor, databaseKey(input.channelDatabase))
      loaders.channelDatabaseState.clearAll()
      return flushed
    },
    synchronizeCustomersAndChannelRequests: (_, { input }, { sides, actor }) =>
      synchronizeCustomers(sides, actor, {
        job: input.job == null ? null : keyOf('BatchJob', input.job),
        legalEntity: input.legalEntity ?? null,
        wait: input.wait ?? true,
      }),
    synchronizeForOrder: (_, { input }, context) => synchronizeNeeded(context, input),
    acceptChannelDatabase: async (_, { input }, { sides, actor, loaders }) => {
      const key = keyOf('ChannelDatabase', input.channelDatabase)
      const { lost, userErrors } = await acceptChannelDatabase(sides, actor, { ...input, channelDatabase: key })
      loaders.channelDatabase.clear(key)
      loaders.channelDatabaseState.clear(key)
      return {
        channelDatabase: lost && { key },
        lost: lost?.captures ?? [],
        lostCount: lost?.count ?? 0,
        message: lost?.message ?? null,
        userErrors,
      }
    },
    recoverHeadquarters: async (_, { input }, { sides, actor, loaders }) => {
      const { reason, dryRun, acceptLoss, restoreCustomers, wait } = input
      const outcome = await recoverHeadquarters(sides, actor, {
        reason: reason ?? null,
        dryRun: dryRun ?? false,
        acceptLoss: acceptLoss ?? false,
        restoreCustomers: restoreCustomers ?? false,
        wait: wait ?? true,
      })
      loaders.channelDatabaseState.clearAll()
      return { ...outcome, losses: outcome.losses.map(lossView) }
    },
    offerOperationsAgain: (_, { input }, { sides, actor }) =>
      offerOperationsAgain(sides, actor, databaseKey(input.channelDatabase)),
  },
  ...orderFields,
  CdxJob: {
    id: ({ jobId }) => encodeNodeId('CdxJob', jobId),
    schedules: ({ jobId }, _, { loaders }) => loaders.schedules.load(jobId),
    lastSessions: ({ jobId }, _, { loaders }) => loaders.newestSessions.load(jobId),
  },
  CdxSession: { __resolveType: typeOf },
  DownloadSession: {
    id: ({ id }) => encodeNodeId('DownloadSession', id),
    explanations: ({ message }) => explanationsOf(message),
    job: ({ jobId }, _, context) => cdxJob(jobId, context),
    channelDatabase: ({ channelDatabaseId }) => ({ key: channelDatabaseId }),
    replacedBy: ({ replacedBy }, _, { loaders }) =>
      replacedBy === null ? null : loaders.downloadSession.load(replacedBy),
  },
  UploadSession: {
    id: ({ id }) => encodeNodeId('UploadSession', id),
    explanations: ({ message }) => explanationsOf(message),
    job: ({ jobId }, _, context) => cdxJob(jobId, context),
    channelDatabase: ({ channelDatabaseId }) => ({ key: channelDatabaseId }),
  },
  BatchJob: {
    id: ({ jobId }) => encodeNodeId('BatchJob', jobId),
    schedules: ({ jobId }, _, { loaders }) => loaders.schedules.load(jobId),
    runs: ({ jobId }, { first }, { sides, actor }) => {
      const limit = first ?? 10
      if (limit < 1 || limit > mostRuns)
        throw refuse('BAD_USER_INPUT', `1 to ${mostRuns} runs can be returned at once.`)
      return listRuns(headquartersOf(sides).db, { jobId, statuses: null, beyond: null, limit }, actor.channels)
    },
  },
  BatchRun: {
    id: ({ runId }) => encodeNodeId('BatchRun', runId),
    explanations: ({ message }) => explanationsOf(message),
    job: async ({ jobId }, _, { loaders }) => {
      const job = await loaders.batchJob.load(jobId)
      if (job === null) throw new Error('The run belongs to a job that does not exist.')
      return job
    },
    scope: ({ scope, jobId }) => scope.slice(jobId.length + 1),
  },
}

/** The types that `node` reads here. */
export const nodes: Readonly<
  Record<'CdxJob' | 'DownloadSession' | 'UploadSession' | 'BatchJob' | 'BatchRun', ReadNode>
> = {
  CdxJob: async ([key = ''], { loaders }) => named('CdxJob', await loaders.cdxJob.load(key)),
  DownloadSession: async ([key = ''], { loaders }) =>
    isUuid(key) ? named('DownloadSession', await loaders.downloadSession.load(key)) : null,
  UploadSession: async ([key = ''], { loaders }) =>
    isUuid(key) ? named('UploadSession', await loaders.uploadSession.load(key)) : null,
  BatchJob: async ([key = ''], { loaders }) => named('BatchJob', await loaders.batchJob.load(key)),
  BatchRun: async ([key = ''], { loaders }) =>
    isUuid(key) ? named('BatchRun', await loaders.batchRun.load(key)) : null,
}

function named<Name extends string, Row extends object>(__typename: Name, row: Row | null) {
  return row && { __typename, ...row }
}

function typeOf({ type }: CdxSessionRow) {
  return type === 'DOWNLOAD' ? ('DownloadSession' as const) : ('UploadSession' as const)
}

async function cdxJob(jobId: string, { loaders }: Context) {
  const job = await loaders.cdxJob.load(jobId)
  if (job === null) throw new Error('The session belongs to a job that does not exist.')
  return job
}

const databaseKey = (id: string | null | undefined) => (id == null ? null : keyOf('ChannelDatabase', id))

/** A session's key, given as a node id of either kind or as the key. */
function sessionKey(id: string): string {
  return decodeNodeId(id)?.key.at(-1) ?? id
}

function payloadOf({ session, refusal }: Transfer<CdxSessionRow>) {
  return { session, userErrors: refusal ? [refusal] : [] }
}
