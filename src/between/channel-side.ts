import type { Actor } from '../access/actor.ts'
import type { AuditEntry } from '../access/audit.ts'
import type { AuditEntryView, AuditQuery } from '../access/list-audit.ts'
import type { Channels } from '../access/scope-sql.ts'
import type { CustomerDocument } from '../model/customer.ts'
import type { CustomerView } from '../model/customer-view.ts'
import type { DatabaseState } from '../model/database-state.ts'
import type { LoyaltyCard } from '../model/loyalty-card.ts'
import type { ChannelOperationView } from '../model/operation-view.ts'
import type { DeliveredPart, DownloadHeader, KnownUpload, UploadPackage } from '../model/package.ts'
import type { RealtimeCallView } from '../model/realtime-call.ts'
import type { ExpiringAtChannel } from '../model/retention.ts'
import type { SoughtCustomer } from '../model/sought-customer.ts'
import type { ChannelOperationQuery, RealtimeCallQuery, StagingRowQuery, StagingRowView } from './channel-queries.ts'
import type {
  ChannelCounts,
  ChannelCustomerState,
  ChannelDatabaseState,
  ContactAnswer,
  ErasedCustomer,
  KnownCustomer,
  RealtimeCallCount,
  SentOperation,
} from './channel-state.ts'
import type { ChannelRanges, ChannelRows, KeyInterval } from './compared-rows.ts'
import type { HeadquartersMark, KeyPlace, NewestKnown, UsedKey } from './headquarters-side.ts'
import type { LogOwner } from './log-owner.ts'

/**
 * The interface of a channel database: the only access for code that does not have its connection. The schemas of the
 * calls are in channel-calls.ts.
 */
export interface ChannelSide extends LogOwner {
  readonly id: string
  /**
   * Pending operations in order of their log position, of all customers or of one; none of channels that are offline.
   * `rewound` says what this database lacks. `after`: only those after a position, while what comes before is still
   * being received. Without it, when nothing is pending, that is recorded as a successful upload.
   */
  offerUpload(
    limit: number,
    known: KnownUpload,
    customerKey?: string,
    after?: string,
  ): Promise<UploadPackage | { rewound: string }>
  /**
   * Records that headquarters has these operations, so that they are not offered again, and that the upload succeeded.
   * Safe to repeat. `mark`: how far headquarters is, including these operations.
   */
  acknowledgeUpload(operationIds: readonly string[], mark?: HeadquartersMark): Promise<void>
  /** The newest mark of headquarters that this database has seen; null before its first contact. */
  seenHeadquarters(): Promise<HeadquartersMark | null>
  /**
   * Begins a contact: which database this is, what it has seen, and what it lacks of what headquarters knows. `other`:
   * the `database` of another one, which may no longer exist. `list`: list what is not uploaded even if it has not
   * changed.
   */
  contact(other: string | null, known: NewestKnown, list: boolean): Promise<ContactAnswer>
  /**
   * Records when an upload was last tried and why it failed; null: it did not. `rewound` stays until
   * `acceptAsNewSource`.
   */
  recordUploadAttempt(reason: string | null, rewound?: boolean): Promise<void>
  /**
   * How far a download job has been applied here, and by which session; null before the first. `now`: this database's
   * clock. `redirectsThrough`: up to which position 1010 has brought redirects of merged customers, 0 before any; null
   * for other jobs, and absent from a version that does not know redirects and would refuse them. `knowsJob`: this
   * version applies the job; absent from versions before 0.6.0, which know 1010, 1070 and 1110.
   */
  appliedJob(jobId: string): Promise<{
    position: string | null
    sessionId: string | null
    now: string
    redirectsThrough?: string | null | undefined
    knowsJob?: boolean | undefined
  }>
  /**
   * Applies a package as a whole or not at all, and only once. `behind`: it was not applied, because it begins after
   * what is applied here. `mark`: how far headquarters is, stored with the package. Throws PackageRefused when the
   * package does not match the contract.
   */
  applyDownload(
    header: DownloadHeader,
    parts: AsyncIterable<DeliveredPart>,
    mark?: HeadquartersMark,
  ): Promise<{ rowsAffected: number } | { rewound: string } | { behind: string }>
  /**
   * After a restore from an older copy: asks headquarters for the numbers and positions that must not be given again,
   * and for the idempotency keys that were used since. Returns false if nothing is missing here. `always`: asks for all
   * keys, even if the newest is here. Safe to repeat.
   */
  recollect(always: boolean): Promise<boolean>
  /** Gives this database a new source id; pending operations stay pending. */
  acceptAsNewSource(): Promise<{ sourceId: string }>
  /**
   * The next idempotency keys whose requests were carried out, in order of customers: a headquarters that was restored
   * gets back those of real-time requests.
   */
  usedKeys(after: KeyPlace | null, limit: number): Promise<UsedKey[]>
  /** The next customers that headquarters has sent at any time, in order of their keys. */
  knownCustomers(after: string | null, limit: number): Promise<KnownCustomer[]>
  /** The next captured operations that have been uploaded, in order of their ids. */
  sentOperations(after: string | null, limit: number): Promise<SentOperation[]>
  /** The next customers with a tombstone, in order of their keys. */
  erasedCustomers(after: string | null, limit: number): Promise<ErasedCustomer[]>
  /**
   * The next loyalty cards that headquarters has sent, in order of their ids. Versions before 0.6.0 have none, and do
   * not know the call (`knowsJob` of 1050).
   */
  loyaltyCards(after: string | null, limit: number): Promise<LoyaltyCard[]>
  /** Offers uploaded operations that headquarters does not have again. Safe to repeat. */
  offerAgain(operationIds: readonly string[]): Promise<{ offered: number }>
  /** Accepts headquarters as it is now, and forgets the marks seen before. */
  acceptHeadquarters(mark: HeadquartersMark): Promise<void>
  state(): Promise<ChannelDatabaseState>
  /**
   * What its channels in scope know of a customer (null: no customer), and what its exchange depends on. Read by index
   * alone.
   */
  customerState(sought: SoughtCustomer | null, channels: Channels): Promise<ChannelCustomerState>
  /** The counts of its channels in scope, from counters: cheap enough to be read every second. */
  counts(channels: Channels): Promise<ChannelCounts[]>
  /** A channel's Real-time Service calls, newest first. */
  realtimeCalls(query: RealtimeCallQuery): Promise<RealtimeCallView[]>
  /**
   * Real-time Service calls of these channels (null: all) since a time, by cause. `avoidable`: true for those that
   * features would have avoided, false for the others.
   */
  realtimeCallCounts(
    channels: readonly string[] | null,
    since: string,
    avoidable: boolean,
  ): Promise<RealtimeCallCount[]>
  /** Operations that headquarters does not have yet. */
  pendingOperations(query: ChannelOperationQuery): Promise<ChannelOperationView[]>
  stagingRows(query: StagingRowQuery): Promise<StagingRowView[]>
  /** Customers as headquarters sent them; unknown ones are left out. */
  customers(customerKeys: readonly string[]): Promise<CustomerDocument[]>
  /**
   * Customers as one of its channels shows them, with the channel's pending operations merged in. Customers that the
   * channel may not see are left out; a channel without a configuration sees none.
   */
  customersOf(channelId: string, customerKeys: readonly string[]): Promise<CustomerView[]>
  /**
   * Counts and hashes by range: of the customers of a legal entity (null: all), of the tombstones, and of the outcomes
   * that 1010 has delivered.
   */
  countsAndHashes(interval: KeyInterval, dataAreaId: string | null): Promise<ChannelRanges>
  /** The single rows in these intervals. */
  hashesOf(intervals: readonly KeyInterval[], dataAreaId: string | null): Promise<ChannelRows>
  /** Reloads the configuration cache. */
  flushCache(actor: Actor): Promise<void>
  /** Freezes the configuration cache until it is flushed, or lets it be reloaded at its next use. */
  freezeCache(frozen: boolean): Promise<void>
  setOffline(actor: Actor, channelId: string, offline: boolean): Promise<void>
  setRealtimeServiceAvailable(actor: Actor, channelId: string, available: boolean): Promise<void>
  /**
   * Pauses a register (`reason` not null) or resumes it; one that is paused already keeps its first reason. False: the
   * channel has no such register.
   */
  setRegisterPaused(actor: Actor, channelId: string, registerId: string, reason: string | null): Promise<boolean>
  /** Removes a register that is out of use. False: the channel has no such register. */
  removeRegister(actor: Actor, channelId: string, registerId: string): Promise<boolean>
  /**
   * Deletes, in one step, data older than a time (RFC 3339). `more`: there may be more. The operation that was
   * acknowledged last stays: without it, the database would count as restored from a backup. So do operations that were
   * settled after `backedUpBefore`: a backup of headquarters may lack them.
   */
  removeExpired(
    kind: ExpiringAtChannel,
    before: string,
    kept: { acknowledgedOperationId: string | null; backedUpBefore: string },
  ): Promise<{ removed: number; more: boolean }>
  /** The audit of this database, newest first. */
  audit(query: AuditQuery): Promise<AuditEntryView[]>
  recordAudit(actor: Actor, entry: AuditEntry): Promise<void>
  /** Why the database cannot do its work at the moment; null when it can. */
  databaseState(): Promise<DatabaseState | null>
}
