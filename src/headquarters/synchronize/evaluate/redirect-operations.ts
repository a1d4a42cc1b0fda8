import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../../db/client.ts'
import { lockCustomers } from './lock-customers.ts'

/**
 * Lets the loaded operations of merged customers apply to those that they were merged into (docs/domain.md, D-36): the
 * merge counts as the version that they are based on. Call it when the customers are locked, so that no merge is
 * missed. A customer is written once in a set: all but its first operation are taken out of the work tables (`later`).
 */
export async function redirectOperations(tx: Transaction): Promise<{ redirected: number; later: number }> {
  const redirected = await execute(
    tx,
    sql`/* synchronize.redirectOperations */
    update work_operation o
    set customer_key = m.leads_to, base_version = m.leads_to_version
    from customer_merge m
    where m.merged_key = o.customer_key and m.undone_at is null and not o.is_create and o.outcome = 'OPEN'
    returning 1`,
  )
  if (redirected.length === 0) return { redirected: 0, later: 0 }
  await lockCustomers(tx)
  const later = await execute(
    tx,
    sql`/* synchronize.takeOutLater */
    delete from work_operation later
    where exists (
      select from work_operation first
      where first.customer_key = later.customer_key and first.received_order < later.received_order
        and first.outcome = 'OPEN'
    )
    returning 1`,
  )
  return { redirected: redirected.length, later: later.length }
}

/** The addresses and contacts that a redirected operation names, by the ids that its customer has them under now. */
export async function redirectParts(tx: Transaction): Promise<void> {
  for (const [table, id] of [
    ['work_address', 'address_id'],
    ['work_contact', 'contact_id'],
  ] as const)
    await execute(
      tx,
      sql`/* synchronize.redirectParts */
      update ${sql.raw(table)} w
      set ${sql.raw(id)} = (m.same_parts ->> w.${sql.raw(id)}::text)::uuid
      from operation o
      join customer_merge m on m.merged_key = o.customer_key and m.undone_at is null
      where o.operation_id = w.operation_id and o.kind <> 'CREATE_CUSTOMER'
        and m.same_parts ? w.${sql.raw(id)}::text`,
    )
}

/** The customers that the loaded operations change in place of those that they name. */
export async function redirectedCustomers(tx: Transaction): Promise<{ customerKey: string; dataAreaId: string }[]> {
  return await execute<{ customerKey: string; dataAreaId: string }>(
    tx,
    sql`/* synchronize.redirectedCustomers */
    select distinct w.customer_key as "customerKey", w.data_area_id as "dataAreaId"
    from work_operation w
    join operation o using (operation_id)
    where o.customer_key <> w.customer_key and w.outcome = 'OPEN'
    order by 1`,
  )
}

/** The operations in the work tables. */
export async function loadedOperations(tx: Transaction): Promise<string[]> {
  const loaded = await execute<{ operationId: string }>(
    tx,
    sql`/* synchronize.loadedOperations */ select operation_id as "operationId" from work_operation`,
  )
  return loaded.map(({ operationId }) => operationId)
}
