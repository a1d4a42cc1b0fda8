// @module-tag long
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { batchStatementTimeout, type Database, execute, transaction } from '../../../../src/db/client.ts'
import { afterFile } from '../../../support/after-file.ts'
import { type Installation, startInstallation } from '../../../support/installation.ts'
import { type Served, serve } from '../../../support/serve.ts'
import { change, ended, failedCreates, readItems, readRun, started, tally, watchRuns } from './bulk-support.ts'

const OPERATIONS = 12_000

let tillsync: Installation
let hq: Database
let folder: string
let served: Served

beforeAll(async () => {
  tillsync = await startInstallation()
  hq = tillsync.databases.hq.db
  folder = await mkdtemp(join(tmpdir(), 'tillsync-bulk-killed-'))
  afterFile(async () => {
    served?.process.kill('SIGKILL')
    await rm(folder, { recursive: true, force: true })
  })
}, 600_000)

beforeEach(async () => {
  served?.process.kill('SIGKILL')
  served = await serve(tillsync, folder, { role: 'AUTOMATION', subject: 'olga' })
}, 600_000)

async function killAndServeAgain(): Promise<void> {
  const gone = new Promise((resolve) => served.process.once('exit', resolve))
  served.process.kill('SIGKILL')
  await gone
  served = await serve(tillsync, folder, { role: 'AUTOMATION', subject: 'olga' })
  await untilNothingIsHeld()
}

/** PostgreSQL goes on with the last statement of a killed process, and keeps its locks as long. */
async function untilNothingIsHeld(): Promise<void> {
  await transaction(
    hq,
    async (tx) => {
      await execute(tx, sql`select set_config('lock_timeout', '0', true)`)
      await execute(tx, sql`select from batch_run for update`)
      await execute(tx, sql`select from synchronize_chunk for update`)
    },
    { statementTimeout: batchStatementTimeout },
  )
}

/** As if it had been killed just now, however long the start took. */
async function leaveLeases(): Promise<void> {
  await execute(hq, sql`update batch_run set lease_until = now() + interval '30 seconds' where status = 'EXECUTING'`)
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
  it('that is paused, whose server is killed and restarted, and that is resumed executes every operation once', async () => {
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
  }, 600_000)

  it('whose server is killed is not taken over while it may be alive, and then resumed: every operation runs once', async () => {
    const before = await tally(hq)
    await failedCreates(hq, OPERATIONS, 'killed')
    const watched = await watchRuns(served)
    const bulkRun = await started(served, { fingerprint: 'killed' })
    await watched.until(({ done }) => done > 0)
    await killAndServeAgain()
    const halfway = await tally(hq)
    expect(halfway?.accounts).toBe(halfway?.synced)
    await leaveLeases()
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
  }, 600_000)
})
