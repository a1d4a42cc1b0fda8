import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { moment, SEARCHED, tsvector } from '../columns.ts'

/**
 * Customers as headquarters last sent them. `document` is a CustomerDocument; the other columns are taken from it to
 * find it.
 */
export const customer = pgTable(
  'customer',
  {
    customerKey: uuid().primaryKey(),
    dataAreaId: text().notNull(),
    account: text().notNull(),
    name: text().notNull(),
    version: integer().notNull(),
    addressBooks: text().array().notNull(),
    document: jsonb().notNull(),
    /**
     * Of the document as headquarters sent it: distinguishes a row that was changed here from a customer that was
     * changed there. Null: stored by a former version.
     */
    fingerprint: text(),
    /**
     * The document's `createdAt` as text, which sorts as time does: a text's conversion to a time cannot be stored as
     * generated.
     */
    createdAt: text().generatedAlwaysAs(sql`document ->> 'createdAt'`),
    search: tsvector().notNull(),
    /** The folded name, by which lists are ordered; empty until it is filled in a row of a former version. */
    sortKey: text().notNull().default(''),
    appliedAt: moment().notNull().defaultNow(),
  },
  (t) => [
    unique('customer_account').on(t.dataAreaId, t.account),
    index('customer_by_search').using('gin', t.search).with(SEARCHED),
    index('customer_by_sort_key').on(t.dataAreaId, t.sortKey, t.customerKey),
    index('customer_to_fill').on(t.customerKey).where(sql`sort_key = ''`),
    index('customer_by_time').on(t.dataAreaId, t.createdAt, t.customerKey),
  ],
)

/**
 * The loyalty cards of the legal entities of this database's channels, as 1050 has last brought them, or a real-time
 * answer: also those of customers that are not here, and anonymous ones (`customerKey` null).
 */
export const loyaltyCard = pgTable(
  'loyalty_card',
  {
    cardId: uuid().primaryKey(),
    cardNumber: text().notNull(),
    /** The number as it is compared (src/model/words/search-words.ts). */
    numberKey: text().notNull(),
    dataAreaId: text().notNull(),
    customerKey: uuid(),
    version: integer().notNull(),
    issuedAt: moment().notNull(),
    appliedAt: moment().notNull().defaultNow(),
  },
  (t) => [
    index('loyalty_card_by_number').on(t.dataAreaId, t.numberKey),
    index('loyalty_card_by_customer').on(t.customerKey),
  ],
)

/**
 * Customers that headquarters has merged into another one (docs/domain.md, D-36): what names the old GUID or account is
 * about `keptKey`.
 */
export const customerRedirect = pgTable(
  'customer_redirect',
  {
    mergedKey: uuid().primaryKey(),
    keptKey: uuid().notNull(),
    dataAreaId: text().notNull(),
    account: text().notNull(),
  },
  (t) => [
    index('customer_redirect_by_account').on(t.dataAreaId, t.account),
    index('customer_redirect_by_kept').on(t.keptKey),
  ],
)

/**
 * Per customer: headquarters has settled this database's operations up to here; what is above overlays the
 * downloaded row.
 */
export const settlement = pgTable('settlement', {
  customerKey: uuid().primaryKey(),
  settledThrough: integer().notNull(),
  /** When headquarters last moved it: operations settled recently may be missing in a backup of headquarters. */
  settledAt: moment().notNull().defaultNow(),
})

/** The outcomes that headquarters delivered for operations captured here: failed, superseded or dismissed. */
export const operationOutcome = pgTable(
  'operation_outcome',
  {
    operationId: uuid().primaryKey(),
    status: text().notNull(),
    errorCode: text(),
    errorField: text(),
    errorMessage: text(),
    toldAt: moment().notNull().defaultNow(),
  },
  (t) => [index('operation_outcome_dismissed').on(t.status, t.operationId).where(sql`status = 'DISMISSED'`)],
)

/**
 * What a customer may be a duplicate by, downloaded or captured here (src/model/words/duplicate-keys.ts). A key can
 * outlast what it was taken from, until the customer is downloaded again.
 */
export const duplicateKey = pgTable(
  'duplicate_key',
  {
    customerKey: uuid().notNull(),
    key: text().notNull(),
    /** Of a phone number, its national digits. */
    national: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.customerKey, t.key, t.national] }), index('duplicate_key_by_key').on(t.key)],
)
