import { type SQL, sql } from 'drizzle-orm'
import type { Actor } from '../access/actor.ts'
import { servesChannels } from '../access/scope-sql.ts'
import { type Executor, execute } from '../db/client.ts'
import { BULK_SYNCHRONIZE_JOB } from '../jobs/batch-run.ts'
import { countAtHeadquarters, type OperationCount } from '../operations/count-operations.ts'
import { at } from './at.ts'
import type { RunFacts } from './facts-of-exchange.ts'

/** What belongs to no channel. */
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
          select jsonb_agg(distinct data_area_id) from synchronize_chunk where status = 'CLAIMED' and lease_until < now()
        ), '[]') as abandoned,
        coalesce((
          select jsonb_agg(data_area_id) from legal_entity e
          where exists (
            select from next_operation n
            where n.data_area_id = e.data_area_id and (n.next_attempt_at is null or n.next_attempt_at <= now())
          ) or exists (
            select from queue_change changed
            join open_operation o using (customer_key)
            where changed.data_area_id = e.data_area_id and o.status = 'UPLOADED'
          )
        ), '[]') as unsynchronized,
        coalesce((
          select jsonb_agg(jsonb_build_object('runId', run_id, 'scope', scope, 'startedAt', ${at('started_at')}, 'expired', true))
          from batch_run
          where status = 'EXECUTING' and lease_until < now() and job_id = ${BULK_SYNCHRONIZE_JOB}
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
            select kind, count(*)::int as n from difference where ${reported(actor)} group by kind
          ) r
        ), '[]') as differences,
        coalesce((
          select jsonb_agg(jsonb_build_object('id', r.id, 'message', r.message) order by r.number)
          from (select id, message, number from difference where ${reported(actor)} order by number limit ${mostReported}) r
        ), '[]') as reported`,
    ),
  ])
  if (!found) throw new Error('Headquarters did not tell of itself.')
  return { ...found, failed: counts.filter(({ status }) => status === 'FAILED') }
}

/** So many differences are shown with their remedies; the next ones come when these are done with. */
const mostReported = 5

const reported = ({ channels }: Actor): SQL =>
  sql`status = 'REPORTED' and ${servesChannels(sql`channel_database_id`, channels)}`
