// The tables between which rows are moved: the columns that tillsync's have, the primary keys, and nothing else.

const TEXT = 'varchar(510)'
const columns = (names: string, type: string) =>
  names
    .split(' ')
    .map((name) => `${name} ${type}`)
    .join(', ')
const ORIGIN = `operation_id uuid not null, customer_key uuid not null, operation_number int, data_area_id text not null,
  originating_channel text not null, operation text not null, cust_account text, cust_account_async text,
  created_at timestamptz not null`
const origin = (counter: string) =>
  `operation_id, customer_key, 1, 'USRT', 'houston', 'CREATE', null::text, customer_key::text, now(), ${counter}`

/** A table, its definition, and its rows for `operations n`. */
type Table = { readonly name: string; readonly definition: string; readonly rows: string }

/** The rows of one customer's operation, as a channel stores them and P-0001 uploads them. */
export const UPLOADED: readonly Table[] = [
  {
    name: 'operation',
    definition: `operation_id uuid primary key, customer_key uuid not null, operation_number int not null,
      data_area_id text not null, channel_id text not null, kind text not null, customer_account text,
      base_version int not null, hash text not null, route_reason text not null, captured_at timestamptz not null,
      captured_by text not null`,
    rows: `operation_id, customer_key, 1, 'USRT', 'houston', 'CREATE_CUSTOMER', null::text, 0, md5(n::text), 'PROFILE',
      now(), 'bench'`,
  },
  {
    name: 'staged_customer',
    definition: `${ORIGIN}, replication_counter bigint primary key, changed_fields text[], ${columns(
      `relationship_type cust_name first_name last_name phone email language_id currency cust_group receipt_option
      middle_name title phone_extension cellular_phone url receipt_email price_group invoice_account credit_max blocked
      organization_id line_disc multiline_disc end_disc tax_group vat_num identification_number`.replace(/\s+/g, ' '),
      TEXT,
    )}`,
    rows: `${origin('n')}, null::text[], 'Person', 'Ada Lindgren' || p, 'Ada', 'Lindgren' || p, '713' || p,
      'lindgren' || p || '@example.com', 'en-US', 'USD', '30', 'PRINT'${', null::text'.repeat(17)}`,
  },
  {
    name: 'staged_address',
    definition: `${ORIGIN}, replication_counter bigint primary key, changed_fields text[], address_id uuid not null,
      ${columns('role street city state zip country address_name street_number building_complement county district_name', TEXT)},
      make_postal_address_primary boolean`,
    rows: `${origin('n')}, null::text[], gen_random_uuid(), 'Home', p || ' Main Street', 'Houston', 'TX', '77002',
      'USA'${', null::text'.repeat(5)}, true`,
  },
  {
    name: 'staged_contact',
    definition: `${ORIGIN}, replication_counter bigint primary key, contact_id uuid not null, type text not null,
      ${columns('value extension', TEXT)}, is_primary boolean not null, marketing_opt_in boolean not null`,
    rows: `${origin('n')}, gen_random_uuid(), 'EMAIL', 'second' || p || '@example.com', null::text, false, false`,
  },
]

/** The rows of one customer that a channel stores by 1010: the customer, and how far its operations are completed. */
export const DOWNLOADED: readonly Table[] = [
  {
    name: 'customer',
    definition: `customer_key uuid primary key, data_area_id text not null, account text not null, name text not null,
      version int not null, address_books text[] not null, document jsonb not null, search tsvector not null,
      applied_at timestamptz not null, fingerprint text`,
    rows: `customer_key, 'USRT', 'C-' || n, 'Ada Lindgren' || p, 1, array['houston'], document,
      array_to_tsvector(array['a:c-' || n, 'n:ada', 'n:lindgren' || p, 'e:lindgren' || p || '@example.com',
        'e:second' || p || '@example.com', 'p:713' || p, 'p:' || p]), now(), md5(n::text)`,
  },
  {
    name: 'settlement',
    definition: 'customer_key uuid primary key, settled_through int not null, settled_at timestamptz not null',
    rows: 'customer_key, 1, now()',
  },
]

/** The document of a customer, with the fields that tillsync's has. */
const DOCUMENT = `jsonb_build_object('customerKey', customer_key, 'dataAreaId', 'USRT', 'account', 'C-' || n,
  'version', 1, 'createdAt', '2026-01-01T00:00:00.000Z', 'addressBooks', array['houston'], 'name', 'Ada Lindgren' || p,
  'firstName', 'Ada', 'lastName', 'Lindgren' || p, 'phone', '713' || p, 'email', 'lindgren' || p || '@example.com',
  'customerType', 'PERSON', 'languageId', 'en-US', 'currency', 'USD', 'customerGroup', '30', 'receiptOption', 'PRINT',
  'middleName', null, 'title', null, 'phoneExtension', null, 'cellularPhone', null, 'url', null, 'receiptEmail', null,
  'priceGroup', null, 'invoiceAccount', null, 'creditMax', null, 'blocked', null, 'organizationId', null,
  'lineDiscount', null, 'multilineDiscount', null, 'endDiscount', null, 'taxGroup', null, 'vatNumber', null,
  'identificationNumber', null, 'affiliations', '[]'::jsonb, 'attributes', '[]'::jsonb, 'loyaltyCards', '[]'::jsonb,
  'addresses', jsonb_build_array(jsonb_build_object('addressId', operation_id, 'name', null, 'purpose', 'Home',
    'street', p || ' Main Street', 'streetNumber', null, 'buildingComplement', null, 'city', 'Houston', 'county', null,
    'state', 'TX', 'districtName', null, 'zipCode', '77002', 'country', 'USA', 'isPrimary', true)),
  'contacts', jsonb_build_array(jsonb_build_object('contactId', operation_id, 'type', 'EMAIL',
    'value', 'second' || p || '@example.com', 'extension', null, 'isPrimary', false, 'marketingOptIn', false)),
  'fieldVersions', jsonb_build_object('address:' || operation_id, jsonb_build_object('v', 1, 'source', operation_id),
    'contact:' || operation_id, jsonb_build_object('v', 1, 'source', operation_id)))`

/** Statements that create a table, and that fill it with the numbers `from` to `through`. */
export const createTable = ({ name, definition }: Table): string => `create table if not exists ${name} (${definition})`
export const fillTable = ({ name, rows }: Table, from: number, through: number): string => `
  insert into ${name}
  select ${rows}
  from generate_series(${from}::bigint, ${through}::bigint) n
  cross join lateral (select lpad(n::text, 7, '0') as p, md5('c' || n)::uuid as customer_key, md5('o' || n)::uuid as operation_id) k
  cross join lateral (select ${rows.includes('document') ? DOCUMENT : 'null'} as document) d`
