import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { HeadquartersDatabase } from '../../../between/sides.ts'
import { type Database, execute, transaction } from '../../../db/client.ts'
import { isOfWholeDatabase, isTransient } from '../../../db/errors.ts'
import { append } from '../../../log/append.ts'
import { wake } from '../../../log/wake.ts'
import { batchRunColumns } from '../../jobs/batch-run.ts'
import { leaseEnded } from '../../jobs/lease.ts'
import { type BatchRunRow, LeaseLost, type RunLease, runEvent, underLease } from '../../jobs/run.ts'
import { nextItems } from './next-items.ts'
import { recordItemResults } from './record-item-results.ts'
import { synchronizeItems } from './synchronize-items.ts'

/** `chunkSize`: the number of items processed together (5,000). A run can be paused between two such sets. */
export type BulkRunOptions = { chunkSize?: number }

/**
 * How often in a row a temporary fault such as a lock is retried, and the milliseconds between two attempts. While the
 * database cannot do its work, the run waits; when that ends its lease, another process takes it over.
 */
const TRIES = 20
const retryAfter = 1_000

/**
 * Leases an opened or resumed run and processes its items, set by set, until all have a result or the run is paused or
 * canceled. An operation's attempt is stored with its outcome and the run's id, so that a process that takes the run
 * over knows what has been tried.
 */
export async function workOnBulkRun(
  hq: HeadquartersDatabase,
  run: BatchRunRow,
  options: BulkRunOptions = {},
): Promise<void> {
  try {
    await underLease(hq.db, run, (lease) => work(hq, run, lease, options))
  } catch (error) {
    if (!(error instanceof LeaseLost)) throw error
    await endCanceled(hq.db, run)
  }
}

/**
 * Works in the background. A failure ends the run in ERROR and is reported; if headquarters becomes unreachable, the
 * run is taken over later.
 */
export function workInBackground(hq: HeadquartersDatabase, run: BatchRunRow): void {
  workOnBulkRun(hq, run).catch((error) => hq.onFault?.(error))
}

async function work(
  hq: HeadquartersDatabase,
  run: BatchRunRow,
  lease: RunLease,
  options: BulkRunOptions,
): Promise<void> {
  for (let more = true, failures = 0; more; ) {
    try {
      more = await workOnNext(hq, run, lease, options)
      failures = 0
    } catch (error) {
      if (!isTransient(error)) throw error
      // Paused, canceled or taken over during the wait: the run stops without an error.
      if (lease.signal.aborted) throw new LeaseLost()
      // A retry is safe, because the attempts carry the run's id.
      if (!isOfWholeDatabase(error) && ++failures === TRIES) throw error
      await pause(retryAfter, undefined, { signal: lease.signal, ref: false }).catch(() => {})
    }
  }
}

/** Processes the next set of items; returns false if none is left. */
async function workOnNext(
  hq: HeadquartersDatabase,
  run: BatchRunRow,
  { signal }: RunLease,
  { chunkSize = 5_000 }: BulkRunOptions,
): Promise<boolean> {
  const items = await nextItems(hq.db, run.runId, chunkSize)
  if (items === null) return false
  await synchronizeItems(hq, run, items, signal)
  // If the run was stopped within these items, only tried ones get a result; the next process continues with the
  // others.
  const stopped = signal.aborted
  const status = await recordItemResults(hq.db, run, items, stopped ? 'TRIED' : 'ALL')
  if (stopped || status !== 'EXECUTING') throw new LeaseLost()
  return true
}

/** Ends a canceled run, now that its process has stopped. A run that another process has taken over is left alone. */
async function endCanceled(db: Database, run: BatchRunRow): Promise<void> {
  await transaction(db, async (tx) => {
    const [ended] = await execute<BatchRunRow>(
      tx,
      sql`/* operations.endCanceled */
      update batch_run run
      set status = 'CANCELED', revision = run.revision + 1, ended_at = now(), ${leaseEnded}
      where run.run_id = ${run.runId} and run.fence = ${run.fence}::bigint and run.status = 'CANCELING'
      returning ${batchRunColumns}`,
    )
    if (ended) await append(tx, [runEvent(ended)])
  })
  wake(db)
}
