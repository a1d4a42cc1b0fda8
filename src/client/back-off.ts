/** The delays between two attempts to connect, in milliseconds. */
export type BackOff = {
  /** The delay after the first failure; 500 by default. */
  readonly shortest?: number
  /** The longest delay; 30,000 by default. */
  readonly longest?: number
}

/**
 * The delay after this many failures in a row (1, 2, 3 …). It doubles each time, and half of it is random, so that
 * the clients of a restarted server do not all reconnect at once.
 */
export function backOffDelay(failures: number, { shortest = 500, longest = 30_000 }: BackOff): number {
  return Math.min(longest, shortest * 2 ** Math.min(failures - 1, 30)) * (0.5 + Math.random() / 2)
}
