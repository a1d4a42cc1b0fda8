import { z } from 'zod'
import { FEATURE_JOBS } from './configuration.ts'
import { realtimeReason } from './realtime-reason.ts'
import { decimalText, text, textOrNull, timeText, uuid } from './wire-values.ts'

export const realtimeOutcome = z.enum(['PENDING', 'OK', 'REFUSED', 'UNREACHABLE'])

/**
 * A Real-time Service call in the channel's ledger. `known`: what headquarters reported about the feature at the call;
 * null when it did not answer.
 */
export type RealtimeCallView = z.infer<typeof realtimeCallView>
export const realtimeCallView = z.object({
  callId: uuid,
  channelId: text,
  method: text,
  /** In microseconds, as the keyset needs it. */
  startedAt: timeText,
  durationMs: z.number().nullable(),
  outcome: realtimeOutcome,
  fellBack: z.boolean(),
  reason: realtimeReason,
  blockingFeature: textOrNull,
  missingJobs: z.array(z.enum(FEATURE_JOBS)),
  avoidable: z.boolean(),
  known: z.object({ changedPosition: decimalText, lastApplied: z.record(z.string(), text) }).nullable(),
  errorCode: textOrNull,
  actor: text,
})
