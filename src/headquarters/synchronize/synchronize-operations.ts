import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import { type Database, execute } from '../../db/client.ts'
import type { OperationStatus } from '../../model/operation.ts'
import { assertNotRewound } from '../incarnation/check-with-channels.ts'
import { claimChunk } from './queue/claim.ts'
import { releaseExpired } from './queue/release.ts'
import { type ChunkOptions, synchronizeChunk } from './synchronize-chunk.ts'

/**
 * An operation that was tried, with its new status: SYNCED, SUPERSEDED or FAILED; UPLOADED after a transient fault,
 * which is retried later.
 */
export type SynchronizedOperation = { operationId: string; status: OperationStatus }

/**
 * How the named operations are synchronized: as in a run, in chunks of at most 5,000. `runId`: the bulk run that tries
 * them.
 */
export type SynchronizeOperationsOptions = Omit<ChunkOptions, 'actor'> & { chunkSize?: number; runId?: string }

/**
 * Synchronizes these operations now, even while a run is in progress: those that are UPLOADED or FAILED and whose turn
 * it is within their channel database. The others stay as they are and are not in the result. Operations of one
 * customer follow one another in order. Throws HeadquartersRewound.
 */
export async function synchronizeOperations(
  hq: HeadquartersDatabase,
  actor: Pick<Actor, 'id'>,
  operationIds: readonly string[],
  { chunkSize = 5_000, runId, ...options }: SynchronizeOperationsOptions = {},
): Promise<SynchronizedOperation[]> {
  const { inRecovery = false } = options
  if (operationIds.length > 0) await assertNotRewound(hq, { inRecovery })
  const taken = new Set<string>()
  const claim = { size: chunkSize, inRecovery, ...(runId !== undefined && { runId }) }
  for (const [dataAreaId, ids] of await byLegalEntity(hq.db, operationIds)) {
    await releaseExpired(hq.db, dataAreaId, actor.id)
    let open = ids
    while (open.length > 0) {
      const chunk = await claimChunk(hq.db, { ...claim, dataAreaId, operationIds: open })
      if (!chunk) break
      const claimed = await inChunk(hq.db, chunk.chunkId)
      for (const id of claimed) taken.add(id)
      const outcome = await synchronizeChunk(hq.db, chunk, { ...options, actor: actor.id })
      // A chunk that failed as a whole comes back in smaller ones, down to the operation that is the cause: it is
      // FAILED.
      const again = outcome === null ? await uploadedNow(hq.db, claimed) : new Set<string>()
      open = open.filter((id) => !claimed.has(id) || again.has(id))
    }
  }
  return await execute<SynchronizedOperation>(
    hq.db,
    sql`/* synchronize.synchronizedOperations */
    select operation_id as "operationId", status
    from operation
    where operation_id = any(${sql.param([...taken])}::uuid[])
    order by received_order`,
  )
}

async function byLegalEntity(db: Database, operationIds: readonly string[]): Promise<Map<string, string[]>> {
  const found = await execute<{ operationId: string; dataAreaId: string }>(
    db,
    sql`/* synchronize.byLegalEntity */
    select operation_id as "operationId", data_area_id as "dataAreaId"
    from operation
    where operation_id = any(${sql.param([...operationIds])}::uuid[]) and status in ('UPLOADED', 'FAILED')
      and route = 'ASYNC'
    order by data_area_id, received_order`,
  )
  const entities = new Map<string, string[]>()
  for (const { operationId, dataAreaId } of found) {
    const ids = entities.get(dataAreaId)
    if (ids) ids.push(operationId)
    else entities.set(dataAreaId, [operationId])
  }
  return entities
}

async function inChunk(db: Database, chunkId: string): Promise<Set<string>> {
  const found = await execute<{ operationId: string }>(
    db,
    sql`/* synchronize.inChunk */
    select operation_id as "operationId" from open_operation where chunk_id = ${chunkId}::uuid`,
  )
  return new Set(found.map(({ operationId }) => operationId))
}

/** Those that may be tried now: not the ones in a pause after a transient fault. */
async function uploadedNow(db: Database, operationIds: ReadonlySet<string>): Promise<Set<string>> {
  const found = await execute<{ operationId: string }>(
    db,
    sql`/* synchronize.uploadedNow */
    select operation_id as "operationId"
    from operation
    where operation_id = any(${sql.param([...operationIds])}::uuid[]) and status = 'UPLOADED'
      and next_attempt_at is null`,
  )
  return new Set(found.map(({ operationId }) => operationId))
}
