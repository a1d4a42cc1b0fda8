import type { Actor } from '../access/actor.ts'
import type { AuditEntry } from '../access/audit.ts'
import type { AuditEntryView, AuditQuery } from '../access/list-audit.ts'
import type { Channels } from '../access/scope-sql.ts'
import type { CustomerDocument } from '../model/customer.ts'
import type { CustomerView } from '../model/customer-view.ts'
import type { ChannelOperationView } from '../model/operation-view.ts'
import type { DownloadHeader, DownloadPart, KnownUpload, UploadPackage } from '../model/package.ts'
import type { RealtimeCallView } from '../model/realtime-call.ts'
import type { ExpiringAtChannel } from '../model/retention.ts'
import type { SoughtCustomer } from '../model/sought-customer.ts'
import type { ChannelOperationQuery, RealtimeCallQuery, StagingRowQuery, StagingRowView } from './channel-queries.ts'
import type {
  ChannelCounts,
  ChannelCustomerState,
  ChannelDatabaseState,
  KnownCustomer,
  RealtimeCallCount,
} from './channel-state.ts'
import type { ChannelRanges, ChannelRows, KeyInterval } from './compared-rows.ts'
import type { HeadquartersMark } from './headquarters-side.ts'
import type { LogOwner } from './log-owner.ts'

/**
 * What a channel database serves to the other side: the only way to it for code that does not hold its database. The
 * schemas of the calls are in channel-calls.ts.
 */
export interface ChannelSide extends LogOwner {
  readonly id: string
  /**
   * Pending operations in order of their log position, all or one customer's; of channels that are offline none.
   * `rewound` says what this database lacks. That nothing is pending is kept as an upload that succeeded.
   */
  offerUpload(limit: number, known: KnownUpload, customerKey?: string): Promise<UploadPackage | { rewound: string }>
  /**
   * Headquarters has them: they are not offered again, and the upload succeeded. Safe to repeat. `mark`: how far
   * headquarters is with them.
   */
  acknowledgeUpload(operationIds: readonly string[], mark?: HeadquartersMark): Promise<void>
  /** The newest mark of headquarters that this database has seen; null before its first contact. */
  seenHeadquarters(): Promise<HeadquartersMark | null>
  /** Keeps when an upload was last tried and why it failed; `rewound` stays until `acceptAsNewSource`. */
  recordUploadAttempt(reason: string, rewound?: boolean): Promise<void>
  /** How far a download job has been applied here and by which session (null: never), with this database's clock. */
  appliedJob(jobId: string): Promise<{ position: string | null; sessionId: string | null; now: string }>
  /**
   * Applies a package whole or not at all, once. `behind`: it begins after what is applied here, and was not applied.
   * `mark`: how far headquarters is, kept with the package. Throws PackageRefused when it is not of this contract.
   */
  applyDownload(
    header: DownloadHeader,
    parts: AsyncIterable<DownloadPart>,
    mark?: HeadquartersMark,
  ): Promise<{ rowsAffected: number } | { rewound: string } | { behind: string }>
  /** Gives this database a new source id; what is pending stays pending. */
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
  customerState(sought: SoughtCustomer | null, channels: Channels): Promise<ChannelCustomerState>
  /** Of its channels in scope, from counters: cheap enough to be read every second. */
  counts(channels: Channels): Promise<ChannelCounts[]>
  /** A channel's Real-time Service calls, newest first. */
  realtimeCalls(query: RealtimeCallQuery): Promise<RealtimeCallView[]>
  /**
   * Its channels' (null: all) Real-time Service calls since a time, by cause; `avoidable`: those that features would
   * have spared, else those that they would not.
   */
  realtimeCallCounts(
    channels: readonly string[] | null,
    since: string,
    avoidable: boolean,
  ): Promise<RealtimeCallCount[]>
  /** Operations that headquarters does not have yet. */
  pendingOperations(query: ChannelOperationQuery): Promise<ChannelOperationView[]>
  stagingRows(query: StagingRowQuery): Promise<StagingRowView[]>
  /** Customers as headquarters sent them; those that are not here are left out. */
  customers(customerKeys: readonly string[]): Promise<CustomerDocument[]>
  /**
   * Customers as one of its channels shows them, with the operations that are pending there merged in. Those that the
   * channel may not see are left out; a channel without a configuration sees none.
   */
  customersOf(channelId: string, customerKeys: readonly string[]): Promise<CustomerView[]>
  /**
   * Counts and hashes by range, of a legal entity's customers or (null) all, of the tombstones, and of the outcomes that
   * 1010 has brought.
   */
  countsAndHashes(interval: KeyInterval, dataAreaId: string | null): Promise<ChannelRanges>
  /** The single rows in these intervals. */
  hashesOf(intervals: readonly KeyInterval[], dataAreaId: string | null): Promise<ChannelRows>
  /** Loads the cache of its configuration again. */
  flushCache(actor: Actor): Promise<void>
  /** Keeps the cache of its configuration as it is until it is flushed, or lets it be loaded again at its next use. */
  freezeCache(frozen: boolean): Promise<void>
  setOffline(actor: Actor, channelId: string, offline: boolean): Promise<void>
  setRealtimeServiceAvailable(actor: Actor, channelId: string, available: boolean): Promise<void>
  /**
   * One step of deleting what is older than a time (RFC 3339), and whether there may be more. Of the operations the one
   * stays that was acknowledged last: without it the database counts as restored from a backup.
   */
  removeExpired(
    kind: ExpiringAtChannel,
    before: string,
    acknowledgedOperationId: string | null,
  ): Promise<{ removed: number; more: boolean }>
  /** Deletes idempotency keys older than so many hours, a limited number at once; returns how many. */
  forgetIdempotencyKeys(hours: number): Promise<number>
  /** Its audit, newest first. */
  audit(query: AuditQuery): Promise<AuditEntryView[]>
  recordAudit(actor: Actor, entry: AuditEntry): Promise<void>
  /** Answers when its database does. */
  ping(): Promise<void>
}
