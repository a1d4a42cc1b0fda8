import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { endWithNpm } from '../../src/cli/terminal/end-with-npm.ts'
import { postgres } from '../../src/db/driver-guard.ts'
import { createDatabaseIfMissing } from '../../src/db/embedded/create-database.ts'
import { startEmbeddedServer } from '../../src/db/embedded/server.ts'
import { migrate } from '../../src/db/migrate.ts'
import { migrationsFolder, type Side } from '../../src/db/migrations.ts'
import { makeApplicationUser } from '../../src/db/roles.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A superuser's address on the server with the templates. */
    serverUrl: string
    /** The migrated database of each side, to be cloned. */
    templates: Record<Side, string>
    /** Whether kept databases outlive the run. */
    ownServer: boolean
  }
}

/** The prefix of one run's databases: two runs on one server do not collide. */
const run = `tillsync_test_${process.pid}`

/**
 * One PostgreSQL for the whole run, with a migrated template for each side. TEST_DATABASE_URL, a superuser's address,
 * uses another server instead.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  endWithNpm()
  const own = process.env.TEST_DATABASE_URL
  const server = own === undefined ? await startOwn() : { url: own, stop: async () => {} }
  const templates = { hq: `${run}_template_hq`, channel: `${run}_template_channel` }
  try {
    if (own === undefined) await makeApplicationUser(server.url)
    for (const side of ['hq', 'channel'] as const) await makeTemplate(server.url, templates[side], side)
  } catch (error) {
    await server.stop()
    throw error
  }
  project.provide('serverUrl', server.url)
  project.provide('templates', templates)
  project.provide('ownServer', own !== undefined)
  return async () => {
    const demo = ['hq', 'houston', 'sanfrancisco'].map((name) => `${run}_demo_${name}`)
    if (own !== undefined) await dropAll(own, [...Object.values(templates), ...demo])
    await server.stop()
  }
}

/** In memory where there is much of it: each cloned database is some hundred new files. */
async function quickFolder(): Promise<string> {
  const { bavail, bsize } = await statfs('/dev/shm').catch(() => ({ bavail: 0, bsize: 0 }))
  return bavail * bsize > 8 * 2 ** 30 ? '/dev/shm' : tmpdir()
}

async function startOwn() {
  const folder = await mkdtemp(path.join(await quickFolder(), 'tillsync-test-'))
  // PostgreSQL's user needs access to the folder when the tests run as root.
  await chmod(folder, 0o711)
  const server = await startEmbeddedServer({
    name: 'test',
    folder: path.join(folder, 'server'),
    log: { info: () => {}, warn: (line) => console.warn(line) },
    // The folder is deleted after the run, and no test simulates a power failure: writes of a killed process survive
    // anyway.
    settings: { fsync: 'off', full_page_writes: 'off', max_connections: '1000' },
  })
  return {
    url: server.url('postgres'),
    stop: async () => {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function makeTemplate(serverUrl: string, name: string, side: Side): Promise<void> {
  await createDatabaseIfMissing(serverUrl, name)
  if (!existsSync(path.join(migrationsFolder(side), 'meta/_journal.json'))) return
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  await migrate(url.href, side)
}

async function dropAll(serverUrl: string, names: readonly string[]): Promise<void> {
  const client = postgres(serverUrl, { max: 1, onnotice: () => {} })
  for (const name of names) await client.unsafe(`drop database if exists "${name}" with (force)`)
  await client.end()
}
