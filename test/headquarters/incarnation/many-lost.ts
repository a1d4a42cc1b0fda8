import { sql } from 'drizzle-orm'
import { batchStatementTimeout, type Database, execute, transaction } from '../../../src/db/client.ts'
import type { Installation } from '../../support/installation.ts'
import { create, tryJob } from './restored.ts'

// A headquarters that has lost many customers.

/** Customers, of which a fifth (or LOST) are lost: one half captured at Houston, the other created in real time. */
export const CUSTOMERS = Number(process.env.CUSTOMERS ?? 5_000)
export const LOST = Number(process.env.LOST ?? CUSTOMERS / 5)

const inBatch = (db: Database, query: ReturnType<typeof sql>) =>
  transaction(db, (tx) => execute(tx, query), { statementTimeout: batchStatementTimeout })

/** Copies the first row of a table, once for each number from 1 on, with other values of some columns. */
async function copies(db: Database, table: string, which: string, n: number, values: string): Promise<void> {
  await inBatch(
    db,
    sql.raw(`do $do$
    declare columns text;
    begin
      select string_agg(quote_ident(column_name), ', ') into columns
      from information_schema.columns
      where table_schema = 'public' and table_name = '${table}' and is_generated = 'NEVER' and is_identity = 'NO';
      execute format($f$
        insert into ${table} (%s)
        select %s
        from ${table} t
        cross join generate_series(1, ${n}) n
        cross join lateral jsonb_populate_record(t, ${values}) r
        where t.ctid = (select ctid from ${table} where ${which} limit 1)
      $f$, columns, 'r.' || replace(columns, ', ', ', r.'));
    end $do$`),
  )
}

const key = `md5('customer ' || n)::uuid`
const operation = `md5('operation ' || n)::uuid`
const account = `'MANY-' || lpad(n::text, 7, '0')`
const name = `'Ada Many' || n`

async function fill(tillsync: Installation): Promise<void> {
  const { hq, houston, sanfrancisco } = tillsync.databases
  const pattern = `name = 'Ada Pattern'`
  const document = `t.document || jsonb_build_object('customerKey', ${key}, 'account', ${account}, 'name', ${name})`
  const customer = `jsonb_build_object('customer_key', ${key}, 'account', ${account}, 'name', ${name}, 'document', ${document})`
  await copies(houston.db, 'customer', pattern, CUSTOMERS, customer)
  await inBatch(
    houston.db,
    sql`update customer set search = array_to_tsvector(array['a:' || lower(account)]) where account like 'MANY-%'`,
  )
  // The events of these operations had positions of their own, and retention has removed them.
  await inBatch(houston.db, sql`update log set position = position + ${CUSTOMERS}`)
  await inBatch(houston.db, sql`update log_head set position = position + ${CUSTOMERS}`)
  await copies(
    houston.db,
    'operation',
    `kind = 'CREATE_CUSTOMER'`,
    LOST / 2,
    `jsonb_build_object('operation_id', ${operation}, 'customer_key', ${key}, 'key_hash', null)`,
  )
  await copies(
    houston.db,
    'retail_async_customer_v2',
    `true`,
    LOST / 2,
    `jsonb_build_object('operation_id', ${operation}, 'customer_key', ${key}, 'cust_name', ${name}, 'cust_account_async', ${key}::text)`,
  )
  const kept = CUSTOMERS - LOST
  const shifted = (text: string) => text.replaceAll(/\bn\b/g, `(n + ${LOST})`)
  await copies(
    hq.db,
    'customer',
    `cust_name = 'Ada Pattern'`,
    kept,
    shifted(`jsonb_build_object('customer_key', ${key}, 'account', ${account}, 'cust_name', ${name})`),
  )
  await copies(
    hq.db,
    'customer_account',
    'true',
    kept,
    shifted(`jsonb_build_object('customer_key', ${key}, 'account', ${account}, 'operation_id', ${operation})`),
  )
  for (const { db } of [hq, houston, sanfrancisco]) await inBatch(db, sql`analyze`)
}

/** Houston has CUSTOMERS, of which headquarters, a copy from before, lacks LOST. It has been found rewound. */
export async function loseMany(tillsync: Installation): Promise<void> {
  await create(tillsync, 'Pattern')
  await tillsync.travel()
  await fill(tillsync)
  await execute(tillsync.databases.hq.db, sql`delete from incarnation`)
  const { userErrors } = await tryJob(tillsync, '1010')
  if (userErrors[0]?.code !== 'HEADQUARTERS_REWOUND') throw new Error(userErrors[0]?.message)
}
