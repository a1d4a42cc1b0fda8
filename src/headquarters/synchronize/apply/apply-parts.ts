import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../../db/client.ts'
import { EXTERNAL_ID_LIKE } from '../../../model/external-id.ts'
import { isChosen } from '../evaluate/evaluate-parts.ts'

/**
 * Every row of a create counts. Of an update, a row that changes nothing, or that the policy decided against, does not.
 */
const counts = (tbl: number) =>
  sql.raw(`(o.is_create or exists (
        select from work_change x where x.operation_id = w.operation_id and x.tbl = ${tbl} and x.counter = w.counter
      ))`)

export async function applyContacts(tx: Transaction): Promise<void> {
  await recordConsents(tx)
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
    insert into customer_contact (customer_key, contact_id, type, value, extension, is_primary, marketing_opt_in, v,
      source)
    select customer_key, contact_id, type, value, extension, coalesce(is_primary, false),
      coalesce(marketing_opt_in, false), version, source
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
    where k.customer_key = made.customer_key and k.type = made.type and k.contact_id <> made.contact_id
      and k.is_primary`,
  )
}

/**
 * Appends each consent that the contacts' rows give or withdraw, before they are applied: consent is for one address,
 * so another value withdraws the old one's, and so does removing the contact.
 */
async function recordConsents(tx: Transaction): Promise<void> {
  await execute(
    tx,
    sql`/* synchronize.recordConsents */
    insert into customer_consent (
      customer_key, at, purpose, given, contact_id, contact_type, contact_value, channel_id, actor, operation_id,
      wording
    )
    select o.customer_key, o.captured_at, ${MARKETING}, line.given, line.contact_id, line.type, line.value,
      case when o.route <> 'HEADQUARTERS' then o.channel_id end, captured.captured_by, o.operation_id, line.wording
    from work_operation o
    join operation captured using (operation_id)
    join (
      select distinct on (operation_id, contact_id) * from work_contact order by operation_id, contact_id, counter desc
    ) w using (operation_id)
    left join customer_contact k on k.customer_key = o.customer_key and k.contact_id = w.contact_id and k.active
    cross join lateral (
      select coalesce(k.marketing_opt_in, false) as had, w.row_operation <> 'DEACTIVATE'
        and coalesce(w.marketing_opt_in, false) as has,
        (k.type, k.value) is distinct from (w.type, w.value) as other
    ) consent
    cross join lateral (
      select false as given, k.contact_id, k.type, k.value, case when not has then w.consent_wording end as wording
      where had and (not has or other)
      union all
      select true, w.contact_id, w.type, w.value, w.consent_wording
      where has and (not had or other)
    ) line
    where o.outcome = 'OPEN' and ${counts(3)}
    order by o.operation_id, line.given
    on conflict do nothing`,
  )
}
const MARKETING = 'MARKETING'

export async function applyAffiliations(tx: Transaction): Promise<void> {
  await execute(
    tx,
    sql`/* synchronize.applyAffiliations */
    insert into customer_affiliation (customer_key, affiliation_id, active, v, source)
    select distinct on (o.customer_key, w.affiliation_id) o.customer_key, w.affiliation_id,
      w.row_operation <> 'DEACTIVATE', o.version, o.source
    from work_operation o
    join work_affiliation w using (operation_id)
    where o.outcome = 'OPEN' and ${counts(4)}
    order by o.customer_key, w.affiliation_id, w.counter desc
    on conflict (customer_key, affiliation_id) do update
    set active = excluded.active, v = excluded.v, source = excluded.source`,
  )
}

/** Stores each attribute with the type that headquarters defines; an external id is a text. */
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
      where (row.row_operation = 'DEACTIVATE' or row.value is null) and k.customer_key = row.customer_key
        and k.name = row.name
    )
    insert into customer_attribute (customer_key, name, type, value, v, source)
    select row.customer_key, row.name, coalesce(d.type, 'TEXT'), row.value, row.version, row.source
    from row
    left join attribute_definition d on d.data_area_id = row.data_area_id and d.name = row.name
    where row.row_operation <> 'DEACTIVATE' and row.value is not null
      and (d.name is not null or row.name like ${EXTERNAL_ID_LIKE})
    on conflict (customer_key, name) do update
    set type = excluded.type, value = excluded.value, active = true, v = excluded.v, source = excluded.source`,
  )
}

/** A new customer gets the default value of each chosen attribute for which none was given (docs/domain.md, D-45). */
export async function applyDefaultAttributes(tx: Transaction): Promise<void> {
  await execute(
    tx,
    sql`/* synchronize.applyDefaultAttributes */
    insert into customer_attribute (customer_key, name, type, value, v, source)
    select o.customer_key, d.name, d.type, d.default_value, o.version, o.source
    from work_operation o
    join legal_entity e on e.data_area_id = o.data_area_id
    left join attribute_group g on g.data_area_id = e.data_area_id and g.id = e.customer_attribute_group
    join attribute_definition d on d.data_area_id = o.data_area_id
    where o.outcome = 'OPEN' and o.is_create and d.default_value is not null and ${isChosen}
    on conflict (customer_key, name) do nothing`,
  )
}
