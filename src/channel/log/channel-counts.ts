import { sql } from 'drizzle-orm'
import { type Channels, inChannels } from '../../access/scope-sql.ts'
import type { ChannelCounts } from '../../between/channel-state.ts'
import { type Database, type Executor, execute } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'

/**
 * How long counts stay unmerged at most, in milliseconds: while operations are captured, and otherwise, since uploads
 * and calls count too. And how many rows make a merge worthwhile.
 */
const MERGE_EVERY = 10_000
const MERGE_EVERY_AT_REST = 60_000
const WORTH_MERGING = 200

/**
 * The counts of each channel in scope. An operation that the sequencer has not moved yet counts as pending, and counts
 * as captured once it is moved.
 */
export function channelCounts(db: Executor, channels: Channels): Promise<ChannelCounts[]> {
  return execute<ChannelCounts>(
    db,
    sql`/* events.channelCounts */
    with counted as (
      select channel_id, sum(pending) as pending, sum(captured) as captured,
        jsonb_build_object(
          'captured', coalesce(sum(captured) filter (where hour >= now() - interval '1 day'), 0),
          'calls', coalesce(sum(calls) filter (where hour >= now() - interval '1 day'), 0),
          'avoidable', coalesce(sum(avoidable) filter (where hour >= now() - interval '1 day'), 0),
          'fellBack', coalesce(sum(fell_back) filter (where hour >= now() - interval '1 day'), 0)
        ) as last_day
      from channel_count
      where ${inChannels(sql`channel_id`, channels)}
      group by channel_id
    ),
    unsequenced as (
      select channel_id, count(*) as n, min(at) as oldest
      from outbox
      where kind = 'OPERATION' and status = 'CAPTURED' and ${inChannels(sql`channel_id`, channels)}
      group by channel_id
    )
    select channel_id as "channelId", (coalesce(c.pending, 0) + coalesce(u.n, 0))::int as pending,
      ${utcText('coalesce(first.at, u.oldest)')} as "oldestPendingAt",
      coalesce(c.captured, 0)::int as captured,
      coalesce(c.last_day, '{"captured": 0, "calls": 0, "avoidable": 0, "fellBack": 0}') as "lastDay"
    from counted c
    full join unsequenced u using (channel_id)
    left join lateral (
      -- Looked up by key (offset 0): a join of what is pending with the log is planned by statistics.
      select entry.at
      from (
        select p.position from upload_pending p where p.channel_id = c.channel_id order by p.position limit 1
      ) as oldest
      cross join lateral (select log.at from log where log.position = oldest.position offset 0) as entry
    ) as first on true
    order by channel_id`,
  )
}

/** Merges the rows that have come since the last time, if there are many. Hours older than a day become one row. */
export async function mergeChannelCounts(db: Executor): Promise<void> {
  await execute(
    db,
    sql`/* events.mergeChannelCounts */
    with taken as (
      delete from channel_count
      where (select count(*) from (select from channel_count limit ${WORTH_MERGING}) as many) = ${WORTH_MERGING}
        and id in (select id from channel_count for update skip locked)
      returning channel_id, case when hour < now() - interval '26 hours' then 'epoch' else hour end as hour,
        pending, captured, calls, avoidable, fell_back
    )
    insert into channel_count (channel_id, hour, pending, captured, calls, avoidable, fell_back)
    select channel_id, hour, sum(pending), sum(captured), sum(calls), sum(avoidable), sum(fell_back)
    from taken
    group by channel_id, hour`,
  )
}

/** Merges from time to time; it may be called as often as needed. `moved`: operations have come since the last call. */
export function channelCountMerger(db: Database): (moved: boolean) => Promise<void> {
  let mergedAt = Number.NEGATIVE_INFINITY
  let isMoved = false
  return async (moved) => {
    isMoved ||= moved
    if (performance.now() - mergedAt < (isMoved ? MERGE_EVERY : MERGE_EVERY_AT_REST)) return
    mergedAt = performance.now()
    isMoved = false
    await mergeChannelCounts(db)
  }
}
