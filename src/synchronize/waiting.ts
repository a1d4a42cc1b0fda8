import { type SQL, sql } from 'drizzle-orm'
import { execute, type Transaction } from '../db/client.ts'

/**
 * Later operations of a failed one's customer and channel database wait for it; everyone else goes on (DOMAIN D-14). `operationIds` is a query
 * of the operations that may have failed. Answers with the operations that wait now; their events are the caller's to append.
 */
export async function holdBackLater(tx: Transaction, operationIds: SQL): Promise<string[]> {
  const held = await execute<{ operationId: string }>(
    tx,
    sql`/* synchronize.holdBackLater */
    update operation later
    set status = 'WAITING_ON', waits_for = failed.operation_id, revision = later.revision + 1
    from operation failed
    where failed.operation_id in (${operationIds}) and failed.status = 'FAILED' and failed.route = 'ASYNC'
      and later.customer_key = failed.customer_key and later.channel_database_id = failed.channel_database_id
      and later.operation_number > failed.operation_number and later.status = 'UPLOADED'
    returning later.operation_id as "operationId"`,
  )
  return held.map(({ operationId }) => operationId)
}

/**
 * What waited for an operation that is settled now (synchronized, superseded or dismissed) comes back to be synchronized, in its order. Call it in the
 * transaction that settles; the events of the answered operations are the caller's to append.
 */
export async function releaseWaiting(tx: Transaction, operationIds: SQL): Promise<string[]> {
  const released = await execute<{ operationId: string }>(
    tx,
    sql`/* synchronize.releaseWaiting */
    update operation later
    set status = 'UPLOADED', waits_for = null, revision = later.revision + 1
    from operation settled
    where settled.operation_id in (${operationIds}) and settled.status in ('SYNCED', 'SUPERSEDED', 'DISMISSED')
      and later.customer_key = settled.customer_key and later.waits_for = settled.operation_id and later.status = 'WAITING_ON'
    returning later.operation_id as "operationId"`,
  )
  return released.map(({ operationId }) => operationId)
}

/**
 * Puts right what came between: operations that were uploaded after an earlier one had failed, and operations that wait for one that was settled
 * meanwhile. Answers with those that were moved.
 */
export async function straightenWaiting(
  tx: Transaction,
  dataAreaId: string,
): Promise<{ held: string[]; freed: string[] }> {
  const held = await holdBackLater(
    tx,
    sql`select f.operation_id from operation f where f.status = 'FAILED' and f.route = 'ASYNC' and f.data_area_id = ${dataAreaId}`,
  )
  const released = await execute<{ operationId: string }>(
    tx,
    sql`/* synchronize.straightenWaiting */
    update operation later
    set status = 'UPLOADED', waits_for = null, revision = later.revision + 1
    where later.status = 'WAITING_ON' and later.route = 'ASYNC' and later.data_area_id = ${dataAreaId}
      and not exists (
        select from operation cause
        where cause.operation_id = later.waits_for and cause.status in ('UPLOADED', 'IN_PROGRESS', 'FAILED', 'WAITING_ON')
      )
    returning later.operation_id as "operationId"`,
  )
  return { held, freed: released.map(({ operationId }) => operationId) }
}

/** The events of operations as they are now, for `appendSelected`: in order of arrival, so that a customer's come in the order of its operations. */
export function operationEvents(operationIds: SQL): SQL {
  return sql`
    select 'OPERATION', o.operation_id::text, o.data_area_id, o.channel_id, o.channel_database_id, o.customer_key, o.operation_id,
      c.run_id, o.status, o.revision, o.error_code, case when o.status not in ('UPLOADED', 'IN_PROGRESS') then '1010' end
    from operation o
    left join synchronize_chunk c on c.chunk_id = o.chunk_id
    where o.operation_id in (${operationIds}) and o.route = 'ASYNC'
    order by o.received_order`
}
