import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { SYSTEM } from '../../src/access/actor.ts'
import { diagnoseInstallation } from '../../src/diagnose/diagnose-installation.ts'
import { directHeadquartersFacts } from '../../src/headquarters/direct-headquarters-facts.ts'
import { readiness } from '../../src/start/readiness.ts'
import { sidesOf } from '../live/sides.ts'
import { type TestDatabase, testDatabase } from '../support/databases.ts'

let hq: TestDatabase
beforeAll(async () => {
  hq = await testDatabase('hq')
})
beforeEach(() => hq.db.execute(sql`delete from schedule_worker`))

const looked = (ago: number | null) => ({ lookedAgo: () => ago })
const well = async () => ({ at: new Date().toISOString(), causes: [], putOff: [] })
const leased = (seconds: number) =>
  hq.db.execute(sql`
    insert into schedule_worker (worker_id, lease_until) values (${`worker ${seconds}`}, now() + ${seconds} * interval '1 second')`)

test.each([
  [null, false, 'no look at the queue yet'],
  [5, true, 'ok'],
  [40.4, false, 'last look at the queue 40 s ago'],
])(
  'a process that only runs schedules, and last looked at the queue %s s ago, is ready: %s',
  async (ago, ready, workers) => {
    expect(await readiness(sidesOf(hq, {}), ['worker'], looked(ago), well)).toEqual({
      ready,
      parts: { headquarters: 'ok', workers, health: 'ok' },
    })
  },
)

test('a process with other work stays ready while its worker does not look at the queue, and says so', async () => {
  const parts = { headquarters: 'ok', workers: 'last look at the queue 40 s ago', health: 'ok' }
  expect(await readiness(sidesOf(hq, {}), ['hq', 'channel', 'worker'], looked(40), well)).toEqual({
    ready: true,
    parts,
  })
})

test('a process without the role worker is ready whatever became of the workers elsewhere, and says what', async () => {
  const state = () => readiness(sidesOf(hq, {}), ['hq', 'channel'], looked(null), well)
  expect(await state()).toEqual({ ready: true, parts: { headquarters: 'ok', workers: 'none', health: 'ok' } })
  await leased(-10)
  expect(await state()).toMatchObject({
    ready: true,
    parts: { workers: expect.stringMatching(/^last look at the queue 4\d s ago$/) },
  })
  await leased(25)
  expect(await state()).toMatchObject({ ready: true, parts: { workers: 'ok' } })
})

test('says which checks fail, as a diagnosis of the installation does', async () => {
  const sides = { ...sidesOf(hq, {}), facts: directHeadquartersFacts(hq) }
  await hq.db.execute(sql`
    insert into distribution_schedule (id, name, jobs, recurrence, active) values ('s', 'S', array['P-0001'], 'EVERY 5 SECONDS', true)`)
  const { parts } = await readiness(sides, ['hq', 'channel'], looked(null))
  const { checks } = await diagnoseInstallation(sides, SYSTEM)
  const failed = checks.filter(({ status }) => status === 'FAIL').map(({ code }) => code)
  expect(failed).toContain('WORKER_ALIVE')
  expect(parts.health).toBe(failed.join(', '))
})

test('names a channel database that could not be opened, which is not ready either', async () => {
  const notOpened = new Map([['north', { state: null, why: 'It is the database of another channel.' }]])
  const { ready, parts } = await readiness(
    { ...sidesOf(hq, {}), headquarters: null, notOpened },
    ['channel'],
    looked(0),
  )
  expect({ ready, north: parts.north }).toEqual({
    ready: false,
    north: 'cannot be opened: It is the database of another channel.',
  })
})
