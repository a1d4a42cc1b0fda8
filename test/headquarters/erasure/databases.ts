import { sql } from 'drizzle-orm'
import { execute } from '../../../src/db/client.ts'
import type { TestDatabase } from '../../support/databases.ts'

/** Every row of every table of a database, of all schemas but PostgreSQL's own, as text; packages are looked into. */
export async function dumpRows({ db }: Pick<TestDatabase, 'db'>): Promise<string[]> {
  const tables = await execute<{ schema: string; name: string }>(
    db,
    sql`
    select table_schema as schema, table_name as name
    from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  )
  const rows: string[] = []
  for (const { schema, name } of tables) {
    const table = sql`${sql.identifier(schema)}.${sql.identifier(name)}`
    const found = await execute<{ row: string }>(db, sql`select t::text as row from ${table} t`)
    rows.push(...found.map(({ row }) => `${name} ${row}`))
  }
  return rows
}

/** The rows that have one of the words, without regard to case. */
export function rowsWith(rows: readonly string[], words: readonly string[]): string[] {
  return rows.filter((row) => words.some((word) => row.toLowerCase().includes(word.toLowerCase())))
}
