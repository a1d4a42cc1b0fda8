import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { separateSchedules, setPaused, settled } from './arrange.ts'
import { diagnose } from './asking.ts'
import { type Stage, type Stuck, startStage } from './stage.ts'

// When something is expected, by schedules whose times are set here: a process is alive that would run them, and runs
// nothing.

let s: Stage
let stuck: Stuck
beforeAll(async () => {
  s = await startStage()
  // Sessions and runs, whose durations are expected of the next ones.
  await settled(s)
  await s.atHeadquarters(
    sql`insert into schedule_worker (worker_id, lease_until) values ('idle', now() + interval '1 day')`,
  )
  stuck = await s.create()
})

const HOUR = 3_600_000
const inHours = (hours: number) => new Date(Math.ceil(Date.now() / 1_000) * 1_000 + hours * HOUR)

/** The schedule's next run, and so many seconds between two. */
const next = (schedule: string, at: Date, everySeconds: number) =>
  s.atHeadquarters(
    sql`update distribution_schedule set next_run_at = ${at.toISOString()}::timestamptz, recurrence = ${`EVERY ${everySeconds} SECONDS`} where id = ${schedule}`,
  )

const ask = async () => (await diagnose(s.tillsync, { operation: stuck.operationId })).trace

const NOTHING = { expectedAtHeadquarters: null, expectedBack: null }
/** By then, and what such a step took lately later. */
const soonAfter = (at: Date) => ({
  asymmetricMatch: (text: unknown) =>
    Date.parse(String(text)) >= at.getTime() && Date.parse(String(text)) < at.getTime() + 60_000,
})

describe('an operation that waits for the next run', () => {
  it('is expected at headquarters and back after the next run of a schedule with all steps', async () => {
    const run = inHours(1)
    await next('default-customers', run, 86_400)
    expect(await ask()).toMatchObject({
      waitingFor: 'P-0001 of houston-db.',
      whyNotExpected: null,
      expectedAtHeadquarters: soonAfter(run),
      expectedBack: soonAfter(run),
      steps: [
        { step: 'CAPTURED', at: expect.stringMatching(/Z$/), expectedAt: null },
        { step: 'UPLOADED', at: null, expectedAt: soonAfter(run) },
        { step: 'SYNCHRONIZED', at: null, expectedAt: soonAfter(run) },
        { step: 'DISTRIBUTED', at: null, expectedAt: soonAfter(run) },
      ],
    })
  })

  it('is expected after each step’s schedule has run after the previous one', async () => {
    await separateSchedules(s, 'none')
    const [first, second, third] = [inHours(1), inHours(2), inHours(1.5)]
    await next('default-customers', first, 86_400)
    await next('only-synchronize', second, 86_400)
    await next('only-1010', third, 3_600)
    expect(await ask()).toMatchObject({
      whyNotExpected: null,
      expectedAtHeadquarters: soonAfter(second),
      // Its run before the synchronization brings nothing back.
      expectedBack: soonAfter(new Date(third.getTime() + HOUR)),
    })
  })

  it('is expected at once if the schedule is due', async () => {
    const due = new Date()
    await next('default-customers', due, 86_400)
    const trace = await ask()
    expect(trace?.steps[1]).toMatchObject({ step: 'UPLOADED', expectedAt: soonAfter(due) })
  })
})

describe('no time is expected, and the reason is given,', () => {
  it.each(['P-0001', 'synchronize', '1010'])('while the schedule of %s is not active', async (job) => {
    await separateSchedules(s, job)
    const trace = await ask()
    const reason = {
      'P-0001': /^No active schedule runs P-0001 for houston-db/,
      synchronize: /^No active schedule runs Synchronize customers and channel requests,/,
      '1010': /^No active schedule runs 1010,/,
    }[job]
    expect(trace).toMatchObject({ expectedBack: null, whyNotExpected: expect.stringMatching(reason ?? '') })
    if (job !== '1010') expect(trace).toMatchObject(NOTHING)
  })

  it('while the database is paused', async () => {
    await separateSchedules(s, 'none')
    await setPaused(s, true)
    expect(await ask()).toMatchObject({
      ...NOTHING,
      waitingFor: 'P-0001 of houston-db.',
      whyNotExpected: expect.stringMatching(/^Data synchronization is paused for houston-db/),
    })
    await setPaused(s, false)
  })

  it('while the channel is offline', async () => {
    const offline = (is: boolean) =>
      s.ask('setChannelOffline', 'SetChannelOfflineInput!', { channel: 'houston', offline: is })
    await offline(true)
    expect(await ask()).toMatchObject({
      ...NOTHING,
      whyNotExpected: expect.stringMatching(/^The channel houston is offline/),
    })
    await offline(false)
  })

  it('while no worker runs the schedules', async () => {
    await s.atHeadquarters(sql`update schedule_worker set lease_until = now() - interval '1 second'`)
    expect(await ask()).toMatchObject({
      ...NOTHING,
      whyNotExpected: expect.stringMatching(/no process that runs the schedules is alive/),
    })
    await s.atHeadquarters(sql`update schedule_worker set lease_until = now() + interval '1 day'`)
  })
})

it('an operation at headquarters is only expected back, and a distributed one is not expected anywhere', async () => {
  const run = inHours(1)
  await next('only-1010', run, 86_400)
  await s.tillsync.runJob('P-0001', 'houston-db')
  await s.tillsync.synchronize()
  expect(await ask()).toMatchObject({
    waitingFor: '1010 for houston-db.',
    whyNotExpected: null,
    expectedAtHeadquarters: null,
    expectedBack: soonAfter(run),
  })
  await s.tillsync.runJob('1010', 'houston-db')
  const made = { at: expect.stringMatching(/Z$/), expectedAt: null }
  expect(await ask()).toMatchObject({
    ...NOTHING,
    waitingFor: null,
    whyNotExpected: null,
    steps: [made, made, made, made],
  })
})
