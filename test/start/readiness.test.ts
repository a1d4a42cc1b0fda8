import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { readiness } from '../../src/start/readiness.ts'
import { sidesOf } from '../live/sides.ts'
import { type TestDatabase, testDatabase } from '../support/databases.ts'

let hq: TestDatabase
beforeAll(async () => {
  hq = await testDatabase('hq')
})
beforeEach(() => hq.db.execute(sql`delete from schedule_worker`))

const looked = (ago: number | null) => ({ lookedAgo: () => ago })
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
    expect(await readiness(sidesOf(hq, {}), ['worker'], looked(ago))).toEqual({
      ready,
      parts: { headquarters: 'ok', workers },
    })
  },
)

test('a process with other work stays ready while its worker does not look at the queue, and says so', async () => {
  const parts = { headquarters: 'ok', workers: 'last look at the queue 40 s ago' }
  expect(await readiness(sidesOf(hq, {}), ['hq', 'channel', 'worker'], looked(40))).toEqual({ ready: true, parts })
})

test('a process without the role worker is ready whatever became of the workers elsewhere, and says what', async () => {
  const state = () => readiness(sidesOf(hq, {}), ['hq', 'channel'], looked(null))
  expect(await state()).toEqual({ ready: true, parts: { headquarters: 'ok', workers: 'none' } })
  await leased(-10)
  expect(await state()).toMatchObject({
    ready: true,
    parts: { workers: expect.stringMatching(/^last look at the queue 4\d s ago$/) },
  })
  await leased(25)
  expect(await state()).toMatchObject({ ready: true, parts: { workers: 'ok' } })
})
