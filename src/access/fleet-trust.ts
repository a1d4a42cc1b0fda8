import { type CryptoKey, decodeJwt, decodeProtectedHeader } from 'jose'
import { type Credential, type Role, Unauthenticated } from './actor.ts'
import type { IdentityProvider } from './identity-provider.ts'
import { verifyOwnToken } from './own-tokens.ts'
import { TILLS } from './rules.ts'

/**
 * A key that is trusted besides those of the data folder. `channels`: those that it may sign for; `UNKNOWN`: those of a
 * store whose database has not been reached since its start, so that nothing is served of any channel.
 */
export type TrustedKey = { readonly key: CryptoKey; readonly channels: readonly string[] | 'ALL' | 'UNKNOWN' }

/** Whose tokens are accepted besides those of the data folder and of the configured identity provider. */
export type FleetTrust = {
  /** By their ids (`kid`). */
  readonly keys: ReadonlyMap<string, TrustedKey>
  /** By their issuers. */
  readonly providers: ReadonlyMap<string, IdentityProvider>
  readonly revokedTokens: ReadonlySet<string>
}

/** Where the trust comes from: headquarters' database, or what 1110 has brought to a store. */
export interface FleetSource {
  /** As it was known last; the same object until it changes. */
  current(): FleetTrust
  /** Reads it again, at most once a second, for a key that is not known. */
  lookAgain(): Promise<void>
}

export const NO_TRUST: FleetTrust = { keys: new Map(), providers: new Map(), revokedTokens: new Set() }
/** A process that trusts its own keys only. */
export const NO_FLEET: FleetSource = { current: () => NO_TRUST, lookAgain: async () => {} }

/** The roles that a store may give: a stolen store must not make administrators. */
const OF_A_STORE: readonly Role[] = TILLS

/** The content of a token of the fleet; undefined when the fleet has nothing to do with it. */
export async function verifyFleetToken(token: string, source: FleetSource): Promise<Credential | undefined> {
  const found = inFleet(token, source.current())
  if (found !== undefined) return found
  await source.lookAgain()
  return inFleet(token, source.current())
}

function inFleet(token: string, { keys, providers }: FleetTrust): Promise<Credential> | undefined {
  const provider = providers.get(decodeJwt(token).iss ?? '')
  if (provider) return provider.verify(token)
  const { kid = '' } = decodeProtectedHeader(token)
  const trusted = keys.get(kid)
  return trusted && verifyOfKey(token, kid, trusted)
}

async function verifyOfKey(token: string, kid: string, { key, channels }: TrustedKey): Promise<Credential> {
  const credential = await verifyOwnToken(token, { verifying: new Map([[kid, key]]) })
  if (channels === 'ALL') return credential
  const { actor } = credential
  if (!actor.roles.every((role) => OF_A_STORE.includes(role)))
    throw new Unauthenticated('A store may only sign tokens of its tills, and this one has further rights.')
  if (channels === 'UNKNOWN') return credential
  if (actor.channels === 'ALL' || !actor.channels.every((channel) => channels.includes(channel)))
    throw new Unauthenticated('The store that signed the token does not serve all of its channels.')
  return credential
}
