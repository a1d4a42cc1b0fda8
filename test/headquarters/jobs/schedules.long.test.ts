// @module-tag long
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { SYSTEM } from '../../../src/access/actor.ts'
import { execute } from '../../../src/db/client.ts'
import { placeNext } from '../../../src/headquarters/jobs/schedule-jobs.ts'
import { setSchedule } from '../../../src/headquarters/jobs/schedules/set-schedule.ts'
import { type ScheduledWork, startSchedules } from '../../../src/headquarters/jobs/start-schedules.ts'
import { always } from '../../../src/model/recurrence.ts'
import { type TestDatabase, testDatabase } from '../../support/databases.ts'

let hq: TestDatabase
const stops: (() => Promise<void>)[] = []
beforeEach(async () => {
  hq = await testDatabase('hq')
})
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()))
})

async function addSchedule(id: string, jobs: string[], recurrence = 'EVERY 1 SECONDS', active = true) {
  await hq.db.execute(sql`
    insert into distribution_schedule (id, name, jobs, recurrence, active)
    values (${id}, ${id}, array(select jsonb_array_elements_text(${JSON.stringify(jobs)}::jsonb)), ${recurrence}, ${active})`)
}

/** Starts a loop whose jobs are collected; `seen(n)` waits for the n-th. */
function start(options: Partial<ScheduledWork> = {}) {
  const jobs: string[] = []
  const faults: unknown[] = []
  let notify = () => {}
  const work: ScheduledWork = {
    headquarters: hq,
    runJob: async (job) => {
      jobs.push(job)
      notify()
      return null
    },
    maintenance: [],
    onFault: (error) => faults.push(error),
    ...options,
  }
  stops.push(startSchedules(work))
  const seen = async (n: number) => {
    while (jobs.length < n) await new Promise<void>((resolve) => (notify = resolve))
  }
  return { jobs, faults, seen }
}

async function scheduleRow(id: string) {
  const [row] = await execute<{ lastRunAt: string | null; nextRunAt: string | null; lastMessage: string | null }>(
    hq.db,
    sql`select last_run_at as "lastRunAt", next_run_at as "nextRunAt", last_message as "lastMessage" from distribution_schedule where id = ${id}`,
  )
  return row
}

test('runs the jobs of a schedule in order, again and again', async () => {
  await addSchedule('customers', ['P-0001', 'synchronize', '1010'])
  const { jobs, seen } = start()
  await seen(6)
  expect(jobs.slice(0, 6)).toEqual(['P-0001', 'synchronize', '1010', 'P-0001', 'synchronize', '1010'])
  expect(await scheduleRow('customers')).toMatchObject({ lastRunAt: expect.any(String), nextRunAt: expect.any(String) })
})

test('goes on with the next job and the next execution when one fails, and notes why', async () => {
  await addSchedule('customers', ['P-0001', '1010'])
  const jobs: string[] = []
  let notify = () => {}
  const { faults } = start({
    runJob: async (job) => {
      jobs.push(job)
      notify()
      if (job === 'P-0001') throw new Error('ada@example.com')
      return '1010 says so.'
    },
  })
  while (jobs.length < 3) await new Promise<void>((resolve) => (notify = resolve))
  expect(jobs.slice(0, 3)).toEqual(['P-0001', '1010', 'P-0001'])
  expect(faults.length).toBeGreaterThan(0)
  const row = await scheduleRow('customers')
  expect(row?.lastMessage).toContain('1010 says so.')
  expect(row?.lastMessage).not.toContain('ada')
})

test('runs each execution once, whichever of several processes takes it', async () => {
  await addSchedule('nightly', ['1070'], '0 3 * * *')
  const first = start()
  const second = start()
  await addSchedule('soon', ['1110'], 'EVERY 86400 SECONDS')
  await expect.poll(() => [...first.jobs, ...second.jobs], { timeout: 120_000 }).toEqual(['1110'])
  // It is noted behind the job.
  await expect.poll(() => scheduleRow('soon')).toMatchObject({ lastRunAt: expect.any(String) })
})

test('takes a change of a schedule at once', async () => {
  await addSchedule('customers', ['P-0001'], 'EVERY 86400 SECONDS', false)
  const { jobs, seen } = start({ maintenance: [] })
  await expect.poll(async () => (await execute(hq.db, sql`select 1 from schedule_worker`)).length).toBe(1)
  const { schedule } = await setSchedule(hq.db, SYSTEM, { schedule: 'customers', active: true })
  expect(schedule).toMatchObject({ active: true, nextRunAt: expect.any(String) })
  await seen(1)
  await setSchedule(hq.db, SYSTEM, { schedule: 'customers', recurrence: 'every 1 seconds' })
  await seen(3)
  await setSchedule(hq.db, SYSTEM, { schedule: 'customers', active: false })
  expect(jobs.length).toBeGreaterThanOrEqual(3)
  await expect.poll(() => scheduleRow('customers')).toMatchObject({ nextRunAt: null })
})

test('refuses a recurrence that is neither EVERY … SECONDS nor cron, and an unknown schedule', async () => {
  await addSchedule('customers', ['P-0001'])
  for (const recurrence of ['EVERY 0 SECONDS', 'daily', '* * * * * *', '61 * * * *']) {
    const { userErrors } = await setSchedule(hq.db, SYSTEM, { schedule: 'customers', recurrence })
    expect(userErrors).toMatchObject([{ code: 'INVALID_VALUE', field: ['input', 'recurrence'] }])
  }
  const { userErrors } = await setSchedule(hq.db, SYSTEM, { schedule: 'none', active: true })
  expect(userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
})

test('runs maintenance by its own recurrence, and goes on after a fault', async () => {
  let runs = 0
  const { faults } = start({
    maintenance: [
      {
        id: 'fold',
        everySeconds: 1,
        run: async () => {
          runs++
          if (runs === 1) throw new Error('first')
        },
      },
    ],
  })
  await expect.poll(() => runs, { timeout: 120_000 }).toBeGreaterThan(1)
  expect(faults).toHaveLength(1)
})

test('counts how many times in a row maintenance is stopped by a fault, until it runs without one', async () => {
  let fails = true
  start({
    maintenance: [
      {
        id: 'fold',
        everySeconds: 1,
        run: async () => {
          if (fails) throw new Error('again')
        },
      },
    ],
  })
  const failures = async () => {
    const [fault] = await hq.db.execute<{ failures: number }>(
      sql`select failures from maintenance_fault where id = 'fold'`,
    )
    return fault?.failures ?? 0
  }
  await expect.poll(failures, { timeout: 120_000 }).toBeGreaterThanOrEqual(3)
  fails = false
  await expect.poll(failures, { timeout: 120_000 }).toBe(0)
})

test('places the next execution within its recurrence, also when the last start was noted by a clock that was ahead', async () => {
  const schedule = { task: 'schedule', id: 'customers', timing: always('EVERY 60 SECONDS') } as const
  const lastStart = new Date(Date.now() + 3_600_000)
  const runAt = await placeNext(hq.db, schedule, { active: true, lastStart })
  expect((runAt?.getTime() ?? 0) - Date.now()).toBeLessThan(120_000)
})

test('places an execution again that was placed while the clock of headquarters’ database was an hour ahead', async () => {
  await addSchedule('customers', ['P-0001'])
  let runs = 0
  const { jobs, seen } = start({
    maintenance: [{ id: 'merge', everySeconds: 1, run: async () => runs++ }],
  })
  await seen(1)
  await hq.db.execute(sql`
    with moved as (
      update graphile_worker._private_jobs set run_at = run_at + interval '1 hour', locked_at = null, locked_by = null
    )
    update distribution_schedule set last_run_at = last_run_at + interval '1 hour'`)
  const before = runs
  await seen(jobs.length + 2)
  await expect.poll(() => runs, { timeout: 120_000 }).toBeGreaterThan(before + 1)
})

test('runs what a killed process had taken, as soon as its lease is over', async () => {
  await addSchedule('customers', ['P-0001'])
  const program = fileURLToPath(new URL('programs/run-schedules.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', program, hq.url], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await once(child, 'exit')
  await hq.db.execute(sql`update schedule_worker set lease_until = now() - interval '1 second'`)
  const { seen } = start()
  await seen(2)
})

test('runs what a living worker had taken in a copy of headquarters that was put back, and runs no more', async () => {
  await addSchedule('customers', ['P-0001'])
  const taken = () =>
    execute<{ by: string }>(
      hq.db,
      sql`select locked_by as by from graphile_worker.jobs where key = 'schedule:customers' and locked_by is not null`,
    )
  let by: string | undefined
  const { jobs } = start({
    runJob: async (job) => {
      by ??= (await taken())[0]?.by
      jobs.push(job)
      return null
    },
  })
  await expect.poll(() => by).toBeDefined()
  // The worker looks at the queue rarely, so that it may not notice that headquarters was away meanwhile.
  const putBack = sql`
    update graphile_worker._private_jobs set locked_by = ${by}, locked_at = now() - interval '1 minute'
    where key = 'schedule:customers' and locked_by is null
    returning 1`
  await expect.poll(() => execute(hq.db, putBack)).toHaveLength(1)
  const before = jobs.length
  await expect.poll(() => jobs.length, { timeout: 120_000 }).toBeGreaterThan(before + 1)
}, 600_000)

test('goes on when its connections to headquarters are cut, over and over', async () => {
  await addSchedule('customers', ['P-0001'])
  const { jobs, seen, faults } = start()
  await seen(1)
  for (let i = 0; i < 40; i++) {
    await hq.db.execute(sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'tillsync schedules'`)
    await pause(50)
  }
  await seen(jobs.length + 3)
  expect(faults).toEqual([])
})
