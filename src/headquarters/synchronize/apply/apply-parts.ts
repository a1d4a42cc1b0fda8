import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../../db/client.ts'

/**
 * Every row of a create counts. Of an update, a row that changes nothing, or that the policy decided against, does not.
 */
const counts = (tbl: number) =>
  sql.raw(`(o.is_create or exists (
        select from work_change x where x.operation_id = w.operation_id and x.tbl = ${tbl} and x.counter = w.counter
      ))`)

export async function applyContacts(tx: Transaction): Promise<void> {
  await execute(
    tx,
    sql`/* synchronize.applyContacts */
    with row as (
      select distinct on (o.customer_key, w.contact_id) o.customer_key, o.version, o.source, w.*
      from work_operation o
      join work_contact w using (operation_id)
      where o.outcome = 'OPEN' and ${counts(3)}
      order by o.customer_key, w.contact_id, w.counter desc
    ),
    taken_away as (
      update customer_contact k
      set active = false, v = row.version, source = row.source
      from row
      where row.row_operation = 'DEACTIVATE' and k.customer_key = row.customer_key and k.contact_id = row.contact_id
    )
    insert into customer_contact (customer_key, contact_id, type, value, extension, is_primary, marketing_opt_in, v, source)
    select customer_key, contact_id, type, value, extension, coalesce(is_primary, false), coalesce(marketing_opt_in, false), version, source
    from row
    where row_operation <> 'DEACTIVATE'
    on conflict (customer_key, contact_id) do update
    set type = excluded.type, value = excluded.value, extension = excluded.extension, is_primary = excluded.is_primary,
      marketing_opt_in = excluded.marketing_opt_in, active = true, v = excluded.v, source = excluded.source`,
  )
  await execute(
    tx,
    sql`/* synchronize.onePrimaryContact */
    with made as (
      select distinct on (o.customer_key, w.type) o.customer_key, w.type, w.contact_id
      from work_operation o
      join work_contact w using (operation_id)
      where o.outcome = 'OPEN' and w.is_primary and w.row_operation <> 'DEACTIVATE'
      order by o.customer_key, w.type, w.counter desc
    )
    update customer_contact k
    set is_primary = false
    from made
    where k.customer_key = made.customer_key and k.type = made.type and k.contact_id <> made.contact_id and k.is_primary`,
  )
}

export async function applyAffiliations(tx: Transaction): Promise<void> {
  await execute(
    tx,
    sql`/* synchronize.applyAffiliations */
    insert into customer_affiliation (customer_key, affiliation_id, active, v, source)
    select distinct on (o.customer_key, w.affiliation_id) o.customer_key, w.affiliation_id, w.row_operation <> 'DEACTIVATE', o.version, o.source
    from work_operation o
    join work_affiliation w using (operation_id)
    where o.outcome = 'OPEN' and ${counts(4)}
    order by o.customer_key, w.affiliation_id, w.counter desc
    on conflict (customer_key, affiliation_id) do update
    set active = excluded.active, v = excluded.v, source = excluded.source`,
  )
}

/** Stores each attribute with the type that headquarters defines. */
export async function applyAttributes(tx: Transaction): Promise<void> {
  await execute(
    tx,
    sql`/* synchronize.applyAttributes */
    with row as (
      select distinct on (o.customer_key, w.name) o.customer_key, o.data_area_id, o.version, o.source, w.*
      from work_operation o
      join work_attribute w using (operation_id)
      where o.outcome = 'OPEN' and ${counts(5)}
      order by o.customer_key, w.name, w.counter desc
    ),
    taken_away as (
      update customer_attribute k
      set active = false, v = row.version, source = row.source
      from row
      where (row.row_operation = 'DEACTIVATE' or row.value is null) and k.customer_key = row.customer_key and k.name = row.name
    )
    insert into customer_attribute (customer_key, name, type, value, v, source)
    select row.customer_key, row.name, d.type, row.value, row.version, row.source
    from row
    join attribute_definition d on d.data_area_id = row.data_area_id and d.name = row.name
    where row.row_operation <> 'DEACTIVATE' and row.value is not null
    on conflict (customer_key, name) do update
    set type = excluded.type, value = excluded.value, active = true, v = excluded.v, source = excluded.source`,
  )
}
