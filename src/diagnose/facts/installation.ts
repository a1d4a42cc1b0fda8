import { type SQL, sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import { channelList, inChannels, seesDifference, servesChannels } from '../../access/scope-sql.ts'
import { type Executor, execute } from '../../db/client.ts'
import { BULK_SYNCHRONIZE_JOB } from '../../headquarters/jobs/batch-run.ts'
import { countAtHeadquarters } from '../../headquarters/operations/list/count-operations.ts'
import type { OperationCount } from '../../model/operation-count.ts'
import { at } from '../at.ts'
import type { RunFacts } from './exchange.ts'

/** What belongs to no single channel, as far as it is of the channels in scope. */
export type InstallationFacts = {
  failed: OperationCount[]
  /** Chunks of synchronize whose holder is gone, by legal entity. */
  abandoned: string[]
  /** Legal entities with operations that *Synchronize customers and channel requests* should take. */
  unsynchronized: string[]
  /** Bulk runs whose holder is gone. */
  lost: RunFacts[]
  /** Channel databases that have not acknowledged an erasure, and since when the first of them waits. */
  erasures: { channelDatabaseId: string; since: string; waiting: number }[]
  /** What comparisons of both sides have reported for a person, by kind. */
  differences: { kind: string; n: number }[]
  /** The first of them. */
  reported: { id: string; message: string }[]
}

/** Reads it: counters, partial indexes and small tables. */
export async function readInstallation(db: Executor, actor: Actor): Promise<InstallationFacts> {
  const channels = actor.channels === 'ALL' ? null : actor.channels
  const [counts, [found]] = await Promise.all([
    countAtHeadquarters(db, channels),
    execute<Omit<InstallationFacts, 'failed'>>(
      db,
      sql`/* diagnose.installation */
      select
        coalesce((
          select jsonb_agg(distinct data_area_id)
          from synchronize_chunk chunk
          where chunk.status = 'CLAIMED' and chunk.lease_until < now() and ${holdsOwn(actor)}
        ), '[]') as abandoned,
        coalesce((
          select jsonb_agg(data_area_id) from legal_entity e
          where exists (
            select from next_operation n
            join operation o using (operation_id)
            where n.data_area_id = e.data_area_id and ${inChannels(sql`o.channel_id`, actor.channels)}
              and (n.next_attempt_at is null or n.next_attempt_at <= now())
          ) or exists (
            select from queue_change changed
            join open_operation open using (customer_key)
            join operation o using (operation_id)
            where changed.data_area_id = e.data_area_id and open.status = 'UPLOADED' and ${inChannels(sql`o.channel_id`, actor.channels)}
          )
        ), '[]') as unsynchronized,
        coalesce((
          select jsonb_agg(jsonb_build_object('runId', run_id, 'scope', scope, 'startedAt', ${at('started_at')}, 'expired', true))
          from batch_run run
          join bulk_run bulk using (run_id)
          where run.status = 'EXECUTING' and run.lease_until < now() and run.job_id = ${BULK_SYNCHRONIZE_JOB} and ${reaches(actor)}
        ), '[]') as lost,
        coalesce((
          select jsonb_agg(jsonb_build_object('channelDatabaseId', w.id, 'since', ${at('w.since')}, 'waiting', w.n) order by w.id)
          from (
            select channel_database_id as id, min(waiting_since) as since, count(*)::int as n
            from erasure_delivery
            where acknowledged_at is null and ${servesChannels(sql`channel_database_id`, actor.channels)}
            group by channel_database_id
          ) w
        ), '[]') as erasures,
        coalesce((
          select jsonb_agg(jsonb_build_object('kind', r.kind, 'n', r.n) order by r.kind)
          from (
            select kind, count(*)::int as n from difference d where ${reported(actor)} group by kind
          ) r
        ), '[]') as differences,
        coalesce((
          select jsonb_agg(jsonb_build_object('id', r.id, 'message', r.message) order by r.number)
          from (select id, message, number from difference d where ${reported(actor)} order by number limit ${mostReported}) r
        ), '[]') as reported`,
    ),
  ])
  if (!found) throw new Error('Headquarters did not tell of itself.')
  return { ...found, failed: counts.filter(({ status }) => status === 'FAILED') }
}

/** So many differences are shown with their remedies; the next ones come when these are done with. */
const mostReported = 5

const reported = ({ channels }: Actor): SQL => sql`d.status = 'REPORTED' and ${seesDifference('d', channels)}`

/** An operation of the channels is in the chunk. */
const holdsOwn = ({ channels }: Actor): SQL =>
  channels === 'ALL'
    ? sql`true`
    : sql`exists (
            select from operation o
            where o.chunk_id = chunk.chunk_id and o.status = 'IN_PROGRESS' and ${inChannels(sql`o.channel_id`, channels)}
          )`

/** A bulk run is seen by who may use all channels that it reaches. */
const reaches = ({ channels }: Actor): SQL =>
  channels === 'ALL' ? sql`true` : sql`bulk.channels <@ ${channelList(channels)}`
