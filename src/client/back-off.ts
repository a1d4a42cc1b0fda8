/** How long to wait before the next try, in milliseconds. */
export type BackOff = {
  /** After the first loss (500). */
  readonly shortest?: number
  /** At most (30,000). */
  readonly longest?: number
}

/**
 * The wait after so many tries in a row that came to nothing (1, 2, 3 …): twice as long each time, and a random half of it, so that the clients
 * of a server that went away do not all come back at once.
 */
export function waitAfter(failures: number, { shortest = 500, longest = 30_000 }: BackOff): number {
  return Math.min(longest, shortest * 2 ** Math.min(failures - 1, 30)) * (0.5 + Math.random() / 2)
}
