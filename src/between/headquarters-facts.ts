import type { Channels } from '../access/scope-sql.ts'
import type { DownloadSessionStatus } from '../model/cdx-session.ts'
import type { DownloadJobId } from '../model/configuration.ts'
import type { FeatureView } from '../model/feature.ts'
import type { ErrorClass, OperationKind, OperationStatus } from '../model/operation.ts'
import type { RowErrorCode } from '../model/row-error-codes.ts'
import type { ScheduleRow } from '../model/schedule.ts'
import type { SoughtCustomer } from '../model/sought-customer.ts'

/**
 * The facts that headquarters provides for a diagnosis. No method changes anything. `channels` are those that the caller
 * may use: what belongs to other channels is left out. A method throws when headquarters' database cannot be reached;
 * `isHeadquartersUnreachable` recognizes that error.
 */
export interface HeadquartersFacts {
  /**
   * The keys of the customers that match, including those of which headquarters has only operations; at most six. A
   * customer key is returned as it is, whether or not it is known.
   */
  findCustomers(sought: SoughtCustomer, channels: Channels): Promise<string[]>
  /** All that headquarters knows of a customer. */
  customer(customerKey: string, channels: Channels): Promise<CustomerAtHeadquarters>
  /** The exchange with these channel databases, and the synchronization of these legal entities. */
  exchange(channelDatabases: readonly string[], legalEntities: readonly string[]): Promise<ExchangeFacts>
  /** The sessions and runs that carried an operation. */
  carriedBy(operation: CarriedOperation): Promise<CarriedBy>
  /** These channels (null: all) of those in scope, with the exchange of their databases and what is not applied there yet. */
  channels(keys: readonly string[] | null, channels: Channels): Promise<ChannelsAtHeadquarters>
  /** A feature, and what its rollout to the channel databases in scope depends on. */
  feature(key: string, channels: Channels): Promise<FeatureAtHeadquarters>
  /** What belongs to no single channel. */
  installation(channels: Channels): Promise<InstallationFacts>
  /** The legal entities all of whose channels are among these; `named` null: of all legal entities. */
  legalEntitiesWithin(named: string | null, channels: Channels): Promise<string[]>
}

/** What headquarters knows of a customer; nothing of one that the channels in scope do not know. */
export type CustomerAtHeadquarters = {
  /** The customer's row is there. */
  exists: boolean
  dataAreaId: string | null
  account: string | null
  addressBooks: string[]
  erasure: { at: string } | null
  /** What a comparison of both sides has reported for a person. */
  differences: { id: string; kind: string; message: string }[]
  /** Asynchronous ones of the channels in scope, in order of arrival; the newest hundred. */
  operations: OperationFacts[]
}

/** An operation of a customer as headquarters has it, or (CAPTURED) as its channel database does. Times RFC 3339. */
export type OperationFacts = {
  operationId: string
  operationNumber: number
  /** Lower than `operationNumber` where the channel database was accepted as a new source. */
  numberOffset: number
  dataAreaId: string
  channelId: string
  channelDatabaseId: string
  kind: OperationKind
  status: OperationStatus
  /** False: captured, and without a place in the channel's log. */
  sequenced: boolean
  revision: number
  capturedAt: string
  receivedAt: string | null
  completedAt: string | null
  distributedAt: string | null
  /** The operation that it waits for is of a channel out of scope. */
  waitsElsewhere: boolean
  nextAttemptAt: string | null
  error: { class: ErrorClass; code: RowErrorCode; field: string | null; message: string } | null
  /** Attributes in conflict that nobody has chosen for, by the names that `resolveConflict` takes. */
  undecided: string[]
  /** A correction or choice was saved after the last try. */
  corrected: boolean
  dismissReason: string | null
  uploadSessionId: string | null
  /** The run that its last chunk was of; a chunk that is claimed and whose lease has run out is of a dead process. */
  runId: string | null
  chunkExpired: boolean
  /** Headquarters' log position of its synchronization; null when it is not synchronized, or the log is not kept so long. */
  syncedPosition: string | null
}

/** What names the sessions of an operation: its upload, and when 1010 brought its result back to its channel database. */
export type CarriedOperation = Pick<OperationFacts, 'uploadSessionId' | 'distributedAt' | 'channelDatabaseId'>

/** The runs of an operation's upload and download, and its download session; null where there is none, or it is no longer kept. */
export type CarriedBy = {
  uploadRunId: string | null
  downloadId: string | null
  downloadRunId: string | null
}

/** What headquarters knows of the exchange. Times RFC 3339, `now` by headquarters' clock. */
export type ExchangeFacts = {
  now: string
  /** Processes that run the schedules and have looked at the job queue lately. */
  workers: number
  /** When one of them looked last; null: there has been none, or each was stopped. */
  lastLookAt: string | null
  schedules: ScheduleRow[]
  /** The jobs that a run is at, whatever it is over. */
  busy: string[]
  /** Of the databases and legal entities that were asked for. */
  openRuns: RunFacts[]
  databases: DatabaseFacts[]
  entities: EntityFacts[]
  /** Null unless a channel database, in scope or not, has seen what headquarters does not have. */
  rewound: RewoundFacts | null
}

/** Headquarters is an older copy of itself: a message that says what that means, and the channel databases that have seen more than it has. */
export type RewoundFacts = {
  message: string
  seen: { channelDatabaseId: string; position: string; since: string }[]
}

/** A run that has not ended; `expired`: its holder has not renewed the lease, it stands still. */
export type RunFacts = { runId: string; scope: string; startedAt: string; expired: boolean }

/** A session, as far as it tells what is wrong. */
export type SessionFacts = {
  id: string
  status: string
  message: string | null
  at: string
  tryCount: number
  jobId: string
}

/** A channel as headquarters has it, with all that a change of it needs. */
export type ChannelFacts = {
  id: string
  name: string
  type: string
  legalEntity: string
  channelDatabase: string
  functionalityProfile: string
  defaultCustomer: string
  addressBooks: string[]
  country: string
  filterSharedCustomerTables: boolean
}

/** What headquarters knows of the exchange with one channel database. */
export type DatabaseFacts = {
  id: string
  group: string
  paused: boolean
  rewoundAt: string | null
  channels: ChannelFacts[]
  /** How far 1010 is acknowledged; null: never. */
  customersPosition: string | null
  lastUpload: SessionFacts | null
  lastDownload: SessionFacts | null
  /** Sessions of download jobs that are neither applied nor given up, oldest first. */
  openDownloads: SessionFacts[]
  /** Median seconds of the recent sessions; null: there are none. */
  uploadSeconds: number | null
  downloadSeconds: number | null
}

/** What headquarters knows of a legal entity's synchronization. */
export type EntityFacts = {
  dataAreaId: string
  lastRun: { runId: string; status: string; message: string | null; endedAt: string } | null
  /** Median seconds of the recent runs. */
  seconds: number | null
  sequence: { reference: string; format: string; smallest: string; largest: string; next: string } | null
  name: string
  country: string
  currency: string
  languageId: string
  timeZone: string
}

/** Channels in scope as headquarters has them. */
export type ChannelsAtHeadquarters = {
  channels: (ChannelFacts & { createsAsynchronously: boolean })[]
  /** Of their channel databases and legal entities. */
  exchange: ExchangeFacts
  behind: BehindFacts[]
  /** When something that 1070 or 1110 carries was changed last; null: never. */
  configuredAt: string | null
  features: FeatureView[]
}

/** Since when a download job has something that a channel database has not been told of (null: nothing). */
export type BehindFacts = { channelDatabaseId: string; jobId: string; since: string | null }

/** A feature as headquarters has it. `feature` null: there is none with this key. */
export type FeatureAtHeadquarters = {
  feature: FeatureView | null
  /** What it requires, directly or through others, in the order in which they are enabled. */
  prerequisites: FeatureView[]
  schedules: ScheduleRow[]
  /** The channel databases that serve a channel in scope, in order of their ids. */
  databases: RolloutAtHeadquarters[]
  /** All channels, also those out of scope. */
  channels: ChannelProfile[]
}

/** What headquarters knows of a feature's way into a channel database, as far as that is the same for all features. */
export type RolloutAtHeadquarters = {
  key: string
  name: string
  group: string
  paused: boolean
  rewound: boolean
  /** A suspended session holds back the later ones of its job. */
  enforceSessionOrder: boolean
  jobs: JobRollout[]
}

/** How far headquarters knows a job to be applied (null: never), and its session that is stuck. */
export type JobRollout = { jobId: DownloadJobId; acknowledgedPosition: string | null; session: OpenSession | null }

/** The newest session of a job in a channel database, when that has not ended well; positions are decimal texts. */
export type OpenSession = {
  id: string
  number: string
  status: DownloadSessionStatus
  toPosition: string
  message: string | null
}

/** A channel, and how its functionality profile creates customers. */
export type ChannelProfile = {
  key: string
  name: string
  channelDatabaseId: string
  functionalityProfile: { id: string; createCustomersInAsyncMode: boolean }
}

/** What belongs to no single channel, as far as it is of the channels in scope. */
export type InstallationFacts = {
  /** How many operations have failed, by channel and error. */
  failed: { errorCode: RowErrorCode | null; count: number }[]
  /** Chunks of synchronize whose holder is gone, by legal entity. */
  abandoned: string[]
  /** Legal entities with operations that *Synchronize customers and channel requests* should take. */
  unsynchronized: string[]
  /** Bulk runs whose holder is gone. */
  lost: RunFacts[]
  /** Channel databases that have not acknowledged an erasure, and since when the first of them waits. */
  erasures: { channelDatabaseId: string; since: string; waiting: number }[]
  /** What comparisons of both sides have reported for a person, by kind. */
  differences: { kind: string; n: number }[]
  /** The first of them. */
  reported: { id: string; message: string }[]
}
