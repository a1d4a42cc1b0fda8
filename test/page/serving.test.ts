import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BUILT_FOLDER } from '../../src/server/built/built-folder.ts'
import { keepInUse, removeUnused } from '../../src/server/built/in-use.ts'
import { pageFolder } from '../../src/server/page/bundle.ts'
import { startTestServer, type TestServer } from '../server/fixture.ts'

const MOST_BYTES = 250_000

let server: TestServer
let folder: string
beforeAll(async () => {
  folder = await pageFolder(BUILT_FOLDER)
  server = await startTestServer()
})
afterAll(() => server.stop())

/** The files that the page loads before it shows anything. */
async function firstLoad(): Promise<string[]> {
  const html = await (await fetch(server.url)).text()
  return [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path ?? '')
}

test('the page loads from this server only; its policy allows nothing inline and no other host', async () => {
  const page = await fetch(server.url)
  const html = await page.text()
  expect(page.headers.get('cache-control')).toBe('no-cache')
  const policy = page.headers.get('content-security-policy') ?? ''
  for (const rule of ["default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'"])
    expect(policy.split('; ')).toContain(rule)
  expect(policy).not.toMatch(/unsafe|https?:|data:/)
  expect((await firstLoad()).filter((path) => !path.startsWith('/'))).toEqual([])
  expect(html).not.toMatch(/<script(?![^>]*src=)|<style|style=|\son\w+=/)
})

test('its files are compressed in advance and cached permanently: their names change with their content', async () => {
  for (const path of (await firstLoad()).filter((path) => path.startsWith('/assets/'))) {
    const file = await fetch(server.url + path, { headers: { 'accept-encoding': 'br' } })
    expect([path, file.status, file.headers.get('content-encoding')]).toEqual([path, 200, 'br'])
    expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  }
})

test('the first load is at most 250 kB compressed, with the largest view', async () => {
  const first = (await firstLoad()).map((path) => path.slice(1))
  const views = (await readdir(join(folder, 'assets'))).filter((name) => /\.(js|css)$/.test(name))
  const others = views.map((name) => `assets/${name}`).filter((path) => !first.includes(path))
  const size = async (path: string) => (await stat(join(folder, `${path}.gz`))).size
  const firstBytes = (await Promise.all(first.map(size))).reduce((sum, bytes) => sum + bytes, 0)
  const largest = Math.max(0, ...(await Promise.all(others.map(size))))
  expect(firstBytes + largest).toBeLessThan(MOST_BYTES)
})

/** A built file, and those that it imports: what is loaded before it runs. */
async function withImports(file: string, found = new Set<string>()): Promise<Set<string>> {
  if (found.has(file)) return found
  found.add(file)
  if (!file.endsWith('.js')) return found
  const text = await readFile(join(folder, file), 'utf8')
  for (const [, name] of text.matchAll(/(?:from|import)\s*["']\.\/([^"']+)["']/g))
    await withImports(`assets/${name}`, found)
  return found
}

test('the first load with the view Overview is at most 120 kB, as browsers receive it', async () => {
  const first = (await firstLoad()).filter((path) => path.startsWith('/assets/')).map((path) => path.slice(1))
  const overview = (await readdir(join(folder, 'assets'))).find((name) => /^overview-view-.*\.js$/.test(name))
  const files = await withImports(`assets/${overview}`)
  for (const file of first) await withImports(file, files)
  // The program and its styles, and the chunks that it imports.
  expect([...files].filter((file) => file.endsWith('.css'))).not.toEqual([])
  const sizes = await Promise.all([...files].map(async (file) => (await stat(join(folder, `${file}.br`))).size))
  expect(sizes.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(120_000)
})

test('every view has its own address; any other address is not found', async () => {
  const html = { accept: 'text/html' }
  const start = await (await fetch(server.url)).text()
  expect(await (await fetch(`${server.url}/operations/some-id?status=FAILED`, { headers: html })).text()).toBe(start)
  expect(await (await fetch(`${server.url}/customers/`, { headers: html })).text()).toBe(start)
  for (const path of ['/nothing.html', '/assets/nothing.js', '/.env'])
    expect([path, (await fetch(server.url + path, { headers: html })).status]).toEqual([path, 404])
  expect((await fetch(`${server.url}/assets/..%2findex.html`, { headers: html })).status).toBe(400)
  expect((await fetch(`${server.url}/operations`, { headers: { accept: 'application/json' } })).status).toBe(404)
})

test('the built page has no source map and no address of another host', async () => {
  for (const name of await readdir(join(folder, 'assets'))) {
    expect(name).not.toMatch(/\.map/)
    if (!name.endsWith('.js') && !name.endsWith('.css')) continue
    const text = await readFile(join(folder, 'assets', name), 'utf8')
    expect(text).not.toMatch(/(fetch|import)\(["'`]https?:|url\(["']?https?:|sourceMappingURL/)
  }
})

test('the built page of an older version is removed when it was not used for a week; other folders stay', async () => {
  const cache = await mkdtemp(join(tmpdir(), 'tillsync-pages-'))
  const old = new Date(Date.now() - 8 * 24 * 60 * 60_000)
  const names = ['page-0123456789abcdef', 'page-fedcba9876543210', 'page-aaaaaaaaaaaaaaaa', 'page-notes', 'others']
  for (const name of names) {
    await mkdir(join(cache, name, 'assets'), { recursive: true })
    await utimes(join(cache, name), old, old)
  }
  const [unused = '', ofAnother = '', own = ''] = names
  await keepInUse(join(cache, ofAnother))
  await removeUnused(cache, join(cache, own))
  expect((await readdir(cache)).sort()).toEqual(names.filter((name) => name !== unused).sort())
  await rm(cache, { recursive: true })
})
