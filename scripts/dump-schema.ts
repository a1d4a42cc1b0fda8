import { sql } from 'drizzle-orm'
import { type Database, execute } from '../src/db/client.ts'
import { migrationsFolder, type Side } from '../src/db/migrations.ts'

/** The tables after all migrations, printed from the catalog for reviewers. */
export async function dumpSchema(db: Database): Promise<string> {
  const parts = await execute<{ text: string }>(
    db,
    sql`/* dump.schema */
    with relation as (
      select c.oid, c.relname
      from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    )
    select 'table' as kind, relname as name, 0 as line, 'create table ' || relname || ' (' || e'\n' || (
      select string_agg('  ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
        || case when a.attidentity = 'a' then ' generated always as identity' else '' end
        || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
        || case when a.attnotnull then ' not null' else '' end, e',\n' order by a.attnum)
      from pg_attribute a
      left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attrelid = relation.oid and a.attnum > 0 and not a.attisdropped
    ) || e'\n);' as text
    from relation
    union all
    select 'table', r.relname, 1, 'alter table ' || r.relname || ' add constraint ' || c.conname || ' ' || pg_get_constraintdef(c.oid) || ';'
    from relation r
    join pg_constraint c on c.conrelid = r.oid and c.contype <> 'n'
    union all
    select 'table', r.relname, 2, pg_get_indexdef(i.indexrelid) || ';'
    from relation r
    join pg_index i on i.indrelid = r.oid
    where not exists (select from pg_constraint c where c.conindid = i.indexrelid)
    union all
    select 'table', r.relname, 3, pg_get_triggerdef(t.oid) || ';'
    from relation r
    join pg_trigger t on t.tgrelid = r.oid and not t.tgisinternal
    union all
    select 'function', p.proname, 0, pg_get_functiondef(p.oid) || ';'
    from pg_proc p
    where p.pronamespace = 'public'::regnamespace
    order by kind desc, name, line, text`,
  )
  return `-- Printed from the catalog by npm run db:dump; the migrations are what is applied.\n\n${parts.map(({ text }) => text).join('\n')}\n`
}

/** The path of a side's dump. */
export const dumpPath = (side: Side): string => `${migrationsFolder(side)}/schema.sql`
