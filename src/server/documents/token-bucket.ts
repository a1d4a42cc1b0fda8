/** How often something may happen: so many times a second in the long run, so many at once after a pause. */
export interface Rate {
  readonly perSecond: number
  readonly burst: number
}

/** Counts against a rate. */
export interface TokenBucket {
  /** Takes so many at once, or none: gives the seconds until they can be had, 0 when they were taken. */
  take(count: number, now: number): number
  /** True when nothing has been taken that has not come back: forgetting the bucket changes nothing. */
  full(now: number): boolean
}

/**
 * A bucket that starts full. `now` is in milliseconds of a clock that never goes back. More than the burst at once is
 * given to a full bucket, or it could never be had.
 */
export function makeTokenBucket({ perSecond, burst }: Rate, start: number): TokenBucket {
  let left = burst
  let at = start
  const levelAt = (now: number) => Math.min(burst, left + ((now - at) / 1000) * perSecond)
  return {
    take(count, now) {
      const needed = Math.min(count, burst)
      left = levelAt(now)
      at = now
      if (left < needed) return (needed - left) / perSecond
      left -= needed
      return 0
    },
    full: (now) => levelAt(now) >= burst,
  }
}
