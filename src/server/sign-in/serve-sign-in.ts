import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Unauthenticated } from '../../access/actor.ts'
import type { SignIn } from '../../access/sign-in/open-sign-in.ts'
import { ProviderUnreachable, SignInRefused } from '../../access/sign-in/openid-client.ts'
import type { SessionView } from '../../access/sign-in/session-view.ts'
import { CALLBACK_PATH } from '../../access/sign-in/settings.ts'
import type { Log } from '../../config/log.ts'
import { logFault } from '../../config/log-fault.ts'
import { databaseNow } from '../../db/database-clock.ts'
import { assertFromPage } from '../caller/authentication.ts'
import { sessionCookieOf } from '../caller/session-cookie.ts'
import { makeAddressLimit } from '../http/address-limit.ts'
import { sendError } from '../http/http.ts'
import { attemptOf, beginAttempt, endAttempt } from './attempt.ts'
import { deviceOf } from './device.ts'
import { returnPath } from './return-path.ts'

/** Where the page asks who is signed in, and how one can. */
export const SESSION_PATH = '/sign-in/session'
const START_PATH = '/sign-in/start'
const EXTEND_PATH = '/sign-in/extend'
const SIGN_OUT_PATH = '/sign-in/sign-out'

/** Why a sign-in failed, as the page has a text for it: in the fragment of its address, `#sign-in=…`. */
type Failure = 'denied' | 'not-ours' | 'no-role' | 'refused' | 'unreachable' | 'too-many' | 'fault'

/** What the page asks first. `session`: of the browser; null when it has none. */
type SessionAnswer = {
  /** Null: people sign in with a token. */
  readonly provider: { readonly name: string; readonly issuer: string } | null
  readonly session: SessionView | null
  readonly serverTime: string
}

const FAILURES = { DENIED: 'denied', NO_ROLE: 'no-role', REFUSED: 'refused' } as const

/**
 * Serves signing in to the page at an identity provider. Without one it only says so. Neither codes, tokens nor secrets
 * are logged.
 */
export function serveSignIn(app: FastifyInstance, signIn: SignIn | undefined, log: Log): void {
  if (!signIn) {
    app.get(SESSION_PATH, (_, reply) => reply.header('cache-control', 'no-store').send(nobody(null)))
    return
  }
  const { client, sessions, issuer, pageUrl } = signIn
  const cookie = sessionCookieOf(pageUrl)
  const provider = { name: signIn.providerName, issuer }
  const [limitStarts, limitExchanges] = [makeAddressLimit(), makeAddressLimit()]
  const secretOf = (request: FastifyRequest) => cookie.secretIn(request.headers.cookie)

  function backToPage(reply: FastifyReply, path: string, failure?: Failure): FastifyReply {
    return reply.redirect(`${pageUrl}${path}${failure === undefined ? '' : `#sign-in=${failure}`}`, 303)
  }

  /** The failure that the page shows; its cause is in the log. */
  function failureOf({ id: requestId }: FastifyRequest, error: unknown): Failure {
    if (error instanceof SignInRefused) {
      logFault(log, error, `a sign-in was refused: ${error.why}`, { level: 'warn', requestId })
      return FAILURES[error.why]
    }
    logFault(log, error, 'a sign-in failed', { level: 'warn', requestId })
    return error instanceof ProviderUnreachable ? 'unreachable' : 'fault'
  }

  app.get(SESSION_PATH, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const secret = secretOf(request)
    if (secret === undefined) return nobody(provider)
    try {
      return { provider, session: await sessions.view(secret), serverTime: now() } satisfies SessionAnswer
    } catch (error) {
      if (!(error instanceof Unauthenticated)) return sendError(request, reply, error, log)
      reply.header('set-cookie', cookie.clear())
      return nobody(provider)
    }
  })

  app.get(START_PATH, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const asked = returnPath(textOf(request.query, 'return'))
    if (limitStarts(request.ip) > 0) return backToPage(reply, asked, 'too-many')
    try {
      const { binding, setCookie } = beginAttempt(asked, pageUrl)
      const to = await client.authorizationUrl(binding)
      return reply.header('set-cookie', setCookie).redirect(to.href, 303)
    } catch (error) {
      return backToPage(reply, asked, failureOf(request, error))
    }
  })

  app.get(CALLBACK_PATH, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const state = textOf(request.query, 'state')
    const attempt = attemptOf(request.headers.cookie, state)
    // Begun in another browser: a link that signs its reader in as someone else ends here.
    if (!attempt) return backToPage(reply, '/', 'not-ours')
    // Each asks the provider, and a caller can make up the cookie as well as the state that belongs to it.
    if (limitExchanges(request.ip) > 0) return backToPage(reply, attempt.returnTo, 'too-many')
    reply.header('set-cookie', endAttempt(state, pageUrl))
    try {
      const grant = await client.exchange(new URL(request.url, pageUrl), attempt.binding)
      const device = deviceOf(request.headers['user-agent'])
      const secret = await sessions.begin(grant, { device, address: request.ip })
      const before = secretOf(request)
      if (before !== undefined) await sessions.end(before)
      // A second value of the same header: Fastify keeps both.
      reply.header('set-cookie', cookie.set(secret))
      log.info({ subject: grant.actor.id, roles: grant.actor.roles }, 'signed in to the page')
      return backToPage(reply, attempt.returnTo)
    } catch (error) {
      return backToPage(reply, attempt.returnTo, failureOf(request, error))
    }
  })

  app.post(EXTEND_PATH, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    try {
      assertFromPage(request, pageUrl)
      const session = await sessions.extend(secretOf(request) ?? '')
      return { provider, session, serverTime: now() } satisfies SessionAnswer
    } catch (error) {
      return sendError(request, reply, error, log)
    }
  })

  app.post(SIGN_OUT_PATH, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    try {
      assertFromPage(request, pageUrl)
      const secret = secretOf(request)
      const to = secret === undefined ? null : await sessions.end(secret)
      reply.header('set-cookie', cookie.clear())
      return { to: to?.href ?? null }
    } catch (error) {
      return sendError(request, reply, error, log)
    }
  })
}

const now = () => databaseNow().toISOString()

const nobody = (provider: SessionAnswer['provider']): SessionAnswer => ({ provider, session: null, serverTime: now() })

/** A parameter of the query that is there once. */
function textOf(query: unknown, name: string): string {
  const value: unknown = typeof query === 'object' && query !== null ? Reflect.get(query, name) : undefined
  return typeof value === 'string' ? value : ''
}
