import { sql } from 'drizzle-orm'
import { type Executor, execute } from '../../db/client.ts'
import type { CustomerView } from '../../model/customer-view.ts'
import { readCustomer, type Scope } from './read-customers.ts'

/** One way to name a customer of a channel. */
export type CustomerBy = { customerKey: string } | { accountNumber: string }

/** The customer as the channel knows it; null when the channel sees no such customer. */
export async function findCustomer(db: Executor, scope: Scope, by: CustomerBy): Promise<CustomerView | null> {
  if ('customerKey' in by) return readCustomer(db, scope, by.customerKey)
  const [found] = await execute<{ customerKey: string }>(
    db,
    sql`/* channel.findCustomer */
    select customer_key as "customerKey"
    from customer
    where data_area_id = ${scope.dataAreaId} and account = ${by.accountNumber}`,
  )
  return found ? readCustomer(db, scope, found.customerKey) : null
}
