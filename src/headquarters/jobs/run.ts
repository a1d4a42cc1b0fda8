import { randomUUID } from 'node:crypto'
import { type SQL, sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import { type Database, execute, type Transaction, transaction } from '../../db/client.ts'
import { append } from '../../log/append.ts'
import { wake } from '../../log/wake.ts'
import type { BatchRunRow } from '../../model/batch-run.ts'
import { batchRunColumns, runEvent } from './batch-run.ts'
import { holder, isLost, leaseUntil } from './lease.ts'

export type { BatchRunRow, BatchStatus } from '../../model/batch-run.ts'
export {
  BULK_SYNCHRONIZE_JOB,
  FEATURE_PLAN_JOB,
  guardFence,
  runEvent,
} from './batch-run.ts'
export { LeaseLost } from './lease.ts'
export { messageOf, type Progress, type RunLease, underLease } from './run-lease.ts'

const unfinished = sql`('READY', 'EXECUTING', 'CANCELING')`

/**
 * What a run is opened for. `watermark`: operations received up to there are the run's. `runId`: when it is named by
 * what it is over.
 */
export type NewRun = { jobId: string; scope: string; actor: Actor; watermark?: string | null; runId?: string }

/**
 * Opens a run over a scope, or takes over the one whose lease was lost (its fence goes up by one, so that its earlier
 * holder can commit nothing more). While the lease of another holder runs, that run is the answer. Hand the run to
 * `underLease` at once: the lease is running.
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

/** Inserts a run with a lease, unless there is an unfinished one over the scope. The caller appends its event. */
export async function insertRun(tx: Transaction, run: NewRun): Promise<BatchRunRow | undefined> {
  const [row] = await execute<BatchRunRow>(
    tx,
    sql`/* jobs.openRun */
    insert into batch_run as run (run_id, job_id, scope, status, requested_by, lease_until, holder, watermark)
    values (${run.runId ?? randomUUID()}, ${run.jobId}, ${run.scope}, 'EXECUTING', ${run.actor.id}, ${leaseUntil()},
      ${holder()}, ${run.watermark ?? null}::bigint)
    on conflict (scope) where status in ${unfinished} do nothing
    returning ${batchRunColumns}`,
  )
  return row
}

/** SQL over `batch_run`: the process that executed the run has died. */
export const isAbandoned: SQL = sql`(status = 'EXECUTING' and ${isLost('batch_run')})`

/** True if a process has died that executed a run of these jobs, or was to end a canceled one. */
export async function hasLostRuns(db: Database, jobIds: readonly string[]): Promise<boolean> {
  const [runs] = await execute<{ areLost: boolean }>(
    db,
    sql`/* jobs.hasLostRuns */
    select exists (
      select from batch_run
      where status in ('EXECUTING', 'CANCELING') and job_id = any(${sql.param([...jobIds])}::text[])
        and ${isLost('batch_run')}
    ) as "areLost"`,
  )
  return runs?.areLost ?? false
}

/** SQL over `batch_run`: the oldest abandoned run of a job. */
export const oldestAbandoned = (jobId: string): SQL =>
  sql`run_id = (
      select run_id
      from batch_run
      where job_id = ${jobId} and ${isAbandoned}
      order by number
      limit 1
    ) and ${isAbandoned}`

function takeOver(tx: Transaction, scope: string): Promise<BatchRunRow | undefined> {
  return takeRun(tx, sql`scope = ${scope} and status in ${unfinished} and ${isLost('batch_run')}`)
}

/**
 * Takes the lease of the run that a condition on `batch_run` names, with a higher fence. The caller appends its event.
 * A holder inside `guardFence` keeps its run until it commits: the row is locked then, and skipped here.
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
    set status = 'EXECUTING', fence = run.fence + 1, revision = run.revision + 1, holder = ${holder()},
      lease_until = ${leaseUntil()}, ended_at = null, message = null
    from free
    where run.run_id = free.run_id
    returning ${batchRunColumns}`,
  )
  return row
}
