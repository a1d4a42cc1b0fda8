import { sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { execute, openDatabase } from '../../src/db/client.ts'
import { listen } from '../../src/db/listen.ts'
import { testDatabase } from '../support/databases.ts'
import { openFaultyLine } from '../support/faulty-line.ts'
import { ownServer, until } from './servers.ts'

/** Listens, and counts the wake-ups. */
function startListening(url: string, channel: string) {
  const heard = { wakes: 0, connections: [] as boolean[] }
  const stop = listen(url, channel, () => heard.wakes++, {
    onConnection: (connected) => heard.connections.push(connected),
  })
  onTestFinished(stop)
  return { heard, stop }
}

test('wakes when it begins to listen and on every notice of its channel', async () => {
  const { db, url } = await testDatabase('channel')
  const { heard } = startListening(url, 'wake "here"')
  await until(() => heard.wakes === 1)
  await execute(db, sql`select pg_notify('elsewhere', '')`)
  await execute(db, sql`select pg_notify('wake "here"', '')`)
  await until(() => heard.wakes === 2)
  expect(heard.connections).toEqual([true])
})

test('wakes again when its connection is lost and made again, since notices in between are lost', async () => {
  const { db, url } = await testDatabase('channel')
  const { heard } = startListening(url, 'wake')
  await until(() => heard.wakes === 1)
  await execute(
    db,
    sql`
    select pg_terminate_backend(pid)
    from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`,
  )
  await until(() => heard.wakes === 2)
  await execute(db, sql`select pg_notify('wake', '')`)
  await until(() => heard.wakes === 3)
  expect(heard.connections).toEqual([true, false, true])
})

test('listens again after PostgreSQL was killed and came back', async () => {
  const server = await ownServer()
  const { heard } = startListening(server.url('postgres'), 'wake')
  await until(() => heard.wakes === 1)
  await server.kill()
  await until(() => heard.connections.length === 2)
  await server.start()
  await until(() => heard.wakes === 2)
  const db = openDatabase(server.url('postgres'))
  await execute(db, sql`select pg_notify('wake', '')`)
  await until(() => heard.wakes === 3)
  await db.close()
})

test('is silent and leaves no connection when it was stopped, even before it heard anything', async () => {
  const { db, url } = await testDatabase('channel')
  const early = startListening(url, 'wake')
  await early.stop()
  const { heard, stop } = startListening(url, 'wake')
  await until(() => heard.wakes === 1)
  await stop()
  await execute(db, sql`select pg_notify('wake', '')`)
  await until(async () => {
    const rows = await execute(
      db,
      sql`
      select 1 from pg_stat_activity where datname = current_database() and application_name = 'tillsync listen'`,
    )
    return rows.length === 0
  })
  expect(heard.wakes).toBe(1)
})

test.each(['refusing', 'silent'] as const)(
  'listens when its first connections are %s and a later one is answered',
  async (mode) => {
    const { db, url } = await testDatabase('channel')
    const line = await openFaultyLine(url)
    line.mode = mode
    let attempts = 0
    line.onConnection = () => attempts++
    const { heard } = startListening(line.url, 'wake')
    await until(() => attempts > 1)
    line.mode = 'open'
    await until(() => heard.wakes === 1)
    await execute(db, sql`select pg_notify('wake', '')`)
    await until(() => heard.wakes === 2)
  },
  60_000,
)

test('listens again on another connection when its own is half open', { tags: 'long', timeout: 180_000 }, async () => {
  const { db, url } = await testDatabase('channel')
  const line = await openFaultyLine(url)
  const wakes: boolean[] = []
  onTestFinished(listen(line.url, 'wake', () => wakes.push(true), { heartbeat: 200 }))
  await until(() => wakes.length === 1)
  line.silence()
  await until(() => wakes.length === 2)
  await execute(db, sql`select pg_notify('wake', '')`)
  await until(() => wakes.length === 3)
})
