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

/** RETAILASYNCCUSTOMERV2: the customer's own columns, twice as wide as headquarters accepts (docs/domain.md, D-28). */
export const customerColumns = () => ({
  changedFields: text().array(),
  relationshipType: varchar({ length: 40 }),
  custName: varchar({ length: 200 }),
  firstName: varchar({ length: 50 }),
  middleName: varchar({ length: 50 }),
  lastName: varchar({ length: 50 }),
  title: varchar({ length: 60 }),
  phone: varchar({ length: 40 }),
  phoneExtension: varchar({ length: 20 }),
  cellularPhone: varchar({ length: 40 }),
  email: varchar({ length: 510 }),
  url: varchar({ length: 510 }),
  receiptEmail: varchar({ length: 510 }),
  receiptOption: varchar({ length: 40 }),
  languageId: varchar({ length: 20 }),
  currency: varchar({ length: 6 }),
  custGroup: varchar({ length: 40 }),
  priceGroup: varchar({ length: 40 }),
  invoiceAccount: varchar({ length: 40 }),
  creditMax: varchar({ length: 40 }),
  blocked: varchar({ length: 20 }),
  organizationId: varchar({ length: 60 }),
  lineDisc: varchar({ length: 40 }),
  multilineDisc: varchar({ length: 40 }),
  endDisc: varchar({ length: 40 }),
  taxGroup: varchar({ length: 40 }),
  vatNum: varchar({ length: 60 }),
  identificationNumber: varchar({ length: 100 }),
})

/** RETAILASYNCADDRESSV2: the address's columns. */
export const addressColumns = () => ({
  changedFields: text().array(),
  addressId: uuid().notNull(),
  addressName: varchar({ length: 200 }),
  role: varchar({ length: 40 }),
  street: varchar({ length: 500 }),
  streetNumber: varchar({ length: 40 }),
  buildingComplement: varchar({ length: 120 }),
  city: varchar({ length: 120 }),
  county: varchar({ length: 120 }),
  state: varchar({ length: 120 }),
  districtName: varchar({ length: 120 }),
  zip: varchar({ length: 20 }),
  country: varchar({ length: 20 }),
  makePostalAddressPrimary: boolean(),
})

/** RETAILASYNCCUSTOMERCONTACT (docs/domain.md, D-11). */
export const contactColumns = () => ({
  contactId: uuid().notNull(),
  type: text().notNull(),
  value: varchar({ length: 510 }),
  extension: varchar({ length: 20 }),
  isPrimary: boolean().notNull().default(false),
  marketingOptIn: boolean().notNull().default(false),
})

/** RETAILASYNCCUSTOMERAFFILIATION (docs/domain.md, D-12). */
export const affiliationColumns = () => ({ retailAffiliationId: varchar({ length: 120 }).notNull() })

/** RETAILASYNCCUSTOMERATTRIBUTEV2. */
export const attributeColumns = () => ({
  attributeName: varchar({ length: 120 }).notNull(),
  attributeDataType: text().notNull(),
  attributeValueString: varchar({ length: 2000 }),
})

/** The columns that headquarters adds to its copy of a staging row: its origin and its outcome. */
export const verdictColumns = () => ({
  channelDatabaseId: text().notNull(),
  replicationCounterFromOrigin: bigint({ mode: 'bigint' }).notNull(),
  /** 1 when the row was processed successfully, else 0; a failure is never another value. */
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
