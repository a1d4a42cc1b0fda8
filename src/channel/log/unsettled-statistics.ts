import { sql } from 'drizzle-orm'
import { type Database, execute } from '../../db/client.ts'
import { isTransient } from '../../db/errors.ts'

/** Fewer captures than this do not need new statistics. */
const FEWEST = 1_000

/**
 * Analyzes the pending operations of a channel database after each burst of captures: autovacuum runs once a minute at
 * most, and a till searches within that minute. Plans that connections have kept from before are made again, too. Call
 * it with the number of events moved. A burst is 1,000 events, or half of the rows that the statistics know: they may
 * have been taken since, when nothing was pending any more.
 */
export function unsettledStatistics(db: Database): (moved: number) => Promise<void> {
  let since = 0
  let lookAt = FEWEST
  return async (moved) => {
    since += moved
    if (since < lookAt) return
    lookAt = since + FEWEST
    try {
      const taken = await execute<{ rows: number }>(
        db,
        sql`/* events.unsettledStatistics */
        select analyze_unsettled()::int as rows
        from pg_class
        where oid = 'unsettled_operation'::regclass and reltuples <= ${2 * since}`,
      )
      if (taken.length === 0) return
      since = 0
      lookAt = FEWEST
    } catch (error) {
      // Autovacuum may have locked the table; then it takes the statistics itself.
      if (!isTransient(error)) throw error
    }
  }
}
