import type { IncomingHttpHeaders } from 'node:http'
import { type Credential, Forbidden } from '../../access/actor.ts'
import type { SignIn } from '../../access/sign-in/open-sign-in.ts'
import type { Tokens } from '../../access/tokens.ts'
import { sessionCookieOf } from './session-cookie.ts'

/** What a request shows of its caller: a token, or the cookie of a session. */
export type Proof = { readonly token: string | undefined } | { readonly session: string }

/** The headers of a request, and its method; an upgrade to WebSocket counts as POST. */
export type Shown = { readonly headers: IncomingHttpHeaders; readonly method?: string | undefined }

/** From a request to its caller, on every wire. */
export type Authentication = {
  /**
   * What the request shows. A token has precedence. Throws Forbidden when it shows the cookie of a session and does not
   * come from the page itself.
   */
  proofOf(request: Shown, token: string | undefined): Proof
  /** Throws Unauthenticated with the reason. */
  verify(proof: Proof): Promise<Credential>
  /** The same, at once, for what was verified before; undefined when something has to be read for it first. */
  verified(proof: Proof): Credential | undefined
  /** While a connection is open its session is kept up to date. Returns a function that ends it. */
  hold(proof: Proof): () => void
  /** Calls back when what was verified before may be invalid. Returns a function that ends it. */
  onChange(listener: () => void): () => void
}

/** The authentication of a server: by tokens, and by sessions where people can sign in. */
export function makeAuthentication(tokens: Tokens, signIn?: SignIn): Authentication {
  const cookie = signIn && sessionCookieOf(signIn.pageUrl)
  const sessions = signIn?.sessions
  return {
    proofOf({ headers, method }, token) {
      if (token !== undefined || headers.authorization !== undefined || !signIn) return { token }
      const session = cookie?.secretIn(headers.cookie)
      if (!session) return { token }
      assertFromPage({ headers, method }, signIn.pageUrl)
      return { session }
    },
    verify(proof) {
      if ('token' in proof) return tokens.verifyToken(proof.token)
      if (!sessions) throw new Error('This server has no sessions.')
      return sessions.verify(proof.session)
    },
    verified: (proof) => ('token' in proof ? tokens.verifiedToken(proof.token) : sessions?.verified(proof.session)),
    hold: (proof) => ('session' in proof && sessions ? sessions.hold(proof.session) : () => {}),
    onChange(listener) {
      const ends = [tokens.onChange(listener), sessions?.onChange(listener)]
      return () => {
        for (const end of ends) end?.()
      }
    },
  }
}

/**
 * Browsers send the cookie by themselves, so a request must say that the page has sent it: by its `Origin`, or, where
 * browsers leave that out, which is with GET, by `Sec-Fetch-Site`. Other origins that may call (ALLOWED_ORIGINS) do so
 * with a token.
 */
export function assertFromPage({ headers, method = 'POST' }: Shown, pageUrl: string): void {
  const { origin } = headers
  const isPage =
    origin === undefined ? method === 'GET' && headers['sec-fetch-site'] === 'same-origin' : origin === pageUrl
  if (!isPage) throw new Forbidden('Only the page itself may call with the cookie of a session. Send a token.')
}
