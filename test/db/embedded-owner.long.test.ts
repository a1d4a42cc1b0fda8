// @module-tag long
import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { postgres } from '../../src/db/driver-guard.ts'
import { canEnter, serverAccount } from '../../src/db/embedded/account.ts'
import { AlreadyRunningError, postmaster } from '../../src/db/embedded/claim.ts'
import { isAlive, processInfo } from '../../src/db/embedded/processes.ts'
import { nextMessage, ownServer, serverFolder, startProgram, until } from './servers.ts'

interface RunningServer {
  readonly url: string
  readonly dataFolder: string
  readonly lines: readonly string[]
}

async function ask(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = postgres(url, { max: 1 })
  try {
    return await client.unsafe(statement)
  } finally {
    await client.end({ timeout: 0 })
  }
}

test('a killed starter takes its server with it, and the next start finds all that was committed', async () => {
  const folder = serverFolder()
  const starter = startProgram('run-server', [folder])
  const running = await nextMessage<RunningServer>(starter)
  await ask(running.url, 'create table kept as select 1 as one')
  const server = postmaster(running.dataFolder)?.pid ?? 0
  starter.kill('SIGKILL')
  const next = await ownServer(folder)
  expect(isAlive(server)).toBe(false)
  expect(await ask(next.url('postgres'), 'select one from kept')).toEqual([{ one: 1 }])
})

test('a killed starter takes its server with it though no other is started', async () => {
  const starter = startProgram('run-server', [serverFolder()])
  const running = await nextMessage<RunningServer>(starter)
  const server = postmaster(running.dataFolder)?.pid ?? 0
  expect(isAlive(server)).toBe(true)
  starter.kill('SIGKILL')
  await until(() => !isAlive(server))
})

test('a server whose starter and watchdog were both killed is stopped by the next start', async () => {
  const folder = serverFolder()
  const starter = startProgram('run-server', [folder])
  const running = await nextMessage<RunningServer>(starter)
  const orphan = postmaster(running.dataFolder)?.pid ?? 0
  const watchdog = processInfo(orphan)?.parent ?? 0
  process.kill(watchdog, 'SIGSTOP')
  starter.kill('SIGKILL')
  process.kill(watchdog, 'SIGKILL')
  await until(() => !isAlive(watchdog))
  expect(isAlive(orphan)).toBe(true)
  const next = await ownServer(folder)
  expect(isAlive(orphan)).toBe(false)
  expect(await ask(next.url('postgres'), 'select 1 as one')).toEqual([{ one: 1 }])
})

test('refuses a folder that a living program uses, and names it', async () => {
  const folder = serverFolder()
  const starter = startProgram('run-server', [folder])
  const running = await nextMessage<RunningServer>(starter)
  const refused = ownServer(folder)
  await expect(refused).rejects.toThrow(AlreadyRunningError)
  await expect(refused).rejects.toThrow(`process ${starter.pid}`)
  expect(await ask(running.url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('two programs that start over one new folder together make one server', async () => {
  const folder = serverFolder()
  const [one, two] = await Promise.allSettled([ownServer(folder), ownServer(folder)])
  expect([one.status, two.status].sort()).toEqual(['fulfilled', 'rejected'])
  expect([one, two].find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { name: 'AlreadyRunningError' },
  })
})

const root = process.getuid?.() === 0
const ordinary = root ? serverAccount() : undefined
const projectIsOpen = ordinary !== undefined && canEnter(import.meta.dirname, ordinary)

test.runIf(projectIsOpen)('works as an ordinary user', async () => {
  const identity = { uid: ordinary?.uid, gid: ordinary?.gid }
  const starter = startProgram('run-server', [path.join(serverFolder(0o1777), 'own')], identity)
  const running = await nextMessage<RunningServer>(starter)
  expect(await ask(running.url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test.runIf(root)(
  'puts the data where its user can reach it when the folder is closed to others, and says where',
  async () => {
    const folder = serverFolder(0o700)
    const lines: string[] = []
    const log = { info: (line: string) => void lines.push(line), warn: () => {} }
    const server = await ownServer(folder, log)
    const place = path.dirname(server.dataFolder)
    onTestFinished(() => rmSync(place, { recursive: true, force: true }))
    expect(server.dataFolder.startsWith(folder)).toBe(false)
    expect(lines.join('\n')).toContain(`the data is in ${place}`)
    expect(readFileSync(path.join(folder, 'data-is-in.txt'), 'utf8')).toBe(`${place}\n`)
    expect(existsSync(path.join(folder, 'data'))).toBe(false)
  },
)
