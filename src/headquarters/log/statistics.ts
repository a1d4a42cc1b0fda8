import { sql } from 'drizzle-orm'
import type { FailingSession, HeadquartersStatistics, StepTimes } from '../../between/headquarters-log.ts'
import { type Executor, execute } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'
import { countAtHeadquarters } from '../operations/list/count-operations.ts'
import { openInOrder } from '../operations/order/open-in-order.ts'

/** Headquarters' part of the dashboard, for these channels (null: all). */
export async function statistics(hq: Executor, channels: readonly string[] | null): Promise<HeadquartersStatistics> {
  const [counts, steps, failing] = await Promise.all([
    countAtHeadquarters(hq, channels),
    readSteps(hq, channels),
    readFailing(hq, channels),
  ])
  return { counts, steps, failing }
}

/** How many positions of the log are read, and how many events of a kind the median is computed from. */
const LOOK_BACK = 5_000
const SAMPLE = 200
/** How many operations of a channel database are looked at for the first one of the wanted channels. */
const MOST_LOOKED_AT = 500

/**
 * Since when the first operation of each step has been waiting, by the indexes of the list, and medians from the newest
 * events of the log.
 */
function readSteps(hq: Executor, channels: readonly string[] | null): Promise<StepTimes[]> {
  const inScope = (column: string) =>
    channels ? sql`and ${sql.raw(column)} = any(${sql.param([...channels])}::text[])` : sql``
  return execute<StepTimes>(
    hq,
    sql`/* dashboard.steps */
    with wanted as (
      select id as channel_id, channel_database_id from channel where true ${inScope('id')}
    ),
    open as (
      select 'SYNCHRONIZE' as step, first.received_at as since
      from wanted
      cross join lateral (
        select o.received_at
        from operation o
        ${openInOrder(sql`wanted.channel_id`, sql`'UPLOADED'`)}
        limit 1
      ) as first
      union all
      select 'DISTRIBUTE', first.settled_at
      from (select distinct channel_database_id from wanted) as database
      cross join lateral (
        select o.settled_at
        from (
          select o.settled_at, o.channel_id, o.received_order
          from operation o
          where o.listed_status = 'SYNCED' and o.route = 'ASYNC'
            and o.channel_database_id = database.channel_database_id
          order by o.received_order
          limit ${MOST_LOOKED_AT}
        ) o
        where o.channel_id in (select channel_id from wanted)
        order by o.received_order
        limit 1
      ) as first
    ),
    recent as materialized (
      select reached.step, newest.operation_id
      from (
          values ('UPLOAD', 'UPLOADED'), ('SYNCHRONIZE', 'SYNCED'), ('DISTRIBUTE', 'DISTRIBUTED')
        ) as reached (step, status)
      cross join lateral (
        select l.operation_id
        from log l
        where l.position > (select position - ${LOOK_BACK} from log_head) and l.kind = 'OPERATION'
          and l.status = reached.status and l.at > now() - interval '1 hour' ${inScope('l.channel_id')}
        order by l.position desc
        limit ${SAMPLE}
      ) as newest
    ),
    took as (
      select step,
        percentile_cont(0.5) within group (
          order by extract(epoch from greatest(duration.lasted, interval '0'))
        ) as median
      from recent
      join operation o using (operation_id)
      cross join lateral (
        select case step
          when 'UPLOAD' then o.received_at - o.captured_at
          when 'SYNCHRONIZE' then o.settled_at - o.received_at
          else o.distributed_at - o.settled_at
        end as lasted
      ) as duration
      where duration.lasted is not null and o.route = 'ASYNC'
      group by step
    )
    select step,
      ${utcText('(select min(since) from open where open.step = each.step)')} as "oldestPendingAt",
      (select round(median::numeric, 3)::float8 from took where took.step = each.step) as "medianSeconds"
    from unnest(array['UPLOAD', 'SYNCHRONIZE', 'DISTRIBUTE']) as each (step)`,
  )
}

/** The newest session of each job in each channel database of the scope, if it has failed. */
function readFailing(hq: Executor, channels: readonly string[] | null): Promise<FailingSession[]> {
  return execute<FailingSession>(
    hq,
    sql`/* dashboard.failingSessions */
    with wanted as (
      select distinct channel_database_id as id
      from channel
      where ${channels === null}::boolean or id = any(${sql.param([...(channels ?? [])])}::text[])
    )
    select 'DOWNLOAD' as type, newest.id::text as id
    from wanted
    cross join (select id as job_id from cdx_job where direction = 'DOWNLOAD' and carries_data) as job
    cross join lateral (
      select s.id, s.status
      from download_session s
      where s.channel_database_id = wanted.id and s.job_id = job.job_id
      order by s.number desc
      limit 1
    ) as newest
    where newest.status in ('CREATE_FAILED', 'DOWNLOAD_FAILED', 'APPLY_FAILED', 'SUSPENDED')
    union all
    select 'UPLOAD', newest.id::text
    from wanted
    cross join lateral (
      select s.id, s.status
      from upload_session s
      where s.channel_database_id = wanted.id
      order by s.number desc
      limit 1
    ) as newest
    where newest.status = 'FAILED'
    order by type, id`,
  )
}
