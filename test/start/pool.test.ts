import { sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { readConfig } from '../../src/config/config.ts'
import { execute } from '../../src/db/client.ts'
import { openPool } from '../../src/start/database-servers.ts'
import { testDatabase } from '../support/databases.ts'

test('a pool keeps to the connections of its database and its server, and closes them when they are idle', async () => {
  const { url, db: watching } = await testDatabase('channel')
  const config = readConfig({
    HQ_DATABASE_URL: url,
    TILLSYNC_CONNECTIONS_PER_DATABASE: '3',
    TILLSYNC_CONNECTIONS_PER_SERVER: '4',
    TILLSYNC_CONNECTION_IDLE_SECONDS: '1',
  })
  const pools = ['one', 'two'].map((name) => openPool('hq', url, name, config))
  onTestFinished(async () => {
    for (const pool of pools) await pool.close()
  })
  const open = async () => {
    const counts = await execute<{ name: string; n: number }>(
      watching,
      sql`select application_name as name, count(*)::int as n
      from pg_stat_activity
      where datname = current_database() and application_name in ('tillsync one', 'tillsync two')
      group by application_name`,
    )
    return counts.map(({ n }) => n)
  }
  const all = (n: number) =>
    pools.slice(0, n).flatMap((pool) => Array.from({ length: 6 }, () => execute(pool, sql`select pg_sleep(0.3)`)))
  const mostDuring = async (working: Promise<unknown>[]) => {
    let [ofOne, ofAll, isOver] = [0, 0, false]
    const done = Promise.all(working).then(() => {
      isOver = true
    })
    while (!isOver) {
      const counts = await open()
      ofOne = Math.max(ofOne, ...counts)
      ofAll = Math.max(
        ofAll,
        counts.reduce((sum, n) => sum + n, 0),
      )
    }
    await done
    return { ofOne, ofAll }
  }
  expect((await mostDuring(all(1))).ofOne).toBe(3)
  expect((await mostDuring(all(2))).ofAll).toBe(4)
  await expect.poll(open, { timeout: 120_000 }).toEqual([])
})
