// @module-tag long
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { describe, type TestContext, test, vi } from 'vitest'
import { execute, openDatabase } from '../../../src/db/client.ts'
import { sqlState } from '../../../src/db/errors.ts'
import { startSchedules } from '../../../src/headquarters/jobs/start-schedules.ts'
import { type TestDatabase, testDatabase } from '../../support/databases.ts'
import { type FaultyLine, openFaultyLine } from '../../support/faulty-line.ts'

/**
 * A worker takes jobs again within this many milliseconds of the database being there: within ten seconds and a restart,
 * and on a machine that is starved of time after several of them.
 */
const WITHIN = 150_000
// Several such waits.
vi.setConfig({ testTimeout: 600_000 })

type Stage = {
  hq: TestDatabase
  line: FaultyLine
  /** The jobs that have been run. */
  jobs: string[]
  faults: unknown[]
  /** Whether the queue was out, in order. */
  outages: boolean[]
  start(runJob?: (job: string) => Promise<null>): () => Promise<void>
  expect: TestContext['expect']
}

/**
 * Headquarters with a schedule, and a line to it: by which the job library goes alone, or the program's own connections
 * too.
 */
async function stage(by: 'library' | 'program', { expect, onTestFinished }: TestContext): Promise<Stage> {
  const hq = await testDatabase('hq')
  await addSchedule(hq, 'customers')
  const line = await openFaultyLine(hq.url, onTestFinished)
  const [jobs, faults, outages]: [string[], unknown[], boolean[]] = [[], [], []]
  return {
    hq,
    line,
    jobs,
    faults,
    outages,
    expect,
    start(runJob = async () => null) {
      const db = openDatabase(by === 'program' ? line.url : hq.url)
      const stop = startSchedules({
        headquarters: { db, url: line.url },
        runJob: (job) => {
          jobs.push(job)
          return runJob(job)
        },
        maintenance: [],
        onOutage: (isOut) => outages.push(isOut),
        onFault: (error) => faults.push(error),
      })
      onTestFinished(async () => {
        await stop()
        await db.close()
      })
      return stop
    },
  }
}

async function addSchedule({ db }: Pick<TestDatabase, 'db'>, job: string, recurrence = 'EVERY 1 SECONDS') {
  await db.execute(sql`
    insert into distribution_schedule (id, name, jobs, recurrence) values (${job}, ${job}, array[${job}]::text[], ${recurrence})`)
}

/** Waits until more jobs have been run. */
async function runsOn({ jobs, expect }: Pick<Stage, 'jobs' | 'expect'>, more = 2): Promise<void> {
  const before = jobs.length
  await expect.poll(() => jobs.length, { timeout: WITHIN, interval: 20 }).toBeGreaterThanOrEqual(before + more)
}

const noticed = ({ outages, expect }: Stage) =>
  expect.poll(() => outages.at(-1), { timeout: WITHIN, interval: 20 }).toBe(true)

describe.concurrent.each(['library', 'program'] as const)('a worker, when the connections of the %s', (by) => {
  test('cannot be made at first, takes jobs when they can', async (context) => {
    const s = await stage(by, context)
    s.line.mode = 'refusing'
    s.start()
    await noticed(s)
    s.line.mode = 'open'
    await runsOn(s)
    await s.expect.poll(() => s.outages, { timeout: WITHIN }).toEqual([true, false])
    s.expect(s.faults).toEqual([])
  }, 600_000)

  test('hang at first, takes jobs when they are answered', async (context) => {
    const s = await stage(by, context)
    s.line.mode = 'silent'
    s.start()
    await noticed(s)
    s.line.mode = 'open'
    await runsOn(s)
    await s.expect.poll(() => s.outages, { timeout: WITHIN }).toEqual([true, false])
    s.expect(s.faults).toEqual([])
  }, 600_000)

  test('cannot be made any more, takes jobs when they can', async (context) => {
    const s = await stage(by, context)
    s.start()
    await runsOn(s)
    s.line.mode = 'refusing'
    s.line.cut()
    await noticed(s)
    s.line.mode = 'open'
    await runsOn(s)
    await s.expect.poll(() => s.outages, { timeout: WITHIN }).toEqual([true, false])
    s.expect(s.faults).toEqual([])
  }, 600_000)

  test('are half open, takes jobs by new ones', async (context) => {
    const s = await stage(by, context)
    s.start()
    await runsOn(s)
    s.line.silence()
    await runsOn(s)
    s.expect(s.faults).toEqual([])
  }, 600_000)

  test('hang, old and new, takes jobs when new ones are answered', async (context) => {
    const s = await stage(by, context)
    s.start()
    await runsOn(s)
    s.line.mode = 'silent'
    s.line.silence()
    await noticed(s)
    s.line.mode = 'open'
    await runsOn(s)
    await s.expect.poll(() => s.outages, { timeout: WITHIN }).toEqual([true, false])
    s.expect(s.faults).toEqual([])
  }, 600_000)

  test('are all cut, takes jobs by new ones', async (context) => {
    const s = await stage(by, context)
    s.start()
    await runsOn(s)
    for (let n = 0; n < 3; n++) {
      s.line.cut()
      await runsOn(s)
    }
    s.expect(s.faults).toEqual([])
  }, 600_000)

  test('answer slowly while it starts, takes jobs', async (context) => {
    const s = await stage(by, context)
    s.line.delay = 150
    s.start()
    await runsOn(s)
    s.expect(s.faults).toEqual([])
  }, 600_000)

  test('are cut in the middle of a job, takes others beside it, and that one ends', async (context) => {
    const s = await stage(by, context)
    let end = () => {}
    const longOne = new Promise<null>((resolve) => {
      end = () => resolve(null)
    })
    s.start((job) => (job === 'long' ? longOne : Promise.resolve(null)))
    await addSchedule(s.hq, 'long', 'EVERY 86400 SECONDS')
    await s.expect.poll(() => s.jobs, { timeout: WITHIN }).toContain('long')
    s.line.mode = 'silent'
    s.line.silence()
    await noticed(s)
    s.line.mode = 'open'
    await runsOn(s)
    end()
    await s.expect.poll(() => lastRunOf(s, 'long'), { timeout: WITHIN }).not.toBeNull()
    // What it had locked is done with, or waits for tomorrow.
    await s.expect.poll(() => lockedFor(s, 'long'), { timeout: WITHIN }).toBe(0)
    s.expect(s.faults).toEqual([])
  }, 600_000)
})

async function lastRunOf({ hq }: Stage, id: string): Promise<string | null> {
  const [row] = await execute<{ at: string | null }>(
    hq.db,
    sql`select last_run_at as at from distribution_schedule where id = ${id}`,
  )
  return row?.at ?? null
}

async function lockedFor({ hq }: Stage, id: string): Promise<number> {
  const [row] = await execute<{ n: number }>(
    hq.db,
    sql`select count(*)::int as n from graphile_worker._private_jobs where payload ->> 'id' = ${id} and locked_at is not null`,
  )
  return row?.n ?? 0
}

// The library keeps the promise of this query for as long as it runs.
for (const how of ['cut', 'silence'] as const) {
  test.concurrent(`a worker whose first connection is lost (${how}) takes jobs on another`, async (context) => {
    const s = await stage('library', context)
    let spoiled = 0
    s.line.spoil = (from, piece) =>
      from === 'program' && piece.includes('_private_tasks as tasks') && spoiled++ < 1 ? how : undefined
    s.start()
    await runsOn(s)
    s.expect(spoiled).toBeGreaterThan(0)
    s.expect(s.faults).toEqual([])
  }, 600_000)

  test.concurrent(`a job whose lock was in a lost answer (${how}) is run`, async (context) => {
    const s = await stage('library', context)
    let spoiled = 0
    s.line.spoil = (from, piece) =>
      from === 'database' && piece.includes('schedule:once') && spoiled++ < 1 ? how : undefined
    s.start()
    await runsOn(s)
    await addSchedule(s.hq, 'once', 'EVERY 86400 SECONDS')
    await s.expect.poll(() => s.jobs, { timeout: WITHIN }).toContain('once')
    s.expect(spoiled).toBeGreaterThan(0)
    s.expect(s.faults).toEqual([])
  }, 600_000)
}

test.concurrent('a worker that lost its listening connection takes jobs, and listens again', async (context) => {
  const s = await stage('library', context)
  s.start()
  await runsOn(s)
  const listeners = () =>
    execute<{ pid: number }>(
      s.hq.db,
      sql`select pid from pg_stat_activity where datname = current_database() and query like 'LISTEN "jobs:insert"%'`,
    )
  await s.expect.poll(async () => (await listeners()).length, { timeout: WITHIN }).toBe(1)
  const [before] = await listeners()
  await s.hq.db.execute(sql`select pg_terminate_backend(${before?.pid ?? 0})`)
  await runsOn(s)
  await s.expect
    .poll(async () => (await listeners()).map(({ pid }) => pid), { timeout: WITHIN })
    .not.toEqual([before?.pid])
  await s.expect.poll(async () => (await listeners()).length, { timeout: WITHIN }).toBe(1)
  s.expect(s.faults).toEqual([])
}, 600_000)

test.concurrent('a worker that is busy with long jobs is not replaced, and keeps its lease', async (context) => {
  const s = await stage('library', context)
  let end = () => {}
  const longOnes = new Promise<null>((resolve) => {
    end = () => resolve(null)
  })
  context.onTestFinished(() => end())
  for (const job of ['one', 'two', 'three']) await addSchedule(s.hq, job)
  s.start(() => longOnes)
  await s.expect.poll(() => s.jobs.toSorted(), { timeout: WITHIN }).toEqual(['customers', 'one', 'three', 'two'])
  const leases = () =>
    execute<{ id: string; at: string }>(s.hq.db, sql`select worker_id as id, lease_until as at from schedule_worker`)
  const [first] = await leases()
  // Longer than a free slot may be silent.
  await s.expect
    .poll(async () => Date.parse((await leases())[0]?.at ?? ''), { timeout: WITHIN })
    .toBeGreaterThan(Date.parse(first?.at ?? '') + 14_000)
  s.expect((await leases()).map(({ id }) => id)).toEqual([first?.id])
  s.expect(s.jobs).toHaveLength(4)
  s.expect(s.outages).toEqual([])
}, 600_000)

test.concurrent('a repeated fault of the queue is reported once, and jobs are taken after it', async (context) => {
  const s = await stage('library', context)
  await s.hq.db.execute(sql`alter table graphile_worker._private_jobs rename column is_available to is_away`)
  let looks = 0
  s.line.spoil = (from, piece) => {
    if (from === 'database' && piece.includes('is_available')) looks++
    return undefined
  }
  s.start()
  await s.expect.poll(() => s.faults.length, { timeout: WITHIN }).toBe(1)
  await s.expect.poll(() => looks, { timeout: WITHIN }).toBeGreaterThan(4)
  s.expect(s.faults.map(sqlState)).toEqual(['42703'])
  await s.hq.db.execute(sql`alter table graphile_worker._private_jobs rename column is_away to is_available`)
  await runsOn(s)
}, 600_000)

test.concurrent('a worker whose queue hangs ends when it is stopped', async (context) => {
  const s = await stage('program', context)
  const stop = s.start()
  await runsOn(s)
  s.line.mode = 'silent'
  s.line.silence()
  await pause(0)
  await stop()
}, 600_000)

test.concurrent('a stop in the middle of a look is not reported as an outage', async (context) => {
  const s = await stage('program', context)
  const renewing = new Promise<void>((resolve) => {
    s.line.spoil = (from, piece) => {
      if (from !== 'program' || !piece.includes('jobs.renewWorker')) return undefined
      resolve()
      return 'silence'
    }
  })
  const stop = s.start()
  await renewing
  const stopped = stop()
  s.line.mode = 'refusing'
  s.line.cut()
  await stopped
  // What waited for its answer has learned that none comes.
  await pause(500)
  s.expect(s.outages).toEqual([])
}, 600_000)
