import { type SQL, sql } from 'drizzle-orm'
import { execute, type Transaction } from '../db/client.ts'
import { ADDRESS_FIELDS, CUSTOMER_FIELDS } from '../model/customer-fields.ts'
import { addressFieldMap, columns, customerFieldMap } from './columns.ts'
import type { WorkTable } from './work-rows.ts'

/**
 * Compares the edits with the customers as they are (DOMAIN D-16). A field, or a row of contacts, affiliations and attributes, is contested when
 * another source than the edit's own has changed it since the version that the edit was based on, and the values differ. The policy of its group decides:
 * CHANNEL_WINS applies it, HQ_WINS leaves it out, MANUAL (and every edit of headquarters itself) is a CONFLICT. What an operator
 * has saved is decided already.
 */
export async function judgeChanges(tx: Transaction, has: ReadonlySet<WorkTable>): Promise<void> {
  if (has.has('work_customer')) await compareCustomers(tx)
  if (has.has('work_address')) await compareAddresses(tx)
  if (has.has('work_contact')) await compareContacts(tx)
  if (has.has('work_affiliation')) await compareAffiliations(tx)
  if (has.has('work_attribute')) await compareAttributes(tx)
  await decideContested(tx)
}

/** True when someone else changed it since; `v` and `source` say who changed it last. */
const since = (v: string, source: string): SQL => sql.raw(`(${v} > o.base_version and ${source} <> o.source)`)

/** The policy of a group of fields, where `o` is the operation. */
const policyOf = (group: string): SQL =>
  sql.raw(`case o.route when 'HEADQUARTERS' then 'MANUAL' else coalesce((
      select p.policy from conflict_policy p where p.data_area_id = o.data_area_id and p.field_group = ${group}
    ), 'MANUAL') end`)

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
      where o.fate = 'OPEN' and not o.is_create
    )
    insert into work_change (operation_id, tbl, counter, field, attribute, old_value, new_value, contested, policy)
    select operation_id, 1, counter, field, field, has ->> col, gets ->> col,
      ${since("(field_versions -> field ->> 'v')::int", "(field_versions -> field ->> 'source')")} is true and not field = any(overridden),
      ${policyOf('field_group')}
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
      select w.operation_id, w.counter, w.row_operation, w.changed_fields, w.overridden, a.address_id is not null as known, a.field_versions,
        to_jsonb(has) as has, to_jsonb(gets) as gets
      from work_operation o
      join work_address w using (operation_id)
      left join customer_address a on a.customer_key = o.customer_key and a.address_id = w.address_id and a.active
      cross join lateral (select ${columns(ADDRESS_FIELDS, 'a')}) has
      cross join lateral (select ${columns(ADDRESS_FIELDS, 'w')}) gets
      where o.fate = 'OPEN' and not o.is_create and w.row_operation <> 'DEACTIVATE'
    )
    insert into work_change (operation_id, tbl, counter, field, attribute, old_value, new_value, contested, policy)
    select operation_id, 2, counter, field, 'address.' || field, has ->> col, gets ->> col,
      ${since("(field_versions -> field ->> 'v')::int", "(field_versions -> field ->> 'source')")} is true and not field = any(overridden),
      ${policyOf("'ADDRESS'")}
    from pair
    join work_operation o using (operation_id)
    cross join ${addressFieldMap} map (field, col)
    where (row_operation = 'CREATE' or field = any(changed_fields))
      and (has ->> col is distinct from gets ->> col or (not known and field = 'street'))
    union all
    select o.operation_id, 2, w.counter, null, 'address', nullif(concat_ws(', ', a.street, a.zip, a.city, a.country), ''), null,
      ${since('a.v', 'a.source')}, ${policyOf("'ADDRESS'")}
    from work_operation o
    join work_address w using (operation_id)
    join customer_address a on a.customer_key = o.customer_key and a.address_id = w.address_id and a.active
    where o.fate = 'OPEN' and not o.is_create and w.row_operation = 'DEACTIVATE'`,
  )
}

async function compareContacts(tx: Transaction): Promise<void> {
  await execute(
    tx,
    sql`/* synchronize.compareContacts */
    insert into work_change (operation_id, tbl, counter, field, attribute, old_value, new_value, contested, policy)
    select o.operation_id, 3, w.counter, case when w.row_operation <> 'DEACTIVATE' then 'value' end, 'contact.' || coalesce(k.type, w.type), k.value,
      case when w.row_operation <> 'DEACTIVATE' then w.value end,
      ${since('k.v', 'k.source')} is true and not w.overridden, ${policyOf("'CONTACT'")}
    from work_operation o
    join work_contact w using (operation_id)
    left join customer_contact k on k.customer_key = o.customer_key and k.contact_id = w.contact_id and k.active
    where o.fate = 'OPEN' and not o.is_create
      and case
        when w.row_operation = 'DEACTIVATE' then k.contact_id is not null
        else (k.type, k.value, k.extension, k.is_primary, k.marketing_opt_in)
          is distinct from (w.type, w.value, w.extension, coalesce(w.is_primary, false), coalesce(w.marketing_opt_in, false))
      end`,
  )
}

async function compareAffiliations(tx: Transaction): Promise<void> {
  await execute(
    tx,
    sql`/* synchronize.compareAffiliations */
    insert into work_change (operation_id, tbl, counter, attribute, old_value, new_value, contested, policy)
    select o.operation_id, 4, w.counter, 'affiliation',
      case when w.row_operation = 'DEACTIVATE' then w.affiliation_id end,
      case when w.row_operation <> 'DEACTIVATE' then w.affiliation_id end,
      ${since('k.v', 'k.source')} is true and not w.overridden, ${policyOf("'COMMERCIAL'")}
    from work_operation o
    join work_affiliation w using (operation_id)
    left join customer_affiliation k on k.customer_key = o.customer_key and k.affiliation_id = w.affiliation_id
    where o.fate = 'OPEN' and not o.is_create
      and (w.row_operation <> 'DEACTIVATE') <> coalesce(k.active, false)`,
  )
}

async function compareAttributes(tx: Transaction): Promise<void> {
  await execute(
    tx,
    sql`/* synchronize.compareAttributes */
    insert into work_change (operation_id, tbl, counter, field, attribute, old_value, new_value, contested, policy)
    select o.operation_id, 5, w.counter, 'value', 'attribute.' || w.name, has.value, gets.value,
      ${since('k.v', 'k.source')} is true and not w.overridden, ${policyOf("'ATTRIBUTE'")}
    from work_operation o
    join work_attribute w using (operation_id)
    left join customer_attribute k on k.customer_key = o.customer_key and k.name = w.name
    cross join lateral (select case when k.active then k.value end as value) has
    cross join lateral (select case when w.row_operation <> 'DEACTIVATE' then w.value end as value) gets
    where o.fate = 'OPEN' and not o.is_create and has.value is distinct from gets.value`,
  )
}

/** One error a row, as everywhere; whoever waits for the answer is told of every field. */
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
          when 2 then (select count(*) from work_address w where w.operation_id = c.operation_id and w.counter < c.counter)
          when 3 then (select count(*) from work_contact w where w.operation_id = c.operation_id and w.counter < c.counter)
          when 4 then (select count(*) from work_affiliation w where w.operation_id = c.operation_id and w.counter < c.counter)
          when 5 then (select count(*) from work_attribute w where w.operation_id = c.operation_id and w.counter < c.counter)
        end as place
      from work_change c
      join work_operation o using (operation_id)
      where contested and policy not in ('HQ_WINS', 'CHANNEL_WINS')
      order by operation_id, tbl, counter, every_field, field
    ) contested`,
  )
}
