import { setTimeout as pause } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { graphqlRequest } from '../support/http.ts'
import { type Installation, startInstallation } from '../support/installation.ts'

const SET = /* GraphQL */ `
  mutation ($input: SetSimulationInput!) {
    setSimulation(input: $input) {
      simulation { available headquartersReachable headquartersDelayMs mailServerReachable channelDatabases { channelDatabase { key } reachable downloadsFail registersSilent cacheFrozen } }
      userErrors { code field }
    }
  }`
type Switched = {
  setSimulation: {
    simulation: { headquartersReachable: boolean; channelDatabases: object[] } | null
    userErrors: { code: string; field: string[] | null }[]
  }
}
const CREATE = /* GraphQL */ `
  mutation ($input: CreateCustomerInput!) {
    createCustomer(input: $input) { customer { id displayAccount } route routeReason userErrors { code } }
  }`

let tillsync: Installation
beforeAll(async () => {
  tillsync = await startInstallation({ settings: { TILLSYNC_SIMULATOR: 'on' } })
})

const set = async (input: object) => (await tillsync.ask<Switched>(SET, { input })).setSimulation
const houston = (change: object) => set({ channelDatabases: [{ channelDatabase: 'houston-db', ...change }] })
let keys = 0
const capture = async (channel = 'houston') => {
  const input = { channel, idempotencyKey: `simulate-${keys++}`, customer: { firstName: 'Ada', lastName: 'Lindgren' } }
  const { createCustomer } = await tillsync.ask<{
    createCustomer: { customer: { id: string; displayAccount: string }; route: string; routeReason: string }
  }>(CREATE, { input })
  return createCustomer
}
type Stats = { at: string; steps: { pending: number }[]; failingSessions: object[] }
const stats = async () => {
  const document = '{ dashboardStats { at steps { pending } failingSessions { __typename } } }'
  return (await tillsync.ask<{ dashboardStats: Stats }>(document)).dashboardStats
}
const nothingPending = async () => {
  await tillsync.travel()
  const travelled = Date.now()
  let { at, ...found } = await stats()
  // Statistics are shared for a second.
  while (Date.parse(at) < travelled) {
    await pause(100)
    ;({ at, ...found } = await stats())
  }
  expect(found).toEqual({ steps: [{ pending: 0 }, { pending: 0 }, { pending: 0 }], failingSessions: [] })
}

describe('headquarters kept away by the simulator', () => {
  it('is missed by readers and jobs and not by a cashier, until it is put back', async () => {
    expect(await set({ headquartersReachable: false })).toMatchObject({
      simulation: { available: true, headquartersReachable: false },
      userErrors: [],
    })
    expect(await capture()).toMatchObject({ route: 'ASYNC', routeReason: 'PROFILE' })
    // San Francisco creates synchronously.
    expect(await capture('sanfrancisco')).toMatchObject({ route: 'ASYNC', routeReason: 'RTS_UNREACHABLE' })
    const { errors } = await graphqlRequest(tillsync.url, tillsync.token, '{ features { key } }')
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['HEADQUARTERS_UNREACHABLE'])
    const ready = await fetch(`${tillsync.url}/readyz`)
    expect(await ready.json()).toMatchObject({ parts: { headquarters: 'unreachable', 'houston-db': 'ok' } })

    expect(await set({ headquartersReachable: true })).toMatchObject({ simulation: { headquartersReachable: true } })
    await nothingPending()
    expect(await capture('sanfrancisco')).toMatchObject({ route: 'REALTIME' })
  })

  it('answers later by as much as is set', async () => {
    await set({ headquartersDelayMs: 150 })
    const began = performance.now()
    await tillsync.ask('{ features { key } }')
    expect(performance.now() - began).toBeGreaterThanOrEqual(149)
    await set({ headquartersDelayMs: 0 })
  })

  it('gives statistics of a moment no more than a second before they were asked for, however late it answers', {
    tags: 'long',
  }, async () => {
    await set({ headquartersDelayMs: 1_500 })
    const first = stats()
    await pause(1_000)
    const asked = Date.now()
    expect(Date.parse((await stats()).at)).toBeGreaterThanOrEqual(asked - 1_000)
    await first
    await set({ headquartersDelayMs: 0 })
  })
})

describe('a channel database', () => {
  it('that headquarters cannot reach captures as ever, and its operations wait there', async () => {
    await houston({ reachable: false })
    expect(await capture()).toMatchObject({ route: 'ASYNC' })
    const { runCdxJob } = await tillsync.ask<{ runCdxJob: { userErrors: { code: string }[] } }>(
      'mutation { runCdxJob(input: { job: "P-0001", channelDatabase: "houston-db" }) { userErrors { code } } }',
    )
    expect(runCdxJob.userErrors).toEqual([{ code: 'CHANNEL_DATABASE_UNREACHABLE' }])
    await houston({ reachable: true })
    await nothingPending()
  })

  it('that fails its downloads leaves the session for another try, which succeeds once it is healed', async () => {
    await capture()
    await tillsync.runJob('P-0001')
    await tillsync.synchronize()
    await houston({ downloadsFail: true })
    expect(await tillsync.runJob('1010', 'houston-db')).toEqual([{ status: 'APPLY_FAILED' }])
    await houston({ downloadsFail: false })
    // The session that had failed, and then one of what came since.
    expect(await tillsync.runJob('1010', 'houston-db')).toEqual([{ status: 'NO_DATA' }])
    await nothingPending()
  })

  it('whose cache is held goes by what it has loaded, however often jobs bring something else, until it is flushed', async () => {
    expect((await houston({ cacheFrozen: true })).simulation?.channelDatabases).toContainEqual({
      channelDatabase: { key: 'houston-db' },
      reachable: true,
      downloadsFail: false,
      registersSilent: false,
      cacheFrozen: true,
    })
    const profile = (createCustomersInAsyncMode: boolean) =>
      tillsync.ask(
        'mutation ($input: SetFunctionalityProfileInput!) { setFunctionalityProfile(input: $input) { userErrors { code } } }',
        { input: { profile: 'store-async', createCustomersInAsyncMode } },
      )
    const flush = () => tillsync.ask('mutation { flushChannelCache { userErrors { code } } }')
    await profile(false)
    await tillsync.runJob('1070')
    expect(await capture()).toMatchObject({ routeReason: 'PROFILE' })
    await flush()
    expect(await capture()).toMatchObject({ route: 'REALTIME' })
    await profile(true)
    await tillsync.runJob('1070')
    await flush()
    expect((await houston({})).simulation?.channelDatabases).toContainEqual(
      expect.objectContaining({ channelDatabase: { key: 'houston-db' }, cacheFrozen: false }),
    )
    await nothingPending()
  })
})

describe('a register that is kept silent', () => {
  it('is offline and has not reported for two hours, whatever it reports, until it is heard again', async () => {
    const till = await tillsync.tokenFor('CHANNEL_DEVICE', ['houston'], '7')
    const report = () =>
      tillsync.ask(
        'mutation { reportRegister(input: { channel: "houston", version: "1", waitingCaptures: 0 }) { paused } }',
        {},
        till,
      )
    const seen = async () => {
      const { channel } = await tillsync.ask<{ channel: { registers: { online: boolean; lastSeenAt: string }[] } }>(
        '{ channel(key: "houston") { registers { online lastSeenAt } } }',
      )
      const [register] = channel.registers
      return [register?.online, Math.round((Date.now() - Date.parse(register?.lastSeenAt ?? '')) / 3_600_000)]
    }
    await houston({ registersSilent: true })
    await report()
    expect(await seen()).toEqual([false, 2])
    await houston({ registersSilent: false })
    expect(await seen()).toEqual([true, 0])
  })
})

describe('setSimulation', () => {
  it('refuses what does not exist or cannot be, and then switches nothing', async () => {
    expect(await set({ headquartersReachable: false, headquartersDelayMs: -1 })).toMatchObject({
      userErrors: [{ code: 'INVALID_VALUE', field: ['input', 'headquartersDelayMs'] }],
    })
    expect(
      await set({
        headquartersReachable: false,
        channelDatabases: [{ channelDatabase: 'atlantis-db', reachable: false }],
      }),
    ).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND', field: ['input', 'channelDatabases', '0', 'channelDatabase'] }],
    })
    expect(await set({ mailServerReachable: false, ageWelcomeMessagesHours: 101 })).toMatchObject({
      userErrors: [{ code: 'INVALID_VALUE', field: ['input', 'ageWelcomeMessagesHours'] }],
    })
    expect(await tillsync.ask('{ simulation { mailServerReachable } }')).toEqual({
      simulation: { mailServerReachable: true },
    })
    expect(await tillsync.ask('{ simulation { headquartersReachable headquartersDelayMs } }')).toEqual({
      simulation: { headquartersReachable: true, headquartersDelayMs: 0 },
    })
  })

  it('is for administrators, and of headquarters for those of all channels', async () => {
    const document = 'mutation { setSimulation(input: { headquartersReachable: false }) { userErrors { code } } }'
    const operator = await graphqlRequest(tillsync.url, await tillsync.tokenFor('OPERATOR'), document)
    expect(operator.errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN'])
    const ofHouston = await tillsync.tokenFor('ADMINISTRATOR', ['houston'])
    expect(await tillsync.ask(document, {}, ofHouston)).toEqual({
      setSimulation: { userErrors: [{ code: 'CHANNELS_NOT_ALLOWED' }] },
    })
  })

  it('is in the audit with each switch that was moved, also while headquarters was away', async () => {
    const audit = async (channelDatabase: string | null) => {
      const { auditEntries } = await tillsync.ask<{ auditEntries: { nodes: { target: string; result: string }[] } }>(
        `query ($channelDatabase: ID) {
          auditEntries(channelDatabase: $channelDatabase, filter: { action: "setSimulation" }, first: 100) { nodes { target result } }
        }`,
        { channelDatabase },
      )
      return auditEntries.nodes.map(({ target, result }) => `${target} ${result}`)
    }
    const switched = [
      'headquarters UNREACHABLE',
      'headquarters SLOW',
      'houston-db DOWNLOADS_FAIL',
      'houston-db CACHE_FROZEN',
      'houston-db REGISTERS_SILENT',
    ]
    expect(await audit(null)).toEqual(expect.arrayContaining(switched))
    expect(await audit('houston-db')).toContain('headquarters REACHABLE')
  })
})

describe('a server without a simulator', () => {
  it('says so, and refuses', async () => {
    const { databases } = tillsync
    const other = await startInstallation({ databases })
    expect(await other.ask('{ simulation { available headquartersReachable } }')).toEqual({
      simulation: { available: false, headquartersReachable: true },
    })
    expect(await other.ask(SET, { input: { headquartersReachable: false } })).toEqual({
      setSimulation: { simulation: null, userErrors: [{ code: 'SIMULATOR_OFF', field: [] }] },
    })
  })
})
