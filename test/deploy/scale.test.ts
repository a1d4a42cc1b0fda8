import { spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PACKAGE_FOLDER } from '../../src/config/package.ts'
import { settings } from '../../src/config/settings.ts'
import { filesOf } from './named.ts'

const FOLDER = join(PACKAGE_FOLDER, 'deploy', 'scale')
const read = (name: string) => readFile(join(FOLDER, name), 'utf8')

test('the trial of a lost primary uses settings that exist', async () => {
  const names = (await Promise.all((await filesOf(FOLDER)).map(read))).flatMap((text) =>
    [...text.matchAll(/\b(?:TILLSYNC_[A-Z_]+|(?:DIRECT_|MIGRATION_)?HQ_DATABASE_URL|DEMO|PORT)\b(?==)/g)].map(
      ([name]) => name,
    ),
  )
  expect(names.length).toBeGreaterThan(5)
  expect(names.filter((name) => !(name in settings.shape))).toEqual([])
})

test("PgBouncer passes over the sessions' settings that its documentation lists", async () => {
  const [, ignored = ''] = /^ignore_startup_parameters = (.*)$/m.exec(await read('pgbouncer.ini')) ?? []
  const documentation = await readFile(join(PACKAGE_FOLDER, 'docs/setup.md'), 'utf8')
  const [paragraph = ''] = /^- Settings of sessions.*?^- /ms.exec(documentation) ?? []
  const [, listed = ''] = /\(([^)]*)\)/.exec(paragraph) ?? []
  expect(ignored.split(',').sort()).toEqual([...listed.matchAll(/`(\w+)`/g)].map(([, name]) => name).sort())
})

test.runIf(spawnSync('haproxy', ['-v']).status === 0)('haproxy accepts its configuration', () => {
  const places = ['DATABASE_BIND', 'DATABASE_ONE', 'DATABASE_TWO', 'API_BIND', 'API_ONE', 'API_TWO']
  const env = { ...process.env, ...Object.fromEntries(places.map((name) => [name, '127.0.0.1:5999'])) }
  const { status, stderr } = spawnSync('haproxy', ['-c', '-f', join(FOLDER, 'haproxy.cfg')], { env, encoding: 'utf8' })
  expect(status, stderr).toBe(0)
})
