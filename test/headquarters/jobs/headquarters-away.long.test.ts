// @module-tag long
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../../src/db/client.ts'
import { createDatabaseIfMissing } from '../../../src/db/embedded/create-database.ts'
import { migrate } from '../../../src/db/migrate.ts'
import { startSchedules } from '../../../src/headquarters/jobs/start-schedules.ts'
import { ownServer } from '../../db/servers.ts'

test('waits while headquarters’ server is down, killed or stopped, says so, and goes on by itself', async () => {
  const server = await ownServer()
  await createDatabaseIfMissing(server.url('postgres'), 'headquarters')
  const url = server.url('headquarters')
  await migrate(url, 'hq')
  const db = openDatabase(url)
  await db.execute(sql`
    insert into distribution_schedule (id, name, jobs, recurrence) values ('customers', 'Customers', array['P-0001'], 'EVERY 1 SECONDS')`)

  let runs = 0
  let away = 0
  const faults: unknown[] = []
  const stop = startSchedules({
    headquarters: { db, url },
    runJob: async () => {
      runs++
      // Long enough for the server to go away in the middle of an execution.
      await pause(200)
      return null
    },
    maintenance: [],
    headquartersAway: async () => {
      away++
    },
    onFault: (error) => faults.push(error),
  })
  onTestFinished(async () => {
    await stop()
    await db.close()
  })
  const grows = (count: () => number) => {
    const before = count()
    return expect.poll(count, { timeout: 120_000, interval: 20 }).toBeGreaterThan(before)
  }
  await grows(() => runs)
  for (const how of ['kill', 'stop'] as const) {
    await grows(() => runs)
    await server[how]()
    await grows(() => away)
    await server.start()
    await grows(() => runs)
    await grows(() => runs)
  }
  expect(faults).toEqual([])
}, 600_000)
