import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTokens } from '../../src/access/tokens.ts'
import { PACKAGE_FOLDER } from '../../src/config.ts'
import { type Database, execute } from '../../src/db/client.ts'
import { afterFile } from '../support/after-file.ts'
import { type Installation, startInstallation } from '../support/installation.ts'
import {
  change,
  ended,
  failedCreates,
  readItems,
  readRun,
  type Server,
  started,
  tally,
  watchRuns,
} from './bulk-support.ts'

const OPERATIONS = 12_000

let tillsync: Installation
let hq: Database
let folder: string
let served: Server & { process: ChildProcess }

beforeAll(async () => {
  tillsync = await startInstallation()
  hq = tillsync.databases.hq.db
  folder = await mkdtemp(join(tmpdir(), 'tillsync-bulk-killed-'))
  afterFile(async () => {
    served?.process.kill('SIGKILL')
    await rm(folder, { recursive: true, force: true })
  })
}, 120_000)

beforeEach(async () => {
  served?.process.kill('SIGKILL')
  served = await serve()
}, 60_000)

/** A server in a process of its own, over the installation's databases, that can be killed. */
async function serve(): Promise<Server & { process: ChildProcess }> {
  const child = spawn(process.execPath, [join(PACKAGE_FOLDER, 'bin/tillsync.mjs'), 'serve'], {
    cwd: '/',
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      TILLSYNC_DATA: folder,
      TILLSYNC_ROLES: 'hq,channel',
      HQ_DATABASE_URL: tillsync.databases.hq.url,
      HOUSTON_DATABASE_URL: tillsync.databases.houston.url,
      SANFRANCISCO_DATABASE_URL: tillsync.databases.sanfrancisco.url,
      DEMO: 'off',
      LOG_LEVEL: 'silent',
    },
  })
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /(http:\/\/\S+)\/graphql /.exec(line)?.[1]
    if (url === undefined) continue
    child.stdout.resume()
    const tokens = await openTokens(folder)
    const who = { roles: ['OPERATOR'] as const, channels: 'ALL' as const, ttlSeconds: 3600, subject: 'olga' }
    return { url, token: await tokens.issueToken(who), process: child }
  }
  throw new Error('the server ended before it listened')
}

async function killAndServeAgain(): Promise<void> {
  const gone = new Promise((resolve) => served.process.once('exit', resolve))
  served.process.kill('SIGKILL')
  await gone
  served = await serve()
}

/** As if half a minute had passed: nobody has renewed the leases of what the killed process held. */
async function endLeases(): Promise<void> {
  await execute(hq, sql`update batch_run set lease_until = now() - interval '1 second' where lease_until is not null`)
  await execute(
    hq,
    sql`update synchronize_chunk set lease_until = now() - interval '1 second' where status = 'CLAIMED'`,
  )
}

/** All of them are done, each by one attempt, and every customer has a number of its own. */
async function expectAllOnce(bulkRun: string, before: Awaited<ReturnType<typeof tally>>): Promise<void> {
  const items = await readItems(served, bulkRun)
  expect(items).toHaveLength(OPERATIONS)
  expect(items.filter(({ result }) => result !== 'SYNCED')).toEqual([])
  expect(await tally(hq)).toEqual({
    customers: (before?.customers ?? 0) + OPERATIONS,
    accounts: (before?.accounts ?? 0) + OPERATIONS,
    synced: (before?.synced ?? 0) + OPERATIONS,
    attempts: (before?.attempts ?? 0) + OPERATIONS,
    twice: 0,
  })
}

describe('a bulk run', () => {
  it('that is paused, whose server is killed and started again, and that is resumed does every operation, and none twice', async () => {
    const before = await tally(hq)
    await failedCreates(hq, OPERATIONS, 'paused')
    const watched = await watchRuns(served)
    const bulkRun = await started(served, { fingerprint: 'paused' })
    await watched.until(({ done }) => done > 0)
    expect(await change(served, 'pauseBulkRun', bulkRun)).toMatchObject({ bulkRun: { run: { status: 'HOLD' } } })
    await killAndServeAgain()
    expect(await readRun(served, bulkRun)).toMatchObject({ status: 'HOLD', total: OPERATIONS })
    // What it had in hand when it was killed comes back when that lease ends; the run itself can be resumed at once.
    const again = await watchRuns(served)
    expect(await change(served, 'resumeBulkRun', bulkRun)).toMatchObject({
      userErrors: [],
      bulkRun: { run: { status: 'EXECUTING' } },
    })
    await endLeases()
    expect(await again.until(ended)).toMatchObject({
      status: 'FINISHED',
      total: OPERATIONS,
      done: OPERATIONS,
      failed: 0,
      skipped: 0,
    })
    await again.end()
    await expectAllOnce(bulkRun, before)
  }, 180_000)

  it('whose server is killed in the middle is refused to a second holder as long as it may be alive, and then resumed: every operation, none twice', async () => {
    const before = await tally(hq)
    await failedCreates(hq, OPERATIONS, 'killed')
    const watched = await watchRuns(served)
    const bulkRun = await started(served, { fingerprint: 'killed' })
    await watched.until(({ done }) => done > 0)
    await killAndServeAgain()
    const halfway = await tally(hq)
    expect(halfway?.accounts).toBe(halfway?.synced)
    expect(await change(served, 'resumeBulkRun', bulkRun)).toMatchObject({
      userErrors: [{ code: 'JOB_ALREADY_RUNNING' }],
    })
    await endLeases()
    const again = await watchRuns(served)
    expect(await change(served, 'resumeBulkRun', bulkRun)).toMatchObject({ userErrors: [] })
    expect(await again.until(ended)).toMatchObject({
      status: 'FINISHED',
      total: OPERATIONS,
      done: OPERATIONS,
      failed: 0,
      skipped: 0,
    })
    await again.end()
    await expectAllOnce(bulkRun, before)
  }, 180_000)
})
