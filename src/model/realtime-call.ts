import type { DownloadJobId } from './configuration.ts'
import type { RealtimeReason } from './realtime-reason.ts'

/**
 * A Real-time Service call in the channel's ledger. `known`: what headquarters reported about the feature at the call;
 * null when it did not answer.
 */
export type RealtimeCallView = {
  callId: string
  channelId: string
  method: string
  /** In microseconds, as the keyset needs it. */
  startedAt: string
  durationMs: number | null
  outcome: 'PENDING' | 'OK' | 'REFUSED' | 'UNREACHABLE'
  fellBack: boolean
  reason: RealtimeReason
  blockingFeature: string | null
  missingJobs: DownloadJobId[]
  avoidable: boolean
  known: { changedPosition: string; lastApplied: { [jobId: string]: string } } | null
  errorCode: string | null
  actor: string
}
