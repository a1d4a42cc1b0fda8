import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../../db/client.ts'
import { CUSTOMER_FIELDS } from '../../../model/customer-fields.ts'
import { columns, eachField } from '../evaluate/columns.ts'

/** Sets the version that each updated customer will have: one higher when anything in it changes. */
export async function nextVersions(tx: Transaction): Promise<void> {
  await execute(
    tx,
    sql`/* synchronize.nextVersions */
    update work_operation o
    set version = c.version + case when exists (select from work_change w where w.operation_id = o.operation_id) then 1 else 0 end,
      account = c.account
    from customer c
    where c.customer_key = o.customer_key and not o.is_create and o.outcome = 'OPEN'`,
  )
}

/**
 * Writes the updated customers: the fields that changed, with version and source, the new version, and the search text.
 */
export async function changeCustomers(tx: Transaction): Promise<void> {
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
      select changed.customer_key, changed.version, changed.versions, c.account,
        ${eachField(CUSTOMER_FIELDS, ({ field, column }) => `case when '${field}' = any(fields) then w.${column} else c.${column} end as ${column}`)}
      from changed
      join customer c using (customer_key)
      left join work_customer w using (operation_id)
    )
    update customer c
    set (${columns(CUSTOMER_FIELDS)}, version, field_versions, changed_at, search) = (
      select ${columns(CUSTOMER_FIELDS, 'next')}, next.version, c.field_versions || next.versions, now(),
        customer_search(next.account, array[next.cust_name, next.first_name, next.middle_name, next.last_name],
          array[next.email, next.receipt_email] || contacts.emails, array[next.phone, next.cellular_phone] || contacts.phones)
      from (
        select array_agg(value) filter (where type = 'EMAIL') as emails, array_agg(value) filter (where type = 'PHONE') as phones
        from customer_contact k
        where k.customer_key = next.customer_key and k.active
      ) contacts
    )
    from next
    where next.customer_key = c.customer_key`,
  )
}
