import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../db/client.ts'
import type { AttributeDocument } from '../../model/customer.ts'
import { ADDRESS_FIELDS } from '../../model/customer-fields.ts'
import { SYSTEM_FROM } from '../../model/external-id.ts'

/** A merge, as its statements need it: `v` and `source` are those of what the kept customer gets. */
export type Merging = { keepKey: string; mergeKey: string; v: number; source: string }

/** How many parts of a kind the kept customer gets, and how many it has already. */
export type MovedParts = { part: MovedPart; moved: number; same: number }
export type MovedPart = 'ADDRESSES' | 'CONTACTS' | 'AFFILIATIONS' | 'ATTRIBUTES' | 'LOYALTY_CARDS'

/** By the id of a part of the merged customer: the part of the kept one that it is equal to. */
type SameParts = { [id: string]: string }
type Moved = { moved: number; same: SameParts }

const COMPARED = ADDRESS_FIELDS.filter(({ field }) => field !== 'isPrimary')
const folded = (row: string) =>
  sql.raw(`row(${COMPARED.map(({ column }) => `lower(trim(coalesce(${row}.${column}, '')))`).join(', ')})`)

/** Moves the addresses that the kept customer does not have. Its own primary one stays that. */
export async function moveAddresses(tx: Transaction, { keepKey, mergeKey, v, source }: Merging): Promise<Moved> {
  const [moved] = await execute<Moved>(
    tx,
    sql`/* merge.moveAddresses */
    with has as materialized (select * from customer_address where customer_key = ${keepKey} and active),
    same as materialized (
      select distinct on (m.address_id) m.address_id, has.address_id as kept_id
      from customer_address m
      join has on ${folded('has')} = ${folded('m')}
      where m.customer_key = ${mergeKey} and m.active
      order by m.address_id, has.address_id
    ),
    moved as (
      update customer_address a
      set customer_key = ${keepKey}, v = ${v}, source = ${source}, field_versions = '{}',
        make_postal_address_primary = coalesce(a.make_postal_address_primary, false)
          and not exists (select from has where has.make_postal_address_primary)
      where a.customer_key = ${mergeKey} and a.active and a.address_id not in (select address_id from same)
      returning 1
    )
    select (select count(*) from moved)::int as moved,
      (select coalesce(jsonb_object_agg(address_id, kept_id), '{}') from same) as same`,
  )
  return moved ?? { moved: 0, same: {} }
}

const contactOf = (row: string) =>
  sql.raw(`row(${row}.type,
        case when ${row}.type = 'PHONE' then coalesce(phone_digits(${row}.value), ${row}.value)
          else lower(trim(${row}.value)) end,
        coalesce(${row}.extension, ''))`)

/**
 * Moves the contacts that the kept customer does not have. Its own primary ones stay that. Whether an equal one may be
 * used for marketing, the last consent of either customer for it says.
 */
export async function moveContacts(tx: Transaction, { keepKey, mergeKey, v, source }: Merging): Promise<Moved> {
  const [moved] = await execute<Moved>(
    tx,
    sql`/* merge.moveContacts */
    with has as materialized (select * from customer_contact where customer_key = ${keepKey} and active),
    same as materialized (
      select distinct on (m.contact_id) m.contact_id, has.contact_id as kept_id, m.type, m.value
      from customer_contact m
      join has on ${contactOf('has')} = ${contactOf('m')}
      where m.customer_key = ${mergeKey} and m.active
      order by m.contact_id, has.contact_id
    ),
    word as materialized (
      select distinct on (same.kept_id) same.kept_id, said.given
      from same
      join customer_consent said on said.customer_key in (${keepKey}, ${mergeKey})
        and said.contact_id in (same.contact_id, same.kept_id)
      order by same.kept_id, said.at desc, said.id desc
    ),
    agreed as (
      update customer_contact k
      set marketing_opt_in = word.given, v = ${v}, source = ${source}
      from word
      where k.customer_key = ${keepKey} and k.contact_id = word.kept_id and k.marketing_opt_in <> word.given
    ),
    moved as (
      update customer_contact k
      set customer_key = ${keepKey}, v = ${v}, source = ${source},
        is_primary = k.is_primary and not exists (select from has where has.type = k.type and has.is_primary)
      where k.customer_key = ${mergeKey} and k.active and k.contact_id not in (select contact_id from same)
      returning 1
    )
    select (select count(*) from moved)::int as moved,
      (select coalesce(jsonb_object_agg(contact_id, kept_id), '{}') from same) as same`,
  )
  return moved ?? { moved: 0, same: {} }
}

export async function moveAffiliations(
  tx: Transaction,
  { keepKey, mergeKey, v, source }: Merging,
): Promise<{ moved: number; same: number }> {
  const [moved] = await execute<{ moved: number; same: number }>(
    tx,
    sql`/* merge.moveAffiliations */
    with theirs as materialized (
      select affiliation_id from customer_affiliation where customer_key = ${mergeKey} and active
    ),
    moved as (
      insert into customer_affiliation as k (customer_key, affiliation_id, active, v, source)
      select ${keepKey}::uuid, affiliation_id, true, ${v}::int, ${source} from theirs
      on conflict (customer_key, affiliation_id) do update
      set active = true, v = excluded.v, source = excluded.source
      where not k.active
      returning 1
    )
    select (select count(*) from moved)::int as moved,
      ((select count(*) from theirs) - (select count(*) from moved))::int as same`,
  )
  return moved ?? { moved: 0, same: 0 }
}

/**
 * Gives the kept customer these attributes. Its losing external ids, and the other customer's, go on leading to it:
 * they are those of the merged customer, which is a redirect.
 */
export async function moveAttributes(
  tx: Transaction,
  { keepKey, mergeKey, v, source }: Merging,
  attributes: readonly AttributeDocument[],
  losingIds: readonly AttributeDocument[],
): Promise<void> {
  // First, so that the kept customer may have their external ids.
  await execute(tx, sql`/* merge.removeAttributes */ delete from customer_attribute where customer_key = ${mergeKey}`)
  await execute(
    tx,
    sql`/* merge.moveAttributes */
    insert into customer_attribute (customer_key, name, type, value, v, source)
    select ${keepKey}::uuid, name, type, value, ${v}::int, ${source}
    from jsonb_to_recordset(${JSON.stringify(attributes)}::jsonb) as sent (name text, type text, value text)
    order by name
    on conflict (customer_key, name) do update
    set type = excluded.type, value = excluded.value, active = true, v = excluded.v, source = excluded.source`,
  )
  await execute(
    tx,
    sql`/* merge.keepLosingIds */
    insert into external_id (data_area_id, system, external_id, customer_key)
    select c.data_area_id, substr(sent.name, ${SYSTEM_FROM}::int), sent.value, ${mergeKey}::uuid
    from jsonb_to_recordset(${JSON.stringify(losingIds)}::jsonb) as sent (name text, value text)
    join customer c on c.customer_key = ${keepKey}
    order by 1, 2, 3
    on conflict do nothing`,
  )
}

export async function moveLoyaltyCards(tx: Transaction, { keepKey, mergeKey }: Merging): Promise<number> {
  const moved = await execute(
    tx,
    sql`/* merge.moveLoyaltyCards */
    update loyalty_card set customer_key = ${keepKey}, version = version + 1
    where customer_key = ${mergeKey}
    returning 1`,
  )
  return moved.length
}
