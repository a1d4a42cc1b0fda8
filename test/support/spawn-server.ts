import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { PACKAGE_FOLDER } from '../../src/config/package.ts'

/** A server in a process of its own, which can be killed, and which ends with its starter. */
export type Spawned = { url: string; process: ChildProcess }

/** Kills a process, and resolves when it has ended: until then it may write files. */
export async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

/**
 * Starts a server over a data folder with these settings only, and returns it when it listens. Fails when it ends
 * before. `preloads` are modules of this folder; `log` is the file where its log goes,
 * `packageFolder` where its program is, and `within` the command that runs it.
 */
export async function spawnServer(
  folder: string,
  settings: Readonly<Record<string, string>>,
  preloads: readonly string[] = [],
  log: number | 'inherit' = 'inherit',
  packageFolder: string = PACKAGE_FOLDER,
  within: readonly string[] = [],
): Promise<Spawned> {
  const imports = ['./end-with-starter.mjs', ...preloads].flatMap((file) => [
    '--import',
    new URL(file, import.meta.url).href,
  ])
  const program = [process.execPath, ...imports, join(packageFolder, 'bin/tillsync.mjs'), 'serve']
  const [command = process.execPath, ...options] = [...within, ...program]
  const child = spawn(command, options, {
    cwd: '/',
    stdio: ['ignore', 'pipe', log, 'ipc'],
    env: { PATH: process.env.PATH, PORT: '0', TILLSYNC_DATA: folder, DEMO: 'off', LOG_LEVEL: 'silent', ...settings },
  })
  const { stdout } = child
  if (stdout === null) throw new Error('the server has no output')
  for await (const line of createInterface({ input: stdout })) {
    const url = /(http:\/\/\S+)\/(?:graphql|readyz)\b/.exec(line)?.[1]
    if (url === undefined) continue
    stdout.resume()
    return { url, process: child }
  }
  throw new Error('the server ended before it listened')
}
