import type { Channels } from '../access/scope-sql.ts'
import type { BatchRunRow } from '../model/batch-run.ts'
import type { CdxSessionRow } from '../model/cdx-session.ts'
import type { LogFilter } from '../model/event.ts'
import type { FeatureView } from '../model/feature.ts'
import type { OperationCount } from '../model/operation-count.ts'
import type { LogOwner } from './log-owner.ts'

/** The steps of an operation's pipeline. */
export type PipelineStep = 'UPLOAD' | 'SYNCHRONIZE' | 'DISTRIBUTE'

/**
 * What headquarters knows of a step: since when the first operation waits for it, and how long the newest ones took.
 */
export type StepTimes = { step: PipelineStep; oldestPendingAt: string | null; medianSeconds: number | null }

/** A session that has failed; by its id, so that each reader reads it with their own rights. */
export type FailingSession = { type: 'DOWNLOAD' | 'UPLOAD'; id: string }

/** Headquarters' part of the dashboard: ids, statuses, counts and times only. */
export type HeadquartersStatistics = {
  counts: OperationCount[]
  steps: StepTimes[]
  /** The newest session of each job in each channel database, where it has failed. */
  failing: FailingSession[]
}

/** Headquarters' log, with what subscribers are shown beside its events: the content of snapshots, and statistics. */
export interface HeadquartersLog extends LogOwner {
  /**
   * The latest revision of each operation among the events up to a position (inclusive) that the filter takes.
   * Operations without such an event are left out.
   */
  latestRevisions(
    operationIds: readonly string[],
    upTo: string,
    filter: LogFilter,
  ): Promise<{ operationId: string; revision: number }[]>
  /** Of these channels (null: all), from counters and indexes: cheap enough to be read every second. */
  statistics(channels: readonly string[] | null): Promise<HeadquartersStatistics>
  /**
   * The run with this id; without one the runs that have not ended, and the newest of each job. Of one job, or (null)
   * of all; newest first, as far as the channels reach.
   */
  currentRuns(
    of: { readonly jobId: string | null; readonly runId: string | null },
    channels: Channels,
  ): Promise<BatchRunRow[]>
  /**
   * The newest session of each job in each channel database, and the downloads that have not ended; newest first. Null:
   * any.
   */
  currentSessions(
    of: { readonly jobId: string | null; readonly channelDatabaseId: string | null },
    channels: Channels,
  ): Promise<CdxSessionRow[]>
  /** All features, by name. */
  features(): Promise<FeatureView[]>
}
