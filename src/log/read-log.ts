import { type SQL, sql } from 'drizzle-orm'
import { type Executor, execute } from '../db/client.ts'
import { utcText } from '../db/utc-text.ts'
import type { LogEvent, LogFilter, LogPage } from '../model/event.ts'

/** Positions scanned by one read, however few the filter takes: keeps the statement short. */
const window = 50_000

/** What 1010 carries of a customer: its own events, and operations that were applied to it. */
const CUSTOMER_CHANGES = sql`download_job = '1010' and customer_key is not null
  and (kind = 'CUSTOMER' or kind = 'OPERATION' and status = 'SYNCED')`

/**
 * Reads a log after a position (exclusive, a decimal text), in order. Positions become visible in order, so nothing at
 * or before `through` can appear later: reading on from there misses nothing. Both sides use it.
 */
export async function readLog(db: Executor, after: string, limit: number, filter: LogFilter = {}): Promise<LogPage> {
  const rows = await execute<{ first: string; through: string; head: string; event: LogEvent | null }>(
    db,
    sql`/* events.readLog */
    with head as materialized (
      select position, least(position, ${after}::bigint + ${window}) as until,
        coalesce((select min(position) from log), position + 1) as first
      from log_head
      where id = 1
    ),
    page as materialized (
      select log.*
      from log
      where position > ${after}::bigint and position <= (select until from head) and ${matches(filter)}
      order by position
      limit ${limit}
    ),
    reached as (
      select case when count(*) = ${limit} then max(position)
        else greatest((select until from head), ${after}::bigint) end as through
      from page
    )
    select head.first::text as first, reached.through::text as through,
      head.position::text as head, ${eventJson} as event
    from head cross join reached left join page on true
    order by page.position`,
  )
  const events = rows.flatMap(({ event }) => (event ? [event] : []))
  return { events, first: rows[0]?.first ?? '1', through: rows[0]?.through ?? after, head: rows[0]?.head ?? after }
}

/**
 * Where a log begins (its oldest entry that is kept; one past the head when it is empty) and ends. Positions are
 * decimal texts.
 */
export async function logEnds(db: Executor): Promise<{ first: string; head: string }> {
  const [ends] = await execute<{ first: string; head: string }>(
    db,
    sql`/* events.logEnds */
    select coalesce((select min(position) from log), position + 1)::text as first, position::text as head
    from log_head
    where id = 1`,
  )
  return ends ?? { first: '1', head: '0' }
}

/** The conditions of a filter over `log`. */
export function matches(filter: LogFilter): SQL {
  const conditions = [
    filter.kinds && among(sql`kind`, filter.kinds),
    filter.statuses && among(sql`status`, filter.statuses),
    filter.entityIds && among(sql`entity_id`, filter.entityIds),
    filter.channels && among(sql`channel_id`, filter.channels),
    filter.channelDatabases && among(sql`channel_database_id`, filter.channelDatabases),
    filter.customerKeys && sql`customer_key = any(${sql.param(filter.customerKeys)}::uuid[])`,
    filter.operationIds && sql`operation_id = any(${sql.param(filter.operationIds)}::uuid[])`,
    filter.runIds && sql`run_id = any(${sql.param(filter.runIds)}::uuid[])`,
    filter.customerChanges && CUSTOMER_CHANGES,
    filter.jobs && ofJobs(filter.jobs),
    filter.reach && withinReach(filter.reach),
  ].filter((condition) => condition !== undefined)
  return conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`
}

function among(column: SQL, values: readonly string[]): SQL {
  return sql`${column} = any(${sql.param(values)}::text[])`
}

function ofJobs(jobs: readonly string[]): SQL {
  const job = sql`any(${sql.param(jobs)}::text[])`
  return sql`case kind
    when 'BATCH_RUN' then exists (select from batch_run where run_id = log.run_id and job_id = ${job})
    when 'DOWNLOAD_SESSION' then exists (select from download_session
      where id = log.entity_id::uuid and job_id = ${job})
    when 'UPLOAD_SESSION' then exists (select from upload_session where id = log.entity_id::uuid and job_id = ${job})
    else true
  end`
}

function withinReach(channels: readonly string[]): SQL {
  const list = sql`${sql.param(channels)}::text[]`
  return sql`(channel_id is null or channel_id = any(${list}))
    and (channel_id is not null or channel_database_id is null or channel_database_id in (
      select c.channel_database_id from channel c where c.id = any(${list})
    ))
    and (kind <> 'BATCH_RUN' or not exists (
      select from bulk_run b where b.run_id = log.run_id and (b.channels <@ ${list}) is not true
    ))`
}

const eventJson = sql`case when page.position is not null then jsonb_build_object(
  'position', page.position::text,
  'at', ${utcText('page.at')},
  'kind', page.kind,
  'entityId', page.entity_id,
  'dataAreaId', page.data_area_id,
  'channelId', page.channel_id,
  'channelDatabaseId', page.channel_database_id,
  'customerKey', page.customer_key,
  'operationId', page.operation_id,
  'runId', page.run_id,
  'status', page.status,
  'revision', page.revision,
  'errorCode', page.error_code
) end`
