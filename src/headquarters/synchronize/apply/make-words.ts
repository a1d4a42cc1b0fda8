import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../../db/client.ts'
import { type CustomerWords, wordsOfCustomer } from '../../../model/customer-words.ts'
import { EXTERNAL_ID_LIKE } from '../../../model/external-id.ts'
import { regionOf } from '../../../model/words/phones.ts'
import { eachField } from '../evaluate/columns.ts'

/** The columns that words are made of, by the names of the API. */
const FIELDS = [
  { field: 'name', column: 'cust_name' },
  { field: 'firstName', column: 'first_name' },
  { field: 'middleName', column: 'middle_name' },
  { field: 'lastName', column: 'last_name' },
  { field: 'email', column: 'email' },
  { field: 'receiptEmail', column: 'receipt_email' },
  { field: 'phone', column: 'phone' },
  { field: 'cellularPhone', column: 'cellular_phone' },
] as const
const ADDRESS_FIELDS = [
  { field: 'street', column: 'street' },
  { field: 'streetNumber', column: 'street_number' },
  { field: 'buildingComplement', column: 'building_complement' },
  { field: 'districtName', column: 'district_name' },
  { field: 'city', column: 'city' },
  { field: 'zipCode', column: 'zip' },
  { field: 'phone', column: 'phone' },
  { field: 'email', column: 'email' },
] as const

type Text = string | null
type Values = {
  customerKey: string
  account: string
  /** Of the channel of the operation: its numbers without a country code are dialed there. */
  country: Text
  fields: Text[]
  addresses: Text[][]
  contacts: [type: string, value: Text][]
  loyaltyCards: string[]
  /** The attributes that are external ids. */
  externalIds: [name: string, value: string][]
}

const list = (fields: readonly { column: string }[], row: string) =>
  sql.raw(`json_build_array(${fields.map(({ column }) => `${row}.${column}`).join(', ')})`)

/** Makes the words of the new customers, before they are written: of those that the upload has not made them of. */
export async function makeWordsOfCreates(tx: Transaction): Promise<void> {
  if (await takeWordsOfUpload(tx)) return
  const created = await execute<Values>(
    tx,
    sql`/* synchronize.wordsOfCreates */
    select o.customer_key as "customerKey", o.account, channel.country, ${list(FIELDS, 'w')} as fields,
      coalesce(addresses.list, '[]') as addresses, coalesce(contacts.list, '[]') as contacts,
      json_build_array() as "loyaltyCards", coalesce(ids.list, '[]') as "externalIds"
    from work_operation o
    join work_customer w using (operation_id)
    left join channel on channel.id = o.channel_id
    left join (
      select operation_id, json_agg(${list(ADDRESS_FIELDS, 'a')}) as list from work_address a group by operation_id
    ) addresses using (operation_id)
    left join (
      select operation_id, json_agg(json_build_array(k.type, k.value)) as list from work_contact k group by operation_id
    ) contacts using (operation_id)
    left join (
      select operation_id, json_agg(json_build_array(t.name, t.value)) as list
      from work_attribute t
      where t.name like ${EXTERNAL_ID_LIKE} and t.value is not null
      group by operation_id
    ) ids using (operation_id)
    where o.is_create and o.outcome = 'OPEN'
      and not exists (select from work_words made where made.customer_key = o.customer_key)`,
  )
  await keepWords(tx, created)
}

/**
 * Takes the words that the upload has made of the captured values, where those are what is written: no operator has
 * corrected any, the name was not composed here, and numbers are still dialed in the same country. Only the account
 * number is missing in them, which is folded here when its characters are ASCII. True when these are all.
 */
async function takeWordsOfUpload(tx: Transaction): Promise<boolean> {
  const [taken] = await execute<{ all: boolean; n: number }>(
    tx,
    sql`/* synchronize.takeWordsOfUpload */
    with taken as (
      insert into work_words (customer_key, search, sort_key, keys, nationals)
      select o.customer_key, s.search || array_to_tsvector(array['a:' || lower(o.account collate "C")]), s.sort_key,
        s.duplicate_keys, s.nationals
      from work_operation o
      join work_customer w using (operation_id)
      join retail_async_customer_v2 s using (operation_id)
      left join channel on channel.id = o.channel_id
      where o.is_create and o.outcome = 'OPEN' and o.override is null and o.account ~ ${PLAIN_ACCOUNT}
        and s.search is not null and s.sort_key is not null and s.cust_name = w.cust_name
        and s.words_country is not distinct from channel.country
      returning 1
    )
    select count(*)::int as n,
      count(*) = (select count(*) from work_operation where is_create and outcome = 'OPEN') as all
    from taken`,
  )
  if (taken && taken.n > 1) await execute(tx, sql`analyze work_words (customer_key)`)
  return taken?.all ?? false
}

/** Characters that are folded by being made small (src/model/words/fold.ts). */
const PLAIN_ACCOUNT = '^[ -_a-~]+$'

/** Makes the words of the changed customers, when their parts are written and they are not. */
export async function makeWordsOfUpdates(tx: Transaction): Promise<void> {
  const changed = await execute<Values>(
    tx,
    sql`/* synchronize.wordsOfUpdates */
    with changed as (
      select o.operation_id, o.customer_key, o.channel_id,
        coalesce(array_agg(w.field) filter (where w.tbl = 1), '{}') as fields
      from work_operation o
      join work_change w using (operation_id)
      where o.outcome = 'OPEN' and not o.is_create
      group by o.operation_id, o.customer_key, o.channel_id
    )
    select c.customer_key as "customerKey", c.account, channel.country, json_build_array(
        ${eachField(FIELDS, ({ field, column }) => `case when '${field}' = any(changed.fields) then w.${column} else c.${column} end`)}
      ) as fields, addresses.list as addresses, contacts.list as contacts, cards.list as "loyaltyCards",
      ids.list as "externalIds"
    from changed
    join customer c using (customer_key)
    left join work_customer w using (operation_id)
    left join channel on channel.id = changed.channel_id
    cross join lateral (
      select coalesce(json_agg(${list(ADDRESS_FIELDS, 'a')}), '[]') as list
      from customer_address a
      where a.customer_key = c.customer_key and a.active
    ) addresses
    cross join lateral (
      select coalesce(json_agg(json_build_array(k.type, k.value)), '[]') as list
      from customer_contact k
      where k.customer_key = c.customer_key and k.active
    ) contacts
    cross join lateral (
      select coalesce(json_agg(l.card_number), '[]') as list from loyalty_card l where l.customer_key = c.customer_key
    ) cards
    cross join lateral (
      select coalesce(json_agg(json_build_array(t.name, t.value)), '[]') as list
      from customer_attribute t
      where t.customer_key = c.customer_key and t.active and t.name like ${EXTERNAL_ID_LIKE}
    ) ids`,
  )
  await keepWords(tx, changed)
}

async function keepWords(tx: Transaction, customers: readonly Values[]): Promise<void> {
  if (customers.length === 0) return
  const rows = customers.map((each) => ({ customerKey: each.customerKey, ...columnsOf(wordsOf(each)) }))
  await execute(
    tx,
    sql`/* synchronize.keepWords */
    insert into work_words (customer_key, search, sort_key, keys, nationals)
    select "customerKey", array_to_tsvector(search), "sortKey", keys, nationals
    from json_to_recordset(${JSON.stringify(rows)}::json) as made (
      "customerKey" uuid, search text[], "sortKey" text, keys text[], nationals text[]
    )`,
  )
  if (customers.length > 1) await execute(tx, sql`analyze work_words (customer_key)`)
}

const columnsOf = ({ search, sortKey, duplicates }: CustomerWords) => ({
  search,
  sortKey,
  keys: duplicates.map(({ key }) => key),
  nationals: duplicates.map(({ national }) => national),
})

function wordsOf({ account, country, fields, addresses, contacts, loyaltyCards, externalIds }: Values): CustomerWords {
  const values = Object.fromEntries(FIELDS.map(({ field }, nth) => [field, fields[nth] ?? null]))
  return wordsOfCustomer(
    {
      ...values,
      account,
      addresses: addresses.map((address) =>
        Object.fromEntries(ADDRESS_FIELDS.map(({ field }, nth) => [field, address[nth] ?? null])),
      ),
      contacts: contacts.map(([type, value]) => ({ type, value })),
      loyaltyCards,
      attributes: externalIds.map(([name, value]) => ({ name, type: 'TEXT', value })),
    },
    regionOf(country),
  )
}
