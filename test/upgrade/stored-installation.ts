import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'drizzle-orm'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { z } from 'zod'
import { PACKAGE_FOLDER } from '../../src/config/package.ts'
import { type Database, execute, transaction } from '../../src/db/client.ts'
import { migrationsFolder, type Side } from '../../src/db/migrations.ts'

const FOLDER = join(PACKAGE_FOLDER, 'test', 'fixtures')

const stored = z.object({
  /**
   * The number of the side's migrations in that version; released migrations never change, so the first ones create its
   * tables.
   */
  migrations: z.number(),
  tables: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
})
/** The rows of one database, as a released version left them. */
type StoredDatabase = z.infer<typeof stored>

type Column = { table: string; columns: string[]; sequences: { column: string; sequence: string }[] }

/** The tables of a database with their writable columns, and the sequences behind them. */
function tablesOf(db: Database): Promise<Column[]> {
  return execute<Column>(
    db,
    sql`select t.table_name as table,
      array_agg(c.column_name::text order by c.ordinal_position) filter (where c.is_generated = 'NEVER') as columns,
      coalesce(jsonb_agg(jsonb_build_object('column', c.column_name, 'sequence', s.sequence)) filter (where s.sequence is not null), '[]') as sequences
    from information_schema.tables t
    join information_schema.columns c on c.table_schema = t.table_schema and c.table_name = t.table_name
    cross join lateral (select pg_get_serial_sequence(quote_ident(t.table_name), c.column_name) as sequence) s
    where t.table_schema = 'public'
    group by t.table_name
    order by t.table_name`,
  )
}

/** Stores a database's rows as the fixture of a version. */
export async function storeDatabase(version: string, name: string, side: Side, db: Database): Promise<void> {
  const tables: StoredDatabase['tables'] = {}
  for (const { table } of await tablesOf(db)) {
    const [rows] = await execute<{ rows: StoredDatabase['tables'][string] }>(
      db,
      sql`select coalesce(jsonb_agg(to_jsonb(t)), '[]') as rows from ${sql.identifier(table)} t`,
    )
    if (rows && rows.rows.length > 0) tables[table] = rows.rows
  }
  const { length: migrations } = readMigrationFiles({ migrationsFolder: migrationsFolder(side) })
  await mkdir(join(FOLDER, version), { recursive: true })
  await writeFile(
    join(FOLDER, version, `${name}.json.gz`),
    gzipSync(JSON.stringify({ migrations, tables } satisfies StoredDatabase)),
  )
}

export const isStored = (version: string, name: string): boolean => existsSync(join(FOLDER, version, `${name}.json.gz`))

/** How many migrations a database of a version had. */
export async function storedMigrations(version: string, name: string): Promise<number> {
  const file = gunzipSync(await readFile(join(FOLDER, version, `${name}.json.gz`)))
  return stored.parse(JSON.parse(file.toString())).migrations
}

/** Restores a database of a version into an empty database: its tables and its rows. */
export async function restoreDatabase(version: string, name: string, side: Side, db: Database): Promise<void> {
  const file = gunzipSync(await readFile(join(FOLDER, version, `${name}.json.gz`)))
  const { migrations, tables } = stored.parse(JSON.parse(file.toString()))
  await transaction(db, async (tx) => {
    await tx.execute(sql`create schema drizzle`)
    await tx.execute(
      sql`create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`,
    )
    for (const migration of readMigrationFiles({ migrationsFolder: migrationsFolder(side) }).slice(0, migrations)) {
      // There is nobody to keep waiting while an index of an empty table is built.
      for (const statement of migration.sql) await tx.execute(sql.raw(statement.replaceAll(/ concurrently\b/gi, '')))
      await tx.execute(
        sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${migration.hash}, ${migration.folderMillis})`,
      )
    }
  })
  const columns = await tablesOf(db)
  await transaction(db, async (tx) => {
    // Without triggers and foreign keys: the rows are restored unchanged, in any order.
    await tx.execute(sql`set local session_replication_role = replica`)
    for (const { table, columns: names, sequences } of columns) {
      const list = sql.join(
        names.map((column) => sql.identifier(column)),
        sql`, `,
      )
      await tx.execute(sql`delete from ${sql.identifier(table)}`)
      await tx.execute(sql`insert into ${sql.identifier(table)} (${list}) overriding system value
        select ${list} from jsonb_populate_recordset(null::${sql.identifier(table)}, ${JSON.stringify(tables[table] ?? [])}::jsonb)`)
      for (const { column, sequence } of sequences)
        await tx.execute(
          sql`select setval(${sequence}::regclass, coalesce((select max(${sql.identifier(column)})::bigint from ${sql.identifier(table)}), 0) + 1, false)`,
        )
    }
  })
}
