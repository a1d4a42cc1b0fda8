import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { moment } from '../columns.ts'
import { channelDatabase } from './organization.ts'

/**
 * The open connections of stores, each with the process that holds it and its lease. A channel database has one for
 * each process of its store.
 */
export const storeConnection = pgTable(
  'store_connection',
  {
    id: uuid().primaryKey(),
    channelDatabaseId: text()
      .notNull()
      .references(() => channelDatabase.id),
    /** Which database the store has (`Whereabouts.database`); null: it could not reach it when it dialled. */
    database: text(),
    /** The process of headquarters that holds it, and where the others reach that. */
    holder: text().notNull(),
    internalUrl: text().notNull(),
    leaseUntil: moment().notNull(),
    connectedAt: moment().notNull().defaultNow(),
    wireVersion: integer().notNull(),
    /** The version of the store's program. */
    programVersion: text(),
  },
  (t) => [index('store_connection_by_channel_database').on(t.channelDatabaseId)],
)

/**
 * The last time that headquarters refused the store of a channel database at the wire, and why. Only a store that has
 * proved that it has one of the database's keys is recorded.
 */
export const storeRefusal = pgTable('store_refusal', {
  channelDatabaseId: text()
    .primaryKey()
    .references(() => channelDatabase.id),
  code: text().notNull(),
  message: text().notNull(),
  programVersion: text(),
  refusedAt: moment().notNull().defaultNow(),
})

/** Hashes of one-time tickets, by which a process of headquarters proves to another that it has their database. */
export const processTicket = pgTable('process_ticket', {
  ticketHash: text().primaryKey(),
  expiresAt: moment().notNull(),
})

/**
 * Stores whose upgrade an administrator has held: an older program there is not named as something to be done. Removed
 * when it is released.
 */
export const storeUpgradeHold = pgTable('store_upgrade_hold', {
  channelDatabaseId: text()
    .primaryKey()
    .references(() => channelDatabase.id),
  heldAt: moment().notNull().defaultNow(),
  heldBy: text().notNull(),
  reason: text().notNull(),
})
