import { sql } from 'drizzle-orm'
import type { Scope } from '../between/scope.ts'
import type { ChannelCounts, ChannelSide, Sides } from '../between/sides.ts'
import { type Executor, execute } from '../db/client.ts'
import { isTransient } from '../db/errors.ts'
import { countAtHeadquarters, type OperationCount } from '../headquarters/operations/list/count-operations.ts'
import type { FailingSession, Hop } from './dashboard-stats.ts'
import { WIDEST_SCOPE } from './followed-logs.ts'

/** One look at both sides, before it is made up. */
export type Look = {
  at: Date
  /** By channel database; null where it could not be reached. */
  channels: ReadonlyMap<string, ChannelCounts[] | null>
  headquarters: HeadquartersLook | null
}

type HeadquartersLook = { counts: OperationCount[]; hops: HopRow[]; failing: FailingSession[] }
type HopRow = { hop: Hop; oldestPendingAt: string | null; medianSeconds: number | null }

/** Looks at both sides, as far as they can be reached, and only at what the scope has. */
export async function look(sides: Sides, { channels, channelDatabases }: Scope): Promise<Look> {
  const databases = channelDatabases()
  const inScope = databases.length > WIDEST_SCOPE ? [] : databases
  const [headquarters, ...counted] = await Promise.all([
    sides.headquarters ? reachable(lookAtHeadquarters(sides.headquarters.db, channels)) : null,
    ...inScope.map((id) => countsOf(sides.channelSides.get(id), channels)),
  ])
  return { at: new Date(), channels: new Map(inScope.map((id, nth) => [id, counted[nth] ?? null])), headquarters }
}

async function countsOf(side: ChannelSide | undefined, channels: Scope['channels']): Promise<ChannelCounts[] | null> {
  return side ? reachable(side.counts(channels ?? 'ALL')) : null
}

/** Null for what only time can mend; anything else is thrown. */
async function reachable<T>(asked: Promise<T>): Promise<T | null> {
  return asked.catch((error) => (isTransient(error) ? null : Promise.reject(error)))
}

async function lookAtHeadquarters(hq: Executor, channels: Scope['channels']): Promise<HeadquartersLook> {
  const [counts, hops, failing] = await Promise.all([
    countAtHeadquarters(hq, channels),
    readHops(hq, channels),
    readFailing(hq, channels),
  ])
  return { counts, hops, failing }
}

/** Positions of the log that are looked back over, and events of a kind that make a median. */
const LOOK_BACK = 10_000
const SAMPLE = 200

/** What headquarters knows of the hops: of each channel the first that waits, by the indexes of the list; the newest events of the log. */
function readHops(hq: Executor, channels: Scope['channels']): Promise<HopRow[]> {
  const inScope = (column: string) =>
    channels ? sql`and ${sql.raw(column)} = any(${sql.param([...channels])}::text[])` : sql``
  return execute<HopRow>(
    hq,
    sql`/* dashboard.hops */
    with wanted as (
      select id as channel_id, channel_database_id from channel where true ${inScope('id')}
    ),
    open as (
      select 'SYNCHRONIZE' as hop, first.received_at as since
      from wanted
      cross join (values ('UPLOADED'), ('IN_PROGRESS')) as s (status)
      cross join lateral (
        select o.received_at
        from operation o
        where o.channel_id = wanted.channel_id and o.status = s.status and o.route = 'ASYNC' and o.status not in ('SYNCED', 'DISTRIBUTED')
        order by o.captured_at, o.operation_id
        limit 1
      ) as first
      union all
      select 'DISTRIBUTE', first.settled_at
      from wanted
      cross join lateral (
        select o.settled_at
        from operation o
        where o.channel_database_id = wanted.channel_database_id and o.channel_id = wanted.channel_id
          and o.status = 'SYNCED' and o.route = 'ASYNC'
        order by o.received_order
        limit 1
      ) as first
    ),
    recent as materialized (
      select reached.hop, newest.operation_id
      from (values ('UPLOAD', 'UPLOADED'), ('SYNCHRONIZE', 'SYNCED'), ('DISTRIBUTE', 'DISTRIBUTED')) as reached (hop, status)
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
      select hop, percentile_cont(0.5) within group (order by extract(epoch from greatest(way.lasted, interval '0'))) as median
      from recent
      join operation o using (operation_id)
      cross join lateral (
        select case hop
          when 'UPLOAD' then o.received_at - o.captured_at
          when 'SYNCHRONIZE' then o.settled_at - o.received_at
          else o.distributed_at - o.settled_at
        end as lasted
      ) as way
      where way.lasted is not null and o.route = 'ASYNC'
      group by hop
    )
    select hop,
      to_char((select min(since) from open where open.hop = each.hop) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "oldestPendingAt",
      (select round(median::numeric, 3)::float8 from took where took.hop = each.hop) as "medianSeconds"
    from unnest(array['UPLOAD', 'SYNCHRONIZE', 'DISTRIBUTE']) as each (hop)`,
  )
}

/** The newest session of each job in each channel database of the scope, where it has failed. */
function readFailing(hq: Executor, channels: Scope['channels']): Promise<FailingSession[]> {
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
