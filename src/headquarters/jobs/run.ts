import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { type SQL, sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import { type Database, execute, type Transaction, transaction } from '../../db/client.ts'
import { append } from '../../log/append.ts'
import { wake } from '../../log/wake.ts'
import type { BatchRunRow } from '../../model/batch-run.ts'
import { batchRunColumns, LEASE_SECONDS, runEvent } from './batch-run.ts'

export type { BatchRunRow, BatchStatus } from '../../model/batch-run.ts'
export {
  BULK_SYNCHRONIZE_JOB,
  FEATURE_PLAN_JOB,
  guardFence,
  LeaseLost,
  runEvent,
} from './batch-run.ts'
export { messageOf, type Progress, type RunLease, underLease } from './hold-run.ts'

const unfinished = sql`('READY', 'EXECUTING', 'CANCELING')`
const lease = sql.raw(`now() + interval '${LEASE_SECONDS} seconds'`)

/** What a run is opened for. `watermark`: operations received up to there are the run's. `runId`: when it is named by what it is over. */
export type NewRun = { jobId: string; scope: string; actor: Actor; watermark?: string | null; runId?: string }

/**
 * Opens a run over a scope, or takes over the one whose holder has not renewed its lease for 30 seconds (its fence goes up by one,
 * so that nothing of the earlier holder can be committed any more). When another holder is alive, that run is the answer.
 * Hand the run to `underLease` at once: the lease is running.
 */
export async function openRun(
  db: Database,
  run: NewRun,
): Promise<{ run: BatchRunRow } | { alreadyRunning: BatchRunRow }> {
  for (;;) {
    const opened = await transaction(db, async (tx) => {
      const row = (await insertRun(tx, run)) ?? (await takeOver(tx, run.scope))
      if (row) await append(tx, [runEvent(row)])
      return row
    })
    if (opened) {
      wake(db)
      return { run: opened }
    }
    const [alreadyRunning] = await execute<BatchRunRow>(
      db,
      sql`/* jobs.openRun */
      select ${batchRunColumns}
      from batch_run run
      where run.scope = ${run.scope} and run.status in ${unfinished}`,
    )
    // None: it ended just now, and the scope is free again.
    if (alreadyRunning) return { alreadyRunning }
  }
}

/** A run that is held from now on, when nobody has an unfinished one over the scope. Its event is the caller's to append. */
export async function insertRun(tx: Transaction, run: NewRun): Promise<BatchRunRow | undefined> {
  const [row] = await execute<BatchRunRow>(
    tx,
    sql`/* jobs.openRun */
    insert into batch_run as run (run_id, job_id, scope, status, requested_by, lease_until, holder, watermark)
    values (${run.runId ?? randomUUID()}, ${run.jobId}, ${run.scope}, 'EXECUTING', ${run.actor.id}, ${lease}, ${holder()}, ${run.watermark ?? null}::bigint)
    on conflict (scope) where status in ${unfinished} do nothing
    returning ${batchRunColumns}`,
  )
  return row
}

function takeOver(tx: Transaction, scope: string): Promise<BatchRunRow | undefined> {
  return takeRun(tx, sql`scope = ${scope} and status in ${unfinished} and lease_until < now()`)
}

/**
 * Takes the run that a condition on `batch_run` names, with a higher fence: it is held from now on. Its event is the caller's to append. `for update`
 * waits for nobody and passes nobody: a holder inside `guardFence` keeps its run until it commits.
 */
export async function takeRun(tx: Transaction, which: SQL): Promise<BatchRunRow | undefined> {
  const [row] = await execute<BatchRunRow>(
    tx,
    sql`/* jobs.takeRun */
    with free as (
      select run_id
      from batch_run
      where ${which}
      for update skip locked
    )
    update batch_run run
    set status = 'EXECUTING', fence = run.fence + 1, revision = run.revision + 1, holder = ${holder()}, lease_until = ${lease},
      ended_at = null, message = null
    from free
    where run.run_id = free.run_id
    returning ${batchRunColumns}`,
  )
  return row
}

const holder = () => `${hostname()}:${process.pid}`
