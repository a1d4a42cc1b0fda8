import { generateKeyPair } from 'jose'
import type { Actor } from '../../src/access/actor.ts'
import { channelCalls } from '../../src/between/channel-calls.ts'
import { headquartersCalls } from '../../src/between/headquarters-side.ts'
import { carryOut } from '../../src/between/wire/carry-out.ts'
import { channelOverWire } from '../../src/between/wire/channel-over-wire.ts'
import { type ClaimKey, signActor, verifyActor } from '../../src/between/wire/claims.ts'
import { HEADQUARTERS, headquartersOverWire } from '../../src/between/wire/headquarters-over-wire.ts'
import { assertOwnCall, ownActor, type StoreScope } from '../../src/between/wire/own-calls.ts'
import { connectionPair } from '../support/wire.ts'
import type { Contract } from './contract-world.ts'

const HOUSTON: StoreScope = { channelDatabaseId: 'houston-db', channels: ['houston'], legalEntities: ['USRT'] }

/** Both sides of a contract with a connection between them. Facts and log do not cross it: a store has none. */
export async function wiredContract(direct: Contract, scope = HOUSTON): Promise<Contract> {
  const store = await keys('store')
  const headquarters = await keys('headquarters')
  const pair = await connectionPair(
    {
      handle: (call) =>
        carryOut(
          {
            side: direct.channel,
            calls: channelCalls,
            verify: (claim) => verifyActor([headquarters.verifying], scope.channelDatabaseId, claim),
          },
          call,
        ),
    },
    {
      handle: (call) =>
        carryOut(
          {
            side: direct.headquarters,
            calls: headquartersCalls,
            verify: (claim) => verifyActor([store.verifying], HEADQUARTERS, claim, (who) => ownActor(scope, who)),
            allow: (name, given) => assertOwnCall(scope, name, given),
          },
          call,
        ),
    },
  )
  return {
    ...direct,
    channel: channelOverWire(scope.channelDatabaseId, {
      send: pair.headquarters.call,
      sign: (actor: Actor) => signActor(headquarters.signing, scope.channelDatabaseId, actor),
      onWake: (wake) => pair.headquarters.onWake(wake),
    }),
    headquarters: headquartersOverWire(pair.store.call, (actor: Actor) =>
      signActor(store.signing, HEADQUARTERS, actor),
    ),
  }
}

async function keys(keyId: string): Promise<{ signing: ClaimKey; verifying: ClaimKey }> {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA')
  const algorithm = 'EdDSA'
  return { signing: { algorithm, keyId, key: privateKey }, verifying: { algorithm, keyId, key: publicKey } }
}
