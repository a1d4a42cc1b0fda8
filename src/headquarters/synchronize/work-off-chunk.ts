import { sql } from 'drizzle-orm'
import { HeadquartersRewound } from '../../between/headquarters-of.ts'
import { batchStatementTimeout, type Database, type Transaction, transaction } from '../../db/client.ts'
import { isTransient, isUnreachable, sqlState } from '../../db/errors.ts'
import { appendSelected } from '../../log/append.ts'
import { wake } from '../../log/wake.ts'
import { refuseWhileRewound } from '../incarnation/rewound.ts'
import { keepLease, LeaseLost } from '../jobs/lease.ts'
import { messageOf } from '../jobs/run.ts'
import { apply } from './apply/apply.ts'
import { settle } from './apply/settle.ts'
import { considerChunk } from './evaluate/consider.ts'
import { judge } from './evaluate/judge.ts'
import { type Chunk, endChunk, renewChunk } from './queue/chunk-lease.ts'
import { releaseChunk } from './queue/release.ts'
import { operationEvents } from './queue/waiting.ts'

/** What became of a chunk: operations done, failed, now waiting for a failed one, and freed from waiting. Null when it failed as a whole and comes back. */
export type ChunkOutcome = { done: number; failed: number; waiting: number; freed: number } | null

/** How a chunk is worked off: who does it and why, how long one statement may take (60 seconds), and who is told why one failed as a whole. */
export type ChunkOptions = {
  actor: string
  reason?: string | null
  statementTimeout?: number
  onFault?: (error: unknown) => void
}

/**
 * Judges and applies a claimed chunk in one transaction, with its verdicts, statuses and events. When that fails as a whole its operations go back, to
 * be tried in smaller chunks until the cause is alone; nothing of it has happened then. Only an unreachable database is thrown: the lease expires,
 * and whoever claims next takes the operations back; and HeadquartersRewound, after which they are as they were.
 */
export function workOffChunk(db: Database, chunk: Chunk, options: ChunkOptions): Promise<ChunkOutcome> {
  return keepLease(
    () => renewChunk(db, chunk),
    () => workOff(db, chunk, options),
  )
}

async function workOff(db: Database, chunk: Chunk, options: ChunkOptions): Promise<ChunkOutcome> {
  try {
    const outcome = await transaction(db, (tx) => inTransaction(tx, chunk, options), {
      statementTimeout: options.statementTimeout ?? batchStatementTimeout,
    })
    wake(db)
    return outcome
  } catch (error) {
    if (error instanceof LeaseLost) return null
    if (isUnreachable(error)) throw error
    if (error instanceof HeadquartersRewound) {
      await releaseChunk(db, chunk.chunkId, 'STOPPED', { actor: options.actor, why: error.message })
      throw error
    }
    options.onFault?.(error)
    // A statement that was stopped for its time is not transient here: one of the operations may hang permanently.
    const transient = isTransient(error) && sqlState(error) !== '57014'
    await releaseChunk(db, chunk.chunkId, transient ? 'TRANSIENT' : 'BROKEN', {
      actor: options.actor,
      why: messageOf(error),
    })
    return null
  }
}

async function inTransaction(
  tx: Transaction,
  chunk: Chunk,
  { actor, reason = null }: ChunkOptions,
): Promise<ChunkOutcome> {
  await refuseWhileRewound(tx)
  const considered = await considerChunk(tx, chunk.chunkId)
  await judge(tx, considered)
  await apply(tx, considered, chunk.block)
  // Before the operations change, so that whoever gives up an expired chunk and its holder wait for each other here and not in a circle.
  await endChunk(tx, chunk)
  const { done, failed, held, freed } = await settle(tx, { actor, reason, runId: chunk.runId, keepsRows: true })
  const moved = sql.param([...held, ...freed])
  await appendSelected(
    tx,
    operationEvents(sql`select operation_id from work_operation union all select unnest(${moved}::uuid[])`),
  )
  return { done, failed, waiting: held.length, freed: freed.length }
}
