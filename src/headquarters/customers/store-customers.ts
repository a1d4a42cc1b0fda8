import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../db/client.ts'
import type { CustomerDocument } from '../../model/customer.ts'
import { ADDRESS_FIELDS, CUSTOMER_FIELDS } from '../../model/customer-fields.ts'
import { wordsOfCustomer } from '../../model/customer-words.ts'
import { EXTERNAL_ID_LIKE, SYSTEM_FROM } from '../../model/external-id.ts'

const PART = { address: 'address:', contact: 'contact:', affiliation: 'affiliation:', attribute: 'attribute:' }

const customerColumns = CUSTOMER_FIELDS.map(({ column }) => column)
const addressFields = ADDRESS_FIELDS.filter(({ field }) => field !== 'isPrimary')
const addressColumns = addressFields.map(({ column }) => column)
const assignments = (columns: readonly string[]) => columns.map((column) => `${column} = excluded.${column}`).join(', ')

/**
 * Writes whole customers as documents describe them, with the version of each field and row. Creates the customers that
 * do not exist. Rows that a document lacks and its `fieldVersions` name are kept as removed. The account number has to
 * be kept in `customer_account` before. An external id that another customer has got in the meantime is left out.
 */
export async function storeCustomers(tx: Transaction, documents: readonly CustomerDocument[]): Promise<void> {
  if (documents.length === 0) return
  const worded = documents.map((document) => ({ ...document, words: wordsOfCustomer(document, undefined) }))
  const sent = sql`jsonb_array_elements(${JSON.stringify(worded)}::jsonb) as sent (d)`
  await execute(
    tx,
    sql`/* customers.storeCustomers */
    insert into customer (
      customer_key, data_area_id, account, ${sql.raw(customerColumns.join(', '))}, address_books, financial_dimensions,
      version, field_versions, created_at, search, sort_key
    )
    select (d ->> 'customerKey')::uuid, d ->> 'dataAreaId', d ->> 'account',
      ${sql.raw(CUSTOMER_FIELDS.map(({ field }) => `d ->> '${field}'`).join(', '))},
      array(select jsonb_array_elements_text(d -> 'addressBooks')), coalesce(g.financial_dimensions, '{}'),
      (d ->> 'version')::int,
      coalesce(
        (
          select jsonb_object_agg(key, value)
          from jsonb_each(d -> 'fieldVersions')
          where strpos(key, ':') = 0
        ), '{}'
      ),
      (d ->> 'createdAt')::timestamptz,
      array_to_tsvector(array(select jsonb_array_elements_text(d #> '{words,search}'))), d #>> '{words,sortKey}'
    from ${sent}
    left join customer_group g on g.data_area_id = d ->> 'dataAreaId' and g.id = d ->> 'customerGroup'
    order by 1
    on conflict (customer_key) do update
    set ${sql.raw(assignments(customerColumns))}, version = excluded.version, field_versions = excluded.field_versions,
      changed_at = now(), search = excluded.search, sort_key = excluded.sort_key`,
  )
  await storeParts(tx, sent)
  await execute(
    tx,
    sql`/* customers.storeDuplicateKeys */
    with keys as materialized (
      select (d ->> 'customerKey')::uuid as customer_key, each ->> 'key' as key, each ->> 'national' as national
      from ${sent}, jsonb_array_elements(d #> '{words,duplicates}') each
    ),
    former as (
      delete from duplicate_key
      where (customer_key, key, national) in (
        select k.customer_key, k.key, k.national
        from ${sent}
        cross join lateral (
          select * from duplicate_key where customer_key = (d ->> 'customerKey')::uuid offset 0
        ) k
        where not exists (
          select from keys
          where keys.customer_key = k.customer_key and keys.key = k.key and keys.national = k.national
        )
      )
    )
    insert into duplicate_key (customer_key, key, national)
    select customer_key, key, national
    from keys
    order by 1, 2, 3
    on conflict do nothing`,
  )
  await execute(
    tx,
    sql`/* customers.storeLoyaltyCards */
    insert into loyalty_card as l (card_number, customer_key, issued_by, operation_id, data_area_id)
    select card, (d ->> 'customerKey')::uuid, 'recovery', gen_random_uuid(), d ->> 'dataAreaId'
    from ${sent}, jsonb_array_elements_text(d -> 'loyaltyCards') card
    order by 1
    on conflict (card_number) do update
    set customer_key = excluded.customer_key, version = l.version + 1
    -- It was linked after the backup.
    where l.customer_key is null and l.data_area_id = excluded.data_area_id`,
  )
}

type Sent = ReturnType<typeof sql>

/** For each part: its rows, then those that `fieldVersions` names and the document lacks, as removed. */
async function storeParts(tx: Transaction, sent: Sent): Promise<void> {
  await execute(
    tx,
    sql`/* customers.storeAddresses */
    insert into customer_address (
      customer_key, address_id, ${sql.raw(addressColumns.join(', '))}, make_postal_address_primary, active, v, source
    )
    select (d ->> 'customerKey')::uuid, (r ->> 'addressId')::uuid,
      ${sql.raw(addressFields.map(({ field }) => `r ->> '${field}'`).join(', '))},
      (r ->> 'isPrimary')::boolean, r ->> 'removed' is null, ${versionOf(PART.address, 'addressId')}
    from ${sent}, ${rowsOf('addresses', PART.address, 'addressId')}
    order by 1, 2
    on conflict (customer_key, address_id) do update
    set ${sql.raw(assignments([...addressColumns, 'make_postal_address_primary', 'active', 'v', 'source']))}`,
  )
  await execute(
    tx,
    sql`/* customers.storeContacts */
    insert into customer_contact (
      customer_key, contact_id, type, value, extension, is_primary, marketing_opt_in, active, v, source
    )
    select (d ->> 'customerKey')::uuid, (r ->> 'contactId')::uuid, coalesce(r ->> 'type', 'PHONE'), r ->> 'value',
      r ->> 'extension', coalesce((r ->> 'isPrimary')::boolean, false),
      coalesce((r ->> 'marketingOptIn')::boolean, false), r ->> 'removed' is null,
      ${versionOf(PART.contact, 'contactId')}
    from ${sent}, ${rowsOf('contacts', PART.contact, 'contactId')}
    order by 1, 2
    on conflict (customer_key, contact_id) do update
    set ${sql.raw(assignments(['type', 'value', 'extension', 'is_primary', 'marketing_opt_in', 'active', 'v', 'source']))}`,
  )
  await execute(
    tx,
    sql`/* customers.storeAffiliations */
    insert into customer_affiliation (customer_key, affiliation_id, active, v, source)
    select (d ->> 'customerKey')::uuid, r ->> 'id', r ->> 'removed' is null, ${versionOf(PART.affiliation, 'id')}
    from ${sent}, ${rowsOf('affiliations', PART.affiliation, 'id')}
    order by 1, 2
    on conflict (customer_key, affiliation_id) do update
    set ${sql.raw(assignments(['active', 'v', 'source']))}`,
  )
  await execute(
    tx,
    sql`/* customers.storeAttributes */
    insert into customer_attribute (customer_key, name, type, value, active, v, source)
    select (d ->> 'customerKey')::uuid, r ->> 'name', coalesce(r ->> 'type', 'TEXT'), coalesce(r ->> 'value', ''),
      r ->> 'removed' is null, ${versionOf(PART.attribute, 'name')}
    from ${sent}, ${rowsOf('attributes', PART.attribute, 'name')}
    where not exists (
      select
      from external_id e
      where r ->> 'name' like ${EXTERNAL_ID_LIKE} and e.data_area_id = d ->> 'dataAreaId'
        and e.system = substr(r ->> 'name', ${SYSTEM_FROM}::int) and e.external_id = r ->> 'value'
        and e.customer_key <> (d ->> 'customerKey')::uuid
      offset 0
    )
    order by 1, 2
    on conflict (customer_key, name) do update
    set ${sql.raw(assignments(['type', 'value', 'active', 'v', 'source']))}`,
  )
}

/** The rows of a part as `r`; a list of ids gives objects with an `id`. */
function rowsOf(list: string, prefix: string, id: string): Sent {
  const row = list === 'affiliations' ? `jsonb_build_object('id', e)` : 'e'
  const idOf = list === 'affiliations' ? `e #>> '{}'` : `e ->> '${id}'`
  return sql.raw(`lateral (
      select ${row} as r
      from jsonb_array_elements(d -> '${list}') e
      union all
      select jsonb_build_object('${id}', substr(key, ${prefix.length + 1}), 'removed', true)
      from jsonb_each(coalesce(d -> 'fieldVersions', '{}'))
      where key like '${prefix}%' and substr(key, ${prefix.length + 1}) not in (
        select ${idOf} from jsonb_array_elements(d -> '${list}') e
      )
    ) rows`)
}

/** The version and the source of a row, as `fieldVersions` has them; without it, those of the whole document. */
const versionOf = (prefix: string, id: string): Sent =>
  sql.raw(`coalesce((d #>> array['fieldVersions', '${prefix}' || (r ->> '${id}'), 'v'])::int,
        case when d ? 'fieldVersions' then 1 else (d ->> 'version')::int end),
      coalesce(d #>> array['fieldVersions', '${prefix}' || (r ->> '${id}'), 'source'], 'recovery')`)
