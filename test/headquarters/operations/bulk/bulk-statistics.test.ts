import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { type Database, execute, type Transaction, transaction } from '../../../../src/db/client.ts'
import { readOpen } from '../../../../src/headquarters/operations/bulk/synchronize-items.ts'
import { headquarters } from '../../../support/headquarters.ts'
import { failedCreates } from './bulk-support.ts'

/** A run over all operations with this cause, which nobody works on. */
async function openRunOver(hq: Database, fingerprint: string) {
  const runId = randomUUID()
  await execute(
    hq,
    sql`insert into batch_run (run_id, job_id, scope, status, requested_by)
      values (${runId}, 'bulk-synchronize', ${`bulk-synchronize:${runId}`}, 'EXECUTING', 'olga')`,
  )
  await execute(hq, sql`insert into bulk_run (run_id, filter) values (${runId}, '{}')`)
  await execute(
    hq,
    sql`insert into bulk_run_item (run_id, place, operation_id)
      select ${runId}::uuid, received_order, operation_id from operation where fingerprint = ${fingerprint}`,
  )
  return { runId, after: '0', through: '9000000000' }
}

/** Rows that this transaction has looked at so far, in any table. */
async function rowsRead(tx: Transaction): Promise<number> {
  const [read] = await execute<{ rows: number }>(
    tx,
    sql`select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::int as rows from pg_stat_xact_user_tables`,
  )
  return read?.rows ?? 0
}

it('A bulk run reads the open operations of its items row by row, even with outdated statistics', async () => {
  const hq = await headquarters()
  await failedCreates(hq.db, 5_000, 'settled')
  await execute(
    hq.db,
    sql`update operation set status = 'SYNCED', error_class = null, error_code = null, fingerprint = null`,
  )
  await execute(hq.db, sql`analyze`)
  for (const count of [5_000, 10]) {
    await failedCreates(hq.db, count, `open-${count}`)
    const items = await openRunOver(hq.db, `open-${count}`)
    const { open, rows } = await transaction(hq.db, async (tx) => {
      const before = await rowsRead(tx)
      const open = await readOpen(tx, items)
      return { open, rows: (await rowsRead(tx)) - before }
    })
    expect(open.operationIds).toHaveLength(count)
    expect(rows / count).toBeLessThanOrEqual(4)
  }
}, 120_000)
