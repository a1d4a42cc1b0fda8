import { bigint, boolean, integer, text, timestamp, uuid, varchar } from 'drizzle-orm/pg-core'

/**
 * What every row of the five staging tables carries on both sides: the operation it belongs to, whose it is, and its
 * place.
 */
export const rowIdentity = () => ({
  operationId: uuid().notNull(),
  customerKey: uuid().notNull(),
  operationNumber: integer(),
  dataAreaId: text().notNull(),
  originatingChannel: text().notNull(),
  operation: text().notNull(),
  custAccount: text(),
  custAccountAsync: text(),
  createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
})

/** A text of so many characters that a person sees, of up to four code points each. */
const characters = (most: number) => varchar({ length: 4 * most })

/** RETAILASYNCCUSTOMERV2: the customer's own columns, twice as wide as headquarters accepts (docs/domain.md, D-28). */
export const customerColumns = () => ({
  changedFields: text().array(),
  relationshipType: characters(40),
  custName: characters(200),
  firstName: characters(50),
  middleName: characters(50),
  lastName: characters(50),
  title: characters(60),
  phone: characters(40),
  phoneExtension: characters(20),
  cellularPhone: characters(40),
  email: characters(510),
  url: characters(510),
  receiptEmail: characters(510),
  receiptOption: characters(40),
  languageId: characters(20),
  currency: characters(6),
  custGroup: characters(40),
  priceGroup: characters(40),
  invoiceAccount: characters(40),
  creditMax: characters(40),
  blocked: characters(20),
  organizationId: characters(60),
  lineDisc: characters(40),
  multilineDisc: characters(40),
  endDisc: characters(40),
  taxGroup: characters(40),
  vatNum: characters(60),
  identificationNumber: characters(100),
  optOutPersonalization: characters(10),
  optOutWebActivityTracking: characters(10),
  blockLoyaltyEnrollment: characters(10),
})

/** RETAILASYNCADDRESSV2: the address's columns. */
export const addressColumns = () => ({
  changedFields: text().array(),
  addressId: uuid().notNull(),
  addressName: characters(200),
  role: characters(40),
  street: characters(500),
  streetNumber: characters(40),
  buildingComplement: characters(120),
  city: characters(120),
  county: characters(120),
  state: characters(120),
  districtName: characters(120),
  zip: characters(20),
  country: characters(20),
  phone: characters(40),
  email: characters(510),
  url: characters(510),
  taxGroup: characters(40),
  makePostalAddressPrimary: boolean(),
})

/** RETAILASYNCCUSTOMERCONTACT (docs/domain.md, D-11). */
export const contactColumns = () => ({
  contactId: uuid().notNull(),
  type: text().notNull(),
  value: characters(510),
  extension: characters(20),
  isPrimary: boolean().notNull().default(false),
  marketingOptIn: boolean().notNull().default(false),
})

/** A staged contact also carries the words that the customer agreed to (docs/domain.md, Consent). */
export const stagedContactColumns = () => ({ ...contactColumns(), consentWording: characters(2000) })

/** RETAILASYNCCUSTOMERAFFILIATION (docs/domain.md, D-12). */
export const affiliationColumns = () => ({ retailAffiliationId: characters(120).notNull() })

/** RETAILASYNCCUSTOMERATTRIBUTEV2. */
export const attributeColumns = () => ({
  attributeName: characters(120).notNull(),
  attributeDataType: text().notNull(),
  attributeValueString: characters(2000),
})

/** The columns that headquarters adds to its copy of a staging row: its origin and its outcome. */
export const verdictColumns = () => ({
  channelDatabaseId: text().notNull(),
  replicationCounterFromOrigin: bigint({ mode: 'bigint' }).notNull(),
  /** Not written any more: it follows from the operation's status (operations/staging/row-verdict.ts). */
  onlineOperationCompleted: integer().notNull().default(0),
  verdict: text().notNull().default('PENDING'),
  errorCode: text(),
  errorField: text(),
  errorMessage: text(),
})

/** An entry of either side's event log; ids, statuses and codes only, never personal data. */
export const eventColumns = () => ({
  at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  kind: text().notNull(),
  entityId: text().notNull(),
  dataAreaId: text(),
  channelId: text(),
  channelDatabaseId: text(),
  customerKey: uuid(),
  operationId: uuid(),
  runId: uuid(),
  status: text(),
  revision: integer(),
  errorCode: text(),
})
