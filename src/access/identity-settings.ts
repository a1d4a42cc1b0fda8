import { resolve } from 'node:path'
import { z } from 'zod'
import type { ProviderSettings } from './identity-provider.ts'

/** Whose tokens are accepted. */
export interface IdentitySettings {
  /** False when only the identity provider's tokens are. */
  readonly ownTokens: boolean
  readonly provider: ProviderSettings | undefined
}

/** Without any setting: the tokens that are signed with the key of the data folder. */
export const OWN_TOKENS_ONLY: IdentitySettings = { ownTokens: true, provider: undefined }

const PROVIDER = ['TILLSYNC_IDENTITY_ISSUER', 'TILLSYNC_IDENTITY_AUDIENCE', 'TILLSYNC_IDENTITY_JWKS'] as const

/** The settings that say whose tokens are accepted, as the configuration reads them. */
export const identitySettings = {
  TILLSYNC_OWN_TOKENS: z.enum(['on', 'off'], 'must be on or off').default('on'),
  TILLSYNC_IDENTITY_ISSUER: z.string().optional(),
  TILLSYNC_IDENTITY_AUDIENCE: z.string().optional(),
  TILLSYNC_IDENTITY_JWKS: z
    .string()
    .refine(isKeySetPlace, 'must be an https:// URL or the path of a file')
    .transform((place) => (isUrl(place) ? place : resolve(place)))
    .optional(),
  TILLSYNC_IDENTITY_ROLES_CLAIM: z.string().default('roles'),
  TILLSYNC_IDENTITY_CHANNELS_CLAIM: z.string().default('channels'),
  TILLSYNC_IDENTITY_SUBJECT_CLAIM: z.string().default('sub'),
}

const shape = z.object(identitySettings)

/** What the settings, being read, come to. */
export function identityOf(read: z.infer<typeof shape>): IdentitySettings {
  const [issuer, audience, jwks] = PROVIDER.map((name) => read[name])
  const claims = {
    roles: read.TILLSYNC_IDENTITY_ROLES_CLAIM,
    channels: read.TILLSYNC_IDENTITY_CHANNELS_CLAIM,
    subject: read.TILLSYNC_IDENTITY_SUBJECT_CLAIM,
  }
  const complete = issuer !== undefined && audience !== undefined && jwks !== undefined
  return {
    ownTokens: read.TILLSYNC_OWN_TOKENS === 'on',
    provider: complete ? { issuer, audience, jwks, claims } : undefined,
  }
}

/** What is wrong with the settings together, each a sentence. */
export function identityFaults(env: Readonly<Record<string, string>>): string[] {
  const missing = PROVIDER.filter((name) => env[name] === undefined)
  const partly = missing.length > 0 && missing.length < PROVIDER.length
  return [
    ...(partly ? missing.map((name) => `${name} must be set: an identity provider is ${PROVIDER.join(', ')}`) : []),
    ...(env.TILLSYNC_OWN_TOKENS === 'off' && missing.length > 0
      ? ['TILLSYNC_OWN_TOKENS can be off only with an identity provider: nobody could sign in']
      : []),
  ]
}

/** Keys that someone could change on their way would let anyone in: only this machine is asked without TLS. */
function isKeySetPlace(value: string): boolean {
  if (!isUrl(value)) return true
  if (!URL.canParse(value)) return false
  const { protocol, hostname } = new URL(value)
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname))
}

function isUrl(value: string): boolean {
  return /^[a-z][a-z+.-]+:\/\//i.test(value)
}
