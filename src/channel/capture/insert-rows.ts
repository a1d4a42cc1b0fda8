import { type SQL, sql } from 'drizzle-orm'
import type { STAGED_COLUMNS } from '../../model/staged-columns.ts'

/**
 * A part of the capture statement that inserts an operation's rows into one table. It reads `captured` (operation_id,
 * customer_key, operation_number, data_area_id, channel_id, customer_account) and the `rows` of `input`, by operation
 * id.
 */
export function insertRows(staged: (typeof STAGED_COLUMNS)[number]): SQL {
  const names = staged.columns.map(({ column }) => column).join(', ')
  const values = staged.columns.map(({ field }) => `r."${field}"`).join(', ')
  const record = staged.columns.map(({ field, type }) => `"${field}" ${type}`).join(', ')
  return sql.raw(`
    insert into ${staged.table} (
      operation_id, customer_key, operation_number, data_area_id, originating_channel, cust_account,
      cust_account_async, ${names}
    )
    select c.operation_id, c.customer_key, c.operation_number, c.data_area_id, c.channel_id,
      c.customer_account, c.customer_key::text, ${values}
    from captured c
    join input i using (operation_id)
    cross join lateral jsonb_to_recordset(i.rows -> '${staged.rows}') as r (${record})`)
}
