import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { type Actor, SYSTEM } from '../../src/access/actor.ts'
import { channelCalls } from '../../src/between/channel-calls.ts'
import type { ChannelSide } from '../../src/between/channel-side.ts'
import { type HeadquartersFacts, headquartersFactsCalls } from '../../src/between/headquarters-facts.ts'
import { type HeadquartersLog, headquartersLogCalls } from '../../src/between/headquarters-log.ts'
import { type HeadquartersSide, headquartersCalls } from '../../src/between/headquarters-side.ts'
import type { StagedOperation } from '../../src/model/operation.ts'
import type { DownloadHeader, DownloadPart } from '../../src/model/package.ts'
import { emptyPart } from '../../src/model/package.ts'
import { type Contract, makeWorld, type World } from './contract-world.ts'

/** The arguments of each call of a side. It does not compile while a call is missing. */
type Given<Side, Calls> = {
  [name in keyof Calls & keyof Side]: Side[name] extends (...given: infer G) => unknown ? G : never
}

let world: World
beforeAll(async () => {
  world = await makeWorld()
})

const known = { sourceId: null, acknowledgedPosition: '0', acknowledgedOperationId: null }
const keys = { first: '00000000-0000-0000-0000-000000000000', last: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }
const contact = { channelDatabaseId: 'houston-db', seen: null }
const LONG_AGO = '2001-01-01T00:00:00Z'
const cashier: Actor = { id: 'till-1', roles: ['CHANNEL_DEVICE'], channels: ['houston'] }

function header(): DownloadHeader {
  return {
    ...known,
    sessionId: randomUUID(),
    jobId: '1070',
    channelDatabaseId: 'houston-db',
    full: false,
    fromPosition: '0',
    toPosition: '1',
    askedAt: LONG_AGO,
    parts: 1,
  }
}

async function* parts(...list: DownloadPart[]) {
  yield* list
}

function creation(): StagedOperation {
  return {
    operationId: randomUUID(),
    customerKey: randomUUID(),
    operationNumber: null,
    dataAreaId: 'USRT',
    channelId: 'houston',
    kind: 'CREATE_CUSTOMER',
    capturedAt: '2026-11-20T10:00:00.000Z',
    capturedBy: 'till-1',
    baseVersion: 0,
    customerAccount: null,
    hash: 'hash',
    rows: {
      customer: [{ operation: 'CREATE', changedFields: null, name: 'Barbara Liskov', email: 'barbara@example.com' }],
      addresses: [],
      contacts: [],
      affiliations: [],
      attributes: [],
    },
  }
}

const mark = { incarnation: randomUUID(), number: '0', position: '0', numbers: {} }
const loyaltyCard = () => ({ operationId: randomUUID(), customerKey: world.customerKey, cardNumber: null })

const channelGiven = (): Given<ChannelSide, typeof channelCalls> => ({
  readLog: ['0', 100, { kinds: ['OPERATION', 'JOB_APPLIED', 'CACHE_LOADED', 'FEATURE'] }],
  logEnds: [],
  offerUpload: [100, known, undefined],
  acknowledgeUpload: [[randomUUID()], undefined],
  seenHeadquarters: [],
  contact: ['1/2', { upload: known, log: null, keyed: null }, false],
  recordUploadAttempt: ['Headquarters could not be reached.', false],
  appliedJob: ['1010'],
  applyDownload: [header(), parts(emptyPart), undefined],
  recollect: [false],
  acceptAsNewSource: [],
  usedKeys: [null, 10],
  knownCustomers: [null, 10],
  sentOperations: [null, 10],
  erasedCustomers: [null, 10],
  loyaltyCards: [null, 10],
  offerAgain: [[]],
  acceptHeadquarters: [mark],
  state: [],
  customerState: [{ email: 'ada@example.com' }, 'ALL'],
  counts: ['ALL'],
  realtimeCalls: [{ channelId: 'houston', outcomes: null, avoidable: null, beyond: null, limit: 10 }],
  realtimeCallCounts: [null, LONG_AGO, false],
  pendingOperations: [{ channels: ['houston'], direction: 'desc', limit: 10 }],
  stagingRows: [{ table: 'retail_async_address_v2', limit: 10 }],
  customers: [[world.customerKey]],
  customersOf: ['houston', [world.customerKey]],
  countsAndHashes: [keys, null],
  hashesOf: [[keys], null],
  flushCache: [SYSTEM],
  freezeCache: [false],
  setOffline: [SYSTEM, 'houston', false],
  setRealtimeServiceAvailable: [SYSTEM, 'houston', true],
  setRegisterPaused: [SYSTEM, 'houston', '7', 'It is tried.'],
  removeRegister: [SYSTEM, 'houston', '7'],
  removeExpired: ['events', LONG_AGO, { acknowledgedOperationId: null, backedUpBefore: LONG_AGO }],
  audit: [
    {
      actor: null,
      action: null,
      target: null,
      result: null,
      requestId: null,
      after: null,
      before: null,
      beyond: null,
      limit: 10,
    },
  ],
  recordAudit: [cashier, { action: 'contract', target: 'houston-db', result: 'OK' }],
  databaseState: [],
})

const headquartersGiven = (): Given<HeadquartersSide, typeof headquartersCalls> => ({
  receiveUpload: [randomUUID(), { channelDatabaseId: 'houston-db', sourceId: randomUUID(), operations: [] }],
  applyRealtime: [cashier, creation(), contact],
  issueLoyaltyCard: [cashier, loyaltyCard(), contact],
  linkLoyaltyCard: [
    cashier,
    { operationId: randomUUID(), customerKey: world.customerKey, cardNumber: 'nobody has it' },
    contact,
  ],
  adoptCustomer: [
    cashier,
    { operationId: randomUUID(), customerKey: world.customerKey, channelId: 'houston' },
    contact,
  ],
  searchAllStores: [cashier, { dataAreaId: 'USRT', text: 'Lovelace', field: 'name', limit: 10 }, contact],
  newestKnown: ['houston-db', { database: '1/2', server: '1' }],
  operationsSince: ['houston-db', null, null, 10],
  usedKeys: ['houston-db', null, 10],
  customers: ['houston-db', [world.customerKey]],
  featureStates: [],
  signingKeys: [],
})

const logGiven = (): Given<HeadquartersLog, typeof headquartersLogCalls> => ({
  readLog: ['0', 100, {}],
  logEnds: [],
  latestRevisions: [[world.synced], '9000000000', {}],
  statistics: [null],
  currentRuns: [{ jobId: null, runId: null }, 'ALL'],
  currentSessions: [{ jobId: null, channelDatabaseId: null }, 'ALL'],
  features: [],
})

const factsGiven = (): Given<HeadquartersFacts, typeof headquartersFactsCalls> => ({
  findCustomers: [{ email: 'ada@example.com' }, 'ALL'],
  customer: [world.customerKey, 'ALL'],
  exchange: [['houston-db'], ['USRT']],
  carriedBy: [{ uploadSessionId: null, distributedAt: null, channelDatabaseId: 'houston-db' }],
  channels: [null, 'ALL'],
  feature: ['ASYNC_EDIT', 'ALL'],
  installation: ['ALL'],
  legalEntitiesWithin: [null, 'ALL'],
  databaseState: [],
})

/** Without a session of an upload there is no answer; an operation takes the way of the upload below. */
const NOT_ANSWERED_ALONE = ['receiveUpload']
/** Answers in which nothing was found would not be compared with their schemas. */
const MAY_BE_EMPTY = ['legalEntitiesWithin']

type Schemas = { readonly [name: string]: { readonly arguments: z.ZodType; readonly answer: z.ZodType } }
const SIDES: readonly {
  side: keyof Contract
  calls: Schemas
  given: () => { readonly [name: string]: readonly unknown[] }
}[] = [
  { side: 'channel', calls: channelCalls, given: channelGiven },
  { side: 'headquarters', calls: headquartersCalls, given: headquartersGiven },
  { side: 'log', calls: headquartersLogCalls, given: logGiven },
  { side: 'facts', calls: headquartersFactsCalls, given: factsGiven },
]

const IMPLEMENTATIONS = ['the direct implementation', 'the faulty implementation without faults', 'the wire']

describe.each(IMPLEMENTATIONS)('%s', (implementation) => {
  const contract = (): Contract => {
    const found = world.contracts[implementation]
    if (!found) throw new Error(implementation)
    return found
  }
  const run = (side: keyof Contract, name: string, given: readonly unknown[]): Promise<unknown> =>
    Reflect.apply(Reflect.get(contract()[side], name), contract()[side], given)

  describe.each(SIDES)('$side', ({ side, calls, given }) => {
    const names = Object.keys(calls)

    it.each(names.filter((name) => !NOT_ANSWERED_ALONE.includes(name)))(
      '%s answers what its schema says and no more, and the answer survives JSON',
      async (name) => {
        const answer = await run(side, name, given()[name] ?? [])
        expect(calls[name]?.answer.parse(answer)).toEqual(answer)
        if (answer !== undefined) expect(JSON.parse(JSON.stringify(answer))).toEqual(answer)
        if (Array.isArray(answer) && !MAY_BE_EMPTY.includes(name)) expect(answer).not.toEqual([])
      },
    )

    it.each(names)('%s takes arguments that have crossed as JSON', (name) => {
      const arrived: unknown[] = JSON.parse(JSON.stringify(given()[name] ?? []))
      // A stream crosses part by part; what is left out at the end crosses as null.
      const sent = arrived.map((value, index) =>
        name === 'applyDownload' && index === 1 ? parts() : (value ?? undefined),
      )
      const nullable = given()[name]?.map((value, index) => (value === null ? null : sent[index])) ?? []
      expect(calls[name]?.arguments.safeParse(nullable).error).toBeUndefined()
    })

    it.each(names)('%s refuses each wrong argument, and one too many, before it does anything', async (name) => {
      const right = given()[name] ?? []
      const wrong = [
        ...right.map((_, index) => right.with(index, { wrong: Symbol('wrong') })),
        [...right, 'one too many'],
      ]
      for (const arguments_ of wrong)
        await expect(run(side, name, arguments_)).rejects.toMatchObject({
          code: expect.stringMatching(/^(WRONG_ARGUMENT|PACKAGE_REFUSED)$/),
        })
    })
  })

  it('applies a real-time operation once, and answers it again in the same way', async () => {
    const operation = creation()
    const { headquarters } = contract()
    const first = await headquarters.applyRealtime(cashier, operation, contact)
    const second = await headquarters.applyRealtime(cashier, operation, contact)
    expect(first).toMatchObject({ outcome: 'OK', customer: { customerKey: operation.customerKey, version: 1 } })
    expect(second).toMatchObject({ outcome: 'OK', customer: first.outcome === 'OK' ? first.customer : {} })
  })

  it('issues a loyalty card once', async () => {
    const { headquarters } = contract()
    const customer = creation()
    await headquarters.applyRealtime(cashier, customer, contact)
    const card = { ...loyaltyCard(), customerKey: customer.customerKey }
    const first = await headquarters.issueLoyaltyCard(cashier, card, contact)
    const second = await headquarters.issueLoyaltyCard(cashier, card, contact)
    expect(first.outcome).toBe('OK')
    expect(second).toMatchObject(
      first.outcome === 'OK' ? { cardNumber: first.cardNumber, customer: first.customer, card: first.card } : {},
    )
  })

  it('links an anonymous loyalty card once', async () => {
    const { headquarters } = contract()
    const customer = creation()
    await headquarters.applyRealtime(cashier, customer, contact)
    const anonymous = { ...loyaltyCard(), customerKey: null, dataAreaId: 'USRT' }
    const issued = await headquarters.issueLoyaltyCard(cashier, anonymous, contact)
    if (issued.outcome !== 'OK') throw new Error('Refused.')
    expect(issued.customer).toBeNull()
    const { cardNumber } = issued
    const link = { operationId: randomUUID(), customerKey: customer.customerKey, cardNumber }
    const first = await headquarters.linkLoyaltyCard(cashier, link, contact)
    expect(first).toMatchObject({ outcome: 'OK', customer: { loyaltyCards: [cardNumber] }, card: { version: 2 } })
    expect(await headquarters.linkLoyaltyCard(cashier, link, contact)).toMatchObject({ outcome: 'OK', cardNumber })
  })

  it('applies a package once', async () => {
    const { channel } = contract()
    const position = (await channel.appliedJob('1070')).position ?? '0'
    const head = { ...header(), fromPosition: position, toPosition: String(BigInt(position) + 1n) }
    const sent = {
      ...emptyPart,
      configuration: await world.installation.databases.houston.db
        .execute(sql`select kind, id, content from configuration where job_id = '1070'`)
        .then((rows) => JSON.parse(JSON.stringify([...rows]))),
    }
    const first = await channel.applyDownload(head, parts(sent))
    expect(first).toEqual({ rowsAffected: sent.configuration.length })
    expect(await channel.applyDownload(head, parts(sent))).toEqual(first)
    expect(await channel.appliedJob('1070')).toMatchObject({ position: head.toPosition, sessionId: head.sessionId })
  })

  it('offers the same upload again until it is acknowledged, which may be repeated', async () => {
    const { channel } = contract()
    const offered = await channel.offerUpload(100, known)
    expect(offered).toMatchObject({ operations: [{ operationId: world.pending }] })
    expect(await channel.offerUpload(100, known)).toEqual(offered)
    await channel.acknowledgeUpload([randomUUID()])
    await channel.acknowledgeUpload([randomUUID()])
    expect(await channel.offerUpload(100, known)).toEqual(offered)
  })
})
