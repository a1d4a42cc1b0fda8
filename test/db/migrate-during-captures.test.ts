import { sql } from 'drizzle-orm'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { expect, test } from 'vitest'
import { type Database, execute, transaction } from '../../src/db/client.ts'
import { migrate } from '../../src/db/migrate.ts'
import { readDone } from '../../src/db/migration-record.ts'
import { isConcurrent, MIGRATION_PACE, MigrationBlockedError } from '../../src/db/migration-steps.ts'
import { migrationsFolder } from '../../src/db/migrations.ts'
import { emptyDatabase } from '../support/databases.ts'
import { restoreDatabase } from '../upgrade/stored-installation.ts'

const SIDES = ['hq', 'channel'] as const
/** The last version whose migrations locked tables for as long as they took. */
const BEFORE = { version: '0.4.0', hq: 14, channel: 11 }

/** What locks everybody out of a table for as long as the table is long. */
const LONG: readonly [RegExp, string][] = [
  [/^create (unique )?index(?! concurrently)/i, 'builds an index'],
  [/generated always as (?!identity)/i, 'rewrites a table'],
  [/add constraint .* (foreign key|check)(?!.* not valid)/is, 'checks all rows'],
  [/set not null/i, 'checks all rows'],
]

test.each(SIDES)('a migration of %s since 0.4.0 builds nothing while it locks a table that was there', (side) => {
  const made = new Set<string>()
  const small =
    /(?: on|table) "?(erasure|difference|erasure_delivery|incarnation|download_package|channel_database_contact)\b/i
  const found: string[] = []
  for (const [nth, migration] of readMigrationFiles({ migrationsFolder: migrationsFolder(side) }).entries()) {
    for (const statement of migration.sql.map((each) => each.replace(/--.*$/gm, '').trim())) {
      const created = /^create (?:unlogged )?table "?(?<table>\w+)/i.exec(statement)?.groups?.table
      const table = /(?: on |alter table )"?(?<table>\w+)"?/i.exec(statement)?.groups?.table
      if (nth < BEFORE[side] || isConcurrent(migration)) continue
      if (created) made.add(created)
      if (!table || made.has(table) || small.test(statement)) continue
      found.push(
        ...LONG.filter(([long]) => long.test(statement)).map(([, what]) => `${what}: ${statement.slice(0, 90)}`),
      )
    }
  }
  expect(found).toEqual([])
})

/** A channel database of 0.4.0 with its rows. */
async function ofFormerVersion() {
  const database = await emptyDatabase()
  await restoreDatabase(BEFORE.version, 'houston', 'channel', database.db)
  return database
}

/** What a capture of 0.4.0 does to the tables that the migrations change. */
async function capture(db: Pick<Database, 'execute'>, key: string): Promise<void> {
  await db.execute(sql`
    insert into idempotency (scope, key, request_hash, customer_key, operation_id, state)
    values ('houston', ${key}, 'hash', gen_random_uuid(), gen_random_uuid(), 'DONE')`)
  await db.execute(sql`
    insert into unsettled_operation (operation_id, customer_key, operation_number, data_area_id, channel_id, name, created_at, search)
    select gen_random_uuid(), gen_random_uuid(), 1, data_area_id, channel_id, name, created_at, search
    from unsettled_operation
    limit 1`)
}

const isMigrated = async (db: Database) => (await readDone(db)).length > BEFORE.channel

/** Resolves when the migrations wait for a lock. */
async function lockIsAwaited(db: Database): Promise<void> {
  for (;;) {
    const [row] = await execute<{ n: number }>(
      db,
      sql`select count(*)::int as n from pg_stat_activity
      where datname = current_database() and application_name = 'tillsync migrate' and wait_event_type = 'Lock'`,
    )
    if ((row?.n ?? 0) > 0) return
  }
}

test('captures are stored while a migration waits for a transaction that has not ended, and it goes on after that', async () => {
  const { db, url } = await ofFormerVersion()
  const stored: string[] = []
  const migrated = await transaction(db, async (open) => {
    await capture(open, 'open')
    const migrating = migrate(url, 'channel')
    while (stored.length < 5) {
      await lockIsAwaited(db)
      // Behind the migration's own wait, which ends long before that of a statement (2 s).
      await capture(db, `behind-${stored.length}`)
      stored.push('')
    }
    return { migrating }
  })
  expect(await migrated.migrating).toBeGreaterThan(0)
  const [keys] = await execute<{ n: number }>(
    db,
    sql`select count(*)::int as n from idempotency where key like 'behind-%' or key = 'open'`,
  )
  expect(keys?.n).toBe(6)
})

test('a migration that is kept from a table for too long says so, keeps what is done, and can be repeated', async () => {
  const { db, url } = await ofFormerVersion()
  await transaction(db, async (open) => {
    await capture(open, 'open')
    await expect(
      migrate(url, 'channel', { ...MIGRATION_PACE, lockWait: 20, pause: 20, patience: 1_000 }),
    ).rejects.toThrow(MigrationBlockedError)
    expect(await isMigrated(db)).toBe(true)
  })
  expect(await migrate(url, 'channel')).toBeGreaterThan(0)
})

test('an index whose building was interrupted is built again', async () => {
  const { db, url } = await ofFormerVersion()
  await migrate(url, 'channel')
  const indexes = () =>
    execute<{ name: string; valid: boolean }>(
      db,
      sql`select indexrelid::regclass::text as name, indisvalid as valid from pg_index
      where indrelid = any('{customer,idempotency,unsettled_operation,operation_outcome}'::regclass[])
      order by 1`,
    )
  const before = await indexes()
  await execute(db, sql`update pg_index set indisvalid = false where indexrelid = 'customer_to_fill'::regclass`)
  await execute(db, sql`drop index idempotency_to_hash`)
  // Back to before the migration that builds them: without it, and without those after it and what they add.
  const migrations = readMigrationFiles({ migrationsFolder: migrationsFolder('channel') })
  const builds = migrations.findLastIndex(isConcurrent)
  const later = migrations.slice(builds + 1).flatMap(({ sql: statements }) => statements)
  for (const [, table] of later.join('\n').matchAll(/^create table "(\w+)"/gim))
    await execute(db, sql`drop table ${sql.identifier(table ?? '')}`)
  for (const [, table, column] of later.join('\n').matchAll(/^alter table "(\w+)" add column "(\w+)"/gim))
    await execute(db, sql`alter table ${sql.identifier(table ?? '')} drop column ${sql.identifier(column ?? '')}`)
  await execute(db, sql`delete from drizzle.__expansions`)
  await execute(
    db,
    sql`delete from drizzle.__drizzle_migrations
    where id in (select id from drizzle.__drizzle_migrations order by id offset ${builds})`,
  )
  expect(await migrate(url, 'channel')).toBe(migrations.length - builds)
  expect(await indexes()).toEqual(before)
  expect(before.every(({ valid }) => valid)).toBe(true)
})

test('a migration that says "concurrently" has nothing else, and can be begun again', () => {
  const concurrent = 'create index concurrently if not exists "a" on "b" ("c")'
  expect(isConcurrent({ sql: [concurrent, 'drop index concurrently if exists "d"'] })).toBe(true)
  expect(isConcurrent({ sql: ['-- not concurrently\ncreate table "e" ("f" text)'] })).toBe(false)
  expect(() => isConcurrent({ sql: [concurrent, 'update "b" set "c" = 1'] })).toThrow('nothing but')
  expect(() => isConcurrent({ sql: ['create index concurrently "a" on "b" ("c")'] })).toThrow('nothing but')
})
