import { decodeJwt, errors } from 'jose'
import { databaseNow } from '../db/database-clock.ts'
import { type Credential, Unauthenticated } from './actor.ts'
import { type IdentityProvider, KeySetUnreadable, openIdentityProvider } from './identity-provider.ts'
import { type IdentitySettings, OWN_TOKENS_ONLY } from './identity-settings.ts'
import { type Keys, openKeys, signToken, type TokenRequest, verifyOwnToken } from './own-tokens.ts'
import { openRevocations } from './revocations.ts'

/** Number of verified tokens to cache, so that the signature of a busy client is not verified at every request. */
const REMEMBERED = 10_000
/** A provider withdraws keys without notice. */
const REMEMBERED_FOR_MS = 5 * 60_000
const LOOKED_FOR_CHANGES_EVERY_MS = 1_000

/** Issues and verifies the tokens of one data folder. */
export interface Tokens {
  /** A signed token (JWT, ES256). Needs no server and no database. Throws when own tokens are not accepted. */
  issueToken(request: TokenRequest): Promise<string>
  /** The only way from a bearer token to an actor, on every wire. Throws Unauthenticated with the reason. */
  verifyToken(token: string | undefined): Promise<Credential>
  /**
   * Calls back when keys or revocations have changed: tokens verified before may be invalid. Returns a function that
   * ends it.
   */
  onChange(listener: () => void): () => void
  /** True while own tokens are signed with the key that the first start generated. */
  signsWithGeneratedKey(): Promise<boolean>
}

interface Verified {
  readonly credential: Credential
  /** The keys it was verified with. */
  readonly keys: readonly unknown[]
  readonly until: number
}

/** Opens the signing keys of a data folder, creating them at the first start, and the keys of the identity provider. */
export async function openTokens(dataFolder: string, identity: IdentitySettings = OWN_TOKENS_ONLY): Promise<Tokens> {
  const keyFile = await openKeys(dataFolder)
  const revocations = await openRevocations(dataFolder)
  const provider = identity.provider && (await openIdentityProvider(identity.provider))
  let remembered = new Map<string, Verified>()

  async function verifyOnce(token: string): Promise<Credential> {
    const own = await keyFile.current()
    const keys = [own, await provider?.mark()]
    const known = remembered.get(token)
    if (known && same(known.keys, keys) && known.until > performance.now()) return known.credential
    const credential = await verify(token, own, identity, provider)
    if (remembered.size >= REMEMBERED) remembered = new Map()
    remembered.set(token, { credential, keys, until: performance.now() + REMEMBERED_FOR_MS })
    return credential
  }

  const marks = async () => [await keyFile.current(), await revocations.current(), await provider?.mark()]
  return {
    async issueToken(request) {
      if (!identity.ownTokens) throw new Error('This server accepts only tokens of its identity provider.')
      return signToken(await keyFile.current(), request)
    },
    async verifyToken(token) {
      if (!token) throw new Unauthenticated('This server needs a token: send "Authorization: Bearer …".')
      const credential = stillValid(await verifyOnce(token))
      if ((await revocations.current()).has(credential.tokenId))
        throw new Unauthenticated('The token has been revoked.')
      return credential
    },
    onChange: (listener) => watchMarks(marks, listener),
    signsWithGeneratedKey: async () => identity.ownTokens && (await keyFile.current()).generated,
  }
}

/** The credential itself, unless it has expired. Checked again for every event of a subscription. */
export function stillValid(credential: Credential): Credential {
  if (credential.expiresAt.getTime() <= databaseNow().getTime())
    throw new Unauthenticated('The token has expired. Request a new one.')
  return credential
}

async function verify(
  token: string,
  keys: Keys,
  { ownTokens, provider: settings }: IdentitySettings,
  provider: IdentityProvider | undefined,
): Promise<Credential> {
  try {
    if (provider && decodeJwt(token).iss === settings?.issuer) return await provider.verify(token)
    if (!ownTokens) throw new Unauthenticated('This server accepts only tokens of its identity provider.')
    return await verifyOwnToken(token, keys)
  } catch (error) {
    throw refusalOf(error)
  }
}

/** Says what is wrong with a token, without repeating the token. */
function refusalOf(error: unknown): Error {
  if (error instanceof Unauthenticated || error instanceof KeySetUnreadable) return error
  if (error instanceof errors.JWTExpired) return new Unauthenticated('The token has expired. Request a new one.')
  return new Unauthenticated('The token is not valid.')
}

function same(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.every((mark, index) => mark === other[index])
}

function watchMarks(marks: () => Promise<readonly unknown[]>, listener: () => void): () => void {
  let known: readonly unknown[] | undefined
  const look = async () => {
    // The next request reports and logs a damaged file.
    const now = await marks().catch(() => known)
    if (known && now && !same(known, now)) listener()
    known = now
  }
  void look()
  const timer = setInterval(look, LOOKED_FOR_CHANGES_EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}
