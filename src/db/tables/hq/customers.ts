import { sql } from 'drizzle-orm'
import { bigint, boolean, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { moment, SEARCHED, tsvector } from '../columns.ts'
import { addressColumns, contactColumns, customerColumns } from '../staging-columns.ts'

/**
 * A customer (CUSTTABLE and RETAILCUSTTABLE). `customerKey` is the GUID given at the channel (CUSTACCOUNTASYNC) or at
 * headquarters; it never changes. `version` counts the changes; `fieldVersions` keeps per field `{ v, source }`: the
 * version that changed it last, and who: `hq:<user>` or `<channel database>` (docs/domain.md, D-16).
 */
export const customer = pgTable(
  'customer',
  {
    customerKey: uuid().primaryKey(),
    dataAreaId: text().notNull(),
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
    /** The folded name, by which lists are ordered; empty until it is filled in a row of a former version. */
    sortKey: text().notNull().default(''),
  },
  (t) => [
    unique('customer_by_account').on(t.dataAreaId, t.account),
    index('customer_by_search').using('gin', t.search).with(SEARCHED),
    index('customer_by_time').on(t.dataAreaId, t.createdAt, t.customerKey),
    index('customer_by_sort_key').on(t.dataAreaId, t.sortKey, t.customerKey),
    index('customer_to_fill').on(t.customerKey).where(sql`sort_key = ''`),
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
    dataAreaId: text().notNull(),
    account: text().notNull(),
    operationId: uuid().notNull(),
    givenAt: moment().notNull().defaultNow(),
    /**
     * Since when headquarters does not wait for the customer's row, and 1010 removes it: the row was lost and given up,
     * or the customer was merged into another one.
     */
    givenUpAt: moment(),
  },
  (t) => [unique('customer_account_number').on(t.dataAreaId, t.account)],
)

/**
 * A customer's parts have no foreign key: the statements that write customers write both as sets, and a check of each
 * of their rows was a fifth of their cost. The trigger `remove_parts` deletes the parts of a deleted customer, and a
 * reconciliation reports parts without one.
 */
const rowVersion = () => ({
  active: boolean().notNull().default(true),
  v: integer().notNull(),
  source: text().notNull(),
})

export const customerAddress = pgTable(
  'customer_address',
  {
    ...addressColumns(),
    customerKey: uuid().notNull(),
    fieldVersions: jsonb().notNull().default({}),
    ...rowVersion(),
  },
  (t) => [primaryKey({ columns: [t.customerKey, t.addressId] })],
)
export const customerContact = pgTable(
  'customer_contact',
  {
    ...contactColumns(),
    customerKey: uuid().notNull(),
    ...rowVersion(),
  },
  (t) => [primaryKey({ columns: [t.customerKey, t.contactId] })],
)
export const customerAffiliation = pgTable(
  'customer_affiliation',
  {
    customerKey: uuid().notNull(),
    affiliationId: text().notNull(),
    ...rowVersion(),
  },
  (t) => [primaryKey({ columns: [t.customerKey, t.affiliationId] })],
)
export const customerAttribute = pgTable(
  'customer_attribute',
  {
    customerKey: uuid().notNull(),
    name: text().notNull(),
    type: text().notNull(),
    value: text().notNull(),
    ...rowVersion(),
  },
  (t) => [primaryKey({ columns: [t.customerKey, t.name] })],
)
/**
 * Which customer has an id of another system: unique in a legal entity (docs/domain.md, D-35). An index of the
 * attributes that carry external ids, kept by the trigger `keep_external_ids`; an operation claims its ids here first.
 */
export const externalId = pgTable(
  'external_id',
  {
    dataAreaId: text().notNull(),
    system: text().notNull(),
    externalId: text().notNull(),
    customerKey: uuid().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.dataAreaId, t.system, t.externalId] }),
    index('external_id_by_customer').on(t.customerKey),
  ],
)
/**
 * The loyalty cards (docs/domain.md, Loyalty cards). A card is identified by the operation that issued it: its number
 * is personal data. `version` counts its changes.
 */
export const loyaltyCard = pgTable(
  'loyalty_card',
  {
    cardNumber: text().primaryKey(),
    /** Null: an anonymous card. */
    customerKey: uuid().references(() => customer.customerKey, { onDelete: 'cascade' }),
    issuedAt: moment().notNull().defaultNow(),
    issuedBy: text().notNull(),
    operationId: uuid().notNull(),
    /** Null for a card that a version before 0.6.0 has issued: that of its customer. */
    dataAreaId: text(),
    version: integer().notNull().default(1),
  },
  // Not unique: cards of a former version can differ in blanks only.
  (t) => [
    index('loyalty_card_by_customer').on(t.customerKey),
    index('loyalty_card_by_operation').on(t.operationId),
    index('loyalty_card_without_blanks').on(sql`regexp_replace(${t.cardNumber}, '\\s', '', 'g')`),
  ],
)

/**
 * Every consent that a customer gave or withdrew, in the order of writing; never changed, kept as long as the customer,
 * beyond the retention of operations (docs/domain.md, Consent).
 */
export const customerConsent = pgTable(
  'customer_consent',
  {
    id: bigint({ mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
    customerKey: uuid().notNull(),
    /** When it was captured. */
    at: moment().notNull(),
    purpose: text().notNull(),
    given: boolean().notNull(),
    contactId: uuid().notNull(),
    contactType: text().notNull(),
    contactValue: text().notNull(),
    /** Null: at headquarters. */
    channelId: text(),
    actor: text().notNull(),
    operationId: uuid().notNull(),
    /** What the customer agreed to, as the till showed it. */
    wording: text(),
  },
  (t) => [
    index('customer_consent_by_customer').on(t.customerKey, t.id),
    unique('customer_consent_once').on(t.operationId, t.contactId, t.given),
  ],
)

/**
 * What a customer may be a duplicate by (src/model/words/duplicate-keys.ts). The trigger `remove_parts` deletes them.
 */
export const duplicateKey = pgTable(
  'duplicate_key',
  {
    customerKey: uuid().notNull(),
    key: text().notNull(),
    /** Of a phone number, its national digits. */
    national: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.customerKey, t.key, t.national] }),
    // The first customers of a key are read in order, however many share it.
    index('duplicate_key_first').on(t.key, t.customerKey, t.national),
  ],
)
