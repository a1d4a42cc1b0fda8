import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import type { HeadquartersSide } from '../../between/headquarters-side.ts'
import { type Executor, execute } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'
import { jobsBehind, type WhyRealtime } from '../../model/why-realtime.ts'

/** A real-time call as it is recorded before it is sent. */
export type NewCall = {
  callId: string
  channelId: string
  dataAreaId: string
  method: string
  why: WhyRealtime
  customerKey: string | null
  operationId: string | null
  actor: Actor
}

export type CallOutcome = 'OK' | 'REFUSED' | 'UNREACHABLE'

/** Records a call as PENDING. */
export async function openCall(db: Executor, call: NewCall): Promise<void> {
  await execute(
    db,
    sql`/* realtime.openCall */
    insert into realtime_service_call (
      call_id, channel_id, data_area_id, method, outcome, reason, blocking_feature, missing_jobs, avoidable,
      customer_key, operation_id, actor
    )
    values (
      ${call.callId}, ${call.channelId}, ${call.dataAreaId}, ${call.method}, 'PENDING', ${call.why.reason},
      ${call.why.blockingFeature}, ${sql.param([...call.why.missingJobs])}::text[], ${call.why.avoidable},
      ${call.customerKey}, ${call.operationId}, ${call.actor.id}
    )`,
  )
}

/** How a call ended. `why` may be more exact than before: only headquarters knows whether the feature is on there. */
export type CallEnd = {
  callId: string
  outcome: CallOutcome
  durationMs: number
  fellBack: boolean
  errorCode: string | null
  why: WhyRealtime
}

export async function closeCall(db: Executor, end: CallEnd): Promise<void> {
  await execute(
    db,
    sql`/* realtime.closeCall */
    update realtime_service_call
    set outcome = ${end.outcome}, duration_ms = ${Math.round(end.durationMs)}, fell_back = ${end.fellBack},
      error_code = ${end.errorCode}, reason = ${end.why.reason}, blocking_feature = ${end.why.blockingFeature},
      missing_jobs = ${sql.param([...end.why.missingJobs])}::text[],
      changed_position = ${end.why.known?.changedPosition ?? null}::bigint,
      last_applied = ${end.why.known ? JSON.stringify(end.why.known.lastApplied) : null}::jsonb
    where call_id = ${end.callId}`,
  )
}

/**
 * Why the call could not be asynchronous, with headquarters' own state of the feature: off there; on, but not yet
 * applied on the channel (with the missing jobs); or applied, but not yet in its cache (no jobs). While headquarters
 * cannot be reached, the channel's own knowledge counts.
 */
export async function explain(db: Executor, headquarters: HeadquartersSide, why: WhyRealtime): Promise<WhyRealtime> {
  if (why.blockingFeature === null) return why
  const states = await headquarters.featureStates().catch(() => null)
  const state = states?.[why.blockingFeature]
  if (!state) return why
  const { changedPosition } = state
  if (!state.enabled) {
    return { ...why, reason: 'FEATURE_OFF', missingJobs: [], known: { changedPosition, lastApplied: {} } }
  }
  const applied = await execute<{ jobId: string; position: string; appliedAt: string }>(
    db,
    sql`/* realtime.explain */
    select job_id as "jobId", position::text as position,
      ${utcText('applied_at')} as "appliedAt"
    from applied_job`,
  )
  const positions = new Map(applied.map(({ jobId, position }) => [jobId, BigInt(position)]))
  const missingJobs = jobsBehind(positions, changedPosition)
  const lastApplied = Object.fromEntries(
    applied.flatMap(({ jobId, appliedAt }) => (missingJobs.some((job) => job === jobId) ? [[jobId, appliedAt]] : [])),
  )
  return { ...why, reason: 'FEATURE_NOT_EFFECTIVE', missingJobs, known: { changedPosition, lastApplied } }
}
