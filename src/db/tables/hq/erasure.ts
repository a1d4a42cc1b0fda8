import { sql } from 'drizzle-orm'
import { bigint, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { moment } from '../columns.ts'
import { channelDatabase } from './organization.ts'

/**
 * The tombstone of an erased customer, permanently: nothing personal, only what is needed to keep the customer from
 * coming back. `account` stays taken (`customer_account`); null when headquarters had not given one.
 */
export const erasure = pgTable(
  'erasure',
  {
    customerKey: uuid().primaryKey(),
    number: bigint({ mode: 'bigint' }).notNull().generatedAlwaysAsIdentity(),
    dataAreaId: text().notNull(),
    account: text(),
    /** The run of `erase-customer` that lasts until every channel database has acknowledged. */
    runId: uuid().notNull(),
    reason: text().notNull(),
    requestedBy: text().notNull(),
    erasedAt: moment().notNull().defaultNow(),
    /** How many channel databases have not acknowledged; a trigger on `erasure_delivery` maintains it. */
    waiting: integer().notNull().default(0),
  },
  (t) => [unique('erasure_by_number').on(t.number), index('erasure_by_waiting').on(sql`(waiting > 0)`, t.number)],
)

/**
 * The operations of an erased customer, by their ids: those headquarters had, and those that came later and were
 * dropped (ERASED).
 */
export const erasedOperation = pgTable(
  'erased_operation',
  {
    operationId: uuid().primaryKey(),
    customerKey: uuid()
      .notNull()
      .references(() => erasure.customerKey),
    channelDatabaseId: text(),
    /** When it arrived after the erasure and was dropped; null: headquarters had it before. */
    droppedAt: moment(),
  },
  (t) => [index('erased_operation_by_customer').on(t.customerKey)],
)

/** Which channel databases a tombstone must reach, and which have applied it. */
export const erasureDelivery = pgTable(
  'erasure_delivery',
  {
    customerKey: uuid()
      .notNull()
      .references(() => erasure.customerKey),
    channelDatabaseId: text()
      .notNull()
      .references(() => channelDatabase.id),
    /** Since when it waits: the erasure, or the day on which a restored copy of the database was accepted. */
    waitingSince: moment().notNull().defaultNow(),
    acknowledgedAt: moment(),
  },
  (t) => [
    primaryKey({ columns: [t.customerKey, t.channelDatabaseId] }),
    index('erasure_delivery_waiting').on(t.channelDatabaseId, t.waitingSince).where(sql`acknowledged_at is null`),
  ],
)
