import { type SQL, sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import { type Executor, execute } from '../../../db/client.ts'
import { isUuid } from '../../../db/uuid.ts'
import { batchRunColumns } from '../../jobs/batch-run.ts'
import { type BatchRunRow, BULK_SYNCHRONIZE_JOB } from '../../jobs/run.ts'

/** A bulk run: its run, and what it is over. `filter` is as it was given; `channels` null: it reaches all. */
export type BulkRunView = BatchRunRow & { filter: unknown; channels: string[] | null; reason: string | null }

/** Which bulk runs; `beyond` is the number after which to go on. Newest first. */
export type BulkRunsRequest = { statuses: readonly string[] | null; beyond: string | null; limit: number }

/** The bulk run, when there is one with this id and the actor may use all channels that it reaches. */
export async function findBulkRun(hq: Executor, actor: Actor, runId: string): Promise<BulkRunView | null> {
  if (!isUuid(runId)) return null
  const [found] = await readBulkRuns(hq, actor, sql`run.run_id = ${runId}::uuid`, 1)
  return found ?? null
}

/** Those bulk runs that reach only channels of the actor. */
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
