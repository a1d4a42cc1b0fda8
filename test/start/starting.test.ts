import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openTokens } from '../../src/access/tokens.ts'
import { writeStoreIdentity } from '../../src/between/store/store-identity.ts'
import { makeStoreKey } from '../../src/between/store/store-key.ts'
import { readOrganizationFile, setUpAt } from '../../src/cli/setup.ts'
import { PACKAGE_FOLDER } from '../../src/config/package.ts'
import { dataFolder, leftBehind, PROGRAM, startCommand } from '../cli/programs.ts'
import { asApplication, emptyDatabase, testDatabase } from '../support/databases.ts'

/** Runs a command to its end, and answers with its exit code, its output and its data folder. */
async function run(command: string, settings: Readonly<Record<string, string>>) {
  const data = join(dataFolder(), 'new')
  const program = startCommand(process.execPath, [PROGRAM, command], { TILLSYNC_DATA: data, DEMO: 'off', ...settings })
  const [code] = await once(program.starter, 'exit')
  await program.ended
  return { code, output: program.output(), data }
}

const withPassword = (url: string, password: string) => {
  const changed = new URL(url)
  changed.password = password
  return changed.href
}

describe('says by the name of the setting, before any database is started, that', () => {
  test.each([
    [
      'HOST is not an address of this machine',
      { HOST: '192.0.2.1', TILLSYNC_ALLOW_GENERATED_KEY: 'on' },
      /HOST 192\.0\.2\.1 is not an address of this machine/,
    ],
    ['HOST has a port', { HOST: '127.0.0.1:4000' }, /HOST must be an IP address or a host name, without a port/],
    ['HOST is open to others with a generated key', { HOST: '0.0.0.0' }, /TILLSYNC_ALLOW_GENERATED_KEY=on/],
    ['a store has not joined', { TILLSYNC_ROLES: 'channel' }, /has not joined .* set HQ_DATABASE_URL/],
    ['a worker has no headquarters', { TILLSYNC_ROLES: 'worker' }, /TILLSYNC_ROLES without hq needs HQ_DATABASE_URL/],
  ])('%s', async (_, settings, message) => {
    const { code, output, data } = await run('serve', settings)
    expect(output).toMatch(message)
    expect(output).not.toMatch(/^ +at /m)
    expect([code, existsSync(join(data, 'headquarters')), existsSync(join(data, 'channels'))]).toEqual([
      1,
      false,
      false,
    ])
  })
})

describe.each(['serve', 'migrate'])('`%s` names the setting', (command) => {
  test('whose password PostgreSQL refuses, and repeats no password', async () => {
    const hq = await testDatabase('hq')
    const own = { HQ_DATABASE_URL: withPassword(hq.url, 'hunter2') }
    const migration = { HQ_DATABASE_URL: asApplication(hq), MIGRATION_HQ_DATABASE_URL: withPassword(hq.url, 'hunter2') }
    for (const [name, settings] of [
      ['HQ_DATABASE_URL', own],
      ['MIGRATION_HQ_DATABASE_URL', migration],
    ] as const) {
      const { code, output } = await run(command, settings)
      expect(output).toContain(`PostgreSQL refuses the user or the password of ${name} (28P01).`)
      expect([code, output.includes('hunter2')]).toEqual([1, false])
    }
  })

  test('whose database does not exist', async () => {
    const { url } = await testDatabase('hq')
    const { code, output } = await run(command, { HQ_DATABASE_URL: `${url}_absent` })
    expect(output).toContain('The database that HQ_DATABASE_URL names does not exist on its server.')
    expect(code).toBe(1)
  })
})

describe('a data folder in which this user may not write', () => {
  const isRoot = process.getuid?.() === 0
  const OTHER = 65_534
  test.each(['.', 'headquarters', 'channels'])('is named: %s', async (where) => {
    const data = dataFolder()
    await openTokens(data)
    for (const name of ['headquarters', 'channels']) {
      mkdirSync(join(data, name, 'data'), { recursive: true })
      writeFileSync(join(data, name, 'data/tillsync.json'), '{"password":"none","port":1}\n')
    }
    const all = ['.', ...readdirSync(data, { recursive: true }).map(String)].map((name) => join(data, name))
    if (isRoot) for (const each of all) chownSync(each, OTHER, OTHER)
    chmodSync(join(data, where), 0o555)
    const program = startCommand(
      process.execPath,
      [PROGRAM, 'serve'],
      { TILLSYNC_DATA: data },
      isRoot ? { uid: OTHER, gid: OTHER } : {},
    )
    expect(await once(program.starter, 'exit')).toEqual([1, null])
    await program.ended
    chmodSync(join(data, where), 0o755)
    expect(program.output()).toMatch(
      /^The data folder \S+ cannot be written by this user \(EACCES.*set TILLSYNC_DATA\.$/m,
    )
    expect(leftBehind(data)).toEqual([])
  })
})

test('`migrate` works on a machine that has no data folder yet', async () => {
  const { url } = await emptyDatabase()
  const { code, output } = await run('migrate', { HQ_DATABASE_URL: url })
  expect(output).toMatch(/^headquarters: \d+ migrations applied\n$/)
  expect(code).toBe(0)
})

test('`migrate` leaves the databases of stores to them', async () => {
  const { url } = await testDatabase('hq')
  const organization = await readOrganizationFile(join(PACKAGE_FOLDER, 'deploy/organization.json'))
  expect((await setUpAt(url, organization, false)).userErrors).toEqual([])
  const { code, output } = await run('migrate', { HQ_DATABASE_URL: url })
  expect(output).toContain('houston-db: a store, which migrates its database itself')
  expect(code, output).toBe(0)
})

test('`migrate` on the machine of a store migrates its database', async () => {
  const data = dataFolder()
  const headquarters = { id: randomUUID(), url: 'http://127.0.0.1:9', keys: [] }
  const identity = { headquarters, channelDatabaseId: 'houston-db', key: await makeStoreKey(), next: null }
  await writeStoreIdentity(data, identity)
  const { url } = await emptyDatabase()
  const store = { TILLSYNC_ROLES: 'channel', TILLSYNC_DATA: data, CHANNEL_DATABASE_URL: url }
  const { code, output } = await run('migrate', store)
  expect(output).toMatch(/^houston-db: \d+ migrations applied\n$/)
  expect(code).toBe(0)
})
