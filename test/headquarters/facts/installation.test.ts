import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { readInstallationFacts } from '../../../src/headquarters/facts/installation.ts'
import { countFault } from '../../../src/headquarters/jobs/maintenance-faults.ts'
import { type TestDatabase, testDatabase } from '../../support/databases.ts'

let hq: TestDatabase
beforeEach(async () => {
  hq = await testDatabase('hq')
})

test('the clocks of other workers are named from five seconds on, while they are alive', async () => {
  await hq.db.execute(sql`
    insert into schedule_worker (worker_id, lease_until, process, clock_skew_seconds)
    values ('ahead', now() + interval '1 minute', 'one:1', 5), ('near', now() + interval '1 minute', 'two:2', -4.9),
      ('dead', now() - interval '1 second', 'three:3', 3600)`)
  const { workerClocks } = await readInstallationFacts(hq.db, 'ALL')
  expect(workerClocks).toEqual([{ process: 'one:1', skew: 5 }])
})

test('maintenance is named from its third fault in a row on', async () => {
  const maintenance = async () => (await readInstallationFacts(hq.db, 'ALL')).maintenance
  for (let times = 0; times < 2; times++) await countFault(hq.db, 'merge-operation-counts')
  expect(await maintenance()).toEqual([])
  await countFault(hq.db, 'merge-operation-counts')
  expect(await maintenance()).toEqual([{ id: 'merge-operation-counts', failures: 3, since: expect.any(String) }])
})
