import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../../db/client.ts'
import { ADDRESS_FIELDS } from '../../../model/customer-fields.ts'
import { columns, eachField } from '../evaluate/columns.ts'

/** The values of a new address where nothing was captured (docs/domain.md, Synchronize). */
const defaults: { [column: string]: string } = {
  role: `case when c.relationship_type = 'ORGANIZATION' then 'Business' else 'Home' end`,
  country: 'channel.country',
  make_postal_address_primary: 'false',
}

/**
 * Adds addresses; for updates, also changes and deactivates them. An address that is added again under its id is the
 * same address.
 */
export async function applyAddresses(tx: Transaction, hasUpdates: boolean): Promise<void> {
  await addAddresses(tx)
  if (hasUpdates) await changeAddresses(tx)
  await onePrimaryAddress(tx)
}

async function addAddresses(tx: Transaction): Promise<void> {
  await execute(
    tx,
    sql`/* synchronize.addAddresses */
    insert into customer_address (customer_key, address_id, ${columns(ADDRESS_FIELDS)}, v, source)
    select distinct on (o.customer_key, w.address_id) o.customer_key, w.address_id,
      ${eachField(ADDRESS_FIELDS, ({ column }) => (defaults[column] ? `coalesce(w.${column}, ${defaults[column]})` : `w.${column}`))},
      o.version, o.source
    from work_operation o
    join work_address w using (operation_id)
    join customer c using (customer_key)
    left join channel on channel.id = o.channel_id
    where o.outcome = 'OPEN' and w.row_operation = 'CREATE'
      and (o.is_create or exists (
        select from work_change x where x.operation_id = w.operation_id and x.tbl = 2 and x.counter = w.counter
      ))
    order by o.customer_key, w.address_id, w.counter desc
    on conflict (customer_key, address_id) do update
    set ${eachField(ADDRESS_FIELDS, ({ column }) => `${column} = excluded.${column}`)}, active = true, v = excluded.v,
      source = excluded.source`,
  )
}

async function changeAddresses(tx: Transaction): Promise<void> {
  await execute(
    tx,
    sql`/* synchronize.changeAddresses */
    with changed as (
      select o.customer_key, o.version, o.source, w.operation_id, w.counter, w.row_operation, w.address_id as id,
        coalesce(array_agg(x.field) filter (where x.field is not null), '{}') as fields,
        coalesce(jsonb_object_agg(x.field, jsonb_build_object('v', o.version, 'source', o.source)) filter (where x.field is not null), '{}') as versions
      from work_operation o
      join work_address w using (operation_id)
      join work_change x on x.operation_id = w.operation_id and x.tbl = 2 and x.counter = w.counter
      where o.outcome = 'OPEN' and w.row_operation <> 'CREATE'
      group by o.customer_key, o.version, o.source, w.operation_id, w.counter, w.row_operation, w.address_id
    )
    update customer_address a
    set ${eachField(ADDRESS_FIELDS, ({ field, column }) =>
      column === 'make_postal_address_primary'
        ? `${column} = case when '${field}' = any(fields) then coalesce(w.${column}, false) else a.${column} end`
        : `${column} = case when '${field}' = any(fields) then w.${column} else a.${column} end`,
    )},
      active = changed.row_operation <> 'DEACTIVATE', field_versions = a.field_versions || changed.versions,
      v = changed.version, source = changed.source
    from changed
    join work_address w using (operation_id, counter)
    where a.customer_key = changed.customer_key and a.address_id = changed.id`,
  )
}

/** A customer's primary address is the one that became primary last. */
async function onePrimaryAddress(tx: Transaction): Promise<void> {
  await execute(
    tx,
    sql`/* synchronize.onePrimaryAddress */
    with made as (
      select distinct on (o.customer_key) o.customer_key, w.address_id
      from work_operation o
      join work_address w using (operation_id)
      where o.outcome = 'OPEN' and w.make_postal_address_primary and w.row_operation <> 'DEACTIVATE'
      order by o.customer_key, w.counter desc
    )
    update customer_address a
    set make_postal_address_primary = false
    from made
    where a.customer_key = made.customer_key and a.address_id <> made.address_id and a.make_postal_address_primary`,
  )
}
