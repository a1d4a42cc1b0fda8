import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'

/**
 * Makes `unsettled_operation` agree with what headquarters has reported of these customers after an operator has
 * intervened: an operation that was dismissed while an earlier one is open is no longer merged into the customer, and
 * one that was restored is merged again. Operations completed in their order are removed by the trigger on
 * `settlement`. Rows are only inserted and deleted, so that no capture has to wait.
 */
export async function repairUnsettled(tx: Transaction, customerKeys: readonly string[]): Promise<void> {
  const keys = sql.param([...customerKeys])
  await execute(
    tx,
    sql`/* exchange.removeDismissed */
    delete from unsettled_operation u
    using operation_outcome outcome
    where u.customer_key = any(${keys}::uuid[]) and outcome.operation_id = u.operation_id and outcome.status = 'DISMISSED'`,
  )
  await execute(
    tx,
    sql`/* exchange.overlayRestored */
    insert into unsettled_operation (operation_id, customer_key, operation_number, data_area_id, channel_id, name, created_at)
    select o.operation_id, o.customer_key, o.operation_number, o.data_area_id, o.channel_id,
      case when row.operation = 'CREATE' or 'name' = any(row.changed_fields) then row.cust_name end,
      case when o.kind = 'CREATE_CUSTOMER' then ${utcText('o.captured_at')} end
    from settlement s
    join operation o on o.customer_key = s.customer_key and o.operation_number > s.settled_through
    left join retail_async_customer_v2 row on row.operation_id = o.operation_id
    where s.customer_key = any(${keys}::uuid[])
      and not exists (select from operation_outcome outcome where outcome.operation_id = o.operation_id and outcome.status = 'DISMISSED')
    order by o.operation_id
    on conflict (operation_id) do nothing`,
  )
}
