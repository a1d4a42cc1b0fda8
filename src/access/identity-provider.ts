import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  type JSONWebKeySet,
  type JWTPayload,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose'
import { z } from 'zod'
import { databaseNow } from '../db/database-clock.ts'
import { jsonOf } from '../model/json-of.ts'
import { type Actor, type Credential, ROLES, type Role, Unauthenticated } from './actor.ts'
import { REGISTER } from './own-tokens.ts'
import { tokenIdOf } from './revocations.ts'
import { watchFile } from './watched-file.ts'

/** An identity provider whose tokens are accepted. */
export interface ProviderSettings {
  /** The `iss` of its tokens. */
  readonly issuer: string
  /** The `aud` that its tokens must carry: the name of this server at the provider. */
  readonly audience: string
  /** Where its public keys are: a URL, or the path of a file (a JSON Web Key Set). */
  readonly jwks: string
  /** The claims for roles, channels and subject, by name or by path (`realm_access.roles`). */
  readonly claims: { readonly roles: string; readonly channels: string; readonly subject: string }
}

/** Checks the tokens of one identity provider. */
export interface IdentityProvider {
  /** The content of a token of the provider. Throws jose's error when the token is not valid. */
  verify(token: string): Promise<Credential>
  /** Changes when the file with the keys has changed. */
  mark(): Promise<unknown>
  /** The provider's key set as it is known; undefined while it has not been read. */
  keySet(): Promise<KeySet | undefined>
}

/** A JSON Web Key Set, of public keys. */
export type KeySet = z.infer<typeof keySet>

/** Thrown when the provider's keys cannot be read. The token may be valid. */
export class KeySetUnreadable extends Error {
  override readonly name = 'KeySetUnreadable'
}

/** jose's errors for a token that no key of the set matches. */
const NO_KEY = ['ERR_JWKS_NO_MATCHING_KEY', 'ERR_JWKS_MULTIPLE_MATCHING_KEYS', 'ERR_JOSE_NOT_SUPPORTED']
/** Public keys only: anyone who knows a shared secret could sign a token. */
const ALGORITHMS = ['ES256', 'ES384', 'ES512', 'PS256', 'PS384', 'PS512', 'RS256', 'RS384', 'RS512', 'EdDSA']
/** Clocks differ. */
export const CLOCK_TOLERANCE_SECONDS = 5
const FETCH_TIMEOUT_MS = 5_000

const keySet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).min(1) })

/** Opens the provider's keys. A file is read now and when it changes, a URL when the first token arrives. */
export async function openIdentityProvider(settings: ProviderSettings): Promise<IdentityProvider> {
  return providerWith(await openKeySet(settings.jwks), settings)
}

/** A provider whose keys are given, as 1110 brings them to a store. */
export function identityProviderOf(settings: Omit<ProviderSettings, 'jwks'>, { keys }: KeySet): IdentityProvider {
  const known = createLocalJWKSet({ keys })
  return providerWith(() => known, settings)
}

type KeysOfProvider = JWTVerifyGetKey & { jwks?: () => JSONWebKeySet | undefined; reload?: () => Promise<void> }

function providerWith(
  current: () => KeysOfProvider | Promise<KeysOfProvider>,
  settings: Omit<ProviderSettings, 'jwks'>,
): IdentityProvider {
  const keyOf: JWTVerifyGetKey = async (header, input) => {
    try {
      return await (await current())(header, input)
    } catch (error) {
      if (error instanceof errors.JOSEError && NO_KEY.includes(error.code)) throw error
      throw new KeySetUnreadable('The keys of the identity provider cannot be read.', { cause: error })
    }
  }
  return {
    mark: async () => current(),
    async keySet() {
      const keys = await current()
      if (keys.jwks?.() === undefined) await keys.reload?.()
      const { data } = keySet.safeParse(keys.jwks?.())
      return data && { keys: data.keys.map(publicPart) }
    },
    async verify(token) {
      const { payload } = await jwtVerify(token, keyOf, {
        algorithms: ALGORITHMS,
        issuer: settings.issuer,
        audience: settings.audience,
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        requiredClaims: ['exp'],
        currentDate: databaseNow(),
      })
      return credentialOf(token, payload, settings.claims)
    },
  }
}

/** A file may hold private keys by mistake. */
const publicPart = ({
  d: _d,
  p: _p,
  q: _q,
  dp: _dp,
  dq: _dq,
  qi: _qi,
  oth: _oth,
  k: _k,
  ...open
}: KeySet['keys'][number]) => open

async function openKeySet(place: string): Promise<() => KeysOfProvider | Promise<KeysOfProvider>> {
  if (/^https?:/.test(place)) {
    return fetchedAgain(() => createRemoteJWKSet(new URL(place), { timeoutDuration: FETCH_TIMEOUT_MS }))
  }
  const file = await watchFile(place, (text) => {
    const parsed = keySet.safeParse(jsonOf(text ?? ''))
    if (!parsed.success) throw new Error(`${place} is not a JSON Web Key Set: { "keys": [ … ] }.`)
    return createLocalJWKSet(parsed.data)
  })
  return () => file.current()
}

/**
 * jose fetches the keys again by the wall clock of this process: set back, withdrawn keys would be accepted, and new
 * ones refused, for as much longer. A new set is fetched then.
 */
function fetchedAgain(open: () => KeysOfProvider): () => KeysOfProvider {
  const wallAtZero = () => Date.now() - performance.now()
  let zero = wallAtZero()
  let keys = open()
  return () => {
    if (wallAtZero() < zero - CLOCK_TOLERANCE_SECONDS * 1_000) keys = open()
    zero = wallAtZero()
    return keys
  }
}

function credentialOf(token: string, payload: JWTPayload, names: ProviderSettings['claims']): Credential {
  return {
    actor: actorOf(payload, names),
    tokenId: tokenIdOf(token),
    expiresAt: new Date((payload.exp ?? 0) * 1000),
  }
}

/**
 * Who the claims of the provider say that it is. Throws Unauthenticated when they name no subject, or no role of ours.
 */
export function actorOf(payload: JWTPayload, names: ProviderSettings['claims']): Actor {
  const id = claimAt(payload, names.subject)
  const roles = namesIn(claimAt(payload, names.roles)).flatMap(roleOf)
  if (typeof id !== 'string' || id === '' || id.length > 200) throw new Unauthenticated('The token has no subject.')
  if (roles.length === 0) throw new Unauthenticated('The token has no role of this server.')
  const channels = namesIn(claimAt(payload, names.channels))
  return {
    id,
    roles: [...new Set(roles)],
    channels: channels.includes('ALL') ? 'ALL' : channels,
    ...registerOf(payload, channels),
  }
}

/** The claim `register` binds a token for one channel to a register of it. */
function registerOf({ register }: JWTPayload, channels: readonly string[]): { register?: string } {
  const isBound = typeof register === 'string' && REGISTER.test(register) && channels.length === 1
  return isBound ? { register } : {}
}

/** Reads a claim by its full name, which may contain dots, or else by its path. */
function claimAt(payload: JWTPayload, name: string): unknown {
  if (Object.hasOwn(payload, name)) return payload[name]
  return name
    .split('.')
    .reduce<unknown>((at, part) => (typeof at === 'object' && at !== null ? Reflect.get(at, part) : undefined), payload)
}

/** Providers write a list, or a text of names separated by spaces or commas. */
function namesIn(claim: unknown): string[] {
  if (typeof claim === 'string') return claim.split(/[\s,]+/).filter(Boolean)
  return Array.isArray(claim) ? claim.filter((name): name is string => typeof name === 'string' && name !== '') : []
}

/** A provider's tokens may also carry roles of other programs, which are ignored. */
function roleOf(name: string): Role[] {
  const known = ROLES.find((role) => role === name.toUpperCase().replaceAll('-', '_'))
  return known ? [known] : []
}
