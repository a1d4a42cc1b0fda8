import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { moment } from '../columns.ts'
import { channelDatabase } from './organization.ts'

const ofChannelDatabase = () =>
  text()
    .notNull()
    .references(() => channelDatabase.id)

/**
 * The name of this headquarters, for which stores sign. One row, which the migration adds; a restored copy has the same
 * name.
 */
export const headquartersIdentity = pgTable(
  'headquarters_identity',
  { id: integer().primaryKey().default(1), headquartersId: uuid().notNull().defaultRandom() },
  (t) => [check('headquarters_identity_one_row', sql`${t.id} = 1`)],
)

/**
 * A one-time code, with which the store of a channel database registers its key. Only its hash is kept. At most one of
 * a channel database is open: neither used nor canceled.
 */
export const joinCode = pgTable(
  'join_code',
  {
    id: uuid().primaryKey().defaultRandom(),
    channelDatabaseId: ofChannelDatabase(),
    codeHash: text().notNull().unique('join_code_hash'),
    createdAt: moment().notNull().defaultNow(),
    createdBy: text().notNull(),
    expiresAt: moment().notNull(),
    usedAt: moment(),
    /** The key that was registered with it. */
    keyId: text(),
    /** Set when a later code has replaced it. */
    canceledAt: moment(),
  },
  (t) => [
    index('join_code_by_channel_database').on(t.channelDatabaseId, t.createdAt),
    uniqueIndex('join_code_open').on(t.channelDatabaseId).where(sql`used_at is null and canceled_at is null`),
  ],
)

/**
 * The public key of a store, which acts for one channel database. Never removed: a token that it has signed is valid
 * until it expires, unless the key is revoked.
 */
export const storeKey = pgTable(
  'store_key',
  {
    /** The thumbprint of the key (RFC 7638). */
    id: text().primaryKey(),
    channelDatabaseId: ofChannelDatabase(),
    publicKey: jsonb().notNull(),
    createdAt: moment().notNull().defaultNow(),
    /** The code with which the store has joined, and when. A key that a store renews by itself inherits both. */
    joinCodeId: uuid()
      .notNull()
      .references(() => joinCode.id),
    joinedAt: moment().notNull(),
    /** The first and the last time that the store has identified itself with it (the last to within a minute). */
    firstUsedAt: moment(),
    lastUsedAt: moment(),
    /** From then on the store cannot identify itself with it, because a later key is in use. */
    endsAt: moment(),
    revokedAt: moment(),
    revokedBy: text(),
  },
  (t) => [index('store_key_by_channel_database').on(t.channelDatabaseId, t.createdAt)],
)

/**
 * Whose tokens stores accept besides their own: the public keys and the revoked tokens of a data folder of headquarters
 * (OWN), or an identity provider with its keys (PROVIDER). Processes of headquarters confirm theirs; one that was not
 * confirmed for long is removed.
 */
export const tokenKeySet = pgTable('token_key_set', {
  id: text().primaryKey(),
  kind: text().notNull(),
  content: jsonb().notNull(),
  confirmedAt: moment().notNull().defaultNow(),
})
