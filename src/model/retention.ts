/** How long things are kept before they are taken away. Customers, and what has not been completed, are kept whatever their age. */
export type Retention = {
  /** Of either side's log. */
  readonly eventDays: number
  /** Completed operations with their staging rows, attempts and values. */
  readonly stagingDays: number
  /** Finished download and upload sessions. */
  readonly sessionDays: number
  /** Ended runs of batch jobs, with what bulk runs were over. */
  readonly runDays: number
  /** The ledger of real-time calls. */
  readonly realtimeServiceCallDays: number
  /** Both sides' audit; null: permanently. */
  readonly auditDays: number | null
  /** Idempotency keys. */
  readonly idempotencyHours: number
}

/** What a configuration that names nothing has. */
export const DEFAULT_RETENTION: Retention = {
  eventDays: 90,
  stagingDays: 90,
  sessionDays: 90,
  runDays: 90,
  realtimeServiceCallDays: 90,
  auditDays: 400,
  idempotencyHours: 24,
}

/** What retention takes away at a channel database, a kind at a time. */
export const EXPIRING_AT_CHANNEL = ['operations', 'events', 'realtimeServiceCalls', 'auditEntries'] as const
export type ExpiringAtChannel = (typeof EXPIRING_AT_CHANNEL)[number]
