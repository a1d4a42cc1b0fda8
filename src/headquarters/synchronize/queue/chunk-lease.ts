import { type SQL, sql } from 'drizzle-orm'
import { type Executor, execute, type Transaction } from '../../../db/client.ts'
import type { ReservedBlock } from '../../customers/number-sequence.ts'
import { LeaseLost, leaseUntil } from '../../jobs/lease.ts'

/**
 * Operations that this process has claimed to synchronize together, with account numbers for those that create a
 * customer.
 */
export type Chunk = {
  chunkId: string
  runId: string | null
  dataAreaId: string
  size: number
  holder: string
  block: ReservedBlock
}

type HeldChunk = Pick<Chunk, 'chunkId' | 'holder'>

/** The fence of a chunk: a chunk that is released or done is never claimed again. */
const isHeldBy = ({ chunkId, holder }: HeldChunk): SQL =>
  sql`chunk_id = ${chunkId} and status = 'CLAIMED' and holder = ${holder}`

/** False when another process has taken the chunk over. */
export async function renewChunk(db: Executor, chunk: HeldChunk): Promise<boolean> {
  const renewed = await execute(
    db,
    sql`/* synchronize.renewChunk */
    update synchronize_chunk
    set lease_until = ${leaseUntil()}
    where ${isHeldBy(chunk)}
    returning 1`,
  )
  return renewed.length > 0
}

/** Ends a chunk in the transaction of its writes. Throws LeaseLost when another process has taken the chunk over. */
export async function endChunk(tx: Transaction, chunk: HeldChunk): Promise<void> {
  const ended = await execute(
    tx,
    sql`/* synchronize.endChunk */
    update synchronize_chunk
    set status = 'DONE', ended_at = now()
    where ${isHeldBy(chunk)}
    returning 1`,
  )
  if (ended.length === 0) throw new LeaseLost()
}
