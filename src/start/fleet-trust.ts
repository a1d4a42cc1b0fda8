import type { CryptoKey } from 'jose'
import { type FleetSource, type FleetTrust, NO_TRUST, type TrustedKey } from '../access/fleet-trust.ts'
import { type IdentityProvider, identityProviderOf } from '../access/identity-provider.ts'
import type { Tokens } from '../access/tokens.ts'
import type { HeadquartersDatabase, Sides } from '../between/sides.ts'
import type { StoreIdentity } from '../between/store/store-identity.ts'
import { importKey, type PublicKey, publicHalf } from '../between/store/store-key.ts'
import { readTokenTrust, type StoredTrust } from '../channel/token-trust.ts'
import type { Log } from '../config/log.ts'
import { logFault } from '../config/log-fault.ts'
import { isUnavailable } from '../db/errors.ts'
import { publishKeySet } from '../headquarters/stores/publish-key-set.ts'
import { readTrustedStores, trustMark } from '../headquarters/stores/trusted-stores.ts'

/** Milliseconds between two looks. */
const LOOKED_EVERY_MS = 5_000
/** The same while headquarters has no stores: a token of one makes it look at once. */
const LOOKED_EVERY_WITHOUT_MS = 30_000
const AGAIN_AFTER_MS = 1_000

/** The trust of a process in the keys of others, kept up to date until `stop`. */
export type WatchedTrust = FleetSource & { stop(): void }

/** The same in a store: how old it is, in words. */
export type TrustOfStore = WatchedTrust & { age(): string }

/**
 * At headquarters: trusts the keys of all stores, for the channels that they serve, and makes its own keys known to
 * them. Nothing is done before the first store has joined.
 */
export function trustOfHeadquarters(hq: HeadquartersDatabase, tokens: Tokens, log: Log): WatchedTrust {
  let known: string | null = null
  let every = LOOKED_EVERY_MS
  const read = async () => {
    const mark = await trustMark(hq.db)
    every = mark === null ? LOOKED_EVERY_WITHOUT_MS : LOOKED_EVERY_MS
    if (mark === null) return null
    await publishTokens(hq, tokens)
    if (mark === known) return null
    const { stores, revokedTokens } = await readTrustedStores(hq.db)
    known = mark
    return { keys: await keysOf(stores), providers: new Map(), revokedTokens: new Set(revokedTokens) }
  }
  return watchTrust(log, read, () => every)
}

/** Makes the keys and the revocations of a data folder of headquarters known to all stores. */
export async function publishTokens(hq: HeadquartersDatabase, tokens: Tokens): Promise<void> {
  const { own, provider } = await tokens.published()
  if (own) {
    const content = { keys: [...own.keys], revoked: own.revoked }
    await publishKeySet(hq, { id: own.id, kind: 'OWN', content })
  }
  if (provider) await publishKeySet(hq, { id: `provider:${provider.issuer}`, kind: 'PROVIDER', content: provider })
}

/**
 * In a store: trusts its own keys for the channels of its databases, and what 1110 has brought there. Before that, the
 * keys of headquarters as they were at the joining.
 */
export function trustOfStore(
  { channels }: Pick<Sides, 'channels'>,
  identity: () => Promise<StoreIdentity | undefined>,
  log: Log,
): TrustOfStore {
  const read = new Map<string, StoredTrust>()
  let ofIdentity: StoreIdentity | undefined
  const watched = watchTrust(log, async () => {
    const own = await identity()
    let changed = own !== ofIdentity
    for (const { id, db } of channels.values()) {
      const stored = await readTokenTrust(db, read.get(id)?.mark ?? null)
      if (stored === null) continue
      read.set(id, stored)
      changed = true
    }
    if (!changed) return null
    ofIdentity = own
    return trustIn([...read.values()], own)
  })
  return { ...watched, age: () => ageOf([...read.values()]) }
}

/** The oldest of what several databases of a store have. */
function ageOf(databases: readonly StoredTrust[]): string {
  const brought = databases.map(({ trust, appliedAt }) => (trust === null ? null : appliedAt))
  const [oldest] = brought.includes(null) ? [] : brought.toSorted()
  return `keys and revocations of headquarters as of ${oldest ?? 'the joining: no 1110 since'}`
}

async function trustIn(databases: readonly StoredTrust[], own: StoreIdentity | undefined): Promise<FleetTrust> {
  const keys = new Map<string, TrustedKey>()
  const providers = new Map<string, IdentityProvider>()
  const served = databases.length === 0 ? 'UNKNOWN' : databases.flatMap(({ channels }) => channels)
  const revoked = databases.flatMap(({ trust }) => trust?.revokedTokens ?? [])
  if (own) {
    for (const { kid, jwk } of own.headquarters.keys) keys.set(kid, { key: await importKey(jwk), channels: 'ALL' })
    keys.set(own.key.id, { key: await importKey(publicHalf(own.key.jwk)), channels: served })
  }
  for (const { trust, channels } of databases) {
    if (trust === null) continue
    // What 1110 has brought replaces what was known at the joining: a key may have been withdrawn since.
    for (const { kid } of own?.headquarters.keys ?? []) if (!trust.keys.some((key) => key.kid === kid)) keys.delete(kid)
    for (const [kid, key] of await keysOf(trust.keys.map((key) => ({ ...key, channels: 'ALL' })))) keys.set(kid, key)
    for (const [kid, key] of await keysOf(trust.stores.map((key) => ({ ...key, channels })))) keys.set(kid, key)
    for (const { kid, revoked: isRevoked } of trust.stores) if (isRevoked) keys.delete(kid)
    for (const { keys: set, ...provider } of trust.providers)
      providers.set(provider.issuer, identityProviderOf(provider, { keys: set }))
  }
  return { keys, providers, revokedTokens: new Set(revoked) }
}

async function keysOf(
  stored: readonly { kid: string; jwk: PublicKey; channels: readonly string[] | 'ALL' }[],
): Promise<Map<string, TrustedKey>> {
  const imported = stored.map(async ({ kid, jwk, channels }) => {
    const key: CryptoKey = await importKey(jwk)
    return [kid, { key, channels }] as const
  })
  return new Map(await Promise.all(imported))
}

/** Reads the trust again and again; `read` returns null while it is as it was. It stays while a database is away. */
function watchTrust(log: Log, read: () => Promise<FleetTrust | null>, every = () => LOOKED_EVERY_MS): WatchedTrust {
  let trust = NO_TRUST
  let looking: Promise<void> | null = null
  let lookedAt = Number.NEGATIVE_INFINITY
  let timer: NodeJS.Timeout | undefined
  let isOver = false
  const look = () => {
    lookedAt = performance.now()
    looking ??= read()
      .then((now) => {
        trust = now ?? trust
      })
      .catch((error) => {
        if (!isUnavailable(error)) logFault(log, error, 'keys of other machines', { level: 'warn' })
      })
      .finally(() => {
        looking = null
        // Each look may have changed how soon the next is due.
        clearTimeout(timer)
        if (!isOver) timer = setTimeout(look, every()).unref()
      })
    return looking
  }
  void look()
  return {
    current: () => trust,
    lookAgain: () => (performance.now() - lookedAt < AGAIN_AFTER_MS ? (looking ?? Promise.resolve()) : look()),
    stop: () => {
      isOver = true
      clearTimeout(timer)
    },
  }
}
