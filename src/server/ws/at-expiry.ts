import { databaseNow } from '../../db/database-clock.ts'

/** The longest wait before the clock is read again: it may have been measured, or set, meanwhile. */
const LONGEST_WAIT_MS = 60_000

/** Calls back when a token expires; at once when it has expired. Returns a function that cancels it. */
export function atExpiry(expiresAt: Date, onExpired: () => void): () => void {
  let timer: NodeJS.Timeout | undefined
  const wait = () => {
    const left = expiresAt.getTime() - databaseNow().getTime()
    if (left <= 0) onExpired()
    else timer = setTimeout(wait, Math.min(left, LONGEST_WAIT_MS))
  }
  wait()
  return () => clearTimeout(timer)
}
