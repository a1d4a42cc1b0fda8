import { type SQL, sql } from 'drizzle-orm'
import { HeadquartersRewound, whyUnavailable } from '../../between/headquarters-of.ts'
import { PackageRefused } from '../../between/package-refused.ts'
import { type Database, execute, transaction } from '../../db/client.ts'
import { sqlState } from '../../db/errors.ts'
import { append } from '../../log/append.ts'
import { wake } from '../../log/wake.ts'
import { runSeconds } from '../../metrics/counted.ts'
import type { BatchRunRow } from '../../model/batch-run.ts'
import { inSpan } from '../../traces/spans.ts'
import { batchRunColumns, type FencedRun, isHeldBy, runEvent } from './batch-run.ts'
import { keepLease, LeaseLost, leaseEnded, leaseUntil } from './lease.ts'

/** How far a run has come: what to add to its counts. */
export type Progress = { done?: number; failed?: number; waiting?: number; total?: number }

/** What the work of a run is given. */
export type RunLease = {
  /** Aborted when the lease is lost; nothing more may be done then. */
  readonly signal: AbortSignal
  readonly fence: string
  /** Adds to the run's counts and announces them. */
  progress(delta: Progress): Promise<void>
  /** What the run will say when it ends: FINISHED with a note, or ERROR though the work returned. No personal data. */
  conclude(status: 'FINISHED' | 'ERROR', message: string | null): void
}

/**
 * Does the work of an opened run under its lease, and ends the run FINISHED, or ERROR when the work throws (which is
 * thrown on). A run whose lease was lost is left to its new holder.
 */
export async function underLease<T>(db: Database, run: BatchRunRow, work: (lease: RunLease) => Promise<T>): Promise<T> {
  const { jobId, runId, scope } = run
  const attributes = { 'tillsync.job': jobId, 'tillsync.run_id': runId, 'tillsync.scope': scope }
  return await inSpan(`run ${jobId}`, { attributes }, () => doWork(db, run, work))
}

async function doWork<T>(db: Database, run: BatchRunRow, work: (lease: RunLease) => Promise<T>): Promise<T> {
  return await keepLease(
    () => renewRun(db, run),
    async (signal) => {
      let end: { status: 'FINISHED' | 'ERROR'; message: string | null } = { status: 'FINISHED', message: null }
      const lease: RunLease = {
        signal,
        fence: run.fence,
        progress: (delta) => addProgress(db, run, delta),
        conclude: (status, message) => {
          end = { status, message }
        },
      }
      const ended = runSeconds.startTimer({ batch_job: run.jobId })
      try {
        const result = await work(lease)
        await endRun(db, run, end.status, end.message)
        return result
      } catch (error) {
        // When headquarters is away the run stays as it is; its lease expires and the next caller takes it over.
        if (!(error instanceof LeaseLost)) await endRun(db, run, 'ERROR', messageOf(error)).catch(() => {})
        throw error
      } finally {
        ended()
      }
    },
  )
}

/** False when another process has taken the run over, or it is no longer being executed. */
export async function renewRun(db: Database, run: FencedRun): Promise<boolean> {
  const renewed = await execute(
    db,
    sql`/* jobs.renewRun */
    update batch_run
    set lease_until = ${leaseUntil()}
    where ${isHeldBy(run)}
    returning 1`,
  )
  return renewed.length > 0
}

async function addProgress(db: Database, run: BatchRunRow, delta: Progress): Promise<void> {
  await change(
    db,
    run,
    sql`total = run.total + ${delta.total ?? 0}, done = run.done + ${delta.done ?? 0},
      failed = run.failed + ${delta.failed ?? 0}, waiting = run.waiting + ${delta.waiting ?? 0}`,
  )
}

async function endRun(
  db: Database,
  run: BatchRunRow,
  status: 'FINISHED' | 'ERROR',
  message: string | null,
): Promise<void> {
  await change(db, run, sql`status = ${status}, ended_at = now(), ${leaseEnded}, message = ${message}`)
}

/** One change of a run by its holder, with its event. */
async function change(db: Database, run: BatchRunRow, assignments: SQL): Promise<void> {
  await transaction(db, async (tx) => {
    const [row] = await execute<BatchRunRow>(
      tx,
      sql`/* jobs.changeRun */
      update batch_run run
      set revision = run.revision + 1, ${assignments}
      where ${isHeldBy(run)}
      returning ${batchRunColumns}`,
    )
    if (!row) throw new LeaseLost()
    await append(tx, [runEvent(row)])
  })
  wake(db)
}

/** What a run says of a fault: never the fault's message, which can hold customers' data. */
export function messageOf(error: unknown): string {
  const unavailable = whyUnavailable(error)
  if (unavailable !== null) return unavailable
  if (error instanceof HeadquartersRewound || error instanceof PackageRefused) return error.message
  const state = sqlState(error)
  return state === undefined
    ? 'Stopped by a fault; the log has its cause.'
    : `Stopped by a fault of the database (${state}).`
}
