import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { HeadquartersDatabase } from '../../../between/sides.ts'
import { type Executor, execute } from '../../../db/client.ts'
import type { BatchRunRow } from '../../jobs/run.ts'
import { releaseExpired } from '../../synchronize/queue/release.ts'
import { synchronizeOperations } from '../../synchronize/synchronize-operations.ts'
import type { Items } from './next-items.ts'

/** Milliseconds between two checks of operations that an earlier process of the run still synchronizes. */
const pollInterval = 100

/**
 * Synchronizes the items that can be claimed, then those released by them, until no more can. Tries each operation once
 * per run: one with an attempt of the run is not claimed again. Waits for operations that an earlier process of the run
 * still synchronizes; if that process has died, they are released when their chunk's lease expires.
 */
export async function synchronizeItems(
  hq: HeadquartersDatabase,
  run: BatchRunRow,
  items: Items,
  signal: AbortSignal,
): Promise<void> {
  const actor = { id: run.requestedBy }
  const tried = new Set<string>()
  while (!signal.aborted) {
    const open = await readOpen(hq.db, items)
    // A temporary fault leaves no attempt; the operation is not retried at once.
    const operationIds = open.operationIds.filter((id) => !tried.has(id))
    const taken =
      operationIds.length > 0 ? await synchronizeOperations(hq, actor, operationIds, { runId: run.runId }) : []
    for (const { operationId } of taken) tried.add(operationId)
    if (taken.length > 0) continue
    const freed = await Promise.all(open.busyIn.map((dataAreaId) => releaseExpired(hq.db, dataAreaId, actor.id)))
    if (freed.some((chunks) => chunks > 0)) continue
    if (open.ownInProgress === 0) return
    await pause(pollInterval, undefined, { signal, ref: false }).catch(() => {})
  }
}

/**
 * `busyIn`: legal entities in which some of the items are in progress; `ownInProgress`: how many of those belong to
 * this run.
 */
export type Open = { operationIds: string[]; busyIn: string[]; ownInProgress: number }

/**
 * Each item looks up its operation, its attempts and its chunk by key: joins are planned by statistics, and outdated
 * ones from a time when nothing was open make them compare every item with every open operation.
 */
export async function readOpen(db: Executor, { runId, after, through }: Items): Promise<Open> {
  const [open] = await execute<Open>(
    db,
    sql`/* operations.openItems */
    select
      coalesce(
        array_agg(o.operation_id order by item.place) filter (where o.status <> 'IN_PROGRESS'),
        '{}'
      ) as "operationIds",
      coalesce(array_agg(distinct o.data_area_id) filter (where o.status = 'IN_PROGRESS'), '{}') as "busyIn",
      (count(*) filter (where o.status = 'IN_PROGRESS' and claiming.run_id = item.run_id))::int as "ownInProgress"
    from bulk_run_item item
    cross join lateral (
      select operation.operation_id, operation.status, operation.data_area_id, operation.chunk_id
      from operation
      where operation.operation_id = item.operation_id
      limit 1
    ) o
    left join lateral (
      select true as here
      from operation_attempt a
      where a.operation_id = item.operation_id and a.run_id is not distinct from item.run_id
      limit 1
    ) tried on true
    left join lateral (
      select chunk.run_id
      from synchronize_chunk chunk
      where chunk.chunk_id = o.chunk_id
      limit 1
    ) claiming on o.status = 'IN_PROGRESS'
    where item.run_id = ${runId} and item.place > ${after}::bigint and item.place <= ${through}::bigint
      and o.status in ('UPLOADED', 'FAILED', 'IN_PROGRESS') and tried.here is null`,
  )
  return open ?? { operationIds: [], busyIn: [], ownInProgress: 0 }
}
