import type { Actor } from '../access/actor.ts'
import { permitsOf, reachOf, scopeName, scopeOf } from '../between/scope.ts'
import type { Sides } from '../between/sides.ts'
import type { LogFilter } from '../model/event.ts'
import type { OperationStatus } from '../model/operation.ts'
import type { Message } from './batches.ts'
import { subscribe } from './subscriber.ts'

/** The messages of a subscription. */
export type Messages = AsyncGenerator<Message, void, void>

/** Selects operations; all given conditions must hold. Keys, not node ids. */
export type OperationsWatched = {
  readonly channels: readonly string[] | null
  readonly statuses: readonly OperationStatus[] | null
  readonly operationId: string | null
  readonly customerKey: string | null
  readonly batchRunId: string | null
  readonly after: string | null
}

/** Changes of operations: captures from the channels' logs, every later change from headquarters' log. */
export function operationChanged(sides: Sides, actor: Actor, watched: OperationsWatched): Messages {
  const { channels, channelDatabases } = scopeOf(sides, actor, watched.channels)
  const filter: LogFilter = {
    kinds: ['OPERATION'],
    ...(channels && { channels }),
    ...(watched.statuses && { statuses: watched.statuses }),
    ...(watched.operationId && { operationIds: [watched.operationId] }),
    ...(watched.customerKey && { customerKeys: [watched.customerKey] }),
    ...(watched.batchRunId && { runIds: [watched.batchRunId] }),
  }
  return subscribe(sides, {
    after: watched.after,
    scope: scopeName(actor, watched.channels),
    headquarters: filter,
    // Runs are in headquarters' log only.
    channels: watched.batchRunId ? null : filter,
    channelDatabases,
    permits: permitsOf(sides, actor),
  })
}

/** Selects runs; keys, not node ids. */
export type RunsWatched = {
  readonly jobId: string | null
  readonly runId: string | null
  readonly after: string | null
}

/** Runs of batch jobs as they start, progress and end. */
export function batchJobProgress(sides: Sides, actor: Actor, watched: RunsWatched): Messages {
  return subscribeToHeadquarters(sides, actor, watched.after, {
    kinds: ['BATCH_RUN'],
    ...reachOf(actor),
    ...(watched.jobId && { jobs: [watched.jobId] }),
    ...(watched.runId && { runIds: [watched.runId] }),
  })
}

/** Selects sessions; keys, not node ids. */
export type SessionsWatched = {
  readonly jobId: string | null
  readonly channelDatabaseId: string | null
  readonly after: string | null
}

/** Download and upload sessions as their status changes. */
export function cdxSessionChanged(sides: Sides, actor: Actor, watched: SessionsWatched): Messages {
  return subscribeToHeadquarters(sides, actor, watched.after, {
    kinds: ['DOWNLOAD_SESSION', 'UPLOAD_SESSION'],
    ...reachOf(actor),
    ...(watched.jobId && { jobs: [watched.jobId] }),
    ...(watched.channelDatabaseId && { channelDatabases: [watched.channelDatabaseId] }),
  })
}

/** Headquarters' customers as they change, for a token of all channels. */
export function customersChanged(sides: Sides, actor: Actor, after: string | null): Messages {
  return subscribeToHeadquarters(sides, actor, after, { customerChanges: true })
}

/** Issues as they open, are resolved and come back, and as operators change them; `fingerprint` null: all. */
export function issueChanged(
  sides: Sides,
  actor: Actor,
  { fingerprint, after }: { readonly fingerprint: string | null; readonly after: string | null },
): Messages {
  return subscribeToHeadquarters(sides, actor, after, {
    kinds: ['ISSUE'],
    ...(fingerprint !== null && { entityIds: [fingerprint] }),
  })
}

function subscribeToHeadquarters(sides: Sides, actor: Actor, after: string | null, filter: LogFilter): Messages {
  return subscribe(sides, {
    after,
    scope: scopeName(actor, null),
    headquarters: filter,
    channels: null,
    channelDatabases: () => [],
    permits: permitsOf(sides, actor),
  })
}

/** Selects features and channels; keys, not node ids. */
export type FeaturesWatched = {
  readonly featureKey: string | null
  readonly channels: readonly string[] | null
  readonly after: string | null
}

/**
 * Features as they change at headquarters, are applied on a channel database, and become effective there. Each log
 * names the features that changed, so that other changes of the configuration send no event.
 */
export function featureChanged(sides: Sides, actor: Actor, watched: FeaturesWatched): Messages {
  const filter = { kinds: ['FEATURE'] as const, ...(watched.featureKey && { entityIds: [watched.featureKey] }) }
  return subscribe(sides, {
    after: watched.after,
    scope: scopeName(actor, watched.channels),
    headquarters: filter,
    channels: filter,
    channelDatabases: scopeOf(sides, actor, watched.channels).channelDatabases,
  })
}
