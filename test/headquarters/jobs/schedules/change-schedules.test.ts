import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { SYSTEM } from '../../../../src/access/actor.ts'
import { execute } from '../../../../src/db/client.ts'
import { startJobWorker } from '../../../../src/headquarters/jobs/job-worker.ts'
import { runSchedule } from '../../../../src/headquarters/jobs/run-schedule.ts'
import { createSchedule, type NewSchedule } from '../../../../src/headquarters/jobs/schedules/create-schedule.ts'
import { deleteSchedule } from '../../../../src/headquarters/jobs/schedules/delete-schedule.ts'
import { readSchedules } from '../../../../src/headquarters/jobs/schedules/read-schedules.ts'
import { setSchedule } from '../../../../src/headquarters/jobs/schedules/set-schedule.ts'
import { releaseSchedule, withholdSchedule } from '../../../../src/headquarters/jobs/schedules/withhold-schedule.ts'
import { always } from '../../../../src/model/recurrence.ts'
import { SCHEDULE_JOBS } from '../../../../src/model/schedule.ts'
import { type TestDatabase, testDatabase } from '../../../support/databases.ts'

// No process runs the schedules here: what is placed in the queue stays there to be looked at.

let hq: TestDatabase
beforeEach(async () => {
  hq = await testDatabase('hq')
  // It creates the tables of the queue.
  const worker = await startJobWorker(hq.url, {}, () => {})
  await worker.stop()
})

const nightly: NewSchedule = {
  schedule: 'nightly',
  name: 'Every night',
  jobs: ['1070', '1110'],
  group: null,
  ...always('30 2 * * *'),
  active: true,
}
const create = (more: Partial<NewSchedule> = {}) => createSchedule(hq.db, SYSTEM, { ...nightly, ...more })
const withhold = () => withholdSchedule(hq.db, SYSTEM, { schedule: 'nightly', reason: 'Stocktaking' })
const release = () => releaseSchedule(hq.db, SYSTEM, { schedule: 'nightly' })
const found = async () => (await readSchedules(hq.db)).find(({ id }) => id === 'nightly')

/** When the queue runs the schedule; null if it does not. */
async function placedAt(): Promise<Date | null> {
  const [job] = await execute<{ runAt: string }>(
    hq.db,
    sql`select run_at as "runAt" from graphile_worker.jobs where key = 'schedule:nightly'`,
  )
  return job ? new Date(job.runAt) : null
}
const moved = (by: string) =>
  hq.db.execute(sql`update distribution_schedule set next_run_at = now() + ${by}::interval where id = 'nightly'`)
const isAboutNow = (at: Date | string | null | undefined) =>
  Math.abs(Date.now() - new Date(at ?? 0).getTime()) < 600_000

test('creates a schedule that is placed at the first time of its time zone', async () => {
  const { schedule, userErrors } = await create({ timeZone: 'Asia/Tokyo' })
  expect(userErrors).toEqual([])
  expect(schedule).toMatchObject({ status: 'ACTIVE', timeZone: 'Asia/Tokyo', withheld: null })
  expect(schedule?.nextRunAt).toContain('T17:30:00')
  expect((await placedAt())?.toISOString()).toBe(schedule?.nextRunAt)
})

test('refuses whatever cannot be a schedule, all faults at once, and changes nothing', async () => {
  const { userErrors } = await create({
    schedule: 'no spaces',
    name: ' ',
    jobs: ['1010', '9999', '1010'],
    group: 'none',
    recurrence: '61 * * * *',
    activeFrom: '2026-02-01T00:00:00.000Z',
    activeUntil: '2026-01-01T00:00:00.000Z',
  })
  expect(userErrors.map(({ code, field }) => `${code} ${field.join('.')}`).sort()).toEqual([
    'INVALID_VALUE input.activeUntil',
    'INVALID_VALUE input.jobs',
    'INVALID_VALUE input.name',
    'INVALID_VALUE input.recurrence',
    'INVALID_VALUE input.schedule',
    'UNKNOWN_REFERENCE input.group',
    'UNKNOWN_REFERENCE input.jobs',
  ])
  expect((await create({ timeZone: '+02:00' })).userErrors).toMatchObject([{ field: ['input', 'timeZone'] }])
  expect((await create({ jobs: [] })).userErrors).toMatchObject([{ field: ['input', 'jobs'] }])
  expect(await found()).toBeUndefined()
  await create()
  expect((await create()).userErrors).toMatchObject([{ code: 'DUPLICATE_ID', field: ['input', 'schedule'] }])
})

test('a dry run shows what would be, and changes nothing', async () => {
  expect((await create({ dryRun: true })).schedule).toMatchObject({ id: 'nightly' })
  expect(await found()).toBeUndefined()
  await create()
  const change = { schedule: 'nightly', name: 'Other', dryRun: true }
  expect((await setSchedule(hq.db, SYSTEM, change)).schedule).toMatchObject({ name: 'Other' })
  expect((await deleteSchedule(hq.db, SYSTEM, { schedule: 'nightly', dryRun: true })).userErrors).toEqual([])
  expect(await found()).toMatchObject({ name: 'Every night' })
})

test('a change leaves what it does not name as it is, and checks the whole schedule', async () => {
  await create({ timeZone: 'Asia/Tokyo', activeUntil: '2126-01-01T00:00:00.000Z' })
  const { schedule } = await setSchedule(hq.db, SYSTEM, { schedule: 'nightly', recurrence: '0 4 * * *' })
  expect(schedule).toMatchObject({ timeZone: 'Asia/Tokyo', activeUntil: '2126-01-01T00:00:00.000Z' })
  expect(schedule?.nextRunAt).toContain('T19:00:00')
  const { userErrors } = await setSchedule(hq.db, SYSTEM, {
    schedule: 'nightly',
    activeFrom: '2127-01-01T00:00:00.000Z',
  })
  expect(userErrors).toMatchObject([{ field: ['input', 'activeUntil'] }])
})

test('a withheld schedule is not in the queue, shows by whom and why, and does nothing when it is run', async () => {
  await create()
  const { schedule } = await withhold()
  expect(schedule).toMatchObject({
    status: 'WITHHELD',
    active: true,
    nextRunAt: null,
    withheld: { by: SYSTEM.id, reason: 'Stocktaking' },
  })
  expect(await placedAt()).toBeNull()
  const jobs: string[] = []
  const runJob = async (job: string) => {
    jobs.push(job)
    return null
  }
  await runSchedule(hq.db, 'nightly', { runJob, onFault: () => {} })
  expect(jobs).toEqual([])
  await withholdSchedule(hq.db, SYSTEM, { schedule: 'nightly', reason: 'Again' })
  expect((await found())?.withheld?.reason).toBe('Stocktaking')
})

test('a release makes up for missed times by one run at once, and otherwise keeps the time', async () => {
  await create()
  const before = (await found())?.nextRunAt
  await withhold()
  expect((await release()).schedule).toMatchObject({ status: 'ACTIVE', withheld: null, nextRunAt: before })
  expect((await placedAt())?.toISOString()).toBe(before)
  await withhold()
  await moved('-3 days')
  expect(isAboutNow((await release()).schedule?.nextRunAt)).toBe(true)
  expect(isAboutNow(await placedAt())).toBe(true)
  expect((await release()).userErrors).toEqual([])
})

test('a change of a withheld schedule leaves it withheld, and what it missed before is not made up for', async () => {
  await create()
  await withhold()
  await moved('-3 days')
  const { schedule } = await setSchedule(hq.db, SYSTEM, { schedule: 'nightly', recurrence: '0 4 * * *' })
  expect(schedule).toMatchObject({ status: 'WITHHELD', nextRunAt: null })
  expect(await placedAt()).toBeNull()
  expect((await release()).schedule?.nextRunAt).toContain('T04:00:00')
})

test('a run that ends after its schedule was withheld places no other one', async () => {
  await create()
  const runJob = async () => {
    await withhold()
    return 'done'
  }
  await runSchedule(hq.db, 'nightly', { runJob, onFault: () => {} })
  expect(await found()).toMatchObject({ status: 'WITHHELD', lastMessage: 'done done' })
  expect(await placedAt()).toBeNull()
})

test('an inactive schedule that was withheld and released still does not run', async () => {
  await create({ active: false })
  await withhold()
  expect((await release()).schedule).toMatchObject({ status: 'INACTIVE', nextRunAt: null })
  expect(await placedAt()).toBeNull()
})

test('a schedule whose active period has not begun is placed at its first time, and does nothing before', async () => {
  const activeFrom = '2126-01-01T02:30:00.000Z'
  expect((await create({ activeFrom })).schedule).toMatchObject({ status: 'NOT_STARTED', nextRunAt: activeFrom })
  expect((await placedAt())?.toISOString()).toBe(activeFrom)
  const runJob = async () => Promise.reject(new Error('It ran.'))
  await runSchedule(hq.db, 'nightly', { runJob, onFault: (error) => expect(error).toBeNull() })
  expect(await found()).toMatchObject({ lastRunAt: null, nextRunAt: activeFrom })
})

test('a schedule whose active period is over is not placed, and not made up for when it is released', async () => {
  await create()
  await withhold()
  await moved('-3 days')
  await hq.db.execute(
    sql`update distribution_schedule set active_until = now() - interval '1 day' where id = 'nightly'`,
  )
  expect((await release()).schedule).toMatchObject({ status: 'ENDED', nextRunAt: null })
  expect(await placedAt()).toBeNull()
})

test('deletes a schedule with the execution that waits', async () => {
  await create()
  expect((await deleteSchedule(hq.db, SYSTEM, { schedule: 'nightly' })).schedule).toMatchObject({ id: 'nightly' })
  expect(await found()).toBeUndefined()
  expect(await placedAt()).toBeNull()
  expect((await deleteSchedule(hq.db, SYSTEM, { schedule: 'nightly' })).userErrors).toMatchObject([
    { code: 'NOT_FOUND', field: ['input', 'schedule'] },
  ])
})

test('every job of the schedules that are there from the beginning can be named', async () => {
  const jobs = (await readSchedules(hq.db)).flatMap((schedule) => schedule.jobs)
  expect(jobs).toContain('reconcile-changes')
  expect(jobs.filter((job) => !SCHEDULE_JOBS.includes(job))).toEqual([])
})
