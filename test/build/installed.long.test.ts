// @module-tag long
import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { processInfo } from '../../src/db/embedded/processes.ts'
import { leftBehind, runningServer, startCommand, UP } from '../cli/programs.ts'
import { buildAndPack, checkBrowserFiles, checkClientTypes, type Packed, run, runClientExample } from './package.ts'

/** What only builds, or reads sources. */
const BUILDERS = ['vite', 'esbuild', 'tsx', 'graphiql', 'react', 'react-dom', 'uplot', 'wouter', '@tanstack']

let packed: Packed
beforeAll(async () => {
  packed = await buildAndPack()
}, 900_000)
afterAll(() => packed?.remove())

describe('npm installs', { timeout: 900_000 }, () => {
  test('the package into an empty folder: npx starts the whole product there, and a signal to npx ends it', async () => {
    const app = join(packed.folder, 'app')
    await mkdir(app)
    await writeFile(join(app, 'package.json'), '{ "type": "module" }')
    await run('npm', ['install', '--omit=dev', '--prefer-offline', '--no-audit', '--no-fund', packed.tarball], app)
    expect((await readdir(join(app, 'node_modules'))).filter((name) => BUILDERS.includes(name))).toEqual([])
    await checkClientTypes(app)
    const server = startCommand('npx', ['tillsync', 'serve'], {}, { cwd: app })
    await server.printed(UP)
    const url = new URL(runningServer(join(app, '.tillsync')).url).origin
    await checkBrowserFiles(url)
    const token = await run('npx', ['tillsync', 'token', '--role', 'administrator'], app)
    await runClientExample(app, url, token.trim())
    server.starter.kill('SIGTERM')
    await server.ended
    expect(leftBehind(join(app, '.tillsync'))).toEqual([])
  })

  test('nothing that only builds: `npm ci --omit=dev` after a build starts the product, and a signal to the shell of npm ends it', async () => {
    const checkout = join(packed.folder, 'production')
    await cp(packed.checkout, checkout, { recursive: true })
    // The development packages of the tests would be found through it.
    await rename(join(packed.folder, 'node_modules'), join(packed.folder, 'away'))
    onTestFinished(() => rename(join(packed.folder, 'away'), join(packed.folder, 'node_modules')))
    await run('npm', ['ci', '--omit=dev', '--prefer-offline', '--no-audit', '--no-fund'], checkout)
    expect((await readdir(join(checkout, 'node_modules'))).filter((name) => BUILDERS.includes(name))).toEqual([])
    const data = join(packed.folder, 'data')
    const server = startCommand('npm', ['start'], { TILLSYNC_DATA: data }, { cwd: checkout })
    await server.printed(UP)
    expect(server.output()).toMatch(/Program +\S+[/\\]dist \(built\)/)
    const { url, pid } = runningServer(data)
    await checkBrowserFiles(new URL(url).origin)
    // The shell gave its place to the program; were it still there, this would be it.
    const parent = processInfo(pid)?.parent
    process.kill(parent === server.starter.pid ? pid : (parent ?? pid), 'SIGTERM')
    await server.ended
    expect(leftBehind(data)).toEqual([])
    expect(existsSync(join(data, 'cache'))).toBe(false)
    expect(await readFile(join(checkout, 'package-lock.json'), 'utf8')).toBe(
      await readFile(join(packed.checkout, 'package-lock.json'), 'utf8'),
    )
  })
})
