import { sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { countingCalls } from '../../../src/channel/realtime/count-calls.ts'
import { makeCustomer, routeOfEdit } from '../../headquarters/features/plan-support.ts'
import { type Installation, startInstallation } from '../../support/installation.ts'

const EDITING = 'Enable editing customers in asynchronous mode'

let tillsync: Installation
let customer: string
beforeAll(async () => {
  tillsync = await startInstallation()
  customer = await makeCustomer(tillsync)
})

/** Why the newest call of Houston was made. */
async function newest(): Promise<string> {
  const { realtimeServiceCalls } = await tillsync.ask<{ realtimeServiceCalls: { nodes: { why: string }[] } }>(
    `{ realtimeServiceCalls(channel: "houston", first: 1) { nodes { why } } }`,
  )
  return realtimeServiceCalls.nodes[0]?.why ?? ''
}

type Counts = {
  realtimeServiceCallCounts: {
    coverage: { channelDatabase: string; reachable: boolean }[]
    counts: {
      channel: { key: string }
      calls: number
      methods: string[]
      reason: string
      why: string
      avoidedBy: string
      missingJobs: string[]
    }[]
  }
}
const counts = (channel: string[] | null, token?: string) =>
  tillsync
    .ask<Counts>(
      `query ($channel: [ID!]) {
        realtimeServiceCallCounts(channel: $channel) {
          coverage { channelDatabase reachable }
          counts { channel { key } calls methods reason why avoidedBy missingJobs }
        }
      }`,
      { channel },
      token,
    )
    .then(({ realtimeServiceCallCounts }) => realtimeServiceCallCounts)

it('explains each call in one sentence, by what was known when the call was made', async () => {
  expect(await routeOfEdit(tillsync, customer)).toBe('REALTIME')
  expect(await newest()).toBe(`The update went to headquarters because "${EDITING}" is off at headquarters.`)

  await tillsync.ask(`mutation { enableFeature(input: { feature: "ASYNC_EDIT" }) { userErrors { code } } }`)
  await tillsync.runJob('1010')
  await tillsync.runJob('1070')
  await routeOfEdit(tillsync, customer)
  expect(await newest()).toBe(
    `The update went to headquarters because "${EDITING}" is not applied on Houston: job 1110 was last applied before the change.`,
  )

  await tillsync.runJob('1110')
  await routeOfEdit(tillsync, customer)
  await routeOfEdit(tillsync, customer)
  const stale = `The update went to headquarters because the cache of Houston is older than "${EDITING}", which is already applied there.`
  expect(await newest()).toBe(stale)

  await tillsync.ask('mutation { flushChannelCache { userErrors { code } } }')
  expect(await routeOfEdit(tillsync, customer)).toBe('ASYNC')
  // The recorded cause of a call does not change later.
  expect(await newest()).toBe(stale)
})

it('counts avoidable calls by channel and cause, with what would have avoided them', async () => {
  const found = await counts(null)
  expect(found.coverage).toEqual([
    { channelDatabase: 'houston-db', reachable: true },
    { channelDatabase: 'sanfrancisco-db', reachable: true },
  ])
  const houston = { channel: { key: 'houston' }, methods: ['updateCustomer'] }
  expect(found.counts).toMatchObject([
    { ...houston, calls: 2, avoidedBy: expect.stringContaining('Flush the cache of Houston'), missingJobs: [] },
    { ...houston, calls: 1 },
    { ...houston, calls: 1 },
  ])
  expect(found.counts[0]?.why).toBe(
    `They went to headquarters because the cache of Houston is older than "${EDITING}", which is already applied there.`,
  )
  expect(found.counts.find(({ reason }) => reason === 'FEATURE_OFF')?.avoidedBy).toBe(
    `Enable "${EDITING}", then run 1110, 1010 and 1070 for Houston.`,
  )
  expect(found.counts.find(({ missingJobs }) => missingJobs.length > 0)?.avoidedBy).toBe(
    `Run 1110 for Houston after the change of "${EDITING}".`,
  )
})

it('counts the calls of the channels that the token may use, and refuses other channels', async () => {
  const token = await tillsync.tokenFor('OPERATOR', ['sanfrancisco'])
  expect(await counts(null, token)).toEqual({
    coverage: [{ channelDatabase: 'sanfrancisco-db', reachable: true }],
    counts: [],
  })
  await expect(counts(['houston'], token)).rejects.toThrow('FORBIDDEN')
})

it('reads the counts from the index of avoidable calls alone', async () => {
  const { db } = tillsync.databases.houston
  await db.execute(sql`
    insert into realtime_service_call (call_id, channel_id, data_area_id, method, started_at, outcome, reason, missing_jobs, avoidable, actor)
    select gen_random_uuid(), 'houston', 'USRT', 'updateCustomer', now() - n * interval '1 minute', 'OK',
      case when n % 100 = 0 then 'FEATURE_OFF' else 'ALWAYS_SYNCHRONOUS' end, '{}', n % 100 = 0, 'till'
    from generate_series(1440, 30000) n`)
  await db.execute(sql`analyze realtime_service_call`)
  const since = new Date(Date.now() - 86_400_000).toISOString()
  const plan = await db.execute(sql`explain ${countingCalls(['houston'], since, true)}`)
  expect(JSON.stringify(plan)).toContain('realtime_service_call_avoidable')
})
