/** The explorer uses the same key: signing in to one signs in to the other, in this tab. */
const KEY = 'tillsync.token'
const listeners = new Set<() => void>()
let endReason: 'expired' | 'signedOut' | null = null

/** Moves the token of a link (`/#token=…`) from the address bar and the history into this tab's storage. */
export function takeTokenFromLink(): void {
  const token = new URLSearchParams(location.hash.slice(1)).get('token')
  if (!token) return
  history.replaceState(null, '', location.pathname + location.search)
  signIn(token)
}

/** The token of this tab; null when the visitor is not signed in. */
export function token(): string | null {
  return sessionStorage.getItem(KEY)
}

export function signIn(given: string): void {
  endReason = null
  sessionStorage.setItem(KEY, given.trim())
  notify()
}

/** Ends the session; `expired` when the server refuses the token. */
export function signOut(reason: 'expired' | 'signedOut'): void {
  if (token() === null) return
  endReason = reason
  sessionStorage.removeItem(KEY)
  notify()
}

/** Why the last session ended; null when there was none. */
export function sessionEndReason(): typeof endReason {
  return endReason
}

/** For useSyncExternalStore. */
export function onSession(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function notify(): void {
  for (const listener of listeners) listener()
}
