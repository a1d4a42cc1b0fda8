import { randomUUID } from 'node:crypto'
import { type CryptoKey, decodeProtectedHeader, importJWK, jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import { databaseNow, databaseNowSeconds } from '../db/database-clock.ts'
import { type Credential, ROLES, type Role, Unauthenticated } from './actor.ts'
import { ALGORITHM, keyFilePath, loadKeySet, type PublicJwk, type StoredKey } from './keys.ts'
import { type WatchedFile, watchFile } from './watched-file.ts'

/** Issuer and audience of tokens signed with the key of the data folder. */
export const OWN_ISSUER = 'tillsync'

/** The longest lifetime of a token: a device's token, renewed once a year. */
export const MAX_TTL_SECONDS = 366 * 24 * 3600

const ISSUERS_AHEAD_SECONDS = 24 * 3600

/** The id of a register: a short name, as cashiers know it. */
export const REGISTER = /^[A-Za-z0-9][\w.-]{0,29}$/

const claims = z.object({
  sub: z.string().min(1).max(200),
  jti: z.string().min(1).max(200),
  iat: z.number(),
  exp: z.number(),
  roles: z.array(z.enum(ROLES)).min(1),
  channels: z.union([z.literal('ALL'), z.array(z.string().min(1))]),
  register: z.string().regex(REGISTER).optional(),
})

/** The content of a token to be issued. */
export interface TokenRequest {
  readonly roles: readonly Role[]
  /** Channel ids, or 'ALL'. */
  readonly channels: readonly string[] | 'ALL'
  readonly ttlSeconds: number
  /** The actor's id: a name for logs and audit. By default derived from the role. */
  readonly subject?: string
  /** The register that the token is bound to; such a token is for one channel. */
  readonly register?: string
}

/** The signing keys of a data folder, ready for use. */
export interface Keys {
  readonly signing: { readonly kid: string; readonly key: CryptoKey }
  readonly verifying: ReadonlyMap<string, CryptoKey>
  /** The public halves, as stores get them. */
  readonly published: readonly { readonly kid: string; readonly jwk: PublicJwk }[]
  /** The name of this set of keys, which stays when keys are added and withdrawn. */
  readonly setId: string
  /** True while the signing key is the one that the first start generated. */
  readonly generated: boolean
}

/** Opens the signing keys of a data folder; the first start creates them. */
export function openKeys(dataFolder: string): Promise<WatchedFile<Keys>> {
  return watchFile(keyFilePath(dataFolder), () => readKeys(dataFolder))
}

async function readKeys(dataFolder: string): Promise<Keys> {
  const { setId, keys: stored } = await loadKeySet(dataFolder)
  const [first] = stored
  if (!first) throw new Error('There is no signing key.')
  const verifying = new Map<string, CryptoKey>()
  for (const { kid, jwk } of stored) verifying.set(kid, await importKey({ ...jwk, d: undefined }))
  const signing = { kid: first.kid, key: await importKey(first.jwk) }
  const published = stored.map(({ kid, jwk: { kty, crv, x, y } }) => ({ kid, jwk: { kty, crv, x, y } }))
  return { signing, verifying, published, setId, generated: first.generated }
}

async function importKey(jwk: Omit<StoredKey['jwk'], 'd'> & { d: string | undefined }): Promise<CryptoKey> {
  const { d, ...open } = jwk
  const key = await importJWK(d === undefined ? open : { ...open, d }, ALGORITHM)
  if (key instanceof Uint8Array) throw new Error('A signing key of the data folder is not an EC key.')
  return key
}

/** A signed token (JWT, ES256). */
export async function signToken({ signing }: Pick<Keys, 'signing'>, request: TokenRequest): Promise<string> {
  if (request.roles.length === 0) throw new Error('A token needs at least one role.')
  if (!(request.ttlSeconds > 0 && request.ttlSeconds <= MAX_TTL_SECONDS)) {
    throw new Error('The lifetime of a token must be more than 0 seconds and at most 366 days.')
  }
  const { register } = request
  if (register !== undefined && !REGISTER.test(register))
    throw new Error('The id of a register is 1 to 30 letters, digits, dots, dashes or underscores, such as 12.')
  if (register !== undefined && (request.channels === 'ALL' || request.channels.length !== 1))
    throw new Error('A token with a register is for one channel: name the channel of the register.')
  const now = databaseNowSeconds()
  return new SignJWT({
    roles: [...request.roles],
    channels: request.channels === 'ALL' ? 'ALL' : [...request.channels],
    ...(register === undefined ? {} : { register }),
  })
    .setProtectedHeader({ alg: ALGORITHM, kid: signing.kid, typ: 'JWT' })
    .setIssuer(OWN_ISSUER)
    .setAudience(OWN_ISSUER)
    .setSubject(request.subject ?? defaultSubject(request))
    .setJti(randomUUID())
    .setIssuedAt(now)
    .setExpirationTime(now + Math.ceil(request.ttlSeconds))
    .sign(signing.key)
}

function defaultSubject({ roles, channels, register }: TokenRequest): string {
  const role = roles.join('+').toLowerCase().replaceAll('_', '-')
  if (channels === 'ALL') return role
  return `${role}${register === undefined ? '' : `-${register}`}@${channels.join('+')}`
}

/** The content of a token that one of the keys has signed. */
export async function verifyOwnToken(token: string, { verifying }: Pick<Keys, 'verifying'>): Promise<Credential> {
  const { kid } = decodeProtectedHeader(token)
  const key = kid === undefined ? undefined : verifying.get(kid)
  if (!key) throw new Unauthenticated('The token was not signed by this server, or its key has been withdrawn.')
  const { payload } = await jwtVerify(token, key, {
    algorithms: [ALGORITHM],
    issuer: OWN_ISSUER,
    audience: OWN_ISSUER,
    requiredClaims: ['exp', 'iat', 'sub', 'jti'],
    currentDate: databaseNow(),
  })
  const { sub, jti, iat, exp, roles, channels, register } = claims.parse(payload)
  // A beginning in the future would hide a longer lifetime; the clock of the issuer may be ahead.
  const begins = Math.min(iat, databaseNow().getTime() / 1_000 + ISSUERS_AHEAD_SECONDS)
  if (exp - begins > MAX_TTL_SECONDS)
    throw new Unauthenticated('The token lives longer than 366 days. Request one with a shorter lifetime.')
  return {
    actor: { id: sub, roles, channels, ...(register === undefined ? {} : { register }) },
    tokenId: jti,
    expiresAt: new Date(exp * 1000),
  }
}
