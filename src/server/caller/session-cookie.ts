import { parseCookie, stringifySetCookie } from 'cookie'

/** The cookie of a session, at one address of the page. */
export type SessionCookie = {
  /** The secret of the session that a request's `Cookie` header names. */
  secretIn(header: string | undefined): string | undefined
  /** `Set-Cookie` for a session that begins. It ends with the browser, or before, at the server. */
  set(secret: string): string
  /** `Set-Cookie` for a session that has ended. */
  clear(): string
}

/**
 * The cookie is sent to this host alone, never to a script, and never from a page of another site. Cookies do not know
 * of ports: two installations on one machine have names of their own.
 */
export function sessionCookieOf(pageUrl: string): SessionCookie {
  const { protocol, port } = new URL(pageUrl)
  const secure = protocol === 'https:'
  const name = secure ? '__Host-tillsync-session' : `tillsync-session-${port || '80'}`
  const attributes = { path: '/', httpOnly: true, secure, sameSite: 'strict' } as const
  return {
    secretIn: (header) => (header === undefined ? undefined : parseCookie(header)[name]),
    set: (value) => stringifySetCookie({ name, value, ...attributes }),
    clear: () => stringifySetCookie({ name, value: '', ...attributes, maxAge: 0 }),
  }
}
