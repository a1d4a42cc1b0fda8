import { sql } from 'drizzle-orm'
import { batchStatementTimeout, type Database, execute, type Transaction, transaction } from './client.ts'

/** Rows of one batch of a filling. */
export const FILLED_AT_ONCE = 500

/** A batch that was looked at: how many of its rows were filled, and the key of its last row. */
export type FilledBatch = { filled: number; last: string }

/**
 * Fills the first rows in the order of their keys that lack something and have a key above `after`; null: there are
 * none. The statement that finds them leaves out rows that another transaction has locked (`skip locked`).
 */
export type FillAfter = (tx: Transaction, after: string) => Promise<FilledBatch | null>

/** Below all keys. */
const FRONT = '00000000-0000-0000-0000-000000000000'

/**
 * Fills batch by batch what each kind of rows lacks, one kind after the other. A call fills one batch in a transaction
 * of its own and says how many rows it had; 0: nothing is left.
 *
 * A batch begins behind the last one: the index of what is left keeps an entry of each row that was filled, for as long
 * as an older transaction runs, and a look from the front passes all of them. Behind the end it begins again at the
 * front, for rows that were locked or came later, until a whole round had nothing to fill.
 */
export function fillInOrder(db: Database, kinds: readonly FillAfter[]): () => Promise<number> {
  let place = { kind: 0, after: FRONT }
  let filledInRound = 0

  const fillNext = (fill: FillAfter) =>
    transaction(
      db,
      async (tx) => {
        // The partial index of what is left is as small as it was at the last ANALYZE for the planner.
        await execute(tx, sql`select set_config('enable_seqscan', 'off', true)`)
        return await fill(tx, place.after)
      },
      { statementTimeout: batchStatementTimeout },
    )

  return async () => {
    for (;;) {
      const fill = kinds[place.kind]
      if (fill) {
        const batch = await fillNext(fill)
        place = batch ? { ...place, after: batch.last } : { kind: place.kind + 1, after: FRONT }
        filledInRound += batch?.filled ?? 0
        if (batch && batch.filled > 0) return batch.filled
      } else {
        const isDone = filledInRound === 0
        place = { kind: 0, after: FRONT }
        filledInRound = 0
        if (isDone) return 0
      }
    }
  }
}
