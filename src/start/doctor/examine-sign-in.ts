import * as openid from 'openid-client'
import { z } from 'zod'
import { discover, openOpenIdClient } from '../../access/sign-in/openid-client.ts'
import { redirectUriOf, type SignInSettings } from '../../access/sign-in/settings.ts'
import type { Config } from '../../config/config.ts'
import { jsonOf } from '../../model/json-of.ts'
import { type Finding, notExamined, right, wrong } from './finding.ts'

const SUBJECT = 'identity provider'
const TIMEOUT_MS = 5_000

const metadata = z.looseObject({
  issuer: z.string(),
  authorization_endpoint: z.string(),
  token_endpoint: z.string(),
  end_session_endpoint: z.string().optional(),
  code_challenge_methods_supported: z.array(z.string()).optional(),
})

/** Whether people can sign in to the page: asks the provider as the page's server would. Nobody is signed in. */
export async function examineSignIn({
  signIn,
  identity: { provider },
}: Pick<Config, 'signIn' | 'identity'>): Promise<Finding[]> {
  if (!signIn || !provider) return []
  const { issuer } = provider
  const known = await readMetadata(issuer)
  if (typeof known === 'string')
    return [
      wrong('SIGN_IN', SUBJECT, known, 'Correct TILLSYNC_IDENTITY_ISSUER, or the network to it from this machine.'),
    ]
  if (known.issuer !== issuer) {
    const message = `The provider at ${issuer} calls itself ${known.issuer}; its tokens would be refused.`
    return [wrong('SIGN_IN', SUBJECT, message, `Set TILLSYNC_IDENTITY_ISSUER=${known.issuer}, letter by letter.`)]
  }
  const { code_challenge_methods_supported: methods } = known
  if (methods && !methods.includes('S256')) {
    const message = `The provider at ${issuer} does not offer PKCE with S256.`
    return [
      wrong('SIGN_IN', SUBJECT, message, 'Switch it on for the client, or use another provider (docs/sign-in.md).'),
    ]
  }
  const refused = (await examineRedirect(signIn, provider)) ?? (await examineClient(signIn, issuer))
  if (refused) return [refused]
  const end = known.end_session_endpoint === undefined ? ' It has no address to sign out at.' : ''
  const found = `People can sign in at ${issuer}, and come back to ${redirectUriOf(signIn)}.${end}`
  return [right('SIGN_IN', SUBJECT, found)]
}

/** What the provider says of itself; a sentence where that cannot be read. */
async function readMetadata(issuer: string): Promise<z.infer<typeof metadata> | string> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  let answer: Response
  try {
    answer = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS) })
  } catch {
    return `The identity provider cannot be reached at ${address}.`
  }
  const { data } = metadata.safeParse(answer.ok ? jsonOf(await answer.text()) : undefined)
  return data ?? `${address} answers with ${answer.status}, and not with what an OpenID provider says of itself.`
}

/** Begins a sign-in, as a browser does, to see whether the provider knows the client and where it sends people back. */
async function examineRedirect(
  settings: SignInSettings,
  { issuer, claims }: NonNullable<Config['identity']['provider']>,
): Promise<Finding | null> {
  const verifyToken = () => Promise.reject(new Error('Nobody signs in here.'))
  const client = openOpenIdClient({ settings, issuer, claims, verifyToken })
  const to = redirectUriOf(settings)
  try {
    const address = await client.authorizationUrl({ state: 'doctor', nonce: 'doctor', verifier: 'doctor'.repeat(8) })
    const answer = await fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) })
    const back = answer.headers.get('location')
    const code = back?.startsWith(to) ? new URL(back).searchParams.get('error') : null
    if (code !== null && code !== 'login_required') {
      const message = `The provider refuses a sign-in with the error ${safe(code)}.`
      return wrong(
        'SIGN_IN',
        SUBJECT,
        message,
        'Correct TILLSYNC_SIGN_IN_SCOPE, or what the client may do at the provider.',
      )
    }
    if (answer.status < 400) return null
    return wrong(
      'SIGN_IN',
      SUBJECT,
      `The provider answers with ${answer.status} when a sign-in begins: it does not know the client ` +
        'or its redirect URI.',
      `Register ${to} there as a redirect URI of the client TILLSYNC_SIGN_IN_CLIENT_ID names, letter by letter.`,
    )
  } catch {
    return notExamined('SIGN_IN', SUBJECT, 'The provider does not answer when a sign-in begins.')
  }
}

/** Asks for tokens with a code that nobody has, to see whether the provider accepts the client's secret. */
async function examineClient(settings: SignInSettings, issuer: string): Promise<Finding | null> {
  try {
    await openid.genericGrantRequest(await discover(settings, issuer), 'authorization_code', {
      code: 'doctor',
      redirect_uri: redirectUriOf(settings),
      code_verifier: 'doctor'.repeat(8),
    })
    return null
  } catch (error) {
    const code =
      error instanceof openid.ResponseBodyError
        ? error.error
        : error instanceof openid.WWWAuthenticateChallengeError
          ? 'invalid_client'
          : null
    if (code !== 'invalid_client' && code !== 'unauthorized_client') return null
    return wrong(
      'SIGN_IN',
      SUBJECT,
      `The provider refuses the client with the error ${code}.`,
      'Correct TILLSYNC_SIGN_IN_CLIENT_ID and TILLSYNC_SIGN_IN_CLIENT_SECRET, or leave the secret ' +
        'out for a public client.',
    )
  }
}

/** An error code of OAuth, and nothing else that an answer may say. */
const safe = (code: string) => (/^[a-z_]{1,40}$/.test(code) ? code : 'of an unknown kind')
