let offset = { of: '', ms: 0 }

/**
 * Seconds from an instant until now, by the server's clock. `at` is the server's time in its last message, and `now`
 * the visitor's clock. The visitor's clock may be wrong; only the time elapsed since the last message counts.
 */
export function lagOf(since: string, at: string, now: number): number {
  if (offset.of !== at) offset = { of: at, ms: Date.parse(at) - Date.now() }
  return Math.max(0, (now + offset.ms - Date.parse(since)) / 1_000)
}
