import { decodeJwt, decodeProtectedHeader, errors } from 'jose'
import { databaseNowMs } from '../db/database-clock.ts'
import { type Credential, Unauthenticated } from './actor.ts'
import { type FleetSource, NO_FLEET, verifyFleetToken } from './fleet-trust.ts'
import {
  type IdentityProvider,
  type KeySet,
  KeySetUnreadable,
  openIdentityProvider,
  type ProviderSettings,
} from './identity-provider.ts'
import { type IdentitySettings, OWN_TOKENS_ONLY } from './identity-settings.ts'
import { type Keys, openKeys, signToken, type TokenRequest, verifyOwnToken } from './own-tokens.ts'
import { openRevocations } from './revocations.ts'
import { TILLS } from './rules.ts'

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
   * The same, at once, for a token that was verified before; undefined when something has to be read for it first. It
   * throws as `verifyToken` does.
   */
  verifiedToken(token: string | undefined): Credential | undefined
  /**
   * Calls back when keys or revocations have changed: tokens verified before may be invalid. Returns a function that
   * ends it.
   */
  onChange(listener: () => void): () => void
  /** True while own tokens are signed with the key that the first start generated. */
  signsWithGeneratedKey(): Promise<boolean>
  /** From now on tokens of the fleet are accepted too, as `source` says. */
  trust(source: FleetSource): void
  /** What stores must know to accept the tokens that this data folder accepts: public keys and ids of tokens. */
  published(): Promise<PublishedKeys>
}

/**
 * The public keys of a data folder, its revoked tokens, and the key set of its identity provider, if it can be read.
 */
export interface PublishedKeys {
  readonly own: { readonly id: string; readonly keys: Keys['published']; readonly revoked: readonly string[] } | null
  readonly provider: (Omit<ProviderSettings, 'jwks'> & KeySet) | null
}

/** A key that signs the tokens of tills instead of the data folder's. */
export type TillKey = Keys['signing']

interface Verified {
  readonly credential: Credential
  /** The keys it was verified with. */
  readonly keys: readonly unknown[]
  readonly until: number
}

/**
 * Opens the signing keys of a data folder, creating them at the first start, and the keys of the identity provider.
 * `tillKey`: the key of a store, by which headquarters recognizes the tokens of its tills.
 */
export async function openTokens(
  dataFolder: string,
  identity: IdentitySettings = OWN_TOKENS_ONLY,
  tillKey: () => Promise<TillKey | undefined> = async () => undefined,
): Promise<Tokens> {
  const keyFile = await openKeys(dataFolder)
  const revocations = await openRevocations(dataFolder)
  const provider = identity.provider && (await openIdentityProvider(identity.provider))
  let fleet = NO_FLEET
  let remembered = new Map<string, Verified>()

  async function verifyOnce(token: string): Promise<Credential> {
    const own = await keyFile.current()
    const keys = [own, await provider?.mark(), fleet.current()]
    const known = remembered.get(token)
    if (known && same(known.keys, keys) && known.until > performance.now()) return known.credential
    const credential = await verify(token, own, identity, provider, fleet)
    if (remembered.size >= REMEMBERED) remembered = new Map()
    // Looking for an unknown key may have brought another trust.
    const verifiedBy = [...keys.slice(0, -1), fleet.current()]
    remembered.set(token, { credential, keys: verifiedBy, until: performance.now() + REMEMBERED_FOR_MS })
    return credential
  }

  function notRevoked(credential: Credential, revoked: ReadonlySet<string>): Credential {
    if (revoked.has(credential.tokenId) || fleet.current().revokedTokens.has(credential.tokenId))
      throw new Unauthenticated('The token has been revoked.')
    return credential
  }

  const marks = async () => [
    await keyFile.current(),
    await revocations.current(),
    await provider?.mark(),
    fleet.current(),
  ]
  return {
    async issueToken(request) {
      if (!identity.ownTokens) throw new Error('This server accepts only tokens of its identity provider.')
      const till = isForTills(request) ? await tillKey() : undefined
      return signToken(till ? { signing: till } : await keyFile.current(), request)
    },
    async verifyToken(token) {
      if (!token) throw new Unauthenticated('This server needs a token: send "Authorization: Bearer …".')
      return notRevoked(stillValid(await verifyOnce(token)), await revocations.current())
    },
    verifiedToken(token) {
      const known = token === undefined || provider ? undefined : remembered.get(token)
      const keys = known && keyFile.lately()
      const revoked = known && revocations.lately()
      if (!keys || !revoked || known.keys[0] !== keys || known.keys[2] !== fleet.current()) return undefined
      if (known.until <= performance.now()) return undefined
      return notRevoked(stillValid(known.credential), revoked)
    },
    onChange: (listener) => watchMarks(marks, listener),
    signsWithGeneratedKey: async () => identity.ownTokens && (await keyFile.current()).generated,
    trust(source) {
      fleet = source
    },
    async published() {
      const { published: keys, setId: id } = await keyFile.current()
      const own = identity.ownTokens ? { id, keys, revoked: [...(await revocations.current())] } : null
      const known = provider && identity.provider && (await provider.keySet())
      if (!known || !identity.provider) return { own, provider: null }
      const { issuer, audience, claims } = identity.provider
      return { own, provider: { issuer, audience, claims, ...known } }
    },
  }
}

const isForTills = ({ roles, channels }: TokenRequest) =>
  channels !== 'ALL' && roles.every((role) => TILLS.includes(role))

/** The credential itself, unless it has expired. Checked again for every event of a subscription. */
export function stillValid(credential: Credential): Credential {
  if (credential.expiresAt.getTime() <= databaseNowMs())
    throw new Unauthenticated('The token has expired. Request a new one.')
  return credential
}

async function verify(
  token: string,
  keys: Keys,
  { ownTokens, provider: settings }: IdentitySettings,
  provider: IdentityProvider | undefined,
  fleet: FleetSource,
): Promise<Credential> {
  try {
    if (provider && decodeJwt(token).iss === settings?.issuer) return await provider.verify(token)
    const isOwn = keys.verifying.has(decodeProtectedHeader(token).kid ?? '')
    const ofFleet = isOwn ? undefined : await verifyFleetToken(token, fleet)
    if (ofFleet) return ofFleet
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
