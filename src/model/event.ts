import { z } from 'zod'
import { count, decimalText, text, textOrNull, timeText } from './wire-values.ts'

/**
 * The subject of an event. `entityId` is the operation id, run id, session id, feature key, customer key, channel
 * database, id of a loyalty card, difference or alert, or fingerprint of an issue. ALERT: the rule is in `errorCode`.
 * FEATURE in a channel's log: status APPLIED (a job has applied its change) or CACHE_LOADED (it became
 * effective there, or ceased to be).
 */
export const EVENT_KINDS = [
  'OPERATION',
  'CUSTOMER',
  'LOYALTY_CARD',
  'CONFIGURATION',
  'FEATURE',
  'BATCH_RUN',
  'DOWNLOAD_SESSION',
  'UPLOAD_SESSION',
  'JOB_APPLIED',
  'CACHE_LOADED',
  'CHANNEL_SWITCH',
  'DIFFERENCE',
  'ALERT',
  'ISSUE',
] as const
export type EventKind = (typeof EVENT_KINDS)[number]

/** An event to append: ids, statuses and codes only, never personal data. */
export type NewEvent = {
  kind: EventKind
  entityId: string
  dataAreaId?: string | null
  channelId?: string | null
  channelDatabaseId?: string | null
  customerKey?: string | null
  operationId?: string | null
  runId?: string | null
  status?: string | null
  revision?: number | null
  errorCode?: string | null
  /** Headquarters only: the job that takes the entity to the channels (1010, 1050, 1070, 1110). */
  downloadJob?: string | null
}

/** An event of a side's log. `position` is a decimal text. */
export type LogEvent = z.infer<typeof logEvent>
export const logEvent = z.object({
  position: decimalText,
  at: timeText,
  kind: z.enum(EVENT_KINDS),
  entityId: text,
  dataAreaId: textOrNull,
  channelId: textOrNull,
  channelDatabaseId: textOrNull,
  customerKey: textOrNull,
  operationId: textOrNull,
  runId: textOrNull,
  status: textOrNull,
  revision: count.nullable(),
  errorCode: textOrNull,
})

/** Selects events of a log; all given conditions must hold. Applied in the SQL that reads. */
export type LogFilter = z.infer<typeof logFilter>
const some = z.array(text).readonly().optional()
export const logFilter = z.strictObject({
  kinds: z.array(z.enum(EVENT_KINDS)).readonly().optional(),
  statuses: some,
  entityIds: some,
  channels: some,
  channelDatabases: some,
  customerKeys: some,
  operationIds: some,
  runIds: some,
  /** Headquarters only: runs and sessions of these jobs. */
  jobs: some,
  /** Headquarters only: events after which a customer is another one there, or is erased. */
  customerChanges: z.literal(true).optional(),
  /**
   * Headquarters only: events of these channels, of the databases that serve one of them, of bulk runs within them, or
   * of no channel.
   */
  reach: some,
})

/** A part of a log. Positions are decimal texts. */
export type LogPage = z.infer<typeof logPage>
export const logPage = z.object({
  events: z.array(logEvent),
  /** Everything up to here has been read: continue after it, whether or not an event there matched. */
  through: decimalText,
  /** The last position at the time of reading; equal to `through` when nothing is left to read. */
  head: decimalText,
  /** The oldest position that is still kept. */
  first: decimalText,
})
