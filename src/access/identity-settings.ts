import { resolve } from 'node:path'
import { z } from 'zod'
import { isLoopback } from '../model/loopback.ts'
import type { ProviderSettings } from './identity-provider.ts'

/** Which tokens are accepted. */
export interface IdentitySettings {
  /** False when only the identity provider's tokens are accepted. */
  readonly ownTokens: boolean
  readonly provider: ProviderSettings | undefined
}

/** The default: tokens signed with the key of the data folder. */
export const OWN_TOKENS_ONLY: IdentitySettings = { ownTokens: true, provider: undefined }

const PROVIDER = ['TILLSYNC_IDENTITY_ISSUER', 'TILLSYNC_IDENTITY_AUDIENCE', 'TILLSYNC_IDENTITY_JWKS'] as const

/** The settings for accepted tokens, as the configuration reads them. */
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

/** Converts the settings. */
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

/** What is wrong with the combination of settings, one sentence each. */
export function identityFaults(env: Readonly<Record<string, string>>): string[] {
  const missing = PROVIDER.filter((name) => env[name] === undefined)
  const partly = missing.length > 0 && missing.length < PROVIDER.length
  return [
    ...(partly ? missing.map((name) => `${name} must be set: an identity provider is ${PROVIDER.join(', ')}`) : []),
    ...(env.TILLSYNC_OWN_TOKENS === 'off' && missing.length > 0
      ? ['TILLSYNC_OWN_TOKENS can be off only with an identity provider; otherwise no one could sign in']
      : []),
  ]
}

/** Anyone who can change the keys in transit can sign in, so plain HTTP is accepted for this machine only. */
function isKeySetPlace(value: string): boolean {
  if (!isUrl(value)) return true
  if (!URL.canParse(value)) return false
  const { protocol, hostname } = new URL(value)
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
}

function isUrl(value: string): boolean {
  return /^[a-z][a-z+.-]+:\/\//i.test(value)
}
