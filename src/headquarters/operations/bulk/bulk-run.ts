import { type SQL, sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import { type Executor, execute } from '../../../db/client.ts'
import { isUuid } from '../../../db/uuid.ts'
import { batchRunColumns } from '../../jobs/batch-run.ts'
import { type BatchRunRow, BULK_SYNCHRONIZE_JOB } from '../../jobs/run.ts'

/** A bulk run with its scope. `filter` is the input's; `channels` null: all channels. */
export type BulkRunView = BatchRunRow & { filter: unknown; channels: string[] | null; reason: string | null }

/** Selects bulk runs, newest first; `beyond` is the number of the last run of the previous page. */
export type BulkRunsRequest = { statuses: readonly string[] | null; beyond: string | null; limit: number }

/** The bulk run with this id, if the actor may use all of its channels. */
export async function findBulkRun(hq: Executor, actor: Actor, runId: string): Promise<BulkRunView | null> {
  if (!isUuid(runId)) return null
  const [found] = await readBulkRuns(hq, actor, sql`run.run_id = ${runId}::uuid`, 1)
  return found ?? null
}

/** The bulk runs whose channels the actor may all use. */
export function listBulkRuns(
  hq: Executor,
  actor: Actor,
  { statuses, beyond, limit }: BulkRunsRequest,
): Promise<BulkRunView[]> {
  const conditions = [
    sql`run.job_id = ${BULK_SYNCHRONIZE_JOB}`,
    ...(statuses ? [sql`run.status = any(${sql.param([...statuses])}::text[])`] : []),
    ...(beyond === null ? [] : [sql`run.number < ${beyond}::bigint`]),
  ]
  return readBulkRuns(hq, actor, sql.join(conditions, sql` and `), limit)
}

function readBulkRuns(hq: Executor, { channels }: Actor, which: SQL, limit: number): Promise<BulkRunView[]> {
  const visible = channels === 'ALL' ? sql`` : sql`and bulk.channels <@ ${sql.param([...channels])}::text[]`
  return execute<BulkRunView>(
    hq,
    sql`/* operations.readBulkRuns */
    select ${batchRunColumns}, bulk.filter, bulk.channels, bulk.reason
    from batch_run run
    join bulk_run bulk using (run_id)
    where ${which} ${visible}
    order by run.number desc
    limit ${limit}`,
  )
}
