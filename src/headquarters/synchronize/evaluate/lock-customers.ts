import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../../db/client.ts'

/**
 * Locks the customers of the loaded operations in the order of their keys, so that no other transaction changes them
 * until the commit and no deadlock occurs.
 */
export async function lockCustomers(tx: Transaction): Promise<void> {
  await execute(
    tx,
    sql`/* synchronize.lockCustomers */
    with locked as materialized (
      select customer_key
      from customer
      where customer_key in (select customer_key from work_operation where not is_create)
      order by customer_key
      for no key update
    )
    select count(*) from locked`,
  )
}
