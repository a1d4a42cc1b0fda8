import { sql } from 'drizzle-orm'
import { type Executor, execute } from '../../src/db/client.ts'
import type { TestDatabase } from './databases.ts'

/**
 * A checksum over all rows of all tables of each database except the audit, which also records refusals, and what is
 * left of the tokens' budgets, which each process reports from time to time; equal as long as nothing is written.
 */
export async function contentOf(databases: {
  [name: string]: TestDatabase
}): Promise<{ [name: string]: { [table: string]: string } }> {
  const contents = await Promise.all(
    Object.entries(databases).map(async ([name, { db }]) => [name, await contentOfOne(db)] as const),
  )
  return Object.fromEntries(contents)
}

async function contentOfOne(db: Executor): Promise<{ [table: string]: string }> {
  const tables = await execute<{ name: string }>(
    db,
    sql`select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not in ('audit_entry', 'token_budget') order by 1`,
  )
  const sums = tables.map(
    ({
      name,
    }) => sql`select ${name}::text as name, count(*) || ':' || coalesce(sum(hashtextextended(t::text, 0)), 0) as content
      from ${sql.identifier(name)} t`,
  )
  const rows = await execute<{ name: string; content: string }>(db, sql.join(sums, sql` union all `))
  return Object.fromEntries(rows.map(({ name, content }) => [name, content]))
}
