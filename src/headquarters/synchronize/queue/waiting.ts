import { type SQL, sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../../db/client.ts'

// `offset 0` keeps the planner from replacing a lookup by key with a scan of a table that it believes is almost empty.
// What else is asked of the row stands outside of the lookup, when another index has it: PostgreSQL would skip through
// that one.

/**
 * Blocks later operations of the same customer and channel database as a failed one; all others continue
 * (docs/domain.md, D-14). `operationIds` is a query of the operations that may have failed. Returns the operations that
 * are blocked now; the caller appends their events.
 */
export async function blockLater(tx: Transaction, operationIds: SQL): Promise<string[]> {
  const blocked = await execute<{ operationId: string }>(
    tx,
    sql`/* synchronize.blockLater */
    with failed as materialized (
      select o.operation_id, o.customer_key, o.channel_database_id, o.operation_number
      from (${operationIds}) as may (operation_id)
      cross join lateral (
        select * from open_operation where open_operation.operation_id = may.operation_id offset 0
      ) o
      where o.status = 'FAILED'
    ),
    later as materialized (
      select later.operation_id, failed.operation_id as waits_for
      from failed
      cross join lateral (
        select o.operation_id
        from open_operation o
        where o.customer_key = failed.customer_key and o.status = 'UPLOADED'
          and o.channel_database_id = failed.channel_database_id and o.operation_number > failed.operation_number
        offset 0
      ) later
    )
    update operation o
    set status = 'WAITING_ON', waits_for = later.waits_for, revision = o.revision + 1
    from later
    where o.operation_id = later.operation_id and o.status = 'UPLOADED'
    returning o.operation_id as "operationId"`,
  )
  return blocked.map(({ operationId }) => operationId)
}

/**
 * The operations that are no longer blocked, and those that are still blocked by another failed operation before them,
 * which `waits_for` names now.
 */
export type EndedWaiting = { freed: string[]; stillBlocked: string[] }

/**
 * Releases the operations that were blocked by one that is completed now (synchronized, superseded or dismissed). Call
 * it in the transaction that completes the operation. The caller appends the events of the returned operations.
 */
export async function releaseWaiting(tx: Transaction, operationIds: SQL): Promise<EndedWaiting> {
  return await endWaiting(
    tx,
    sql`
      select later.operation_id
      from (${operationIds}) as may (operation_id)
      cross join lateral (
        select o.operation_id, o.customer_key
        from operation o
        where o.operation_id = may.operation_id and o.status in ('SYNCED', 'SUPERSEDED', 'DISMISSED')
        offset 0
      ) completed
      cross join lateral (
        select o.operation_id
        from open_operation o
        where o.customer_key = completed.customer_key and o.status = 'WAITING_ON'
          and o.waits_for = completed.operation_id
        offset 0
      ) later`,
  )
}

/**
 * Sets blocked operations, given as a query of their ids, to UPLOADED, unless another operation before them has failed:
 * a restored operation fails before one that had failed already. The caller appends the events of both.
 */
export async function endWaiting(tx: Transaction, waiting: SQL): Promise<EndedWaiting> {
  const ended = await execute<{ operationId: string; isFree: boolean }>(
    tx,
    sql`/* synchronize.endWaiting */
    with later as materialized (${waiting}),
    next as materialized (
      select own.operation_id, failed.operation_id as waits_for
      from later
      cross join lateral (select * from open_operation where operation_id = later.operation_id offset 0) own
      left join lateral (
        select before.operation_id
        from open_operation before
        where before.customer_key = own.customer_key and before.status = 'FAILED'
          and before.channel_database_id = own.channel_database_id and before.operation_number < own.operation_number
        order by before.operation_number
        limit 1
      ) failed on true
    )
    update operation o
    set status = case when next.waits_for is null then 'UPLOADED' else 'WAITING_ON' end, waits_for = next.waits_for,
      revision = o.revision + 1
    from next
    where o.operation_id = next.operation_id and o.status = 'WAITING_ON'
    returning o.operation_id as "operationId", o.waits_for is null as "isFree"`,
  )
  const idsOf = (isFree: boolean) => ended.flatMap((each) => (each.isFree === isFree ? each.operationId : []))
  return { freed: idsOf(true), stillBlocked: idsOf(false) }
}

/**
 * The events of operations as they are now, for `appendSelected`, in order of arrival, so that a customer's events are
 * in the order of its operations.
 */
export function operationEvents(operationIds: SQL): SQL {
  return sql`
    select 'OPERATION', o.operation_id::text, o.data_area_id, o.channel_id, o.channel_database_id, o.customer_key,
      o.operation_id,
      c.run_id, o.status, o.revision, o.error_code, case when o.status not in ('UPLOADED', 'IN_PROGRESS') then '1010'
        end
    from operation o
    left join synchronize_chunk c on c.chunk_id = o.chunk_id
    where o.operation_id in (${operationIds}) and o.route = 'ASYNC'
    order by o.received_order`
}
