import { availableParallelism } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import pLimit from 'p-limit'
import type { Actor } from '../../access/actor.ts'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import { batchStatementTimeout, type Database, execute, transaction } from '../../db/client.ts'
import { WAITS_FOR_LOCK } from '../../db/wait-for-locks.ts'
import { wake } from '../../log/wake.ts'
import { assertNotRewound } from '../incarnation/check-with-channels.ts'
import { type BatchRunRow, openRun, type RunLease } from '../jobs/run.ts'
import { claimChunk, lockLegalEntity } from './queue/claim.ts'
import { advanceQueue } from './queue/queue.ts'
import { releaseExpired } from './queue/release.ts'
import { type ChunkOptions, synchronizeChunk } from './synchronize-chunk.ts'

/** The job's id; its caption and former names are in `batch_job`. */
export const SYNCHRONIZE_JOB = 'synchronize'

/**
 * Options of a run: the size of its chunks (5,000), and how many workers of this process it has (1); see ChunkOptions.
 */
export type SynchronizeOptions = Omit<ChunkOptions, 'actor'> & { chunkSize?: number; workers?: number }

/**
 * How many chunks this process applies at a time, each on a connection of its own: as many as it has cores, and at most
 * half of a pool. The order of a customer's operations holds, since a chunk has at most one operation of each customer,
 * and the next one can be claimed when that is completed.
 */
export const CHUNKS_AT_ONCE = Math.min(availableParallelism(), 5)

const chunksAtOnce = pLimit(CHUNKS_AT_ONCE)
/** Claims of a legal entity wait for each other; those of one process do so here, however slow it is. */
const claimsAtOnce = pLimit(1)
/** The ends of the chunks that this process applies; none rejects. */
const underway = new Set<Promise<void>>()

/** The part of its lease that a run uses. */
export type SynchronizeLease = Pick<RunLease, 'signal' | 'progress'>

/**
 * Opens a run of *Synchronize customers and channel requests* over a legal entity, for everything that has arrived at
 * headquarters by now. One at a time: a second caller gets the run that is in progress, and a run whose lease has
 * expired is taken over.
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
 * The work of an opened run, for `underLease`: claims chunk after chunk until nothing is left that can be done now, and
 * waits for chunks that other processes have claimed (those of a dead process are free after 30 seconds). Operations
 * that are blocked, or pause after a transient fault, are left to later runs.
 */
export async function synchronize(
  hq: HeadquartersDatabase,
  actor: Actor,
  run: BatchRunRow,
  lease: SynchronizeLease,
  options: SynchronizeOptions = {},
): Promise<void> {
  const legalEntity = run.scope.slice(SYNCHRONIZE_JOB.length + 1)
  const blocked = await takeIntoQueue(hq.db, legalEntity)
  const total = run.done + run.failed + run.waiting + blocked + (await countOpen(hq.db, legalEntity, run))
  await lease.progress({ total: total - run.total, waiting: blocked })
  await Promise.all(Array.from({ length: options.workers ?? 1 }, () => workOnRun(hq, actor, run, lease, options)))
}

/**
 * One worker of a run, in the process that has its lease or in any other: claims and synchronizes chunks until nothing
 * can be claimed and no chunk is claimed by another process. Ends early when the run is no longer EXECUTING (canceled,
 * or ended by its holder).
 */
export async function workOnRun(
  hq: HeadquartersDatabase,
  actor: Actor,
  run: Pick<BatchRunRow, 'runId' | 'scope' | 'watermark'>,
  lease: SynchronizeLease,
  options: SynchronizeOptions = {},
): Promise<void> {
  const dataAreaId = run.scope.slice(SYNCHRONIZE_JOB.length + 1)
  const claim = {
    dataAreaId,
    size: options.chunkSize ?? 5_000,
    run: { runId: run.runId, watermark: run.watermark ?? '0' },
  }
  while (!lease.signal.aborted && (await isExecuting(hq.db, run.runId))) {
    await releaseExpired(hq.db, dataAreaId, actor.id)
    await assertNotRewound(hq)
    const claimed = await chunksAtOnce(async () => {
      const chunk = await claimsAtOnce(() => claimChunk(hq.db, claim))
      if (!chunk) return false
      const applied = synchronizeChunk(hq.db, chunk, { ...options, actor: actor.id })
      const ended = applied.then(nothing, nothing)
      underway.add(ended)
      const outcome = await applied.finally(() => underway.delete(ended))
      if (outcome) await lease.progress({ ...outcome, total: outcome.freed })
      return true
    })
    if (claimed) continue
    if (!(await isAnyClaimed(hq.db, dataAreaId))) return
    await nextEnd()
  }
}

const nothing = () => {}

/**
 * Waits until a chunk of this process has ended, since that may free operations to claim. What other processes apply is
 * looked at each second meanwhile, or ten times a second when there is nothing else to wait for.
 */
async function nextEnd(): Promise<void> {
  await Promise.race([pause(underway.size > 0 ? 1_000 : 100), ...underway])
}

/** Takes all committed changes into the queue, and returns how many operations are newly blocked by a failed one. */
export async function takeIntoQueue(db: Database, legalEntity: string): Promise<number> {
  let blocked = 0
  for (;;) {
    const advanced = await transaction(
      db,
      async (tx) => {
        await lockLegalEntity(tx, legalEntity, WAITS_FOR_LOCK)
        return await advanceQueue(tx, legalEntity)
      },
      { statementTimeout: batchStatementTimeout },
    )
    blocked += advanced.blocked
    if (advanced.blocked + advanced.freed > 0) wake(db)
    if (!advanced.more) return blocked
  }
}

/** How many operations a run has left, including those in chunks of a dead holder. */
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

async function isAnyClaimed(db: Database, dataAreaId: string): Promise<boolean> {
  const found = await execute(
    db,
    sql`/* synchronize.isAnyClaimed */
    select 1
    from synchronize_chunk
    where data_area_id = ${dataAreaId} and status = 'CLAIMED'
    limit 1`,
  )
  return found.length > 0
}
