import { sql } from 'drizzle-orm'
import { type Database, execute } from '../../db/client.ts'
import { isTransient } from '../../db/errors.ts'

/**
 * Builds the index of the words of what is pending again, when it is large and little is pending: PostgreSQL keeps each
 * word in it for ever, and a search by the beginning of a word reads all that begin so. Call it when operations were
 * settled. Costs one look when there is nothing to do; the next call tries again when others keep it from its locks.
 */
export async function reindexUnsettled(db: Database): Promise<void> {
  try {
    await execute<{ built: boolean }>(
      db,
      sql`/* channel.reindexUnsettled */
      select reindex_unsettled() as built`,
    )
  } catch (error) {
    // What was applied is applied.
    if (!isTransient(error)) throw error
  }
}
