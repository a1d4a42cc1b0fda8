import { sql } from 'drizzle-orm'
import { expect, inject, test } from 'vitest'
import { execute } from '../../src/db/client.ts'
import { createDatabaseIfMissing } from '../../src/db/embedded/create-database.ts'
import { isUnreachable } from '../../src/db/errors.ts'
import { MigrationRefusedError, migrate } from '../../src/db/migrate.ts'
import { emptyDatabase, testDatabase } from '../support/databases.ts'
import { openFaultyLine } from '../support/faulty-line.ts'

test('replicas that migrate one database together do it once', async () => {
  const { db, url } = await emptyDatabase()
  const counts = await Promise.all([1, 2, 3, 4].map(() => migrate(url, 'hq')))
  const applied = counts.filter((count) => count > 0)
  expect(applied).toHaveLength(1)
  const rows = await execute<{ count: number }>(
    db,
    sql`select count(*)::int as count from drizzle.__drizzle_migrations`,
  )
  expect(rows).toEqual([{ count: applied[0] }])
})

test('finds nothing to do in a migrated database', async () => {
  const { url } = await testDatabase('channel')
  expect(await migrate(url, 'channel')).toBe(0)
})

test('refuses the database of the other side, and one that a newer version migrated', async () => {
  const { db, url } = await testDatabase('channel')
  await expect(migrate(url, 'hq')).rejects.toThrow(MigrationRefusedError)
  await execute(db, sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${'newer'}, 9999999999999)`)
  await expect(migrate(url, 'channel')).rejects.toThrow('newer version')
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
