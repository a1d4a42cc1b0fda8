import { type SQL, sql } from 'drizzle-orm'
import { STAGED_COLUMNS } from '../model/staged-columns.ts'
import { batchStatementTimeout, type Database, type Transaction, transaction } from './client.ts'

/** What one step of retention took away, and whether there may be more. */
export type Step = { removed: number; more: boolean }

/** One step in a transaction of its own: `remove` takes away at most so many and counts them. */
export async function step(
  db: Database,
  most: number,
  remove: (tx: Transaction, most: number) => Promise<number>,
): Promise<Step> {
  const removed = await transaction(db, (tx) => remove(tx, most), { statementTimeout: batchStatementTimeout })
  return { removed, more: removed >= most }
}

/** Deletes the staging rows of the operations in the common table expression `expired`, in every table. */
export const deletedRows: SQL = sql.join(
  STAGED_COLUMNS.map(
    ({ table, rows }) =>
      sql`${sql.identifier(`${rows}_rows`)} as (
      delete from ${sql.identifier(table)} where operation_id in (select operation_id from expired)
    )`,
  ),
  sql`, `,
)
