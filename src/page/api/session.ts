import { clockAhead, type Provider, type SessionAnswer, sessionAnswerOf } from './session-answer.ts'

/** The explorer uses the same key: signing in to one signs in to the other, in this tab. */
const KEY = 'tillsync.token'
/** Set while this tab is at the identity provider: other tabs follow when it comes back signed in. */
const LEFT_KEY = 'tillsync.signing-in'
/** Set while this tab ends the session of the identity provider, so that the page can say so afterwards. */
const ENDED_KEY = 'tillsync.signed-out'
/** A click or a key puts off the end of an idle session, at most so often. */
const EXTEND_EVERY_MS = 60_000
/** How long before the end a person is warned. */
export const WARNED_BEFORE_MS = 120_000
const RETRY_EVERY_MS = 5_000

/** The session of a person who has signed in at an identity provider; all tabs of the browser have it. */
export type CookieSession = {
  readonly id: string
  readonly subject: string
  readonly name: string | null
  /** When it ends if the person does nothing, as the server says it. */
  readonly ends: string
  /** The same by this computer's clock. */
  readonly endsAt: number
  /** False: it ends then in any case. */
  readonly canStay: boolean
}

/** Why the last session ended; why a sign-in at the provider failed, as the server says it in the address. */
type EndReason = 'expired' | 'signedOut'

type State = {
  /** Undefined until the server has been asked. */
  readonly session: CookieSession | null | undefined
  /** Where a person can sign in besides by a token; null: nowhere. */
  readonly provider: Provider | null
  readonly endReason: EndReason | null
  readonly failure: string | null
}

let state: State = { session: undefined, provider: null, endReason: null, failure: null }
let retry: ReturnType<typeof setTimeout> | undefined
let extendedAt = Number.NEGATIVE_INFINITY
/** How often a session has ended here: what the server said of it before counts no more. */
let endings = 0
/** False once a token has ended here: the session of the browser may be someone else's, and would end the drafts. */
let followsBrowser = true
const listeners = new Set<() => void>()
/** Tells the other tabs what has become of the session of all of them. */
const tabs = new BroadcastChannel('tillsync.session')

/** Moves the token of a link (`/#token=…`) from the address bar and the history into this tab's storage. */
export function takeTokenFromLink(): void {
  const given = new URLSearchParams(location.hash.slice(1))
  const token = given.get('token')
  const failure = given.get('sign-in')
  if (token === null && failure === null) return
  history.replaceState(null, '', location.pathname + location.search)
  if (failure !== null) put({ failure })
  if (token) signIn(token)
}

/** The token of this tab; null when the visitor has not signed in with one. */
export function token(): string | null {
  return sessionStorage.getItem(KEY)
}

/** The session of this browser; null: it has none; undefined: not known yet. A token of the tab has precedence. */
export function cookieSession(): CookieSession | null | undefined {
  return token() === null ? state.session : null
}

/** Whom the tab works for: changes when someone else does. Null: nobody; undefined: not known yet. */
export function signedInAs(): string | null | undefined {
  const session = cookieSession()
  return token() ?? (session ? `session ${session.id}` : session)
}

/** Where a person can sign in besides by a token; null: nowhere. */
export function identityProvider(): Provider | null {
  return state.provider
}

/** Signs in with a token, in this tab. */
export function signIn(given: string): void {
  sessionStorage.setItem(KEY, given.trim())
  put({ endReason: null, failure: null })
}

/** Goes to the identity provider, and comes back to this view. Drafts stay in the tab. */
export function signInAtProvider(): void {
  sessionStorage.setItem(LEFT_KEY, 'yes')
  sessionStorage.removeItem(ENDED_KEY)
  location.assign(`/sign-in/start?return=${encodeURIComponent(location.pathname + location.search)}`)
}

/** Ends what the tab works with after the server has refused it. */
export function endRefusedSession(): void {
  if (token() !== null) endToken('expired')
  else if (state.session) {
    endings += 1
    put({ session: null, endReason: 'expired' })
    tabs.postMessage('expired')
  }
}

/**
 * Signs out: of a token in this tab, of a session in all tabs and at the identity provider. Rejects when the server
 * cannot be reached; the session then goes on.
 */
export async function signOut(): Promise<void> {
  if (token() !== null) return endToken('signedOut')
  endings += 1
  const answer = await fetch('/sign-in/sign-out', { method: 'POST' })
  if (!answer.ok) throw new Error(`The sign-out was answered with ${answer.status}.`)
  const to = addressIn(await answer.json())
  endings += 1
  tabs.postMessage('signedOut')
  put({ session: null, endReason: 'signedOut' })
  if (to === null) return
  sessionStorage.setItem(ENDED_KEY, 'yes')
  location.assign(to)
}

function endToken(endReason: EndReason): void {
  followsBrowser = false
  sessionStorage.removeItem(KEY)
  put({ session: null, endReason })
  void readSession()
}

/**
 * Asks the server who is signed in; in a tab with a token, only where people can. Asks again later while it does not
 * answer.
 */
export async function readSession(): Promise<void> {
  const before = endings
  const answer = await ask('GET', '/sign-in/session')
  if (before !== endings) return
  if (token() !== null) {
    if (answer !== null && answer !== 'refused') put({ provider: answer.provider })
    return
  }
  if (answer === null) {
    // The form for a token is there meanwhile.
    if (state.session === undefined) put({ session: null })
    clearTimeout(retry)
    retry = setTimeout(() => void readSession(), RETRY_EVERY_MS)
    return
  }
  if (answer !== 'refused') take(answer)
}

/** Puts off the end of an idle session. */
export async function staySignedIn(): Promise<void> {
  extendedAt = performance.now()
  const before = endings
  const answer = await ask('POST', '/sign-in/extend')
  if (answer === null || before !== endings) return
  if (answer === 'refused') return endRefusedSession()
  take(answer)
  tabs.postMessage('extended')
}

/** Why the last session ended; null when there was none. */
export function sessionEndReason(): EndReason | null {
  return state.endReason
}

/** Why the last sign-in at the provider failed; null: it did not. */
export function signInFailure(): string | null {
  return state.failure
}

/** For useSyncExternalStore. */
export function onSession(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Takes over what the server says. A session that is no more has expired, unless this tab knows better. */
function take({ provider, session, serverTime }: SessionAnswer): void {
  const before = state.session
  if (!followsBrowser) {
    put({ provider })
    return
  }
  if (session) {
    const { endsAt: ends, ...rest } = session
    // What has not moved stays the same to the millisecond, however long the answer took.
    const endsAt = before?.ends === ends ? before.endsAt : Date.parse(ends) - clockAhead(serverTime)
    put({
      provider,
      session: { ...rest, ends, endsAt },
      endReason: null,
      failure: null,
    })
    if (sessionStorage.getItem(LEFT_KEY) !== null) tabs.postMessage('signedIn')
    sessionStorage.removeItem(LEFT_KEY)
    sessionStorage.removeItem(ENDED_KEY)
    return
  }
  const isSignedOut = sessionStorage.getItem(ENDED_KEY) !== null
  put({ provider, session: null, endReason: before ? 'expired' : isSignedOut ? 'signedOut' : state.endReason })
}

/** Null: no answer that says anything. */
async function ask(method: 'GET' | 'POST', path: string): Promise<SessionAnswer | 'refused' | null> {
  try {
    const response = await fetch(path, { method })
    if (response.status === 401 || response.status === 403) return 'refused'
    return response.ok ? sessionAnswerOf(await response.json()) : null
  } catch {
    return null
  }
}

/** Where the browser goes after the sign-out; null: nowhere. */
function addressIn(answer: unknown): string | null {
  const to: unknown = typeof answer === 'object' && answer !== null && 'to' in answer ? answer.to : null
  return typeof to === 'string' ? to : null
}

function put(change: Partial<State>): void {
  state = { ...state, ...change }
  for (const listener of listeners) listener()
}

tabs.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (token() !== null || !followsBrowser) return
  if (data === 'signedOut') {
    endings += 1
    put({ session: null, endReason: 'signedOut' })
  } else void readSession()
})

/** Nobody who does something is idle; the list of sessions says when that was. */
function noteActivity(): void {
  const session = cookieSession()
  if (!session) return
  const isWarned = session.canStay && session.endsAt - Date.now() < WARNED_BEFORE_MS
  if (isWarned ? performance.now() - extendedAt > 1_000 : performance.now() - extendedAt > EXTEND_EVERY_MS)
    void staySignedIn()
}
addEventListener('pointerdown', noteActivity)
addEventListener('keydown', noteActivity)
// Timers stand still while the computer sleeps, and another tab may have missed a message.
addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible' && state.provider && token() === null) void readSession()
})
