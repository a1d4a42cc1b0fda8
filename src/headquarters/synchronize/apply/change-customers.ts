import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../../db/client.ts'
import { CUSTOMER_FIELDS } from '../../../model/customer-fields.ts'
import { columns, eachField } from '../evaluate/columns.ts'
import { makeWordsOfUpdates } from './make-words.ts'

/** Sets the version that each updated customer will have: one higher when anything in it changes. */
export async function nextVersions(tx: Transaction): Promise<void> {
  await execute(
    tx,
    sql`/* synchronize.nextVersions */
    update work_operation o
    set version = c.version + case when exists (select from work_change w
      where w.operation_id = o.operation_id) then 1 else 0 end,
      account = c.account
    from customer c
    where c.customer_key = o.customer_key and not o.is_create and o.outcome = 'OPEN'`,
  )
}

/**
 * Writes the updated customers: the fields that changed, with version and source, the new version, and their words.
 */
export async function changeCustomers(tx: Transaction): Promise<void> {
  await makeWordsOfUpdates(tx)
  await execute(
    tx,
    sql`/* synchronize.changeCustomers */
    with changed as (
      select o.operation_id, o.customer_key, o.version,
        coalesce(array_agg(w.field) filter (where w.tbl = 1), '{}') as fields,
        coalesce(jsonb_object_agg(w.field, jsonb_build_object('v', o.version, 'source', o.source)) filter (where w.tbl = 1), '{}') as versions
      from work_operation o
      join work_change w using (operation_id)
      where o.outcome = 'OPEN' and not o.is_create
      group by o.operation_id, o.customer_key, o.version, o.source
    ),
    next as (
      select changed.customer_key, changed.version, changed.versions,
        ${eachField(CUSTOMER_FIELDS, ({ field, column }) => `case when '${field}' = any(fields) then w.${column} else c.${column} end as ${column}`)}
      from changed
      join customer c using (customer_key)
      left join work_customer w using (operation_id)
    )
    update customer c
    set (${columns(CUSTOMER_FIELDS)}, version, field_versions, changed_at, search, sort_key) = (
      select ${columns(CUSTOMER_FIELDS, 'next')}, next.version, c.field_versions || next.versions, now(),
        words.search, words.sort_key
    )
    from next
    join work_words words using (customer_key)
    where next.customer_key = c.customer_key`,
  )
}
