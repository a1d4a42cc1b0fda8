import { type SQL, sql } from 'drizzle-orm'
import { HeadquartersRewound } from '../../between/headquarters-of.ts'
import { batchStatementTimeout, type Database, type Transaction, transaction } from '../../db/client.ts'
import { isOfWholeDatabase, isTransient, isUnreachable, sqlState } from '../../db/errors.ts'
import { appendSelected } from '../../log/append.ts'
import { wake } from '../../log/wake.ts'
import { type Batch, inBatch, type TracedOperation } from '../../traces/steps.ts'
import { CUSTOMER_ACCOUNT, giveBack } from '../customers/number-sequence.ts'
import { refuseWhileRewound } from '../incarnation/rewound.ts'
import { withIssueEvents } from '../issues/issue-events.ts'
import { keepLease, LeaseLost } from '../jobs/lease.ts'
import { messageOf } from '../jobs/run.ts'
import { apply } from './apply/apply.ts'
import { recordVerdicts } from './apply/record-verdicts.ts'
import { tracedOperations } from './apply/traced-operations.ts'
import { chunksDone, warnOfConcurrentDuplicates } from './apply/warn-of-duplicates.ts'
import { evaluate } from './evaluate/evaluate.ts'
import { loadChunk } from './evaluate/load-chunk.ts'
import { loadedOperations, redirectedCustomers } from './evaluate/redirect-operations.ts'
import { emptyWorkTables } from './evaluate/work-tables.ts'
import { type Chunk, endChunk, renewChunk } from './queue/chunk-lease.ts'
import { releaseChunk } from './queue/release.ts'
import { operationEvents } from './queue/waiting.ts'

/**
 * How many operations of a chunk are done and failed, how many others are blocked now, and how many are no longer
 * blocked. Null when the chunk failed as a whole and is tried again.
 */
export type ChunkOutcome = { done: number; failed: number; waiting: number; freed: number } | null

/**
 * The actor and reason of the attempt, how long one statement may take (60 seconds), and a callback for the fault of a
 * chunk that failed as a whole.
 */
export type ChunkOptions = {
  actor: string
  /** By a recovery of headquarters, before any other. */
  inRecovery?: boolean
  reason?: string | null
  statementTimeout?: number
  onFault?: (error: unknown) => void
}

/**
 * Evaluates and applies a claimed chunk in one transaction (in several sets when operations of merged customers are
 * about the same one), with its verdicts, statuses and events. When that fails as
 * a whole, the transaction is rolled back and the operations are released, to be tried in smaller chunks until the
 * cause is alone. Throws only when the database cannot be reached (the lease expires, and the next claim releases the
 * operations), or cannot do its work at the moment, or HeadquartersRewound (the operations are as before).
 */
export function synchronizeChunk(db: Database, chunk: Chunk, options: ChunkOptions): Promise<ChunkOutcome> {
  const attributes = { 'tillsync.legal_entity': chunk.dataAreaId, 'tillsync.chunk_id': chunk.chunkId }
  return inBatch('synchronize', attributes, (batch) =>
    keepLease(
      () => renewChunk(db, chunk),
      () => evaluateAndApply(db, chunk, { ...options, batch }),
    ),
  )
}

type TracedOptions = ChunkOptions & { batch: Batch }

async function evaluateAndApply(db: Database, chunk: Chunk, options: TracedOptions): Promise<ChunkOutcome> {
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
    if (isOfWholeDatabase(error)) {
      // None of the operations is the cause: no attempt is counted. When this fails too, the lease expires.
      const why = { actor: options.actor, why: messageOf(error) }
      await releaseChunk(db, chunk.chunkId, 'STOPPED', why).catch(() => {})
      throw error
    }
    options.onFault?.(error)
    // A statement that exceeded its time limit is not transient here: one of the operations may always hang.
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
  { actor, reason = null, inRecovery = false, batch }: TracedOptions,
): Promise<ChunkOutcome> {
  await refuseWhileRewound(tx, { inRecovery })
  const doneBefore = await chunksDone(tx, chunk.dataAreaId)
  const total = { done: 0, failed: 0, blocked: 0, freed: 0 }
  const changed: ChangedBySet = { operations: [], customers: [] }
  const traced: TracedOperation[] = []
  for (let first = true, later = 1; later > 0; first = false) {
    if (!first) await emptyWorkTables(tx)
    const loaded = await loadChunk(tx, chunk.chunkId)
    await evaluate(tx, loaded)
    const used = await apply(tx, loaded, chunk.block)
    // Before the operations change: a process that releases the expired chunk then waits here instead of in a deadlock.
    if (first) await endChunk(tx, chunk)
    const { done, failed, blocked, freed, stillBlocked } = await recordVerdicts(tx, {
      actor,
      reason,
      runId: chunk.runId,
      keepsRows: true,
    })
    if (batch.isTraced) traced.push(...(await tracedOperations(tx)))
    if (loaded.creates > 0) await giveBack(tx, chunk.block, CUSTOMER_ACCOUNT, used)
    // This chunk counts itself by now.
    await warnOfConcurrentDuplicates(tx, chunk.dataAreaId, doneBefore + 1)
    total.done += done
    total.failed += failed
    total.blocked += blocked.length
    total.freed += freed.length
    changed.operations.push(...blocked, ...freed, ...stillBlocked)
    if (loaded.redirected > 0) changed.customers.push(...(await redirectedCustomers(tx)))
    later = loaded.later
    if (later > 0) changed.operations.push(...(await loadedOperations(tx)))
  }
  batch.carries(traced)
  await appendSelected(tx, withIssueEvents(eventsOf(changed)))
  return { done: total.done, failed: total.failed, waiting: total.blocked, freed: total.freed }
}

/**
 * The operations that have changed besides those in the work tables, and the customers that operations of merged ones
 * have changed.
 */
type ChangedBySet = { operations: string[]; customers: { customerKey: string; dataAreaId: string }[] }

function eventsOf({ operations, customers }: ChangedBySet): SQL {
  const ofOperations = operationEvents(
    sql`select operation_id from work_operation union all select unnest(${sql.param(operations)}::uuid[])`,
  )
  if (customers.length === 0) return ofOperations
  return sql`
    select * from (${ofOperations}) as operations
    union all
    select 'CUSTOMER', "customerKey"::text, "dataAreaId", null, null, "customerKey", null, null, null, null, null, '1010'
    from jsonb_to_recordset(${JSON.stringify(customers)}::jsonb) as changed ("customerKey" uuid, "dataAreaId" text)`
}
