// @module-tag long
import { readdirSync, readFileSync } from 'node:fs'
import { connect, createServer, type Server, Socket } from 'node:net'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { type Database, execute, openDatabase, transaction } from '../../src/db/client.ts'
import { DriverGuardError, postgres, repaired } from '../../src/db/driver-guard.ts'
import { databaseState, isUnreachable } from '../../src/db/errors.ts'
import { openClient } from '../../src/db/open-client.ts'
import type { Place, WatchedConnection } from '../../src/db/watched-connection.ts'
import { WatchedConnections } from '../../src/db/watched-connections.ts'
import { testDatabase } from '../support/databases.ts'
import { openFaultyLine } from '../support/faulty-line.ts'
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

test('a process survives twenty kills of PostgreSQL, serves a second after its return, and halves nothing', {
  tags: 'long',
  timeout: 180_000,
}, async () => {
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
})

test('a transaction that lost its session sends nothing to the next one (upstream 1216)', async () => {
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

test('an error that ended a session does not fail the first statement of the next (upstream 1223)', async () => {
  const { db, url } = await testDatabase('channel')
  const one = open(url, { max: 1 })
  const [session] = await execute<{ pid: number }>(one, sql`select pg_backend_pid() as pid`)
  const lost = execute(one, sql`select pg_sleep(60)`).catch((error: unknown) => error)
  await execute(db, sql`select pg_terminate_backend(${session?.pid}::int)`)
  expect(isUnreachable(await lost)).toBe(true)
  expect(await execute(one, sql`select 1 as one`)).toEqual([{ one: 1 }])
})

test('rows that a lost session had sent are not counted among those of the next (upstream 1223)', async () => {
  const { url } = await testDatabase('channel')
  const line = await openFaultyLine(url)
  const one = open(line.url, { max: 1 })
  let pieces = 0
  line.spoil = (_, piece) => (piece.includes('xxxxx') && ++pieces === 20 ? 'cut' : undefined)
  const lost = execute(one, sql`select repeat('x', 9000) from generate_series(1, 1000)`)
  await expect(lost).rejects.toSatisfy(isUnreachable)
  expect(await execute(one, sql`select n from generate_series(1, 3) n`)).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }])
})

test('bytes meant for a lost session do not open the next, nor delay its writes (upstream 1223)', async () => {
  const { url } = await testDatabase('channel')
  const connections = new WatchedConnections({
    ssl: false,
    hosts: null,
    connectTimeout: 2_000,
    statementTimeout: 5_000,
  })
  const settings = { max: 1, socket: connections.open, connect_timeout: 0, fetch_types: false }
  const client = postgres(url, settings)
  await client`select 1`
  const lost = client`select 2`.catch((error: unknown) => error)
  // The bytes are written at the end of this turn of the event loop, when the connection has gone.
  for (let turn = 0; turn < 5; turn++) await Promise.resolve()
  connections.close()
  expect(isUnreachable(await lost)).toBe(true)
  expect(await client`select 3 as three`).toMatchObject([{ three: 3 }])
  await client.end()
})

test('all queued statements of a transaction fail when its session ends (upstream 1186)', async () => {
  const { db, url } = await testDatabase('channel')
  const one = open(url, { max: 1 })
  const outcomes: Promise<boolean>[] = []
  const lost = transaction(one, async (tx) => {
    const [session] = await execute<{ pid: number }>(tx, sql`select pg_backend_pid() as pid`)
    for (const statement of [sql`select pg_sleep(60)`, sql`select ${1}::int`, sql`select ${2}::int`])
      outcomes.push(execute(tx, statement).then(() => false, isUnreachable))
    await execute(db, sql`select pg_terminate_backend(${session?.pid}::int)`)
    await Promise.all(outcomes)
  })
  await expect(lost).rejects.toSatisfy(isUnreachable)
  expect(await Promise.all(outcomes)).toEqual([true, true, true])
})

/** A proxy to the server that can close each new connection at once, or go silent while it stays open. */
async function proxyTo(port: number): Promise<{ url(of: string): string; mode: 'open' | 'closing' | 'silent' }> {
  const sockets = new Set<Socket>()
  const proxy = {
    mode: 'open' as 'open' | 'closing' | 'silent',
    url: (of: string) => of.replace(`:${port}/`, `:${own}/`),
  }
  const listener: Server = createServer((near) => {
    if (proxy.mode === 'closing') return near.end()
    const far = new Socket().connect(port, '127.0.0.1')
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      from.on('data', (chunk) => proxy.mode === 'silent' || to.write(chunk))
      from.on('error', () => {})
      from.on('close', () => to.destroy())
    }
  })
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  const address = listener.address()
  const own = address !== null && typeof address === 'object' ? address.port : 0
  onTestFinished(() => {
    listener.close()
    for (const socket of sockets) socket.destroy()
  })
  return proxy
}

test('a connection that is closed while it opens fails the statement instead of trying permanently', async () => {
  const server = await ownServer()
  const proxy = await proxyTo(server.port)
  proxy.mode = 'closing'
  const db = open(proxy.url(server.url('postgres')))
  await expect(execute(db, sql`select 1`)).rejects.toSatisfy(isUnreachable)
  proxy.mode = 'open'
  expect(await execute(db, sql`select 1 as one`)).toEqual([{ one: 1 }])
})

test('an address with two hosts leads to the one that answers, and fails when none does', async () => {
  const server = await ownServer()
  const two = server.url('postgres').replace('127.0.0.1', '127.0.0.9,127.0.0.1')
  expect(await execute(open(two), sql`select 1 as one`)).toEqual([{ one: 1 }])
  await server.kill()
  await expect(execute(open(two), sql`select 1`)).rejects.toSatisfy(isUnreachable)
})

test('silence ends a statement and every connection that is as silent, and the next statement succeeds', async () => {
  const server = await ownServer()
  const proxy = await proxyTo(server.port)
  const db = open(proxy.url(server.url('postgres')), { max: 4, statementTimeout: 200, connectTimeout: 500 })
  await Promise.all(Array.from({ length: 4 }, () => execute(db, sql`select pg_sleep(0.05)`)))
  proxy.mode = 'silent'
  const cut = await Promise.allSettled(Array.from({ length: 30 }, () => execute(db, sql`select 1`)))
  expect(cut.every((one) => one.status === 'rejected' && isUnreachable(one.reason))).toBe(true)
  proxy.mode = 'open'
  expect(await execute(db, sql`select 1 as one`)).toEqual([{ one: 1 }])
})

test('a connection owes no answer when its statements have theirs, whatever became of them', async () => {
  const { url } = await testDatabase('channel')
  const connections = new WatchedConnections({
    ssl: false,
    hosts: null,
    connectTimeout: 10_000,
    statementTimeout: 5_000,
  })
  const opened: WatchedConnection[] = []
  const socket = (place: Place) => {
    const connection = connections.open(place)
    opened.push(connection)
    return connection
  }
  const settings = { max: 1, socket, connect_timeout: 0, fetch_types: false }
  const client = postgres(url, settings)
  const isOwed = () => opened.some(({ answers }) => answers.isOverdue(Number.POSITIVE_INFINITY))
  const statements = [
    () => client`select 1`,
    () => client`select ${1}::int, repeat('x', 100000)`,
    () => client`select ${1}::int / 0`,
    () => client`select nothing from nowhere where ${1} = 1`,
    () => client.unsafe('select 1; select 2; select 1/0'),
    () => client.begin((tx) => tx`select ${1}::int`),
    () => client.begin((tx) => tx`select ${1}::int / 0`),
  ]
  for (const statement of statements) {
    await Promise.resolve(statement()).catch(() => {})
    expect(isOwed()).toBe(false)
  }
  await Promise.all(
    Array.from({ length: 5 }, () => statements.map((each) => Promise.resolve(each()).catch(() => {}))).flat(),
  )
  expect(isOwed()).toBe(false)
  const sleeping = client`select pg_sleep(0.5)`.execute()
  await until(isOwed)
  await sleeping
  expect(isOwed()).toBe(false)
  expect(opened).toHaveLength(1)
  await client.end()
})

test('silence in the midst of an answer ends the statement', async () => {
  const { url } = await testDatabase('channel')
  const line = await openFaultyLine(url)
  const db = open(line.url, { max: 1, statementTimeout: 200 })
  let pieces = 0
  line.spoil = (_, piece) => (piece.includes('xxxxx') && ++pieces === 3 ? 'silence' : undefined)
  const cut = execute(db, sql`select repeat('x', 9000) from generate_series(1, 100)`)
  await expect(cut).rejects.toMatchObject({ cause: { code: 'ANSWER_TIMEOUT' } })
})

test('a statement that has its answer keeps nothing of what it was given', async () => {
  const { url } = await testDatabase('channel')
  const client = postgres(url, { max: 1 })
  onTestFinished(() => client.end())
  const statement = client.unsafe('select length($1::text) as length', ['x'.repeat(100_000)], { prepare: true })
  expect([...(await statement)]).toEqual([{ length: 100_000 }])
  expect(statement).toMatchObject({ args: null, parameters: null })
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
  const repair = { why: 'the example', upstream: 1, find: 'old', replace: 'new' }
  expect(repaired('some.js', 'an old line', [repair])).toBe('an new line')
  expect(() => repaired('some.js', 'a changed line', [repair])).toThrow(DriverGuardError)
  expect(() => repaired('some.js', 'old and old', [repair])).toThrow('the example')
})

test('after a statement was refused as read-only, all sessions are made again, and none breaks', async () => {
  const server = await ownServer()
  const db = open(server.url('postgres'), { max: 4 })
  const { client } = openClient(server.url('postgres'), { max: 1, connectTimeout: 2_000, statementTimeout: 60_000 })
  onTestFinished(() => client.end())
  await execute(db, sql`create table noted (n int)`)
  const session = async () => {
    const [row] = await execute<{ pid: number }>(db, sql`select pg_backend_pid() as pid, pg_sleep(0.05)`)
    return row?.pid
  }
  const sessions = async () => new Set(await Promise.all([1, 2, 3, 4].map(session)))
  const before = await sessions()
  await client.unsafe('alter system set default_transaction_read_only = on')
  await client.unsafe('select pg_reload_conf()')
  const write = () => execute(db, sql`insert into noted (n) values (${1}::int)`)
  await until(() =>
    write().then(
      () => false,
      (error) => databaseState(error) === 'READ_ONLY',
    ),
  )
  // Those that were given work in the same moment end after it.
  await sessions()
  const during = await sessions()
  expect([...during].filter((pid) => before.has(pid))).toEqual([])
  await client.unsafe('set default_transaction_read_only = off')
  await client.unsafe('alter system reset default_transaction_read_only')
  await client.unsafe('select pg_reload_conf()')
  await until(() =>
    write().then(
      () => true,
      () => false,
    ),
  )
  expect((await sessions()).size).toBe(4)
})

test('of an address with two hosts, the other one is tried first after a session was read-only', async () => {
  const server = await ownServer()
  let throughFirst = 0
  const first = createServer((socket) => {
    throughFirst += 1
    const through = connect(server.port, '127.0.0.1')
    for (const each of [socket, through]) each.on('error', () => {})
    socket.pipe(through).pipe(socket)
  })
  // The port of all hosts but the last is 5432; the address is this run's own.
  const host = `127.${process.pid % 250}.${Math.floor(process.pid / 250) % 250}.2`
  await new Promise<void>((resolve) => first.listen(5432, host, resolve))
  onTestFinished(() => void first.close())
  const db = open(server.url('postgres').replace('127.0.0.1', `${host},127.0.0.1`), { max: 1 })
  await execute(db, sql`create table noted (n int)`)
  expect(throughFirst).toBe(1)
  const session = async () => (await execute<{ pid: number }>(db, sql`select pg_backend_pid() as pid`))[0]?.pid
  const before = await session()
  const refused = transaction(db, (tx) => execute(tx, sql`insert into noted (n) values (${1}::int)`), {
    readOnly: true,
  })
  await expect(refused).rejects.toSatisfy((error) => databaseState(error) === 'READ_ONLY')
  await until(async () => (await session()) !== before)
  expect(throughFirst).toBe(1)
})

test('a transaction during which the sessions are made again is kept whole', async () => {
  const server = await ownServer()
  const db = open(server.url('postgres'), { max: 2 })
  await execute(db, sql`create table noted (n int)`)
  await transaction(db, async (tx) => {
    await execute(tx, sql`insert into noted (n) values (${1}::int)`)
    const refused = transaction(db, (other) => execute(other, sql`insert into noted (n) values (${9}::int)`), {
      readOnly: true,
    })
    await expect(refused).rejects.toSatisfy((error) => databaseState(error) === 'READ_ONLY')
    await wait(50)
    await execute(tx, sql`insert into noted (n) values (${2}::int)`)
  })
  expect(await execute(db, sql`select n from noted order by n`)).toEqual([{ n: 1 }, { n: 2 }])
})
