import { randomUUID } from 'node:crypto'
import { generateKeyPair } from 'jose'
import { describe, expect, it } from 'vitest'
import { type Actor, ROLES } from '../../../src/access/actor.ts'
import { ALGORITHM } from '../../../src/access/keys.ts'
import { channelCalls } from '../../../src/between/channel-calls.ts'
import { headquartersFactsCalls } from '../../../src/between/headquarters-facts.ts'
import { headquartersLogCalls } from '../../../src/between/headquarters-log.ts'
import { type HeadquartersSide, headquartersCalls } from '../../../src/between/headquarters-side.ts'
import { carryOut } from '../../../src/between/wire/carry-out.ts'
import { signActor, verifyActor } from '../../../src/between/wire/claims.ts'
import { HEADQUARTERS } from '../../../src/between/wire/headquarters-over-wire.ts'
import { assertOwnCall, ownActor, type StoreScope } from '../../../src/between/wire/own-calls.ts'

type Name = keyof typeof headquartersCalls
const HOUSTON: StoreScope = { channelDatabaseId: 'houston-db', channels: ['houston'], legalEntities: ['USRT'] }
const cashier: Actor = { id: 'till-1', roles: ['CHANNEL_DEVICE'], channels: ['houston'] }

/**
 * The arguments of each call as the store of a channel database sends them. It does not compile while one is missing.
 */
const givenOf = (channelDatabaseId: string, channelId: string, dataAreaId: string) => {
  const contact = { channelDatabaseId, seen: null }
  const rows = { customer: [], addresses: [], contacts: [], affiliations: [], attributes: [] }
  const operation = {
    operationId: randomUUID(),
    customerKey: randomUUID(),
    operationNumber: null,
    dataAreaId,
    channelId,
    kind: 'CREATE_CUSTOMER' as const,
    capturedAt: '2026-11-20T10:00:00.000Z',
    capturedBy: 'till-1',
    baseVersion: 0,
    customerAccount: null,
    hash: 'hash',
    rows,
  }
  const given: { readonly [name in Name]: Parameters<HeadquartersSide[name]> } = {
    receiveUpload: [randomUUID(), { channelDatabaseId, sourceId: randomUUID(), operations: [] }],
    applyRealtime: [cashier, operation, contact],
    issueLoyaltyCard: [
      cashier,
      { operationId: randomUUID(), customerKey: null, cardNumber: null, dataAreaId },
      contact,
    ],
    linkLoyaltyCard: [cashier, { operationId: randomUUID(), customerKey: randomUUID(), cardNumber: '1' }, contact],
    adoptCustomer: [cashier, { operationId: randomUUID(), customerKey: randomUUID(), channelId }, contact],
    searchAllStores: [cashier, { dataAreaId, text: 'Ada', limit: 10 }, contact],
    newestKnown: [channelDatabaseId, { database: '1/2', server: '1' }],
    operationsSince: [channelDatabaseId, null, null, 10],
    usedKeys: [channelDatabaseId, null, 10],
    customers: [channelDatabaseId, [randomUUID()]],
    featureStates: [],
    signingKeys: [],
  }
  return given
}

/** What every store may know. */
const NAMES_NOTHING: readonly Name[] = ['featureStates', 'signingKeys']

const names = Object.keys(headquartersCalls) as Name[]
const reached: string[] = []
const side = Object.fromEntries(names.map((name) => [name, async () => reached.push(name)]))
const sent = ([first, ...others]: readonly unknown[], name: Name) =>
  headquartersCalls[name].actorFirst ? [null, ...others] : first === undefined ? [] : [first, ...others]
const carry = (name: string, given: readonly unknown[]) =>
  carryOut(
    {
      side,
      calls: headquartersCalls,
      verify: async () => ({ actor: cashier, audited: [] }),
      allow: (called, arguments_) => assertOwnCall(HOUSTON, called, arguments_),
    },
    { to: HEADQUARTERS, name, given },
  )

describe.each(names)('%s', (name) => {
  it('is carried out for the store itself', async () => {
    reached.length = 0
    await carry(name, sent(givenOf('houston-db', 'houston', 'USRT')[name], name))
    expect(reached).toEqual([name])
  })

  it.skipIf(NAMES_NOTHING.includes(name))('is refused for each other store, and does nothing', async () => {
    reached.length = 0
    for (const other of ['sanfrancisco-db', 'houston-db2', ''])
      await expect(carry(name, sent(givenOf(other, 'houston', 'USRT')[name], name))).rejects.toMatchObject({
        code: 'FORBIDDEN',
      })
    expect(reached).toEqual([])
  })
})

it.each(['applyRealtime', 'adoptCustomer', 'searchAllStores'] as const)(
  '%s is refused for a channel or a legal entity of another store',
  async (name) => {
    reached.length = 0
    const wrong = name === 'adoptCustomer' ? [] : [givenOf('houston-db', 'houston', 'DEMF')]
    if (name !== 'searchAllStores') wrong.push(givenOf('houston-db', 'sanfrancisco', 'USRT'))
    for (const given of wrong)
      await expect(carry(name, sent(given[name], name))).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(reached).toEqual([])
  },
)

it('a store can make no other call than those of headquarters’ side', async () => {
  const others = [channelCalls, headquartersLogCalls, headquartersFactsCalls].flatMap((calls) => Object.keys(calls))
  const foreign = others.filter((name) => !(name in headquartersCalls))
  expect(foreign.length).toBeGreaterThan(30)
  for (const name of [...foreign, 'constructor', 'toString', '__proto__', 'then', 'readLog'])
    await expect(carry(name, [])).rejects.toMatchObject({ code: 'WRONG_ARGUMENT' })
})

describe('the claim who acts', async () => {
  const [own, other] = await Promise.all([generateKeyPair(ALGORITHM), generateKeyPair(ALGORITHM)])
  const signing = { algorithm: ALGORITHM, keyId: 'own', key: own.privateKey }
  const verifying = [{ algorithm: ALGORITHM, keyId: 'own', key: own.publicKey }]
  const claimed = async (who: Actor, audience = HEADQUARTERS, by = signing) =>
    (
      await verifyActor(verifying, HEADQUARTERS, await signActor(by, audience, who), (actor) =>
        ownActor(HOUSTON, actor),
      )
    ).actor

  it('is the actor that the store has signed', async () => {
    expect(await claimed(cashier)).toEqual(cashier)
  })

  it('gives an actor of all channels those of the store alone', async () => {
    expect(await claimed({ ...cashier, channels: 'ALL' })).toEqual({ ...cashier, channels: ['houston'] })
  })

  it('gives whoever acts at a store a till’s roles at headquarters, and the audit no others', async () => {
    for (const role of ROLES) {
      const { roles } = await claimed({ ...cashier, roles: [role] })
      expect([role, roles]).toEqual([role, role === 'CHANNEL_DEVICE' ? [role] : ['CHANNEL_APPLICATION']])
    }
    expect((await claimed({ ...cashier, roles: ['ADMINISTRATOR', 'CHANNEL_DEVICE'] })).roles).toEqual([
      'CHANNEL_DEVICE',
    ])
  })

  it('is refused for a channel of another store', async () => {
    await expect(claimed({ ...cashier, channels: ['houston', 'sanfrancisco'] })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
  })

  it('is refused when another key has signed it, when it is for another side, and when it is missing', async () => {
    const forged = { ...signing, key: other.privateKey }
    await expect(claimed(cashier, HEADQUARTERS, forged)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(claimed(cashier, 'houston-db')).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(verifyActor(verifying, HEADQUARTERS, undefined)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(verifyActor(verifying, HEADQUARTERS, 'a.b.c')).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
