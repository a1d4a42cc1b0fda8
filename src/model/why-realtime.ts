import { type DownloadJobId, FEATURE_JOBS } from './configuration.ts'
import type { RealtimeCallView } from './realtime-call.ts'
import type { RealtimeReason } from './realtime-reason.ts'

export type { RealtimeReason } from './realtime-reason.ts'

/**
 * Why a call goes to headquarters in real time: the feature that would have made it asynchronous, the jobs that would have made that
 * feature effective, and whether features could have spared the call at all.
 */
export type WhyRealtime = {
  reason: RealtimeReason
  blockingFeature: string | null
  missingJobs: DownloadJobId[]
  avoidable: boolean
  /** What headquarters said of the feature and the channel of its jobs at the call; left out while headquarters does not say. */
  known?: KnownAtCall
}

/** The feature's last change as a position of headquarters' log, and when each of the missing jobs had last been applied, RFC 3339. */
export type KnownAtCall = NonNullable<RealtimeCallView['known']>

/** The jobs among 1110, 1010 and 1070 that have not been applied up to that position of headquarters' log. */
export function jobsBehind(applied: ReadonlyMap<string, bigint>, position: string): DownloadJobId[] {
  const needed = BigInt(position)
  return FEATURE_JOBS.filter((job) => {
    const reached = applied.get(job)
    return reached === undefined || reached < needed
  })
}
