import { timingSafeEqual } from 'node:crypto'
import { parseCookie, stringifySetCookie } from 'cookie'
import type { Binding } from '../../access/sign-in/openid-client.ts'
import { derived, isSecret, makeSecret } from '../../access/sign-in/secret.ts'
import { CALLBACK_PATH } from '../../access/sign-in/settings.ts'
import { returnPath } from './return-path.ts'

/** How long a person may take at the provider. */
const ATTEMPT_SECONDS = 600
const PREFIX = 'tillsync-sign-in-'

/**
 * A sign-in that has begun in a browser. All of it follows from a secret in a cookie of that browser, so that nothing
 * is stored for those who do not come back, and each process of the server can complete it.
 */
export type Attempt = {
  readonly binding: Binding
  /** Where the person was on the page. */
  readonly returnTo: string
}

/** Begins a sign-in, and returns it with the `Set-Cookie` of its browser. */
export function beginAttempt(returnTo: string, pageUrl: string): Attempt & { readonly setCookie: string } {
  const secret = makeSecret()
  const binding = bindingOf(secret)
  const value = `${secret}.${returnPath(returnTo)}`
  return { binding, returnTo, setCookie: cookieOf(binding.state, value, pageUrl, ATTEMPT_SECONDS) }
}

/** The sign-in of this browser with this `state`; undefined when none was begun here, or too long ago. */
export function attemptOf(header: string | undefined, state: string): Attempt | undefined {
  const value = parseCookie(header ?? '')[nameOf(state)]
  if (value === undefined) return undefined
  const [secret = ''] = value.split('.', 1)
  if (!isSecret(secret)) return undefined
  const binding = bindingOf(secret)
  return isSame(binding.state, state) ? { binding, returnTo: returnPath(value.slice(secret.length + 1)) } : undefined
}

/** `Set-Cookie` for a sign-in that has come to its end: its answer is of no use any more. */
export const endAttempt = (state: string, pageUrl: string): string => cookieOf(state, '', pageUrl, 0)

const bindingOf = (secret: string): Binding => ({
  state: derived(secret, 'state'),
  nonce: derived(secret, 'nonce'),
  verifier: derived(secret, 'verifier'),
})

/** Each has a name of its own: people sign in in several tabs at once. */
const nameOf = (state: string) => PREFIX + state.slice(0, 12).replace(/[^\w-]/g, '')

function cookieOf(state: string, value: string, pageUrl: string, maxAge: number): string {
  return stringifySetCookie({
    name: nameOf(state),
    value,
    path: CALLBACK_PATH,
    httpOnly: true,
    secure: pageUrl.startsWith('https:'),
    // The provider sends the browser back from its own site.
    sameSite: 'lax',
    maxAge,
  })
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
