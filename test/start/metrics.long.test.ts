// @module-tag long
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { installationGauges, MOST_LINES, WORST } from '../../src/start/metrics/installation-gauges.ts'
import { type Installation, startInstallation } from '../support/installation.ts'

let installation: Installation
beforeAll(async () => {
  installation = await startInstallation()
})

type Lines = ReadonlyMap<string, number>

/** The lines of Prometheus' text format, by name and labels. */
function parsed(text: string): Lines {
  return new Map(
    text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => {
        const [, name = '', value = ''] = /^(\w+(?:\{.*\})?) (\S+)$/.exec(line) ?? []
        return [name, Number(value)]
      }),
  )
}

async function scrape({ url, token }: Installation = installation): Promise<Lines> {
  const answer = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${token}` } })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
  return parsed(await answer.text())
}

/** How much a counter grows while something is done; it belongs to the process, which other tests share. */
async function growth(name: string, work: () => Promise<unknown>): Promise<number> {
  const before = (await scrape()).get(name) ?? 0
  await work()
  return ((await scrape()).get(name) ?? 0) - before
}

const CREATE = `mutation ($input: CreateCustomerInput!) {
  createCustomer(input: $input) { operation { operationId } userErrors { code } } }`
const create = (customer: object = { firstName: 'Ada', lastName: 'Byron' }) =>
  installation.ask(CREATE, { input: { channel: 'houston', idempotencyKey: randomUUID(), customer } })

const soon = { timeout: 60_000, interval: 500 }
const oldest = (step: string, of: string) =>
  `tillsync_oldest_waiting_seconds{step="${step}",${
    step === 'SYNCHRONIZE' ? `channel_database="",legal_entity="${of}"` : `channel_database="${of}",legal_entity=""`
  }}`

test('is read with a token that may see the dashboard of all channels, and by nobody else', async () => {
  const statusFor = async (token: string | null) => {
    const authorization = token === null ? '' : `Bearer ${token}`
    return (await fetch(`${installation.url}/metrics`, { headers: { authorization } })).status
  }
  expect(await statusFor(null)).toBe(401)
  expect(await statusFor('made-up')).toBe(401)
  expect(await statusFor(await installation.tokenFor('VIEWER', ['houston']))).toBe(403)
  expect(await statusFor(await installation.tokenFor('CHANNEL_DEVICE', ['houston']))).toBe(403)
  expect(await statusFor(await installation.tokenFor('VIEWER'))).toBe(200)
})

test('is open to everyone who reaches the port, or to nobody, where the setting says so', async () => {
  const { databases } = installation
  for (const [mode, status] of [
    ['open', 200],
    ['off', 404],
  ] as const) {
    const other = await startInstallation({ databases, settings: { TILLSYNC_METRICS: mode } })
    expect((await fetch(`${other.url}/metrics`)).status).toBe(status)
    await other.running.stop()
  }
})

test('counts calls by root field and outcome, with their time, and errors by code', async () => {
  const ok = 'tillsync_requests_total{type="Mutation",field="createCustomer",result="OK"}'
  expect(await growth(ok, () => create())).toBe(1)
  const refused = 'tillsync_requests_total{type="Mutation",field="createCustomer",result="REFUSED"}'
  expect(await growth(refused, () => create({}))).toBe(1)
  const seconds = 'tillsync_request_duration_seconds_count{type="Mutation",field="createCustomer"}'
  expect(await growth(seconds, () => create())).toBe(1)
  const forbidden = async () => {
    const token = await installation.tokenFor('CHANNEL_DEVICE', ['houston'])
    await installation.ask('{ dashboardStats { at } }', {}, token).catch(() => {})
  }
  expect(await growth('tillsync_errors_total{code="FORBIDDEN"}', forbidden)).toBe(1)
})

test('shows what waits for each step, for as long as it waits', async () => {
  await installation.travel()
  const waits = async (step: string, of: string) => (await scrape()).get(oldest(step, of)) ?? 0
  await expect.poll(() => waits('UPLOAD', 'houston-db'), soon).toBe(0)
  await create()
  await expect.poll(() => waits('UPLOAD', 'houston-db'), soon).toBeGreaterThan(0)
  expect((await scrape()).get('tillsync_pending_operations{channel_database="houston-db"}')).toBe(1)
  await installation.runJob('P-0001')
  await expect.poll(() => waits('SYNCHRONIZE', 'USRT'), soon).toBeGreaterThan(0)
  expect(await waits('UPLOAD', 'houston-db')).toBe(0)
  expect((await scrape()).get('tillsync_operations{status="UPLOADED"}')).toBe(1)
  await installation.synchronize()
  await expect.poll(() => waits('DISTRIBUTE', 'houston-db'), soon).toBeGreaterThan(0)
  await installation.runJob('1010')
  await expect.poll(() => waits('DISTRIBUTE', 'houston-db'), soon).toBe(0)
})

test('counts runs and sessions by the status they got, and how long runs take', async () => {
  const applied = 'tillsync_state_changes_total{kind="UPLOAD_SESSION",status="APPLIED"}'
  await create()
  expect(await growth(applied, () => installation.runJob('P-0001'))).toBe(1)
  expect(
    await growth('tillsync_run_duration_seconds_count{batch_job="synchronize"}', () => installation.synchronize()),
  ).toBeGreaterThan(0)
})

test('shows open subscriptions, what was delivered to them and how soon', async () => {
  const open = async () => (await scrape()).get('tillsync_subscriptions{field="operationChanged"}') ?? 0
  const before = await open()
  const watched = installation.watch('subscription { operationChanged { __typename } }')
  onTestFinished(async () => void (await watched.return()))
  const until = async (type: string) => {
    while (!JSON.stringify(await watched.next()).includes(type));
  }
  await until('Ready')
  expect(await open()).toBe(before + 1)
  const delivered = () =>
    growth('tillsync_delivery_seconds_count', async () => {
      await create()
      await until('"OperationChanged"')
    })
  await expect.poll(delivered, soon).toBeGreaterThan(0)
  await watched.return()
  await expect.poll(open, soon).toBe(before)
})

test('shows the databases, the connections to their server, and the process', async () => {
  const lines = await scrape()
  for (const database of ['headquarters', 'houston-db', 'sanfrancisco-db'])
    expect(lines.get(`tillsync_database_up{database="${database}"}`)).toBe(1)
  const server = new URL(installation.databases.hq.url).host
  expect(lines.get(`tillsync_connections{server="${server}",state="open"}`)).toBeGreaterThan(0)
  expect(lines.get(`tillsync_connections_max{server="${server}"}`)).toBe(60)
  expect([...lines.keys()]).toEqual(
    expect.arrayContaining(['process_resident_memory_bytes', 'nodejs_eventloop_lag_seconds']),
  )
})

test('of more than 500 channel databases shows those that wait for longest, and all of them in a histogram', async () => {
  const now = '2026-11-29T12:00:00Z'
  const upload = Array.from({ length: MOST_LINES + 1 }, (_, nth) => ({
    channelDatabaseId: `store-${nth}`,
    pending: nth,
    since: new Date(Date.parse(now) - nth * 1_000).toISOString(),
  }))
  const { registry, set } = installationGauges(['hq'], async () => {})
  const linesFor = async (all: typeof upload) => {
    const waiting = { now, upload: all, synchronize: [], distribute: [], unreachable: [], workers: 1 }
    set({ waiting, health: null, stats: null, alerts: null, databases: new Map() })
    return parsed(await registry.metrics())
  }
  const of = (lines: Lines, start: string) => [...lines].filter(([name]) => name.startsWith(start))

  const lines = await linesFor(upload)
  const waits = of(lines, 'tillsync_oldest_waiting_seconds{step="UPLOAD"')
  expect(waits).toHaveLength(WORST)
  expect(Math.min(...waits.map(([, value]) => value))).toBe(MOST_LINES + 1 - WORST)
  expect(of(lines, 'tillsync_pending_operations')).toHaveLength(WORST)
  expect(lines.get('tillsync_oldest_waiting_spread_seconds_count{step="UPLOAD"}')).toBe(MOST_LINES + 1)
  expect(lines.get('tillsync_oldest_waiting_spread_seconds_bucket{le="60",step="UPLOAD"}')).toBe(61)

  const fewer = await linesFor(upload.slice(1))
  expect(of(fewer, 'tillsync_oldest_waiting_seconds{step="UPLOAD"')).toHaveLength(MOST_LINES)
  expect(fewer.get('tillsync_oldest_waiting_spread_seconds_count{step="UPLOAD"}')).toBe(MOST_LINES)
})

test('names the failing checks of diagnose', async () => {
  // No process of this installation has the role worker.
  await installation.databases.hq.db.execute(sql`
    insert into distribution_schedule (id, name, jobs, recurrence, next_run_at)
    values ('often', 'Often', array['synchronize'], 'EVERY 60 SECONDS', now() - interval '1 hour')`)
  await expect.poll(async () => (await scrape()).get('tillsync_check_failing{check="WORKER_ALIVE"}'), soon).toBe(1)
  expect((await scrape()).get('tillsync_workers')).toBe(0)
})

test('a schedule that is withheld has a line until it is released, and is no failing check', async () => {
  const line = 'tillsync_schedule_put_off{schedule="default-customers"}'
  const change = async (mutation: string, input: string) => {
    await installation.ask(
      `mutation { ${mutation}(input: { schedule: "default-customers" ${input} }) { userErrors { code } } }`,
    )
  }
  await change('withholdSchedule', 'reason: "A new till"')
  await expect.poll(async () => (await scrape()).get(line), soon).toBe(1)
  expect((await scrape()).has('tillsync_check_failing{check="SCHEDULES_ON_TIME"}')).toBe(false)
  await change('releaseSchedule', '')
  await expect.poll(async () => (await scrape()).has(line), soon).toBe(false)
})
