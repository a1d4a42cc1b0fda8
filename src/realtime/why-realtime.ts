import { type DownloadJobId, FEATURE_JOBS } from '../model/configuration.ts'

export type RealtimeReason = 'SYNCHRONOUS_PROFILE' | 'FEATURE_OFF' | 'FEATURE_NOT_EFFECTIVE' | 'ALWAYS_SYNCHRONOUS'

/**
 * Why a call goes to headquarters in real time: the feature that would have made it asynchronous, the jobs that would have made that
 * feature effective, and whether features could have spared the call at all.
 */
export type WhyRealtime = {
  reason: RealtimeReason
  blockingFeature: string | null
  missingJobs: DownloadJobId[]
  avoidable: boolean
}

/** The jobs among 1110, 1010 and 1070 that have not been applied up to that position of headquarters' log. */
export function jobsBehind(applied: ReadonlyMap<string, bigint>, position: string): DownloadJobId[] {
  const needed = BigInt(position)
  return FEATURE_JOBS.filter((job) => {
    const reached = applied.get(job)
    return reached === undefined || reached < needed
  })
}
