import type { FleetTrust } from '../../access/fleet-trust.ts'
import { ALGORITHM } from '../../access/keys.ts'
import { channelCalls } from '../../between/channel-calls.ts'
import type { ChannelSide } from '../../between/channel-side.ts'
import { ChannelDatabaseUnavailable } from '../../between/headquarters-of.ts'
import type { HeadquartersSide } from '../../between/headquarters-side.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import { storeAssertion } from '../../between/store/store-assertion.ts'
import { type StoreIdentity, wireUrlOf } from '../../between/store/store-identity.ts'
import { importKey } from '../../between/store/store-key.ts'
import { carryOut } from '../../between/wire/carry-out.ts'
import { type ClaimKey, signActor, signerOf, verifyActor } from '../../between/wire/claims.ts'
import type { Handler } from '../../between/wire/connection.ts'
import { ConnectionClosed } from '../../between/wire/connection-closed.ts'
import { type Dialled, type DialState, type DialTarget, dial } from '../../between/wire/dial.ts'
import { HEADQUARTERS, headquartersOverWire } from '../../between/wire/headquarters-over-wire.ts'
import { findWhereabouts } from '../../channel/exchange/whereabouts.ts'
import type { Log } from '../../config/log.ts'
import { WHEREABOUTS_HEADER } from './accept-stores.ts'
import { ON_WAKE } from './store-lines.ts'

/** For how long keys that headquarters was asked for are used. */
const ASKED_AGAIN_AFTER_MS = 5_000

/** A store's way to headquarters: one connection of its own, dialled once the channel database is open. */
export interface WireToHeadquarters {
  readonly headquarters: HeadquartersSide
  /** Begins to dial, and serves headquarters' calls on the side. */
  begin(channel: ChannelDatabase, side: ChannelSide): void
  /** Null while it has not begun. */
  state(): DialState | null
  stop(): Promise<void>
}

type WireParts = {
  readonly identity: () => Promise<StoreIdentity | undefined>
  /** Whose signatures the store accepts, as 1110 has brought it, or as it was at the joining. */
  readonly trusted: () => FleetTrust['keys'] | undefined
  readonly log: Log
  readonly versions?: readonly number[] | undefined
}

export function wireToHeadquarters({ identity, trusted, log, versions }: WireParts): WireToHeadquarters {
  let dialled: Dialled | null = null
  let asked: { at: number; keys: Promise<ClaimKey[]> } | null = null

  async function current(): Promise<StoreIdentity> {
    const known = await identity()
    if (!known) throw new Error('This store has not joined a headquarters: join again.')
    return known
  }

  async function target(channel: ChannelDatabase): Promise<DialTarget> {
    const known = await current()
    const here = await findWhereabouts(channel, null).catch(() => null)
    const sent = here && Buffer.from(JSON.stringify(here)).toString('base64url')
    return {
      url: wireUrlOf(known),
      bearer: await storeAssertion(known),
      headers: sent === null ? {} : { [WHEREABOUTS_HEADER]: sent },
    }
  }

  const handleWith =
    (side: ChannelSide): Handler =>
    async (call, from) => {
      if (call.to !== side.id) throw new ChannelDatabaseUnavailable('UNREACHABLE')
      if (call.name === ON_WAKE) {
        const stop = await side.onWake(() => from.wake(side.id))
        void from.closed.then(stop)
        return {}
      }
      return carryOut({ side, calls: channelCalls, verify: verifyHeadquarters }, call)
    }

  /** Headquarters signs with the keys whose tokens are accepted for all channels, or with a new one that it names. */
  async function verifyHeadquarters(claim: string | undefined) {
    const { channelDatabaseId } = await current()
    const keys = [...(trusted() ?? [])].flatMap(([keyId, { key, channels }]) =>
      channels === 'ALL' ? [{ algorithm: ALGORITHM, keyId, key }] : [],
    )
    const signer = claim === undefined ? undefined : signerOf(claim)
    const isNew = signer !== undefined && !keys.some(({ keyId }) => keyId === signer)
    return verifyActor(isNew ? await newKeys() : keys, channelDatabaseId, claim)
  }

  /** The keys of headquarters at the moment, asked for again after a while: one may be withdrawn. */
  function newKeys(): Promise<ClaimKey[]> {
    if (asked === null || performance.now() - asked.at > ASKED_AGAIN_AFTER_MS) {
      const keys = headquarters.signingKeys().then(importKeys, () => [])
      asked = { at: performance.now(), keys }
    }
    return asked.keys
  }

  const headquarters = headquartersOverWire(
    async (call) => {
      if (dialled === null) throw new ConnectionClosed('Headquarters is not dialled yet.')
      return dialled.call(call)
    },
    async (actor) => {
      const { key } = await current()
      return signActor({ algorithm: ALGORITHM, keyId: key.id, key: await importKey(key.jwk) }, HEADQUARTERS, actor)
    },
  )
  return {
    headquarters,
    begin(channel, side) {
      dialled = dial({ target: () => target(channel), handle: handleWith(side), log, versions })
    },
    state: () => dialled?.state ?? null,
    stop: async () => dialled?.stop(),
  }
}

const importKeys = (keys: Awaited<ReturnType<HeadquartersSide['signingKeys']>>): Promise<ClaimKey[]> =>
  Promise.all(keys.map(async ({ kid, jwk }) => ({ algorithm: ALGORITHM, keyId: kid, key: await importKey(jwk) })))
