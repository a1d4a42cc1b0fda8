import { z } from 'zod'
import { actorChannels } from '../access/actor.ts'
import type { Channels } from '../access/scope-sql.ts'
import { type BatchRunRow, batchRunRow } from '../model/batch-run.ts'
import { type CdxSessionRow, cdxSessionRow } from '../model/cdx-session.ts'
import { type LogFilter, logFilter } from '../model/event.ts'
import { type FeatureView, featureView } from '../model/feature.ts'
import { operationCount } from '../model/operation-count.ts'
import { count, decimalText, text, textOrNull, timeText, uuid } from '../model/wire-values.ts'
import { type CallsOf, call, callWithoutArguments } from './call.ts'
import { type LogOwner, logCalls } from './log-owner.ts'

/** The steps of an operation's pipeline. */
const PIPELINE_STEPS = ['UPLOAD', 'SYNCHRONIZE', 'DISTRIBUTE'] as const
export type PipelineStep = (typeof PIPELINE_STEPS)[number]

/**
 * What headquarters knows of a step: since when the oldest operation has waited for it, and how long the newest took.
 */
export type StepTimes = z.infer<typeof stepTimes>
const stepTimes = z.object({
  step: z.enum(PIPELINE_STEPS),
  oldestPendingAt: timeText.nullable(),
  medianSeconds: z.number().nullable(),
})

/** A session that has failed. Only its id, so that each reader reads the session with their own rights. */
export type FailingSession = z.infer<typeof failingSession>
const failingSession = z.object({ type: z.enum(['DOWNLOAD', 'UPLOAD']), id: uuid })

/** Headquarters' part of the dashboard: ids, statuses, counts and times only. */
export type HeadquartersStatistics = z.infer<typeof headquartersStatistics>
const headquartersStatistics = z.object({
  counts: z.array(operationCount),
  steps: z.array(stepTimes),
  /** For each job and channel database, the newest session if it has failed. */
  failing: z.array(failingSession),
})

/** Headquarters' log, and what subscribers see besides its events: the content of snapshots, and statistics. */
export interface HeadquartersLog extends LogOwner {
  /**
   * The latest revision of each operation, among the events up to a position (inclusive) that match the filter.
   * Operations without such an event are left out.
   */
  latestRevisions(
    operationIds: readonly string[],
    upTo: string,
    filter: LogFilter,
  ): Promise<{ operationId: string; revision: number }[]>
  /** Statistics of these channels (null: all), from counters and indexes: cheap enough to be read every second. */
  statistics(channels: readonly string[] | null): Promise<HeadquartersStatistics>
  /**
   * The run with this id; without an id, the runs that have not ended and the newest run of each job. Of one job, or of
   * all (null); newest first; limited to the channels.
   */
  currentRuns(
    of: { readonly jobId: string | null; readonly runId: string | null },
    channels: Channels,
  ): Promise<BatchRunRow[]>
  /**
   * The newest session of each job in each channel database, and the downloads that have not ended, newest first. A
   * null condition matches any.
   */
  currentSessions(
    of: { readonly jobId: string | null; readonly channelDatabaseId: string | null },
    channels: Channels,
  ): Promise<CdxSessionRow[]>
  /** All features, by name. */
  features(): Promise<FeatureView[]>
}

/** The schemas of its calls. */
export const headquartersLogCalls = {
  ...logCalls,
  latestRevisions: call(
    [z.array(uuid).readonly(), decimalText, logFilter],
    z.array(z.object({ operationId: uuid, revision: count })),
  ),
  statistics: call([z.array(text).readonly().nullable()], headquartersStatistics),
  currentRuns: call([z.strictObject({ jobId: textOrNull, runId: textOrNull }), actorChannels], z.array(batchRunRow)),
  currentSessions: call(
    [z.strictObject({ jobId: textOrNull, channelDatabaseId: textOrNull }), actorChannels],
    z.array(cdxSessionRow),
  ),
  features: callWithoutArguments(z.array(featureView)),
} satisfies CallsOf<HeadquartersLog>
