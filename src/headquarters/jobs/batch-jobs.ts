import { type SQL, sql } from 'drizzle-orm'
import { type Channels, channelList } from '../../access/scope-sql.ts'
import { type Executor, execute } from '../../db/client.ts'
import type { BatchRunRow } from '../../model/batch-run.ts'
import { BULK_SYNCHRONIZE_JOB, batchRunColumns } from './batch-run.ts'

/** A batch job. `aliases`: its former names, accepted wherever it is named. */
export type BatchJobRow = { jobId: string; caption: string; aliases: string[]; description: string }

/** All batch jobs, by id; or those with the ids given. */
export function readBatchJobs(db: Executor, ids: readonly string[] | null = null): Promise<BatchJobRow[]> {
  return execute<BatchJobRow>(
    db,
    sql`/* jobs.readBatchJobs */
    select id as "jobId", caption, aliases, description
    from batch_job
    where ${ids === null}::boolean or id = any(${sql.param([...(ids ?? [])])}::text[])
    order by id`,
  )
}

/** The batch job with that id, caption or former name, in any case. */
export async function findBatchJob(db: Executor, name: string): Promise<BatchJobRow | null> {
  const wanted = name.trim().toLowerCase()
  const jobs = await readBatchJobs(db)
  const called = ({ jobId, caption, aliases }: BatchJobRow) => [jobId, caption, ...aliases]
  return jobs.find((job) => called(job).some((each) => each.toLowerCase() === wanted)) ?? null
}

/** Which runs; null is any. `beyond` is the number after which to go on. */
export type RunsRequest = {
  jobId: string | null
  statuses: readonly BatchRunRow['status'][] | null
  beyond: string | null
  limit: number
}

/** Runs as far as the channels reach, newest first. */
export function listRuns(
  db: Executor,
  { jobId, statuses, beyond, limit }: RunsRequest,
  channels: Channels,
): Promise<BatchRunRow[]> {
  const conditions = [
    sql`run.job_id = job.id`,
    reachedBy(channels),
    ...(statuses === null ? [] : [sql`run.status = any(${sql.param([...statuses])}::text[])`]),
    ...(beyond === null ? [] : [sql`run.number < ${beyond}::bigint`]),
  ]
  // The index of runs is by job: the newest of each, and of these the newest.
  return execute<BatchRunRow>(
    db,
    sql`/* jobs.listRuns */
    select newest.*
    from batch_job job, lateral (
      select ${batchRunColumns}
      from batch_run run
      where ${sql.join(conditions, sql` and `)}
      order by run.number desc
      limit ${limit}
    ) newest
    where ${jobId === null ? sql`true` : sql`job.id = ${jobId}`}
    order by newest.number::bigint desc
    limit ${limit}`,
  )
}

/** The runs with these ids, as far as the channels reach, in no order. */
export function findRuns(db: Executor, runIds: readonly string[], channels: Channels = 'ALL'): Promise<BatchRunRow[]> {
  return execute<BatchRunRow>(
    db,
    sql`/* jobs.findRuns */
    select ${batchRunColumns}
    from batch_run run
    where run.run_id = any(${sql.param(runIds)}::uuid[]) and ${reachedBy(channels)}`,
  )
}

/**
 * A bulk run is visible to those who may use all channels that it reaches; a run over a channel database to those who
 * may use a channel that it serves. Runs over a legal entity or the whole installation are visible to all: they contain
 * numbers only.
 */
function reachedBy(channels: Channels): SQL {
  if (channels === 'ALL') return sql`true`
  const list = channelList(channels)
  return sql`(
      case when run.job_id = ${BULK_SYNCHRONIZE_JOB}
        then exists (select from bulk_run b where b.run_id = run.run_id and b.channels <@ ${list})
        else not exists (
          select from channel_database d
          where run.scope = run.job_id || ':' || d.id
            and not exists (select from channel c where c.channel_database_id = d.id and c.id = any(${list}))
        )
      end
    )`
}
