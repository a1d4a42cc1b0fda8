import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Role } from '../../../src/access/actor.ts'
import { type SpentBudget, spendBudgets } from '../../../src/access/spend-budgets.ts'
import { DEFAULT_LIMITS } from '../../../src/config/limits.ts'
import { execute } from '../../../src/db/client.ts'
import { shareBudgets } from '../../../src/server/documents/shared-budgets.ts'
import { makeTokenBucket } from '../../../src/server/documents/token-bucket.ts'
import { makeTokenBudgets } from '../../../src/server/documents/token-budgets.ts'
import { testDatabase } from '../../support/databases.ts'
import { graphqlRequest, signedIn, WIRES } from '../../support/http.ts'
import { startTestServer, type TestServer } from '../fixture.ts'
import { probe } from '../test-schema.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({
    limits: { applicationMutationsPerSecond: 1, applicationMutationBurst: 10, personMutationBurst: 5 },
  })
})
afterAll(() => server.stop())
beforeEach(() => {
  probe.ran = 0
})

const mutations = (count: number) =>
  `mutation { ${Array.from({ length: count }, (_, index) => `a${index}: setChannelOffline`).join(' ')} }`

describe.each(WIRES)('over $wire', ({ ask }) => {
  test('a token beyond its rate learns when to retry, nothing runs, and others are not affected', async () => {
    const [token, other] = [await server.token(), await server.token()]
    expect((await ask(server.url, token, mutations(10))).errors).toBeUndefined()
    probe.ran = 0
    const { data, errors } = await ask(server.url, token, mutations(10))
    expect(data ?? null).toBeNull()
    expect(errors).toEqual([
      {
        message: expect.stringMatching(/^This token sends too many mutations\. Try again in \d+ s\.$/),
        extensions: { code: 'RATE_LIMITED', retryAfter: expect.any(Number) },
      },
    ])
    expect(probe.ran).toBe(0)
    expect((await ask(server.url, token, '{ serverInfo }')).errors).toBeUndefined()
    expect((await ask(server.url, other, mutations(10))).errors).toBeUndefined()
  })

  test('what was refused for another reason does not count', async () => {
    const token = await server.token()
    await ask(server.url, token, `mutation { ${'a'.repeat(10)} }`)
    await ask(server.url, token, mutations(16))
    expect((await ask(server.url, token, mutations(10))).errors).toBeUndefined()
  })
})

test('one token has one rate on all wires', async () => {
  const token = await server.token()
  await graphqlRequest(server.url, token, mutations(10))
  const socket = await signedIn(server.url, token)
  socket.send({ id: '1', type: 'subscribe', payload: { query: mutations(10) } })
  expect(await socket.next()).toMatchObject({ type: 'error', payload: [{ extensions: { code: 'RATE_LIMITED' } }] })
  socket.close()
})

test('over HTTP it is status 429 with Retry-After', async () => {
  const token = await server.token()
  await graphqlRequest(server.url, token, mutations(10))
  const answer = await graphqlRequest(server.url, token, mutations(10))
  expect(answer.status).toBe(429)
  expect(answer.headers.get('retry-after')).toBe(String(answer.errors?.[0]?.extensions.retryAfter))
})

test('a bucket gives its burst at once, refills by its rate, and takes all or nothing', () => {
  const bucket = makeTokenBucket({ perSecond: 50, burst: 100 }, 0)
  expect(bucket.take(100, 0)).toBe(0)
  expect(bucket.take(1, 0)).toBeCloseTo(0.02)
  expect(bucket.take(1, 20)).toBe(0)
  expect(bucket.take(60, 1_020)).toBeCloseTo(0.2)
  expect(bucket.take(50, 1_020)).toBe(0)
  expect(bucket.full(3_000)).toBe(false)
  expect(bucket.full(3_020)).toBe(true)
  expect(bucket.take(101, 10_000)).toBe(0)
  expect(bucket.take(1, 10_000)).toBeGreaterThan(0)
})

test('a bucket takes over what all processes have left, less what was taken since it reported', () => {
  const bucket = makeTokenBucket({ perSecond: 1, burst: 100 }, 0)
  bucket.take(10, 0)
  expect(bucket.takeSpent()).toBe(10)
  bucket.take(20, 0)
  bucket.setLevel(60, 0)
  expect([bucket.take(41, 0), bucket.take(40, 0)]).toEqual([1, 0])
  expect(bucket.takeSpent()).toBe(60)
  bucket.setLevel(200, 0)
  expect([bucket.take(100, 0), bucket.take(1, 0)]).toEqual([0, 1])
})

test('a device has 50 a second and 100 at once, an application 2,000; of several roles the most generous counts', () => {
  const waitAfter = (burst: number, ...roles: Role[]) => {
    const rates = makeTokenBudgets(DEFAULT_LIMITS)
    const credential = { actor: { id: 'x', roles, channels: [] }, tokenId: 'x', expiresAt: new Date() }
    expect(rates.take('MUTATIONS', credential, burst)).toBe(0)
    return Math.round(rates.take('MUTATIONS', credential, burst) * 10) / 10
  }
  for (const role of ['CHANNEL_DEVICE', 'OPERATOR', 'FEATURE_MANAGER'] as const) expect(waitAfter(100, role)).toBe(2)
  for (const role of ['CHANNEL_APPLICATION', 'AUTOMATION', 'ADMINISTRATOR'] as const)
    expect(waitAfter(2_000, role)).toBe(1)
  expect(waitAfter(2_000, 'CHANNEL_DEVICE', 'AUTOMATION')).toBe(1)
})

const READ = '{ customers(first: 10) { nodes { name } } }'

describe('points', () => {
  const limits = { applicationPointsPerSecond: 10, applicationPointBurst: 100 }

  test.each(WIRES)('a token that reads too much learns when to retry, over $wire', async ({ ask }) => {
    const small = await startTestServer({ limits, fieldPoints: { 'Query.customers': 80 } })
    try {
      const [token, other] = [await small.token(), await small.token()]
      expect((await ask(small.url, token, READ)).errors).toBeUndefined()
      const { data, errors } = await ask(small.url, token, READ)
      expect(data ?? null).toBeNull()
      expect(errors).toEqual([
        {
          message: expect.stringMatching(/^This token reads too much\. Try again in \d+ s\.$/),
          extensions: { code: 'RATE_LIMITED', retryAfter: expect.any(Number) },
        },
      ])
      expect((await ask(small.url, other, READ)).errors).toBeUndefined()
      // What is read after a mutation counts, what it writes does not.
      expect((await ask(small.url, token, mutations(10))).errors).toBeUndefined()
    } finally {
      await small.stop()
    }
  })
})

test('what was spent is reported within a second, and nothing while nothing is', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const budgets = makeTokenBudgets(DEFAULT_LIMITS)
  const reports: number[] = []
  const stop = shareBudgets(budgets, async (spent) => {
    reports.push(...spent.map((each) => each.spent))
    if (spent.length === 0) reports.push(0)
    return []
  })
  onTestFinished(stop)
  const credential = { actor: { id: 'x', roles: [], channels: [] }, tokenId: 'x', expiresAt: new Date() }
  await vi.advanceTimersByTimeAsync(3_000)
  expect(reports).toEqual([])
  budgets.take('MUTATIONS', credential, 2)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(reports).toEqual([2])
  await vi.advanceTimersByTimeAsync(3_000)
  expect(reports).toEqual([2])
})

test('what a token spends in one process counts in all, and one that headquarters does not answer counts alone', async () => {
  const { db } = await testDatabase('hq')
  let reports = 0
  let away = false
  const spend = async (spent: readonly SpentBudget[]) => {
    reports += 1
    if (away) throw new Error('away')
    return spendBudgets(db, spent)
  }
  const shared = { limits: { applicationMutationsPerSecond: 1, applicationMutationBurst: 10 }, spendBudgets: spend }
  const one = await startTestServer(shared)
  const credential = {
    actor: { id: 'x', roles: ['ADMINISTRATOR' as const], channels: [] },
    tokenId: 'x',
    expiresAt: new Date(),
  }
  const other = makeTokenBudgets({ ...DEFAULT_LIMITS, ...shared.limits })
  try {
    const token = await one.token()
    expect((await graphqlRequest(one.url, token, mutations(6))).errors).toBeUndefined()
    const reported = () => execute<{ id: string }>(db, sql`select token_id as id from token_budget`)
    await expect.poll(reported, { timeout: 120_000 }).toHaveLength(1)
    // Another process, with the same token.
    expect(other.take('MUTATIONS', credential, 5)).toBe(0)
    const [spent] = other.takeSpent()
    if (!spent) throw new Error('Nothing was spent.')
    const [row] = await reported()
    other.setLevels((await spend([{ ...spent, tokenId: row?.id ?? '' }])).map((level) => ({ ...level, tokenId: 'x' })))
    expect(other.take('MUTATIONS', credential, 5)).toBeGreaterThan(0)
    // Nothing was spent since: nothing is reported.
    expect(other.takeSpent()).toEqual([])
    away = true
    expect((await graphqlRequest(one.url, token, mutations(1))).errors).toBeUndefined()
    await expect.poll(() => reports, { timeout: 120_000 }).toBeGreaterThan(2)
    expect((await graphqlRequest(one.url, token, mutations(1))).errors).toBeUndefined()
  } finally {
    await one.stop()
  }
})
