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
  block: ReservedBlock
}

type HeldChunk = Pick<Chunk, 'chunkId'>

/** The fence of a chunk: each claim has an id of its own, and one that is released or done is never claimed again. */
const isHeld = ({ chunkId }: HeldChunk): SQL => sql`chunk_id = ${chunkId} and status = 'CLAIMED'`

/** A condition: operation `o` is in progress in the chunk. All of them are looked up by key. */
export const inChunk = (chunkId: string): SQL =>
  sql`o.operation_id = any(array(select operation_id from open_operation where chunk_id = ${chunkId}::uuid))`

/** False when another process has taken the chunk over. */
export async function renewChunk(db: Executor, chunk: HeldChunk): Promise<boolean> {
  const renewed = await execute(
    db,
    sql`/* synchronize.renewChunk */
    update synchronize_chunk
    set lease_until = ${leaseUntil()}
    where ${isHeld(chunk)}
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
    where ${isHeld(chunk)}
    returning 1`,
  )
  if (ended.length === 0) throw new LeaseLost()
}
