/** How fast failures are tried again: 1 in operation; tests are faster. */
export type Pace = number

const SECOND = 1_000
const HOUR = 3_600 * SECOND

/**
 * Milliseconds until an endpoint that took nothing so many times in a row is tried again: 2 s to 5 min, with jitter.
 */
export const endpointFor = (failures: number, pace: Pace): number =>
  jittered(Math.min(2 * SECOND * 2 ** (failures - 1), 300 * SECOND), pace)

/** Milliseconds until an event that was refused so many times is tried again: 5 s to 6 h, with jitter. */
export const setAsideFor = (attempts: number, pace: Pace): number =>
  jittered(Math.min(5 * SECOND * 4 ** (attempts - 1), 6 * HOUR), pace)

const jittered = (milliseconds: number, pace: Pace) => milliseconds * pace * (0.5 + Math.random() / 2)
