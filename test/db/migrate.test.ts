import { sql } from 'drizzle-orm'
import { expect, inject, test } from 'vitest'
import { type Database, execute } from '../../src/db/client.ts'
import { createDatabaseIfMissing } from '../../src/db/embedded/create-database.ts'
import { isUnreachable } from '../../src/db/errors.ts'
import { MigrationRefusedError, migrate } from '../../src/db/migrate.ts'
import { OF_RELEASE_BEFORE, readDone } from '../../src/db/migration-record.ts'
import { emptyDatabase, testDatabase } from '../support/databases.ts'
import { openFaultyLine } from '../support/faulty-line.ts'
import { storedMigrations } from '../upgrade/stored-installation.ts'

test('replicas that migrate one database together do it once', async () => {
  const { db, url } = await emptyDatabase()
  const counts = await Promise.all([1, 2, 3, 4].map(() => migrate(url, 'hq')))
  const applied = counts.filter((count) => count > 0)
  expect(applied).toHaveLength(1)
  expect(await readDone(db)).toHaveLength(applied[0] ?? 0)
})

test('finds nothing to do in a migrated database', async () => {
  const { url } = await testDatabase('channel')
  expect(await migrate(url, 'channel')).toBe(0)
})

test('refuses the database of the other side, and one that a newer version migrated', async () => {
  const { db, url } = await testDatabase('channel')
  await expect(migrate(url, 'hq')).rejects.toThrow(MigrationRefusedError)
  await needAll(db)
  await execute(db, sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${'newer'}, 9999999999999)`)
  await expect(migrate(url, 'channel')).rejects.toThrow('newer version')
})

/** Notes all migrations of a database as what a program must know, as the release after this one does. */
async function needAll(db: Database): Promise<void> {
  await execute(
    db,
    sql`with former as (delete from drizzle.__expansions returning id, hash, created_at)
    insert into drizzle.__drizzle_migrations (hash, created_at) select hash, created_at from former order by id`,
  )
}

test.each(['hq', 'channel'] as const)(
  'the release before finds in a database of this one (%s) no migration that it must know and does not',
  async (side) => {
    const { db } = await testDatabase(side)
    const needed = await execute<{ hash: string }>(db, sql`select hash from drizzle.__drizzle_migrations order by id`)
    const fixture = await storedMigrations('0.5.0', side === 'hq' ? 'hq' : 'houston')
    expect(needed.length).toBe(fixture)
    expect(OF_RELEASE_BEFORE[side]).toBe(fixture)
  },
)

test('works with a database that the release after this one has expanded, and leaves it as it is', async () => {
  const { db, url } = await testDatabase('channel')
  await needAll(db)
  await execute(db, sql`insert into drizzle.__expansions (hash, created_at) values (${'newer'}, 9999999999999)`)
  const before = await readDone(db)
  expect(await migrate(url, 'channel')).toBe(0)
  expect(await readDone(db)).toEqual(before)
})

test('what the release before knows by now is no longer passed over by programs that do not know it', async () => {
  const { db, url } = await testDatabase('channel')
  // As if the release before the one before had left it.
  await execute(
    db,
    sql`with last as (
      delete from drizzle.__drizzle_migrations where id > 15 returning id, hash, created_at
    )
    insert into drizzle.__expansions (id, hash, created_at) select id - 1000, hash, created_at from last`,
  )
  const hashes = (await readDone(db)).map(({ hash }) => hash)
  expect(await migrate(url, 'channel')).toBe(0)
  const done = await readDone(db)
  expect(done.map(({ hash }) => hash)).toEqual(hashes)
  expect(done.filter(({ isExpansion }) => !isExpansion)).toHaveLength(OF_RELEASE_BEFORE.channel)
})

test('creates a database once when several ask for it together', async () => {
  const server = inject('serverUrl')
  const { name } = await emptyDatabase()
  await Promise.all([1, 2, 3].map(() => createDatabaseIfMissing(server, name)))
})

test.each(['hq', 'channel'] as const)(
  'gives up a connection to a migrated database (%s) that hangs, within what a statement may take',
  { tags: 'long', timeout: 180_000 },
  async (side) => {
    const { url } = await testDatabase(side)
    await migrate(url, side)
    const line = await openFaultyLine(url)
    line.spoil = (from, piece) => (from === 'program' && piece.includes('__drizzle_migrations') ? 'silence' : undefined)
    await expect(migrate(line.url, side)).rejects.toSatisfy(isUnreachable)
    line.spoil = null
    expect(await migrate(line.url, side)).toBe(0)
  },
)
