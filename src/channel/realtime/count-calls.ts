import { type SQL, sql } from 'drizzle-orm'
import type { RealtimeCallCount } from '../../between/channel-state.ts'
import { type Executor, execute } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'

/**
 * Calls by channel and cause since a time (RFC 3339), the most frequent first, read from an index of the calls by time.
 */
export function countCalls(
  db: Executor,
  channels: readonly string[] | null,
  since: string,
  avoidable: boolean,
): Promise<RealtimeCallCount[]> {
  return execute<RealtimeCallCount>(db, countingCalls(channels, since, avoidable))
}

/** The statement of `countCalls`. */
export function countingCalls(channels: readonly string[] | null, since: string, avoidable: boolean): SQL {
  return sql`/* realtime.countCalls */
    with channel as (
      select id
      from configuration
      where kind = 'channel'
        and (${channels === null}::boolean or id = any(${sql.param([...(channels ?? [])])}::text[]))
    )
    select call.channel_id as "channelId", call.reason, call.blocking_feature as "blockingFeature",
      call.missing_jobs as "missingJobs",
      count(*)::int as calls, array_agg(distinct call.method order by call.method) as methods,
      ${utcText('max(call.started_at)')} as "newestAt"
    from channel
    join realtime_service_call call on call.channel_id = channel.id
    where call.started_at >= ${since}::timestamptz and ${avoidable ? sql`avoidable` : sql`not avoidable`}
    group by call.channel_id, call.reason, call.blocking_feature, call.missing_jobs
    order by calls desc, call.channel_id, max(call.started_at) desc`
}
