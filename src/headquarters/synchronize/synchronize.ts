import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import { batchStatementTimeout, type Database, execute, transaction } from '../../db/client.ts'
import { wake } from '../../log/wake.ts'
import { assertNotRewound } from '../incarnation/check-with-channels.ts'
import { type BatchRunRow, openRun, type RunLease } from '../jobs/run.ts'
import { claimChunk, lockLegalEntity } from './queue/claim.ts'
import { advanceQueue } from './queue/queue.ts'
import { releaseExpired } from './queue/release.ts'
import { type ChunkOptions, workOffChunk } from './work-off-chunk.ts'

/** The job's id; its caption and former names are in `batch_job`. */
export const SYNCHRONIZE_JOB = 'synchronize'

/** How a run works: chunks of how many operations (5,000), by how many workers of this process (1); see ChunkOptions. */
export type SynchronizeOptions = Omit<ChunkOptions, 'actor'> & { chunkSize?: number; workers?: number }

/** What of a held run its work needs. */
export type RunHold = Pick<RunLease, 'signal' | 'progress'>

/**
 * Opens a run of *Synchronize customers and channel requests* over a legal entity: everything that has arrived at headquarters by now is the run's. One at a time; a
 * second caller is told which one is running, and a run that its holder left is taken over.
 */
export async function openSynchronize(
  hq: HeadquartersDatabase,
  actor: Actor,
  { legalEntity }: { legalEntity: string },
): Promise<{ run: BatchRunRow } | { alreadyRunning: BatchRunRow }> {
  const [arrived] = await execute<{ watermark: string }>(
    hq.db,
    sql`/* synchronize.watermark */
    select last_value::text as watermark
    from operation_received_order_seq`,
  )
  return await openRun(hq.db, {
    jobId: SYNCHRONIZE_JOB,
    scope: `${SYNCHRONIZE_JOB}:${legalEntity}`,
    actor,
    watermark: arrived?.watermark ?? '0',
  })
}

/**
 * The work of an opened run, to be held by `underLease`: claims chunk after chunk until nothing is left that can be done now, and waits for chunks that others hold
 * (a dead holder's are free after 30 seconds). Operations that wait for a failed one, or for the next attempt after a transient fault, are left to later runs.
 */
export async function synchronize(
  hq: HeadquartersDatabase,
  actor: Actor,
  run: BatchRunRow,
  hold: RunHold,
  options: SynchronizeOptions = {},
): Promise<void> {
  const legalEntity = run.scope.slice(SYNCHRONIZE_JOB.length + 1)
  const held = await takeIntoQueue(hq.db, legalEntity)
  const total = run.done + run.failed + run.waiting + held + (await countOpen(hq.db, legalEntity, run))
  await hold.progress({ total: total - run.total, waiting: held })
  await Promise.all(Array.from({ length: options.workers ?? 1 }, () => workOnRun(hq, actor, run, hold, options)))
}

/**
 * One worker of a run, in the process that holds it or in any other: claims and works off chunks until none can be claimed and nobody else holds any. Ends early
 * when the run is no longer being executed (canceled, or ended by its holder).
 */
export async function workOnRun(
  hq: HeadquartersDatabase,
  actor: Actor,
  run: Pick<BatchRunRow, 'runId' | 'scope' | 'watermark'>,
  hold: RunHold,
  options: SynchronizeOptions = {},
): Promise<void> {
  const dataAreaId = run.scope.slice(SYNCHRONIZE_JOB.length + 1)
  const claim = {
    dataAreaId,
    size: options.chunkSize ?? 5_000,
    run: { runId: run.runId, watermark: run.watermark ?? '0' },
  }
  while (!hold.signal.aborted && (await isExecuting(hq.db, run.runId))) {
    await releaseExpired(hq.db, dataAreaId, actor.id)
    await assertNotRewound(hq)
    const chunk = await claimChunk(hq.db, claim)
    if (chunk) {
      const outcome = await workOffChunk(hq.db, chunk, { ...options, actor: actor.id })
      if (outcome) await hold.progress({ ...outcome, total: outcome.freed })
    } else if (await someoneWorks(hq.db, dataAreaId)) {
      await pause(100)
    } else {
      return
    }
  }
}

/** Takes all that has been committed by now into the queue; says how many operations wait for a failed one since then. */
export async function takeIntoQueue(db: Database, legalEntity: string): Promise<number> {
  let held = 0
  for (;;) {
    const advanced = await transaction(
      db,
      async (tx) => {
        await lockLegalEntity(tx, legalEntity)
        return await advanceQueue(tx, legalEntity)
      },
      { statementTimeout: batchStatementTimeout },
    )
    held += advanced.held
    if (advanced.held + advanced.freed > 0) wake(db)
    if (!advanced.more) return held
  }
}

/** What is left of a run: also what is in chunks of a holder that died. */
async function countOpen(db: Database, legalEntity: string, run: BatchRunRow): Promise<number> {
  const [open] = await execute<{ n: number }>(
    db,
    sql`/* synchronize.countOpen */
    select (
      select count(*)
      from open_operation
      where data_area_id = ${legalEntity} and status = 'UPLOADED' and received_order <= ${run.watermark ?? '0'}::bigint
    )::int + (
      select coalesce(sum(size), 0)
      from synchronize_chunk
      where run_id = ${run.runId} and status = 'CLAIMED'
    )::int as n`,
  )
  return open?.n ?? 0
}

async function isExecuting(db: Database, runId: string): Promise<boolean> {
  const found = await execute(
    db,
    sql`/* synchronize.isExecuting */ select 1 from batch_run where run_id = ${runId} and status = 'EXECUTING'`,
  )
  return found.length > 0
}

async function someoneWorks(db: Database, dataAreaId: string): Promise<boolean> {
  const found = await execute(
    db,
    sql`/* synchronize.someoneWorks */
    select 1
    from synchronize_chunk
    where data_area_id = ${dataAreaId} and status = 'CLAIMED'
    limit 1`,
  )
  return found.length > 0
}
