import { sql } from 'drizzle-orm'
import { type Executor, execute } from '../../../db/client.ts'
import { utcText } from '../../../db/utc-text.ts'

/** An interval of a histogram. */
export type HistogramInterval = {
  from: string
  to: string
  /** Operations captured in it, as far as headquarters has them. */
  captured: number
  /** Those of them that are FAILED now. */
  failed: number
  /**
   * True: there are more than are counted one by one; the numbers follow from how close together the first ones are.
   */
  isEstimate: boolean
}

/** A range of times of capture, in so many equal intervals; `channels` null: all. */
export type HistogramRequest = {
  after: string
  before: string
  intervals: number
  channels: readonly string[] | null
}

/** How many operations of an interval are counted one by one, and at least of each of its channels. */
const MOST_COUNTED = 2_000
const LEAST_PER_CHANNEL = 20

/**
 * Counts operations by their time of capture. Reads at most MOST_COUNTED index entries of an interval, however many
 * operations there are: beyond that it estimates.
 */
export function readHistogram(
  hq: Executor,
  { after, before, intervals, channels }: HistogramRequest,
): Promise<HistogramInterval[]> {
  const most = channels
    ? Math.max(LEAST_PER_CHANNEL, Math.ceil(MOST_COUNTED / Math.max(1, channels.length)))
    : MOST_COUNTED
  const ofChannel = channels ? sql`o.channel_id = scope.channel_id and` : sql``
  // Of some channels by their own index; `order by` names the columns of the one index that is meant.
  const order = sql`o.captured_at, o.operation_id`
  const failedOrder = channels ? sql`o.channel_id, o.listed_status, ${order}` : sql`o.listed_status, ${order}`
  const captureOrder = channels ? sql`o.channel_id, ${order}` : order
  return execute<HistogramInterval>(
    hq,
    sql`/* operations.histogram */
    with span as (
      select n, ${after}::timestamptz + n * width as "from", ${after}::timestamptz + (n + 1) * width as "to"
      from (select (${before}::timestamptz - ${after}::timestamptz) / ${intervals}::int as width) as of_range
      cross join generate_series(0, ${intervals}::int - 1) as n
    ),
    scope as (
      select channel_id from unnest(${sql.param(channels ? [...channels] : [''])}::text[]) as channel_id
    ),
    counted as (
      select span.n, span."from", span."to", c.number as captured, c.last as captured_until,
        f.number as failed, f.last as failed_until
      from span
      cross join scope
      cross join lateral (
        select count(*) as number, max(captured_at) as last
        from (
          select o.captured_at
          from operation o
          where ${ofChannel} o.route = 'ASYNC'
            and o.captured_at >= span."from" and o.captured_at < span."to"
          order by ${captureOrder}
          limit ${most}
        ) first
      ) c
      cross join lateral (
        select count(*) as number, max(captured_at) as last
        from (
          select o.captured_at
          from operation o
          where ${ofChannel} o.route = 'ASYNC' and o.listed_status = 'FAILED'
            and o.captured_at >= span."from" and o.captured_at < span."to"
            ${channels ? sql`and o.listed_status not in ('SYNCED', 'DISTRIBUTED')` : sql``}
          order by ${failedOrder}
          limit ${most}
        ) first
      ) f
    )
    select ${utcText('"from"')} as "from", ${utcText('"to"')} as "to",
      least(sum(case when captured < ${most} then captured else captured * ${stretch('captured_until')} end), 2e9)::int
        as captured,
      least(sum(case when failed < ${most} then failed else failed * ${stretch('failed_until')} end), 2e9)::int
        as failed,
      bool_or(captured >= ${most} or failed >= ${most}) as "isEstimate"
    from counted
    group by n, "from", "to"
    order by n`,
  )
}

/** By how much the interval is longer than the part of it that was counted. */
const stretch = (until: string) =>
  sql.raw(`extract(epoch from "to" - "from") / greatest(extract(epoch from ${until} - "from"), 0.001)`)
