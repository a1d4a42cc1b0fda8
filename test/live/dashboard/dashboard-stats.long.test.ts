// @module-tag long
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { makeRates, type ThroughputSample, withSample } from '../../../src/live/dashboard/rates.ts'
import type { TestSubscription } from '../../support/http.ts'
import { type Installation, startInstallation } from '../../support/installation.ts'

const FIELDS = `at headquartersReachable coverage { channelDatabase reachable }
  counts { channel status errorCode count }
  steps { step pending oldestPendingAt oldestPendingSeconds medianSeconds } capturedPerSecond synchronizedPerSecond
  failingSessions { ... on DownloadSession { status channelDatabase { key } } ... on UploadSession { number } }
  realtimeServiceCalls { channel calls avoided avoidable }`

type Stats = {
  at: string
  counts: { channel: string; status: string; count: number }[]
  steps: { step: string; pending: number; oldestPendingAt: string | null; medianSeconds: number | null }[]
  capturedPerSecond: number | null
  failingSessions: unknown[]
  realtimeServiceCalls: { channel: string; calls: number; avoided: number; avoidable: number }[]
}

let tillsync: Installation

beforeAll(async () => {
  tillsync = await startInstallation()
}, 600_000)

async function create(channel: string, many = 1): Promise<void> {
  const customers = Array.from({ length: many }, () => ({
    idempotencyKey: randomUUID(),
    customer: { name: 'Some One' },
  }))
  await tillsync.ask(
    `mutation ($input: CreateCustomersInput!) { createCustomers(input: $input) { userErrors { message } } }`,
    { input: { channel, customers } },
  )
}

async function stats(token?: string, channel: string[] | null = null): Promise<Stats> {
  // Statistics are kept for a second.
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  const query = `query ($channel: [ID!]) { dashboardStats(channel: $channel) { ${FIELDS} } }`
  return (await tillsync.ask<{ dashboardStats: Stats }>(query, { channel }, token)).dashboardStats
}

const stepsOf = ({ steps }: Stats) => Object.fromEntries(steps.map((step) => [step.step, step]))

async function next(watching: TestSubscription): Promise<Stats> {
  const { value } = await watching.next()
  if (!value?.data) throw new Error(JSON.stringify(value?.errors ?? 'ended'))
  return value.data.dashboardStats as Stats
}

describe('dashboardStats', () => {
  it('has a history that began before the first query', async () => {
    // The server begins its history when it starts; a query, which would tell when it has, would begin one itself.
    await new Promise((resolve) => setTimeout(resolve, 3_000))
    const queriedAt = Date.now()
    const query = '{ dashboardStats { history { at capturedPerSecond synchronizedPerSecond } } }'
    const { dashboardStats } = await tillsync.ask<{ dashboardStats: { history: ThroughputSample[] } }>(query)
    expect(Date.parse(dashboardStats.history[0]?.at ?? '')).toBeLessThan(queriedAt)
  })

  it('counts the operations that wait for each step, the oldest of them, and the median duration', async () => {
    await create('houston', 3)
    const captured = await stats()
    expect(captured).toMatchObject({
      headquartersReachable: true,
      coverage: [
        { channelDatabase: 'houston-db', reachable: true },
        { channelDatabase: 'sanfrancisco-db', reachable: true },
      ],
      counts: [{ channel: 'houston', status: 'CAPTURED', errorCode: null, count: 3 }],
      failingSessions: [],
    })
    expect(stepsOf(captured).UPLOAD).toMatchObject({ pending: 3, oldestPendingAt: expect.any(String) })
    await tillsync.runJob('P-0001')
    const uploaded = stepsOf(await stats())
    expect(uploaded.UPLOAD).toMatchObject({ pending: 0, oldestPendingAt: null, medianSeconds: expect.any(Number) })
    expect(uploaded.SYNCHRONIZE).toMatchObject({ pending: 3, oldestPendingAt: expect.any(String), medianSeconds: null })
    await tillsync.synchronize()
    expect(stepsOf(await stats()).DISTRIBUTE).toMatchObject({ pending: 3, oldestPendingAt: expect.any(String) })
    await tillsync.runJob('1010')
    const distributed = await stats()
    expect(distributed.counts).toMatchObject([{ channel: 'houston', status: 'DISTRIBUTED', count: 3 }])
    for (const { pending, medianSeconds } of distributed.steps) {
      expect(pending).toBe(0)
      expect(medianSeconds).toBeGreaterThanOrEqual(0)
    }
  })

  it('counts the real-time calls that were made, avoided and avoidable', async () => {
    // San Francisco creates in real time: its functionality profile says so, and no feature would change that.
    await create('sanfrancisco')
    const calls = Object.fromEntries((await stats()).realtimeServiceCalls.map((each) => [each.channel, each]))
    expect(calls.houston).toMatchObject({ calls: 0, avoided: 3, avoidable: 0 })
    expect(calls.sanfrancisco).toMatchObject({ calls: 1, avoided: 0 })
  })

  it('covers only the channels of the token, and of these only the requested ones', async () => {
    const only = await tillsync.tokenFor('VIEWER', ['sanfrancisco'])
    const seen = await stats(only)
    expect(seen).toMatchObject({ coverage: [{ channelDatabase: 'sanfrancisco-db' }], counts: [] })
    expect(seen.realtimeServiceCalls.map(({ channel }) => channel)).toEqual(['sanfrancisco'])
    expect((await stats(undefined, ['houston'])).counts.map(({ channel }) => channel)).toEqual(['houston'])
    await expect(stats(only, ['houston'])).rejects.toThrow('FORBIDDEN')
    const till = await tillsync.tokenFor('CHANNEL_DEVICE', ['sanfrancisco'])
    await expect(stats(till)).rejects.toThrow('FORBIDDEN')
  })

  it('lists the failing sessions', async () => {
    const { db } = tillsync.databases.hq
    await db.execute(sql`
      insert into download_session
        (id, job_id, channel_database_id, status, from_position, to_position, requested_by)
      values (gen_random_uuid(), '1070', 'houston-db', 'APPLY_FAILED', 0, 0, 'x')`)
    expect((await stats()).failingSessions).toEqual([
      { status: 'APPLY_FAILED', channelDatabase: { key: 'houston-db' } },
    ])
    await db.execute(sql`update download_session set status = 'CANCELED' where status = 'APPLY_FAILED'`)
    expect((await stats()).failingSessions).toEqual([])
  })

  it('is sent when it has changed, at most once a second, the same to all subscribers', async () => {
    const watching = [1, 2, 3].map(() => tillsync.watch(`subscription { dashboardStats { ${FIELDS} } }`))
    onTestFinished(async () => {
      await Promise.all(watching.map((each) => each.return()))
    })
    await Promise.all(watching.map(next))
    const sent: Stats[][] = watching.map(() => [])
    const reading = watching.map(async (each, nth) => {
      for (;;) {
        const got = await next(each)
        sent[nth]?.push(got)
        if (got.counts.some(({ status, count }) => status === 'CAPTURED' && count === 200)) return
      }
    })
    const began = Date.now()
    for (let n = 0; n < 20; n++) await create('houston', 10)
    await Promise.all(reading)
    const seconds = (Date.now() - began) / 1_000
    for (const each of sent) {
      expect(each.length).toBeLessThanOrEqual(seconds + 2)
      const times = each.map(({ at }) => Date.parse(at))
      for (const [nth, at] of times.entries()) if (nth > 0) expect(at - (times[nth - 1] ?? 0)).toBeGreaterThan(850)
    }
    expect(new Set(sent.map((each) => each.at(-1)?.at)).size).toBe(1)
    expect(sent[0]?.at(-1)?.capturedPerSecond).toBeGreaterThan(0)
  })
})

describe('rates', () => {
  it('cover the last minute, as far as the counts are known', () => {
    const rates = makeRates()
    const at = (seconds: number, captured: number | null, synced: number | null) =>
      rates({
        at: new Date(seconds * 1_000),
        channels: new Map([
          [
            'houston-db',
            captured === null
              ? null
              : [
                  {
                    channelId: 'houston',
                    pending: 0,
                    oldestPendingAt: null,
                    captured,
                    lastDay: { captured: 0, calls: 0, avoidable: 0, fellBack: 0 },
                  },
                ],
          ],
        ]),
        headquarters:
          synced === null
            ? null
            : {
                counts: [{ channelId: 'houston', status: 'SYNCED', errorCode: null, count: synced }],
                steps: [],
                failing: [],
              },
      })
    expect(at(0, 1_000, 500)).toEqual({ capturedPerSecond: null, synchronizedPerSecond: null })
    expect(at(10, 1_100, 520)).toEqual({ capturedPerSecond: 10, synchronizedPerSecond: 2 })
    expect(at(20, null, null)).toEqual({ capturedPerSecond: 5, synchronizedPerSecond: null })
    expect(at(80, 1_100, 520)).toEqual({ capturedPerSecond: 0, synchronizedPerSecond: 0 })
    expect(at(90, 1_400, 520)).toEqual({ capturedPerSecond: 4.29, synchronizedPerSecond: 0 })
    // Old rows were removed: the rate continues from there.
    expect(at(100, 200, 520)).toEqual({ capturedPerSecond: 3.75, synchronizedPerSecond: 0 })
    expect(at(110, 500, 520)).toEqual({ capturedPerSecond: 6.67, synchronizedPerSecond: 0 })
  })
})

describe('the history of rates', () => {
  const sampleAt = (second: number): ThroughputSample => ({
    at: new Date(second * 1_000).toISOString(),
    capturedPerSecond: second,
    synchronizedPerSecond: null,
  })

  it('has a sample every ten seconds, however often samples are offered', () => {
    const offered = Array.from({ length: 31 }, (_, second) => sampleAt(second))
    const kept = offered.reduce<readonly ThroughputSample[]>(withSample, [])
    expect(kept.map(({ at }) => Date.parse(at) / 1_000)).toEqual([0, 9, 18, 27])
  })

  it('goes back an hour and no further', () => {
    const offered = Array.from({ length: 1_000 }, (_, nth) => sampleAt(nth * 10))
    const kept = offered.reduce<readonly ThroughputSample[]>(withSample, [])
    expect(kept).toHaveLength(360)
    expect(kept.at(-1)).toEqual(sampleAt(9_990))
  })
})
