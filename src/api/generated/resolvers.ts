import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { BatchJobRow } from '../../headquarters/jobs/batch-jobs.ts';
import type { LiveEvent, LivePage, SnapshotView } from '../../live/views.ts';
import type { BatchRunRow } from '../../model/batch-run.ts';
import type { BulkRehearsal as BulkRehearsalView } from '../../headquarters/operations/bulk/rehearse-bulk-run.ts';
import type { BulkRunView } from '../../headquarters/operations/bulk/bulk-run.ts';
import type { BulkRunItemView } from '../../headquarters/operations/bulk/list-bulk-run-items.ts';
import type { CdxJobRow } from '../../headquarters/exchange/jobs/cdx-jobs.ts';
import type { ChannelRef, ChannelDatabaseRef } from '../../headquarters/organization/channel-view.ts';
import type { ChannelFeatureView } from '../../headquarters/features/channel-features.ts';
import type { CustomerOutcome, VersionConflictRefusal } from '../../model/customer-outcome.ts';
import type { CreatedCustomers } from '../../channel/commands/create-customers.ts';
import type { CustomerView } from '../../model/customer-view.ts';
import type { CustomerPage } from '../shared/customer-page.ts';
import type { DashboardStats as DashboardStatsView } from '../../live/dashboard/stats.ts';
import type { CheckView, DiagnosisView, RemedyView } from '../../diagnose/diagnosis.ts';
import type { DifferenceView } from '../../headquarters/reconcile/list-differences.ts';
import type { FoundCount } from '../../headquarters/reconcile/reconcile.ts';
import type { ScheduleRow } from '../../model/schedule.ts';
import type { DownloadSessionRow, UploadSessionRow } from '../../model/cdx-session.ts';
import type { ErasureOutcome, ErasureRehearsal as RehearsedErasure } from '../../headquarters/erasure/erase-customer.ts';
import type { ErasureView, ErasureDelivery } from '../../headquarters/erasure/erasure-view.ts';
import type { Evidence as EvidenceView } from '../../diagnose/checks/check.ts';
import type { FeatureView } from '../../model/feature.ts';
import type { FeaturePlanView, PlanStepView } from '../../headquarters/features/plan.ts';
import type { FeaturePlanRunView } from '../../headquarters/features/plan-run.ts';
import type { LoyaltyCardOutcome } from '../../channel/commands/issue-loyalty-card.ts';
import type { OperationView, WarningRow } from '../../model/operation-view.ts';
import type { AttemptView } from '../../headquarters/operations/list/attempts.ts';
import type { OperationPage, StagingRecordPage } from '../shared/operation-pages.ts';
import type { OperationCount as OperationCountRow } from '../../model/operation-count.ts';
import type { ErrorGroup } from '../../headquarters/operations/bulk/group-errors.ts';
import type { OperationHasLaterOperations as HasLaterOperations, OperationNotRestorable as NotRestorable, OperationNotSynchronizable as NotSynchronizable } from '../../headquarters/operations/changing/refusals.ts';
import type { HistoryEntry } from '../../headquarters/operations/list/operation-history.ts';
import type { OperationNotCompleted as NotCompleted, CustomerForOrder } from '../../headquarters/exchange/jobs/synchronize-for-order.ts';
import type { RehearsedOperation } from '../../headquarters/synchronize/rehearse-operations.ts';
import type { OrganizationView } from '../../headquarters/organization/organization-view.ts';
import type { RealtimeCallView } from '../../model/realtime-call.ts';
import type { RealtimeCallCount } from '../../between/channel-state.ts';
import type { PlaceResult, ReconciliationView } from '../../headquarters/reconcile/reconciliation.ts';
import type { RehearsedItem as RehearsedItemView } from '../../headquarters/operations/bulk/rehearse-customers.ts';
import type { SimulatedDatabase } from '../../simulate/simulator.ts';
import type { StagingRecordView } from '../../headquarters/operations/staging/staging-records.ts';
import type { TraceView, TraceStepView } from '../../diagnose/trace/trace.ts';
import type { Context } from '../shared/context.ts';
export type Maybe<T> = T | null | undefined;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A whole number of up to 64 bits, as a string on the wire: JavaScript would round it otherwise. */
  BigInt: { input: string; output: string; }
  /** A day of the calendar without time or zone, such as `2026-11-22`. */
  Date: { input: string; output: string; }
  /** An instant as RFC 3339 in UTC, such as `2026-11-22T08:00:00.000Z`. Accepted with any offset. */
  DateTime: { input: string; output: string; }
  /** Any JSON value. Only for views of raw payloads. */
  JSON: { input: unknown; output: unknown; }
};

export type AcceptChannelDatabaseInput = {
  readonly channelDatabase: Scalars['ID']['input'];
  readonly reason: Scalars['String']['input'];
};

export type AcceptChannelDatabasePayload = {
  readonly __typename?: 'AcceptChannelDatabasePayload';
  readonly channelDatabase?: Maybe<ChannelDatabase>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type AcceptDifferenceInput = {
  readonly difference: Scalars['ID']['input'];
  /** Why it may stay as it is. Name no personal data in it. */
  readonly reason: Scalars['String']['input'];
};

export type AcceptDifferencePayload = {
  readonly __typename?: 'AcceptDifferencePayload';
  readonly difference?: Maybe<Difference>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type AcceptHeadquartersInput = {
  /** Only says what would be lost. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** Why; kept in the audit. Needed unless it is a dry run. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

export type AcceptHeadquartersPayload = {
  readonly __typename?: 'AcceptHeadquartersPayload';
  /** False for a dry run, and when it was refused. */
  readonly accepted: Scalars['Boolean']['output'];
  /** One for each channel database that has seen what headquarters does not have. */
  readonly losses: ReadonlyArray<HeadquartersLoss>;
  /** When `accepted`, what did not succeed of the full synchronization afterwards; the next runs do it. */
  readonly userErrors: ReadonlyArray<UserError>;
};

export type AddCustomerAddressInput = {
  readonly address: AddressInput;
  readonly channel: Scalars['ID']['input'];
  readonly customerId: Scalars['ID']['input'];
  readonly expectedVersion?: InputMaybe<Scalars['String']['input']>;
  readonly idempotencyKey: Scalars['String']['input'];
};

export type AddressInput = {
  readonly buildingComplement?: InputMaybe<Scalars['String']['input']>;
  readonly city?: InputMaybe<Scalars['String']['input']>;
  /** ISO 3166 three-letter code; default: the channel's country. */
  readonly country?: InputMaybe<Scalars['String']['input']>;
  readonly county?: InputMaybe<Scalars['String']['input']>;
  readonly districtName?: InputMaybe<Scalars['String']['input']>;
  readonly isPrimary?: InputMaybe<Scalars['Boolean']['input']>;
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Default: Home for a person, Business for an organization. */
  readonly purpose?: InputMaybe<Scalars['String']['input']>;
  readonly state?: InputMaybe<Scalars['String']['input']>;
  readonly street?: InputMaybe<Scalars['String']['input']>;
  readonly streetNumber?: InputMaybe<Scalars['String']['input']>;
  readonly zipCode?: InputMaybe<Scalars['String']['input']>;
};

export type AppliedJob = {
  readonly __typename?: 'AppliedJob';
  readonly appliedAt: Scalars['DateTime']['output'];
  readonly jobId: Scalars['ID']['output'];
  /** Headquarters' log position up to which everything has been applied. */
  readonly position: Scalars['BigInt']['output'];
};

export type ApplyRemedyInput = {
  /** Only says what it would do; the target's own dry run where it has one. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** Why; given to the mutation where it takes a reason. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** `Remedy.id`. */
  readonly remedy: Scalars['ID']['input'];
  /** The corrected values that the remedy's `needsInput` asks for. */
  readonly values?: InputMaybe<ReadonlyArray<AttributeChangeInput>>;
};

export type ApplyRemedyPayload = {
  readonly __typename?: 'ApplyRemedyPayload';
  /** Of the same subject, made afterwards; null when the remedy is not one. */
  readonly diagnosis?: Maybe<Diagnosis>;
  /** The root field of Mutation that was called. */
  readonly mutation?: Maybe<Scalars['String']['output']>;
  /** What it answered; null when it was not called. */
  readonly result?: Maybe<Scalars['JSON']['output']>;
  /** Refusals of the remedy, and those of the mutation it called. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** What a dry run would do, in one sentence; null otherwise. */
  readonly wouldDo?: Maybe<Scalars['String']['output']>;
};

export type AttributeChange = {
  readonly __typename?: 'AttributeChange';
  /** `name`, `email`, `address.city`, `contact.EMAIL`, `affiliation`, `attribute.ShoeSize` … */
  readonly attribute: Scalars['String']['output'];
  readonly newValue?: Maybe<Scalars['String']['output']>;
  readonly oldValue?: Maybe<Scalars['String']['output']>;
};

/** A correction of one attribute, named as in `Operation.changes`; null empties it. */
export type AttributeChangeInput = {
  readonly attribute: Scalars['String']['input'];
  readonly newValue?: InputMaybe<Scalars['String']['input']>;
};

export type AttributeDefinition = {
  readonly __typename?: 'AttributeDefinition';
  readonly maximum?: Maybe<Scalars['String']['output']>;
  readonly minimum?: Maybe<Scalars['String']['output']>;
  readonly name: Scalars['String']['output'];
  readonly options?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly type: AttributeType;
};

export type AttributeDefinitionInput = {
  readonly maximum?: InputMaybe<Scalars['String']['input']>;
  readonly minimum?: InputMaybe<Scalars['String']['input']>;
  readonly name: Scalars['String']['input'];
  readonly options?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly type: AttributeType;
};

export type AttributeInput = {
  readonly name: Scalars['String']['input'];
  /** The value as text; null takes the attribute away. */
  readonly value?: InputMaybe<Scalars['String']['input']>;
};

/** Type of a customer attribute's value. */
export type AttributeType =
  | 'BOOLEAN'
  | 'DECIMAL'
  | 'INTEGER'
  | 'TEXT';

/** A line of the audit: what a mutation did or why it was refused. It is never changed. */
export type AuditEntry = {
  readonly __typename?: 'AuditEntry';
  /** The mutation. A capture, or what was done in its wake, has the name of that. */
  readonly action: Scalars['String']['output'];
  /** Who: the token's subject. */
  readonly actor: Scalars['String']['output'];
  readonly at: Scalars['DateTime']['output'];
  /** Grows with time within one database's audit. */
  readonly entryId: Scalars['BigInt']['output'];
  /** As it was given. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** The request's `x-request-id`; null for what no request asked for. */
  readonly requestId?: Maybe<Scalars['String']['output']>;
  /** What came of it: `CAPTURED`, `OK` and the like, `DRY_RUN`, the code of the refusal, or the code of the error. */
  readonly result: Scalars['String']['output'];
  readonly roles: ReadonlyArray<Role>;
  /** The id that it was about: of an operation, a customer, a feature, a channel …; null when it names nothing. */
  readonly target?: Maybe<Scalars['String']['output']>;
};

export type AuditEntryConnection = {
  readonly __typename?: 'AuditEntryConnection';
  readonly edges: ReadonlyArray<AuditEntryEdge>;
  readonly nodes: ReadonlyArray<AuditEntry>;
  readonly pageInfo: PageInfo;
};

export type AuditEntryEdge = {
  readonly __typename?: 'AuditEntryEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: AuditEntry;
};

/** All that is given must hold; each is looked for exactly as it stands. */
export type AuditFilter = {
  readonly action?: InputMaybe<Scalars['String']['input']>;
  /** Who: the token's subject. */
  readonly actor?: InputMaybe<Scalars['String']['input']>;
  readonly at?: InputMaybe<AuditPeriod>;
  readonly requestId?: InputMaybe<Scalars['String']['input']>;
  readonly result?: InputMaybe<Scalars['String']['input']>;
  /** The id that it was about, as a node id or the plain key. */
  readonly target?: InputMaybe<Scalars['ID']['input']>;
};

export type AuditPeriod = {
  /** From this time on. */
  readonly after?: InputMaybe<Scalars['DateTime']['input']>;
  /** Earlier than this time. */
  readonly before?: InputMaybe<Scalars['DateTime']['input']>;
};

/** A batch job: *Synchronize customers and channel requests*, and the runs of CDX jobs. */
export type BatchJob = Node & {
  readonly __typename?: 'BatchJob';
  /** Former names, accepted wherever the job is named. */
  readonly aliases: ReadonlyArray<Scalars['String']['output']>;
  readonly caption: Scalars['String']['output'];
  readonly description: Scalars['String']['output'];
  readonly id: Scalars['ID']['output'];
  readonly jobId: Scalars['ID']['output'];
  /** Newest first. */
  readonly runs: ReadonlyArray<BatchRun>;
  readonly schedules: ReadonlyArray<DistributionSchedule>;
};


/** A batch job: *Synchronize customers and channel requests*, and the runs of CDX jobs. */
export type BatchJobRunsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A run of a batch job has started, gone on or ended. */
export type BatchJobProgress = {
  readonly __typename?: 'BatchJobProgress';
  readonly at: Scalars['DateTime']['output'];
  readonly cursor: Scalars['String']['output'];
  readonly run?: Maybe<BatchRun>;
};

export type BatchJobProgressEvent = BatchJobProgress | Gap | Ready | Snapshot | SourceBack | SourceLost;

/** As `OperationChangedPage`. */
export type BatchJobProgressPage = {
  readonly __typename?: 'BatchJobProgressPage';
  readonly cursor: Scalars['String']['output'];
  readonly events: ReadonlyArray<BatchJobProgressEvent>;
  readonly ready: Scalars['Boolean']['output'];
};

export type BatchRun = Node & {
  readonly __typename?: 'BatchRun';
  readonly done: Scalars['Int']['output'];
  readonly endedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly failed: Scalars['Int']['output'];
  readonly id: Scalars['ID']['output'];
  readonly job: BatchJob;
  readonly message?: Maybe<Scalars['String']['output']>;
  readonly number: Scalars['BigInt']['output'];
  /** Done, failed and skipped ones a second: over its last steps while it is executed, from start to end afterwards. Null until that can be told, and while it is paused. */
  readonly rate?: Maybe<Scalars['Float']['output']>;
  readonly requestedBy: Scalars['String']['output'];
  /** What it works on: a legal entity, a channel database, or a bulk run. */
  readonly scope: Scalars['String']['output'];
  /** Operations of a bulk run that were left as they are. */
  readonly skipped: Scalars['Int']['output'];
  readonly startedAt: Scalars['DateTime']['output'];
  readonly status: BatchStatus;
  /** Seconds until it ends at this rate: an estimate. Null unless it is being executed and `rate` is known. */
  readonly timeLeft?: Maybe<Scalars['Int']['output']>;
  readonly total: Scalars['Int']['output'];
  readonly waiting: Scalars['Int']['output'];
};

export type BatchRunConnection = {
  readonly __typename?: 'BatchRunConnection';
  readonly edges: ReadonlyArray<BatchRunEdge>;
  readonly nodes: ReadonlyArray<BatchRun>;
  readonly pageInfo: PageInfo;
};

export type BatchRunEdge = {
  readonly __typename?: 'BatchRunEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: BatchRun;
};

/** Status of a batch job's run. */
export type BatchStatus =
  | 'CANCELED'
  | 'CANCELING'
  | 'ERROR'
  | 'EXECUTING'
  /** Ended. */
  | 'FINISHED'
  /** *Withhold*: a bulk run that an operator has paused. */
  | 'HOLD'
  | 'READY';

export type BulkItemResult =
  /** Tried and refused; see `error`. */
  | 'FAILED'
  /** Left as it was; see `skipReason`. */
  | 'SKIPPED'
  /** Done; also when the customer had its account already (SUPERSEDED). */
  | 'SYNCED';

/**
 * What a bulk run would do if it were started now: everything is judged and applied, and rolled back. It uses no account number, and leaves nothing but a line
 * in the audit.
 */
export type BulkRehearsal = {
  readonly __typename?: 'BulkRehearsal';
  readonly changed: Scalars['Int']['output'];
  readonly created: Scalars['Int']['output'];
  /** The causes of what is refused, the most frequent first; at most 100. */
  readonly errorGroups: ReadonlyArray<RehearsedErrorGroup>;
  /** The first 100 in order of arrival. */
  readonly items: ReadonlyArray<RehearsedItem>;
  readonly refused: Scalars['Int']['output'];
  /** How many of them were looked at: all, up to 100,000, in order of arrival. */
  readonly rehearsed: Scalars['Int']['output'];
  readonly skipped: Scalars['Int']['output'];
  /** How many operations match. */
  readonly total: Scalars['Int']['output'];
  readonly unchanged: Scalars['Int']['output'];
};

/**
 * *Synchronize* over every operation that matched a filter when it was started, not over a page of them. It is a run of the batch job `bulk-synchronize`:
 * `batchJobProgress` shows how far it is, `operationChanged(batchRun:)` each operation. Seen by those who may use all channels that it reaches.
 */
export type BulkRun = Node & {
  readonly __typename?: 'BulkRun';
  /** The channels that it reaches; null: all. */
  readonly channels?: Maybe<ReadonlyArray<Channel>>;
  /** The filter as it was given, with plain keys. */
  readonly filter: Scalars['JSON']['output'];
  readonly id: Scalars['ID']['output'];
  /** One for each operation, in order of arrival at headquarters. */
  readonly items: BulkRunItemConnection;
  /** Why it was started. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** Its status (`HOLD` while it is paused) and its counts: `total` items, of which `done`, `failed` and `skipped` have their result. */
  readonly run: BatchRun;
};


/**
 * *Synchronize* over every operation that matched a filter when it was started, not over a page of them. It is a run of the batch job `bulk-synchronize`:
 * `batchJobProgress` shows how far it is, `operationChanged(batchRun:)` each operation. Seen by those who may use all channels that it reaches.
 */
export type BulkRunItemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  result?: InputMaybe<BulkItemResult>;
};

/** Its status does not allow that. */
export type BulkRunCannotBeChanged = UserError & {
  readonly __typename?: 'BulkRunCannotBeChanged';
  readonly code: UserErrorCode;
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly message: Scalars['String']['output'];
  readonly status: BatchStatus;
};

export type BulkRunConnection = {
  readonly __typename?: 'BulkRunConnection';
  readonly edges: ReadonlyArray<BulkRunEdge>;
  readonly nodes: ReadonlyArray<BulkRun>;
  readonly pageInfo: PageInfo;
};

export type BulkRunEdge = {
  readonly __typename?: 'BulkRunEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: BulkRun;
};

export type BulkRunInput = {
  /** The id of the bulk run, or of its `run`. */
  readonly bulkRun: Scalars['ID']['input'];
};

export type BulkRunItem = {
  readonly __typename?: 'BulkRunItem';
  /** Why it failed in this run. */
  readonly error?: Maybe<OperationError>;
  /** What is wrong and what to do; null when it is synchronized or not its turn yet. */
  readonly message?: Maybe<Scalars['String']['output']>;
  /** The operation as it is now, which may be later than its result. */
  readonly operation?: Maybe<Operation>;
  readonly operationId: Scalars['String']['output'];
  /** Null until its turn has come. */
  readonly result?: Maybe<BulkItemResult>;
  readonly skipReason?: Maybe<BulkSkipReason>;
};

export type BulkRunItemConnection = {
  readonly __typename?: 'BulkRunItemConnection';
  readonly edges: ReadonlyArray<BulkRunItemEdge>;
  readonly nodes: ReadonlyArray<BulkRunItem>;
  readonly pageInfo: PageInfo;
};

export type BulkRunItemEdge = {
  readonly __typename?: 'BulkRunItemEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: BulkRunItem;
};

export type BulkRunPayload = {
  readonly __typename?: 'BulkRunPayload';
  readonly bulkRun?: Maybe<BulkRun>;
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Why an operation was left as it was. May grow: show `message` for a value you do not know. */
export type BulkSkipReason =
  /** Nothing was left to be done with it. */
  | 'COMPLETED'
  /** An operator had given it up. */
  | 'DISMISSED'
  /** Another run was working on it. */
  | 'IN_PROGRESS'
  /** An earlier operation of the same customer had not arrived, or was being worked on. */
  | 'NOT_ITS_TURN'
  /** A temporary fault stopped it; it is tried again by itself. */
  | 'TEMPORARY_FAULT'
  /** An earlier operation of the same customer has failed; it follows when that one is settled. */
  | 'WAITING_ON';

export type CaptureValidation =
  /** Only what cannot be stored is refused; headquarters judges the rest. */
  | 'MINIMAL'
  /** Everything that downloaded configuration can tell is refused at capture, per row with code and field. */
  | 'STRICT';

export type CdxDirection =
  /** Headquarters to channels. */
  | 'DOWNLOAD'
  /** Channels to headquarters. */
  | 'UPLOAD';

/** A Commerce Data Exchange scheduler job. */
export type CdxJob = Node & {
  readonly __typename?: 'CdxJob';
  readonly description: Scalars['String']['output'];
  readonly direction: CdxDirection;
  readonly id: Scalars['ID']['output'];
  /** 1010, 1070, 1110, P-0001 … */
  readonly jobId: Scalars['ID']['output'];
  /** The newest session in each channel database. */
  readonly lastSessions: ReadonlyArray<CdxSession>;
  readonly name: Scalars['String']['output'];
  readonly schedules: ReadonlyArray<DistributionSchedule>;
  readonly subjobs: ReadonlyArray<CdxSubjob>;
};

export type CdxSession = DownloadSession | UploadSession;

/** A download or upload session has a new status. */
export type CdxSessionChanged = {
  readonly __typename?: 'CdxSessionChanged';
  readonly at: Scalars['DateTime']['output'];
  readonly cursor: Scalars['String']['output'];
  readonly session?: Maybe<CdxSession>;
};

export type CdxSessionChangedEvent = CdxSessionChanged | Gap | Ready | Snapshot | SourceBack | SourceLost;

/** As `OperationChangedPage`. */
export type CdxSessionChangedPage = {
  readonly __typename?: 'CdxSessionChangedPage';
  readonly cursor: Scalars['String']['output'];
  readonly events: ReadonlyArray<CdxSessionChangedEvent>;
  readonly ready: Scalars['Boolean']['output'];
};

export type CdxSubjob = {
  readonly __typename?: 'CdxSubjob';
  readonly channelTable: Scalars['String']['output'];
  readonly enabled: Scalars['Boolean']['output'];
  readonly headquartersTable: Scalars['String']['output'];
  readonly name: Scalars['String']['output'];
};

/** A store or web shop. */
export type Channel = Node & {
  readonly __typename?: 'Channel';
  readonly addressBooks: ReadonlyArray<Scalars['String']['output']>;
  readonly country: Scalars['String']['output'];
  readonly database: ChannelDatabase;
  /** As headquarters has it; the channel follows with 1070. */
  readonly functionalityProfile: FunctionalityProfile;
  /** Node id; wherever a `channel` is asked for, this or `key` will do. */
  readonly id: Scalars['ID']['output'];
  readonly key: Scalars['ID']['output'];
  readonly legalEntity: Scalars['String']['output'];
  readonly name: Scalars['String']['output'];
  /** Switched by `setChannelOffline`; null while the channel's database cannot be reached. */
  readonly offline?: Maybe<Scalars['Boolean']['output']>;
  readonly oldestPendingUploadAt?: Maybe<Scalars['DateTime']['output']>;
  /** Operations captured here that have not been uploaded. */
  readonly pendingUploads?: Maybe<Scalars['Int']['output']>;
  /** Switched by `setRealtimeServiceAvailable`; null while the channel's database cannot be reached. */
  readonly realtimeServiceAvailable?: Maybe<Scalars['Boolean']['output']>;
  readonly type: ChannelType;
};

export type ChannelCache = {
  readonly __typename?: 'ChannelCache';
  readonly expiresAt: Scalars['DateTime']['output'];
  readonly generation: Scalars['BigInt']['output'];
  readonly loadedAt: Scalars['DateTime']['output'];
};

/** The database of a Commerce Scale Unit; serves one or more channels. */
export type ChannelDatabase = Node & {
  readonly __typename?: 'ChannelDatabase';
  /** How far each download job has been applied; null while it cannot be reached. */
  readonly appliedJobs?: Maybe<ReadonlyArray<AppliedJob>>;
  readonly cache?: Maybe<ChannelCache>;
  readonly channels: ReadonlyArray<Channel>;
  readonly group: Scalars['String']['output'];
  readonly id: Scalars['ID']['output'];
  readonly key: Scalars['ID']['output'];
  /** The last upload attempt as the channel's side knows it, also when headquarters could not be reached. */
  readonly lastUploadAttempt?: Maybe<UploadAttempt>;
  readonly name: Scalars['String']['output'];
  readonly pauseDataSync: Scalars['Boolean']['output'];
  readonly reachable: Scalars['Boolean']['output'];
  /** Whether its customers, and what it knows of its operations, are headquarters', as last compared; null: they never were. */
  readonly reconciliation?: Maybe<Reconciliation>;
  /** Set while the database lacks what it had acknowledged (restored from a backup): uploads and downloads stop until `acceptChannelDatabase`. */
  readonly rewoundAt?: Maybe<Scalars['DateTime']['output']>;
};

export type ChannelDatabaseInput = {
  /** `env:NAME` or `file:PATH` of the connection URL, or `embedded:NAME`; the URL itself is never stored. */
  readonly connection: Scalars['String']['input'];
  readonly group: Scalars['ID']['input'];
  readonly id: Scalars['ID']['input'];
  readonly name: Scalars['String']['input'];
};

/** A feature on one channel: at headquarters, as applied there, and in the channel's cache. */
export type ChannelFeature = {
  readonly __typename?: 'ChannelFeature';
  readonly cacheExpiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the cache was loaded; its age tells how old `cacheState` is. */
  readonly cacheLoadedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What captures on this channel decide on now: enabled, applied by 1110, 1010 and 1070, and in the cache. */
  readonly cacheState?: Maybe<Scalars['Boolean']['output']>;
  readonly channel: Channel;
  /** As last applied in the channel database by 1110; null while it cannot be reached. */
  readonly channelState?: Maybe<Scalars['Boolean']['output']>;
  /** When the change becomes effective there at the latest, or since when at the latest it has been; null while jobs are missing, or it cannot be told. */
  readonly effectiveAt?: Maybe<Scalars['DateTime']['output']>;
  /** Enabled at headquarters. */
  readonly hqState: Scalars['Boolean']['output'];
  /** The jobs among 1110, 1010 and 1070 that have not been applied there since the change; as headquarters was last told while the channel cannot be reached. */
  readonly missingJobs: ReadonlyArray<Scalars['String']['output']>;
};

export type ChannelInput = {
  readonly addressBooks: ReadonlyArray<Scalars['String']['input']>;
  readonly channelDatabase: Scalars['ID']['input'];
  readonly country: Scalars['String']['input'];
  readonly defaultCustomer: Scalars['ID']['input'];
  readonly filterSharedCustomerTables?: Scalars['Boolean']['input'];
  readonly functionalityProfile: Scalars['ID']['input'];
  readonly id: Scalars['ID']['input'];
  readonly legalEntity: Scalars['ID']['input'];
  readonly name: Scalars['String']['input'];
  readonly type: ChannelType;
};

export type ChannelPayload = {
  readonly __typename?: 'ChannelPayload';
  readonly channel?: Maybe<Channel>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type ChannelType =
  | 'ONLINE_STORE'
  | 'RETAIL_STORE';

export type Check = {
  readonly __typename?: 'Check';
  readonly code: CheckCode;
  readonly evidence: ReadonlyArray<Evidence>;
  readonly message: Scalars['String']['output'];
  readonly question: Scalars['String']['output'];
  readonly remedies: ReadonlyArray<Remedy>;
  readonly status: CheckStatus;
};

/** What a check is about. May grow. */
export type CheckCode =
  /** The account number is on the channel: loyalty cards and synchronous orders are possible. */
  | 'ACCOUNT_ON_CHANNEL'
  /** An address book of the customer is shared with the channel. */
  | 'ADDRESS_BOOK_SHARED'
  /** The channel's cache is not older than its configuration. */
  | 'CACHE_CURRENT'
  /** What was captured has been given its place in the channel's log. */
  | 'CAPTURE_SEQUENCED'
  /** The channel database has its configuration. */
  | 'CHANNEL_CONFIGURED'
  /** The channel database is not restored from a backup. */
  | 'CHANNEL_DATABASE_NOT_REWOUND'
  /** The channel databases that matter can be asked. */
  | 'CHANNEL_DATABASE_REACHABLE'
  /** The channel's mode, as headquarters has it and as it is applied. */
  | 'CHANNEL_MODE'
  /** The channel is online. */
  | 'CHANNEL_ONLINE'
  /** No operation is held by a process that is gone. */
  | 'CHUNKS_ALIVE'
  /** Data synchronization is not paused for the channel database. */
  | 'DATA_SYNC_NOT_PAUSED'
  /** The result is on the channel, or will be in time. */
  | 'DISTRIBUTED_IN_TIME'
  /** The schedule that carries the download is active. */
  | 'DOWNLOAD_SCHEDULE_ACTIVE'
  /** No download session is suspended or fails. */
  | 'DOWNLOAD_SESSION'
  /** No erasure waits for a channel database. */
  | 'ERASURES_APPLIED'
  /** Features are the same at headquarters and on every channel. */
  | 'FEATURES_ROLLED_OUT'
  /** What the feature needs to be confirmed is. */
  | 'FEATURE_CONFIRMED'
  /** There is such a feature. */
  | 'FEATURE_KNOWN'
  /** The feature is on at headquarters. */
  | 'FEATURE_ON'
  /** The feature's schedule has not failed to enable it. */
  | 'FEATURE_SCHEDULE'
  /** The customer or the operation is there, at headquarters or in a channel database. */
  | 'FOUND'
  /** Headquarters has everything that the channel databases have seen of it: it is not restored from a backup. */
  | 'HEADQUARTERS_NOT_REWOUND'
  /** Headquarters can be asked. */
  | 'HEADQUARTERS_REACHABLE'
  /** Each download job has been applied after the last change of what it carries. */
  | 'JOBS_APPLIED'
  /** The name it was looked up by is the one that headquarters uses. */
  | 'LOOKED_UP_BY_ACCOUNT'
  /** The caller may enable the feature. */
  | 'MAY_ENABLE_FEATURE'
  /** No operation was given up. */
  | 'NOT_DISMISSED'
  /** It was not erased. */
  | 'NOT_ERASED'
  /** No operation waits for another that does not go on. */
  | 'NOT_WAITING'
  /** No conflict waits for a choice. */
  | 'NO_CONFLICT'
  /** No comparison of headquarters and the channels has reported it for a person. */
  | 'NO_DIFFERENCE'
  /** No operation has failed. */
  | 'NO_OPERATION_FAILED'
  /** The number sequence of customer accounts has numbers left. */
  | 'NUMBER_SEQUENCE'
  /** Each of the feature's prerequisites is on. */
  | 'PREREQUISITES_ON'
  /** No real-time calls were made that need not have been. */
  | 'REALTIME_CALLS_AVOIDABLE'
  /** The Real-time Service is available to the channel. */
  | 'REALTIME_SERVICE_AVAILABLE'
  /** Headquarters has the customer that its completed operations stand for. */
  | 'RESULT_AT_HEADQUARTERS'
  /** No run stands still. */
  | 'RUN_ALIVE'
  /** Schedules are active and run on time. */
  | 'SCHEDULES_ON_TIME'
  /** Active schedules have run when they should. */
  | 'SCHEDULE_OVERDUE'
  /** What was uploaded has been synchronized, or will be in time. */
  | 'SYNCHRONIZED_IN_TIME'
  /** The schedule that carries *Synchronize customers and channel requests* is active. */
  | 'SYNCHRONIZE_SCHEDULE_ACTIVE'
  /** The last run of *Synchronize customers and channel requests* did not fail. */
  | 'SYNCHRONIZE_SUCCEEDED'
  /** What was captured has been uploaded, or will be in time. */
  | 'UPLOADED_IN_TIME'
  /** The schedule that carries P-0001 is active. */
  | 'UPLOAD_SCHEDULE_ACTIVE'
  /** The last upload attempt succeeded. */
  | 'UPLOAD_SUCCEEDED'
  /** A process that runs the schedules has looked at the job queue within the last 30 seconds. */
  | 'WORKER_ALIVE';

/** How a check went. UNKNOWN: what it needs could not be asked. */
export type CheckStatus =
  | 'FAIL'
  | 'PASS'
  | 'UNKNOWN';

/** What a run of *Clean up completed staging rows and events* has taken away in one database; all zero while it has not ended. */
export type CleanUp = {
  readonly __typename?: 'CleanUp';
  readonly auditEntries: Scalars['Int']['output'];
  /** Null: headquarters. */
  readonly channelDatabaseId?: Maybe<Scalars['ID']['output']>;
  /** Events of the log. */
  readonly events: Scalars['Int']['output'];
  /** Completed operations whose rows are gone. */
  readonly operations: Scalars['Int']['output'];
  /** Calls in the ledger of the Real-time Service. */
  readonly realtimeServiceCalls: Scalars['Int']['output'];
  readonly run: BatchRun;
  /** Runs of batch jobs, with the items of bulk runs. */
  readonly runs: Scalars['Int']['output'];
  /** Download and upload sessions, with their packages. */
  readonly sessions: Scalars['Int']['output'];
};

export type CleanUpInput = {
  /** False: answers at once with the runs it started. */
  readonly wait?: InputMaybe<Scalars['Boolean']['input']>;
};

export type CleanUpPayload = {
  readonly __typename?: 'CleanUpPayload';
  /** Headquarters first, then each channel database. */
  readonly cleanUps: ReadonlyArray<CleanUp>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type ConflictChoiceInput = {
  /** As in `Operation.conflicts`, or the path from an error's `field`. */
  readonly attribute: Scalars['String']['input'];
  readonly keep: ConflictSide;
};

export type ConflictPolicy =
  | 'CHANNEL_WINS'
  | 'HQ_WINS'
  /** The operation fails with CONFLICT and shows both values. */
  | 'MANUAL';

export type ConflictPolicyInput = {
  readonly fieldGroup: FieldGroup;
  readonly policy: ConflictPolicy;
};

/** Whose value of an attribute holds. */
export type ConflictSide =
  /** The operation's value, with what was saved over it. */
  | 'CHANNEL'
  /** Headquarters' value stays; the operation leaves it alone. */
  | 'HEADQUARTERS';

export type ContactInput = {
  readonly extension?: InputMaybe<Scalars['String']['input']>;
  readonly isPrimary?: InputMaybe<Scalars['Boolean']['input']>;
  readonly marketingOptIn?: InputMaybe<Scalars['Boolean']['input']>;
  readonly type: ContactType;
  readonly value: Scalars['String']['input'];
};

export type ContactType =
  | 'EMAIL'
  | 'PHONE'
  | 'URL';

export type Coverage = {
  readonly __typename?: 'Coverage';
  readonly asOf: Scalars['DateTime']['output'];
  readonly channelDatabase: Scalars['ID']['output'];
  readonly reachable: Scalars['Boolean']['output'];
};

export type CreateCustomerInput = {
  readonly channel: Scalars['ID']['input'];
  readonly customer: CustomerInput;
  /** Drawn by the caller, one for each customer to be created; the same key with the same content gives the first outcome again. */
  readonly idempotencyKey: Scalars['String']['input'];
};

export type CreateCustomerPayload = {
  readonly __typename?: 'CreateCustomerPayload';
  readonly customer?: Maybe<Customer>;
  /** The asynchronous operation; null when headquarters created it in real time. */
  readonly operation?: Maybe<Operation>;
  readonly route?: Maybe<CustomerRoute>;
  readonly routeReason?: Maybe<RouteReason>;
  readonly userErrors: ReadonlyArray<UserError>;
  readonly warnings: ReadonlyArray<CustomerWarning>;
};

export type CreateCustomersInput = {
  readonly channel: Scalars['ID']['input'];
  /** At most 250. */
  readonly customers: ReadonlyArray<CreateCustomersRow>;
  readonly errorPolicy?: InputMaybe<ErrorPolicy>;
};

export type CreateCustomersPayload = {
  readonly __typename?: 'CreateCustomersPayload';
  /** One for each input row, in the same order. */
  readonly results: ReadonlyArray<CreateCustomersResult>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type CreateCustomersResult = {
  readonly __typename?: 'CreateCustomersResult';
  readonly customer?: Maybe<Customer>;
  readonly operation?: Maybe<Operation>;
  readonly route?: Maybe<CustomerRoute>;
  readonly routeReason?: Maybe<RouteReason>;
  readonly userErrors: ReadonlyArray<UserError>;
  readonly warnings: ReadonlyArray<CustomerWarning>;
};

export type CreateCustomersRow = {
  readonly customer: CustomerInput;
  readonly idempotencyKey: Scalars['String']['input'];
};

/**
 * A customer. With `channel`, as that channel knows it: the row downloaded from headquarters with the channel's own pending operations laid
 * over it. Without, as headquarters has it.
 */
export type Customer = Node & {
  readonly __typename?: 'Customer';
  /** The account number given by headquarters (CUSTACCOUNT); null until it has come back to the channel. */
  readonly accountNumber?: Maybe<Scalars['String']['output']>;
  /** Address books it belongs to. A channel sees the customers of its own address books, and those with a pending operation of its own. */
  readonly addressBooks: ReadonlyArray<Scalars['String']['output']>;
  readonly addresses: ReadonlyArray<CustomerAddress>;
  readonly affiliations: ReadonlyArray<Scalars['String']['output']>;
  /** The temporary GUID (CUSTACCOUNTASYNC), kept permanently as the link between both sides. Null for devices and web shops, who are shown *Pending sync*. */
  readonly asyncCustomerAccount?: Maybe<Scalars['String']['output']>;
  readonly attributes: ReadonlyArray<CustomerAttribute>;
  readonly blocked?: Maybe<Scalars['String']['output']>;
  readonly cellularPhone?: Maybe<Scalars['String']['output']>;
  /** The channel whose view this is; null at headquarters. */
  readonly channel?: Maybe<Channel>;
  /** Further phone numbers, e-mail and web addresses, each with its consent for marketing. */
  readonly contacts: ReadonlyArray<CustomerContact>;
  readonly createdAt: Scalars['DateTime']['output'];
  /** Credit limit, a decimal number as text. */
  readonly creditMax?: Maybe<Scalars['String']['output']>;
  readonly currency?: Maybe<Scalars['String']['output']>;
  readonly customerGroup?: Maybe<Scalars['String']['output']>;
  readonly customerType: CustomerType;
  /** What a till shows: the account number, or the words *Pending sync* while there is none. The temporary GUID is never shown there. */
  readonly displayAccount: Scalars['String']['output'];
  readonly email?: Maybe<Scalars['String']['output']>;
  readonly endDiscount?: Maybe<Scalars['String']['output']>;
  readonly firstName?: Maybe<Scalars['String']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly identificationNumber?: Maybe<Scalars['String']['output']>;
  readonly invoiceAccount?: Maybe<Scalars['String']['output']>;
  /** True while the customer exists only in the channel's staging tables. */
  readonly isAsyncCustomer: Scalars['Boolean']['output'];
  readonly languageId?: Maybe<Scalars['String']['output']>;
  readonly lastName?: Maybe<Scalars['String']['output']>;
  /** The legal entity (DATAAREAID). */
  readonly legalEntity: Scalars['String']['output'];
  readonly lineDiscount?: Maybe<Scalars['String']['output']>;
  readonly loyaltyCards: ReadonlyArray<Scalars['String']['output']>;
  /**
   * True where this token is shown personal data masked: a name as `A. L.`, an e-mail address as `a***@e***`, a phone number as `***67`, anything else as `***`; what is
   * empty stays null. `revealCustomer` shows it in full. Group, currency, account number, city and country are never masked.
   */
  readonly masked: Scalars['Boolean']['output'];
  readonly middleName?: Maybe<Scalars['String']['output']>;
  readonly multilineDiscount?: Maybe<Scalars['String']['output']>;
  readonly name: Scalars['String']['output'];
  readonly organizationId?: Maybe<Scalars['String']['output']>;
  /** Operations captured at this channel that headquarters has not settled yet, oldest first. Empty at headquarters. */
  readonly pendingOperations: ReadonlyArray<Operation>;
  readonly phone?: Maybe<Scalars['String']['output']>;
  readonly phoneExtension?: Maybe<Scalars['String']['output']>;
  readonly priceGroup?: Maybe<Scalars['String']['output']>;
  readonly receiptEmail?: Maybe<Scalars['String']['output']>;
  readonly receiptOption?: Maybe<Scalars['String']['output']>;
  readonly syncState: CustomerSyncState;
  readonly taxGroup?: Maybe<Scalars['String']['output']>;
  readonly title?: Maybe<Scalars['String']['output']>;
  /** Where its last operation is on its way to headquarters and back; with the channel that it was asked for, that channel's. Null when it has none there. */
  readonly trace?: Maybe<Trace>;
  readonly url?: Maybe<Scalars['String']['output']>;
  readonly vatNumber?: Maybe<Scalars['String']['output']>;
  /** Opaque version, for `expectedVersion` of an edit. */
  readonly version: Scalars['String']['output'];
};

export type CustomerAddress = {
  readonly __typename?: 'CustomerAddress';
  /** Stable id of the address (ADDRESSID). */
  readonly addressId: Scalars['ID']['output'];
  readonly buildingComplement?: Maybe<Scalars['String']['output']>;
  readonly city?: Maybe<Scalars['String']['output']>;
  /** ISO 3166 three-letter code. */
  readonly country?: Maybe<Scalars['String']['output']>;
  readonly county?: Maybe<Scalars['String']['output']>;
  readonly districtName?: Maybe<Scalars['String']['output']>;
  readonly isPrimary: Scalars['Boolean']['output'];
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Purpose (ROLE): Home, Business, Delivery, Invoice … */
  readonly purpose?: Maybe<Scalars['String']['output']>;
  readonly state?: Maybe<Scalars['String']['output']>;
  readonly street?: Maybe<Scalars['String']['output']>;
  readonly streetNumber?: Maybe<Scalars['String']['output']>;
  readonly zipCode?: Maybe<Scalars['String']['output']>;
};

export type CustomerAffiliationInput = {
  readonly affiliation: Scalars['String']['input'];
  readonly channel: Scalars['ID']['input'];
  readonly customerId: Scalars['ID']['input'];
  readonly expectedVersion?: InputMaybe<Scalars['String']['input']>;
  readonly idempotencyKey: Scalars['String']['input'];
};

export type CustomerAttribute = {
  readonly __typename?: 'CustomerAttribute';
  readonly name: Scalars['String']['output'];
  readonly type: AttributeType;
  /** The value as text: numbers in plain notation, booleans as `true` or `false`. */
  readonly value: Scalars['String']['output'];
};

/** One way to name a customer. */
export type CustomerBy =
  { readonly accountNumber: Scalars['String']['input']; readonly asyncCustomerAccount?: never; readonly id?: never; }
  |  /** The temporary GUID (CUSTACCOUNTASYNC). */
  { readonly accountNumber?: never; readonly asyncCustomerAccount: Scalars['String']['input']; readonly id?: never; }
  |  { readonly accountNumber?: never; readonly asyncCustomerAccount?: never; readonly id: Scalars['ID']['input']; };

/** Fields to change; one that is not named stays, null empties it. */
export type CustomerChangesInput = {
  readonly blocked?: InputMaybe<Scalars['String']['input']>;
  readonly cellularPhone?: InputMaybe<Scalars['String']['input']>;
  readonly creditMax?: InputMaybe<Scalars['String']['input']>;
  readonly currency?: InputMaybe<Scalars['String']['input']>;
  readonly customerGroup?: InputMaybe<Scalars['String']['input']>;
  readonly customerType?: InputMaybe<CustomerType>;
  readonly email?: InputMaybe<Scalars['String']['input']>;
  readonly endDiscount?: InputMaybe<Scalars['String']['input']>;
  readonly firstName?: InputMaybe<Scalars['String']['input']>;
  readonly identificationNumber?: InputMaybe<Scalars['String']['input']>;
  readonly invoiceAccount?: InputMaybe<Scalars['String']['input']>;
  readonly languageId?: InputMaybe<Scalars['String']['input']>;
  readonly lastName?: InputMaybe<Scalars['String']['input']>;
  readonly lineDiscount?: InputMaybe<Scalars['String']['input']>;
  readonly middleName?: InputMaybe<Scalars['String']['input']>;
  readonly multilineDiscount?: InputMaybe<Scalars['String']['input']>;
  readonly name?: InputMaybe<Scalars['String']['input']>;
  readonly organizationId?: InputMaybe<Scalars['String']['input']>;
  readonly phone?: InputMaybe<Scalars['String']['input']>;
  readonly phoneExtension?: InputMaybe<Scalars['String']['input']>;
  readonly priceGroup?: InputMaybe<Scalars['String']['input']>;
  readonly receiptEmail?: InputMaybe<Scalars['String']['input']>;
  readonly receiptOption?: InputMaybe<Scalars['String']['input']>;
  readonly taxGroup?: InputMaybe<Scalars['String']['input']>;
  readonly title?: InputMaybe<Scalars['String']['input']>;
  readonly url?: InputMaybe<Scalars['String']['input']>;
  readonly vatNumber?: InputMaybe<Scalars['String']['input']>;
};

export type CustomerConnection = {
  readonly __typename?: 'CustomerConnection';
  readonly edges: ReadonlyArray<CustomerEdge>;
  readonly nodes: ReadonlyArray<Customer>;
  readonly pageInfo: PageInfo;
  /** Where the answer comes from; LOCAL although ALL was asked for when headquarters could not be reached. */
  readonly searchedLocation: SearchLocation;
};

export type CustomerContact = {
  readonly __typename?: 'CustomerContact';
  readonly contactId: Scalars['ID']['output'];
  readonly extension?: Maybe<Scalars['String']['output']>;
  readonly isPrimary: Scalars['Boolean']['output'];
  /** Consent for marketing on this contact. */
  readonly marketingOptIn: Scalars['Boolean']['output'];
  readonly type: ContactType;
  readonly value: Scalars['String']['output'];
};

export type CustomerEdge = {
  readonly __typename?: 'CustomerEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Customer;
};

/** All given conditions must hold. Texts match by prefix, without regard to case; phone numbers by their digits. */
export type CustomerFilter = {
  readonly accountNumber?: InputMaybe<Scalars['String']['input']>;
  readonly email?: InputMaybe<Scalars['String']['input']>;
  readonly name?: InputMaybe<Scalars['String']['input']>;
  readonly phone?: InputMaybe<Scalars['String']['input']>;
  /** Words of the name in any order, an e-mail address, a phone number or an account number. */
  readonly search?: InputMaybe<Scalars['String']['input']>;
  /** Only customers with one of these states (with `channel`). */
  readonly syncState?: InputMaybe<ReadonlyArray<CustomerSyncState>>;
};

/** Fields of a new customer. Business fields are plain texts; what is missing comes from the channel's default customer. */
export type CustomerInput = {
  readonly addresses?: InputMaybe<ReadonlyArray<AddressInput>>;
  readonly affiliations?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly attributes?: InputMaybe<ReadonlyArray<AttributeInput>>;
  readonly blocked?: InputMaybe<Scalars['String']['input']>;
  readonly cellularPhone?: InputMaybe<Scalars['String']['input']>;
  readonly contacts?: InputMaybe<ReadonlyArray<ContactInput>>;
  readonly creditMax?: InputMaybe<Scalars['String']['input']>;
  readonly currency?: InputMaybe<Scalars['String']['input']>;
  readonly customerGroup?: InputMaybe<Scalars['String']['input']>;
  readonly customerType?: InputMaybe<CustomerType>;
  readonly email?: InputMaybe<Scalars['String']['input']>;
  readonly endDiscount?: InputMaybe<Scalars['String']['input']>;
  readonly firstName?: InputMaybe<Scalars['String']['input']>;
  readonly identificationNumber?: InputMaybe<Scalars['String']['input']>;
  readonly invoiceAccount?: InputMaybe<Scalars['String']['input']>;
  readonly languageId?: InputMaybe<Scalars['String']['input']>;
  readonly lastName?: InputMaybe<Scalars['String']['input']>;
  readonly lineDiscount?: InputMaybe<Scalars['String']['input']>;
  readonly middleName?: InputMaybe<Scalars['String']['input']>;
  readonly multilineDiscount?: InputMaybe<Scalars['String']['input']>;
  /** Needed for an organization; a person's is made of first, middle and last name when it is not given. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  readonly organizationId?: InputMaybe<Scalars['String']['input']>;
  readonly phone?: InputMaybe<Scalars['String']['input']>;
  readonly phoneExtension?: InputMaybe<Scalars['String']['input']>;
  readonly priceGroup?: InputMaybe<Scalars['String']['input']>;
  readonly receiptEmail?: InputMaybe<Scalars['String']['input']>;
  readonly receiptOption?: InputMaybe<Scalars['String']['input']>;
  readonly taxGroup?: InputMaybe<Scalars['String']['input']>;
  readonly title?: InputMaybe<Scalars['String']['input']>;
  readonly url?: InputMaybe<Scalars['String']['input']>;
  readonly vatNumber?: InputMaybe<Scalars['String']['input']>;
};

export type CustomerOrder =
  | 'CREATED_AT_ASC'
  | 'CREATED_AT_DESC'
  | 'NAME_ASC'
  | 'NAME_DESC';

/** How a create or edit went. */
export type CustomerRoute =
  /** Captured in the channel's own database; headquarters gets it with P-0001. */
  | 'ASYNC'
  /** Done at headquarters, without a channel. */
  | 'HEADQUARTERS'
  /** Done at headquarters by a Real-time Service call. */
  | 'REALTIME';

/** Where a customer stands on the way from the till to headquarters and back. */
export type CustomerSyncState =
  /** An operation of this customer failed at headquarters and waits to be corrected. */
  | 'FAILED'
  /** Captured at this channel, without an account number yet; shown as *Pending sync*. */
  | 'PENDING_CREATE'
  /** Has an account number; edits captured at this channel are still on their way. */
  | 'PENDING_UPDATE'
  /** Headquarters' row as last downloaded (or, at headquarters, the row itself), with nothing of the channel's own above it. */
  | 'SYNCED';

/** PERSON or ORGANIZATION (RELATIONSHIPTYPE 1 and 2). */
export type CustomerType =
  | 'ORGANIZATION'
  | 'PERSON';

/** Something to look at; never a refusal. */
export type CustomerWarning = {
  readonly __typename?: 'CustomerWarning';
  readonly code: CustomerWarningCode;
  readonly field: ReadonlyArray<Scalars['String']['output']>;
  readonly message: Scalars['String']['output'];
};

export type CustomerWarningCode =
  /** The number does not look like a phone number; it was kept as typed. */
  | 'PHONE_LOOKS_WRONG'
  /** Another customer of the legal entity has the same e-mail address or phone number. */
  | 'POSSIBLE_DUPLICATE';

/** How the whole stands at one moment, over the channels that were asked for, or all that the token may use. From counters and indexes, never a scan; no personal data. */
export type DashboardStats = {
  readonly __typename?: 'DashboardStats';
  readonly at: Scalars['DateTime']['output'];
  /** Operations captured a second, over the last minute or as long as this process has looked; null until it has looked for a second. */
  readonly capturedPerSecond?: Maybe<Scalars['Float']['output']>;
  /** How many operations have which status, per channel and error. */
  readonly counts: ReadonlyArray<OperationCount>;
  /** Which channel databases are in it; those that cannot be reached are not. None when more than 32 are in scope. */
  readonly coverage: ReadonlyArray<Coverage>;
  /** The newest session of a job in a channel database, where that has failed or is suspended. */
  readonly failingSessions: ReadonlyArray<CdxSession>;
  /** False while headquarters cannot be reached: what only it knows is then missing, or null. */
  readonly headquartersReachable: Scalars['Boolean']['output'];
  /**
   * How fast it went, oldest first: one every ten seconds, of the last hour, as far as this process has looked. Of all channels it looks from its start,
   * of some as long as someone watches them.
   */
  readonly history: ReadonlyArray<ThroughputSample>;
  /** Real-time Service calls of each channel, made and avoided. */
  readonly realtimeServiceCalls: ReadonlyArray<RealtimeServiceStats>;
  /** The three ways that an operation goes: to headquarters, through synchronize, and back. */
  readonly steps: ReadonlyArray<PipelineStepStats>;
  /** Operations synchronized (also without effect) a second; as `capturedPerSecond`. */
  readonly synchronizedPerSecond?: Maybe<Scalars['Float']['output']>;
};

export type DefaultCustomer = {
  readonly __typename?: 'DefaultCustomer';
  readonly addressBooks: ReadonlyArray<Scalars['String']['output']>;
  readonly affiliations: ReadonlyArray<Scalars['String']['output']>;
  readonly currency: Scalars['String']['output'];
  readonly customerGroup: Scalars['String']['output'];
  readonly customerType: CustomerType;
  readonly id: Scalars['ID']['output'];
  readonly languageId: Scalars['String']['output'];
  readonly receiptEmail?: Maybe<Scalars['String']['output']>;
  readonly receiptOption?: Maybe<Scalars['String']['output']>;
};

export type DefaultCustomerInput = {
  readonly addressBooks?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly affiliations?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly currency: Scalars['String']['input'];
  readonly customerGroup: Scalars['String']['input'];
  readonly customerType?: CustomerType;
  readonly id: Scalars['ID']['input'];
  readonly languageId: Scalars['String']['input'];
  readonly receiptEmail?: InputMaybe<Scalars['String']['input']>;
  readonly receiptOption?: InputMaybe<Scalars['String']['input']>;
};

/** One way to name a customer for `diagnose`. */
export type DiagnoseCustomerBy =
  { readonly accountNumber: Scalars['String']['input']; readonly asyncCustomerAccount?: never; readonly email?: never; readonly id?: never; readonly phone?: never; }
  |  /** The temporary GUID (CUSTACCOUNTASYNC). */
  { readonly accountNumber?: never; readonly asyncCustomerAccount: Scalars['String']['input']; readonly email?: never; readonly id?: never; readonly phone?: never; }
  |  /** Not for those who are shown personal data neither now nor on request (`FORBIDDEN`): it would tell whether somebody has it. */
  { readonly accountNumber?: never; readonly asyncCustomerAccount?: never; readonly email: Scalars['String']['input']; readonly id?: never; readonly phone?: never; }
  |  { readonly accountNumber?: never; readonly asyncCustomerAccount?: never; readonly email?: never; readonly id: Scalars['ID']['input']; readonly phone?: never; }
  |  /** The same, by its digits. */
  { readonly accountNumber?: never; readonly asyncCustomerAccount?: never; readonly email?: never; readonly id?: never; readonly phone: Scalars['String']['input']; };

/** What is to be diagnosed. */
export type DiagnoseInput =
  /** A channel, by key or node id; with its database. */
  { readonly channel: Scalars['ID']['input']; readonly customer?: never; readonly feature?: never; readonly installation?: never; readonly operation?: never; }
  |  { readonly channel?: never; readonly customer: DiagnoseCustomerBy; readonly feature?: never; readonly installation?: never; readonly operation?: never; }
  |  /** A feature, by key or node id; on every channel. */
  { readonly channel?: never; readonly customer?: never; readonly feature: Scalars['ID']['input']; readonly installation?: never; readonly operation?: never; }
  |  /** True: everything. */
  { readonly channel?: never; readonly customer?: never; readonly feature?: never; readonly installation: Scalars['Boolean']['input']; readonly operation?: never; }
  |  /** Node id or operation id. */
  { readonly channel?: never; readonly customer?: never; readonly feature?: never; readonly installation?: never; readonly operation: Scalars['ID']['input']; };

/** A diagnosis: ordered checks, and one plain sentence as the answer. */
export type Diagnosis = {
  readonly __typename?: 'Diagnosis';
  /** One plain sentence: the first cause, or that nothing is wrong and what is going on. */
  readonly answer: Scalars['String']['output'];
  readonly at: Scalars['DateTime']['output'];
  readonly checks: ReadonlyArray<Check>;
  /** True when no check failed. A check that is UNKNOWN is said in the answer. */
  readonly healthy: Scalars['Boolean']['output'];
  /** Those of the failed checks, each once, in the order in which they are to be applied. */
  readonly remedies: ReadonlyArray<Remedy>;
  /** Null for the whole installation, and for what is found nowhere. */
  readonly subject?: Maybe<Node>;
  /** Of a customer or an operation. */
  readonly trace?: Maybe<Trace>;
};

/** A difference between a channel database and headquarters, or between headquarters and its own records. Fingerprints instead of values: it shows nothing personal. */
export type Difference = Node & {
  readonly __typename?: 'Difference';
  /** The temporary GUID (CUSTACCOUNTASYNC) of the customer. */
  readonly asyncCustomerAccount: Scalars['String']['output'];
  /** Null: at headquarters. */
  readonly channelDatabase?: Maybe<ChannelDatabase>;
  /** The same of the channel database's row. */
  readonly channelFingerprint?: Maybe<Scalars['String']['output']>;
  /** When it was corrected, gone or accepted. */
  readonly endedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly firstSeenAt: Scalars['DateTime']['output'];
  /** A hash over all that headquarters has of the customer; null: it has nothing, or the customer was erased. */
  readonly headquartersFingerprint?: Maybe<Scalars['String']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly kind: DifferenceKind;
  readonly lastSeenAt: Scalars['DateTime']['output'];
  readonly legalEntity?: Maybe<Scalars['String']['output']>;
  /** What it is, and what is done or to be done about it. */
  readonly message: Scalars['String']['output'];
  readonly number: Scalars['BigInt']['output'];
  /** Of a doubled customer: the other one's temporary GUID. */
  readonly otherAsyncCustomerAccount?: Maybe<Scalars['String']['output']>;
  /** Why a person accepted it. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  readonly resolvedBy?: Maybe<Scalars['String']['output']>;
  /** The run that found it first. */
  readonly run?: Maybe<BatchRun>;
  readonly status: DifferenceStatus;
};

export type DifferenceConnection = {
  readonly __typename?: 'DifferenceConnection';
  readonly edges: ReadonlyArray<DifferenceEdge>;
  readonly nodes: ReadonlyArray<Difference>;
  readonly pageInfo: PageInfo;
};

/** How many differences of a kind a run has found in one place. */
export type DifferenceCount = {
  readonly __typename?: 'DifferenceCount';
  /** Null: at headquarters. */
  readonly channelDatabase?: Maybe<ChannelDatabase>;
  readonly count: Scalars['Int']['output'];
  readonly kind: DifferenceKind;
  /** How many of them are for a person. */
  readonly reported: Scalars['Int']['output'];
};

export type DifferenceEdge = {
  readonly __typename?: 'DifferenceEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Difference;
};

/** What differs. */
export type DifferenceKind =
  /** A lost customer had changes that no operation holds any more: they must be made again. */
  | 'CHANGES_TO_REPEAT'
  /** Headquarters has the customer twice: nothing has created the second one. */
  | 'DOUBLED_CUSTOMER'
  /** The channel database still holds a customer that was erased. */
  | 'ERASED_AT_HEADQUARTERS'
  /** Headquarters has given an account number, and the customer is gone. */
  | 'LOST_AT_HEADQUARTERS'
  /** Headquarters has a customer that the channel database should have, and it does not. */
  | 'MISSING_AT_CHANNEL'
  /** The channel database has a customer in an older or altered form: also one that lacks an address or a contact. */
  | 'STALE_AT_CHANNEL'
  /** The channel database knows otherwise than headquarters what became of its own operations: one still shows *Pending sync* though it is settled, or was told of wrongly. */
  | 'STALE_OUTCOME_AT_CHANNEL'
  /** The channel database has a customer that is not headquarters', or not of its channels' address books. */
  | 'SURPLUS_AT_CHANNEL'
  /** Headquarters has the customer under another account number than it was given. */
  | 'TWO_ACCOUNTS'
  /** Headquarters has a value that no entry of its log, and no operation, explains. */
  | 'UNEXPLAINED_AT_HEADQUARTERS'
  /** The channel database has sent operations that headquarters does not have. */
  | 'UNKNOWN_OPERATIONS'
  /** The channel database has a tombstone of a customer that was not erased. */
  | 'UNKNOWN_TOMBSTONE';

export type DifferenceStatus =
  /** A person has looked at it and lets it be as it is. */
  | 'ACCEPTED'
  /** It was for a person, and a later comparison does not find it any more. */
  | 'GONE'
  /** On its way to be corrected by the ordinary jobs: 1010, or *Synchronize customers and channel requests* and 1010. */
  | 'OPEN'
  /** It was open, and a later comparison has found it right. */
  | 'REPAIRED'
  /** For a person: nothing is done about it. */
  | 'REPORTED';

export type DisableFeatureInput = {
  /** Also disables the features that require it; without it they make a refusal. */
  readonly cascade?: InputMaybe<Scalars['Boolean']['input']>;
  readonly comment?: InputMaybe<Scalars['String']['input']>;
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  readonly feature: Scalars['ID']['input'];
};

export type DismissOperationInput = {
  /** Of a create: also the later operations of the customer, which would have nothing to change. */
  readonly cascade?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only says what would happen. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** The `revision` that was looked at. */
  readonly expectedRevision: Scalars['Int']['input'];
  readonly operationId: Scalars['ID']['input'];
  /** Why; kept with the operation and in the audit. */
  readonly reason: Scalars['String']['input'];
};

export type DismissOperationPayload = {
  readonly __typename?: 'DismissOperationPayload';
  /** Later operations that were dismissed with it. */
  readonly alsoDismissed: ReadonlyArray<Operation>;
  readonly operation?: Maybe<Operation>;
  /** Operations that waited for it and are UPLOADED again. */
  readonly released: ReadonlyArray<Operation>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type DistributionSchedule = {
  readonly __typename?: 'DistributionSchedule';
  readonly active: Scalars['Boolean']['output'];
  readonly group?: Maybe<Scalars['String']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly jobs: ReadonlyArray<Scalars['String']['output']>;
  readonly lastMessage?: Maybe<Scalars['String']['output']>;
  readonly lastRunAt?: Maybe<Scalars['DateTime']['output']>;
  readonly name: Scalars['String']['output'];
  readonly nextRunAt?: Maybe<Scalars['DateTime']['output']>;
  /** `EVERY 5 SECONDS`, or a cron expression of five fields, in UTC. */
  readonly recurrence: Scalars['String']['output'];
};

export type DownloadSession = Node & {
  readonly __typename?: 'DownloadSession';
  readonly channelDatabase: ChannelDatabase;
  readonly dateApplied?: Maybe<Scalars['DateTime']['output']>;
  readonly dateDownloaded?: Maybe<Scalars['DateTime']['output']>;
  readonly dateRequested: Scalars['DateTime']['output'];
  /** Bytes of the package, compressed. */
  readonly fileSize: Scalars['Int']['output'];
  readonly fromPosition: Scalars['BigInt']['output'];
  /** A full synchronization instead of what changed since the last session. */
  readonly full: Scalars['Boolean']['output'];
  readonly id: Scalars['ID']['output'];
  readonly job: CdxJob;
  readonly message?: Maybe<Scalars['String']['output']>;
  readonly number: Scalars['BigInt']['output'];
  readonly replacedBy?: Maybe<DownloadSession>;
  readonly requestedBy: Scalars['String']['output'];
  readonly rowsAffected: Scalars['Int']['output'];
  readonly status: DownloadSessionStatus;
  readonly toPosition: Scalars['BigInt']['output'];
  readonly tryCount: Scalars['Int']['output'];
};

export type DownloadSessionConnection = {
  readonly __typename?: 'DownloadSessionConnection';
  readonly edges: ReadonlyArray<DownloadSessionEdge>;
  readonly nodes: ReadonlyArray<DownloadSession>;
  readonly pageInfo: PageInfo;
};

export type DownloadSessionEdge = {
  readonly __typename?: 'DownloadSessionEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: DownloadSession;
};

export type DownloadSessionStatus =
  | 'APPLIED'
  | 'APPLY_FAILED'
  /** The package is ready. */
  | 'AVAILABLE'
  | 'CANCELED'
  | 'CREATE_FAILED'
  | 'DOWNLOADED'
  | 'DOWNLOAD_FAILED'
  /** Nothing had changed; counts as applied. */
  | 'NO_DATA'
  | 'REQUESTED'
  | 'STARTED'
  /** Out of tries while session order is enforced: later sessions wait until it is retried or canceled. */
  | 'SUSPENDED';

export type EnableAllFeaturesInput = {
  /** Also those that need a confirmation. */
  readonly confirm?: InputMaybe<Scalars['Boolean']['input']>;
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
};

export type EnableAllFeaturesPayload = {
  readonly __typename?: 'EnableAllFeaturesPayload';
  /** Those that were (or with `dryRun` would be) enabled, in order. */
  readonly enabled: ReadonlyArray<Feature>;
  readonly skipped: ReadonlyArray<SkippedFeature>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type EnableFeatureInput = {
  readonly comment?: InputMaybe<Scalars['String']['input']>;
  /** Needed when the feature has a `confirmationText`. */
  readonly confirm?: InputMaybe<Scalars['Boolean']['input']>;
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  readonly feature: Scalars['ID']['input'];
  /** Only answers with the `plan`: what it takes until the feature is effective on the channels. Nothing is changed. */
  readonly plan?: InputMaybe<Scalars['Boolean']['input']>;
};

export type EraseCustomerInput = {
  /** Node id or temporary GUID (CUSTACCOUNTASYNC); also of a customer that only a channel's staging tables have yet. */
  readonly customer: Scalars['ID']['input'];
  /** Only says what would be erased at headquarters, and where the tombstone would go. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** Why; kept with the tombstone permanently. Name no personal data in it. */
  readonly reason: Scalars['String']['input'];
};

export type EraseCustomerPayload = {
  readonly __typename?: 'EraseCustomerPayload';
  /** The erasure, or the first one when the customer was erased before; null for a dry run. */
  readonly erasure?: Maybe<Erasure>;
  /** What would be done; null unless `dryRun`. */
  readonly rehearsal?: Maybe<ErasureRehearsal>;
  readonly userErrors: ReadonlyArray<UserError>;
};

/**
 * The erasure of a customer, and its tombstone: the key, the account number and the operation ids, nothing personal. Headquarters cleared the customer when it was made; each channel
 * database does when job 1010 brings the tombstone. It is a run of the batch job `erase-customer`, which `batchJobProgress` shows.
 */
export type Erasure = Node & {
  readonly __typename?: 'Erasure';
  /** The account number that it had and that stays taken permanently; null when headquarters had given none. */
  readonly accountNumber?: Maybe<Scalars['String']['output']>;
  /** The temporary GUID (CUSTACCOUNTASYNC) of the customer that was erased. */
  readonly asyncCustomerAccount: Scalars['String']['output'];
  /** Every channel database that was registered when it was made, or got the tombstone later. */
  readonly channelDatabases: ReadonlyArray<ErasureInDatabase>;
  /** How many operations came after the erasure and were dropped with the verdict ERASED: captured before the tombstone was there, or sent again. */
  readonly droppedOperations: Scalars['Int']['output'];
  /** When headquarters cleared the customer. */
  readonly erasedAt: Scalars['DateTime']['output'];
  readonly id: Scalars['ID']['output'];
  /** The legal entity (DATAAREAID). */
  readonly legalEntity: Scalars['String']['output'];
  /** Operations of the customer, by their ids: those that headquarters had, then those that came later and were dropped. */
  readonly operationIds: ReadonlyArray<Scalars['String']['output']>;
  readonly reason: Scalars['String']['output'];
  readonly requestedBy: Scalars['String']['output'];
  /** Lasts until every channel database has cleared: `total` of them, `done` so far. Null when its retention has run out. */
  readonly run?: Maybe<BatchRun>;
  /** CLEARED once every channel database has acknowledged. */
  readonly status: ErasureStatus;
};

export type ErasureConnection = {
  readonly __typename?: 'ErasureConnection';
  readonly edges: ReadonlyArray<ErasureEdge>;
  readonly nodes: ReadonlyArray<Erasure>;
  readonly pageInfo: PageInfo;
};

export type ErasureEdge = {
  readonly __typename?: 'ErasureEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Erasure;
};

/** Where a tombstone stands in one channel database. */
export type ErasureInDatabase = {
  readonly __typename?: 'ErasureInDatabase';
  readonly channelDatabase: ChannelDatabase;
  /** When headquarters heard that it is cleared. */
  readonly clearedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly status: ErasureStatus;
  /** Since when it is to be cleared there: the erasure, or the acceptance of a restored copy of the database. */
  readonly waitingSince: Scalars['DateTime']['output'];
};

export type ErasureRehearsal = {
  readonly __typename?: 'ErasureRehearsal';
  readonly channelDatabases: ReadonlyArray<ChannelDatabase>;
  /** How many rows would be cleared or deleted at headquarters. */
  readonly tables: ReadonlyArray<ErasureTable>;
};

export type ErasureStatus =
  /** Nothing of the customer is left. */
  | 'CLEARED'
  /** The tombstone is on its way, or the channel database cannot be reached or is paused. */
  | 'WAITING';

export type ErasureTable = {
  readonly __typename?: 'ErasureTable';
  readonly rows: Scalars['Int']['output'];
  /** A table of headquarters' database. */
  readonly table: Scalars['String']['output'];
};

/** What can be done about an error. */
export type ErrorClass =
  /** Headquarters changed the same field since; choose a value. */
  | 'CONFLICT'
  /** Needs a person: correct the operation or its cause, then synchronize. */
  | 'PERMANENT'
  /** Tried again by itself, with back-off. */
  | 'TRANSIENT';

/** What `createCustomers` does when some rows are refused. */
export type ErrorPolicy =
  /** Refused rows are created without the refused optional fields where that is possible, else left out. */
  | 'IGNORE_FAILED'
  /** Nothing is created when one row is refused. */
  | 'REJECT_EVERYTHING'
  /** Refused rows are left out, all others are created. */
  | 'REJECT_FAILED_ROWS';

/** Something that a check found, with the node that it stands in. */
export type Evidence = {
  readonly __typename?: 'Evidence';
  readonly label: Scalars['String']['output'];
  /** Null when it stands in none, or in one that the token may not read. */
  readonly node?: Maybe<Node>;
  readonly value: Scalars['String']['output'];
};

export type ExportCustomerInput = {
  /** Node id or temporary GUID (CUSTACCOUNTASYNC). */
  readonly customer: Scalars['ID']['input'];
  /** Why; kept in the audit. Name no personal data in it. */
  readonly reason: Scalars['String']['input'];
};

export type ExportCustomerPayload = {
  readonly __typename?: 'ExportCustomerPayload';
  /**
   * Everything that is held about the customer, in full: `customer` (headquarters' row with addresses, contacts, affiliations, attributes and loyalty cards),
   * `operations` (each with what was captured, saved over it, changed and tried), and `channelDatabases` (the customer and the staged rows of each).
   */
  readonly document?: Maybe<Scalars['JSON']['output']>;
  /** Channel databases that could not be reached: what they hold is missing in the document. Ask again later. */
  readonly unreachable: ReadonlyArray<Scalars['ID']['output']>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type ExportFormat =
  /** Columns by the headers that `tillsync import` knows, and before them what the operation is and what is wrong with it. */
  | 'CSV'
  /** One JSON object a line, with the customer as `createCustomer` takes it. */
  | 'JSON_LINES';

export type Feature = Node & {
  readonly __typename?: 'Feature';
  readonly addedOn: Scalars['Date']['output'];
  readonly canDisable: Scalars['Boolean']['output'];
  /** State on each channel: at headquarters, as applied there, and in its cache, three different things. */
  readonly channels: ReadonlyArray<ChannelFeature>;
  readonly comment?: Maybe<Scalars['String']['output']>;
  /** Text to be confirmed with `confirm: true` before it is enabled; null when none is needed. */
  readonly confirmationText?: Maybe<Scalars['String']['output']>;
  readonly enableDate?: Maybe<Scalars['Date']['output']>;
  readonly enabled: Scalars['Boolean']['output'];
  readonly featureState: FeatureState;
  readonly id: Scalars['ID']['output'];
  readonly key: Scalars['ID']['output'];
  readonly learnMore?: Maybe<Scalars['String']['output']>;
  readonly missingPrerequisites: ReadonlyArray<Feature>;
  readonly module: Scalars['String']['output'];
  /** The exact display name. */
  readonly name: Scalars['String']['output'];
  readonly prerequisites: ReadonlyArray<Feature>;
  /** Why the schedule did not enable it at its date. */
  readonly scheduleFailure?: Maybe<Scalars['String']['output']>;
  readonly status: FeatureStatus;
  readonly summary: Scalars['String']['output'];
};


export type FeatureChannelsArgs = {
  channel?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

export type FeatureChange =
  /** One of the jobs 1110, 1010 and 1070 has brought its change to the channel database. */
  | 'APPLIED_ON_CHANNEL'
  /** It became effective there, or stopped being so, by a cache that was loaded again. */
  | 'CACHE_LOADED'
  /** Enabled, disabled, scheduled, or its schedule failed. */
  | 'HEADQUARTERS';

/** A feature changed at headquarters, was brought to a channel database, or became (or stopped being) what captures there decide on. */
export type FeatureChanged = {
  readonly __typename?: 'FeatureChanged';
  readonly at: Scalars['DateTime']['output'];
  /** Null for a change at headquarters. */
  readonly channelDatabase?: Maybe<ChannelDatabase>;
  readonly cursor: Scalars['String']['output'];
  /** The feature as it is when it is read, which may be later than the event. */
  readonly feature?: Maybe<Feature>;
  readonly what: FeatureChange;
};

export type FeatureChangedEvent = FeatureChanged | Gap | Ready | Snapshot | SourceBack | SourceLost;

/** As `OperationChangedPage`. */
export type FeatureChangedPage = {
  readonly __typename?: 'FeatureChangedPage';
  readonly cursor: Scalars['String']['output'];
  readonly events: ReadonlyArray<FeatureChangedEvent>;
  readonly ready: Scalars['Boolean']['output'];
};

/** Enabled features require it; disable them too with `cascade`. */
export type FeatureHasDependents = UserError & {
  readonly __typename?: 'FeatureHasDependents';
  readonly code: UserErrorCode;
  readonly dependents: ReadonlyArray<Feature>;
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly message: Scalars['String']['output'];
};

export type FeaturePayload = {
  readonly __typename?: 'FeaturePayload';
  readonly feature?: Maybe<Feature>;
  /** The plan that was asked for with `plan: true`. */
  readonly plan?: Maybe<FeaturePlan>;
  readonly userErrors: ReadonlyArray<UserError>;
};

/**
 * The way of a feature from headquarters into the captures of the channels: prerequisites, the feature, and in each channel database 1110, 1010, 1070 and its cache.
 * Reading it changes nothing.
 */
export type FeaturePlan = {
  readonly __typename?: 'FeaturePlan';
  /** True when nothing is left to be done: the feature is effective on each of the channels. */
  readonly complete: Scalars['Boolean']['output'];
  readonly feature: Feature;
  /** In order. By default those that are left to be done. */
  readonly steps: ReadonlyArray<FeaturePlanStep>;
};


/**
 * The way of a feature from headquarters into the captures of the channels: prerequisites, the feature, and in each channel database 1110, 1010, 1070 and its cache.
 * Reading it changes nothing.
 */
export type FeaturePlanStepsArgs = {
  state?: InputMaybe<ReadonlyArray<FeaturePlanStepState>>;
};

/** What a step of a feature's plan does. */
export type FeaturePlanAction =
  | 'ENABLE_FEATURE'
  | 'FLUSH_CHANNEL_CACHE'
  | 'RUN_CDX_JOB';

/** A run of a plan: a run of the batch job `feature-plan`, which `batchJobProgress` shows; each step that begins or ends is an event of it. */
export type FeaturePlanRun = Node & {
  readonly __typename?: 'FeaturePlanRun';
  readonly feature: Feature;
  readonly id: Scalars['ID']['output'];
  /** Its status and counts: `total` steps were left to be done, of which `done` and `failed` have ended; `message` says where and why it stopped. */
  readonly run: BatchRun;
  /** In order, also those that were done before; of channel databases that the token's channels reach. */
  readonly steps: ReadonlyArray<FeaturePlanStep>;
};

export type FeaturePlanRunPayload = {
  readonly __typename?: 'FeaturePlanRunPayload';
  readonly planRun?: Maybe<FeaturePlanRun>;
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A step on the way of a feature to the channels. */
export type FeaturePlanStep = {
  readonly __typename?: 'FeaturePlanStep';
  readonly action: FeaturePlanAction;
  readonly channelDatabase?: Maybe<ChannelDatabase>;
  /** What enabling it needs to be confirmed; null when nothing is, or it is enabled. */
  readonly confirmationText?: Maybe<Scalars['String']['output']>;
  /** What it does, in one sentence. */
  readonly effect: Scalars['String']['output'];
  readonly endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The feature that is enabled. */
  readonly feature?: Maybe<Feature>;
  /** 1110, 1010 or 1070. */
  readonly job?: Maybe<Scalars['ID']['output']>;
  /** Steps are done in this order, from 1. */
  readonly place: Scalars['Int']['output'];
  /** BLOCKED and FAILED: why, and what to do. Of a run also what came of the step. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** The session that a run's step ended with. */
  readonly session?: Maybe<DownloadSession>;
  /** Of a run's step. */
  readonly startedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly state: FeaturePlanStepState;
  /** What is to be done, in a few words. */
  readonly title: Scalars['String']['output'];
};

export type FeaturePlanStepState =
  /** It cannot be done now; `reason` says why. A run stops there. */
  | 'BLOCKED'
  /** It is so, by what headquarters and the channel database say. */
  | 'DONE'
  /** A run has stopped at it; `reason` says why. */
  | 'FAILED'
  | 'NEEDED'
  /** A run is at it. */
  | 'RUNNING';

/** Other features must be enabled first: exactly the missing ones. */
export type FeaturePrerequisitesMissing = UserError & {
  readonly __typename?: 'FeaturePrerequisitesMissing';
  readonly code: UserErrorCode;
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly message: Scalars['String']['output'];
  readonly missing: ReadonlyArray<Feature>;
};

/** Lifecycle of a feature; product releases change it. */
export type FeatureState =
  | 'MANDATORY'
  | 'ON_BY_DEFAULT'
  | 'PREVIEW'
  | 'RELEASED';

/** Symbol of a feature in feature management. */
export type FeatureStatus =
  /** Cannot be enabled yet: see `missingPrerequisites`. */
  | 'CANNOT_ENABLE'
  | 'MANDATORY'
  /** Can be enabled after a confirmation. */
  | 'NEEDS_ATTENTION'
  | 'OFF'
  | 'ON'
  /** Enabled at midnight of its date, in the time zone of headquarters. */
  | 'SCHEDULED';

/** Groups of fields that share a conflict policy. */
export type FieldGroup =
  | 'ADDRESS'
  | 'ATTRIBUTE'
  | 'COMMERCIAL'
  | 'CONTACT'
  | 'IDENTITY';

/** A field that was refused: at capture, or by headquarters in real time. */
export type FieldRefused = UserError & {
  readonly __typename?: 'FieldRefused';
  readonly code: UserErrorCode;
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly message: Scalars['String']['output'];
  readonly rowErrorCode: RowErrorCode;
};

export type FlushChannelCacheInput = {
  /** Null: of all channel databases. */
  readonly channelDatabase?: InputMaybe<Scalars['ID']['input']>;
};

export type FlushChannelCachePayload = {
  readonly __typename?: 'FlushChannelCachePayload';
  readonly channelDatabases: ReadonlyArray<ChannelDatabase>;
  readonly userErrors: ReadonlyArray<UserError>;
};

/** How the channels that have it behave. */
export type FunctionalityProfile = {
  readonly __typename?: 'FunctionalityProfile';
  readonly captureValidation: CaptureValidation;
  /** *Create customer in async mode* (CREATEASYNCCUSTOMERS). */
  readonly createCustomersInAsyncMode: Scalars['Boolean']['output'];
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
};

export type FunctionalityProfileInput = {
  readonly captureValidation?: CaptureValidation;
  readonly createCustomersInAsyncMode?: Scalars['Boolean']['input'];
  readonly id: Scalars['ID']['input'];
  readonly name: Scalars['String']['input'];
};

/** Events between two cursors are gone (older than the retention): read again what you show. */
export type Gap = {
  readonly __typename?: 'Gap';
  readonly cursor: Scalars['String']['output'];
  readonly from: Scalars['String']['output'];
  readonly reason: GapReason;
  readonly to: Scalars['String']['output'];
};

export type GapReason =
  /** The cursor is older than the log reaches back. */
  | 'RETENTION'
  /** The cursor is not of this installation, or of a database that was restored. */
  | 'UNKNOWN_CURSOR';

/** What a channel database has and headquarters, restored from an older copy, does not. Numbers are null while the channel database cannot be reached. */
export type HeadquartersLoss = {
  readonly __typename?: 'HeadquartersLoss';
  readonly channelDatabase: ChannelDatabase;
  /** Customers there that headquarters does not have. */
  readonly customers?: Maybe<Scalars['Int']['output']>;
  /** Of these, the ones whose creation is uploaded again: they come back, with their account numbers. The others are taken away by 1010. */
  readonly customersSentAgain?: Maybe<Scalars['Int']['output']>;
  /** The same in plain words. */
  readonly message: Scalars['String']['output'];
  /** Captured operations that headquarters had received and lost. They are uploaded again. */
  readonly operations?: Maybe<Scalars['Int']['output']>;
  /** Since when it is known. */
  readonly since: Scalars['DateTime']['output'];
};

/** Headquarters lacks what a channel database has seen. It gives no account number and does not synchronize until `acceptHeadquarters`; tills go on capturing. */
export type HeadquartersRewound = {
  readonly __typename?: 'HeadquartersRewound';
  /** What has happened, and what it means. */
  readonly message: Scalars['String']['output'];
  /** Since when it is known. */
  readonly since: Scalars['DateTime']['output'];
};

/** The first request with this key has not ended yet. Ask again shortly. */
export type IdempotencyKeyInProgress = UserError & {
  readonly __typename?: 'IdempotencyKeyInProgress';
  readonly code: UserErrorCode;
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly message: Scalars['String']['output'];
};

/** The key was used before with other content. Draw a new key for a new request. */
export type IdempotencyKeyReused = UserError & {
  readonly __typename?: 'IdempotencyKeyReused';
  readonly code: UserErrorCode;
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly message: Scalars['String']['output'];
};

export type IssueLoyaltyCardInput = {
  /** Null: headquarters draws a number. */
  readonly cardNumber?: InputMaybe<Scalars['String']['input']>;
  readonly channel: Scalars['ID']['input'];
  readonly customerId: Scalars['ID']['input'];
  readonly idempotencyKey: Scalars['String']['input'];
};

export type IssueLoyaltyCardPayload = {
  readonly __typename?: 'IssueLoyaltyCardPayload';
  readonly cardNumber?: Maybe<Scalars['String']['output']>;
  readonly customer?: Maybe<Customer>;
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Another run of the job over the same scope has not ended. */
export type JobAlreadyRunning = UserError & {
  readonly __typename?: 'JobAlreadyRunning';
  readonly code: UserErrorCode;
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly message: Scalars['String']['output'];
  readonly run: BatchRun;
};

export type LegalEntity = {
  readonly __typename?: 'LegalEntity';
  readonly addressBooks: ReadonlyArray<NamedEntity>;
  readonly affiliations: ReadonlyArray<NamedEntity>;
  readonly attributes: ReadonlyArray<AttributeDefinition>;
  readonly country: Scalars['String']['output'];
  readonly currency: Scalars['String']['output'];
  readonly customerGroups: ReadonlyArray<NamedEntity>;
  readonly dataAreaId: Scalars['ID']['output'];
  readonly defaultCustomers: ReadonlyArray<DefaultCustomer>;
  readonly languageId: Scalars['String']['output'];
  readonly name: Scalars['String']['output'];
  readonly numberSequences: ReadonlyArray<NumberSequence>;
  readonly timeZone: Scalars['String']['output'];
};

export type LegalEntityInput = {
  readonly addressBooks?: InputMaybe<ReadonlyArray<NamedEntityInput>>;
  readonly affiliations?: InputMaybe<ReadonlyArray<NamedEntityInput>>;
  readonly attributes?: InputMaybe<ReadonlyArray<AttributeDefinitionInput>>;
  readonly conflictPolicies?: InputMaybe<ReadonlyArray<ConflictPolicyInput>>;
  readonly country: Scalars['String']['input'];
  readonly currency: Scalars['String']['input'];
  readonly customerGroups?: InputMaybe<ReadonlyArray<NamedEntityInput>>;
  readonly dataAreaId: Scalars['ID']['input'];
  readonly defaultCustomers?: InputMaybe<ReadonlyArray<DefaultCustomerInput>>;
  readonly languageId: Scalars['String']['input'];
  readonly name: Scalars['String']['input'];
  readonly numberSequences?: InputMaybe<ReadonlyArray<NumberSequenceInput>>;
  readonly timeZone: Scalars['String']['input'];
};

/** One limit on requests. */
export type Limit = {
  readonly __typename?: 'Limit';
  /** What it limits. */
  readonly meaning: Scalars['String']['output'];
  /** Its name, as in the configuration. */
  readonly name: Scalars['String']['output'];
  /** Its value, in the unit that `meaning` names. */
  readonly value: Scalars['Int']['output'];
};

/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Takes a channel database that was restored from a backup as it is: a new source, and a full synchronization. */
  readonly acceptChannelDatabase: AcceptChannelDatabasePayload;
  /** Lets a reported difference be as it is: what headquarters has counts from now on, and comes to the channels with the next 1010. It is found again only when it changes. */
  readonly acceptDifference: AcceptDifferencePayload;
  /**
   * Takes headquarters as it is after it was restored from a backup (`HEADQUARTERS_REWOUND`), and goes on. No account number that a channel database knows is given to another
   * customer; operations that were lost are uploaded again; customers that headquarters still does not have are taken away at the channels. `dryRun` says beforehand what will be lost.
   */
  readonly acceptHeadquarters: AcceptHeadquartersPayload;
  readonly addCustomerAddress: UpdateCustomerPayload;
  readonly addCustomerAffiliation: UpdateCustomerPayload;
  /** Applies a remedy of a diagnosis: calls its mutation with the caller's own rights, and diagnoses the subject again. */
  readonly applyRemedy: ApplyRemedyPayload;
  /** Ends the run after the operations in hand; what was done stays done. */
  readonly cancelBulkRun: BulkRunPayload;
  /** Cancels a download session that is not applied; the next session of the job carries what it should have. */
  readonly cancelSession: SessionPayload;
  /**
   * Runs *Clean up completed staging rows and events*, which else its schedule does: takes away what is older than `serverInfo.retention` says. It goes in small
   * steps; one that was cut off goes on where it was.
   */
  readonly cleanUp: CleanUpPayload;
  /** Creates a customer through a channel: asynchronously or in real time, as the routing table says. */
  readonly createCustomer: CreateCustomerPayload;
  /** The same for a list; each row has its own result, and a bad row never takes its neighbours down. */
  readonly createCustomers: CreateCustomersPayload;
  readonly disableFeature: FeaturePayload;
  /**
   * Gives an operation up: it counts as settled, later ones of the customer go on, and 1010 tells its channel. Allowed where a save is. Dismissing the create of a customer
   * that headquarters does not have asks to dismiss the later operations, too.
   */
  readonly dismissOperation: DismissOperationPayload;
  readonly enableAllFeatures: EnableAllFeaturesPayload;
  /** Enables a feature for all legal entities. A channel follows once 1110, 1010 and 1070 have been applied there and its cache is loaded again. */
  readonly enableFeature: FeaturePayload;
  /**
   * Erases a customer permanently: headquarters clears it at once, and a tombstone goes with job 1010 to every channel database. What is still to be synchronized of it is dismissed; what
   * comes of it later is dropped. Refused with CUSTOMER_IN_PROGRESS while one of its operations is being synchronized. Done again it answers with the first erasure. For tokens of all
   * channels. Recorded in the audit.
   */
  readonly eraseCustomer: EraseCustomerPayload;
  /** Everything that is held about one person, for that person (a data-subject access request). For tokens of all channels. Recorded in the audit. */
  readonly exportCustomer: ExportCustomerPayload;
  /** Loads a channel database's cache again at the next use. */
  readonly flushChannelCache: FlushChannelCachePayload;
  /** Issues a loyalty card, in real time; refused while the channel has no account number (*Pending sync*). */
  readonly issueLoyaltyCard: IssueLoyaltyCardPayload;
  /** Holds the run after the operations in hand. */
  readonly pauseBulkRun: BulkRunPayload;
  /**
   * Compares channel databases with headquarters (customers, and what became of operations), and headquarters with its own records, which else the schedules `reconcile` and `reconcile-changes` do. What differs
   * at a channel comes with the next 1010; what headquarters has lost is synchronized again; the rest is reported in `differences`. For tokens of all channels.
   */
  readonly reconcile: ReconcilePayload;
  /** Deactivates an address (OPERATION = 3). */
  readonly removeCustomerAddress: UpdateCustomerPayload;
  readonly removeCustomerAffiliation: UpdateCustomerPayload;
  readonly removeCustomerContact: UpdateCustomerPayload;
  /** Chooses whose value holds where an operation has failed with CONFLICT. *Synchronize* applies it, and is in conflict again only about what headquarters has changed again. */
  readonly resolveConflict: ResolveConflictPayload;
  /** Takes a dismissal back: UPLOADED again. Refused once a later operation of the same customer and channel database is settled. */
  readonly restoreOperation: RestoreOperationPayload;
  /** Goes on with a run that is paused, has ended in ERROR, or whose process has died; what has its result is not tried again. */
  readonly resumeBulkRun: BulkRunPayload;
  /** Tries a suspended, failed or available download session again. */
  readonly retrySession: SessionPayload;
  /**
   * Shows one customer in full to this token's subject, for 15 minutes unless `revealMinutes` of the limits says otherwise: the customer, its operations, staging rows, history
   * and events. Done again it lasts longer. Recorded in the audit.
   */
  readonly revealCustomer: RevealCustomerPayload;
  /** *Run now* of a CDX job; answers when it has ended in each channel database. */
  readonly runCdxJob: RunCdxJobPayload;
  /**
   * Carries out a feature's plan, step after step, with the caller's own rights: who may enable features and not run CDX jobs gets as far as the first job. It
   * stops at the first step that fails; started again it goes on there. One run a feature at a time.
   */
  readonly runFeaturePlan: FeaturePlanRunPayload;
  /**
   * *Save*: stores corrections beside what was captured (which is never lost). Allowed while the operation is UPLOADED, WAITING_ON or FAILED;
   * the status stays until it is synchronized.
   */
  readonly saveOperation: SaveOperationPayload;
  readonly scheduleFeature: FeaturePayload;
  /** Takes a channel offline or online: while offline no real-time call leaves it and P-0001 leaves its operations pending. */
  readonly setChannelOffline: ChannelPayload;
  readonly setCustomerAttributes: UpdateCustomerPayload;
  readonly setCustomerContact: UpdateCustomerPayload;
  /** Pauses data synchronization of a channel database, or goes on with it: while it is paused nothing is uploaded from it or downloaded to it. */
  readonly setDataSyncPaused: SetDataSyncPausedPayload;
  /** Changes a functionality profile at headquarters; its channels follow with 1070. */
  readonly setFunctionalityProfile: SetFunctionalityProfilePayload;
  /** Makes the Real-time Service unavailable to a channel, to try what happens then. */
  readonly setRealtimeServiceAvailable: ChannelPayload;
  readonly setSchedule: SetSchedulePayload;
  /** Switches faults on or off. Refused with SIMULATOR_OFF where the server plays none. */
  readonly setSimulation: SetSimulationPayload;
  /** Creates or changes the organization: legal entities with what belongs to them, profiles, channel databases, channels. Doing it twice changes nothing. */
  readonly setUpOrganization: SetUpOrganizationPayload;
  /** Runs *Synchronize customers and channel requests*. */
  readonly synchronizeCustomersAndChannelRequests: SynchronizePayload;
  /**
   * Takes one customer's operations to headquarters now, because an order needs the customer: P-0001 for just these, *Synchronize*, and 1010 for the channel's database.
   * Nothing is left to do when the customer has its account number; otherwise the errors say why not.
   */
  readonly synchronizeForOrder: SynchronizeForOrderPayload;
  /** *Synchronize*: takes this one operation now. Allowed while it is UPLOADED or FAILED. */
  readonly synchronizeOperation: SynchronizeOperationPayload;
  /** *Synchronize* for all that match, as a tracked run that goes on by itself; answers as soon as it is started. */
  readonly synchronizeOperations: SynchronizeOperationsPayload;
  /** Takes the last save or choice back; repeated, the one before it, until only what was captured is left. */
  readonly undoSave: UndoSavePayload;
  readonly updateCustomer: UpdateCustomerPayload;
  readonly updateCustomerAddress: UpdateCustomerPayload;
};


/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type MutationAcceptChannelDatabaseArgs = {
  input: AcceptChannelDatabaseInput;
};


/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type MutationAcceptDifferenceArgs = {
  input: AcceptDifferenceInput;
};


/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type MutationAcceptHeadquartersArgs = {
  input: AcceptHeadquartersInput;
};


/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type MutationAddCustomerAddressArgs = {
  input: AddCustomerAddressInput;
};


/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type MutationAddCustomerAffiliationArgs = {
  input: CustomerAffiliationInput;
};


/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type MutationApplyRemedyArgs = {
  input: ApplyRemedyInput;
};


/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type MutationCancelBulkRunArgs = {
  input: BulkRunInput;
};


/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type MutationCancelSessionArgs = {
  input: SessionInput;
};


/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type MutationCleanUpArgs = {
  input?: CleanUpInput;
};


/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type MutationCreateCustomerArgs = {
  input: CreateCustomerInput;
};


/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type MutationCreateCustomersArgs = {
  input: CreateCustomersInput;
};


/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type MutationDisableFeatureArgs = {
  input: DisableFeatureInput;
};


/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type MutationDismissOperationArgs = {
  input: DismissOperationInput;
};


/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type MutationEnableAllFeaturesArgs = {
  input?: EnableAllFeaturesInput;
};


/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type MutationEnableFeatureArgs = {
  input: EnableFeatureInput;
};


/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type MutationEraseCustomerArgs = {
  input: EraseCustomerInput;
};


/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type MutationExportCustomerArgs = {
  input: ExportCustomerInput;
};


/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type MutationFlushChannelCacheArgs = {
  input?: FlushChannelCacheInput;
};


/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type MutationIssueLoyaltyCardArgs = {
  input: IssueLoyaltyCardInput;
};


/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type MutationPauseBulkRunArgs = {
  input: BulkRunInput;
};


/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type MutationReconcileArgs = {
  input?: ReconcileInput;
};


/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type MutationRemoveCustomerAddressArgs = {
  input: RemoveCustomerAddressInput;
};


/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type MutationRemoveCustomerAffiliationArgs = {
  input: CustomerAffiliationInput;
};


/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type MutationRemoveCustomerContactArgs = {
  input: RemoveCustomerContactInput;
};


/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type MutationResolveConflictArgs = {
  input: ResolveConflictInput;
};


/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type MutationRestoreOperationArgs = {
  input: RestoreOperationInput;
};


/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type MutationResumeBulkRunArgs = {
  input: BulkRunInput;
};


/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type MutationRetrySessionArgs = {
  input: SessionInput;
};


/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type MutationRevealCustomerArgs = {
  input: RevealCustomerInput;
};


/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type MutationRunCdxJobArgs = {
  input: RunCdxJobInput;
};


/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type MutationRunFeaturePlanArgs = {
  input: RunFeaturePlanInput;
};


/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type MutationSaveOperationArgs = {
  input: SaveOperationInput;
};


/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type MutationScheduleFeatureArgs = {
  input: ScheduleFeatureInput;
};


/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type MutationSetChannelOfflineArgs = {
  input: SetChannelOfflineInput;
};


/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type MutationSetCustomerAttributesArgs = {
  input: SetCustomerAttributesInput;
};


/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type MutationSetCustomerContactArgs = {
  input: SetCustomerContactInput;
};


/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type MutationSetDataSyncPausedArgs = {
  input: SetDataSyncPausedInput;
};


/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type MutationSetFunctionalityProfileArgs = {
  input: SetFunctionalityProfileInput;
};


/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type MutationSetRealtimeServiceAvailableArgs = {
  input: SetRealtimeServiceAvailableInput;
};


/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type MutationSetScheduleArgs = {
  input: SetScheduleInput;
};


/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type MutationSetSimulationArgs = {
  input: SetSimulationInput;
};


/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type MutationSetUpOrganizationArgs = {
  input: SetUpOrganizationInput;
};


/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type MutationSynchronizeCustomersAndChannelRequestsArgs = {
  input?: SynchronizeInput;
};


/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type MutationSynchronizeForOrderArgs = {
  input: SynchronizeForOrderInput;
};


/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type MutationSynchronizeOperationArgs = {
  input: SynchronizeOperationInput;
};


/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type MutationSynchronizeOperationsArgs = {
  input: SynchronizeOperationsInput;
};


/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type MutationUndoSaveArgs = {
  input: UndoSaveInput;
};


/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type MutationUpdateCustomerArgs = {
  input: UpdateCustomerInput;
};


/** Everything that changes something. Each field takes one `input` and gives a payload with `userErrors`. */
export type MutationUpdateCustomerAddressArgs = {
  input: UpdateCustomerAddressInput;
};

export type NamedEntity = {
  readonly __typename?: 'NamedEntity';
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
};

export type NamedEntityInput = {
  readonly id: Scalars['ID']['input'];
  readonly name: Scalars['String']['input'];
};

/** Anything with a globally unique id that `node` and `nodes` can read again. */
export type Node = {
  /** Opaque and stable. Do not take it apart. */
  readonly id: Scalars['ID']['output'];
};

export type NumberSequence = {
  readonly __typename?: 'NumberSequence';
  readonly format: Scalars['String']['output'];
  readonly largest: Scalars['BigInt']['output'];
  readonly next: Scalars['BigInt']['output'];
  readonly reference: Scalars['ID']['output'];
  readonly smallest: Scalars['BigInt']['output'];
};

export type NumberSequenceInput = {
  /** One run of `#` takes the number with leading zeros: `C-######`. */
  readonly format: Scalars['String']['input'];
  readonly largest: Scalars['BigInt']['input'];
  readonly reference?: Scalars['ID']['input'];
  readonly smallest?: Scalars['BigInt']['input'];
};

/** One create or edit made asynchronously: a row of the page *Customer sync status*. */
export type Operation = Node & {
  readonly __typename?: 'Operation';
  /** The temporary GUID of the customer (CUSTACCOUNTASYNC). */
  readonly asyncCustomerAccount: Scalars['String']['output'];
  /** What happened to it so far, oldest first; never changed afterwards. */
  readonly attempts: ReadonlyArray<OperationAttempt>;
  readonly capturedAt: Scalars['DateTime']['output'];
  readonly capturedBy: Scalars['String']['output'];
  /** Which attributes it changes, without their values. */
  readonly changeDescription: Scalars['String']['output'];
  /** Each attribute with the value it had and the value it gets; null where a value is empty or not known yet. */
  readonly changes: ReadonlyArray<AttributeChange>;
  readonly channel?: Maybe<Channel>;
  readonly channelDatabase?: Maybe<ChannelDatabase>;
  readonly completedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What a person has to choose where the operation has failed with CONFLICT; empty otherwise. See `resolveConflict`. */
  readonly conflicts: ReadonlyArray<OperationConflict>;
  /** The customer, as headquarters has it, or as the channel does while headquarters does not. */
  readonly customer?: Maybe<Customer>;
  /** The customer account number, once there is one. */
  readonly customerAccount?: Maybe<Scalars['String']['output']>;
  /** Why it was given up; null unless it is DISMISSED. */
  readonly dismissReason?: Maybe<Scalars['String']['output']>;
  readonly distributedAt?: Maybe<Scalars['DateTime']['output']>;
  /** True if it has ever failed, whatever its status is now. */
  readonly everFailed: Scalars['Boolean']['output'];
  /** Operations with the same cause have the same fingerprint; null if it has not failed. */
  readonly fingerprint?: Maybe<Scalars['String']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly kind: OperationKind;
  readonly lastKnownError?: Maybe<OperationError>;
  readonly legalEntity: Scalars['String']['output'];
  /** True where the values of `changes`, `conflicts`, `attempts` and `rows` are masked; see `Customer.masked`. */
  readonly masked: Scalars['Boolean']['output'];
  readonly operationId: Scalars['String']['output'];
  /** 1, 2, 3 … per customer and channel database; headquarters applies them in this order. */
  readonly operationNumber?: Maybe<Scalars['Int']['output']>;
  /** Counts every change of this operation at headquarters; 0 while it is only at the channel. `expectedRevision` of a save. */
  readonly revision: Scalars['Int']['output'];
  /** Its rows in the five staging tables; of headquarters, or of the channel while headquarters does not have them. */
  readonly rows: ReadonlyArray<StagingRecord>;
  readonly status: OperationStatus;
  /** Where it is on its way to headquarters and back. */
  readonly trace: Trace;
  readonly uploadedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly waitsFor?: Maybe<Operation>;
  readonly warnings: ReadonlyArray<OperationWarning>;
};

export type OperationAttempt = {
  readonly __typename?: 'OperationAttempt';
  /** Who tried, saved or dismissed: a user, or the batch job. */
  readonly actor: Scalars['String']['output'];
  readonly at: Scalars['DateTime']['output'];
  readonly batchRunId?: Maybe<Scalars['ID']['output']>;
  readonly changes: ReadonlyArray<AttributeChange>;
  readonly error?: Maybe<OperationError>;
  /** SYNCED, SUPERSEDED, FAILED, SAVED, RESOLVED (a conflict), UNDONE (the last of these two), DISMISSED or RESTORED. */
  readonly outcome: Scalars['String']['output'];
  readonly reason?: Maybe<Scalars['String']['output']>;
};

/** An operation has a new status. */
export type OperationChanged = {
  readonly __typename?: 'OperationChanged';
  readonly at: Scalars['DateTime']['output'];
  readonly cursor: Scalars['String']['output'];
  /** The operation as it is when it is read, which may be later than the event. */
  readonly operation?: Maybe<Operation>;
  readonly operationId: Scalars['String']['output'];
  readonly revision: Scalars['Int']['output'];
  readonly status: OperationStatus;
};

export type OperationChangedEvent = Gap | OperationChanged | Ready | Snapshot | SourceBack | SourceLost;

/**
 * What the subscription of the same name sends, for whoever asks instead of watching: the same events in the same order, the same cursors. Ask again with `after: cursor`
 * until `ready`, and subscribe with the last one.
 */
export type OperationChangedPage = {
  readonly __typename?: 'OperationChangedPage';
  /** Of the last event: where to go on, by query or by subscription. */
  readonly cursor: Scalars['String']['output'];
  /** Begins with a `Snapshot` when no cursor was given; ends with `Ready` when there is no more. */
  readonly events: ReadonlyArray<OperationChangedEvent>;
  /** True when that was all there is now. */
  readonly ready: Scalars['Boolean']['output'];
};

/** An attribute that headquarters (or another channel) has changed since the operation was captured, and that the operation changes, too. */
export type OperationConflict = {
  readonly __typename?: 'OperationConflict';
  /** As in `Operation.changes`. */
  readonly attribute: Scalars['String']['output'];
  readonly channelValue?: Maybe<Scalars['String']['output']>;
  /** What was chosen with `resolveConflict`; it counts when the operation is synchronized. Null: nothing yet. */
  readonly chosen?: Maybe<ConflictSide>;
  /** Known of a customer's last change only. */
  readonly headquartersChangedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The user at headquarters, or the channel database whose operation it was. */
  readonly headquartersChangedBy: Scalars['String']['output'];
  /** As it was when the operation failed. */
  readonly headquartersValue?: Maybe<Scalars['String']['output']>;
};

export type OperationConnection = {
  readonly __typename?: 'OperationConnection';
  /** Which channel databases the answer covers: their pending operations are merged in while they can be reached. */
  readonly coverage: ReadonlyArray<Coverage>;
  readonly edges: ReadonlyArray<OperationEdge>;
  readonly nodes: ReadonlyArray<Operation>;
  readonly pageInfo: PageInfo;
  /** Only when asked for, from counters; null when the filter cannot be counted without scanning. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

export type OperationCount = {
  readonly __typename?: 'OperationCount';
  readonly channel: Scalars['ID']['output'];
  readonly count: Scalars['Int']['output'];
  readonly errorCode?: Maybe<RowErrorCode>;
  readonly status: OperationStatus;
};

/**
 * Values of a customer as an operation captured them or as headquarters has them; all must hold. Equal without regard to case, phone numbers by their digits; with `*` at
 * the end, what begins so.
 */
export type OperationCustomerFilter = {
  readonly blocked?: InputMaybe<Scalars['String']['input']>;
  readonly cellularPhone?: InputMaybe<Scalars['String']['input']>;
  readonly creditMax?: InputMaybe<Scalars['String']['input']>;
  readonly currency?: InputMaybe<Scalars['String']['input']>;
  readonly customerGroup?: InputMaybe<Scalars['String']['input']>;
  readonly customerType?: InputMaybe<Scalars['String']['input']>;
  readonly email?: InputMaybe<Scalars['String']['input']>;
  readonly endDiscount?: InputMaybe<Scalars['String']['input']>;
  readonly firstName?: InputMaybe<Scalars['String']['input']>;
  readonly identificationNumber?: InputMaybe<Scalars['String']['input']>;
  readonly invoiceAccount?: InputMaybe<Scalars['String']['input']>;
  readonly languageId?: InputMaybe<Scalars['String']['input']>;
  readonly lastName?: InputMaybe<Scalars['String']['input']>;
  readonly lineDiscount?: InputMaybe<Scalars['String']['input']>;
  readonly middleName?: InputMaybe<Scalars['String']['input']>;
  readonly multilineDiscount?: InputMaybe<Scalars['String']['input']>;
  readonly name?: InputMaybe<Scalars['String']['input']>;
  readonly organizationId?: InputMaybe<Scalars['String']['input']>;
  readonly phone?: InputMaybe<Scalars['String']['input']>;
  readonly phoneExtension?: InputMaybe<Scalars['String']['input']>;
  readonly priceGroup?: InputMaybe<Scalars['String']['input']>;
  readonly receiptEmail?: InputMaybe<Scalars['String']['input']>;
  readonly receiptOption?: InputMaybe<Scalars['String']['input']>;
  readonly taxGroup?: InputMaybe<Scalars['String']['input']>;
  readonly title?: InputMaybe<Scalars['String']['input']>;
  readonly url?: InputMaybe<Scalars['String']['input']>;
  readonly vatNumber?: InputMaybe<Scalars['String']['input']>;
};

export type OperationEdge = {
  readonly __typename?: 'OperationEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Operation;
};

export type OperationError = {
  readonly __typename?: 'OperationError';
  readonly code: RowErrorCode;
  readonly errorClass: ErrorClass;
  /** The guilty field: `email`, `addresses.0.country` …; null when it is not one field's. */
  readonly field?: Maybe<Scalars['String']['output']>;
  /** What is wrong and what to do. */
  readonly message: Scalars['String']['output'];
};

/** FAILED operations with the same cause: one thing to correct, and with `filter: { fingerprint }` one group to synchronize again. */
export type OperationErrorGroup = {
  readonly __typename?: 'OperationErrorGroup';
  readonly channels: ReadonlyArray<Channel>;
  readonly code: RowErrorCode;
  readonly count: Scalars['Int']['output'];
  readonly errorClass: ErrorClass;
  /** The newest of them. */
  readonly example?: Maybe<Operation>;
  /** The guilty field, without the row's place: `email`, `addresses.country` …; null when it is not one field's. */
  readonly field?: Maybe<Scalars['String']['output']>;
  readonly fingerprint: Scalars['String']['output'];
  /** What is wrong and what to do, as the newest one says it. */
  readonly message: Scalars['String']['output'];
  readonly newestCapturedAt: Scalars['DateTime']['output'];
  readonly oldestCapturedAt: Scalars['DateTime']['output'];
  /**
   * The country, currency, language, customer group, address purpose, affiliation or attribute that headquarters does not know: each is a cause of its own. Null for other
   * causes, whose values may be somebody's.
   */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** A page of an export: a file of its own. */
export type OperationExport = {
  readonly __typename?: 'OperationExport';
  /** `after` of the next page. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** How many operations are in it. */
  readonly operations: Scalars['Int']['output'];
  /** The page as text; of CSV with its own header. */
  readonly text: Scalars['String']['output'];
};

/** All given conditions must hold. */
export type OperationFilter = {
  readonly asyncCustomerAccount?: InputMaybe<Scalars['String']['input']>;
  readonly batchRun?: InputMaybe<Scalars['ID']['input']>;
  readonly capturedAfter?: InputMaybe<Scalars['DateTime']['input']>;
  readonly capturedBefore?: InputMaybe<Scalars['DateTime']['input']>;
  readonly channel?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Single fields of the customer; give other conditions with it, so that fewer operations have to be looked at. What only a channel has is found with `search`. */
  readonly customer?: InputMaybe<OperationCustomerFilter>;
  readonly customerAccount?: InputMaybe<Scalars['String']['input']>;
  readonly errorClass?: InputMaybe<ReadonlyArray<ErrorClass>>;
  readonly errorCode?: InputMaybe<ReadonlyArray<RowErrorCode>>;
  readonly everFailed?: InputMaybe<Scalars['Boolean']['input']>;
  readonly fingerprint?: InputMaybe<Scalars['String']['input']>;
  readonly kind?: InputMaybe<ReadonlyArray<OperationKind>>;
  /** Captured longer ago than that. */
  readonly olderThanMinutes?: InputMaybe<Scalars['Int']['input']>;
  /** Words of the customer's name in any order, an e-mail address or a phone number. */
  readonly search?: InputMaybe<Scalars['String']['input']>;
  readonly status?: InputMaybe<ReadonlyArray<OperationStatus>>;
  /** Captured since then. */
  readonly youngerThanMinutes?: InputMaybe<Scalars['Int']['input']>;
};

/** Dismissing a create would leave these without a customer to change. */
export type OperationHasLaterOperations = UserError & {
  readonly __typename?: 'OperationHasLaterOperations';
  readonly code: UserErrorCode;
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly laterOperations: ReadonlyArray<Operation>;
  readonly message: Scalars['String']['output'];
};

export type OperationHistoryConnection = {
  readonly __typename?: 'OperationHistoryConnection';
  readonly edges: ReadonlyArray<OperationHistoryEdge>;
  readonly nodes: ReadonlyArray<OperationHistoryEntry>;
  readonly pageInfo: PageInfo;
};

export type OperationHistoryEdge = {
  readonly __typename?: 'OperationHistoryEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: OperationHistoryEntry;
};

/** One thing that happened to an operation. Never changed afterwards. */
export type OperationHistoryEntry = {
  readonly __typename?: 'OperationHistoryEntry';
  /** Who: a user, a till or application, or `tillsync` for what a schedule started. */
  readonly actor: Scalars['String']['output'];
  readonly at: Scalars['DateTime']['output'];
  readonly batchRunId?: Maybe<Scalars['ID']['output']>;
  /** Old and new, where it changed something. */
  readonly changes: ReadonlyArray<AttributeChange>;
  readonly error?: Maybe<OperationError>;
  /** True where the values of `changes` are masked; see `Customer.masked`. */
  readonly masked: Scalars['Boolean']['output'];
  readonly operation?: Maybe<Operation>;
  /** CAPTURED, or as in `OperationAttempt.outcome`. */
  readonly outcome: Scalars['String']['output'];
  /** Why: as the person said, or what started it. */
  readonly reason: Scalars['String']['output'];
};

/** One of these. */
export type OperationHistoryOf =
  /** Node id or temporary GUID (CUSTACCOUNTASYNC): all operations of the customer, real-time calls and headquarters' own edits among them. */
  { readonly customer: Scalars['ID']['input']; readonly operation?: never; }
  |  /** Node id or operation id. */
  { readonly customer?: never; readonly operation: Scalars['ID']['input']; };

/** What an operation does. */
export type OperationKind =
  | 'CREATE_ADDRESS'
  | 'CREATE_CUSTOMER'
  | 'DEACTIVATE_ADDRESS'
  | 'UPDATE_ADDRESS'
  | 'UPDATE_AFFILIATIONS'
  | 'UPDATE_ATTRIBUTES'
  | 'UPDATE_CONTACTS'
  | 'UPDATE_CUSTOMER';

/** An operation that the order waits for is not done. */
export type OperationNotCompleted = UserError & {
  readonly __typename?: 'OperationNotCompleted';
  readonly code: UserErrorCode;
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly message: Scalars['String']['output'];
  /** Null when it is of a channel that the token is not for. */
  readonly operation?: Maybe<Operation>;
};

export type OperationNotFound = UserError & {
  readonly __typename?: 'OperationNotFound';
  readonly code: UserErrorCode;
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly message: Scalars['String']['output'];
};

/** It is not dismissed; or later operations of the same customer and channel database are settled already. */
export type OperationNotRestorable = UserError & {
  readonly __typename?: 'OperationNotRestorable';
  readonly code: UserErrorCode;
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly laterOperations: ReadonlyArray<Operation>;
  readonly message: Scalars['String']['output'];
  readonly status: OperationStatus;
};

/** Its status does not allow it to be synchronized now. */
export type OperationNotSynchronizable = UserError & {
  readonly __typename?: 'OperationNotSynchronizable';
  readonly code: UserErrorCode;
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly message: Scalars['String']['output'];
  readonly status: OperationStatus;
  readonly waitsFor?: Maybe<Operation>;
};

/** Its status does not allow it to be changed. */
export type OperationNotUpdatable = UserError & {
  readonly __typename?: 'OperationNotUpdatable';
  readonly code: UserErrorCode;
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly message: Scalars['String']['output'];
  readonly status: OperationStatus;
};

/**
 * By a column of the page, and where that is the same by captured time. What has no value of the column comes last; DESC is the same list read from its end, so there it
 * comes first. A cursor belongs to the order it was given in, in both directions of it.
 */
export type OperationOrder =
  | 'ASYNC_CUSTOMER_ACCOUNT_ASC'
  | 'ASYNC_CUSTOMER_ACCOUNT_DESC'
  | 'CAPTURED_AT_ASC'
  | 'CAPTURED_AT_DESC'
  /** By the channel's key. */
  | 'CHANNEL_ASC'
  | 'CHANNEL_DESC'
  /** What is only at its channel counts as without a number. */
  | 'CUSTOMER_ACCOUNT_ASC'
  | 'CUSTOMER_ACCOUNT_DESC'
  /** What it does, as OperationKind lists them: the change description without its attributes. */
  | 'KIND_ASC'
  | 'KIND_DESC'
  /** By the code of the last known error. */
  | 'LAST_KNOWN_ERROR_ASC'
  | 'LAST_KNOWN_ERROR_DESC'
  /** From CAPTURED on, as OperationStatus lists them. */
  | 'STATUS_ASC'
  | 'STATUS_DESC';

/** What synchronizing an operation would come to: judged and applied by the batch job's own statements, and rolled back. It uses no account number. */
export type OperationRehearsal = {
  readonly __typename?: 'OperationRehearsal';
  /** What would be changed of the customer; all of it, for one that is created. */
  readonly changes: ReadonlyArray<AttributeChange>;
  /** Why it would fail; null when it would not. */
  readonly error?: Maybe<OperationError>;
  readonly outcome: RehearsedOutcome;
  readonly warnings: ReadonlyArray<OperationWarning>;
};

/** Someone else changed the operation first. */
export type OperationRevisionConflict = UserError & {
  readonly __typename?: 'OperationRevisionConflict';
  readonly changedFields: ReadonlyArray<Scalars['String']['output']>;
  readonly code: UserErrorCode;
  readonly current: Operation;
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly message: Scalars['String']['output'];
};

/** The life of an operation (docs/states.md). May grow: treat an unknown value as one that is not settled. */
export type OperationStatus =
  /** In the channel's database, not yet uploaded by P-0001. */
  | 'CAPTURED'
  /** Given up by an operator, with a reason. */
  | 'DISMISSED'
  /** Its result has been applied on the channel it came from (job 1010). */
  | 'DISTRIBUTED'
  /** Refused; see the last known error. Save a correction, then synchronize. */
  | 'FAILED'
  /** Claimed by a run of *Synchronize customers and channel requests*. */
  | 'IN_PROGRESS'
  /** The customer had its account already; nothing was created, OnlineOperationCompleted = 1. */
  | 'SUPERSEDED'
  /** Done at headquarters, OnlineOperationCompleted = 1. */
  | 'SYNCED'
  /** In headquarters' staging tables, OnlineOperationCompleted = 0. */
  | 'UPLOADED'
  /** An earlier operation of the same customer and channel database has failed; see `waitsFor`. */
  | 'WAITING_ON';

export type OperationWarning = {
  readonly __typename?: 'OperationWarning';
  readonly code: CustomerWarningCode;
  /** The customers it is about. */
  readonly customers: ReadonlyArray<Customer>;
  readonly field?: Maybe<Scalars['String']['output']>;
  readonly message: Scalars['String']['output'];
};

export type Organization = {
  readonly __typename?: 'Organization';
  readonly channelDatabases: ReadonlyArray<ChannelDatabase>;
  readonly channels: ReadonlyArray<Channel>;
  readonly functionalityProfiles: ReadonlyArray<FunctionalityProfile>;
  readonly legalEntities: ReadonlyArray<LegalEntity>;
  readonly parameters: Parameters;
};

/** Where a page stands in its list. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** The cursor of the last row; null on an empty page. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  /** True when there are rows after the last of this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** True when there are rows before the first of this page. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the first row; null on an empty page. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

/** Commerce scheduler and shared parameters. */
export type Parameters = {
  readonly __typename?: 'Parameters';
  /** How long a channel's cache serves before it is loaded again. */
  readonly cacheTtlSeconds: Scalars['Int']['output'];
  /** Later download sessions wait until a suspended one is retried or canceled. */
  readonly enforceSessionOrder: Scalars['Boolean']['output'];
  /** Of headquarters (IANA name): features are enabled at midnight there. `UTC` until the organization is set up. */
  readonly timeZone: Scalars['String']['output'];
  /** How often a download session is tried. */
  readonly tryCount: Scalars['Int']['output'];
};

/** Each left out stays as it is. */
export type ParametersInput = {
  /** 0 to 86400. */
  readonly cacheTtlSeconds?: InputMaybe<Scalars['Int']['input']>;
  readonly enforceSessionOrder?: InputMaybe<Scalars['Boolean']['input']>;
  /** An IANA name; at the first set-up the time zone of the first legal entity if left out. */
  readonly timeZone?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 10. */
  readonly tryCount?: InputMaybe<Scalars['Int']['input']>;
};

export type PipelineStep =
  /** Synchronized to distributed, by 1010. */
  | 'DISTRIBUTE'
  /** Uploaded to synchronized. FAILED and WAITING_ON are not pending: they wait for a person. */
  | 'SYNCHRONIZE'
  /** Captured to uploaded, by P-0001. */
  | 'UPLOAD';

export type PipelineStepStats = {
  readonly __typename?: 'PipelineStepStats';
  /** How long it took, in seconds: the median of the newest, at most 200, in the last hour. Null when there is none. */
  readonly medianSeconds?: Maybe<Scalars['Float']['output']>;
  /** Since when the one that was captured first has waited. */
  readonly oldestPendingAt?: Maybe<Scalars['DateTime']['output']>;
  /** How long that is, in seconds. */
  readonly oldestPendingSeconds?: Maybe<Scalars['Float']['output']>;
  /** How many operations wait for it now. */
  readonly pending: Scalars['Int']['output'];
  readonly step: PipelineStep;
};

/** A part of the work that a process can do. By default one process does all of it. */
export type ProcessRole =
  /** The channels' side: captures and reads of stores and web shops. */
  | 'CHANNEL'
  /** Headquarters' side. */
  | 'HQ'
  /** Jobs: upload, synchronize, download, schedules. */
  | 'WORKER';

/** Everything that can be read. */
export type Query = {
  readonly __typename?: 'Query';
  /** The audit, newest first: of headquarters, or of the channel database that is named, which has what was captured, refused and read in its channels. */
  readonly auditEntries: AuditEntryConnection;
  /** By id, caption or one of its former names. */
  readonly batchJob?: Maybe<BatchJob>;
  /** As `operationChanged`. */
  readonly batchJobProgress: BatchJobProgressPage;
  readonly batchJobs: ReadonlyArray<BatchJob>;
  /** Runs of one batch job, by id, caption or former name, or of all; newest first. */
  readonly batchRuns: BatchRunConnection;
  /** One bulk run, by its id or its run's id. */
  readonly bulkRun?: Maybe<BulkRun>;
  /** Newest first. */
  readonly bulkRuns: BulkRunConnection;
  readonly cdxJob?: Maybe<CdxJob>;
  readonly cdxJobs: ReadonlyArray<CdxJob>;
  /** As `operationChanged`. */
  readonly cdxSessionChanged: CdxSessionChangedPage;
  /** By key (`houston`) or node id. */
  readonly channel?: Maybe<Channel>;
  readonly channelDatabases: ReadonlyArray<ChannelDatabase>;
  readonly channels: ReadonlyArray<Channel>;
  /** One customer; with `channel`, as that channel knows it. `legalEntity` is needed when an account number alone is not unique. */
  readonly customer?: Maybe<Customer>;
  /** Customers of a channel's address books (with `channel`), or of headquarters. */
  readonly customers: CustomerConnection;
  /** How the whole stands; what `dashboardStats` of Subscription sends. */
  readonly dashboardStats: DashboardStats;
  /**
   * Why something is not as it should be: the questions of the FAQ, checked. On a healthy system no check fails and there is no remedy. What is beyond the token's
   * channels is answered as what does not exist.
   */
  readonly diagnose: Diagnosis;
  /** Newest first. Those of headquarters itself are for tokens of all channels. */
  readonly differences: DifferenceConnection;
  readonly downloadSessions: DownloadSessionConnection;
  /** An erasure, by its id or the customer's key. */
  readonly erasure?: Maybe<Erasure>;
  /** Newest first; `waiting: true` for those that a channel database has yet to apply. */
  readonly erasures: ErasureConnection;
  /**
   * Operations as text, newest first, with the values as they would be synchronized; failed ones unless the filter says otherwise. What is exported of creates can be
   * corrected and given to `tillsync import`, which dismisses the originals; edits are corrected with `saveOperation`.
   */
  readonly exportOperations: OperationExport;
  /** By key (`ASYNC_EDIT`) or node id. */
  readonly feature?: Maybe<Feature>;
  /** As `operationChanged`. */
  readonly featureChanged: FeatureChangedPage;
  /** What it takes until a feature is effective on the channels (null: all that the token may use), as the caller may do it. With `confirm` as if the confirmations were given. */
  readonly featurePlan?: Maybe<FeaturePlan>;
  /** By its id, or that of its `run`. */
  readonly featurePlanRun?: Maybe<FeaturePlanRun>;
  readonly features: ReadonlyArray<Feature>;
  /** The node with this id; null when there is none, or when the token may not see it. */
  readonly node?: Maybe<Node>;
  /** The nodes with these ids, in their order, null where `node` would be null. */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
  /** One operation, by its node id or its operation id. */
  readonly operation?: Maybe<Operation>;
  /** What the subscription of this name has to tell after a cursor (exclusive), or without one the snapshot that it begins with. */
  readonly operationChanged: OperationChangedPage;
  /** How many operations have which status, per channel and error; from counters, never a scan. */
  readonly operationCounts: ReadonlyArray<OperationCount>;
  /** FAILED operations by cause, the most frequent first. From counters, unless the filter asks for more than channels, classes, codes and a fingerprint. */
  readonly operationErrorGroups: ReadonlyArray<OperationErrorGroup>;
  /** Who changed what, when and why, oldest first. */
  readonly operationHistory: OperationHistoryConnection;
  /** The page *Customer sync status* (Commerce and Retail > Customers > Customer sync status): every asynchronous operation of every channel. */
  readonly operations: OperationConnection;
  /** What `tillsync setup` and `setUpOrganization` made. */
  readonly organization?: Maybe<Organization>;
  /** How many calls would not have been needed, by channel and cause. */
  readonly realtimeServiceCallCounts: RealtimeServiceCallCounts;
  /** The ledger of a channel's Real-time Service calls, newest first. */
  readonly realtimeServiceCalls: RealtimeServiceCallConnection;
  /** What was found when headquarters was last compared with its own records; null: never. For tokens of all channels. */
  readonly reconciliation?: Maybe<Reconciliation>;
  readonly scheduleWorkers: ScheduleWorkers;
  /** The program that answers: its version, what this token may do, and the limits it keeps. */
  readonly serverInfo: ServerInfo;
  /** All switches of the simulator, as they stand. */
  readonly simulation: Simulation;
  /** Rows of one of the five staging tables, at headquarters or in one channel database. */
  readonly stagingRecords: StagingRecordConnection;
  readonly uploadSessions: UploadSessionConnection;
};


/** Everything that can be read. */
export type QueryAuditEntriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  channelDatabase?: InputMaybe<Scalars['ID']['input']>;
  filter?: InputMaybe<AuditFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be read. */
export type QueryBatchJobArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryBatchJobProgressArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  job?: InputMaybe<Scalars['ID']['input']>;
  run?: InputMaybe<Scalars['ID']['input']>;
};


/** Everything that can be read. */
export type QueryBatchRunsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  job?: InputMaybe<Scalars['ID']['input']>;
  status?: InputMaybe<ReadonlyArray<BatchStatus>>;
};


/** Everything that can be read. */
export type QueryBulkRunArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryBulkRunsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  status?: InputMaybe<ReadonlyArray<BatchStatus>>;
};


/** Everything that can be read. */
export type QueryCdxJobArgs = {
  jobId: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryCdxSessionChangedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  channelDatabase?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  job?: InputMaybe<Scalars['ID']['input']>;
};


/** Everything that can be read. */
export type QueryChannelArgs = {
  key: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryCustomerArgs = {
  by: CustomerBy;
  channel?: InputMaybe<Scalars['ID']['input']>;
  legalEntity?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be read. */
export type QueryCustomersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  channel?: InputMaybe<Scalars['ID']['input']>;
  filter?: InputMaybe<CustomerFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  legalEntity?: InputMaybe<Scalars['String']['input']>;
  orderBy?: InputMaybe<CustomerOrder>;
  searchLocation?: InputMaybe<SearchLocation>;
};


/** Everything that can be read. */
export type QueryDashboardStatsArgs = {
  channel?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};


/** Everything that can be read. */
export type QueryDiagnoseArgs = {
  input: DiagnoseInput;
};


/** Everything that can be read. */
export type QueryDifferencesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  channelDatabase?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kind?: InputMaybe<ReadonlyArray<DifferenceKind>>;
  status?: InputMaybe<ReadonlyArray<DifferenceStatus>>;
};


/** Everything that can be read. */
export type QueryDownloadSessionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  channelDatabase?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  job?: InputMaybe<Scalars['ID']['input']>;
  status?: InputMaybe<ReadonlyArray<DownloadSessionStatus>>;
};


/** Everything that can be read. */
export type QueryErasureArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryErasuresArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  waiting?: InputMaybe<Scalars['Boolean']['input']>;
};


/** Everything that can be read. */
export type QueryExportOperationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OperationFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  format: ExportFormat;
  reason?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be read. */
export type QueryFeatureArgs = {
  key: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryFeatureChangedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  channel?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  feature?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be read. */
export type QueryFeaturePlanArgs = {
  channels?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  confirm?: InputMaybe<Scalars['Boolean']['input']>;
  feature: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryFeaturePlanRunArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryFeaturesArgs = {
  status?: InputMaybe<ReadonlyArray<FeatureStatus>>;
};


/** Everything that can be read. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


/** Everything that can be read. */
export type QueryOperationArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryOperationChangedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  batchRun?: InputMaybe<Scalars['ID']['input']>;
  channel?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  customer?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  operation?: InputMaybe<Scalars['ID']['input']>;
  status?: InputMaybe<ReadonlyArray<OperationStatus>>;
};


/** Everything that can be read. */
export type QueryOperationCountsArgs = {
  channel?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};


/** Everything that can be read. */
export type QueryOperationErrorGroupsArgs = {
  filter?: InputMaybe<OperationFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be read. */
export type QueryOperationHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  of: OperationHistoryOf;
};


/** Everything that can be read. */
export type QueryOperationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OperationFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<OperationOrder>;
};


/** Everything that can be read. */
export type QueryRealtimeServiceCallCountsArgs = {
  channel?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  since?: InputMaybe<Scalars['DateTime']['input']>;
};


/** Everything that can be read. */
export type QueryRealtimeServiceCallsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  avoidable?: InputMaybe<Scalars['Boolean']['input']>;
  channel: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  outcome?: InputMaybe<ReadonlyArray<RealtimeServiceOutcome>>;
};


/** Everything that can be read. */
export type QueryStagingRecordsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  channelDatabase?: InputMaybe<Scalars['ID']['input']>;
  filter?: InputMaybe<StagingRecordFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  side?: Side;
  table: StagingTable;
};


/** Everything that can be read. */
export type QueryUploadSessionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  channelDatabase?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  status?: InputMaybe<ReadonlyArray<UploadSessionStatus>>;
};

/** From here on nothing can be missed: everything up to `cursor` has been sent. */
export type Ready = {
  readonly __typename?: 'Ready';
  readonly cursor: Scalars['String']['output'];
  /** The logs that are followed, as in `Snapshot`. */
  readonly sources: ReadonlyArray<Scalars['String']['output']>;
};

/** A Real-time Service call from a channel to headquarters, with why it was not asynchronous. */
export type RealtimeServiceCall = {
  readonly __typename?: 'RealtimeServiceCall';
  readonly actor: Scalars['String']['output'];
  /** True if it would not have been needed with the features enabled, applied and in the cache. */
  readonly avoidable: Scalars['Boolean']['output'];
  /** The feature that would have made it asynchronous. */
  readonly blockingFeature?: Maybe<Feature>;
  readonly callId: Scalars['ID']['output'];
  readonly channel: Channel;
  /** In milliseconds. */
  readonly duration?: Maybe<Scalars['Int']['output']>;
  readonly errorCode?: Maybe<UserErrorCode>;
  readonly fellBack: Scalars['Boolean']['output'];
  /** `createCustomer`, `updateCustomer`, `issueLoyaltyCard`, `searchCustomers` … */
  readonly method: Scalars['String']['output'];
  /** The jobs that would have made that feature effective on the channel. */
  readonly missingJobs: ReadonlyArray<Scalars['String']['output']>;
  readonly outcome: RealtimeServiceOutcome;
  readonly reason: RouteReason;
  readonly startedAt: Scalars['DateTime']['output'];
  /** Why it was not asynchronous, in one sentence, by what was known at the call. */
  readonly why: Scalars['String']['output'];
};

export type RealtimeServiceCallConnection = {
  readonly __typename?: 'RealtimeServiceCallConnection';
  readonly edges: ReadonlyArray<RealtimeServiceCallEdge>;
  readonly nodes: ReadonlyArray<RealtimeServiceCall>;
  readonly pageInfo: PageInfo;
};

/** Real-time Service calls of a channel that would not have been needed, with the same cause. */
export type RealtimeServiceCallCount = {
  readonly __typename?: 'RealtimeServiceCallCount';
  /** What would have avoided them, in one sentence. */
  readonly avoidedBy: Scalars['String']['output'];
  /** The feature that would have made them asynchronous. */
  readonly blockingFeature?: Maybe<Feature>;
  readonly calls: Scalars['Int']['output'];
  readonly channel: Channel;
  /** `updateCustomer`, `addCustomerAddress` … */
  readonly methods: ReadonlyArray<Scalars['String']['output']>;
  /** The jobs that would have made that feature effective on the channel. */
  readonly missingJobs: ReadonlyArray<Scalars['String']['output']>;
  readonly newestAt: Scalars['DateTime']['output'];
  readonly reason: RouteReason;
  /** Why they were not asynchronous, in one sentence. */
  readonly why: Scalars['String']['output'];
};

export type RealtimeServiceCallCounts = {
  readonly __typename?: 'RealtimeServiceCallCounts';
  /** The most frequent first. */
  readonly counts: ReadonlyArray<RealtimeServiceCallCount>;
  /** Which channel databases were asked; those that cannot be reached are not in the counts. */
  readonly coverage: ReadonlyArray<Coverage>;
  readonly since: Scalars['DateTime']['output'];
};

export type RealtimeServiceCallEdge = {
  readonly __typename?: 'RealtimeServiceCallEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: RealtimeServiceCall;
};

/** How a Real-time Service call ended. */
export type RealtimeServiceOutcome =
  | 'OK'
  /** Not ended, or its end was not seen. */
  | 'PENDING'
  /** Headquarters answered with a business refusal. */
  | 'REFUSED'
  /** A communication failure; a create was captured instead (`fellBack`). */
  | 'UNREACHABLE';

/** Over the last 24 hours, to the hour. */
export type RealtimeServiceStats = {
  readonly __typename?: 'RealtimeServiceStats';
  /** Calls that would not have been needed with the features enabled, applied and in the cache. */
  readonly avoidable: Scalars['Int']['output'];
  /** Creates and edits captured without a call: each would have been one in synchronous mode. */
  readonly avoided: Scalars['Int']['output'];
  /** Calls that were made. */
  readonly calls: Scalars['Int']['output'];
  readonly channel: Scalars['ID']['output'];
};

export type ReconcileInput = {
  /** Only what job 1010 has carried since the last comparison, and what was found then; everything when there was none. */
  readonly changesOnly?: InputMaybe<Scalars['Boolean']['input']>;
  /** Null: all. */
  readonly channelDatabase?: InputMaybe<Scalars['ID']['input']>;
  /** Only says what differs: nothing is kept, corrected or reported. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** Null: all. A comparison of one legal entity does not change `ChannelDatabase.reconciliation`. */
  readonly legalEntity?: InputMaybe<Scalars['ID']['input']>;
  /** False: answers at once with the run it started. */
  readonly wait?: InputMaybe<Scalars['Boolean']['input']>;
};

export type ReconcilePayload = {
  readonly __typename?: 'ReconcilePayload';
  /** Empty unless it was waited for. */
  readonly found: ReadonlyArray<DifferenceCount>;
  /** Empty unless it was waited for. */
  readonly places: ReadonlyArray<ReconciledPlace>;
  readonly run?: Maybe<BatchRun>;
  readonly userErrors: ReadonlyArray<UserError>;
};

/** How a place came out of a run. */
export type ReconciledPlace = {
  readonly __typename?: 'ReconciledPlace';
  /** Null: headquarters itself. */
  readonly channelDatabase?: Maybe<ChannelDatabase>;
  readonly customers: Scalars['Int']['output'];
  readonly differences: Scalars['Int']['output'];
  readonly onTheirWay: Scalars['Int']['output'];
  readonly position?: Maybe<Scalars['BigInt']['output']>;
  readonly rowsCompared: Scalars['Int']['output'];
  /** Null: it was compared. */
  readonly whyNotCompared?: Maybe<Scalars['String']['output']>;
};

/** What is known of whether a channel database, or headquarters by itself, is as it should be, and from when. */
export type Reconciliation = {
  readonly __typename?: 'Reconciliation';
  /** The last attempt. */
  readonly attemptedAt: Scalars['DateTime']['output'];
  /** When it was last compared, whole or as to what had changed; null: never. */
  readonly comparedAt?: Maybe<Scalars['DateTime']['output']>;
  /** How many customers were in them. */
  readonly customers: Scalars['Int']['output'];
  /** Why it could not be compared at the last attempt; null when it was. */
  readonly message?: Maybe<Scalars['String']['output']>;
  /** Of these, how many were on their way and are compared next time. */
  readonly onTheirWay: Scalars['Int']['output'];
  /** Differences that are on their way to be corrected. */
  readonly open: Scalars['Int']['output'];
  /** Through which position of headquarters' log: what was named for job 1010 up to there has been compared. */
  readonly position?: Maybe<Scalars['BigInt']['output']>;
  /** How many ranges of customer keys were compared then, by count and hash. */
  readonly ranges: Scalars['Int']['output'];
  /** Differences that wait for a person. */
  readonly reported: Scalars['Int']['output'];
  readonly result: ReconciliationResult;
  /** Customers that were looked at one by one in the last comparison: in ranges that differed, or named as changed. */
  readonly rowsCompared: Scalars['Int']['output'];
  readonly run?: Maybe<BatchRun>;
  /** When all of it was last compared; null: never. */
  readonly wholeAt?: Maybe<Scalars['DateTime']['output']>;
};

export type ReconciliationResult =
  /** There are differences that are not corrected or accepted. */
  | 'DIFFERENT'
  /** Everything was compared, and nothing differs. What is on its way is not compared until it has arrived. */
  | 'EQUAL'
  /** The last attempt could not compare; `message` says why. */
  | 'NOT_COMPARED';

/** A refusal without further data. */
export type Refused = UserError & {
  readonly __typename?: 'Refused';
  readonly code: UserErrorCode;
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly message: Scalars['String']['output'];
};

export type RehearsedErrorGroup = {
  readonly __typename?: 'RehearsedErrorGroup';
  readonly code: RowErrorCode;
  readonly count: Scalars['Int']['output'];
  readonly errorClass: ErrorClass;
  readonly field?: Maybe<Scalars['String']['output']>;
  /** The fingerprint that they would have. */
  readonly fingerprint: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
};

export type RehearsedItem = {
  readonly __typename?: 'RehearsedItem';
  /** What would be changed of the customer; all of it, for one that is created. */
  readonly changes: ReadonlyArray<AttributeChange>;
  readonly error?: Maybe<OperationError>;
  readonly operation?: Maybe<Operation>;
  readonly operationId: Scalars['String']['output'];
  readonly outcome: RehearsedOutcome;
  readonly skipReason?: Maybe<BulkSkipReason>;
};

/** What a bulk run would do to an operation. */
export type RehearsedOutcome =
  /** Its customer is changed. */
  | 'CHANGED'
  /** A customer is created. */
  | 'CREATED'
  /** It fails; see `error`. */
  | 'REFUSED'
  /** It is left as it is; see `skipReason`. */
  | 'SKIPPED'
  /** Its customer is already as it wants it, or has its account already. */
  | 'UNCHANGED';

/** The exact mutation that cures a cause. */
export type Remedy = {
  readonly __typename?: 'Remedy';
  /** The GraphQL document to send. */
  readonly document: Scalars['String']['output'];
  /** What applying it will do, in one sentence. */
  readonly effect: Scalars['String']['output'];
  /** For `applyRemedy`. Names what it does and to what; it stays valid, and what it does is judged again when it is applied. */
  readonly id: Scalars['ID']['output'];
  /** Whether the caller's roles and channels allow it. */
  readonly mayRun: Scalars['Boolean']['output'];
  /** The root field of Mutation. */
  readonly mutation: Scalars['String']['output'];
  /** What a person must fill in before: attributes with a corrected value as `values`, or `reason`. Empty: it can be applied as it is. */
  readonly needsInput: ReadonlyArray<Scalars['String']['output']>;
  readonly risk: Risk;
  readonly title: Scalars['String']['output'];
  /** The document's variables, filled in. */
  readonly variables: Scalars['JSON']['output'];
};

export type RemoveCustomerAddressInput = {
  readonly addressId: Scalars['ID']['input'];
  readonly channel: Scalars['ID']['input'];
  readonly customerId: Scalars['ID']['input'];
  readonly expectedVersion?: InputMaybe<Scalars['String']['input']>;
  readonly idempotencyKey: Scalars['String']['input'];
};

export type RemoveCustomerContactInput = {
  readonly channel: Scalars['ID']['input'];
  readonly contactId: Scalars['ID']['input'];
  readonly customerId: Scalars['ID']['input'];
  readonly expectedVersion?: InputMaybe<Scalars['String']['input']>;
  readonly idempotencyKey: Scalars['String']['input'];
};

export type ResolveConflictInput = {
  readonly choices: ReadonlyArray<ConflictChoiceInput>;
  /** Only says what would happen. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** The `revision` that was looked at. */
  readonly expectedRevision: Scalars['Int']['input'];
  readonly operationId: Scalars['ID']['input'];
  /** Why; kept with the operation and in the audit. */
  readonly reason: Scalars['String']['input'];
};

export type ResolveConflictPayload = {
  readonly __typename?: 'ResolveConflictPayload';
  readonly operation?: Maybe<Operation>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type RestoreOperationInput = {
  /** Also the later operations of the customer that were dismissed. */
  readonly cascade?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only says what would happen. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** The `revision` that was looked at. */
  readonly expectedRevision: Scalars['Int']['input'];
  readonly operationId: Scalars['ID']['input'];
  /** Why; kept with the operation and in the audit. */
  readonly reason: Scalars['String']['input'];
};

export type RestoreOperationPayload = {
  readonly __typename?: 'RestoreOperationPayload';
  /** Later operations that were restored with it. */
  readonly alsoRestored: ReadonlyArray<Operation>;
  readonly operation?: Maybe<Operation>;
  readonly userErrors: ReadonlyArray<UserError>;
};

/** How long things are kept before they are removed. */
export type Retention = {
  readonly __typename?: 'Retention';
  /** Days that the audit is kept; null: permanently. */
  readonly auditDays?: Maybe<Scalars['Int']['output']>;
  /** Days that events can be read again; a cursor older than that gets a gap. */
  readonly eventDays: Scalars['Int']['output'];
  /** Hours that an idempotency key keeps its outcome. */
  readonly idempotencyHours: Scalars['Int']['output'];
  /** Days that the ledger of the Real-time Service keeps a call. */
  readonly realtimeServiceCallDays: Scalars['Int']['output'];
  /** Days that ended runs of batch jobs are kept. */
  readonly runDays: Scalars['Int']['output'];
  /** Days that finished download and upload sessions are kept. */
  readonly sessionDays: Scalars['Int']['output'];
  /** Days that completed operations keep their staging rows, attempts and values. */
  readonly stagingDays: Scalars['Int']['output'];
};

export type RevealCustomerInput = {
  /** Node id or temporary GUID (CUSTACCOUNTASYNC); also of a customer that only a channel's staging tables have yet. */
  readonly customer: Scalars['ID']['input'];
  /** Why; kept in the audit. Name no personal data in it. */
  readonly reason: Scalars['String']['input'];
};

export type RevealCustomerPayload = {
  readonly __typename?: 'RevealCustomerPayload';
  /** The customer in full. */
  readonly customer?: Maybe<Customer>;
  /** Until when this token's subject sees this customer in full, wherever it is shown. */
  readonly revealedUntil?: Maybe<Scalars['DateTime']['output']>;
  readonly userErrors: ReadonlyArray<UserError>;
};

/** How much a remedy can do that was not meant. */
export type Risk =
  /** It cannot be taken back, or reaches far beyond the subject. */
  | 'HIGH'
  | 'LOW'
  | 'MEDIUM'
  /** It can be repeated and changes nothing that would not come by itself. */
  | 'NONE';

/** A role that a token can carry. */
export type Role =
  /** Everything, the administrator's switches included. */
  | 'ADMINISTRATOR'
  /** A scheduler or integration: imports, features, jobs, bulk synchronization. */
  | 'AUTOMATION'
  /** A web shop or other application of a channel: the rights of a till. */
  | 'CHANNEL_APPLICATION'
  /** A till: customers of its address books, and nothing else. */
  | 'CHANNEL_DEVICE'
  /** Reads and changes features. */
  | 'FEATURE_MANAGER'
  /** Reads features and their state. */
  | 'FEATURE_VIEWER'
  /** A person who works with the Customer sync status: reads operations, corrects and synchronizes them, runs jobs. */
  | 'OPERATOR'
  /** The other side: one process of the program talking to another. */
  | 'PROCESS'
  /** Reads what holds no personal data. */
  | 'VIEWER';

/** Why an operation took its route. A channel decides by the configuration, profile and features as they are applied there. */
export type RouteReason =
  /** Always synchronous. */
  | 'ALWAYS_SYNCHRONOUS'
  /** A feature that is effective on this channel makes it asynchronous. */
  | 'FEATURE'
  /** A feature is on at headquarters and not yet applied on this channel, or its cache is older. */
  | 'FEATURE_NOT_EFFECTIVE'
  /** A feature is off at headquarters. */
  | 'FEATURE_OFF'
  | 'HEADQUARTERS_UPDATE'
  | 'OFFLINE'
  /** The functionality profile creates customers asynchronously. */
  | 'PROFILE'
  /** The Real-time Service could not be reached; captured instead. */
  | 'RTS_UNREACHABLE'
  /** The channel's functionality profile creates customers synchronously. */
  | 'SYNCHRONOUS_PROFILE';

/** Why a row is refused, at capture or at headquarters. May grow. */
export type RowErrorCode =
  | 'ADDRESS_NOT_FOUND'
  | 'ATTRIBUTE_NOT_IN_LIST'
  | 'ATTRIBUTE_OUT_OF_RANGE'
  | 'ATTRIBUTE_TYPE_MISMATCH'
  | 'CONFLICT'
  | 'CONTACT_NOT_FOUND'
  | 'CUSTOMER_ERASED'
  | 'CUSTOMER_NOT_FOUND'
  | 'INVALID_CHARACTER'
  | 'INVALID_EMAIL'
  | 'INVALID_NUMBER'
  | 'INVALID_VALUE'
  | 'NUMBER_SEQUENCE_EXHAUSTED'
  | 'NUMBER_SEQUENCE_MISSING'
  /** Took a chunk down twice when it was alone in it. */
  | 'POISON'
  | 'REQUIRED'
  | 'TEMPORARY_FAULT'
  | 'TOO_LONG'
  | 'UNKNOWN_AFFILIATION'
  | 'UNKNOWN_ATTRIBUTE'
  | 'UNKNOWN_COUNTRY'
  | 'UNKNOWN_CURRENCY'
  | 'UNKNOWN_CUSTOMER_GROUP'
  | 'UNKNOWN_LANGUAGE'
  | 'UNKNOWN_PURPOSE';

/** What a staging row does: 1, 2 and 3 in the documented tables. */
export type RowOperation =
  | 'CREATE'
  | 'DEACTIVATE'
  | 'UPDATE';

/** What became of a row at headquarters. */
export type RowVerdict =
  | 'APPLIED'
  /** Not applied because another row of the same operation was refused. */
  | 'NOT_APPLIED'
  | 'PENDING'
  | 'REFUSED';

export type RunCdxJobInput = {
  /** Null: all. */
  readonly channelDatabase?: InputMaybe<Scalars['ID']['input']>;
  /** A download of everything instead of what changed. */
  readonly full?: InputMaybe<Scalars['Boolean']['input']>;
  /** 1010, 1070, 1110 or P-0001. */
  readonly job: Scalars['ID']['input'];
};

export type RunCdxJobPayload = {
  readonly __typename?: 'RunCdxJobPayload';
  /** One for each channel database, as it stands when the job has ended there. */
  readonly sessions: ReadonlyArray<CdxSession>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type RunFeaturePlanInput = {
  /** Null: all that the token may use. The channel databases that serve them are worked on. */
  readonly channels?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Gives the confirmations that features of the plan need. */
  readonly confirm?: InputMaybe<Scalars['Boolean']['input']>;
  readonly feature: Scalars['ID']['input'];
  /** True: answers when the run has ended. It goes on in any case. */
  readonly wait?: InputMaybe<Scalars['Boolean']['input']>;
};

export type SaveOperationInput = {
  readonly changes: ReadonlyArray<AttributeChangeInput>;
  /** Only says what would happen. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** The `revision` that was looked at. */
  readonly expectedRevision: Scalars['Int']['input'];
  readonly operationId: Scalars['ID']['input'];
  /** Why; kept with the operation and in the audit. */
  readonly reason: Scalars['String']['input'];
};

export type SaveOperationPayload = {
  readonly __typename?: 'SaveOperationPayload';
  readonly operation?: Maybe<Operation>;
  /** Of a dry run: what *Synchronize* would come to with what was to be saved; null while it is not the operation's turn. */
  readonly rehearsal?: Maybe<OperationRehearsal>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type ScheduleFeatureInput = {
  readonly comment?: InputMaybe<Scalars['String']['input']>;
  readonly confirm?: InputMaybe<Scalars['Boolean']['input']>;
  /** A date in the future; null cancels the schedule. */
  readonly enableDate?: InputMaybe<Scalars['Date']['input']>;
  readonly feature: Scalars['ID']['input'];
};

/** The processes that run the distribution schedules (role worker), as headquarters knows them. */
export type ScheduleWorkers = {
  readonly __typename?: 'ScheduleWorkers';
  /** How many have looked at the job queue within the last 30 seconds, or are fully busy. With 0, no schedule runs. */
  readonly alive: Scalars['Int']['output'];
  /** When one of them looked at the queue last; null when there has been none, or each was stopped. */
  readonly lastLookAt?: Maybe<Scalars['DateTime']['output']>;
};

/** Where `customers` looks, for a channel. */
export type SearchLocation =
  /** All stores, asked of headquarters in real time: name, account number and masked contacts only. Local when headquarters is away (see `searchedLocation`). */
  | 'ALL'
  /** The channel's own database. */
  | 'LOCAL';

/** The running program, as it shows itself to the token that asks. */
export type ServerInfo = {
  readonly __typename?: 'ServerInfo';
  /** Set while headquarters is an older copy of itself, restored from a backup; null when it is not, or cannot be reached. */
  readonly headquartersRewound?: Maybe<HeadquartersRewound>;
  /** The limits on requests. A request beyond them is refused with `QUERY_TOO_COSTLY`, `BAD_USER_INPUT` or `RATE_LIMITED`. */
  readonly limits: ReadonlyArray<Limit>;
  /** How long things are kept. */
  readonly retention: Retention;
  /** The parts of the work that this process does. */
  readonly roles: ReadonlyArray<ProcessRole>;
  /** The server's clock. */
  readonly time: Scalars['DateTime']['output'];
  /** Version of the program, as in its package and changelog. */
  readonly version: Scalars['String']['output'];
  /** Who the token says is asking. */
  readonly whoami: Whoami;
};

export type SessionInput = {
  readonly session: Scalars['ID']['input'];
};

export type SessionPayload = {
  readonly __typename?: 'SessionPayload';
  readonly session?: Maybe<CdxSession>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type SetChannelOfflineInput = {
  readonly channel: Scalars['ID']['input'];
  readonly offline: Scalars['Boolean']['input'];
};

export type SetCustomerAttributesInput = {
  readonly attributes: ReadonlyArray<AttributeInput>;
  readonly channel: Scalars['ID']['input'];
  readonly customerId: Scalars['ID']['input'];
  readonly expectedVersion?: InputMaybe<Scalars['String']['input']>;
  readonly idempotencyKey: Scalars['String']['input'];
};

export type SetCustomerContactInput = {
  readonly channel: Scalars['ID']['input'];
  readonly contact: ContactInput;
  /** Null: a new contact. */
  readonly contactId?: InputMaybe<Scalars['ID']['input']>;
  readonly customerId: Scalars['ID']['input'];
  readonly expectedVersion?: InputMaybe<Scalars['String']['input']>;
  readonly idempotencyKey: Scalars['String']['input'];
};

export type SetDataSyncPausedInput = {
  readonly channelDatabase: Scalars['ID']['input'];
  readonly paused: Scalars['Boolean']['input'];
};

export type SetDataSyncPausedPayload = {
  readonly __typename?: 'SetDataSyncPausedPayload';
  readonly channelDatabase?: Maybe<ChannelDatabase>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type SetFunctionalityProfileInput = {
  readonly captureValidation?: InputMaybe<CaptureValidation>;
  readonly createCustomersInAsyncMode?: InputMaybe<Scalars['Boolean']['input']>;
  readonly profile: Scalars['ID']['input'];
};

export type SetFunctionalityProfilePayload = {
  readonly __typename?: 'SetFunctionalityProfilePayload';
  readonly functionalityProfile?: Maybe<FunctionalityProfile>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type SetRealtimeServiceAvailableInput = {
  readonly available: Scalars['Boolean']['input'];
  readonly channel: Scalars['ID']['input'];
};

export type SetScheduleInput = {
  readonly active?: InputMaybe<Scalars['Boolean']['input']>;
  readonly recurrence?: InputMaybe<Scalars['String']['input']>;
  readonly schedule: Scalars['ID']['input'];
};

export type SetSchedulePayload = {
  readonly __typename?: 'SetSchedulePayload';
  readonly schedule?: Maybe<DistributionSchedule>;
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Each left out stays as it is. */
export type SetSimulationInput = {
  readonly channelDatabases?: InputMaybe<ReadonlyArray<SimulatedChannelDatabaseInput>>;
  /** 0 to 60000. */
  readonly headquartersDelayMs?: InputMaybe<Scalars['Int']['input']>;
  readonly headquartersReachable?: InputMaybe<Scalars['Boolean']['input']>;
};

export type SetSimulationPayload = {
  readonly __typename?: 'SetSimulationPayload';
  readonly simulation?: Maybe<Simulation>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type SetUpOrganizationInput = {
  readonly channelDatabaseGroups?: InputMaybe<ReadonlyArray<NamedEntityInput>>;
  readonly channelDatabases?: InputMaybe<ReadonlyArray<ChannelDatabaseInput>>;
  readonly channels?: InputMaybe<ReadonlyArray<ChannelInput>>;
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  readonly functionalityProfiles?: InputMaybe<ReadonlyArray<FunctionalityProfileInput>>;
  readonly legalEntities?: InputMaybe<ReadonlyArray<LegalEntityInput>>;
  readonly parameters?: InputMaybe<ParametersInput>;
};

export type SetUpOrganizationPayload = {
  readonly __typename?: 'SetUpOrganizationPayload';
  /** What was (or with `dryRun` would be) created or changed. */
  readonly changed: ReadonlyArray<Scalars['String']['output']>;
  readonly organization?: Maybe<Organization>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type Side =
  | 'CHANNEL'
  | 'HEADQUARTERS';

export type SimulatedChannelDatabase = {
  readonly __typename?: 'SimulatedChannelDatabase';
  /** True: its cache does not expire; what is applied counts only after `flushChannelCache`, which ends this. Null while it cannot be reached. */
  readonly cacheFrozen?: Maybe<Scalars['Boolean']['output']>;
  readonly channelDatabase: ChannelDatabase;
  /** True: it fails to apply download sessions, until they are out of tries. */
  readonly downloadsFail: Scalars['Boolean']['output'];
  /** False: headquarters and its jobs cannot reach it. Its tills capture as ever. */
  readonly reachable: Scalars['Boolean']['output'];
};

/** Each left out stays as it is. */
export type SimulatedChannelDatabaseInput = {
  readonly cacheFrozen?: InputMaybe<Scalars['Boolean']['input']>;
  readonly channelDatabase: Scalars['ID']['input'];
  readonly downloadsFail?: InputMaybe<Scalars['Boolean']['input']>;
  readonly reachable?: InputMaybe<Scalars['Boolean']['input']>;
};

/**
 * Faults that this server plays at its edges, so that every situation can be seen without stopping anything. They are of this process and end with it;
 * switches that are kept are the channels' own (`Channel.offline`, `Channel.realtimeServiceAvailable`) and `cacheFrozen`.
 */
export type Simulation = {
  readonly __typename?: 'Simulation';
  /** False: this server plays no faults (`TILLSYNC_SIMULATOR`). */
  readonly available: Scalars['Boolean']['output'];
  /** Those of the token's channels. */
  readonly channelDatabases: ReadonlyArray<SimulatedChannelDatabase>;
  /** How much longer headquarters' database takes for each answer, in milliseconds. */
  readonly headquartersDelayMs: Scalars['Int']['output'];
  /** False: every connection to headquarters' database is cut, and no new one comes about; for the channels as for readers. */
  readonly headquartersReachable: Scalars['Boolean']['output'];
};

export type SkippedFeature = {
  readonly __typename?: 'SkippedFeature';
  readonly feature: Feature;
  readonly reason: Scalars['String']['output'];
};

/**
 * What a subscription begins with when it is given no cursor: what it asks for, as it is now. It has everything up to `cursor`, and may have more: what is told after it and
 * known already is no harm, since events carry the entity's `revision` or show the entity as it is. Fields that another subscription fills are null.
 */
export type Snapshot = {
  readonly __typename?: 'Snapshot';
  readonly at: Scalars['DateTime']['output'];
  readonly cursor: Scalars['String']['output'];
  /** `featureChanged`: the features that are watched. */
  readonly features?: Maybe<ReadonlyArray<Feature>>;
  /** `operationChanged`: how many operations of the channels watched have which status. */
  readonly operationCounts?: Maybe<ReadonlyArray<OperationCount>>;
  /** `operationChanged`: the operations watched, newest first; the cursors in it are those of the list. */
  readonly operations?: Maybe<OperationConnection>;
  /** `batchJobProgress`: the run that is watched; else the runs that have not ended, and of each job the newest. */
  readonly runs?: Maybe<ReadonlyArray<BatchRun>>;
  /** `cdxSessionChanged`: of each job in each channel database the newest session and those that have not ended, newest first. */
  readonly sessions?: Maybe<ReadonlyArray<CdxSession>>;
  /** The logs that are followed: `headquarters`, and the channel databases in scope. A scope of more than 32 is served from headquarters alone. */
  readonly sources: ReadonlyArray<Scalars['String']['output']>;
};


/**
 * What a subscription begins with when it is given no cursor: what it asks for, as it is now. It has everything up to `cursor`, and may have more: what is told after it and
 * known already is no harm, since events carry the entity's `revision` or show the entity as it is. Fields that another subscription fills are null.
 */
export type SnapshotOperationsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type SourceBack = {
  readonly __typename?: 'SourceBack';
  readonly cursor: Scalars['String']['output'];
  readonly source: Scalars['String']['output'];
};

/** A log cannot be reached; its place is kept, its events come after `SourceBack`. */
export type SourceLost = {
  readonly __typename?: 'SourceLost';
  readonly cursor: Scalars['String']['output'];
  /** `headquarters`, or a channel database. */
  readonly source: Scalars['String']['output'];
};

export type StagingColumn = {
  readonly __typename?: 'StagingColumn';
  readonly name: Scalars['String']['output'];
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** A row of one of the five staging tables, at a channel or at headquarters. */
export type StagingRecord = {
  readonly __typename?: 'StagingRecord';
  readonly channelDatabase: Scalars['ID']['output'];
  /** The business columns that are filled, by their documented names, in the tables' order. */
  readonly columns: ReadonlyArray<StagingColumn>;
  readonly createdAt: Scalars['DateTime']['output'];
  /** CUSTACCOUNT */
  readonly custAccount?: Maybe<Scalars['String']['output']>;
  /** CUSTACCOUNTASYNC */
  readonly custAccountAsync?: Maybe<Scalars['String']['output']>;
  readonly error?: Maybe<OperationError>;
  /** DATAAREAID */
  readonly legalEntity: Scalars['String']['output'];
  /** True where the values of `columns` are masked; see `Customer.masked`. */
  readonly masked: Scalars['Boolean']['output'];
  /** OnlineOperationCompleted: 1 when headquarters has processed the row successfully, else 0. At a channel it is derived from what 1010 told. */
  readonly onlineOperationCompleted: Scalars['Int']['output'];
  /** OPERATION */
  readonly operation: RowOperation;
  readonly operationId: Scalars['String']['output'];
  readonly operationNumber?: Maybe<Scalars['Int']['output']>;
  /** ORIGINATINGCHANNEL */
  readonly originatingChannel: Scalars['ID']['output'];
  /** REPLICATIONCOUNTERFROMORIGIN */
  readonly replicationCounterFromOrigin: Scalars['BigInt']['output'];
  readonly side: Side;
  readonly table: StagingTable;
  readonly verdict: RowVerdict;
};

export type StagingRecordConnection = {
  readonly __typename?: 'StagingRecordConnection';
  readonly edges: ReadonlyArray<StagingRecordEdge>;
  readonly nodes: ReadonlyArray<StagingRecord>;
  readonly pageInfo: PageInfo;
  /** Only when asked for; counts the whole match. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

export type StagingRecordEdge = {
  readonly __typename?: 'StagingRecordEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: StagingRecord;
};

export type StagingRecordFilter = {
  /** CUSTACCOUNTASYNC */
  readonly custAccountAsync?: InputMaybe<Scalars['String']['input']>;
  readonly onlineOperationCompleted?: InputMaybe<Scalars['Int']['input']>;
  readonly operationId?: InputMaybe<Scalars['String']['input']>;
};

/** The five staging tables, by their documented names. */
export type StagingTable =
  | 'RETAILASYNCADDRESSV2'
  | 'RETAILASYNCCUSTOMERAFFILIATION'
  | 'RETAILASYNCCUSTOMERATTRIBUTEV2'
  | 'RETAILASYNCCUSTOMERCONTACT'
  | 'RETAILASYNCCUSTOMERV2';

/** Everything that can be watched, over graphql-transport-ws. */
export type Subscription = {
  readonly __typename?: 'Subscription';
  /** Runs of batch jobs and bulk runs, as they start, go on and end: how much is done, has failed and waits, how fast, how long it will take. */
  readonly batchJobProgress: BatchJobProgressEvent;
  /** Download and upload sessions as their status changes. */
  readonly cdxSessionChanged: CdxSessionChangedEvent;
  /** How the whole stands, whenever that has changed, at most once a second. Each message is whole: there is no cursor, and nothing to resume. */
  readonly dashboardStats: DashboardStats;
  /** Features at headquarters, on channels and in their caches. */
  readonly featureChanged: FeatureChangedEvent;
  /** Operations as they move through their states. `after` is exclusive; without it the subscription starts with a snapshot. */
  readonly operationChanged: OperationChangedEvent;
};


/** Everything that can be watched, over graphql-transport-ws. */
export type SubscriptionBatchJobProgressArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  job?: InputMaybe<Scalars['ID']['input']>;
  run?: InputMaybe<Scalars['ID']['input']>;
};


/** Everything that can be watched, over graphql-transport-ws. */
export type SubscriptionCdxSessionChangedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  channelDatabase?: InputMaybe<Scalars['ID']['input']>;
  job?: InputMaybe<Scalars['ID']['input']>;
};


/** Everything that can be watched, over graphql-transport-ws. */
export type SubscriptionDashboardStatsArgs = {
  channel?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};


/** Everything that can be watched, over graphql-transport-ws. */
export type SubscriptionFeatureChangedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  channel?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  feature?: InputMaybe<Scalars['ID']['input']>;
};


/** Everything that can be watched, over graphql-transport-ws. */
export type SubscriptionOperationChangedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  batchRun?: InputMaybe<Scalars['ID']['input']>;
  channel?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  customer?: InputMaybe<Scalars['ID']['input']>;
  operation?: InputMaybe<Scalars['ID']['input']>;
  status?: InputMaybe<ReadonlyArray<OperationStatus>>;
};

export type SynchronizeForOrderInput = {
  /** An address that the order needs at headquarters, too. */
  readonly addressId?: InputMaybe<Scalars['ID']['input']>;
  readonly channel: Scalars['ID']['input'];
  /** Node id or temporary GUID of the customer. */
  readonly customerId: Scalars['ID']['input'];
};

export type SynchronizeForOrderPayload = {
  readonly __typename?: 'SynchronizeForOrderPayload';
  /** CUSTACCOUNT; null when headquarters has not given one. */
  readonly accountNumber?: Maybe<Scalars['String']['output']>;
  /** The customer as the channel has it now. */
  readonly customer?: Maybe<Customer>;
  /** What was synchronized, and what is still open. */
  readonly operations: ReadonlyArray<Operation>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type SynchronizeInput = {
  /** Null: *Synchronize customers and channel requests*; its former names are accepted. */
  readonly job?: InputMaybe<Scalars['String']['input']>;
  /** Null: all. */
  readonly legalEntity?: InputMaybe<Scalars['ID']['input']>;
  /** False: answers at once with the runs it started. */
  readonly wait?: InputMaybe<Scalars['Boolean']['input']>;
};

export type SynchronizeOperationInput = {
  /** Only says what would happen. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  readonly operationId: Scalars['ID']['input'];
  /** Why; kept with the attempt and in the audit. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

export type SynchronizeOperationPayload = {
  readonly __typename?: 'SynchronizeOperationPayload';
  readonly operation?: Maybe<Operation>;
  /** Of a dry run: what it would come to. */
  readonly rehearsal?: Maybe<OperationRehearsal>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type SynchronizeOperationsInput = {
  /** Only says what would happen. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /**
   * All that match as headquarters has them now. Those that are FAILED or UPLOADED are taken, each customer's in order; the others are SKIPPED with the reason. What
   * only a channel has is not part of it: run P-0001 first.
   */
  readonly filter: OperationFilter;
  /** Kept with the run and in the audit. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

export type SynchronizeOperationsPayload = {
  readonly __typename?: 'SynchronizeOperationsPayload';
  /** The run that was started; null for a dry run. */
  readonly bulkRun?: Maybe<BulkRun>;
  /** What a run would do; null unless `dryRun`. */
  readonly rehearsal?: Maybe<BulkRehearsal>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type SynchronizePayload = {
  readonly __typename?: 'SynchronizePayload';
  /** One for each legal entity. */
  readonly runs: ReadonlyArray<BatchRun>;
  readonly userErrors: ReadonlyArray<UserError>;
};

/** How fast it went at a moment. */
export type ThroughputSample = {
  readonly __typename?: 'ThroughputSample';
  readonly at: Scalars['DateTime']['output'];
  /** Operations captured a second, over the minute before; null where it could not be told. */
  readonly capturedPerSecond?: Maybe<Scalars['Float']['output']>;
  /** Operations synchronized (also without effect) a second; as `capturedPerSecond`. */
  readonly synchronizedPerSecond?: Maybe<Scalars['Float']['output']>;
};

/** Where an operation, or the last operation of a customer, is on its way to headquarters and back. */
export type Trace = {
  readonly __typename?: 'Trace';
  /** From the schedules and the recent durations of this channel database. */
  readonly expectedAtHeadquarters?: Maybe<Scalars['DateTime']['output']>;
  /** The same, for the result's being back on the channel. */
  readonly expectedBack?: Maybe<Scalars['DateTime']['output']>;
  /** What is traced: of a customer, its last operation that is not done, else its last one. */
  readonly operation?: Maybe<Operation>;
  readonly steps: ReadonlyArray<TraceStep>;
  /** What it waits for now, in one sentence; null when it is done. */
  readonly waitingFor?: Maybe<Scalars['String']['output']>;
  /** Why there is no expected time, in one sentence; null when there is one, or none is needed. */
  readonly whyNotExpected?: Maybe<Scalars['String']['output']>;
};

export type TraceStep = {
  readonly __typename?: 'TraceStep';
  /** When it was done; null while it is not, and what is not known any more. */
  readonly at?: Maybe<Scalars['DateTime']['output']>;
  /** When it is expected to be done; null when it is done, or it cannot be told (see `Trace.whyNotExpected`). */
  readonly expectedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The job that makes this step: `P-0001`, `synchronize`, `1010`; null for the capture. */
  readonly job?: Maybe<Scalars['String']['output']>;
  /** The run that did it. */
  readonly run?: Maybe<BatchRun>;
  /** The session that carried it. */
  readonly session?: Maybe<CdxSession>;
  readonly step: TraceStepName;
};

/** The steps of an operation, in their order. */
export type TraceStepName =
  /** In the channel's database. */
  | 'CAPTURED'
  /** Back on the channel it came from, by 1010. */
  | 'DISTRIBUTED'
  /** A customer of headquarters, by *Synchronize customers and channel requests*. */
  | 'SYNCHRONIZED'
  /** In headquarters' staging tables, by P-0001. */
  | 'UPLOADED';

export type UndoSaveInput = {
  /** Only says what would happen. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** The `revision` that was looked at. */
  readonly expectedRevision: Scalars['Int']['input'];
  readonly operationId: Scalars['ID']['input'];
  /** Why; kept with the operation and in the audit. */
  readonly reason: Scalars['String']['input'];
};

export type UndoSavePayload = {
  readonly __typename?: 'UndoSavePayload';
  readonly operation?: Maybe<Operation>;
  readonly userErrors: ReadonlyArray<UserError>;
};

export type UpdateCustomerAddressInput = {
  readonly addressId: Scalars['ID']['input'];
  readonly changes: AddressInput;
  readonly channel: Scalars['ID']['input'];
  readonly customerId: Scalars['ID']['input'];
  readonly expectedVersion?: InputMaybe<Scalars['String']['input']>;
  readonly idempotencyKey: Scalars['String']['input'];
};

export type UpdateCustomerInput = {
  readonly changes: CustomerChangesInput;
  /** Null: at headquarters itself. */
  readonly channel?: InputMaybe<Scalars['ID']['input']>;
  readonly customerId: Scalars['ID']['input'];
  /** The `version` that the edit is based on; null: whatever is current. */
  readonly expectedVersion?: InputMaybe<Scalars['String']['input']>;
  /** Drawn by the caller, one for each edit; the same key with the same content gives the first outcome again. */
  readonly idempotencyKey: Scalars['String']['input'];
};

/** Outcome of an edit of a customer or of what belongs to it. */
export type UpdateCustomerPayload = {
  readonly __typename?: 'UpdateCustomerPayload';
  readonly customer?: Maybe<Customer>;
  readonly operation?: Maybe<Operation>;
  readonly route?: Maybe<CustomerRoute>;
  readonly routeReason?: Maybe<RouteReason>;
  readonly userErrors: ReadonlyArray<UserError>;
  readonly warnings: ReadonlyArray<CustomerWarning>;
};

export type UploadAttempt = {
  readonly __typename?: 'UploadAttempt';
  readonly at: Scalars['DateTime']['output'];
  /** Why the last attempt did not succeed; null if it did. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  readonly succeededAt?: Maybe<Scalars['DateTime']['output']>;
};

export type UploadSession = Node & {
  readonly __typename?: 'UploadSession';
  readonly channelDatabase: ChannelDatabase;
  readonly dateCreated: Scalars['DateTime']['output'];
  readonly dateUploaded?: Maybe<Scalars['DateTime']['output']>;
  /** Operations of erased customers that came with it and were dropped (ERASED). They hinder no others. */
  readonly erased: Scalars['Int']['output'];
  readonly id: Scalars['ID']['output'];
  readonly job: CdxJob;
  readonly message?: Maybe<Scalars['String']['output']>;
  readonly number: Scalars['BigInt']['output'];
  /** How many operations it carried. */
  readonly operations: Scalars['Int']['output'];
  readonly requestedBy: Scalars['String']['output'];
  readonly rowsAffected: Scalars['Int']['output'];
  readonly status: UploadSessionStatus;
  readonly tryCount: Scalars['Int']['output'];
};

export type UploadSessionConnection = {
  readonly __typename?: 'UploadSessionConnection';
  readonly edges: ReadonlyArray<UploadSessionEdge>;
  readonly nodes: ReadonlyArray<UploadSession>;
  readonly pageInfo: PageInfo;
};

export type UploadSessionEdge = {
  readonly __typename?: 'UploadSessionEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: UploadSession;
};

export type UploadSessionStatus =
  | 'APPLIED'
  | 'CANCELED'
  | 'FAILED'
  | 'NO_DATA'
  | 'STARTED'
  | 'UPLOADED';

/**
 * A refusal: the request was understood, and a rule of the business says no. Nothing was changed.
 * Refusals that carry data are types of their own; clients ask for the interface and for the types they can act on.
 */
export type UserError = {
  /** The rule that refused, for programs. */
  readonly code: UserErrorCode;
  /** The path in the input that the refusal is about; null when it is about all of it. */
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** What is wrong and what to do about it, for people. */
  readonly message: Scalars['String']['output'];
};

/** Why a mutation refused. May grow: treat an unknown code as a refusal and show its message. */
export type UserErrorCode =
  /** What exists cannot be changed in this way. */
  | 'CANNOT_BE_CHANGED'
  /** It would work on channels that the token is not for. */
  | 'CHANNELS_NOT_ALLOWED'
  /** The channel's database was restored from an older copy: uploads and downloads have stopped until `acceptChannelDatabase`. */
  | 'CHANNEL_DATABASE_REWOUND'
  /** The channel's database could not be reached. Nothing was changed. */
  | 'CHANNEL_DATABASE_UNREACHABLE'
  /** The channel's database has no configuration yet: run jobs 1110, 1070 and 1010 for it. */
  | 'CHANNEL_NOT_CONFIGURED'
  /** The customer was erased: nothing of it can be changed any more. */
  | 'CUSTOMER_ERASED'
  /** An operation of the customer is being synchronized at this moment. Try again in a few seconds. */
  | 'CUSTOMER_IN_PROGRESS'
  /** Headquarters has not given the customer an account number yet (*Pending sync*), and the request needs it. */
  | 'CUSTOMER_PENDING_SYNC'
  /** Data synchronization is paused for the channel's database. */
  | 'DATA_SYNC_PAUSED'
  /** The id appears twice in the input. */
  | 'DUPLICATE_ID'
  /** The feature is enabled already: there is nothing to schedule. */
  | 'FEATURE_ALREADY_ENABLED'
  /** Once enabled, the feature cannot be disabled. */
  | 'FEATURE_CANNOT_BE_DISABLED'
  /** Enabled features require it; see `FeatureHasDependents`. */
  | 'FEATURE_HAS_DEPENDENTS'
  /** The feature is mandatory: it is on and cannot be disabled. */
  | 'FEATURE_MANDATORY'
  /** The feature's `confirmationText` must be confirmed with `confirm: true`. */
  | 'FEATURE_NEEDS_CONFIRMATION'
  /** Other features must be enabled first; see `FeaturePrerequisitesMissing`. */
  | 'FEATURE_PREREQUISITES_MISSING'
  /** An asynchronous operation takes this field only with a feature that is not effective on the channel; the message names it. */
  | 'FEATURE_REQUIRED'
  /** A field's value was refused, at capture or by headquarters; see `FieldRefused`. */
  | 'FIELD_REFUSED'
  /** Headquarters has everything that the channel databases have seen: there is nothing to accept. */
  | 'HEADQUARTERS_NOT_REWOUND'
  /** Headquarters lacks what a channel database has seen (it was restored from a backup): it gives no account number and does not synchronize until `acceptHeadquarters`. */
  | 'HEADQUARTERS_REWOUND'
  /** Headquarters could not be reached, and the request needs it. The outcome may be unknown: repeat it with the same idempotency key. */
  | 'HEADQUARTERS_UNREACHABLE'
  /** The first request with this idempotency key has not finished yet. Ask again. */
  | 'IDEMPOTENCY_KEY_IN_PROGRESS'
  /** The idempotency key was used with other input. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** A connection must be `env:NAME`, `file:PATH` or `embedded:NAME`; a URL is never stored. */
  | 'INVALID_CONNECTION'
  /** The date is not a day in the future. */
  | 'INVALID_DATE'
  /** A value in the input is not possible here; see `field`. */
  | 'INVALID_VALUE'
  /** Such a run is going on already. */
  | 'JOB_ALREADY_RUNNING'
  /** The job is listed and carries nothing in this product. */
  | 'JOB_CARRIES_NO_DATA'
  /** Nothing has this id, or the token may not see it. */
  | 'NOT_FOUND'
  /** Nothing was done for this row because another row was refused (`REJECT_EVERYTHING`). */
  | 'NOT_PROCESSED'
  /** The channel is offline and filters shared customer tables: no customers are created offline there. */
  | 'OFFLINE_CUSTOMER_CREATE_DISABLED'
  /** An operation that this waits for is not done; see `OperationNotCompleted`. */
  | 'OPERATION_NOT_COMPLETED'
  /** A package was refused: a field is wrong or not known to this version, or a row is of another channel database. Nothing of it was kept; the message names the field. */
  | 'PACKAGE_REFUSED'
  /** The session's status does not allow it; the message names the status. */
  | 'SESSION_STATUS'
  /** This server plays no faults (`TILLSYNC_SIMULATOR`). */
  | 'SIMULATOR_OFF'
  /** It names something that neither exists nor is in the input. */
  | 'UNKNOWN_REFERENCE'
  /** The entity has changed since it was read; see `VersionConflict`. */
  | 'VERSION_CONFLICT';

/** The customer has changed since the version that the edit was based on, in the very fields that it changes. */
export type VersionConflict = UserError & {
  readonly __typename?: 'VersionConflict';
  readonly changedFields: ReadonlyArray<Scalars['String']['output']>;
  readonly code: UserErrorCode;
  /** The customer as it is now. */
  readonly current?: Maybe<Customer>;
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly message: Scalars['String']['output'];
};

/** Who a token stands for. */
export type Whoami = {
  readonly __typename?: 'Whoami';
  /** The channels the token is for; null means all channels. */
  readonly channels?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** When the token stops working. Sockets opened with it are closed then. */
  readonly expiresAt: Scalars['DateTime']['output'];
  /** The token's subject: a name for logs and audit. */
  readonly id: Scalars['String']['output'];
  /**
   * The root fields that the token may call, such as `Mutation.saveOperation`, in the order of the schema. A field that is not named is refused with
   * `FORBIDDEN`. How far a call reaches is a further question: `channels` limits it.
   */
  readonly mayCall: ReadonlyArray<Scalars['String']['output']>;
  /** What the token may do. */
  readonly roles: ReadonlyArray<Role>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;



/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  BatchJobProgressEvent:
    | ( LiveEvent )
    | ( Gap )
    | ( Ready )
    | ( SnapshotView )
    | ( SourceBack )
    | ( SourceLost )
  ;
  CdxSession:
    | ( DownloadSessionRow )
    | ( UploadSessionRow )
  ;
  CdxSessionChangedEvent:
    | ( LiveEvent )
    | ( Gap )
    | ( Ready )
    | ( SnapshotView )
    | ( SourceBack )
    | ( SourceLost )
  ;
  FeatureChangedEvent:
    | ( LiveEvent )
    | ( Gap )
    | ( Ready )
    | ( SnapshotView )
    | ( SourceBack )
    | ( SourceLost )
  ;
  OperationChangedEvent:
    | ( Gap )
    | ( LiveEvent )
    | ( Ready )
    | ( SnapshotView )
    | ( SourceBack )
    | ( SourceLost )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( BatchJobRow )
    | ( BatchRunRow )
    | ( BulkRunView )
    | ( CdxJobRow )
    | ( ChannelRef )
    | ( ChannelDatabaseRef )
    | ( CustomerView )
    | ( DifferenceView )
    | ( DownloadSessionRow )
    | ( ErasureView )
    | ( FeatureView )
    | ( FeaturePlanRunView )
    | ( OperationView )
    | ( UploadSessionRow )
  ;
  UserError:
    | ( BulkRunCannotBeChanged )
    | ( Omit<FeatureHasDependents, 'dependents'> & { dependents: ReadonlyArray<_RefType['Feature']> } )
    | ( Omit<FeaturePrerequisitesMissing, 'missing'> & { missing: ReadonlyArray<_RefType['Feature']> } )
    | ( FieldRefused )
    | ( IdempotencyKeyInProgress )
    | ( IdempotencyKeyReused )
    | ( Omit<JobAlreadyRunning, 'run'> & { run: _RefType['BatchRun'] } )
    | ( HasLaterOperations )
    | ( NotCompleted )
    | ( OperationNotFound )
    | ( NotRestorable )
    | ( NotSynchronizable )
    | ( OperationNotUpdatable )
    | ( Omit<OperationRevisionConflict, 'current'> & { current: _RefType['Operation'] } )
    | ( Refused )
    | ( VersionConflictRefusal )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AcceptChannelDatabaseInput: AcceptChannelDatabaseInput;
  AcceptChannelDatabasePayload: ResolverTypeWrapper<Omit<AcceptChannelDatabasePayload, 'channelDatabase' | 'userErrors'> & { channelDatabase?: Maybe<ResolversTypes['ChannelDatabase']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  AcceptDifferenceInput: AcceptDifferenceInput;
  AcceptDifferencePayload: ResolverTypeWrapper<Omit<AcceptDifferencePayload, 'difference' | 'userErrors'> & { difference?: Maybe<ResolversTypes['Difference']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  AcceptHeadquartersInput: AcceptHeadquartersInput;
  AcceptHeadquartersPayload: ResolverTypeWrapper<Omit<AcceptHeadquartersPayload, 'losses' | 'userErrors'> & { losses: ReadonlyArray<ResolversTypes['HeadquartersLoss']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  AddCustomerAddressInput: AddCustomerAddressInput;
  AddressInput: AddressInput;
  AppliedJob: ResolverTypeWrapper<AppliedJob>;
  ApplyRemedyInput: ApplyRemedyInput;
  ApplyRemedyPayload: ResolverTypeWrapper<Omit<ApplyRemedyPayload, 'diagnosis' | 'userErrors'> & { diagnosis?: Maybe<ResolversTypes['Diagnosis']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  AttributeChange: ResolverTypeWrapper<AttributeChange>;
  AttributeChangeInput: AttributeChangeInput;
  AttributeDefinition: ResolverTypeWrapper<AttributeDefinition>;
  AttributeDefinitionInput: AttributeDefinitionInput;
  AttributeInput: AttributeInput;
  AttributeType: AttributeType;
  AuditEntry: ResolverTypeWrapper<AuditEntry>;
  AuditEntryConnection: ResolverTypeWrapper<AuditEntryConnection>;
  AuditEntryEdge: ResolverTypeWrapper<AuditEntryEdge>;
  AuditFilter: AuditFilter;
  AuditPeriod: AuditPeriod;
  BatchJob: ResolverTypeWrapper<BatchJobRow>;
  BatchJobProgress: ResolverTypeWrapper<LiveEvent>;
  BatchJobProgressEvent: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['BatchJobProgressEvent']>;
  BatchJobProgressPage: ResolverTypeWrapper<LivePage>;
  BatchRun: ResolverTypeWrapper<BatchRunRow>;
  BatchRunConnection: ResolverTypeWrapper<Omit<BatchRunConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['BatchRunEdge']>, nodes: ReadonlyArray<ResolversTypes['BatchRun']> }>;
  BatchRunEdge: ResolverTypeWrapper<Omit<BatchRunEdge, 'node'> & { node: ResolversTypes['BatchRun'] }>;
  BatchStatus: BatchStatus;
  BigInt: ResolverTypeWrapper<Scalars['BigInt']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  BulkItemResult: BulkItemResult;
  BulkRehearsal: ResolverTypeWrapper<BulkRehearsalView>;
  BulkRun: ResolverTypeWrapper<BulkRunView>;
  BulkRunCannotBeChanged: ResolverTypeWrapper<BulkRunCannotBeChanged>;
  BulkRunConnection: ResolverTypeWrapper<Omit<BulkRunConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['BulkRunEdge']>, nodes: ReadonlyArray<ResolversTypes['BulkRun']> }>;
  BulkRunEdge: ResolverTypeWrapper<Omit<BulkRunEdge, 'node'> & { node: ResolversTypes['BulkRun'] }>;
  BulkRunInput: BulkRunInput;
  BulkRunItem: ResolverTypeWrapper<BulkRunItemView>;
  BulkRunItemConnection: ResolverTypeWrapper<Omit<BulkRunItemConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['BulkRunItemEdge']>, nodes: ReadonlyArray<ResolversTypes['BulkRunItem']> }>;
  BulkRunItemEdge: ResolverTypeWrapper<Omit<BulkRunItemEdge, 'node'> & { node: ResolversTypes['BulkRunItem'] }>;
  BulkRunPayload: ResolverTypeWrapper<Omit<BulkRunPayload, 'bulkRun' | 'userErrors'> & { bulkRun?: Maybe<ResolversTypes['BulkRun']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  BulkSkipReason: BulkSkipReason;
  CaptureValidation: CaptureValidation;
  CdxDirection: CdxDirection;
  CdxJob: ResolverTypeWrapper<CdxJobRow>;
  CdxSession: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CdxSession']>;
  CdxSessionChanged: ResolverTypeWrapper<LiveEvent>;
  CdxSessionChangedEvent: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CdxSessionChangedEvent']>;
  CdxSessionChangedPage: ResolverTypeWrapper<LivePage>;
  CdxSubjob: ResolverTypeWrapper<CdxSubjob>;
  Channel: ResolverTypeWrapper<ChannelRef>;
  ChannelCache: ResolverTypeWrapper<ChannelCache>;
  ChannelDatabase: ResolverTypeWrapper<ChannelDatabaseRef>;
  ChannelDatabaseInput: ChannelDatabaseInput;
  ChannelFeature: ResolverTypeWrapper<ChannelFeatureView>;
  ChannelInput: ChannelInput;
  ChannelPayload: ResolverTypeWrapper<Omit<ChannelPayload, 'channel' | 'userErrors'> & { channel?: Maybe<ResolversTypes['Channel']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  ChannelType: ChannelType;
  Check: ResolverTypeWrapper<CheckView>;
  CheckCode: CheckCode;
  CheckStatus: CheckStatus;
  CleanUp: ResolverTypeWrapper<Omit<CleanUp, 'run'> & { run: ResolversTypes['BatchRun'] }>;
  CleanUpInput: CleanUpInput;
  CleanUpPayload: ResolverTypeWrapper<Omit<CleanUpPayload, 'cleanUps' | 'userErrors'> & { cleanUps: ReadonlyArray<ResolversTypes['CleanUp']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  ConflictChoiceInput: ConflictChoiceInput;
  ConflictPolicy: ConflictPolicy;
  ConflictPolicyInput: ConflictPolicyInput;
  ConflictSide: ConflictSide;
  ContactInput: ContactInput;
  ContactType: ContactType;
  Coverage: ResolverTypeWrapper<Coverage>;
  CreateCustomerInput: CreateCustomerInput;
  CreateCustomerPayload: ResolverTypeWrapper<CustomerOutcome>;
  CreateCustomersInput: CreateCustomersInput;
  CreateCustomersPayload: ResolverTypeWrapper<CreatedCustomers>;
  CreateCustomersResult: ResolverTypeWrapper<CustomerOutcome>;
  CreateCustomersRow: CreateCustomersRow;
  Customer: ResolverTypeWrapper<CustomerView>;
  CustomerAddress: ResolverTypeWrapper<CustomerAddress>;
  CustomerAffiliationInput: CustomerAffiliationInput;
  CustomerAttribute: ResolverTypeWrapper<CustomerAttribute>;
  CustomerBy: CustomerBy;
  CustomerChangesInput: CustomerChangesInput;
  CustomerConnection: ResolverTypeWrapper<CustomerPage>;
  CustomerContact: ResolverTypeWrapper<CustomerContact>;
  CustomerEdge: ResolverTypeWrapper<Omit<CustomerEdge, 'node'> & { node: ResolversTypes['Customer'] }>;
  CustomerFilter: CustomerFilter;
  CustomerInput: CustomerInput;
  CustomerOrder: CustomerOrder;
  CustomerRoute: CustomerRoute;
  CustomerSyncState: CustomerSyncState;
  CustomerType: CustomerType;
  CustomerWarning: ResolverTypeWrapper<CustomerWarning>;
  CustomerWarningCode: CustomerWarningCode;
  DashboardStats: ResolverTypeWrapper<DashboardStatsView>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DefaultCustomer: ResolverTypeWrapper<DefaultCustomer>;
  DefaultCustomerInput: DefaultCustomerInput;
  DiagnoseCustomerBy: DiagnoseCustomerBy;
  DiagnoseInput: DiagnoseInput;
  Diagnosis: ResolverTypeWrapper<DiagnosisView>;
  Difference: ResolverTypeWrapper<DifferenceView>;
  DifferenceConnection: ResolverTypeWrapper<Omit<DifferenceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['DifferenceEdge']>, nodes: ReadonlyArray<ResolversTypes['Difference']> }>;
  DifferenceCount: ResolverTypeWrapper<FoundCount>;
  DifferenceEdge: ResolverTypeWrapper<Omit<DifferenceEdge, 'node'> & { node: ResolversTypes['Difference'] }>;
  DifferenceKind: DifferenceKind;
  DifferenceStatus: DifferenceStatus;
  DisableFeatureInput: DisableFeatureInput;
  DismissOperationInput: DismissOperationInput;
  DismissOperationPayload: ResolverTypeWrapper<Omit<DismissOperationPayload, 'alsoDismissed' | 'operation' | 'released' | 'userErrors'> & { alsoDismissed: ReadonlyArray<ResolversTypes['Operation']>, operation?: Maybe<ResolversTypes['Operation']>, released: ReadonlyArray<ResolversTypes['Operation']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  DistributionSchedule: ResolverTypeWrapper<ScheduleRow>;
  DownloadSession: ResolverTypeWrapper<DownloadSessionRow>;
  DownloadSessionConnection: ResolverTypeWrapper<Omit<DownloadSessionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['DownloadSessionEdge']>, nodes: ReadonlyArray<ResolversTypes['DownloadSession']> }>;
  DownloadSessionEdge: ResolverTypeWrapper<Omit<DownloadSessionEdge, 'node'> & { node: ResolversTypes['DownloadSession'] }>;
  DownloadSessionStatus: DownloadSessionStatus;
  EnableAllFeaturesInput: EnableAllFeaturesInput;
  EnableAllFeaturesPayload: ResolverTypeWrapper<Omit<EnableAllFeaturesPayload, 'enabled' | 'skipped' | 'userErrors'> & { enabled: ReadonlyArray<ResolversTypes['Feature']>, skipped: ReadonlyArray<ResolversTypes['SkippedFeature']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  EnableFeatureInput: EnableFeatureInput;
  EraseCustomerInput: EraseCustomerInput;
  EraseCustomerPayload: ResolverTypeWrapper<ErasureOutcome>;
  Erasure: ResolverTypeWrapper<ErasureView>;
  ErasureConnection: ResolverTypeWrapper<Omit<ErasureConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ErasureEdge']>, nodes: ReadonlyArray<ResolversTypes['Erasure']> }>;
  ErasureEdge: ResolverTypeWrapper<Omit<ErasureEdge, 'node'> & { node: ResolversTypes['Erasure'] }>;
  ErasureInDatabase: ResolverTypeWrapper<ErasureDelivery>;
  ErasureRehearsal: ResolverTypeWrapper<RehearsedErasure>;
  ErasureStatus: ErasureStatus;
  ErasureTable: ResolverTypeWrapper<ErasureTable>;
  ErrorClass: ErrorClass;
  ErrorPolicy: ErrorPolicy;
  Evidence: ResolverTypeWrapper<EvidenceView>;
  ExportCustomerInput: ExportCustomerInput;
  ExportCustomerPayload: ResolverTypeWrapper<Omit<ExportCustomerPayload, 'userErrors'> & { userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  ExportFormat: ExportFormat;
  Feature: ResolverTypeWrapper<FeatureView>;
  FeatureChange: FeatureChange;
  FeatureChanged: ResolverTypeWrapper<LiveEvent>;
  FeatureChangedEvent: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['FeatureChangedEvent']>;
  FeatureChangedPage: ResolverTypeWrapper<LivePage>;
  FeatureHasDependents: ResolverTypeWrapper<Omit<FeatureHasDependents, 'dependents'> & { dependents: ReadonlyArray<ResolversTypes['Feature']> }>;
  FeaturePayload: ResolverTypeWrapper<Omit<FeaturePayload, 'feature' | 'plan' | 'userErrors'> & { feature?: Maybe<ResolversTypes['Feature']>, plan?: Maybe<ResolversTypes['FeaturePlan']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  FeaturePlan: ResolverTypeWrapper<FeaturePlanView>;
  FeaturePlanAction: FeaturePlanAction;
  FeaturePlanRun: ResolverTypeWrapper<FeaturePlanRunView>;
  FeaturePlanRunPayload: ResolverTypeWrapper<Omit<FeaturePlanRunPayload, 'planRun' | 'userErrors'> & { planRun?: Maybe<ResolversTypes['FeaturePlanRun']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  FeaturePlanStep: ResolverTypeWrapper<PlanStepView>;
  FeaturePlanStepState: FeaturePlanStepState;
  FeaturePrerequisitesMissing: ResolverTypeWrapper<Omit<FeaturePrerequisitesMissing, 'missing'> & { missing: ReadonlyArray<ResolversTypes['Feature']> }>;
  FeatureState: FeatureState;
  FeatureStatus: FeatureStatus;
  FieldGroup: FieldGroup;
  FieldRefused: ResolverTypeWrapper<FieldRefused>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  FlushChannelCacheInput: FlushChannelCacheInput;
  FlushChannelCachePayload: ResolverTypeWrapper<Omit<FlushChannelCachePayload, 'channelDatabases' | 'userErrors'> & { channelDatabases: ReadonlyArray<ResolversTypes['ChannelDatabase']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  FunctionalityProfile: ResolverTypeWrapper<FunctionalityProfile>;
  FunctionalityProfileInput: FunctionalityProfileInput;
  Gap: ResolverTypeWrapper<Gap>;
  GapReason: GapReason;
  HeadquartersLoss: ResolverTypeWrapper<Omit<HeadquartersLoss, 'channelDatabase'> & { channelDatabase: ResolversTypes['ChannelDatabase'] }>;
  HeadquartersRewound: ResolverTypeWrapper<HeadquartersRewound>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  IdempotencyKeyInProgress: ResolverTypeWrapper<IdempotencyKeyInProgress>;
  IdempotencyKeyReused: ResolverTypeWrapper<IdempotencyKeyReused>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  IssueLoyaltyCardInput: IssueLoyaltyCardInput;
  IssueLoyaltyCardPayload: ResolverTypeWrapper<LoyaltyCardOutcome>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  JobAlreadyRunning: ResolverTypeWrapper<Omit<JobAlreadyRunning, 'run'> & { run: ResolversTypes['BatchRun'] }>;
  LegalEntity: ResolverTypeWrapper<LegalEntity>;
  LegalEntityInput: LegalEntityInput;
  Limit: ResolverTypeWrapper<Limit>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NamedEntity: ResolverTypeWrapper<NamedEntity>;
  NamedEntityInput: NamedEntityInput;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  NumberSequence: ResolverTypeWrapper<NumberSequence>;
  NumberSequenceInput: NumberSequenceInput;
  Operation: ResolverTypeWrapper<OperationView>;
  OperationAttempt: ResolverTypeWrapper<AttemptView>;
  OperationChanged: ResolverTypeWrapper<LiveEvent>;
  OperationChangedEvent: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['OperationChangedEvent']>;
  OperationChangedPage: ResolverTypeWrapper<LivePage>;
  OperationConflict: ResolverTypeWrapper<OperationConflict>;
  OperationConnection: ResolverTypeWrapper<OperationPage>;
  OperationCount: ResolverTypeWrapper<OperationCountRow>;
  OperationCustomerFilter: OperationCustomerFilter;
  OperationEdge: ResolverTypeWrapper<Omit<OperationEdge, 'node'> & { node: ResolversTypes['Operation'] }>;
  OperationError: ResolverTypeWrapper<OperationError>;
  OperationErrorGroup: ResolverTypeWrapper<ErrorGroup>;
  OperationExport: ResolverTypeWrapper<OperationExport>;
  OperationFilter: OperationFilter;
  OperationHasLaterOperations: ResolverTypeWrapper<HasLaterOperations>;
  OperationHistoryConnection: ResolverTypeWrapper<Omit<OperationHistoryConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['OperationHistoryEdge']>, nodes: ReadonlyArray<ResolversTypes['OperationHistoryEntry']> }>;
  OperationHistoryEdge: ResolverTypeWrapper<Omit<OperationHistoryEdge, 'node'> & { node: ResolversTypes['OperationHistoryEntry'] }>;
  OperationHistoryEntry: ResolverTypeWrapper<HistoryEntry>;
  OperationHistoryOf: OperationHistoryOf;
  OperationKind: OperationKind;
  OperationNotCompleted: ResolverTypeWrapper<NotCompleted>;
  OperationNotFound: ResolverTypeWrapper<OperationNotFound>;
  OperationNotRestorable: ResolverTypeWrapper<NotRestorable>;
  OperationNotSynchronizable: ResolverTypeWrapper<NotSynchronizable>;
  OperationNotUpdatable: ResolverTypeWrapper<OperationNotUpdatable>;
  OperationOrder: OperationOrder;
  OperationRehearsal: ResolverTypeWrapper<RehearsedOperation>;
  OperationRevisionConflict: ResolverTypeWrapper<Omit<OperationRevisionConflict, 'current'> & { current: ResolversTypes['Operation'] }>;
  OperationStatus: OperationStatus;
  OperationWarning: ResolverTypeWrapper<WarningRow>;
  Organization: ResolverTypeWrapper<OrganizationView>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Parameters: ResolverTypeWrapper<Parameters>;
  ParametersInput: ParametersInput;
  PipelineStep: PipelineStep;
  PipelineStepStats: ResolverTypeWrapper<PipelineStepStats>;
  ProcessRole: ProcessRole;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Ready: ResolverTypeWrapper<Ready>;
  RealtimeServiceCall: ResolverTypeWrapper<RealtimeCallView>;
  RealtimeServiceCallConnection: ResolverTypeWrapper<Omit<RealtimeServiceCallConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['RealtimeServiceCallEdge']>, nodes: ReadonlyArray<ResolversTypes['RealtimeServiceCall']> }>;
  RealtimeServiceCallCount: ResolverTypeWrapper<RealtimeCallCount>;
  RealtimeServiceCallCounts: ResolverTypeWrapper<Omit<RealtimeServiceCallCounts, 'counts'> & { counts: ReadonlyArray<ResolversTypes['RealtimeServiceCallCount']> }>;
  RealtimeServiceCallEdge: ResolverTypeWrapper<Omit<RealtimeServiceCallEdge, 'node'> & { node: ResolversTypes['RealtimeServiceCall'] }>;
  RealtimeServiceOutcome: RealtimeServiceOutcome;
  RealtimeServiceStats: ResolverTypeWrapper<RealtimeServiceStats>;
  ReconcileInput: ReconcileInput;
  ReconcilePayload: ResolverTypeWrapper<Omit<ReconcilePayload, 'found' | 'places' | 'run' | 'userErrors'> & { found: ReadonlyArray<ResolversTypes['DifferenceCount']>, places: ReadonlyArray<ResolversTypes['ReconciledPlace']>, run?: Maybe<ResolversTypes['BatchRun']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  ReconciledPlace: ResolverTypeWrapper<PlaceResult>;
  Reconciliation: ResolverTypeWrapper<ReconciliationView>;
  ReconciliationResult: ReconciliationResult;
  Refused: ResolverTypeWrapper<Refused>;
  RehearsedErrorGroup: ResolverTypeWrapper<RehearsedErrorGroup>;
  RehearsedItem: ResolverTypeWrapper<RehearsedItemView>;
  RehearsedOutcome: RehearsedOutcome;
  Remedy: ResolverTypeWrapper<RemedyView>;
  RemoveCustomerAddressInput: RemoveCustomerAddressInput;
  RemoveCustomerContactInput: RemoveCustomerContactInput;
  ResolveConflictInput: ResolveConflictInput;
  ResolveConflictPayload: ResolverTypeWrapper<Omit<ResolveConflictPayload, 'operation' | 'userErrors'> & { operation?: Maybe<ResolversTypes['Operation']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  RestoreOperationInput: RestoreOperationInput;
  RestoreOperationPayload: ResolverTypeWrapper<Omit<RestoreOperationPayload, 'alsoRestored' | 'operation' | 'userErrors'> & { alsoRestored: ReadonlyArray<ResolversTypes['Operation']>, operation?: Maybe<ResolversTypes['Operation']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  Retention: ResolverTypeWrapper<Retention>;
  RevealCustomerInput: RevealCustomerInput;
  RevealCustomerPayload: ResolverTypeWrapper<Omit<RevealCustomerPayload, 'customer' | 'userErrors'> & { customer?: Maybe<ResolversTypes['Customer']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  Risk: Risk;
  Role: Role;
  RouteReason: RouteReason;
  RowErrorCode: RowErrorCode;
  RowOperation: RowOperation;
  RowVerdict: RowVerdict;
  RunCdxJobInput: RunCdxJobInput;
  RunCdxJobPayload: ResolverTypeWrapper<Omit<RunCdxJobPayload, 'sessions' | 'userErrors'> & { sessions: ReadonlyArray<ResolversTypes['CdxSession']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  RunFeaturePlanInput: RunFeaturePlanInput;
  SaveOperationInput: SaveOperationInput;
  SaveOperationPayload: ResolverTypeWrapper<Omit<SaveOperationPayload, 'operation' | 'rehearsal' | 'userErrors'> & { operation?: Maybe<ResolversTypes['Operation']>, rehearsal?: Maybe<ResolversTypes['OperationRehearsal']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  ScheduleFeatureInput: ScheduleFeatureInput;
  ScheduleWorkers: ResolverTypeWrapper<ScheduleWorkers>;
  SearchLocation: SearchLocation;
  ServerInfo: ResolverTypeWrapper<ServerInfo>;
  SessionInput: SessionInput;
  SessionPayload: ResolverTypeWrapper<Omit<SessionPayload, 'session' | 'userErrors'> & { session?: Maybe<ResolversTypes['CdxSession']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  SetChannelOfflineInput: SetChannelOfflineInput;
  SetCustomerAttributesInput: SetCustomerAttributesInput;
  SetCustomerContactInput: SetCustomerContactInput;
  SetDataSyncPausedInput: SetDataSyncPausedInput;
  SetDataSyncPausedPayload: ResolverTypeWrapper<Omit<SetDataSyncPausedPayload, 'channelDatabase' | 'userErrors'> & { channelDatabase?: Maybe<ResolversTypes['ChannelDatabase']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  SetFunctionalityProfileInput: SetFunctionalityProfileInput;
  SetFunctionalityProfilePayload: ResolverTypeWrapper<Omit<SetFunctionalityProfilePayload, 'userErrors'> & { userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  SetRealtimeServiceAvailableInput: SetRealtimeServiceAvailableInput;
  SetScheduleInput: SetScheduleInput;
  SetSchedulePayload: ResolverTypeWrapper<Omit<SetSchedulePayload, 'schedule' | 'userErrors'> & { schedule?: Maybe<ResolversTypes['DistributionSchedule']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  SetSimulationInput: SetSimulationInput;
  SetSimulationPayload: ResolverTypeWrapper<Omit<SetSimulationPayload, 'simulation' | 'userErrors'> & { simulation?: Maybe<ResolversTypes['Simulation']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  SetUpOrganizationInput: SetUpOrganizationInput;
  SetUpOrganizationPayload: ResolverTypeWrapper<Omit<SetUpOrganizationPayload, 'organization' | 'userErrors'> & { organization?: Maybe<ResolversTypes['Organization']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  Side: Side;
  SimulatedChannelDatabase: ResolverTypeWrapper<SimulatedDatabase>;
  SimulatedChannelDatabaseInput: SimulatedChannelDatabaseInput;
  Simulation: ResolverTypeWrapper<Omit<Simulation, 'channelDatabases'> & { channelDatabases: ReadonlyArray<ResolversTypes['SimulatedChannelDatabase']> }>;
  SkippedFeature: ResolverTypeWrapper<Omit<SkippedFeature, 'feature'> & { feature: ResolversTypes['Feature'] }>;
  Snapshot: ResolverTypeWrapper<SnapshotView>;
  SourceBack: ResolverTypeWrapper<SourceBack>;
  SourceLost: ResolverTypeWrapper<SourceLost>;
  StagingColumn: ResolverTypeWrapper<StagingColumn>;
  StagingRecord: ResolverTypeWrapper<StagingRecordView>;
  StagingRecordConnection: ResolverTypeWrapper<StagingRecordPage>;
  StagingRecordEdge: ResolverTypeWrapper<Omit<StagingRecordEdge, 'node'> & { node: ResolversTypes['StagingRecord'] }>;
  StagingRecordFilter: StagingRecordFilter;
  StagingTable: StagingTable;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  SynchronizeForOrderInput: SynchronizeForOrderInput;
  SynchronizeForOrderPayload: ResolverTypeWrapper<CustomerForOrder>;
  SynchronizeInput: SynchronizeInput;
  SynchronizeOperationInput: SynchronizeOperationInput;
  SynchronizeOperationPayload: ResolverTypeWrapper<Omit<SynchronizeOperationPayload, 'operation' | 'rehearsal' | 'userErrors'> & { operation?: Maybe<ResolversTypes['Operation']>, rehearsal?: Maybe<ResolversTypes['OperationRehearsal']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  SynchronizeOperationsInput: SynchronizeOperationsInput;
  SynchronizeOperationsPayload: ResolverTypeWrapper<Omit<SynchronizeOperationsPayload, 'bulkRun' | 'rehearsal' | 'userErrors'> & { bulkRun?: Maybe<ResolversTypes['BulkRun']>, rehearsal?: Maybe<ResolversTypes['BulkRehearsal']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  SynchronizePayload: ResolverTypeWrapper<Omit<SynchronizePayload, 'runs' | 'userErrors'> & { runs: ReadonlyArray<ResolversTypes['BatchRun']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  ThroughputSample: ResolverTypeWrapper<ThroughputSample>;
  Trace: ResolverTypeWrapper<TraceView>;
  TraceStep: ResolverTypeWrapper<TraceStepView>;
  TraceStepName: TraceStepName;
  UndoSaveInput: UndoSaveInput;
  UndoSavePayload: ResolverTypeWrapper<Omit<UndoSavePayload, 'operation' | 'userErrors'> & { operation?: Maybe<ResolversTypes['Operation']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  UpdateCustomerAddressInput: UpdateCustomerAddressInput;
  UpdateCustomerInput: UpdateCustomerInput;
  UpdateCustomerPayload: ResolverTypeWrapper<CustomerOutcome>;
  UploadAttempt: ResolverTypeWrapper<UploadAttempt>;
  UploadSession: ResolverTypeWrapper<UploadSessionRow>;
  UploadSessionConnection: ResolverTypeWrapper<Omit<UploadSessionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['UploadSessionEdge']>, nodes: ReadonlyArray<ResolversTypes['UploadSession']> }>;
  UploadSessionEdge: ResolverTypeWrapper<Omit<UploadSessionEdge, 'node'> & { node: ResolversTypes['UploadSession'] }>;
  UploadSessionStatus: UploadSessionStatus;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
  UserErrorCode: UserErrorCode;
  VersionConflict: ResolverTypeWrapper<VersionConflictRefusal>;
  Whoami: ResolverTypeWrapper<Whoami>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AcceptChannelDatabaseInput: AcceptChannelDatabaseInput;
  AcceptChannelDatabasePayload: Omit<AcceptChannelDatabasePayload, 'channelDatabase' | 'userErrors'> & { channelDatabase?: Maybe<ResolversParentTypes['ChannelDatabase']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  AcceptDifferenceInput: AcceptDifferenceInput;
  AcceptDifferencePayload: Omit<AcceptDifferencePayload, 'difference' | 'userErrors'> & { difference?: Maybe<ResolversParentTypes['Difference']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  AcceptHeadquartersInput: AcceptHeadquartersInput;
  AcceptHeadquartersPayload: Omit<AcceptHeadquartersPayload, 'losses' | 'userErrors'> & { losses: ReadonlyArray<ResolversParentTypes['HeadquartersLoss']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  AddCustomerAddressInput: AddCustomerAddressInput;
  AddressInput: AddressInput;
  AppliedJob: AppliedJob;
  ApplyRemedyInput: ApplyRemedyInput;
  ApplyRemedyPayload: Omit<ApplyRemedyPayload, 'diagnosis' | 'userErrors'> & { diagnosis?: Maybe<ResolversParentTypes['Diagnosis']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  AttributeChange: AttributeChange;
  AttributeChangeInput: AttributeChangeInput;
  AttributeDefinition: AttributeDefinition;
  AttributeDefinitionInput: AttributeDefinitionInput;
  AttributeInput: AttributeInput;
  AuditEntry: AuditEntry;
  AuditEntryConnection: AuditEntryConnection;
  AuditEntryEdge: AuditEntryEdge;
  AuditFilter: AuditFilter;
  AuditPeriod: AuditPeriod;
  BatchJob: BatchJobRow;
  BatchJobProgress: LiveEvent;
  BatchJobProgressEvent: ResolversUnionTypes<ResolversParentTypes>['BatchJobProgressEvent'];
  BatchJobProgressPage: LivePage;
  BatchRun: BatchRunRow;
  BatchRunConnection: Omit<BatchRunConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['BatchRunEdge']>, nodes: ReadonlyArray<ResolversParentTypes['BatchRun']> };
  BatchRunEdge: Omit<BatchRunEdge, 'node'> & { node: ResolversParentTypes['BatchRun'] };
  BigInt: Scalars['BigInt']['output'];
  Boolean: Scalars['Boolean']['output'];
  BulkRehearsal: BulkRehearsalView;
  BulkRun: BulkRunView;
  BulkRunCannotBeChanged: BulkRunCannotBeChanged;
  BulkRunConnection: Omit<BulkRunConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['BulkRunEdge']>, nodes: ReadonlyArray<ResolversParentTypes['BulkRun']> };
  BulkRunEdge: Omit<BulkRunEdge, 'node'> & { node: ResolversParentTypes['BulkRun'] };
  BulkRunInput: BulkRunInput;
  BulkRunItem: BulkRunItemView;
  BulkRunItemConnection: Omit<BulkRunItemConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['BulkRunItemEdge']>, nodes: ReadonlyArray<ResolversParentTypes['BulkRunItem']> };
  BulkRunItemEdge: Omit<BulkRunItemEdge, 'node'> & { node: ResolversParentTypes['BulkRunItem'] };
  BulkRunPayload: Omit<BulkRunPayload, 'bulkRun' | 'userErrors'> & { bulkRun?: Maybe<ResolversParentTypes['BulkRun']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  CdxJob: CdxJobRow;
  CdxSession: ResolversUnionTypes<ResolversParentTypes>['CdxSession'];
  CdxSessionChanged: LiveEvent;
  CdxSessionChangedEvent: ResolversUnionTypes<ResolversParentTypes>['CdxSessionChangedEvent'];
  CdxSessionChangedPage: LivePage;
  CdxSubjob: CdxSubjob;
  Channel: ChannelRef;
  ChannelCache: ChannelCache;
  ChannelDatabase: ChannelDatabaseRef;
  ChannelDatabaseInput: ChannelDatabaseInput;
  ChannelFeature: ChannelFeatureView;
  ChannelInput: ChannelInput;
  ChannelPayload: Omit<ChannelPayload, 'channel' | 'userErrors'> & { channel?: Maybe<ResolversParentTypes['Channel']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  Check: CheckView;
  CleanUp: Omit<CleanUp, 'run'> & { run: ResolversParentTypes['BatchRun'] };
  CleanUpInput: CleanUpInput;
  CleanUpPayload: Omit<CleanUpPayload, 'cleanUps' | 'userErrors'> & { cleanUps: ReadonlyArray<ResolversParentTypes['CleanUp']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  ConflictChoiceInput: ConflictChoiceInput;
  ConflictPolicyInput: ConflictPolicyInput;
  ContactInput: ContactInput;
  Coverage: Coverage;
  CreateCustomerInput: CreateCustomerInput;
  CreateCustomerPayload: CustomerOutcome;
  CreateCustomersInput: CreateCustomersInput;
  CreateCustomersPayload: CreatedCustomers;
  CreateCustomersResult: CustomerOutcome;
  CreateCustomersRow: CreateCustomersRow;
  Customer: CustomerView;
  CustomerAddress: CustomerAddress;
  CustomerAffiliationInput: CustomerAffiliationInput;
  CustomerAttribute: CustomerAttribute;
  CustomerBy: CustomerBy;
  CustomerChangesInput: CustomerChangesInput;
  CustomerConnection: CustomerPage;
  CustomerContact: CustomerContact;
  CustomerEdge: Omit<CustomerEdge, 'node'> & { node: ResolversParentTypes['Customer'] };
  CustomerFilter: CustomerFilter;
  CustomerInput: CustomerInput;
  CustomerWarning: CustomerWarning;
  DashboardStats: DashboardStatsView;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  DefaultCustomer: DefaultCustomer;
  DefaultCustomerInput: DefaultCustomerInput;
  DiagnoseCustomerBy: DiagnoseCustomerBy;
  DiagnoseInput: DiagnoseInput;
  Diagnosis: DiagnosisView;
  Difference: DifferenceView;
  DifferenceConnection: Omit<DifferenceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['DifferenceEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Difference']> };
  DifferenceCount: FoundCount;
  DifferenceEdge: Omit<DifferenceEdge, 'node'> & { node: ResolversParentTypes['Difference'] };
  DisableFeatureInput: DisableFeatureInput;
  DismissOperationInput: DismissOperationInput;
  DismissOperationPayload: Omit<DismissOperationPayload, 'alsoDismissed' | 'operation' | 'released' | 'userErrors'> & { alsoDismissed: ReadonlyArray<ResolversParentTypes['Operation']>, operation?: Maybe<ResolversParentTypes['Operation']>, released: ReadonlyArray<ResolversParentTypes['Operation']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  DistributionSchedule: ScheduleRow;
  DownloadSession: DownloadSessionRow;
  DownloadSessionConnection: Omit<DownloadSessionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['DownloadSessionEdge']>, nodes: ReadonlyArray<ResolversParentTypes['DownloadSession']> };
  DownloadSessionEdge: Omit<DownloadSessionEdge, 'node'> & { node: ResolversParentTypes['DownloadSession'] };
  EnableAllFeaturesInput: EnableAllFeaturesInput;
  EnableAllFeaturesPayload: Omit<EnableAllFeaturesPayload, 'enabled' | 'skipped' | 'userErrors'> & { enabled: ReadonlyArray<ResolversParentTypes['Feature']>, skipped: ReadonlyArray<ResolversParentTypes['SkippedFeature']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  EnableFeatureInput: EnableFeatureInput;
  EraseCustomerInput: EraseCustomerInput;
  EraseCustomerPayload: ErasureOutcome;
  Erasure: ErasureView;
  ErasureConnection: Omit<ErasureConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ErasureEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Erasure']> };
  ErasureEdge: Omit<ErasureEdge, 'node'> & { node: ResolversParentTypes['Erasure'] };
  ErasureInDatabase: ErasureDelivery;
  ErasureRehearsal: RehearsedErasure;
  ErasureTable: ErasureTable;
  Evidence: EvidenceView;
  ExportCustomerInput: ExportCustomerInput;
  ExportCustomerPayload: Omit<ExportCustomerPayload, 'userErrors'> & { userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  Feature: FeatureView;
  FeatureChanged: LiveEvent;
  FeatureChangedEvent: ResolversUnionTypes<ResolversParentTypes>['FeatureChangedEvent'];
  FeatureChangedPage: LivePage;
  FeatureHasDependents: Omit<FeatureHasDependents, 'dependents'> & { dependents: ReadonlyArray<ResolversParentTypes['Feature']> };
  FeaturePayload: Omit<FeaturePayload, 'feature' | 'plan' | 'userErrors'> & { feature?: Maybe<ResolversParentTypes['Feature']>, plan?: Maybe<ResolversParentTypes['FeaturePlan']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  FeaturePlan: FeaturePlanView;
  FeaturePlanRun: FeaturePlanRunView;
  FeaturePlanRunPayload: Omit<FeaturePlanRunPayload, 'planRun' | 'userErrors'> & { planRun?: Maybe<ResolversParentTypes['FeaturePlanRun']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  FeaturePlanStep: PlanStepView;
  FeaturePrerequisitesMissing: Omit<FeaturePrerequisitesMissing, 'missing'> & { missing: ReadonlyArray<ResolversParentTypes['Feature']> };
  FieldRefused: FieldRefused;
  Float: Scalars['Float']['output'];
  FlushChannelCacheInput: FlushChannelCacheInput;
  FlushChannelCachePayload: Omit<FlushChannelCachePayload, 'channelDatabases' | 'userErrors'> & { channelDatabases: ReadonlyArray<ResolversParentTypes['ChannelDatabase']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  FunctionalityProfile: FunctionalityProfile;
  FunctionalityProfileInput: FunctionalityProfileInput;
  Gap: Gap;
  HeadquartersLoss: Omit<HeadquartersLoss, 'channelDatabase'> & { channelDatabase: ResolversParentTypes['ChannelDatabase'] };
  HeadquartersRewound: HeadquartersRewound;
  ID: Scalars['ID']['output'];
  IdempotencyKeyInProgress: IdempotencyKeyInProgress;
  IdempotencyKeyReused: IdempotencyKeyReused;
  Int: Scalars['Int']['output'];
  IssueLoyaltyCardInput: IssueLoyaltyCardInput;
  IssueLoyaltyCardPayload: LoyaltyCardOutcome;
  JSON: Scalars['JSON']['output'];
  JobAlreadyRunning: Omit<JobAlreadyRunning, 'run'> & { run: ResolversParentTypes['BatchRun'] };
  LegalEntity: LegalEntity;
  LegalEntityInput: LegalEntityInput;
  Limit: Limit;
  Mutation: Record<PropertyKey, never>;
  NamedEntity: NamedEntity;
  NamedEntityInput: NamedEntityInput;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  NumberSequence: NumberSequence;
  NumberSequenceInput: NumberSequenceInput;
  Operation: OperationView;
  OperationAttempt: AttemptView;
  OperationChanged: LiveEvent;
  OperationChangedEvent: ResolversUnionTypes<ResolversParentTypes>['OperationChangedEvent'];
  OperationChangedPage: LivePage;
  OperationConflict: OperationConflict;
  OperationConnection: OperationPage;
  OperationCount: OperationCountRow;
  OperationCustomerFilter: OperationCustomerFilter;
  OperationEdge: Omit<OperationEdge, 'node'> & { node: ResolversParentTypes['Operation'] };
  OperationError: OperationError;
  OperationErrorGroup: ErrorGroup;
  OperationExport: OperationExport;
  OperationFilter: OperationFilter;
  OperationHasLaterOperations: HasLaterOperations;
  OperationHistoryConnection: Omit<OperationHistoryConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['OperationHistoryEdge']>, nodes: ReadonlyArray<ResolversParentTypes['OperationHistoryEntry']> };
  OperationHistoryEdge: Omit<OperationHistoryEdge, 'node'> & { node: ResolversParentTypes['OperationHistoryEntry'] };
  OperationHistoryEntry: HistoryEntry;
  OperationHistoryOf: OperationHistoryOf;
  OperationNotCompleted: NotCompleted;
  OperationNotFound: OperationNotFound;
  OperationNotRestorable: NotRestorable;
  OperationNotSynchronizable: NotSynchronizable;
  OperationNotUpdatable: OperationNotUpdatable;
  OperationRehearsal: RehearsedOperation;
  OperationRevisionConflict: Omit<OperationRevisionConflict, 'current'> & { current: ResolversParentTypes['Operation'] };
  OperationWarning: WarningRow;
  Organization: OrganizationView;
  PageInfo: PageInfo;
  Parameters: Parameters;
  ParametersInput: ParametersInput;
  PipelineStepStats: PipelineStepStats;
  Query: Record<PropertyKey, never>;
  Ready: Ready;
  RealtimeServiceCall: RealtimeCallView;
  RealtimeServiceCallConnection: Omit<RealtimeServiceCallConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['RealtimeServiceCallEdge']>, nodes: ReadonlyArray<ResolversParentTypes['RealtimeServiceCall']> };
  RealtimeServiceCallCount: RealtimeCallCount;
  RealtimeServiceCallCounts: Omit<RealtimeServiceCallCounts, 'counts'> & { counts: ReadonlyArray<ResolversParentTypes['RealtimeServiceCallCount']> };
  RealtimeServiceCallEdge: Omit<RealtimeServiceCallEdge, 'node'> & { node: ResolversParentTypes['RealtimeServiceCall'] };
  RealtimeServiceStats: RealtimeServiceStats;
  ReconcileInput: ReconcileInput;
  ReconcilePayload: Omit<ReconcilePayload, 'found' | 'places' | 'run' | 'userErrors'> & { found: ReadonlyArray<ResolversParentTypes['DifferenceCount']>, places: ReadonlyArray<ResolversParentTypes['ReconciledPlace']>, run?: Maybe<ResolversParentTypes['BatchRun']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  ReconciledPlace: PlaceResult;
  Reconciliation: ReconciliationView;
  Refused: Refused;
  RehearsedErrorGroup: RehearsedErrorGroup;
  RehearsedItem: RehearsedItemView;
  Remedy: RemedyView;
  RemoveCustomerAddressInput: RemoveCustomerAddressInput;
  RemoveCustomerContactInput: RemoveCustomerContactInput;
  ResolveConflictInput: ResolveConflictInput;
  ResolveConflictPayload: Omit<ResolveConflictPayload, 'operation' | 'userErrors'> & { operation?: Maybe<ResolversParentTypes['Operation']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  RestoreOperationInput: RestoreOperationInput;
  RestoreOperationPayload: Omit<RestoreOperationPayload, 'alsoRestored' | 'operation' | 'userErrors'> & { alsoRestored: ReadonlyArray<ResolversParentTypes['Operation']>, operation?: Maybe<ResolversParentTypes['Operation']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  Retention: Retention;
  RevealCustomerInput: RevealCustomerInput;
  RevealCustomerPayload: Omit<RevealCustomerPayload, 'customer' | 'userErrors'> & { customer?: Maybe<ResolversParentTypes['Customer']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  RunCdxJobInput: RunCdxJobInput;
  RunCdxJobPayload: Omit<RunCdxJobPayload, 'sessions' | 'userErrors'> & { sessions: ReadonlyArray<ResolversParentTypes['CdxSession']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  RunFeaturePlanInput: RunFeaturePlanInput;
  SaveOperationInput: SaveOperationInput;
  SaveOperationPayload: Omit<SaveOperationPayload, 'operation' | 'rehearsal' | 'userErrors'> & { operation?: Maybe<ResolversParentTypes['Operation']>, rehearsal?: Maybe<ResolversParentTypes['OperationRehearsal']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  ScheduleFeatureInput: ScheduleFeatureInput;
  ScheduleWorkers: ScheduleWorkers;
  ServerInfo: ServerInfo;
  SessionInput: SessionInput;
  SessionPayload: Omit<SessionPayload, 'session' | 'userErrors'> & { session?: Maybe<ResolversParentTypes['CdxSession']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  SetChannelOfflineInput: SetChannelOfflineInput;
  SetCustomerAttributesInput: SetCustomerAttributesInput;
  SetCustomerContactInput: SetCustomerContactInput;
  SetDataSyncPausedInput: SetDataSyncPausedInput;
  SetDataSyncPausedPayload: Omit<SetDataSyncPausedPayload, 'channelDatabase' | 'userErrors'> & { channelDatabase?: Maybe<ResolversParentTypes['ChannelDatabase']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  SetFunctionalityProfileInput: SetFunctionalityProfileInput;
  SetFunctionalityProfilePayload: Omit<SetFunctionalityProfilePayload, 'userErrors'> & { userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  SetRealtimeServiceAvailableInput: SetRealtimeServiceAvailableInput;
  SetScheduleInput: SetScheduleInput;
  SetSchedulePayload: Omit<SetSchedulePayload, 'schedule' | 'userErrors'> & { schedule?: Maybe<ResolversParentTypes['DistributionSchedule']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  SetSimulationInput: SetSimulationInput;
  SetSimulationPayload: Omit<SetSimulationPayload, 'simulation' | 'userErrors'> & { simulation?: Maybe<ResolversParentTypes['Simulation']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  SetUpOrganizationInput: SetUpOrganizationInput;
  SetUpOrganizationPayload: Omit<SetUpOrganizationPayload, 'organization' | 'userErrors'> & { organization?: Maybe<ResolversParentTypes['Organization']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  SimulatedChannelDatabase: SimulatedDatabase;
  SimulatedChannelDatabaseInput: SimulatedChannelDatabaseInput;
  Simulation: Omit<Simulation, 'channelDatabases'> & { channelDatabases: ReadonlyArray<ResolversParentTypes['SimulatedChannelDatabase']> };
  SkippedFeature: Omit<SkippedFeature, 'feature'> & { feature: ResolversParentTypes['Feature'] };
  Snapshot: SnapshotView;
  SourceBack: SourceBack;
  SourceLost: SourceLost;
  StagingColumn: StagingColumn;
  StagingRecord: StagingRecordView;
  StagingRecordConnection: StagingRecordPage;
  StagingRecordEdge: Omit<StagingRecordEdge, 'node'> & { node: ResolversParentTypes['StagingRecord'] };
  StagingRecordFilter: StagingRecordFilter;
  String: Scalars['String']['output'];
  Subscription: Record<PropertyKey, never>;
  SynchronizeForOrderInput: SynchronizeForOrderInput;
  SynchronizeForOrderPayload: CustomerForOrder;
  SynchronizeInput: SynchronizeInput;
  SynchronizeOperationInput: SynchronizeOperationInput;
  SynchronizeOperationPayload: Omit<SynchronizeOperationPayload, 'operation' | 'rehearsal' | 'userErrors'> & { operation?: Maybe<ResolversParentTypes['Operation']>, rehearsal?: Maybe<ResolversParentTypes['OperationRehearsal']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  SynchronizeOperationsInput: SynchronizeOperationsInput;
  SynchronizeOperationsPayload: Omit<SynchronizeOperationsPayload, 'bulkRun' | 'rehearsal' | 'userErrors'> & { bulkRun?: Maybe<ResolversParentTypes['BulkRun']>, rehearsal?: Maybe<ResolversParentTypes['BulkRehearsal']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  SynchronizePayload: Omit<SynchronizePayload, 'runs' | 'userErrors'> & { runs: ReadonlyArray<ResolversParentTypes['BatchRun']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  ThroughputSample: ThroughputSample;
  Trace: TraceView;
  TraceStep: TraceStepView;
  UndoSaveInput: UndoSaveInput;
  UndoSavePayload: Omit<UndoSavePayload, 'operation' | 'userErrors'> & { operation?: Maybe<ResolversParentTypes['Operation']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  UpdateCustomerAddressInput: UpdateCustomerAddressInput;
  UpdateCustomerInput: UpdateCustomerInput;
  UpdateCustomerPayload: CustomerOutcome;
  UploadAttempt: UploadAttempt;
  UploadSession: UploadSessionRow;
  UploadSessionConnection: Omit<UploadSessionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['UploadSessionEdge']>, nodes: ReadonlyArray<ResolversParentTypes['UploadSession']> };
  UploadSessionEdge: Omit<UploadSessionEdge, 'node'> & { node: ResolversParentTypes['UploadSession'] };
  UserError: ResolversInterfaceTypes<ResolversParentTypes>['UserError'];
  VersionConflict: VersionConflictRefusal;
  Whoami: Whoami;
};

export type AcceptChannelDatabasePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AcceptChannelDatabasePayload'] = ResolversParentTypes['AcceptChannelDatabasePayload']> = {
  channelDatabase?: Resolver<Maybe<ResolversTypes['ChannelDatabase']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AcceptDifferencePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AcceptDifferencePayload'] = ResolversParentTypes['AcceptDifferencePayload']> = {
  difference?: Resolver<Maybe<ResolversTypes['Difference']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AcceptHeadquartersPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AcceptHeadquartersPayload'] = ResolversParentTypes['AcceptHeadquartersPayload']> = {
  accepted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  losses?: Resolver<ReadonlyArray<ResolversTypes['HeadquartersLoss']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AppliedJobResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AppliedJob'] = ResolversParentTypes['AppliedJob']> = {
  appliedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  jobId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
};

export type ApplyRemedyPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApplyRemedyPayload'] = ResolversParentTypes['ApplyRemedyPayload']> = {
  diagnosis?: Resolver<Maybe<ResolversTypes['Diagnosis']>, ParentType, ContextType>;
  mutation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  result?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  wouldDo?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AttributeChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AttributeChange'] = ResolversParentTypes['AttributeChange']> = {
  attribute?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  newValue?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  oldValue?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AttributeDefinitionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AttributeDefinition'] = ResolversParentTypes['AttributeDefinition']> = {
  maximum?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  minimum?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  options?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['AttributeType'], ParentType, ContextType>;
};

export type AuditEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditEntry'] = ResolversParentTypes['AuditEntry']> = {
  action?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  actor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  entryId?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  requestId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  result?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  roles?: Resolver<ReadonlyArray<ResolversTypes['Role']>, ParentType, ContextType>;
  target?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AuditEntryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditEntryConnection'] = ResolversParentTypes['AuditEntryConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AuditEntryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['AuditEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AuditEntryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditEntryEdge'] = ResolversParentTypes['AuditEntryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AuditEntry'], ParentType, ContextType>;
};

export type BatchJobResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BatchJob'] = ResolversParentTypes['BatchJob']> = {
  aliases?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  caption?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  jobId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  runs?: Resolver<ReadonlyArray<ResolversTypes['BatchRun']>, ParentType, ContextType, RequireFields<BatchJobRunsArgs, 'first'>>;
  schedules?: Resolver<ReadonlyArray<ResolversTypes['DistributionSchedule']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BatchJobProgressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BatchJobProgress'] = ResolversParentTypes['BatchJobProgress']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  run?: Resolver<Maybe<ResolversTypes['BatchRun']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BatchJobProgressEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BatchJobProgressEvent'] = ResolversParentTypes['BatchJobProgressEvent']> = {
  __resolveType: TypeResolveFn<'BatchJobProgress' | 'Gap' | 'Ready' | 'Snapshot' | 'SourceBack' | 'SourceLost', ParentType, ContextType>;
};

export type BatchJobProgressPageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BatchJobProgressPage'] = ResolversParentTypes['BatchJobProgressPage']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  events?: Resolver<ReadonlyArray<ResolversTypes['BatchJobProgressEvent']>, ParentType, ContextType>;
  ready?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type BatchRunResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BatchRun'] = ResolversParentTypes['BatchRun']> = {
  done?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  failed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  job?: Resolver<ResolversTypes['BatchJob'], ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  rate?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  requestedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  scope?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  skipped?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['BatchStatus'], ParentType, ContextType>;
  timeLeft?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  waiting?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BatchRunConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BatchRunConnection'] = ResolversParentTypes['BatchRunConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['BatchRunEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['BatchRun']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type BatchRunEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BatchRunEdge'] = ResolversParentTypes['BatchRunEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['BatchRun'], ParentType, ContextType>;
};

export interface BigIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['BigInt'], any> {
  name: 'BigInt';
}

export type BulkRehearsalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BulkRehearsal'] = ResolversParentTypes['BulkRehearsal']> = {
  changed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  created?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  errorGroups?: Resolver<ReadonlyArray<ResolversTypes['RehearsedErrorGroup']>, ParentType, ContextType>;
  items?: Resolver<ReadonlyArray<ResolversTypes['RehearsedItem']>, ParentType, ContextType>;
  refused?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rehearsed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  skipped?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unchanged?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type BulkRunResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BulkRun'] = ResolversParentTypes['BulkRun']> = {
  channels?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Channel']>>, ParentType, ContextType>;
  filter?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  items?: Resolver<ResolversTypes['BulkRunItemConnection'], ParentType, ContextType, Partial<BulkRunItemsArgs>>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  run?: Resolver<ResolversTypes['BatchRun'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BulkRunCannotBeChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BulkRunCannotBeChanged'] = ResolversParentTypes['BulkRunCannotBeChanged']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['BatchStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BulkRunConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BulkRunConnection'] = ResolversParentTypes['BulkRunConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['BulkRunEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['BulkRun']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type BulkRunEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BulkRunEdge'] = ResolversParentTypes['BulkRunEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['BulkRun'], ParentType, ContextType>;
};

export type BulkRunItemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BulkRunItem'] = ResolversParentTypes['BulkRunItem']> = {
  error?: Resolver<Maybe<ResolversTypes['OperationError']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  operationId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  result?: Resolver<Maybe<ResolversTypes['BulkItemResult']>, ParentType, ContextType>;
  skipReason?: Resolver<Maybe<ResolversTypes['BulkSkipReason']>, ParentType, ContextType>;
};

export type BulkRunItemConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BulkRunItemConnection'] = ResolversParentTypes['BulkRunItemConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['BulkRunItemEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['BulkRunItem']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type BulkRunItemEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BulkRunItemEdge'] = ResolversParentTypes['BulkRunItemEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['BulkRunItem'], ParentType, ContextType>;
};

export type BulkRunPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BulkRunPayload'] = ResolversParentTypes['BulkRunPayload']> = {
  bulkRun?: Resolver<Maybe<ResolversTypes['BulkRun']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CdxJobResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CdxJob'] = ResolversParentTypes['CdxJob']> = {
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  direction?: Resolver<ResolversTypes['CdxDirection'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  jobId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastSessions?: Resolver<ReadonlyArray<ResolversTypes['CdxSession']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  schedules?: Resolver<ReadonlyArray<ResolversTypes['DistributionSchedule']>, ParentType, ContextType>;
  subjobs?: Resolver<ReadonlyArray<ResolversTypes['CdxSubjob']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CdxSessionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CdxSession'] = ResolversParentTypes['CdxSession']> = {
  __resolveType: TypeResolveFn<'DownloadSession' | 'UploadSession', ParentType, ContextType>;
};

export type CdxSessionChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CdxSessionChanged'] = ResolversParentTypes['CdxSessionChanged']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['CdxSession']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CdxSessionChangedEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CdxSessionChangedEvent'] = ResolversParentTypes['CdxSessionChangedEvent']> = {
  __resolveType: TypeResolveFn<'CdxSessionChanged' | 'Gap' | 'Ready' | 'Snapshot' | 'SourceBack' | 'SourceLost', ParentType, ContextType>;
};

export type CdxSessionChangedPageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CdxSessionChangedPage'] = ResolversParentTypes['CdxSessionChangedPage']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  events?: Resolver<ReadonlyArray<ResolversTypes['CdxSessionChangedEvent']>, ParentType, ContextType>;
  ready?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type CdxSubjobResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CdxSubjob'] = ResolversParentTypes['CdxSubjob']> = {
  channelTable?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  enabled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  headquartersTable?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ChannelResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Channel'] = ResolversParentTypes['Channel']> = {
  addressBooks?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  country?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  database?: Resolver<ResolversTypes['ChannelDatabase'], ParentType, ContextType>;
  functionalityProfile?: Resolver<ResolversTypes['FunctionalityProfile'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  legalEntity?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  offline?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  oldestPendingUploadAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  pendingUploads?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  realtimeServiceAvailable?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['ChannelType'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChannelCacheResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChannelCache'] = ResolversParentTypes['ChannelCache']> = {
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  generation?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  loadedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ChannelDatabaseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChannelDatabase'] = ResolversParentTypes['ChannelDatabase']> = {
  appliedJobs?: Resolver<Maybe<ReadonlyArray<ResolversTypes['AppliedJob']>>, ParentType, ContextType>;
  cache?: Resolver<Maybe<ResolversTypes['ChannelCache']>, ParentType, ContextType>;
  channels?: Resolver<ReadonlyArray<ResolversTypes['Channel']>, ParentType, ContextType>;
  group?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastUploadAttempt?: Resolver<Maybe<ResolversTypes['UploadAttempt']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  pauseDataSync?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  reachable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  reconciliation?: Resolver<Maybe<ResolversTypes['Reconciliation']>, ParentType, ContextType>;
  rewoundAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChannelFeatureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChannelFeature'] = ResolversParentTypes['ChannelFeature']> = {
  cacheExpiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  cacheLoadedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  cacheState?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  channel?: Resolver<ResolversTypes['Channel'], ParentType, ContextType>;
  channelState?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  effectiveAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  hqState?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  missingJobs?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ChannelPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChannelPayload'] = ResolversParentTypes['ChannelPayload']> = {
  channel?: Resolver<Maybe<ResolversTypes['Channel']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CheckResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Check'] = ResolversParentTypes['Check']> = {
  code?: Resolver<ResolversTypes['CheckCode'], ParentType, ContextType>;
  evidence?: Resolver<ReadonlyArray<ResolversTypes['Evidence']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  question?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  remedies?: Resolver<ReadonlyArray<ResolversTypes['Remedy']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['CheckStatus'], ParentType, ContextType>;
};

export type CleanUpResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CleanUp'] = ResolversParentTypes['CleanUp']> = {
  auditEntries?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  channelDatabaseId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  events?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  operations?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  realtimeServiceCalls?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  run?: Resolver<ResolversTypes['BatchRun'], ParentType, ContextType>;
  runs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sessions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CleanUpPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CleanUpPayload'] = ResolversParentTypes['CleanUpPayload']> = {
  cleanUps?: Resolver<ReadonlyArray<ResolversTypes['CleanUp']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CoverageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Coverage'] = ResolversParentTypes['Coverage']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  channelDatabase?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reachable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type CreateCustomerPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateCustomerPayload'] = ResolversParentTypes['CreateCustomerPayload']> = {
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  route?: Resolver<Maybe<ResolversTypes['CustomerRoute']>, ParentType, ContextType>;
  routeReason?: Resolver<Maybe<ResolversTypes['RouteReason']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  warnings?: Resolver<ReadonlyArray<ResolversTypes['CustomerWarning']>, ParentType, ContextType>;
};

export type CreateCustomersPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateCustomersPayload'] = ResolversParentTypes['CreateCustomersPayload']> = {
  results?: Resolver<ReadonlyArray<ResolversTypes['CreateCustomersResult']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateCustomersResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateCustomersResult'] = ResolversParentTypes['CreateCustomersResult']> = {
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  route?: Resolver<Maybe<ResolversTypes['CustomerRoute']>, ParentType, ContextType>;
  routeReason?: Resolver<Maybe<ResolversTypes['RouteReason']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  warnings?: Resolver<ReadonlyArray<ResolversTypes['CustomerWarning']>, ParentType, ContextType>;
};

export type CustomerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer']> = {
  accountNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  addressBooks?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  addresses?: Resolver<ReadonlyArray<ResolversTypes['CustomerAddress']>, ParentType, ContextType>;
  affiliations?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  asyncCustomerAccount?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  attributes?: Resolver<ReadonlyArray<ResolversTypes['CustomerAttribute']>, ParentType, ContextType>;
  blocked?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  cellularPhone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  channel?: Resolver<Maybe<ResolversTypes['Channel']>, ParentType, ContextType>;
  contacts?: Resolver<ReadonlyArray<ResolversTypes['CustomerContact']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  creditMax?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  currency?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  customerGroup?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  customerType?: Resolver<ResolversTypes['CustomerType'], ParentType, ContextType>;
  displayAccount?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endDiscount?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  firstName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identificationNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  invoiceAccount?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isAsyncCustomer?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  languageId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  legalEntity?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lineDiscount?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  loyaltyCards?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  masked?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  middleName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  multilineDiscount?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  organizationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  pendingOperations?: Resolver<ReadonlyArray<ResolversTypes['Operation']>, ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  phoneExtension?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  priceGroup?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  receiptEmail?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  receiptOption?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  syncState?: Resolver<ResolversTypes['CustomerSyncState'], ParentType, ContextType>;
  taxGroup?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  trace?: Resolver<Maybe<ResolversTypes['Trace']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  vatNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CustomerAddressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerAddress'] = ResolversParentTypes['CustomerAddress']> = {
  addressId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  buildingComplement?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  city?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  country?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  county?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  districtName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isPrimary?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  purpose?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  street?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  streetNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  zipCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CustomerAttributeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerAttribute'] = ResolversParentTypes['CustomerAttribute']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['AttributeType'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CustomerConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerConnection'] = ResolversParentTypes['CustomerConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CustomerEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Customer']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  searchedLocation?: Resolver<ResolversTypes['SearchLocation'], ParentType, ContextType>;
};

export type CustomerContactResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerContact'] = ResolversParentTypes['CustomerContact']> = {
  contactId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  extension?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isPrimary?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  marketingOptIn?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['ContactType'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CustomerEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerEdge'] = ResolversParentTypes['CustomerEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Customer'], ParentType, ContextType>;
};

export type CustomerWarningResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerWarning'] = ResolversParentTypes['CustomerWarning']> = {
  code?: Resolver<ResolversTypes['CustomerWarningCode'], ParentType, ContextType>;
  field?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DashboardStatsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DashboardStats'] = ResolversParentTypes['DashboardStats']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  capturedPerSecond?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  counts?: Resolver<ReadonlyArray<ResolversTypes['OperationCount']>, ParentType, ContextType>;
  coverage?: Resolver<ReadonlyArray<ResolversTypes['Coverage']>, ParentType, ContextType>;
  failingSessions?: Resolver<ReadonlyArray<ResolversTypes['CdxSession']>, ParentType, ContextType>;
  headquartersReachable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  history?: Resolver<ReadonlyArray<ResolversTypes['ThroughputSample']>, ParentType, ContextType>;
  realtimeServiceCalls?: Resolver<ReadonlyArray<ResolversTypes['RealtimeServiceStats']>, ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['PipelineStepStats']>, ParentType, ContextType>;
  synchronizedPerSecond?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DefaultCustomerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DefaultCustomer'] = ResolversParentTypes['DefaultCustomer']> = {
  addressBooks?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  affiliations?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  customerGroup?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  customerType?: Resolver<ResolversTypes['CustomerType'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  languageId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  receiptEmail?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  receiptOption?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DiagnosisResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Diagnosis'] = ResolversParentTypes['Diagnosis']> = {
  answer?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  checks?: Resolver<ReadonlyArray<ResolversTypes['Check']>, ParentType, ContextType>;
  healthy?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  remedies?: Resolver<ReadonlyArray<ResolversTypes['Remedy']>, ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType>;
  trace?: Resolver<Maybe<ResolversTypes['Trace']>, ParentType, ContextType>;
};

export type DifferenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Difference'] = ResolversParentTypes['Difference']> = {
  asyncCustomerAccount?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  channelDatabase?: Resolver<Maybe<ResolversTypes['ChannelDatabase']>, ParentType, ContextType>;
  channelFingerprint?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  firstSeenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  headquartersFingerprint?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['DifferenceKind'], ParentType, ContextType>;
  lastSeenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  legalEntity?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  otherAsyncCustomerAccount?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  resolvedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  run?: Resolver<Maybe<ResolversTypes['BatchRun']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DifferenceStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DifferenceConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DifferenceConnection'] = ResolversParentTypes['DifferenceConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['DifferenceEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Difference']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type DifferenceCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DifferenceCount'] = ResolversParentTypes['DifferenceCount']> = {
  channelDatabase?: Resolver<Maybe<ResolversTypes['ChannelDatabase']>, ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['DifferenceKind'], ParentType, ContextType>;
  reported?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DifferenceEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DifferenceEdge'] = ResolversParentTypes['DifferenceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Difference'], ParentType, ContextType>;
};

export type DismissOperationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DismissOperationPayload'] = ResolversParentTypes['DismissOperationPayload']> = {
  alsoDismissed?: Resolver<ReadonlyArray<ResolversTypes['Operation']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  released?: Resolver<ReadonlyArray<ResolversTypes['Operation']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DistributionScheduleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DistributionSchedule'] = ResolversParentTypes['DistributionSchedule']> = {
  active?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  group?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  jobs?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  lastMessage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastRunAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nextRunAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  recurrence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DownloadSessionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DownloadSession'] = ResolversParentTypes['DownloadSession']> = {
  channelDatabase?: Resolver<ResolversTypes['ChannelDatabase'], ParentType, ContextType>;
  dateApplied?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  dateDownloaded?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  dateRequested?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  fileSize?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  fromPosition?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  full?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  job?: Resolver<ResolversTypes['CdxJob'], ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  replacedBy?: Resolver<Maybe<ResolversTypes['DownloadSession']>, ParentType, ContextType>;
  requestedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rowsAffected?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DownloadSessionStatus'], ParentType, ContextType>;
  toPosition?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  tryCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DownloadSessionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DownloadSessionConnection'] = ResolversParentTypes['DownloadSessionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['DownloadSessionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['DownloadSession']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type DownloadSessionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DownloadSessionEdge'] = ResolversParentTypes['DownloadSessionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['DownloadSession'], ParentType, ContextType>;
};

export type EnableAllFeaturesPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EnableAllFeaturesPayload'] = ResolversParentTypes['EnableAllFeaturesPayload']> = {
  enabled?: Resolver<ReadonlyArray<ResolversTypes['Feature']>, ParentType, ContextType>;
  skipped?: Resolver<ReadonlyArray<ResolversTypes['SkippedFeature']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type EraseCustomerPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EraseCustomerPayload'] = ResolversParentTypes['EraseCustomerPayload']> = {
  erasure?: Resolver<Maybe<ResolversTypes['Erasure']>, ParentType, ContextType>;
  rehearsal?: Resolver<Maybe<ResolversTypes['ErasureRehearsal']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ErasureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Erasure'] = ResolversParentTypes['Erasure']> = {
  accountNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  asyncCustomerAccount?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  channelDatabases?: Resolver<ReadonlyArray<ResolversTypes['ErasureInDatabase']>, ParentType, ContextType>;
  droppedOperations?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  erasedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  legalEntity?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  operationIds?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  requestedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  run?: Resolver<Maybe<ResolversTypes['BatchRun']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ErasureStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ErasureConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ErasureConnection'] = ResolversParentTypes['ErasureConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ErasureEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Erasure']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ErasureEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ErasureEdge'] = ResolversParentTypes['ErasureEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Erasure'], ParentType, ContextType>;
};

export type ErasureInDatabaseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ErasureInDatabase'] = ResolversParentTypes['ErasureInDatabase']> = {
  channelDatabase?: Resolver<ResolversTypes['ChannelDatabase'], ParentType, ContextType>;
  clearedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ErasureStatus'], ParentType, ContextType>;
  waitingSince?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ErasureRehearsalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ErasureRehearsal'] = ResolversParentTypes['ErasureRehearsal']> = {
  channelDatabases?: Resolver<ReadonlyArray<ResolversTypes['ChannelDatabase']>, ParentType, ContextType>;
  tables?: Resolver<ReadonlyArray<ResolversTypes['ErasureTable']>, ParentType, ContextType>;
};

export type ErasureTableResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ErasureTable'] = ResolversParentTypes['ErasureTable']> = {
  rows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  table?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type EvidenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Evidence'] = ResolversParentTypes['Evidence']> = {
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ExportCustomerPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExportCustomerPayload'] = ResolversParentTypes['ExportCustomerPayload']> = {
  document?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  unreachable?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type FeatureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Feature'] = ResolversParentTypes['Feature']> = {
  addedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  canDisable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  channels?: Resolver<ReadonlyArray<ResolversTypes['ChannelFeature']>, ParentType, ContextType, Partial<FeatureChannelsArgs>>;
  comment?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  confirmationText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  enableDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  enabled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  featureState?: Resolver<ResolversTypes['FeatureState'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  learnMore?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  missingPrerequisites?: Resolver<ReadonlyArray<ResolversTypes['Feature']>, ParentType, ContextType>;
  module?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  prerequisites?: Resolver<ReadonlyArray<ResolversTypes['Feature']>, ParentType, ContextType>;
  scheduleFailure?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['FeatureStatus'], ParentType, ContextType>;
  summary?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FeatureChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FeatureChanged'] = ResolversParentTypes['FeatureChanged']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  channelDatabase?: Resolver<Maybe<ResolversTypes['ChannelDatabase']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  feature?: Resolver<Maybe<ResolversTypes['Feature']>, ParentType, ContextType>;
  what?: Resolver<ResolversTypes['FeatureChange'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FeatureChangedEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FeatureChangedEvent'] = ResolversParentTypes['FeatureChangedEvent']> = {
  __resolveType: TypeResolveFn<'FeatureChanged' | 'Gap' | 'Ready' | 'Snapshot' | 'SourceBack' | 'SourceLost', ParentType, ContextType>;
};

export type FeatureChangedPageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FeatureChangedPage'] = ResolversParentTypes['FeatureChangedPage']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  events?: Resolver<ReadonlyArray<ResolversTypes['FeatureChangedEvent']>, ParentType, ContextType>;
  ready?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type FeatureHasDependentsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FeatureHasDependents'] = ResolversParentTypes['FeatureHasDependents']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  dependents?: Resolver<ReadonlyArray<ResolversTypes['Feature']>, ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FeaturePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FeaturePayload'] = ResolversParentTypes['FeaturePayload']> = {
  feature?: Resolver<Maybe<ResolversTypes['Feature']>, ParentType, ContextType>;
  plan?: Resolver<Maybe<ResolversTypes['FeaturePlan']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type FeaturePlanResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FeaturePlan'] = ResolversParentTypes['FeaturePlan']> = {
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  feature?: Resolver<ResolversTypes['Feature'], ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['FeaturePlanStep']>, ParentType, ContextType, RequireFields<FeaturePlanStepsArgs, 'state'>>;
};

export type FeaturePlanRunResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FeaturePlanRun'] = ResolversParentTypes['FeaturePlanRun']> = {
  feature?: Resolver<ResolversTypes['Feature'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  run?: Resolver<ResolversTypes['BatchRun'], ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['FeaturePlanStep']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FeaturePlanRunPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FeaturePlanRunPayload'] = ResolversParentTypes['FeaturePlanRunPayload']> = {
  planRun?: Resolver<Maybe<ResolversTypes['FeaturePlanRun']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type FeaturePlanStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FeaturePlanStep'] = ResolversParentTypes['FeaturePlanStep']> = {
  action?: Resolver<ResolversTypes['FeaturePlanAction'], ParentType, ContextType>;
  channelDatabase?: Resolver<Maybe<ResolversTypes['ChannelDatabase']>, ParentType, ContextType>;
  confirmationText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  effect?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  feature?: Resolver<Maybe<ResolversTypes['Feature']>, ParentType, ContextType>;
  job?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  place?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['DownloadSession']>, ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['FeaturePlanStepState'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FeaturePrerequisitesMissingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FeaturePrerequisitesMissing'] = ResolversParentTypes['FeaturePrerequisitesMissing']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  missing?: Resolver<ReadonlyArray<ResolversTypes['Feature']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FieldRefusedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FieldRefused'] = ResolversParentTypes['FieldRefused']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rowErrorCode?: Resolver<ResolversTypes['RowErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FlushChannelCachePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FlushChannelCachePayload'] = ResolversParentTypes['FlushChannelCachePayload']> = {
  channelDatabases?: Resolver<ReadonlyArray<ResolversTypes['ChannelDatabase']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type FunctionalityProfileResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FunctionalityProfile'] = ResolversParentTypes['FunctionalityProfile']> = {
  captureValidation?: Resolver<ResolversTypes['CaptureValidation'], ParentType, ContextType>;
  createCustomersInAsyncMode?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type GapResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Gap'] = ResolversParentTypes['Gap']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['GapReason'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type HeadquartersLossResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HeadquartersLoss'] = ResolversParentTypes['HeadquartersLoss']> = {
  channelDatabase?: Resolver<ResolversTypes['ChannelDatabase'], ParentType, ContextType>;
  customers?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  customersSentAgain?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  operations?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type HeadquartersRewoundResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HeadquartersRewound'] = ResolversParentTypes['HeadquartersRewound']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type IdempotencyKeyInProgressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IdempotencyKeyInProgress'] = ResolversParentTypes['IdempotencyKeyInProgress']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type IdempotencyKeyReusedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IdempotencyKeyReused'] = ResolversParentTypes['IdempotencyKeyReused']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type IssueLoyaltyCardPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IssueLoyaltyCardPayload'] = ResolversParentTypes['IssueLoyaltyCardPayload']> = {
  cardNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type JobAlreadyRunningResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JobAlreadyRunning'] = ResolversParentTypes['JobAlreadyRunning']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  run?: Resolver<ResolversTypes['BatchRun'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LegalEntityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LegalEntity'] = ResolversParentTypes['LegalEntity']> = {
  addressBooks?: Resolver<ReadonlyArray<ResolversTypes['NamedEntity']>, ParentType, ContextType>;
  affiliations?: Resolver<ReadonlyArray<ResolversTypes['NamedEntity']>, ParentType, ContextType>;
  attributes?: Resolver<ReadonlyArray<ResolversTypes['AttributeDefinition']>, ParentType, ContextType>;
  country?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  customerGroups?: Resolver<ReadonlyArray<ResolversTypes['NamedEntity']>, ParentType, ContextType>;
  dataAreaId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  defaultCustomers?: Resolver<ReadonlyArray<ResolversTypes['DefaultCustomer']>, ParentType, ContextType>;
  languageId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  numberSequences?: Resolver<ReadonlyArray<ResolversTypes['NumberSequence']>, ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LimitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Limit'] = ResolversParentTypes['Limit']> = {
  meaning?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  acceptChannelDatabase?: Resolver<ResolversTypes['AcceptChannelDatabasePayload'], ParentType, ContextType, RequireFields<MutationAcceptChannelDatabaseArgs, 'input'>>;
  acceptDifference?: Resolver<ResolversTypes['AcceptDifferencePayload'], ParentType, ContextType, RequireFields<MutationAcceptDifferenceArgs, 'input'>>;
  acceptHeadquarters?: Resolver<ResolversTypes['AcceptHeadquartersPayload'], ParentType, ContextType, RequireFields<MutationAcceptHeadquartersArgs, 'input'>>;
  addCustomerAddress?: Resolver<ResolversTypes['UpdateCustomerPayload'], ParentType, ContextType, RequireFields<MutationAddCustomerAddressArgs, 'input'>>;
  addCustomerAffiliation?: Resolver<ResolversTypes['UpdateCustomerPayload'], ParentType, ContextType, RequireFields<MutationAddCustomerAffiliationArgs, 'input'>>;
  applyRemedy?: Resolver<ResolversTypes['ApplyRemedyPayload'], ParentType, ContextType, RequireFields<MutationApplyRemedyArgs, 'input'>>;
  cancelBulkRun?: Resolver<ResolversTypes['BulkRunPayload'], ParentType, ContextType, RequireFields<MutationCancelBulkRunArgs, 'input'>>;
  cancelSession?: Resolver<ResolversTypes['SessionPayload'], ParentType, ContextType, RequireFields<MutationCancelSessionArgs, 'input'>>;
  cleanUp?: Resolver<ResolversTypes['CleanUpPayload'], ParentType, ContextType, RequireFields<MutationCleanUpArgs, 'input'>>;
  createCustomer?: Resolver<ResolversTypes['CreateCustomerPayload'], ParentType, ContextType, RequireFields<MutationCreateCustomerArgs, 'input'>>;
  createCustomers?: Resolver<ResolversTypes['CreateCustomersPayload'], ParentType, ContextType, RequireFields<MutationCreateCustomersArgs, 'input'>>;
  disableFeature?: Resolver<ResolversTypes['FeaturePayload'], ParentType, ContextType, RequireFields<MutationDisableFeatureArgs, 'input'>>;
  dismissOperation?: Resolver<ResolversTypes['DismissOperationPayload'], ParentType, ContextType, RequireFields<MutationDismissOperationArgs, 'input'>>;
  enableAllFeatures?: Resolver<ResolversTypes['EnableAllFeaturesPayload'], ParentType, ContextType, RequireFields<MutationEnableAllFeaturesArgs, 'input'>>;
  enableFeature?: Resolver<ResolversTypes['FeaturePayload'], ParentType, ContextType, RequireFields<MutationEnableFeatureArgs, 'input'>>;
  eraseCustomer?: Resolver<ResolversTypes['EraseCustomerPayload'], ParentType, ContextType, RequireFields<MutationEraseCustomerArgs, 'input'>>;
  exportCustomer?: Resolver<ResolversTypes['ExportCustomerPayload'], ParentType, ContextType, RequireFields<MutationExportCustomerArgs, 'input'>>;
  flushChannelCache?: Resolver<ResolversTypes['FlushChannelCachePayload'], ParentType, ContextType, RequireFields<MutationFlushChannelCacheArgs, 'input'>>;
  issueLoyaltyCard?: Resolver<ResolversTypes['IssueLoyaltyCardPayload'], ParentType, ContextType, RequireFields<MutationIssueLoyaltyCardArgs, 'input'>>;
  pauseBulkRun?: Resolver<ResolversTypes['BulkRunPayload'], ParentType, ContextType, RequireFields<MutationPauseBulkRunArgs, 'input'>>;
  reconcile?: Resolver<ResolversTypes['ReconcilePayload'], ParentType, ContextType, RequireFields<MutationReconcileArgs, 'input'>>;
  removeCustomerAddress?: Resolver<ResolversTypes['UpdateCustomerPayload'], ParentType, ContextType, RequireFields<MutationRemoveCustomerAddressArgs, 'input'>>;
  removeCustomerAffiliation?: Resolver<ResolversTypes['UpdateCustomerPayload'], ParentType, ContextType, RequireFields<MutationRemoveCustomerAffiliationArgs, 'input'>>;
  removeCustomerContact?: Resolver<ResolversTypes['UpdateCustomerPayload'], ParentType, ContextType, RequireFields<MutationRemoveCustomerContactArgs, 'input'>>;
  resolveConflict?: Resolver<ResolversTypes['ResolveConflictPayload'], ParentType, ContextType, RequireFields<MutationResolveConflictArgs, 'input'>>;
  restoreOperation?: Resolver<ResolversTypes['RestoreOperationPayload'], ParentType, ContextType, RequireFields<MutationRestoreOperationArgs, 'input'>>;
  resumeBulkRun?: Resolver<ResolversTypes['BulkRunPayload'], ParentType, ContextType, RequireFields<MutationResumeBulkRunArgs, 'input'>>;
  retrySession?: Resolver<ResolversTypes['SessionPayload'], ParentType, ContextType, RequireFields<MutationRetrySessionArgs, 'input'>>;
  revealCustomer?: Resolver<ResolversTypes['RevealCustomerPayload'], ParentType, ContextType, RequireFields<MutationRevealCustomerArgs, 'input'>>;
  runCdxJob?: Resolver<ResolversTypes['RunCdxJobPayload'], ParentType, ContextType, RequireFields<MutationRunCdxJobArgs, 'input'>>;
  runFeaturePlan?: Resolver<ResolversTypes['FeaturePlanRunPayload'], ParentType, ContextType, RequireFields<MutationRunFeaturePlanArgs, 'input'>>;
  saveOperation?: Resolver<ResolversTypes['SaveOperationPayload'], ParentType, ContextType, RequireFields<MutationSaveOperationArgs, 'input'>>;
  scheduleFeature?: Resolver<ResolversTypes['FeaturePayload'], ParentType, ContextType, RequireFields<MutationScheduleFeatureArgs, 'input'>>;
  setChannelOffline?: Resolver<ResolversTypes['ChannelPayload'], ParentType, ContextType, RequireFields<MutationSetChannelOfflineArgs, 'input'>>;
  setCustomerAttributes?: Resolver<ResolversTypes['UpdateCustomerPayload'], ParentType, ContextType, RequireFields<MutationSetCustomerAttributesArgs, 'input'>>;
  setCustomerContact?: Resolver<ResolversTypes['UpdateCustomerPayload'], ParentType, ContextType, RequireFields<MutationSetCustomerContactArgs, 'input'>>;
  setDataSyncPaused?: Resolver<ResolversTypes['SetDataSyncPausedPayload'], ParentType, ContextType, RequireFields<MutationSetDataSyncPausedArgs, 'input'>>;
  setFunctionalityProfile?: Resolver<ResolversTypes['SetFunctionalityProfilePayload'], ParentType, ContextType, RequireFields<MutationSetFunctionalityProfileArgs, 'input'>>;
  setRealtimeServiceAvailable?: Resolver<ResolversTypes['ChannelPayload'], ParentType, ContextType, RequireFields<MutationSetRealtimeServiceAvailableArgs, 'input'>>;
  setSchedule?: Resolver<ResolversTypes['SetSchedulePayload'], ParentType, ContextType, RequireFields<MutationSetScheduleArgs, 'input'>>;
  setSimulation?: Resolver<ResolversTypes['SetSimulationPayload'], ParentType, ContextType, RequireFields<MutationSetSimulationArgs, 'input'>>;
  setUpOrganization?: Resolver<ResolversTypes['SetUpOrganizationPayload'], ParentType, ContextType, RequireFields<MutationSetUpOrganizationArgs, 'input'>>;
  synchronizeCustomersAndChannelRequests?: Resolver<ResolversTypes['SynchronizePayload'], ParentType, ContextType, RequireFields<MutationSynchronizeCustomersAndChannelRequestsArgs, 'input'>>;
  synchronizeForOrder?: Resolver<ResolversTypes['SynchronizeForOrderPayload'], ParentType, ContextType, RequireFields<MutationSynchronizeForOrderArgs, 'input'>>;
  synchronizeOperation?: Resolver<ResolversTypes['SynchronizeOperationPayload'], ParentType, ContextType, RequireFields<MutationSynchronizeOperationArgs, 'input'>>;
  synchronizeOperations?: Resolver<ResolversTypes['SynchronizeOperationsPayload'], ParentType, ContextType, RequireFields<MutationSynchronizeOperationsArgs, 'input'>>;
  undoSave?: Resolver<ResolversTypes['UndoSavePayload'], ParentType, ContextType, RequireFields<MutationUndoSaveArgs, 'input'>>;
  updateCustomer?: Resolver<ResolversTypes['UpdateCustomerPayload'], ParentType, ContextType, RequireFields<MutationUpdateCustomerArgs, 'input'>>;
  updateCustomerAddress?: Resolver<ResolversTypes['UpdateCustomerPayload'], ParentType, ContextType, RequireFields<MutationUpdateCustomerAddressArgs, 'input'>>;
};

export type NamedEntityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NamedEntity'] = ResolversParentTypes['NamedEntity']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'BatchJob' | 'BatchRun' | 'BulkRun' | 'CdxJob' | 'Channel' | 'ChannelDatabase' | 'Customer' | 'Difference' | 'DownloadSession' | 'Erasure' | 'Feature' | 'FeaturePlanRun' | 'Operation' | 'UploadSession', ParentType, ContextType>;
};

export type NumberSequenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NumberSequence'] = ResolversParentTypes['NumberSequence']> = {
  format?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  largest?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  next?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  reference?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  smallest?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
};

export type OperationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Operation'] = ResolversParentTypes['Operation']> = {
  asyncCustomerAccount?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  attempts?: Resolver<ReadonlyArray<ResolversTypes['OperationAttempt']>, ParentType, ContextType>;
  capturedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  capturedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  changeDescription?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  changes?: Resolver<ReadonlyArray<ResolversTypes['AttributeChange']>, ParentType, ContextType>;
  channel?: Resolver<Maybe<ResolversTypes['Channel']>, ParentType, ContextType>;
  channelDatabase?: Resolver<Maybe<ResolversTypes['ChannelDatabase']>, ParentType, ContextType>;
  completedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  conflicts?: Resolver<ReadonlyArray<ResolversTypes['OperationConflict']>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  customerAccount?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dismissReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  distributedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  everFailed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  fingerprint?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['OperationKind'], ParentType, ContextType>;
  lastKnownError?: Resolver<Maybe<ResolversTypes['OperationError']>, ParentType, ContextType>;
  legalEntity?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  masked?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  operationId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  operationNumber?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rows?: Resolver<ReadonlyArray<ResolversTypes['StagingRecord']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OperationStatus'], ParentType, ContextType>;
  trace?: Resolver<ResolversTypes['Trace'], ParentType, ContextType>;
  uploadedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  waitsFor?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  warnings?: Resolver<ReadonlyArray<ResolversTypes['OperationWarning']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OperationAttemptResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OperationAttempt'] = ResolversParentTypes['OperationAttempt']> = {
  actor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  batchRunId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  changes?: Resolver<ReadonlyArray<ResolversTypes['AttributeChange']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['OperationError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type OperationChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OperationChanged'] = ResolversParentTypes['OperationChanged']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  operationId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OperationStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OperationChangedEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OperationChangedEvent'] = ResolversParentTypes['OperationChangedEvent']> = {
  __resolveType: TypeResolveFn<'Gap' | 'OperationChanged' | 'Ready' | 'Snapshot' | 'SourceBack' | 'SourceLost', ParentType, ContextType>;
};

export type OperationChangedPageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OperationChangedPage'] = ResolversParentTypes['OperationChangedPage']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  events?: Resolver<ReadonlyArray<ResolversTypes['OperationChangedEvent']>, ParentType, ContextType>;
  ready?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type OperationConflictResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OperationConflict'] = ResolversParentTypes['OperationConflict']> = {
  attribute?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  channelValue?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  chosen?: Resolver<Maybe<ResolversTypes['ConflictSide']>, ParentType, ContextType>;
  headquartersChangedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  headquartersChangedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  headquartersValue?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type OperationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OperationConnection'] = ResolversParentTypes['OperationConnection']> = {
  coverage?: Resolver<ReadonlyArray<ResolversTypes['Coverage']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['OperationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Operation']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type OperationCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OperationCount'] = ResolversParentTypes['OperationCount']> = {
  channel?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  errorCode?: Resolver<Maybe<ResolversTypes['RowErrorCode']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OperationStatus'], ParentType, ContextType>;
};

export type OperationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OperationEdge'] = ResolversParentTypes['OperationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Operation'], ParentType, ContextType>;
};

export type OperationErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OperationError'] = ResolversParentTypes['OperationError']> = {
  code?: Resolver<ResolversTypes['RowErrorCode'], ParentType, ContextType>;
  errorClass?: Resolver<ResolversTypes['ErrorClass'], ParentType, ContextType>;
  field?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type OperationErrorGroupResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OperationErrorGroup'] = ResolversParentTypes['OperationErrorGroup']> = {
  channels?: Resolver<ReadonlyArray<ResolversTypes['Channel']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['RowErrorCode'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  errorClass?: Resolver<ResolversTypes['ErrorClass'], ParentType, ContextType>;
  example?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  field?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fingerprint?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  newestCapturedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  oldestCapturedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type OperationExportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OperationExport'] = ResolversParentTypes['OperationExport']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  operations?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type OperationHasLaterOperationsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OperationHasLaterOperations'] = ResolversParentTypes['OperationHasLaterOperations']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  laterOperations?: Resolver<ReadonlyArray<ResolversTypes['Operation']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OperationHistoryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OperationHistoryConnection'] = ResolversParentTypes['OperationHistoryConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['OperationHistoryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['OperationHistoryEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type OperationHistoryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OperationHistoryEdge'] = ResolversParentTypes['OperationHistoryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['OperationHistoryEntry'], ParentType, ContextType>;
};

export type OperationHistoryEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OperationHistoryEntry'] = ResolversParentTypes['OperationHistoryEntry']> = {
  actor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  batchRunId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  changes?: Resolver<ReadonlyArray<ResolversTypes['AttributeChange']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['OperationError']>, ParentType, ContextType>;
  masked?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type OperationNotCompletedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OperationNotCompleted'] = ResolversParentTypes['OperationNotCompleted']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OperationNotFoundResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OperationNotFound'] = ResolversParentTypes['OperationNotFound']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OperationNotRestorableResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OperationNotRestorable'] = ResolversParentTypes['OperationNotRestorable']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  laterOperations?: Resolver<ReadonlyArray<ResolversTypes['Operation']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OperationStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OperationNotSynchronizableResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OperationNotSynchronizable'] = ResolversParentTypes['OperationNotSynchronizable']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OperationStatus'], ParentType, ContextType>;
  waitsFor?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OperationNotUpdatableResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OperationNotUpdatable'] = ResolversParentTypes['OperationNotUpdatable']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OperationStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OperationRehearsalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OperationRehearsal'] = ResolversParentTypes['OperationRehearsal']> = {
  changes?: Resolver<ReadonlyArray<ResolversTypes['AttributeChange']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['OperationError']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['RehearsedOutcome'], ParentType, ContextType>;
  warnings?: Resolver<ReadonlyArray<ResolversTypes['OperationWarning']>, ParentType, ContextType>;
};

export type OperationRevisionConflictResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OperationRevisionConflict'] = ResolversParentTypes['OperationRevisionConflict']> = {
  changedFields?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  current?: Resolver<ResolversTypes['Operation'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OperationWarningResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OperationWarning'] = ResolversParentTypes['OperationWarning']> = {
  code?: Resolver<ResolversTypes['CustomerWarningCode'], ParentType, ContextType>;
  customers?: Resolver<ReadonlyArray<ResolversTypes['Customer']>, ParentType, ContextType>;
  field?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type OrganizationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Organization'] = ResolversParentTypes['Organization']> = {
  channelDatabases?: Resolver<ReadonlyArray<ResolversTypes['ChannelDatabase']>, ParentType, ContextType>;
  channels?: Resolver<ReadonlyArray<ResolversTypes['Channel']>, ParentType, ContextType>;
  functionalityProfiles?: Resolver<ReadonlyArray<ResolversTypes['FunctionalityProfile']>, ParentType, ContextType>;
  legalEntities?: Resolver<ReadonlyArray<ResolversTypes['LegalEntity']>, ParentType, ContextType>;
  parameters?: Resolver<ResolversTypes['Parameters'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ParametersResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Parameters'] = ResolversParentTypes['Parameters']> = {
  cacheTtlSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  enforceSessionOrder?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tryCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PipelineStepStatsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PipelineStepStats'] = ResolversParentTypes['PipelineStepStats']> = {
  medianSeconds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  oldestPendingAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  oldestPendingSeconds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  pending?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  step?: Resolver<ResolversTypes['PipelineStep'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  auditEntries?: Resolver<ResolversTypes['AuditEntryConnection'], ParentType, ContextType, Partial<QueryAuditEntriesArgs>>;
  batchJob?: Resolver<Maybe<ResolversTypes['BatchJob']>, ParentType, ContextType, RequireFields<QueryBatchJobArgs, 'id'>>;
  batchJobProgress?: Resolver<ResolversTypes['BatchJobProgressPage'], ParentType, ContextType, Partial<QueryBatchJobProgressArgs>>;
  batchJobs?: Resolver<ReadonlyArray<ResolversTypes['BatchJob']>, ParentType, ContextType>;
  batchRuns?: Resolver<ResolversTypes['BatchRunConnection'], ParentType, ContextType, Partial<QueryBatchRunsArgs>>;
  bulkRun?: Resolver<Maybe<ResolversTypes['BulkRun']>, ParentType, ContextType, RequireFields<QueryBulkRunArgs, 'id'>>;
  bulkRuns?: Resolver<ResolversTypes['BulkRunConnection'], ParentType, ContextType, Partial<QueryBulkRunsArgs>>;
  cdxJob?: Resolver<Maybe<ResolversTypes['CdxJob']>, ParentType, ContextType, RequireFields<QueryCdxJobArgs, 'jobId'>>;
  cdxJobs?: Resolver<ReadonlyArray<ResolversTypes['CdxJob']>, ParentType, ContextType>;
  cdxSessionChanged?: Resolver<ResolversTypes['CdxSessionChangedPage'], ParentType, ContextType, Partial<QueryCdxSessionChangedArgs>>;
  channel?: Resolver<Maybe<ResolversTypes['Channel']>, ParentType, ContextType, RequireFields<QueryChannelArgs, 'key'>>;
  channelDatabases?: Resolver<ReadonlyArray<ResolversTypes['ChannelDatabase']>, ParentType, ContextType>;
  channels?: Resolver<ReadonlyArray<ResolversTypes['Channel']>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType, RequireFields<QueryCustomerArgs, 'by'>>;
  customers?: Resolver<ResolversTypes['CustomerConnection'], ParentType, ContextType, RequireFields<QueryCustomersArgs, 'orderBy' | 'searchLocation'>>;
  dashboardStats?: Resolver<ResolversTypes['DashboardStats'], ParentType, ContextType, Partial<QueryDashboardStatsArgs>>;
  diagnose?: Resolver<ResolversTypes['Diagnosis'], ParentType, ContextType, RequireFields<QueryDiagnoseArgs, 'input'>>;
  differences?: Resolver<ResolversTypes['DifferenceConnection'], ParentType, ContextType, Partial<QueryDifferencesArgs>>;
  downloadSessions?: Resolver<ResolversTypes['DownloadSessionConnection'], ParentType, ContextType, Partial<QueryDownloadSessionsArgs>>;
  erasure?: Resolver<Maybe<ResolversTypes['Erasure']>, ParentType, ContextType, RequireFields<QueryErasureArgs, 'id'>>;
  erasures?: Resolver<ResolversTypes['ErasureConnection'], ParentType, ContextType, Partial<QueryErasuresArgs>>;
  exportOperations?: Resolver<ResolversTypes['OperationExport'], ParentType, ContextType, RequireFields<QueryExportOperationsArgs, 'format'>>;
  feature?: Resolver<Maybe<ResolversTypes['Feature']>, ParentType, ContextType, RequireFields<QueryFeatureArgs, 'key'>>;
  featureChanged?: Resolver<ResolversTypes['FeatureChangedPage'], ParentType, ContextType, Partial<QueryFeatureChangedArgs>>;
  featurePlan?: Resolver<Maybe<ResolversTypes['FeaturePlan']>, ParentType, ContextType, RequireFields<QueryFeaturePlanArgs, 'confirm' | 'feature'>>;
  featurePlanRun?: Resolver<Maybe<ResolversTypes['FeaturePlanRun']>, ParentType, ContextType, RequireFields<QueryFeaturePlanRunArgs, 'id'>>;
  features?: Resolver<ReadonlyArray<ResolversTypes['Feature']>, ParentType, ContextType, Partial<QueryFeaturesArgs>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType, RequireFields<QueryOperationArgs, 'id'>>;
  operationChanged?: Resolver<ResolversTypes['OperationChangedPage'], ParentType, ContextType, Partial<QueryOperationChangedArgs>>;
  operationCounts?: Resolver<ReadonlyArray<ResolversTypes['OperationCount']>, ParentType, ContextType, Partial<QueryOperationCountsArgs>>;
  operationErrorGroups?: Resolver<ReadonlyArray<ResolversTypes['OperationErrorGroup']>, ParentType, ContextType, RequireFields<QueryOperationErrorGroupsArgs, 'first'>>;
  operationHistory?: Resolver<ResolversTypes['OperationHistoryConnection'], ParentType, ContextType, RequireFields<QueryOperationHistoryArgs, 'of'>>;
  operations?: Resolver<ResolversTypes['OperationConnection'], ParentType, ContextType, RequireFields<QueryOperationsArgs, 'orderBy'>>;
  organization?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
  realtimeServiceCallCounts?: Resolver<ResolversTypes['RealtimeServiceCallCounts'], ParentType, ContextType, Partial<QueryRealtimeServiceCallCountsArgs>>;
  realtimeServiceCalls?: Resolver<ResolversTypes['RealtimeServiceCallConnection'], ParentType, ContextType, RequireFields<QueryRealtimeServiceCallsArgs, 'channel'>>;
  reconciliation?: Resolver<Maybe<ResolversTypes['Reconciliation']>, ParentType, ContextType>;
  scheduleWorkers?: Resolver<ResolversTypes['ScheduleWorkers'], ParentType, ContextType>;
  serverInfo?: Resolver<ResolversTypes['ServerInfo'], ParentType, ContextType>;
  simulation?: Resolver<ResolversTypes['Simulation'], ParentType, ContextType>;
  stagingRecords?: Resolver<ResolversTypes['StagingRecordConnection'], ParentType, ContextType, RequireFields<QueryStagingRecordsArgs, 'side' | 'table'>>;
  uploadSessions?: Resolver<ResolversTypes['UploadSessionConnection'], ParentType, ContextType, Partial<QueryUploadSessionsArgs>>;
};

export type ReadyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Ready'] = ResolversParentTypes['Ready']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RealtimeServiceCallResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RealtimeServiceCall'] = ResolversParentTypes['RealtimeServiceCall']> = {
  actor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  avoidable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  blockingFeature?: Resolver<Maybe<ResolversTypes['Feature']>, ParentType, ContextType>;
  callId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  channel?: Resolver<ResolversTypes['Channel'], ParentType, ContextType>;
  duration?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  errorCode?: Resolver<Maybe<ResolversTypes['UserErrorCode']>, ParentType, ContextType>;
  fellBack?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  method?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  missingJobs?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['RealtimeServiceOutcome'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['RouteReason'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  why?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RealtimeServiceCallConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RealtimeServiceCallConnection'] = ResolversParentTypes['RealtimeServiceCallConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['RealtimeServiceCallEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['RealtimeServiceCall']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RealtimeServiceCallCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RealtimeServiceCallCount'] = ResolversParentTypes['RealtimeServiceCallCount']> = {
  avoidedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  blockingFeature?: Resolver<Maybe<ResolversTypes['Feature']>, ParentType, ContextType>;
  calls?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  channel?: Resolver<ResolversTypes['Channel'], ParentType, ContextType>;
  methods?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  missingJobs?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  newestAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['RouteReason'], ParentType, ContextType>;
  why?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RealtimeServiceCallCountsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RealtimeServiceCallCounts'] = ResolversParentTypes['RealtimeServiceCallCounts']> = {
  counts?: Resolver<ReadonlyArray<ResolversTypes['RealtimeServiceCallCount']>, ParentType, ContextType>;
  coverage?: Resolver<ReadonlyArray<ResolversTypes['Coverage']>, ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type RealtimeServiceCallEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RealtimeServiceCallEdge'] = ResolversParentTypes['RealtimeServiceCallEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['RealtimeServiceCall'], ParentType, ContextType>;
};

export type RealtimeServiceStatsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RealtimeServiceStats'] = ResolversParentTypes['RealtimeServiceStats']> = {
  avoidable?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  avoided?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  calls?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  channel?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ReconcilePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReconcilePayload'] = ResolversParentTypes['ReconcilePayload']> = {
  found?: Resolver<ReadonlyArray<ResolversTypes['DifferenceCount']>, ParentType, ContextType>;
  places?: Resolver<ReadonlyArray<ResolversTypes['ReconciledPlace']>, ParentType, ContextType>;
  run?: Resolver<Maybe<ResolversTypes['BatchRun']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ReconciledPlaceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReconciledPlace'] = ResolversParentTypes['ReconciledPlace']> = {
  channelDatabase?: Resolver<Maybe<ResolversTypes['ChannelDatabase']>, ParentType, ContextType>;
  customers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  differences?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  onTheirWay?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  rowsCompared?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  whyNotCompared?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ReconciliationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Reconciliation'] = ResolversParentTypes['Reconciliation']> = {
  attemptedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  comparedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  customers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  onTheirWay?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  open?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  ranges?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reported?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  result?: Resolver<ResolversTypes['ReconciliationResult'], ParentType, ContextType>;
  rowsCompared?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  run?: Resolver<Maybe<ResolversTypes['BatchRun']>, ParentType, ContextType>;
  wholeAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type RefusedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Refused'] = ResolversParentTypes['Refused']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RehearsedErrorGroupResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RehearsedErrorGroup'] = ResolversParentTypes['RehearsedErrorGroup']> = {
  code?: Resolver<ResolversTypes['RowErrorCode'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  errorClass?: Resolver<ResolversTypes['ErrorClass'], ParentType, ContextType>;
  field?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fingerprint?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RehearsedItemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RehearsedItem'] = ResolversParentTypes['RehearsedItem']> = {
  changes?: Resolver<ReadonlyArray<ResolversTypes['AttributeChange']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['OperationError']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  operationId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['RehearsedOutcome'], ParentType, ContextType>;
  skipReason?: Resolver<Maybe<ResolversTypes['BulkSkipReason']>, ParentType, ContextType>;
};

export type RemedyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Remedy'] = ResolversParentTypes['Remedy']> = {
  document?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  effect?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  mayRun?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  mutation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  needsInput?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  risk?: Resolver<ResolversTypes['Risk'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  variables?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
};

export type ResolveConflictPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResolveConflictPayload'] = ResolversParentTypes['ResolveConflictPayload']> = {
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RestoreOperationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RestoreOperationPayload'] = ResolversParentTypes['RestoreOperationPayload']> = {
  alsoRestored?: Resolver<ReadonlyArray<ResolversTypes['Operation']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RetentionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Retention'] = ResolversParentTypes['Retention']> = {
  auditDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  eventDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  idempotencyHours?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  realtimeServiceCallDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  runDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sessionDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  stagingDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RevealCustomerPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevealCustomerPayload'] = ResolversParentTypes['RevealCustomerPayload']> = {
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  revealedUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RunCdxJobPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RunCdxJobPayload'] = ResolversParentTypes['RunCdxJobPayload']> = {
  sessions?: Resolver<ReadonlyArray<ResolversTypes['CdxSession']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SaveOperationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SaveOperationPayload'] = ResolversParentTypes['SaveOperationPayload']> = {
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  rehearsal?: Resolver<Maybe<ResolversTypes['OperationRehearsal']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ScheduleWorkersResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScheduleWorkers'] = ResolversParentTypes['ScheduleWorkers']> = {
  alive?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastLookAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type ServerInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ServerInfo'] = ResolversParentTypes['ServerInfo']> = {
  headquartersRewound?: Resolver<Maybe<ResolversTypes['HeadquartersRewound']>, ParentType, ContextType>;
  limits?: Resolver<ReadonlyArray<ResolversTypes['Limit']>, ParentType, ContextType>;
  retention?: Resolver<ResolversTypes['Retention'], ParentType, ContextType>;
  roles?: Resolver<ReadonlyArray<ResolversTypes['ProcessRole']>, ParentType, ContextType>;
  time?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  whoami?: Resolver<ResolversTypes['Whoami'], ParentType, ContextType>;
};

export type SessionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SessionPayload'] = ResolversParentTypes['SessionPayload']> = {
  session?: Resolver<Maybe<ResolversTypes['CdxSession']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SetDataSyncPausedPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetDataSyncPausedPayload'] = ResolversParentTypes['SetDataSyncPausedPayload']> = {
  channelDatabase?: Resolver<Maybe<ResolversTypes['ChannelDatabase']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SetFunctionalityProfilePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetFunctionalityProfilePayload'] = ResolversParentTypes['SetFunctionalityProfilePayload']> = {
  functionalityProfile?: Resolver<Maybe<ResolversTypes['FunctionalityProfile']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SetSchedulePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetSchedulePayload'] = ResolversParentTypes['SetSchedulePayload']> = {
  schedule?: Resolver<Maybe<ResolversTypes['DistributionSchedule']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SetSimulationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetSimulationPayload'] = ResolversParentTypes['SetSimulationPayload']> = {
  simulation?: Resolver<Maybe<ResolversTypes['Simulation']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SetUpOrganizationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetUpOrganizationPayload'] = ResolversParentTypes['SetUpOrganizationPayload']> = {
  changed?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SimulatedChannelDatabaseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SimulatedChannelDatabase'] = ResolversParentTypes['SimulatedChannelDatabase']> = {
  cacheFrozen?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  channelDatabase?: Resolver<ResolversTypes['ChannelDatabase'], ParentType, ContextType>;
  downloadsFail?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  reachable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SimulationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Simulation'] = ResolversParentTypes['Simulation']> = {
  available?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  channelDatabases?: Resolver<ReadonlyArray<ResolversTypes['SimulatedChannelDatabase']>, ParentType, ContextType>;
  headquartersDelayMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  headquartersReachable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SkippedFeatureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SkippedFeature'] = ResolversParentTypes['SkippedFeature']> = {
  feature?: Resolver<ResolversTypes['Feature'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SnapshotResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Snapshot'] = ResolversParentTypes['Snapshot']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  features?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Feature']>>, ParentType, ContextType>;
  operationCounts?: Resolver<Maybe<ReadonlyArray<ResolversTypes['OperationCount']>>, ParentType, ContextType>;
  operations?: Resolver<Maybe<ResolversTypes['OperationConnection']>, ParentType, ContextType, Partial<SnapshotOperationsArgs>>;
  runs?: Resolver<Maybe<ReadonlyArray<ResolversTypes['BatchRun']>>, ParentType, ContextType>;
  sessions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['CdxSession']>>, ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SourceBackResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SourceBack'] = ResolversParentTypes['SourceBack']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SourceLostResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SourceLost'] = ResolversParentTypes['SourceLost']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StagingColumnResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StagingColumn'] = ResolversParentTypes['StagingColumn']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type StagingRecordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StagingRecord'] = ResolversParentTypes['StagingRecord']> = {
  channelDatabase?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  columns?: Resolver<ReadonlyArray<ResolversTypes['StagingColumn']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  custAccount?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  custAccountAsync?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['OperationError']>, ParentType, ContextType>;
  legalEntity?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  masked?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  onlineOperationCompleted?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  operation?: Resolver<ResolversTypes['RowOperation'], ParentType, ContextType>;
  operationId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  operationNumber?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  originatingChannel?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  replicationCounterFromOrigin?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  side?: Resolver<ResolversTypes['Side'], ParentType, ContextType>;
  table?: Resolver<ResolversTypes['StagingTable'], ParentType, ContextType>;
  verdict?: Resolver<ResolversTypes['RowVerdict'], ParentType, ContextType>;
};

export type StagingRecordConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StagingRecordConnection'] = ResolversParentTypes['StagingRecordConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['StagingRecordEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['StagingRecord']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type StagingRecordEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StagingRecordEdge'] = ResolversParentTypes['StagingRecordEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['StagingRecord'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  batchJobProgress?: SubscriptionResolver<ResolversTypes['BatchJobProgressEvent'], "batchJobProgress", ParentType, ContextType, Partial<SubscriptionBatchJobProgressArgs>>;
  cdxSessionChanged?: SubscriptionResolver<ResolversTypes['CdxSessionChangedEvent'], "cdxSessionChanged", ParentType, ContextType, Partial<SubscriptionCdxSessionChangedArgs>>;
  dashboardStats?: SubscriptionResolver<ResolversTypes['DashboardStats'], "dashboardStats", ParentType, ContextType, Partial<SubscriptionDashboardStatsArgs>>;
  featureChanged?: SubscriptionResolver<ResolversTypes['FeatureChangedEvent'], "featureChanged", ParentType, ContextType, Partial<SubscriptionFeatureChangedArgs>>;
  operationChanged?: SubscriptionResolver<ResolversTypes['OperationChangedEvent'], "operationChanged", ParentType, ContextType, Partial<SubscriptionOperationChangedArgs>>;
};

export type SynchronizeForOrderPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SynchronizeForOrderPayload'] = ResolversParentTypes['SynchronizeForOrderPayload']> = {
  accountNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  operations?: Resolver<ReadonlyArray<ResolversTypes['Operation']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SynchronizeOperationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SynchronizeOperationPayload'] = ResolversParentTypes['SynchronizeOperationPayload']> = {
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  rehearsal?: Resolver<Maybe<ResolversTypes['OperationRehearsal']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SynchronizeOperationsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SynchronizeOperationsPayload'] = ResolversParentTypes['SynchronizeOperationsPayload']> = {
  bulkRun?: Resolver<Maybe<ResolversTypes['BulkRun']>, ParentType, ContextType>;
  rehearsal?: Resolver<Maybe<ResolversTypes['BulkRehearsal']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SynchronizePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SynchronizePayload'] = ResolversParentTypes['SynchronizePayload']> = {
  runs?: Resolver<ReadonlyArray<ResolversTypes['BatchRun']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ThroughputSampleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ThroughputSample'] = ResolversParentTypes['ThroughputSample']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  capturedPerSecond?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  synchronizedPerSecond?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type TraceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Trace'] = ResolversParentTypes['Trace']> = {
  expectedAtHeadquarters?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  expectedBack?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['TraceStep']>, ParentType, ContextType>;
  waitingFor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  whyNotExpected?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TraceStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TraceStep'] = ResolversParentTypes['TraceStep']> = {
  at?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  expectedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  job?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  run?: Resolver<Maybe<ResolversTypes['BatchRun']>, ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['CdxSession']>, ParentType, ContextType>;
  step?: Resolver<ResolversTypes['TraceStepName'], ParentType, ContextType>;
};

export type UndoSavePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UndoSavePayload'] = ResolversParentTypes['UndoSavePayload']> = {
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateCustomerPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateCustomerPayload'] = ResolversParentTypes['UpdateCustomerPayload']> = {
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  route?: Resolver<Maybe<ResolversTypes['CustomerRoute']>, ParentType, ContextType>;
  routeReason?: Resolver<Maybe<ResolversTypes['RouteReason']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  warnings?: Resolver<ReadonlyArray<ResolversTypes['CustomerWarning']>, ParentType, ContextType>;
};

export type UploadAttemptResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UploadAttempt'] = ResolversParentTypes['UploadAttempt']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  succeededAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type UploadSessionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UploadSession'] = ResolversParentTypes['UploadSession']> = {
  channelDatabase?: Resolver<ResolversTypes['ChannelDatabase'], ParentType, ContextType>;
  dateCreated?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  dateUploaded?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  erased?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  job?: Resolver<ResolversTypes['CdxJob'], ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  operations?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  requestedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rowsAffected?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['UploadSessionStatus'], ParentType, ContextType>;
  tryCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UploadSessionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UploadSessionConnection'] = ResolversParentTypes['UploadSessionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['UploadSessionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['UploadSession']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type UploadSessionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UploadSessionEdge'] = ResolversParentTypes['UploadSessionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['UploadSession'], ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType: TypeResolveFn<'BulkRunCannotBeChanged' | 'FeatureHasDependents' | 'FeaturePrerequisitesMissing' | 'FieldRefused' | 'IdempotencyKeyInProgress' | 'IdempotencyKeyReused' | 'JobAlreadyRunning' | 'OperationHasLaterOperations' | 'OperationNotCompleted' | 'OperationNotFound' | 'OperationNotRestorable' | 'OperationNotSynchronizable' | 'OperationNotUpdatable' | 'OperationRevisionConflict' | 'Refused' | 'VersionConflict', ParentType, ContextType>;
};

export type VersionConflictResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VersionConflict'] = ResolversParentTypes['VersionConflict']> = {
  changedFields?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  current?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WhoamiResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Whoami'] = ResolversParentTypes['Whoami']> = {
  channels?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  mayCall?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  roles?: Resolver<ReadonlyArray<ResolversTypes['Role']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  AcceptChannelDatabasePayload?: AcceptChannelDatabasePayloadResolvers<ContextType>;
  AcceptDifferencePayload?: AcceptDifferencePayloadResolvers<ContextType>;
  AcceptHeadquartersPayload?: AcceptHeadquartersPayloadResolvers<ContextType>;
  AppliedJob?: AppliedJobResolvers<ContextType>;
  ApplyRemedyPayload?: ApplyRemedyPayloadResolvers<ContextType>;
  AttributeChange?: AttributeChangeResolvers<ContextType>;
  AttributeDefinition?: AttributeDefinitionResolvers<ContextType>;
  AuditEntry?: AuditEntryResolvers<ContextType>;
  AuditEntryConnection?: AuditEntryConnectionResolvers<ContextType>;
  AuditEntryEdge?: AuditEntryEdgeResolvers<ContextType>;
  BatchJob?: BatchJobResolvers<ContextType>;
  BatchJobProgress?: BatchJobProgressResolvers<ContextType>;
  BatchJobProgressEvent?: BatchJobProgressEventResolvers<ContextType>;
  BatchJobProgressPage?: BatchJobProgressPageResolvers<ContextType>;
  BatchRun?: BatchRunResolvers<ContextType>;
  BatchRunConnection?: BatchRunConnectionResolvers<ContextType>;
  BatchRunEdge?: BatchRunEdgeResolvers<ContextType>;
  BigInt?: GraphQLScalarType;
  BulkRehearsal?: BulkRehearsalResolvers<ContextType>;
  BulkRun?: BulkRunResolvers<ContextType>;
  BulkRunCannotBeChanged?: BulkRunCannotBeChangedResolvers<ContextType>;
  BulkRunConnection?: BulkRunConnectionResolvers<ContextType>;
  BulkRunEdge?: BulkRunEdgeResolvers<ContextType>;
  BulkRunItem?: BulkRunItemResolvers<ContextType>;
  BulkRunItemConnection?: BulkRunItemConnectionResolvers<ContextType>;
  BulkRunItemEdge?: BulkRunItemEdgeResolvers<ContextType>;
  BulkRunPayload?: BulkRunPayloadResolvers<ContextType>;
  CdxJob?: CdxJobResolvers<ContextType>;
  CdxSession?: CdxSessionResolvers<ContextType>;
  CdxSessionChanged?: CdxSessionChangedResolvers<ContextType>;
  CdxSessionChangedEvent?: CdxSessionChangedEventResolvers<ContextType>;
  CdxSessionChangedPage?: CdxSessionChangedPageResolvers<ContextType>;
  CdxSubjob?: CdxSubjobResolvers<ContextType>;
  Channel?: ChannelResolvers<ContextType>;
  ChannelCache?: ChannelCacheResolvers<ContextType>;
  ChannelDatabase?: ChannelDatabaseResolvers<ContextType>;
  ChannelFeature?: ChannelFeatureResolvers<ContextType>;
  ChannelPayload?: ChannelPayloadResolvers<ContextType>;
  Check?: CheckResolvers<ContextType>;
  CleanUp?: CleanUpResolvers<ContextType>;
  CleanUpPayload?: CleanUpPayloadResolvers<ContextType>;
  Coverage?: CoverageResolvers<ContextType>;
  CreateCustomerPayload?: CreateCustomerPayloadResolvers<ContextType>;
  CreateCustomersPayload?: CreateCustomersPayloadResolvers<ContextType>;
  CreateCustomersResult?: CreateCustomersResultResolvers<ContextType>;
  Customer?: CustomerResolvers<ContextType>;
  CustomerAddress?: CustomerAddressResolvers<ContextType>;
  CustomerAttribute?: CustomerAttributeResolvers<ContextType>;
  CustomerConnection?: CustomerConnectionResolvers<ContextType>;
  CustomerContact?: CustomerContactResolvers<ContextType>;
  CustomerEdge?: CustomerEdgeResolvers<ContextType>;
  CustomerWarning?: CustomerWarningResolvers<ContextType>;
  DashboardStats?: DashboardStatsResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  DefaultCustomer?: DefaultCustomerResolvers<ContextType>;
  Diagnosis?: DiagnosisResolvers<ContextType>;
  Difference?: DifferenceResolvers<ContextType>;
  DifferenceConnection?: DifferenceConnectionResolvers<ContextType>;
  DifferenceCount?: DifferenceCountResolvers<ContextType>;
  DifferenceEdge?: DifferenceEdgeResolvers<ContextType>;
  DismissOperationPayload?: DismissOperationPayloadResolvers<ContextType>;
  DistributionSchedule?: DistributionScheduleResolvers<ContextType>;
  DownloadSession?: DownloadSessionResolvers<ContextType>;
  DownloadSessionConnection?: DownloadSessionConnectionResolvers<ContextType>;
  DownloadSessionEdge?: DownloadSessionEdgeResolvers<ContextType>;
  EnableAllFeaturesPayload?: EnableAllFeaturesPayloadResolvers<ContextType>;
  EraseCustomerPayload?: EraseCustomerPayloadResolvers<ContextType>;
  Erasure?: ErasureResolvers<ContextType>;
  ErasureConnection?: ErasureConnectionResolvers<ContextType>;
  ErasureEdge?: ErasureEdgeResolvers<ContextType>;
  ErasureInDatabase?: ErasureInDatabaseResolvers<ContextType>;
  ErasureRehearsal?: ErasureRehearsalResolvers<ContextType>;
  ErasureTable?: ErasureTableResolvers<ContextType>;
  Evidence?: EvidenceResolvers<ContextType>;
  ExportCustomerPayload?: ExportCustomerPayloadResolvers<ContextType>;
  Feature?: FeatureResolvers<ContextType>;
  FeatureChanged?: FeatureChangedResolvers<ContextType>;
  FeatureChangedEvent?: FeatureChangedEventResolvers<ContextType>;
  FeatureChangedPage?: FeatureChangedPageResolvers<ContextType>;
  FeatureHasDependents?: FeatureHasDependentsResolvers<ContextType>;
  FeaturePayload?: FeaturePayloadResolvers<ContextType>;
  FeaturePlan?: FeaturePlanResolvers<ContextType>;
  FeaturePlanRun?: FeaturePlanRunResolvers<ContextType>;
  FeaturePlanRunPayload?: FeaturePlanRunPayloadResolvers<ContextType>;
  FeaturePlanStep?: FeaturePlanStepResolvers<ContextType>;
  FeaturePrerequisitesMissing?: FeaturePrerequisitesMissingResolvers<ContextType>;
  FieldRefused?: FieldRefusedResolvers<ContextType>;
  FlushChannelCachePayload?: FlushChannelCachePayloadResolvers<ContextType>;
  FunctionalityProfile?: FunctionalityProfileResolvers<ContextType>;
  Gap?: GapResolvers<ContextType>;
  HeadquartersLoss?: HeadquartersLossResolvers<ContextType>;
  HeadquartersRewound?: HeadquartersRewoundResolvers<ContextType>;
  IdempotencyKeyInProgress?: IdempotencyKeyInProgressResolvers<ContextType>;
  IdempotencyKeyReused?: IdempotencyKeyReusedResolvers<ContextType>;
  IssueLoyaltyCardPayload?: IssueLoyaltyCardPayloadResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  JobAlreadyRunning?: JobAlreadyRunningResolvers<ContextType>;
  LegalEntity?: LegalEntityResolvers<ContextType>;
  Limit?: LimitResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  NamedEntity?: NamedEntityResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  NumberSequence?: NumberSequenceResolvers<ContextType>;
  Operation?: OperationResolvers<ContextType>;
  OperationAttempt?: OperationAttemptResolvers<ContextType>;
  OperationChanged?: OperationChangedResolvers<ContextType>;
  OperationChangedEvent?: OperationChangedEventResolvers<ContextType>;
  OperationChangedPage?: OperationChangedPageResolvers<ContextType>;
  OperationConflict?: OperationConflictResolvers<ContextType>;
  OperationConnection?: OperationConnectionResolvers<ContextType>;
  OperationCount?: OperationCountResolvers<ContextType>;
  OperationEdge?: OperationEdgeResolvers<ContextType>;
  OperationError?: OperationErrorResolvers<ContextType>;
  OperationErrorGroup?: OperationErrorGroupResolvers<ContextType>;
  OperationExport?: OperationExportResolvers<ContextType>;
  OperationHasLaterOperations?: OperationHasLaterOperationsResolvers<ContextType>;
  OperationHistoryConnection?: OperationHistoryConnectionResolvers<ContextType>;
  OperationHistoryEdge?: OperationHistoryEdgeResolvers<ContextType>;
  OperationHistoryEntry?: OperationHistoryEntryResolvers<ContextType>;
  OperationNotCompleted?: OperationNotCompletedResolvers<ContextType>;
  OperationNotFound?: OperationNotFoundResolvers<ContextType>;
  OperationNotRestorable?: OperationNotRestorableResolvers<ContextType>;
  OperationNotSynchronizable?: OperationNotSynchronizableResolvers<ContextType>;
  OperationNotUpdatable?: OperationNotUpdatableResolvers<ContextType>;
  OperationRehearsal?: OperationRehearsalResolvers<ContextType>;
  OperationRevisionConflict?: OperationRevisionConflictResolvers<ContextType>;
  OperationWarning?: OperationWarningResolvers<ContextType>;
  Organization?: OrganizationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Parameters?: ParametersResolvers<ContextType>;
  PipelineStepStats?: PipelineStepStatsResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Ready?: ReadyResolvers<ContextType>;
  RealtimeServiceCall?: RealtimeServiceCallResolvers<ContextType>;
  RealtimeServiceCallConnection?: RealtimeServiceCallConnectionResolvers<ContextType>;
  RealtimeServiceCallCount?: RealtimeServiceCallCountResolvers<ContextType>;
  RealtimeServiceCallCounts?: RealtimeServiceCallCountsResolvers<ContextType>;
  RealtimeServiceCallEdge?: RealtimeServiceCallEdgeResolvers<ContextType>;
  RealtimeServiceStats?: RealtimeServiceStatsResolvers<ContextType>;
  ReconcilePayload?: ReconcilePayloadResolvers<ContextType>;
  ReconciledPlace?: ReconciledPlaceResolvers<ContextType>;
  Reconciliation?: ReconciliationResolvers<ContextType>;
  Refused?: RefusedResolvers<ContextType>;
  RehearsedErrorGroup?: RehearsedErrorGroupResolvers<ContextType>;
  RehearsedItem?: RehearsedItemResolvers<ContextType>;
  Remedy?: RemedyResolvers<ContextType>;
  ResolveConflictPayload?: ResolveConflictPayloadResolvers<ContextType>;
  RestoreOperationPayload?: RestoreOperationPayloadResolvers<ContextType>;
  Retention?: RetentionResolvers<ContextType>;
  RevealCustomerPayload?: RevealCustomerPayloadResolvers<ContextType>;
  RunCdxJobPayload?: RunCdxJobPayloadResolvers<ContextType>;
  SaveOperationPayload?: SaveOperationPayloadResolvers<ContextType>;
  ScheduleWorkers?: ScheduleWorkersResolvers<ContextType>;
  ServerInfo?: ServerInfoResolvers<ContextType>;
  SessionPayload?: SessionPayloadResolvers<ContextType>;
  SetDataSyncPausedPayload?: SetDataSyncPausedPayloadResolvers<ContextType>;
  SetFunctionalityProfilePayload?: SetFunctionalityProfilePayloadResolvers<ContextType>;
  SetSchedulePayload?: SetSchedulePayloadResolvers<ContextType>;
  SetSimulationPayload?: SetSimulationPayloadResolvers<ContextType>;
  SetUpOrganizationPayload?: SetUpOrganizationPayloadResolvers<ContextType>;
  SimulatedChannelDatabase?: SimulatedChannelDatabaseResolvers<ContextType>;
  Simulation?: SimulationResolvers<ContextType>;
  SkippedFeature?: SkippedFeatureResolvers<ContextType>;
  Snapshot?: SnapshotResolvers<ContextType>;
  SourceBack?: SourceBackResolvers<ContextType>;
  SourceLost?: SourceLostResolvers<ContextType>;
  StagingColumn?: StagingColumnResolvers<ContextType>;
  StagingRecord?: StagingRecordResolvers<ContextType>;
  StagingRecordConnection?: StagingRecordConnectionResolvers<ContextType>;
  StagingRecordEdge?: StagingRecordEdgeResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  SynchronizeForOrderPayload?: SynchronizeForOrderPayloadResolvers<ContextType>;
  SynchronizeOperationPayload?: SynchronizeOperationPayloadResolvers<ContextType>;
  SynchronizeOperationsPayload?: SynchronizeOperationsPayloadResolvers<ContextType>;
  SynchronizePayload?: SynchronizePayloadResolvers<ContextType>;
  ThroughputSample?: ThroughputSampleResolvers<ContextType>;
  Trace?: TraceResolvers<ContextType>;
  TraceStep?: TraceStepResolvers<ContextType>;
  UndoSavePayload?: UndoSavePayloadResolvers<ContextType>;
  UpdateCustomerPayload?: UpdateCustomerPayloadResolvers<ContextType>;
  UploadAttempt?: UploadAttemptResolvers<ContextType>;
  UploadSession?: UploadSessionResolvers<ContextType>;
  UploadSessionConnection?: UploadSessionConnectionResolvers<ContextType>;
  UploadSessionEdge?: UploadSessionEdgeResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  VersionConflict?: VersionConflictResolvers<ContextType>;
  Whoami?: WhoamiResolvers<ContextType>;
};

