import { type SQL, sql } from 'drizzle-orm'
import { batchStatementTimeout, type Database, execute, type Transaction, transaction } from '../../db/client.ts'
import type { KeyInterval } from '../compared-rows.ts'

/** Intervals of customer keys as a relation named `within (first, last)`, to be joined by the index of a key. */
export const within = (intervals: readonly KeyInterval[]): SQL =>
  sql`jsonb_to_recordset(${JSON.stringify(intervals)}::jsonb) as within (first uuid, last uuid)`

/** One interval for each of these keys. */
export const intervalsOf = (customerKeys: Iterable<string>): KeyInterval[] =>
  [...customerKeys].map((key) => ({ first: key, last: key }))

/**
 * Runs work on one snapshot of a database, and makes it use indexes: the planner takes even a small interval for a
 * large part of the table.
 */
export function onSnapshot<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return transaction(
    db,
    async (tx) => {
      await execute(tx, sql`/* reconcile.onSnapshot */ select set_config('enable_seqscan', 'off', true)`)
      return work(tx)
    },
    { isolation: 'repeatable read', statementTimeout: batchStatementTimeout },
  )
}
