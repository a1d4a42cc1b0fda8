import { type SQL, sql } from 'drizzle-orm'
import { type Channels, inChannels, knowsCustomer } from '../../access/scope-sql.ts'
import { type Executor, execute } from '../../db/client.ts'
import type { SoughtCustomer } from '../../model/sought-customer.ts'
import { soughtByValues } from '../operations/list/customer-condition.ts'

/** The limit of customers found by one value. */
const mostCustomers = 6

/**
 * The keys of the customers found by an identifier and visible to the channels, including those known only by
 * operations; at most six. By a value (an e-mail address, a phone number), only customers whose value the channels may
 * read are found.
 */
export async function findCustomers(db: Executor, sought: SoughtCustomer, channels: Channels): Promise<string[]> {
  const found = await execute<{ customerKey: string }>(
    db,
    sql`/* facts.findCustomers */
    select distinct customer_key as "customerKey"
    from (${keysOf(sought, channels)}) as found
    limit ${mostCustomers}`,
  )
  return found.map(({ customerKey }) => customerKey)
}

function keysOf(sought: SoughtCustomer, channels: Channels): SQL {
  if ('customerKey' in sought) return sql`select ${sought.customerKey}::uuid as customer_key`
  if ('operationId' in sought)
    return sql`
      select customer_key
      from operation
      where operation_id = ${sought.operationId}::uuid and ${inChannels(sql`channel_id`, channels)}`
  if ('accountNumber' in sought)
    return sql`
      select given.customer_key
      from legal_entity e
      join customer_account given on given.data_area_id = e.data_area_id and given.account = ${sought.accountNumber}
      where ${knowsCustomer(sql`given.customer_key`, channels)}
      union
      select c.customer_key
      from legal_entity e
      join customer c on c.data_area_id = e.data_area_id and c.account = ${sought.accountNumber}
      where ${knowsCustomer(sql`c.customer_key`, channels)}`
  const values =
    'email' in sought ? [{ email: sought.email }] : [{ phone: sought.phone }, { cellularPhone: sought.phone }]
  const either = values.flatMap((value) => {
    const condition = soughtByValues(value, channels)
    if (!condition?.indexed) return []
    return [
      sql`select known.customer_key from customer known where ${condition.known}`,
      sql`
        select captured.customer_key
        from retail_async_customer_v2 captured
        where ${condition.captured} and ${inChannels(sql`captured.originating_channel`, channels)}`,
    ]
  })
  return either.length > 0 ? sql.join(either, sql` union `) : sql`select null::uuid as customer_key where false`
}
