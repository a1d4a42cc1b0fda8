/**
 * How long data is kept before it is removed. Customers and operations that are not completed are kept whatever their
 * age.
 */
export type Retention = {
  /** Events of both sides' logs. */
  readonly eventDays: number
  /** Completed operations with their staging rows, attempts and values. */
  readonly stagingDays: number
  /** Ended download and upload sessions. */
  readonly sessionDays: number
  /** Ended runs of batch jobs, with the items of bulk runs. */
  readonly runDays: number
  /** The ledger of real-time calls. */
  readonly realtimeServiceCallDays: number
  /** Both sides' audit; null: permanently. */
  readonly auditDays: number | null
  /**
   * The age of the oldest backup of headquarters that would be restored: channel databases keep operations that were
   * completed since then, however old they are, to upload them again.
   */
  readonly backupDays: number
}

/** The defaults of the configuration. */
export const DEFAULT_RETENTION: Retention = {
  eventDays: 90,
  stagingDays: 90,
  sessionDays: 90,
  runDays: 90,
  realtimeServiceCallDays: 90,
  auditDays: 400,
  backupDays: 14,
}

/** The kinds of data that retention removes at a channel database. */
export const EXPIRING_AT_CHANNEL = ['operations', 'events', 'realtimeServiceCalls', 'auditEntries'] as const
export type ExpiringAtChannel = (typeof EXPIRING_AT_CHANNEL)[number]
