import { readdirSync, readFileSync } from 'node:fs'
import { createServer, type Server, Socket } from 'node:net'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { type Database, execute, openDatabase, transaction } from '../../src/db/client.ts'
import { DriverGuardError, repaired } from '../../src/db/driver-repair.ts'
import { isUnreachable } from '../../src/db/errors.ts'
import { nextMessage, ownServer, startProgram, until } from './servers.ts'

interface Progress {
  readonly served: number
  readonly unreachable: number
  readonly odd: readonly string[]
}

function open(url: string, options = {}): Database {
  const db = openDatabase(url, options)
  onTestFinished(() => db.close())
  return db
}

test('a process under load survives twenty kills of PostgreSQL, serves within a second of its return, and halves nothing', async () => {
  const server = await ownServer()
  const db = open(server.url('postgres'), { max: 1 })
  await execute(db, sql`create table single (id uuid)`)
  await execute(db, sql`create table half (id uuid, part int)`)
  const load = startProgram('load-database', [server.url('postgres')])
  let progress = await nextMessage<Progress>(load)
  let alive = true
  load.on('message', (message: Progress) => {
    progress = message
  })
  load.on('exit', () => {
    alive = false
  })
  for (let kill = 0; kill < 20; kill++) {
    const { served } = progress
    await until(() => !alive || progress.served > served + 50)
    await server.kill()
    await server.start()
    const atReturn = progress.served
    await Promise.race([until(() => !alive || progress.served > atReturn), wait(1_000)])
    expect({ kill, alive, serves: progress.served > atReturn }).toEqual({ kill, alive: true, serves: true })
  }
  expect(progress.unreachable).toBeGreaterThan(0)
  expect(progress.odd).toEqual([])
  load.disconnect()
  await until(() => !alive)
  const halves = await execute(db, sql`select id from half group by id having count(*) <> 2`)
  expect(halves).toEqual([])
}, 120_000)

test('what a transaction sends after its connection was lost does not run in the next one', async () => {
  const server = await ownServer()
  const db = open(server.url('postgres'), { max: 1 })
  await execute(db, sql`create table part (name text)`)
  let begun = () => {}
  let resume = () => {}
  const hasBegun = new Promise<void>((resolve) => (begun = resolve))
  const mayResume = new Promise<void>((resolve) => (resume = resolve))
  const sent: unknown[] = []
  const lost = transaction(db, async (tx) => {
    await execute(tx, sql`insert into part (name) values ('first')`)
    begun()
    await mayResume
    for (const name of ['second', 'third']) {
      await execute(tx, sql`insert into part (name) values (${name}::text)`).catch((error: unknown) => sent.push(error))
    }
  })
  lost.catch(() => {})
  await hasBegun
  await server.kill()
  await server.start()
  await until(() =>
    execute(db, sql`select 1`).then(
      () => true,
      () => false,
    ),
  )
  const other = transaction(db, async (tx) => {
    await execute(tx, sql`insert into part (name) values ('other')`)
    resume()
    await until(() => sent.length === 2)
    await execute(tx, sql`insert into part (name) values ('another')`)
  })
  await other
  await expect(lost).rejects.toSatisfy(isUnreachable)
  expect(sent.every(isUnreachable)).toBe(true)
  expect(await execute(db, sql`select name from part order by name`)).toEqual([{ name: 'another' }, { name: 'other' }])
})

/** A way to the server that can be closed at once to each newcomer, or go silent while it stays open. */
async function wayTo(port: number): Promise<{ url(of: string): string; mode: 'open' | 'closing' | 'silent' }> {
  const sockets = new Set<Socket>()
  const way = {
    mode: 'open' as 'open' | 'closing' | 'silent',
    url: (of: string) => of.replace(`:${port}/`, `:${own}/`),
  }
  const proxy: Server = createServer((near) => {
    if (way.mode === 'closing') return near.end()
    const far = new Socket().connect(port, '127.0.0.1')
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      from.on('data', (chunk) => way.mode === 'silent' || to.write(chunk))
      from.on('error', () => {})
      from.on('close', () => to.destroy())
    }
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const address = proxy.address()
  const own = address !== null && typeof address === 'object' ? address.port : 0
  onTestFinished(() => {
    proxy.close()
    for (const socket of sockets) socket.destroy()
  })
  return way
}

test('a connection that is closed while it opens fails the statement instead of trying permanently', async () => {
  const server = await ownServer()
  const way = await wayTo(server.port)
  way.mode = 'closing'
  const db = open(way.url(server.url('postgres')))
  await expect(execute(db, sql`select 1`)).rejects.toSatisfy(isUnreachable)
  way.mode = 'open'
  expect(await execute(db, sql`select 1 as one`)).toEqual([{ one: 1 }])
})

test('silence ends a statement, and with it every connection that is as silent, and the next statement finds the way', async () => {
  const server = await ownServer()
  const way = await wayTo(server.port)
  const db = open(way.url(server.url('postgres')), { max: 4, statementTimeout: 200, connectTimeout: 500 })
  await Promise.all(Array.from({ length: 4 }, () => execute(db, sql`select pg_sleep(0.05)`)))
  way.mode = 'silent'
  const cut = await Promise.allSettled(Array.from({ length: 30 }, () => execute(db, sql`select 1`)))
  expect(cut.every((one) => one.status === 'rejected' && isUnreachable(one.reason))).toBe(true)
  way.mode = 'open'
  expect(await execute(db, sql`select 1 as one`)).toEqual([{ one: 1 }])
})

test('a transaction that may take longer is not taken for a cut connection', async () => {
  const server = await ownServer()
  const db = open(server.url('postgres'), { statementTimeout: 100 })
  const slow = (tx: Parameters<Parameters<typeof transaction>[1]>[0]) =>
    execute<{ done: string }>(tx, sql`select 'yes' as done from pg_sleep(${2.6}::float8)`)
  expect(await transaction(db, slow, { statementTimeout: 5_000 })).toEqual([{ done: 'yes' }])
  await expect(execute(db, sql`select pg_sleep(1)`)).rejects.toMatchObject({ cause: { code: '57014' } })
})

test('nothing but the guard loads the driver', () => {
  const project = path.join(import.meta.dirname, '../..')
  const loaders = ['src', 'test'].flatMap((folder) =>
    readdirSync(path.join(project, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => path.join(folder, file))
      .filter((file) =>
        /^import (?!type )[^'"]*['"]postgres['"]/m.test(readFileSync(path.join(project, file), 'utf8')),
      ),
  )
  expect(loaders).toEqual([])
})

test('refuses a driver whose source is not the one the repairs were written for', () => {
  const repair = { why: 'the example', find: 'old', replace: 'new' }
  expect(repaired('some.js', 'an old line', [repair])).toBe('an new line')
  expect(() => repaired('some.js', 'a changed line', [repair])).toThrow(DriverGuardError)
  expect(() => repaired('some.js', 'old and old', [repair])).toThrow('the example')
})
