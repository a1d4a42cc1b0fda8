import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../db/client.ts'

/** What stands in the way of merging a customer, or of undoing its merge. */
export type Locked = {
  exists: boolean
  dataAreaId: string | null
  erased: boolean
  merged: boolean
  inProgress: boolean
  undecided: boolean
}

/**
 * Waits for every transaction that could write about the customers, and blocks new ones until the commit: claims of the
 * legal entity, updates of the customers and operators' changes of their operations. Returns what is so by then, in the
 * order of the keys that are given.
 */
export async function lockForMerge(tx: Transaction, customerKeys: readonly string[]): Promise<Locked[]> {
  const keys = sql.param([...customerKeys])
  await execute(tx, sql`/* merge.patience */ select set_config('lock_timeout', '10s', true)`)
  await execute(
    tx,
    sql`/* merge.lockLegalEntities */
    select 1
    from legal_entity
    where data_area_id in (select data_area_id from customer_account where customer_key = any(${keys}::uuid[]))
    order by data_area_id
    for no key update`,
  )
  await execute(
    tx,
    sql`/* merge.lockCustomers */
    select 1 from customer where customer_key = any(${keys}::uuid[]) order by customer_key for no key update`,
  )
  // A statement of its own: one that had waited for the locks would not see what was committed meanwhile.
  return await execute<Locked>(
    tx,
    sql`/* merge.lockedState */
    select c.customer_key is not null as exists, c.data_area_id as "dataAreaId",
      exists (select from erasure e where e.customer_key = named.key offset 0) as erased,
      exists (
        select from customer_merge m where m.merged_key = named.key and m.undone_at is null offset 0
      ) as merged,
      exists (
        select from open_operation o where o.customer_key = named.key and o.status = 'IN_PROGRESS' offset 0
      ) as "inProgress",
      exists (
        select from difference d
        where d.customer_key = named.key and d.status = 'REPORTED'
          and d.kind in ('NEWER_AT_CHANNEL', 'LOST_AT_HEADQUARTERS')
        offset 0
      ) as undecided
    from unnest(${keys}::uuid[]) with ordinality as named (key, nth)
    left join lateral (select * from customer where customer_key = named.key offset 0) c on true
    order by nth`,
  )
}
