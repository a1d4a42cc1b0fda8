import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { PACKAGE_FOLDER } from '../../src/config/package.ts'

/** A process of the fleet. */
export type Child = { readonly name: string; readonly url: string; stop(): Promise<void> }

const STOPPED_WITHIN_MS = 30_000

/** Starts `tillsync serve` in a process of its own, with these settings only; its log goes to a file of its folder. */
export async function startChild(
  name: string,
  folder: string,
  settings: { readonly [name: string]: string },
): Promise<Child> {
  const log = openSync(join(folder, 'log.json'), 'a')
  const starter = new URL('../../test/support/end-with-starter.mjs', import.meta.url).href
  const program = join(PACKAGE_FOLDER, 'bin/tillsync.mjs')
  const child = spawn(process.execPath, ['--import', starter, program, 'serve'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', log, 'ipc'],
    env: { PATH: process.env.PATH, PORT: '0', TILLSYNC_DATA: folder, DEMO: 'off', ...settings },
  })
  const url = await listening(child)
  if (url === null) throw new Error(`${name} did not start; ${join(folder, 'log.json')} says why.`)
  return { name, url, stop: () => stop(child) }
}

async function listening({ stdout }: ChildProcess): Promise<string | null> {
  if (stdout === null) return null
  for await (const line of createInterface({ input: stdout })) {
    const url = /(http:\/\/\S+)\/(?:graphql|readyz)\b/.exec(line)?.[1]
    if (url === undefined) continue
    stdout.resume()
    return url
  }
  return null
}

/** Ends a process by its id: asked first, and killed when it does not end. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const late = await Promise.race([ended, pause(STOPPED_WITHIN_MS, 'late', { ref: false })])
  if (late === 'late') {
    child.kill('SIGKILL')
    await ended
  }
}
