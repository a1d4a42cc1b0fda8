import { z } from 'zod'
import { isLoopback } from '../../model/loopback.ts'

/** Signing in to the page by OpenID Connect, at the identity provider whose tokens are accepted. */
export type SignInSettings = {
  /** This installation's name at the provider. */
  readonly clientId: string
  /** Undefined: a public client, which PKCE alone protects. */
  readonly clientSecret: { reveal(): string } | undefined
  /** Where browsers reach the page, such as `https://tillsync.example.com`: an origin, without a path. */
  readonly pageUrl: string
  /** What the button says after *Sign in with*; undefined: the host of the issuer. */
  readonly name: string | undefined
  readonly scope: string
  /** The token whose claims have the roles and channels. */
  readonly claimsOf: 'id_token' | 'access_token'
  /** Minutes after a person's last click or key at which the session ends. */
  readonly idleMinutes: number
  /** Hours after which the session ends in any case. */
  readonly hours: number
}

/** The provider sends the browser back to this path. Register it there, with the origin before it. */
export const CALLBACK_PATH = '/sign-in/callback'

/** The address to register at the provider as a redirect URI. */
export const redirectUriOf = ({ pageUrl }: Pick<SignInSettings, 'pageUrl'>): string => `${pageUrl}${CALLBACK_PATH}`

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine((value) => value >= least && value <= most, `must be a whole number from ${least} to ${most}`)

/** The settings for signing in, as the configuration reads them. */
export const signInSettings = {
  TILLSYNC_SIGN_IN_CLIENT_ID: z.string().optional(),
  TILLSYNC_SIGN_IN_CLIENT_SECRET: z.string().optional(),
  TILLSYNC_SIGN_IN_NAME: z.string().trim().min(1).max(60, 'must be at most 60 characters').optional(),
  TILLSYNC_SIGN_IN_SCOPE: z
    .string()
    .refine((scope) => scope.split(/\s+/).includes('openid'), 'must contain openid, such as `openid profile`')
    .default('openid profile'),
  TILLSYNC_SIGN_IN_CLAIMS: z.enum(['id_token', 'access_token'], 'must be id_token or access_token').default('id_token'),
  TILLSYNC_SIGN_IN_IDLE_MINUTES: wholeNumber(5, 1_440).default(60),
  TILLSYNC_SIGN_IN_HOURS: wholeNumber(1, 168).default(12),
}

const shape = z.object(signInSettings)

/** Converts the settings; undefined where signing in is not configured. `pageUrl`: where browsers reach the page. */
export function signInOf(
  read: z.infer<typeof shape>,
  pageUrl: string | undefined,
  secretOf: (value: string) => { reveal(): string },
): SignInSettings | undefined {
  const clientId = read.TILLSYNC_SIGN_IN_CLIENT_ID
  if (clientId === undefined || pageUrl === undefined) return undefined
  const secret = read.TILLSYNC_SIGN_IN_CLIENT_SECRET
  return {
    clientId,
    clientSecret: secret === undefined ? undefined : secretOf(secret),
    pageUrl,
    name: read.TILLSYNC_SIGN_IN_NAME,
    scope: read.TILLSYNC_SIGN_IN_SCOPE,
    claimsOf: read.TILLSYNC_SIGN_IN_CLAIMS,
    idleMinutes: read.TILLSYNC_SIGN_IN_IDLE_MINUTES,
    hours: read.TILLSYNC_SIGN_IN_HOURS,
  }
}

/** What is wrong with the combination of settings, one sentence each. `isStore`: of the process of a store. */
export function signInFaults(env: Readonly<Record<string, string>>, isStore: boolean): string[] {
  const set = Object.keys(signInSettings).filter((name) => env[name] !== undefined)
  if (set.length === 0) return []
  if (isStore)
    return [`${set[0]} is of headquarters: a store keeps no sessions, and people sign in to its page with a token`]
  const needed = ['TILLSYNC_SIGN_IN_CLIENT_ID', 'TILLSYNC_PUBLIC_URL', 'TILLSYNC_IDENTITY_ISSUER']
  const why = 'to sign in at an identity provider: the redirect URI is made of the first two (docs/sign-in.md)'
  const { TILLSYNC_IDENTITY_ISSUER: issuer, TILLSYNC_IDENTITY_AUDIENCE: audience, TILLSYNC_PUBLIC_URL: page } = env
  return [
    ...needed
      .filter((name) => env[name] === undefined)
      .map((name) => `${name} must be set, as all of ${needed.join(', ')}, ${why}`),
    ...(page === undefined || isPageOrigin(page)
      ? []
      : ['TILLSYNC_PUBLIC_URL must be https:// without a path to sign in at the page (http:// only on this machine)']),
    ...(issuer === undefined || isSafeUrl(issuer)
      ? []
      : ['TILLSYNC_IDENTITY_ISSUER must be an https:// URL to sign in there (http:// only on this machine)']),
    ...(audience === undefined || audience !== env.TILLSYNC_SIGN_IN_CLIENT_ID
      ? []
      : [
          'TILLSYNC_IDENTITY_AUDIENCE must differ from TILLSYNC_SIGN_IN_CLIENT_ID: ID tokens of people, which their ' +
            'browsers carry at the sign-out, would be accepted as tokens',
        ]),
  ]
}

/** A reader of codes and cookies in transit would have the session, so plain HTTP is accepted on this machine only. */
function isSafeUrl(value: string): boolean {
  if (!URL.canParse(value)) return false
  const { protocol, hostname } = new URL(value)
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
}

function isPageOrigin(value: string): boolean {
  return isSafeUrl(value) && new URL(value).origin === value
}
