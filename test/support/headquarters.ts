import { sql } from 'drizzle-orm'
import type { HeadquartersDatabase } from '../../src/between/sides.ts'
import { type DatabaseOptions, execute } from '../../src/db/client.ts'
import { testDatabase } from './databases.ts'

/**
 * Headquarters' database with a small organization: legal entity USRT with everything that a customer refers to,
 * Houston and Contoso Online in one channel database, San Francisco in another. The number sequence starts with
 * C-000001.
 */
export async function headquarters(options: DatabaseOptions = {}): Promise<HeadquartersDatabase> {
  const { db, url } = await testDatabase('hq', options)
  for (const statement of organization) await execute(db, sql.raw(statement))
  return { db, url }
}

const organization = [
  `insert into legal_entity (data_area_id, name, country, currency, language_id, time_zone)
   values ('USRT', 'Contoso Retail USA', 'USA', 'USD', 'en-us', 'America/Chicago'), ('DEMF', 'Contoso Germany', 'DEU', 'EUR', 'de', 'Europe/Berlin')`,
  `update legal_entity
   set tax_groups = '{TX,EXEMPT}', price_groups = '{VIP}', line_discounts = '{L}', multiline_discounts = '{M}', end_discounts = '{E}'
   where data_area_id = 'USRT'`,
  `insert into reference_value (kind, id, name)
   values ('COUNTRY', 'USA', 'United States'), ('COUNTRY', 'CAN', 'Canada'), ('CURRENCY', 'USD', 'US dollar'), ('CURRENCY', 'CAD', 'Canadian dollar'),
     ('LANGUAGE', 'en-us', 'English (US)'), ('LANGUAGE', 'fr-ca', 'French (Canada)')`,
  `insert into address_book (data_area_id, id, name) values ('USRT', 'South', 'South'), ('USRT', 'West', 'West')`,
  `insert into customer_group (data_area_id, id, name, financial_dimensions)
   values ('USRT', 'Retail', 'Retail', '{"CostCenter": "012"}'), ('USRT', 'Business', 'Business', '{}')`,
  `insert into affiliation (data_area_id, id, name) values ('USRT', 'VIP', 'VIP'), ('USRT', 'Student', 'Student')`,
  `insert into attribute_definition (data_area_id, name, type, options, minimum, maximum)
   values ('USRT', 'ShoeSize', 'INTEGER', null, 30, 50), ('USRT', 'Height', 'DECIMAL', null, 0.5, 2.5), ('USRT', 'Newsletter', 'BOOLEAN', null, null, null),
     ('USRT', 'Color', 'TEXT', array['red', 'blue'], null, null), ('USRT', 'Note', 'TEXT', null, null, null)`,
  `insert into number_sequence (data_area_id, reference, format, smallest, largest, next)
   values ('USRT', 'CustomerAccount', 'C-######', 1, 999999, 1)`,
  `insert into default_customer (data_area_id, id, customer_type, customer_group, currency, language_id, receipt_option, receipt_email, affiliations, address_books)
   values ('USRT', 'south', 'PERSON', 'Retail', 'USD', 'en-us', 'Email', 'receipts@example.com', '{}', '{South}'),
     ('USRT', 'west', 'PERSON', 'Retail', 'USD', 'en-us', null, null, '{}', '{West}')`,
  `insert into functionality_profile (id, name) values ('default', 'Default')`,
  `insert into channel_database_group (id, name) values ('default', 'Default')`,
  `insert into channel_database (id, name, group_id, connection)
   values ('houston-db', 'Houston', 'default', 'env:NONE'), ('sanfrancisco-db', 'San Francisco', 'default', 'env:NONE')`,
  `insert into channel (id, name, type, data_area_id, channel_database_id, functionality_profile_id, default_customer_id, address_books, country)
   values ('houston', 'Houston', 'RETAIL_STORE', 'USRT', 'houston-db', 'default', 'south', '{South}', 'USA'),
     ('online', 'Contoso Online', 'ONLINE_STORE', 'USRT', 'houston-db', 'default', 'south', '{South}', 'USA'),
     ('sanfrancisco', 'San Francisco', 'RETAIL_STORE', 'USRT', 'sanfrancisco-db', 'default', 'west', '{West}', 'USA')`,
]
