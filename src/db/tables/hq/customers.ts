import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { moment, tsvector } from '../columns.ts'
import { addressColumns, contactColumns, customerColumns } from '../staging-columns.ts'
import { inLegalEntity } from './organization.ts'

/**
 * A customer (CUSTTABLE and RETAILCUSTTABLE). `customerKey` is the GUID given at the channel (CUSTACCOUNTASYNC) or at
 * headquarters; it never changes. `version` counts the changes; `fieldVersions` keeps per field `{ v, source }`: the
 * version that changed it last, and who: `hq:<user>` or `<channel database>` (docs/domain.md, D-16).
 */
export const customer = pgTable(
  'customer',
  {
    customerKey: uuid().primaryKey(),
    dataAreaId: inLegalEntity(),
    account: text().notNull(),
    ...customerColumns(),
    addressBooks: text().array().notNull(),
    financialDimensions: jsonb().notNull().default({}),
    version: integer().notNull().default(1),
    fieldVersions: jsonb().notNull().default({}),
    /** The channel that captured or created it; null for headquarters. */
    originatingChannel: text(),
    createdAt: moment().notNull().defaultNow(),
    changedAt: moment().notNull().defaultNow(),
    search: tsvector().notNull(),
  },
  (t) => [
    unique('customer_by_account').on(t.dataAreaId, t.account),
    index('customer_by_search').using('gin', t.search),
    index('customer_by_time').on(t.dataAreaId, t.createdAt, t.customerKey),
    index('customer_by_name').on(t.dataAreaId, t.custName, t.customerKey),
    index('customer_by_email').on(sql`lower(${t.email})`),
    index('customer_by_phone').on(sql`phone_digits(${t.phone})`),
  ],
)

/**
 * Which account number a GUID has, permanently (docs/domain.md, D-15); apart from the customer's row, so that a lost
 * row keeps its number.
 */
export const customerAccount = pgTable(
  'customer_account',
  {
    customerKey: uuid().primaryKey(),
    dataAreaId: inLegalEntity(),
    account: text().notNull(),
    operationId: uuid().notNull(),
    givenAt: moment().notNull().defaultNow(),
    /** Since when the customer, which headquarters has lost, is given up: 1010 removes it. Null: it is waited for. */
    givenUpAt: moment(),
  },
  (t) => [unique('customer_account_number').on(t.dataAreaId, t.account)],
)

const rowVersion = () => ({
  active: boolean().notNull().default(true),
  v: integer().notNull(),
  source: text().notNull(),
})

export const customerAddress = pgTable(
  'customer_address',
  {
    ...addressColumns(),
    customerKey: uuid()
      .notNull()
      .references(() => customer.customerKey, { onDelete: 'cascade' }),
    fieldVersions: jsonb().notNull().default({}),
    ...rowVersion(),
  },
  (t) => [primaryKey({ columns: [t.customerKey, t.addressId] })],
)
export const customerContact = pgTable(
  'customer_contact',
  {
    ...contactColumns(),
    customerKey: uuid()
      .notNull()
      .references(() => customer.customerKey, { onDelete: 'cascade' }),
    ...rowVersion(),
  },
  (t) => [primaryKey({ columns: [t.customerKey, t.contactId] })],
)
export const customerAffiliation = pgTable(
  'customer_affiliation',
  {
    customerKey: uuid()
      .notNull()
      .references(() => customer.customerKey, { onDelete: 'cascade' }),
    affiliationId: text().notNull(),
    ...rowVersion(),
  },
  (t) => [primaryKey({ columns: [t.customerKey, t.affiliationId] })],
)
export const customerAttribute = pgTable(
  'customer_attribute',
  {
    customerKey: uuid()
      .notNull()
      .references(() => customer.customerKey, { onDelete: 'cascade' }),
    name: text().notNull(),
    type: text().notNull(),
    value: text().notNull(),
    ...rowVersion(),
  },
  (t) => [primaryKey({ columns: [t.customerKey, t.name] })],
)
export const loyaltyCard = pgTable('loyalty_card', {
  cardNumber: text().primaryKey(),
  customerKey: uuid()
    .notNull()
    .unique()
    .references(() => customer.customerKey, { onDelete: 'cascade' }),
  issuedAt: moment().notNull().defaultNow(),
  issuedBy: text().notNull(),
  operationId: uuid().notNull(),
})
