import { appendFile, mkdir, readdir, readFile, rename, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { startCommand, UP } from '../cli/programs.ts'
import { buildAndPack, checkBrowserFiles, checkClientTypes, type Packed, run, runClientExample } from './package.ts'

let packed: Packed
/** A folder that has the package, and sees the packages that it needs. */
let app: string
let program: string
beforeAll(async () => {
  packed = await buildAndPack()
  app = join(packed.folder, 'app')
  await mkdir(join(app, 'node_modules'), { recursive: true })
  await writeFile(join(app, 'package.json'), '{ "type": "module" }')
  await run('tar', ['-xzf', packed.tarball], packed.folder)
  await rename(join(packed.folder, 'package'), join(app, 'node_modules/tillsync'))
  program = join(app, 'node_modules/tillsync/bin/tillsync.mjs')
}, 600_000)
afterAll(() => packed?.remove())

const manifest = z.object({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
})

describe('the package', { timeout: 600_000 }, () => {
  test('brings migrations, API and demo, and neither sources nor snapshots nor caches', async () => {
    const names = await readdir(join(app, 'node_modules/tillsync'), { recursive: true })
    for (const name of ['drizzle/hq/meta/_journal.json', 'schema/customers.graphql', 'demo/organization.json'])
      expect(names).toContain(name)
    expect(
      names.filter((name) => /^(src|test|dist\/cache)\b|snapshot\.json$|\.tsx?$/.test(name) && !/\.d\.ts$/.test(name)),
    ).toEqual([])
  })

  test('serves the page, the explorer and the API from an empty folder, keeps its data there, and runs the jobs; its client follows them', async () => {
    await checkClientTypes(app)
    const server = startCommand(process.execPath, [program, 'serve'], {}, { cwd: app })
    await server.printed(UP)
    expect(server.output()).toMatch(/Program +\S+[/\\]dist \(built\)/)
    const url = /(http:\/\/\S+)\/graphql /.exec(server.output())?.[1] ?? ''
    expect(await readdir(join(app, '.tillsync'))).toContain('server.json')
    await checkBrowserFiles(url)
    const token = await run(process.execPath, [program, 'token', '--role', 'administrator'], app)
    await runClientExample(app, url, token.trim())
    server.starter.kill('SIGTERM')
    await server.ended
    expect(server.output()).toMatch(/Stopped\.\n$/)
    expect(await readdir(join(app, '.tillsync'))).not.toContain('cache')
  })

  test('shows where in the sources a fault arose', async () => {
    await writeFile(
      join(app, 'fault.mjs'),
      `await import(${JSON.stringify(program)})
       const { runCommandLine } = await import(${JSON.stringify(join(app, 'node_modules/tillsync/dist/cli/main.js'))})
       await runCommandLine().catch((error) => console.log(error.stack))`,
    )
    expect(await run(process.execPath, ['fault.mjs', '--version'], app)).toMatch(/src[/\\]cli[/\\]main\.ts:\d+/)
  })

  test('depends on each package that the built program imports, and on no other', async () => {
    const { dependencies } = manifest.parse(JSON.parse(await readFile(join(packed.checkout, 'package.json'), 'utf8')))
    const imported = await packagesImportedBy(join(packed.checkout, 'dist'))
    expect([...imported].sort()).toEqual(Object.keys(dependencies).sort())
  })
})

describe('a checkout', { timeout: 600_000 }, () => {
  test('without the page, and without what builds it, still serves the API, and says in one line what to run', {
    tags: 'long',
  }, async () => {
    const page = join(packed.checkout, 'dist/page')
    await rename(page, `${page}-away`)
    const data = join(packed.folder, 'data')
    const server = startCommand(
      process.execPath,
      ['bin/tillsync.mjs', 'serve'],
      { TILLSYNC_DATA: data },
      { cwd: packed.checkout },
    )
    await server.printed(UP)
    const url = /(http:\/\/\S+)\/graphql /.exec(server.output())?.[1] ?? ''
    expect(server.output()).toContain('The page is not built: run npm ci && npm run build.\n')
    const answer = await fetch(url, { headers: { accept: 'text/html' } })
    expect([answer.status, await answer.text()]).toEqual([503, expect.stringContaining('npm ci && npm run build')])
    expect((await fetch(`${url}/graphiql/page.js`)).status).toBe(200)
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    server.starter.kill('SIGTERM')
    await server.ended
    await rename(`${page}-away`, page)
  })

  test('runs what was built from its sources, the sources themselves once they have changed, and says so without either', async () => {
    const tillsync = () => run(process.execPath, ['bin/tillsync.mjs', '--version'], packed.checkout)
    await appendFile(join(packed.checkout, 'dist/cli/main.js'), `\nconsole.log('built')`)
    expect(await tillsync()).toMatch(/^built\n/)
    await appendFile(join(packed.checkout, 'src/cli/main.ts'), `\nconsole.log('sources')`)
    expect(await tillsync()).toMatch(/^sources\n/)
    const away = join(packed.folder, 'away')
    await rename(join(packed.folder, 'node_modules'), away)
    await expect(tillsync()).rejects.toThrow('run npm ci && npm run build')
    await symlink(away, join(packed.folder, 'node_modules'))
  })
})

/**
 * The packages that the program's files import, or look up: not those that were built into the page and the explorer.
 */
async function packagesImportedBy(dist: string): Promise<Set<string>> {
  const names = (await readdir(dist, { recursive: true })).filter((name) => /\.m?js$/.test(name))
  const found = new Set<string>()
  for (const name of names.filter((name) => !/^(page|explorer)[/\\]/.test(name))) {
    const text = await readFile(join(dist, name), 'utf8')
    const imported = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName)
    const lookedUp = [...text.matchAll(/\bresolve\(["']([^"']+)["']\)/g)].map(([, name]) => name ?? '')
    for (const each of [...imported, ...lookedUp]) {
      if (/^(\.|node:|\/)/.test(each)) continue
      found.add(
        each
          .split('/')
          .slice(0, each.startsWith('@') ? 2 : 1)
          .join('/'),
      )
    }
  }
  return found
}
