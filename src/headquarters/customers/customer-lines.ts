import { sql } from 'drizzle-orm'
import { type Channels, seesCustomer } from '../../access/scope-sql.ts'
import { type Executor, execute } from '../../db/client.ts'
import { NO_CUSTOMER } from '../../model/customer.ts'
import { type CustomerView, headquartersView } from '../../model/customer-view.ts'

/** What a line of a list shows of a customer. */
export type CustomerLine = Pick<CustomerView, 'customerKey' | 'dataAreaId' | 'account' | 'name'>

/**
 * Lines of headquarters' customers with these keys, in which everything else is empty. They cost a tenth of complete
 * customers. Omits customers that do not exist or that none of the channels may see.
 */
export async function customerLines(
  db: Executor,
  customerKeys: readonly string[],
  channels: Channels,
): Promise<CustomerView[]> {
  const lines = await execute<CustomerLine>(
    db,
    sql`/* customers.customerLines */
    select c.customer_key as "customerKey", c.data_area_id as "dataAreaId", c.account, c.cust_name as name
    from customer c
    where c.customer_key = any(${sql.param([...customerKeys])}::uuid[]) and ${seesCustomer('c', channels)}`,
  )
  return lines.map((line) => ({ ...NOTHING, ...line }))
}

const NOTHING = headquartersView(NO_CUSTOMER)
