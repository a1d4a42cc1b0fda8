/** A rate: so many per second on average, and so many at once after a pause. */
export interface Rate {
  readonly perSecond: number
  readonly burst: number
}

/** Enforces a rate. */
export interface TokenBucket {
  /** Takes this many at once, or none. Returns the seconds until they are available, 0 when they were taken. */
  take(count: number, now: number): number
  /** True when the bucket is full again: forgetting it changes nothing. */
  full(now: number): boolean
  /** What was taken since the last call. */
  takeSpent(): number
  /** Sets what is left; others take from the same bucket. What was taken meanwhile is subtracted. */
  setLevel(level: number, now: number): void
}

/**
 * A bucket that starts full. `now` is in milliseconds of a monotonic clock. A full bucket grants a request larger than
 * the burst, which could never be granted otherwise.
 */
export function makeTokenBucket({ perSecond, burst }: Rate, start: number): TokenBucket {
  let left = burst
  let at = start
  let spent = 0
  const levelAt = (now: number) => Math.min(burst, left + ((now - at) / 1000) * perSecond)
  return {
    take(count, now) {
      const needed = Math.min(count, burst)
      left = levelAt(now)
      at = now
      if (left < needed) return (needed - left) / perSecond
      left -= needed
      spent += needed
      return 0
    },
    full: (now) => levelAt(now) >= burst,
    takeSpent() {
      const taken = spent
      spent = 0
      return taken
    },
    setLevel(level, now) {
      left = Math.min(burst, level - spent)
      at = now
    },
  }
}
