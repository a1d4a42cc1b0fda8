import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { type Database, type DatabaseOptions, openDatabase } from '../../src/db/client.ts'
import { postgres } from '../../src/db/driver-guard.ts'
import { sqlState } from '../../src/db/errors.ts'
import type { Side } from '../../src/db/migrations.ts'
import { applicationUrl } from '../../src/db/roles.ts'

/** A fresh, migrated database of one side, open. */
export interface TestDatabase {
  readonly name: string
  readonly url: string
  readonly db: Database
}

/**
 * The database's address for the running program, which cannot define tables there. On a user's own server it is that
 * of the superuser.
 */
export function asApplication({ url }: Pick<TestDatabase, 'url'>): string {
  const ours = !inject('ownServer') && new URL(url).host === new URL(inject('serverUrl')).host
  return ours ? applicationUrl(url) : url
}

/** A test holds locks for as long as it needs, on a machine of any speed: idle transactions are not ended. */
const testSessions: DatabaseOptions = {
  applicationName: 'tillsync test',
  connectTimeout: 10_000,
  idleInTransactionTimeout: 0,
}

const made: TestDatabase[] = []

/**
 * Clones the template of a side into a database of its own and opens it. It is closed and dropped at the end of the
 * file's tests. After a failure it is kept if the server outlives the run, and its name is printed.
 */
export async function testDatabase(side: Side, options: DatabaseOptions = {}): Promise<TestDatabase> {
  return await cloneOf(inject('templates')[side], options)
}

/** An empty database that is treated like those of `testDatabase`. */
export async function emptyDatabase(options: DatabaseOptions = {}): Promise<TestDatabase> {
  return await cloneOf('template0', options)
}

/** The name of a database of this run. */
export const nameInRun = (name: string) => inject('templates').hq.replace(/template_hq$/, name)

/** Clones a database that no one uses into one of its own, as `testDatabase` does with the template. */
export async function cloneOf(template: string, options: DatabaseOptions = {}): Promise<TestDatabase> {
  const name = nameInRun(randomBytes(6).toString('hex'))
  await onServer((client) => clone(client, name, template))
  const url = new URL(inject('serverUrl'))
  url.pathname = `/${name}`
  const database = {
    name,
    url: url.href,
    db: openDatabase(url.href, { ...testSessions, ...options }),
  }
  made.push(database)
  return database
}

type Client = ReturnType<typeof postgres>

/** Another connection may use the template for a moment (55006: another clone, autovacuum): then it is tried again. */
async function clone(client: Client, name: string, template: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await client.unsafe(`create database "${name}" template "${template}" strategy file_copy`)
      return
    } catch (error) {
      if (sqlState(error) !== '55006' || attempt === 20) throw error
      await new Promise((resolve) => setTimeout(resolve, 50 * Math.random() * attempt))
    }
  }
}

/** Works on the server as its superuser, outside the databases of the tests. */
export async function onServer<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = postgres(inject('serverUrl'), { max: 1, fetch_types: false, onnotice: () => {} })
  try {
    return await work(client)
  } finally {
    await client.end({ timeout: 1 })
  }
}

/**
 * Closes and drops the databases that a file has created; those of a file with a failure are kept if the server
 * outlives the run.
 */
export async function dropTestDatabases(failed: boolean): Promise<void> {
  const databases = made.splice(0)
  await Promise.all(databases.map(({ db }) => db.close()))
  if (databases.length === 0) return
  if (failed && inject('ownServer')) {
    for (const { name } of databases) console.warn(`kept for you to look at: database ${name}`)
    return
  }
  await onServer(async (client) => {
    for (const { name } of databases) await client.unsafe(`drop database if exists "${name}" with (force)`)
  })
}
