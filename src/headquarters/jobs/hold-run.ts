import { setTimeout as pause } from 'node:timers/promises'
import { type SQL, sql } from 'drizzle-orm'
import { HeadquartersRewound } from '../../between/headquarters-of.ts'
import { PackageRefused } from '../../between/package-refused.ts'
import { type Database, execute, transaction } from '../../db/client.ts'
import { isUnreachable, sqlState } from '../../db/errors.ts'
import { append } from '../../log/append.ts'
import { wake } from '../../log/wake.ts'
import type { BatchRunRow } from '../../model/batch-run.ts'
import { batchRunColumns, LEASE_SECONDS, LeaseLost, runEvent } from './batch-run.ts'

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

/** Milliseconds between two renewals of the lease. */
const renewEvery = 10_000

/**
 * Does the work of an opened run: renews the lease every 10 seconds while it lasts, and ends the run FINISHED, or ERROR when the
 * work throws (which is thrown on). A run whose lease was lost is left to its new holder.
 */
export async function underLease<T>(db: Database, run: BatchRunRow, work: (lease: RunLease) => Promise<T>): Promise<T> {
  const lost = new AbortController()
  const over = new AbortController()
  const renewing = renew(db, run, lost, over.signal)
  let end: { status: 'FINISHED' | 'ERROR'; message: string | null } = { status: 'FINISHED', message: null }
  const lease: RunLease = {
    signal: lost.signal,
    fence: run.fence,
    progress: (delta) => addProgress(db, run, delta),
    conclude: (status, message) => {
      end = { status, message }
    },
  }
  try {
    const result = await work(lease)
    await endRun(db, run, end.status, end.message)
    return result
  } catch (error) {
    // When headquarters is away the run stays as it is; its lease expires and the next caller takes it over.
    if (!(error instanceof LeaseLost)) await endRun(db, run, 'ERROR', messageOf(error)).catch(() => {})
    throw error
  } finally {
    over.abort()
    await renewing
  }
}

/** Renews until the work is over; a lease that could not be renewed in time counts as lost, whoever has it. */
async function renew(db: Database, run: BatchRunRow, lost: AbortController, over: AbortSignal): Promise<void> {
  let heldUntil = Date.now() + LEASE_SECONDS * 1_000
  while (!over.aborted && !lost.signal.aborted) {
    await pause(renewEvery, undefined, { signal: over, ref: false }).catch(() => {})
    if (over.aborted) return
    const request = Date.now()
    try {
      const renewed = await execute(
        db,
        sql`/* jobs.renew */
        update batch_run
        set lease_until = now() + ${LEASE_SECONDS} * interval '1 second'
        where run_id = ${run.runId} and fence = ${run.fence}::bigint and status = 'EXECUTING'
        returning 1`,
      )
      if (renewed.length > 0) heldUntil = request + LEASE_SECONDS * 1_000
      else lost.abort(new LeaseLost())
    } catch {
      if (Date.now() + renewEvery >= heldUntil) lost.abort(new LeaseLost())
    }
  }
}

async function addProgress(db: Database, run: BatchRunRow, delta: Progress): Promise<void> {
  await change(
    db,
    run,
    sql`total = run.total + ${delta.total ?? 0}, done = run.done + ${delta.done ?? 0}, failed = run.failed + ${delta.failed ?? 0},
      waiting = run.waiting + ${delta.waiting ?? 0}`,
  )
}

async function endRun(
  db: Database,
  run: BatchRunRow,
  status: 'FINISHED' | 'ERROR',
  message: string | null,
): Promise<void> {
  await change(
    db,
    run,
    sql`status = ${status}, ended_at = now(), lease_until = null, holder = null, message = ${message}`,
  )
}

/** One guarded change of a held run, with its event. */
async function change(db: Database, run: BatchRunRow, assignments: SQL): Promise<void> {
  await transaction(db, async (tx) => {
    const [row] = await execute<BatchRunRow>(
      tx,
      sql`/* jobs.changeRun */
      update batch_run run
      set revision = run.revision + 1, ${assignments}
      where run.run_id = ${run.runId} and run.fence = ${run.fence}::bigint and run.status = 'EXECUTING'
      returning ${batchRunColumns}`,
    )
    if (!row) throw new LeaseLost()
    await append(tx, [runEvent(row)])
  })
  wake(db)
}

/** What may be shown of a fault: not its message, which can contain customers' data, unless it is one of the contract. */
export function messageOf(error: unknown): string {
  if (isUnreachable(error)) return 'A database could not be reached.'
  if (error instanceof HeadquartersRewound || error instanceof PackageRefused) return error.message
  const state = sqlState(error)
  return state === undefined
    ? 'Stopped by a fault; the log has its cause.'
    : `Stopped by a fault of the database (${state}).`
}
