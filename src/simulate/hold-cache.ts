import { sql } from 'drizzle-orm'
import type { ChannelServer } from '../between/sides.ts'
import { currentCache, distrustCache } from '../channel/cache/cache.ts'

/** No cache lives longer by its parameter (a day). */
const HELD_BEYOND_MS = 2 * 86_400_000

/** Keeps a channel database's cache as it is, until it is flushed; or lets it be loaded anew at its next use. */
export async function holdCache(server: ChannelServer, held: boolean): Promise<void> {
  await currentCache(server)
  await server.db.execute(sql`/* simulate.holdCache */
    update channel_cache
    set generation = generation + 1, expires_at = case when ${held}::boolean then loaded_at + interval '10 years' else clock_timestamp() end`)
  // Its content is the same; the new generation makes every process see the new time.
  distrustCache(server.db)
}

/** True when a cache lives longer than any does by itself. */
export function isHeld(cache: { loadedAt: string; expiresAt: string } | null): boolean {
  return cache !== null && Date.parse(cache.expiresAt) - Date.parse(cache.loadedAt) > HELD_BEYOND_MS
}
