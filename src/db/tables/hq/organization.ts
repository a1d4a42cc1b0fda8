import { sql } from 'drizzle-orm'
import { bigint, boolean, check, integer, jsonb, numeric, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { moment, position } from '../columns.ts'

export const legalEntity = pgTable('legal_entity', {
  dataAreaId: text().primaryKey(),
  name: text().notNull(),
  country: text().notNull(),
  currency: text().notNull(),
  languageId: text().notNull(),
  /**
   * IANA name, distributed by 1070. A scheduled feature goes by the time zone of `parameters` (docs/domain.md, D-27).
   */
  timeZone: text().notNull(),
  /** The ids that its customers may have; an empty list: any. Distributed by 1070. */
  taxGroups: text().array().notNull().default(sql`'{}'`),
  priceGroups: text().array().notNull().default(sql`'{}'`),
  lineDiscounts: text().array().notNull().default(sql`'{}'`),
  multilineDiscounts: text().array().notNull().default(sql`'{}'`),
  endDiscounts: text().array().notNull().default(sql`'{}'`),
  /** The attribute group of its customers; null: all its attributes. Distributed by 1070. */
  customerAttributeGroup: text(),
  /** New customers get the welcome message (docs/domain.md, D-46). */
  sendWelcomeMessages: boolean().notNull().default(false),
})

/** The column that names the legal entity a row belongs to. */
export const inLegalEntity = () =>
  text()
    .notNull()
    .references(() => legalEntity.dataAreaId)

/**
 * Countries, currencies and languages that headquarters knows; distributed by 1110. `kind`: COUNTRY, CURRENCY,
 * LANGUAGE.
 */
export const referenceValue = pgTable(
  'reference_value',
  { kind: text().notNull(), id: text().notNull(), name: text().notNull() },
  (t) => [primaryKey({ columns: [t.kind, t.id] })],
)

export const addressBook = pgTable(
  'address_book',
  { dataAreaId: inLegalEntity(), id: text().notNull(), name: text().notNull() },
  (t) => [primaryKey({ columns: [t.dataAreaId, t.id] })],
)

export const customerGroup = pgTable(
  'customer_group',
  {
    dataAreaId: inLegalEntity(),
    id: text().notNull(),
    name: text().notNull(),
    financialDimensions: jsonb().notNull().default({}),
  },
  (t) => [primaryKey({ columns: [t.dataAreaId, t.id] })],
)

export const affiliation = pgTable(
  'affiliation',
  { dataAreaId: inLegalEntity(), id: text().notNull(), name: text().notNull() },
  (t) => [primaryKey({ columns: [t.dataAreaId, t.id] })],
)

export const attributeDefinition = pgTable(
  'attribute_definition',
  {
    dataAreaId: inLegalEntity(),
    name: text().notNull(),
    type: text().notNull(),
    /** TEXT with a fixed list: the values allowed. */
    options: text().array(),
    minimum: numeric(),
    maximum: numeric(),
    /** A customer must have a value, and the value of one for whom none is given (docs/domain.md, D-45). */
    required: boolean().notNull().default(false),
    defaultValue: text(),
    unit: text(),
    /** What people are shown instead of the name, and beside the field. */
    friendlyName: text(),
    helpText: text(),
    /** The same in other languages: `AttributeTranslation[]`. */
    translations: jsonb().notNull().default([]),
  },
  (t) => [
    primaryKey({ columns: [t.dataAreaId, t.name] }),
    check('attribute_definition_type', sql`${t.type} in ('TEXT', 'INTEGER', 'DECIMAL', 'BOOLEAN')`),
  ],
)

/**
 * Attributes that are chosen together; the legal entity's `customer_attribute_group` names the one of its customers.
 */
export const attributeGroup = pgTable(
  'attribute_group',
  {
    dataAreaId: inLegalEntity(),
    id: text().notNull(),
    name: text().notNull(),
    /** Names of attribute definitions, in the order in which they are shown. */
    attributes: text().array().notNull(),
  },
  (t) => [primaryKey({ columns: [t.dataAreaId, t.id] })],
)

/**
 * A number sequence (docs/domain.md, Number sequences), non-continuous: blocks are reserved, numbers may be skipped.
 * `next` is the next number not yet reserved.
 */
export const numberSequence = pgTable(
  'number_sequence',
  {
    dataAreaId: inLegalEntity(),
    reference: text().notNull(),
    /** Text with one run of `#`, which takes the number with leading zeros: `C-######`. */
    format: text().notNull(),
    smallest: bigint({ mode: 'bigint' }).notNull(),
    largest: bigint({ mode: 'bigint' }).notNull(),
    next: bigint({ mode: 'bigint' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.dataAreaId, t.reference] })],
)

export const defaultCustomer = pgTable(
  'default_customer',
  {
    dataAreaId: inLegalEntity(),
    id: text().notNull(),
    customerType: text().notNull(),
    customerGroup: text().notNull(),
    currency: text().notNull(),
    languageId: text().notNull(),
    receiptOption: text(),
    receiptEmail: text(),
    affiliations: text().array().notNull(),
    addressBooks: text().array().notNull(),
  },
  (t) => [primaryKey({ columns: [t.dataAreaId, t.id] })],
)

export const functionalityProfile = pgTable('functionality_profile', {
  id: text().primaryKey(),
  name: text().notNull(),
  createCustomersInAsyncMode: boolean().notNull().default(false),
  /** STRICT or MINIMAL (docs/domain.md, D-28). */
  captureValidation: text().notNull().default('STRICT'),
  generateLoyaltyCardNumber: boolean().notNull().default(false),
  createCustomerOrdersInAsyncMode: boolean().notNull().default(false),
})

export const channelDatabaseGroup = pgTable('channel_database_group', {
  id: text().primaryKey(),
  name: text().notNull(),
})

export const channelDatabase = pgTable('channel_database', {
  id: text().primaryKey(),
  name: text().notNull(),
  groupId: text()
    .notNull()
    .references(() => channelDatabaseGroup.id),
  /** Where the database is: `embedded:<name>`, `env:<VARIABLE>` or `file:<path>`; never the secret itself. */
  connection: text().notNull(),
  pauseDataSync: boolean().notNull().default(false),
  /** The source this database has; null until its first contact. */
  sourceId: uuid(),
  /**
   * The last upload that headquarters has: position in the channel's log and operation id. The database must still have
   * both.
   */
  acknowledgedPosition: position().notNull().default(sql`0`),
  acknowledgedOperationId: uuid(),
  /**
   * Accepted as a new source once: its operations get headquarters' next number of their customer, since its own may
   * come twice.
   */
  renumbers: boolean().notNull().default(false),
  /** Set while it is known to be behind what it had acknowledged (restored from a backup). */
  rewoundAt: moment(),
  lastContactAt: moment(),
})

/**
 * The databases that answer as a channel database, each as a `Whereabouts` without its uptime. There is one, unless a
 * database was cloned.
 */
export const channelDatabaseContact = pgTable('channel_database_contact', {
  channelDatabaseId: text()
    .primaryKey()
    .references(() => channelDatabase.id),
  /** The one that jobs work on, since when, and when it was last in contact (to within a third of the lease). */
  holder: jsonb().notNull(),
  holderSince: moment().notNull().defaultNow(),
  contactAt: moment().notNull().defaultNow(),
  /** The one before it: seen again, it proves that the holder is a clone. */
  displaced: jsonb(),
  /** The one that is refused, and when it last tried. */
  refused: jsonb(),
  refusedAt: moment(),
  /**
   * The head of the holder's log at its last contact, and the newest operation that it had not uploaded then: a
   * restored copy lacks them. Null after an acceptance, until the next contact; not changed by a copy that is behind.
   */
  logPosition: position(),
  logOperationId: uuid(),
  /** What the holder had captured and not uploaded then, as `NotUploaded`. */
  pending: jsonb(),
  pendingAt: moment(),
})

export const channel = pgTable('channel', {
  id: text().primaryKey(),
  name: text().notNull(),
  type: text().notNull(),
  dataAreaId: inLegalEntity(),
  channelDatabaseId: text()
    .notNull()
    .references(() => channelDatabase.id),
  functionalityProfileId: text()
    .notNull()
    .references(() => functionalityProfile.id),
  defaultCustomerId: text().notNull(),
  addressBooks: text().array().notNull(),
  country: text().notNull(),
  /** Filter shared customer data tables* of the channel's schema: no create while offline (docs/domain.md, Routing). */
  filterSharedCustomerTables: boolean().notNull().default(false),
})

/**
 * What wins when headquarters and a channel changed the same field: HQ_WINS, CHANNEL_WINS or MANUAL, per group of
 * fields (docs/domain.md, D-16).
 */
export const conflictPolicy = pgTable(
  'conflict_policy',
  { dataAreaId: inLegalEntity(), fieldGroup: text().notNull(), policy: text().notNull() },
  (t) => [primaryKey({ columns: [t.dataAreaId, t.fieldGroup] })],
)

/** Commerce scheduler and shared parameters; one row. */
export const parameters = pgTable('parameters', {
  id: integer().primaryKey().default(1),
  /** How often a download session is tried. */
  tryCount: integer().notNull().default(3),
  enforceSessionOrder: boolean().notNull().default(false),
  /** How long a channel's cache serves before it is loaded again, in seconds (docs/domain.md, D-09). */
  cacheTtlSeconds: integer().notNull().default(300),
  /**
   * Time zone of headquarters (IANA), in which scheduled features are enabled at midnight (docs/domain.md, D-27); null
   * until the organization is set up.
   */
  timeZone: text(),
  /** *Enable new features automatically*: what a release adds is on, unless a person has to act or confirm. */
  enableNewFeatures: boolean().notNull().default(false),
  /** Purposes of addresses besides the documented ones (model/address-purposes.ts). Distributed by 1110. */
  addressPurposes: text().array().notNull().default(sql`'{}'`),
  /** After how many days a download job carries everything again (docs/domain.md, Download sessions); 0: never. */
  fullDataSetIntervalDays: integer().notNull().default(0),
})
