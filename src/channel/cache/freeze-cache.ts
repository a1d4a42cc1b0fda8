import { sql } from 'drizzle-orm'
import type { ChannelDatabase } from '../../between/sides.ts'
import { currentCache, distrustCache } from './cache.ts'

/** Freezes a channel database's cache until it is flushed, or lets it be reloaded at its next use. */
export async function freezeCache(database: ChannelDatabase, frozen: boolean): Promise<void> {
  await currentCache(database)
  await database.db.execute(sql`/* simulate.freezeCache */
    update channel_cache
    set generation = generation + 1, expires_at = case when ${frozen}::boolean then loaded_at + interval '10 years'
      else clock_timestamp() end`)
  // The content stays the same; the new generation makes every process see the new expiry.
  distrustCache(database.db)
}
