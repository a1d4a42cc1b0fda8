import { sql } from 'drizzle-orm'
import { type Executor, execute } from '../db/client.ts'
import { type BatchRunRow, batchRunColumns } from './batch-run.ts'

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

/** The batch job with that id, caption or former name, whatever its capitals. */
export async function findBatchJob(db: Executor, name: string): Promise<BatchJobRow | null> {
  const wanted = name.trim().toLowerCase()
  const jobs = await readBatchJobs(db)
  const called = ({ jobId, caption, aliases }: BatchJobRow) => [jobId, caption, ...aliases]
  return jobs.find((job) => called(job).some((each) => each.toLowerCase() === wanted)) ?? null
}

/** The newest runs of a job, newest first. */
export function readRuns(db: Executor, jobId: string, first: number): Promise<BatchRunRow[]> {
  return execute<BatchRunRow>(
    db,
    sql`/* jobs.readRuns */
    select ${batchRunColumns}
    from batch_run run
    where run.job_id = ${jobId}
    order by run.number desc
    limit ${first}`,
  )
}

/** The runs with these ids, in no order. */
export function findRuns(db: Executor, runIds: readonly string[]): Promise<BatchRunRow[]> {
  return execute<BatchRunRow>(
    db,
    sql`/* jobs.findRuns */
    select ${batchRunColumns}
    from batch_run run
    where run.run_id = any(${sql.param(runIds)}::uuid[])`,
  )
}
