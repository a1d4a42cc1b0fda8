import { sql } from 'drizzle-orm'
import { type Database, execute } from '../../db/client.ts'
import { isTransient } from '../../db/errors.ts'

/** Fewer captures than this do not need new statistics. */
const FEWEST = 1_000

/**
 * Analyzes the pending operations of a channel database after each burst of captures: autovacuum runs once a minute at
 * most, and a till searches within that minute. Call it with the number of events moved. A burst is 1,000 events, or
 * half of the rows that were there the last time.
 */
export function unsettledStatistics(db: Database): (moved: number) => Promise<void> {
  let since = 0
  let due = FEWEST
  return async (moved) => {
    since += moved
    if (since < due) return
    since = 0
    try {
      const [taken] = await execute<{ rows: number }>(
        db,
        sql`/* events.unsettledStatistics */ select analyze_unsettled()::int as rows`,
      )
      due = Math.max(FEWEST, (taken?.rows ?? 0) / 2)
    } catch (error) {
      // Autovacuum may have locked the table; then it takes the statistics itself.
      if (!isTransient(error)) throw error
    }
  }
}
