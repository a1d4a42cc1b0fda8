import { sql } from 'drizzle-orm'
import { type AnyPgColumn, bigint, boolean, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { moment, SEARCHED, tsvector } from '../columns.ts'
import {
  addressColumns,
  affiliationColumns,
  attributeColumns,
  customerColumns,
  rowIdentity,
  stagedContactColumns,
} from '../staging-columns.ts'

const counter = () => bigint({ mode: 'bigint' }).notNull().unique().generatedAlwaysAsIdentity()

/**
 * Numbers each customer's operations 1, 2, 3 … in the order in which they are acknowledged. `erasedAt` is the tombstone
 * of an erased customer: no more numbers are given, and nothing of the customer is stored again.
 */
export const customerCounter = pgTable(
  'customer_counter',
  {
    customerKey: uuid().primaryKey(),
    n: integer().notNull(),
    erasedAt: moment(),
  },
  (t) => [index('customer_counter_erased').on(t.customerKey).where(sql`erased_at is not null`)],
)

/** Captured operations; append-only. */
export const operation = pgTable(
  'operation',
  {
    operationId: uuid().primaryKey(),
    customerKey: uuid().notNull(),
    operationNumber: integer().notNull(),
    dataAreaId: text().notNull(),
    channelId: text().notNull(),
    kind: text().notNull(),
    customerAccount: text(),
    baseVersion: integer().notNull(),
    hash: text().notNull(),
    routeReason: text().notNull(),
    capturedAt: moment().notNull().defaultNow(),
    capturedBy: text().notNull(),
    /** Address books a customer captured here will belong to (those of the default customer; docs/domain.md, D-30). */
    addressBooks: text().array(),
    /** A create of a list (`createCustomers`), whose customer gets no welcome message (docs/domain.md, D-46). */
    imported: boolean().notNull().default(false),
    /** The words that it can be found by; looked for in `unsettled_operation` while it is unsettled. */
    search: tsvector().notNull(),
    /** Words of the downloaded customer that are its words no more; null when there are none. */
    removedWords: text().array(),
    /** The folded name that it gives the customer; null when it leaves the name alone. */
    sortKey: text(),
    /** Keyed hashes of its idempotency key and of the request; null for an operation of a former version. */
    keyHash: text(),
    requestHash: text(),
    /** The span of its capture (W3C `traceparent`); null unless that is recorded (docs/traces.md). */
    traceparent: text(),
  },
  (t) => [
    unique('operation_number').on(t.customerKey, t.operationNumber),
    index('operation_by_time').on(t.capturedAt, t.operationId),
  ],
)

/**
 * Operations captured after this database was restored, from a request that it had captured before: headquarters has
 * `repeats`, and does not apply this one.
 */
export const repeatedOperation = pgTable('repeated_operation', {
  operationId: uuid().primaryKey(),
  repeats: uuid().notNull(),
})

/**
 * Captured operations that headquarters has not settled: what a read lays over the downloaded row, and what lists merge
 * in. Written by the capture; a trigger on `settlement` takes away what is settled. A row is inserted or deleted, never
 * updated, so that a download that is being applied holds up no capture.
 */
export const unsettledOperation = pgTable(
  'unsettled_operation',
  {
    operationId: uuid().primaryKey(),
    customerKey: uuid().notNull(),
    operationNumber: integer().notNull(),
    dataAreaId: text().notNull(),
    channelId: text().notNull(),
    /** The name it gives the customer; null when it leaves the name alone. */
    name: text(),
    /** When it creates the customer, as the customer's `created_at`; null for an edit. */
    createdAt: text(),
    /** The words of the customer as it is shown with this operation and those before. */
    search: tsvector().notNull(),
    /** As in `operation`. A download may bring other words meanwhile: those count, too. */
    removedWords: text().array(),
    /** The folded name, by which lists are ordered; null when it leaves the name alone. */
    sortKey: text(),
  },
  // None of them partial: the planner takes the size of a partial index from the last ANALYZE, when the table may have
  // been empty.
  (t) => [
    index('unsettled_operation_by_customer').on(t.customerKey, t.operationNumber),
    index('unsettled_operation_by_sort_key').on(t.sortKey, t.customerKey),
    index('unsettled_operation_by_time').on(t.createdAt, t.customerKey),
    index('unsettled_operation_by_search').using('gin', t.search).with(SEARCHED),
  ],
)

const byOperationAndCustomer = (name: string) => (t: { operationId: AnyPgColumn; customerKey: AnyPgColumn }) => [
  index(`${name}_by_operation`).on(t.operationId),
  index(`${name}_by_customer`).on(t.customerKey),
]

export const retailAsyncCustomerV2 = pgTable(
  'retail_async_customer_v2',
  { ...rowIdentity(), ...customerColumns(), replicationCounterFromOrigin: counter() },
  byOperationAndCustomer('retail_async_customer_v2'),
)
export const retailAsyncAddressV2 = pgTable(
  'retail_async_address_v2',
  { ...rowIdentity(), ...addressColumns(), replicationCounterFromOrigin: counter() },
  byOperationAndCustomer('retail_async_address_v2'),
)
export const retailAsyncCustomerContact = pgTable(
  'retail_async_customer_contact',
  { ...rowIdentity(), ...stagedContactColumns(), replicationCounterFromOrigin: counter() },
  byOperationAndCustomer('retail_async_customer_contact'),
)
export const retailAsyncCustomerAffiliation = pgTable(
  'retail_async_customer_affiliation',
  { ...rowIdentity(), ...affiliationColumns(), replicationCounterFromOrigin: counter() },
  byOperationAndCustomer('retail_async_customer_affiliation'),
)
export const retailAsyncCustomerAttributeV2 = pgTable(
  'retail_async_customer_attribute_v2',
  { ...rowIdentity(), ...attributeColumns(), replicationCounterFromOrigin: counter() },
  byOperationAndCustomer('retail_async_customer_attribute_v2'),
)
