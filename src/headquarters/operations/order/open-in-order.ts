import { type SQL, sql } from 'drizzle-orm'

/**
 * The open operations `o` of a channel with this status in lists, where UPLOADED includes those in progress, in an
 * order that only `operation_open_by_channel` has: by that status, captured_at and operation_id. The status is part of
 * a row comparison instead of being compared by itself: otherwise all indexes of a channel in order of time have that
 * order, and by its statistics the planner may read everything that the channel has ever captured. `only`: a further
 * condition.
 */
export const openInOrder = (channel: SQL, status: SQL, only: SQL = sql`true`): SQL => sql`
        where o.route = 'ASYNC' and o.listed_status not in ('SYNCED', 'DISTRIBUTED') and o.channel_id = ${channel}
          and (o.listed_status, o.captured_at, o.operation_id) >= (${status}, ${FIRST})
          and (o.listed_status, o.captured_at, o.operation_id) <= (${status}, ${LAST}) and ${only}
        order by o.listed_status, o.captured_at, o.operation_id`

/** Before the first and after the last operation that is ordered by captured_at and operation_id. */
export const FIRST = sql.raw(`'-infinity'::timestamptz, '00000000-0000-0000-0000-000000000000'::uuid`)
export const LAST = sql.raw(`'infinity'::timestamptz, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid`)
