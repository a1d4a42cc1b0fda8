import { type SQL, sql } from 'drizzle-orm'
import { STAGING_TABLES } from '../../model/operation.ts'

/** Shorter values identify no one. */
const shortest = 3

/**
 * Bulk runs whose filter may name one of the customers: runs that processed one of their operations, and runs whose
 * filter contains a value that headquarters stores for them. Clearing the filter does not change a run, because its
 * items were recorded when it began.
 */
export function runsAbout(customerKeys: SQL): SQL {
  return sql`(filter ? 'search' or filter ? 'customer' or reason is not null) and (
      exists (
        select from operation o
        join bulk_run_item i on i.run_id = bulk_run.run_id and i.place = o.received_order
        where o.customer_key = any(${customerKeys}::uuid[])
      )
      or exists (
        select from (${valuesOf(customerKeys)}) as known (value)
        where length(value) >= ${sql.raw(String(shortest))}
          and strpos(lower(concat_ws(' ', filter ->> 'search', filter ->> 'customer', reason)), lower(value)) > 0
      )
    )`
}

function valuesOf(customerKeys: SQL): SQL {
  const [captured, , contacts] = STAGING_TABLES
  const fields = sql`unnest(array[cust_name, first_name, last_name, email, receipt_email, phone, cellular_phone])`
  return sql`
    select ${fields} from customer where customer_key = any(${customerKeys}::uuid[])
    union
    select value from customer_contact where customer_key = any(${customerKeys}::uuid[])
    union
    select ${fields} from ${sql.identifier(captured)} join operation using (operation_id)
      where operation.customer_key = any(${customerKeys}::uuid[])
    union
    select value from ${sql.identifier(contacts)} join operation using (operation_id)
      where operation.customer_key = any(${customerKeys}::uuid[])`
}
