import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { channelCounts, mergeChannelCounts } from '../../src/channel/log/channel-counts.ts'
import { type Installation, startInstallation } from '../support/installation.ts'

type Data = { [field: string]: unknown }
let tillsync: Installation

beforeAll(async () => {
  tillsync = await startInstallation()
}, 120_000)

async function create(channel: string): Promise<string> {
  const { createCustomer } = await tillsync.ask<{ createCustomer: { operation: { operationId: string } | null } }>(
    `mutation ($input: CreateCustomerInput!) {
      createCustomer(input: $input) { operation { operationId } userErrors { message } } }`,
    { input: { channel, idempotencyKey: randomUUID(), customer: { name: 'Somebody' } } },
  )
  return createCustomer.operation?.operationId ?? ''
}

type Page = { events: Data[]; cursor: string; ready: boolean }
const PAGE = `query ($channel: [ID!], $operation: ID, $after: String, $first: Int) {
  page: operationChanged(channel: $channel, operation: $operation, after: $after, first: $first) {
    cursor ready
    events { __typename
      ... on OperationChanged { cursor operationId status }
      ... on Snapshot {
        operationCounts { channel status count } operations(first: 2) { nodes { operationId status } }
        runs { id } features { key } sessions { __typename } } } } }`
const page = async (variables: Data, token?: string) =>
  (await tillsync.ask<{ page: Page }>(PAGE, variables, token)).page

describe('a snapshot', () => {
  it('shows what its subscription selects, with the rights of the subscriber, and nothing else', async () => {
    const [first, second] = [await create('houston'), await create('houston')]
    await create('sanfrancisco')
    const houston = await tillsync.tokenFor('OPERATOR', ['houston'])
    const { events, ready } = await page({}, houston)
    expect(ready).toBe(true)
    expect(events).toEqual([
      {
        __typename: 'Snapshot',
        operationCounts: [{ channel: 'houston', status: 'CAPTURED', count: 2 }],
        operations: { nodes: [second, first].map((operationId) => ({ operationId, status: 'CAPTURED' })) },
        runs: null,
        features: null,
        sessions: null,
      },
      { __typename: 'Ready' },
    ])
    const one = await page({ operation: first }, houston)
    expect(one.events[0]).toMatchObject({ operations: { nodes: [{ operationId: first }] } })
  })

  it('shows the current runs, sessions and features', async () => {
    await tillsync.travel()
    const snapshots = await tillsync.ask<{ [field: string]: { events: Data[] } }>(`query {
      runs: batchJobProgress { events { ... on Snapshot { runs { status job { jobId } } } } }
      ofJob: batchJobProgress(job: "synchronize") { events { ... on Snapshot { runs { status job { jobId } } } } }
      sessions: cdxSessionChanged(job: "1010", channelDatabase: "houston-db") {
        events { ... on Snapshot { sessions { ... on DownloadSession { status job { jobId } } } } } }
      features: featureChanged(feature: "ASYNC_EDIT") { events { ... on Snapshot { features { key enabled } } } } }`)
    const jobsOf = (name: string) =>
      (snapshots[name]?.events ?? [])
        .flatMap(({ runs }) => (runs as { job: { jobId: string } }[] | undefined) ?? [])
        .map(({ job }) => job.jobId)
    expect(jobsOf('runs').sort()).toEqual(['1010', '1070', '1110', 'P-0001', 'synchronize'])
    expect(jobsOf('ofJob')).toEqual(['synchronize'])
    expect(snapshots.sessions?.events[0]).toEqual({ sessions: [{ status: 'APPLIED', job: { jobId: '1010' } }] })
    expect(snapshots.features?.events[0]).toEqual({ features: [{ key: 'ASYNC_EDIT', enabled: false }] })
  })
})

describe('the query of a subscription’s name', () => {
  it('returns page by page what the subscription delivers, and both accept the same cursors', async () => {
    const { cursor: before } = await page({})
    const id = await create('houston')
    await tillsync.travel()
    const all = ['CAPTURED', 'UPLOADED', 'IN_PROGRESS', 'SYNCED', 'DISTRIBUTED']
    const received: Data[] = []
    let after = before
    for (let ready = false; !ready; ) {
      const next = await page({ operation: id, after, first: 2 })
      expect(next.events.length).toBeLessThanOrEqual(2)
      received.push(...next.events)
      ready = next.ready
      after = next.cursor
    }
    const statuses = received.filter(({ operationId }) => operationId === id).map(({ status }) => status)
    // Headquarters' events are read first: the channel's older events of the same operation are then dropped.
    expect(all.slice(-4)).toEqual(statuses.slice(-4))
    const watching = tillsync.watch(
      `subscription ($after: String, $id: ID) {
        operationChanged(after: $after, operation: $id) { __typename ... on OperationChanged { status } } }`,
      { after: received[1]?.cursor ?? before, id },
    )
    const watched: unknown[] = []
    for await (const { data } of watching) {
      const event = data?.operationChanged as Data
      if (event.__typename === 'Ready') break
      watched.push(event.status)
    }
    await watching.return()
    expect(watched).toEqual(statuses.slice(2))
  })

  it('is refused to callers who may not subscribe, and for pages that are too long', async () => {
    const features = await tillsync.tokenFor('FEATURE_VIEWER')
    await expect(page({}, features)).rejects.toThrow('FORBIDDEN')
    await expect(page({ first: 101 })).rejects.toThrow('1 to 100')
  })
})

describe('featureChanged', () => {
  const ENABLE = `mutation ($key: ID!) {
    enableFeature(input: { feature: $key, confirm: true }) { userErrors { message } } }`
  const CHANGES = `query ($after: String) {
    featureChanged(feature: "ASYNC_EDIT", channel: ["houston"], after: $after, first: 100) {
    cursor events { __typename ... on FeatureChanged { what feature { key } channelDatabase { key } } } } }`
  type Changes = { featureChanged: { cursor: string; events: (Data & { what?: string })[] } }

  it('delivers only events of the feature: the jobs that apply it, and the cache that makes it effective', async () => {
    const { featureChanged: now } = await tillsync.ask<Changes>(CHANGES)
    await tillsync.travel()
    await tillsync.ask(`mutation { flushChannelCache { userErrors { code } } }`)
    await tillsync.ask(ENABLE, { key: 'ASYNC_EDIT' })
    for (const job of ['1110', '1010', '1070', '1110']) await tillsync.runJob(job)
    await tillsync.ask(`mutation { flushChannelCache { userErrors { code } } }`)
    await tillsync.ask(`mutation { flushChannelCache { userErrors { code } } }`)
    const seen: (string | undefined)[] = []
    // The sequencer gives positions after the commit.
    for (let after = now.cursor; !seen.includes('CACHE_LOADED'); ) {
      const { featureChanged } = await tillsync.ask<Changes>(CHANGES, { after })
      after = featureChanged.cursor
      seen.push(...featureChanged.events.flatMap(({ what }) => what ?? []))
    }
    expect(seen.toSorted()).toEqual([
      'APPLIED_ON_CHANNEL',
      'APPLIED_ON_CHANNEL',
      'APPLIED_ON_CHANNEL',
      'CACHE_LOADED',
      'HEADQUARTERS',
    ])
  })
})

describe('a run', () => {
  it('has a current rate while it executes, none while paused, and an average when it has ended', async () => {
    const { db } = tillsync.databases.hq
    const id = randomUUID()
    await db.execute(sql`
      insert into batch_run (run_id, job_id, scope, status, requested_by, total, started_at, measured_at)
      values (${id}, 'bulk-synchronize', 'x', 'EXECUTING', 'x', 1000, now() - interval '10 seconds',
        now() - interval '10 seconds')`)
    const run = async () => {
      const { node } = await tillsync.ask<{ node: { rate: number | null; timeLeft: number | null } }>(
        `query ($id: ID!) { node(id: $id) { ... on BatchRun { rate timeLeft } } }`,
        { id: Buffer.from(JSON.stringify(['BatchRun', id])).toString('base64url') },
      )
      return node
    }
    expect(await run()).toEqual({ rate: null, timeLeft: null })
    await db.execute(sql`update batch_run set done = 90, failed = 10 where run_id = ${id}`)
    const executing = await run()
    expect(executing.rate).toBeCloseTo(10, 0)
    expect(executing.timeLeft).toBeGreaterThan(80)
    await db.execute(sql`update batch_run set status = 'HOLD' where run_id = ${id}`)
    expect(await run()).toEqual({ rate: null, timeLeft: null })
    await db.execute(sql`update batch_run set status = 'EXECUTING' where run_id = ${id}`)
    expect(await run()).toEqual({ rate: null, timeLeft: null })
    await db.execute(
      sql`update batch_run
      set done = 990, status = 'FINISHED', ended_at = started_at + interval '20 seconds'
      where run_id = ${id}`,
    )
    expect(await run()).toEqual({ rate: 50, timeLeft: null })
  })
})

describe('the counts of a channel', () => {
  it('stay the same when their rows are merged', async () => {
    const { db } = tillsync.databases.houston
    const counts = () => channelCounts(db, 'ALL')
    const before = await counts()
    await db.execute(
      sql`insert into channel_count (channel_id, hour, pending)
      select 'houston', now(), (case when n % 2 = 0 then 1 else -1 end)
      from generate_series(1, 300) as n`,
    )
    await mergeChannelCounts(db)
    const [rows] = await db.execute<{ n: string }>(sql`select count(*) as n from channel_count`)
    expect(Number(rows?.n)).toBeLessThan(20)
    expect(await counts()).toEqual(before)
  })
})
