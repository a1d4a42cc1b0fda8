import { type SQL, sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../../db/client.ts'
import { ADDRESS_FIELDS, CUSTOMER_FIELDS } from '../../../model/customer-fields.ts'
import { addressFieldMap, columns, customerFieldMap } from './columns.ts'
import type { WorkTable } from './work-rows.ts'

/**
 * Compares the updates with the customers as they are (docs/domain.md, D-16). A field, or a row of contacts,
 * affiliations or attributes, is contested when a source other than the update's own has changed it since the version
 * that the update is based on, and the values differ. The policy of its group decides: CHANNEL_WINS applies the change,
 * HQ_WINS leaves it out, MANUAL (and every update at headquarters itself) is a CONFLICT. An operator's decision
 * (`OperationOverride.decisions`) overrides the policy until headquarters changes the value again.
 */
export async function evaluateChanges(tx: Transaction, has: ReadonlySet<WorkTable>): Promise<void> {
  if (has.has('work_customer')) await compareCustomers(tx)
  if (has.has('work_address')) await compareAddresses(tx)
  if (has.has('work_contact')) await compareContacts(tx)
  if (has.has('work_affiliation')) await compareAffiliations(tx)
  if (has.has('work_attribute')) await compareAttributes(tx)
  await decideContested(tx)
}

/**
 * SQL expressions that decide whether a change is contested. `key` names the change as operators' decisions do; `v` and
 * `source` are the version and source of the last change at headquarters; `overridden` is true for values that an
 * operator saved; `group` is the group of the conflict policy.
 */
type Contest = { key: string; v: string; source: string; overridden: string; group: string }

/**
 * The columns `contested, policy, key, v, source` of a change, where `o` is the operation. Contested: another source
 * has changed it since.
 */
function contest({ key, v, source, overridden, group }: Contest): SQL {
  const decision = `o.override -> 'decisions' -> (${key})`
  return sql.raw(`(${v} > o.base_version and ${source} <> o.source) is true
    and (not ${overridden} or ${decision} is not null),
      case when o.route = 'HEADQUARTERS' then 'MANUAL'
        when (${decision} ->> 'version')::int >= ${v} then case ${decision} ->> 'keep' when 'HEADQUARTERS'
          then 'HQ_WINS' else 'CHANNEL_WINS' end
        else coalesce((
          select p.policy from conflict_policy p where p.data_area_id = o.data_area_id and p.field_group = ${group}
        ), 'MANUAL') end,
      ${key}, ${v}, ${source}`)
}

const COLUMNS = sql.raw(
  '(operation_id, tbl, counter, field, attribute, old_value, new_value, contested, policy, key, v, source)',
)

const ofField = {
  v: "(field_versions -> field ->> 'v')::int",
  source: "(field_versions -> field ->> 'source')",
  overridden: 'field = any(overridden)',
}
const ofRow = { v: 'k.v', source: 'k.source', overridden: 'w.overridden' }

async function compareCustomers(tx: Transaction): Promise<void> {
  await execute(
    tx,
    sql`/* synchronize.compareCustomers */
    with pair as materialized (
      select w.operation_id, w.counter, w.changed_fields, w.overridden, c.field_versions,
        to_jsonb(has) as has, to_jsonb(gets) as gets
      from work_operation o
      join work_customer w using (operation_id)
      join customer c using (customer_key)
      cross join lateral (select ${columns(CUSTOMER_FIELDS, 'c')}) has
      cross join lateral (select ${columns(CUSTOMER_FIELDS, 'w')}) gets
      where o.outcome = 'OPEN' and not o.is_create
    )
    insert into work_change ${COLUMNS}
    select operation_id, 1, counter, field, field, has ->> col, gets ->> col,
      ${contest({ ...ofField, key: 'field', group: 'map.field_group' })}
    from pair
    join work_operation o using (operation_id)
    cross join lateral unnest(changed_fields) as changed (field)
    join ${customerFieldMap} map (field, col, field_group) using (field)
    where has ->> col is distinct from gets ->> col`,
  )
}

/** Field by field, as for customers; a deactivation is one change of the whole row. */
async function compareAddresses(tx: Transaction): Promise<void> {
  await execute(
    tx,
    sql`/* synchronize.compareAddresses */
    with pair as materialized (
      select w.operation_id, w.counter, w.row_operation, w.address_id, w.changed_fields, w.overridden,
        a.address_id is not null as known, a.field_versions,
        to_jsonb(has) as has, to_jsonb(gets) as gets
      from work_operation o
      join work_address w using (operation_id)
      left join customer_address a on a.customer_key = o.customer_key and a.address_id = w.address_id and a.active
      cross join lateral (select ${columns(ADDRESS_FIELDS, 'a')}) has
      cross join lateral (select ${columns(ADDRESS_FIELDS, 'w')}) gets
      where o.outcome = 'OPEN' and not o.is_create and w.row_operation <> 'DEACTIVATE'
    )
    insert into work_change ${COLUMNS}
    select operation_id, 2, counter, field, 'address.' || field, has ->> col, gets ->> col,
      ${contest({ ...ofField, key: "'address:' || address_id || ':' || field", group: "'ADDRESS'" })}
    from pair
    join work_operation o using (operation_id)
    cross join ${addressFieldMap} map (field, col)
    where (row_operation = 'CREATE' or field = any(changed_fields))
      and (has ->> col is distinct from gets ->> col or (not known and field = 'street'))
    union all
    select o.operation_id, 2, w.counter, null, 'address',
      nullif(concat_ws(', ', a.street, a.zip, a.city, a.country), ''), null,
      ${contest({ key: "'address:' || w.address_id", v: 'a.v', source: 'a.source', overridden: 'false', group: "'ADDRESS'" })}
    from work_operation o
    join work_address w using (operation_id)
    join customer_address a on a.customer_key = o.customer_key and a.address_id = w.address_id and a.active
    where o.outcome = 'OPEN' and not o.is_create and w.row_operation = 'DEACTIVATE'`,
  )
}

/** A contact as text, with the properties that can differ when its value does not. */
const contactInWords = (row: string): SQL =>
  sql.raw(`concat_ws(', ', ${row}.value, 'extension ' || ${row}.extension, case when ${row}.is_primary then 'primary' end,
        case when ${row}.marketing_opt_in then 'marketing opt-in' end)`)

async function compareContacts(tx: Transaction): Promise<void> {
  await execute(
    tx,
    sql`/* synchronize.compareContacts */
    insert into work_change ${COLUMNS}
    select o.operation_id, 3, w.counter, case when w.row_operation <> 'DEACTIVATE' then 'value' end,
      'contact.' || coalesce(k.type, w.type),
      case when alike then ${contactInWords('k')} else k.value end,
      case when w.row_operation = 'DEACTIVATE' then null when alike then ${contactInWords('w')} else w.value end,
      ${contest({ ...ofRow, key: "'contact:' || w.contact_id", group: "'CONTACT'" })}
    from work_operation o
    join work_contact w using (operation_id)
    left join customer_contact k on k.customer_key = o.customer_key and k.contact_id = w.contact_id and k.active
    cross join lateral (select w.row_operation <> 'DEACTIVATE' and k.value = w.value as alike) compared
    where o.outcome = 'OPEN' and not o.is_create
      and case
        when w.row_operation = 'DEACTIVATE' then k.contact_id is not null
        else (k.type, k.value, k.extension, k.is_primary, k.marketing_opt_in)
          is distinct from (w.type, w.value, w.extension, coalesce(w.is_primary, false),
            coalesce(w.marketing_opt_in, false))
      end`,
  )
}

async function compareAffiliations(tx: Transaction): Promise<void> {
  await execute(
    tx,
    sql`/* synchronize.compareAffiliations */
    insert into work_change ${COLUMNS}
    select o.operation_id, 4, w.counter, null, 'affiliation',
      case when w.row_operation = 'DEACTIVATE' then w.affiliation_id end,
      case when w.row_operation <> 'DEACTIVATE' then w.affiliation_id end,
      ${contest({ ...ofRow, key: "'affiliation:' || w.affiliation_id", group: "'COMMERCIAL'" })}
    from work_operation o
    join work_affiliation w using (operation_id)
    left join customer_affiliation k on k.customer_key = o.customer_key and k.affiliation_id = w.affiliation_id
    where o.outcome = 'OPEN' and not o.is_create
      and (w.row_operation <> 'DEACTIVATE') <> coalesce(k.active, false)`,
  )
}

async function compareAttributes(tx: Transaction): Promise<void> {
  await execute(
    tx,
    sql`/* synchronize.compareAttributes */
    insert into work_change ${COLUMNS}
    select o.operation_id, 5, w.counter, 'value', 'attribute.' || w.name, has.value, gets.value,
      ${contest({ ...ofRow, key: "'attribute:' || w.name", group: "'ATTRIBUTE'" })}
    from work_operation o
    join work_attribute w using (operation_id)
    left join customer_attribute k on k.customer_key = o.customer_key and k.name = w.name
    cross join lateral (select case when k.active then k.value end as value) has
    cross join lateral (select case when w.row_operation <> 'DEACTIVATE' then w.value end as value) gets
    where o.outcome = 'OPEN' and not o.is_create and has.value is distinct from gets.value`,
  )
}

/** One error per row, as in the other checks; a caller that waits for the answer gets one for each field. */
async function decideContested(tx: Transaction): Promise<void> {
  await execute(
    tx,
    sql`/* synchronize.decideContested */
    with left_out as (delete from work_change where contested and policy = 'HQ_WINS')
    insert into work_error (operation_id, tbl, counter, code, field)
    select operation_id, tbl, counter, 'CONFLICT', concat_ws('.', list, place, field)
    from (
      select distinct on (operation_id, tbl, counter, every_field) operation_id, tbl, counter, field,
        case when o.route <> 'ASYNC' then field end as every_field,
        (array[null, 'addresses', 'contacts', 'affiliations', 'attributes'])[tbl] as list,
        case tbl
          when 2 then (select count(*) from work_address w
            where w.operation_id = c.operation_id and w.counter < c.counter)
          when 3 then (select count(*) from work_contact w
            where w.operation_id = c.operation_id and w.counter < c.counter)
          when 4 then (select count(*) from work_affiliation w
            where w.operation_id = c.operation_id and w.counter < c.counter)
          when 5 then (select count(*) from work_attribute w
            where w.operation_id = c.operation_id and w.counter < c.counter)
        end as place
      from work_change c
      join work_operation o using (operation_id)
      where contested and policy not in ('HQ_WINS', 'CHANNEL_WINS')
      order by operation_id, tbl, counter, every_field, field
    ) contested`,
  )
}
