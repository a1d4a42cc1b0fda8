import { type ConfigurationJobId, FEATURE_JOBS } from './configuration.ts'
import type { RealtimeCallView } from './realtime-call.ts'
import type { RealtimeReason } from './realtime-reason.ts'

export type { RealtimeReason } from './realtime-reason.ts'

/**
 * Why a call goes to headquarters in real time: the feature that would have made it asynchronous, the jobs that would
 * have made that feature effective, and whether features could have avoided the call.
 */
export type WhyRealtime = {
  reason: RealtimeReason
  blockingFeature: string | null
  missingJobs: ConfigurationJobId[]
  avoidable: boolean
  /** What headquarters reported about the feature and the channel's jobs at the call; absent when it did not answer. */
  known?: KnownAtCall
}

/**
 * The position of the feature's last change in headquarters' log, and when each of the missing jobs was last applied,
 * RFC 3339.
 */
export type KnownAtCall = NonNullable<RealtimeCallView['known']>

/** Those of 1110, 1010 and 1070 that have not been applied up to that position of headquarters' log. */
export function jobsBehind(applied: ReadonlyMap<string, bigint>, position: string): ConfigurationJobId[] {
  const needed = BigInt(position)
  return FEATURE_JOBS.filter((job) => {
    const reached = applied.get(job)
    return reached === undefined || reached < needed
  })
}
