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
    delete from unsettled_operation
    where operation_id = any(array(
      select dismissed.operation_id
      from unnest(${keys}::uuid[]) as of (customer_key)
      cross join lateral (
        select u.operation_id
        from unsettled_operation u
        where u.customer_key = of.customer_key
          and exists (
            select from operation_outcome outcome
            where outcome.operation_id = u.operation_id and outcome.status = 'DISMISSED'
            offset 0
          )
        order by u.operation_number
        offset 0
      ) dismissed
    ))`,
  )
  await execute(
    tx,
    sql`/* exchange.overlayRestored */
    insert into unsettled_operation (operation_id, customer_key, operation_number, data_area_id, channel_id, name,
      created_at)
    select o.operation_id, o.customer_key, o.operation_number, o.data_area_id, o.channel_id,
      case when row.operation = 'CREATE' or 'name' = any(row.changed_fields) then row.cust_name end,
      case when o.kind = 'CREATE_CUSTOMER' then ${utcText('o.captured_at')} end
    from unnest(${keys}::uuid[]) as of (customer_key)
    cross join lateral (select * from settlement where settlement.customer_key = of.customer_key offset 0) s
    cross join lateral (
      select *
      from operation
      where operation.customer_key = s.customer_key and operation.operation_number > s.settled_through
      offset 0
    ) o
    left join lateral (
      select * from retail_async_customer_v2 staged where staged.operation_id = o.operation_id offset 0
    ) row on true
    where not exists (
      select from operation_outcome outcome
      where outcome.operation_id = o.operation_id and outcome.status = 'DISMISSED'
      offset 0
    )
    order by o.operation_id
    on conflict (operation_id) do nothing`,
  )
}
