import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { Logger, runMigrations } from 'graphile-worker'
import pg from 'pg'
import { type Database, type Executor, execute, openDatabase, type Transaction, transaction } from './client.ts'
import { sqlState } from './errors.ts'
import { type Done, makeRecords, mustNarrow, narrow, readDone, record, whyStrange } from './migration-record.ts'
import { applyMigration, MIGRATION_PACE, type MigrationPace } from './migration-steps.ts'
import { migrationsFolder, type Side } from './migrations.ts'
import { grantRoles, READER } from './roles.ts'
import { pgConnection } from './tls.ts'

type Migration = ReturnType<typeof readMigrationFiles>[number]

/**
 * Thrown when the database is not one this program may migrate: it was migrated by a newer version, or a migration was
 * edited.
 */
export class MigrationRefusedError extends Error {
  override name = 'MigrationRefusedError'
}

/**
 * Any number, the same for every replica: one migrates, the others wait and find nothing to do. Versions up to 0.4.0
 * had another: what waits for it, with a statement, would hold up the building of indexes.
 */
const lock = 7_205_117_002n

/** Between two looks whether the process that migrates is done, in milliseconds. */
const LOOK_AGAIN = 100

/**
 * Brings a database to the newest tables of its side, and says how many migrations that took. Captures go on meanwhile
 * (migration-steps.ts). Replicas can start together: one of them migrates. Each migration is done and recorded, or
 * nothing of it, so that a killed process leaves a database that the next one goes on with. Works
 * from any folder, on PostgreSQL 14 and newer. Then the roles have the rights that they need (roles.ts). A database
 * that the release after this one has migrated is left as it is (migration-record.ts). A user who may define nothing
 * can ask too, and is refused only when a migration is missing. Throws a `MigrationRefusedError`, or a
 * `MigrationBlockedError`.
 */
export async function migrate(url: string, side: Side, pace = MIGRATION_PACE): Promise<number> {
  const migrations = readMigrationFiles({ migrationsFolder: migrationsFolder(side) })
  if (await isUpToDate(url, side, migrations)) return 0
  const db = openDatabase(url, {
    applicationName: 'tillsync migrate',
    max: 2,
    statementTimeout: pace.patience,
    lockTimeout: pace.patience,
    idleInTransactionTimeout: 60_000,
  })
  try {
    return await inTurn(db, async () => {
      const applied = await applyMissing(db, side, migrations, pace).catch(refuseThoseWhoMayNot)
      if (side === 'hq' && (await lacksJobTables(db))) await makeJobTables(url)
      await transaction(db, (tx) => giveRights(tx, side, applied))
      return applied
    })
  } finally {
    await db.close()
  }
}

/**
 * Whether there is nothing to do, as at nearly every start. Within the ordinary time limits: a connection that hangs is
 * closed after seconds, not after the minutes that a migration may take.
 */
async function isUpToDate(url: string, side: Side, migrations: readonly Migration[]): Promise<boolean> {
  const db = openDatabase(url, { applicationName: 'tillsync migrate', max: 1 })
  try {
    const done = await readDone(db)
    refuseStrangers(done, migrations)
    const isDone = done.length >= migrations.length && !mustNarrow(done, side)
    return isDone && !(side === 'hq' && (await lacksJobTables(db))) && (await hasRights(db))
  } finally {
    await db.close()
  }
}

/** How far a database is migrated. `refused`: why this program does not work with it; null: it does. */
export type MigrationState = { readonly applied: number; readonly known: number; readonly refused: string | null }

/** Reads how far a database of a side is migrated; changes nothing. */
export async function readMigrationState(db: Executor, side: Side): Promise<MigrationState> {
  const migrations = readMigrationFiles({ migrationsFolder: migrationsFolder(side) })
  const done = await readDone(db)
  return { applied: done.length, known: migrations.length, refused: whyStrange(done, migrations) }
}

/**
 * One process at a time migrates a database; its turn ends with its connection. It is held by a transaction that has no
 * snapshot, and those who wait ask again and again, since the building of an index waits for all snapshots.
 */
async function inTurn<T>(db: Database, work: () => Promise<T>): Promise<T> {
  for (;;) {
    const done = await transaction(db, async (tx) => {
      const [turn] = await execute<{ ours: boolean }>(
        tx,
        sql`/* db.takeTurn */ select pg_try_advisory_xact_lock(${lock.toString()}::bigint) as ours`,
      )
      if (!turn?.ours) return null
      // The snapshot of a select lasts until the next statement; this one has none.
      await tx.execute(sql.raw('set local idle_in_transaction_session_timeout = 0'))
      return { result: await work() }
    })
    if (done) return done.result
    await pause(LOOK_AGAIN)
  }
}

async function applyMissing(
  db: Database,
  side: Side,
  migrations: readonly Migration[],
  pace: MigrationPace,
): Promise<number> {
  await transaction(db, makeRecords)
  const done = await readDone(db)
  refuseStrangers(done, migrations)
  if (mustNarrow(done, side)) await transaction(db, (tx) => narrow(tx, side))
  for (const [nth, migration] of migrations.entries()) {
    if (nth < done.length) continue
    await applyMigration(db, migration, {
      isMissing: async (on) => (await readDone(on)).length === nth,
      record: (tx) => record(tx, side, nth, migration),
      pace,
    })
  }
  return Math.max(migrations.length - done.length, 0)
}

/** insufficient_privilege */
const NOT_ALLOWED = '42501'

function refuseThoseWhoMayNot(error: unknown): never {
  if (sqlState(error) !== NOT_ALLOWED) throw error
  throw new MigrationRefusedError(
    'The database must be migrated, and its user may not define tables: run `tillsync migrate` with the address of ' +
      'a user who may (MIGRATION_…).',
    { cause: error },
  )
}

/**
 * The job library keeps its jobs at headquarters, in tables that it defines itself: with the migrations, so that the
 * program need not be allowed to.
 */
async function makeJobTables(url: string): Promise<void> {
  const pool = new pg.Pool({ ...pgConnection(url), max: 1, connectionTimeoutMillis: 2_000, query_timeout: 60_000 })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  try {
    await runMigrations({ pgPool: pool, logger: new Logger(() => () => {}) })
  } finally {
    await pool.end()
  }
}

async function lacksJobTables(db: Executor): Promise<boolean> {
  const [found] = await execute<{ lacks: boolean }>(
    db,
    sql`/* db.lacksJobTables */ select to_regclass('graphile_worker.migrations') is null as lacks`,
  )
  return found?.lacks ?? true
}

/** After migrations, and where they have never been given: not at every start. */
async function giveRights(tx: Transaction, side: Side, applied: number): Promise<void> {
  if (applied > 0 || !(await hasRights(tx))) await grantRoles(tx, side)
}

async function hasRights(db: Executor): Promise<boolean> {
  const [given] = await execute<{ given: boolean }>(
    db,
    sql`/* db.hasRights */
    select to_regrole(${READER}) is not null
      and has_table_privilege(to_regrole(${READER}), 'public.log', 'select') as given`,
  )
  return given?.given ?? false
}

/** What was applied must be how our list begins, or the tables are not what this program expects. */
function refuseStrangers(done: readonly Done[], migrations: readonly Migration[]): void {
  const why = whyStrange(done, migrations)
  if (why !== null) throw new MigrationRefusedError(why)
}
