import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { MigrationMeta } from 'drizzle-orm/migrator'
import { type Database, type Executor, execute, type Transaction, transaction } from './client.ts'
import { isRetryable, waitedForLock } from './errors.ts'

/** How a database is migrated while others use it; times in milliseconds. */
export type MigrationPace = {
  /** What a migration may wait for a lock: as long is the stop of a capture that comes meanwhile. */
  readonly lockWait: number
  /** Until it tries again, on average, so that what has waited goes on. */
  readonly pause: number
  /** How long it tries. */
  readonly patience: number
}

export const MIGRATION_PACE: MigrationPace = { lockWait: 300, pause: 700, patience: 600_000 }

/** Thrown when other transactions kept a table locked for as long as a migration tried. */
export class MigrationBlockedError extends Error {
  override name = 'MigrationBlockedError'
}

/** `isMissing`: whether the database does not have the migration yet; `record` notes that it has. */
type Applying = {
  readonly isMissing: (db: Executor) => Promise<boolean>
  readonly record: (tx: Transaction) => Promise<void>
  readonly pace: MigrationPace
}

/**
 * Applies one migration and records it, unless `isMissing` says that another process was first. While it runs, others
 * read and write the tables:
 *
 * - A migration is one transaction, which changes definitions and few rows. A statement that needs a table that it has
 *   locked waits for its end, and others queue behind it while it waits for a lock. So it gives up after `lockWait`,
 *   and tries again later.
 * - A migration whose statements say `concurrently` is no transaction: each statement stands alone and locks out
 *   nobody. One that was interrupted is done again from its beginning, so each says `if (not) exists`.
 */
export async function applyMigration(db: Database, migration: MigrationMeta, how: Applying): Promise<void> {
  const { pace } = how
  if (isConcurrent(migration)) {
    if (!(await how.isMissing(db))) return
    for (const statement of migration.sql) await runAlone(db, statement)
  }
  const deadline = Date.now() + pace.patience
  for (;;) {
    const fault = await transaction(db, (tx) => applyInTransaction(tx, migration, how)).catch((error: unknown) => {
      if (waitedForLock(error) || isRetryable(error)) return error
      throw error
    })
    if (fault === undefined) return
    if (Date.now() > deadline) {
      throw new MigrationBlockedError(
        'Another transaction keeps a table locked that a migration must change: end it (pg_stat_activity shows it), ' +
          'then migrate again. What was migrated before stays.',
        { cause: fault },
      )
    }
    await pause(pace.pause * (0.5 + Math.random()))
  }
}

async function applyInTransaction(
  tx: Transaction,
  migration: MigrationMeta,
  { isMissing, record, pace }: Applying,
): Promise<undefined> {
  await tx.execute(sql`/* db.migrate */ lock table drizzle.__drizzle_migrations in share row exclusive mode`)
  if (!(await isMissing(tx))) return
  if (!isConcurrent(migration)) {
    await tx.execute(sql`/* db.migrate */ select set_config('lock_timeout', ${String(pace.lockWait)}, true)`)
    // In one message: nobody waits for the way between two statements.
    await tx.execute(sql.raw(migration.sql.join('\n;\n')))
  }
  await record(tx)
}

const ALONE =
  /^\s*(?:create (?:unique )?index concurrently if not exists|drop index concurrently if exists) "(?<index>\w+)"/i

const withoutComments = (statement: string) => statement.replace(/--.*$/gm, '')

/** Whether a migration runs outside of a transaction. Then each of its statements can be done again. */
export function isConcurrent({ sql: statements }: Pick<MigrationMeta, 'sql'>): boolean {
  const bare = statements.map(withoutComments)
  if (!bare.some((statement) => /\bconcurrently\b/i.test(statement))) return false
  if (!bare.every((statement) => ALONE.test(statement)))
    throw new Error('A migration that says "concurrently" does nothing but create and drop indexes, with "if".')
  return true
}

/** What is left of an index whose building was interrupted is removed first. */
async function runAlone(db: Database, statement: string): Promise<void> {
  const index = ALONE.exec(withoutComments(statement))?.groups?.index ?? ''
  const [broken] = await execute<{ index: string }>(
    db,
    sql`/* db.brokenIndex */
    select indexrelid::regclass::text as index
    from pg_index
    where indexrelid = to_regclass(quote_ident(${index})) and not indisvalid`,
  )
  if (broken) await db.execute(sql.raw(`drop index concurrently if exists ${broken.index}`))
  await db.execute(sql.raw(statement))
}
