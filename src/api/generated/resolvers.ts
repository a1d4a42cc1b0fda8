import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { BatchJobRow } from '../../headquarters/jobs/batch-jobs.ts';
import type { LiveEvent, LivePage, SnapshotView } from '../../live/views.ts';
import type { BatchRunRow } from '../../model/batch-run.ts';
import type { CorrectedCustomerView } from '../../headquarters/operations/bulk/update-corrected.ts';
import type { BulkCorrectionView } from '../../headquarters/operations/bulk/bulk-correction.ts';
import type { BulkRehearsal as BulkRehearsalView } from '../../headquarters/operations/bulk/rehearse-bulk-run.ts';
import type { AlertView } from '../../headquarters/alerts/alert-view.ts';
import type { AlertRuleView } from '../../headquarters/alerts/alert-rules.ts';
import type { BulkRunView } from '../../headquarters/operations/bulk/bulk-run.ts';
import type { BulkRunItemView } from '../../headquarters/operations/bulk/list-bulk-run-items.ts';
import type { CdxJobRow } from '../../headquarters/exchange/jobs/cdx-jobs.ts';
import type { ChannelRef, ChannelDatabaseRef } from '../../headquarters/organization/channel-view.ts';
import type { ChannelFeatureView } from '../../headquarters/features/channel-features.ts';
import type { CustomerOutcome, VersionConflictRefusal } from '../../model/customer-outcome.ts';
import type { CreatedCustomers } from '../../channel/commands/create-customers.ts';
import type { CustomerView } from '../../model/customer-view.ts';
import type { ConsentView } from '../../headquarters/customers/consents.ts';
import type { CustomerHistoryEntry as HistoryEntryView } from '../../headquarters/operations/list/customer-history.ts';
import type { MergeView } from '../../headquarters/merge/merge-view.ts';
import type { CustomerPage } from '../shared/customer-page.ts';
import type { DashboardStats as DashboardStatsView } from '../../live/dashboard/stats.ts';
import type { CheckView, DiagnosisView, RemedyView } from '../../diagnose/diagnosis.ts';
import type { Failing, Evidence as EvidenceView } from '../../diagnose/checks/check.ts';
import type { DifferenceView } from '../../headquarters/reconcile/list-differences.ts';
import type { FoundCount } from '../../headquarters/reconcile/reconcile.ts';
import type { ScheduleRow } from '../../model/schedule.ts';
import type { DownloadSessionRow, UploadSessionRow } from '../../model/cdx-session.ts';
import type { ErasureOutcome, ErasureRehearsal as RehearsedErasure } from '../../headquarters/erasure/erase-customer.ts';
import type { ErasureView, ErasureDelivery } from '../../headquarters/erasure/erasure-view.ts';
import type { FeatureView } from '../../model/feature.ts';
import type { FeatureParameters as FeatureParametersView } from '../../headquarters/features/feature-parameters.ts';
import type { FeaturePlanView, PlanStepView } from '../../headquarters/features/plan.ts';
import type { FeaturePlanRunView } from '../../headquarters/features/plan-run.ts';
import type { IssueView } from '../../headquarters/issues/list-issues.ts';
import type { ShownField } from '../../headquarters/merge/decide-fields.ts';
import type { LoyaltyCardOutcome } from '../../channel/commands/issue-loyalty-card.ts';
import type { LoyaltyCardView } from '../../model/loyalty-card.ts';
import type { OperationView, WarningRow } from '../../model/operation-view.ts';
import type { AttemptView } from '../../headquarters/operations/list/attempts.ts';
import type { OperationPage, StagingRecordPage } from '../shared/operation-pages.ts';
import type { OperationCount as OperationCountRow } from '../../model/operation-count.ts';
import type { ErrorGroup } from '../../headquarters/operations/bulk/error-group.ts';
import type { OperationHasLaterOperations as HasLaterOperations, OperationNotRestorable as NotRestorable, OperationNotSynchronizable as NotSynchronizable } from '../../headquarters/operations/changing/refusals.ts';
import type { HistoryEntry } from '../../headquarters/operations/list/operation-history.ts';
import type { OperationNotCompleted as NotCompleted, CustomerForOrder } from '../../headquarters/exchange/jobs/synchronize-for-order.ts';
import type { RehearsedOperation } from '../../headquarters/synchronize/rehearse-operations.ts';
import type { OrganizationView } from '../../headquarters/organization/organization-view.ts';
import type { DuplicateView } from '../../headquarters/merge/duplicate-view.ts';
import type { OwnOutcome } from '../../headquarters/own-customers/own-operation.ts';
import type { RealtimeCallView } from '../../model/realtime-call.ts';
import type { RealtimeCallCount, RegisterState } from '../../between/channel-state.ts';
import type { PlaceResult, ReconciliationView } from '../../headquarters/reconcile/reconciliation.ts';
import type { RehearsedItem as RehearsedItemView } from '../../headquarters/operations/bulk/rehearse-customers.ts';
import type { SimulatedDatabase } from '../../simulate/simulator.ts';
import type { ServerInfoView } from '../shared/server-info-view.ts';
import type { StagingRecordView } from '../../headquarters/operations/staging/staging-records.ts';
import type { StoreSummaryView } from '../shared/store-page.ts';
import type { TraceView, TraceStepView } from '../../diagnose/trace/trace.ts';
import type { SignInSessionView } from '../../access/sign-in/list-sessions.ts';
import type { WebhookDeliveryView, WebhookSetAsideView } from '../../headquarters/webhooks/list-deliveries.ts';
import type { WebhookEndpointView } from '../../headquarters/webhooks/endpoint-view.ts';
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
  /** An integer of up to 64 bits. It is a string in JSON, because JavaScript would round it. */
  BigInt: { input: string; output: string; }
  /** A calendar day without time and time zone, such as `2026-11-22`. */
  Date: { input: string; output: string; }
  /** An instant as RFC 3339 in UTC, such as `2026-11-22T08:00:00.000Z`. Input may have any offset. */
  DateTime: { input: string; output: string; }
  /** Any JSON value. */
  JSON: { input: unknown; output: unknown; }
  /**
   * A switch of a customer in an input: `true` or `false`, also as a text in any case (`yes`, `no`), as an import has it.
   * Another text refuses the customer, not the whole list.
   */
  Switch: { input: string; output: string; }
};

/** Input of `acceptChannelDatabase`. */
export type AcceptChannelDatabaseInput = {
  /** The key or node id of a channel database. */
  readonly channelDatabase: Scalars['ID']['input'];
  /** Kept in the audit. */
  readonly reason: Scalars['String']['input'];
};

/** Result of `acceptChannelDatabase`. */
export type AcceptChannelDatabasePayload = {
  readonly __typename?: 'AcceptChannelDatabasePayload';
  readonly channelDatabase?: Maybe<ChannelDatabase>;
  /**
   * Operations that the channel database had captured by its last contact before the restore, that headquarters has not
   * received, and that the restored copy does not have: the newest 100, in the order in which they were captured.
   */
  readonly lost: ReadonlyArray<LostCapture>;
  /** How many there are, with those that are not among the newest 100. */
  readonly lostCount: Scalars['Int']['output'];
  /** What is lost for good, in sentences; null when the request was refused. */
  readonly message?: Maybe<Scalars['String']['output']>;
  /**
   * Why the request was refused. When `channelDatabase` is not null, it was carried out, and these are failures of the full
   * synchronization, which the next runs of its jobs repeat: do not accept the database again.
   */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Input of `acceptDifference`. */
export type AcceptDifferenceInput = {
  readonly difference: Scalars['ID']['input'];
  /** Why it can stay as it is. Do not include personal data. */
  readonly reason: Scalars['String']['input'];
};

/** Result of `acceptDifference`. */
export type AcceptDifferencePayload = {
  readonly __typename?: 'AcceptDifferencePayload';
  readonly difference?: Maybe<Difference>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** As in `UpdateCustomerInput`, with a new address. */
export type AddCustomerAddressInput = {
  /** A customer's first address is its primary one. */
  readonly address: AddressInput;
  /** The key or node id of a channel; null updates the customer at headquarters. */
  readonly channel?: InputMaybe<Scalars['ID']['input']>;
  readonly customerId: Scalars['ID']['input'];
  readonly expectedVersion?: InputMaybe<Scalars['String']['input']>;
  readonly idempotencyKey: Scalars['String']['input'];
};

/** The fields of an address. In an update a missing field stays as it is; null clears it. */
export type AddressInput = {
  readonly buildingComplement?: InputMaybe<Scalars['String']['input']>;
  readonly city?: InputMaybe<Scalars['String']['input']>;
  /**
   * An ISO 3166 code of two or three letters, or the country's name in English, Dutch, German, French, Spanish, Italian or
   * Portuguese; stored as the three-letter code. By default the country of the channel or, at headquarters, of a channel
   * of the default customer.
   */
  readonly country?: InputMaybe<Scalars['String']['input']>;
  readonly county?: InputMaybe<Scalars['String']['input']>;
  readonly districtName?: InputMaybe<Scalars['String']['input']>;
  readonly email?: InputMaybe<Scalars['String']['input']>;
  readonly isPrimary?: InputMaybe<Scalars['Boolean']['input']>;
  readonly name?: InputMaybe<Scalars['String']['input']>;
  readonly phone?: InputMaybe<Scalars['String']['input']>;
  /**
   * A purpose that headquarters knows, in any case: Home, Business, Delivery, Office, Post box and the others of
   * `docs/domain.md`, or one of `parameters.addressPurposes`. By default Home for a person, Business for an organization.
   */
  readonly purpose?: InputMaybe<Scalars['String']['input']>;
  readonly state?: InputMaybe<Scalars['String']['input']>;
  readonly street?: InputMaybe<Scalars['String']['input']>;
  readonly streetNumber?: InputMaybe<Scalars['String']['input']>;
  /** The id of a tax group of the legal entity, if it has any. */
  readonly taxGroup?: InputMaybe<Scalars['String']['input']>;
  readonly url?: InputMaybe<Scalars['String']['input']>;
  readonly zipCode?: InputMaybe<Scalars['String']['input']>;
};

/** Input of `adoptCustomer`. */
export type AdoptCustomerInput = {
  /** The key or node id of the channel that adopts the customer. */
  readonly channel: Scalars['ID']['input'];
  /** The node id of a customer that a search in all stores has found. */
  readonly customerId: Scalars['ID']['input'];
  /**
   * Chosen by the caller, one for each adoption. A repeated request with the same key and content returns the first
   * outcome.
   */
  readonly idempotencyKey: Scalars['String']['input'];
};

/** Something that checks of the installation's diagnosis have found for a time. It is a notice, and closes by itself. */
export type Alert = {
  readonly __typename?: 'Alert';
  /** The checks that find it, or found it last. */
  readonly checks: ReadonlyArray<CheckCode>;
  readonly closedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly firstSeenAt: Scalars['DateTime']['output'];
  /** The key of the alert. It is not a node id. */
  readonly id: Scalars['ID']['output'];
  readonly lastSeenAt: Scalars['DateTime']['output'];
  /** The sentence of the first of these checks, as it was last found. */
  readonly message: Scalars['String']['output'];
  /** Until when nothing is told of the rule and subject; null: it is not muted. */
  readonly mute?: Maybe<AlertMute>;
  /** What was told of it. */
  readonly notices: ReadonlyArray<AlertNotice>;
  readonly openedAt: Scalars['DateTime']['output'];
  readonly rule: AlertRuleId;
  readonly status: AlertStatus;
  /**
   * What it is about: a channel database, channel, register (`houston:7`), legal entity, schedule or webhook endpoint; null:
   * the installation.
   */
  readonly subject?: Maybe<Scalars['String']['output']>;
  /** Of an open alert: since when its checks pass. It closes when that has lasted. */
  readonly wellSince?: Maybe<Scalars['DateTime']['output']>;
};

/** A page of alerts, the newest first. */
export type AlertConnection = {
  readonly __typename?: 'AlertConnection';
  readonly edges: ReadonlyArray<AlertEdge>;
  readonly nodes: ReadonlyArray<Alert>;
  readonly pageInfo: PageInfo;
};

/** An alert and its place in the list. */
export type AlertEdge = {
  readonly __typename?: 'AlertEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Alert;
};

/** What is told of an alert. */
export type AlertEvent =
  | 'CLOSED'
  | 'OPENED';

/** That a person has muted a rule about a subject. */
export type AlertMute = {
  readonly __typename?: 'AlertMute';
  readonly mutedAt: Scalars['DateTime']['output'];
  readonly mutedBy: Scalars['String']['output'];
  readonly reason: Scalars['String']['output'];
  readonly until: Scalars['DateTime']['output'];
};

/** What was told of an alert by one channel. */
export type AlertNotice = {
  readonly __typename?: 'AlertNotice';
  readonly attempts: Scalars['Int']['output'];
  readonly channel: AlertNoticeChannel;
  readonly createdAt: Scalars['DateTime']['output'];
  readonly event: AlertEvent;
  /** Why it could not be sent, in words. */
  readonly lastFailure?: Maybe<Scalars['String']['output']>;
  readonly nextAttemptAt?: Maybe<Scalars['DateTime']['output']>;
  readonly sentAt?: Maybe<Scalars['DateTime']['output']>;
  readonly status: AlertNoticeStatus;
};

/** How it is told. */
export type AlertNoticeChannel =
  /** By e-mail, where TILLSYNC_SMTP_URL is set. */
  | 'EMAIL'
  /** By webhook, where an endpoint asks for ALERT_OPENED or ALERT_CLOSED; what was delivered is at the endpoint. */
  | 'WEBHOOK';

/** What has become of a notice. */
export type AlertNoticeStatus =
  /** The mail server was away, or has refused it, for three days. */
  | 'GIVEN_UP'
  /** The mail server has taken it; of WEBHOOK: it is in the log that endpoints are delivered from. */
  | 'SENT'
  /** It is sent at `nextAttemptAt`. */
  | 'WAITING';

/** Result of `muteAlert` and `unmuteAlert`. */
export type AlertPayload = {
  readonly __typename?: 'AlertPayload';
  /** The alert afterwards. */
  readonly alert?: Maybe<Alert>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A rule of alerts, and what an administrator has set of it. */
export type AlertRule = {
  readonly __typename?: 'AlertRule';
  /** True: an administrator has changed it. */
  readonly changed: Scalars['Boolean']['output'];
  /** The checks of *diagnose* that it is about. */
  readonly checks: ReadonlyArray<CheckCode>;
  /** An alert closes when the checks have passed for so many seconds. */
  readonly closesAfterSeconds: Scalars['Int']['output'];
  /** False: its alerts close, and none opens. */
  readonly enabled: Scalars['Boolean']['output'];
  readonly id: AlertRuleId;
  /** An alert opens when the checks have failed for so many seconds. */
  readonly opensAfterSeconds: Scalars['Int']['output'];
  /** What is less opens nothing; null for a rule that counts nothing. */
  readonly threshold?: Maybe<Scalars['Int']['output']>;
  readonly thresholdUnit?: Maybe<AlertThresholdUnit>;
};

/** A rule of alerts: which checks of the installation's diagnosis it is about. May grow: ignore what you do not know. */
export type AlertRuleId =
  /** A channel database cannot be reached. */
  | 'CHANNEL_SILENT'
  /** Someone has paused a channel database, or switched a channel or its Real-time Service off, and left it so. */
  | 'CHANNEL_SWITCHED_OFF'
  /** Clocks differ by seconds. */
  | 'CLOCKS_APART'
  /** A channel database does not have the current configuration or features. */
  | 'CONFIGURATION_LATE'
  /** A channel database or headquarters is an older copy, or there are two of a channel database. */
  | 'DATABASE_COPIED'
  /** A database cannot do its work: it is read-only, its disk is full, or it has no connections left. */
  | 'DATABASE_UNAVAILABLE'
  /** At least the threshold of differences wait for a person. */
  | 'DIFFERENCES_OPEN'
  /** Uploads, downloads or runs fail, or have lost their process. */
  | 'JOB_FAILING'
  /** A number sequence of customer accounts runs out, or is missing. */
  | 'NUMBERS_RUN_OUT'
  /** At least the threshold of operations have failed within an hour, and some still have. */
  | 'OPERATIONS_FAILING'
  /** A register has been silent for long, or keeps what it has captured for more than an hour. */
  | 'REGISTER_SILENT'
  /** A schedule is overdue, missing or was stopped by a fault, or no process runs the schedules. */
  | 'SCHEDULE_OVERDUE'
  /** A webhook endpoint was disabled after failures. */
  | 'WEBHOOK_DISABLED'
  /** The oldest work of a channel database or legal entity waits longer than its schedule allows, and than the threshold. */
  | 'WORK_WAITING';

/** Result of `setAlertRule`. */
export type AlertRulePayload = {
  readonly __typename?: 'AlertRulePayload';
  /** The rule afterwards. */
  readonly rule?: Maybe<AlertRule>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Which alerts a list shows. */
export type AlertStatus =
  | 'CLOSED'
  | 'OPEN';

/** What the threshold of a rule counts. */
export type AlertThresholdUnit =
  /** Differences that wait for a person. */
  | 'DIFFERENCES'
  /** How often operations have failed within the last hour; not more than operations that are failed now. */
  | 'FAILURES_PER_HOUR'
  /** Minutes for which the oldest work has waited. */
  | 'WAITING_MINUTES';

/** How far a download job has been applied in a channel database. */
export type AppliedJob = {
  readonly __typename?: 'AppliedJob';
  /** When it was last applied. */
  readonly appliedAt: Scalars['DateTime']['output'];
  /** 1010, 1070 or 1110. */
  readonly jobId: Scalars['ID']['output'];
  /** The position in headquarters' log up to which all changes have been applied. */
  readonly position: Scalars['BigInt']['output'];
};

/** Input of `applyRemedy`. */
export type ApplyRemedyInput = {
  /** True: says what the remedy would do, and changes nothing. Uses the dry run of its mutation where that has one. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** Passed to the mutation if that takes a reason. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** The `id` of a `Remedy`. */
  readonly remedy: Scalars['ID']['input'];
  /** The corrected values that `needsInput` names. */
  readonly values?: InputMaybe<ReadonlyArray<AttributeChangeInput>>;
};

/** Result of `applyRemedy`. */
export type ApplyRemedyPayload = {
  readonly __typename?: 'ApplyRemedyPayload';
  /**
   * Whether the check that named the remedy, made again, passes. False also while a further remedy or a run that this one
   * has started is needed, and when the check lacks facts. Null when nothing was applied.
   */
  readonly cured?: Maybe<Scalars['Boolean']['output']>;
  /** A new diagnosis of the subject; null when `remedy` is not valid. */
  readonly diagnosis?: Maybe<Diagnosis>;
  /** The field of `Mutation` that was called. */
  readonly mutation?: Maybe<Scalars['String']['output']>;
  /** The result of the mutation; null when it was not called. */
  readonly result?: Maybe<Scalars['JSON']['output']>;
  /** Refusals of the remedy and of the mutation that it called. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** For a dry run: what the remedy would do, in one sentence. */
  readonly wouldDo?: Maybe<Scalars['String']['output']>;
};

/** The old and new value of an attribute. */
export type AttributeChange = {
  readonly __typename?: 'AttributeChange';
  /** `name`, `email`, `address.city`, `contact.EMAIL`, `affiliation`, `attribute.ShoeSize` … */
  readonly attribute: Scalars['String']['output'];
  readonly newValue?: Maybe<Scalars['String']['output']>;
  readonly oldValue?: Maybe<Scalars['String']['output']>;
};

/** A correction of one attribute. */
export type AttributeChangeInput = {
  /** The name as in `Operation.changes`. */
  readonly attribute: Scalars['String']['input'];
  /** Null clears the attribute. */
  readonly newValue?: InputMaybe<Scalars['String']['input']>;
};

/** A customer attribute that the legal entity defines. */
export type AttributeDefinition = {
  readonly __typename?: 'AttributeDefinition';
  /** The value of a new customer for whom none is given; null: none. */
  readonly defaultValue?: Maybe<Scalars['String']['output']>;
  /** What people are shown instead of `name`; null: `name`. */
  readonly friendlyName?: Maybe<Scalars['String']['output']>;
  /** What is explained beside the field. */
  readonly helpText?: Maybe<Scalars['String']['output']>;
  /** The largest value of a number, as text. */
  readonly maximum?: Maybe<Scalars['String']['output']>;
  /** The smallest value of a number, as text. */
  readonly minimum?: Maybe<Scalars['String']['output']>;
  readonly name: Scalars['String']['output'];
  /** The allowed values; null allows any. */
  readonly options?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** Whether every new customer must have a value. One with a `defaultValue` has it without being asked. */
  readonly required: Scalars['Boolean']['output'];
  /** The texts in other languages. */
  readonly translations: ReadonlyArray<AttributeTranslation>;
  readonly type: AttributeType;
  /** The unit of the value, such as `cm`; null: none. */
  readonly unit?: Maybe<Scalars['String']['output']>;
};

/** As `AttributeDefinition`. */
export type AttributeDefinitionInput = {
  /** One of the values that the attribute allows. */
  readonly defaultValue?: InputMaybe<Scalars['String']['input']>;
  readonly friendlyName?: InputMaybe<Scalars['String']['input']>;
  readonly helpText?: InputMaybe<Scalars['String']['input']>;
  readonly maximum?: InputMaybe<Scalars['String']['input']>;
  readonly minimum?: InputMaybe<Scalars['String']['input']>;
  readonly name: Scalars['String']['input'];
  readonly options?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly required?: Scalars['Boolean']['input'];
  readonly translations?: InputMaybe<ReadonlyArray<AttributeTranslationInput>>;
  readonly type: AttributeType;
  readonly unit?: InputMaybe<Scalars['String']['input']>;
};

/** Attributes that are chosen together. */
export type AttributeGroup = {
  readonly __typename?: 'AttributeGroup';
  /** Names of attributes of the legal entity, in the order in which they are shown. */
  readonly attributes: ReadonlyArray<Scalars['String']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
};

/** As `AttributeGroup`. Setting a group up again replaces its list. */
export type AttributeGroupInput = {
  readonly attributes?: ReadonlyArray<Scalars['String']['input']>;
  readonly id: Scalars['ID']['input'];
  readonly name: Scalars['String']['input'];
};

/** The value of a customer attribute. */
export type AttributeInput = {
  /** The name that the legal entity defines. */
  readonly name: Scalars['String']['input'];
  /** The value as text; null removes the attribute. */
  readonly value?: InputMaybe<Scalars['String']['input']>;
};

/** The texts of an attribute in another language. */
export type AttributeTranslation = {
  readonly __typename?: 'AttributeTranslation';
  /** Null: that of the attribute. */
  readonly friendlyName?: Maybe<Scalars['String']['output']>;
  /** Null: that of the attribute. */
  readonly helpText?: Maybe<Scalars['String']['output']>;
  /** A language tag, such as `nl-NL` or `nl`. */
  readonly languageId: Scalars['String']['output'];
};

/** As `AttributeTranslation`. */
export type AttributeTranslationInput = {
  readonly friendlyName?: InputMaybe<Scalars['String']['input']>;
  readonly helpText?: InputMaybe<Scalars['String']['input']>;
  readonly languageId: Scalars['String']['input'];
};

/** The type of a customer attribute's value. */
export type AttributeType =
  | 'BOOLEAN'
  | 'DECIMAL'
  | 'INTEGER'
  | 'TEXT';

/** An entry of the audit: what a mutation did, or why it was refused. An entry never changes. */
export type AuditEntry = {
  readonly __typename?: 'AuditEntry';
  /** The mutation. An entry for a capture, or for an effect of the mutation, has the same name. */
  readonly action: Scalars['String']['output'];
  /** The subject of the token. */
  readonly actor: Scalars['String']['output'];
  /** When it happened. */
  readonly at: Scalars['DateTime']['output'];
  /** Increases over time within one database's audit. */
  readonly entryId: Scalars['BigInt']['output'];
  /** The reason that the caller gave. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** The request's `x-request-id`; null when no request caused the entry. */
  readonly requestId?: Maybe<Scalars['String']['output']>;
  /** The outcome: `CAPTURED`, `OK` and similar, `DRY_RUN`, the code of the refusal, or the code of the error. */
  readonly result: Scalars['String']['output'];
  /** The roles of the token. */
  readonly roles: ReadonlyArray<Role>;
  /** The id of the operation, customer, feature, channel … that it affected; null when there is none. */
  readonly target?: Maybe<Scalars['String']['output']>;
};

/** A page of a list. */
export type AuditEntryConnection = {
  readonly __typename?: 'AuditEntryConnection';
  readonly edges: ReadonlyArray<AuditEntryEdge>;
  readonly nodes: ReadonlyArray<AuditEntry>;
  readonly pageInfo: PageInfo;
};

/** An item of a page, with its cursor. */
export type AuditEntryEdge = {
  readonly __typename?: 'AuditEntryEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: AuditEntry;
};

/** An entry matches when all given conditions hold. Each value must be equal. */
export type AuditFilter = {
  /** The name of the mutation. */
  readonly action?: InputMaybe<Scalars['String']['input']>;
  /** The names of mutations, one of which it must be; of headquarters' audit only. */
  readonly actions?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The subject of the token. */
  readonly actor?: InputMaybe<Scalars['String']['input']>;
  /** The period of the entries. */
  readonly at?: InputMaybe<AuditPeriod>;
  readonly requestId?: InputMaybe<Scalars['String']['input']>;
  readonly result?: InputMaybe<Scalars['String']['input']>;
  /** The id that the entry is about, as a node id or the plain key. */
  readonly target?: InputMaybe<Scalars['ID']['input']>;
};

/** A period of time; each end may be open. */
export type AuditPeriod = {
  /** At this time or later. */
  readonly after?: InputMaybe<Scalars['DateTime']['input']>;
  /** Before this time. */
  readonly before?: InputMaybe<Scalars['DateTime']['input']>;
};

/** A batch job, such as *Synchronize customers and channel requests*, or the batch job that runs a CDX job. */
export type BatchJob = Node & {
  readonly __typename?: 'BatchJob';
  /** Former names; accepted wherever a job is named. */
  readonly aliases: ReadonlyArray<Scalars['String']['output']>;
  readonly caption: Scalars['String']['output'];
  readonly description: Scalars['String']['output'];
  readonly id: Scalars['ID']['output'];
  /** The stable id, such as `synchronize`. */
  readonly jobId: Scalars['ID']['output'];
  /** Its runs, newest first. */
  readonly runs: ReadonlyArray<BatchRun>;
  readonly schedules: ReadonlyArray<DistributionSchedule>;
};


/** A batch job, such as *Synchronize customers and channel requests*, or the batch job that runs a CDX job. */
export type BatchJobRunsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A run of a batch job has started, progressed or ended. */
export type BatchJobProgress = {
  readonly __typename?: 'BatchJobProgress';
  /** When it happened. */
  readonly at: Scalars['DateTime']['output'];
  /** Pass it as `after` to receive what follows. */
  readonly cursor: Scalars['String']['output'];
  /** The run as it is now. It may have progressed since the event. */
  readonly run?: Maybe<BatchRun>;
};

/** A message of `batchJobProgress`. */
export type BatchJobProgressEvent = BatchJobProgress | Gap | Ready | Snapshot | SourceBack | SourceLost;

/** As `OperationChangedPage`, for `batchJobProgress`. */
export type BatchJobProgressPage = {
  readonly __typename?: 'BatchJobProgressPage';
  readonly cursor: Scalars['String']['output'];
  readonly events: ReadonlyArray<BatchJobProgressEvent>;
  readonly ready: Scalars['Boolean']['output'];
};

/** A run of a batch job. */
export type BatchRun = Node & {
  readonly __typename?: 'BatchRun';
  /** Items that succeeded. */
  readonly done: Scalars['Int']['output'];
  /** Null while it has not ended. */
  readonly endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The message as codes, sentence by sentence; empty when there is none. */
  readonly explanations: ReadonlyArray<Explanation>;
  /** Items that failed. */
  readonly failed: Scalars['Int']['output'];
  readonly id: Scalars['ID']['output'];
  readonly job: BatchJob;
  /** Why it failed or stopped, or what it did. */
  readonly message?: Maybe<Scalars['String']['output']>;
  /** Increases with each run. */
  readonly number: Scalars['BigInt']['output'];
  /**
   * Items done, failed and skipped per second: recently while the run executes, from start to end afterwards. Null until
   * it is known, and while the run is paused.
   */
  readonly rate?: Maybe<Scalars['Float']['output']>;
  /** The user or application that started it, or `tillsync` for a schedule. */
  readonly requestedBy: Scalars['String']['output'];
  /** What the run processes: a legal entity, a channel database, or a bulk run. */
  readonly scope: Scalars['String']['output'];
  /** Operations of a bulk run that were skipped. */
  readonly skipped: Scalars['Int']['output'];
  readonly startedAt: Scalars['DateTime']['output'];
  readonly status: BatchStatus;
  /** The estimated seconds until the run ends. Null unless it executes and `rate` is known. */
  readonly timeLeft?: Maybe<Scalars['Int']['output']>;
  /** How many items the run has: operations, rows, steps or databases, depending on the job. */
  readonly total: Scalars['Int']['output'];
  /** Items that are blocked by others. */
  readonly waiting: Scalars['Int']['output'];
};

/** A page of a list. */
export type BatchRunConnection = {
  readonly __typename?: 'BatchRunConnection';
  readonly edges: ReadonlyArray<BatchRunEdge>;
  readonly nodes: ReadonlyArray<BatchRun>;
  readonly pageInfo: PageInfo;
};

/** An item of a page, with its cursor. */
export type BatchRunEdge = {
  readonly __typename?: 'BatchRunEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: BatchRun;
};

/** The status of a run. */
export type BatchStatus =
  /** Ended because an operator canceled it. */
  | 'CANCELED'
  /** Ends after the work in progress. */
  | 'CANCELING'
  /** Ended with an error; see `message`. */
  | 'ERROR'
  /** In progress. */
  | 'EXECUTING'
  /** Ended. */
  | 'FINISHED'
  /** *Withhold*: a bulk run that an operator has paused. */
  | 'HOLD'
  /** Not started yet. */
  | 'READY';

/**
 * A value that was set on many failed operations at once, in the attribute that their last error names. It is saved beside
 * the captured values, and can be undone on each operation until that is synchronized.
 */
export type BulkCorrection = {
  readonly __typename?: 'BulkCorrection';
  /** How many operations it corrected. */
  readonly corrected: Scalars['Int']['output'];
  readonly correctedAt: Scalars['DateTime']['output'];
  /** The user or application that made it. */
  readonly correctedBy: Scalars['String']['output'];
  /** Pass it as `correction` of `undoCorrection`, and of the filter of operations. */
  readonly id: Scalars['ID']['output'];
  readonly reason: Scalars['String']['output'];
  /** How many of them are synchronized. */
  readonly synchronized: Scalars['Int']['output'];
  /** On how many of them it can still be undone: they are not synchronized, and were not saved again since. */
  readonly undoable: Scalars['Int']['output'];
  /** On how many operations it was undone. */
  readonly undone: Scalars['Int']['output'];
  /** When it was undone last; null when it never was. */
  readonly undoneAt?: Maybe<Scalars['DateTime']['output']>;
  readonly undoneBy?: Maybe<Scalars['String']['output']>;
};

/** The result of an operation in a bulk run. */
export type BulkItemResult =
  /** Tried and refused; see `error`. */
  | 'FAILED'
  /** Not tried; see `skipReason`. */
  | 'SKIPPED'
  /** Synchronized, or the customer already had an account number (SUPERSEDED). */
  | 'SYNCED';

/**
 * What a bulk run would do now. The operations are evaluated and applied in a transaction that is rolled back. It reserves
 * no account number, and leaves only an entry in the audit.
 */
export type BulkRehearsal = {
  readonly __typename?: 'BulkRehearsal';
  /** How many would change their customer. */
  readonly changed: Scalars['Int']['output'];
  /** How many would create a customer. */
  readonly created: Scalars['Int']['output'];
  /** The causes of the failures, most frequent first; at most 100. */
  readonly errorGroups: ReadonlyArray<RehearsedErrorGroup>;
  /** The first 100 operations, in the order of arrival. */
  readonly items: ReadonlyArray<RehearsedItem>;
  /** How many would fail. */
  readonly refused: Scalars['Int']['output'];
  /** How many of them were evaluated: all up to `rehearseAtMost`, in the order of arrival. */
  readonly rehearsed: Scalars['Int']['output'];
  /** How many would be skipped. */
  readonly skipped: Scalars['Int']['output'];
  /** How many operations match the filter. */
  readonly total: Scalars['Int']['output'];
  /** How many would change nothing. */
  readonly unchanged: Scalars['Int']['output'];
};

/**
 * *Synchronize* over every operation that matched a filter when the run started. It is a run of the batch job
 * `bulk-synchronize`: follow it with `batchJobProgress`, and its operations with `operationChanged(batchRun:)`. Visible to
 * tokens with access to all channels in its scope.
 */
export type BulkRun = Node & {
  readonly __typename?: 'BulkRun';
  /** The channels in its scope; null means all channels. */
  readonly channels?: Maybe<ReadonlyArray<Channel>>;
  /** The filter that the run was started with; ids are plain keys. */
  readonly filter: Scalars['JSON']['output'];
  readonly id: Scalars['ID']['output'];
  /** One item per operation, in the order of arrival at headquarters. */
  readonly items: BulkRunItemConnection;
  /** Why it was started. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /**
   * The status (`HOLD` while it is paused) and counts: `total` operations, of which `done`, `failed` and `skipped` have a
   * result.
   */
  readonly run: BatchRun;
};


/**
 * *Synchronize* over every operation that matched a filter when the run started. It is a run of the batch job
 * `bulk-synchronize`: follow it with `batchJobProgress`, and its operations with `operationChanged(batchRun:)`. Visible to
 * tokens with access to all channels in its scope.
 */
export type BulkRunItemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  result?: InputMaybe<BulkItemResult>;
};

/** The status of the run does not allow this. */
export type BulkRunCannotBeChanged = UserError & {
  readonly __typename?: 'BulkRunCannotBeChanged';
  readonly code: UserErrorCode;
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly message: Scalars['String']['output'];
  readonly status: BatchStatus;
};

/** A page of a list. */
export type BulkRunConnection = {
  readonly __typename?: 'BulkRunConnection';
  readonly edges: ReadonlyArray<BulkRunEdge>;
  readonly nodes: ReadonlyArray<BulkRun>;
  readonly pageInfo: PageInfo;
};

/** An item of a page, with its cursor. */
export type BulkRunEdge = {
  readonly __typename?: 'BulkRunEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: BulkRun;
};

/** Input of `pauseBulkRun`, `resumeBulkRun` and `cancelBulkRun`. */
export type BulkRunInput = {
  /** The id of the bulk run, or of its `run`. */
  readonly bulkRun: Scalars['ID']['input'];
};

/** An operation of a bulk run. */
export type BulkRunItem = {
  readonly __typename?: 'BulkRunItem';
  /** Why it failed in this run; null unless it did. */
  readonly error?: Maybe<OperationError>;
  /** What is wrong and what to do about it; null when it is synchronized or not processed yet. */
  readonly message?: Maybe<Scalars['String']['output']>;
  /** The operation as it is now. It may have changed since its result. */
  readonly operation?: Maybe<Operation>;
  /** The operation's GUID; see `Operation.operationId`. */
  readonly operationId: Scalars['String']['output'];
  /** Null until the run has processed it. */
  readonly result?: Maybe<BulkItemResult>;
  /** Why it was skipped; null unless it was. */
  readonly skipReason?: Maybe<BulkSkipReason>;
};

/** A page of a list. */
export type BulkRunItemConnection = {
  readonly __typename?: 'BulkRunItemConnection';
  readonly edges: ReadonlyArray<BulkRunItemEdge>;
  readonly nodes: ReadonlyArray<BulkRunItem>;
  readonly pageInfo: PageInfo;
};

/** An item of a page, with its cursor. */
export type BulkRunItemEdge = {
  readonly __typename?: 'BulkRunItemEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: BulkRunItem;
};

/** Result of `pauseBulkRun`, `resumeBulkRun` and `cancelBulkRun`. */
export type BulkRunPayload = {
  readonly __typename?: 'BulkRunPayload';
  /** The bulk run as it is now. */
  readonly bulkRun?: Maybe<BulkRun>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Why a bulk run did not try an operation. New values may be added: show `message` for an unknown value. */
export type BulkSkipReason =
  /** It was already completed. */
  | 'COMPLETED'
  /** It was dismissed. */
  | 'DISMISSED'
  /** Another run was processing it. */
  | 'IN_PROGRESS'
  /** An earlier operation of the same customer has not arrived, or is being processed. */
  | 'NOT_ITS_TURN'
  /** It met a temporary fault, and is retried automatically. */
  | 'TEMPORARY_FAULT'
  /** An earlier operation of the same customer has failed. Resolve that one first. */
  | 'WAITING_ON';

/** What a channel refuses when it captures an operation. */
export type CaptureValidation =
  /** Refuses only what cannot be stored; headquarters evaluates the rest. */
  | 'MINIMAL'
  /** Refuses everything that its downloaded configuration shows to be invalid, with code and field for each row. */
  | 'STRICT';

/** The direction of a CDX job. */
export type CdxDirection =
  /** From headquarters to channel databases. */
  | 'DOWNLOAD'
  /** From channel databases to headquarters. */
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
  /** The schedules that run the job. */
  readonly schedules: ReadonlyArray<DistributionSchedule>;
  /** The tables that the job transfers. */
  readonly subjobs: ReadonlyArray<CdxSubjob>;
};

/** A transfer of one job between headquarters and one channel database. */
export type CdxSession = DownloadSession | UploadSession;

/** The status of a download or upload session has changed. */
export type CdxSessionChanged = {
  readonly __typename?: 'CdxSessionChanged';
  /** When it happened. */
  readonly at: Scalars['DateTime']['output'];
  /** Pass it as `after` to receive what follows. */
  readonly cursor: Scalars['String']['output'];
  /** The session as it is now. It may have changed since the event. */
  readonly session?: Maybe<CdxSession>;
};

/** A message of `cdxSessionChanged`. */
export type CdxSessionChangedEvent = CdxSessionChanged | Gap | Ready | Snapshot | SourceBack | SourceLost;

/** As `OperationChangedPage`, for `cdxSessionChanged`. */
export type CdxSessionChangedPage = {
  readonly __typename?: 'CdxSessionChangedPage';
  readonly cursor: Scalars['String']['output'];
  readonly events: ReadonlyArray<CdxSessionChangedEvent>;
  readonly ready: Scalars['Boolean']['output'];
};

/** A table that a job transfers. */
export type CdxSubjob = {
  readonly __typename?: 'CdxSubjob';
  readonly channelTable: Scalars['String']['output'];
  /** False: listed for reference; carries no data in this product. */
  readonly enabled: Scalars['Boolean']['output'];
  readonly headquartersTable: Scalars['String']['output'];
  readonly name: Scalars['String']['output'];
};

/** A store or web shop. */
export type Channel = Node & {
  readonly __typename?: 'Channel';
  /** The ids of the address books whose customers the channel sees. */
  readonly addressBooks: ReadonlyArray<Scalars['String']['output']>;
  /** ISO 3166 three-letter code; the default country of new addresses. */
  readonly country: Scalars['String']['output'];
  readonly database: ChannelDatabase;
  /** The id of the default customer whose values a new customer inherits. */
  readonly defaultCustomer: Scalars['String']['output'];
  /** True: while it is offline, the channel refuses to create customers. */
  readonly filterSharedCustomerTables: Scalars['Boolean']['output'];
  /** The profile as headquarters has it; the channel follows with job 1070. */
  readonly functionalityProfile: FunctionalityProfile;
  /** The node id. Arguments named `channel` accept it or the `key`. */
  readonly id: Scalars['ID']['output'];
  /** The stable key, such as `houston`. */
  readonly key: Scalars['ID']['output'];
  /** The id of its legal entity (DATAAREAID). */
  readonly legalEntity: Scalars['String']['output'];
  readonly name: Scalars['String']['output'];
  /** Set by `setChannelOffline`. Null while the channel's database cannot be reached. */
  readonly offline?: Maybe<Scalars['Boolean']['output']>;
  /** When the oldest of them was captured; null when there are none. */
  readonly oldestPendingUploadAt?: Maybe<Scalars['DateTime']['output']>;
  /** The number of captured operations that have not been uploaded. Null while the channel's database cannot be reached. */
  readonly pendingUploads?: Maybe<Scalars['Int']['output']>;
  /** Set by `setRealtimeServiceAvailable`. Null while the channel's database cannot be reached. */
  readonly realtimeServiceAvailable?: Maybe<Scalars['Boolean']['output']>;
  /**
   * *Register offline status*: the registers that have reported, by key. Null while the channel's database cannot be
   * reached, and from an older version.
   */
  readonly registers?: Maybe<ReadonlyArray<Register>>;
  readonly type: ChannelType;
};

/** The configuration that the channels of a channel database decide by. */
export type ChannelCache = {
  readonly __typename?: 'ChannelCache';
  /** When it is loaded again, unless `flushChannelCache` comes first. */
  readonly expiresAt: Scalars['DateTime']['output'];
  /** Increases each time the cache is loaded. */
  readonly generation: Scalars['BigInt']['output'];
  readonly loadedAt: Scalars['DateTime']['output'];
};

/** The database of a Commerce Scale Unit. It serves one or more channels. */
export type ChannelDatabase = Node & {
  readonly __typename?: 'ChannelDatabase';
  /** How far each download job has been applied; null while the database cannot be reached. */
  readonly appliedJobs?: Maybe<ReadonlyArray<AppliedJob>>;
  /** The configuration cache; null while the database cannot be reached, or before the cache is loaded. */
  readonly cache?: Maybe<ChannelCache>;
  readonly channels: ReadonlyArray<Channel>;
  /** Where its connection URL is found, such as `env:NAME`; never the URL itself. Null unless an administrator asks. */
  readonly connection?: Maybe<Scalars['String']['output']>;
  /** The channel database group, which has schedules of its own. */
  readonly group: Scalars['String']['output'];
  /** The node id. Arguments named `channelDatabase` accept it or the `key`. */
  readonly id: Scalars['ID']['output'];
  /** The newest 20 join codes, the newest first. */
  readonly joinCodes: ReadonlyArray<JoinCode>;
  /** The stable key, such as `houston-db`. */
  readonly key: Scalars['ID']['output'];
  /** The last attempt to upload, as the channel database recorded it, even when headquarters could not be reached. */
  readonly lastUploadAttempt?: Maybe<UploadAttempt>;
  readonly name: Scalars['String']['output'];
  /** Set by `setDataSyncPaused`: nothing is uploaded from it or downloaded to it. */
  readonly pauseDataSync: Scalars['Boolean']['output'];
  /** Whether the server can reach it now. */
  readonly reachable: Scalars['Boolean']['output'];
  /**
   * Whether its customers and its operations' outcomes equal headquarters', as last compared; null when they were never
   * compared.
   */
  readonly reconciliation?: Maybe<Reconciliation>;
  /**
   * Set while the database lacks data that it had acknowledged, because it was restored from a backup. Its uploads and
   * downloads stop until `acceptChannelDatabase`.
   */
  readonly rewoundAt?: Maybe<Scalars['DateTime']['output']>;
  /** Null unless it is the database of a store: then a process of headquarters opens it. */
  readonly store?: Maybe<Store>;
  /** The newest 20 keys of its store, the newest first; empty while no store has joined. */
  readonly storeKeys: ReadonlyArray<StoreKey>;
  /** Null while the database cannot be reached, and before its store has joined. */
  readonly tokenTrust?: Maybe<TokenTrust>;
};

/** Result of `createChannelDatabaseGroup`, `setChannelDatabaseGroup` and `deleteChannelDatabaseGroup`. */
export type ChannelDatabaseGroupPayload = {
  readonly __typename?: 'ChannelDatabaseGroupPayload';
  /** The group afterwards; of `deleteChannelDatabaseGroup`: as it was. */
  readonly group?: Maybe<NamedEntity>;
  /** The ids of the schedules that were created or deleted with it; with `dryRun`, those that would be. */
  readonly schedules: ReadonlyArray<Scalars['String']['output']>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

export type ChannelDatabaseInput = {
  /** Where to find the connection URL: `env:NAME` or `file:PATH`; `embedded:NAME`; or `store` for a machine of its own that joins. The URL itself is never stored. */
  readonly connection: Scalars['String']['input'];
  /** The id of a channel database group. */
  readonly group: Scalars['ID']['input'];
  /** The key of the channel database. */
  readonly id: Scalars['ID']['input'];
  readonly name: Scalars['String']['input'];
};

/** The state of a feature on one channel. */
export type ChannelFeature = {
  readonly __typename?: 'ChannelFeature';
  /** When the cache is loaded again. */
  readonly cacheExpiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the cache was loaded; its age is the age of `cacheState`. */
  readonly cacheLoadedAt?: Maybe<Scalars['DateTime']['output']>;
  /**
   * Whether it is effective for captures on this channel: enabled, applied by 1110, 1010 and 1070, and in the cache. Null
   * while the database cannot be reached.
   */
  readonly cacheState?: Maybe<Scalars['Boolean']['output']>;
  readonly channel: Channel;
  /** Whether it is on in the channel database, as 1110 applied it last; null while the database cannot be reached. */
  readonly channelState?: Maybe<Scalars['Boolean']['output']>;
  /**
   * The latest time at which the change becomes or became effective there; null while jobs are missing, or when it is
   * unknown.
   */
  readonly effectiveAt?: Maybe<Scalars['DateTime']['output']>;
  /** Whether the feature is on at headquarters. */
  readonly hqState: Scalars['Boolean']['output'];
  /**
   * Those of 1110, 1010 and 1070 that have not been applied since the change. While the channel cannot be reached: as
   * headquarters knew last.
   */
  readonly missingJobs: ReadonlyArray<Scalars['String']['output']>;
};

export type ChannelInput = {
  /** The ids of the address books whose customers the channel sees. */
  readonly addressBooks: ReadonlyArray<Scalars['String']['input']>;
  /** The id of the channel database that serves the channel. */
  readonly channelDatabase: Scalars['ID']['input'];
  /** ISO 3166 three-letter code. */
  readonly country: Scalars['String']['input'];
  /** The id of a default customer of the legal entity. */
  readonly defaultCustomer: Scalars['ID']['input'];
  /** True: while it is offline, the channel refuses to create customers. */
  readonly filterSharedCustomerTables?: Scalars['Boolean']['input'];
  /** The id of the functionality profile. */
  readonly functionalityProfile: Scalars['ID']['input'];
  /** The key of the channel. */
  readonly id: Scalars['ID']['input'];
  /** The id of the legal entity (DATAAREAID). */
  readonly legalEntity: Scalars['ID']['input'];
  readonly name: Scalars['String']['input'];
  readonly type: ChannelType;
};

/** Result of `setChannelOffline` and `setRealtimeServiceAvailable`. */
export type ChannelPayload = {
  readonly __typename?: 'ChannelPayload';
  readonly channel?: Maybe<Channel>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What kind of channel it is. */
export type ChannelType =
  /** A web shop. */
  | 'ONLINE_STORE'
  /** A store with tills. */
  | 'RETAIL_STORE';

/** A question that the diagnosis asked, and its answer. */
export type Check = {
  readonly __typename?: 'Check';
  /** What was verified. */
  readonly code: CheckCode;
  /** The facts that the result is based on. */
  readonly evidence: ReadonlyArray<Evidence>;
  /** What it fails for; empty unless it fails. */
  readonly failing: ReadonlyArray<CheckFailure>;
  /** What the check found, and what to do about it. */
  readonly message: Scalars['String']['output'];
  /** What was checked. */
  readonly question: Scalars['String']['output'];
  /** The mutations that fix a failed check. */
  readonly remedies: ReadonlyArray<Remedy>;
  readonly status: CheckStatus;
};

/** What a check verifies. New values may be added. */
export type CheckCode =
  /** The account number is on the channel: loyalty cards and synchronous orders are possible. */
  | 'ACCOUNT_ON_CHANNEL'
  /** An address book of the customer is shared with the channel. */
  | 'ADDRESS_BOOK_SHARED'
  /** The mail server takes the e-mails about alerts. */
  | 'ALERT_MAILS_SENT'
  /** The channel's cache is not older than its configuration. */
  | 'CACHE_CURRENT'
  /** The captured operations have a position in the channel's log. */
  | 'CAPTURE_SEQUENCED'
  /** The channel database has its configuration. */
  | 'CHANNEL_CONFIGURED'
  /** No other database has the identity of the channel database. */
  | 'CHANNEL_DATABASE_NOT_CLONED'
  /** The channel database was not restored from a backup. */
  | 'CHANNEL_DATABASE_NOT_REWOUND'
  /** The channel databases that the diagnosis needs can be reached. */
  | 'CHANNEL_DATABASE_REACHABLE'
  /** The channel has applied the mode (asynchronous or synchronous) that headquarters has set. */
  | 'CHANNEL_MODE'
  /** The channel is online. */
  | 'CHANNEL_ONLINE'
  /** No operation is claimed by a process that has ended. */
  | 'CHUNKS_ALIVE'
  | 'CLOCKS_AGREE'
  /** The databases that answer can do their work: none is read-only, without disk space, memory or connections. */
  | 'DATABASES_AVAILABLE'
  /** Data synchronization is not paused for the channel database. */
  | 'DATA_SYNC_NOT_PAUSED'
  /** The result is on the channel, or its download is not overdue. */
  | 'DISTRIBUTED_IN_TIME'
  /** The schedule that runs the download is active. */
  | 'DOWNLOAD_SCHEDULE_ACTIVE'
  /** No download session is suspended or has failed. */
  | 'DOWNLOAD_SESSION'
  /** Every channel database has applied all erasures. */
  | 'ERASURES_APPLIED'
  /** Every channel has the same features as headquarters. */
  | 'FEATURES_ROLLED_OUT'
  /** The feature's confirmation text has been confirmed, or there is none. */
  | 'FEATURE_CONFIRMED'
  /** The feature exists. */
  | 'FEATURE_KNOWN'
  /** The feature is on at headquarters. */
  | 'FEATURE_ON'
  /** The schedule of the feature has not failed. */
  | 'FEATURE_SCHEDULE'
  /** The customer or operation exists at headquarters or in a channel database. */
  | 'FOUND'
  /** Headquarters was not restored from a backup: it has everything that the channel databases have seen of it. */
  | 'HEADQUARTERS_NOT_REWOUND'
  /** Headquarters can be reached. */
  | 'HEADQUARTERS_REACHABLE'
  /** The channel has applied each download job since the last change of the data that it carries. */
  | 'JOBS_APPLIED'
  /** The caller searches by the account number, not by the temporary GUID. */
  | 'LOOKED_UP_BY_ACCOUNT'
  /** The channel databases have the loyalty cards of headquarters, or 1050 brings them in time. */
  | 'LOYALTY_CARDS_DISTRIBUTED'
  /** Each legal entity whose channels generate loyalty card numbers has a number sequence with numbers left. */
  | 'LOYALTY_NUMBERS_LEFT'
  /** The caller may enable the feature. */
  | 'MAY_ENABLE_FEATURE'
  /** No operation was dismissed. */
  | 'NOT_DISMISSED'
  /** The customer was not erased. */
  | 'NOT_ERASED'
  /** No operation is blocked by one that cannot proceed. */
  | 'NOT_WAITING'
  /** No conflict needs a choice. */
  | 'NO_CONFLICT'
  /** No comparison of headquarters and channels has reported a difference that needs a person. */
  | 'NO_DIFFERENCE'
  /** No operation has failed. */
  | 'NO_OPERATION_FAILED'
  /** The number sequence for account numbers has numbers left. */
  | 'NUMBER_SEQUENCE'
  /** All prerequisites of the feature are on. */
  | 'PREREQUISITES_ON'
  /** The channel made no Real-time Service calls that features would have avoided. */
  | 'REALTIME_CALLS_AVOIDABLE'
  /** The Real-time Service is available to the channel. */
  | 'REALTIME_SERVICE_AVAILABLE'
  /** Each register has reported lately: within an hour while captures wait on it, else within a week. */
  | 'REGISTERS_REPORT'
  /** No register keeps captures for more than an hour while it reports, or because it is paused. */
  | 'REGISTERS_SEND'
  /** Headquarters has the customer that the completed operations created or changed. */
  | 'RESULT_AT_HEADQUARTERS'
  /** No run has lost its process. */
  | 'RUN_ALIVE'
  /** Schedules are active and run on time. */
  | 'SCHEDULES_ON_TIME'
  /** The active schedules were not stopped by a fault the last time. */
  | 'SCHEDULES_SUCCEED'
  /** Active schedules have run when they were due. */
  | 'SCHEDULE_OVERDUE'
  /** The uploaded operations are synchronized, or their synchronization is not overdue. */
  | 'SYNCHRONIZED_IN_TIME'
  /** The schedule that runs *Synchronize customers and channel requests* is active. */
  | 'SYNCHRONIZE_SCHEDULE_ACTIVE'
  /** The last run of *Synchronize customers and channel requests* did not fail. */
  | 'SYNCHRONIZE_SUCCEEDED'
  /** The captured operations are uploaded, or their upload is not overdue. */
  | 'UPLOADED_IN_TIME'
  /** The schedule that runs P-0001 is active. */
  | 'UPLOAD_SCHEDULE_ACTIVE'
  /** The last upload attempt succeeded. */
  | 'UPLOAD_SUCCEEDED'
  /** No webhook endpoint was disabled after failures. */
  | 'WEBHOOKS_ENABLED'
  /** No welcome message to a new customer was given up or waits for long. */
  | 'WELCOME_MESSAGES_SENT'
  /** A process that runs the schedules has looked at the job queue within the last 30 seconds. */
  | 'WORKER_ALIVE';

/** One of the things that a check fails for. Everything that its sentence says of it, for a sentence in another language. */
export type CheckFailure = {
  readonly __typename?: 'CheckFailure';
  /** How many there are, where the check is about a number. */
  readonly count?: Maybe<Scalars['Int']['output']>;
  /** Since when, where the check is about a time. */
  readonly since?: Maybe<Scalars['DateTime']['output']>;
  /**
   * The key of the channel database, channel, register, legal entity, schedule or webhook endpoint; `headquarters` for
   * headquarters' database; null for what belongs to none.
   */
  readonly subject?: Maybe<Scalars['String']['output']>;
};

/** Input of `checkForFeatureUpdates`. */
export type CheckForFeatureUpdatesInput = {
  /** Why, for the audit. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** The result of a check. */
export type CheckStatus =
  | 'FAIL'
  | 'PASS'
  /** The data that the check needs could not be read. */
  | 'UNKNOWN';

/**
 * What a run of *Clean up completed staging rows and events* has removed from one database; all zero while it has not
 * ended.
 */
export type CleanUp = {
  readonly __typename?: 'CleanUp';
  /** Entries of the audit. */
  readonly auditEntries: Scalars['Int']['output'];
  /** The key of the channel database; null for headquarters. */
  readonly channelDatabaseId?: Maybe<Scalars['ID']['output']>;
  /** Events of the log. */
  readonly events: Scalars['Int']['output'];
  /** Completed operations whose staging rows were removed. */
  readonly operations: Scalars['Int']['output'];
  /** Calls in the Real-time Service ledger. */
  readonly realtimeServiceCalls: Scalars['Int']['output'];
  readonly run: BatchRun;
  /** Runs of batch jobs, with the items of bulk runs. */
  readonly runs: Scalars['Int']['output'];
  /** Download and upload sessions, with their packages. */
  readonly sessions: Scalars['Int']['output'];
};

/** Input of `cleanUp`. */
export type CleanUpInput = {
  /** False: returns at once with the runs that were started. */
  readonly wait?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Result of `cleanUp`. */
export type CleanUpPayload = {
  readonly __typename?: 'CleanUpPayload';
  /** Headquarters first, then each channel database. */
  readonly cleanUps: ReadonlyArray<CleanUp>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** The choice for one conflicting attribute. */
export type ConflictChoiceInput = {
  /** The name as in `Operation.conflicts`, or the path from an error's `field`. */
  readonly attribute: Scalars['String']['input'];
  /** Whose value to keep. */
  readonly keep: ConflictSide;
};

/** What happens when a channel's update changes a field that headquarters or another channel has changed since. */
export type ConflictPolicy =
  /** The update's value is applied. */
  | 'CHANNEL_WINS'
  /** Headquarters' value stays. */
  | 'HQ_WINS'
  /** The operation fails with CONFLICT and shows both values. The default. */
  | 'MANUAL';

/** The conflict policy of a group of fields. */
export type ConflictPolicyInput = {
  readonly fieldGroup: FieldGroup;
  readonly policy: ConflictPolicy;
};

/** Whose value of a conflicting attribute to keep. */
export type ConflictSide =
  /** The operation's value, including saved corrections. */
  | 'CHANNEL'
  /** Headquarters' value stays; the operation does not change the attribute. */
  | 'HEADQUARTERS';

/** The fields of a contact. Of a known contact, a missing field stays as it is. */
export type ContactInput = {
  /** What the customer agrees to, as it was shown: kept in `Customer.consents`. At most 1,000 characters. */
  readonly consentWording?: InputMaybe<Scalars['String']['input']>;
  readonly extension?: InputMaybe<Scalars['String']['input']>;
  readonly isPrimary?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether the customer consents to marketing through this contact. */
  readonly marketingOptIn?: InputMaybe<Scalars['Boolean']['input']>;
  /** PHONE, EMAIL or URL, in any case. */
  readonly type: Scalars['String']['input'];
  readonly value: Scalars['String']['input'];
};

/** The type of a contact. */
export type ContactType =
  | 'EMAIL'
  | 'PHONE'
  | 'URL';

/** Input of `correctOperations`. */
export type CorrectOperationsInput = {
  /** True: says what would be saved, and what synchronizing it would do, and changes nothing. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /**
   * Selects the operations; only FAILED ones are corrected. Of more than 10,000 the first to arrive are corrected, and
   * `more` is true.
   */
  readonly filter: OperationFilter;
  /** The value for the attribute that each operation's last error names; null empties it. */
  readonly newValue?: InputMaybe<Scalars['String']['input']>;
  /** Kept with the attempts, the correction and the audit. */
  readonly reason: Scalars['String']['input'];
};

/** Result of `correctOperations`. */
export type CorrectOperationsPayload = {
  readonly __typename?: 'CorrectOperationsPayload';
  /** How many were skipped, because they have changed at the same time. */
  readonly changedMeanwhile: Scalars['Int']['output'];
  /** How many operations it corrected, or in a dry run would correct. */
  readonly corrected: Scalars['Int']['output'];
  /** The correction; null for a dry run, and when the request was refused. */
  readonly correction?: Maybe<BulkCorrection>;
  /** True when more match than are corrected at once: send the request again for the rest. */
  readonly more: Scalars['Boolean']['output'];
  /** How many were skipped, because their error names no attribute that can be corrected. */
  readonly notCorrectable: Scalars['Int']['output'];
  /** How many were skipped, because the value is not valid for them. */
  readonly refused: Scalars['Int']['output'];
  /** What *Synchronize* would do with the corrected operations; null unless `dryRun`. */
  readonly rehearsal?: Maybe<BulkRehearsal>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A customer of a correcting update. */
export type CorrectedCustomer = {
  readonly __typename?: 'CorrectedCustomer';
  /** Why the customer stays as it is; null unless it is REFUSED. */
  readonly error?: Maybe<UserError>;
  /** The operation that the correction was made on. */
  readonly operation?: Maybe<Operation>;
  readonly outcome: CorrectedCustomerOutcome;
};

/** What a correcting update has done with a customer, or in a dry run would do. */
export type CorrectedCustomerOutcome =
  /** Somebody has changed the value since the correction was synchronized, so that it stays as it is. */
  | 'CHANGED_SINCE'
  /** The customer stays as it is; see `error`. */
  | 'REFUSED'
  /** The customer had it already. */
  | 'UNCHANGED'
  /** The customer has the new value. */
  | 'UPDATED';

/** Whether an answer includes a channel database. */
export type Coverage = {
  readonly __typename?: 'Coverage';
  /** When it was read. */
  readonly asOf: Scalars['DateTime']['output'];
  /** The key of the channel database. */
  readonly channelDatabase: Scalars['ID']['output'];
  /** False when it could not be reached, so the answer does not include it. */
  readonly reachable: Scalars['Boolean']['output'];
};

/** Input of `createChannelDatabaseGroup`. */
export type CreateChannelDatabaseGroupInput = {
  /**
   * The id of a group: the new one gets copies of its schedules, as they are. Null: it gets the schedules of a group that
   * `setUpOrganization` creates.
   */
  readonly copyOf?: InputMaybe<Scalars['ID']['input']>;
  /** True: says whether it would be created, and changes nothing. */
  readonly dryRun?: Scalars['Boolean']['input'];
  /** The id of the new group: 1 to 60 letters, digits, dots, dashes or underscores. */
  readonly group: Scalars['ID']['input'];
  readonly name: Scalars['String']['input'];
};

/** Input of `createCustomer`. */
export type CreateCustomerInput = {
  /** The key or node id of a channel; null creates the customer at headquarters. */
  readonly channel?: InputMaybe<Scalars['ID']['input']>;
  readonly customer: CustomerInput;
  /**
   * A UUID (version 4 or 7) that the client gives the new customer, so that it can name the customer before it has the
   * answer: later requests of the same channel name the customer by it, as by `id`. Only with `channel`, whose own it is:
   * other channels may give the same one. Refused with CUSTOMER_ID_TAKEN when it was given before with another key.
   */
  readonly customerId?: InputMaybe<Scalars['ID']['input']>;
  /**
   * Without `channel`: the default customer of the legal entity whose values and address books the customer gets. By default
   * the one whose customers come to the most channels.
   */
  readonly defaultCustomer?: InputMaybe<Scalars['String']['input']>;
  /**
   * Chosen by the caller, one for each customer. A repeated request with the same key and content returns the first
   * outcome, however late it comes. After an erasure it is refused with CUSTOMER_ERASED.
   */
  readonly idempotencyKey: Scalars['String']['input'];
  /** The legal entity (DATAAREAID). Required without `channel`, and only then. */
  readonly legalEntity?: InputMaybe<Scalars['String']['input']>;
};

/** The outcome of creating a customer. */
export type CreateCustomerPayload = {
  readonly __typename?: 'CreateCustomerPayload';
  /** The customer as the channel has it now; null when the request was refused. */
  readonly customer?: Maybe<Customer>;
  /** The asynchronous operation; null when headquarters created the customer in real time. */
  readonly operation?: Maybe<Operation>;
  /** True when an earlier request with this idempotency key had created the customer: nothing was done now. */
  readonly repeated: Scalars['Boolean']['output'];
  /** How the customer was created; null when the request was refused. */
  readonly route?: Maybe<CustomerRoute>;
  /** Why it took this route; null when the request was refused. */
  readonly routeReason?: Maybe<RouteReason>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** Hints for the cashier. They do not stop the request. */
  readonly warnings: ReadonlyArray<CustomerWarning>;
};

/** Input of `createCustomers`. */
export type CreateCustomersInput = {
  /** The key or node id of a channel; null creates the customers at headquarters. */
  readonly channel?: InputMaybe<Scalars['ID']['input']>;
  /** At most 250 rows. */
  readonly customers: ReadonlyArray<CreateCustomersRow>;
  /**
   * Without `channel`: the default customer of the legal entity whose values and address books a customer gets. By default
   * the one whose customers come to the most channels.
   */
  readonly defaultCustomer?: InputMaybe<Scalars['String']['input']>;
  /** True: says what the channel would do with each row, and stores nothing. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** What to do when rows are refused. */
  readonly errorPolicy?: InputMaybe<ErrorPolicy>;
  /** The legal entity (DATAAREAID). Required without `channel`, and only then. */
  readonly legalEntity?: InputMaybe<Scalars['String']['input']>;
  /** True: the customers get the welcome message of the legal entity, as those of `createCustomer` do. */
  readonly sendWelcomeMessages?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Result of `createCustomers`. */
export type CreateCustomersPayload = {
  readonly __typename?: 'CreateCustomersPayload';
  /** One result for each input row, in the same order. */
  readonly results: ReadonlyArray<CreateCustomersResult>;
  /** Why the list as a whole was refused. The refusals of a row are in its result. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** The outcome of one row, as in `CreateCustomerPayload`. */
export type CreateCustomersResult = {
  readonly __typename?: 'CreateCustomersResult';
  readonly customer?: Maybe<Customer>;
  readonly operation?: Maybe<Operation>;
  /** As in `CreateCustomerPayload`. */
  readonly repeated: Scalars['Boolean']['output'];
  readonly route?: Maybe<CustomerRoute>;
  readonly routeReason?: Maybe<RouteReason>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
  readonly warnings: ReadonlyArray<CustomerWarning>;
};

/** One customer of the list. */
export type CreateCustomersRow = {
  readonly customer: CustomerInput;
  /** As in `CreateCustomerInput`. */
  readonly idempotencyKey: Scalars['String']['input'];
};

/** Input of `createJoinCode`. */
export type CreateJoinCodeInput = {
  readonly channelDatabase: Scalars['ID']['input'];
  /** 1 to 720 hours. */
  readonly validForHours?: Scalars['Int']['input'];
};

/** Result of `createJoinCode`. */
export type CreateJoinCodePayload = {
  readonly __typename?: 'CreateJoinCodePayload';
  readonly channelDatabase?: Maybe<ChannelDatabase>;
  /** The code. It is shown once: headquarters keeps only its hash. */
  readonly code?: Maybe<Scalars['String']['output']>;
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Input of `createSchedule`. */
export type CreateScheduleInput = {
  /** False: it is switched off until `setSchedule`. */
  readonly active?: Scalars['Boolean']['input'];
  /** The active period begins at this moment; null: it has no beginning. */
  readonly activeFrom?: InputMaybe<Scalars['DateTime']['input']>;
  /** The active period ends before this moment; null: it has no end. */
  readonly activeUntil?: InputMaybe<Scalars['DateTime']['input']>;
  /** True: says whether it would be created, and changes nothing. */
  readonly dryRun?: Scalars['Boolean']['input'];
  /** The id of a channel database group; null means all. */
  readonly group?: InputMaybe<Scalars['String']['input']>;
  /**
   * Its jobs, in the order in which they run: `P-0001`, `synchronize`, `1010`, `1050`, `1070`, `1110`,
   * `reconcile`, `reconcile-changes`, `clean-up`.
   */
  readonly jobs: ReadonlyArray<Scalars['String']['input']>;
  readonly name: Scalars['String']['input'];
  /** `EVERY 5 SECONDS`, or a cron expression of five fields, in `timeZone`. */
  readonly recurrence: Scalars['String']['input'];
  /** The id of the new schedule: 1 to 60 letters, digits, dots, dashes or underscores. */
  readonly schedule: Scalars['ID']['input'];
  /** An IANA name, such as `Europe/Amsterdam`. */
  readonly timeZone?: Scalars['String']['input'];
};

/** Input of `createWebhookEndpoint`. */
export type CreateWebhookEndpointInput = {
  readonly description?: Scalars['String']['input'];
  readonly events: ReadonlyArray<WebhookEvent>;
  readonly format?: WebhookFormat;
  /** True: messages about a customer contain the name, the e-mail address and the phone numbers. */
  readonly personalData?: Scalars['Boolean']['input'];
  /** An https URL with a public address. Addresses inside of the house need TILLSYNC_WEBHOOK_NETWORKS. */
  readonly url: Scalars['String']['input'];
};

/**
 * A customer. With `channel`: the row downloaded from headquarters, with the channel's pending operations applied.
 * Without: the customer as headquarters has it.
 */
export type Customer = Node & {
  readonly __typename?: 'Customer';
  /** The account number assigned by headquarters (CUSTACCOUNT); null until the channel has received it. */
  readonly accountNumber?: Maybe<Scalars['String']['output']>;
  /**
   * The address books that the customer belongs to. A channel sees the customers of its own address books, and those for
   * which it has a pending operation.
   */
  readonly addressBooks: ReadonlyArray<Scalars['String']['output']>;
  readonly addresses: ReadonlyArray<CustomerAddress>;
  /** The ids of the customer's affiliations. */
  readonly affiliations: ReadonlyArray<Scalars['String']['output']>;
  /**
   * The temporary GUID (CUSTACCOUNTASYNC). It identifies the customer on both sides and never changes. Null for the roles
   * CHANNEL_DEVICE and CHANNEL_APPLICATION, which see *Pending sync*.
   */
  readonly asyncCustomerAccount?: Maybe<Scalars['String']['output']>;
  /** The values of the customer attributes that the legal entity defines. */
  readonly attributes: ReadonlyArray<CustomerAttribute>;
  /** No loyalty card is issued to the customer or linked to it, in any channel. Cards that it has stay. */
  readonly blockLoyaltyEnrollment: Scalars['Boolean']['output'];
  /** What the customer is blocked for. Null also for a text that an earlier version stored and that is none of these. */
  readonly blocked?: Maybe<CustomerBlocked>;
  readonly cellularPhone?: Maybe<Scalars['String']['output']>;
  /** The channel that shows the customer this way; null at headquarters. */
  readonly channel?: Maybe<Channel>;
  /**
   * Every consent that the customer gave or withdrew, oldest first. Kept as long as the customer, beyond the retention of
   * operations. Null for a customer of a channel: only headquarters has the record.
   */
  readonly consents?: Maybe<ReadonlyArray<CustomerConsent>>;
  /** Further phone numbers, e-mail addresses and URLs, each with its marketing consent. */
  readonly contacts: ReadonlyArray<CustomerContact>;
  /** When the customer was captured or created. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** The credit limit, a decimal number as text. */
  readonly creditMax?: Maybe<Scalars['String']['output']>;
  /** ISO 4217 code. */
  readonly currency?: Maybe<Scalars['String']['output']>;
  /** The id of the customer group. */
  readonly customerGroup?: Maybe<Scalars['String']['output']>;
  readonly customerType: CustomerType;
  /** What a till shows: the account number, or the words *Pending sync* while there is none. Never the temporary GUID. */
  readonly displayAccount: Scalars['String']['output'];
  /** The primary e-mail address. */
  readonly email?: Maybe<Scalars['String']['output']>;
  readonly endDiscount?: Maybe<Scalars['String']['output']>;
  /** The ids that the customer has in other systems, such as an ERP, by system. */
  readonly externalIds: ReadonlyArray<ExternalId>;
  readonly firstName?: Maybe<Scalars['String']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly identificationNumber?: Maybe<Scalars['String']['output']>;
  /** The account number of the customer who receives the invoices. */
  readonly invoiceAccount?: Maybe<Scalars['String']['output']>;
  /** True while the customer exists only in the channel's staging tables. */
  readonly isAsyncCustomer: Scalars['Boolean']['output'];
  /** The language, such as `en-us`. */
  readonly languageId?: Maybe<Scalars['String']['output']>;
  readonly lastName?: Maybe<Scalars['String']['output']>;
  /** The legal entity (DATAAREAID). */
  readonly legalEntity: Scalars['String']['output'];
  readonly lineDiscount?: Maybe<Scalars['String']['output']>;
  /** The numbers of the customer's loyalty cards. */
  readonly loyaltyCards: ReadonlyArray<Scalars['String']['output']>;
  /**
   * True when personal data is masked for this token: a name as `A. L.`, an e-mail address as `a***@e***`, a phone number
   * as `***67`, anything else as `***`; empty values stay null. `revealCustomer` shows the customer in full. Customer
   * group, currency, account number, city and country are never masked.
   */
  readonly masked: Scalars['Boolean']['output'];
  /**
   * The merges by which other customers lead to this one, oldest first. Null for a customer of a channel, which does not
   * know them. To undo one, send its id to `undoMerge`.
   */
  readonly merges?: Maybe<ReadonlyArray<CustomerMerge>>;
  readonly middleName?: Maybe<Scalars['String']['output']>;
  readonly multilineDiscount?: Maybe<Scalars['String']['output']>;
  /** The full name of a person, or the name of an organization. */
  readonly name: Scalars['String']['output'];
  /** The customer does not want personalized offers and recommendations. */
  readonly optOutPersonalization: Scalars['Boolean']['output'];
  /** The customer does not want their visits of the web shop to be tracked. */
  readonly optOutWebActivityTracking: Scalars['Boolean']['output'];
  readonly organizationId?: Maybe<Scalars['String']['output']>;
  /** Operations that this channel has captured and headquarters has not completed, oldest first. Empty at headquarters. */
  readonly pendingOperations: ReadonlyArray<Operation>;
  /** The primary phone number. */
  readonly phone?: Maybe<Scalars['String']['output']>;
  readonly phoneExtension?: Maybe<Scalars['String']['output']>;
  readonly priceGroup?: Maybe<Scalars['String']['output']>;
  /** The e-mail address for receipts. */
  readonly receiptEmail?: Maybe<Scalars['String']['output']>;
  /** How the customer receives receipts. Null also for a text that an earlier version stored and that is none of these. */
  readonly receiptOption?: Maybe<ReceiptOption>;
  /** How far the customer has been synchronized. */
  readonly syncState: CustomerSyncState;
  readonly taxGroup?: Maybe<Scalars['String']['output']>;
  readonly title?: Maybe<Scalars['String']['output']>;
  /**
   * How far the customer's last operation has come; with `channel`, the last one of that channel's database. Null when
   * there is none.
   */
  readonly trace?: Maybe<Trace>;
  /** The primary URL. */
  readonly url?: Maybe<Scalars['String']['output']>;
  readonly vatNumber?: Maybe<Scalars['String']['output']>;
  /** An opaque version. Pass it as `expectedVersion` of an update. */
  readonly version: Scalars['String']['output'];
};

/** A postal address of a customer. */
export type CustomerAddress = {
  readonly __typename?: 'CustomerAddress';
  /** The stable id of the address (ADDRESSID). */
  readonly addressId: Scalars['ID']['output'];
  readonly buildingComplement?: Maybe<Scalars['String']['output']>;
  readonly city?: Maybe<Scalars['String']['output']>;
  /** ISO 3166 three-letter code. */
  readonly country?: Maybe<Scalars['String']['output']>;
  readonly county?: Maybe<Scalars['String']['output']>;
  readonly districtName?: Maybe<Scalars['String']['output']>;
  readonly email?: Maybe<Scalars['String']['output']>;
  readonly isPrimary: Scalars['Boolean']['output'];
  readonly name?: Maybe<Scalars['String']['output']>;
  readonly phone?: Maybe<Scalars['String']['output']>;
  /** The purpose (ROLE), such as Home, Business, Delivery or Invoice. */
  readonly purpose?: Maybe<Scalars['String']['output']>;
  readonly state?: Maybe<Scalars['String']['output']>;
  readonly street?: Maybe<Scalars['String']['output']>;
  readonly streetNumber?: Maybe<Scalars['String']['output']>;
  /** The id of a tax group of the legal entity. */
  readonly taxGroup?: Maybe<Scalars['String']['output']>;
  readonly url?: Maybe<Scalars['String']['output']>;
  readonly zipCode?: Maybe<Scalars['String']['output']>;
};

/** As in `UpdateCustomerInput`, with the affiliation to add or remove. */
export type CustomerAffiliationInput = {
  /** The id of an affiliation of the legal entity. */
  readonly affiliation: Scalars['String']['input'];
  /** The key or node id of a channel; null updates the customer at headquarters. */
  readonly channel?: InputMaybe<Scalars['ID']['input']>;
  readonly customerId: Scalars['ID']['input'];
  readonly expectedVersion?: InputMaybe<Scalars['String']['input']>;
  readonly idempotencyKey: Scalars['String']['input'];
};

/** A value of a customer attribute that the legal entity defines. */
export type CustomerAttribute = {
  readonly __typename?: 'CustomerAttribute';
  readonly name: Scalars['String']['output'];
  readonly type: AttributeType;
  /** The value as text: numbers in plain notation, booleans as `true` or `false`. */
  readonly value: Scalars['String']['output'];
};

/** What a customer is blocked for (CUSTVENDORBLOCKED). */
export type CustomerBlocked =
  /** For all transactions. */
  | 'ALL'
  /** For invoices. */
  | 'INVOICE'
  /** Never, not even when it has long been inactive. */
  | 'NEVER'
  /** For nothing. */
  | 'NO'
  /** For payments. */
  | 'PAYMENT'
  /** For requisitions. */
  | 'REQUISITION';

/** Identifies a customer in one of four ways. */
export type CustomerBy =
  { readonly accountNumber: Scalars['String']['input']; readonly asyncCustomerAccount?: never; readonly externalId?: never; readonly id?: never; }
  |  /** The temporary GUID (CUSTACCOUNTASYNC). */
  { readonly accountNumber?: never; readonly asyncCustomerAccount: Scalars['String']['input']; readonly externalId?: never; readonly id?: never; }
  |  /** An id of another system. */
  { readonly accountNumber?: never; readonly asyncCustomerAccount?: never; readonly externalId: ExternalIdBy; readonly id?: never; }
  |  /** The node id. */
  { readonly accountNumber?: never; readonly asyncCustomerAccount?: never; readonly externalId?: never; readonly id: Scalars['ID']['input']; };

/** What `putCustomer` has done. */
export type CustomerChange =
  /** No customer had the external id: it was created. */
  | 'CREATED'
  /** The customer with the external id is so already: nothing was done. */
  | 'UNCHANGED'
  /** The customer with the external id was changed. */
  | 'UPDATED';

/**
 * A customer has changed at headquarters: it was created there, changed, merged or erased. Apply it whole: a change that came
 * after it may be in it already.
 */
export type CustomerChanged = {
  readonly __typename?: 'CustomerChanged';
  /** When it happened. */
  readonly at: Scalars['DateTime']['output'];
  /** What has happened to it. */
  readonly change: CustomerFeedChange;
  /** Pass it as `after` to receive what follows. */
  readonly cursor: Scalars['String']['output'];
  /**
   * The customer as headquarters has it now, which may be newer than the event. Null when it is there no more: remove it
   * where you have it.
   */
  readonly customer?: Maybe<Customer>;
  /** The customer's id at headquarters: that of `Query.customer` without `channel`. */
  readonly customerId: Scalars['ID']['output'];
  /** The id of the customer into which it was merged; null when it was not, or that was undone. */
  readonly mergedInto?: Maybe<Scalars['ID']['output']>;
};

/** A message of `customersChanged`. */
export type CustomerChangedEvent = CustomerChanged | Gap | Ready | Snapshot | SourceBack | SourceLost;

/**
 * The fields to change. A missing field stays as it is; null clears it. A change of a person's first, middle or last name
 * changes the name too, as far as it consists of them. A change of the phone number, e-mail address or URL changes the
 * primary contact with the same value; clearing it leaves the next contact of the type, or none.
 */
export type CustomerChangesInput = {
  /** No loyalty card is issued to the customer or linked to it, in any channel. */
  readonly blockLoyaltyEnrollment?: InputMaybe<Scalars['Switch']['input']>;
  /** NO, INVOICE, ALL, PAYMENT, REQUISITION or NEVER, in any case. */
  readonly blocked?: InputMaybe<Scalars['String']['input']>;
  readonly cellularPhone?: InputMaybe<Scalars['String']['input']>;
  /** A decimal number as text. */
  readonly creditMax?: InputMaybe<Scalars['String']['input']>;
  /** ISO 4217 code, in any case. */
  readonly currency?: InputMaybe<Scalars['String']['input']>;
  /** The id of a customer group of the legal entity. */
  readonly customerGroup?: InputMaybe<Scalars['String']['input']>;
  /** PERSON or ORGANIZATION, in any case. */
  readonly customerType?: InputMaybe<Scalars['String']['input']>;
  readonly email?: InputMaybe<Scalars['String']['input']>;
  /** The id of an end discount of the legal entity, if it has any. */
  readonly endDiscount?: InputMaybe<Scalars['String']['input']>;
  readonly firstName?: InputMaybe<Scalars['String']['input']>;
  readonly identificationNumber?: InputMaybe<Scalars['String']['input']>;
  /** The account number of a customer of the legal entity; through a channel, of one that its database has. */
  readonly invoiceAccount?: InputMaybe<Scalars['String']['input']>;
  /** A language that headquarters knows, such as `en-US`, in any case. */
  readonly languageId?: InputMaybe<Scalars['String']['input']>;
  readonly lastName?: InputMaybe<Scalars['String']['input']>;
  /** The id of a line discount of the legal entity, if it has any. */
  readonly lineDiscount?: InputMaybe<Scalars['String']['input']>;
  readonly middleName?: InputMaybe<Scalars['String']['input']>;
  /** The id of a multiline discount of the legal entity, if it has any. */
  readonly multilineDiscount?: InputMaybe<Scalars['String']['input']>;
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** The customer does not want personalized offers and recommendations. */
  readonly optOutPersonalization?: InputMaybe<Scalars['Switch']['input']>;
  /** The customer does not want their visits of the web shop to be tracked. */
  readonly optOutWebActivityTracking?: InputMaybe<Scalars['Switch']['input']>;
  readonly organizationId?: InputMaybe<Scalars['String']['input']>;
  readonly phone?: InputMaybe<Scalars['String']['input']>;
  readonly phoneExtension?: InputMaybe<Scalars['String']['input']>;
  /** The id of a price group of the legal entity, if it has any. */
  readonly priceGroup?: InputMaybe<Scalars['String']['input']>;
  readonly receiptEmail?: InputMaybe<Scalars['String']['input']>;
  /** PRINT, EMAIL, BOTH or NONE, in any case. */
  readonly receiptOption?: InputMaybe<Scalars['String']['input']>;
  /** The id of a tax group of the legal entity, if it has any. */
  readonly taxGroup?: InputMaybe<Scalars['String']['input']>;
  readonly title?: InputMaybe<Scalars['String']['input']>;
  readonly url?: InputMaybe<Scalars['String']['input']>;
  readonly vatNumber?: InputMaybe<Scalars['String']['input']>;
};

/** A page of a list. */
export type CustomerConnection = {
  readonly __typename?: 'CustomerConnection';
  readonly edges: ReadonlyArray<CustomerEdge>;
  readonly nodes: ReadonlyArray<Customer>;
  readonly pageInfo: PageInfo;
  /** Where the search took place: LOCAL even for ALL when headquarters could not be reached. */
  readonly searchedLocation: SearchLocation;
};

/** A consent that a customer gave or withdrew. An entry never changes. */
export type CustomerConsent = {
  readonly __typename?: 'CustomerConsent';
  /** Who entered it: a till, an application or a user; `***` where the token may not access the channel. */
  readonly actor: Scalars['String']['output'];
  /** When the channel captured it, or when it was entered at headquarters. */
  readonly at: Scalars['DateTime']['output'];
  /** Where; null at headquarters, and for a channel that the token may not access. */
  readonly channel?: Maybe<Channel>;
  /** The `contactId` of the contact, which may have been removed since. */
  readonly contactId: Scalars['ID']['output'];
  readonly contactType: ContactType;
  /** The number or address that the consent is for. */
  readonly contactValue: Scalars['String']['output'];
  /** True: given. False: withdrawn, also by another value of the contact or by its removal. */
  readonly given: Scalars['Boolean']['output'];
  /** The operation that gave or withdrew it, which may have been removed since. */
  readonly operationId: Scalars['ID']['output'];
  /** What the consent is for: `MARKETING`. */
  readonly purpose: Scalars['String']['output'];
  /** What the customer agreed to, if the caller sent it. */
  readonly wording?: Maybe<Scalars['String']['output']>;
};

/** A phone number, e-mail address or URL of a customer. */
export type CustomerContact = {
  readonly __typename?: 'CustomerContact';
  readonly contactId: Scalars['ID']['output'];
  readonly extension?: Maybe<Scalars['String']['output']>;
  readonly isPrimary: Scalars['Boolean']['output'];
  /** Whether the customer consents to marketing through this contact. */
  readonly marketingOptIn: Scalars['Boolean']['output'];
  readonly type: ContactType;
  readonly value: Scalars['String']['output'];
};

/** An item of a page, with its cursor. */
export type CustomerEdge = {
  readonly __typename?: 'CustomerEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Customer;
};

/** What has happened to a customer at headquarters. */
export type CustomerFeedChange =
  /** The person was erased. */
  | 'ERASED'
  /** It was merged into another customer; see `mergedInto`. */
  | 'MERGED'
  /** It was created or changed. */
  | 'SAVED';

/**
 * A customer matches when all given conditions hold. Texts match by prefix and ignore case and accents; phone numbers
 * match in any spelling.
 */
export type CustomerFilter = {
  /** The beginning of the account number. */
  readonly accountNumber?: InputMaybe<Scalars['String']['input']>;
  /** The beginning of an e-mail address. */
  readonly email?: InputMaybe<Scalars['String']['input']>;
  /** The beginning of the name. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** A phone number in any spelling, or the digits with which it begins. */
  readonly phone?: InputMaybe<Scalars['String']['input']>;
  /**
   * Words of the name in any order, an e-mail address, a phone number in any spelling, an account number or a loyalty card.
   * Accents, apostrophes and hyphens do not matter. When nobody has all words, words of addresses count too, and then those
   * who have some of the words are found, the best match first.
   */
  readonly search?: InputMaybe<Scalars['String']['input']>;
  /** Customers in one of these states. Needs `channel`. */
  readonly syncState?: InputMaybe<ReadonlyArray<CustomerSyncState>>;
};

/** A page of a list. */
export type CustomerHistoryConnection = {
  readonly __typename?: 'CustomerHistoryConnection';
  readonly edges: ReadonlyArray<CustomerHistoryEdge>;
  readonly nodes: ReadonlyArray<CustomerHistoryEntry>;
  readonly pageInfo: PageInfo;
};

/** An item of a page, with its cursor. */
export type CustomerHistoryEdge = {
  readonly __typename?: 'CustomerHistoryEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: CustomerHistoryEntry;
};

/** An event in the history of a customer. An entry never changes. */
export type CustomerHistoryEntry = {
  readonly __typename?: 'CustomerHistoryEntry';
  /** The subject of the token that did it, or the batch job. */
  readonly actor: Scalars['String']['output'];
  /** When it happened; of a captured change, when the channel stored it. */
  readonly at: Scalars['DateTime']['output'];
  /**
   * Each changed attribute with its old and new value, limited to `attributes` when they are given. Empty when retention
   * has removed the values, and for merges.
   */
  readonly changes: ReadonlyArray<AttributeChange>;
  /** The channel through which it was done; null at headquarters. */
  readonly channel?: Maybe<Channel>;
  /** Why the operation failed; null when it did not. */
  readonly error?: Maybe<OperationError>;
  readonly kind: CustomerHistoryKind;
  /** True when the values of `changes` are masked; see `Customer.masked`. */
  readonly masked: Scalars['Boolean']['output'];
  /** The account number that the merged customer had; null unless it is a merge or its undoing. */
  readonly mergedAccountNumber?: Maybe<Scalars['String']['output']>;
  /** The operation; null when it was none. */
  readonly operation?: Maybe<Operation>;
  /** The reason that the person gave, if any. */
  readonly reason?: Maybe<Scalars['String']['output']>;
};

/** What happened to a customer. New kinds may be added. */
export type CustomerHistoryKind =
  /** The address books were set (`setCustomerAddressBooks`). */
  | 'ADDRESS_BOOKS_SET'
  /** A channel adopted the customer of another one. */
  | 'ADOPTED'
  /** A channel captured a change; see `operation` for its status. */
  | 'CAPTURED'
  /** A loyalty card was issued. */
  | 'CARD_ISSUED'
  /** A loyalty card was linked to the customer. */
  | 'CARD_LINKED'
  | 'CONSENT_GIVEN'
  | 'CONSENT_WITHDRAWN'
  /** An operator dismissed an operation. */
  | 'DISMISSED'
  | 'ERASED'
  /** A person exported all data about the customer (`exportCustomer`). */
  | 'EXPORTED'
  /** An operation failed to synchronize; see `error`. */
  | 'FAILED'
  /** A change at headquarters. */
  | 'HEADQUARTERS'
  /** Another customer was merged into this one, or this one into another; see `mergedAccountNumber`. */
  | 'MERGED'
  | 'MERGE_UNDONE'
  /** A channel made a change in real time. */
  | 'REALTIME'
  /** An operator chose which value to keep. */
  | 'RESOLVED'
  /** An operator restored a dismissed operation. */
  | 'RESTORED'
  /** A person saw the personal data in full (`revealCustomer`). */
  | 'REVEALED'
  /** An operator saved a correction. */
  | 'SAVED'
  /** An operator took back a correction or a choice. */
  | 'UNDONE';

/**
 * The fields of a new customer. A field that is missing takes its value from the channel's default customer where that has
 * one.
 */
export type CustomerInput = {
  readonly addresses?: InputMaybe<ReadonlyArray<AddressInput>>;
  /** The ids of affiliations of the legal entity. */
  readonly affiliations?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly attributes?: InputMaybe<ReadonlyArray<AttributeInput>>;
  /** No loyalty card is issued to the customer or linked to it, in any channel. */
  readonly blockLoyaltyEnrollment?: InputMaybe<Scalars['Switch']['input']>;
  /** NO, INVOICE, ALL, PAYMENT, REQUISITION or NEVER, in any case. */
  readonly blocked?: InputMaybe<Scalars['String']['input']>;
  readonly cellularPhone?: InputMaybe<Scalars['String']['input']>;
  readonly contacts?: InputMaybe<ReadonlyArray<ContactInput>>;
  /** A decimal number as text. */
  readonly creditMax?: InputMaybe<Scalars['String']['input']>;
  /** ISO 4217 code, in any case. */
  readonly currency?: InputMaybe<Scalars['String']['input']>;
  /** The id of a customer group of the legal entity. */
  readonly customerGroup?: InputMaybe<Scalars['String']['input']>;
  /** PERSON or ORGANIZATION, in any case. Another text refuses the customer, not the whole list. */
  readonly customerType?: InputMaybe<Scalars['String']['input']>;
  readonly email?: InputMaybe<Scalars['String']['input']>;
  /** The id of an end discount of the legal entity, if it has any. */
  readonly endDiscount?: InputMaybe<Scalars['String']['input']>;
  /** The ids that the customer has in other systems. */
  readonly externalIds?: InputMaybe<ReadonlyArray<ExternalIdInput>>;
  readonly firstName?: InputMaybe<Scalars['String']['input']>;
  readonly identificationNumber?: InputMaybe<Scalars['String']['input']>;
  /** The account number of a customer of the legal entity; through a channel, of one that its database has. */
  readonly invoiceAccount?: InputMaybe<Scalars['String']['input']>;
  /** A language that headquarters knows, such as `en-US`, in any case. */
  readonly languageId?: InputMaybe<Scalars['String']['input']>;
  readonly lastName?: InputMaybe<Scalars['String']['input']>;
  /** The id of a line discount of the legal entity, if it has any. */
  readonly lineDiscount?: InputMaybe<Scalars['String']['input']>;
  readonly middleName?: InputMaybe<Scalars['String']['input']>;
  /** The id of a multiline discount of the legal entity, if it has any. */
  readonly multilineDiscount?: InputMaybe<Scalars['String']['input']>;
  /** Required for an organization. For a person it defaults to first, middle and last name, of which one is enough. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** The customer does not want personalized offers and recommendations. */
  readonly optOutPersonalization?: InputMaybe<Scalars['Switch']['input']>;
  /** The customer does not want their visits of the web shop to be tracked. */
  readonly optOutWebActivityTracking?: InputMaybe<Scalars['Switch']['input']>;
  readonly organizationId?: InputMaybe<Scalars['String']['input']>;
  readonly phone?: InputMaybe<Scalars['String']['input']>;
  readonly phoneExtension?: InputMaybe<Scalars['String']['input']>;
  /** The id of a price group of the legal entity, if it has any. */
  readonly priceGroup?: InputMaybe<Scalars['String']['input']>;
  /** The e-mail address for receipts. */
  readonly receiptEmail?: InputMaybe<Scalars['String']['input']>;
  /** PRINT, EMAIL, BOTH or NONE, in any case. */
  readonly receiptOption?: InputMaybe<Scalars['String']['input']>;
  /** The id of a tax group of the legal entity, if it has any. */
  readonly taxGroup?: InputMaybe<Scalars['String']['input']>;
  readonly title?: InputMaybe<Scalars['String']['input']>;
  readonly url?: InputMaybe<Scalars['String']['input']>;
  readonly vatNumber?: InputMaybe<Scalars['String']['input']>;
};

/** Two customers of one person that were made one (`mergeCustomers`). */
export type CustomerMerge = {
  readonly __typename?: 'CustomerMerge';
  /**
   * True while `undoMerge` can restore both customers. Becomes false when the kept customer changes, is merged or erased,
   * and when the retention of operations has ended.
   */
  readonly canBeUndone: Scalars['Boolean']['output'];
  readonly id: Scalars['ID']['output'];
  /** The customer that was kept. */
  readonly kept?: Maybe<Customer>;
  /** Where the merged customer leads: another one than `kept` when that one was merged, too; itself when this was undone. */
  readonly leadsTo?: Maybe<Customer>;
  /** The merged customer's account number. It leads to the kept customer, and is never given again. */
  readonly mergedAccountNumber: Scalars['String']['output'];
  readonly mergedAt: Scalars['DateTime']['output'];
  readonly mergedBy: Scalars['String']['output'];
  /** The merged customer's node id at headquarters. It leads to the kept customer. */
  readonly mergedId: Scalars['ID']['output'];
  /** Null unless the merge was undone. */
  readonly undoneAt?: Maybe<Scalars['DateTime']['output']>;
  readonly undoneBy?: Maybe<Scalars['String']['output']>;
};

/** The order of a list of customers. */
export type CustomerOrder =
  | 'CREATED_AT_ASC'
  | 'CREATED_AT_DESC'
  | 'NAME_ASC'
  | 'NAME_DESC';

/** How a channel creates customer orders. */
export type CustomerOrderMode =
  /** With the next upload: the customer may still be *Pending sync*, and is synchronized with the order. */
  | 'ASYNCHRONOUS'
  /** In real time at headquarters: the customer must be synchronized first. */
  | 'SYNCHRONOUS';

/** How a customer was created or updated. */
export type CustomerRoute =
  /** Captured in the channel's own database; P-0001 uploads it to headquarters. */
  | 'ASYNC'
  /** At headquarters, without a channel. */
  | 'HEADQUARTERS'
  /** By a Real-time Service call to headquarters. */
  | 'REALTIME';

/** How far a customer has been synchronized between a channel and headquarters. */
export type CustomerSyncState =
  /** An operation of the customer has failed at headquarters and must be corrected. */
  | 'FAILED'
  /** The channel has captured the customer and has no account number for it yet; tills show *Pending sync*. */
  | 'PENDING_CREATE'
  /** The customer has an account number, and updates that the channel captured are pending. */
  | 'PENDING_UPDATE'
  /** The customer is as headquarters has it; no operation of the channel is pending. Always so at headquarters. */
  | 'SYNCED';

/** RELATIONSHIPTYPE 1 (PERSON) or 2 (ORGANIZATION). */
export type CustomerType =
  /** A company or another organization. */
  | 'ORGANIZATION'
  /** A natural person. */
  | 'PERSON';

/** A hint for the cashier. It never stops a request. */
export type CustomerWarning = {
  readonly __typename?: 'CustomerWarning';
  readonly code: CustomerWarningCode;
  /** The path in the input that the warning is about. */
  readonly field: ReadonlyArray<Scalars['String']['output']>;
  readonly message: Scalars['String']['output'];
};

/** What a warning is about. */
export type CustomerWarningCode =
  /** The number is not possible where the channel is. It is stored as typed. */
  | 'PHONE_LOOKS_WRONG'
  /**
   * Another customer of the legal entity has the same e-mail address, phone number, or name and postal code. The message
   * says whether the channel sees that customer.
   */
  | 'POSSIBLE_DUPLICATE';

/**
 * As `OperationChangedPage`, for `customersChanged`. A customer that has changed several times since the cursor is in it
 * once, at its last change.
 */
export type CustomersChangedPage = {
  readonly __typename?: 'CustomersChangedPage';
  readonly cursor: Scalars['String']['output'];
  readonly events: ReadonlyArray<CustomerChangedEvent>;
  readonly ready: Scalars['Boolean']['output'];
};

/**
 * Statistics of the installation at one moment, over the requested channels or all that the token may access. Read from
 * counters and indexes, without a scan. Contains no personal data.
 */
export type DashboardStats = {
  readonly __typename?: 'DashboardStats';
  /** When the statistics were read. They contain what was committed before that. */
  readonly at: Scalars['DateTime']['output'];
  /**
   * Operations captured per second: the average of the last minute, or since this process began to measure. Null during
   * its first second.
   */
  readonly capturedPerSecond?: Maybe<Scalars['Float']['output']>;
  /** The number of operations by channel, status and error. */
  readonly counts: ReadonlyArray<OperationCount>;
  /** The channel databases that the statistics cover. Empty when more than 32 are in scope. */
  readonly coverage: ReadonlyArray<Coverage>;
  /** For each job and channel database, the newest session if it failed or is suspended. */
  readonly failingSessions: ReadonlyArray<CdxSession>;
  /** False while headquarters cannot be reached: values that only headquarters knows are then null or missing. */
  readonly headquartersReachable: Scalars['Boolean']['output'];
  /**
   * The rates of the last hour, one sample every ten seconds, oldest first. For all channels this process measures from
   * its start; for a selection of channels, while a client is subscribed.
   */
  readonly history: ReadonlyArray<ThroughputSample>;
  /** Real-time Service calls made and avoided, by channel. */
  readonly realtimeServiceCalls: ReadonlyArray<RealtimeServiceStats>;
  /** The three steps of an operation: upload, synchronize, distribute. */
  readonly steps: ReadonlyArray<PipelineStepStats>;
  /** Operations synchronized per second (SUPERSEDED ones included), measured like `capturedPerSecond`. */
  readonly synchronizedPerSecond?: Maybe<Scalars['Float']['output']>;
};

/** The values that a new customer of a channel inherits. */
export type DefaultCustomer = {
  readonly __typename?: 'DefaultCustomer';
  /** The ids of the address books that a new customer belongs to. */
  readonly addressBooks: ReadonlyArray<Scalars['String']['output']>;
  /** The ids of the affiliations that a new customer inherits. */
  readonly affiliations: ReadonlyArray<Scalars['String']['output']>;
  readonly currency: Scalars['String']['output'];
  readonly customerGroup: Scalars['String']['output'];
  readonly customerType: CustomerType;
  readonly id: Scalars['ID']['output'];
  readonly languageId: Scalars['String']['output'];
  readonly receiptEmail?: Maybe<Scalars['String']['output']>;
  /** How the customer receives receipts. */
  readonly receiptOption?: Maybe<Scalars['String']['output']>;
};

/** As `DefaultCustomer`. */
export type DefaultCustomerInput = {
  /** The ids of address books of the legal entity. */
  readonly addressBooks?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The ids of affiliations of the legal entity. */
  readonly affiliations?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly currency: Scalars['String']['input'];
  readonly customerGroup: Scalars['String']['input'];
  readonly customerType?: CustomerType;
  readonly id: Scalars['ID']['input'];
  readonly languageId: Scalars['String']['input'];
  readonly receiptEmail?: InputMaybe<Scalars['String']['input']>;
  /** PRINT, EMAIL, BOTH or NONE. */
  readonly receiptOption?: InputMaybe<Scalars['String']['input']>;
};

/** Input of `deleteChannelDatabaseGroup`. */
export type DeleteChannelDatabaseGroupInput = {
  /** True: says whether it would be deleted, and changes nothing. */
  readonly dryRun?: Scalars['Boolean']['input'];
  /** The id of a channel database group without channel databases. */
  readonly group: Scalars['ID']['input'];
  /** Kept in the audit. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** Input of `deleteSchedule`. */
export type DeleteScheduleInput = {
  /** True: says whether it would be deleted, and changes nothing. */
  readonly dryRun?: Scalars['Boolean']['input'];
  /** Kept in the audit. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** The id of a schedule. */
  readonly schedule: Scalars['ID']['input'];
};

/** Input of `deleteWebhookEndpoint`. */
export type DeleteWebhookEndpointInput = {
  /** The id of an endpoint. */
  readonly endpoint: Scalars['ID']['input'];
  /** Kept in the audit. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** Input of `deleteWelcomeMessage`. */
export type DeleteWelcomeMessageInput = {
  /** True: says whether it would be deleted, and changes nothing. */
  readonly dryRun?: Scalars['Boolean']['input'];
  /** The language of the message, as it is written there. */
  readonly languageId: Scalars['String']['input'];
  /** The id of a legal entity (DATAAREAID). */
  readonly legalEntity: Scalars['ID']['input'];
};

/** Result of `deleteWelcomeMessage`. */
export type DeleteWelcomeMessagePayload = {
  readonly __typename?: 'DeleteWelcomeMessagePayload';
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** The message as it was. */
  readonly welcomeMessage?: Maybe<WelcomeMessage>;
};

/** Identifies a customer for `diagnose`. */
export type DiagnoseCustomerBy =
  { readonly accountNumber: Scalars['String']['input']; readonly asyncCustomerAccount?: never; readonly email?: never; readonly id?: never; readonly phone?: never; }
  |  /** The temporary GUID (CUSTACCOUNTASYNC). */
  { readonly accountNumber?: never; readonly asyncCustomerAccount: Scalars['String']['input']; readonly email?: never; readonly id?: never; readonly phone?: never; }
  |  /**
   * Only for roles that may see personal data; others get `FORBIDDEN`, because the answer reveals whether a customer has
   * this address.
   */
  { readonly accountNumber?: never; readonly asyncCustomerAccount?: never; readonly email: Scalars['String']['input']; readonly id?: never; readonly phone?: never; }
  |  /** The node id. */
  { readonly accountNumber?: never; readonly asyncCustomerAccount?: never; readonly email?: never; readonly id: Scalars['ID']['input']; readonly phone?: never; }
  |  /** Matches by digits. Only for roles that may see personal data; others get `FORBIDDEN`. */
  { readonly accountNumber?: never; readonly asyncCustomerAccount?: never; readonly email?: never; readonly id?: never; readonly phone: Scalars['String']['input']; };

/** The subject of a diagnosis. */
export type DiagnoseInput =
  /** The key or node id of a channel; includes its database. */
  { readonly channel: Scalars['ID']['input']; readonly customer?: never; readonly feature?: never; readonly installation?: never; readonly operation?: never; }
  |  { readonly channel?: never; readonly customer: DiagnoseCustomerBy; readonly feature?: never; readonly installation?: never; readonly operation?: never; }
  |  /** The key or node id of a feature; covers every channel. */
  { readonly channel?: never; readonly customer?: never; readonly feature: Scalars['ID']['input']; readonly installation?: never; readonly operation?: never; }
  |  /** True: the whole installation. */
  { readonly channel?: never; readonly customer?: never; readonly feature?: never; readonly installation: Scalars['Boolean']['input']; readonly operation?: never; }
  |  /** The node id or `operationId`. */
  { readonly channel?: never; readonly customer?: never; readonly feature?: never; readonly installation?: never; readonly operation: Scalars['ID']['input']; };

/** Ordered checks of a subject, with a one-sentence answer. */
export type Diagnosis = {
  readonly __typename?: 'Diagnosis';
  /** One sentence: the first cause, or that nothing is wrong and what is in progress. */
  readonly answer: Scalars['String']['output'];
  /** When the checks were made. */
  readonly at: Scalars['DateTime']['output'];
  /** The checks, in the order in which an operation depends on them. */
  readonly checks: ReadonlyArray<Check>;
  /** True when no check failed. The answer mentions checks that are UNKNOWN. */
  readonly healthy: Scalars['Boolean']['output'];
  /** The remedies of all failed checks without duplicates, in the order in which to apply them. */
  readonly remedies: ReadonlyArray<Remedy>;
  /** Null for the whole installation, and for a subject that was not found. */
  readonly subject?: Maybe<Node>;
  /** The trace of the customer or operation; null for other subjects. */
  readonly trace?: Maybe<Trace>;
};

/**
 * A difference between a channel database and headquarters, or between headquarters and its own records. It contains
 * fingerprints instead of values, and no personal data.
 */
export type Difference = Node & {
  readonly __typename?: 'Difference';
  /** The temporary GUID (CUSTACCOUNTASYNC) of the customer. */
  readonly asyncCustomerAccount: Scalars['String']['output'];
  /** Null: at headquarters. */
  readonly channelDatabase?: Maybe<ChannelDatabase>;
  /** The same hash of the channel database's data. */
  readonly channelFingerprint?: Maybe<Scalars['String']['output']>;
  /** When it became REPAIRED, GONE, ACCEPTED or RESTORED. */
  readonly endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When a comparison found it first. */
  readonly firstSeenAt: Scalars['DateTime']['output'];
  /** A hash of all of headquarters' data about the customer; null when it has none, or the customer was erased. */
  readonly headquartersFingerprint?: Maybe<Scalars['String']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly kind: DifferenceKind;
  /** When a comparison found it last. */
  readonly lastSeenAt: Scalars['DateTime']['output'];
  readonly legalEntity?: Maybe<Scalars['String']['output']>;
  /** What differs, and what happens or must be done about it. */
  readonly message: Scalars['String']['output'];
  /** Increases with each difference. */
  readonly number: Scalars['BigInt']['output'];
  /** For DOUBLED_CUSTOMER: the temporary GUID of the other customer. */
  readonly otherAsyncCustomerAccount?: Maybe<Scalars['String']['output']>;
  /** Why it was accepted or restored; null unless it is ACCEPTED or RESTORED. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** The subject of the token that accepted or restored it. */
  readonly resolvedBy?: Maybe<Scalars['String']['output']>;
  /** The run that found it first. */
  readonly run?: Maybe<BatchRun>;
  readonly status: DifferenceStatus;
};

/** A page of a list. */
export type DifferenceConnection = {
  readonly __typename?: 'DifferenceConnection';
  readonly edges: ReadonlyArray<DifferenceEdge>;
  readonly nodes: ReadonlyArray<Difference>;
  readonly pageInfo: PageInfo;
};

/** How many differences of a kind a run has found in one database. */
export type DifferenceCount = {
  readonly __typename?: 'DifferenceCount';
  /** Null: at headquarters. */
  readonly channelDatabase?: Maybe<ChannelDatabase>;
  readonly count: Scalars['Int']['output'];
  readonly kind: DifferenceKind;
  /** How many of them need a person. */
  readonly reported: Scalars['Int']['output'];
};

/** An item of a page, with its cursor. */
export type DifferenceEdge = {
  readonly __typename?: 'DifferenceEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Difference;
};

/** What differs. */
export type DifferenceKind =
  /** A lost customer had changes that no operation contains any more. Enter them again. */
  | 'CHANGES_TO_REPEAT'
  /** Headquarters has the customer twice, and no request created the second one. */
  | 'DOUBLED_CUSTOMER'
  /** The channel database still has a customer that was erased. */
  | 'ERASED_AT_HEADQUARTERS'
  /** Headquarters has assigned an account number, and the customer is missing. */
  | 'LOST_AT_HEADQUARTERS'
  /** The channel database lacks a customer that headquarters has and that belongs to its channels. */
  | 'MISSING_AT_CHANNEL'
  /**
   * Headquarters was restored from a backup, and the channel database has a newer version of the customer, with changes
   * that no captured operation contains. 1010 does not transfer the customer until a person decides: `restoreCustomers`
   * takes the changes, `acceptDifference` discards them.
   */
  | 'NEWER_AT_CHANNEL'
  /** The channel database has other values for a customer, or lacks an address or contact of it. */
  | 'STALE_AT_CHANNEL'
  /**
   * The channel database does not have the outcome that headquarters has for one of its operations: it still shows
   * *Pending sync* for a completed operation, or has a wrong outcome.
   */
  | 'STALE_OUTCOME_AT_CHANNEL'
  /** The channel database has a customer that headquarters does not have, or that is not in its channels' address books. */
  | 'SURPLUS_AT_CHANNEL'
  /** Headquarters has the customer under another account number than the one it assigned. */
  | 'TWO_ACCOUNTS'
  /** Headquarters has a value that neither its log nor an operation explains. */
  | 'UNEXPLAINED_AT_HEADQUARTERS'
  /** The channel database has uploaded operations that headquarters does not have. */
  | 'UNKNOWN_OPERATIONS'
  /** The channel database has a tombstone for a customer that was not erased. */
  | 'UNKNOWN_TOMBSTONE';

/** The status of a difference. */
export type DifferenceStatus =
  /** A person has decided to leave it as it is. */
  | 'ACCEPTED'
  /** It was REPORTED, and a later comparison did not find it any more. */
  | 'GONE'
  /** The jobs will repair it: 1010, or *Synchronize customers and channel requests* and 1010. */
  | 'OPEN'
  /** It was OPEN, and a later comparison did not find it any more. */
  | 'REPAIRED'
  /** It needs a person; no job repairs it. */
  | 'REPORTED'
  /** A person has taken what headquarters had lost from a channel database's copy. */
  | 'RESTORED';

/** Input of `disableFeature`. */
export type DisableFeatureInput = {
  /** Also disables the enabled features that require it. Otherwise they are a reason to refuse (`FeatureHasDependents`). */
  readonly cascade?: InputMaybe<Scalars['Boolean']['input']>;
  /** Kept with the feature and in the audit. */
  readonly comment?: InputMaybe<Scalars['String']['input']>;
  /** True: says what would happen, and changes nothing. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** The key or node id of a feature. */
  readonly feature: Scalars['ID']['input'];
};

/** Input of `discardWebhookEvent`. */
export type DiscardWebhookEventInput = {
  /** The id of an endpoint. */
  readonly endpoint: Scalars['ID']['input'];
  /** Kept in the audit. */
  readonly reason: Scalars['String']['input'];
  /** The id of a message that is set aside. */
  readonly webhookId: Scalars['ID']['input'];
};

/** Space of a disk. */
export type DiskSpace = {
  readonly __typename?: 'DiskSpace';
  /** What the store's user may still write, in bytes. */
  readonly freeBytes: Scalars['BigInt']['output'];
  readonly totalBytes: Scalars['BigInt']['output'];
};

/** Input of `dismissOperation`. */
export type DismissOperationInput = {
  /** For a create: also dismisses the later operations of the customer, which would have nothing to change. */
  readonly cascade?: InputMaybe<Scalars['Boolean']['input']>;
  /** True: says what would happen, and changes nothing. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** The `revision` that the caller has read. */
  readonly expectedRevision: Scalars['Int']['input'];
  /** The node id or `operationId`. */
  readonly operationId: Scalars['ID']['input'];
  /** Kept with the operation and in the audit. */
  readonly reason: Scalars['String']['input'];
};

/** Result of `dismissOperation`. */
export type DismissOperationPayload = {
  readonly __typename?: 'DismissOperationPayload';
  /** Later operations that were dismissed with it. */
  readonly alsoDismissed: ReadonlyArray<Operation>;
  /** The operation as it is now; null when there is none. */
  readonly operation?: Maybe<Operation>;
  /** Operations that it blocked and that are UPLOADED again. */
  readonly released: ReadonlyArray<Operation>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Input of `dismissPossibleDuplicate`. */
export type DismissPossibleDuplicateInput = {
  /** The two customers of headquarters, by their node ids or temporary GUIDs (CUSTACCOUNTASYNC). */
  readonly customers: ReadonlyArray<Scalars['ID']['input']>;
  /** Why, for the audit. Name no person. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `dismissPossibleDuplicate`. */
export type DismissPossibleDuplicatePayload = {
  readonly __typename?: 'DismissPossibleDuplicatePayload';
  /** The pair, with who dismissed it. */
  readonly duplicate?: Maybe<PossibleDuplicate>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** When jobs run. */
export type DistributionSchedule = {
  readonly __typename?: 'DistributionSchedule';
  /** False: it is switched off. */
  readonly active: Scalars['Boolean']['output'];
  /** The active period begins at this moment; null: it has no beginning. */
  readonly activeFrom?: Maybe<Scalars['DateTime']['output']>;
  /** The active period ends before this moment; null: it has no end. */
  readonly activeUntil?: Maybe<Scalars['DateTime']['output']>;
  /** The message as codes, sentence by sentence; empty when there is none. */
  readonly explanations: ReadonlyArray<Explanation>;
  /** The channel database group that it runs for; null means all. */
  readonly group?: Maybe<Scalars['String']['output']>;
  /** The key of the schedule. It is not a node id. */
  readonly id: Scalars['ID']['output'];
  /** The ids of its jobs, in the order in which they run. */
  readonly jobs: ReadonlyArray<Scalars['String']['output']>;
  /** What the last run reported. */
  readonly lastMessage?: Maybe<Scalars['String']['output']>;
  readonly lastRunAt?: Maybe<Scalars['DateTime']['output']>;
  readonly name: Scalars['String']['output'];
  /** Null unless it is ACTIVE or NOT_STARTED. Times that it missed are made up for by one run at once. */
  readonly nextRunAt?: Maybe<Scalars['DateTime']['output']>;
  /** The next times, the first of which is `nextRunAt`; of a change that is only tried (`dryRun`), those that it would have. */
  readonly nextRuns: ReadonlyArray<Scalars['DateTime']['output']>;
  /** `EVERY 5 SECONDS`, or a cron expression of five fields, in `timeZone`. */
  readonly recurrence: Scalars['String']['output'];
  readonly status: DistributionScheduleStatus;
  /**
   * The time zone (IANA name) of the cron expression. Where clocks go forward, a time that does not exist is taken as much
   * later; where they go back, a time that exists twice is taken the first time.
   */
  readonly timeZone: Scalars['String']['output'];
  /** Who has withheld it, when and why; null unless it is WITHHELD. */
  readonly withheld?: Maybe<WithheldSchedule>;
};


/** When jobs run. */
export type DistributionScheduleNextRunsArgs = {
  first?: Scalars['Int']['input'];
};

/** Whether a distribution schedule runs, by the clock of headquarters' database. */
export type DistributionScheduleStatus =
  /** It runs. */
  | 'ACTIVE'
  /** Its active period is over. */
  | 'ENDED'
  /** It is switched off. */
  | 'INACTIVE'
  /** Its active period has not begun. */
  | 'NOT_STARTED'
  /** An operator has withheld it: it runs again when it is released. */
  | 'WITHHELD';

/** A transfer of job 1010, 1070 or 1110 from headquarters to a channel database. */
export type DownloadSession = Node & {
  readonly __typename?: 'DownloadSession';
  readonly channelDatabase: ChannelDatabase;
  /** When the channel database had applied the package. */
  readonly dateApplied?: Maybe<Scalars['DateTime']['output']>;
  /** When the channel database had received the package. */
  readonly dateDownloaded?: Maybe<Scalars['DateTime']['output']>;
  /** When the session was created. */
  readonly dateRequested: Scalars['DateTime']['output'];
  /** The message as codes, sentence by sentence; empty when there is none. */
  readonly explanations: ReadonlyArray<Explanation>;
  /** The size of the compressed package in bytes. */
  readonly fileSize: Scalars['Int']['output'];
  /** It carries the changes after this position in headquarters' log. */
  readonly fromPosition: Scalars['BigInt']['output'];
  /** True: carries everything, not only what changed since the last session. */
  readonly full: Scalars['Boolean']['output'];
  readonly id: Scalars['ID']['output'];
  readonly job: CdxJob;
  /** Why it failed or was canceled; null otherwise. */
  readonly message?: Maybe<Scalars['String']['output']>;
  /** Increases with each download session. */
  readonly number: Scalars['BigInt']['output'];
  /** The session that carries its content instead; null unless it was replaced. */
  readonly replacedBy?: Maybe<DownloadSession>;
  /** The user or application that requested it, or `tillsync` for a schedule. */
  readonly requestedBy: Scalars['String']['output'];
  /** Rows in the package. */
  readonly rowsAffected: Scalars['Int']['output'];
  readonly status: DownloadSessionStatus;
  /** It carries the changes up to this position in headquarters' log. */
  readonly toPosition: Scalars['BigInt']['output'];
  /** How many times the delivery was tried. */
  readonly tryCount: Scalars['Int']['output'];
};

/** A page of a list. */
export type DownloadSessionConnection = {
  readonly __typename?: 'DownloadSessionConnection';
  readonly edges: ReadonlyArray<DownloadSessionEdge>;
  readonly nodes: ReadonlyArray<DownloadSession>;
  readonly pageInfo: PageInfo;
};

/** An item of a page, with its cursor. */
export type DownloadSessionEdge = {
  readonly __typename?: 'DownloadSessionEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: DownloadSession;
};

/** The status of a download session (`docs/states.md`). */
export type DownloadSessionStatus =
  /** The channel database has applied the package. */
  | 'APPLIED'
  /** The package could not be applied. The next run tries again. */
  | 'APPLY_FAILED'
  /** The package is ready. */
  | 'AVAILABLE'
  /** Canceled or replaced; the next session of the job carries its content. */
  | 'CANCELED'
  /** The package could not be created. The next run creates another. */
  | 'CREATE_FAILED'
  /** The package has been received and is being applied. */
  | 'DOWNLOADED'
  /** The channel database could not be reached, or the package was damaged. The next run tries again. */
  | 'DOWNLOAD_FAILED'
  /** Nothing had changed; counts as applied. */
  | 'NO_DATA'
  /** The channel database receives the package. */
  | 'REQUESTED'
  /** Headquarters creates the package. */
  | 'STARTED'
  /** All tries have failed and session order is enforced: later sessions wait until this one is retried or canceled. */
  | 'SUSPENDED';

/** Input of `enableAllFeatures`. */
export type EnableAllFeaturesInput = {
  /** Confirms all confirmation texts. Otherwise features that need a confirmation are skipped. */
  readonly confirm?: InputMaybe<Scalars['Boolean']['input']>;
  /** True: says what would happen, and changes nothing. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Result of `enableAllFeatures`. */
export type EnableAllFeaturesPayload = {
  readonly __typename?: 'EnableAllFeaturesPayload';
  /** The features that were (or with `dryRun` would be) enabled, in order. */
  readonly enabled: ReadonlyArray<Feature>;
  /** The features that were not enabled, with the reason. */
  readonly skipped: ReadonlyArray<SkippedFeature>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Input of `enableFeature`. */
export type EnableFeatureInput = {
  /** Kept with the feature and in the audit. */
  readonly comment?: InputMaybe<Scalars['String']['input']>;
  /** Confirms the feature's `confirmationText`; required when it has one. */
  readonly confirm?: InputMaybe<Scalars['Boolean']['input']>;
  /** True: says what would happen, and changes nothing. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** The key or node id of a feature. */
  readonly feature: Scalars['ID']['input'];
  /** True: returns the `plan`, and changes nothing. */
  readonly plan?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Input of `endMySignInSessions`. */
export type EndMySignInSessionsInput = {
  readonly of: MySignInSessionsOf;
};

/** Input of `endSignInSessions`. */
export type EndSignInSessionsInput = {
  readonly of: SignInSessionsOf;
  /** Kept in the audit. */
  readonly reason: Scalars['String']['input'];
};

/** Result of `endSignInSessions` and `endMySignInSessions`. */
export type EndSignInSessionsPayload = {
  readonly __typename?: 'EndSignInSessionsPayload';
  /** How many sessions have ended. */
  readonly ended: Scalars['Int']['output'];
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Input of `eraseCustomer`. */
export type EraseCustomerInput = {
  /** The node id or temporary GUID (CUSTACCOUNTASYNC). The customer may exist only in a channel's staging tables. */
  readonly customer: Scalars['ID']['input'];
  /**
   * True: lists what would be erased at headquarters and which channel databases would receive the tombstone, and changes
   * nothing.
   */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** Kept with the tombstone permanently. Do not include personal data. */
  readonly reason: Scalars['String']['input'];
};

/** Result of `eraseCustomer`. */
export type EraseCustomerPayload = {
  readonly __typename?: 'EraseCustomerPayload';
  /** The erasure; the first one when the customer was already erased. Null for a dry run. */
  readonly erasure?: Maybe<Erasure>;
  /** What would be erased; null unless `dryRun`. */
  readonly rehearsal?: Maybe<ErasureRehearsal>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/**
 * The erasure of a customer and its tombstone: the temporary GUID, the account number and the operation ids, without
 * personal data. Headquarters erased the customer when the request was made; each channel database does when job 1010
 * delivers the tombstone. It is a run of the batch job `erase-customer`: follow it with `batchJobProgress`.
 */
export type Erasure = Node & {
  readonly __typename?: 'Erasure';
  /** The customer's account number, which is never assigned again; null when headquarters had assigned none. */
  readonly accountNumber?: Maybe<Scalars['String']['output']>;
  /** The temporary GUID (CUSTACCOUNTASYNC) of the erased customer. */
  readonly asyncCustomerAccount: Scalars['String']['output'];
  /** The channel databases that receive the tombstone, including those registered later. */
  readonly channelDatabases: ReadonlyArray<ErasureInDatabase>;
  /**
   * How many operations arrived after the erasure and were dropped with the verdict ERASED: captured before the tombstone
   * arrived, or sent again.
   */
  readonly droppedOperations: Scalars['Int']['output'];
  /** When headquarters erased the customer. */
  readonly erasedAt: Scalars['DateTime']['output'];
  readonly id: Scalars['ID']['output'];
  /** The legal entity (DATAAREAID). */
  readonly legalEntity: Scalars['String']['output'];
  /** The ids of the customer's operations: those that headquarters had, then those that arrived later and were dropped. */
  readonly operationIds: ReadonlyArray<Scalars['String']['output']>;
  /** The reason that the caller gave. */
  readonly reason: Scalars['String']['output'];
  /** The subject of the token that requested it. */
  readonly requestedBy: Scalars['String']['output'];
  /**
   * Lasts until every channel database has erased the customer: `total` databases, `done` so far. Null after the retention
   * of runs.
   */
  readonly run?: Maybe<BatchRun>;
  /** CLEARED when every channel database has confirmed. */
  readonly status: ErasureStatus;
};

/** A page of a list. */
export type ErasureConnection = {
  readonly __typename?: 'ErasureConnection';
  readonly edges: ReadonlyArray<ErasureEdge>;
  readonly nodes: ReadonlyArray<Erasure>;
  readonly pageInfo: PageInfo;
};

/** An item of a page, with its cursor. */
export type ErasureEdge = {
  readonly __typename?: 'ErasureEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Erasure;
};

/** The erasure in one channel database. */
export type ErasureInDatabase = {
  readonly __typename?: 'ErasureInDatabase';
  readonly channelDatabase: ChannelDatabase;
  /** When the channel database confirmed the erasure; null before. */
  readonly clearedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Whether the channel database has erased the customer. */
  readonly status: ErasureStatus;
  /**
   * Since when the tombstone is to be applied there: since the erasure, or since a restored copy of the database was
   * accepted.
   */
  readonly waitingSince: Scalars['DateTime']['output'];
};

/** What an erasure would do. */
export type ErasureRehearsal = {
  readonly __typename?: 'ErasureRehearsal';
  /** The channel databases that would receive the tombstone. */
  readonly channelDatabases: ReadonlyArray<ChannelDatabase>;
  /** How many rows would be cleared or deleted at headquarters, by table. */
  readonly tables: ReadonlyArray<ErasureTable>;
};

/** Whether the customer's data is gone. */
export type ErasureStatus =
  /** No data of the customer is left. */
  | 'CLEARED'
  /** The tombstone has not been applied yet. The channel database may be unreachable or paused. */
  | 'WAITING';

/** A table that an erasure affects. */
export type ErasureTable = {
  readonly __typename?: 'ErasureTable';
  readonly rows: Scalars['Int']['output'];
  /** A table of headquarters' database. */
  readonly table: Scalars['String']['output'];
};

/** How an error is resolved. */
export type ErrorClass =
  /** Headquarters has changed the same field since the capture. Choose a value with `resolveConflict`, then synchronize. */
  | 'CONFLICT'
  /** Correct the operation, or fix the cause of the error, then synchronize. */
  | 'PERMANENT'
  /** Retried automatically, with back-off. */
  | 'TRANSIENT';

/** What `createCustomers` does when rows are refused. */
export type ErrorPolicy =
  /** A row with refused optional fields is created without these fields; other refused rows are skipped. */
  | 'IGNORE_FAILED'
  /** One refused row refuses all rows: no customer is created. */
  | 'REJECT_EVERYTHING'
  /** Refused rows are skipped; all others are created. */
  | 'REJECT_FAILED_ROWS';

/** A fact that a check found. */
export type Evidence = {
  readonly __typename?: 'Evidence';
  /** What the value is. */
  readonly label: Scalars['String']['output'];
  /** The object that the fact is about; null when there is none, or the token may not read it. */
  readonly node?: Maybe<Node>;
  readonly value: Scalars['String']['output'];
};

/** One sentence of a message, as a code with parameters. */
export type Explanation = {
  readonly __typename?: 'Explanation';
  /** The job that it is about, if the message names one. */
  readonly about?: Maybe<Scalars['String']['output']>;
  readonly code: ExplanationCode;
  /** In the order in which the code names them. */
  readonly parameters: ReadonlyArray<Scalars['String']['output']>;
};

/**
 * What a sentence says that was kept with a run, a session, a schedule or an attempt: the `code` with its parameters, to
 * say it in another language than English. New values may be added: show the message for an unknown one.
 */
export type ExplanationCode =
  /** All steps of the plan were already done. */
  | 'ALL_STEPS_DONE'
  /** The job was blocked while the channel database was accepted as a new source. */
  | 'BLOCKED_WHILE_ACCEPTED'
  /** A person canceled it. Parameter: who. */
  | 'CANCELED_BY'
  /** Another transaction keeps it locked; the next run tries again. Parameter: the channel database. */
  | 'CHANNEL_DATABASE_LOCKED'
  /** It was restored from an older copy and is not accepted. Parameter: the channel database. */
  | 'CHANNEL_DATABASE_RESTORED'
  /** What it sent contradicts what headquarters received before. Parameter: the channel database. */
  | 'CHANNEL_DATABASE_REWOUND'
  /** A fault of the database stopped it. Parameter: the SQLSTATE. */
  | 'DATABASE_FAULT'
  /** A database could not do its work. Parameters: HEADQUARTERS or CHANNEL_DATABASE, and its state, such as READ_ONLY. */
  | 'DATABASE_UNAVAILABLE'
  /** Data synchronization is paused. Parameter: the channel database. */
  | 'DATA_SYNC_PAUSED'
  /** Parameters: how many differences there are, are being corrected, and need a person. */
  | 'DIFFERENCES'
  /** A fault stopped it; the log has its cause. */
  | 'FAULT'
  /** Headquarters is being recovered. Parameter: what that means, in English. */
  | 'HEADQUARTERS_RECOVERING'
  /** Headquarters is an older copy of itself, to be recovered. Parameter: who has seen more, in English. */
  | 'HEADQUARTERS_REWOUND'
  /** Headquarters could not be reached. */
  | 'HEADQUARTERS_UNREACHABLE'
  /** Nothing was older than its retention. */
  | 'NOTHING_REMOVED'
  /** A place was not compared, for what follows. Parameter: the place. */
  | 'NOT_COMPARED'
  /** No difference was found. */
  | 'NO_DIFFERENCE'
  /** The order of sessions is no longer enforced; the next session carries the content. */
  | 'ORDER_NOT_ENFORCED'
  /** Something else. Parameter: the sentence, in English. */
  | 'OTHER'
  /** The process that made the package ended; the next session carries its content. */
  | 'PACKAGE_PROCESS_ENDED'
  /** The channel database is behind the start of the session; the next one starts at its position. */
  | 'SESSION_BEHIND'
  /** The session was canceled. Parameter: its number. */
  | 'SESSION_CANCELED'
  /** The process of the session ended; the next session carries the rest. */
  | 'SESSION_PROCESS_ENDED'
  /** The plan stopped at a step, for what follows. Parameters: its number, and how many there are. */
  | 'STOPPED_AT_STEP'
  /** All tries of the session have failed. Parameter: how many. */
  | 'TRIES_EXHAUSTED';

/** Input of `exportCustomer`. */
export type ExportCustomerInput = {
  /** The node id or temporary GUID (CUSTACCOUNTASYNC). */
  readonly customer: Scalars['ID']['input'];
  /** Kept in the audit. Do not include personal data. */
  readonly reason: Scalars['String']['input'];
};

/** Result of `exportCustomer`. */
export type ExportCustomerPayload = {
  readonly __typename?: 'ExportCustomerPayload';
  /**
   * All data about the customer, in full: `customer` (headquarters' row with addresses, contacts, affiliations, attributes
   * and loyalty cards), `operations` (each with its captured values, corrections, changes and attempts), `merges` (customers
   * that were merged into it) and `channelDatabases` (the customer and staging rows of each). It includes what is stored
   * under the ids of merged customers.
   */
  readonly document?: Maybe<Scalars['JSON']['output']>;
  /** The keys of channel databases that could not be reached: the document lacks their data. Export again later. */
  readonly unreachable: ReadonlyArray<Scalars['ID']['output']>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** The format of an export. */
export type ExportFormat =
  /** The columns that `tillsync import` reads, preceded by columns with the operation and its error. */
  | 'CSV'
  /** One JSON object per line, with the customer as `createCustomer` takes it. */
  | 'JSON_LINES';

/** An id that a customer has in another system. Unique in the system and the legal entity. */
export type ExternalId = {
  readonly __typename?: 'ExternalId';
  /** The id, exactly as the system writes it. */
  readonly id: Scalars['String']['output'];
  /** The system, in upper case. */
  readonly system: Scalars['String']['output'];
};

/** Names a customer by an id of another system. */
export type ExternalIdBy = {
  /** Compared exactly. */
  readonly id: Scalars['String']['input'];
  /** The system, in any case. */
  readonly system: Scalars['String']['input'];
};

/**
 * The id of a customer in another system. Refused with EXTERNAL_ID_TAKEN while another customer of the legal entity has
 * it; an asynchronous operation fails with that code when another one got it in the meantime (`docs/erp.md`).
 */
export type ExternalIdInput = {
  /** At most 100 characters, compared exactly; null removes the customer's id in the system. */
  readonly id?: InputMaybe<Scalars['String']['input']>;
  /** The system, such as SAP: 1 to 30 letters, digits, dots, hyphens or underscores, in any case. */
  readonly system: Scalars['String']['input'];
};

/** A feature of feature management. It applies to all legal entities. */
export type Feature = Node & {
  readonly __typename?: 'Feature';
  /** When the product got the feature. */
  readonly addedOn: Scalars['Date']['output'];
  /** False: it stays on once it is enabled. */
  readonly canDisable: Scalars['Boolean']['output'];
  /**
   * Its state on each channel: enabled at headquarters, applied in the channel database, and loaded in the channel's
   * cache.
   */
  readonly channels: ReadonlyArray<ChannelFeature>;
  /** The comment of the last change. */
  readonly comment?: Maybe<Scalars['String']['output']>;
  /** A text that must be confirmed with `confirm: true` to enable the feature; null when there is none. */
  readonly confirmationText?: Maybe<Scalars['String']['output']>;
  /** The date for which it is scheduled. */
  readonly enableDate?: Maybe<Scalars['Date']['output']>;
  /** Whether the feature is on at headquarters. */
  readonly enabled: Scalars['Boolean']['output'];
  readonly featureState: FeatureState;
  readonly id: Scalars['ID']['output'];
  /** The stable key, such as `ASYNC_EDIT`. */
  readonly key: Scalars['ID']['output'];
  /** A URL with documentation. */
  readonly learnMore?: Maybe<Scalars['String']['output']>;
  /** Prerequisites that are not on. */
  readonly missingPrerequisites: ReadonlyArray<Feature>;
  /** The module that the feature belongs to. */
  readonly module: Scalars['String']['output'];
  /** The exact display name. */
  readonly name: Scalars['String']['output'];
  /** Why this product does not have the feature, which then cannot be enabled; null when it does. */
  readonly notImplemented?: Maybe<Scalars['String']['output']>;
  /** Features that must be on before this one. */
  readonly prerequisites: ReadonlyArray<Feature>;
  /** What in this product reads the feature. */
  readonly readBy: Scalars['String']['output'];
  /** Why the schedule did not enable it on its date; null when it did not fail. */
  readonly scheduleFailure?: Maybe<Scalars['String']['output']>;
  readonly status: FeatureStatus;
  readonly summary: Scalars['String']['output'];
};


/** A feature of feature management. It applies to all legal entities. */
export type FeatureChannelsArgs = {
  channel?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** Where a feature has changed. */
export type FeatureChange =
  /** Job 1110, 1010 or 1070 has applied the change in the channel database. */
  | 'APPLIED_ON_CHANNEL'
  /** The channel database's cache was loaded again, and the feature became effective or ceased to be. */
  | 'CACHE_LOADED'
  /** It was enabled, disabled or scheduled at headquarters, or its schedule failed. */
  | 'HEADQUARTERS';

/** A feature has changed at headquarters, in a channel database, or in its cache. */
export type FeatureChanged = {
  readonly __typename?: 'FeatureChanged';
  /** When it happened. */
  readonly at: Scalars['DateTime']['output'];
  /** Where it has changed; null for a change at headquarters. */
  readonly channelDatabase?: Maybe<ChannelDatabase>;
  /** Pass it as `after` to receive what follows. */
  readonly cursor: Scalars['String']['output'];
  /** The feature as it is now. It may have changed since the event. */
  readonly feature?: Maybe<Feature>;
  /** What has changed. */
  readonly what: FeatureChange;
};

/** A message of `featureChanged`. */
export type FeatureChangedEvent = FeatureChanged | Gap | Ready | Snapshot | SourceBack | SourceLost;

/** As `OperationChangedPage`, for `featureChanged`. */
export type FeatureChangedPage = {
  readonly __typename?: 'FeatureChangedPage';
  readonly cursor: Scalars['String']['output'];
  readonly events: ReadonlyArray<FeatureChangedEvent>;
  readonly ready: Scalars['Boolean']['output'];
};

/** Other enabled features require this one. Disable them too with `cascade`. */
export type FeatureHasDependents = UserError & {
  readonly __typename?: 'FeatureHasDependents';
  readonly code: UserErrorCode;
  /** The enabled features that require it. */
  readonly dependents: ReadonlyArray<Feature>;
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly message: Scalars['String']['output'];
};

/** How feature management treats the features that a release adds. */
export type FeatureParameters = {
  readonly __typename?: 'FeatureParameters';
  /**
   * True: features that a release adds are enabled when it starts, except those that need a confirmation or another feature
   * that is off. False: they are off until someone enables them.
   */
  readonly enableNewFeaturesAutomatically: Scalars['Boolean']['output'];
};

/** Result of `setFeatureParameters`. */
export type FeatureParametersPayload = {
  readonly __typename?: 'FeatureParametersPayload';
  readonly featureParameters: FeatureParameters;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Result of `enableFeature`, `disableFeature` and `scheduleFeature`. */
export type FeaturePayload = {
  readonly __typename?: 'FeaturePayload';
  /** The feature as it is now; null when there is none. */
  readonly feature?: Maybe<Feature>;
  /** The plan; null unless the input has `plan: true`. */
  readonly plan?: Maybe<FeaturePlan>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/**
 * The steps that make a feature effective on the channels: enable the prerequisites and the feature, then run 1110, 1010
 * and 1070 and flush the cache for each channel database. Reading a plan changes nothing.
 */
export type FeaturePlan = {
  readonly __typename?: 'FeaturePlan';
  /** True when the feature is effective on each of the channels. */
  readonly complete: Scalars['Boolean']['output'];
  readonly feature: Feature;
  /** The steps in order. By default those that are left to do. */
  readonly steps: ReadonlyArray<FeaturePlanStep>;
};


/**
 * The steps that make a feature effective on the channels: enable the prerequisites and the feature, then run 1110, 1010
 * and 1070 and flush the cache for each channel database. Reading a plan changes nothing.
 */
export type FeaturePlanStepsArgs = {
  state?: InputMaybe<ReadonlyArray<FeaturePlanStepState>>;
};

/** What a step of a feature's plan does. */
export type FeaturePlanAction =
  | 'ENABLE_FEATURE'
  | 'FLUSH_CHANNEL_CACHE'
  | 'RUN_CDX_JOB';

/**
 * A run of a plan, by the batch job `feature-plan`. Follow it with `batchJobProgress`; each step that starts or ends sends
 * an event.
 */
export type FeaturePlanRun = Node & {
  readonly __typename?: 'FeaturePlanRun';
  readonly feature: Feature;
  readonly id: Scalars['ID']['output'];
  /**
   * The status and counts: `total` steps were left to do, of which `done` and `failed` have ended; `message` says where
   * and why the run stopped.
   */
  readonly run: BatchRun;
  /** The steps in order, including those that were done before, for the channel databases within the token's channels. */
  readonly steps: ReadonlyArray<FeaturePlanStep>;
};

/** Result of `runFeaturePlan`. */
export type FeaturePlanRunPayload = {
  readonly __typename?: 'FeaturePlanRunPayload';
  /** The run; null when the request was refused. */
  readonly planRun?: Maybe<FeaturePlanRun>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A step that makes a feature effective on the channels. */
export type FeaturePlanStep = {
  readonly __typename?: 'FeaturePlanStep';
  readonly action: FeaturePlanAction;
  /** The channel database that the step is about; null for ENABLE_FEATURE. */
  readonly channelDatabase?: Maybe<ChannelDatabase>;
  /** The text that must be confirmed to enable the feature; null when there is none, or the feature is enabled. */
  readonly confirmationText?: Maybe<Scalars['String']['output']>;
  /** What it does, in one sentence. */
  readonly effect: Scalars['String']['output'];
  /** When the run ended the step. */
  readonly endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The feature that the step enables; null for other actions. */
  readonly feature?: Maybe<Feature>;
  /** The job to run: 1110, 1010 or 1070; null for other actions. */
  readonly job?: Maybe<Scalars['ID']['output']>;
  /** The position of the step in the plan, from 1. */
  readonly place: Scalars['Int']['output'];
  /** For BLOCKED and FAILED: why, and what to do. In a run also the result of the step. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** The session with which the step of a run ended. */
  readonly session?: Maybe<DownloadSession>;
  /** When the run started the step. */
  readonly startedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly state: FeaturePlanStepState;
  /** What to do, in a few words. */
  readonly title: Scalars['String']['output'];
};

/** The state of a step. */
export type FeaturePlanStepState =
  /** It cannot be done now; see `reason`. A run stops here. */
  | 'BLOCKED'
  /** Nothing is left to do, as headquarters and the channel database report. */
  | 'DONE'
  /** A run has stopped here; see `reason`. */
  | 'FAILED'
  /** It is left to do. */
  | 'NEEDED'
  /** A run is executing it. */
  | 'RUNNING';

/** Other features must be enabled first. */
export type FeaturePrerequisitesMissing = UserError & {
  readonly __typename?: 'FeaturePrerequisitesMissing';
  readonly code: UserErrorCode;
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly message: Scalars['String']['output'];
  /** The prerequisites that are not on. */
  readonly missing: ReadonlyArray<Feature>;
};

/** The lifecycle of a feature. Only a release of the product changes it. */
export type FeatureState =
  /** Always on. */
  | 'MANDATORY'
  /** Generally available; on unless it is disabled. */
  | 'ON_BY_DEFAULT'
  /** Available for evaluation. */
  | 'PREVIEW'
  /** Generally available; off until it is enabled. */
  | 'RELEASED';

/** The status of a feature in feature management. */
export type FeatureStatus =
  /** Cannot be enabled: see `missingPrerequisites`, or `notImplemented` for one that this product does not have. */
  | 'CANNOT_ENABLE'
  /** Always on. */
  | 'MANDATORY'
  /** Can be enabled after a confirmation; see `confirmationText`. */
  | 'NEEDS_ATTENTION'
  /** Not enabled. */
  | 'OFF'
  /** Enabled. */
  | 'ON'
  /** Will be enabled at midnight of its date, in headquarters' time zone. */
  | 'SCHEDULED';

/** Result of `checkForFeatureUpdates`. */
export type FeatureUpdatesPayload = {
  readonly __typename?: 'FeatureUpdatesPayload';
  /** The features that were not listed before. */
  readonly added: ReadonlyArray<Feature>;
  /** The features of which a text, the lifecycle or a prerequisite changed. */
  readonly changed: ReadonlyArray<Feature>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A group of fields with the same conflict policy. */
export type FieldGroup =
  /** Addresses. */
  | 'ADDRESS'
  /** Customer attributes. */
  | 'ATTRIBUTE'
  /** Group, currency, language, credit, discounts, tax, affiliations. */
  | 'COMMERCIAL'
  /** Phone numbers, e-mail addresses, URLs, receipts, contacts. */
  | 'CONTACT'
  /** Name, type, title, identification number. */
  | 'IDENTITY';

/** The conflict policy of a group of fields. */
export type FieldGroupPolicy = {
  readonly __typename?: 'FieldGroupPolicy';
  readonly fieldGroup: FieldGroup;
  readonly policy: ConflictPolicy;
};

/** The value of a field was refused, at capture or by headquarters in real time. */
export type FieldRefused = UserError & {
  readonly __typename?: 'FieldRefused';
  readonly code: UserErrorCode;
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly message: Scalars['String']['output'];
  /** What is wrong with the value. */
  readonly rowErrorCode: RowErrorCode;
};

/** Input of `flushChannelCache`. */
export type FlushChannelCacheInput = {
  /** The key or node id of a channel database; null flushes the caches of all. */
  readonly channelDatabase?: InputMaybe<Scalars['ID']['input']>;
};

/** Result of `flushChannelCache`. */
export type FlushChannelCachePayload = {
  readonly __typename?: 'FlushChannelCachePayload';
  readonly channelDatabases: ReadonlyArray<ChannelDatabase>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Settings of the channels that use the profile. */
export type FunctionalityProfile = {
  readonly __typename?: 'FunctionalityProfile';
  readonly captureValidation: CaptureValidation;
  /**
   * *Create customer order in asynchronous mode*: a customer order may have a customer that is still *Pending sync*
   * (`synchronizeForOrder`).
   */
  readonly createCustomerOrdersInAsyncMode: Scalars['Boolean']['output'];
  /** *Create customer in async mode* (CREATEASYNCCUSTOMERS). */
  readonly createCustomersInAsyncMode: Scalars['Boolean']['output'];
  /**
   * *Generate loyalty card number*: headquarters makes the number of a card that is issued without one, from the number
   * sequence `LoyaltyCard` of the legal entity. Otherwise such a card is refused.
   */
  readonly generateLoyaltyCardNumber: Scalars['Boolean']['output'];
  /** The key of the profile. It is not a node id. */
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
};

/** As `FunctionalityProfile`. */
export type FunctionalityProfileInput = {
  readonly captureValidation?: CaptureValidation;
  readonly createCustomerOrdersInAsyncMode?: InputMaybe<Scalars['Boolean']['input']>;
  readonly createCustomersInAsyncMode?: Scalars['Boolean']['input'];
  /** Missing: stays as it is; false for a new profile. The same holds for the next one. */
  readonly generateLoyaltyCardNumber?: InputMaybe<Scalars['Boolean']['input']>;
  readonly id: Scalars['ID']['input'];
  readonly name: Scalars['String']['input'];
};

/** Events between two cursors are missing. Reload what you show. */
export type Gap = {
  readonly __typename?: 'Gap';
  /** Pass it as `after` to receive what follows. */
  readonly cursor: Scalars['String']['output'];
  /** The cursor before the gap. */
  readonly from: Scalars['String']['output'];
  readonly reason: GapReason;
  /** The cursor after the gap. */
  readonly to: Scalars['String']['output'];
};

/** Why events are missing. */
export type GapReason =
  /** The log no longer has them (`serverInfo.retention`). */
  | 'RETENTION'
  /** The cursor belongs to another installation, or to a database that was restored since. */
  | 'UNKNOWN_CURSOR';

/** How a process reaches headquarters. */
export type HeadquartersConnection = {
  readonly __typename?: 'HeadquartersConnection';
  /** What is wrong, and what to do; null while it is connected. */
  readonly message?: Maybe<Scalars['String']['output']>;
  readonly over: HeadquartersOver;
  /** Since when, by the clock of headquarters' database; null when that is not known. */
  readonly since?: Maybe<Scalars['DateTime']['output']>;
  readonly state: HeadquartersState;
};

/**
 * What a channel database has, and headquarters, restored from a backup, does not. Numbers are null while the channel
 * database cannot be reached.
 */
export type HeadquartersLoss = {
  readonly __typename?: 'HeadquartersLoss';
  /** Customers of which it has a newer version than headquarters: NEWER_AT_CHANNEL, unless its operations explain that. */
  readonly changes?: Maybe<Scalars['Int']['output']>;
  readonly channelDatabase: ChannelDatabase;
  /** Customers of the channel database that headquarters does not have. */
  readonly customers?: Maybe<Scalars['Int']['output']>;
  /**
   * Those of `customers` whose creation is uploaded again: they return with their account numbers. The others become
   * differences (LOST_AT_HEADQUARTERS) for a person.
   */
  readonly customersSentAgain?: Maybe<Scalars['Int']['output']>;
  /** Erasures that headquarters has lost. They are done again. */
  readonly erasures?: Maybe<Scalars['Int']['output']>;
  /** The loss in one sentence. */
  readonly message: Scalars['String']['output'];
  /** Operations that headquarters had received and lost. They are uploaded again. */
  readonly operations?: Maybe<Scalars['Int']['output']>;
  /**
   * When the channel database was found to have seen data that headquarters lacks; null when it has seen nothing more, and
   * only its data shows the loss.
   */
  readonly since?: Maybe<Scalars['DateTime']['output']>;
};

/** By what a process reaches headquarters. */
export type HeadquartersOver =
  /** It has headquarters' database. */
  | 'DATABASE'
  /** It is a store's, and dials headquarters. */
  | 'WIRE';

/**
 * Headquarters lacks data that a channel database has seen. It assigns no account numbers and does not synchronize until
 * `recoverHeadquarters`. Channels continue to capture.
 */
export type HeadquartersRewound = {
  readonly __typename?: 'HeadquartersRewound';
  /** What happened, and what it means. */
  readonly message: Scalars['String']['output'];
  /** When the loss was detected. */
  readonly since: Scalars['DateTime']['output'];
};

/** Whether a process reaches headquarters. */
export type HeadquartersState =
  | 'CONNECTED'
  /** Headquarters refuses the store. It goes on capturing. */
  | 'REFUSED'
  /** The process cannot reach it. Channels go on capturing. */
  | 'UNREACHABLE';

/** Why an event in the life of an operation came about. */
export type HistoryReason =
  /** A person synchronized it alone, after a correction for which `reasonDetail` was given. */
  | 'AFTER_CORRECTION'
  /** A person synchronized it alone, without a correction. */
  | 'ALONE'
  /** A till captured it. */
  | 'CAPTURED'
  /** The customer consented to marketing. */
  | 'CONSENT_GIVEN'
  /** The customer withdrew a consent to marketing. */
  | 'CONSENT_WITHDRAWN'
  /** The customer was erased. */
  | 'CUSTOMER_ERASED'
  /** Headquarters has the customer again, whom it had lost: the edit is tried again. */
  | 'CUSTOMER_IS_BACK'
  /** A person gave the reason: `reasonDetail`. */
  | 'GIVEN'
  /** It was made at headquarters. */
  | 'HEADQUARTERS_UPDATE'
  /** An order needed the customer (`synchronizeForOrder`). */
  | 'ORDER'
  /** The channel called headquarters in real time. */
  | 'REALTIME_CALL'
  /** Its result was missing at headquarters: it is synchronized again. */
  | 'RESULT_WAS_LOST'
  /** A run of a batch job: `reasonDetail`. */
  | 'RUN';

/** Input of `holdStoreUpgrades`. */
export type HoldStoreUpgradesInput = {
  /** Kept with each store until it is released, and in the audit. */
  readonly reason: Scalars['String']['input'];
  /** Keys or node ids of channel databases, at least one. */
  readonly stores: ReadonlyArray<Scalars['ID']['input']>;
};

/** The first request with this key is still running. Try again shortly. */
export type IdempotencyKeyInProgress = UserError & {
  readonly __typename?: 'IdempotencyKeyInProgress';
  readonly code: UserErrorCode;
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly message: Scalars['String']['output'];
};

/** The key was used before with different content. Use a new key for a new request. */
export type IdempotencyKeyReused = UserError & {
  readonly __typename?: 'IdempotencyKeyReused';
  readonly code: UserErrorCode;
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly message: Scalars['String']['output'];
};

/** Whether customers reach headquarters and come back: the verdict on the whole installation. */
export type InstallationStatus = {
  readonly __typename?: 'InstallationStatus';
  /** The diagnosis of everything within the token's channels, as `diagnose(input: { installation: true })` answers it. */
  readonly diagnosis: Diagnosis;
  /** How many operations are not synchronized, FAILED and WAITING_ON included; while headquarters is away, those captured. */
  readonly waiting: Scalars['Int']['output'];
};

/**
 * A cause of failures: all operations that failed with the same class, code and field, and with the same value where that
 * is one that headquarters does not know. It opens with the first of them, is resolved by itself when none is left, and
 * opens again when it comes back. Counts and times are those of the token's channels.
 */
export type Issue = Node & {
  readonly __typename?: 'Issue';
  readonly acknowledgedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who has acknowledged it; null while nobody has since it opened. */
  readonly acknowledgedBy?: Maybe<Scalars['String']['output']>;
  readonly assignedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who set the owner, or removed it. */
  readonly assignedBy?: Maybe<Scalars['String']['output']>;
  /** The channels whose operations have it now. */
  readonly channels: ReadonlyArray<Channel>;
  /** Why the operations were refused. */
  readonly code: RowErrorCode;
  /** How many operations have it now. */
  readonly count: Scalars['Int']['output'];
  /** How the error is resolved. */
  readonly errorClass: ErrorClass;
  /** The newest operation that failed with it. */
  readonly example?: Maybe<Operation>;
  /** How often an operation has failed with it, counting each attempt. */
  readonly failures: Scalars['Int']['output'];
  /** The hours of the last two days in which operations failed with it, oldest first; hours without a failure are left out. */
  readonly failuresByHour: ReadonlyArray<IssueHour>;
  /** The field that caused it, without the row's index; null when no single field did. */
  readonly field?: Maybe<Scalars['String']['output']>;
  /** Identifies the cause; see `Operation.fingerprint`. */
  readonly fingerprint: Scalars['String']['output'];
  /** When an operation first failed with it. */
  readonly firstSeenAt: Scalars['DateTime']['output'];
  readonly id: Scalars['ID']['output'];
  /**
   * The values that headquarters knows for the field, in the legal entity of the newest operation; null when the field
   * takes any value, or there is none.
   */
  readonly knownValues?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** The newest correction of many operations with this cause at once. */
  readonly lastCorrection?: Maybe<BulkCorrection>;
  /** When an operation last failed with it. */
  readonly lastSeenAt: Scalars['DateTime']['output'];
  /** What is wrong and what to do about it, from its newest operation; null when that was corrected since. */
  readonly message?: Maybe<Scalars['String']['output']>;
  /** What operators tell each other about it. No personal data belongs here. */
  readonly note?: Maybe<Scalars['String']['output']>;
  readonly notedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who set the note, or removed it. */
  readonly notedBy?: Maybe<Scalars['String']['output']>;
  /** Who sees to it: the subject of a token, or any name; null when nobody does. */
  readonly owner?: Maybe<Scalars['String']['output']>;
  /** When it came back last; null when it never did. */
  readonly reopenedAt?: Maybe<Scalars['DateTime']['output']>;
  /** How often it came back. */
  readonly reopenings: Scalars['Int']['output'];
  /** When its last operation stopped failing; null while there is one. */
  readonly resolvedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Counts the changes by operators, and the times that it opened or was resolved. */
  readonly revision: Scalars['Int']['output'];
  /** Who snoozed it last, or woke it. */
  readonly snoozedBy?: Maybe<Scalars['String']['output']>;
  /** Null when it is not snoozed, or no longer. */
  readonly snoozedUntil?: Maybe<Scalars['DateTime']['output']>;
  readonly status: IssueStatus;
  /** As in `OperationErrorGroup.value`; null, too, when its newest operation was corrected since. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** An issue has opened, was resolved or came back, or an operator has changed it. */
export type IssueChanged = {
  readonly __typename?: 'IssueChanged';
  /** When it happened. */
  readonly at: Scalars['DateTime']['output'];
  /** Pass it as `after` to receive what follows. */
  readonly cursor: Scalars['String']['output'];
  /** The cause; see `Operation.fingerprint`. */
  readonly fingerprint: Scalars['String']['output'];
  /** The issue as it is now. It may have changed since the event. Null when the token's channels do not have it. */
  readonly issue?: Maybe<Issue>;
};

/** A message of `issueChanged`. */
export type IssueChangedEvent = Gap | IssueChanged | Ready | Snapshot | SourceBack | SourceLost;

/** As `OperationChangedPage`, for `issueChanged`. */
export type IssueChangedPage = {
  readonly __typename?: 'IssueChangedPage';
  readonly cursor: Scalars['String']['output'];
  readonly events: ReadonlyArray<IssueChangedEvent>;
  readonly ready: Scalars['Boolean']['output'];
};

/** A page of a list. */
export type IssueConnection = {
  readonly __typename?: 'IssueConnection';
  readonly edges: ReadonlyArray<IssueEdge>;
  readonly nodes: ReadonlyArray<Issue>;
  readonly pageInfo: PageInfo;
};

/** An item of a page, with its cursor. */
export type IssueEdge = {
  readonly __typename?: 'IssueEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Issue;
};

/** How often operations failed with a cause in an hour. */
export type IssueHour = {
  readonly __typename?: 'IssueHour';
  readonly failures: Scalars['Int']['output'];
  /** When the hour began. */
  readonly from: Scalars['DateTime']['output'];
};

/** Input of `issueLoyaltyCard`. */
export type IssueLoyaltyCardInput = {
  /**
   * The number that is read from a physical card. Null has headquarters make one, if the functionality profile says
   * *Generate loyalty card number*; otherwise it is refused with LOYALTY_CARD_NUMBER_REQUIRED.
   */
  readonly cardNumber?: InputMaybe<Scalars['String']['input']>;
  /** The key or node id of a channel. */
  readonly channel: Scalars['ID']['input'];
  /** Whose card it is; null issues an anonymous card, to which a customer can be linked later. */
  readonly customerId?: InputMaybe<Scalars['ID']['input']>;
  /** Chosen by the caller, one for each card. A repeated request with the same key and content returns the first outcome. */
  readonly idempotencyKey: Scalars['String']['input'];
};

/** Result of `issueLoyaltyCard`. */
export type IssueLoyaltyCardPayload = {
  readonly __typename?: 'IssueLoyaltyCardPayload';
  /** The number of the card; null when the request was refused. */
  readonly cardNumber?: Maybe<Scalars['String']['output']>;
  readonly customer?: Maybe<Customer>;
  /** The card; null when the request was refused, and from headquarters of a version before 0.6.0. */
  readonly loyaltyCard?: Maybe<LoyaltyCard>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Where an issue stands. New values may be added. */
export type IssueStatus =
  /** Operations fail with it, and a person knows. */
  | 'ACKNOWLEDGED'
  /** Operations fail with it, and nobody has acknowledged it. */
  | 'OPEN'
  /** No operation fails with it any more. It opens again by itself when one does. */
  | 'RESOLVED'
  /** Operations fail with it, and a person wants to see it again later; see `snoozedUntil`. */
  | 'SNOOZED';

/** Another run of the job with the same scope has not ended. */
export type JobAlreadyRunning = UserError & {
  readonly __typename?: 'JobAlreadyRunning';
  readonly code: UserErrorCode;
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly message: Scalars['String']['output'];
  /** The run that has not ended; null, with an error FORBIDDEN, for who may not read runs, such as a till. */
  readonly run?: Maybe<BatchRun>;
};

/**
 * A one-time code, with which the store of a channel database joins (`tillsync channel join`). The code itself cannot be
 * read again.
 */
export type JoinCode = {
  readonly __typename?: 'JoinCode';
  readonly createdAt: Scalars['DateTime']['output'];
  /** The token's subject of the administrator who made it. */
  readonly createdBy: Scalars['String']['output'];
  readonly expiresAt: Scalars['DateTime']['output'];
  /** It is not a node id. */
  readonly id: Scalars['ID']['output'];
  /** The id of the key that the store has registered with it. */
  readonly keyId?: Maybe<Scalars['ID']['output']>;
  readonly status: JoinCodeStatus;
  /** When a store joined with it; null when none has. */
  readonly usedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** Whether a store can join with a code. */
export type JoinCodeStatus =
  /** Nobody has used it in time. */
  | 'EXPIRED'
  /** A store can join with it. */
  | 'OPEN'
  /** A later code of the channel database was made. */
  | 'REPLACED'
  /** A store has joined with it. */
  | 'USED';

/** A company. Account numbers, address books and policies belong to it. */
export type LegalEntity = {
  readonly __typename?: 'LegalEntity';
  readonly addressBooks: ReadonlyArray<NamedEntity>;
  readonly affiliations: ReadonlyArray<NamedEntity>;
  readonly attributeGroups: ReadonlyArray<AttributeGroup>;
  readonly attributes: ReadonlyArray<AttributeDefinition>;
  /** What happens when an update conflicts, for each group of fields that has a policy; without one: MANUAL. */
  readonly conflictPolicies: ReadonlyArray<FieldGroupPolicy>;
  /** ISO 3166 three-letter code. */
  readonly country: Scalars['String']['output'];
  /** ISO 4217 code. */
  readonly currency: Scalars['String']['output'];
  /** The id of the group whose attributes its customers have; null: all its attributes. 1070 takes it to the channels. */
  readonly customerAttributeGroup?: Maybe<Scalars['String']['output']>;
  readonly customerGroups: ReadonlyArray<NamedEntity>;
  /** DATAAREAID: the id of the legal entity. */
  readonly dataAreaId: Scalars['ID']['output'];
  readonly defaultCustomers: ReadonlyArray<DefaultCustomer>;
  /** The ids of the end discounts that its customers may have; empty: any. */
  readonly endDiscounts: ReadonlyArray<Scalars['String']['output']>;
  readonly languageId: Scalars['String']['output'];
  /** The ids of the line discounts that its customers may have; empty: any. */
  readonly lineDiscounts: ReadonlyArray<Scalars['String']['output']>;
  /** The ids of the multiline discounts that its customers may have; empty: any. */
  readonly multilineDiscounts: ReadonlyArray<Scalars['String']['output']>;
  readonly name: Scalars['String']['output'];
  readonly numberSequences: ReadonlyArray<NumberSequence>;
  /** The ids of the price groups that its customers may have; empty: any. */
  readonly priceGroups: ReadonlyArray<Scalars['String']['output']>;
  /** Whether a new customer with an e-mail address gets the welcome message, once; not those of lists and imports. */
  readonly sendWelcomeMessages: Scalars['Boolean']['output'];
  /** The ids of the tax groups that its customers and their addresses may have; empty: any. */
  readonly taxGroups: ReadonlyArray<Scalars['String']['output']>;
  readonly timeZone: Scalars['String']['output'];
  readonly unsentWelcomeMessages: UnsentWelcomeMessages;
  readonly welcomeMessages: ReadonlyArray<WelcomeMessage>;
};

/** A legal entity with the objects that belong to it. */
export type LegalEntityInput = {
  readonly addressBooks?: InputMaybe<ReadonlyArray<NamedEntityInput>>;
  readonly affiliations?: InputMaybe<ReadonlyArray<NamedEntityInput>>;
  readonly attributeGroups?: InputMaybe<ReadonlyArray<AttributeGroupInput>>;
  readonly attributes?: InputMaybe<ReadonlyArray<AttributeDefinitionInput>>;
  readonly conflictPolicies?: InputMaybe<ReadonlyArray<ConflictPolicyInput>>;
  /** ISO 3166 three-letter code. */
  readonly country: Scalars['String']['input'];
  /** ISO 4217 code. */
  readonly currency: Scalars['String']['input'];
  /** The id of an attribute group; null: its customers have all its attributes. Left out: as it is. */
  readonly customerAttributeGroup?: InputMaybe<Scalars['String']['input']>;
  readonly customerGroups?: InputMaybe<ReadonlyArray<NamedEntityInput>>;
  /** DATAAREAID: the id of the legal entity. */
  readonly dataAreaId: Scalars['ID']['input'];
  readonly defaultCustomers?: InputMaybe<ReadonlyArray<DefaultCustomerInput>>;
  /** Ids of end discounts to add. Without any, a customer's end discount may be any text. */
  readonly endDiscounts?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly languageId: Scalars['String']['input'];
  /** Ids of line discounts to add. Without any, a customer's line discount may be any text. */
  readonly lineDiscounts?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Ids of multiline discounts to add. Without any, a customer's multiline discount may be any text. */
  readonly multilineDiscounts?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly name: Scalars['String']['input'];
  readonly numberSequences?: InputMaybe<ReadonlyArray<NumberSequenceInput>>;
  /** Ids of price groups to add. Without any, a customer's price group may be any text. */
  readonly priceGroups?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** As `LegalEntity.sendWelcomeMessages`. Left out: as it is, and false for a new legal entity. */
  readonly sendWelcomeMessages?: InputMaybe<Scalars['Boolean']['input']>;
  /** Ids of tax groups to add. Without any, a customer's tax group may be any text. */
  readonly taxGroups?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly timeZone: Scalars['String']['input'];
  readonly welcomeMessages?: InputMaybe<ReadonlyArray<WelcomeMessageInput>>;
};

/** A limit on requests. */
export type Limit = {
  readonly __typename?: 'Limit';
  /** What it limits, and in which unit. */
  readonly meaning: Scalars['String']['output'];
  /** The name, as in the configuration. */
  readonly name: Scalars['String']['output'];
  /** The value, in the unit that `meaning` names. */
  readonly value: Scalars['Int']['output'];
};

/** Input of `linkLoyaltyCard`. */
export type LinkLoyaltyCardInput = {
  /** The number of an anonymous card of the legal entity; its blanks do not count. */
  readonly cardNumber: Scalars['String']['input'];
  /** The key or node id of a channel. */
  readonly channel: Scalars['ID']['input'];
  readonly customerId: Scalars['ID']['input'];
  /** Chosen by the caller, one for each link. A repeated request with the same key and content returns the first outcome. */
  readonly idempotencyKey: Scalars['String']['input'];
};

/** Result of `linkLoyaltyCard`. */
export type LinkLoyaltyCardPayload = {
  readonly __typename?: 'LinkLoyaltyCardPayload';
  readonly customer?: Maybe<Customer>;
  readonly loyaltyCard?: Maybe<LoyaltyCard>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** An operation that was captured, and that neither its channel database nor headquarters has any more. */
export type LostCapture = {
  readonly __typename?: 'LostCapture';
  readonly capturedAt: Scalars['DateTime']['output'];
  /** The key of its channel. */
  readonly channelId: Scalars['ID']['output'];
  readonly operationId: Scalars['ID']['output'];
  /** Its position in the log of the channel database. */
  readonly position: Scalars['String']['output'];
};

/**
 * A loyalty card (`docs/domain.md`, Loyalty cards). A customer may have several. The till that has issued or linked one has
 * it at once; others get it by 1050.
 */
export type LoyaltyCard = {
  readonly __typename?: 'LoyaltyCard';
  /** As it is printed, with its blanks; these do not count where a card is looked for. */
  readonly cardNumber: Scalars['String']['output'];
  /**
   * Its customer; null for an anonymous card, and where the channel does not have the customer. A search in all stores finds
   * it, and `adoptCustomer` brings it here.
   */
  readonly customer?: Maybe<Customer>;
  /** No customer is linked to the card yet (`linkLoyaltyCard`). */
  readonly isAnonymous: Scalars['Boolean']['output'];
  readonly issuedAt: Scalars['DateTime']['output'];
};

/** Whose value a field gets. */
export type MergeChoice = {
  /** A field of the customer, such as `phone`; `attribute.NAME` or `externalId.SYSTEM`. */
  readonly field: Scalars['String']['input'];
  readonly take: MergeSide;
};

/** Input of `mergeCustomers`. */
export type MergeCustomersInput = {
  /**
   * Whose value wins, for fields in which the customers differ. By default the kept customer's, or the other's where it
   * has none.
   */
  readonly choices?: InputMaybe<ReadonlyArray<MergeChoice>>;
  /** Only show what would happen. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** The customer that is kept, by its node id or temporary GUID (CUSTACCOUNTASYNC). */
  readonly keep: Scalars['ID']['input'];
  /** The customer that is merged into it, of the same legal entity. */
  readonly merge: Scalars['ID']['input'];
  /** Why, for the audit. Name no person. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `mergeCustomers`. */
export type MergeCustomersPayload = {
  readonly __typename?: 'MergeCustomersPayload';
  /** The kept customer; in a dry run as it would be. */
  readonly customer?: Maybe<Customer>;
  /** The values in which the customers differ, and whose wins. */
  readonly fields: ReadonlyArray<MergedField>;
  /** Null in a dry run. */
  readonly merge?: Maybe<CustomerMerge>;
  /** What the kept customer gets. */
  readonly parts: ReadonlyArray<MergedPart>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** Operations of the merged customer that are not completed: they apply to the kept one. */
  readonly waitingOperations: Scalars['Int']['output'];
};

/** Which customer's value wins. */
export type MergeSide =
  | 'KEEP'
  | 'MERGE';

/** A value in which the customers differ, and whose wins. */
export type MergedField = {
  readonly __typename?: 'MergedField';
  /** A field of the customer, `attribute.NAME` or `externalId.SYSTEM`. */
  readonly field: Scalars['String']['output'];
  /** The kept customer's value, masked for callers that may not see it. */
  readonly keep?: Maybe<Scalars['String']['output']>;
  /** The merged customer's value, masked for callers that may not see it. */
  readonly merge?: Maybe<Scalars['String']['output']>;
  readonly take: MergeSide;
};

/** What the kept customer gets of a kind. */
export type MergedPart = {
  readonly __typename?: 'MergedPart';
  /** How many it gets. */
  readonly moved: Scalars['Int']['output'];
  readonly part: MergedPartKind;
  /** How many it does not get, because it has them, or other values of the same name. */
  readonly same: Scalars['Int']['output'];
};

/** The kinds of what belongs to a customer. New kinds may be added. */
export type MergedPartKind =
  | 'ADDRESSES'
  | 'AFFILIATIONS'
  /** Attributes, external ids included. */
  | 'ATTRIBUTES'
  | 'CONTACTS'
  | 'LOYALTY_CARDS';

/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /**
   * Accepts a channel database that was restored from a backup (`CHANNEL_DATABASE_REWOUND`), or is to take the place of
   * another with its identity (`CHANNEL_DATABASE_CLONED`): gives it a new source id and makes a full synchronization.
   * Refused for any other (`CHANNEL_DATABASE_NOT_REWOUND`), also when it has been accepted already.
   */
  readonly acceptChannelDatabase: AcceptChannelDatabasePayload;
  /**
   * Leaves a reported difference as it is: headquarters' data is correct from now on, and the channels get it with the
   * next 1010, which removes a lost customer there. The difference is found again only if it changes.
   */
  readonly acceptDifference: AcceptDifferencePayload;
  /** Adds an address to a customer. */
  readonly addCustomerAddress: UpdateCustomerPayload;
  /** Adds an affiliation to a customer. */
  readonly addCustomerAffiliation: UpdateCustomerPayload;
  /**
   * Adopts a customer of another store, in real time: the address books of the channel are added to it, and the channel has
   * the customer at once. Refused with HEADQUARTERS_UNREACHABLE while the channel is offline (`docs/domain.md`, D-34).
   */
  readonly adoptCustomer: UpdateCustomerPayload;
  /** Calls the mutation of a remedy with the caller's own rights, and diagnoses the subject again. */
  readonly applyRemedy: ApplyRemedyPayload;
  /** Ends a run after the operations that it is processing. Results remain. */
  readonly cancelBulkRun: BulkRunPayload;
  /** Cancels a session that is not applied. The next session of the job carries its content. */
  readonly cancelSession: SessionPayload;
  /**
   * *Check for updates*: brings the list of features up to the release that answers. A start does the same, so this finds
   * something only while processes of two releases run.
   */
  readonly checkForFeatureUpdates: FeatureUpdatesPayload;
  /**
   * Runs *Clean up completed staging rows and events* now, as its schedule does: removes what is older than
   * `serverInfo.retention`. It works in small steps; the next run continues where an interrupted one stopped.
   */
  readonly cleanUp: CleanUpPayload;
  /**
   * Corrects many failed operations at once: sets the attribute that each one's last error names. Nothing is synchronized
   * yet: call `synchronizeOperations` with `filter: { correction }`, or `undoCorrection`.
   */
  readonly correctOperations: CorrectOperationsPayload;
  /** Creates a channel database group, with schedules of its own. */
  readonly createChannelDatabaseGroup: ChannelDatabaseGroupPayload;
  /**
   * Creates a customer through a channel, asynchronously or in real time (`docs/domain.md`, Routing), or at headquarters
   * (`docs/erp.md`), from where the next 1010 brings it to the channels of its address books.
   */
  readonly createCustomer: CreateCustomerPayload;
  /**
   * Creates a list of customers. Each row has its own result; a refused row does not affect the others, unless
   * `errorPolicy` says so.
   */
  readonly createCustomers: CreateCustomersPayload;
  /**
   * Makes a one-time code, with which a machine joins as the store of a channel database. It replaces the open code of the
   * channel database. A machine that has joined before goes on until the new one identifies itself.
   */
  readonly createJoinCode: CreateJoinCodePayload;
  /** Creates a schedule. */
  readonly createSchedule: SchedulePayload;
  /** Creates a webhook endpoint, to which events from now on are delivered. */
  readonly createWebhookEndpoint: WebhookSecretPayload;
  /** Deletes a channel database group that has no channel databases, with its schedules. An execution that runs finishes. */
  readonly deleteChannelDatabaseGroup: ChannelDatabaseGroupPayload;
  /** Deletes a schedule. An execution that runs finishes. */
  readonly deleteSchedule: SchedulePayload;
  /** Deletes a webhook endpoint, with what is set aside for it. */
  readonly deleteWebhookEndpoint: WebhookEndpointPayload;
  /**
   * Deletes the welcome message in one language: customers get that of another language, or none when it was the last.
   * `setUpOrganization` creates and changes messages.
   */
  readonly deleteWelcomeMessage: DeleteWelcomeMessagePayload;
  /** Disables a feature for all legal entities. Channels follow as with `enableFeature`. */
  readonly disableFeature: FeaturePayload;
  /** Gives up an event that is set aside: it is not sent, and what waits behind it goes on. */
  readonly discardWebhookEvent: WebhookEndpointPayload;
  /**
   * Dismisses an operation: it counts as completed, later operations of the customer are no longer blocked, and 1010
   * informs the channel. Allowed while the operation is UPLOADED, WAITING_ON or FAILED. Dismissing the create of a
   * customer that headquarters does not have requires `cascade` if there are later operations.
   */
  readonly dismissOperation: DismissOperationPayload;
  /**
   * Records that two customers are not the same person: `possibleDuplicates` does not show them any more, until
   * `restorePossibleDuplicate`, or until one of them is merged into another customer or erased. Requires access to all
   * channels. Recorded in the audit.
   */
  readonly dismissPossibleDuplicate: DismissPossibleDuplicatePayload;
  /** Enables all features that can be enabled, prerequisites first. */
  readonly enableAllFeatures: EnableAllFeaturesPayload;
  /**
   * Enables a feature for all legal entities. It becomes effective on a channel when 1110, 1010 and 1070 have been applied
   * there and its cache is loaded again.
   */
  readonly enableFeature: FeaturePayload;
  /**
   * Ends sessions of the caller, such as that of a lost laptop: within two seconds nothing is answered for them. That of
   * the identity provider goes on. Refused with NOT_FOUND when the caller has no such session, or came with a token.
   */
  readonly endMySignInSessions: EndSignInSessionsPayload;
  /**
   * Ends sessions of the page at once: within two seconds nothing is answered for them, and their sockets are closed. It
   * does not keep the person from signing in again: take the role away at the identity provider first. Refused with
   * NOT_FOUND when there is no such session.
   */
  readonly endSignInSessions: EndSignInSessionsPayload;
  /**
   * Erases a customer permanently. Headquarters erases it at once; job 1010 takes a tombstone to every channel database.
   * The customer's open operations are dismissed; operations that arrive later are dropped. A repeated request returns the
   * first erasure. Refused with CUSTOMER_IN_PROGRESS while an operation of the customer is being synchronized. Requires
   * access to all channels. Recorded in the audit.
   */
  readonly eraseCustomer: EraseCustomerPayload;
  /**
   * Exports all data about one person, for that person (a data-subject access request). Requires access to all channels.
   * Recorded in the audit.
   */
  readonly exportCustomer: ExportCustomerPayload;
  /** Discards the cache of a channel database; the next request loads it again. */
  readonly flushChannelCache: FlushChannelCachePayload;
  /** Reloads the caches of stores, so that applied changes take effect: `flushChannelCache` at each. */
  readonly flushStores: StoresPayload;
  /**
   * Holds the upgrade of stores: that a store's program is older is not named (`UPGRADE_DUE`) until `releaseStoreUpgrades`.
   * It is a note for people: nothing upgrades a store by itself, and nothing keeps its machine from being upgraded. A store
   * that is held already keeps its first reason.
   */
  readonly holdStoreUpgrades: StoresPayload;
  /**
   * Issues a loyalty card in real time, to a customer or anonymously; a customer may have several. Refused with
   * CUSTOMER_PENDING_SYNC while the channel has no account number for the customer, and with LOYALTY_ENROLLMENT_BLOCKED while
   * the customer is blocked for loyalty enrollment.
   */
  readonly issueLoyaltyCard: IssueLoyaltyCardPayload;
  /**
   * Links an anonymous loyalty card to a customer, in real time; refused as `issueLoyaltyCard` is. A card that the customer
   * has already stays as it is; one of another customer is refused.
   */
  readonly linkLoyaltyCard: LinkLoyaltyCardPayload;
  /**
   * Makes one customer of two at headquarters. What the merged customer has and the kept one has not moves to it: addresses,
   * contacts, affiliations, attributes, external ids, loyalty cards, consents and address books. The merged customer's ids
   * and account number lead to the kept customer, at every channel after its next 1010; its operations, also those that
   * come later, apply to the kept customer. Refused while an operation of one of them is being synchronized. Requires
   * access to all channels. Recorded in the audit.
   */
  readonly mergeCustomers: MergeCustomersPayload;
  /**
   * Mutes an alert for a time: nothing is told of its rule and subject until then, also of alerts that open meanwhile. One
   * that is still open afterwards, and was not told, is told then. It stays in the list. A muted one gets the new time.
   */
  readonly muteAlert: AlertPayload;
  /**
   * Has channel databases offer again the operations that they have uploaded and that headquarters does not have
   * (UNKNOWN_OPERATIONS). The next P-0001 uploads them.
   */
  readonly offerOperationsAgain: OfferOperationsAgainPayload;
  /** Pauses a run after the operations that it is processing. */
  readonly pauseBulkRun: BulkRunPayload;
  /**
   * Pauses a register: its queue keeps what it captures and sends nothing, as it learns with its next report. A program
   * that sends without the queue is not held back. A register that is paused already keeps its first reason.
   */
  readonly pauseRegister: RegisterPayload;
  /**
   * Creates or updates a customer at headquarters by an id of another system (`docs/erp.md`), never by a name or an e-mail
   * address. Sent again, it changes nothing. Sent twice at once, it makes one customer.
   */
  readonly putCustomer: PutCustomerPayload;
  /**
   * The same for a list. Each row has its own result; a refused row does not affect the others, unless `errorPolicy` says
   * so.
   */
  readonly putCustomers: PutCustomersPayload;
  /**
   * Compares channel databases with headquarters (customers and outcomes of operations), and headquarters with its own
   * records. The schedules `reconcile` and `reconcile-changes` do the same. The next 1010 repairs what differs at a
   * channel; lost customers are synchronized again; `differences` reports the rest. Requires access to all channels.
   */
  readonly reconcile: ReconcilePayload;
  /**
   * Recovers headquarters after it was restored from a backup (`HEADQUARTERS_REWOUND`), and resumes account numbers and
   * synchronization. The channel databases upload again what headquarters lost, customers keep their account numbers, no
   * number that a channel database knows is assigned to another customer, and erasures are repeated. What only a channel
   * database has becomes differences for a person (`restoreCustomers`, `acceptDifference`); until then, nothing is removed
   * or replaced there. A recovery that was interrupted continues when this is called again. `dryRun` lists the losses
   * beforehand.
   */
  readonly recoverHeadquarters: RecoverHeadquartersPayload;
  /**
   * *Recover since*: delivers again what has happened since a time, in order and with the same ids, as far as the log keeps
   * it.
   */
  readonly recoverWebhookEndpoint: WebhookEndpointPayload;
  /** Releases a withheld schedule. If it has missed a time, it runs once at once; then as before. */
  readonly releaseSchedule: SchedulePayload;
  /** Releases held upgrades. A store that is not held stays as it is. */
  readonly releaseStoreUpgrades: StoresPayload;
  /** Deactivates an address (OPERATION = 3). A primary one leaves the next as primary, or none. */
  readonly removeCustomerAddress: UpdateCustomerPayload;
  /** Removes an affiliation from a customer. */
  readonly removeCustomerAffiliation: UpdateCustomerPayload;
  /** Removes a contact of a customer. A primary one leaves the next contact of its type, or none. */
  readonly removeCustomerContact: UpdateCustomerPayload;
  /**
   * Removes a register that is out of use, so that nothing waits for it. When it reports again, it is known again.
   * What waits on it is not affected.
   */
  readonly removeRegister: RegisterPayload;
  /** *Replay*: sends one event again, at once and with the same id, whether it was delivered or is set aside. */
  readonly replayWebhookEvent: WebhookEndpointPayload;
  /**
   * Says how a register is: the till's queue calls it when it connects, and once a minute. The token says which register
   * it is; the first report makes it known. It needs the channel's database alone.
   */
  readonly reportRegister: ReportRegisterPayload;
  /**
   * Chooses whose value to keep when an operation has failed with CONFLICT. *Synchronize* then applies the choice. It
   * fails with CONFLICT again only for attributes that headquarters has changed since.
   */
  readonly resolveConflict: ResolveConflictPayload;
  /**
   * Takes customers and changes that headquarters lost from the newest copy of the channel databases, after it was
   * restored from a backup. A customer keeps its account number, and the next 1010 brings all channels the same version.
   * Requires access to all channels.
   */
  readonly restoreCustomers: RestoreCustomersPayload;
  /**
   * Takes back a dismissal: the operation is UPLOADED again. Refused once a later operation of the same customer and
   * channel database is completed.
   */
  readonly restoreOperation: RestoreOperationPayload;
  /** Undoes `dismissPossibleDuplicate`. Requires access to all channels. Recorded in the audit. */
  readonly restorePossibleDuplicate: RestorePossibleDuplicatePayload;
  /**
   * Continues a run that is paused, ended in ERROR, or lost its process. Operations that have a result are not tried
   * again.
   */
  readonly resumeBulkRun: BulkRunPayload;
  /** Resumes a paused register, from its next report on. A register that is not paused stays as it is. */
  readonly resumeRegister: RegisterPayload;
  /**
   * Tries a download session again that is AVAILABLE, SUSPENDED, DOWNLOAD_FAILED or APPLY_FAILED. An upload session that is
   * FAILED or CANCELED is run again as a new session of P-0001, which is returned: it carries what is still pending. When
   * nothing is, the session itself is returned.
   */
  readonly retrySession: SessionPayload;
  /**
   * Exchanges with stores again: retries their failed and suspended download sessions, the oldest first, then runs P-0001,
   * 1110, 1070 and 1010. Returns when all have ended.
   */
  readonly retryStores: StoresPayload;
  /**
   * Tries welcome messages again that were given up, for another three days: once the mail server works. What was sent is
   * not sent again.
   */
  readonly retryWelcomeMessages: RetryWelcomeMessagesPayload;
  /**
   * Shows one customer in full to the token's subject for a limited time (`revealMinutes` of the limits, 15 by default):
   * the customer, its operations, staging rows, history and events. Repeating it extends the time. Recorded in the audit.
   */
  readonly revealCustomer: RevealCustomerPayload;
  /**
   * Revokes a key of a store for good, with all tokens that it has signed. The store is refused when it dials; what it has
   * captured stays in its database, and goes up when a machine with that database joins again.
   */
  readonly revokeStoreKey: RevokeStoreKeyPayload;
  /** Gives a webhook endpoint a new secret. The former one signs, too, for a time. */
  readonly rotateWebhookSecret: WebhookSecretPayload;
  /** *Run now* of a CDX job. Returns when the job has ended in each channel database. */
  readonly runCdxJob: RunCdxJobPayload;
  /**
   * Executes a feature's plan step by step, with the caller's own rights: a caller who may enable features but not run CDX
   * jobs gets as far as the first job. It stops at the first step that fails; a new run continues there. One run per
   * feature at a time.
   */
  readonly runFeaturePlan: FeaturePlanRunPayload;
  /**
   * *Save*: stores corrections beside the captured values, which are never lost. Allowed while the operation is UPLOADED,
   * WAITING_ON or FAILED. The status stays the same until the operation is synchronized.
   */
  readonly saveOperation: SaveOperationPayload;
  /** Schedules a feature to be enabled at midnight of a date, or cancels its schedule. */
  readonly scheduleFeature: FeaturePayload;
  /** Changes a rule of alerts. It counts from the next look at the diagnosis, a few seconds later. */
  readonly setAlertRule: AlertRulePayload;
  /**
   * Renames a channel database group, and moves channel databases into it: its schedules run for them from their next time
   * on.
   */
  readonly setChannelDatabaseGroup: ChannelDatabaseGroupPayload;
  /**
   * Takes a channel offline or online. While it is offline it makes no Real-time Service calls, and P-0001 leaves its
   * operations pending.
   */
  readonly setChannelOffline: ChannelPayload;
  /**
   * Sets the address books of a customer at headquarters. The next 1010 brings the customer to the channels of new books,
   * and removes it from channels that have none of its books any more.
   */
  readonly setCustomerAddressBooks: SetCustomerAddressBooksPayload;
  /** Sets or removes attributes of a customer. */
  readonly setCustomerAttributes: UpdateCustomerPayload;
  /** Adds a contact, or changes the named one. */
  readonly setCustomerContact: UpdateCustomerPayload;
  /** Sets or removes ids that a customer has in other systems, such as an ERP. */
  readonly setCustomerExternalIds: UpdateCustomerPayload;
  /**
   * Pauses or resumes data synchronization of a channel database. While it is paused nothing is uploaded from it or
   * downloaded to it.
   */
  readonly setDataSyncPaused: SetDataSyncPausedPayload;
  /** *Enable new features automatically*, or not. The features that are listed already stay as they are. */
  readonly setFeatureParameters: FeatureParametersPayload;
  /** Changes a functionality profile at headquarters. Its channels follow with job 1070. */
  readonly setFunctionalityProfile: SetFunctionalityProfilePayload;
  /** Makes the Real-time Service unavailable to a channel, to test what happens then. */
  readonly setRealtimeServiceAvailable: ChannelPayload;
  /** Activates, deactivates or changes a schedule, from now on: what it missed while it was not active is not made up for. */
  readonly setSchedule: SchedulePayload;
  /** Starts or stops simulated faults. Refused with SIMULATOR_OFF when the server does not simulate faults. */
  readonly setSimulation: SetSimulationPayload;
  /**
   * Creates or changes the configuration: legal entities and the objects that belong to them, profiles, channel databases,
   * channels. Repeating it changes nothing.
   */
  readonly setUpOrganization: SetUpOrganizationPayload;
  /** Changes, enables or disables a webhook endpoint. Deliveries go on where they were. */
  readonly setWebhookEndpoint: WebhookEndpointPayload;
  /** Runs *Synchronize customers and channel requests*. */
  readonly synchronizeCustomersAndChannelRequests: SynchronizePayload;
  /**
   * Synchronizes one customer now, because an order needs its account number: runs P-0001 for the customer's operations,
   * *Synchronize* for each of them, and 1010 for the channel's database. Succeeds without doing anything when the customer
   * already has an account number and nothing is pending; otherwise `userErrors` say why it is not synchronized. Whether the
   * order may have the customer all the same, `orderMode` decides (`docs/domain.md`, D-43).
   */
  readonly synchronizeForOrder: SynchronizeForOrderPayload;
  /** *Synchronize*: processes this one operation now. Allowed while it is UPLOADED or FAILED. */
  readonly synchronizeOperation: SynchronizeOperationPayload;
  /**
   * Starts *Synchronize* for all operations that match the filter, as a tracked run in the background. Returns as soon as
   * the run has started.
   */
  readonly synchronizeOperations: SynchronizeOperationsPayload;
  /** Sends a message of type `webhook.test`, once. What came of it is in `deliveries`. */
  readonly testWebhookEndpoint: WebhookEndpointPayload;
  /** Undoes a correction of many operations, on those that are not synchronized and were not saved again since. */
  readonly undoCorrection: UndoCorrectionPayload;
  /**
   * Restores both customers of a merge, each under a new version. Possible while the kept customer has not changed since
   * (MERGE_FOLLOWED) and within the retention of operations (MERGE_FORGOTTEN). Requires access to all channels. Recorded
   * in the audit.
   */
  readonly undoMerge: UndoMergePayload;
  /**
   * Takes back the last save or conflict choice. Repeated calls take back earlier ones, until only the captured values are
   * left.
   */
  readonly undoSave: UndoSavePayload;
  /** Ends the muting at once. An alert that is not muted stays as it is. */
  readonly unmuteAlert: AlertPayload;
  /**
   * The way to take back or change a correction of many operations that are synchronized: updates their customers at
   * headquarters, where they still have the corrected value, and sends the update to the channels with 1010. At most 1,000
   * customers at once.
   */
  readonly updateCorrectedCustomers: UpdateCorrectedCustomersPayload;
  /** Updates the fields of a customer, through a channel (asynchronously or in real time) or at headquarters. */
  readonly updateCustomer: UpdateCustomerPayload;
  /** Updates the fields of an address. */
  readonly updateCustomerAddress: UpdateCustomerPayload;
  /**
   * Assigns issues to a person, acknowledges or snoozes them, or sets their note, with who did it and when. All of them, or
   * none.
   */
  readonly updateIssues: UpdateIssuesPayload;
  /**
   * *Withhold*: the schedule does not run until `releaseSchedule`. An execution that runs finishes; a schedule that is
   * withheld already keeps its first reason.
   */
  readonly withholdSchedule: SchedulePayload;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationAcceptChannelDatabaseArgs = {
  input: AcceptChannelDatabaseInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationAcceptDifferenceArgs = {
  input: AcceptDifferenceInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationAddCustomerAddressArgs = {
  input: AddCustomerAddressInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationAddCustomerAffiliationArgs = {
  input: CustomerAffiliationInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationAdoptCustomerArgs = {
  input: AdoptCustomerInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationApplyRemedyArgs = {
  input: ApplyRemedyInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationCancelBulkRunArgs = {
  input: BulkRunInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationCancelSessionArgs = {
  input: SessionInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationCheckForFeatureUpdatesArgs = {
  input: CheckForFeatureUpdatesInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationCleanUpArgs = {
  input?: CleanUpInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationCorrectOperationsArgs = {
  input: CorrectOperationsInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationCreateChannelDatabaseGroupArgs = {
  input: CreateChannelDatabaseGroupInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationCreateCustomerArgs = {
  input: CreateCustomerInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationCreateCustomersArgs = {
  input: CreateCustomersInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationCreateJoinCodeArgs = {
  input: CreateJoinCodeInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationCreateScheduleArgs = {
  input: CreateScheduleInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationCreateWebhookEndpointArgs = {
  input: CreateWebhookEndpointInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationDeleteChannelDatabaseGroupArgs = {
  input: DeleteChannelDatabaseGroupInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationDeleteScheduleArgs = {
  input: DeleteScheduleInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationDeleteWebhookEndpointArgs = {
  input: DeleteWebhookEndpointInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationDeleteWelcomeMessageArgs = {
  input: DeleteWelcomeMessageInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationDisableFeatureArgs = {
  input: DisableFeatureInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationDiscardWebhookEventArgs = {
  input: DiscardWebhookEventInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationDismissOperationArgs = {
  input: DismissOperationInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationDismissPossibleDuplicateArgs = {
  input: DismissPossibleDuplicateInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationEnableAllFeaturesArgs = {
  input?: EnableAllFeaturesInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationEnableFeatureArgs = {
  input: EnableFeatureInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationEndMySignInSessionsArgs = {
  input: EndMySignInSessionsInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationEndSignInSessionsArgs = {
  input: EndSignInSessionsInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationEraseCustomerArgs = {
  input: EraseCustomerInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationExportCustomerArgs = {
  input: ExportCustomerInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationFlushChannelCacheArgs = {
  input?: FlushChannelCacheInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationFlushStoresArgs = {
  input: StoresInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationHoldStoreUpgradesArgs = {
  input: HoldStoreUpgradesInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationIssueLoyaltyCardArgs = {
  input: IssueLoyaltyCardInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationLinkLoyaltyCardArgs = {
  input: LinkLoyaltyCardInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationMergeCustomersArgs = {
  input: MergeCustomersInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationMuteAlertArgs = {
  input: MuteAlertInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationOfferOperationsAgainArgs = {
  input?: OfferOperationsAgainInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationPauseBulkRunArgs = {
  input: BulkRunInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationPauseRegisterArgs = {
  input: PauseRegisterInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationPutCustomerArgs = {
  input: PutCustomerInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationPutCustomersArgs = {
  input: PutCustomersInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationReconcileArgs = {
  input?: ReconcileInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationRecoverHeadquartersArgs = {
  input: RecoverHeadquartersInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationRecoverWebhookEndpointArgs = {
  input: RecoverWebhookEndpointInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationReleaseScheduleArgs = {
  input: ReleaseScheduleInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationReleaseStoreUpgradesArgs = {
  input: StoresInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationRemoveCustomerAddressArgs = {
  input: RemoveCustomerAddressInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationRemoveCustomerAffiliationArgs = {
  input: CustomerAffiliationInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationRemoveCustomerContactArgs = {
  input: RemoveCustomerContactInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationRemoveRegisterArgs = {
  input: RegisterInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationReplayWebhookEventArgs = {
  input: ReplayWebhookEventInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationReportRegisterArgs = {
  input: ReportRegisterInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationResolveConflictArgs = {
  input: ResolveConflictInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationRestoreCustomersArgs = {
  input: RestoreCustomersInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationRestoreOperationArgs = {
  input: RestoreOperationInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationRestorePossibleDuplicateArgs = {
  input: RestorePossibleDuplicateInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationResumeBulkRunArgs = {
  input: BulkRunInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationResumeRegisterArgs = {
  input: RegisterInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationRetrySessionArgs = {
  input: SessionInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationRetryStoresArgs = {
  input: StoresInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationRetryWelcomeMessagesArgs = {
  input: RetryWelcomeMessagesInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationRevealCustomerArgs = {
  input: RevealCustomerInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationRevokeStoreKeyArgs = {
  input: RevokeStoreKeyInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationRotateWebhookSecretArgs = {
  input: RotateWebhookSecretInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationRunCdxJobArgs = {
  input: RunCdxJobInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationRunFeaturePlanArgs = {
  input: RunFeaturePlanInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationSaveOperationArgs = {
  input: SaveOperationInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationScheduleFeatureArgs = {
  input: ScheduleFeatureInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationSetAlertRuleArgs = {
  input: SetAlertRuleInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationSetChannelDatabaseGroupArgs = {
  input: SetChannelDatabaseGroupInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationSetChannelOfflineArgs = {
  input: SetChannelOfflineInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationSetCustomerAddressBooksArgs = {
  input: SetCustomerAddressBooksInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationSetCustomerAttributesArgs = {
  input: SetCustomerAttributesInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationSetCustomerContactArgs = {
  input: SetCustomerContactInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationSetCustomerExternalIdsArgs = {
  input: SetCustomerExternalIdsInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationSetDataSyncPausedArgs = {
  input: SetDataSyncPausedInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationSetFeatureParametersArgs = {
  input: SetFeatureParametersInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationSetFunctionalityProfileArgs = {
  input: SetFunctionalityProfileInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationSetRealtimeServiceAvailableArgs = {
  input: SetRealtimeServiceAvailableInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationSetScheduleArgs = {
  input: SetScheduleInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationSetSimulationArgs = {
  input: SetSimulationInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationSetUpOrganizationArgs = {
  input: SetUpOrganizationInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationSetWebhookEndpointArgs = {
  input: SetWebhookEndpointInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationSynchronizeCustomersAndChannelRequestsArgs = {
  input?: SynchronizeInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationSynchronizeForOrderArgs = {
  input: SynchronizeForOrderInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationSynchronizeOperationArgs = {
  input: SynchronizeOperationInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationSynchronizeOperationsArgs = {
  input: SynchronizeOperationsInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationTestWebhookEndpointArgs = {
  input: TestWebhookEndpointInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationUndoCorrectionArgs = {
  input: UndoCorrectionInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationUndoMergeArgs = {
  input: UndoMergeInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationUndoSaveArgs = {
  input: UndoSaveInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationUnmuteAlertArgs = {
  input: UnmuteAlertInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationUpdateCorrectedCustomersArgs = {
  input: UpdateCorrectedCustomersInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationUpdateCustomerArgs = {
  input: UpdateCustomerInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationUpdateCustomerAddressArgs = {
  input: UpdateCustomerAddressInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationUpdateIssuesArgs = {
  input: UpdateIssuesInput;
};


/** Everything that can be changed. Each field takes one `input` and returns a payload with `userErrors`. */
export type MutationWithholdScheduleArgs = {
  input: WithholdScheduleInput;
};

/** Input of `muteAlert`. */
export type MuteAlertInput = {
  /** The id of an alert. */
  readonly alert: Scalars['ID']['input'];
  /** Shown with the alert, and kept in the audit. */
  readonly reason: Scalars['String']['input'];
  /** A time within the next 90 days. */
  readonly until: Scalars['DateTime']['input'];
};

/** Which of the caller's sessions: one of them, or all others. */
export type MySignInSessionsOf =
  /** True: all but that by which the request came. */
  { readonly others: Scalars['Boolean']['input']; readonly session?: never; }
  |  /** The id of a session. */
  { readonly others?: never; readonly session: Scalars['ID']['input']; };

/** An object that has only an id and a name. */
export type NamedEntity = {
  readonly __typename?: 'NamedEntity';
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
};

/** An object that has only an id and a name. */
export type NamedEntityInput = {
  readonly id: Scalars['ID']['input'];
  readonly name: Scalars['String']['input'];
};

/** An object with a globally unique id that `node` and `nodes` can read. */
export type Node = {
  /** Opaque and stable. Do not parse it. */
  readonly id: Scalars['ID']['output'];
};

/** A non-continuous number sequence: numbers may be skipped. */
export type NumberSequence = {
  readonly __typename?: 'NumberSequence';
  /** The format, such as `C-######`. */
  readonly format: Scalars['String']['output'];
  /** The last number of the sequence. */
  readonly largest: Scalars['BigInt']['output'];
  /** The next number; larger than `largest` when none is left. */
  readonly next: Scalars['BigInt']['output'];
  /** What the numbers are for: `CustomerAccount`. */
  readonly reference: Scalars['ID']['output'];
  /** The first number of the sequence. */
  readonly smallest: Scalars['BigInt']['output'];
};

/** A number sequence. Setting it up again never lowers its next number. */
export type NumberSequenceInput = {
  /** One run of `#` is replaced by the number with leading zeros: `C-######`. */
  readonly format: Scalars['String']['input'];
  /** The last number of the sequence. A larger value extends an exhausted sequence. */
  readonly largest: Scalars['BigInt']['input'];
  readonly reference?: Scalars['ID']['input'];
  /** The first number of the sequence. */
  readonly smallest?: Scalars['BigInt']['input'];
};

/** Input of `offerOperationsAgain`. */
export type OfferOperationsAgainInput = {
  /** The key or node id of a channel database; null: all in reach of the token. */
  readonly channelDatabase?: InputMaybe<Scalars['ID']['input']>;
};

/** Result of `offerOperationsAgain`. */
export type OfferOperationsAgainPayload = {
  readonly __typename?: 'OfferOperationsAgainPayload';
  /** The number of operations that are pending again. */
  readonly operations: Scalars['Int']['output'];
  /** Why the request was refused, and which channel databases could not be reached. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** The alerts that are open. */
export type OpenAlerts = {
  readonly __typename?: 'OpenAlerts';
  /** The newest first, at most 200. */
  readonly alerts: ReadonlyArray<Alert>;
};

/** A create or update that was captured asynchronously: a row of the page *Customer sync status*. */
export type Operation = Node & {
  readonly __typename?: 'Operation';
  /** The temporary GUID of the customer (CUSTACCOUNTASYNC). */
  readonly asyncCustomerAccount: Scalars['String']['output'];
  /** Each attempt to synchronize it and each action of an operator, oldest first. An entry never changes. */
  readonly attempts: ReadonlyArray<OperationAttempt>;
  /** When the channel stored it. */
  readonly capturedAt: Scalars['DateTime']['output'];
  /** The subject of the token that captured it. */
  readonly capturedBy: Scalars['String']['output'];
  /** The attributes that it changes, without their values. */
  readonly changeDescription: Scalars['String']['output'];
  /** Each changed attribute with its old and new value; null where a value is empty or not known yet. */
  readonly changes: ReadonlyArray<AttributeChange>;
  /** The channel that captured it; null for an update made at headquarters. */
  readonly channel?: Maybe<Channel>;
  readonly channelDatabase?: Maybe<ChannelDatabase>;
  /** When headquarters completed it (SYNCED, SUPERSEDED or DISMISSED); null while it is not completed. */
  readonly completedAt?: Maybe<Scalars['DateTime']['output']>;
  /**
   * The attributes in conflict when the operation has failed with CONFLICT; empty otherwise. Choose with
   * `resolveConflict`.
   */
  readonly conflicts: ReadonlyArray<OperationConflict>;
  /** The customer as headquarters has it; while headquarters does not have it, as the channel does. */
  readonly customer?: Maybe<Customer>;
  /** The account number of the customer, once there is one. */
  readonly customerAccount?: Maybe<Scalars['String']['output']>;
  /**
   * The name of the customer; of an operation whose customer nobody has, such as a dismissed create, the name that it
   * captured or that was saved for it. Null when there is none, and once retention has removed it.
   */
  readonly customerName?: Maybe<Scalars['String']['output']>;
  /** Why it was dismissed; null unless it is DISMISSED. */
  readonly dismissReason?: Maybe<Scalars['String']['output']>;
  /** When job 1010 applied its result on the channel; null before. */
  readonly distributedAt?: Maybe<Scalars['DateTime']['output']>;
  /** True when it has failed at least once, whatever its status is now. */
  readonly everFailed: Scalars['Boolean']['output'];
  /**
   * Identifies the cause of the failure: operations with the same cause have the same fingerprint. Null when it has not
   * failed.
   */
  readonly fingerprint?: Maybe<Scalars['String']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly kind: OperationKind;
  /** Why it failed last; null when it has not failed, or has been applied since. */
  readonly lastKnownError?: Maybe<OperationError>;
  readonly legalEntity: Scalars['String']['output'];
  /** True when the values of `changes`, `conflicts`, `attempts` and `rows` are masked; see `Customer.masked`. */
  readonly masked: Scalars['Boolean']['output'];
  /** A GUID, the same at the channel and at headquarters. */
  readonly operationId: Scalars['String']['output'];
  /** 1, 2, 3 … per customer and channel database; headquarters applies operations in this order. */
  readonly operationNumber?: Maybe<Scalars['Int']['output']>;
  /** Counts the changes of this operation at headquarters; 0 while only the channel has it. Pass it as `expectedRevision`. */
  readonly revision: Scalars['Int']['output'];
  /** Its rows in the five staging tables, at headquarters; while only the channel has it, those of the channel. */
  readonly rows: ReadonlyArray<StagingRecord>;
  readonly status: OperationStatus;
  /** How far the operation has come from the channel to headquarters and back. */
  readonly trace: Trace;
  /** When headquarters stored it; null while only the channel has it. */
  readonly uploadedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The failed operation that blocks this one; null unless it is WAITING_ON. */
  readonly waitsFor?: Maybe<Operation>;
  /** Hints from headquarters, such as a possible duplicate. */
  readonly warnings: ReadonlyArray<OperationWarning>;
};

/** An attempt to synchronize an operation, or an action of an operator. */
export type OperationAttempt = {
  readonly __typename?: 'OperationAttempt';
  /** The user or application that made it, or the batch job. */
  readonly actor: Scalars['String']['output'];
  readonly at: Scalars['DateTime']['output'];
  /** The run that made it; null for an action of an operator. */
  readonly batchRunId?: Maybe<Scalars['ID']['output']>;
  /** The corrections that it made. */
  readonly changes: ReadonlyArray<AttributeChange>;
  /** Why it failed; null when it did not fail. */
  readonly error?: Maybe<OperationError>;
  /** SYNCED, SUPERSEDED, FAILED, SAVED, RESOLVED (a conflict), UNDONE (the last SAVED or RESOLVED), DISMISSED or RESTORED. */
  readonly outcome: Scalars['String']['output'];
  /** The reason that the operator gave. */
  readonly reason?: Maybe<Scalars['String']['output']>;
};

/** The status or revision of an operation has changed. */
export type OperationChanged = {
  readonly __typename?: 'OperationChanged';
  /** When it happened. */
  readonly at: Scalars['DateTime']['output'];
  /** Pass it as `after` to receive what follows. */
  readonly cursor: Scalars['String']['output'];
  /** The operation as it is now. It may have changed since the event. */
  readonly operation?: Maybe<Operation>;
  /** The operation's GUID; see `Operation.operationId`. */
  readonly operationId: Scalars['String']['output'];
  /** The revision after the change. */
  readonly revision: Scalars['Int']['output'];
  /** The status after the change. */
  readonly status: OperationStatus;
};

/** A message of `operationChanged`. */
export type OperationChangedEvent = Gap | OperationChanged | Ready | Snapshot | SourceBack | SourceLost;

/**
 * The messages of the subscription with the same name, for clients that poll: the same events, order and cursors. Repeat
 * the query with `after: cursor` until `ready`, or subscribe with the last cursor.
 */
export type OperationChangedPage = {
  readonly __typename?: 'OperationChangedPage';
  /** The cursor of the last event. Continue from it by query or subscription. */
  readonly cursor: Scalars['String']['output'];
  /** Begins with a `Snapshot` when there is no `after`; ends with `Ready` when nothing more has happened. */
  readonly events: ReadonlyArray<OperationChangedEvent>;
  /** True when there are no further events now. */
  readonly ready: Scalars['Boolean']['output'];
};

/**
 * An attribute that the operation changes, and that headquarters or another channel has changed since the operation was
 * captured.
 */
export type OperationConflict = {
  readonly __typename?: 'OperationConflict';
  /** The name as in `Operation.changes`. */
  readonly attribute: Scalars['String']['output'];
  /** The operation's value. */
  readonly channelValue?: Maybe<Scalars['String']['output']>;
  /** The choice made with `resolveConflict`. It takes effect when the operation is synchronized. Null until one is made. */
  readonly chosen?: Maybe<ConflictSide>;
  /** When the customer was last changed at headquarters; null when this attribute was changed before that. */
  readonly headquartersChangedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The user at headquarters, or the channel database, that changed the attribute. */
  readonly headquartersChangedBy: Scalars['String']['output'];
  /** Headquarters' value when the operation failed. */
  readonly headquartersValue?: Maybe<Scalars['String']['output']>;
};

/** A page of a list. */
export type OperationConnection = {
  readonly __typename?: 'OperationConnection';
  /**
   * The channel databases that the answer covers. Pending operations of a channel database are included while it can be
   * reached.
   */
  readonly coverage: ReadonlyArray<Coverage>;
  readonly edges: ReadonlyArray<OperationEdge>;
  readonly nodes: ReadonlyArray<Operation>;
  readonly pageInfo: PageInfo;
  /**
   * The number of operations that match the filter, from counters; null when the filter cannot be counted without a scan.
   * Computed only when it is selected.
   */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** The number of operations of a channel with a status and, if FAILED, an error. */
export type OperationCount = {
  readonly __typename?: 'OperationCount';
  /** The key of the channel. */
  readonly channel: Scalars['ID']['output'];
  readonly count: Scalars['Int']['output'];
  readonly errorCode?: Maybe<RowErrorCode>;
  readonly status: OperationStatus;
};

/**
 * Conditions on the customer's fields, as the operation captured them or as headquarters has them; all given conditions
 * must hold. Texts must be equal and ignore case; phone numbers match by their digits. A `*` at the end matches by prefix.
 */
export type OperationCustomerFilter = {
  readonly blockLoyaltyEnrollment?: InputMaybe<Scalars['Switch']['input']>;
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
  /** `true` or `false`; an operation that names no value is found by neither. */
  readonly optOutPersonalization?: InputMaybe<Scalars['Switch']['input']>;
  readonly optOutWebActivityTracking?: InputMaybe<Scalars['Switch']['input']>;
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

/** An item of a page, with its cursor. */
export type OperationEdge = {
  readonly __typename?: 'OperationEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Operation;
};

/** Why an operation or one of its rows failed. */
export type OperationError = {
  readonly __typename?: 'OperationError';
  /** Why the row was refused. */
  readonly code: RowErrorCode;
  /** How the error is resolved. */
  readonly errorClass: ErrorClass;
  /** The field that caused it, such as `email` or `addresses.0.country`; null when no single field did. */
  readonly field?: Maybe<Scalars['String']['output']>;
  /** What is wrong and what to do about it. */
  readonly message: Scalars['String']['output'];
};

/** FAILED operations with the same cause. Fix the cause once, then synchronize them all with `filter: { fingerprint }`. */
export type OperationErrorGroup = {
  readonly __typename?: 'OperationErrorGroup';
  /** The channels that captured them. */
  readonly channels: ReadonlyArray<Channel>;
  /** Why the operations were refused. */
  readonly code: RowErrorCode;
  /** How many operations have failed with this cause. */
  readonly count: Scalars['Int']['output'];
  /** How the error is resolved. */
  readonly errorClass: ErrorClass;
  /** The newest of these operations. */
  readonly example?: Maybe<Operation>;
  /**
   * The field that caused it, without the row's index, such as `email` or `addresses.country`; null when no single field
   * did.
   */
  readonly field?: Maybe<Scalars['String']['output']>;
  /** Identifies the cause; see `Operation.fingerprint`. */
  readonly fingerprint: Scalars['String']['output'];
  /** What is wrong and what to do about it, from the newest of these operations. */
  readonly message: Scalars['String']['output'];
  /** When the newest of these operations was captured. */
  readonly newestCapturedAt: Scalars['DateTime']['output'];
  /** When the oldest of these operations was captured. */
  readonly oldestCapturedAt: Scalars['DateTime']['output'];
  /**
   * The country, currency, language, customer group, address purpose, affiliation or attribute that headquarters does not
   * know; each is a cause of its own. Null for other causes, whose values may be personal data.
   */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** A page of an export. Each page is a complete file. */
export type OperationExport = {
  readonly __typename?: 'OperationExport';
  /** Pass it as `after` to get the next page. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** How many operations the page contains. */
  readonly operations: Scalars['Int']['output'];
  /** The content of the file; CSV includes a header. */
  readonly text: Scalars['String']['output'];
};

/** An operation matches when all given conditions hold. A condition with a list holds for any of its values. */
export type OperationFilter = {
  /** The temporary GUID (CUSTACCOUNTASYNC), of the customer or of one that was merged into it: finds those of all of them. */
  readonly asyncCustomerAccount?: InputMaybe<Scalars['String']['input']>;
  /** Operations that this run processed, by its id. */
  readonly batchRun?: InputMaybe<Scalars['ID']['input']>;
  /** Captured at this time or later. */
  readonly capturedAfter?: InputMaybe<Scalars['DateTime']['input']>;
  /** Captured before this time. */
  readonly capturedBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Keys or node ids of channels. */
  readonly channel?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Operations that this bulk correction has corrected, by its id. */
  readonly correction?: InputMaybe<Scalars['ID']['input']>;
  /**
   * Conditions on single fields of the customer. Combine them with other conditions that narrow the search. They do not
   * match operations that only a channel has: use `search` for those.
   */
  readonly customer?: InputMaybe<OperationCustomerFilter>;
  /** The exact account number, of the customer or of one that was merged into it: finds the operations of all of them. */
  readonly customerAccount?: InputMaybe<Scalars['String']['input']>;
  /** The class of the last known error. */
  readonly errorClass?: InputMaybe<ReadonlyArray<ErrorClass>>;
  /** The code of the last known error. */
  readonly errorCode?: InputMaybe<ReadonlyArray<RowErrorCode>>;
  /** True: operations that have failed at least once. */
  readonly everFailed?: InputMaybe<Scalars['Boolean']['input']>;
  /** Operations that failed with the same cause; see `Operation.fingerprint`. */
  readonly fingerprint?: InputMaybe<Scalars['String']['input']>;
  /** Operations of one of these kinds. */
  readonly kind?: InputMaybe<ReadonlyArray<OperationKind>>;
  /** Captured more than this many minutes ago. */
  readonly olderThanMinutes?: InputMaybe<Scalars['Int']['input']>;
  /** These operations, by node id or `operationId`, as far as headquarters has them. */
  readonly operation?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Words of the customer's name in any order, an e-mail address or a phone number. */
  readonly search?: InputMaybe<Scalars['String']['input']>;
  /** Operations with one of these statuses. */
  readonly status?: InputMaybe<ReadonlyArray<OperationStatus>>;
  /** Captured within the last minutes. */
  readonly youngerThanMinutes?: InputMaybe<Scalars['Int']['input']>;
};

/** The create cannot be dismissed alone, because later operations change the customer. Dismiss them too with `cascade`. */
export type OperationHasLaterOperations = UserError & {
  readonly __typename?: 'OperationHasLaterOperations';
  readonly code: UserErrorCode;
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** The operations that would have nothing to change. */
  readonly laterOperations: ReadonlyArray<Operation>;
  readonly message: Scalars['String']['output'];
};

/** An interval of `operationHistogram`. */
export type OperationHistogramInterval = {
  readonly __typename?: 'OperationHistogramInterval';
  /** The operations captured in it, as far as headquarters has them. */
  readonly captured: Scalars['Int']['output'];
  /** Those of them that are FAILED now. */
  readonly failed: Scalars['Int']['output'];
  /** Its beginning, which belongs to it. */
  readonly from: Scalars['DateTime']['output'];
  /**
   * True when more than 2,000 operations were captured in it: the numbers are then computed from how close together the
   * first 2,000 are.
   */
  readonly isEstimate: Scalars['Boolean']['output'];
  /** Its end, which does not. */
  readonly to: Scalars['DateTime']['output'];
};

/** A page of a list. */
export type OperationHistoryConnection = {
  readonly __typename?: 'OperationHistoryConnection';
  readonly edges: ReadonlyArray<OperationHistoryEdge>;
  readonly nodes: ReadonlyArray<OperationHistoryEntry>;
  readonly pageInfo: PageInfo;
};

/** An item of a page, with its cursor. */
export type OperationHistoryEdge = {
  readonly __typename?: 'OperationHistoryEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: OperationHistoryEntry;
};

/** An event in the life of an operation. An entry never changes. */
export type OperationHistoryEntry = {
  readonly __typename?: 'OperationHistoryEntry';
  /** A user, a till or an application; `tillsync` for what a schedule started. */
  readonly actor: Scalars['String']['output'];
  /** When it happened. */
  readonly at: Scalars['DateTime']['output'];
  /** The run that caused it; null when no run did. */
  readonly batchRunId?: Maybe<Scalars['ID']['output']>;
  /** The attributes that it changed. */
  readonly changes: ReadonlyArray<AttributeChange>;
  /** Why the operation failed; null when it did not. */
  readonly error?: Maybe<OperationError>;
  /** True when the values of `changes` are masked; see `Customer.masked`. */
  readonly masked: Scalars['Boolean']['output'];
  readonly operation?: Maybe<Operation>;
  /**
   * CAPTURED, or as in `OperationAttempt.outcome`. In the history of a customer also CONSENT_GIVEN and CONSENT_WITHDRAWN,
   * which stay when their operation is removed.
   */
  readonly outcome: Scalars['String']['output'];
  /** The reason that the person gave, or what started it, in one sentence. */
  readonly reason: Scalars['String']['output'];
  /** The same as a code, for programs and other languages. */
  readonly reasonCode: HistoryReason;
  /** What the reason names: a person's words (`GIVEN`, `AFTER_CORRECTION`) or the run (`RUN`); else null. */
  readonly reasonDetail?: Maybe<Scalars['String']['output']>;
};

/** Selects the history of an operation or of a customer. */
export type OperationHistoryOf =
  /**
   * The node id or temporary GUID (CUSTACCOUNTASYNC) of a customer: the history has all its operations, including
   * Real-time Service calls, updates made at headquarters, and those of customers that were merged into it.
   */
  { readonly customer: Scalars['ID']['input']; readonly operation?: never; }
  |  /** The node id or `operationId` of an operation. */
  { readonly customer?: never; readonly operation: Scalars['ID']['input']; };

/** What an operation creates or changes. */
export type OperationKind =
  | 'CREATE_ADDRESS'
  | 'CREATE_CUSTOMER'
  | 'DEACTIVATE_ADDRESS'
  | 'UPDATE_ADDRESS'
  /** Adds or removes affiliations. */
  | 'UPDATE_AFFILIATIONS'
  /** Sets or removes attributes. */
  | 'UPDATE_ATTRIBUTES'
  /** Adds, replaces or removes contacts. */
  | 'UPDATE_CONTACTS'
  | 'UPDATE_CUSTOMER';

/** The order needs an operation that is not completed. */
export type OperationNotCompleted = UserError & {
  readonly __typename?: 'OperationNotCompleted';
  readonly code: UserErrorCode;
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly message: Scalars['String']['output'];
  /** Null when it belongs to a channel that the token has no access to. */
  readonly operation?: Maybe<Operation>;
};

/** No operation has this id, or the token may not see it. */
export type OperationNotFound = UserError & {
  readonly __typename?: 'OperationNotFound';
  readonly code: UserErrorCode;
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly message: Scalars['String']['output'];
};

/** The operation is not dismissed, or later operations of the same customer and channel database are completed. */
export type OperationNotRestorable = UserError & {
  readonly __typename?: 'OperationNotRestorable';
  readonly code: UserErrorCode;
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** The later operations that are completed. */
  readonly laterOperations: ReadonlyArray<Operation>;
  readonly message: Scalars['String']['output'];
  readonly status: OperationStatus;
};

/** The operation's status does not allow *Synchronize*. */
export type OperationNotSynchronizable = UserError & {
  readonly __typename?: 'OperationNotSynchronizable';
  readonly code: UserErrorCode;
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly message: Scalars['String']['output'];
  readonly status: OperationStatus;
  /** The failed operation that blocks this one. */
  readonly waitsFor?: Maybe<Operation>;
};

/** The operation's status does not allow a change. */
export type OperationNotUpdatable = UserError & {
  readonly __typename?: 'OperationNotUpdatable';
  readonly code: UserErrorCode;
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly message: Scalars['String']['output'];
  readonly status: OperationStatus;
};

/**
 * The order of a list of operations. Operations with the same value are ordered by the time of their capture. Those
 * without a value come last; DESC reverses the whole list, so there they come first. A cursor is valid for ASC and DESC of
 * the order that returned it.
 */
export type OperationOrder =
  | 'ASYNC_CUSTOMER_ACCOUNT_ASC'
  | 'ASYNC_CUSTOMER_ACCOUNT_DESC'
  | 'CAPTURED_AT_ASC'
  | 'CAPTURED_AT_DESC'
  /** By the channel's key. */
  | 'CHANNEL_ASC'
  | 'CHANNEL_DESC'
  /** By the account number. Operations that only a channel has count as without a number. */
  | 'CUSTOMER_ACCOUNT_ASC'
  | 'CUSTOMER_ACCOUNT_DESC'
  /** In the order of `OperationKind`. */
  | 'KIND_ASC'
  | 'KIND_DESC'
  /** By the code of the last known error. */
  | 'LAST_KNOWN_ERROR_ASC'
  | 'LAST_KNOWN_ERROR_DESC'
  /** In the order of `OperationStatus`, from CAPTURED on. */
  | 'STATUS_ASC'
  | 'STATUS_DESC';

/**
 * What *Synchronize* would do with an operation. The batch job's own statements evaluate and apply it in a transaction
 * that is rolled back. It reserves no account number.
 */
export type OperationRehearsal = {
  readonly __typename?: 'OperationRehearsal';
  /** The changes of the customer; all its attributes when it would be created. */
  readonly changes: ReadonlyArray<AttributeChange>;
  /** Why the operation would fail; null when it would not. */
  readonly error?: Maybe<OperationError>;
  /** What *Synchronize* would do. */
  readonly outcome: RehearsedOutcome;
  /** Hints, such as a possible duplicate. */
  readonly warnings: ReadonlyArray<OperationWarning>;
};

/** The operation has changed since the `expectedRevision`. Read it again, and send the request with the new revision. */
export type OperationRevisionConflict = UserError & {
  readonly __typename?: 'OperationRevisionConflict';
  /** The attributes that others have saved since; includes `status` when something else has changed. */
  readonly changedFields: ReadonlyArray<Scalars['String']['output']>;
  readonly code: UserErrorCode;
  /** The operation as it is now. */
  readonly current: Operation;
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly message: Scalars['String']['output'];
};

/**
 * The status of an operation (`docs/states.md`). New values may be added: treat an unknown value as one that is not
 * completed.
 */
export type OperationStatus =
  /** In the channel's database; P-0001 has not uploaded it yet. */
  | 'CAPTURED'
  /** Dismissed by an operator, with a reason. */
  | 'DISMISSED'
  /** Job 1010 has applied its result on the channel that captured it. */
  | 'DISTRIBUTED'
  /** Refused; see `lastKnownError`. Save a correction, then synchronize. */
  | 'FAILED'
  /** A run of *Synchronize customers and channel requests* is processing it. */
  | 'IN_PROGRESS'
  /** The customer already had an account number, so nothing was created; OnlineOperationCompleted = 1. */
  | 'SUPERSEDED'
  /** Applied at headquarters, with OnlineOperationCompleted = 1. */
  | 'SYNCED'
  /** In headquarters' staging tables, with OnlineOperationCompleted = 0. */
  | 'UPLOADED'
  /** Blocked, because an earlier operation of the same customer and channel database has failed; see `waitsFor`. */
  | 'WAITING_ON';

/** A hint from headquarters about an operation that was applied. */
export type OperationWarning = {
  readonly __typename?: 'OperationWarning';
  readonly code: CustomerWarningCode;
  /** The customers that the warning is about. */
  readonly customers: ReadonlyArray<Customer>;
  readonly field?: Maybe<Scalars['String']['output']>;
  readonly message: Scalars['String']['output'];
};

/** The configuration of the installation. */
export type Organization = {
  readonly __typename?: 'Organization';
  readonly channelDatabaseGroups: ReadonlyArray<NamedEntity>;
  readonly channelDatabases: ReadonlyArray<ChannelDatabase>;
  readonly channels: ReadonlyArray<Channel>;
  readonly functionalityProfiles: ReadonlyArray<FunctionalityProfile>;
  readonly legalEntities: ReadonlyArray<LegalEntity>;
  readonly parameters: Parameters;
};

/** The position of a page in its list. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** The cursor of the last item; null on an empty page. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  /** True when items follow the last one of this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** True when items precede the first one of this page. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the first item; null on an empty page. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

/** Commerce scheduler and shared parameters. */
export type Parameters = {
  readonly __typename?: 'Parameters';
  /** Purposes of addresses besides the documented ones, such as Home, Office or Post box. */
  readonly addressPurposes: ReadonlyArray<Scalars['String']['output']>;
  /** How long a channel database's cache is used before it is loaded again. */
  readonly cacheTtlSeconds: Scalars['Int']['output'];
  /** Whether later download sessions wait until a suspended one is retried or canceled. */
  readonly enforceSessionOrder: Scalars['Boolean']['output'];
  /** *Full data set interval*: after how many days a download job carries everything again; 0: never. */
  readonly fullDataSetIntervalDays: Scalars['Int']['output'];
  /** Headquarters' time zone (IANA name): features are enabled at midnight there. `UTC` until the organization is set up. */
  readonly timeZone: Scalars['String']['output'];
  /** How many times a download session is tried. */
  readonly tryCount: Scalars['Int']['output'];
};

/** A missing field stays as it is. */
export type ParametersInput = {
  /** Purposes of addresses to add to the documented ones. */
  readonly addressPurposes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** 0 to 86400. */
  readonly cacheTtlSeconds?: InputMaybe<Scalars['Int']['input']>;
  readonly enforceSessionOrder?: InputMaybe<Scalars['Boolean']['input']>;
  /** 0 to 366; 0: never. */
  readonly fullDataSetIntervalDays?: InputMaybe<Scalars['Int']['input']>;
  /** An IANA name. By default, at the first setup, the time zone of the first legal entity. */
  readonly timeZone?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 10. */
  readonly tryCount?: InputMaybe<Scalars['Int']['input']>;
};

/** Input of `pauseRegister`. */
export type PauseRegisterInput = {
  /** The key or node id of a channel. */
  readonly channel: Scalars['ID']['input'];
  /** Kept with the register until it is resumed, and in the audit. */
  readonly reason: Scalars['String']['input'];
  /** The key of a register. */
  readonly register: Scalars['ID']['input'];
};

/** A step of an operation from the channel to headquarters and back. */
export type PipelineStep =
  /** From synchronized to distributed, by 1010. */
  | 'DISTRIBUTE'
  /** From uploaded to synchronized. FAILED and WAITING_ON operations are not pending: they need a person. */
  | 'SYNCHRONIZE'
  /** From captured to uploaded, by P-0001. */
  | 'UPLOAD';

/** How many operations a step has pending, and how long it takes. */
export type PipelineStepStats = {
  readonly __typename?: 'PipelineStepStats';
  /** The median duration in seconds over the last hour, of the newest 200 operations at most. Null when there are none. */
  readonly medianSeconds?: Maybe<Scalars['Float']['output']>;
  /** Since when the oldest pending operation has waited. */
  readonly oldestPendingAt?: Maybe<Scalars['DateTime']['output']>;
  /** How many seconds the oldest pending operation has waited. */
  readonly oldestPendingSeconds?: Maybe<Scalars['Float']['output']>;
  /** How many operations the step has yet to process. */
  readonly pending: Scalars['Int']['output'];
  readonly step: PipelineStep;
};

/** Two customers that may be the same person. */
export type PossibleDuplicate = {
  readonly __typename?: 'PossibleDuplicate';
  /** Both, as headquarters has them, in a fixed order. Fewer when one was erased or merged at this moment. */
  readonly customers: ReadonlyArray<Customer>;
  /** When a person decided that they are not the same person; null when nobody did. */
  readonly dismissedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly dismissedBy?: Maybe<Scalars['String']['output']>;
  /** What they have in common. Empty for a dismissed pair that has nothing in common any more. */
  readonly reasons: ReadonlyArray<PossibleDuplicateReason>;
  /**
   * True when more than 20 customers share one of these values, such as the phone number of a shop. By such a value only
   * the first 20 of them are compared.
   */
  readonly sharedByMany: Scalars['Boolean']['output'];
};

/** A page of possible duplicates. */
export type PossibleDuplicateConnection = {
  readonly __typename?: 'PossibleDuplicateConnection';
  readonly edges: ReadonlyArray<PossibleDuplicateEdge>;
  readonly nodes: ReadonlyArray<PossibleDuplicate>;
  /**
   * A page looks through a limited number of customers: it can be short, or empty, and have a next page. Go on after
   * `endCursor` while `hasNextPage` is true.
   */
  readonly pageInfo: PageInfo;
};

/** A possible duplicate in a page. */
export type PossibleDuplicateEdge = {
  readonly __typename?: 'PossibleDuplicateEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: PossibleDuplicate;
};

/** What two customers have in common. New values may be added. */
export type PossibleDuplicateReason =
  /** An e-mail address, in any case. */
  | 'EMAIL'
  /** The name and a postal code. */
  | 'NAME_AND_POSTAL_CODE'
  /** A phone number, however it is written. */
  | 'PHONE';

/** What a process does. By default one process has all roles. */
export type ProcessRole =
  /** Serves channels: captures and reads of stores and web shops. */
  | 'CHANNEL'
  /** Serves headquarters. */
  | 'HQ'
  /** Runs jobs: upload, synchronize, download, schedules. */
  | 'WORKER';

/**
 * A customer as another system has it, found by the id that it has there. What is not named stays as it is (a new customer
 * takes it from the default customer); null clears a field, an attribute or an external id. An address is recognized by its
 * content, then by its purpose, and a contact by its type and value; others are added. Nothing else is removed.
 */
export type PutCustomerInput = {
  readonly customer: CustomerInput;
  /**
   * For a customer that is created: the default customer of the legal entity whose values and address books it gets. By
   * default the one whose customers come to the most channels.
   */
  readonly defaultCustomer?: InputMaybe<Scalars['String']['input']>;
  /** True: says what would be done, and stores nothing. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  readonly externalId: ExternalIdBy;
  /** The legal entity (DATAAREAID). */
  readonly legalEntity: Scalars['String']['input'];
};

/** The outcome of `putCustomer`, and of a row of `putCustomers`. */
export type PutCustomerPayload = {
  readonly __typename?: 'PutCustomerPayload';
  /** What was done; null when the request was refused. */
  readonly change?: Maybe<CustomerChange>;
  /** The customer as headquarters has it now; null when the request was refused, or would create it (`dryRun`). */
  readonly customer?: Maybe<Customer>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** Hints. They do not stop the request. */
  readonly warnings: ReadonlyArray<CustomerWarning>;
};

/** Input of `putCustomers`. */
export type PutCustomersInput = {
  /** At most 250 rows, each of another customer. They are stored together. */
  readonly customers: ReadonlyArray<PutCustomersRow>;
  /** As in `PutCustomerInput`. */
  readonly defaultCustomer?: InputMaybe<Scalars['String']['input']>;
  /** True: says what would be done with each row, and stores nothing. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** What to do when rows are refused. */
  readonly errorPolicy?: InputMaybe<ErrorPolicy>;
  /** The legal entity (DATAAREAID) of all rows. */
  readonly legalEntity: Scalars['String']['input'];
};

/** Result of `putCustomers`. */
export type PutCustomersPayload = {
  readonly __typename?: 'PutCustomersPayload';
  /** One result for each input row, in the same order. */
  readonly results: ReadonlyArray<PutCustomerPayload>;
  /** Why the list as a whole was refused. The refusals of a row are in its result. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** One customer of the list, as in `PutCustomerInput`. */
export type PutCustomersRow = {
  readonly customer: CustomerInput;
  readonly externalId: ExternalIdBy;
};

/** Everything that can be read. */
export type Query = {
  readonly __typename?: 'Query';
  /** All rules of alerts. Needs a token for all channels. */
  readonly alertRules: ReadonlyArray<AlertRule>;
  /** Alerts, the newest first. Closed ones are kept, the last 1,000. Needs a token for all channels. */
  readonly alerts: AlertConnection;
  /**
   * The audit, newest first: that of headquarters, or that of a channel database, which records what was captured, refused
   * and read through its channels.
   */
  readonly auditEntries: AuditEntryConnection;
  /** A batch job, by its id, caption or one of its former names. */
  readonly batchJob?: Maybe<BatchJob>;
  /** As `operationChanged`, for runs of batch jobs. */
  readonly batchJobProgress: BatchJobProgressPage;
  /** All batch jobs. */
  readonly batchJobs: ReadonlyArray<BatchJob>;
  /** Runs, newest first. */
  readonly batchRuns: BatchRunConnection;
  /** One bulk run, by its id or the id of its `run`. */
  readonly bulkRun?: Maybe<BulkRun>;
  /** Bulk runs, newest first. */
  readonly bulkRuns: BulkRunConnection;
  /** One CDX job, by its id such as `1010`, or node id. */
  readonly cdxJob?: Maybe<CdxJob>;
  /** All CDX jobs. */
  readonly cdxJobs: ReadonlyArray<CdxJob>;
  /** As `operationChanged`, for download and upload sessions. */
  readonly cdxSessionChanged: CdxSessionChangedPage;
  /** One channel, by its key (`houston`) or node id. */
  readonly channel?: Maybe<Channel>;
  /** The channel databases that serve the token's channels. */
  readonly channelDatabases: ReadonlyArray<ChannelDatabase>;
  /** All channels that the token may access. */
  readonly channels: ReadonlyArray<Channel>;
  /**
   * One customer: with `channel` as that channel knows it, else as headquarters has it. Null when there is none, or the
   * token may not see it.
   */
  readonly customer?: Maybe<Customer>;
  /**
   * The attributes of a channel's customers, in the order in which they are shown, as the channel has them; it answers
   * without headquarters. Empty while the channel has no configuration.
   */
  readonly customerAttributes: ReadonlyArray<AttributeDefinition>;
  /**
   * All that headquarters knows of one customer, newest first: asynchronous and real-time changes, those of headquarters,
   * corrections, consents, merges, the erasure, and who has seen or exported the personal data. It includes what was done to
   * the customers that were merged into it, and outlives the customer: an erased one has its erasure. Operations that only a
   * channel has are in `Customer.pendingOperations`. A token of some channels gets what was done through these.
   */
  readonly customerHistory: CustomerHistoryConnection;
  /** The customers of a channel's address books (with `channel`), or those of headquarters. */
  readonly customers: CustomerConnection;
  /**
   * As `operationChanged`, for the customers of headquarters. Needs a token for all channels, and no till's. To have all
   * customers, take the cursor of its `Snapshot`, read `customers` without `channel` to the end, and go on with what
   * follows the cursor.
   */
  readonly customersChanged: CustomersChangedPage;
  /**
   * Statistics of the installation, as the subscription `dashboardStats` sends them. They are shared by all callers of a
   * second: `at` says how old they are.
   */
  readonly dashboardStats: DashboardStats;
  /**
   * Explains why something does not work as expected, by the checks of `docs/faq.md`. On a healthy system no check fails
   * and there are no remedies. A subject outside the token's channels is treated as not found.
   */
  readonly diagnose: Diagnosis;
  /** Differences, newest first. Those at headquarters require access to all channels. */
  readonly differences: DifferenceConnection;
  /** Download sessions, newest first. */
  readonly downloadSessions: DownloadSessionConnection;
  /** An erasure, by its id or the customer's temporary GUID. */
  readonly erasure?: Maybe<Erasure>;
  /** Erasures, newest first. */
  readonly erasures: ErasureConnection;
  /**
   * Exports operations as text, newest first, with the values that would be synchronized. Exports FAILED operations unless
   * the filter names other statuses. Correct exported creates in the file and pass it to `tillsync import`, which
   * dismisses the originals; correct exported updates with `saveOperation`.
   */
  readonly exportOperations: OperationExport;
  /** One feature, by its key (`ASYNC_EDIT`) or node id. */
  readonly feature?: Maybe<Feature>;
  /** As `operationChanged`, for features. */
  readonly featureChanged: FeatureChangedPage;
  /** How feature management treats the features that a release adds. */
  readonly featureParameters: FeatureParameters;
  /**
   * What is left to do until a feature is effective on the channels, with the caller's rights. Null when there is no such
   * feature.
   */
  readonly featurePlan?: Maybe<FeaturePlan>;
  /** A run of a plan, by its id or the id of its `run`. */
  readonly featurePlanRun?: Maybe<FeaturePlanRun>;
  /** All features. */
  readonly features: ReadonlyArray<Feature>;
  /** One issue, by its id or fingerprint. Null when there is none, or the token's channels never had it. */
  readonly issue?: Maybe<Issue>;
  /** As `operationChanged`, for issues. */
  readonly issueChanged: IssueChangedPage;
  /** The causes of failures, the last seen first. */
  readonly issues: IssueConnection;
  /**
   * The loyalty card with a number, in any spelling of blanks, as the channel has it, or headquarters when no channel is
   * given; null when there is none.
   */
  readonly loyaltyCard?: Maybe<LoyaltyCard>;
  /**
   * The sessions of the caller that have not ended, the newest first: where the caller is signed in to the page at the
   * identity provider. Empty for a caller with a token.
   */
  readonly mySignInSessions: ReadonlyArray<SignInSession>;
  /** The object with this id; null when there is none, or the token may not see it. */
  readonly node?: Maybe<Node>;
  /** The objects with these ids, in the same order; null where `node` would be null. */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
  /** One operation, by its node id or its `operationId`. Null when there is none, or the token may not see it. */
  readonly operation?: Maybe<Operation>;
  /**
   * The messages of the subscription with this name: those after a cursor, or the snapshot that the subscription begins
   * with. Takes the same arguments.
   */
  readonly operationChanged: OperationChangedPage;
  /** The number of operations by channel, status and error. Read from counters, without a scan. */
  readonly operationCounts: ReadonlyArray<OperationCount>;
  /**
   * FAILED operations grouped by cause, most frequent first. Read from counters, unless the filter has conditions other
   * than channel, error class, error code and fingerprint: then 5,000 failed operations are grouped, the newest of each
   * channel.
   */
  readonly operationErrorGroups: ReadonlyArray<OperationErrorGroup>;
  /**
   * The number of operations by their time of capture, in equal intervals, oldest first. It takes as long for millions of
   * operations as for a few.
   */
  readonly operationHistogram: ReadonlyArray<OperationHistogramInterval>;
  /** Who changed what, when and why, oldest first. */
  readonly operationHistory: OperationHistoryConnection;
  /**
   * The page *Customer sync status* (Commerce and Retail > Customers > Customer sync status): the asynchronous operations
   * of all channels.
   */
  readonly operations: OperationConnection;
  /** The configuration that `tillsync setup` and `setUpOrganization` create; null before. */
  readonly organization?: Maybe<Organization>;
  /**
   * Pairs of headquarters' customers that may be the same person, because they have an e-mail address, a phone number, or
   * name and postal code in common; each pair once, in a fixed order. Merge them with `mergeCustomers`, or say with
   * `dismissPossibleDuplicate` that they are not the same person. Requires access to all channels.
   */
  readonly possibleDuplicates: PossibleDuplicateConnection;
  /** How many avoidable calls were made, by channel and cause. */
  readonly realtimeServiceCallCounts: RealtimeServiceCallCounts;
  /** The Real-time Service calls of a channel, newest first. */
  readonly realtimeServiceCalls: RealtimeServiceCallConnection;
  /** The last comparison of headquarters with its own records; null when there was none. Requires access to all channels. */
  readonly reconciliation?: Maybe<Reconciliation>;
  /** The processes that run the schedules. */
  readonly scheduleWorkers: ScheduleWorkers;
  /** All distribution schedules, by id. */
  readonly schedules: ReadonlyArray<DistributionSchedule>;
  /** The server's version, the rights of the token, and the limits on requests. */
  readonly serverInfo: ServerInfo;
  /** The persons who are signed in to the page at the identity provider: the sessions that have not ended, the newest first. */
  readonly signInSessions: ReadonlyArray<SignInSession>;
  /** All simulated faults. */
  readonly simulation: Simulation;
  /** The rows of one of the five staging tables, at headquarters or in one channel database. */
  readonly stagingRecords: StagingRecordConnection;
  /**
   * The stores, the worst first: by `health`; of failing ones, by the first of `causes` in the order of the diagnosis; then
   * by the oldest work that waits, in either direction; then by key. Every store is asked, so an answer takes as long as a
   * diagnosis.
   */
  readonly stores: StoreConnection;
  /** Upload sessions, newest first. */
  readonly uploadSessions: UploadSessionConnection;
  /** All webhook endpoints, the oldest first. */
  readonly webhookEndpoints: ReadonlyArray<WebhookEndpoint>;
};


/** Everything that can be read. */
export type QueryAlertsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  rule?: InputMaybe<AlertRuleId>;
  status?: InputMaybe<AlertStatus>;
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
export type QueryCustomerAttributesArgs = {
  channel: Scalars['ID']['input'];
  language?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be read. */
export type QueryCustomerHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  attributes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  customer: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
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
export type QueryCustomersChangedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
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
export type QueryIssueArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryIssueChangedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  issue?: InputMaybe<Scalars['ID']['input']>;
};


/** Everything that can be read. */
export type QueryIssuesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  owner?: InputMaybe<Scalars['String']['input']>;
  status?: InputMaybe<ReadonlyArray<IssueStatus>>;
};


/** Everything that can be read. */
export type QueryLoyaltyCardArgs = {
  cardNumber: Scalars['String']['input'];
  channel?: InputMaybe<Scalars['ID']['input']>;
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
export type QueryOperationHistogramArgs = {
  capturedAfter: Scalars['DateTime']['input'];
  capturedBefore: Scalars['DateTime']['input'];
  channel?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  intervals?: InputMaybe<Scalars['Int']['input']>;
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
export type QueryPossibleDuplicatesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  dismissed?: InputMaybe<Scalars['Boolean']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  legalEntity: Scalars['String']['input'];
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
export type QueryStoresArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<StoreFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be read. */
export type QueryUploadSessionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  channelDatabase?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  status?: InputMaybe<ReadonlyArray<UploadSessionStatus>>;
};

/** All events up to `cursor` have been sent; from here on events arrive as they happen. */
export type Ready = {
  readonly __typename?: 'Ready';
  /** Pass it as `after` to receive what follows. */
  readonly cursor: Scalars['String']['output'];
  /** The logs that the subscription follows, as in `Snapshot`. */
  readonly sources: ReadonlyArray<Scalars['String']['output']>;
};

/** A Real-time Service call from a channel to headquarters, and why it was not asynchronous. */
export type RealtimeServiceCall = {
  readonly __typename?: 'RealtimeServiceCall';
  /** The subject of the token that made the request. */
  readonly actor: Scalars['String']['output'];
  /** True when the channel would not have made the call if the features were enabled, applied and in its cache. */
  readonly avoidable: Scalars['Boolean']['output'];
  /** The feature that would have made the request asynchronous. */
  readonly blockingFeature?: Maybe<Feature>;
  /** A GUID. */
  readonly callId: Scalars['ID']['output'];
  readonly channel: Channel;
  /** In milliseconds; null while the call has not ended. */
  readonly duration?: Maybe<Scalars['Int']['output']>;
  /** Why headquarters refused the request; null unless it did. */
  readonly errorCode?: Maybe<UserErrorCode>;
  /** True when the channel captured the create after the call got no answer. */
  readonly fellBack: Scalars['Boolean']['output'];
  /** `createCustomer`, `updateCustomer`, `issueLoyaltyCard`, `adoptCustomer`, `searchCustomers` … */
  readonly method: Scalars['String']['output'];
  /** The jobs that would have made the feature effective on the channel. */
  readonly missingJobs: ReadonlyArray<Scalars['String']['output']>;
  readonly outcome: RealtimeServiceOutcome;
  /** Why the call was made. */
  readonly reason: RouteReason;
  readonly startedAt: Scalars['DateTime']['output'];
  /** Why it was not asynchronous, in one sentence, as known at the time of the call. */
  readonly why: Scalars['String']['output'];
};

/** A page of a list. */
export type RealtimeServiceCallConnection = {
  readonly __typename?: 'RealtimeServiceCallConnection';
  readonly edges: ReadonlyArray<RealtimeServiceCallEdge>;
  readonly nodes: ReadonlyArray<RealtimeServiceCall>;
  readonly pageInfo: PageInfo;
};

/** Avoidable Real-time Service calls of a channel with the same cause. */
export type RealtimeServiceCallCount = {
  readonly __typename?: 'RealtimeServiceCallCount';
  /** What would have avoided them, in one sentence. */
  readonly avoidedBy: Scalars['String']['output'];
  /** The feature that would have made the requests asynchronous. */
  readonly blockingFeature?: Maybe<Feature>;
  readonly calls: Scalars['Int']['output'];
  readonly channel: Channel;
  /** The methods of these calls: `updateCustomer`, `addCustomerAddress` … */
  readonly methods: ReadonlyArray<Scalars['String']['output']>;
  /** The jobs that would have made the feature effective on the channel. */
  readonly missingJobs: ReadonlyArray<Scalars['String']['output']>;
  readonly newestAt: Scalars['DateTime']['output'];
  /** Why the calls were made. */
  readonly reason: RouteReason;
  /** Why they were not asynchronous, in one sentence. */
  readonly why: Scalars['String']['output'];
};

/** Avoidable Real-time Service calls by channel and cause. */
export type RealtimeServiceCallCounts = {
  readonly __typename?: 'RealtimeServiceCallCounts';
  /** The most frequent first. */
  readonly counts: ReadonlyArray<RealtimeServiceCallCount>;
  /** The channel databases that were read. The counts lack those that could not be reached. */
  readonly coverage: ReadonlyArray<Coverage>;
  /** The calls are counted from this time on. */
  readonly since: Scalars['DateTime']['output'];
};

/** An item of a page, with its cursor. */
export type RealtimeServiceCallEdge = {
  readonly __typename?: 'RealtimeServiceCallEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: RealtimeServiceCall;
};

/** How a Real-time Service call ended. */
export type RealtimeServiceOutcome =
  /** Headquarters carried out the request. */
  | 'OK'
  /** It has not ended, or its end was not recorded. */
  | 'PENDING'
  /** Headquarters refused the request by a business rule. */
  | 'REFUSED'
  /** Headquarters did not answer. A create was captured instead (`fellBack`). */
  | 'UNREACHABLE';

/** Real-time Service calls of a channel in the last 24 hours, in whole hours. */
export type RealtimeServiceStats = {
  readonly __typename?: 'RealtimeServiceStats';
  /** Calls that the channel would not have made if the features were enabled, applied and in its cache. */
  readonly avoidable: Scalars['Int']['output'];
  /** Creates and updates captured without a call; in synchronous mode each would have been a call. */
  readonly avoided: Scalars['Int']['output'];
  /** Calls that were made. */
  readonly calls: Scalars['Int']['output'];
  /** The key of the channel. */
  readonly channel: Scalars['ID']['output'];
};

/** How a customer receives receipts. */
export type ReceiptOption =
  /** On paper and by e-mail. */
  | 'BOTH'
  /** By e-mail. */
  | 'EMAIL'
  /** None. */
  | 'NONE'
  /** On paper: the standard receipt. */
  | 'PRINT';

/** Input of `reconcile`. */
export type ReconcileInput = {
  /**
   * True: compares only what job 1010 has carried since the last comparison, and the differences found then. Compares
   * everything when there was none.
   */
  readonly changesOnly?: InputMaybe<Scalars['Boolean']['input']>;
  /** The key or node id of a channel database; null compares all, and headquarters with its own records. */
  readonly channelDatabase?: InputMaybe<Scalars['ID']['input']>;
  /** True: returns the differences without storing, repairing or reporting them. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /**
   * The id of a legal entity; null compares all. A comparison of one legal entity does not change
   * `ChannelDatabase.reconciliation`.
   */
  readonly legalEntity?: InputMaybe<Scalars['ID']['input']>;
  /** False: returns at once with the run that was started. */
  readonly wait?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Result of `reconcile`. */
export type ReconcilePayload = {
  readonly __typename?: 'ReconcilePayload';
  /** The number of differences by kind; empty unless `wait`. */
  readonly found: ReadonlyArray<DifferenceCount>;
  /** The result for each database; empty unless `wait`. */
  readonly places: ReadonlyArray<ReconciledPlace>;
  readonly run?: Maybe<BatchRun>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** The result of a run for one database. */
export type ReconciledPlace = {
  readonly __typename?: 'ReconciledPlace';
  /** Null: headquarters. */
  readonly channelDatabase?: Maybe<ChannelDatabase>;
  /** How many customers were compared, by ranges or one by one. */
  readonly customers: Scalars['Int']['output'];
  /** How many differences were found. */
  readonly differences: Scalars['Int']['output'];
  /** How many of them were still being transferred. */
  readonly onTheirWay: Scalars['Int']['output'];
  /** The position in headquarters' log up to which changes have been compared. */
  readonly position?: Maybe<Scalars['BigInt']['output']>;
  /** How many customers were compared one by one. */
  readonly rowsCompared: Scalars['Int']['output'];
  /** Why it was not compared; null when it was. */
  readonly whyNotCompared?: Maybe<Scalars['String']['output']>;
};

/** The last comparison of a channel database with headquarters, or of headquarters with its own records. */
export type Reconciliation = {
  readonly __typename?: 'Reconciliation';
  /** When the last attempt was made. */
  readonly attemptedAt: Scalars['DateTime']['output'];
  /** When a comparison last succeeded, full or of changes only; null before the first. */
  readonly comparedAt?: Maybe<Scalars['DateTime']['output']>;
  /** How many customers these ranges contained. */
  readonly customers: Scalars['Int']['output'];
  /** The message as codes, sentence by sentence; empty when there is none. */
  readonly explanations: ReadonlyArray<Explanation>;
  /** Why the last attempt could not compare; null when it did. */
  readonly message?: Maybe<Scalars['String']['output']>;
  /** How many of them were still being transferred; the next comparison includes them. */
  readonly onTheirWay: Scalars['Int']['output'];
  /** Differences that the jobs will repair, counted up to 10,000. */
  readonly open: Scalars['Int']['output'];
  /** The position in headquarters' log up to which the changes that job 1010 carries have been compared. */
  readonly position?: Maybe<Scalars['BigInt']['output']>;
  /** How many ranges of customers the full comparison compared by count and hash. */
  readonly ranges: Scalars['Int']['output'];
  /** Differences that need a person, counted up to 10,000. */
  readonly reported: Scalars['Int']['output'];
  /** Whether everything is equal. */
  readonly result: ReconciliationResult;
  /** How many customers the last comparison compared one by one, because their range differed or they had changed. */
  readonly rowsCompared: Scalars['Int']['output'];
  /** The run of the last attempt. */
  readonly run?: Maybe<BatchRun>;
  /** When a full comparison last succeeded; null before the first. */
  readonly wholeAt?: Maybe<Scalars['DateTime']['output']>;
};

/** The result of a comparison. */
export type ReconciliationResult =
  /** Some differences are OPEN or REPORTED. */
  | 'DIFFERENT'
  /** Everything was compared, and nothing differs. Changes that are still being transferred are compared later. */
  | 'EQUAL'
  /** The last attempt could not compare; see `message`. */
  | 'NOT_COMPARED';

/** Input of `recoverHeadquarters`. */
export type RecoverHeadquartersInput = {
  /**
   * True: discards at once what no captured operation restores. 1010 then removes such customers from the channel databases,
   * and replaces newer versions there. False: they stay until a person decides.
   */
  readonly acceptLoss?: InputMaybe<Scalars['Boolean']['input']>;
  /** True: lists what was lost and what comes back, and changes nothing. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** Kept in the audit. Required unless `dryRun`. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /**
   * True: at the end takes what only a channel database has into headquarters, as `restoreCustomers` does for all
   * differences. Not together with `acceptLoss`.
   */
  readonly restoreCustomers?: InputMaybe<Scalars['Boolean']['input']>;
  /** False: returns at once with the run that was started. */
  readonly wait?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Result of `recoverHeadquarters`. */
export type RecoverHeadquartersPayload = {
  readonly __typename?: 'RecoverHeadquartersPayload';
  /** The loss of each channel database, as determined before the recovery. */
  readonly losses: ReadonlyArray<HeadquartersLoss>;
  /** What cannot come back, because no channel database has it, in sentences. */
  readonly notRestored: ReadonlyArray<Scalars['String']['output']>;
  /** The run of the recovery; null for a dry run, and when the request was refused. */
  readonly run?: Maybe<BatchRun>;
  /**
   * Why the request was refused. With a `run` and `wait`: what failed after headquarters was accepted; the next runs of the
   * jobs complete it.
   */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Input of `recoverWebhookEndpoint`. */
export type RecoverWebhookEndpointInput = {
  /** The id of an endpoint. */
  readonly endpoint: Scalars['ID']['input'];
  /** A time that has passed. */
  readonly since: Scalars['DateTime']['input'];
};

/** A refusal without further data. */
export type Refused = UserError & {
  readonly __typename?: 'Refused';
  readonly code: UserErrorCode;
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly message: Scalars['String']['output'];
};

/**
 * A register (device) of a channel: known since it first reported (`reportRegister`) with a token that is bound to it. The
 * channel's database has it, whether headquarters can be reached or not.
 */
export type Register = {
  readonly __typename?: 'Register';
  readonly channel: Channel;
  /** When it reported first. */
  readonly firstSeenAt: Scalars['DateTime']['output'];
  /** The id of the register within its channel, as its token has it. */
  readonly key: Scalars['ID']['output'];
  /** When it reported last, by the clock of the channel's database. */
  readonly lastSeenAt: Scalars['DateTime']['output'];
  /** When the oldest of them was kept; null when none waited. */
  readonly oldestWaitingAt?: Maybe<Scalars['DateTime']['output']>;
  /** True: it has reported within the last five minutes. */
  readonly online: Scalars['Boolean']['output'];
  /** Who has paused it, when and why; null: it is not paused. */
  readonly paused?: Maybe<RegisterPause>;
  /** The version of its program, as it said when it reported last. */
  readonly version: Scalars['String']['output'];
  /** How many captures waited on it when it reported last: kept there, and not sent. */
  readonly waitingCaptures: Scalars['Int']['output'];
};

/** Input of `resumeRegister` and `removeRegister`. */
export type RegisterInput = {
  /** The key or node id of a channel. */
  readonly channel: Scalars['ID']['input'];
  /** The key of a register. */
  readonly register: Scalars['ID']['input'];
};

/** That an operator has paused a register: it keeps its captures, and sends none. */
export type RegisterPause = {
  readonly __typename?: 'RegisterPause';
  readonly at: Scalars['DateTime']['output'];
  /** The token's subject of the operator. */
  readonly by: Scalars['String']['output'];
  readonly reason: Scalars['String']['output'];
};

/** Result of `pauseRegister`, `resumeRegister` and `removeRegister`. */
export type RegisterPayload = {
  readonly __typename?: 'RegisterPayload';
  /** The register afterwards; null when it was removed. */
  readonly register?: Maybe<Register>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Operations that would fail with the same cause. */
export type RehearsedErrorGroup = {
  readonly __typename?: 'RehearsedErrorGroup';
  readonly code: RowErrorCode;
  /** How many operations would fail with this cause. */
  readonly count: Scalars['Int']['output'];
  readonly errorClass: ErrorClass;
  /** As in `OperationErrorGroup.field`. */
  readonly field?: Maybe<Scalars['String']['output']>;
  /** The fingerprint that they would have. */
  readonly fingerprint: Scalars['String']['output'];
  /** What is wrong and what to do about it. */
  readonly message: Scalars['String']['output'];
};

/** What a bulk run would do with one operation. */
export type RehearsedItem = {
  readonly __typename?: 'RehearsedItem';
  /** The changes of the customer; all its attributes when it would be created. */
  readonly changes: ReadonlyArray<AttributeChange>;
  /** Why it would fail; null when it would not. */
  readonly error?: Maybe<OperationError>;
  readonly operation?: Maybe<Operation>;
  /** The operation's GUID; see `Operation.operationId`. */
  readonly operationId: Scalars['String']['output'];
  readonly outcome: RehearsedOutcome;
  /** Why it would be skipped; null when it would not. */
  readonly skipReason?: Maybe<BulkSkipReason>;
};

/** What *Synchronize* would do with an operation. */
export type RehearsedOutcome =
  /** It would change its customer. */
  | 'CHANGED'
  /** It would create a customer. */
  | 'CREATED'
  /** It would fail; see `error`. */
  | 'REFUSED'
  /** It would be skipped; see `skipReason`. */
  | 'SKIPPED'
  /** It would change nothing: the customer already has these values, or already has an account number. */
  | 'UNCHANGED';

/** Input of `releaseSchedule`. */
export type ReleaseScheduleInput = {
  /** The id of a schedule. */
  readonly schedule: Scalars['ID']['input'];
};

/** The exact mutation that fixes a cause. */
export type Remedy = {
  readonly __typename?: 'Remedy';
  /** The GraphQL document that it sends. */
  readonly document: Scalars['String']['output'];
  /** What applying it does, in one sentence. */
  readonly effect: Scalars['String']['output'];
  /** Pass it to `applyRemedy`. It stays valid; the remedy is evaluated again when it is applied. */
  readonly id: Scalars['ID']['output'];
  /** Whether the caller's roles and channels allow it. */
  readonly mayRun: Scalars['Boolean']['output'];
  /** The field of `Mutation` that it calls. */
  readonly mutation: Scalars['String']['output'];
  /**
   * What the caller must add: attributes that need a corrected value in `values`, or `reason`. Empty: it can be applied as
   * it is.
   */
  readonly needsInput: ReadonlyArray<Scalars['String']['output']>;
  /** How much harm it can do. */
  readonly risk: Risk;
  /** What it does, in a few words. */
  readonly title: Scalars['String']['output'];
  /** The variables of the document. */
  readonly variables: Scalars['JSON']['output'];
};

/** As in `UpdateCustomerInput`, with the address to remove. */
export type RemoveCustomerAddressInput = {
  /** The `addressId` of the address. */
  readonly addressId: Scalars['ID']['input'];
  /** The key or node id of a channel; null updates the customer at headquarters. */
  readonly channel?: InputMaybe<Scalars['ID']['input']>;
  readonly customerId: Scalars['ID']['input'];
  readonly expectedVersion?: InputMaybe<Scalars['String']['input']>;
  readonly idempotencyKey: Scalars['String']['input'];
};

/** As in `UpdateCustomerInput`, with the contact to remove. */
export type RemoveCustomerContactInput = {
  /** The key or node id of a channel; null updates the customer at headquarters. */
  readonly channel?: InputMaybe<Scalars['ID']['input']>;
  /** The `contactId` of the contact. */
  readonly contactId: Scalars['ID']['input'];
  readonly customerId: Scalars['ID']['input'];
  readonly expectedVersion?: InputMaybe<Scalars['String']['input']>;
  readonly idempotencyKey: Scalars['String']['input'];
};

/** Input of `replayWebhookEvent`. */
export type ReplayWebhookEventInput = {
  /** The id of an endpoint. */
  readonly endpoint: Scalars['ID']['input'];
  /** The id of a message. */
  readonly webhookId: Scalars['ID']['input'];
};

/** Input of `reportRegister`. */
export type ReportRegisterInput = {
  /** The key or node id of the channel that the token is for. */
  readonly channel: Scalars['ID']['input'];
  /**
   * For how many seconds the oldest of them has waited, by the register's clock; null when none waits. So the clock of the
   * register does not matter.
   */
  readonly oldestWaitingForSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** The version of the till's program: 1 to 60 letters, digits, spaces, dots, dashes, underscores or plus signs. */
  readonly version: Scalars['String']['input'];
  /** How many captures the register has kept and not sent. */
  readonly waitingCaptures: Scalars['Int']['input'];
};

/** Result of `reportRegister`. */
export type ReportRegisterPayload = {
  readonly __typename?: 'ReportRegisterPayload';
  /** True: while the register is offline, it refuses to create customers (*Filter shared customer data tables*). */
  readonly offlineCustomerCreateDisabled?: Maybe<Scalars['Boolean']['output']>;
  /** True: an operator has paused the register. It keeps its captures, and reports until it is resumed. */
  readonly paused?: Maybe<Scalars['Boolean']['output']>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Input of `resolveConflict`. */
export type ResolveConflictInput = {
  /** One choice for each conflict; conflicts that are not listed keep their earlier choice. */
  readonly choices: ReadonlyArray<ConflictChoiceInput>;
  /** True: says what would happen, and changes nothing. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** The `revision` that the caller has read. */
  readonly expectedRevision: Scalars['Int']['input'];
  /** The node id or `operationId`. */
  readonly operationId: Scalars['ID']['input'];
  /** Kept with the operation and in the audit. */
  readonly reason: Scalars['String']['input'];
};

/** Result of `resolveConflict`. */
export type ResolveConflictPayload = {
  readonly __typename?: 'ResolveConflictPayload';
  /** The operation as it is now; null when there is none. */
  readonly operation?: Maybe<Operation>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Input of `restoreCustomers`. */
export type RestoreCustomersInput = {
  /**
   * The differences to restore: LOST_AT_HEADQUARTERS or NEWER_AT_CHANNEL with the status REPORTED, at most 100. Null: all, at
   * most 1000 in one call.
   */
  readonly differences?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Why they are restored. Do not include personal data. */
  readonly reason: Scalars['String']['input'];
};

/** Result of `restoreCustomers`. */
export type RestoreCustomersPayload = {
  readonly __typename?: 'RestoreCustomersPayload';
  /**
   * How many differences are still to be decided: not asked for, without a copy in a channel database that can be reached, or
   * with an account number that headquarters has assigned to another customer. Counted up to 10,000.
   */
  readonly left: Scalars['Int']['output'];
  /** How many customers headquarters has taken from the channel databases' copies. */
  readonly restored: Scalars['Int']['output'];
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Input of `restoreOperation`. */
export type RestoreOperationInput = {
  /** Also restores the later operations of the customer that were dismissed. */
  readonly cascade?: InputMaybe<Scalars['Boolean']['input']>;
  /** True: says what would happen, and changes nothing. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** The `revision` that the caller has read. */
  readonly expectedRevision: Scalars['Int']['input'];
  /** The node id or `operationId`. */
  readonly operationId: Scalars['ID']['input'];
  /** Kept with the operation and in the audit. */
  readonly reason: Scalars['String']['input'];
};

/** Result of `restoreOperation`. */
export type RestoreOperationPayload = {
  readonly __typename?: 'RestoreOperationPayload';
  /** Later operations that were restored with it. */
  readonly alsoRestored: ReadonlyArray<Operation>;
  /** The operation as it is now; null when there is none. */
  readonly operation?: Maybe<Operation>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Input of `restorePossibleDuplicate`. */
export type RestorePossibleDuplicateInput = {
  /** The two customers of headquarters, by their node ids or temporary GUIDs (CUSTACCOUNTASYNC). */
  readonly customers: ReadonlyArray<Scalars['ID']['input']>;
  /** Why, for the audit. Name no person. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `restorePossibleDuplicate`. */
export type RestorePossibleDuplicatePayload = {
  readonly __typename?: 'RestorePossibleDuplicatePayload';
  /** The pair, which is a possible duplicate again if it has something in common. */
  readonly duplicate?: Maybe<PossibleDuplicate>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** How long data is kept before it is removed. */
export type Retention = {
  readonly __typename?: 'Retention';
  /** Days for which the audit is kept; null means that it is never removed. */
  readonly auditDays?: Maybe<Scalars['Int']['output']>;
  /**
   * The age in days of the oldest backup of headquarters that would be restored (`TILLSYNC_BACKUP_DAYS`): channel databases
   * keep operations that were completed since then, however old they are, to upload them again.
   */
  readonly backupDays: Scalars['Int']['output'];
  /** Days for which events can be read again. An older cursor gets a `Gap`. */
  readonly eventDays: Scalars['Int']['output'];
  /** Days for which the Real-time Service ledger keeps a call. */
  readonly realtimeServiceCallDays: Scalars['Int']['output'];
  /** Days for which ended runs of batch jobs are kept. */
  readonly runDays: Scalars['Int']['output'];
  /** Days for which ended download and upload sessions are kept. */
  readonly sessionDays: Scalars['Int']['output'];
  /** Days for which completed operations keep their staging rows, attempts and values. */
  readonly stagingDays: Scalars['Int']['output'];
};

/** Input of `retryWelcomeMessages`. */
export type RetryWelcomeMessagesInput = {
  /** True: says how many would be tried again, and changes nothing. */
  readonly dryRun?: Scalars['Boolean']['input'];
  /** The id of a legal entity (DATAAREAID); null means all. */
  readonly legalEntity?: InputMaybe<Scalars['ID']['input']>;
};

/** Result of `retryWelcomeMessages`. */
export type RetryWelcomeMessagesPayload = {
  readonly __typename?: 'RetryWelcomeMessagesPayload';
  /** How many messages that were given up wait again. */
  readonly retried: Scalars['Int']['output'];
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Input of `revealCustomer`. */
export type RevealCustomerInput = {
  /** The node id or temporary GUID (CUSTACCOUNTASYNC). The customer may exist only in a channel's staging tables. */
  readonly customer: Scalars['ID']['input'];
  /** Kept in the audit. Do not include personal data. */
  readonly reason: Scalars['String']['input'];
};

/** Result of `revealCustomer`. */
export type RevealCustomerPayload = {
  readonly __typename?: 'RevealCustomerPayload';
  /** The customer in full; null when the request was refused. */
  readonly customer?: Maybe<Customer>;
  /** Until then the token's subject sees this customer in full in every query. */
  readonly revealedUntil?: Maybe<Scalars['DateTime']['output']>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Input of `revokeStoreKey`. */
export type RevokeStoreKeyInput = {
  /** The id of the key, from `channelDatabases.storeKeys`. */
  readonly key: Scalars['ID']['input'];
  /** Kept in the audit. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `revokeStoreKey`. */
export type RevokeStoreKeyPayload = {
  readonly __typename?: 'RevokeStoreKeyPayload';
  /** The channel database of the key. */
  readonly channelDatabase?: Maybe<ChannelDatabase>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** How much harm a remedy can do. */
export type Risk =
  /** It cannot be taken back, or affects more than the subject. */
  | 'HIGH'
  | 'LOW'
  | 'MEDIUM'
  /** It can be repeated, and only does what would happen without it later. */
  | 'NONE';

/** A role of a token. */
export type Role =
  /** Everything, including the settings that only administrators may change. */
  | 'ADMINISTRATOR'
  /** A scheduler: imports, features, jobs, bulk synchronization. */
  | 'AUTOMATION'
  /** A web shop or another application of a channel, with the rights of a till. */
  | 'CHANNEL_APPLICATION'
  /** A till: reads and changes customers of its address books, and nothing else. */
  | 'CHANNEL_DEVICE'
  /** Reads and changes features. */
  | 'FEATURE_MANAGER'
  /** Reads features and their state. */
  | 'FEATURE_VIEWER'
  /**
   * Another system that keeps customers, such as an ERP: reads headquarters' customers and follows their changes in full, with
   * a line in the audit for each call, puts customers, and sets external ids. It sees no operations' details, and changes no
   * setting.
   */
  | 'INTEGRATION'
  /** A person who works with *Customer sync status*: reads, corrects and synchronizes operations, and runs jobs. */
  | 'OPERATOR'
  /** Another process of this server. */
  | 'PROCESS'
  /** Reads operations, customers, jobs and features; personal data is masked. */
  | 'VIEWER';

/** Input of `rotateWebhookSecret`. */
export type RotateWebhookSecretInput = {
  /** The id of an endpoint. */
  readonly endpoint: Scalars['ID']['input'];
  /** For 0 to 168 hours, messages are signed with the former secret, too. */
  readonly formerValidForHours?: Scalars['Int']['input'];
};

/**
 * Why a request took its route. A channel decides by the configuration, profile and features that are applied in its
 * database.
 */
export type RouteReason =
  /** This request always needs headquarters. */
  | 'ALWAYS_SYNCHRONOUS'
  /** A feature that is effective on the channel makes the request asynchronous. */
  | 'FEATURE'
  /** The feature is on at headquarters, but it is not applied on this channel yet, or the channel's cache is older. */
  | 'FEATURE_NOT_EFFECTIVE'
  /** The feature that would make the request asynchronous is off at headquarters. */
  | 'FEATURE_OFF'
  /** The request was made at headquarters, without a channel. */
  | 'HEADQUARTERS_UPDATE'
  /** The channel is offline, so it captures the customer. */
  | 'OFFLINE'
  /** The functionality profile creates customers asynchronously. */
  | 'PROFILE'
  /** The Real-time Service could not be reached, so the channel captured the customer. */
  | 'RTS_UNREACHABLE'
  /** The functionality profile creates customers synchronously. */
  | 'SYNCHRONOUS_PROFILE';

/** Why a row was refused, at capture or at headquarters. New codes may be added. */
export type RowErrorCode =
  /** The customer does not have the address that the operation changes. */
  | 'ADDRESS_NOT_FOUND'
  /** The value is not one of the attribute's options. */
  | 'ATTRIBUTE_NOT_IN_LIST'
  /** The value is below the attribute's minimum or above its maximum. */
  | 'ATTRIBUTE_OUT_OF_RANGE'
  /** The value does not have the attribute's type. */
  | 'ATTRIBUTE_TYPE_MISMATCH'
  /** Headquarters has changed the same field since the capture. */
  | 'CONFLICT'
  /** The customer does not have the contact that the operation changes. */
  | 'CONTACT_NOT_FOUND'
  /** The customer was erased. */
  | 'CUSTOMER_ERASED'
  /** Headquarters does not have the customer that the operation changes. */
  | 'CUSTOMER_NOT_FOUND'
  /** Another customer of the legal entity has this id in the other system. */
  | 'EXTERNAL_ID_TAKEN'
  /** The value contains a character that cannot be stored. */
  | 'INVALID_CHARACTER'
  /** The value is not an e-mail address. */
  | 'INVALID_EMAIL'
  /** The value is not a number in plain notation. */
  | 'INVALID_NUMBER'
  /** The value is not the address of a web page. */
  | 'INVALID_URL'
  /** The value is not one of those that the field accepts. */
  | 'INVALID_VALUE'
  /** The number sequence for account numbers has no number left. Extend it, then synchronize. */
  | 'NUMBER_SEQUENCE_EXHAUSTED'
  /** The legal entity has no number sequence for account numbers. */
  | 'NUMBER_SEQUENCE_MISSING'
  /** Processing the operation alone has failed twice, for an unknown reason. */
  | 'POISON'
  /** The field needs a value. */
  | 'REQUIRED'
  /** A temporary fault lasted through all automatic retries. */
  | 'TEMPORARY_FAULT'
  /** The value is longer than the field. */
  | 'TOO_LONG'
  /** The legal entity does not have the affiliation. */
  | 'UNKNOWN_AFFILIATION'
  /** The legal entity does not define the attribute. */
  | 'UNKNOWN_ATTRIBUTE'
  /** Headquarters does not know the country. */
  | 'UNKNOWN_COUNTRY'
  /** Headquarters does not know the currency. */
  | 'UNKNOWN_CURRENCY'
  /** The legal entity does not have the customer group. */
  | 'UNKNOWN_CUSTOMER_GROUP'
  /** The legal entity has line, multiline or end discounts, and not this one. */
  | 'UNKNOWN_DISCOUNT'
  /** The legal entity has no customer with this account number; at a channel, its database does not have one. */
  | 'UNKNOWN_INVOICE_ACCOUNT'
  /** Headquarters does not know the language. */
  | 'UNKNOWN_LANGUAGE'
  /** The legal entity has price groups, and not this one. */
  | 'UNKNOWN_PRICE_GROUP'
  /** Headquarters does not know the address purpose. */
  | 'UNKNOWN_PURPOSE'
  /** The legal entity has tax groups, and not this one. */
  | 'UNKNOWN_TAX_GROUP';

/** What a staging row does: 1, 2 and 3 in the documented tables. */
export type RowOperation =
  | 'CREATE'
  | 'DEACTIVATE'
  | 'UPDATE';

/** The outcome of a staging row at headquarters. */
export type RowVerdict =
  /** Applied to the customer. */
  | 'APPLIED'
  /** Not applied, because another row of the same operation was refused. */
  | 'NOT_APPLIED'
  /** Not processed yet. */
  | 'PENDING'
  /** Refused; see `error`. */
  | 'REFUSED';

/** Input of `runCdxJob`. */
export type RunCdxJobInput = {
  /** The key or node id of a channel database; null runs the job for all. */
  readonly channelDatabase?: InputMaybe<Scalars['ID']['input']>;
  /** Downloads everything, not only what changed since the last session. */
  readonly full?: InputMaybe<Scalars['Boolean']['input']>;
  /** 1010, 1070, 1110 or P-0001. */
  readonly job: Scalars['ID']['input'];
};

/** Result of `runCdxJob`. */
export type RunCdxJobPayload = {
  readonly __typename?: 'RunCdxJobPayload';
  /** The session of each channel database when the job has ended there. */
  readonly sessions: ReadonlyArray<CdxSession>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Input of `runFeaturePlan`. */
export type RunFeaturePlanInput = {
  /**
   * Keys or node ids of channels; null means all that the token may access. The plan covers the channel databases that
   * serve them.
   */
  readonly channels?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Confirms the confirmation texts of the plan's features. */
  readonly confirm?: InputMaybe<Scalars['Boolean']['input']>;
  /** The key or node id of a feature. */
  readonly feature: Scalars['ID']['input'];
  /** True: returns when the run has ended. The run continues in any case. */
  readonly wait?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Input of `saveOperation`. */
export type SaveOperationInput = {
  /** The attributes to correct. Others stay as they are. */
  readonly changes: ReadonlyArray<AttributeChangeInput>;
  /** True: says what would happen, and changes nothing. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** The `revision` that the caller has read. */
  readonly expectedRevision: Scalars['Int']['input'];
  /** The node id or `operationId`. */
  readonly operationId: Scalars['ID']['input'];
  /** Kept with the operation and in the audit. */
  readonly reason: Scalars['String']['input'];
};

/** Result of `saveOperation`. */
export type SaveOperationPayload = {
  readonly __typename?: 'SaveOperationPayload';
  /** The operation as it is now; null when there is none. */
  readonly operation?: Maybe<Operation>;
  /**
   * For a dry run: what *Synchronize* would do with these corrections. Null while an earlier operation is ahead of this
   * one.
   */
  readonly rehearsal?: Maybe<OperationRehearsal>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Input of `scheduleFeature`. */
export type ScheduleFeatureInput = {
  /** Kept with the feature and in the audit. */
  readonly comment?: InputMaybe<Scalars['String']['input']>;
  /** Confirms the feature's `confirmationText`; required when it has one. */
  readonly confirm?: InputMaybe<Scalars['Boolean']['input']>;
  /** A date in the future; null cancels the schedule. */
  readonly enableDate?: InputMaybe<Scalars['Date']['input']>;
  /** The key or node id of a feature. */
  readonly feature: Scalars['ID']['input'];
};

/** Result of `createSchedule`, `setSchedule`, `deleteSchedule`, `withholdSchedule` and `releaseSchedule`. */
export type SchedulePayload = {
  readonly __typename?: 'SchedulePayload';
  /** The schedule afterwards; of `deleteSchedule`: as it was. */
  readonly schedule?: Maybe<DistributionSchedule>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** The processes that run the distribution schedules (role WORKER), as headquarters knows them. */
export type ScheduleWorkers = {
  readonly __typename?: 'ScheduleWorkers';
  /** How many have read the job queue within the last 30 seconds, or are fully busy. With 0, no schedule runs. */
  readonly alive: Scalars['Int']['output'];
  /** When one of them last read the queue; null when there is none, or all were stopped. */
  readonly lastLookAt?: Maybe<Scalars['DateTime']['output']>;
};

/** Where `customers` searches for a channel. */
export type SearchLocation =
  /**
   * In all stores, by a Real-time Service call to headquarters. The result has only names, account numbers and masked
   * contacts. The channel searches its own database when headquarters cannot be reached (see `searchedLocation`).
   */
  | 'ALL'
  /** In the channel's own database. */
  | 'LOCAL';

/** The running server, as the token sees it. */
export type ServerInfo = {
  readonly __typename?: 'ServerInfo';
  /**
   * Seconds by which the clock of this process is ahead of headquarters' database; negative when it is behind. Null until
   * a database has been reached. The server decides nothing by it; `diagnose` names skews of 5 seconds and more.
   */
  readonly clockSkewSeconds?: Maybe<Scalars['Float']['output']>;
  /** The keys of the channel databases whose stores are connected to this process, as far as the token may see them. */
  readonly connectedStores: ReadonlyArray<Scalars['ID']['output']>;
  /** How this process reaches headquarters. */
  readonly headquarters: HeadquartersConnection;
  /**
   * Set while headquarters is an older copy of itself, restored from a backup. Null when it is not, or when it cannot be
   * reached.
   */
  readonly headquartersRewound?: Maybe<HeadquartersRewound>;
  /** The limits on requests. A request beyond them is refused with `QUERY_TOO_COSTLY`, `BAD_USER_INPUT` or `RATE_LIMITED`. */
  readonly limits: ReadonlyArray<Limit>;
  /** How long data is kept. */
  readonly retention: Retention;
  /** The roles of this process. */
  readonly roles: ReadonlyArray<ProcessRole>;
  /** Now, by the clock of headquarters' database, by which the server decides what has expired. */
  readonly time: Scalars['DateTime']['output'];
  /** The version of the package, as in the changelog. */
  readonly version: Scalars['String']['output'];
  /** The identity and the rights of the token. */
  readonly whoami: Whoami;
};

/** Input of `retrySession` and `cancelSession`. */
export type SessionInput = {
  /** The node id of a download or upload session. */
  readonly session: Scalars['ID']['input'];
};

/** Result of `retrySession` and `cancelSession`. */
export type SessionPayload = {
  readonly __typename?: 'SessionPayload';
  readonly session?: Maybe<CdxSession>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Input of `setAlertRule`. What is left out, or null, stays as it is. */
export type SetAlertRuleInput = {
  /** 0 to 604800 seconds (a week). */
  readonly closesAfterSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** True: says whether it would be changed, and changes nothing. */
  readonly dryRun?: Scalars['Boolean']['input'];
  readonly enabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** 0 to 604800 seconds (a week). */
  readonly opensAfterSeconds?: InputMaybe<Scalars['Int']['input']>;
  readonly rule: AlertRuleId;
  /** 0 to 1000, in the rule's unit. Only for a rule that has one. */
  readonly threshold?: InputMaybe<Scalars['Int']['input']>;
};

/** Input of `setChannelDatabaseGroup`. What is left out stays as it is. */
export type SetChannelDatabaseGroupInput = {
  /** Keys or node ids of channel databases, which are moved into the group. The others stay where they are. */
  readonly channelDatabases?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** True: says whether it would be changed, and changes nothing. */
  readonly dryRun?: Scalars['Boolean']['input'];
  /** The id of a channel database group. */
  readonly group: Scalars['ID']['input'];
  /** Null leaves it as it is. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
};

/** Input of `setChannelOffline`. */
export type SetChannelOfflineInput = {
  /** The key or node id of a channel. */
  readonly channel: Scalars['ID']['input'];
  readonly offline: Scalars['Boolean']['input'];
};

/** Input of `setCustomerAddressBooks`. */
export type SetCustomerAddressBooksInput = {
  /** All address books that the customer belongs to from now on: at least one, each of a channel of its legal entity. */
  readonly addressBooks: ReadonlyArray<Scalars['String']['input']>;
  /** The node id of the customer. */
  readonly customerId: Scalars['ID']['input'];
  /** Kept in the audit. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `setCustomerAddressBooks`. */
export type SetCustomerAddressBooksPayload = {
  readonly __typename?: 'SetCustomerAddressBooksPayload';
  /** The customer as it is now; null when the request was refused. */
  readonly customer?: Maybe<Customer>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** As in `UpdateCustomerInput`, with the attributes to set or remove. Other attributes stay as they are. */
export type SetCustomerAttributesInput = {
  readonly attributes: ReadonlyArray<AttributeInput>;
  /** The key or node id of a channel; null updates the customer at headquarters. */
  readonly channel?: InputMaybe<Scalars['ID']['input']>;
  readonly customerId: Scalars['ID']['input'];
  readonly expectedVersion?: InputMaybe<Scalars['String']['input']>;
  readonly idempotencyKey: Scalars['String']['input'];
};

/** As in `UpdateCustomerInput`, with a contact to add or change. */
export type SetCustomerContactInput = {
  /** The key or node id of a channel; null updates the customer at headquarters. */
  readonly channel?: InputMaybe<Scalars['ID']['input']>;
  readonly contact: ContactInput;
  /** The contact to change; null adds a new one. */
  readonly contactId?: InputMaybe<Scalars['ID']['input']>;
  readonly customerId: Scalars['ID']['input'];
  readonly expectedVersion?: InputMaybe<Scalars['String']['input']>;
  readonly idempotencyKey: Scalars['String']['input'];
};

/** As in `UpdateCustomerInput`, with the external ids to set or remove. Those of other systems stay as they are. */
export type SetCustomerExternalIdsInput = {
  /** The key or node id of a channel; null updates the customer at headquarters. */
  readonly channel?: InputMaybe<Scalars['ID']['input']>;
  readonly customerId: Scalars['ID']['input'];
  readonly expectedVersion?: InputMaybe<Scalars['String']['input']>;
  readonly externalIds: ReadonlyArray<ExternalIdInput>;
  readonly idempotencyKey: Scalars['String']['input'];
};

/** Input of `setDataSyncPaused`. */
export type SetDataSyncPausedInput = {
  /** The key or node id of a channel database. */
  readonly channelDatabase: Scalars['ID']['input'];
  /** True pauses, false resumes. */
  readonly paused: Scalars['Boolean']['input'];
};

/** Result of `setDataSyncPaused`. */
export type SetDataSyncPausedPayload = {
  readonly __typename?: 'SetDataSyncPausedPayload';
  readonly channelDatabase?: Maybe<ChannelDatabase>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Input of `setFeatureParameters`. */
export type SetFeatureParametersInput = {
  /** As `FeatureParameters.enableNewFeaturesAutomatically`. It concerns the features that are added from now on. */
  readonly enableNewFeaturesAutomatically: Scalars['Boolean']['input'];
};

/** A missing field stays as it is. */
export type SetFunctionalityProfileInput = {
  readonly captureValidation?: InputMaybe<CaptureValidation>;
  readonly createCustomerOrdersInAsyncMode?: InputMaybe<Scalars['Boolean']['input']>;
  readonly createCustomersInAsyncMode?: InputMaybe<Scalars['Boolean']['input']>;
  readonly generateLoyaltyCardNumber?: InputMaybe<Scalars['Boolean']['input']>;
  /** The id of the profile. */
  readonly profile: Scalars['ID']['input'];
};

/** Result of `setFunctionalityProfile`. */
export type SetFunctionalityProfilePayload = {
  readonly __typename?: 'SetFunctionalityProfilePayload';
  readonly functionalityProfile?: Maybe<FunctionalityProfile>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Input of `setRealtimeServiceAvailable`. */
export type SetRealtimeServiceAvailableInput = {
  readonly available: Scalars['Boolean']['input'];
  /** The key or node id of a channel. */
  readonly channel: Scalars['ID']['input'];
};

/** Input of `setSchedule`. What is left out stays as it is. */
export type SetScheduleInput = {
  /** Null leaves it as it is. */
  readonly active?: InputMaybe<Scalars['Boolean']['input']>;
  /** The active period begins at this moment; null: it has no beginning. */
  readonly activeFrom?: InputMaybe<Scalars['DateTime']['input']>;
  /** The active period ends before this moment; null: it has no end. */
  readonly activeUntil?: InputMaybe<Scalars['DateTime']['input']>;
  /** True: says whether it would be changed, and changes nothing. */
  readonly dryRun?: Scalars['Boolean']['input'];
  /** The id of a channel database group; null means all. */
  readonly group?: InputMaybe<Scalars['String']['input']>;
  /** Its jobs, in the order in which they run, as for `createSchedule`. Null leaves them as they are. */
  readonly jobs?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Null leaves it as it is. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** `EVERY 5 SECONDS`, or a cron expression of five fields, in `timeZone`. Null leaves it as it is. */
  readonly recurrence?: InputMaybe<Scalars['String']['input']>;
  /** The id of a schedule. */
  readonly schedule: Scalars['ID']['input'];
  /** An IANA name, such as `Europe/Amsterdam`. Null leaves it as it is. */
  readonly timeZone?: InputMaybe<Scalars['String']['input']>;
};

/** A missing field stays as it is. */
export type SetSimulationInput = {
  /**
   * Makes the welcome messages that wait older by so many hours, at once: 1 to 100. After 72 hours the next try gives them
   * up.
   */
  readonly ageWelcomeMessagesHours?: InputMaybe<Scalars['Int']['input']>;
  readonly channelDatabases?: InputMaybe<ReadonlyArray<SimulatedChannelDatabaseInput>>;
  /** 0 to 60000. */
  readonly headquartersDelayMs?: InputMaybe<Scalars['Int']['input']>;
  readonly headquartersReachable?: InputMaybe<Scalars['Boolean']['input']>;
  readonly mailServerReachable?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Result of `setSimulation`. */
export type SetSimulationPayload = {
  readonly __typename?: 'SetSimulationPayload';
  readonly simulation?: Maybe<Simulation>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Objects to create or change. Objects that are not listed stay as they are. */
export type SetUpOrganizationInput = {
  readonly channelDatabaseGroups?: InputMaybe<ReadonlyArray<NamedEntityInput>>;
  readonly channelDatabases?: InputMaybe<ReadonlyArray<ChannelDatabaseInput>>;
  readonly channels?: InputMaybe<ReadonlyArray<ChannelInput>>;
  /** True: says what would happen, and changes nothing. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  readonly functionalityProfiles?: InputMaybe<ReadonlyArray<FunctionalityProfileInput>>;
  readonly legalEntities?: InputMaybe<ReadonlyArray<LegalEntityInput>>;
  readonly parameters?: InputMaybe<ParametersInput>;
};

/** Result of `setUpOrganization`. */
export type SetUpOrganizationPayload = {
  readonly __typename?: 'SetUpOrganizationPayload';
  /** The objects that were (or with `dryRun` would be) created or changed. */
  readonly changed: ReadonlyArray<Scalars['String']['output']>;
  readonly organization?: Maybe<Organization>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Input of `setWebhookEndpoint`. What is left out, or null, stays as it is. */
export type SetWebhookEndpointInput = {
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** False disables it, true enables it. */
  readonly enabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** The id of an endpoint. */
  readonly endpoint: Scalars['ID']['input'];
  readonly events?: InputMaybe<ReadonlyArray<WebhookEvent>>;
  readonly format?: InputMaybe<WebhookFormat>;
  readonly personalData?: InputMaybe<Scalars['Boolean']['input']>;
  readonly url?: InputMaybe<Scalars['String']['input']>;
};

/** One side of the data exchange. */
export type Side =
  /** A channel database. */
  | 'CHANNEL'
  /** Headquarters' database. */
  | 'HEADQUARTERS';

/** A person who is signed in to the page at the identity provider. */
export type SignInSession = {
  readonly __typename?: 'SignInSession';
  /** The network address that the sign-in came from; null: not known. */
  readonly address?: Maybe<Scalars['String']['output']>;
  /** The keys of the channels that the session may access; null means all channels. */
  readonly channels?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** The browser and the system, as the browser said at the sign-in, such as *Firefox on Windows*; null: it said nothing known. */
  readonly device?: Maybe<Scalars['String']['output']>;
  /** When it ends if the person does nothing. */
  readonly endsAt: Scalars['DateTime']['output'];
  /** The key of the session. It is not a node id. */
  readonly id: Scalars['ID']['output'];
  /** True for the session by which this request came. */
  readonly isCurrent: Scalars['Boolean']['output'];
  /** When the person last clicked or typed, to the minute. */
  readonly lastActiveAt: Scalars['DateTime']['output'];
  readonly roles: ReadonlyArray<Role>;
  readonly signedInAt: Scalars['DateTime']['output'];
  /** The subject of the provider's claims, as in the audit. */
  readonly subject: Scalars['String']['output'];
};

/** Whose sessions: of one of them, of a person, or of everyone. */
export type SignInSessionsOf =
  /** True: all sessions, the caller's own included. */
  { readonly everyone: Scalars['Boolean']['input']; readonly session?: never; readonly subject?: never; }
  |  /** The id of a session. */
  { readonly everyone?: never; readonly session: Scalars['ID']['input']; readonly subject?: never; }
  |  /** The subject of a person. */
  { readonly everyone?: never; readonly session?: never; readonly subject: Scalars['String']['input']; };

/** The simulated faults of a channel database. */
export type SimulatedChannelDatabase = {
  readonly __typename?: 'SimulatedChannelDatabase';
  /**
   * True: its cache does not expire, so changes become effective only after `flushChannelCache`, which also ends this.
   * Null while the database cannot be reached.
   */
  readonly cacheFrozen?: Maybe<Scalars['Boolean']['output']>;
  readonly channelDatabase: ChannelDatabase;
  /** True: it fails to apply download sessions, until they are out of tries. */
  readonly downloadsFail: Scalars['Boolean']['output'];
  /** False: headquarters and its jobs cannot reach it. Its tills continue to capture. */
  readonly reachable: Scalars['Boolean']['output'];
  /**
   * True: no report of its registers arrives: headquarters sees each of them as two hours ago, and what has waited on it
   * since.
   */
  readonly registersSilent: Scalars['Boolean']['output'];
};

/** A missing field stays as it is. */
export type SimulatedChannelDatabaseInput = {
  readonly cacheFrozen?: InputMaybe<Scalars['Boolean']['input']>;
  /** The key or node id of a channel database. */
  readonly channelDatabase: Scalars['ID']['input'];
  readonly downloadsFail?: InputMaybe<Scalars['Boolean']['input']>;
  readonly reachable?: InputMaybe<Scalars['Boolean']['input']>;
  readonly registersSilent?: InputMaybe<Scalars['Boolean']['input']>;
};

/**
 * Faults that this server simulates, so that every situation can be tested without stopping anything. They apply to this
 * process and end with it; `cacheFrozen` is stored, and so are `Channel.offline` and `Channel.realtimeServiceAvailable`.
 */
export type Simulation = {
  readonly __typename?: 'Simulation';
  /** False: this server does not simulate faults (`TILLSYNC_SIMULATOR`). */
  readonly available: Scalars['Boolean']['output'];
  /** The channel databases that serve the token's channels. */
  readonly channelDatabases: ReadonlyArray<SimulatedChannelDatabase>;
  /** How much later headquarters' database answers, in milliseconds. */
  readonly headquartersDelayMs: Scalars['Int']['output'];
  /** False: all connections to headquarters' database are cut, and new ones fail, for channels and for clients. */
  readonly headquartersReachable: Scalars['Boolean']['output'];
  /**
   * False: the mail server takes no mail, neither to customers nor about alerts. Where none is configured, one that takes
   * none is simulated, by which welcome messages are tried.
   */
  readonly mailServerReachable: Scalars['Boolean']['output'];
};

/** A feature that was not enabled. */
export type SkippedFeature = {
  readonly __typename?: 'SkippedFeature';
  readonly feature: Feature;
  readonly reason: Scalars['String']['output'];
};

/**
 * The first message of a subscription without a cursor: its subject as it is now. It includes everything up to `cursor`
 * and may include more, so some of the events that follow may be known already: compare the entity's `revision`, or show
 * the entity as it is. Fields that belong to other subscriptions are null.
 */
export type Snapshot = {
  readonly __typename?: 'Snapshot';
  /** When the snapshot was read. */
  readonly at: Scalars['DateTime']['output'];
  /** Pass it as `after` to receive what follows. */
  readonly cursor: Scalars['String']['output'];
  /** Of `featureChanged`: the features in scope. */
  readonly features?: Maybe<ReadonlyArray<Feature>>;
  /** Of `operationChanged`: the number of operations by status, of the channels in scope. */
  readonly operationCounts?: Maybe<ReadonlyArray<OperationCount>>;
  /** Of `operationChanged`: the operations in scope, newest first. Its cursors are those of `Query.operations`. */
  readonly operations?: Maybe<OperationConnection>;
  /** Of `batchJobProgress`: the selected run; else all runs that have not ended, and the newest run of each job. */
  readonly runs?: Maybe<ReadonlyArray<BatchRun>>;
  /**
   * Of `cdxSessionChanged`: for each job and channel database, the newest session and those that have not ended, newest
   * first.
   */
  readonly sessions?: Maybe<ReadonlyArray<CdxSession>>;
  /**
   * The logs that the subscription follows: `headquarters` and the channel databases in scope. A scope of more than 32
   * channel databases is served from headquarters alone.
   */
  readonly sources: ReadonlyArray<Scalars['String']['output']>;
};


/**
 * The first message of a subscription without a cursor: its subject as it is now. It includes everything up to `cursor`
 * and may include more, so some of the events that follow may be known already: compare the entity's `revision`, or show
 * the entity as it is. Fields that belong to other subscriptions are null.
 */
export type SnapshotOperationsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A log can be reached again; its events follow. */
export type SourceBack = {
  readonly __typename?: 'SourceBack';
  /** Pass it as `after` to receive what follows. */
  readonly cursor: Scalars['String']['output'];
  /** `headquarters`, or the key of a channel database. */
  readonly source: Scalars['String']['output'];
};

/** A log cannot be reached. Its position is kept; its events follow after `SourceBack`. */
export type SourceLost = {
  readonly __typename?: 'SourceLost';
  /** Pass it as `after` to receive what follows. */
  readonly cursor: Scalars['String']['output'];
  /** `headquarters`, or the key of a channel database. */
  readonly source: Scalars['String']['output'];
};

/** A column of a staging row. */
export type StagingColumn = {
  readonly __typename?: 'StagingColumn';
  /** The documented name. */
  readonly name: Scalars['String']['output'];
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** A row of one of the five staging tables, at a channel or at headquarters. */
export type StagingRecord = {
  readonly __typename?: 'StagingRecord';
  /** The key of the channel database that captured the row. */
  readonly channelDatabase: Scalars['ID']['output'];
  /** The business columns that have a value, by their documented names, in the tables' order. */
  readonly columns: ReadonlyArray<StagingColumn>;
  readonly createdAt: Scalars['DateTime']['output'];
  /** CUSTACCOUNT */
  readonly custAccount?: Maybe<Scalars['String']['output']>;
  /** CUSTACCOUNTASYNC */
  readonly custAccountAsync?: Maybe<Scalars['String']['output']>;
  /** Why the row was refused; null unless it was. */
  readonly error?: Maybe<OperationError>;
  /** DATAAREAID */
  readonly legalEntity: Scalars['String']['output'];
  /** True when the values of `columns` are masked; see `Customer.masked`. */
  readonly masked: Scalars['Boolean']['output'];
  /**
   * OnlineOperationCompleted: 1 when headquarters has processed the row successfully, else 0. At a channel it follows from
   * what 1010 has delivered.
   */
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
  /** The outcome of the row at headquarters. */
  readonly verdict: RowVerdict;
};

/** A page of a list. */
export type StagingRecordConnection = {
  readonly __typename?: 'StagingRecordConnection';
  readonly edges: ReadonlyArray<StagingRecordEdge>;
  readonly nodes: ReadonlyArray<StagingRecord>;
  readonly pageInfo: PageInfo;
  /** The number of rows that match the filter. Computed only when it is selected. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An item of a page, with its cursor. */
export type StagingRecordEdge = {
  readonly __typename?: 'StagingRecordEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: StagingRecord;
};

/** A row matches when all given conditions hold. */
export type StagingRecordFilter = {
  /** CUSTACCOUNTASYNC */
  readonly custAccountAsync?: InputMaybe<Scalars['String']['input']>;
  /** 0 or 1. */
  readonly onlineOperationCompleted?: InputMaybe<Scalars['Int']['input']>;
  readonly operationId?: InputMaybe<Scalars['String']['input']>;
};

/** The five staging tables, by their documented names. */
export type StagingTable =
  /** Addresses. */
  | 'RETAILASYNCADDRESSV2'
  /** Affiliations. */
  | 'RETAILASYNCCUSTOMERAFFILIATION'
  /** Customer attributes. */
  | 'RETAILASYNCCUSTOMERATTRIBUTEV2'
  /** Contacts. */
  | 'RETAILASYNCCUSTOMERCONTACT'
  /** The customer's own fields. */
  | 'RETAILASYNCCUSTOMERV2';

/** A store: a machine of its own, which holds a channel database and dials headquarters. */
export type Store = {
  readonly __typename?: 'Store';
  /** How many of its processes are connected. */
  readonly processes: Scalars['Int']['output'];
  /**
   * Set while headquarters refuses the store. While it is connected: set when another machine with its identity was refused
   * in the last two minutes.
   */
  readonly refusal?: Maybe<StoreRefusal>;
  /** Since when it is connected, or is not; null when it never was. */
  readonly since?: Maybe<Scalars['DateTime']['output']>;
  readonly status: StoreStatus;
  /** The version of its program, as it said when it dialled last; null when it never did. */
  readonly version?: Maybe<Scalars['String']['output']>;
  /** The version of the wire of its newest connection. */
  readonly wireVersion?: Maybe<Scalars['Int']['output']>;
};

/** What is to be done at a store although no check of the diagnosis needs to fail. More values may follow. */
export type StoreAttention =
  /** Headquarters refuses a machine with its identity: see `channelDatabase.store.refusal`. */
  | 'ANOTHER_REFUSED'
  /** The disk of its data folder is nearly full, as its `tillsync doctor` says. */
  | 'DISK_NEARLY_FULL'
  /** Its program is older than that of headquarters, and its upgrade is not held. */
  | 'UPGRADE_DUE';

/** A page of a list. */
export type StoreConnection = {
  readonly __typename?: 'StoreConnection';
  readonly edges: ReadonlyArray<StoreEdge>;
  readonly nodes: ReadonlyArray<StoreSummary>;
  readonly pageInfo: PageInfo;
  /** How many stores match the filter. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An item of a page, with its cursor. */
export type StoreEdge = {
  readonly __typename?: 'StoreEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: StoreSummary;
};

/** Which stores to list: those that match all given conditions. */
export type StoreFilter = {
  /** Keys or node ids. */
  readonly channelDatabase?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly health?: InputMaybe<ReadonlyArray<StoreHealth>>;
  /** Words that the key, the name or the names of channels contain. */
  readonly search?: InputMaybe<Scalars['String']['input']>;
  /** Of stores with a machine of their own. */
  readonly status?: InputMaybe<ReadonlyArray<StoreStatus>>;
  /** Whether the upgrade is held. */
  readonly upgradeHeld?: InputMaybe<Scalars['Boolean']['input']>;
  /** Any of these versions of the program. */
  readonly version?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** How a store is, by the worst that is known of it. */
export type StoreHealth =
  /** No check fails, and something is to be done: see `attention`. */
  | 'ATTENTION'
  /** A check of the diagnosis fails for it: see `causes`. */
  | 'FAILING'
  | 'HEALTHY';

/**
 * The key of a store, which acts for one channel database and nothing else. Its private half was made at the store and has
 * never left it.
 */
export type StoreKey = {
  readonly __typename?: 'StoreKey';
  readonly createdAt: Scalars['DateTime']['output'];
  /** When it ends, or has ended, because a later key is in use. */
  readonly endsAt?: Maybe<Scalars['DateTime']['output']>;
  readonly firstUsedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The thumbprint of the key (RFC 7638). It is not a node id. */
  readonly id: Scalars['ID']['output'];
  /** When the store joined. A store that renews its key has joined before. */
  readonly joinedAt: Scalars['DateTime']['output'];
  /** When the store last identified itself with it, to within a minute. */
  readonly lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly revokedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The token's subject of the administrator who revoked it. */
  readonly revokedBy?: Maybe<Scalars['String']['output']>;
  readonly status: StoreKeyStatus;
};

/** Whether a store can identify itself with a key. */
export type StoreKeyStatus =
  /**
   * A later key of the channel database is in use. The store cannot identify itself with it; tokens of tills that it has
   * signed are valid until they expire.
   */
  | 'ENDED'
  /** The store has identified itself with it. */
  | 'IN_USE'
  /** Registered, and not used yet. A former key of the channel database is valid until then. */
  | 'REGISTERED'
  /** Revoked by an administrator, with all tokens that it has signed. */
  | 'REVOKED';

/** Why headquarters refused a store. */
export type StoreRefusal = {
  readonly __typename?: 'StoreRefusal';
  /** When the store was last refused, to within a minute. */
  readonly at: Scalars['DateTime']['output'];
  /** `REVOKED`, `ENDED`, `EXPIRED`, `WRONG_AUDIENCE`, `WIRE_VERSION`, `CHANNEL_DATABASE_CLONED` or another code of a refusal. */
  readonly code: Scalars['String']['output'];
  /** What is wrong, and what to do. */
  readonly message: Scalars['String']['output'];
};

/** What came of an action at one store. */
export type StoreResult = {
  readonly __typename?: 'StoreResult';
  /** Null when there is no such channel database. */
  readonly channelDatabase?: Maybe<ChannelDatabase>;
  /** The key of the channel database, as it was given. */
  readonly store: Scalars['ID']['output'];
  /** Why the action was refused at this store; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Whether a store is connected to headquarters. */
export type StoreStatus =
  /** At least one process of the store is connected. */
  | 'CONNECTED'
  /** No process of the store is connected. The store goes on capturing; its `/readyz` says why. */
  | 'NOT_CONNECTED'
  /** No machine has joined yet. */
  | 'NOT_JOINED'
  /** Headquarters refuses the store: see `refusal`. */
  | 'REFUSED';

/** A store at a glance: a channel database, with a machine of its own or without, and what is wrong with it. */
export type StoreSummary = {
  readonly __typename?: 'StoreSummary';
  /** Whether its database answers now. */
  readonly answered: Scalars['Boolean']['output'];
  readonly attention: ReadonlyArray<StoreAttention>;
  /** The failed checks of the diagnosis that are wrong with this store, in the order in which the diagnosis names them. */
  readonly causes: ReadonlyArray<CheckCode>;
  readonly channelDatabase: ChannelDatabase;
  /**
   * Seconds by which its clock is ahead of that of headquarters' database: the machine's; of a store without one, that of
   * its database. Null while it is not known, such as from an older version.
   */
  readonly clockSkewSeconds?: Maybe<Scalars['Float']['output']>;
  /**
   * The disk of its data folder. Null for a store without a machine of its own, while it does not answer, and from an older
   * version.
   */
  readonly disk?: Maybe<DiskSpace>;
  readonly health: StoreHealth;
  /** The key that the store identifies itself with, or the newest one; null while no machine has joined. */
  readonly key?: Maybe<StoreKey>;
  /**
   * When headquarters last heard of it, by the clock of headquarters: now, while its database answers. Null when it never
   * did.
   */
  readonly lastContactAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the oldest operation that waits for P-0001 was captured; null: none waits, or the database does not answer. */
  readonly oldestPendingUploadAt?: Maybe<Scalars['DateTime']['output']>;
  /** Since when the oldest result of headquarters waits for 1010; null: none waits. */
  readonly oldestUndistributedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When 1110 last brought revocations of tokens; null while the database does not answer, and before a store has joined. */
  readonly revocationsAppliedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Set while its upgrade is held (`holdStoreUpgrades`). */
  readonly upgradeHold?: Maybe<UpgradeHold>;
  /**
   * The version of its program: as the store says, or last said; that of headquarters when it has no machine of its own.
   * Null when it never said.
   */
  readonly version?: Maybe<Scalars['String']['output']>;
};

/** Input of `flushStores`, `retryStores` and `releaseStoreUpgrades`. */
export type StoresInput = {
  /** Keys or node ids of channel databases, at least one. */
  readonly stores: ReadonlyArray<Scalars['ID']['input']>;
};

/** Result of an action at several stores. */
export type StoresPayload = {
  readonly __typename?: 'StoresPayload';
  /** For each store, in the order given. */
  readonly results: ReadonlyArray<StoreResult>;
  /** Why the request was refused as a whole; empty when it was tried at each store. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Everything that can be subscribed to, over graphql-transport-ws or as server-sent events. */
export type Subscription = {
  readonly __typename?: 'Subscription';
  /** Runs of batch jobs, including bulk runs, as they start, progress and end, with counts, rate and estimated time left. */
  readonly batchJobProgress: BatchJobProgressEvent;
  /** Download and upload sessions whose status changes. */
  readonly cdxSessionChanged: CdxSessionChangedEvent;
  /** Customers of headquarters that were created, changed, merged or erased there. Needs a token for all channels, and no till's. */
  readonly customersChanged: CustomerChangedEvent;
  /**
   * Statistics of the installation, sent when they change, at most once per second. Each message is complete: there is no
   * cursor, and nothing to resume.
   */
  readonly dashboardStats: DashboardStats;
  /** Features that change at headquarters, in channel databases and in their caches. */
  readonly featureChanged: FeatureChangedEvent;
  /**
   * The verdict on the installation: sent when it changes, within about three seconds, and again every 20 seconds. Each
   * message is complete: there is no cursor, and nothing to resume.
   */
  readonly installationStatus: InstallationStatus;
  /** Issues as they open, are resolved and come back, and as operators change them. */
  readonly issueChanged: IssueChangedEvent;
  /**
   * The open alerts: as they are now, and again whenever one opens, closes, is muted or is told. Each message is complete:
   * there is no cursor, and nothing to resume. Needs a token for all channels.
   */
  readonly openAlerts: OpenAlerts;
  /** Operations whose status or revision changes. */
  readonly operationChanged: OperationChangedEvent;
};


/** Everything that can be subscribed to, over graphql-transport-ws or as server-sent events. */
export type SubscriptionBatchJobProgressArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  job?: InputMaybe<Scalars['ID']['input']>;
  run?: InputMaybe<Scalars['ID']['input']>;
};


/** Everything that can be subscribed to, over graphql-transport-ws or as server-sent events. */
export type SubscriptionCdxSessionChangedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  channelDatabase?: InputMaybe<Scalars['ID']['input']>;
  job?: InputMaybe<Scalars['ID']['input']>;
};


/** Everything that can be subscribed to, over graphql-transport-ws or as server-sent events. */
export type SubscriptionCustomersChangedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be subscribed to, over graphql-transport-ws or as server-sent events. */
export type SubscriptionDashboardStatsArgs = {
  channel?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};


/** Everything that can be subscribed to, over graphql-transport-ws or as server-sent events. */
export type SubscriptionFeatureChangedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  channel?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  feature?: InputMaybe<Scalars['ID']['input']>;
};


/** Everything that can be subscribed to, over graphql-transport-ws or as server-sent events. */
export type SubscriptionIssueChangedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  issue?: InputMaybe<Scalars['ID']['input']>;
};


/** Everything that can be subscribed to, over graphql-transport-ws or as server-sent events. */
export type SubscriptionOperationChangedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  batchRun?: InputMaybe<Scalars['ID']['input']>;
  channel?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  customer?: InputMaybe<Scalars['ID']['input']>;
  operation?: InputMaybe<Scalars['ID']['input']>;
  status?: InputMaybe<ReadonlyArray<OperationStatus>>;
};

/** Input of `synchronizeForOrder`. */
export type SynchronizeForOrderInput = {
  /** An address that the order needs at headquarters. */
  readonly addressId?: InputMaybe<Scalars['ID']['input']>;
  /** The key or node id of a channel. */
  readonly channel: Scalars['ID']['input'];
  /** The node id or temporary GUID of the customer. */
  readonly customerId: Scalars['ID']['input'];
};

/** Result of `synchronizeForOrder`. */
export type SynchronizeForOrderPayload = {
  readonly __typename?: 'SynchronizeForOrderPayload';
  /** CUSTACCOUNT; null when headquarters has not assigned one. */
  readonly accountNumber?: Maybe<Scalars['String']['output']>;
  /** What to do with the order, in one sentence. */
  readonly advice: Scalars['String']['output'];
  /**
   * The customer, and the address if one was named, can be put on a customer order now: it is synchronized, or the channel
   * creates customer orders asynchronously.
   */
  readonly canBeOrdered: Scalars['Boolean']['output'];
  /** The customer as the channel has it now. */
  readonly customer?: Maybe<Customer>;
  /** The operations that were synchronized, and those that are not completed. */
  readonly operations: ReadonlyArray<Operation>;
  /**
   * How the channel creates customer orders: its functionality profile's *Create customer order in asynchronous mode*. Null
   * when the channel is not known.
   */
  readonly orderMode?: Maybe<CustomerOrderMode>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Input of `synchronizeCustomersAndChannelRequests`. */
export type SynchronizeInput = {
  /** Null, *Synchronize customers and channel requests*, or one of its former names. */
  readonly job?: InputMaybe<Scalars['String']['input']>;
  /** The id of a legal entity; null runs the job for all. */
  readonly legalEntity?: InputMaybe<Scalars['ID']['input']>;
  /** False: returns at once with the runs that were started. */
  readonly wait?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Input of `synchronizeOperation`. */
export type SynchronizeOperationInput = {
  /** True: says what would happen, and changes nothing. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** The node id or `operationId`. */
  readonly operationId: Scalars['ID']['input'];
  /** Kept with the attempt and in the audit. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `synchronizeOperation`. */
export type SynchronizeOperationPayload = {
  readonly __typename?: 'SynchronizeOperationPayload';
  /** The operation as it is now; null when there is none. */
  readonly operation?: Maybe<Operation>;
  /** What *Synchronize* would do; null unless `dryRun`. */
  readonly rehearsal?: Maybe<OperationRehearsal>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Input of `synchronizeOperations`. */
export type SynchronizeOperationsInput = {
  /** True: says what would happen, and changes nothing. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /**
   * Selects from the operations that headquarters has. FAILED and UPLOADED ones are synchronized, those of a customer in
   * their order; others are SKIPPED with the reason. Operations that only a channel has are not included: run P-0001
   * first.
   */
  readonly filter: OperationFilter;
  /** Kept with the run and in the audit. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /**
   * How many operations a dry run evaluates at most, in the order of arrival: 100,000 by default and at most. The caller
   * waits about a second for every few thousand.
   */
  readonly rehearseAtMost?: InputMaybe<Scalars['Int']['input']>;
};

/** Result of `synchronizeOperations`. */
export type SynchronizeOperationsPayload = {
  readonly __typename?: 'SynchronizeOperationsPayload';
  /** The run; null for a dry run, and when the request was refused. */
  readonly bulkRun?: Maybe<BulkRun>;
  /** What a run would do; null unless `dryRun`. */
  readonly rehearsal?: Maybe<BulkRehearsal>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Result of `synchronizeCustomersAndChannelRequests`. */
export type SynchronizePayload = {
  readonly __typename?: 'SynchronizePayload';
  /** One run for each legal entity. */
  readonly runs: ReadonlyArray<BatchRun>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Input of `testWebhookEndpoint`. */
export type TestWebhookEndpointInput = {
  /** The id of an endpoint. */
  readonly endpoint: Scalars['ID']['input'];
};

/** The rates at one moment. */
export type ThroughputSample = {
  readonly __typename?: 'ThroughputSample';
  /** The end of the minute that was measured. */
  readonly at: Scalars['DateTime']['output'];
  /** Operations captured per second, over the minute before; null when it is unknown. */
  readonly capturedPerSecond?: Maybe<Scalars['Float']['output']>;
  /** Operations synchronized per second (SUPERSEDED ones included), over the minute before; null when it is unknown. */
  readonly synchronizedPerSecond?: Maybe<Scalars['Float']['output']>;
};

/** Whose tokens a store accepts besides its own, as job 1110 has brought it there. */
export type TokenTrust = {
  readonly __typename?: 'TokenTrust';
  /**
   * When 1110 was last applied: keys and revocations are as of then. It runs only when something has changed;
   * `lastUploadAttempt` says when headquarters was last reached.
   */
  readonly appliedAt: Scalars['DateTime']['output'];
  /** Keys of headquarters. */
  readonly headquartersKeys: Scalars['Int']['output'];
  /** Identity providers. */
  readonly identityProviders: Scalars['Int']['output'];
  /** Tokens that were revoked at headquarters. */
  readonly revokedTokens: Scalars['Int']['output'];
  /** Keys with which stores of this channel database have signed tokens, without the revoked ones. */
  readonly storeKeys: Scalars['Int']['output'];
};

/** How far an operation, or the last operation of a customer, has come from the channel to headquarters and back. */
export type Trace = {
  readonly __typename?: 'Trace';
  /** When headquarters is expected to have applied it, from the schedules and recent durations of this channel database. */
  readonly expectedAtHeadquarters?: Maybe<Scalars['DateTime']['output']>;
  /** When the result is expected on the channel. */
  readonly expectedBack?: Maybe<Scalars['DateTime']['output']>;
  /** The operation that is traced. For a customer: the last one that is not completed, else the last one. */
  readonly operation?: Maybe<Operation>;
  /** The steps, in order. */
  readonly steps: ReadonlyArray<TraceStep>;
  /** What the operation waits for, in one sentence; null when all steps are completed. */
  readonly waitingFor?: Maybe<Scalars['String']['output']>;
  /** Why no time can be predicted, in one sentence; null when there is one, or none is needed. */
  readonly whyNotExpected?: Maybe<Scalars['String']['output']>;
};

/** A step of an operation from the channel to headquarters and back. */
export type TraceStep = {
  readonly __typename?: 'TraceStep';
  /** When the step was completed; null while it is not, or when the time is no longer known. */
  readonly at?: Maybe<Scalars['DateTime']['output']>;
  /**
   * When the step is expected to be completed; null when it is completed, or cannot be predicted (see
   * `Trace.whyNotExpected`).
   */
  readonly expectedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The job that performs the step: `P-0001`, `synchronize` or `1010`; null for the capture. */
  readonly job?: Maybe<Scalars['String']['output']>;
  /** The run that performed the step. */
  readonly run?: Maybe<BatchRun>;
  /** The session that transferred the operation or its result. */
  readonly session?: Maybe<CdxSession>;
  readonly step: TraceStepName;
};

/** The steps of an operation, in order. */
export type TraceStepName =
  /** In the channel's database. */
  | 'CAPTURED'
  /** Applied on the channel that captured it, by 1010. */
  | 'DISTRIBUTED'
  /** Applied at headquarters, by *Synchronize customers and channel requests*. */
  | 'SYNCHRONIZED'
  /** In headquarters' staging tables, by P-0001. */
  | 'UPLOADED';

/** Input of `undoCorrection`. */
export type UndoCorrectionInput = {
  /** The id of the correction. */
  readonly correction: Scalars['ID']['input'];
  /** Kept with the attempts and in the audit. */
  readonly reason: Scalars['String']['input'];
};

/** Result of `undoCorrection`. */
export type UndoCorrectionPayload = {
  readonly __typename?: 'UndoCorrectionPayload';
  /** The correction as it is now; null when there is none. */
  readonly correction?: Maybe<BulkCorrection>;
  /** On how many operations it was undone now. */
  readonly undone: Scalars['Int']['output'];
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Input of `undoMerge`. */
export type UndoMergeInput = {
  /** The merge, by its id. */
  readonly merge: Scalars['ID']['input'];
  /** Why, for the audit. Name no person. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `undoMerge`. */
export type UndoMergePayload = {
  readonly __typename?: 'UndoMergePayload';
  readonly merge?: Maybe<CustomerMerge>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Input of `undoSave`. */
export type UndoSaveInput = {
  /** True: says what would happen, and changes nothing. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** The `revision` that the caller has read. */
  readonly expectedRevision: Scalars['Int']['input'];
  /** The node id or `operationId`. */
  readonly operationId: Scalars['ID']['input'];
  /** Kept with the operation and in the audit. */
  readonly reason: Scalars['String']['input'];
};

/** Result of `undoSave`. */
export type UndoSavePayload = {
  readonly __typename?: 'UndoSavePayload';
  /** The operation as it is now; null when there is none. */
  readonly operation?: Maybe<Operation>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Input of `unmuteAlert`. */
export type UnmuteAlertInput = {
  /** The id of an alert. */
  readonly alert: Scalars['ID']['input'];
};

/** The welcome messages of a legal entity that are not sent. */
export type UnsentWelcomeMessages = {
  readonly __typename?: 'UnsentWelcomeMessages';
  /** The mail server has not taken them for three days: `retryWelcomeMessages` tries them again. */
  readonly givenUp: Scalars['Int']['output'];
  /** Why the last of them was not sent: what the mail server said, without addresses; null when none was tried. */
  readonly lastFailure?: Maybe<Scalars['String']['output']>;
  /** Since when the oldest of them has been owed; null when there are none. */
  readonly oldestAt?: Maybe<Scalars['DateTime']['output']>;
  /** They wait for the mail server, or for their next attempt. */
  readonly waiting: Scalars['Int']['output'];
};

/** Input of `updateCorrectedCustomers`. */
export type UpdateCorrectedCustomersInput = {
  /** The id of a correction, such as `Issue.lastCorrection`. */
  readonly correction: Scalars['ID']['input'];
  /** True: says what would change, and changes nothing. At most 250 customers are then evaluated; the others are counted. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** The value for the attribute that the correction has set; null empties it. */
  readonly newValue?: InputMaybe<Scalars['String']['input']>;
  /** Kept in the audit. */
  readonly reason: Scalars['String']['input'];
};

/** Result of `updateCorrectedCustomers`. */
export type UpdateCorrectedCustomersPayload = {
  readonly __typename?: 'UpdateCorrectedCustomersPayload';
  /** How many were skipped, because somebody has changed the value since. */
  readonly changedSince: Scalars['Int']['output'];
  /** The first 100 of these customers, the refused ones first. */
  readonly customers: ReadonlyArray<CorrectedCustomer>;
  /** True when more are left than are updated at once: send the request again for the rest. */
  readonly more: Scalars['Boolean']['output'];
  /** How many were skipped, because headquarters refuses the value for them. */
  readonly refused: Scalars['Int']['output'];
  /** How many had the new value already. */
  readonly unchanged: Scalars['Int']['output'];
  /** How many customers were updated, or in a dry run would be. */
  readonly updated: Scalars['Int']['output'];
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** As in `UpdateCustomerInput`, with the fields of an address that change. */
export type UpdateCustomerAddressInput = {
  /** The `addressId` of the address. */
  readonly addressId: Scalars['ID']['input'];
  readonly changes: AddressInput;
  /** The key or node id of a channel; null updates the customer at headquarters. */
  readonly channel?: InputMaybe<Scalars['ID']['input']>;
  readonly customerId: Scalars['ID']['input'];
  readonly expectedVersion?: InputMaybe<Scalars['String']['input']>;
  readonly idempotencyKey: Scalars['String']['input'];
};

/** Input of `updateCustomer`. */
export type UpdateCustomerInput = {
  readonly changes: CustomerChangesInput;
  /** The key or node id of a channel; null updates the customer at headquarters. */
  readonly channel?: InputMaybe<Scalars['ID']['input']>;
  /** The node id of the customer, or the id that a client of the channel has given it (`CreateCustomerInput`). */
  readonly customerId: Scalars['ID']['input'];
  /**
   * The `version` that the caller has read. The update is refused with VERSION_CONFLICT when the fields that it changes
   * have changed since. Null skips this check.
   */
  readonly expectedVersion?: InputMaybe<Scalars['String']['input']>;
  /** Chosen by the caller, one for each update. A repeated request with the same key and content returns the first outcome. */
  readonly idempotencyKey: Scalars['String']['input'];
};

/** The outcome of updating a customer, or its addresses, contacts, affiliations or attributes. */
export type UpdateCustomerPayload = {
  readonly __typename?: 'UpdateCustomerPayload';
  /** The customer as it is now; null when the request was refused. */
  readonly customer?: Maybe<Customer>;
  /** The asynchronous operation; null when headquarters made the update in real time. */
  readonly operation?: Maybe<Operation>;
  /** How the update was made; null when the request was refused. */
  readonly route?: Maybe<CustomerRoute>;
  /** Why it took this route; null when the request was refused. */
  readonly routeReason?: Maybe<RouteReason>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** Hints for the cashier. They do not stop the request. */
  readonly warnings: ReadonlyArray<CustomerWarning>;
};

/** Input of `updateIssues`. What is not given stays as it is; null removes it. */
export type UpdateIssuesInput = {
  /** True: a person knows. False: takes that back. */
  readonly acknowledged?: InputMaybe<Scalars['Boolean']['input']>;
  /** The ids or fingerprints of 1 to 100 issues. */
  readonly issues: ReadonlyArray<Scalars['ID']['input']>;
  /** At most 1,000 characters, without personal data. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
  /** Who sees to them: the subject of a token, or any name. */
  readonly owner?: InputMaybe<Scalars['String']['input']>;
  /** Until when they are not shown as open; at most 366 days. */
  readonly snoozedUntil?: InputMaybe<Scalars['DateTime']['input']>;
};

/** Result of `updateIssues`. */
export type UpdateIssuesPayload = {
  readonly __typename?: 'UpdateIssuesPayload';
  /** The issues as they are now. */
  readonly issues: ReadonlyArray<Issue>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** An upgrade that an administrator has held. */
export type UpgradeHold = {
  readonly __typename?: 'UpgradeHold';
  readonly heldAt: Scalars['DateTime']['output'];
  /** The token's subject of the administrator. */
  readonly heldBy: Scalars['String']['output'];
  readonly reason: Scalars['String']['output'];
};

/** An attempt to upload operations to headquarters. */
export type UploadAttempt = {
  readonly __typename?: 'UploadAttempt';
  readonly at: Scalars['DateTime']['output'];
  /** The reason as codes, sentence by sentence; empty when there is none. */
  readonly explanations: ReadonlyArray<Explanation>;
  /** Why the last attempt failed; null when it succeeded. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** When an attempt last succeeded. */
  readonly succeededAt?: Maybe<Scalars['DateTime']['output']>;
};

/** A transfer of job P-0001 from a channel database to headquarters. */
export type UploadSession = Node & {
  readonly __typename?: 'UploadSession';
  readonly channelDatabase: ChannelDatabase;
  /** When the session was created. */
  readonly dateCreated: Scalars['DateTime']['output'];
  /** When headquarters had stored the last package. */
  readonly dateUploaded?: Maybe<Scalars['DateTime']['output']>;
  /**
   * Operations of erased customers that arrived with this session and were dropped (ERASED). They do not affect other
   * operations.
   */
  readonly erased: Scalars['Int']['output'];
  /** The message as codes, sentence by sentence; empty when there is none. */
  readonly explanations: ReadonlyArray<Explanation>;
  readonly id: Scalars['ID']['output'];
  readonly job: CdxJob;
  /** Why it failed or was canceled; null otherwise. */
  readonly message?: Maybe<Scalars['String']['output']>;
  /** Increases with each upload session. */
  readonly number: Scalars['BigInt']['output'];
  /** Operations that headquarters has stored. */
  readonly operations: Scalars['Int']['output'];
  /** The user or application that requested it, or `tillsync` for a schedule. */
  readonly requestedBy: Scalars['String']['output'];
  /** Staging rows that headquarters has stored. */
  readonly rowsAffected: Scalars['Int']['output'];
  readonly status: UploadSessionStatus;
  /** How many times the upload was tried. */
  readonly tryCount: Scalars['Int']['output'];
};

/** A page of a list. */
export type UploadSessionConnection = {
  readonly __typename?: 'UploadSessionConnection';
  readonly edges: ReadonlyArray<UploadSessionEdge>;
  readonly nodes: ReadonlyArray<UploadSession>;
  readonly pageInfo: PageInfo;
};

/** An item of a page, with its cursor. */
export type UploadSessionEdge = {
  readonly __typename?: 'UploadSessionEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: UploadSession;
};

/** The status of an upload session (`docs/states.md`). */
export type UploadSessionStatus =
  /** Nothing is pending any more. */
  | 'APPLIED'
  /** Canceled; the next session uploads what is left. */
  | 'CANCELED'
  /** Failed; the next session uploads what is left. */
  | 'FAILED'
  /** Nothing was pending. */
  | 'NO_DATA'
  /** Nothing has been uploaded yet. */
  | 'STARTED'
  /** Headquarters has stored at least one package. */
  | 'UPLOADED';

/**
 * A refusal: the request is well-formed, but a business rule does not allow it. Nothing has changed. Refusals that carry
 * data are types of their own: select the interface, and the types that you handle.
 */
export type UserError = {
  /** The rule that refused the request. */
  readonly code: UserErrorCode;
  /** The path in the input that the refusal is about; null when it is about the whole input. */
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** What is wrong and what to do about it, for people. */
  readonly message: Scalars['String']['output'];
};

/** Why a mutation was refused. New codes may be added: treat an unknown code as a refusal and show its message. */
export type UserErrorCode =
  /** This property of an existing object cannot be changed. */
  | 'CANNOT_BE_CHANGED'
  /** The request would affect channels that the token has no access to. */
  | 'CHANNELS_NOT_ALLOWED'
  /**
   * Another database with the same identity is the channel database: this one is a clone of it. Nothing is uploaded from
   * the clone or downloaded to it; its captures stay in it. `acceptChannelDatabase` lets it take the other's place.
   */
  | 'CHANNEL_DATABASE_CLONED'
  /**
   * Another transaction at headquarters, such as an erasure, kept the channel's database locked for too long. Nothing of the
   * package was kept; the next run tries again.
   */
  | 'CHANNEL_DATABASE_LOCKED'
  /** The channel's database has everything that headquarters has seen of it: there is nothing to accept. */
  | 'CHANNEL_DATABASE_NOT_REWOUND'
  /** The channel's database was restored from an older copy. Its uploads and downloads stop until `acceptChannelDatabase`. */
  | 'CHANNEL_DATABASE_REWOUND'
  /**
   * The channel's database cannot do its work at the moment, such as while it is read-only or its disk is full; the
   * message says which. Nothing has changed.
   */
  | 'CHANNEL_DATABASE_UNAVAILABLE'
  /** The channel's database cannot be reached. Nothing has changed. */
  | 'CHANNEL_DATABASE_UNREACHABLE'
  /** The channel's database has no configuration yet: run jobs 1110, 1070 and 1010 for it. */
  | 'CHANNEL_NOT_CONFIGURED'
  /** The customer was erased and can no longer be changed. */
  | 'CUSTOMER_ERASED'
  /** The client gave a new customer an id that it has given before, with another idempotency key. Give a new one. */
  | 'CUSTOMER_ID_TAKEN'
  /** An operation of the customer is being synchronized. Try again in a few seconds. */
  | 'CUSTOMER_IN_PROGRESS'
  /** The customer was merged into another one: name that one. */
  | 'CUSTOMER_MERGED'
  /** The request needs an account number, and headquarters has not assigned one to the customer yet (*Pending sync*). */
  | 'CUSTOMER_PENDING_SYNC'
  /** Data synchronization is paused for the channel's database. */
  | 'DATA_SYNC_PAUSED'
  /** A difference of the customer waits for a person's decision (reconciliation). */
  | 'DIFFERENCE_UNDECIDED'
  /** The id appears twice in the input. */
  | 'DUPLICATE_ID'
  /** The feature is already enabled, so it cannot be scheduled. */
  | 'FEATURE_ALREADY_ENABLED'
  /** The feature cannot be disabled once it is enabled. */
  | 'FEATURE_CANNOT_BE_DISABLED'
  /** Other enabled features require this one; see `FeatureHasDependents`. */
  | 'FEATURE_HAS_DEPENDENTS'
  /** The feature is mandatory and cannot be disabled. */
  | 'FEATURE_MANDATORY'
  /** The feature has a `confirmationText`: confirm it with `confirm: true`. */
  | 'FEATURE_NEEDS_CONFIRMATION'
  /** This product does not have the feature; `notImplemented` says why. */
  | 'FEATURE_NOT_IMPLEMENTED'
  /** Other features must be enabled first; see `FeaturePrerequisitesMissing`. */
  | 'FEATURE_PREREQUISITES_MISSING'
  /**
   * An asynchronous operation accepts this field only with a feature that is not effective on the channel; the message
   * names the feature.
   */
  | 'FEATURE_REQUIRED'
  /** The value of a field was refused, at capture or by headquarters; see `FieldRefused`. */
  | 'FIELD_REFUSED'
  /** Headquarters has everything that the channel databases have seen: there is nothing to recover. */
  | 'HEADQUARTERS_NOT_REWOUND'
  /**
   * Headquarters was restored from a backup and lacks data that a channel database has seen. It assigns no account numbers
   * and does not synchronize until `recoverHeadquarters`.
   */
  | 'HEADQUARTERS_REWOUND'
  /**
   * The request needs headquarters, and headquarters cannot be reached. The outcome may be unknown: send the request again
   * with the same idempotency key.
   */
  | 'HEADQUARTERS_UNREACHABLE'
  /** The first request with this idempotency key is still running. Try again shortly. */
  | 'IDEMPOTENCY_KEY_IN_PROGRESS'
  /** The idempotency key was used before with different input. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** A connection must be `env:NAME`, `file:PATH`, `embedded:NAME` or `store`. A URL is never stored. */
  | 'INVALID_CONNECTION'
  /** The date is not in the future. */
  | 'INVALID_DATE'
  /** A value in the input is not valid; see `field`. */
  | 'INVALID_VALUE'
  /** The job is already running; see `JobAlreadyRunning`. */
  | 'JOB_ALREADY_RUNNING'
  /** The job is listed for reference only: it carries no data in this product. */
  | 'JOB_CARRIES_NO_DATA'
  /** The customers belong to different legal entities. */
  | 'LEGAL_ENTITIES_DIFFER'
  /** The functionality profile generates no loyalty card numbers, and none was given. */
  | 'LOYALTY_CARD_NUMBER_REQUIRED'
  /** The customer is blocked for loyalty enrollment (`blockLoyaltyEnrollment`). */
  | 'LOYALTY_ENROLLMENT_BLOCKED'
  /** The kept customer has changed since the merge, so it cannot be undone. */
  | 'MERGE_FOLLOWED'
  /** What is needed to undo the merge is no longer kept. */
  | 'MERGE_FORGOTTEN'
  /** The merge was undone before. */
  | 'MERGE_UNDONE'
  /** No object has this id, or the token may not see it. */
  | 'NOT_FOUND'
  /** This row was not processed, because another row was refused (`REJECT_EVERYTHING`). */
  | 'NOT_PROCESSED'
  /** The channel is offline and filters shared customer tables, so it cannot create customers. */
  | 'OFFLINE_CUSTOMER_CREATE_DISABLED'
  /** The order needs an operation that is not completed; see `OperationNotCompleted`. */
  | 'OPERATION_NOT_COMPLETED'
  /**
   * A package was refused: a field is wrong or unknown to this version, or a row belongs to another channel database.
   * Nothing of the package was kept. The message names the field.
   */
  | 'PACKAGE_REFUSED'
  /** The operation has changed since the caller read it; see `OperationRevisionConflict`. */
  | 'REVISION_CONFLICT'
  /** Both names are of one customer. */
  | 'SAME_CUSTOMER'
  /** The session's status does not allow this; the message names the status. */
  | 'SESSION_STATUS'
  /** This server does not simulate faults (`TILLSYNC_SIMULATOR`). */
  | 'SIMULATOR_OFF'
  /** The token is not bound to a register: report with one that is. */
  | 'TOKEN_WITHOUT_REGISTER'
  /** The id refers to an object that neither exists nor is part of the input. */
  | 'UNKNOWN_REFERENCE'
  /** The customer has changed since the caller read it; see `VersionConflict`. */
  | 'VERSION_CONFLICT';

/**
 * The fields to be updated have changed since the `expectedVersion`. Read the customer again, and send the update with the
 * new version and a new idempotency key.
 */
export type VersionConflict = UserError & {
  readonly __typename?: 'VersionConflict';
  /** The fields that the update would overwrite. */
  readonly changedFields: ReadonlyArray<Scalars['String']['output']>;
  readonly code: UserErrorCode;
  /** The customer as it is now. */
  readonly current?: Maybe<Customer>;
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly message: Scalars['String']['output'];
};

/** An attempt to deliver a message. */
export type WebhookDelivery = {
  readonly __typename?: 'WebhookDelivery';
  /** What was answered, or why there was no answer, in words. */
  readonly answer: Scalars['String']['output'];
  readonly at: Scalars['DateTime']['output'];
  readonly event: WebhookMessageKind;
  readonly milliseconds: Scalars['Int']['output'];
  /** Counts the attempts of the endpoint. */
  readonly number: Scalars['BigInt']['output'];
  readonly outcome: WebhookOutcome;
  /** The HTTP status; null without an answer. */
  readonly status?: Maybe<Scalars['Int']['output']>;
  /** The id of the message, the same in each attempt: the header `webhook-id`. */
  readonly webhookId: Scalars['ID']['output'];
};

/** A receiver of events by HTTP. */
export type WebhookEndpoint = {
  readonly __typename?: 'WebhookEndpoint';
  readonly createdAt: Scalars['DateTime']['output'];
  readonly createdBy: Scalars['String']['output'];
  /** The last attempts, the newest first. The last 1,000 are kept. */
  readonly deliveries: ReadonlyArray<WebhookDelivery>;
  readonly description: Scalars['String']['output'];
  readonly disabledAt?: Maybe<Scalars['DateTime']['output']>;
  /** The administrator, or `tillsync` after days of failures. */
  readonly disabledBy?: Maybe<Scalars['String']['output']>;
  /** Why the program has disabled it. */
  readonly disabledReason?: Maybe<Scalars['String']['output']>;
  /** False: nothing is sent. What happens meanwhile is sent when it is enabled, as far as the log keeps it. */
  readonly enabled: Scalars['Boolean']['output'];
  /** Entries of the log that have not been read for it. */
  readonly entriesBehind: Scalars['BigInt']['output'];
  /** The events that it asks for. */
  readonly events: ReadonlyArray<WebhookEvent>;
  /** Since when nothing was delivered although it was tried; null: the last attempt went well. */
  readonly failingSince?: Maybe<Scalars['DateTime']['output']>;
  readonly format: WebhookFormat;
  /** The key of the endpoint. It is not a node id. */
  readonly id: Scalars['ID']['output'];
  readonly lastDeliveredAt?: Maybe<Scalars['DateTime']['output']>;
  /** What the last failure was, in words. */
  readonly lastFailure?: Maybe<Scalars['String']['output']>;
  /** When an endpoint that takes nothing is tried again. */
  readonly nextAttemptAt?: Maybe<Scalars['DateTime']['output']>;
  /** True: messages about a customer contain the name, the e-mail address and the phone numbers. */
  readonly personalData: Scalars['Boolean']['output'];
  /** The secrets that sign now, the newest first; without their values. */
  readonly secrets: ReadonlyArray<WebhookSecret>;
  /** Events that the endpoint has refused while it took others, and those of the same customer that wait behind them. */
  readonly setAside: ReadonlyArray<WebhookSetAside>;
  /** How many events are set aside. */
  readonly setAsideCount: Scalars['Int']['output'];
  readonly url: Scalars['String']['output'];
};


/** A receiver of events by HTTP. */
export type WebhookEndpointDeliveriesArgs = {
  before?: InputMaybe<Scalars['BigInt']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A receiver of events by HTTP. */
export type WebhookEndpointSetAsideArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Result of mutations about a webhook endpoint. */
export type WebhookEndpointPayload = {
  readonly __typename?: 'WebhookEndpointPayload';
  /** The endpoint afterwards; of `deleteWebhookEndpoint`: as it was. */
  readonly endpoint?: Maybe<WebhookEndpoint>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What a webhook endpoint can ask for. The comment names the `type` of the message. May grow: ignore what you do not know. */
export type WebhookEvent =
  /** An alert has closed (`alert.closed`). */
  | 'ALERT_CLOSED'
  /** An alert has opened (`alert.opened`). */
  | 'ALERT_OPENED'
  /** A customer has changed at headquarters (`customer.changed`). */
  | 'CUSTOMER_CHANGED'
  /** Headquarters has a new customer (`customer.created`). */
  | 'CUSTOMER_CREATED'
  /** A customer was erased (`customer.erased`). */
  | 'CUSTOMER_ERASED'
  /** A reconciliation has found a difference that was not known (`difference.found`). */
  | 'DIFFERENCE_FOUND'
  /** Headquarters has applied an operation, or found nothing left to apply (`operation.completed`). */
  | 'OPERATION_COMPLETED'
  /** An operation has failed at headquarters (`operation.failed`). */
  | 'OPERATION_FAILED'
  /** A run of a batch job has ended with an error (`run.failed`). */
  | 'RUN_FAILED'
  /** A download or upload session has failed (`session.failed`). */
  | 'SESSION_FAILED';

/** How the body of a message is written. */
export type WebhookFormat =
  /** A CloudEvent in structured mode (`application/cloudevents+json`). */
  | 'CLOUDEVENTS'
  /** `type`, `timestamp` and `data`, as Standard Webhooks recommends. */
  | 'STANDARD';

/** What a message is about. */
export type WebhookMessageKind =
  | 'ALERT_CLOSED'
  | 'ALERT_OPENED'
  | 'CUSTOMER_CHANGED'
  | 'CUSTOMER_CREATED'
  | 'CUSTOMER_ERASED'
  | 'DIFFERENCE_FOUND'
  | 'OPERATION_COMPLETED'
  | 'OPERATION_FAILED'
  | 'RUN_FAILED'
  | 'SESSION_FAILED'
  /** Sent by `testWebhookEndpoint` (`webhook.test`). */
  | 'TEST';

/** What came of an attempt. */
export type WebhookOutcome =
  /** The receiver answered 2xx. */
  | 'DELIVERED'
  /** No attempt: the log no longer kept events, and they were passed over. */
  | 'MISSING'
  /** The receiver answered otherwise. */
  | 'REFUSED'
  /** There was no answer in time. */
  | 'UNREACHABLE';

/** A secret that signs the messages of an endpoint. */
export type WebhookSecret = {
  readonly __typename?: 'WebhookSecret';
  readonly createdAt: Scalars['DateTime']['output'];
  /** Until when it signs; null for the current one. */
  readonly endsAt?: Maybe<Scalars['DateTime']['output']>;
};

/** Result of `createWebhookEndpoint` and `rotateWebhookSecret`. */
export type WebhookSecretPayload = {
  readonly __typename?: 'WebhookSecretPayload';
  readonly endpoint?: Maybe<WebhookEndpoint>;
  /** The secret, for the receiver. It is shown this once. */
  readonly secret?: Maybe<Scalars['String']['output']>;
  /** Why the request was refused; empty when it was carried out. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** An event that is set aside for an endpoint. */
export type WebhookSetAside = {
  readonly __typename?: 'WebhookSetAside';
  readonly attempts: Scalars['Int']['output'];
  readonly customerId?: Maybe<Scalars['ID']['output']>;
  readonly event: WebhookMessageKind;
  /** Why it was refused, in words. */
  readonly lastFailure?: Maybe<Scalars['String']['output']>;
  /** When it is tried again; null: it waits behind an earlier one of the same customer. */
  readonly nextAttemptAt?: Maybe<Scalars['DateTime']['output']>;
  readonly operationId?: Maybe<Scalars['ID']['output']>;
  readonly setAsideAt: Scalars['DateTime']['output'];
  /** The id of the message: the header `webhook-id`. */
  readonly webhookId: Scalars['ID']['output'];
};

/**
 * The welcome message in one language. A customer gets the one of their language, else that of the legal entity. In braces
 * it may name `{firstName}`, `{lastName}`, `{name}`, `{account}` and `{legalEntity}`.
 */
export type WelcomeMessage = {
  readonly __typename?: 'WelcomeMessage';
  /** Plain text. */
  readonly body: Scalars['String']['output'];
  /** A language tag, such as `en-US`; a customer whose language is `en-GB` gets it, too, when there is no nearer one. */
  readonly languageId: Scalars['String']['output'];
  readonly subject: Scalars['String']['output'];
};

/** As `WelcomeMessage`. */
export type WelcomeMessageInput = {
  readonly body: Scalars['String']['input'];
  readonly languageId: Scalars['String']['input'];
  readonly subject: Scalars['String']['input'];
};

/** The identity and the rights of a token. */
export type Whoami = {
  readonly __typename?: 'Whoami';
  /** The keys of the channels that the token may access; null means all channels. */
  readonly channels?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** When the token expires. Sockets that were opened with it are closed then. */
  readonly expiresAt: Scalars['DateTime']['output'];
  /** The token's subject: a name for logs and the audit. */
  readonly id: Scalars['String']['output'];
  /**
   * The root fields that the token may call, such as `Mutation.saveOperation`, in the order of the schema. Others are
   * refused with `FORBIDDEN`. What a call may access is limited further by `channels`.
   */
  readonly mayCall: ReadonlyArray<Scalars['String']['output']>;
  /** The roles of the token. */
  readonly roles: ReadonlyArray<Role>;
};

/** Who has withheld a schedule, when and why. */
export type WithheldSchedule = {
  readonly __typename?: 'WithheldSchedule';
  readonly at: Scalars['DateTime']['output'];
  /** The user or application. */
  readonly by: Scalars['String']['output'];
  readonly reason: Scalars['String']['output'];
};

/** Input of `withholdSchedule`. */
export type WithholdScheduleInput = {
  /** Kept with the schedule until it is released, and in the audit. */
  readonly reason: Scalars['String']['input'];
  /** The id of a schedule. */
  readonly schedule: Scalars['ID']['input'];
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
  CustomerChangedEvent:
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
  IssueChangedEvent:
    | ( Gap )
    | ( LiveEvent )
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
    | ( IssueView )
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
    | ( Omit<JobAlreadyRunning, 'run'> & { run?: Maybe<_RefType['BatchRun']> } )
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
  AddCustomerAddressInput: AddCustomerAddressInput;
  AddressInput: AddressInput;
  AdoptCustomerInput: AdoptCustomerInput;
  Alert: ResolverTypeWrapper<AlertView>;
  AlertConnection: ResolverTypeWrapper<Omit<AlertConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['AlertEdge']>, nodes: ReadonlyArray<ResolversTypes['Alert']> }>;
  AlertEdge: ResolverTypeWrapper<Omit<AlertEdge, 'node'> & { node: ResolversTypes['Alert'] }>;
  AlertEvent: AlertEvent;
  AlertMute: ResolverTypeWrapper<AlertMute>;
  AlertNotice: ResolverTypeWrapper<AlertNotice>;
  AlertNoticeChannel: AlertNoticeChannel;
  AlertNoticeStatus: AlertNoticeStatus;
  AlertPayload: ResolverTypeWrapper<Omit<AlertPayload, 'alert' | 'userErrors'> & { alert?: Maybe<ResolversTypes['Alert']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  AlertRule: ResolverTypeWrapper<AlertRuleView>;
  AlertRuleId: AlertRuleId;
  AlertRulePayload: ResolverTypeWrapper<Omit<AlertRulePayload, 'rule' | 'userErrors'> & { rule?: Maybe<ResolversTypes['AlertRule']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  AlertStatus: AlertStatus;
  AlertThresholdUnit: AlertThresholdUnit;
  AppliedJob: ResolverTypeWrapper<AppliedJob>;
  ApplyRemedyInput: ApplyRemedyInput;
  ApplyRemedyPayload: ResolverTypeWrapper<Omit<ApplyRemedyPayload, 'diagnosis' | 'userErrors'> & { diagnosis?: Maybe<ResolversTypes['Diagnosis']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  AttributeChange: ResolverTypeWrapper<AttributeChange>;
  AttributeChangeInput: AttributeChangeInput;
  AttributeDefinition: ResolverTypeWrapper<AttributeDefinition>;
  AttributeDefinitionInput: AttributeDefinitionInput;
  AttributeGroup: ResolverTypeWrapper<AttributeGroup>;
  AttributeGroupInput: AttributeGroupInput;
  AttributeInput: AttributeInput;
  AttributeTranslation: ResolverTypeWrapper<AttributeTranslation>;
  AttributeTranslationInput: AttributeTranslationInput;
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
  BulkCorrection: ResolverTypeWrapper<BulkCorrectionView>;
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
  ChannelDatabaseGroupPayload: ResolverTypeWrapper<Omit<ChannelDatabaseGroupPayload, 'userErrors'> & { userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  ChannelDatabaseInput: ChannelDatabaseInput;
  ChannelFeature: ResolverTypeWrapper<ChannelFeatureView>;
  ChannelInput: ChannelInput;
  ChannelPayload: ResolverTypeWrapper<Omit<ChannelPayload, 'channel' | 'userErrors'> & { channel?: Maybe<ResolversTypes['Channel']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  ChannelType: ChannelType;
  Check: ResolverTypeWrapper<CheckView>;
  CheckCode: CheckCode;
  CheckFailure: ResolverTypeWrapper<Failing>;
  CheckForFeatureUpdatesInput: CheckForFeatureUpdatesInput;
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
  CorrectOperationsInput: CorrectOperationsInput;
  CorrectOperationsPayload: ResolverTypeWrapper<Omit<CorrectOperationsPayload, 'correction' | 'rehearsal' | 'userErrors'> & { correction?: Maybe<ResolversTypes['BulkCorrection']>, rehearsal?: Maybe<ResolversTypes['BulkRehearsal']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  CorrectedCustomer: ResolverTypeWrapper<CorrectedCustomerView>;
  CorrectedCustomerOutcome: CorrectedCustomerOutcome;
  Coverage: ResolverTypeWrapper<Coverage>;
  CreateChannelDatabaseGroupInput: CreateChannelDatabaseGroupInput;
  CreateCustomerInput: CreateCustomerInput;
  CreateCustomerPayload: ResolverTypeWrapper<CustomerOutcome>;
  CreateCustomersInput: CreateCustomersInput;
  CreateCustomersPayload: ResolverTypeWrapper<CreatedCustomers>;
  CreateCustomersResult: ResolverTypeWrapper<CustomerOutcome>;
  CreateCustomersRow: CreateCustomersRow;
  CreateJoinCodeInput: CreateJoinCodeInput;
  CreateJoinCodePayload: ResolverTypeWrapper<Omit<CreateJoinCodePayload, 'channelDatabase' | 'userErrors'> & { channelDatabase?: Maybe<ResolversTypes['ChannelDatabase']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  CreateScheduleInput: CreateScheduleInput;
  CreateWebhookEndpointInput: CreateWebhookEndpointInput;
  Customer: ResolverTypeWrapper<CustomerView>;
  CustomerAddress: ResolverTypeWrapper<CustomerAddress>;
  CustomerAffiliationInput: CustomerAffiliationInput;
  CustomerAttribute: ResolverTypeWrapper<CustomerAttribute>;
  CustomerBlocked: CustomerBlocked;
  CustomerBy: CustomerBy;
  CustomerChange: CustomerChange;
  CustomerChanged: ResolverTypeWrapper<LiveEvent>;
  CustomerChangedEvent: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CustomerChangedEvent']>;
  CustomerChangesInput: CustomerChangesInput;
  CustomerConnection: ResolverTypeWrapper<CustomerPage>;
  CustomerConsent: ResolverTypeWrapper<ConsentView>;
  CustomerContact: ResolverTypeWrapper<CustomerContact>;
  CustomerEdge: ResolverTypeWrapper<Omit<CustomerEdge, 'node'> & { node: ResolversTypes['Customer'] }>;
  CustomerFeedChange: CustomerFeedChange;
  CustomerFilter: CustomerFilter;
  CustomerHistoryConnection: ResolverTypeWrapper<Omit<CustomerHistoryConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['CustomerHistoryEdge']>, nodes: ReadonlyArray<ResolversTypes['CustomerHistoryEntry']> }>;
  CustomerHistoryEdge: ResolverTypeWrapper<Omit<CustomerHistoryEdge, 'node'> & { node: ResolversTypes['CustomerHistoryEntry'] }>;
  CustomerHistoryEntry: ResolverTypeWrapper<HistoryEntryView>;
  CustomerHistoryKind: CustomerHistoryKind;
  CustomerInput: CustomerInput;
  CustomerMerge: ResolverTypeWrapper<MergeView>;
  CustomerOrder: CustomerOrder;
  CustomerOrderMode: CustomerOrderMode;
  CustomerRoute: CustomerRoute;
  CustomerSyncState: CustomerSyncState;
  CustomerType: CustomerType;
  CustomerWarning: ResolverTypeWrapper<CustomerWarning>;
  CustomerWarningCode: CustomerWarningCode;
  CustomersChangedPage: ResolverTypeWrapper<LivePage>;
  DashboardStats: ResolverTypeWrapper<DashboardStatsView>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DefaultCustomer: ResolverTypeWrapper<DefaultCustomer>;
  DefaultCustomerInput: DefaultCustomerInput;
  DeleteChannelDatabaseGroupInput: DeleteChannelDatabaseGroupInput;
  DeleteScheduleInput: DeleteScheduleInput;
  DeleteWebhookEndpointInput: DeleteWebhookEndpointInput;
  DeleteWelcomeMessageInput: DeleteWelcomeMessageInput;
  DeleteWelcomeMessagePayload: ResolverTypeWrapper<Omit<DeleteWelcomeMessagePayload, 'userErrors'> & { userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
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
  DiscardWebhookEventInput: DiscardWebhookEventInput;
  DiskSpace: ResolverTypeWrapper<DiskSpace>;
  DismissOperationInput: DismissOperationInput;
  DismissOperationPayload: ResolverTypeWrapper<Omit<DismissOperationPayload, 'alsoDismissed' | 'operation' | 'released' | 'userErrors'> & { alsoDismissed: ReadonlyArray<ResolversTypes['Operation']>, operation?: Maybe<ResolversTypes['Operation']>, released: ReadonlyArray<ResolversTypes['Operation']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  DismissPossibleDuplicateInput: DismissPossibleDuplicateInput;
  DismissPossibleDuplicatePayload: ResolverTypeWrapper<Omit<DismissPossibleDuplicatePayload, 'duplicate' | 'userErrors'> & { duplicate?: Maybe<ResolversTypes['PossibleDuplicate']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  DistributionSchedule: ResolverTypeWrapper<ScheduleRow>;
  DistributionScheduleStatus: DistributionScheduleStatus;
  DownloadSession: ResolverTypeWrapper<DownloadSessionRow>;
  DownloadSessionConnection: ResolverTypeWrapper<Omit<DownloadSessionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['DownloadSessionEdge']>, nodes: ReadonlyArray<ResolversTypes['DownloadSession']> }>;
  DownloadSessionEdge: ResolverTypeWrapper<Omit<DownloadSessionEdge, 'node'> & { node: ResolversTypes['DownloadSession'] }>;
  DownloadSessionStatus: DownloadSessionStatus;
  EnableAllFeaturesInput: EnableAllFeaturesInput;
  EnableAllFeaturesPayload: ResolverTypeWrapper<Omit<EnableAllFeaturesPayload, 'enabled' | 'skipped' | 'userErrors'> & { enabled: ReadonlyArray<ResolversTypes['Feature']>, skipped: ReadonlyArray<ResolversTypes['SkippedFeature']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  EnableFeatureInput: EnableFeatureInput;
  EndMySignInSessionsInput: EndMySignInSessionsInput;
  EndSignInSessionsInput: EndSignInSessionsInput;
  EndSignInSessionsPayload: ResolverTypeWrapper<Omit<EndSignInSessionsPayload, 'userErrors'> & { userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
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
  Explanation: ResolverTypeWrapper<Explanation>;
  ExplanationCode: ExplanationCode;
  ExportCustomerInput: ExportCustomerInput;
  ExportCustomerPayload: ResolverTypeWrapper<Omit<ExportCustomerPayload, 'userErrors'> & { userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  ExportFormat: ExportFormat;
  ExternalId: ResolverTypeWrapper<ExternalId>;
  ExternalIdBy: ExternalIdBy;
  ExternalIdInput: ExternalIdInput;
  Feature: ResolverTypeWrapper<FeatureView>;
  FeatureChange: FeatureChange;
  FeatureChanged: ResolverTypeWrapper<LiveEvent>;
  FeatureChangedEvent: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['FeatureChangedEvent']>;
  FeatureChangedPage: ResolverTypeWrapper<LivePage>;
  FeatureHasDependents: ResolverTypeWrapper<Omit<FeatureHasDependents, 'dependents'> & { dependents: ReadonlyArray<ResolversTypes['Feature']> }>;
  FeatureParameters: ResolverTypeWrapper<FeatureParametersView>;
  FeatureParametersPayload: ResolverTypeWrapper<Omit<FeatureParametersPayload, 'featureParameters' | 'userErrors'> & { featureParameters: ResolversTypes['FeatureParameters'], userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
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
  FeatureUpdatesPayload: ResolverTypeWrapper<Omit<FeatureUpdatesPayload, 'added' | 'changed' | 'userErrors'> & { added: ReadonlyArray<ResolversTypes['Feature']>, changed: ReadonlyArray<ResolversTypes['Feature']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  FieldGroup: FieldGroup;
  FieldGroupPolicy: ResolverTypeWrapper<FieldGroupPolicy>;
  FieldRefused: ResolverTypeWrapper<FieldRefused>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  FlushChannelCacheInput: FlushChannelCacheInput;
  FlushChannelCachePayload: ResolverTypeWrapper<Omit<FlushChannelCachePayload, 'channelDatabases' | 'userErrors'> & { channelDatabases: ReadonlyArray<ResolversTypes['ChannelDatabase']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  FunctionalityProfile: ResolverTypeWrapper<FunctionalityProfile>;
  FunctionalityProfileInput: FunctionalityProfileInput;
  Gap: ResolverTypeWrapper<Gap>;
  GapReason: GapReason;
  HeadquartersConnection: ResolverTypeWrapper<HeadquartersConnection>;
  HeadquartersLoss: ResolverTypeWrapper<Omit<HeadquartersLoss, 'channelDatabase'> & { channelDatabase: ResolversTypes['ChannelDatabase'] }>;
  HeadquartersOver: HeadquartersOver;
  HeadquartersRewound: ResolverTypeWrapper<HeadquartersRewound>;
  HeadquartersState: HeadquartersState;
  HistoryReason: HistoryReason;
  HoldStoreUpgradesInput: HoldStoreUpgradesInput;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  IdempotencyKeyInProgress: ResolverTypeWrapper<IdempotencyKeyInProgress>;
  IdempotencyKeyReused: ResolverTypeWrapper<IdempotencyKeyReused>;
  InstallationStatus: ResolverTypeWrapper<Omit<InstallationStatus, 'diagnosis'> & { diagnosis: ResolversTypes['Diagnosis'] }>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Issue: ResolverTypeWrapper<IssueView>;
  IssueChanged: ResolverTypeWrapper<LiveEvent>;
  IssueChangedEvent: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['IssueChangedEvent']>;
  IssueChangedPage: ResolverTypeWrapper<LivePage>;
  IssueConnection: ResolverTypeWrapper<Omit<IssueConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['IssueEdge']>, nodes: ReadonlyArray<ResolversTypes['Issue']> }>;
  IssueEdge: ResolverTypeWrapper<Omit<IssueEdge, 'node'> & { node: ResolversTypes['Issue'] }>;
  IssueHour: ResolverTypeWrapper<IssueHour>;
  IssueLoyaltyCardInput: IssueLoyaltyCardInput;
  IssueLoyaltyCardPayload: ResolverTypeWrapper<LoyaltyCardOutcome>;
  IssueStatus: IssueStatus;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  JobAlreadyRunning: ResolverTypeWrapper<Omit<JobAlreadyRunning, 'run'> & { run?: Maybe<ResolversTypes['BatchRun']> }>;
  JoinCode: ResolverTypeWrapper<JoinCode>;
  JoinCodeStatus: JoinCodeStatus;
  LegalEntity: ResolverTypeWrapper<LegalEntity>;
  LegalEntityInput: LegalEntityInput;
  Limit: ResolverTypeWrapper<Limit>;
  LinkLoyaltyCardInput: LinkLoyaltyCardInput;
  LinkLoyaltyCardPayload: ResolverTypeWrapper<LoyaltyCardOutcome>;
  LostCapture: ResolverTypeWrapper<LostCapture>;
  LoyaltyCard: ResolverTypeWrapper<LoyaltyCardView>;
  MergeChoice: MergeChoice;
  MergeCustomersInput: MergeCustomersInput;
  MergeCustomersPayload: ResolverTypeWrapper<Omit<MergeCustomersPayload, 'customer' | 'fields' | 'merge' | 'userErrors'> & { customer?: Maybe<ResolversTypes['Customer']>, fields: ReadonlyArray<ResolversTypes['MergedField']>, merge?: Maybe<ResolversTypes['CustomerMerge']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  MergeSide: MergeSide;
  MergedField: ResolverTypeWrapper<ShownField>;
  MergedPart: ResolverTypeWrapper<MergedPart>;
  MergedPartKind: MergedPartKind;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  MuteAlertInput: MuteAlertInput;
  MySignInSessionsOf: MySignInSessionsOf;
  NamedEntity: ResolverTypeWrapper<NamedEntity>;
  NamedEntityInput: NamedEntityInput;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  NumberSequence: ResolverTypeWrapper<NumberSequence>;
  NumberSequenceInput: NumberSequenceInput;
  OfferOperationsAgainInput: OfferOperationsAgainInput;
  OfferOperationsAgainPayload: ResolverTypeWrapper<Omit<OfferOperationsAgainPayload, 'userErrors'> & { userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  OpenAlerts: ResolverTypeWrapper<Omit<OpenAlerts, 'alerts'> & { alerts: ReadonlyArray<ResolversTypes['Alert']> }>;
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
  OperationHistogramInterval: ResolverTypeWrapper<OperationHistogramInterval>;
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
  PauseRegisterInput: PauseRegisterInput;
  PipelineStep: PipelineStep;
  PipelineStepStats: ResolverTypeWrapper<PipelineStepStats>;
  PossibleDuplicate: ResolverTypeWrapper<DuplicateView>;
  PossibleDuplicateConnection: ResolverTypeWrapper<Omit<PossibleDuplicateConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PossibleDuplicateEdge']>, nodes: ReadonlyArray<ResolversTypes['PossibleDuplicate']> }>;
  PossibleDuplicateEdge: ResolverTypeWrapper<Omit<PossibleDuplicateEdge, 'node'> & { node: ResolversTypes['PossibleDuplicate'] }>;
  PossibleDuplicateReason: PossibleDuplicateReason;
  ProcessRole: ProcessRole;
  PutCustomerInput: PutCustomerInput;
  PutCustomerPayload: ResolverTypeWrapper<OwnOutcome>;
  PutCustomersInput: PutCustomersInput;
  PutCustomersPayload: ResolverTypeWrapper<Omit<PutCustomersPayload, 'results' | 'userErrors'> & { results: ReadonlyArray<ResolversTypes['PutCustomerPayload']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  PutCustomersRow: PutCustomersRow;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Ready: ResolverTypeWrapper<Ready>;
  RealtimeServiceCall: ResolverTypeWrapper<RealtimeCallView>;
  RealtimeServiceCallConnection: ResolverTypeWrapper<Omit<RealtimeServiceCallConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['RealtimeServiceCallEdge']>, nodes: ReadonlyArray<ResolversTypes['RealtimeServiceCall']> }>;
  RealtimeServiceCallCount: ResolverTypeWrapper<RealtimeCallCount>;
  RealtimeServiceCallCounts: ResolverTypeWrapper<Omit<RealtimeServiceCallCounts, 'counts'> & { counts: ReadonlyArray<ResolversTypes['RealtimeServiceCallCount']> }>;
  RealtimeServiceCallEdge: ResolverTypeWrapper<Omit<RealtimeServiceCallEdge, 'node'> & { node: ResolversTypes['RealtimeServiceCall'] }>;
  RealtimeServiceOutcome: RealtimeServiceOutcome;
  RealtimeServiceStats: ResolverTypeWrapper<RealtimeServiceStats>;
  ReceiptOption: ReceiptOption;
  ReconcileInput: ReconcileInput;
  ReconcilePayload: ResolverTypeWrapper<Omit<ReconcilePayload, 'found' | 'places' | 'run' | 'userErrors'> & { found: ReadonlyArray<ResolversTypes['DifferenceCount']>, places: ReadonlyArray<ResolversTypes['ReconciledPlace']>, run?: Maybe<ResolversTypes['BatchRun']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  ReconciledPlace: ResolverTypeWrapper<PlaceResult>;
  Reconciliation: ResolverTypeWrapper<ReconciliationView>;
  ReconciliationResult: ReconciliationResult;
  RecoverHeadquartersInput: RecoverHeadquartersInput;
  RecoverHeadquartersPayload: ResolverTypeWrapper<Omit<RecoverHeadquartersPayload, 'losses' | 'run' | 'userErrors'> & { losses: ReadonlyArray<ResolversTypes['HeadquartersLoss']>, run?: Maybe<ResolversTypes['BatchRun']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  RecoverWebhookEndpointInput: RecoverWebhookEndpointInput;
  Refused: ResolverTypeWrapper<Refused>;
  Register: ResolverTypeWrapper<RegisterState>;
  RegisterInput: RegisterInput;
  RegisterPause: ResolverTypeWrapper<RegisterPause>;
  RegisterPayload: ResolverTypeWrapper<Omit<RegisterPayload, 'register' | 'userErrors'> & { register?: Maybe<ResolversTypes['Register']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  RehearsedErrorGroup: ResolverTypeWrapper<RehearsedErrorGroup>;
  RehearsedItem: ResolverTypeWrapper<RehearsedItemView>;
  RehearsedOutcome: RehearsedOutcome;
  ReleaseScheduleInput: ReleaseScheduleInput;
  Remedy: ResolverTypeWrapper<RemedyView>;
  RemoveCustomerAddressInput: RemoveCustomerAddressInput;
  RemoveCustomerContactInput: RemoveCustomerContactInput;
  ReplayWebhookEventInput: ReplayWebhookEventInput;
  ReportRegisterInput: ReportRegisterInput;
  ReportRegisterPayload: ResolverTypeWrapper<Omit<ReportRegisterPayload, 'userErrors'> & { userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  ResolveConflictInput: ResolveConflictInput;
  ResolveConflictPayload: ResolverTypeWrapper<Omit<ResolveConflictPayload, 'operation' | 'userErrors'> & { operation?: Maybe<ResolversTypes['Operation']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  RestoreCustomersInput: RestoreCustomersInput;
  RestoreCustomersPayload: ResolverTypeWrapper<Omit<RestoreCustomersPayload, 'userErrors'> & { userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  RestoreOperationInput: RestoreOperationInput;
  RestoreOperationPayload: ResolverTypeWrapper<Omit<RestoreOperationPayload, 'alsoRestored' | 'operation' | 'userErrors'> & { alsoRestored: ReadonlyArray<ResolversTypes['Operation']>, operation?: Maybe<ResolversTypes['Operation']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  RestorePossibleDuplicateInput: RestorePossibleDuplicateInput;
  RestorePossibleDuplicatePayload: ResolverTypeWrapper<Omit<RestorePossibleDuplicatePayload, 'duplicate' | 'userErrors'> & { duplicate?: Maybe<ResolversTypes['PossibleDuplicate']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  Retention: ResolverTypeWrapper<Retention>;
  RetryWelcomeMessagesInput: RetryWelcomeMessagesInput;
  RetryWelcomeMessagesPayload: ResolverTypeWrapper<Omit<RetryWelcomeMessagesPayload, 'userErrors'> & { userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  RevealCustomerInput: RevealCustomerInput;
  RevealCustomerPayload: ResolverTypeWrapper<Omit<RevealCustomerPayload, 'customer' | 'userErrors'> & { customer?: Maybe<ResolversTypes['Customer']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  RevokeStoreKeyInput: RevokeStoreKeyInput;
  RevokeStoreKeyPayload: ResolverTypeWrapper<Omit<RevokeStoreKeyPayload, 'channelDatabase' | 'userErrors'> & { channelDatabase?: Maybe<ResolversTypes['ChannelDatabase']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  Risk: Risk;
  Role: Role;
  RotateWebhookSecretInput: RotateWebhookSecretInput;
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
  SchedulePayload: ResolverTypeWrapper<Omit<SchedulePayload, 'schedule' | 'userErrors'> & { schedule?: Maybe<ResolversTypes['DistributionSchedule']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  ScheduleWorkers: ResolverTypeWrapper<ScheduleWorkers>;
  SearchLocation: SearchLocation;
  ServerInfo: ResolverTypeWrapper<ServerInfoView>;
  SessionInput: SessionInput;
  SessionPayload: ResolverTypeWrapper<Omit<SessionPayload, 'session' | 'userErrors'> & { session?: Maybe<ResolversTypes['CdxSession']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  SetAlertRuleInput: SetAlertRuleInput;
  SetChannelDatabaseGroupInput: SetChannelDatabaseGroupInput;
  SetChannelOfflineInput: SetChannelOfflineInput;
  SetCustomerAddressBooksInput: SetCustomerAddressBooksInput;
  SetCustomerAddressBooksPayload: ResolverTypeWrapper<Omit<SetCustomerAddressBooksPayload, 'customer' | 'userErrors'> & { customer?: Maybe<ResolversTypes['Customer']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  SetCustomerAttributesInput: SetCustomerAttributesInput;
  SetCustomerContactInput: SetCustomerContactInput;
  SetCustomerExternalIdsInput: SetCustomerExternalIdsInput;
  SetDataSyncPausedInput: SetDataSyncPausedInput;
  SetDataSyncPausedPayload: ResolverTypeWrapper<Omit<SetDataSyncPausedPayload, 'channelDatabase' | 'userErrors'> & { channelDatabase?: Maybe<ResolversTypes['ChannelDatabase']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  SetFeatureParametersInput: SetFeatureParametersInput;
  SetFunctionalityProfileInput: SetFunctionalityProfileInput;
  SetFunctionalityProfilePayload: ResolverTypeWrapper<Omit<SetFunctionalityProfilePayload, 'userErrors'> & { userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  SetRealtimeServiceAvailableInput: SetRealtimeServiceAvailableInput;
  SetScheduleInput: SetScheduleInput;
  SetSimulationInput: SetSimulationInput;
  SetSimulationPayload: ResolverTypeWrapper<Omit<SetSimulationPayload, 'simulation' | 'userErrors'> & { simulation?: Maybe<ResolversTypes['Simulation']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  SetUpOrganizationInput: SetUpOrganizationInput;
  SetUpOrganizationPayload: ResolverTypeWrapper<Omit<SetUpOrganizationPayload, 'organization' | 'userErrors'> & { organization?: Maybe<ResolversTypes['Organization']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  SetWebhookEndpointInput: SetWebhookEndpointInput;
  Side: Side;
  SignInSession: ResolverTypeWrapper<SignInSessionView>;
  SignInSessionsOf: SignInSessionsOf;
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
  Store: ResolverTypeWrapper<Store>;
  StoreAttention: StoreAttention;
  StoreConnection: ResolverTypeWrapper<Omit<StoreConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['StoreEdge']>, nodes: ReadonlyArray<ResolversTypes['StoreSummary']> }>;
  StoreEdge: ResolverTypeWrapper<Omit<StoreEdge, 'node'> & { node: ResolversTypes['StoreSummary'] }>;
  StoreFilter: StoreFilter;
  StoreHealth: StoreHealth;
  StoreKey: ResolverTypeWrapper<StoreKey>;
  StoreKeyStatus: StoreKeyStatus;
  StoreRefusal: ResolverTypeWrapper<StoreRefusal>;
  StoreResult: ResolverTypeWrapper<Omit<StoreResult, 'channelDatabase' | 'userErrors'> & { channelDatabase?: Maybe<ResolversTypes['ChannelDatabase']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  StoreStatus: StoreStatus;
  StoreSummary: ResolverTypeWrapper<StoreSummaryView>;
  StoresInput: StoresInput;
  StoresPayload: ResolverTypeWrapper<Omit<StoresPayload, 'results' | 'userErrors'> & { results: ReadonlyArray<ResolversTypes['StoreResult']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Switch: ResolverTypeWrapper<Scalars['Switch']['output']>;
  SynchronizeForOrderInput: SynchronizeForOrderInput;
  SynchronizeForOrderPayload: ResolverTypeWrapper<CustomerForOrder>;
  SynchronizeInput: SynchronizeInput;
  SynchronizeOperationInput: SynchronizeOperationInput;
  SynchronizeOperationPayload: ResolverTypeWrapper<Omit<SynchronizeOperationPayload, 'operation' | 'rehearsal' | 'userErrors'> & { operation?: Maybe<ResolversTypes['Operation']>, rehearsal?: Maybe<ResolversTypes['OperationRehearsal']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  SynchronizeOperationsInput: SynchronizeOperationsInput;
  SynchronizeOperationsPayload: ResolverTypeWrapper<Omit<SynchronizeOperationsPayload, 'bulkRun' | 'rehearsal' | 'userErrors'> & { bulkRun?: Maybe<ResolversTypes['BulkRun']>, rehearsal?: Maybe<ResolversTypes['BulkRehearsal']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  SynchronizePayload: ResolverTypeWrapper<Omit<SynchronizePayload, 'runs' | 'userErrors'> & { runs: ReadonlyArray<ResolversTypes['BatchRun']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  TestWebhookEndpointInput: TestWebhookEndpointInput;
  ThroughputSample: ResolverTypeWrapper<ThroughputSample>;
  TokenTrust: ResolverTypeWrapper<TokenTrust>;
  Trace: ResolverTypeWrapper<TraceView>;
  TraceStep: ResolverTypeWrapper<TraceStepView>;
  TraceStepName: TraceStepName;
  UndoCorrectionInput: UndoCorrectionInput;
  UndoCorrectionPayload: ResolverTypeWrapper<Omit<UndoCorrectionPayload, 'correction' | 'userErrors'> & { correction?: Maybe<ResolversTypes['BulkCorrection']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  UndoMergeInput: UndoMergeInput;
  UndoMergePayload: ResolverTypeWrapper<Omit<UndoMergePayload, 'merge' | 'userErrors'> & { merge?: Maybe<ResolversTypes['CustomerMerge']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  UndoSaveInput: UndoSaveInput;
  UndoSavePayload: ResolverTypeWrapper<Omit<UndoSavePayload, 'operation' | 'userErrors'> & { operation?: Maybe<ResolversTypes['Operation']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  UnmuteAlertInput: UnmuteAlertInput;
  UnsentWelcomeMessages: ResolverTypeWrapper<UnsentWelcomeMessages>;
  UpdateCorrectedCustomersInput: UpdateCorrectedCustomersInput;
  UpdateCorrectedCustomersPayload: ResolverTypeWrapper<Omit<UpdateCorrectedCustomersPayload, 'customers' | 'userErrors'> & { customers: ReadonlyArray<ResolversTypes['CorrectedCustomer']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  UpdateCustomerAddressInput: UpdateCustomerAddressInput;
  UpdateCustomerInput: UpdateCustomerInput;
  UpdateCustomerPayload: ResolverTypeWrapper<CustomerOutcome>;
  UpdateIssuesInput: UpdateIssuesInput;
  UpdateIssuesPayload: ResolverTypeWrapper<Omit<UpdateIssuesPayload, 'issues' | 'userErrors'> & { issues: ReadonlyArray<ResolversTypes['Issue']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  UpgradeHold: ResolverTypeWrapper<UpgradeHold>;
  UploadAttempt: ResolverTypeWrapper<UploadAttempt>;
  UploadSession: ResolverTypeWrapper<UploadSessionRow>;
  UploadSessionConnection: ResolverTypeWrapper<Omit<UploadSessionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['UploadSessionEdge']>, nodes: ReadonlyArray<ResolversTypes['UploadSession']> }>;
  UploadSessionEdge: ResolverTypeWrapper<Omit<UploadSessionEdge, 'node'> & { node: ResolversTypes['UploadSession'] }>;
  UploadSessionStatus: UploadSessionStatus;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
  UserErrorCode: UserErrorCode;
  VersionConflict: ResolverTypeWrapper<VersionConflictRefusal>;
  WebhookDelivery: ResolverTypeWrapper<WebhookDeliveryView>;
  WebhookEndpoint: ResolverTypeWrapper<WebhookEndpointView>;
  WebhookEndpointPayload: ResolverTypeWrapper<Omit<WebhookEndpointPayload, 'endpoint' | 'userErrors'> & { endpoint?: Maybe<ResolversTypes['WebhookEndpoint']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  WebhookEvent: WebhookEvent;
  WebhookFormat: WebhookFormat;
  WebhookMessageKind: WebhookMessageKind;
  WebhookOutcome: WebhookOutcome;
  WebhookSecret: ResolverTypeWrapper<WebhookSecret>;
  WebhookSecretPayload: ResolverTypeWrapper<Omit<WebhookSecretPayload, 'endpoint' | 'userErrors'> & { endpoint?: Maybe<ResolversTypes['WebhookEndpoint']>, userErrors: ReadonlyArray<ResolversTypes['UserError']> }>;
  WebhookSetAside: ResolverTypeWrapper<WebhookSetAsideView>;
  WelcomeMessage: ResolverTypeWrapper<WelcomeMessage>;
  WelcomeMessageInput: WelcomeMessageInput;
  Whoami: ResolverTypeWrapper<Whoami>;
  WithheldSchedule: ResolverTypeWrapper<WithheldSchedule>;
  WithholdScheduleInput: WithholdScheduleInput;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AcceptChannelDatabaseInput: AcceptChannelDatabaseInput;
  AcceptChannelDatabasePayload: Omit<AcceptChannelDatabasePayload, 'channelDatabase' | 'userErrors'> & { channelDatabase?: Maybe<ResolversParentTypes['ChannelDatabase']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  AcceptDifferenceInput: AcceptDifferenceInput;
  AcceptDifferencePayload: Omit<AcceptDifferencePayload, 'difference' | 'userErrors'> & { difference?: Maybe<ResolversParentTypes['Difference']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  AddCustomerAddressInput: AddCustomerAddressInput;
  AddressInput: AddressInput;
  AdoptCustomerInput: AdoptCustomerInput;
  Alert: AlertView;
  AlertConnection: Omit<AlertConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['AlertEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Alert']> };
  AlertEdge: Omit<AlertEdge, 'node'> & { node: ResolversParentTypes['Alert'] };
  AlertMute: AlertMute;
  AlertNotice: AlertNotice;
  AlertPayload: Omit<AlertPayload, 'alert' | 'userErrors'> & { alert?: Maybe<ResolversParentTypes['Alert']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  AlertRule: AlertRuleView;
  AlertRulePayload: Omit<AlertRulePayload, 'rule' | 'userErrors'> & { rule?: Maybe<ResolversParentTypes['AlertRule']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  AppliedJob: AppliedJob;
  ApplyRemedyInput: ApplyRemedyInput;
  ApplyRemedyPayload: Omit<ApplyRemedyPayload, 'diagnosis' | 'userErrors'> & { diagnosis?: Maybe<ResolversParentTypes['Diagnosis']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  AttributeChange: AttributeChange;
  AttributeChangeInput: AttributeChangeInput;
  AttributeDefinition: AttributeDefinition;
  AttributeDefinitionInput: AttributeDefinitionInput;
  AttributeGroup: AttributeGroup;
  AttributeGroupInput: AttributeGroupInput;
  AttributeInput: AttributeInput;
  AttributeTranslation: AttributeTranslation;
  AttributeTranslationInput: AttributeTranslationInput;
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
  BulkCorrection: BulkCorrectionView;
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
  ChannelDatabaseGroupPayload: Omit<ChannelDatabaseGroupPayload, 'userErrors'> & { userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  ChannelDatabaseInput: ChannelDatabaseInput;
  ChannelFeature: ChannelFeatureView;
  ChannelInput: ChannelInput;
  ChannelPayload: Omit<ChannelPayload, 'channel' | 'userErrors'> & { channel?: Maybe<ResolversParentTypes['Channel']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  Check: CheckView;
  CheckFailure: Failing;
  CheckForFeatureUpdatesInput: CheckForFeatureUpdatesInput;
  CleanUp: Omit<CleanUp, 'run'> & { run: ResolversParentTypes['BatchRun'] };
  CleanUpInput: CleanUpInput;
  CleanUpPayload: Omit<CleanUpPayload, 'cleanUps' | 'userErrors'> & { cleanUps: ReadonlyArray<ResolversParentTypes['CleanUp']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  ConflictChoiceInput: ConflictChoiceInput;
  ConflictPolicyInput: ConflictPolicyInput;
  ContactInput: ContactInput;
  CorrectOperationsInput: CorrectOperationsInput;
  CorrectOperationsPayload: Omit<CorrectOperationsPayload, 'correction' | 'rehearsal' | 'userErrors'> & { correction?: Maybe<ResolversParentTypes['BulkCorrection']>, rehearsal?: Maybe<ResolversParentTypes['BulkRehearsal']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  CorrectedCustomer: CorrectedCustomerView;
  Coverage: Coverage;
  CreateChannelDatabaseGroupInput: CreateChannelDatabaseGroupInput;
  CreateCustomerInput: CreateCustomerInput;
  CreateCustomerPayload: CustomerOutcome;
  CreateCustomersInput: CreateCustomersInput;
  CreateCustomersPayload: CreatedCustomers;
  CreateCustomersResult: CustomerOutcome;
  CreateCustomersRow: CreateCustomersRow;
  CreateJoinCodeInput: CreateJoinCodeInput;
  CreateJoinCodePayload: Omit<CreateJoinCodePayload, 'channelDatabase' | 'userErrors'> & { channelDatabase?: Maybe<ResolversParentTypes['ChannelDatabase']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  CreateScheduleInput: CreateScheduleInput;
  CreateWebhookEndpointInput: CreateWebhookEndpointInput;
  Customer: CustomerView;
  CustomerAddress: CustomerAddress;
  CustomerAffiliationInput: CustomerAffiliationInput;
  CustomerAttribute: CustomerAttribute;
  CustomerBy: CustomerBy;
  CustomerChanged: LiveEvent;
  CustomerChangedEvent: ResolversUnionTypes<ResolversParentTypes>['CustomerChangedEvent'];
  CustomerChangesInput: CustomerChangesInput;
  CustomerConnection: CustomerPage;
  CustomerConsent: ConsentView;
  CustomerContact: CustomerContact;
  CustomerEdge: Omit<CustomerEdge, 'node'> & { node: ResolversParentTypes['Customer'] };
  CustomerFilter: CustomerFilter;
  CustomerHistoryConnection: Omit<CustomerHistoryConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['CustomerHistoryEdge']>, nodes: ReadonlyArray<ResolversParentTypes['CustomerHistoryEntry']> };
  CustomerHistoryEdge: Omit<CustomerHistoryEdge, 'node'> & { node: ResolversParentTypes['CustomerHistoryEntry'] };
  CustomerHistoryEntry: HistoryEntryView;
  CustomerInput: CustomerInput;
  CustomerMerge: MergeView;
  CustomerWarning: CustomerWarning;
  CustomersChangedPage: LivePage;
  DashboardStats: DashboardStatsView;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  DefaultCustomer: DefaultCustomer;
  DefaultCustomerInput: DefaultCustomerInput;
  DeleteChannelDatabaseGroupInput: DeleteChannelDatabaseGroupInput;
  DeleteScheduleInput: DeleteScheduleInput;
  DeleteWebhookEndpointInput: DeleteWebhookEndpointInput;
  DeleteWelcomeMessageInput: DeleteWelcomeMessageInput;
  DeleteWelcomeMessagePayload: Omit<DeleteWelcomeMessagePayload, 'userErrors'> & { userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  DiagnoseCustomerBy: DiagnoseCustomerBy;
  DiagnoseInput: DiagnoseInput;
  Diagnosis: DiagnosisView;
  Difference: DifferenceView;
  DifferenceConnection: Omit<DifferenceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['DifferenceEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Difference']> };
  DifferenceCount: FoundCount;
  DifferenceEdge: Omit<DifferenceEdge, 'node'> & { node: ResolversParentTypes['Difference'] };
  DisableFeatureInput: DisableFeatureInput;
  DiscardWebhookEventInput: DiscardWebhookEventInput;
  DiskSpace: DiskSpace;
  DismissOperationInput: DismissOperationInput;
  DismissOperationPayload: Omit<DismissOperationPayload, 'alsoDismissed' | 'operation' | 'released' | 'userErrors'> & { alsoDismissed: ReadonlyArray<ResolversParentTypes['Operation']>, operation?: Maybe<ResolversParentTypes['Operation']>, released: ReadonlyArray<ResolversParentTypes['Operation']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  DismissPossibleDuplicateInput: DismissPossibleDuplicateInput;
  DismissPossibleDuplicatePayload: Omit<DismissPossibleDuplicatePayload, 'duplicate' | 'userErrors'> & { duplicate?: Maybe<ResolversParentTypes['PossibleDuplicate']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  DistributionSchedule: ScheduleRow;
  DownloadSession: DownloadSessionRow;
  DownloadSessionConnection: Omit<DownloadSessionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['DownloadSessionEdge']>, nodes: ReadonlyArray<ResolversParentTypes['DownloadSession']> };
  DownloadSessionEdge: Omit<DownloadSessionEdge, 'node'> & { node: ResolversParentTypes['DownloadSession'] };
  EnableAllFeaturesInput: EnableAllFeaturesInput;
  EnableAllFeaturesPayload: Omit<EnableAllFeaturesPayload, 'enabled' | 'skipped' | 'userErrors'> & { enabled: ReadonlyArray<ResolversParentTypes['Feature']>, skipped: ReadonlyArray<ResolversParentTypes['SkippedFeature']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  EnableFeatureInput: EnableFeatureInput;
  EndMySignInSessionsInput: EndMySignInSessionsInput;
  EndSignInSessionsInput: EndSignInSessionsInput;
  EndSignInSessionsPayload: Omit<EndSignInSessionsPayload, 'userErrors'> & { userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  EraseCustomerInput: EraseCustomerInput;
  EraseCustomerPayload: ErasureOutcome;
  Erasure: ErasureView;
  ErasureConnection: Omit<ErasureConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ErasureEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Erasure']> };
  ErasureEdge: Omit<ErasureEdge, 'node'> & { node: ResolversParentTypes['Erasure'] };
  ErasureInDatabase: ErasureDelivery;
  ErasureRehearsal: RehearsedErasure;
  ErasureTable: ErasureTable;
  Evidence: EvidenceView;
  Explanation: Explanation;
  ExportCustomerInput: ExportCustomerInput;
  ExportCustomerPayload: Omit<ExportCustomerPayload, 'userErrors'> & { userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  ExternalId: ExternalId;
  ExternalIdBy: ExternalIdBy;
  ExternalIdInput: ExternalIdInput;
  Feature: FeatureView;
  FeatureChanged: LiveEvent;
  FeatureChangedEvent: ResolversUnionTypes<ResolversParentTypes>['FeatureChangedEvent'];
  FeatureChangedPage: LivePage;
  FeatureHasDependents: Omit<FeatureHasDependents, 'dependents'> & { dependents: ReadonlyArray<ResolversParentTypes['Feature']> };
  FeatureParameters: FeatureParametersView;
  FeatureParametersPayload: Omit<FeatureParametersPayload, 'featureParameters' | 'userErrors'> & { featureParameters: ResolversParentTypes['FeatureParameters'], userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  FeaturePayload: Omit<FeaturePayload, 'feature' | 'plan' | 'userErrors'> & { feature?: Maybe<ResolversParentTypes['Feature']>, plan?: Maybe<ResolversParentTypes['FeaturePlan']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  FeaturePlan: FeaturePlanView;
  FeaturePlanRun: FeaturePlanRunView;
  FeaturePlanRunPayload: Omit<FeaturePlanRunPayload, 'planRun' | 'userErrors'> & { planRun?: Maybe<ResolversParentTypes['FeaturePlanRun']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  FeaturePlanStep: PlanStepView;
  FeaturePrerequisitesMissing: Omit<FeaturePrerequisitesMissing, 'missing'> & { missing: ReadonlyArray<ResolversParentTypes['Feature']> };
  FeatureUpdatesPayload: Omit<FeatureUpdatesPayload, 'added' | 'changed' | 'userErrors'> & { added: ReadonlyArray<ResolversParentTypes['Feature']>, changed: ReadonlyArray<ResolversParentTypes['Feature']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  FieldGroupPolicy: FieldGroupPolicy;
  FieldRefused: FieldRefused;
  Float: Scalars['Float']['output'];
  FlushChannelCacheInput: FlushChannelCacheInput;
  FlushChannelCachePayload: Omit<FlushChannelCachePayload, 'channelDatabases' | 'userErrors'> & { channelDatabases: ReadonlyArray<ResolversParentTypes['ChannelDatabase']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  FunctionalityProfile: FunctionalityProfile;
  FunctionalityProfileInput: FunctionalityProfileInput;
  Gap: Gap;
  HeadquartersConnection: HeadquartersConnection;
  HeadquartersLoss: Omit<HeadquartersLoss, 'channelDatabase'> & { channelDatabase: ResolversParentTypes['ChannelDatabase'] };
  HeadquartersRewound: HeadquartersRewound;
  HoldStoreUpgradesInput: HoldStoreUpgradesInput;
  ID: Scalars['ID']['output'];
  IdempotencyKeyInProgress: IdempotencyKeyInProgress;
  IdempotencyKeyReused: IdempotencyKeyReused;
  InstallationStatus: Omit<InstallationStatus, 'diagnosis'> & { diagnosis: ResolversParentTypes['Diagnosis'] };
  Int: Scalars['Int']['output'];
  Issue: IssueView;
  IssueChanged: LiveEvent;
  IssueChangedEvent: ResolversUnionTypes<ResolversParentTypes>['IssueChangedEvent'];
  IssueChangedPage: LivePage;
  IssueConnection: Omit<IssueConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['IssueEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Issue']> };
  IssueEdge: Omit<IssueEdge, 'node'> & { node: ResolversParentTypes['Issue'] };
  IssueHour: IssueHour;
  IssueLoyaltyCardInput: IssueLoyaltyCardInput;
  IssueLoyaltyCardPayload: LoyaltyCardOutcome;
  JSON: Scalars['JSON']['output'];
  JobAlreadyRunning: Omit<JobAlreadyRunning, 'run'> & { run?: Maybe<ResolversParentTypes['BatchRun']> };
  JoinCode: JoinCode;
  LegalEntity: LegalEntity;
  LegalEntityInput: LegalEntityInput;
  Limit: Limit;
  LinkLoyaltyCardInput: LinkLoyaltyCardInput;
  LinkLoyaltyCardPayload: LoyaltyCardOutcome;
  LostCapture: LostCapture;
  LoyaltyCard: LoyaltyCardView;
  MergeChoice: MergeChoice;
  MergeCustomersInput: MergeCustomersInput;
  MergeCustomersPayload: Omit<MergeCustomersPayload, 'customer' | 'fields' | 'merge' | 'userErrors'> & { customer?: Maybe<ResolversParentTypes['Customer']>, fields: ReadonlyArray<ResolversParentTypes['MergedField']>, merge?: Maybe<ResolversParentTypes['CustomerMerge']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  MergedField: ShownField;
  MergedPart: MergedPart;
  Mutation: Record<PropertyKey, never>;
  MuteAlertInput: MuteAlertInput;
  MySignInSessionsOf: MySignInSessionsOf;
  NamedEntity: NamedEntity;
  NamedEntityInput: NamedEntityInput;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  NumberSequence: NumberSequence;
  NumberSequenceInput: NumberSequenceInput;
  OfferOperationsAgainInput: OfferOperationsAgainInput;
  OfferOperationsAgainPayload: Omit<OfferOperationsAgainPayload, 'userErrors'> & { userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  OpenAlerts: Omit<OpenAlerts, 'alerts'> & { alerts: ReadonlyArray<ResolversParentTypes['Alert']> };
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
  OperationHistogramInterval: OperationHistogramInterval;
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
  PauseRegisterInput: PauseRegisterInput;
  PipelineStepStats: PipelineStepStats;
  PossibleDuplicate: DuplicateView;
  PossibleDuplicateConnection: Omit<PossibleDuplicateConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['PossibleDuplicateEdge']>, nodes: ReadonlyArray<ResolversParentTypes['PossibleDuplicate']> };
  PossibleDuplicateEdge: Omit<PossibleDuplicateEdge, 'node'> & { node: ResolversParentTypes['PossibleDuplicate'] };
  PutCustomerInput: PutCustomerInput;
  PutCustomerPayload: OwnOutcome;
  PutCustomersInput: PutCustomersInput;
  PutCustomersPayload: Omit<PutCustomersPayload, 'results' | 'userErrors'> & { results: ReadonlyArray<ResolversParentTypes['PutCustomerPayload']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  PutCustomersRow: PutCustomersRow;
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
  RecoverHeadquartersInput: RecoverHeadquartersInput;
  RecoverHeadquartersPayload: Omit<RecoverHeadquartersPayload, 'losses' | 'run' | 'userErrors'> & { losses: ReadonlyArray<ResolversParentTypes['HeadquartersLoss']>, run?: Maybe<ResolversParentTypes['BatchRun']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  RecoverWebhookEndpointInput: RecoverWebhookEndpointInput;
  Refused: Refused;
  Register: RegisterState;
  RegisterInput: RegisterInput;
  RegisterPause: RegisterPause;
  RegisterPayload: Omit<RegisterPayload, 'register' | 'userErrors'> & { register?: Maybe<ResolversParentTypes['Register']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  RehearsedErrorGroup: RehearsedErrorGroup;
  RehearsedItem: RehearsedItemView;
  ReleaseScheduleInput: ReleaseScheduleInput;
  Remedy: RemedyView;
  RemoveCustomerAddressInput: RemoveCustomerAddressInput;
  RemoveCustomerContactInput: RemoveCustomerContactInput;
  ReplayWebhookEventInput: ReplayWebhookEventInput;
  ReportRegisterInput: ReportRegisterInput;
  ReportRegisterPayload: Omit<ReportRegisterPayload, 'userErrors'> & { userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  ResolveConflictInput: ResolveConflictInput;
  ResolveConflictPayload: Omit<ResolveConflictPayload, 'operation' | 'userErrors'> & { operation?: Maybe<ResolversParentTypes['Operation']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  RestoreCustomersInput: RestoreCustomersInput;
  RestoreCustomersPayload: Omit<RestoreCustomersPayload, 'userErrors'> & { userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  RestoreOperationInput: RestoreOperationInput;
  RestoreOperationPayload: Omit<RestoreOperationPayload, 'alsoRestored' | 'operation' | 'userErrors'> & { alsoRestored: ReadonlyArray<ResolversParentTypes['Operation']>, operation?: Maybe<ResolversParentTypes['Operation']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  RestorePossibleDuplicateInput: RestorePossibleDuplicateInput;
  RestorePossibleDuplicatePayload: Omit<RestorePossibleDuplicatePayload, 'duplicate' | 'userErrors'> & { duplicate?: Maybe<ResolversParentTypes['PossibleDuplicate']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  Retention: Retention;
  RetryWelcomeMessagesInput: RetryWelcomeMessagesInput;
  RetryWelcomeMessagesPayload: Omit<RetryWelcomeMessagesPayload, 'userErrors'> & { userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  RevealCustomerInput: RevealCustomerInput;
  RevealCustomerPayload: Omit<RevealCustomerPayload, 'customer' | 'userErrors'> & { customer?: Maybe<ResolversParentTypes['Customer']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  RevokeStoreKeyInput: RevokeStoreKeyInput;
  RevokeStoreKeyPayload: Omit<RevokeStoreKeyPayload, 'channelDatabase' | 'userErrors'> & { channelDatabase?: Maybe<ResolversParentTypes['ChannelDatabase']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  RotateWebhookSecretInput: RotateWebhookSecretInput;
  RunCdxJobInput: RunCdxJobInput;
  RunCdxJobPayload: Omit<RunCdxJobPayload, 'sessions' | 'userErrors'> & { sessions: ReadonlyArray<ResolversParentTypes['CdxSession']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  RunFeaturePlanInput: RunFeaturePlanInput;
  SaveOperationInput: SaveOperationInput;
  SaveOperationPayload: Omit<SaveOperationPayload, 'operation' | 'rehearsal' | 'userErrors'> & { operation?: Maybe<ResolversParentTypes['Operation']>, rehearsal?: Maybe<ResolversParentTypes['OperationRehearsal']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  ScheduleFeatureInput: ScheduleFeatureInput;
  SchedulePayload: Omit<SchedulePayload, 'schedule' | 'userErrors'> & { schedule?: Maybe<ResolversParentTypes['DistributionSchedule']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  ScheduleWorkers: ScheduleWorkers;
  ServerInfo: ServerInfoView;
  SessionInput: SessionInput;
  SessionPayload: Omit<SessionPayload, 'session' | 'userErrors'> & { session?: Maybe<ResolversParentTypes['CdxSession']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  SetAlertRuleInput: SetAlertRuleInput;
  SetChannelDatabaseGroupInput: SetChannelDatabaseGroupInput;
  SetChannelOfflineInput: SetChannelOfflineInput;
  SetCustomerAddressBooksInput: SetCustomerAddressBooksInput;
  SetCustomerAddressBooksPayload: Omit<SetCustomerAddressBooksPayload, 'customer' | 'userErrors'> & { customer?: Maybe<ResolversParentTypes['Customer']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  SetCustomerAttributesInput: SetCustomerAttributesInput;
  SetCustomerContactInput: SetCustomerContactInput;
  SetCustomerExternalIdsInput: SetCustomerExternalIdsInput;
  SetDataSyncPausedInput: SetDataSyncPausedInput;
  SetDataSyncPausedPayload: Omit<SetDataSyncPausedPayload, 'channelDatabase' | 'userErrors'> & { channelDatabase?: Maybe<ResolversParentTypes['ChannelDatabase']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  SetFeatureParametersInput: SetFeatureParametersInput;
  SetFunctionalityProfileInput: SetFunctionalityProfileInput;
  SetFunctionalityProfilePayload: Omit<SetFunctionalityProfilePayload, 'userErrors'> & { userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  SetRealtimeServiceAvailableInput: SetRealtimeServiceAvailableInput;
  SetScheduleInput: SetScheduleInput;
  SetSimulationInput: SetSimulationInput;
  SetSimulationPayload: Omit<SetSimulationPayload, 'simulation' | 'userErrors'> & { simulation?: Maybe<ResolversParentTypes['Simulation']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  SetUpOrganizationInput: SetUpOrganizationInput;
  SetUpOrganizationPayload: Omit<SetUpOrganizationPayload, 'organization' | 'userErrors'> & { organization?: Maybe<ResolversParentTypes['Organization']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  SetWebhookEndpointInput: SetWebhookEndpointInput;
  SignInSession: SignInSessionView;
  SignInSessionsOf: SignInSessionsOf;
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
  Store: Store;
  StoreConnection: Omit<StoreConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['StoreEdge']>, nodes: ReadonlyArray<ResolversParentTypes['StoreSummary']> };
  StoreEdge: Omit<StoreEdge, 'node'> & { node: ResolversParentTypes['StoreSummary'] };
  StoreFilter: StoreFilter;
  StoreKey: StoreKey;
  StoreRefusal: StoreRefusal;
  StoreResult: Omit<StoreResult, 'channelDatabase' | 'userErrors'> & { channelDatabase?: Maybe<ResolversParentTypes['ChannelDatabase']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  StoreSummary: StoreSummaryView;
  StoresInput: StoresInput;
  StoresPayload: Omit<StoresPayload, 'results' | 'userErrors'> & { results: ReadonlyArray<ResolversParentTypes['StoreResult']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  String: Scalars['String']['output'];
  Subscription: Record<PropertyKey, never>;
  Switch: Scalars['Switch']['output'];
  SynchronizeForOrderInput: SynchronizeForOrderInput;
  SynchronizeForOrderPayload: CustomerForOrder;
  SynchronizeInput: SynchronizeInput;
  SynchronizeOperationInput: SynchronizeOperationInput;
  SynchronizeOperationPayload: Omit<SynchronizeOperationPayload, 'operation' | 'rehearsal' | 'userErrors'> & { operation?: Maybe<ResolversParentTypes['Operation']>, rehearsal?: Maybe<ResolversParentTypes['OperationRehearsal']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  SynchronizeOperationsInput: SynchronizeOperationsInput;
  SynchronizeOperationsPayload: Omit<SynchronizeOperationsPayload, 'bulkRun' | 'rehearsal' | 'userErrors'> & { bulkRun?: Maybe<ResolversParentTypes['BulkRun']>, rehearsal?: Maybe<ResolversParentTypes['BulkRehearsal']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  SynchronizePayload: Omit<SynchronizePayload, 'runs' | 'userErrors'> & { runs: ReadonlyArray<ResolversParentTypes['BatchRun']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  TestWebhookEndpointInput: TestWebhookEndpointInput;
  ThroughputSample: ThroughputSample;
  TokenTrust: TokenTrust;
  Trace: TraceView;
  TraceStep: TraceStepView;
  UndoCorrectionInput: UndoCorrectionInput;
  UndoCorrectionPayload: Omit<UndoCorrectionPayload, 'correction' | 'userErrors'> & { correction?: Maybe<ResolversParentTypes['BulkCorrection']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  UndoMergeInput: UndoMergeInput;
  UndoMergePayload: Omit<UndoMergePayload, 'merge' | 'userErrors'> & { merge?: Maybe<ResolversParentTypes['CustomerMerge']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  UndoSaveInput: UndoSaveInput;
  UndoSavePayload: Omit<UndoSavePayload, 'operation' | 'userErrors'> & { operation?: Maybe<ResolversParentTypes['Operation']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  UnmuteAlertInput: UnmuteAlertInput;
  UnsentWelcomeMessages: UnsentWelcomeMessages;
  UpdateCorrectedCustomersInput: UpdateCorrectedCustomersInput;
  UpdateCorrectedCustomersPayload: Omit<UpdateCorrectedCustomersPayload, 'customers' | 'userErrors'> & { customers: ReadonlyArray<ResolversParentTypes['CorrectedCustomer']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  UpdateCustomerAddressInput: UpdateCustomerAddressInput;
  UpdateCustomerInput: UpdateCustomerInput;
  UpdateCustomerPayload: CustomerOutcome;
  UpdateIssuesInput: UpdateIssuesInput;
  UpdateIssuesPayload: Omit<UpdateIssuesPayload, 'issues' | 'userErrors'> & { issues: ReadonlyArray<ResolversParentTypes['Issue']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  UpgradeHold: UpgradeHold;
  UploadAttempt: UploadAttempt;
  UploadSession: UploadSessionRow;
  UploadSessionConnection: Omit<UploadSessionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['UploadSessionEdge']>, nodes: ReadonlyArray<ResolversParentTypes['UploadSession']> };
  UploadSessionEdge: Omit<UploadSessionEdge, 'node'> & { node: ResolversParentTypes['UploadSession'] };
  UserError: ResolversInterfaceTypes<ResolversParentTypes>['UserError'];
  VersionConflict: VersionConflictRefusal;
  WebhookDelivery: WebhookDeliveryView;
  WebhookEndpoint: WebhookEndpointView;
  WebhookEndpointPayload: Omit<WebhookEndpointPayload, 'endpoint' | 'userErrors'> & { endpoint?: Maybe<ResolversParentTypes['WebhookEndpoint']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  WebhookSecret: WebhookSecret;
  WebhookSecretPayload: Omit<WebhookSecretPayload, 'endpoint' | 'userErrors'> & { endpoint?: Maybe<ResolversParentTypes['WebhookEndpoint']>, userErrors: ReadonlyArray<ResolversParentTypes['UserError']> };
  WebhookSetAside: WebhookSetAsideView;
  WelcomeMessage: WelcomeMessage;
  WelcomeMessageInput: WelcomeMessageInput;
  Whoami: Whoami;
  WithheldSchedule: WithheldSchedule;
  WithholdScheduleInput: WithholdScheduleInput;
};

export type AcceptChannelDatabasePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AcceptChannelDatabasePayload'] = ResolversParentTypes['AcceptChannelDatabasePayload']> = {
  channelDatabase?: Resolver<Maybe<ResolversTypes['ChannelDatabase']>, ParentType, ContextType>;
  lost?: Resolver<ReadonlyArray<ResolversTypes['LostCapture']>, ParentType, ContextType>;
  lostCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AcceptDifferencePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AcceptDifferencePayload'] = ResolversParentTypes['AcceptDifferencePayload']> = {
  difference?: Resolver<Maybe<ResolversTypes['Difference']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AlertResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Alert'] = ResolversParentTypes['Alert']> = {
  checks?: Resolver<ReadonlyArray<ResolversTypes['CheckCode']>, ParentType, ContextType>;
  closedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  firstSeenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastSeenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  mute?: Resolver<Maybe<ResolversTypes['AlertMute']>, ParentType, ContextType>;
  notices?: Resolver<ReadonlyArray<ResolversTypes['AlertNotice']>, ParentType, ContextType>;
  openedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['AlertRuleId'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AlertStatus'], ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  wellSince?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type AlertConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AlertConnection'] = ResolversParentTypes['AlertConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AlertEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Alert']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AlertEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AlertEdge'] = ResolversParentTypes['AlertEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Alert'], ParentType, ContextType>;
};

export type AlertMuteResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AlertMute'] = ResolversParentTypes['AlertMute']> = {
  mutedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  mutedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  until?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type AlertNoticeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AlertNotice'] = ResolversParentTypes['AlertNotice']> = {
  attempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  channel?: Resolver<ResolversTypes['AlertNoticeChannel'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  event?: Resolver<ResolversTypes['AlertEvent'], ParentType, ContextType>;
  lastFailure?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nextAttemptAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  sentAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AlertNoticeStatus'], ParentType, ContextType>;
};

export type AlertPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AlertPayload'] = ResolversParentTypes['AlertPayload']> = {
  alert?: Resolver<Maybe<ResolversTypes['Alert']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AlertRuleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AlertRule'] = ResolversParentTypes['AlertRule']> = {
  changed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  checks?: Resolver<ReadonlyArray<ResolversTypes['CheckCode']>, ParentType, ContextType>;
  closesAfterSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  enabled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['AlertRuleId'], ParentType, ContextType>;
  opensAfterSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  threshold?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  thresholdUnit?: Resolver<Maybe<ResolversTypes['AlertThresholdUnit']>, ParentType, ContextType>;
};

export type AlertRulePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AlertRulePayload'] = ResolversParentTypes['AlertRulePayload']> = {
  rule?: Resolver<Maybe<ResolversTypes['AlertRule']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AppliedJobResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AppliedJob'] = ResolversParentTypes['AppliedJob']> = {
  appliedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  jobId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
};

export type ApplyRemedyPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApplyRemedyPayload'] = ResolversParentTypes['ApplyRemedyPayload']> = {
  cured?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
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
  defaultValue?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  friendlyName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  helpText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  maximum?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  minimum?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  options?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  required?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  translations?: Resolver<ReadonlyArray<ResolversTypes['AttributeTranslation']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['AttributeType'], ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AttributeGroupResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AttributeGroup'] = ResolversParentTypes['AttributeGroup']> = {
  attributes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AttributeTranslationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AttributeTranslation'] = ResolversParentTypes['AttributeTranslation']> = {
  friendlyName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  helpText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  languageId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
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
  explanations?: Resolver<ReadonlyArray<ResolversTypes['Explanation']>, ParentType, ContextType>;
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

export type BulkCorrectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BulkCorrection'] = ResolversParentTypes['BulkCorrection']> = {
  corrected?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  correctedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  correctedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  synchronized?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  undoable?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  undone?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  undoneAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  undoneBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

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
  defaultCustomer?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  filterSharedCustomerTables?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  functionalityProfile?: Resolver<ResolversTypes['FunctionalityProfile'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  legalEntity?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  offline?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  oldestPendingUploadAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  pendingUploads?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  realtimeServiceAvailable?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  registers?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Register']>>, ParentType, ContextType>;
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
  connection?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  group?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  joinCodes?: Resolver<ReadonlyArray<ResolversTypes['JoinCode']>, ParentType, ContextType>;
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastUploadAttempt?: Resolver<Maybe<ResolversTypes['UploadAttempt']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  pauseDataSync?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  reachable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  reconciliation?: Resolver<Maybe<ResolversTypes['Reconciliation']>, ParentType, ContextType>;
  rewoundAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  store?: Resolver<Maybe<ResolversTypes['Store']>, ParentType, ContextType>;
  storeKeys?: Resolver<ReadonlyArray<ResolversTypes['StoreKey']>, ParentType, ContextType>;
  tokenTrust?: Resolver<Maybe<ResolversTypes['TokenTrust']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChannelDatabaseGroupPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChannelDatabaseGroupPayload'] = ResolversParentTypes['ChannelDatabaseGroupPayload']> = {
  group?: Resolver<Maybe<ResolversTypes['NamedEntity']>, ParentType, ContextType>;
  schedules?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
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
  failing?: Resolver<ReadonlyArray<ResolversTypes['CheckFailure']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  question?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  remedies?: Resolver<ReadonlyArray<ResolversTypes['Remedy']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['CheckStatus'], ParentType, ContextType>;
};

export type CheckFailureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CheckFailure'] = ResolversParentTypes['CheckFailure']> = {
  count?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  since?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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

export type CorrectOperationsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CorrectOperationsPayload'] = ResolversParentTypes['CorrectOperationsPayload']> = {
  changedMeanwhile?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  corrected?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  correction?: Resolver<Maybe<ResolversTypes['BulkCorrection']>, ParentType, ContextType>;
  more?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  notCorrectable?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  refused?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rehearsal?: Resolver<Maybe<ResolversTypes['BulkRehearsal']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CorrectedCustomerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CorrectedCustomer'] = ResolversParentTypes['CorrectedCustomer']> = {
  error?: Resolver<Maybe<ResolversTypes['UserError']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['CorrectedCustomerOutcome'], ParentType, ContextType>;
};

export type CoverageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Coverage'] = ResolversParentTypes['Coverage']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  channelDatabase?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reachable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type CreateCustomerPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateCustomerPayload'] = ResolversParentTypes['CreateCustomerPayload']> = {
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  repeated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
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
  repeated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  route?: Resolver<Maybe<ResolversTypes['CustomerRoute']>, ParentType, ContextType>;
  routeReason?: Resolver<Maybe<ResolversTypes['RouteReason']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  warnings?: Resolver<ReadonlyArray<ResolversTypes['CustomerWarning']>, ParentType, ContextType>;
};

export type CreateJoinCodePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateJoinCodePayload'] = ResolversParentTypes['CreateJoinCodePayload']> = {
  channelDatabase?: Resolver<Maybe<ResolversTypes['ChannelDatabase']>, ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CustomerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer']> = {
  accountNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  addressBooks?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  addresses?: Resolver<ReadonlyArray<ResolversTypes['CustomerAddress']>, ParentType, ContextType>;
  affiliations?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  asyncCustomerAccount?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  attributes?: Resolver<ReadonlyArray<ResolversTypes['CustomerAttribute']>, ParentType, ContextType>;
  blockLoyaltyEnrollment?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  blocked?: Resolver<Maybe<ResolversTypes['CustomerBlocked']>, ParentType, ContextType>;
  cellularPhone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  channel?: Resolver<Maybe<ResolversTypes['Channel']>, ParentType, ContextType>;
  consents?: Resolver<Maybe<ReadonlyArray<ResolversTypes['CustomerConsent']>>, ParentType, ContextType>;
  contacts?: Resolver<ReadonlyArray<ResolversTypes['CustomerContact']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  creditMax?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  currency?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  customerGroup?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  customerType?: Resolver<ResolversTypes['CustomerType'], ParentType, ContextType>;
  displayAccount?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endDiscount?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  externalIds?: Resolver<ReadonlyArray<ResolversTypes['ExternalId']>, ParentType, ContextType>;
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
  merges?: Resolver<Maybe<ReadonlyArray<ResolversTypes['CustomerMerge']>>, ParentType, ContextType>;
  middleName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  multilineDiscount?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  optOutPersonalization?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  optOutWebActivityTracking?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  organizationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  pendingOperations?: Resolver<ReadonlyArray<ResolversTypes['Operation']>, ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  phoneExtension?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  priceGroup?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  receiptEmail?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  receiptOption?: Resolver<Maybe<ResolversTypes['ReceiptOption']>, ParentType, ContextType>;
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
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isPrimary?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  purpose?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  street?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  streetNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  taxGroup?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  zipCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CustomerAttributeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerAttribute'] = ResolversParentTypes['CustomerAttribute']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['AttributeType'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CustomerChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerChanged'] = ResolversParentTypes['CustomerChanged']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  change?: Resolver<ResolversTypes['CustomerFeedChange'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  customerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  mergedInto?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CustomerChangedEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerChangedEvent'] = ResolversParentTypes['CustomerChangedEvent']> = {
  __resolveType: TypeResolveFn<'CustomerChanged' | 'Gap' | 'Ready' | 'Snapshot' | 'SourceBack' | 'SourceLost', ParentType, ContextType>;
};

export type CustomerConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerConnection'] = ResolversParentTypes['CustomerConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CustomerEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Customer']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  searchedLocation?: Resolver<ResolversTypes['SearchLocation'], ParentType, ContextType>;
};

export type CustomerConsentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerConsent'] = ResolversParentTypes['CustomerConsent']> = {
  actor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  channel?: Resolver<Maybe<ResolversTypes['Channel']>, ParentType, ContextType>;
  contactId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  contactType?: Resolver<ResolversTypes['ContactType'], ParentType, ContextType>;
  contactValue?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  given?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  operationId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  purpose?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  wording?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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

export type CustomerHistoryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerHistoryConnection'] = ResolversParentTypes['CustomerHistoryConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CustomerHistoryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['CustomerHistoryEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CustomerHistoryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerHistoryEdge'] = ResolversParentTypes['CustomerHistoryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['CustomerHistoryEntry'], ParentType, ContextType>;
};

export type CustomerHistoryEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerHistoryEntry'] = ResolversParentTypes['CustomerHistoryEntry']> = {
  actor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  changes?: Resolver<ReadonlyArray<ResolversTypes['AttributeChange']>, ParentType, ContextType>;
  channel?: Resolver<Maybe<ResolversTypes['Channel']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['OperationError']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['CustomerHistoryKind'], ParentType, ContextType>;
  masked?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  mergedAccountNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CustomerMergeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerMerge'] = ResolversParentTypes['CustomerMerge']> = {
  canBeUndone?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kept?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  leadsTo?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  mergedAccountNumber?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  mergedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  mergedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  mergedId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  undoneAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  undoneBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CustomerWarningResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerWarning'] = ResolversParentTypes['CustomerWarning']> = {
  code?: Resolver<ResolversTypes['CustomerWarningCode'], ParentType, ContextType>;
  field?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CustomersChangedPageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomersChangedPage'] = ResolversParentTypes['CustomersChangedPage']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  events?: Resolver<ReadonlyArray<ResolversTypes['CustomerChangedEvent']>, ParentType, ContextType>;
  ready?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
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

export type DeleteWelcomeMessagePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteWelcomeMessagePayload'] = ResolversParentTypes['DeleteWelcomeMessagePayload']> = {
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  welcomeMessage?: Resolver<Maybe<ResolversTypes['WelcomeMessage']>, ParentType, ContextType>;
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

export type DiskSpaceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DiskSpace'] = ResolversParentTypes['DiskSpace']> = {
  freeBytes?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  totalBytes?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
};

export type DismissOperationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DismissOperationPayload'] = ResolversParentTypes['DismissOperationPayload']> = {
  alsoDismissed?: Resolver<ReadonlyArray<ResolversTypes['Operation']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  released?: Resolver<ReadonlyArray<ResolversTypes['Operation']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DismissPossibleDuplicatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DismissPossibleDuplicatePayload'] = ResolversParentTypes['DismissPossibleDuplicatePayload']> = {
  duplicate?: Resolver<Maybe<ResolversTypes['PossibleDuplicate']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DistributionScheduleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DistributionSchedule'] = ResolversParentTypes['DistributionSchedule']> = {
  active?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  activeFrom?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  activeUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  explanations?: Resolver<ReadonlyArray<ResolversTypes['Explanation']>, ParentType, ContextType>;
  group?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  jobs?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  lastMessage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastRunAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nextRunAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  nextRuns?: Resolver<ReadonlyArray<ResolversTypes['DateTime']>, ParentType, ContextType, RequireFields<DistributionScheduleNextRunsArgs, 'first'>>;
  recurrence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DistributionScheduleStatus'], ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  withheld?: Resolver<Maybe<ResolversTypes['WithheldSchedule']>, ParentType, ContextType>;
};

export type DownloadSessionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DownloadSession'] = ResolversParentTypes['DownloadSession']> = {
  channelDatabase?: Resolver<ResolversTypes['ChannelDatabase'], ParentType, ContextType>;
  dateApplied?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  dateDownloaded?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  dateRequested?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  explanations?: Resolver<ReadonlyArray<ResolversTypes['Explanation']>, ParentType, ContextType>;
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

export type EndSignInSessionsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EndSignInSessionsPayload'] = ResolversParentTypes['EndSignInSessionsPayload']> = {
  ended?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
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

export type ExplanationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Explanation'] = ResolversParentTypes['Explanation']> = {
  about?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['ExplanationCode'], ParentType, ContextType>;
  parameters?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ExportCustomerPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExportCustomerPayload'] = ResolversParentTypes['ExportCustomerPayload']> = {
  document?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  unreachable?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ExternalIdResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExternalId'] = ResolversParentTypes['ExternalId']> = {
  id?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  system?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
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
  notImplemented?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  prerequisites?: Resolver<ReadonlyArray<ResolversTypes['Feature']>, ParentType, ContextType>;
  readBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
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

export type FeatureParametersResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FeatureParameters'] = ResolversParentTypes['FeatureParameters']> = {
  enableNewFeaturesAutomatically?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type FeatureParametersPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FeatureParametersPayload'] = ResolversParentTypes['FeatureParametersPayload']> = {
  featureParameters?: Resolver<ResolversTypes['FeatureParameters'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
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

export type FeatureUpdatesPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FeatureUpdatesPayload'] = ResolversParentTypes['FeatureUpdatesPayload']> = {
  added?: Resolver<ReadonlyArray<ResolversTypes['Feature']>, ParentType, ContextType>;
  changed?: Resolver<ReadonlyArray<ResolversTypes['Feature']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type FieldGroupPolicyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FieldGroupPolicy'] = ResolversParentTypes['FieldGroupPolicy']> = {
  fieldGroup?: Resolver<ResolversTypes['FieldGroup'], ParentType, ContextType>;
  policy?: Resolver<ResolversTypes['ConflictPolicy'], ParentType, ContextType>;
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
  createCustomerOrdersInAsyncMode?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  createCustomersInAsyncMode?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  generateLoyaltyCardNumber?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
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

export type HeadquartersConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HeadquartersConnection'] = ResolversParentTypes['HeadquartersConnection']> = {
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  over?: Resolver<ResolversTypes['HeadquartersOver'], ParentType, ContextType>;
  since?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['HeadquartersState'], ParentType, ContextType>;
};

export type HeadquartersLossResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HeadquartersLoss'] = ResolversParentTypes['HeadquartersLoss']> = {
  changes?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  channelDatabase?: Resolver<ResolversTypes['ChannelDatabase'], ParentType, ContextType>;
  customers?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  customersSentAgain?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  erasures?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  operations?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  since?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
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

export type InstallationStatusResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InstallationStatus'] = ResolversParentTypes['InstallationStatus']> = {
  diagnosis?: Resolver<ResolversTypes['Diagnosis'], ParentType, ContextType>;
  waiting?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type IssueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Issue'] = ResolversParentTypes['Issue']> = {
  acknowledgedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  acknowledgedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  assignedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  assignedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  channels?: Resolver<ReadonlyArray<ResolversTypes['Channel']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['RowErrorCode'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  errorClass?: Resolver<ResolversTypes['ErrorClass'], ParentType, ContextType>;
  example?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  failures?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  failuresByHour?: Resolver<ReadonlyArray<ResolversTypes['IssueHour']>, ParentType, ContextType>;
  field?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fingerprint?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  firstSeenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  knownValues?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  lastCorrection?: Resolver<Maybe<ResolversTypes['BulkCorrection']>, ParentType, ContextType>;
  lastSeenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  notedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  notedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reopenedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  reopenings?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  resolvedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  snoozedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  snoozedUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['IssueStatus'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type IssueChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IssueChanged'] = ResolversParentTypes['IssueChanged']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fingerprint?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  issue?: Resolver<Maybe<ResolversTypes['Issue']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type IssueChangedEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IssueChangedEvent'] = ResolversParentTypes['IssueChangedEvent']> = {
  __resolveType: TypeResolveFn<'Gap' | 'IssueChanged' | 'Ready' | 'Snapshot' | 'SourceBack' | 'SourceLost', ParentType, ContextType>;
};

export type IssueChangedPageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IssueChangedPage'] = ResolversParentTypes['IssueChangedPage']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  events?: Resolver<ReadonlyArray<ResolversTypes['IssueChangedEvent']>, ParentType, ContextType>;
  ready?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type IssueConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IssueConnection'] = ResolversParentTypes['IssueConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['IssueEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Issue']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type IssueEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IssueEdge'] = ResolversParentTypes['IssueEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Issue'], ParentType, ContextType>;
};

export type IssueHourResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IssueHour'] = ResolversParentTypes['IssueHour']> = {
  failures?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type IssueLoyaltyCardPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IssueLoyaltyCardPayload'] = ResolversParentTypes['IssueLoyaltyCardPayload']> = {
  cardNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  loyaltyCard?: Resolver<Maybe<ResolversTypes['LoyaltyCard']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type JobAlreadyRunningResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JobAlreadyRunning'] = ResolversParentTypes['JobAlreadyRunning']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  run?: Resolver<Maybe<ResolversTypes['BatchRun']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type JoinCodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JoinCode'] = ResolversParentTypes['JoinCode']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  keyId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['JoinCodeStatus'], ParentType, ContextType>;
  usedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type LegalEntityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LegalEntity'] = ResolversParentTypes['LegalEntity']> = {
  addressBooks?: Resolver<ReadonlyArray<ResolversTypes['NamedEntity']>, ParentType, ContextType>;
  affiliations?: Resolver<ReadonlyArray<ResolversTypes['NamedEntity']>, ParentType, ContextType>;
  attributeGroups?: Resolver<ReadonlyArray<ResolversTypes['AttributeGroup']>, ParentType, ContextType>;
  attributes?: Resolver<ReadonlyArray<ResolversTypes['AttributeDefinition']>, ParentType, ContextType>;
  conflictPolicies?: Resolver<ReadonlyArray<ResolversTypes['FieldGroupPolicy']>, ParentType, ContextType>;
  country?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  customerAttributeGroup?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  customerGroups?: Resolver<ReadonlyArray<ResolversTypes['NamedEntity']>, ParentType, ContextType>;
  dataAreaId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  defaultCustomers?: Resolver<ReadonlyArray<ResolversTypes['DefaultCustomer']>, ParentType, ContextType>;
  endDiscounts?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  languageId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lineDiscounts?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  multilineDiscounts?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  numberSequences?: Resolver<ReadonlyArray<ResolversTypes['NumberSequence']>, ParentType, ContextType>;
  priceGroups?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  sendWelcomeMessages?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  taxGroups?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unsentWelcomeMessages?: Resolver<ResolversTypes['UnsentWelcomeMessages'], ParentType, ContextType>;
  welcomeMessages?: Resolver<ReadonlyArray<ResolversTypes['WelcomeMessage']>, ParentType, ContextType>;
};

export type LimitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Limit'] = ResolversParentTypes['Limit']> = {
  meaning?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LinkLoyaltyCardPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LinkLoyaltyCardPayload'] = ResolversParentTypes['LinkLoyaltyCardPayload']> = {
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  loyaltyCard?: Resolver<Maybe<ResolversTypes['LoyaltyCard']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type LostCaptureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LostCapture'] = ResolversParentTypes['LostCapture']> = {
  capturedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  channelId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  operationId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LoyaltyCardResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LoyaltyCard'] = ResolversParentTypes['LoyaltyCard']> = {
  cardNumber?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  isAnonymous?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  issuedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type MergeCustomersPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MergeCustomersPayload'] = ResolversParentTypes['MergeCustomersPayload']> = {
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  fields?: Resolver<ReadonlyArray<ResolversTypes['MergedField']>, ParentType, ContextType>;
  merge?: Resolver<Maybe<ResolversTypes['CustomerMerge']>, ParentType, ContextType>;
  parts?: Resolver<ReadonlyArray<ResolversTypes['MergedPart']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  waitingOperations?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MergedFieldResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MergedField'] = ResolversParentTypes['MergedField']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  keep?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  merge?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  take?: Resolver<ResolversTypes['MergeSide'], ParentType, ContextType>;
};

export type MergedPartResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MergedPart'] = ResolversParentTypes['MergedPart']> = {
  moved?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  part?: Resolver<ResolversTypes['MergedPartKind'], ParentType, ContextType>;
  same?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  acceptChannelDatabase?: Resolver<ResolversTypes['AcceptChannelDatabasePayload'], ParentType, ContextType, RequireFields<MutationAcceptChannelDatabaseArgs, 'input'>>;
  acceptDifference?: Resolver<ResolversTypes['AcceptDifferencePayload'], ParentType, ContextType, RequireFields<MutationAcceptDifferenceArgs, 'input'>>;
  addCustomerAddress?: Resolver<ResolversTypes['UpdateCustomerPayload'], ParentType, ContextType, RequireFields<MutationAddCustomerAddressArgs, 'input'>>;
  addCustomerAffiliation?: Resolver<ResolversTypes['UpdateCustomerPayload'], ParentType, ContextType, RequireFields<MutationAddCustomerAffiliationArgs, 'input'>>;
  adoptCustomer?: Resolver<ResolversTypes['UpdateCustomerPayload'], ParentType, ContextType, RequireFields<MutationAdoptCustomerArgs, 'input'>>;
  applyRemedy?: Resolver<ResolversTypes['ApplyRemedyPayload'], ParentType, ContextType, RequireFields<MutationApplyRemedyArgs, 'input'>>;
  cancelBulkRun?: Resolver<ResolversTypes['BulkRunPayload'], ParentType, ContextType, RequireFields<MutationCancelBulkRunArgs, 'input'>>;
  cancelSession?: Resolver<ResolversTypes['SessionPayload'], ParentType, ContextType, RequireFields<MutationCancelSessionArgs, 'input'>>;
  checkForFeatureUpdates?: Resolver<ResolversTypes['FeatureUpdatesPayload'], ParentType, ContextType, RequireFields<MutationCheckForFeatureUpdatesArgs, 'input'>>;
  cleanUp?: Resolver<ResolversTypes['CleanUpPayload'], ParentType, ContextType, RequireFields<MutationCleanUpArgs, 'input'>>;
  correctOperations?: Resolver<ResolversTypes['CorrectOperationsPayload'], ParentType, ContextType, RequireFields<MutationCorrectOperationsArgs, 'input'>>;
  createChannelDatabaseGroup?: Resolver<ResolversTypes['ChannelDatabaseGroupPayload'], ParentType, ContextType, RequireFields<MutationCreateChannelDatabaseGroupArgs, 'input'>>;
  createCustomer?: Resolver<ResolversTypes['CreateCustomerPayload'], ParentType, ContextType, RequireFields<MutationCreateCustomerArgs, 'input'>>;
  createCustomers?: Resolver<ResolversTypes['CreateCustomersPayload'], ParentType, ContextType, RequireFields<MutationCreateCustomersArgs, 'input'>>;
  createJoinCode?: Resolver<ResolversTypes['CreateJoinCodePayload'], ParentType, ContextType, RequireFields<MutationCreateJoinCodeArgs, 'input'>>;
  createSchedule?: Resolver<ResolversTypes['SchedulePayload'], ParentType, ContextType, RequireFields<MutationCreateScheduleArgs, 'input'>>;
  createWebhookEndpoint?: Resolver<ResolversTypes['WebhookSecretPayload'], ParentType, ContextType, RequireFields<MutationCreateWebhookEndpointArgs, 'input'>>;
  deleteChannelDatabaseGroup?: Resolver<ResolversTypes['ChannelDatabaseGroupPayload'], ParentType, ContextType, RequireFields<MutationDeleteChannelDatabaseGroupArgs, 'input'>>;
  deleteSchedule?: Resolver<ResolversTypes['SchedulePayload'], ParentType, ContextType, RequireFields<MutationDeleteScheduleArgs, 'input'>>;
  deleteWebhookEndpoint?: Resolver<ResolversTypes['WebhookEndpointPayload'], ParentType, ContextType, RequireFields<MutationDeleteWebhookEndpointArgs, 'input'>>;
  deleteWelcomeMessage?: Resolver<ResolversTypes['DeleteWelcomeMessagePayload'], ParentType, ContextType, RequireFields<MutationDeleteWelcomeMessageArgs, 'input'>>;
  disableFeature?: Resolver<ResolversTypes['FeaturePayload'], ParentType, ContextType, RequireFields<MutationDisableFeatureArgs, 'input'>>;
  discardWebhookEvent?: Resolver<ResolversTypes['WebhookEndpointPayload'], ParentType, ContextType, RequireFields<MutationDiscardWebhookEventArgs, 'input'>>;
  dismissOperation?: Resolver<ResolversTypes['DismissOperationPayload'], ParentType, ContextType, RequireFields<MutationDismissOperationArgs, 'input'>>;
  dismissPossibleDuplicate?: Resolver<ResolversTypes['DismissPossibleDuplicatePayload'], ParentType, ContextType, RequireFields<MutationDismissPossibleDuplicateArgs, 'input'>>;
  enableAllFeatures?: Resolver<ResolversTypes['EnableAllFeaturesPayload'], ParentType, ContextType, RequireFields<MutationEnableAllFeaturesArgs, 'input'>>;
  enableFeature?: Resolver<ResolversTypes['FeaturePayload'], ParentType, ContextType, RequireFields<MutationEnableFeatureArgs, 'input'>>;
  endMySignInSessions?: Resolver<ResolversTypes['EndSignInSessionsPayload'], ParentType, ContextType, RequireFields<MutationEndMySignInSessionsArgs, 'input'>>;
  endSignInSessions?: Resolver<ResolversTypes['EndSignInSessionsPayload'], ParentType, ContextType, RequireFields<MutationEndSignInSessionsArgs, 'input'>>;
  eraseCustomer?: Resolver<ResolversTypes['EraseCustomerPayload'], ParentType, ContextType, RequireFields<MutationEraseCustomerArgs, 'input'>>;
  exportCustomer?: Resolver<ResolversTypes['ExportCustomerPayload'], ParentType, ContextType, RequireFields<MutationExportCustomerArgs, 'input'>>;
  flushChannelCache?: Resolver<ResolversTypes['FlushChannelCachePayload'], ParentType, ContextType, RequireFields<MutationFlushChannelCacheArgs, 'input'>>;
  flushStores?: Resolver<ResolversTypes['StoresPayload'], ParentType, ContextType, RequireFields<MutationFlushStoresArgs, 'input'>>;
  holdStoreUpgrades?: Resolver<ResolversTypes['StoresPayload'], ParentType, ContextType, RequireFields<MutationHoldStoreUpgradesArgs, 'input'>>;
  issueLoyaltyCard?: Resolver<ResolversTypes['IssueLoyaltyCardPayload'], ParentType, ContextType, RequireFields<MutationIssueLoyaltyCardArgs, 'input'>>;
  linkLoyaltyCard?: Resolver<ResolversTypes['LinkLoyaltyCardPayload'], ParentType, ContextType, RequireFields<MutationLinkLoyaltyCardArgs, 'input'>>;
  mergeCustomers?: Resolver<ResolversTypes['MergeCustomersPayload'], ParentType, ContextType, RequireFields<MutationMergeCustomersArgs, 'input'>>;
  muteAlert?: Resolver<ResolversTypes['AlertPayload'], ParentType, ContextType, RequireFields<MutationMuteAlertArgs, 'input'>>;
  offerOperationsAgain?: Resolver<ResolversTypes['OfferOperationsAgainPayload'], ParentType, ContextType, RequireFields<MutationOfferOperationsAgainArgs, 'input'>>;
  pauseBulkRun?: Resolver<ResolversTypes['BulkRunPayload'], ParentType, ContextType, RequireFields<MutationPauseBulkRunArgs, 'input'>>;
  pauseRegister?: Resolver<ResolversTypes['RegisterPayload'], ParentType, ContextType, RequireFields<MutationPauseRegisterArgs, 'input'>>;
  putCustomer?: Resolver<ResolversTypes['PutCustomerPayload'], ParentType, ContextType, RequireFields<MutationPutCustomerArgs, 'input'>>;
  putCustomers?: Resolver<ResolversTypes['PutCustomersPayload'], ParentType, ContextType, RequireFields<MutationPutCustomersArgs, 'input'>>;
  reconcile?: Resolver<ResolversTypes['ReconcilePayload'], ParentType, ContextType, RequireFields<MutationReconcileArgs, 'input'>>;
  recoverHeadquarters?: Resolver<ResolversTypes['RecoverHeadquartersPayload'], ParentType, ContextType, RequireFields<MutationRecoverHeadquartersArgs, 'input'>>;
  recoverWebhookEndpoint?: Resolver<ResolversTypes['WebhookEndpointPayload'], ParentType, ContextType, RequireFields<MutationRecoverWebhookEndpointArgs, 'input'>>;
  releaseSchedule?: Resolver<ResolversTypes['SchedulePayload'], ParentType, ContextType, RequireFields<MutationReleaseScheduleArgs, 'input'>>;
  releaseStoreUpgrades?: Resolver<ResolversTypes['StoresPayload'], ParentType, ContextType, RequireFields<MutationReleaseStoreUpgradesArgs, 'input'>>;
  removeCustomerAddress?: Resolver<ResolversTypes['UpdateCustomerPayload'], ParentType, ContextType, RequireFields<MutationRemoveCustomerAddressArgs, 'input'>>;
  removeCustomerAffiliation?: Resolver<ResolversTypes['UpdateCustomerPayload'], ParentType, ContextType, RequireFields<MutationRemoveCustomerAffiliationArgs, 'input'>>;
  removeCustomerContact?: Resolver<ResolversTypes['UpdateCustomerPayload'], ParentType, ContextType, RequireFields<MutationRemoveCustomerContactArgs, 'input'>>;
  removeRegister?: Resolver<ResolversTypes['RegisterPayload'], ParentType, ContextType, RequireFields<MutationRemoveRegisterArgs, 'input'>>;
  replayWebhookEvent?: Resolver<ResolversTypes['WebhookEndpointPayload'], ParentType, ContextType, RequireFields<MutationReplayWebhookEventArgs, 'input'>>;
  reportRegister?: Resolver<ResolversTypes['ReportRegisterPayload'], ParentType, ContextType, RequireFields<MutationReportRegisterArgs, 'input'>>;
  resolveConflict?: Resolver<ResolversTypes['ResolveConflictPayload'], ParentType, ContextType, RequireFields<MutationResolveConflictArgs, 'input'>>;
  restoreCustomers?: Resolver<ResolversTypes['RestoreCustomersPayload'], ParentType, ContextType, RequireFields<MutationRestoreCustomersArgs, 'input'>>;
  restoreOperation?: Resolver<ResolversTypes['RestoreOperationPayload'], ParentType, ContextType, RequireFields<MutationRestoreOperationArgs, 'input'>>;
  restorePossibleDuplicate?: Resolver<ResolversTypes['RestorePossibleDuplicatePayload'], ParentType, ContextType, RequireFields<MutationRestorePossibleDuplicateArgs, 'input'>>;
  resumeBulkRun?: Resolver<ResolversTypes['BulkRunPayload'], ParentType, ContextType, RequireFields<MutationResumeBulkRunArgs, 'input'>>;
  resumeRegister?: Resolver<ResolversTypes['RegisterPayload'], ParentType, ContextType, RequireFields<MutationResumeRegisterArgs, 'input'>>;
  retrySession?: Resolver<ResolversTypes['SessionPayload'], ParentType, ContextType, RequireFields<MutationRetrySessionArgs, 'input'>>;
  retryStores?: Resolver<ResolversTypes['StoresPayload'], ParentType, ContextType, RequireFields<MutationRetryStoresArgs, 'input'>>;
  retryWelcomeMessages?: Resolver<ResolversTypes['RetryWelcomeMessagesPayload'], ParentType, ContextType, RequireFields<MutationRetryWelcomeMessagesArgs, 'input'>>;
  revealCustomer?: Resolver<ResolversTypes['RevealCustomerPayload'], ParentType, ContextType, RequireFields<MutationRevealCustomerArgs, 'input'>>;
  revokeStoreKey?: Resolver<ResolversTypes['RevokeStoreKeyPayload'], ParentType, ContextType, RequireFields<MutationRevokeStoreKeyArgs, 'input'>>;
  rotateWebhookSecret?: Resolver<ResolversTypes['WebhookSecretPayload'], ParentType, ContextType, RequireFields<MutationRotateWebhookSecretArgs, 'input'>>;
  runCdxJob?: Resolver<ResolversTypes['RunCdxJobPayload'], ParentType, ContextType, RequireFields<MutationRunCdxJobArgs, 'input'>>;
  runFeaturePlan?: Resolver<ResolversTypes['FeaturePlanRunPayload'], ParentType, ContextType, RequireFields<MutationRunFeaturePlanArgs, 'input'>>;
  saveOperation?: Resolver<ResolversTypes['SaveOperationPayload'], ParentType, ContextType, RequireFields<MutationSaveOperationArgs, 'input'>>;
  scheduleFeature?: Resolver<ResolversTypes['FeaturePayload'], ParentType, ContextType, RequireFields<MutationScheduleFeatureArgs, 'input'>>;
  setAlertRule?: Resolver<ResolversTypes['AlertRulePayload'], ParentType, ContextType, RequireFields<MutationSetAlertRuleArgs, 'input'>>;
  setChannelDatabaseGroup?: Resolver<ResolversTypes['ChannelDatabaseGroupPayload'], ParentType, ContextType, RequireFields<MutationSetChannelDatabaseGroupArgs, 'input'>>;
  setChannelOffline?: Resolver<ResolversTypes['ChannelPayload'], ParentType, ContextType, RequireFields<MutationSetChannelOfflineArgs, 'input'>>;
  setCustomerAddressBooks?: Resolver<ResolversTypes['SetCustomerAddressBooksPayload'], ParentType, ContextType, RequireFields<MutationSetCustomerAddressBooksArgs, 'input'>>;
  setCustomerAttributes?: Resolver<ResolversTypes['UpdateCustomerPayload'], ParentType, ContextType, RequireFields<MutationSetCustomerAttributesArgs, 'input'>>;
  setCustomerContact?: Resolver<ResolversTypes['UpdateCustomerPayload'], ParentType, ContextType, RequireFields<MutationSetCustomerContactArgs, 'input'>>;
  setCustomerExternalIds?: Resolver<ResolversTypes['UpdateCustomerPayload'], ParentType, ContextType, RequireFields<MutationSetCustomerExternalIdsArgs, 'input'>>;
  setDataSyncPaused?: Resolver<ResolversTypes['SetDataSyncPausedPayload'], ParentType, ContextType, RequireFields<MutationSetDataSyncPausedArgs, 'input'>>;
  setFeatureParameters?: Resolver<ResolversTypes['FeatureParametersPayload'], ParentType, ContextType, RequireFields<MutationSetFeatureParametersArgs, 'input'>>;
  setFunctionalityProfile?: Resolver<ResolversTypes['SetFunctionalityProfilePayload'], ParentType, ContextType, RequireFields<MutationSetFunctionalityProfileArgs, 'input'>>;
  setRealtimeServiceAvailable?: Resolver<ResolversTypes['ChannelPayload'], ParentType, ContextType, RequireFields<MutationSetRealtimeServiceAvailableArgs, 'input'>>;
  setSchedule?: Resolver<ResolversTypes['SchedulePayload'], ParentType, ContextType, RequireFields<MutationSetScheduleArgs, 'input'>>;
  setSimulation?: Resolver<ResolversTypes['SetSimulationPayload'], ParentType, ContextType, RequireFields<MutationSetSimulationArgs, 'input'>>;
  setUpOrganization?: Resolver<ResolversTypes['SetUpOrganizationPayload'], ParentType, ContextType, RequireFields<MutationSetUpOrganizationArgs, 'input'>>;
  setWebhookEndpoint?: Resolver<ResolversTypes['WebhookEndpointPayload'], ParentType, ContextType, RequireFields<MutationSetWebhookEndpointArgs, 'input'>>;
  synchronizeCustomersAndChannelRequests?: Resolver<ResolversTypes['SynchronizePayload'], ParentType, ContextType, RequireFields<MutationSynchronizeCustomersAndChannelRequestsArgs, 'input'>>;
  synchronizeForOrder?: Resolver<ResolversTypes['SynchronizeForOrderPayload'], ParentType, ContextType, RequireFields<MutationSynchronizeForOrderArgs, 'input'>>;
  synchronizeOperation?: Resolver<ResolversTypes['SynchronizeOperationPayload'], ParentType, ContextType, RequireFields<MutationSynchronizeOperationArgs, 'input'>>;
  synchronizeOperations?: Resolver<ResolversTypes['SynchronizeOperationsPayload'], ParentType, ContextType, RequireFields<MutationSynchronizeOperationsArgs, 'input'>>;
  testWebhookEndpoint?: Resolver<ResolversTypes['WebhookEndpointPayload'], ParentType, ContextType, RequireFields<MutationTestWebhookEndpointArgs, 'input'>>;
  undoCorrection?: Resolver<ResolversTypes['UndoCorrectionPayload'], ParentType, ContextType, RequireFields<MutationUndoCorrectionArgs, 'input'>>;
  undoMerge?: Resolver<ResolversTypes['UndoMergePayload'], ParentType, ContextType, RequireFields<MutationUndoMergeArgs, 'input'>>;
  undoSave?: Resolver<ResolversTypes['UndoSavePayload'], ParentType, ContextType, RequireFields<MutationUndoSaveArgs, 'input'>>;
  unmuteAlert?: Resolver<ResolversTypes['AlertPayload'], ParentType, ContextType, RequireFields<MutationUnmuteAlertArgs, 'input'>>;
  updateCorrectedCustomers?: Resolver<ResolversTypes['UpdateCorrectedCustomersPayload'], ParentType, ContextType, RequireFields<MutationUpdateCorrectedCustomersArgs, 'input'>>;
  updateCustomer?: Resolver<ResolversTypes['UpdateCustomerPayload'], ParentType, ContextType, RequireFields<MutationUpdateCustomerArgs, 'input'>>;
  updateCustomerAddress?: Resolver<ResolversTypes['UpdateCustomerPayload'], ParentType, ContextType, RequireFields<MutationUpdateCustomerAddressArgs, 'input'>>;
  updateIssues?: Resolver<ResolversTypes['UpdateIssuesPayload'], ParentType, ContextType, RequireFields<MutationUpdateIssuesArgs, 'input'>>;
  withholdSchedule?: Resolver<ResolversTypes['SchedulePayload'], ParentType, ContextType, RequireFields<MutationWithholdScheduleArgs, 'input'>>;
};

export type NamedEntityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NamedEntity'] = ResolversParentTypes['NamedEntity']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'BatchJob' | 'BatchRun' | 'BulkRun' | 'CdxJob' | 'Channel' | 'ChannelDatabase' | 'Customer' | 'Difference' | 'DownloadSession' | 'Erasure' | 'Feature' | 'FeaturePlanRun' | 'Issue' | 'Operation' | 'UploadSession', ParentType, ContextType>;
};

export type NumberSequenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NumberSequence'] = ResolversParentTypes['NumberSequence']> = {
  format?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  largest?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  next?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  reference?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  smallest?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
};

export type OfferOperationsAgainPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OfferOperationsAgainPayload'] = ResolversParentTypes['OfferOperationsAgainPayload']> = {
  operations?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type OpenAlertsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OpenAlerts'] = ResolversParentTypes['OpenAlerts']> = {
  alerts?: Resolver<ReadonlyArray<ResolversTypes['Alert']>, ParentType, ContextType>;
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
  customerName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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

export type OperationHistogramIntervalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OperationHistogramInterval'] = ResolversParentTypes['OperationHistogramInterval']> = {
  captured?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  failed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  isEstimate?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
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
  reasonCode?: Resolver<ResolversTypes['HistoryReason'], ParentType, ContextType>;
  reasonDetail?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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
  channelDatabaseGroups?: Resolver<ReadonlyArray<ResolversTypes['NamedEntity']>, ParentType, ContextType>;
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
  addressPurposes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  cacheTtlSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  enforceSessionOrder?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  fullDataSetIntervalDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
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

export type PossibleDuplicateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PossibleDuplicate'] = ResolversParentTypes['PossibleDuplicate']> = {
  customers?: Resolver<ReadonlyArray<ResolversTypes['Customer']>, ParentType, ContextType>;
  dismissedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  dismissedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['PossibleDuplicateReason']>, ParentType, ContextType>;
  sharedByMany?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PossibleDuplicateConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PossibleDuplicateConnection'] = ResolversParentTypes['PossibleDuplicateConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PossibleDuplicateEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['PossibleDuplicate']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PossibleDuplicateEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PossibleDuplicateEdge'] = ResolversParentTypes['PossibleDuplicateEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PossibleDuplicate'], ParentType, ContextType>;
};

export type PutCustomerPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PutCustomerPayload'] = ResolversParentTypes['PutCustomerPayload']> = {
  change?: Resolver<Maybe<ResolversTypes['CustomerChange']>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  warnings?: Resolver<ReadonlyArray<ResolversTypes['CustomerWarning']>, ParentType, ContextType>;
};

export type PutCustomersPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PutCustomersPayload'] = ResolversParentTypes['PutCustomersPayload']> = {
  results?: Resolver<ReadonlyArray<ResolversTypes['PutCustomerPayload']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  alertRules?: Resolver<ReadonlyArray<ResolversTypes['AlertRule']>, ParentType, ContextType>;
  alerts?: Resolver<ResolversTypes['AlertConnection'], ParentType, ContextType, Partial<QueryAlertsArgs>>;
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
  customerAttributes?: Resolver<ReadonlyArray<ResolversTypes['AttributeDefinition']>, ParentType, ContextType, RequireFields<QueryCustomerAttributesArgs, 'channel'>>;
  customerHistory?: Resolver<ResolversTypes['CustomerHistoryConnection'], ParentType, ContextType, RequireFields<QueryCustomerHistoryArgs, 'customer'>>;
  customers?: Resolver<ResolversTypes['CustomerConnection'], ParentType, ContextType, RequireFields<QueryCustomersArgs, 'orderBy' | 'searchLocation'>>;
  customersChanged?: Resolver<ResolversTypes['CustomersChangedPage'], ParentType, ContextType, Partial<QueryCustomersChangedArgs>>;
  dashboardStats?: Resolver<ResolversTypes['DashboardStats'], ParentType, ContextType, Partial<QueryDashboardStatsArgs>>;
  diagnose?: Resolver<ResolversTypes['Diagnosis'], ParentType, ContextType, RequireFields<QueryDiagnoseArgs, 'input'>>;
  differences?: Resolver<ResolversTypes['DifferenceConnection'], ParentType, ContextType, Partial<QueryDifferencesArgs>>;
  downloadSessions?: Resolver<ResolversTypes['DownloadSessionConnection'], ParentType, ContextType, Partial<QueryDownloadSessionsArgs>>;
  erasure?: Resolver<Maybe<ResolversTypes['Erasure']>, ParentType, ContextType, RequireFields<QueryErasureArgs, 'id'>>;
  erasures?: Resolver<ResolversTypes['ErasureConnection'], ParentType, ContextType, Partial<QueryErasuresArgs>>;
  exportOperations?: Resolver<ResolversTypes['OperationExport'], ParentType, ContextType, RequireFields<QueryExportOperationsArgs, 'format'>>;
  feature?: Resolver<Maybe<ResolversTypes['Feature']>, ParentType, ContextType, RequireFields<QueryFeatureArgs, 'key'>>;
  featureChanged?: Resolver<ResolversTypes['FeatureChangedPage'], ParentType, ContextType, Partial<QueryFeatureChangedArgs>>;
  featureParameters?: Resolver<ResolversTypes['FeatureParameters'], ParentType, ContextType>;
  featurePlan?: Resolver<Maybe<ResolversTypes['FeaturePlan']>, ParentType, ContextType, RequireFields<QueryFeaturePlanArgs, 'confirm' | 'feature'>>;
  featurePlanRun?: Resolver<Maybe<ResolversTypes['FeaturePlanRun']>, ParentType, ContextType, RequireFields<QueryFeaturePlanRunArgs, 'id'>>;
  features?: Resolver<ReadonlyArray<ResolversTypes['Feature']>, ParentType, ContextType, Partial<QueryFeaturesArgs>>;
  issue?: Resolver<Maybe<ResolversTypes['Issue']>, ParentType, ContextType, RequireFields<QueryIssueArgs, 'id'>>;
  issueChanged?: Resolver<ResolversTypes['IssueChangedPage'], ParentType, ContextType, Partial<QueryIssueChangedArgs>>;
  issues?: Resolver<ResolversTypes['IssueConnection'], ParentType, ContextType, Partial<QueryIssuesArgs>>;
  loyaltyCard?: Resolver<Maybe<ResolversTypes['LoyaltyCard']>, ParentType, ContextType, RequireFields<QueryLoyaltyCardArgs, 'cardNumber'>>;
  mySignInSessions?: Resolver<ReadonlyArray<ResolversTypes['SignInSession']>, ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType, RequireFields<QueryOperationArgs, 'id'>>;
  operationChanged?: Resolver<ResolversTypes['OperationChangedPage'], ParentType, ContextType, Partial<QueryOperationChangedArgs>>;
  operationCounts?: Resolver<ReadonlyArray<ResolversTypes['OperationCount']>, ParentType, ContextType, Partial<QueryOperationCountsArgs>>;
  operationErrorGroups?: Resolver<ReadonlyArray<ResolversTypes['OperationErrorGroup']>, ParentType, ContextType, RequireFields<QueryOperationErrorGroupsArgs, 'first'>>;
  operationHistogram?: Resolver<ReadonlyArray<ResolversTypes['OperationHistogramInterval']>, ParentType, ContextType, RequireFields<QueryOperationHistogramArgs, 'capturedAfter' | 'capturedBefore' | 'intervals'>>;
  operationHistory?: Resolver<ResolversTypes['OperationHistoryConnection'], ParentType, ContextType, RequireFields<QueryOperationHistoryArgs, 'of'>>;
  operations?: Resolver<ResolversTypes['OperationConnection'], ParentType, ContextType, RequireFields<QueryOperationsArgs, 'orderBy'>>;
  organization?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
  possibleDuplicates?: Resolver<ResolversTypes['PossibleDuplicateConnection'], ParentType, ContextType, RequireFields<QueryPossibleDuplicatesArgs, 'dismissed' | 'legalEntity'>>;
  realtimeServiceCallCounts?: Resolver<ResolversTypes['RealtimeServiceCallCounts'], ParentType, ContextType, Partial<QueryRealtimeServiceCallCountsArgs>>;
  realtimeServiceCalls?: Resolver<ResolversTypes['RealtimeServiceCallConnection'], ParentType, ContextType, RequireFields<QueryRealtimeServiceCallsArgs, 'channel'>>;
  reconciliation?: Resolver<Maybe<ResolversTypes['Reconciliation']>, ParentType, ContextType>;
  scheduleWorkers?: Resolver<ResolversTypes['ScheduleWorkers'], ParentType, ContextType>;
  schedules?: Resolver<ReadonlyArray<ResolversTypes['DistributionSchedule']>, ParentType, ContextType>;
  serverInfo?: Resolver<ResolversTypes['ServerInfo'], ParentType, ContextType>;
  signInSessions?: Resolver<ReadonlyArray<ResolversTypes['SignInSession']>, ParentType, ContextType>;
  simulation?: Resolver<ResolversTypes['Simulation'], ParentType, ContextType>;
  stagingRecords?: Resolver<ResolversTypes['StagingRecordConnection'], ParentType, ContextType, RequireFields<QueryStagingRecordsArgs, 'side' | 'table'>>;
  stores?: Resolver<ResolversTypes['StoreConnection'], ParentType, ContextType, Partial<QueryStoresArgs>>;
  uploadSessions?: Resolver<ResolversTypes['UploadSessionConnection'], ParentType, ContextType, Partial<QueryUploadSessionsArgs>>;
  webhookEndpoints?: Resolver<ReadonlyArray<ResolversTypes['WebhookEndpoint']>, ParentType, ContextType>;
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
  explanations?: Resolver<ReadonlyArray<ResolversTypes['Explanation']>, ParentType, ContextType>;
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

export type RecoverHeadquartersPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecoverHeadquartersPayload'] = ResolversParentTypes['RecoverHeadquartersPayload']> = {
  losses?: Resolver<ReadonlyArray<ResolversTypes['HeadquartersLoss']>, ParentType, ContextType>;
  notRestored?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  run?: Resolver<Maybe<ResolversTypes['BatchRun']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RefusedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Refused'] = ResolversParentTypes['Refused']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RegisterResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Register'] = ResolversParentTypes['Register']> = {
  channel?: Resolver<ResolversTypes['Channel'], ParentType, ContextType>;
  firstSeenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastSeenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  oldestWaitingAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  online?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  paused?: Resolver<Maybe<ResolversTypes['RegisterPause']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  waitingCaptures?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RegisterPauseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RegisterPause'] = ResolversParentTypes['RegisterPause']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RegisterPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RegisterPayload'] = ResolversParentTypes['RegisterPayload']> = {
  register?: Resolver<Maybe<ResolversTypes['Register']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
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

export type ReportRegisterPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportRegisterPayload'] = ResolversParentTypes['ReportRegisterPayload']> = {
  offlineCustomerCreateDisabled?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  paused?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ResolveConflictPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResolveConflictPayload'] = ResolversParentTypes['ResolveConflictPayload']> = {
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RestoreCustomersPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RestoreCustomersPayload'] = ResolversParentTypes['RestoreCustomersPayload']> = {
  left?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  restored?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RestoreOperationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RestoreOperationPayload'] = ResolversParentTypes['RestoreOperationPayload']> = {
  alsoRestored?: Resolver<ReadonlyArray<ResolversTypes['Operation']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RestorePossibleDuplicatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RestorePossibleDuplicatePayload'] = ResolversParentTypes['RestorePossibleDuplicatePayload']> = {
  duplicate?: Resolver<Maybe<ResolversTypes['PossibleDuplicate']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RetentionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Retention'] = ResolversParentTypes['Retention']> = {
  auditDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  backupDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  eventDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  realtimeServiceCallDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  runDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sessionDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  stagingDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RetryWelcomeMessagesPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetryWelcomeMessagesPayload'] = ResolversParentTypes['RetryWelcomeMessagesPayload']> = {
  retried?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RevealCustomerPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevealCustomerPayload'] = ResolversParentTypes['RevealCustomerPayload']> = {
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  revealedUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RevokeStoreKeyPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeStoreKeyPayload'] = ResolversParentTypes['RevokeStoreKeyPayload']> = {
  channelDatabase?: Resolver<Maybe<ResolversTypes['ChannelDatabase']>, ParentType, ContextType>;
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

export type SchedulePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SchedulePayload'] = ResolversParentTypes['SchedulePayload']> = {
  schedule?: Resolver<Maybe<ResolversTypes['DistributionSchedule']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ScheduleWorkersResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScheduleWorkers'] = ResolversParentTypes['ScheduleWorkers']> = {
  alive?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastLookAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type ServerInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ServerInfo'] = ResolversParentTypes['ServerInfo']> = {
  clockSkewSeconds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  connectedStores?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  headquarters?: Resolver<ResolversTypes['HeadquartersConnection'], ParentType, ContextType>;
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

export type SetCustomerAddressBooksPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetCustomerAddressBooksPayload'] = ResolversParentTypes['SetCustomerAddressBooksPayload']> = {
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
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

export type SetSimulationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetSimulationPayload'] = ResolversParentTypes['SetSimulationPayload']> = {
  simulation?: Resolver<Maybe<ResolversTypes['Simulation']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SetUpOrganizationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetUpOrganizationPayload'] = ResolversParentTypes['SetUpOrganizationPayload']> = {
  changed?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SignInSessionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignInSession'] = ResolversParentTypes['SignInSession']> = {
  address?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  channels?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  device?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isCurrent?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lastActiveAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  roles?: Resolver<ReadonlyArray<ResolversTypes['Role']>, ParentType, ContextType>;
  signedInAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SimulatedChannelDatabaseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SimulatedChannelDatabase'] = ResolversParentTypes['SimulatedChannelDatabase']> = {
  cacheFrozen?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  channelDatabase?: Resolver<ResolversTypes['ChannelDatabase'], ParentType, ContextType>;
  downloadsFail?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  reachable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  registersSilent?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SimulationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Simulation'] = ResolversParentTypes['Simulation']> = {
  available?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  channelDatabases?: Resolver<ReadonlyArray<ResolversTypes['SimulatedChannelDatabase']>, ParentType, ContextType>;
  headquartersDelayMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  headquartersReachable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  mailServerReachable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
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

export type StoreResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Store'] = ResolversParentTypes['Store']> = {
  processes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  refusal?: Resolver<Maybe<ResolversTypes['StoreRefusal']>, ParentType, ContextType>;
  since?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['StoreStatus'], ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  wireVersion?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type StoreConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StoreConnection'] = ResolversParentTypes['StoreConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['StoreEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['StoreSummary']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type StoreEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StoreEdge'] = ResolversParentTypes['StoreEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['StoreSummary'], ParentType, ContextType>;
};

export type StoreKeyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StoreKey'] = ResolversParentTypes['StoreKey']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  firstUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  joinedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  revokedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  revokedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['StoreKeyStatus'], ParentType, ContextType>;
};

export type StoreRefusalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StoreRefusal'] = ResolversParentTypes['StoreRefusal']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type StoreResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StoreResult'] = ResolversParentTypes['StoreResult']> = {
  channelDatabase?: Resolver<Maybe<ResolversTypes['ChannelDatabase']>, ParentType, ContextType>;
  store?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type StoreSummaryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StoreSummary'] = ResolversParentTypes['StoreSummary']> = {
  answered?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  attention?: Resolver<ReadonlyArray<ResolversTypes['StoreAttention']>, ParentType, ContextType>;
  causes?: Resolver<ReadonlyArray<ResolversTypes['CheckCode']>, ParentType, ContextType>;
  channelDatabase?: Resolver<ResolversTypes['ChannelDatabase'], ParentType, ContextType>;
  clockSkewSeconds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  disk?: Resolver<Maybe<ResolversTypes['DiskSpace']>, ParentType, ContextType>;
  health?: Resolver<ResolversTypes['StoreHealth'], ParentType, ContextType>;
  key?: Resolver<Maybe<ResolversTypes['StoreKey']>, ParentType, ContextType>;
  lastContactAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  oldestPendingUploadAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  oldestUndistributedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  revocationsAppliedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  upgradeHold?: Resolver<Maybe<ResolversTypes['UpgradeHold']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type StoresPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StoresPayload'] = ResolversParentTypes['StoresPayload']> = {
  results?: Resolver<ReadonlyArray<ResolversTypes['StoreResult']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  batchJobProgress?: SubscriptionResolver<ResolversTypes['BatchJobProgressEvent'], "batchJobProgress", ParentType, ContextType, Partial<SubscriptionBatchJobProgressArgs>>;
  cdxSessionChanged?: SubscriptionResolver<ResolversTypes['CdxSessionChangedEvent'], "cdxSessionChanged", ParentType, ContextType, Partial<SubscriptionCdxSessionChangedArgs>>;
  customersChanged?: SubscriptionResolver<ResolversTypes['CustomerChangedEvent'], "customersChanged", ParentType, ContextType, Partial<SubscriptionCustomersChangedArgs>>;
  dashboardStats?: SubscriptionResolver<ResolversTypes['DashboardStats'], "dashboardStats", ParentType, ContextType, Partial<SubscriptionDashboardStatsArgs>>;
  featureChanged?: SubscriptionResolver<ResolversTypes['FeatureChangedEvent'], "featureChanged", ParentType, ContextType, Partial<SubscriptionFeatureChangedArgs>>;
  installationStatus?: SubscriptionResolver<ResolversTypes['InstallationStatus'], "installationStatus", ParentType, ContextType>;
  issueChanged?: SubscriptionResolver<ResolversTypes['IssueChangedEvent'], "issueChanged", ParentType, ContextType, Partial<SubscriptionIssueChangedArgs>>;
  openAlerts?: SubscriptionResolver<ResolversTypes['OpenAlerts'], "openAlerts", ParentType, ContextType>;
  operationChanged?: SubscriptionResolver<ResolversTypes['OperationChangedEvent'], "operationChanged", ParentType, ContextType, Partial<SubscriptionOperationChangedArgs>>;
};

export interface SwitchScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Switch'], any> {
  name: 'Switch';
}

export type SynchronizeForOrderPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SynchronizeForOrderPayload'] = ResolversParentTypes['SynchronizeForOrderPayload']> = {
  accountNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  advice?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  canBeOrdered?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  operations?: Resolver<ReadonlyArray<ResolversTypes['Operation']>, ParentType, ContextType>;
  orderMode?: Resolver<Maybe<ResolversTypes['CustomerOrderMode']>, ParentType, ContextType>;
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

export type TokenTrustResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TokenTrust'] = ResolversParentTypes['TokenTrust']> = {
  appliedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  headquartersKeys?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  identityProviders?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  revokedTokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  storeKeys?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
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

export type UndoCorrectionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UndoCorrectionPayload'] = ResolversParentTypes['UndoCorrectionPayload']> = {
  correction?: Resolver<Maybe<ResolversTypes['BulkCorrection']>, ParentType, ContextType>;
  undone?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UndoMergePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UndoMergePayload'] = ResolversParentTypes['UndoMergePayload']> = {
  merge?: Resolver<Maybe<ResolversTypes['CustomerMerge']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UndoSavePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UndoSavePayload'] = ResolversParentTypes['UndoSavePayload']> = {
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UnsentWelcomeMessagesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnsentWelcomeMessages'] = ResolversParentTypes['UnsentWelcomeMessages']> = {
  givenUp?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastFailure?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  oldestAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  waiting?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type UpdateCorrectedCustomersPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateCorrectedCustomersPayload'] = ResolversParentTypes['UpdateCorrectedCustomersPayload']> = {
  changedSince?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  customers?: Resolver<ReadonlyArray<ResolversTypes['CorrectedCustomer']>, ParentType, ContextType>;
  more?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  refused?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unchanged?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  updated?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
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

export type UpdateIssuesPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateIssuesPayload'] = ResolversParentTypes['UpdateIssuesPayload']> = {
  issues?: Resolver<ReadonlyArray<ResolversTypes['Issue']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpgradeHoldResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpgradeHold'] = ResolversParentTypes['UpgradeHold']> = {
  heldAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  heldBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type UploadAttemptResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UploadAttempt'] = ResolversParentTypes['UploadAttempt']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  explanations?: Resolver<ReadonlyArray<ResolversTypes['Explanation']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  succeededAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type UploadSessionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UploadSession'] = ResolversParentTypes['UploadSession']> = {
  channelDatabase?: Resolver<ResolversTypes['ChannelDatabase'], ParentType, ContextType>;
  dateCreated?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  dateUploaded?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  erased?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  explanations?: Resolver<ReadonlyArray<ResolversTypes['Explanation']>, ParentType, ContextType>;
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

export type WebhookDeliveryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookDelivery'] = ResolversParentTypes['WebhookDelivery']> = {
  answer?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  event?: Resolver<ResolversTypes['WebhookMessageKind'], ParentType, ContextType>;
  milliseconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['WebhookOutcome'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  webhookId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type WebhookEndpointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookEndpoint'] = ResolversParentTypes['WebhookEndpoint']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  deliveries?: Resolver<ReadonlyArray<ResolversTypes['WebhookDelivery']>, ParentType, ContextType, RequireFields<WebhookEndpointDeliveriesArgs, 'first'>>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  disabledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  disabledBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  disabledReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  enabled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  entriesBehind?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  events?: Resolver<ReadonlyArray<ResolversTypes['WebhookEvent']>, ParentType, ContextType>;
  failingSince?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  format?: Resolver<ResolversTypes['WebhookFormat'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastDeliveredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastFailure?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nextAttemptAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  personalData?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  secrets?: Resolver<ReadonlyArray<ResolversTypes['WebhookSecret']>, ParentType, ContextType>;
  setAside?: Resolver<ReadonlyArray<ResolversTypes['WebhookSetAside']>, ParentType, ContextType, RequireFields<WebhookEndpointSetAsideArgs, 'first'>>;
  setAsideCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type WebhookEndpointPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookEndpointPayload'] = ResolversParentTypes['WebhookEndpointPayload']> = {
  endpoint?: Resolver<Maybe<ResolversTypes['WebhookEndpoint']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type WebhookSecretResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookSecret'] = ResolversParentTypes['WebhookSecret']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type WebhookSecretPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookSecretPayload'] = ResolversParentTypes['WebhookSecretPayload']> = {
  endpoint?: Resolver<Maybe<ResolversTypes['WebhookEndpoint']>, ParentType, ContextType>;
  secret?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type WebhookSetAsideResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookSetAside'] = ResolversParentTypes['WebhookSetAside']> = {
  attempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  customerId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  event?: Resolver<ResolversTypes['WebhookMessageKind'], ParentType, ContextType>;
  lastFailure?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nextAttemptAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  operationId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  setAsideAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  webhookId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type WelcomeMessageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WelcomeMessage'] = ResolversParentTypes['WelcomeMessage']> = {
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  languageId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type WhoamiResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Whoami'] = ResolversParentTypes['Whoami']> = {
  channels?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  mayCall?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  roles?: Resolver<ReadonlyArray<ResolversTypes['Role']>, ParentType, ContextType>;
};

export type WithheldScheduleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WithheldSchedule'] = ResolversParentTypes['WithheldSchedule']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  AcceptChannelDatabasePayload?: AcceptChannelDatabasePayloadResolvers<ContextType>;
  AcceptDifferencePayload?: AcceptDifferencePayloadResolvers<ContextType>;
  Alert?: AlertResolvers<ContextType>;
  AlertConnection?: AlertConnectionResolvers<ContextType>;
  AlertEdge?: AlertEdgeResolvers<ContextType>;
  AlertMute?: AlertMuteResolvers<ContextType>;
  AlertNotice?: AlertNoticeResolvers<ContextType>;
  AlertPayload?: AlertPayloadResolvers<ContextType>;
  AlertRule?: AlertRuleResolvers<ContextType>;
  AlertRulePayload?: AlertRulePayloadResolvers<ContextType>;
  AppliedJob?: AppliedJobResolvers<ContextType>;
  ApplyRemedyPayload?: ApplyRemedyPayloadResolvers<ContextType>;
  AttributeChange?: AttributeChangeResolvers<ContextType>;
  AttributeDefinition?: AttributeDefinitionResolvers<ContextType>;
  AttributeGroup?: AttributeGroupResolvers<ContextType>;
  AttributeTranslation?: AttributeTranslationResolvers<ContextType>;
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
  BulkCorrection?: BulkCorrectionResolvers<ContextType>;
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
  ChannelDatabaseGroupPayload?: ChannelDatabaseGroupPayloadResolvers<ContextType>;
  ChannelFeature?: ChannelFeatureResolvers<ContextType>;
  ChannelPayload?: ChannelPayloadResolvers<ContextType>;
  Check?: CheckResolvers<ContextType>;
  CheckFailure?: CheckFailureResolvers<ContextType>;
  CleanUp?: CleanUpResolvers<ContextType>;
  CleanUpPayload?: CleanUpPayloadResolvers<ContextType>;
  CorrectOperationsPayload?: CorrectOperationsPayloadResolvers<ContextType>;
  CorrectedCustomer?: CorrectedCustomerResolvers<ContextType>;
  Coverage?: CoverageResolvers<ContextType>;
  CreateCustomerPayload?: CreateCustomerPayloadResolvers<ContextType>;
  CreateCustomersPayload?: CreateCustomersPayloadResolvers<ContextType>;
  CreateCustomersResult?: CreateCustomersResultResolvers<ContextType>;
  CreateJoinCodePayload?: CreateJoinCodePayloadResolvers<ContextType>;
  Customer?: CustomerResolvers<ContextType>;
  CustomerAddress?: CustomerAddressResolvers<ContextType>;
  CustomerAttribute?: CustomerAttributeResolvers<ContextType>;
  CustomerChanged?: CustomerChangedResolvers<ContextType>;
  CustomerChangedEvent?: CustomerChangedEventResolvers<ContextType>;
  CustomerConnection?: CustomerConnectionResolvers<ContextType>;
  CustomerConsent?: CustomerConsentResolvers<ContextType>;
  CustomerContact?: CustomerContactResolvers<ContextType>;
  CustomerEdge?: CustomerEdgeResolvers<ContextType>;
  CustomerHistoryConnection?: CustomerHistoryConnectionResolvers<ContextType>;
  CustomerHistoryEdge?: CustomerHistoryEdgeResolvers<ContextType>;
  CustomerHistoryEntry?: CustomerHistoryEntryResolvers<ContextType>;
  CustomerMerge?: CustomerMergeResolvers<ContextType>;
  CustomerWarning?: CustomerWarningResolvers<ContextType>;
  CustomersChangedPage?: CustomersChangedPageResolvers<ContextType>;
  DashboardStats?: DashboardStatsResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  DefaultCustomer?: DefaultCustomerResolvers<ContextType>;
  DeleteWelcomeMessagePayload?: DeleteWelcomeMessagePayloadResolvers<ContextType>;
  Diagnosis?: DiagnosisResolvers<ContextType>;
  Difference?: DifferenceResolvers<ContextType>;
  DifferenceConnection?: DifferenceConnectionResolvers<ContextType>;
  DifferenceCount?: DifferenceCountResolvers<ContextType>;
  DifferenceEdge?: DifferenceEdgeResolvers<ContextType>;
  DiskSpace?: DiskSpaceResolvers<ContextType>;
  DismissOperationPayload?: DismissOperationPayloadResolvers<ContextType>;
  DismissPossibleDuplicatePayload?: DismissPossibleDuplicatePayloadResolvers<ContextType>;
  DistributionSchedule?: DistributionScheduleResolvers<ContextType>;
  DownloadSession?: DownloadSessionResolvers<ContextType>;
  DownloadSessionConnection?: DownloadSessionConnectionResolvers<ContextType>;
  DownloadSessionEdge?: DownloadSessionEdgeResolvers<ContextType>;
  EnableAllFeaturesPayload?: EnableAllFeaturesPayloadResolvers<ContextType>;
  EndSignInSessionsPayload?: EndSignInSessionsPayloadResolvers<ContextType>;
  EraseCustomerPayload?: EraseCustomerPayloadResolvers<ContextType>;
  Erasure?: ErasureResolvers<ContextType>;
  ErasureConnection?: ErasureConnectionResolvers<ContextType>;
  ErasureEdge?: ErasureEdgeResolvers<ContextType>;
  ErasureInDatabase?: ErasureInDatabaseResolvers<ContextType>;
  ErasureRehearsal?: ErasureRehearsalResolvers<ContextType>;
  ErasureTable?: ErasureTableResolvers<ContextType>;
  Evidence?: EvidenceResolvers<ContextType>;
  Explanation?: ExplanationResolvers<ContextType>;
  ExportCustomerPayload?: ExportCustomerPayloadResolvers<ContextType>;
  ExternalId?: ExternalIdResolvers<ContextType>;
  Feature?: FeatureResolvers<ContextType>;
  FeatureChanged?: FeatureChangedResolvers<ContextType>;
  FeatureChangedEvent?: FeatureChangedEventResolvers<ContextType>;
  FeatureChangedPage?: FeatureChangedPageResolvers<ContextType>;
  FeatureHasDependents?: FeatureHasDependentsResolvers<ContextType>;
  FeatureParameters?: FeatureParametersResolvers<ContextType>;
  FeatureParametersPayload?: FeatureParametersPayloadResolvers<ContextType>;
  FeaturePayload?: FeaturePayloadResolvers<ContextType>;
  FeaturePlan?: FeaturePlanResolvers<ContextType>;
  FeaturePlanRun?: FeaturePlanRunResolvers<ContextType>;
  FeaturePlanRunPayload?: FeaturePlanRunPayloadResolvers<ContextType>;
  FeaturePlanStep?: FeaturePlanStepResolvers<ContextType>;
  FeaturePrerequisitesMissing?: FeaturePrerequisitesMissingResolvers<ContextType>;
  FeatureUpdatesPayload?: FeatureUpdatesPayloadResolvers<ContextType>;
  FieldGroupPolicy?: FieldGroupPolicyResolvers<ContextType>;
  FieldRefused?: FieldRefusedResolvers<ContextType>;
  FlushChannelCachePayload?: FlushChannelCachePayloadResolvers<ContextType>;
  FunctionalityProfile?: FunctionalityProfileResolvers<ContextType>;
  Gap?: GapResolvers<ContextType>;
  HeadquartersConnection?: HeadquartersConnectionResolvers<ContextType>;
  HeadquartersLoss?: HeadquartersLossResolvers<ContextType>;
  HeadquartersRewound?: HeadquartersRewoundResolvers<ContextType>;
  IdempotencyKeyInProgress?: IdempotencyKeyInProgressResolvers<ContextType>;
  IdempotencyKeyReused?: IdempotencyKeyReusedResolvers<ContextType>;
  InstallationStatus?: InstallationStatusResolvers<ContextType>;
  Issue?: IssueResolvers<ContextType>;
  IssueChanged?: IssueChangedResolvers<ContextType>;
  IssueChangedEvent?: IssueChangedEventResolvers<ContextType>;
  IssueChangedPage?: IssueChangedPageResolvers<ContextType>;
  IssueConnection?: IssueConnectionResolvers<ContextType>;
  IssueEdge?: IssueEdgeResolvers<ContextType>;
  IssueHour?: IssueHourResolvers<ContextType>;
  IssueLoyaltyCardPayload?: IssueLoyaltyCardPayloadResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  JobAlreadyRunning?: JobAlreadyRunningResolvers<ContextType>;
  JoinCode?: JoinCodeResolvers<ContextType>;
  LegalEntity?: LegalEntityResolvers<ContextType>;
  Limit?: LimitResolvers<ContextType>;
  LinkLoyaltyCardPayload?: LinkLoyaltyCardPayloadResolvers<ContextType>;
  LostCapture?: LostCaptureResolvers<ContextType>;
  LoyaltyCard?: LoyaltyCardResolvers<ContextType>;
  MergeCustomersPayload?: MergeCustomersPayloadResolvers<ContextType>;
  MergedField?: MergedFieldResolvers<ContextType>;
  MergedPart?: MergedPartResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  NamedEntity?: NamedEntityResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  NumberSequence?: NumberSequenceResolvers<ContextType>;
  OfferOperationsAgainPayload?: OfferOperationsAgainPayloadResolvers<ContextType>;
  OpenAlerts?: OpenAlertsResolvers<ContextType>;
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
  OperationHistogramInterval?: OperationHistogramIntervalResolvers<ContextType>;
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
  PossibleDuplicate?: PossibleDuplicateResolvers<ContextType>;
  PossibleDuplicateConnection?: PossibleDuplicateConnectionResolvers<ContextType>;
  PossibleDuplicateEdge?: PossibleDuplicateEdgeResolvers<ContextType>;
  PutCustomerPayload?: PutCustomerPayloadResolvers<ContextType>;
  PutCustomersPayload?: PutCustomersPayloadResolvers<ContextType>;
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
  RecoverHeadquartersPayload?: RecoverHeadquartersPayloadResolvers<ContextType>;
  Refused?: RefusedResolvers<ContextType>;
  Register?: RegisterResolvers<ContextType>;
  RegisterPause?: RegisterPauseResolvers<ContextType>;
  RegisterPayload?: RegisterPayloadResolvers<ContextType>;
  RehearsedErrorGroup?: RehearsedErrorGroupResolvers<ContextType>;
  RehearsedItem?: RehearsedItemResolvers<ContextType>;
  Remedy?: RemedyResolvers<ContextType>;
  ReportRegisterPayload?: ReportRegisterPayloadResolvers<ContextType>;
  ResolveConflictPayload?: ResolveConflictPayloadResolvers<ContextType>;
  RestoreCustomersPayload?: RestoreCustomersPayloadResolvers<ContextType>;
  RestoreOperationPayload?: RestoreOperationPayloadResolvers<ContextType>;
  RestorePossibleDuplicatePayload?: RestorePossibleDuplicatePayloadResolvers<ContextType>;
  Retention?: RetentionResolvers<ContextType>;
  RetryWelcomeMessagesPayload?: RetryWelcomeMessagesPayloadResolvers<ContextType>;
  RevealCustomerPayload?: RevealCustomerPayloadResolvers<ContextType>;
  RevokeStoreKeyPayload?: RevokeStoreKeyPayloadResolvers<ContextType>;
  RunCdxJobPayload?: RunCdxJobPayloadResolvers<ContextType>;
  SaveOperationPayload?: SaveOperationPayloadResolvers<ContextType>;
  SchedulePayload?: SchedulePayloadResolvers<ContextType>;
  ScheduleWorkers?: ScheduleWorkersResolvers<ContextType>;
  ServerInfo?: ServerInfoResolvers<ContextType>;
  SessionPayload?: SessionPayloadResolvers<ContextType>;
  SetCustomerAddressBooksPayload?: SetCustomerAddressBooksPayloadResolvers<ContextType>;
  SetDataSyncPausedPayload?: SetDataSyncPausedPayloadResolvers<ContextType>;
  SetFunctionalityProfilePayload?: SetFunctionalityProfilePayloadResolvers<ContextType>;
  SetSimulationPayload?: SetSimulationPayloadResolvers<ContextType>;
  SetUpOrganizationPayload?: SetUpOrganizationPayloadResolvers<ContextType>;
  SignInSession?: SignInSessionResolvers<ContextType>;
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
  Store?: StoreResolvers<ContextType>;
  StoreConnection?: StoreConnectionResolvers<ContextType>;
  StoreEdge?: StoreEdgeResolvers<ContextType>;
  StoreKey?: StoreKeyResolvers<ContextType>;
  StoreRefusal?: StoreRefusalResolvers<ContextType>;
  StoreResult?: StoreResultResolvers<ContextType>;
  StoreSummary?: StoreSummaryResolvers<ContextType>;
  StoresPayload?: StoresPayloadResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Switch?: GraphQLScalarType;
  SynchronizeForOrderPayload?: SynchronizeForOrderPayloadResolvers<ContextType>;
  SynchronizeOperationPayload?: SynchronizeOperationPayloadResolvers<ContextType>;
  SynchronizeOperationsPayload?: SynchronizeOperationsPayloadResolvers<ContextType>;
  SynchronizePayload?: SynchronizePayloadResolvers<ContextType>;
  ThroughputSample?: ThroughputSampleResolvers<ContextType>;
  TokenTrust?: TokenTrustResolvers<ContextType>;
  Trace?: TraceResolvers<ContextType>;
  TraceStep?: TraceStepResolvers<ContextType>;
  UndoCorrectionPayload?: UndoCorrectionPayloadResolvers<ContextType>;
  UndoMergePayload?: UndoMergePayloadResolvers<ContextType>;
  UndoSavePayload?: UndoSavePayloadResolvers<ContextType>;
  UnsentWelcomeMessages?: UnsentWelcomeMessagesResolvers<ContextType>;
  UpdateCorrectedCustomersPayload?: UpdateCorrectedCustomersPayloadResolvers<ContextType>;
  UpdateCustomerPayload?: UpdateCustomerPayloadResolvers<ContextType>;
  UpdateIssuesPayload?: UpdateIssuesPayloadResolvers<ContextType>;
  UpgradeHold?: UpgradeHoldResolvers<ContextType>;
  UploadAttempt?: UploadAttemptResolvers<ContextType>;
  UploadSession?: UploadSessionResolvers<ContextType>;
  UploadSessionConnection?: UploadSessionConnectionResolvers<ContextType>;
  UploadSessionEdge?: UploadSessionEdgeResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  VersionConflict?: VersionConflictResolvers<ContextType>;
  WebhookDelivery?: WebhookDeliveryResolvers<ContextType>;
  WebhookEndpoint?: WebhookEndpointResolvers<ContextType>;
  WebhookEndpointPayload?: WebhookEndpointPayloadResolvers<ContextType>;
  WebhookSecret?: WebhookSecretResolvers<ContextType>;
  WebhookSecretPayload?: WebhookSecretPayloadResolvers<ContextType>;
  WebhookSetAside?: WebhookSetAsideResolvers<ContextType>;
  WelcomeMessage?: WelcomeMessageResolvers<ContextType>;
  Whoami?: WhoamiResolvers<ContextType>;
  WithheldSchedule?: WithheldScheduleResolvers<ContextType>;
};

