import { sql } from 'drizzle-orm'
import { bigint, boolean, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { moment } from '../columns.ts'

/**
 * Idempotency keys, per channel. Ids and keyed hashes only; an answer is made again from the ids. The key of a create
 * stays for good, as the customer's number does; other keys go with their operation, or with the record of their
 * real-time call.
 */
export const idempotency = pgTable(
  'idempotency',
  {
    scope: text().notNull(),
    /** A hash of the key that the caller has sent (`isHashed`), or the key itself, which a former version stored. */
    key: text().notNull(),
    /** ERASED when the customer was erased: it covers the values. */
    requestHash: text().notNull(),
    customerKey: uuid().notNull(),
    operationId: uuid().notNull(),
    /**
     * ROUTED before a real-time call, UNKNOWN when its answer was lost, DONE afterwards and for a capture. A refusal
     * frees the key.
     */
    state: text().notNull(),
    createdAt: moment().notNull().defaultNow(),
    /** When the real-time call was last sent: long ago and still ROUTED means that its sender has died. */
    routedAt: moment().notNull().defaultNow(),
    /** Headquarters has returned the key: by which route its operation came there. */
    returnedRoute: text(),
    isHashed: boolean().notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.scope, t.key] }),
    index('idempotency_by_customer').on(t.customerKey, t.operationId),
    index('idempotency_to_hash').on(t.operationId).where(sql`not is_hashed`),
  ],
)

/** The key of the hashes: drawn by each database, so that a hash says nothing elsewhere. One row. */
export const idempotencySecret = pgTable('idempotency_secret', {
  id: integer().primaryKey().default(1),
  secret: uuid().notNull().defaultRandom(),
})

/** The ledger of real-time calls: each with why it was not asynchronous (question 2 of the FAQ). */
export const realtimeServiceCall = pgTable(
  'realtime_service_call',
  {
    callId: uuid().primaryKey(),
    channelId: text().notNull(),
    dataAreaId: text().notNull(),
    method: text().notNull(),
    startedAt: moment().notNull().defaultNow(),
    durationMs: integer(),
    /** OK, REFUSED (a business refusal), UNREACHABLE (a communication failure), or PENDING. */
    outcome: text().notNull(),
    fellBack: boolean().notNull().default(false),
    reason: text().notNull(),
    blockingFeature: text(),
    missingJobs: text().array().notNull(),
    /** Headquarters' log position of the blocking feature's last change, as far as it was known at the call. */
    changedPosition: bigint({ mode: 'bigint' }),
    /**
     * When each of the missing jobs was last applied here at the time of the call: job to RFC 3339; never applied ones
     * are not in it.
     */
    lastApplied: jsonb(),
    avoidable: boolean().notNull().default(false),
    errorCode: text(),
    customerKey: uuid(),
    operationId: uuid(),
    actor: text().notNull(),
  },
  (t) => [
    index('realtime_service_call_by_channel').on(t.channelId, t.startedAt, t.callId),
    index('realtime_service_call_by_operation').on(t.operationId),
    index('realtime_service_call_by_time').on(t.startedAt),
    // Whole in itself: the counts by cause read nothing else.
    index('realtime_service_call_avoidable')
      .on(t.channelId, t.startedAt, t.method, t.reason, t.blockingFeature, t.missingJobs)
      .where(sql`avoidable`),
  ],
)
