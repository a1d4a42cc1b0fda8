/** Seconds that a process has for a mail: after them, another may send it. Longer than a mail can take. */
export const TAKEN_FOR = 120
/** A mail that the mail server has not taken for so many days is given up. */
export const GIVEN_UP_AFTER_DAYS = 3
/** Seconds until a mail is tried again: twice as long each time. */
const FIRST_RETRY = 15

/**
 * Seconds until a mail is tried again after so many attempts, at most `longest`. `pace`: 1 in operation; tests are
 * faster.
 */
export const retryAfter = (attempts: number, longest: number, pace: number): number =>
  Math.min(FIRST_RETRY * 2 ** (attempts - 1), longest) * pace
