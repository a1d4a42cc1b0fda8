import { sql } from 'drizzle-orm'
import { bigint, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { moment, position } from '../columns.ts'
import { channelDatabase } from './organization.ts'

/**
 * A life of headquarters: it begins when a process starts, and when another server or another copy of the tables serves
 * the database (restart, promotion, restore). Never removed: a channel database that names an incarnation which is not
 * here has seen a headquarters that was lost.
 */
export const incarnation = pgTable(
  'incarnation',
  {
    number: bigint({ mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
    id: uuid().notNull().unique().defaultRandom(),
    /** The head of the log then. */
    beganAtPosition: position().notNull(),
    beganAt: moment().notNull().defaultNow(),
    /** What distinguishes the server and the tables from all others. */
    server: text().notNull(),
    /**
     * For one that a recovery has begun: since when it receives and synchronizes again what headquarters had lost.
     * Nothing else is synchronized until then. Null: no longer, or never.
     */
    recoveringSince: moment(),
  },
  (t) => [index('incarnation_recovering').on(t.recoveringSince).where(sql`recovering_since is not null`)],
)

/** What each channel database had seen of headquarters when it was last compared. */
export const headquartersCheck = pgTable('headquarters_check', {
  channelDatabaseId: text()
    .primaryKey()
    .references(() => channelDatabase.id, { onDelete: 'cascade' }),
  /** The newest incarnation then; before headquarters gives account numbers in another one, it asks again. */
  incarnation: uuid().notNull(),
  /** Since when the channel database is known to have seen what headquarters does not have; null: it has not. */
  rewoundAt: moment(),
  seenIncarnation: uuid(),
  seenPosition: position(),
  /** Legal entity → the next account number, as the channel database knows it. */
  seenNumbers: jsonb(),
})
