// @module-tag long
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { isAlive, processInfo } from '../../src/db/embedded/processes.ts'
import { until } from '../db/servers.ts'
import {
  dataFolder,
  hasTerminals,
  leftBehind,
  ownDatabases,
  PROGRAM,
  runningServer,
  startCommand,
  startOnTerminal,
  UP,
} from './programs.ts'

/** Long enough for the program to check for its npm several times. */
const LOOKED_MS = 3_000
const answers = async (url: string) => (await fetch(new URL('/healthz', url))).ok

/** The folder of a package with these scripts. */
function packageOf(scripts: Readonly<Record<string, string>>): string {
  const folder = dataFolder()
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ scripts }))
  return folder
}

describe('a server that npm has started', { timeout: 600_000 }, () => {
  test('stops cleanly when npm is terminated, with both embedded servers; the next start can use the folder', async () => {
    const data = dataFolder()
    for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
      const server = startCommand('npm', ['start'], { TILLSYNC_DATA: data })
      await server.printed(UP)
      server.starter.kill(signal)
      await server.ended
      expect(server.output()).toMatch(/Stopping …\n(\{.*\}\n)*Stopped\.\n$/)
      expect(leftBehind(data)).toEqual([])
    }
  })

  test.each(['SIGINT', 'SIGHUP', 'SIGKILL'] as const)('stops cleanly after %s to npm', async (signal) => {
    const settings = await ownDatabases(dataFolder())
    const server = startCommand('npm', ['run', 'tillsync', '--', 'serve'], settings)
    await server.printed(UP)
    server.starter.kill(signal)
    await server.ended
    expect(server.output()).toMatch(/Stopping …\n(\{.*\}\n)*Stopped\.\n$/)
    expect(leftBehind(settings.TILLSYNC_DATA ?? '')).toEqual([])
  })

  test.each([
    ['SIGTERM', 'npm'],
    ['SIGHUP', 'npm'],
    ['SIGKILL', 'shell'],
  ] as const)('stops cleanly after %s to the %s, with a shell between', async (signal, target) => {
    const settings = await ownDatabases(dataFolder())
    const server = startCommand('npm', ['run', 'up'], settings, { cwd: packageOf({ up: `node ${PROGRAM} serve` }) })
    await server.printed(UP)
    // When the shell replaces itself by the command, npm.
    const shell = processInfo(runningServer(settings.TILLSYNC_DATA ?? '').pid)?.parent ?? 0
    if (target === 'npm') server.starter.kill(signal)
    else process.kill(shell, signal)
    await server.ended
    expect(server.output()).toMatch(/Stopping …\n(\{.*\}\n)*Stopped\.\n/)
  })

  test('stops cleanly with its watcher when the npm of `npm run dev` is gone', async () => {
    const settings = await ownDatabases(dataFolder())
    const server = startCommand('npm', ['run', 'dev'], settings)
    await server.printed(UP)
    server.starter.kill('SIGTERM')
    await server.ended
    expect(server.output()).toContain('Stopped.')
  })

  test('stops cleanly when npm is gone that another npm has started', async () => {
    const folder = packageOf({ inner: `node ${PROGRAM} serve`, outer: 'npm run inner' })
    const settings = await ownDatabases(dataFolder())
    const server = startCommand('npm', ['run', 'outer'], settings, { cwd: folder })
    await server.printed(UP)
    server.starter.kill('SIGKILL')
    await server.ended
    expect(server.output()).toContain('Stopped.')
  })
})

describe('a server that only inherits the variables of npm', { timeout: 600_000 }, () => {
  test.each([
    ['a script leaves it behind', { up: `nohup node ${PROGRAM} serve > server.log 2>&1 &` }],
    ['a tool of a script starts it', { up: 'node tool.mjs' }],
  ])('goes on when npm is gone: %s', async (_, scripts) => {
    const folder = packageOf(scripts)
    writeFileSync(
      join(folder, 'tool.mjs'),
      `import { spawn } from 'node:child_process'
       spawn(process.execPath, [${JSON.stringify(PROGRAM)}, 'serve'], { detached: true, stdio: 'ignore' }).unref()
       process.stdin.resume()`,
    )
    const data = dataFolder()
    const { starter, ended } = startCommand('npm', ['run', 'up'], await ownDatabases(data), { cwd: folder })
    await until(() => leftBehind(data).length > 0)
    const { url, pid } = runningServer(data)
    starter.kill('SIGTERM')
    // The tool ends with its input.
    starter.stdin?.end()
    await ended
    await pause(LOOKED_MS)
    expect(await answers(url)).toBe(true)
    process.kill(pid, 'SIGTERM')
    await until(() => !isAlive(pid))
    expect(leftBehind(data)).toEqual([])
  })
})

describe('a server that was started by itself', { timeout: 600_000 }, () => {
  test('continues when its terminal closes, if it has none of its own (nohup)', async () => {
    const settings = await ownDatabases(dataFolder())
    const server = startCommand('nohup', [process.execPath, PROGRAM, 'serve'], settings)
    await server.printed(UP)
    server.starter.kill('SIGHUP')
    await pause(LOOKED_MS)
    expect(await answers(runningServer(settings.TILLSYNC_DATA ?? '').url)).toBe(true)
    server.starter.kill('SIGTERM')
    expect(await once(server.starter, 'exit')).toEqual([0, null])
  })
})

test.skipIf(!hasTerminals)('a server stops cleanly when its terminal closes', { timeout: 600_000 }, async () => {
  for (const command of ['npm start', `exec ${process.execPath} ${PROGRAM} serve`]) {
    const data = dataFolder()
    const terminal = startOnTerminal(command, await ownDatabases(data))
    await terminal.printed(UP)
    const { pid } = runningServer(data)
    terminal.starter.kill('SIGKILL')
    await until(() => !isAlive(pid))
    expect(leftBehind(data)).toEqual([])
  }
})
