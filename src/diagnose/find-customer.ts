import { type SQL, sql } from 'drizzle-orm'
import { type Executor, execute } from '../db/client.ts'
import { soughtByValues } from '../operations/customer-condition.ts'
import type { SoughtCustomer } from '../sides/sides.ts'

/** More customers that are named in the same way are not told apart. */
const mostCustomers = 6

/** The keys of the customers that headquarters knows by a name, also of those that it has only operations of; at most six. */
export async function findAtHeadquarters(db: Executor, sought: SoughtCustomer): Promise<string[]> {
  const found = await execute<{ customerKey: string }>(
    db,
    sql`/* diagnose.findCustomers */
    select distinct customer_key as "customerKey"
    from (${keysOf(sought)}) as found
    limit ${mostCustomers}`,
  )
  return found.map(({ customerKey }) => customerKey)
}

function keysOf(sought: SoughtCustomer): SQL {
  if ('customerKey' in sought) return sql`select ${sought.customerKey}::uuid as customer_key`
  if ('operationId' in sought)
    return sql`select customer_key from operation where operation_id = ${sought.operationId}::uuid`
  if ('accountNumber' in sought)
    return sql`
      select given.customer_key
      from legal_entity e
      join customer_account given on given.data_area_id = e.data_area_id and given.account = ${sought.accountNumber}
      union
      select c.customer_key
      from legal_entity e
      join customer c on c.data_area_id = e.data_area_id and c.account = ${sought.accountNumber}`
  const values =
    'email' in sought ? [{ email: sought.email }] : [{ phone: sought.phone }, { cellularPhone: sought.phone }]
  const either = values.flatMap((value) => {
    const condition = soughtByValues(value)
    if (!condition?.indexed) return []
    return [
      sql`select known.customer_key from customer known where ${condition.known}`,
      sql`select captured.customer_key from retail_async_customer_v2 captured where ${condition.captured}`,
    ]
  })
  return either.length > 0 ? sql.join(either, sql` union `) : sql`select null::uuid as customer_key where false`
}
