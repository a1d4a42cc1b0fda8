let offset = { of: '', ms: 0 }

/**
 * Seconds from an instant until now, by the server's clock: `at` is what it said when it was last heard, `now` the visitor's clock.
 * The visitor's clock may be wrong; what counts is how far it has gone since.
 */
export function lagOf(since: string, at: string, now: number): number {
  if (offset.of !== at) offset = { of: at, ms: Date.parse(at) - Date.now() }
  return Math.max(0, (now + offset.ms - Date.parse(since)) / 1_000)
}
