import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { revokeToken } from '../../src/access/revocations.ts'
import { openTokens } from '../../src/access/tokens.ts'
import { execute } from '../../src/db/client.ts'
import { afterFile } from '../support/after-file.ts'
import { graphqlRequest } from '../support/http.ts'
import { type Installation, startInstallation } from '../support/installation.ts'
import { type Served, serve } from '../support/serve.ts'

// Two processes run the schedules of one installation; the wall clock of the first is wrong.

const HOUR = 3_600_000
const LONG = { timeout: 200_000, interval: 50 }

let tillsync: Installation
let folder: string
let wrong: Served
let right: Served
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tillsync-clocks-'))
  afterFile(() => rm(folder, { recursive: true, force: true }))
  tillsync = await startInstallation()
  await tillsync.databases.hq.db.execute(sql`
    insert into distribution_schedule (id, name, jobs, recurrence)
    values ('often', 'Often', array['synchronize'], 'EVERY 1 SECONDS')`)
  const who = { role: 'ADMINISTRATOR', subject: 'test' } as const
  const start = () => serve(tillsync, folder, who, 'hq,channel,worker', ['./shifted-clock.mjs'])
  wrong = await start()
  right = await start()
  afterFile(() => {
    for (const { process } of [wrong, right]) process.kill('SIGKILL')
  })
}, 600_000)
afterEach(() => setClock(0))

async function setClock(ahead: number): Promise<void> {
  const set = once(wrong.process, 'message')
  wrong.process.send({ clockAhead: ahead })
  await set
}

type Schedule = { nextIn: number; lastAgo: number; placed: number; now: number }

/** The schedule by headquarters' clock, in seconds; `placed`: how many jobs have been placed so far. */
async function schedule(): Promise<Schedule> {
  const [row] = await execute<Schedule>(
    tillsync.databases.hq.db,
    sql`select extract(epoch from next_run_at - now())::float8 as "nextIn",
      coalesce(extract(epoch from now() - last_run_at), 1e6)::float8 as "lastAgo",
      (select max(id)::int from graphile_worker._private_jobs) as placed, extract(epoch from now())::float8 as now
    from distribution_schedule where id = 'often'`,
  )
  if (!row) throw new Error('There is no schedule.')
  return row
}

/** Answers with the HTTP status that a token gets of a server. */
async function statusOf({ url }: Served, token: string): Promise<number> {
  const { status } = await graphqlRequest(url, token, '{ serverInfo { version } }')
  return status
}

describe.each([
  ['an hour ahead', HOUR],
  ['an hour behind', -HOUR],
  ['set back by a minute', -60_000],
])('while one of two processes is %s', (_, ahead) => {
  test('schedules run at their pace, whichever process runs them', { tags: 'long', timeout: 500_000 }, async () => {
    // The other stops, so that the one whose clock is wrong places the next executions.
    right.process.kill('SIGSTOP')
    try {
      await setClock(ahead)
      const before = await schedule()
      await expect.poll(async () => (await schedule()).placed - before.placed, LONG).toBeGreaterThan(12)
      const after = await schedule()
      // Some maintenance runs too; without pauses, twelve executions take less than a second.
      expect(after.now - before.now).toBeGreaterThan(3)
      expect(after.nextIn).toBeLessThan(1.1)
      expect(Math.abs(after.lastAgo)).toBeLessThan(5)
    } finally {
      right.process.kill('SIGCONT')
    }
    await setClock(0)
    await expect.poll(async () => (await schedule()).lastAgo, LONG).toBeLessThan(2)
  })

  test('a token is refused once it has expired, and not before', async () => {
    const tokens = await openTokens(folder)
    const viewer = { roles: ['VIEWER'], channels: 'ALL' } as const
    const [valid, short] = [
      await tokens.issueToken({ ...viewer, ttlSeconds: 600 }),
      await tokens.issueToken({ ...viewer, ttlSeconds: 1 }),
    ]
    await setClock(ahead)
    expect(await statusOf(wrong, valid)).toBe(200)
    await expect.poll(() => statusOf(wrong, short), { timeout: 120_000, interval: 100 }).toBe(401)
  })

  test('a token that is revoked is refused within seconds', async () => {
    const tokens = await openTokens(folder)
    const token = await tokens.issueToken({ roles: ['VIEWER'], channels: 'ALL', ttlSeconds: 600 })
    expect(await statusOf(wrong, token)).toBe(200)
    await setClock(ahead)
    await revokeToken(folder, token)
    await expect.poll(() => statusOf(wrong, token), { timeout: 120_000, interval: 100 }).toBe(401)
  })
})

test('retention removes nothing early for a process whose clock is years ahead', async () => {
  await setClock(2 * 365 * 24 * HOUR)
  const { data } = await graphqlRequest(
    wrong.url,
    wrong.token,
    'mutation { cleanUp { cleanUps { run { status message } } userErrors { code } } }',
  )
  const nothing = { run: { status: 'FINISHED', message: 'Nothing was older than its retention.' } }
  expect(data).toEqual({ cleanUp: { cleanUps: [nothing, nothing, nothing], userErrors: [] } })
})

test('the skew is measured, in serverInfo, and named by the diagnosis of that process', async () => {
  await setClock(HOUR)
  const { data } = await graphqlRequest(
    wrong.url,
    wrong.token,
    '{ serverInfo { clockSkewSeconds } diagnose(input: { installation: true }) { checks { code status message } } }',
  )
  const { serverInfo, diagnose } = data as {
    serverInfo: { clockSkewSeconds: number }
    diagnose: { checks: { code: string; status: string; message: string }[] }
  }
  expect(serverInfo.clockSkewSeconds).toBeCloseTo(3_600, 0)
  expect(diagnose.checks.find(({ code }) => code === 'CLOCKS_AGREE')).toEqual({
    code: 'CLOCKS_AGREE',
    status: 'FAIL',
    message: expect.stringMatching(/^The clock of this server is 3600 seconds ahead of .* time server \(NTP\)\./),
  })
})
