import { type SQL, sql } from 'drizzle-orm'
import { type Channels, channelList, inChannels, seesDifference, servesChannels } from '../../access/scope-sql.ts'
import type { InstallationFacts } from '../../between/facts/installation-facts.ts'
import { type Executor, execute } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'
import { BULK_SYNCHRONIZE_JOB } from '../jobs/batch-run.ts'
import { isLost } from '../jobs/lease.ts'
import { countAtHeadquarters } from '../operations/list/count-operations.ts'

/** Facts that belong to no single channel, read from counters, partial indexes and small tables. */
export async function readInstallationFacts(db: Executor, channels: Channels): Promise<InstallationFacts> {
  const [counts, [found]] = await Promise.all([
    countAtHeadquarters(db, channels === 'ALL' ? null : channels),
    execute<Omit<InstallationFacts, 'failed'>>(
      db,
      sql`/* facts.installation */
      select
        coalesce((
          select jsonb_agg(distinct data_area_id)
          from synchronize_chunk chunk
          where chunk.status = 'CLAIMED' and ${isLost('chunk')} and ${containsOwn(channels)}
        ), '[]') as abandoned,
        coalesce((
          select jsonb_agg(data_area_id) from legal_entity e
          where exists (
            select from next_operation n
            join operation o using (operation_id)
            where n.data_area_id = e.data_area_id and ${inChannels(sql`o.channel_id`, channels)}
              and (n.next_attempt_at is null or n.next_attempt_at <= now())
          ) or exists (
            select from queue_change changed
            join open_operation open using (customer_key)
            join operation o using (operation_id)
            where changed.data_area_id = e.data_area_id and open.status = 'UPLOADED'
              and ${inChannels(sql`o.channel_id`, channels)}
          )
        ), '[]') as unsynchronized,
        coalesce((
          select jsonb_agg(
              jsonb_build_object(
                'runId', run_id, 'scope', scope, 'startedAt', ${utcText('started_at')}, 'expired', true
              )
            )
          from batch_run run
          join bulk_run bulk using (run_id)
          where run.status = 'EXECUTING' and ${isLost('run')} and run.job_id = ${BULK_SYNCHRONIZE_JOB}
            and ${reaches(channels)}
        ), '[]') as lost,
        coalesce((
          select jsonb_agg(
              jsonb_build_object('channelDatabaseId', w.id, 'since', ${utcText('w.since')}, 'waiting', w.n)
              order by w.id
            )
          from (
            select channel_database_id as id, min(waiting_since) as since, count(*)::int as n
            from erasure_delivery
            where acknowledged_at is null and ${servesChannels(sql`channel_database_id`, channels)}
            group by channel_database_id
          ) w
        ), '[]') as erasures,
        coalesce((
          select jsonb_agg(jsonb_build_object('kind', r.kind, 'n', r.n) order by r.kind)
          from (
            select kind, count(*)::int as n
            from difference d
            where ${reported(channels)}
            group by kind
          ) r
        ), '[]') as differences,
        coalesce((
          select jsonb_agg(
            jsonb_build_object('id', r.id, 'kind', r.kind, 'message', r.message, 'channelDatabaseId', r.place)
            order by r.number
          )
          from (
            select id, kind, message, number, channel_database_id as place
            from difference d
            where ${reported(channels)}
            order by number
            limit ${mostReported}
          ) r
        ), '[]') as reported`,
    ),
  ])
  if (!found) throw new Error('Headquarters did not answer.')
  const failed = counts.filter(({ status }) => status === 'FAILED')
  return { ...found, failed: failed.map(({ errorCode, count }) => ({ errorCode, count })) }
}

/** The number of differences shown with their remedies; more appear when these are resolved. */
const mostReported = 5

const reported = (channels: Channels): SQL => sql`d.status = 'REPORTED' and ${seesDifference('d', channels)}`

/** True if the chunk contains an operation of the channels. */
const containsOwn = (channels: Channels): SQL =>
  channels === 'ALL'
    ? sql`true`
    : sql`exists (
            select from operation o
            where o.chunk_id = chunk.chunk_id and o.status = 'IN_PROGRESS'
              and ${inChannels(sql`o.channel_id`, channels)}
          )`

/** A bulk run is visible to tokens that may use all of its channels. */
const reaches = (channels: Channels): SQL =>
  channels === 'ALL' ? sql`true` : sql`bulk.channels <@ ${channelList(channels)}`
