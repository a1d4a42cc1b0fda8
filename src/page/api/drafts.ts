import { useCallback, useSyncExternalStore } from 'react'
import { identityProvider, onSession, sessionEndReason, signedInAs, token } from './session.ts'

/**
 * What a person typed in a form and has not saved yet.
 *
 * Drafts are personal data, so they are where the token is: in the tab's sessionStorage. They survive what the tab
 * survives (another view, Back, a reload, a new release, an expired token), and end with it. In localStorage or
 * IndexedDB they would stay on the disk of a shared computer, for its next user to read, when the tab is closed and no
 * code is left to delete them; and two tabs with the same record would overwrite each other's. A tab that is opened
 * from this one begins with a copy of its storage: what ends here ends there, unless it was changed there.
 */
export type Draft = {
  /** What was typed, by the name of the field; null: emptied. */
  readonly values: Texts
  /** The values of these fields before, by which a change of the record is recognized. */
  readonly was: Texts
  /** The revision or the version of the record that was changed; empty without one. */
  readonly base: string
  /** The idempotency key of the request that saves it; empty without one. */
  readonly key: string
}

/** Texts by the names of fields. */
export type Texts = { readonly [field: string]: string | null }

/** A draft, and when it was last changed, by the server's clock. */
type Kept = Draft & { readonly at: number }
type Store = {
  /** Whose drafts they are. */
  readonly owner: string
  /** Milliseconds by which the server's clock is ahead of this one's, as last known. */
  readonly ahead: number
  readonly drafts: { readonly [name: string]: Kept }
}
/** Tells other tabs which drafts have ended, by the time of their last change. */
type Ended = { readonly owner: string; readonly ended: { readonly [name: string]: number } }

const KEY = 'tillsync.drafts'
/** How long a draft is kept after its last change: a working day. */
const LIFETIME_MS = 8 * 3_600_000
const NONE: Store = { owner: '', ahead: 0, drafts: {} }

let store = stored()
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()
const tabs = new BroadcastChannel(KEY)

/**
 * Opens the drafts of the person who has signed in, before a form is shown. Those of anyone else are deleted. `ahead`:
 * milliseconds by which the server's clock is ahead of this one's.
 */
export function openDrafts(subject: string, ahead: number): void {
  const given = token()
  const installation = given === null ? ['sign-in', identityProvider()?.issuer] : installationOf(given)
  const owner = JSON.stringify([...installation, subject])
  const drafts = owner === store.owner ? store.drafts : {}
  put({ owner, ahead, drafts })
  deleteOld()
}

/** The draft with this name, and a function that keeps it (null: ends it, and those below its name). */
export function useDraft(name: string): [Draft | null, (draft: Draft | null) => void] {
  const draft = useSyncExternalStore(onChange, () => store.drafts[name] ?? null)
  return [draft, useCallback((next) => (next ? keep(name, next) : endDraft(name)), [name])]
}

/** How many drafts there are. */
export function useDraftCount(): number {
  return useSyncExternalStore(onChange, countDrafts)
}

function countDrafts(): number {
  return Object.keys(store.drafts).length
}

function keep(name: string, draft: Draft): void {
  put({ ...store, drafts: { ...store.drafts, [name]: { ...draft, at: Date.now() + store.ahead } } })
}

/** Ends a draft and those below its name, such as the reason of a correction, here and in the tabs with a copy. */
export function endDraft(name: string): void {
  endThose((other) => other === name || other.startsWith(`${name}/`))
}

function endThose(isEnded: (name: string) => boolean): void {
  const ended = Object.entries(store.drafts).filter(([name]) => isEnded(name))
  if (ended.length === 0) return
  put(without((name) => isEnded(name)))
  const told: Ended = { owner: store.owner, ended: Object.fromEntries(ended.map(([name, { at }]) => [name, at])) }
  tabs.postMessage(told)
}

function deleteOld(): void {
  const oldest = Date.now() + store.ahead - LIFETIME_MS
  if (Object.values(store.drafts).some(({ at }) => at <= oldest)) put(without((_, { at }) => at <= oldest))
  else watchAge()
}

function without(isGone: (name: string, draft: Kept) => boolean): Store {
  return {
    ...store,
    drafts: Object.fromEntries(Object.entries(store.drafts).filter(([name, draft]) => !isGone(name, draft))),
  }
}

function put(next: Store): void {
  store = next
  if (countDrafts() === 0) sessionStorage.removeItem(KEY)
  else sessionStorage.setItem(KEY, JSON.stringify(store))
  watchAge()
  for (const listener of listeners) listener()
}

function watchAge(): void {
  clearTimeout(timer)
  if (countDrafts() === 0) return
  const oldest = Math.min(...Object.values(store.drafts).map(({ at }) => at))
  timer = setTimeout(deleteOld, Math.max(0, oldest + LIFETIME_MS - Date.now() - store.ahead))
}

function onChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The issuer, the audience and, for tokens of the server's own, the key: each installation has one of its own. */
function installationOf(jwt: string): readonly string[] {
  const [header, payload] = jwt.split('.').slice(0, 2).map(decoded)
  const { iss, aud } = payload ?? {}
  return [String(iss), String(aud), iss === 'tillsync' ? String(header?.kid) : '']
}

function decoded(part: string): { readonly [claim: string]: unknown } {
  const bytes = Uint8Array.from(atob(part.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0))
  const claims: unknown = JSON.parse(new TextDecoder().decode(bytes))
  return isObject(claims) ? claims : {}
}

/** What the tab's storage has; nothing if another release wrote it in another form. */
function stored(): Store {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null')
    return isStore(found) ? found : NONE
  } catch {
    return NONE
  }
}

function isStore(value: unknown): value is Store {
  return (
    isObject(value) &&
    typeof value.owner === 'string' &&
    typeof value.ahead === 'number' &&
    isObject(value.drafts) &&
    Object.values(value.drafts).every(isKept)
  )
}

function isKept(value: unknown): value is Kept {
  return (
    isObject(value) &&
    typeof value.at === 'number' &&
    typeof value.base === 'string' &&
    typeof value.key === 'string' &&
    isTexts(value.values) &&
    isTexts(value.was)
  )
}

function isTexts(value: unknown): value is Texts {
  return isObject(value) && Object.values(value).every((text) => text === null || typeof text === 'string')
}

function isEnded(value: unknown): value is Ended {
  return (
    isObject(value) &&
    typeof value.owner === 'string' &&
    isObject(value.ended) &&
    Object.values(value.ended).every((at) => typeof at === 'number')
  )
}

function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null
}

tabs.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (isEnded(data) && data.owner === store.owner) put(without((name, { at }) => data.ended[name] === at))
})
onSession(() => {
  if (signedInAs() === null && sessionEndReason() === 'signedOut') endThose(() => true)
})
// Timers stand still while the computer sleeps.
addEventListener('visibilitychange', deleteOld)
deleteOld()

/**
 * Set while the tab leaves this document for another one, as at a reload: the tab and its drafts stay. Browsers tell
 * the page of its own navigations and of keys, not of their buttons: those ask like the closing of the tab.
 */
let isTabKept = false
function keepTab(): void {
  isTabKept = true
  // It may be canceled, and the tab closed later.
  setTimeout(() => {
    isTabKept = false
  }, 1_000)
}
if ('navigation' in window)
  navigation.addEventListener('navigate', ({ destination, downloadRequest }) => {
    if (!destination.sameDocument && downloadRequest === null) keepTab()
  })
addEventListener('keydown', ({ key, ctrlKey, metaKey }) => {
  if (key === 'F5' || ((ctrlKey || metaKey) && key.toLowerCase() === 'r')) keepTab()
})
addEventListener('beforeunload', (event) => {
  if (countDrafts() > 0 && !isTabKept) event.preventDefault()
})
