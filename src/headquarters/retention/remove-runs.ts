import { sql } from 'drizzle-orm'
import { batchStatementTimeout, type Database, execute, type Transaction, transaction } from '../../db/client.ts'
import type { Step } from '../../db/step.ts'
import { counted } from '../../log/remove-records.ts'

/** A bulk run has many items, so they are removed first, this many at once. */
const MOST_ITEMS = 5_000

/** Removes runs that have ended, with the items of bulk runs, and chunks that were claimed during them. */
export function removeRuns(db: Database, before: string, most: number): Promise<Step> {
  return transaction(db, (tx) => remove(tx, before, most), { statementTimeout: batchStatementTimeout })
}

async function remove(tx: Transaction, before: string, most: number): Promise<Step> {
  const runs = await execute<{ runId: string }>(
    tx,
    sql`/* retention.runs */
    select run_id as "runId"
    from batch_run
    where ended_at < ${before}::timestamptz and status in ('FINISHED', 'ERROR', 'CANCELED')
    order by ended_at
    limit ${most}
    for update skip locked`,
  )
  const ids = sql`${sql.param(runs.map(({ runId }) => runId))}::uuid[]`
  const items = await counted(
    tx,
    sql`/* retention.bulkItems */
    with removed as (
      delete from bulk_run_item
      where (run_id, place) in (select run_id, place from bulk_run_item where run_id = any(${ids}) limit ${MOST_ITEMS})
      returning 1
    )
    select count(*)::int as removed from removed`,
  )
  if (items === MOST_ITEMS) return { removed: 0, more: true }
  await execute(
    tx,
    sql`/* retention.chunks */
    delete from synchronize_chunk
    where chunk_id in (
      select chunk_id
      from synchronize_chunk
      where ended_at < ${before}::timestamptz and status in ('DONE', 'RELEASED')
      order by ended_at
      limit ${MOST_ITEMS}
      for update skip locked
    )`,
  )
  await execute(
    tx,
    sql`/* retention.differences */
    delete from difference
    where id in (
      select id
      from difference
      where ended_at < ${before}::timestamptz and status in ('REPAIRED', 'GONE')
      order by ended_at
      limit ${MOST_ITEMS}
    )`,
  )
  await execute(tx, sql`/* retention.bulkRuns */ delete from bulk_run where run_id = any(${ids})`)
  const removed = await counted(
    tx,
    sql`/* retention.removeRuns */
    with removed as (
      delete from batch_run where run_id = any(${ids})
      returning 1
    )
    select count(*)::int as removed from removed`,
  )
  return { removed, more: removed >= most }
}
