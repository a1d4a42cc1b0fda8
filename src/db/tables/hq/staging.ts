import { sql } from 'drizzle-orm'
import { type AnyPgColumn, index, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { SEARCHED, tsvector } from '../columns.ts'
import {
  addressColumns,
  affiliationColumns,
  attributeColumns,
  customerColumns,
  rowIdentity,
  stagedContactColumns,
  verdictColumns,
} from '../staging-columns.ts'

const hqStaging =
  (name: string) =>
  (t: { operationId: AnyPgColumn; channelDatabaseId: AnyPgColumn; replicationCounterFromOrigin: AnyPgColumn }) => [
    index(`${name}_by_operation`).on(t.operationId),
    unique(`${name}_source`).on(t.channelDatabaseId, t.replicationCounterFromOrigin, t.operationId),
  ]
export const retailAsyncCustomerV2 = pgTable(
  'retail_async_customer_v2',
  {
    ...rowIdentity(),
    ...customerColumns(),
    ...verdictColumns(),
    /**
     * The words that it is found by, written by the upload alone; null until they are filled in a row of a former
     * version.
     */
    search: tsvector(),
    /**
     * Of a create that arrived since these are kept: how its customer is ordered and compared
     * (src/headquarters/synchronize/apply/make-words.ts), for numbers dialed in `wordsCountry`.
     */
    sortKey: text(),
    duplicateKeys: text().array(),
    /** The national digits of each of `duplicateKeys`; empty where it is no phone number. */
    nationals: text().array(),
    wordsCountry: text(),
  },
  (t) => [
    ...hqStaging('retail_async_customer_v2')(t),
    index('retail_async_customer_v2_by_words').using('gin', t.search).with(SEARCHED),
    index('retail_async_customer_v2_to_fill').on(t.operationId).where(sql`search is null`),
  ],
)
export const retailAsyncAddressV2 = pgTable(
  'retail_async_address_v2',
  { ...rowIdentity(), ...addressColumns(), ...verdictColumns() },
  hqStaging('retail_async_address_v2'),
)
export const retailAsyncCustomerContact = pgTable(
  'retail_async_customer_contact',
  { ...rowIdentity(), ...stagedContactColumns(), ...verdictColumns() },
  hqStaging('retail_async_customer_contact'),
)
export const retailAsyncCustomerAffiliation = pgTable(
  'retail_async_customer_affiliation',
  { ...rowIdentity(), ...affiliationColumns(), ...verdictColumns() },
  hqStaging('retail_async_customer_affiliation'),
)
export const retailAsyncCustomerAttributeV2 = pgTable(
  'retail_async_customer_attribute_v2',
  { ...rowIdentity(), ...attributeColumns(), ...verdictColumns() },
  hqStaging('retail_async_customer_attribute_v2'),
)
