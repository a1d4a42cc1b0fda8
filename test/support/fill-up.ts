import { sql } from 'drizzle-orm'
import { batchStatementTimeout, type Database, execute, type Transaction, transaction } from '../../src/db/client.ts'

/** Columns of a copied row that differ from the first one: SQL over the number `nth`. */
type Others = { readonly [column: string]: string }

/**
 * Rows as if this many more customers had been synchronized and distributed: copies of the first one's rows, in both
 * databases.
 */
export async function fillUp(hq: Database, houston: Database, operations: number): Promise<void> {
  const keys = { customer_key: `md5('c' || nth)::uuid`, operation_id: `md5('o' || nth)::uuid` }
  const account = { account: `'X-' || nth` }
  const search = {
    search: `customer_search('X-' || nth, array['Name' || lpad(nth::text, 7, '0')], array['n' || nth || '@example.com'], array[]::text[])`,
  }
  const position = { position: '1000 + nth' }
  const copies = [
    [hq, 'operation', { ...keys, ...account, received_order: '1000 + nth' }, 'true'],
    [hq, 'customer', { ...keys, ...account, ...search, email: `'n' || nth || '@example.com'` }, 'true'],
    [hq, 'customer_account', { ...keys, ...account }, 'true'],
    [hq, 'log', { ...keys, ...position }, `status = 'SYNCED'`],
    [houston, 'operation', { ...keys, search: `''` }, 'true'],
    [houston, 'customer', { ...keys, ...account, ...search }, 'true'],
    [houston, 'settlement', keys, 'true'],
    [houston, 'customer_counter', keys, 'true'],
    [houston, 'log', { ...keys, ...position }, `status = 'CAPTURED'`],
  ] as const
  await Promise.all(
    [hq, houston].map((side) =>
      transaction(
        side,
        async (tx) => {
          await tx.execute(sql`set local maintenance_work_mem = '1GB'`)
          for (const [, table, others, which] of copies.filter(([db]) => db === side))
            await withoutIndexes(tx, table, () => copy(tx, { table, others, which, operations }))
          await tx.execute(sql`update log_head set position = ${1_000 + operations}`)
          await tx.execute(sql`analyze`)
        },
        { statementTimeout: 20 * batchStatementTimeout },
      ),
    ),
  )
}

type Copy = { table: string; others: Others; which: string; operations: number }

/** Copies the row of a table that `which` selects, once for each number, with other values in some columns. */
export async function copy(tx: Transaction, { table, others, which, operations }: Copy): Promise<void> {
  const stored = await execute<{ column: string }>(
    tx,
    sql`select column_name as "column" from information_schema.columns where table_name = ${table} and is_generated = 'NEVER' order by ordinal_position`,
  )
  const columns = stored.map(({ column }) => sql.identifier(column))
  const values = stored.map(({ column }) => {
    const other = others[column]
    return other ? sql.raw(other) : sql`one.${sql.identifier(column)}`
  })
  await tx.execute(sql`
    insert into ${sql.identifier(table)} (${sql.join(columns, sql`, `)}) overriding system value
    select ${sql.join(values, sql`, `)}
    from (select * from ${sql.identifier(table)} where ${sql.raw(which)} limit 1) one
    cross join generate_series(1, ${operations - 1}::int) nth`)
}

/** Writes while a table has no triggers and indexes; the indexes are built afterwards, which is many times faster. */
async function withoutIndexes(tx: Transaction, table: string, write: () => Promise<void>): Promise<void> {
  const indexes = await execute<{ name: string; definition: string }>(
    tx,
    sql`select c.relname as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i join pg_class c on c.oid = i.indexrelid
    where i.indrelid = ${table}::regclass and not i.indisunique`,
  )
  await tx.execute(sql`set local session_replication_role = replica`)
  for (const { name } of indexes) await tx.execute(sql`drop index ${sql.identifier(name)}`)
  await write()
  for (const { definition } of indexes) await tx.execute(sql.raw(definition))
}
