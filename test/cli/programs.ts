import { type ChildProcess, execFileSync, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { PACKAGE_FOLDER } from '../../src/config/package.ts'
import { isAlive } from '../../src/db/embedded/processes.ts'
import { asApplication, type TestDatabase, testDatabase } from '../support/databases.ts'

/** The program as a person starts it; `npm` and similar tools may be between. */
export type Started = {
  readonly starter: ChildProcess
  /** Everything printed so far, on both streams. */
  output(): string
  /** Waits for output; fails when all processes have ended before. */
  printed(pattern: RegExp): Promise<RegExpExecArray>
  /** Settles when no process has the output open any more: starter, shell and server have ended. */
  readonly ended: Promise<void>
}

export const PROGRAM = join(PACKAGE_FOLDER, 'bin', 'tillsync.mjs')
/** The last line that a server prints at its start. */
export const UP = /^ {2}(A link that signs you in|The link signs you in|Tokens come from).*\r?\n/m

/** A data folder that PostgreSQL's user can reach, removed when the test is done. */
export function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tillsync-cli-'))
  chmodSync(folder, 0o711)
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 10 }))
  return folder
}

/**
 * Starts a command, in the program's folder, with these settings and none of the test's own npm; killed when the test
 * is done.
 */
export function startCommand(
  command: string,
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
  options: SpawnOptions = {},
): Started {
  const { PATH, HOME } = process.env
  const starter = spawn(command, args, {
    cwd: PACKAGE_FOLDER,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { PATH, HOME, npm_config_update_notifier: 'false', PORT: '0', ...settings },
    ...options,
  })
  let text = ''
  const listeners = new Set<() => void>()
  let over = false
  const tell = (chunk: unknown) => {
    text += String(chunk)
    for (const listener of listeners) listener()
  }
  starter.stdout?.on('data', tell)
  starter.stderr?.on('data', tell)
  const ended = once(starter, 'close').then(() => {
    over = true
    for (const listener of listeners) listener()
  })
  const data = settings.TILLSYNC_DATA
  onTestFinished(() => {
    starter.kill('SIGKILL')
    starter.stdin?.destroy()
    if (data !== undefined) killServer(data)
  })
  return {
    starter,
    output: () => text,
    ended,
    printed: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = pattern.exec(text)
          if (!found && !over) return
          listeners.delete(look)
          if (found) resolve(found)
          else reject(new Error(`it ended without that: ${text}`))
        }
        listeners.add(look)
        look()
      }),
  }
}

/** Whether a test can give a program a terminal here. */
export const hasTerminals = process.platform === 'linux' && hasScript()

/**
 * Starts a command of the shell on a terminal of its own, which closes when the starter is killed; `interrupt` is
 * Ctrl-C there.
 */
export function startOnTerminal(
  command: string,
  settings: Readonly<Record<string, string>>,
): Started & { interrupt(): void } {
  const started = startCommand('script', ['-qec', command, '/dev/null'], settings)
  return { ...started, interrupt: () => void started.starter.stdin?.write('\u0003') }
}

function hasScript(): boolean {
  try {
    return execFileSync('script', ['--version'], { encoding: 'utf8' }).includes('util-linux')
  } catch {
    return false
  }
}

/** The server's address and process id, from the data folder. */
export function runningServer(data: string): { url: string; pid: number } {
  return JSON.parse(readFileSync(join(data, 'server.json'), 'utf8'))
}

/** The files that a server leaves when it has not stopped cleanly: its address, and PostgreSQL's lock files. */
export function leftBehind(data: string): string[] {
  const files = ['server.json', 'headquarters/data/postmaster.pid', 'channels/data/postmaster.pid']
  return files.filter((file) => existsSync(join(data, file)))
}

/** Settings of a server with databases of its own, which starts faster than with embedded ones. */
export async function ownDatabases(data: string, database?: TestDatabase): Promise<Record<string, string>> {
  const hq = database ?? (await testDatabase('hq'))
  return {
    TILLSYNC_DATA: data,
    HQ_DATABASE_URL: asApplication(hq),
    MIGRATION_HQ_DATABASE_URL: hq.url,
    DEMO: 'off',
    LOG_LEVEL: 'silent',
  }
}

function killServer(data: string): void {
  if (!existsSync(join(data, 'server.json'))) return
  const { pid } = runningServer(data)
  if (isAlive(pid)) process.kill(pid, 'SIGKILL')
}
