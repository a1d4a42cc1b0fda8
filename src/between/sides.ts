import type { Actor } from '../access/actor.ts'
import type { AuditEntry } from '../access/audit.ts'
import type { AuditEntryView, AuditQuery } from '../access/list-audit.ts'
import type { Channels } from '../access/scope-sql.ts'
import type { Database } from '../db/client.ts'
import type { SearchField } from '../db/search-query.ts'
import type { DownloadJobId } from '../model/configuration.ts'
import type { CustomerDocument, CustomerType } from '../model/customer.ts'
import type { CustomerView } from '../model/customer-view.ts'
import type { ErrorClass, RowOperation, StagedOperation, StagingTable } from '../model/operation.ts'
import type { ChannelOperationView } from '../model/operation-view.ts'
import type { DownloadHeader, DownloadPart, KnownUpload, UploadPackage } from '../model/package.ts'
import type { RealtimeCallView } from '../model/realtime-call.ts'
import type { RealtimeReason } from '../model/realtime-reason.ts'
import type { ExpiringAtChannel } from '../model/retention.ts'
import type { RowErrorCode, RowRefusal } from '../model/row-error-codes.ts'
import type { SoughtCustomer } from '../model/sought-customer.ts'
import type { ChannelRanges, ChannelRows, KeyInterval } from './compared-rows.ts'
import type { HeadquartersFacts } from './headquarters-facts.ts'
import type { HeadquartersLog } from './headquarters-log.ts'
import type { LogOwner } from './log-owner.ts'

/**
 * Headquarters' database, held only by the process that serves headquarters' side. `onFault` is told of faults in work
 * that nobody waits for; `channelSides` are the channel databases that are asked what they have seen of headquarters
 * before account numbers are given.
 */
export type HeadquartersDatabase = {
  db: Database
  url: string
  onFault?: (error: unknown) => void
  channelSides?: ReadonlyMap<string, ChannelSide>
}

/** One channel database, held only by the process that serves that channel side; with headquarters as this side reaches it. */
export type ChannelDatabase = { id: string; db: Database; url: string; headquarters: HeadquartersSide }

/**
 * How far headquarters is: its newest incarnation (`number` puts them in order), the position of its log, and by legal
 * entity the next account number. Numbers and positions are decimal texts.
 */
export type HeadquartersMark = {
  incarnation: string
  number: string
  position: string
  numbers: { [dataAreaId: string]: string }
}

/** Which channel database calls headquarters, and the newest mark that it has seen; null before its first contact. */
export type Contact = { channelDatabaseId: string; seen: HeadquartersMark | null }

/**
 * Answer of a real-time call. A refusal is a business answer: the caller must not fall back to asynchronous. `mark`:
 * how far headquarters is with it.
 */
export type RealtimeAnswer =
  | { outcome: 'OK'; customer: CustomerDocument; mark?: HeadquartersMark }
  | { outcome: 'REFUSED'; refusals: RowRefusal[] }

/** Answer to a call for a loyalty card; as RealtimeAnswer. */
export type LoyaltyCardAnswer =
  | { outcome: 'OK'; cardNumber: string; customer: CustomerDocument; mark?: HeadquartersMark }
  | { outcome: 'REFUSED'; refusals: RowRefusal[] }

/** How much of an upload headquarters has now, and how many operations of erased customers it dropped; REWOUND stops the database's uploads and downloads (docs/architecture.md, Upload marks). */
export type UploadReceipt =
  | { outcome: 'RECEIVED'; received: number; repeated: number; erased: number }
  | { outcome: 'REWOUND'; message: string }

/** A search in all stores of a legal entity, by one field or by all that a customer is searched by. */
export type RemoteSearch = { dataAreaId: string; text: string; field?: SearchField | undefined; limit: number }

/** What all-store search shows of a customer: name, account and masked contacts only (docs/domain.md, D-30). */
export type RemoteSearchHit = {
  customerKey: string
  dataAreaId: string
  account: string
  customerType: CustomerType
  name: string
  email: string | null
  phone: string | null
  createdAt: string
}

/** What a staging row looks like to a reader, on either side. */
export type StagingRowView = {
  table: StagingTable
  operationId: string
  customerKey: string
  operationNumber: number | null
  operation: RowOperation
  originatingChannel: string
  channelDatabaseId: string
  replicationCounterFromOrigin: string
  onlineOperationCompleted: number
  dataAreaId: string
  custAccount: string | null
  custAccountAsync: string | null
  createdAt: string
  verdict: 'PENDING' | 'APPLIED' | 'REFUSED' | 'NOT_APPLIED'
  errorClass: ErrorClass | null
  errorCode: RowErrorCode | null
  errorField: string | null
  errorMessage: string | null
  columns: { name: string; value: string | null }[]
}
export type StagingRowQuery = {
  table: StagingTable
  /** Left out: of all. */
  channels?: string[]
  operationIds?: string[]
  custAccountAsync?: string
  onlineOperationCompleted?: number
  after?: string
  limit: number
}

export type ChannelOperationQuery = {
  operationIds?: string[]
  channels?: string[]
  kinds?: string[]
  customerKey?: string
  capturedAfter?: string
  capturedBefore?: string
  search?: string
  /** Ordered by customer key first; else by captured time and id alone. */
  byCustomer?: boolean
  /** Keyset: strictly beyond this place in the asked direction; `customerKey` when ordered by it. */
  beyond?: { customerKey?: string; capturedAt: string; operationId: string }
  direction: 'asc' | 'desc'
  limit: number
}

/** One channel of a database, with what only this side knows. */
export type ChannelState = {
  channelId: string
  offline: boolean
  realtimeServiceAvailable: boolean
  /** How captures of the channel decide on now whether customers are created asynchronously; null while it has no configuration. */
  createsAsynchronously: boolean | null
  pendingUploads: number
  oldestPendingUploadAt: string | null
}
export type ChannelDatabaseState = {
  sourceId: string
  channels: ChannelState[]
  appliedJobs: { jobId: string; position: string; appliedAt: string }[]
  cache: { generation: string; loadedAt: string; expiresAt: string } | null
  /** Feature key → enabled, as last applied (`applied`) and as captures decide on now (`cached`: effective). */
  features: { key: string; applied: boolean; cached: boolean }[]
  lastUploadAttempt: { at: string; succeededAt: string | null; reason: string | null } | null
  rewound: boolean
}

/**
 * A customer that headquarters once sent to a channel database. `createdBy`: the operation that created it, when it was
 * captured there.
 */
export type KnownCustomer = { customerKey: string; dataAreaId: string; account: string; createdBy: string | null }

/** A captured operation and where it is: not yet given a position, to be uploaded, or received by headquarters. */
export type OperationState = Pick<
  ChannelOperationView,
  'operationId' | 'operationNumber' | 'channelId' | 'dataAreaId' | 'kind' | 'capturedAt' | 'capturedBy'
> & { place: 'OUTBOX' | 'PENDING' | 'SENT' }

/** What a channel database knows of a customer. `account`: as downloaded, null: never. `operations`: its own newest, in their order. */
export type CustomerStatus = {
  customerKey: string
  dataAreaId: string | null
  account: string | null
  addressBooks: string[] | null
  settledThrough: number | null
  erased: boolean
  operations: OperationState[]
}

/** What a channel database tells for a diagnosis; `now` by its own clock. Channels without a switch are online and available. */
export type ChannelCustomerState = Pick<ChannelDatabaseState, 'lastUploadAttempt' | 'rewound'> & {
  now: string
  configured: boolean
  /** What was captured first of what nobody has given a position yet. */
  oldestUnsequencedAt: string | null
  switches: { channelId: string; offline: boolean; realtimeServiceAvailable: boolean }[]
  customers: CustomerStatus[]
}

/** What a channel has captured and called, from counters. */
export type ChannelCounts = {
  channelId: string
  /** Captured and not uploaded. */
  pending: number
  oldestPendingAt: string | null
  /** All that has ever been captured. */
  captured: number
  /** In the last 24 hours, to the hour: captures, real-time calls, those of them that were not needed, and that ended in a capture. */
  lastDay: { captured: number; calls: number; avoidable: number; fellBack: number }
}

/** Real-time Service calls of a channel with the same cause. Times RFC 3339. */
export type RealtimeCallCount = {
  channelId: string
  reason: RealtimeReason
  blockingFeature: string | null
  missingJobs: DownloadJobId[]
  calls: number
  newestAt: string
  methods: string[]
}

/** A channel's calls; each null condition is any. `beyond`: strictly older than this place. */
export type RealtimeCallQuery = {
  channelId: string
  outcomes: readonly RealtimeCallView['outcome'][] | null
  avoidable: boolean | null
  beyond: Pick<RealtimeCallView, 'startedAt' | 'callId'> | null
  limit: number
}

/** What the channel's side serves to the other: the only way to it for code that does not hold its database. */
export interface ChannelSide extends LogOwner {
  readonly id: string
  /**
   * Pending operations in order of their log position, all or one customer's; of channels that are offline none. `rewound` says what this
   * database lacks. That nothing is pending is kept as an upload that succeeded.
   */
  offerUpload(limit: number, known: KnownUpload, customerKey?: string): Promise<UploadPackage | { rewound: string }>
  /** Headquarters has them: they are not offered again, and the upload succeeded. `mark`: how far headquarters is with them. */
  acknowledgeUpload(operationIds: string[], mark?: HeadquartersMark): Promise<void>
  /** The newest mark of headquarters that this database has seen; null before its first contact. */
  seenHeadquarters(): Promise<HeadquartersMark | null>
  /** Keeps when an upload was last tried and why it failed; `rewound` stays until `acceptAsNewSource`. */
  recordUploadAttempt(reason: string, rewound?: boolean): Promise<void>
  /** How far a download job has been applied here and by which session (null: never), with this database's clock. */
  appliedJob(jobId: string): Promise<{ position: string | null; sessionId: string | null; now: string }>
  /**
   * Applies a package whole or not at all, once. `behind`: it begins after what is applied here, and was not applied.
   * `mark`: how far headquarters is, kept with the package.
   */
  applyDownload(
    header: DownloadHeader,
    parts: AsyncIterable<DownloadPart>,
    mark?: HeadquartersMark,
  ): Promise<{ rowsAffected: number } | { rewound: string } | { behind: string }>
  acceptAsNewSource(): Promise<{ sourceId: string }>
  /** The next customers that headquarters once sent, in order of their keys. */
  knownCustomers(after: string | null, limit: number): Promise<KnownCustomer[]>
  /** The next captured operations that have been uploaded, after a position of this database's log. */
  sentOperations(after: string, limit: number): Promise<{ operationId: string; position: string }[]>
  /**
   * Takes headquarters as it is now, whatever was seen of it before, and offers these operations again, which it has
   * lost.
   */
  acceptHeadquarters(mark: HeadquartersMark, operationIds: readonly string[]): Promise<void>
  state(): Promise<ChannelDatabaseState>
  /** What its channels in scope know of a customer (null: of none), and what its exchange depends on; by index alone. */
  standing(sought: SoughtCustomer | null, channels: Channels): Promise<ChannelCustomerState>
  /** Of its channels in scope, from counters: cheap enough to be asked every second. */
  counts(channels: Channels): Promise<ChannelCounts[]>
  /** A channel's Real-time Service calls, newest first. */
  realtimeCalls(query: RealtimeCallQuery): Promise<RealtimeCallView[]>
  /** Its channels' (null: all) Real-time Service calls since a time, by cause; `avoidable`: those that features would have spared, else those that they would not. */
  realtimeCallCounts(
    channels: readonly string[] | null,
    since: string,
    avoidable: boolean,
  ): Promise<RealtimeCallCount[]>
  pendingOperations(query: ChannelOperationQuery): Promise<ChannelOperationView[]>
  stagingRows(query: StagingRowQuery): Promise<StagingRowView[]>
  customers(customerKeys: string[]): Promise<CustomerDocument[]>
  /**
   * Customers as one of its channels shows them, with the operations that are pending there merged in. Those that the
   * channel may not see are left out; a channel without a configuration sees none.
   */
  customersOf(channelId: string, customerKeys: readonly string[]): Promise<CustomerView[]>
  /** Counts and hashes by range, of a legal entity's customers or (null) all, of the tombstones, and of what 1010 has told. */
  countsAndHashes(interval: KeyInterval, dataAreaId: string | null): Promise<ChannelRanges>
  /** The single rows in these intervals. */
  hashesOf(intervals: readonly KeyInterval[], dataAreaId: string | null): Promise<ChannelRows>
  flushCache(actor: Actor): Promise<void>
  /** Keeps the cache of its configuration as it is until it is flushed, or lets it be loaded again at its next use. */
  freezeCache(held: boolean): Promise<void>
  setOffline(actor: Actor, channelId: string, offline: boolean): Promise<void>
  setRealtimeServiceAvailable(actor: Actor, channelId: string, available: boolean): Promise<void>
  /**
   * One step of taking away what is older than a time (RFC 3339), and whether there may be more. Of the operations the one stays that was
   * acknowledged last: without it the database counts as restored from a backup.
   */
  removeExpired(
    kind: ExpiringAtChannel,
    before: string,
    acknowledgedOperationId: string | null,
  ): Promise<{ removed: number; more: boolean }>
  /** Forgets idempotency keys older than so many hours, a limited number at once; gives how many. */
  forgetIdempotencyKeys(hours: number): Promise<number>
  /** Its audit, newest first. */
  audit(query: AuditQuery): Promise<AuditEntryView[]>
  recordAudit(actor: Actor, entry: AuditEntry): Promise<void>
  /** Answers when its database does. */
  ping(): Promise<void>
}

/**
 * What headquarters serves to the channel side. A call that cannot be answered throws; `isUnreachable` tells
 * communication failures. It compares what the channel database has seen before it does anything, and throws
 * HeadquartersRewound when it does not have that.
 */
export interface HeadquartersSide {
  receiveUpload(sessionId: string, upload: UploadPackage): Promise<UploadReceipt>
  applyRealtime(actor: Actor, operation: StagedOperation, contact: Contact): Promise<RealtimeAnswer>
  issueLoyaltyCard(
    actor: Actor,
    card: { operationId: string; customerKey: string; cardNumber: string | null },
    contact: Contact,
  ): Promise<LoyaltyCardAnswer>
  searchAllStores(actor: Actor, search: RemoteSearch, contact: Contact): Promise<RemoteSearchHit[]>
  /** Feature key → its state at headquarters, with the log position of its last change; null when it cannot be reached in a second. */
  featureStates(): Promise<{ [key: string]: { enabled: boolean; changedPosition: string } } | null>
}

/** Everything this process can reach; in the GraphQL context. */
export type Sides = {
  /** Null when this process does not serve headquarters. */
  headquarters: HeadquartersDatabase | null
  /** The channel databases that this process serves, by id. */
  channels: ReadonlyMap<string, ChannelDatabase>
  headquartersSide: HeadquartersSide
  /** Headquarters' facts for a diagnosis; null when this process does not serve headquarters. */
  facts: HeadquartersFacts | null
  /** Null when this process does not serve headquarters. */
  headquartersLog: HeadquartersLog | null
  /** Every channel database, by id. */
  channelSides: ReadonlyMap<string, ChannelSide>
  /** The sides of the channel databases that this process serves; no simulated fault lies between. */
  ownSides: ReadonlyMap<string, ChannelSide>
  /** Which database serves a channel (`houston` → `houston-db`); known from the channel databases' own configuration, so also without headquarters. */
  databaseOfChannel(channelId: string): string | null
  /** Reads headquarters' registered channel databases again and opens new ones; called after the organization changed, and by a timer. */
  refresh(): Promise<void>
}
