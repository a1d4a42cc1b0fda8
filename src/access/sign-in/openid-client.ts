import * as openid from 'openid-client'
import { processSkewSeconds } from '../../db/database-clock.ts'
import { type Actor, type Credential, Unauthenticated } from '../actor.ts'
import { actorOf, CLOCK_TOLERANCE_SECONDS, KeySetUnreadable, type ProviderSettings } from '../identity-provider.ts'
import { redirectUriOf, type SignInSettings } from './settings.ts'

const TIMEOUT_SECONDS = 5
/** A provider changes its addresses seldom, and keeps the former for long. */
const DISCOVERED_FOR_MS = 3_600_000

/** What the provider grants to a person. */
export type Grant = {
  readonly actor: Actor
  /** The end of the token whose claims have the roles and channels. */
  readonly until: Date
  /** The person's name, for the person alone. */
  readonly name: string | null
  /** Names the session to the provider when it ends. */
  readonly idToken: string
  /** Undefined: the provider gives none, and the session ends with the token. */
  readonly refreshToken: string | undefined
}

/** The values that tie an answer of the provider to the browser that asked. */
export type Binding = { readonly state: string; readonly nonce: string; readonly verifier: string }

/** Why the provider, or this server, does not let a person in. The page has a text for each. */
export type SignInRefusal = 'DENIED' | 'NO_ROLE' | 'REFUSED'

/** Thrown when a person may not sign in, or a session may not go on. */
export class SignInRefused extends Error {
  override readonly name = 'SignInRefused'
  readonly why: SignInRefusal
  constructor(why: SignInRefusal, cause?: unknown) {
    super('The sign-in was refused.', { cause })
    this.why = why
  }
}

/** Thrown when the provider does not answer: whether the person may sign in is not known. */
export class ProviderUnreachable extends Error {
  override readonly name = 'ProviderUnreachable'
  readonly code = 'IDENTITY_PROVIDER_UNREACHABLE'
}

/** This installation as a client of its OpenID provider: authorization code with PKCE. */
export type OpenIdClient = {
  /** Where the browser goes to sign in. */
  authorizationUrl(binding: Binding): Promise<URL>
  /** What the provider grants for the answer that it has sent the browser back with. */
  exchange(answer: URL, binding: Binding): Promise<Grant>
  /** What it grants now. Throws SignInRefused when that is nothing any more. */
  refresh(refreshToken: string): Promise<Omit<Grant, 'idToken'> & { readonly idToken: string | undefined }>
  /** Where the browser goes to end the provider's session, too; null where the provider has no such address. */
  endSessionUrl(idToken: string): Promise<URL | null>
  /** Tells the provider that the token is not used any more, where it wants to know. */
  revoke(refreshToken: string): Promise<void>
}

/** The parts of the client. `verifyToken`: as of a bearer token, for roles in access tokens. */
export type OpenIdParts = {
  readonly settings: SignInSettings
  readonly issuer: string
  readonly claims: ProviderSettings['claims']
  readonly verifyToken: (token: string) => Promise<Credential>
}

/** Opens the client. The provider is asked for its addresses when the first person signs in. */
export function openOpenIdClient({ settings, issuer, claims, verifyToken }: OpenIdParts): OpenIdClient {
  let discovered: { readonly at: number; readonly provider: Promise<openid.Configuration> } | undefined

  async function provider(): Promise<openid.Configuration> {
    const now = performance.now()
    if (!discovered || now - discovered.at > DISCOVERED_FOR_MS) {
      const made = { at: now, provider: discover(settings, issuer) }
      discovered = made
      made.provider.catch(() => {
        if (discovered === made) discovered = undefined
      })
    }
    try {
      return await discovered.provider
    } catch (error) {
      throw new ProviderUnreachable('The identity provider cannot be used: run `tillsync doctor`.', { cause: error })
    }
  }

  /** Who the answer says that it is, and until when. */
  async function granted(answer: Answer): Promise<Omit<Grant, 'idToken'>> {
    const ofPerson = answer.claims()
    const name = nameIn(ofPerson)
    const refreshToken = answer.refresh_token
    if (settings.claimsOf === 'access_token') {
      const { actor, expiresAt } = await verifyToken(answer.access_token)
      return { actor, until: expiresAt, name, refreshToken }
    }
    if (!ofPerson) throw new SignInRefused('REFUSED')
    return { actor: actorOf(ofPerson, claims), until: new Date(ofPerson.exp * 1_000), name, refreshToken }
  }

  async function asked<T>(ask: (provider: openid.Configuration) => Promise<T>): Promise<T> {
    const known = await provider()
    try {
      return await ask(known)
    } catch (error) {
      throw refusalOf(error)
    }
  }

  return {
    async authorizationUrl({ state, nonce, verifier }) {
      return openid.buildAuthorizationUrl(await provider(), {
        redirect_uri: redirectUriOf(settings),
        scope: settings.scope,
        state,
        nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      })
    },
    exchange: (answer, { state, nonce, verifier }) =>
      asked(async (known) => {
        const tokens = await openid.authorizationCodeGrant(known, answer, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
        })
        if (tokens.id_token === undefined) throw new SignInRefused('REFUSED')
        return { ...(await granted(tokens)), idToken: tokens.id_token }
      }),
    refresh: (refreshToken) =>
      asked(async (known) => {
        const tokens = await openid.refreshTokenGrant(known, refreshToken)
        const now = await granted(tokens)
        // A provider that does not replace the refresh token may leave it out.
        return { ...now, refreshToken: now.refreshToken ?? refreshToken, idToken: tokens.id_token }
      }),
    async endSessionUrl(idToken) {
      const known = await provider()
      if (known.serverMetadata().end_session_endpoint === undefined) return null
      return openid.buildEndSessionUrl(known, {
        id_token_hint: idToken,
        post_logout_redirect_uri: `${settings.pageUrl}/`,
      })
    },
    async revoke(refreshToken) {
      const known = await provider()
      if (known.serverMetadata().revocation_endpoint !== undefined) await openid.tokenRevocation(known, refreshToken)
    },
  }
}

type Answer = openid.TokenEndpointResponse & openid.TokenEndpointResponseHelpers

/** Reads the provider's addresses and keys. Throws when it does not answer, or is another than the settings say. */
export async function discover(
  settings: Pick<SignInSettings, 'clientId' | 'clientSecret'>,
  issuer: string,
): Promise<openid.Configuration> {
  const secret = settings.clientSecret?.reveal()
  const skew = Math.round(processSkewSeconds() ?? 0)
  const known = await openid.discovery(
    new URL(issuer),
    settings.clientId,
    { [openid.clockSkew]: -skew, [openid.clockTolerance]: CLOCK_TOLERANCE_SECONDS },
    secret === undefined ? openid.None() : openid.ClientSecretBasic(secret),
    {
      timeout: TIMEOUT_SECONDS,
      // The settings allow plain HTTP on this machine only.
      execute: new URL(issuer).protocol === 'http:' ? [openid.allowInsecureRequests] : [],
    },
  )
  // The signature of the ID token is checked, too, and not only by which server it came.
  openid.enableNonRepudiationChecks(known)
  return known
}

function nameIn(claims: openid.IDToken | undefined): string | null {
  const named = [claims?.name, claims?.preferred_username, claims?.email].find(
    (name): name is string => typeof name === 'string' && name.trim() !== '',
  )
  return named?.trim().slice(0, 100) ?? null
}

const NETWORK = ['OAUTH_TIMEOUT', 'OAUTH_ABORT']

/** What a failure of the exchange means. Nothing of the provider's answer is repeated. */
function refusalOf(error: unknown): Error {
  if (error instanceof SignInRefused || error instanceof ProviderUnreachable) return error
  if (error instanceof Unauthenticated) return new SignInRefused('NO_ROLE', error)
  if (error instanceof openid.AuthorizationResponseError)
    return new SignInRefused(error.error === 'access_denied' ? 'DENIED' : 'REFUSED', error)
  if (isUnanswered(error)) return new ProviderUnreachable('The identity provider does not answer.', { cause: error })
  return new SignInRefused('REFUSED', error)
}

function isUnanswered(error: unknown): boolean {
  if (error instanceof KeySetUnreadable) return true
  if (error instanceof openid.ResponseBodyError) return error.status >= 500
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (typeof code === 'string' && NETWORK.includes(code)) return true
  const cause = error instanceof Error ? error.cause : undefined
  if (cause instanceof Response) return cause.status >= 500 || cause.status === 429
  // What `fetch` throws.
  return error instanceof TypeError && code === undefined
}
