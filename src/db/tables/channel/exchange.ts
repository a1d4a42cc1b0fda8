import { bigint, bigserial, boolean, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { moment } from '../columns.ts'
import { eventColumns } from '../staging-columns.ts'

/** Events that have no position yet: written in the capture's statement, moved into `log` by the sequencer. */
export const outbox = pgTable('outbox', { id: bigserial({ mode: 'bigint' }).primaryKey(), ...eventColumns() })

/** This database's event log; positions are given by the sequencer alone, so that no reader can skip a late commit. */
export const log = pgTable('log', { position: bigint({ mode: 'bigint' }).primaryKey(), ...eventColumns() }, (t) => [
  index('log_by_operation').on(t.operationId),
])
export const logHead = pgTable('log_head', {
  id: integer().primaryKey().default(1),
  position: bigint({ mode: 'bigint' }).notNull(),
})

/**
 * Operations to be uploaded, in order of their log position; the sequencer puts a mark here, with what lists and the
 * order of a customer's operations need, and an acknowledged upload takes it away.
 */
export const uploadPending = pgTable(
  'upload_pending',
  {
    operationId: uuid().primaryKey(),
    position: bigint({ mode: 'bigint' }).notNull(),
    channelId: text().notNull(),
    customerKey: uuid(),
    operationNumber: integer(),
    kind: text(),
    capturedAt: moment(),
  },
  (t) => [
    index('upload_pending_by_position').on(t.position),
    index('upload_pending_by_channel').on(t.channelId, t.position),
    index('upload_pending_by_customer').on(t.customerKey, t.operationNumber),
    index('upload_pending_by_time').on(t.capturedAt, t.operationId),
  ],
)

/**
 * The pending operations, captures and real-time calls of a channel, by the hour: deltas that triggers on
 * `upload_pending` and `realtime_service_call` write. Readers sum them and the sequencer merges them, so that a count
 * never scans. Hours that are long past are merged into one, the epoch.
 */
export const channelCount = pgTable(
  'channel_count',
  {
    id: bigserial({ mode: 'bigint' }).primaryKey(),
    channelId: text().notNull(),
    hour: moment().notNull(),
    pending: integer().notNull().default(0),
    captured: integer().notNull().default(0),
    calls: integer().notNull().default(0),
    avoidable: integer().notNull().default(0),
    fellBack: integer().notNull().default(0),
  },
  (t) => [index('channel_count_by_channel').on(t.channelId, t.hour)],
)

/** The last upload attempt as this database knows it, also when headquarters could not be reached. One row. */
export const uploadState = pgTable('upload_state', {
  id: integer().primaryKey().default(1),
  lastAttemptAt: moment(),
  lastSuccessAt: moment(),
  reason: text(),
  /** REWOUND: headquarters has acknowledged what this database does not have; uploads and downloads stop. */
  rewound: boolean().notNull().default(false),
})

/** The newest of headquarters that an answer has shown to this database. One row; none before the first contact. */
export const headquartersSeen = pgTable('headquarters_seen', {
  id: integer().primaryKey().default(1),
  incarnation: uuid().notNull(),
  /** The incarnation's number at headquarters: a later one replaces an earlier one. */
  number: bigint({ mode: 'bigint' }).notNull(),
  position: bigint({ mode: 'bigint' }).notNull(),
  /** Legal entity → the next account number there. */
  numbers: jsonb().notNull(),
  seenAt: moment().notNull().defaultNow(),
})
