import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { type EmbeddedLog, type EmbeddedServer, startEmbeddedServer } from '../../src/db/embedded/server.ts'

const quiet: EmbeddedLog = { info: () => {}, warn: () => {} }

/** A folder for one server that PostgreSQL's user can reach, removed when the test is done. */
export function serverFolder(mode = 0o711): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'tillsync-server-'))
  chmodSync(folder, mode)
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 10 }))
  return folder
}

/** A server of the test's own, stopped when it is done. */
export async function ownServer(folder = serverFolder(), log = quiet): Promise<EmbeddedServer> {
  const server = await startEmbeddedServer({ name: 'test', folder, log })
  onTestFinished(() => server.stop())
  return server
}

/** A program of test/db/programs in a process of its own, killed when the test is done. */
export function startProgram(
  name: string,
  args: readonly string[],
  identity: { uid?: number; gid?: number } = {},
): ChildProcess {
  const file = fileURLToPath(new URL(`./programs/${name}.ts`, import.meta.url))
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), file, ...args], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { PATH: process.env.PATH },
    cwd: '/',
    ...identity,
  })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  return child
}

/** The next message of a program; fails when it ends instead. */
export async function nextMessage<T>(child: ChildProcess): Promise<T> {
  const ended = once(child, 'exit').then(([code, signal]) => {
    throw new Error(`the program ended with ${code ?? signal}`)
  })
  const [message] = await Promise.race([once(child, 'message'), ended])
  return message
}

/** Asks again and again until the answer is yes. */
export async function until(question: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await question())) await new Promise((resolve) => setTimeout(resolve, 5))
}
