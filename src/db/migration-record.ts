import { sql } from 'drizzle-orm'
import type { MigrationMeta } from 'drizzle-orm/migrator'
import { type Executor, execute, type Transaction } from './client.ts'
import type { Side } from './migrations.ts'

/**
 * How many migrations of each side the release before knows (0.5.0). Those after them only expand: they add, and leave
 * what that release reads and writes. A release that removes something raises this to what its own release before
 * knows.
 */
export const OF_RELEASE_BEFORE: Readonly<Record<Side, number>> = { hq: 41, channel: 20 }

/**
 * A migration that a database has. `isExpansion`: it is one with which the release before that of the program that
 * applied it can work.
 */
export type Done = { readonly hash: string; readonly isExpansion: boolean }

/**
 * The migrations that a database has, in their order. There are two records. `__drizzle_migrations` holds what a
 * program must know in order to work with the database: a program that finds more than it knows refuses it, those of
 * 0.5.0 too. `__expansions` holds what follows and can be passed over, so that the release before starts on the data of
 * this one.
 */
export async function readDone(db: Executor): Promise<Done[]> {
  const { migrations, expansions } = await records(db)
  if (!migrations) return []
  const known = sql`select id, hash, false as expansion from drizzle.__drizzle_migrations`
  const after = expansions ? sql`union all select id, hash, true from drizzle.__expansions` : sql``
  return execute<Done>(
    db,
    sql`/* db.migrate */
    select hash, expansion as "isExpansion"
    from (${known} ${after}) as done
    order by expansion, id`,
  )
}

async function records(db: Executor): Promise<{ migrations: boolean; expansions: boolean }> {
  const [found] = await execute<{ migrations: boolean; expansions: boolean }>(
    db,
    sql`/* db.hasRecord */
    select to_regclass('drizzle.__drizzle_migrations') is not null as migrations,
      to_regclass('drizzle.__expansions') is not null as expansions`,
  )
  return found ?? { migrations: false, expansions: false }
}

/** Makes both records, where they are missing. `__drizzle_migrations` is where drizzle-kit looks for it. */
export async function makeRecords(tx: Transaction): Promise<void> {
  const { migrations, expansions } = await records(tx)
  if (migrations && expansions) return
  await tx.execute(sql`create schema if not exists drizzle`)
  for (const name of ['__drizzle_migrations', '__expansions'])
    await tx.execute(sql`
      create table if not exists drizzle.${sql.identifier(name)} (id serial primary key, hash text not null,
        created_at bigint)`)
}

/** Whether a release before the last one would be let in, although this one removes what it needs. */
export const mustNarrow = (done: readonly Done[], side: Side): boolean =>
  done.some(({ isExpansion }, nth) => isExpansion && nth < OF_RELEASE_BEFORE[side])

/** Former expansions that the release before knows are no longer to be passed over: older programs are refused now. */
export async function narrow(tx: Transaction, side: Side): Promise<void> {
  await tx.execute(sql`/* db.narrow */
    with known as (
      delete from drizzle.__expansions
      where id in (
        select id
        from drizzle.__expansions
        order by id
        limit greatest(${OF_RELEASE_BEFORE[side]} - (select count(*) from drizzle.__drizzle_migrations), 0)
      )
      returning id, hash, created_at
    )
    insert into drizzle.__drizzle_migrations (hash, created_at)
    select hash, created_at
    from known
    order by id`)
}

/** Notes that the database has a migration, the `nth` of its side, counted from 0. */
export async function record(
  tx: Transaction,
  side: Side,
  nth: number,
  { hash, folderMillis }: MigrationMeta,
): Promise<void> {
  const name = sql.identifier(nth < OF_RELEASE_BEFORE[side] ? '__drizzle_migrations' : '__expansions')
  await tx.execute(sql`/* db.migrate */
    insert into drizzle.${name} (hash, created_at)
    values (${hash}, ${folderMillis})`)
}

/**
 * Why a program does not work with a database; null: it does. What is there beyond what the program knows are
 * expansions of the release after it.
 */
export function whyStrange(done: readonly Done[], migrations: readonly MigrationMeta[]): string | null {
  const needed = done.filter(({ isExpansion }) => !isExpansion).length
  if (needed > migrations.length)
    return (
      `The database has ${done.length} migrations, this program knows ${migrations.length}: ` +
      'it was migrated by a newer version. Start that version, or the one before it.'
    )
  const edited = done.findIndex(({ hash }, place) => place < migrations.length && hash !== migrations[place]?.hash)
  return edited < 0
    ? null
    : `Migration ${edited + 1} in the database is not the one this program has; it was edited after it was applied.`
}
