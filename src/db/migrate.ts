import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { execute, openDatabase, type Transaction, transaction } from './client.ts'

/** Whose tables: headquarters' or a channel database's. */
export type Side = 'hq' | 'channel'

type Migration = ReturnType<typeof readMigrationFiles>[number]

/** Thrown when the database is not one this program may migrate: it was migrated by a newer version, or a migration was edited. */
export class MigrationRefusedError extends Error {
  override name = 'MigrationRefusedError'
}

/** Any number, the same for every replica: whoever has it migrates, the others wait and find nothing left to do. */
const lock = 7_205_117_001n

/**
 * Brings a database to the newest tables of its side, and says how many migrations that took. All of them are done in one
 * transaction behind a lock, so that replicas can start together and a killed one leaves nothing half done. Works from any
 * folder, on PostgreSQL 14 and newer, and keeps its record where drizzle-kit looks for it.
 */
export async function migrate(url: string, side: Side): Promise<number> {
  const migrations = readMigrationFiles({ migrationsFolder: migrationsFolder(side) })
  const db = openDatabase(url, {
    applicationName: 'tillsync migrate',
    max: 1,
    statementTimeout: 600_000,
    lockTimeout: 600_000,
    idleInTransactionTimeout: 60_000,
  })
  try {
    return await transaction(db, (tx) => applyMissing(tx, migrations))
  } finally {
    await db.close()
  }
}

/** Where the migrations of a side are, whatever folder the program was started in. */
export function migrationsFolder(side: Side): string {
  return fileURLToPath(new URL(`../../drizzle/${side}`, import.meta.url))
}

async function applyMissing(tx: Transaction, migrations: readonly Migration[]): Promise<number> {
  await tx.execute(sql`/* db.migrate */ select pg_advisory_xact_lock(${lock.toString()}::bigint)`)
  await tx.execute(sql`create schema if not exists drizzle`)
  await tx.execute(sql`
    create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`)
  const done = await execute<{ hash: string }>(
    tx,
    sql`
    /* db.migrate */
    select hash
    from drizzle.__drizzle_migrations
    order by id`,
  )
  refuseStrangers(done, migrations)
  const missing = migrations.slice(done.length)
  for (const { sql: statements, hash, folderMillis } of missing) {
    for (const statement of statements) await tx.execute(sql.raw(statement))
    await tx.execute(sql`
      insert into drizzle.__drizzle_migrations (hash, created_at)
      values (${hash}, ${folderMillis})`)
  }
  return missing.length
}

/** What was applied must be how our list begins, or the tables are not what this program expects. */
function refuseStrangers(done: readonly { hash: string }[], migrations: readonly Migration[]): void {
  if (done.length > migrations.length) {
    throw new MigrationRefusedError(
      `The database has ${done.length} migrations, this program knows ${migrations.length}: it was migrated by a newer version. Start that one.`,
    )
  }
  const edited = done.findIndex(({ hash }, place) => hash !== migrations[place]?.hash)
  if (edited >= 0) {
    throw new MigrationRefusedError(
      `Migration ${edited + 1} in the database is not the one this program has; it was edited after it was applied.`,
    )
  }
}
