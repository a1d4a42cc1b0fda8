/** The explorer keeps its token under the same name: who is signed in here is signed in there, in this tab. */
const KEY = 'tillsync.token'
const listeners = new Set<() => void>()
let whyEnded: 'expired' | 'left' | null = null

/** Takes the token of a link (`/#token=…`) into this tab's storage and out of the address bar and the history. */
export function takeTokenOfLink(): void {
  const token = new URLSearchParams(location.hash.slice(1)).get('token')
  if (!token) return
  history.replaceState(null, '', location.pathname + location.search)
  signIn(token)
}

/** The token of this tab; null when nobody is signed in. */
export function token(): string | null {
  return sessionStorage.getItem(KEY)
}

export function signIn(given: string): void {
  whyEnded = null
  sessionStorage.setItem(KEY, given.trim())
  tell()
}

/** Ends the session; `expired` when the server no longer takes the token. */
export function signOut(why: 'expired' | 'left'): void {
  if (token() === null) return
  whyEnded = why
  sessionStorage.removeItem(KEY)
  tell()
}

/** Why nobody is signed in any more; null when nobody has been. */
export function whyEndedSession(): typeof whyEnded {
  return whyEnded
}

/** For useSyncExternalStore. */
export function onSession(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function tell(): void {
  for (const listener of listeners) listener()
}
