import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { HeadquartersDatabase } from '../../../between/sides.ts'
import { type Database, execute, transaction } from '../../../db/client.ts'
import { isTransient } from '../../../db/errors.ts'
import { append } from '../../../log/append.ts'
import { wake } from '../../../log/wake.ts'
import { batchRunColumns } from '../../jobs/batch-run.ts'
import { leaseEnded } from '../../jobs/lease.ts'
import { type BatchRunRow, LeaseLost, type RunLease, runEvent, underLease } from '../../jobs/run.ts'
import { nextItems } from './next-items.ts'
import { settleItems } from './settle-items.ts'
import { synchronizeItems } from './synchronize-items.ts'

/** How a bulk run works: how many items at a time (5,000). Between two such sets it can be paused. */
export type BulkRunOptions = { chunkSize?: number }

/** How often in a row something temporary may stop it (a lock, a lost connection), and the milliseconds between two tries. */
const TRIES = 20
const retryAfter = 1_000

/**
 * Holds an opened or resumed run and does its items, set after set, until all have their result or somebody pauses or cancels it. An operation's attempt
 * carries the run's id and is stored with its outcome, so that whoever takes the run over knows what has been tried in it.
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

/** The same, without anybody who waits for it. A fault ends the run in ERROR and is reported; what an unreachable headquarters leaves is taken over later. */
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
      // Paused, canceled or taken over while it waited: it stops, and has not failed.
      if (lease.signal.aborted) throw new LeaseLost()
      // Nothing is lost by looking again: what has been tried carries the run's id.
      if (++failures === TRIES) throw error
      await pause(retryAfter, undefined, { signal: lease.signal, ref: false }).catch(() => {})
    }
  }
}

/** The next set of items. False when none was left. */
async function workOnNext(
  hq: HeadquartersDatabase,
  run: BatchRunRow,
  { signal }: RunLease,
  { chunkSize = 5_000 }: BulkRunOptions,
): Promise<boolean> {
  const items = await nextItems(hq.db, run.runId, chunkSize)
  if (items === null) return false
  await synchronizeItems(hq, run, items, signal)
  // Stopped within these items: what was in hand has its result, and the next holder looks at the others again.
  const stopped = signal.aborted
  const status = await settleItems(hq.db, run, items, stopped ? 'TRIED' : 'ALL')
  if (stopped || status !== 'EXECUTING') throw new LeaseLost()
  return true
}

/** Somebody has canceled it: now that its holder has stopped, it has ended. A run that is somebody else's by now is left alone. */
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
