import type { DownloadJobId } from './configuration.ts'
import type { RealtimeReason } from './realtime-reason.ts'

/** A Real-time Service call as the channel's ledger has it. `known`: what headquarters said of the feature at the call, null while it did not say. */
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
