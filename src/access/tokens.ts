import { randomUUID } from 'node:crypto'
import { type CryptoKey, decodeProtectedHeader, importJWK, jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import { type Credential, ROLES, type Role, Unauthenticated } from './actor.ts'
import { ALGORITHM, keyFileMark, loadKeys, type StoredKey } from './keys.ts'

const ISSUER = 'tillsync'
/** Verified tokens remembered, so that a busy client's signature is checked once and not at every request. */
const REMEMBERED = 10_000
const KEYS_CHECKED_EVERY_MS = 1_000
/** The longest a token may live: a device's, renewed once a year. */
export const MAX_TTL_SECONDS = 366 * 24 * 3600

const claims = z.object({
  sub: z.string().min(1).max(200),
  jti: z.string().min(1).max(200),
  exp: z.number(),
  roles: z.array(z.enum(ROLES)).min(1),
  channels: z.union([z.literal('ALL'), z.array(z.string().min(1))]),
})

/** What a token is to say. */
export interface TokenRequest {
  readonly roles: readonly Role[]
  /** Channel ids, or 'ALL'. */
  readonly channels: readonly string[] | 'ALL'
  readonly ttlSeconds: number
  /** The actor's id: a name for logs and audit. By default made from the role. */
  readonly subject?: string
}

/** Issues and checks the tokens of one data folder. */
export interface Tokens {
  /** A signed token (JWT, ES256). Needs no server and no database. */
  issueToken(request: TokenRequest): Promise<string>
  /** The one way from a bearer token to an actor, for every wire. Throws Unauthenticated, which says why. */
  verifyToken(token: string | undefined): Promise<Credential>
}

interface Keys {
  readonly mark: string | undefined
  readonly signing: { readonly kid: string; readonly key: CryptoKey }
  readonly verifying: ReadonlyMap<string, CryptoKey>
}

/** Opens the signing keys of a data folder, making them at the first start. */
export async function openTokens(dataFolder: string): Promise<Tokens> {
  let keys = await readKeys(dataFolder)
  let checkedAt = Date.now()
  let remembered = new Map<string, Credential>()

  async function current(): Promise<Keys> {
    if (Date.now() - checkedAt < KEYS_CHECKED_EVERY_MS) return keys
    checkedAt = Date.now()
    if ((await keyFileMark(dataFolder)) !== keys.mark) {
      keys = await readKeys(dataFolder)
      remembered = new Map()
    }
    return keys
  }

  return {
    async issueToken(request) {
      const { signing } = await current()
      return sign(signing, request)
    },
    async verifyToken(token) {
      if (!token) throw new Unauthenticated('This server needs a token: send "Authorization: Bearer …".')
      const { verifying } = await current()
      const known = remembered.get(token)
      if (known) return stillValid(known)
      const credential = await verify(token, verifying)
      if (remembered.size >= REMEMBERED) remembered = new Map()
      remembered.set(token, credential)
      return credential
    },
  }
}

/** The credential itself, unless it has expired by now. Asked again for every event of a subscription. */
export function stillValid(credential: Credential): Credential {
  if (credential.expiresAt.getTime() <= Date.now())
    throw new Unauthenticated('The token has expired. Ask for a new one.')
  return credential
}

async function readKeys(dataFolder: string): Promise<Keys> {
  const stored = await loadKeys(dataFolder)
  const mark = await keyFileMark(dataFolder)
  const [first] = stored
  if (!first) throw new Error('There is no signing key.')
  const verifying = new Map<string, CryptoKey>()
  for (const { kid, jwk } of stored) verifying.set(kid, await importKey({ ...jwk, d: undefined }))
  return { mark, signing: { kid: first.kid, key: await importKey(first.jwk) }, verifying }
}

async function importKey(jwk: Omit<StoredKey['jwk'], 'd'> & { d: string | undefined }): Promise<CryptoKey> {
  const { d, ...open } = jwk
  const key = await importJWK(d === undefined ? open : { ...open, d }, ALGORITHM)
  if (key instanceof Uint8Array) throw new Error('A signing key of the data folder is not an EC key.')
  return key
}

async function sign(signing: Keys['signing'], request: TokenRequest): Promise<string> {
  if (request.roles.length === 0) throw new Error('A token needs at least one role.')
  if (!(request.ttlSeconds > 0 && request.ttlSeconds <= MAX_TTL_SECONDS)) {
    throw new Error('A token lives more than 0 seconds and at most 366 days.')
  }
  const now = Math.floor(Date.now() / 1000)
  return new SignJWT({
    roles: [...request.roles],
    channels: request.channels === 'ALL' ? 'ALL' : [...request.channels],
  })
    .setProtectedHeader({ alg: ALGORITHM, kid: signing.kid, typ: 'JWT' })
    .setIssuer(ISSUER)
    .setAudience(ISSUER)
    .setSubject(request.subject ?? defaultSubject(request))
    .setJti(randomUUID())
    .setIssuedAt(now)
    .setExpirationTime(now + Math.ceil(request.ttlSeconds))
    .sign(signing.key)
}

function defaultSubject({ roles, channels }: TokenRequest): string {
  const role = roles.join('+').toLowerCase().replaceAll('_', '-')
  return channels === 'ALL' ? role : `${role}@${channels.join('+')}`
}

async function verify(token: string, keys: ReadonlyMap<string, CryptoKey>): Promise<Credential> {
  try {
    const { kid } = decodeProtectedHeader(token)
    const key = kid === undefined ? undefined : keys.get(kid)
    if (!key) throw new Unauthenticated('The token was not signed by this server, or its key has been withdrawn.')
    const { payload } = await jwtVerify(token, key, {
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      audience: ISSUER,
      requiredClaims: ['exp', 'sub', 'jti'],
    })
    const { sub, jti, exp, roles, channels } = claims.parse(payload)
    return stillValid({ actor: { id: sub, roles, channels }, tokenId: jti, expiresAt: new Date(exp * 1000) })
  } catch (error) {
    if (error instanceof Unauthenticated) throw error
    if (error instanceof Error && 'code' in error && error.code === 'ERR_JWT_EXPIRED') {
      throw new Unauthenticated('The token has expired. Ask for a new one.')
    }
    throw new Unauthenticated('The token is not valid.')
  }
}
