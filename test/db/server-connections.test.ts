import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { type Database, execute, openDatabase, transaction } from '../../src/db/client.ts'
import { isOutOfConnections } from '../../src/db/errors.ts'
import { afterFile } from '../support/after-file.ts'
import { testDatabase } from '../support/databases.ts'

const MAX = 6
const { url, db: watching } = await testDatabase('channel')

function pool(name: string, max = 4, connectTimeout = 60_000): Database {
  const db = openDatabase(url, {
    applicationName: name,
    max,
    connectTimeout,
    connectionsPerServer: MAX,
    lockTimeout: 60_000,
    statementTimeout: 60_000,
  })
  afterFile(() => db.close())
  return db
}
const open = async () =>
  (
    await execute<{ count: number }>(
      watching,
      sql`select count(*)::int as count from pg_stat_activity where application_name like 'counted%'`,
    )
  )[0]?.count

test('many pools share the connections to their server, and every statement is answered once', async () => {
  const pools = Array.from({ length: 20 }, (_, nth) => pool(`counted ${nth}`))
  await execute(watching, sql`create table counted (pool int, nth int)`)
  let most = 0
  let working = true
  const looking = (async () => {
    while (working) most = Math.max(most, (await open()) ?? 0)
  })()
  await Promise.all(
    pools.flatMap((db, nth) =>
      Array.from({ length: 30 }, (_, time) =>
        time % 3 === 0
          ? transaction(db, async (tx) => {
              await execute(tx, sql`insert into counted values (${nth}, ${time})`)
              await execute(tx, sql`select 1`)
            })
          : execute(db, sql`insert into counted values (${nth}, ${time})`),
      ),
    ),
  )
  working = false
  await looking
  const [stored] = await execute<{ all: number; distinct: number }>(
    watching,
    sql`select count(*)::int as all, count(distinct (pool, nth))::int as distinct from counted`,
  )
  expect(stored).toEqual({ all: 600, distinct: 600 })
  expect(most).toBeGreaterThan(0)
  expect(most).toBeLessThanOrEqual(MAX)
}, 120_000)

test('a connection is taken from the pool that is idle for the longest, never from a transaction', async () => {
  const [busy, next] = [pool('counted busy', MAX), pool('counted next')]
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  const begun: Promise<unknown>[] = []
  const held = Array.from({ length: MAX }, () => {
    let begin: (value: unknown) => void = () => {}
    begun.push(
      new Promise((resolve) => {
        begin = resolve
      }),
    )
    return transaction(busy, async (tx) => {
      const [before] = await execute<{ pid: number }>(tx, sql`select pg_backend_pid() as pid`)
      begin(before)
      await released
      const [after] = await execute<{ pid: number }>(tx, sql`select pg_backend_pid() as pid`)
      return before?.pid === after?.pid
    })
  })
  await Promise.all(begun)
  const waiting = execute(next, sql`select 1 as one`)
  release()
  expect(await Promise.all(held)).toEqual(Array.from({ length: MAX }, () => true))
  expect(await waiting).toEqual([{ one: 1 }])
}, 120_000)

test('who gets no connection within the time to connect is refused, and the next statement runs', async () => {
  const [busy, hasty] = [pool('counted holder', MAX), pool('counted hasty', 4, 3_000)]
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  const begun: Promise<unknown>[] = []
  const held = Array.from({ length: MAX }, () => {
    let begin: (value: unknown) => void = () => {}
    begun.push(
      new Promise((resolve) => {
        begin = resolve
      }),
    )
    return transaction(busy, async (tx) => {
      begin(await execute(tx, sql`select 1`))
      await released
    })
  })
  await Promise.all(begun)
  const refused = await execute(hasty, sql`select 1`).catch((error: unknown) => error)
  expect(isOutOfConnections(refused)).toBe(true)
  release()
  await Promise.all(held)
  expect(await execute(hasty, sql`select 1 as one`)).toEqual([{ one: 1 }])
}, 120_000)
