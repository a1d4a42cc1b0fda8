import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../../db/client.ts'
import { EXTERNAL_ID_LIKE, SYSTEM_FROM } from '../../../model/external-id.ts'
import { failErroneous } from '../evaluate/evaluate.ts'

/**
 * Claims the external ids that the operations set, before anything else is written: of two customers that get one at
 * the same time, also in different transactions, the second fails with EXTERNAL_ID_TAKEN. The order of the keys keeps
 * transactions from waiting for each other in a circle. True when there was one to claim.
 */
export async function claimExternalIds(tx: Transaction): Promise<boolean> {
  const [claimed] = await execute<{ wanted: number; taken: number }>(
    tx,
    sql`/* synchronize.claimExternalIds */
    with wanted as materialized (
      select o.data_area_id, substr(w.name, ${SYSTEM_FROM}::int) as system, w.value as external_id, o.customer_key,
        o.received_order
      from work_operation o
      join work_attribute w using (operation_id)
      where o.outcome = 'OPEN' and w.name like ${EXTERNAL_ID_LIKE} and w.row_operation <> 'DEACTIVATE'
        and w.value is not null
    ),
    claimed as (
      insert into external_id (data_area_id, system, external_id, customer_key)
      select data_area_id, system, external_id, customer_key
      from wanted
      order by data_area_id, system, external_id, received_order
      on conflict do nothing
      returning 1
    )
    select (select count(*) from wanted)::int as wanted,
      (select count(*) from wanted)::int - (select count(*) from claimed)::int as taken`,
  )
  if (!claimed || claimed.wanted === 0) return false
  if (claimed.taken > 0) await refuseTaken(tx)
  return true
}

async function refuseTaken(tx: Transaction): Promise<void> {
  await execute(
    tx,
    sql`/* synchronize.refuseTakenIds */
    insert into work_error (operation_id, tbl, counter, code, field)
    select o.operation_id, 5, w.counter, 'EXTERNAL_ID_TAKEN', concat_ws('.', 'attributes', (
        select count(*) from work_attribute earlier
          where earlier.operation_id = w.operation_id and earlier.counter < w.counter
      ), 'value')
    from work_operation o
    join work_attribute w using (operation_id)
    cross join lateral (
      select
      from external_id e
      where e.data_area_id = o.data_area_id and e.system = substr(w.name, ${SYSTEM_FROM}::int)
        and e.external_id = w.value
        and e.customer_key <> o.customer_key
      offset 0
    ) taken
    where o.outcome = 'OPEN' and w.name like ${EXTERNAL_ID_LIKE} and w.row_operation <> 'DEACTIVATE'
      and w.value is not null`,
  )
  await failErroneous(tx)
}

/**
 * Gives back what an operation has claimed that failed, or was superseded, afterwards: its customer does not have it.
 */
export async function releaseExternalIds(tx: Transaction): Promise<void> {
  await execute(
    tx,
    sql`/* synchronize.releaseExternalIds */
    delete from external_id
    where (data_area_id, system, external_id) in (
      select e.data_area_id, e.system, e.external_id
      from work_operation o
      join work_attribute w using (operation_id)
      cross join lateral (
        select *
        from external_id e
        where e.data_area_id = o.data_area_id and e.system = substr(w.name, ${SYSTEM_FROM}::int)
          and e.external_id = w.value
          and e.customer_key = o.customer_key
        offset 0
      ) e
      where o.outcome <> 'OPEN' and w.name like ${EXTERNAL_ID_LIKE}
        and not exists (
          select
          from customer_attribute a
          where a.customer_key = o.customer_key and a.name = w.name and a.value = w.value and a.active
          offset 0
        )
    )`,
  )
}
