import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'

/**
 * Makes `unsettled_operation` agree with what headquarters has told of these customers, where an operator has changed the course of things: what was dismissed
 * while an earlier operation is open is no longer laid over the customer, and what was restored is so again. What is settled in its order
 * is taken away by the trigger on `settlement`. Rows are inserted and deleted only, so that no capture is held up.
 */
export async function repairUnsettled(tx: Transaction, customerKeys: readonly string[]): Promise<void> {
  const keys = sql.param([...customerKeys])
  await execute(
    tx,
    sql`/* exchange.takeAwayDismissed */
    delete from unsettled_operation u
    using operation_outcome told
    where u.customer_key = any(${keys}::uuid[]) and told.operation_id = u.operation_id and told.status = 'DISMISSED'`,
  )
  await execute(
    tx,
    sql`/* exchange.layOverRestored */
    insert into unsettled_operation (operation_id, customer_key, operation_number, data_area_id, channel_id, name, created_at)
    select o.operation_id, o.customer_key, o.operation_number, o.data_area_id, o.channel_id,
      case when row.operation = 'CREATE' or 'name' = any(row.changed_fields) then row.cust_name end,
      case when o.kind = 'CREATE_CUSTOMER' then ${utcText('o.captured_at')} end
    from settlement s
    join operation o on o.customer_key = s.customer_key and o.operation_number > s.settled_through
    left join retail_async_customer_v2 row on row.operation_id = o.operation_id
    where s.customer_key = any(${keys}::uuid[])
      and not exists (select from operation_outcome told where told.operation_id = o.operation_id and told.status = 'DISMISSED')
    order by o.operation_id
    on conflict (operation_id) do nothing`,
  )
}
