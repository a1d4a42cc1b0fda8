/**
 * The subject of an event. `entityId` is the operation id, run id, session id, feature key, customer key or channel
 * database. FEATURE in a channel's log: status APPLIED (a job has applied its change) or CACHE_LOADED (it became
 * effective there, or ceased to be).
 */
export type EventKind =
  | 'OPERATION'
  | 'CUSTOMER'
  | 'CONFIGURATION'
  | 'FEATURE'
  | 'BATCH_RUN'
  | 'DOWNLOAD_SESSION'
  | 'UPLOAD_SESSION'
  | 'JOB_APPLIED'
  | 'CACHE_LOADED'
  | 'CHANNEL_SWITCH'

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
  /** Headquarters only: the job that takes the entity to the channels (1010, 1070, 1110). */
  downloadJob?: string | null
}

/** An event of a side's log. `position` is a decimal text. */
export type LogEvent = Required<Omit<NewEvent, 'downloadJob'>> & { position: string; at: string }

/** Selects events of a log; all given conditions must hold. Applied in the SQL that reads. */
export type LogFilter = {
  kinds?: readonly EventKind[]
  statuses?: readonly string[]
  entityIds?: readonly string[]
  channels?: readonly string[]
  channelDatabases?: readonly string[]
  customerKeys?: readonly string[]
  operationIds?: readonly string[]
  runIds?: readonly string[]
  /** Headquarters only: runs and sessions of these jobs. */
  jobs?: readonly string[]
  /**
   * Headquarters only: events of these channels, of the databases that serve one of them, of bulk runs within them, or
   * of no channel.
   */
  reach?: readonly string[]
}

/** A part of a log. Positions are decimal texts. */
export type LogPage = {
  events: LogEvent[]
  /** Everything up to here has been read: continue after it, whether or not an event there matched. */
  through: string
  /** The last position at the time of reading; equal to `through` when nothing is left to read. */
  head: string
  /** The oldest position that is still kept. */
  first: string
}
