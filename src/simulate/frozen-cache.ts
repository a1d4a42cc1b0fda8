/** No cache lives longer by its parameter (a day). */
const FROZEN_BEYOND_MS = 2 * 86_400_000

/** True when a cache lives longer than any does by itself. */
export function isFrozen(cache: { loadedAt: string; expiresAt: string } | null): boolean {
  return cache !== null && Date.parse(cache.expiresAt) - Date.parse(cache.loadedAt) > FROZEN_BEYOND_MS
}
