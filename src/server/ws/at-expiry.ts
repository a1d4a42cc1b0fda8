/** setTimeout overflows after 24.8 days; a device's token lives longer. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1

/** Calls back when a token expires; at once when it has expired. Returns a function that cancels it. */
export function atExpiry(expiresAt: Date, onExpired: () => void): () => void {
  let timer: NodeJS.Timeout | undefined
  const wait = () => {
    const left = expiresAt.getTime() - Date.now()
    if (left <= 0) onExpired()
    else timer = setTimeout(wait, Math.min(left, LONGEST_TIMEOUT_MS))
  }
  wait()
  return () => clearTimeout(timer)
}
