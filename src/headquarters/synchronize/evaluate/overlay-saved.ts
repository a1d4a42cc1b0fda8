import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../../db/client.ts'
import { ADDRESS_FIELDS, CUSTOMER_FIELDS } from '../../../model/customer-fields.ts'
import { addressFieldMap, customerFieldMap, eachField } from './columns.ts'

/**
 * Overlays the captured rows with the corrections of operators (`OperationOverride`; docs/domain.md, D-21), only in the
 * work tables.
 * Returns whether it gave operations customer attributes that they had not captured.
 */
export async function overlaySaved(tx: Transaction): Promise<boolean> {
  await overlayCustomers(tx)
  await overlayAddresses(tx)
  await execute(
    tx,
    sql`/* synchronize.overlayContacts */
    update work_contact w
    set value = case when saved ? 'value' then saved ->> 'value' else w.value end,
      extension = case when saved ? 'extension' then saved ->> 'extension' else w.extension end,
      is_primary = coalesce((saved ->> 'isPrimary')::boolean, w.is_primary),
      marketing_opt_in = coalesce((saved ->> 'marketingOptIn')::boolean, w.marketing_opt_in),
      overridden = true
    from work_operation o
    cross join lateral jsonb_each(o.override -> 'contacts') as each (contact_id, saved)
    where o.operation_id = w.operation_id and w.contact_id::text = each.contact_id`,
  )
  await execute(
    tx,
    sql`/* synchronize.overlayAffiliations */
    with saved as (
      select o.operation_id, each.captured, each.affiliation_id
      from work_operation o
      cross join lateral jsonb_each_text(o.override -> 'affiliations') as each (captured, affiliation_id)
    ),
    left_out as (
      delete from work_affiliation w
      using saved
      where saved.operation_id = w.operation_id and saved.captured = w.affiliation_id and saved.affiliation_id is null
    )
    update work_affiliation w
    set affiliation_id = saved.affiliation_id, overridden = true
    from saved
    where saved.operation_id = w.operation_id and saved.captured = w.affiliation_id
      and saved.affiliation_id is not null`,
  )
  await execute(
    tx,
    sql`/* synchronize.overlayAttributes */
    update work_attribute w
    set value = each.value, overridden = true
    from work_operation o
    cross join lateral jsonb_each_text(o.override -> 'attributes') as each (name, value)
    where o.operation_id = w.operation_id and w.name = each.name`,
  )
  // An attribute that was required since: the capture has no row of it.
  const given = await execute(
    tx,
    sql`/* synchronize.addAttributes */
    insert into work_attribute (operation_id, counter, row_operation, overridden, name, type, value)
    select o.operation_id, ${AFTER_ALL}::bigint, 'CREATE', true, each.name, 'TEXT', each.value
    from work_operation o
    cross join lateral jsonb_each_text(o.override -> 'attributes') as each (name, value)
    where o.outcome = 'OPEN' and o.is_create and each.value is not null
      and not exists (select from work_attribute w where w.operation_id = o.operation_id and w.name = each.name)
    returning 1`,
  )
  return given.length > 0
}

/** Behind every captured row: the errors of those are named by their positions. */
const AFTER_ALL = '9223372036854775807'

async function overlayCustomers(tx: Transaction): Promise<void> {
  await execute(
    tx,
    sql`/* synchronize.overlayCustomers */
    with overlaid as (
      select w.operation_id as id, saved.fields, corrected.*
      from work_operation o
      join work_customer w using (operation_id)
      cross join lateral (
        select jsonb_object_agg(map.col, each.value) as columns, array_agg(map.field) as fields
        from jsonb_each(o.override -> 'customer') each
        join ${customerFieldMap} map (field, col, field_group) on map.field = each.key
      ) saved
      cross join lateral jsonb_populate_record(w, coalesce(saved.columns, '{}')) corrected
      where o.override ? 'customer' and saved.fields is not null
    )
    update work_customer w
    set ${eachField(CUSTOMER_FIELDS, ({ column }) => `${column} = overlaid.${column}`)},
      changed_fields = array(select unnest(w.changed_fields) union select unnest(overlaid.fields)),
      overridden = overlaid.fields
    from overlaid
    where overlaid.id = w.operation_id`,
  )
}

async function overlayAddresses(tx: Transaction): Promise<void> {
  await execute(
    tx,
    sql`/* synchronize.overlayAddresses */
    with overlaid as (
      select w.operation_id as id, saved.fields, corrected.*
      from work_operation o
      cross join lateral jsonb_each(o.override -> 'addresses') as address (id, saved)
      join work_address w on w.operation_id = o.operation_id and w.address_id::text = address.id
      cross join lateral (
        select jsonb_object_agg(map.col, each.value) as columns, array_agg(map.field) as fields
        from jsonb_each(address.saved) each
        join ${addressFieldMap} map (field, col) on map.field = each.key
      ) saved
      cross join lateral jsonb_populate_record(w, coalesce(saved.columns, '{}')) corrected
      where saved.fields is not null
    )
    update work_address w
    set ${eachField(ADDRESS_FIELDS, ({ column }) => `${column} = overlaid.${column}`)},
      changed_fields = array(select unnest(w.changed_fields) union select unnest(overlaid.fields)),
      overridden = overlaid.fields
    from overlaid
    where overlaid.id = w.operation_id and overlaid.address_id = w.address_id`,
  )
}
