import { sql } from 'drizzle-orm'
import { type Database, execute } from '../../db/client.ts'
import { isTransient } from '../../db/errors.ts'

/** Fewer captures than this are not worth new statistics. */
const FEWEST = 1_000

/**
 * Takes PostgreSQL's statistics of what is unsettled in a channel database after each burst of captures: autovacuum comes once a minute at most, and a till's
 * search asks within that minute. To be told how many events were moved; a burst is 1,000, or half of what was there at the last time.
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
      // Autovacuum may be at work on the table, which takes them, too.
      if (!isTransient(error)) throw error
    }
  }
}
