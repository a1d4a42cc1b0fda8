import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Connection, request } from '../../src/client/request.ts'
import { execute, openDatabase } from '../../src/db/client.ts'

/** What only someone at the database can do: values changed behind the log, a customer twice, and one that is gone. Then a comparison, which finds it. */
export async function plantDifferences(hqUrl: string, connection: Connection): Promise<void> {
  const db = openDatabase(hqUrl, { applicationName: 'tillsync screens', max: 1 })
  const nth = (n: number) =>
    sql`customer_key = (select customer_key from customer order by account offset ${n} limit 1)`
  try {
    await execute(
      db,
      sql`update customer set email = 'someone.else@example.com', credit_max = '50000' where ${nth(40)}`,
    )
    await execute(db, sql`delete from customer where ${nth(60)}`)
    await execute(
      db,
      sql`insert into customer
      select (jsonb_populate_record(c, jsonb_build_object('customer_key', gen_random_uuid()::text, 'account', account || 'D'))).*
      from customer c where ${nth(80)}`,
    )
  } finally {
    await db.close()
  }
  await request(connection, 'mutation { reconcile { userErrors { message } } }', {}, z.unknown())
}
