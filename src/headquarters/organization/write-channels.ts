import { sql } from 'drizzle-orm'
import type { Transaction } from '../../db/client.ts'
import type { OrganizationChange } from './changes.ts'
import type { OrganizationInput } from './organization-input.ts'
import { upsert } from './write-legal-entities.ts'

/** Creates or changes profiles, groups, channel databases and channels, and returns the changes. Deletes nothing. */
export async function writeChannels(tx: Transaction, organization: OrganizationInput): Promise<OrganizationChange[]> {
  return [
    ...(await writeProfiles(tx, JSON.stringify(organization.functionalityProfiles))),
    ...(await writeGroups(tx, JSON.stringify(organization.channelDatabaseGroups))),
    ...(await writeDatabases(tx, JSON.stringify(organization.channelDatabases))),
    ...(await upsertChannels(tx, JSON.stringify(organization.channels))),
  ]
}

function writeProfiles(tx: Transaction, rows: string) {
  return upsert(
    tx,
    'functionality_profile',
    sql`/* organization.writeProfiles */
    insert into functionality_profile as t (
      id, name, create_customers_in_async_mode, capture_validation, generate_loyalty_card_number,
      create_customer_orders_in_async_mode
    )
    select r.id, r.name, "createCustomersInAsyncMode", "captureValidation",
      coalesce("generateLoyaltyCardNumber", p.generate_loyalty_card_number, false),
      coalesce("createCustomerOrdersInAsyncMode", p.create_customer_orders_in_async_mode, false)
    from jsonb_to_recordset(${rows}::jsonb) as r (
      id text, name text, "createCustomersInAsyncMode" boolean, "captureValidation" text,
      "generateLoyaltyCardNumber" boolean, "createCustomerOrdersInAsyncMode" boolean
    )
    left join functionality_profile p on p.id = r.id
    on conflict (id) do update
    set name = excluded.name, create_customers_in_async_mode = excluded.create_customers_in_async_mode,
      capture_validation = excluded.capture_validation,
      generate_loyalty_card_number = excluded.generate_loyalty_card_number,
      create_customer_orders_in_async_mode = excluded.create_customer_orders_in_async_mode
    where t.* is distinct from excluded.*
    returning id, null as "dataAreaId", xmax = 0 as created`,
  )
}

function writeGroups(tx: Transaction, rows: string) {
  return upsert(
    tx,
    'channel_database_group',
    sql`/* organization.writeGroups */
    insert into channel_database_group as t (id, name)
    select id, name
    from jsonb_to_recordset(${rows}::jsonb) as r (id text, name text)
    on conflict (id) do update
    set name = excluded.name
    where t.name <> excluded.name
    returning id, null as "dataAreaId", xmax = 0 as created`,
  )
}

function writeDatabases(tx: Transaction, rows: string) {
  return upsert(
    tx,
    'channel_database',
    sql`/* organization.writeDatabases */
    insert into channel_database as t (id, name, group_id, connection)
    select id, name, "group", connection
    from jsonb_to_recordset(${rows}::jsonb) as r (id text, name text, "group" text, connection text)
    on conflict (id) do update
    set name = excluded.name, group_id = excluded.group_id, connection = excluded.connection
    where (t.name, t.group_id, t.connection) is distinct from (excluded.name, excluded.group_id, excluded.connection)
    returning id, null as "dataAreaId", xmax = 0 as created`,
  )
}

function upsertChannels(tx: Transaction, rows: string) {
  return upsert(
    tx,
    'channel',
    sql`/* organization.writeChannels */
    insert into channel as t (
      id, name, type, data_area_id, channel_database_id, functionality_profile_id, default_customer_id, address_books,
      country, filter_shared_customer_tables
    )
    select id, name, type, "legalEntity", "channelDatabase", "functionalityProfile", "defaultCustomer",
      array(select jsonb_array_elements_text("addressBooks")), country, "filterSharedCustomerTables"
    from jsonb_to_recordset(${rows}::jsonb) as r (
      id text, name text, type text, "legalEntity" text, "channelDatabase" text, "functionalityProfile" text,
      "defaultCustomer" text, "addressBooks" jsonb, country text, "filterSharedCustomerTables" boolean
    )
    on conflict (id) do update
    set name = excluded.name, type = excluded.type, functionality_profile_id = excluded.functionality_profile_id,
      default_customer_id = excluded.default_customer_id, address_books = excluded.address_books,
      country = excluded.country,
      filter_shared_customer_tables = excluded.filter_shared_customer_tables
    where (
        t.name, t.type, t.functionality_profile_id, t.default_customer_id, t.address_books, t.country,
        t.filter_shared_customer_tables
      ) is distinct from (
        excluded.name, excluded.type, excluded.functionality_profile_id, excluded.default_customer_id,
        excluded.address_books, excluded.country, excluded.filter_shared_customer_tables
      )
    returning id, null as "dataAreaId", xmax = 0 as created`,
  )
}
