import { execFile } from 'node:child_process'
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect } from 'vitest'
import { isBuilt } from '../../bin/built-from.mjs'
import { PACKAGE_FOLDER } from '../../src/config/package.ts'

/** What a checkout has that the package, or its build, is made from. */
const CONTENT = ['bin', 'demo', 'deploy', 'docs', 'drizzle', 'schema', 'scripts', 'src']

/** Other tests build the page there meanwhile. */
const CACHE = join(PACKAGE_FOLDER, 'dist/cache')
const isNoCache = (path: string) => path !== CACHE

/** A folder with a copy of the checkout, built and packed, so that builds of these tests are in nobody's way. */
export interface Packed {
  readonly folder: string
  readonly checkout: string
  readonly tarball: string
  remove(): Promise<void>
}

/** Runs a program and gives what it printed; fails with all of that when the program does. */
export async function run(command: string, args: readonly string[], cwd: string): Promise<string> {
  const { PATH, HOME } = process.env
  const options = { cwd, env: { PATH, HOME, npm_config_update_notifier: 'false' }, maxBuffer: 64 * 1024 * 1024 }
  const { stdout } = await promisify(execFile)(command, [...args], options).catch((error: unknown) => {
    const said = ['stdout', 'stderr'].map((name) => Reflect.get(Object(error), name) ?? '').join('\n')
    throw new Error(`${command} ${args.join(' ')}: ${said}`)
  })
  return stdout
}

/**
 * Copies the checkout and packs the copy, as a release is. It is built first, which takes half a minute, unless the
 * checkout is.
 */
export async function buildAndPack(): Promise<Packed> {
  const folder = await mkdtemp(join(tmpdir(), 'tillsync-package-'))
  // PostgreSQL's user must pass through it when the tests run as root.
  await chmod(folder, 0o711)
  const checkout = join(folder, 'checkout')
  await mkdir(checkout)
  const built = isBuilt(PACKAGE_FOLDER)
  for (const name of await readdir(PACKAGE_FOLDER)) {
    const isContent =
      CONTENT.includes(name) || (built && name === 'dist') || /\.(json|md|graphql)$|^LICENSE$/.test(name)
    if (isContent) await cp(join(PACKAGE_FOLDER, name), join(checkout, name), { recursive: true, filter: isNoCache })
  }
  // Found from every folder in this one.
  await symlink(join(PACKAGE_FOLDER, 'node_modules'), join(folder, 'node_modules'))
  await run('npm', ['pack', ...(built ? ['--ignore-scripts'] : []), '--pack-destination', folder], checkout)
  const tarball = join(folder, (await readdir(folder)).find((name) => name.endsWith('.tgz')) ?? '')
  return { folder, checkout, tarball, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 10 }) }
}

/**
 * Puts the code that docs/client.md shows into a folder that has the package, and a mistake beside it that its types
 * must find.
 */
export async function checkClientTypes(folder: string): Promise<void> {
  const page = await readFile(join(PACKAGE_FOLDER, 'docs/client.md'), 'utf8')
  const [example = '', till = ''] = [...page.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code)
  const mistakes = `
    import { connectLive, request, type LiveSubscription } from 'tillsync/client'
    // @ts-expect-error: the token is asked for each time
    connectLive({ url: 'http://127.0.0.1', token: 'one' })
    // @ts-expect-error: a connection has a token
    request({ url: 'http://127.0.0.1' }, '', {}, {})
    export const cursorOf = (subscription: LiveSubscription): string | null => subscription.cursor()
    // @ts-expect-error: there is no cursor before the first event
    export const always = (subscription: LiveSubscription): string => subscription.cursor()`
  await writeFile(join(folder, 'example.ts'), example)
  await writeFile(join(folder, 'mistakes.ts'), mistakes)
  const around = `
    import { fileStore } from 'tillsync/till/files'
    declare function signInAgain(): Promise<string>
    declare function show(state: { captures: readonly { number: number; status: string }[] }): void
    // @ts-expect-error: a queue has a place to keep captures
    export const without = () => openTillQueue({ url: '', channel: '', token: () => null })
    export const inFiles = () => fileStore('captures')`
  await writeFile(join(folder, 'till.mts'), `${till}\n${around}`)
  const tsc = join(PACKAGE_FOLDER, 'node_modules/typescript/lib/tsc.js')
  const options = ['--strict', '--target', 'es2023', '--skipLibCheck', '--lib', 'es2023,dom']
  for (const resolution of [
    ['--module', 'nodenext'],
    ['--module', 'esnext', '--moduleResolution', 'bundler'],
  ])
    await run(process.execPath, [tsc, ...options, ...resolution, 'example.ts', 'mistakes.ts', 'till.mts'], folder)
}

/** Runs what docs/client.md shows, compiled by `checkClientTypes`, in a process of its own against a running server. */
export async function runClientExample(folder: string, url: string, token: string): Promise<void> {
  const main = `
    import WebSocket from 'ws'
    import { createAndFollow } from './example.js'
    const [url, token] = process.argv.slice(2)
    console.log(JSON.stringify(await createAndFollow(url, token, WebSocket)))`
  await writeFile(join(folder, 'main.js'), main)
  const printed = await run(process.execPath, ['main.js', `${url}/graphql`, token], folder)
  expect(JSON.parse(printed)).toEqual(['CAPTURED', 'UPLOADED', 'IN_PROGRESS', 'SYNCED', 'DISTRIBUTED'])
}

/** That a server serves the page, the explorer and its parts, all of them built. */
export async function checkBrowserFiles(url: string): Promise<void> {
  const page = await (await fetch(url, { headers: { accept: 'text/html' } })).text()
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(page)?.[1] ?? ''
  for (const path of [script, '/favicon.svg', '/graphiql', '/graphiql/page.js', '/graphiql/page.css']) {
    const { status, headers } = await fetch(new URL(path, url), { headers: { 'accept-encoding': 'br' } })
    expect([path, status]).toEqual([path, 200])
    if (path === script) expect(headers.get('content-encoding')).toBe('br')
  }
}
