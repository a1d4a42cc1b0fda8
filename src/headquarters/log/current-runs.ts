import { sql } from 'drizzle-orm'
import type { Channels } from '../../access/scope-sql.ts'
import { type Executor, execute } from '../../db/client.ts'
import type { BatchRunRow } from '../../model/batch-run.ts'
import { findRuns } from '../jobs/batch-jobs.ts'
import { BULK_SYNCHRONIZE_JOB } from '../jobs/batch-run.ts'

/**
 * The run with this id; without an id, the runs that have not ended and the newest run of each job. Newest first,
 * limited to the channels.
 */
export async function currentRuns(
  hq: Executor,
  { jobId, runId }: { readonly jobId: string | null; readonly runId: string | null },
  channels: Channels,
): Promise<BatchRunRow[]> {
  const ids = runId === null ? await idsOfCurrentRuns(hq) : [runId]
  const runs = await findRuns(hq, ids, channels)
  return runs
    .filter((run) => jobId === null || run.jobId === jobId)
    .sort((a, b) => Number(BigInt(b.number) - BigInt(a.number)))
}

async function idsOfCurrentRuns(hq: Executor): Promise<string[]> {
  const runs = await execute<{ runId: string }>(
    hq,
    sql`/* events.runsNow */
    select run_id as "runId" from batch_run where status in ('READY', 'EXECUTING', 'CANCELING')
    union
    select run_id from batch_run where job_id = ${BULK_SYNCHRONIZE_JOB} and status = 'HOLD'
    union
    select newest.run_id
    from batch_job job
    cross join lateral (select run_id from batch_run r where r.job_id = job.id order by r.number desc
      limit 1) as newest`,
  )
  return runs.map(({ runId }) => runId)
}
