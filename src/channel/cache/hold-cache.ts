import { sql } from 'drizzle-orm'
import type { ChannelServer } from '../../between/sides.ts'
import { currentCache, distrustCache } from './cache.ts'

/** Keeps a channel database's cache as it is, until it is flushed; or lets it be loaded anew at its next use. */
export async function holdCache(server: ChannelServer, held: boolean): Promise<void> {
  await currentCache(server)
  await server.db.execute(sql`/* simulate.holdCache */
    update channel_cache
    set generation = generation + 1, expires_at = case when ${held}::boolean then loaded_at + interval '10 years' else clock_timestamp() end`)
  // Its content is the same; the new generation makes every process see the new time.
  distrustCache(server.db)
}
