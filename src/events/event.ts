/** What an event is about. `entityId` is the operation id, run id, session id, feature key, customer key or channel database. */
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

/** An event to be appended; ids, statuses and codes only, never personal data. */
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
  /** Headquarters only: the job that must carry the entity to the channels (1010, 1070, 1110). */
  downloadJob?: string | null
}

/** An event of a side's log. `position` is a decimal text. */
export type LogEvent = Required<Omit<NewEvent, 'downloadJob'>> & { position: string; at: string }
