import { sql } from 'drizzle-orm'
import type { RealtimeCallQuery } from '../../between/channel-queries.ts'
import { type Executor, execute } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'
import type { RealtimeCallView } from '../../model/realtime-call.ts'

/** A channel's calls, newest first, strictly older than the place. */
export async function listCalls(db: Executor, request: RealtimeCallQuery): Promise<RealtimeCallView[]> {
  const { channelId, outcomes, avoidable, beyond, limit } = request
  return execute<RealtimeCallView>(
    db,
    sql`/* realtime.listCalls */
    select call_id as "callId", channel_id as "channelId", method,
      ${utcText('started_at', 'US')} as "startedAt", duration_ms as "durationMs",
      outcome, fell_back as "fellBack", reason, blocking_feature as "blockingFeature", missing_jobs as "missingJobs",
      avoidable,
      case when changed_position is not null then
        jsonb_build_object('changedPosition', changed_position::text, 'lastApplied', last_applied)
      end as known,
      error_code as "errorCode", actor
    from realtime_service_call
    where channel_id = ${channelId}
      and (${outcomes === null}::boolean or outcome = any(${sql.param([...(outcomes ?? [])])}::text[]))
      and (${avoidable}::boolean is null or avoidable = ${avoidable})
      ${beyond ? sql`and (started_at, call_id) < (${beyond.startedAt}::timestamptz, ${beyond.callId}::uuid)` : sql``}
    order by started_at desc, call_id desc
    limit ${limit}`,
  )
}
