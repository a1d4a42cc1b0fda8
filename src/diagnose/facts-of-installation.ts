import { sql } from 'drizzle-orm'
import type { Actor } from '../access/actor.ts'
import { servesChannels } from '../access/scope-sql.ts'
import { type Executor, execute } from '../db/client.ts'
import { countAtHeadquarters, type OperationCount } from '../operations/count-operations.ts'
import { at } from './at.ts'
import type { RunFacts } from './facts-of-exchange.ts'

/** What belongs to no channel. */
export type InstallationFacts = {
  failed: OperationCount[]
  /** Chunks of synchronize whose holder is gone, by legal entity. */
  abandoned: string[]
  /** Runs whose lease has run out, of jobs that are no channel database's and no legal entity's. */
  stuck: RunFacts[]
  /** Channel databases that have not acknowledged an erasure, and since when the first of them waits. */
  erasures: { channelDatabaseId: string; since: string; waiting: number }[]
  /** What comparisons of both sides have reported for a person, by kind. */
  differences: { kind: string; n: number }[]
  /** Active schedules that should have run a minute ago, and have not. */
  overdue: { id: string; nextRunAt: string }[]
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
          select jsonb_agg(jsonb_build_object('runId', run_id, 'scope', scope, 'startedAt', ${at('started_at')}, 'expired', true))
          from batch_run
          where status in ('READY', 'EXECUTING', 'CANCELING') and lease_until < now() and job_id = 'bulk-synchronize'
        ), '[]') as stuck,
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
            select kind, count(*)::int as n from difference
            where status = 'REPORTED'
              and ${actor.channels === 'ALL' ? sql`true` : servesChannels(sql`channel_database_id`, actor.channels)}
            group by kind
          ) r
        ), '[]') as differences,
        coalesce((
          select jsonb_agg(jsonb_build_object('id', id, 'nextRunAt', ${at('next_run_at')}) order by id)
          from distribution_schedule
          where active and next_run_at < now() - interval '1 minute'
            and not exists (select from batch_run r where r.status = 'EXECUTING' and r.lease_until > now() and r.job_id = any(jobs))
        ), '[]') as overdue`,
    ),
  ])
  if (!found) throw new Error('Headquarters did not tell of itself.')
  return { ...found, failed: counts.filter(({ status }) => status === 'FAILED') }
}
