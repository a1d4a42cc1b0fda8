/** By how much the server's clock is ahead of the visitor's, in milliseconds. */
let ahead = 0

/** Sets the server's clock by an answer that has just come. */
export function setServerClock(aheadMs: number): void {
  ahead = aheadMs
}

/** Now by the server's clock, in milliseconds: the times on the page are the server's. */
export const serverNow = (): number => Date.now() + ahead
