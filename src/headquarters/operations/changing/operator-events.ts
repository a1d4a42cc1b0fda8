import { type SQL, sql } from 'drizzle-orm'

/**
 * The events of operations that an operator has changed, in their current state, for `appendSelected`: in order of
 * arrival and without a run. `downloadJob` is 1010 if their channels must be informed.
 */
export function operatorEvents(operationIds: readonly string[], downloadJob: '1010' | null): SQL {
  return sql`
    select 'OPERATION', o.operation_id::text, o.data_area_id, o.channel_id, o.channel_database_id, o.customer_key,
      o.operation_id,
      null::uuid, o.status, o.revision, o.error_code, ${downloadJob}::text
    from operation o
    where o.operation_id = any(${sql.param([...operationIds])}::uuid[])
    order by o.received_order`
}
