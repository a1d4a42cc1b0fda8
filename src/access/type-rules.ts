import { type Actor, ROLES, type Role } from './actor.ts'
import {
  ADMINISTRATOR,
  CAPTURE,
  CHANNEL,
  CLEAN_UP,
  CONNECT,
  CORRECT,
  FOLLOW_RUNS,
  FOR_ORDERS,
  MANAGE_FEATURES,
  OBSERVE,
  OPERATE,
  READ_CUSTOMERS,
  READ_FEATURES,
  READ_OPERATIONS,
  READ_ORGANIZATION,
  SET_EXTERNAL_IDS,
  TILLS,
} from './rules.ts'

// Who may receive which objects, wherever they appear in a query: each object type of the schema, and fields that fewer
// roles may read. Checked where a field returns the type, so that no path through other objects gives more than the
// root fields do. A type that is not listed is denied.

const group = (roles: readonly Role[], ...types: string[]) => Object.fromEntries(types.map((type) => [type, roles]))

/** Tills and integrations see that an operation is pending, but not its details. */
const SEE_OPERATIONS: readonly Role[] = [...TILLS, 'INTEGRATION', ...READ_OPERATIONS]

/** Each object type except the roots, and the roles that may receive it. */
export const TYPE_RULES: Readonly<Record<string, readonly Role[]>> = {
  ...group(ROLES, 'ServerInfo', 'Whoami', 'Limit', 'Retention', 'PageInfo', 'HeadquartersRewound'),
  ...group(ROLES, 'HeadquartersConnection', 'Explanation'),

  // Whoever is refused may read why; what a refusal leads to (a run, an operation) keeps the rule of its own type.
  ...group(ROLES, 'Refused', 'FieldRefused', 'IdempotencyKeyInProgress', 'IdempotencyKeyReused', 'OperationNotFound'),
  ...group(ROLES, 'VersionConflict', 'OperationRevisionConflict', 'JobAlreadyRunning', 'BulkRunCannotBeChanged'),
  ...group(ROLES, 'OperationNotCompleted', 'OperationNotRestorable', 'OperationNotUpdatable'),
  ...group(ROLES, 'OperationNotSynchronizable', 'OperationHasLaterOperations'),
  ...group(ROLES, 'FeaturePrerequisitesMissing', 'FeatureHasDependents'),

  // Automation sees the customers that it has created, and those whose operations it synchronizes.
  ...group([...READ_CUSTOMERS, 'AUTOMATION'], 'Customer', 'CustomerAddress', 'CustomerContact', 'CustomerAttribute'),
  ...group([...READ_CUSTOMERS, 'AUTOMATION'], 'ExternalId'),
  ...group([...READ_CUSTOMERS, 'AUTOMATION'], 'CustomerConsent', 'CustomerMerge'),
  ...group(READ_CUSTOMERS, 'CustomerConnection', 'CustomerEdge'),
  ...group(CAPTURE, 'CreateCustomerPayload', 'CreateCustomersPayload', 'CreateCustomersResult'),
  ...group(SET_EXTERNAL_IDS, 'UpdateCustomerPayload', 'CustomerWarning'),
  ...group(CONNECT, 'PutCustomerPayload', 'PutCustomersPayload', 'CustomerChanged', 'CustomersChangedPage'),
  ...group(READ_CUSTOMERS, 'LoyaltyCard'),
  ...group(CHANNEL, 'IssueLoyaltyCardPayload', 'LinkLoyaltyCardPayload'),
  ...group(CORRECT, 'SetCustomerAddressBooksPayload'),
  ...group(CORRECT, 'MergeCustomersPayload', 'MergedField', 'MergedPart', 'UndoMergePayload'),
  ...group(CORRECT, 'PossibleDuplicate', 'PossibleDuplicateConnection', 'PossibleDuplicateEdge'),
  ...group(CORRECT, 'DismissPossibleDuplicatePayload', 'RestorePossibleDuplicatePayload'),
  ...group(FOR_ORDERS, 'SynchronizeForOrderPayload'),
  ...group(CORRECT, 'RevealCustomerPayload', 'ExportCustomerPayload'),

  ...group(SEE_OPERATIONS, 'Operation', 'OperationError', 'OperationWarning'),
  ...group(READ_OPERATIONS, 'AttributeChange', 'OperationAttempt', 'OperationConflict', 'OperationChanged'),
  ...group(READ_OPERATIONS, 'OperationConnection', 'OperationEdge', 'OperationErrorGroup', 'OperationChangedPage'),
  ...group(READ_OPERATIONS, 'OperationHistoryConnection', 'OperationHistoryEdge', 'OperationHistoryEntry'),
  ...group(READ_OPERATIONS, 'CustomerHistoryConnection', 'CustomerHistoryEdge', 'CustomerHistoryEntry'),
  ...group(READ_OPERATIONS, 'Issue', 'IssueConnection', 'IssueEdge', 'IssueHour', 'IssueChanged', 'IssueChangedPage'),
  ...group(READ_OPERATIONS, 'BulkCorrection'),
  ...group(
    CORRECT,
    'UpdateIssuesPayload',
    'CorrectOperationsPayload',
    'UndoCorrectionPayload',
    'UpdateCorrectedCustomersPayload',
    'CorrectedCustomer',
  ),
  ...group(READ_OPERATIONS, 'BulkRun', 'BulkRunConnection', 'BulkRunEdge'),
  ...group(READ_OPERATIONS, 'BulkRunItem', 'BulkRunItemConnection', 'BulkRunItemEdge'),
  ...group(
    OBSERVE,
    'OperationCount',
    'OperationHistogramInterval',
    'Coverage',
    'DashboardStats',
    'ThroughputSample',
    'PipelineStepStats',
    'RealtimeServiceStats',
  ),
  ...group(
    CORRECT,
    'StagingRecord',
    'StagingColumn',
    'StagingRecordConnection',
    'StagingRecordEdge',
    'OperationExport',
  ),
  ...group(CORRECT, 'SaveOperationPayload', 'UndoSavePayload', 'ResolveConflictPayload', 'DismissOperationPayload'),
  ...group(CORRECT, 'RestoreOperationPayload'),
  ...group(OPERATE, 'SynchronizeOperationPayload', 'OperationRehearsal'),
  ...group(OPERATE, 'SynchronizeOperationsPayload', 'BulkRunPayload'),
  ...group(OPERATE, 'BulkRehearsal', 'RehearsedItem', 'RehearsedErrorGroup'),

  ...group(OBSERVE, 'CdxJob', 'CdxSubjob', 'DistributionSchedule', 'CdxSessionChanged', 'CdxSessionChangedPage'),
  ...group(OBSERVE, 'Register', 'RegisterPause'),
  ...group(CHANNEL, 'ReportRegisterPayload'),
  ...group(OPERATE, 'RegisterPayload'),
  ...group(OBSERVE, 'ScheduleWorkers', 'WithheldSchedule'),
  ...group(ADMINISTRATOR, 'WebhookEndpoint', 'WebhookSecret', 'WebhookDelivery', 'WebhookSetAside'),
  ...group(
    ROLES.filter((role) => role !== 'PROCESS'),
    'SignInSession',
    'EndSignInSessionsPayload',
  ),
  ...group(ADMINISTRATOR, 'WebhookEndpointPayload', 'WebhookSecretPayload'),
  ...group(OBSERVE, 'Alert', 'AlertMute', 'AlertNotice', 'AlertConnection', 'AlertEdge', 'AlertRule', 'OpenAlerts'),
  ...group(CORRECT, 'AlertPayload'),
  ...group(ADMINISTRATOR, 'AlertRulePayload'),
  ...group(OBSERVE, 'DownloadSession', 'DownloadSessionConnection', 'DownloadSessionEdge'),
  ...group(OBSERVE, 'UploadSession', 'UploadSessionConnection', 'UploadSessionEdge'),
  ...group(FOLLOW_RUNS, 'BatchJob', 'BatchRun', 'BatchJobProgress', 'BatchJobProgressPage'),
  ...group(FOLLOW_RUNS, 'BatchRunConnection', 'BatchRunEdge'),
  ...group(OPERATE, 'RunCdxJobPayload', 'SessionPayload', 'FlushChannelCachePayload', 'SynchronizePayload'),
  ...group(OPERATE, 'RealtimeServiceCall', 'RealtimeServiceCallConnection', 'RealtimeServiceCallEdge'),
  ...group(OPERATE, 'RealtimeServiceCallCount', 'RealtimeServiceCallCounts'),

  ...group(OBSERVE, 'Diagnosis', 'InstallationStatus', 'Check', 'CheckFailure', 'Evidence', 'Remedy'),
  ...group([...TILLS, ...OBSERVE], 'Trace', 'TraceStep'),
  ...group(OPERATE, 'ApplyRemedyPayload'),
  ...group(ADMINISTRATOR, 'SetDataSyncPausedPayload'),

  ...group(READ_FEATURES, 'Feature', 'ChannelFeature', 'FeatureChanged', 'FeatureChangedPage'),
  ...group(READ_ORGANIZATION, 'Snapshot', 'Ready', 'Gap', 'SourceLost', 'SourceBack'),
  ...group(READ_FEATURES, 'FeaturePlan', 'FeaturePlanStep', 'FeatureParameters'),
  ...group(MANAGE_FEATURES, 'FeatureParametersPayload', 'FeatureUpdatesPayload'),
  ...group(FOLLOW_RUNS, 'FeaturePlanRun'),
  ...group(MANAGE_FEATURES, 'FeaturePlanRunPayload'),
  ...group(MANAGE_FEATURES, 'FeaturePayload', 'EnableAllFeaturesPayload', 'SkippedFeature'),

  // A till sees the name of the channel of a customer or operation.
  ...group([...TILLS, ...READ_ORGANIZATION], 'Channel'),
  ...group(READ_FEATURES, 'ChannelDatabase', 'AppliedJob', 'ChannelCache', 'UploadAttempt'),
  ...group(OBSERVE, 'JoinCode', 'StoreKey', 'TokenTrust', 'Store', 'StoreRefusal'),
  ...group(OBSERVE, 'StoreSummary', 'StoreConnection', 'StoreEdge', 'DiskSpace', 'UpgradeHold'),
  ...group(OPERATE, 'StoresPayload', 'StoreResult'),
  ...group(ADMINISTRATOR, 'CreateJoinCodePayload', 'RevokeStoreKeyPayload'),
  ...group(READ_ORGANIZATION, 'Organization', 'Parameters', 'FunctionalityProfile', 'LegalEntity', 'NamedEntity'),
  ...group(READ_ORGANIZATION, 'FieldGroupPolicy'),
  ...group(READ_ORGANIZATION, 'DefaultCustomer', 'NumberSequence', 'AttributeGroup', 'WelcomeMessage'),
  ...group(READ_ORGANIZATION, 'UnsentWelcomeMessages'),
  ...group(OPERATE, 'RetryWelcomeMessagesPayload'),
  ...group(ADMINISTRATOR, 'DeleteWelcomeMessagePayload', 'ChannelDatabaseGroupPayload'),
  ...group([...READ_CUSTOMERS, ...READ_ORGANIZATION], 'AttributeDefinition', 'AttributeTranslation'),
  ...group(ADMINISTRATOR, 'SetUpOrganizationPayload', 'SetFunctionalityProfilePayload', 'ChannelPayload'),
  ...group(ADMINISTRATOR, 'Simulation', 'SimulatedChannelDatabase', 'SetSimulationPayload'),
  ...group(ADMINISTRATOR, 'SchedulePayload', 'AcceptChannelDatabasePayload'),
  ...group(ADMINISTRATOR, 'RecoverHeadquartersPayload', 'HeadquartersLoss', 'LostCapture'),
  ...group(OPERATE, 'OfferOperationsAgainPayload'),
  ...group(ADMINISTRATOR, 'AuditEntry', 'AuditEntryConnection', 'AuditEntryEdge'),
  ...group(ADMINISTRATOR, 'EraseCustomerPayload', 'Erasure', 'ErasureConnection', 'ErasureEdge', 'ErasureInDatabase'),
  ...group(ADMINISTRATOR, 'ErasureRehearsal', 'ErasureTable'),
  ...group(CLEAN_UP, 'CleanUp', 'CleanUpPayload'),
  ...group(OBSERVE, 'Reconciliation', 'Difference', 'DifferenceConnection', 'DifferenceEdge'),
  ...group(OPERATE, 'ReconcilePayload', 'DifferenceCount', 'ReconciledPlace'),
  ...group(CORRECT, 'RestoreCustomersPayload', 'AcceptDifferencePayload'),
}

/** Fields that fewer roles may read than their type. Other roles are refused the field. */
export const FIELD_RULES: Readonly<Record<string, readonly Role[]>> = {
  // A till sees no temporary GUIDs, no customers outside its address books, and no values of headquarters.
  'Operation.asyncCustomerAccount': READ_OPERATIONS,
  'Operation.changes': READ_OPERATIONS,
  'Operation.customerName': READ_OPERATIONS,
  'Operation.waitsFor': READ_OPERATIONS,
  'Operation.dismissReason': READ_OPERATIONS,
  'OperationWarning.customers': READ_OPERATIONS,
  'Channel.addressBooks': READ_FEATURES,
  'Channel.defaultCustomer': READ_FEATURES,
  'Channel.filterSharedCustomerTables': READ_FEATURES,
  'Channel.pendingUploads': READ_FEATURES,
  'Channel.registers': OBSERVE,
  'Channel.oldestPendingUploadAt': READ_FEATURES,
}

/** True when one of the actor's roles may receive an object of the type. A type without a rule is denied. */
export function mayBeGiven(actor: Actor, type: string): boolean {
  return Object.hasOwn(TYPE_RULES, type) && hasOne(actor, TYPE_RULES[type])
}

/** True when one of the actor's roles may read the field (`Operation.changes`) of an object that it receives. */
export function mayReadField(actor: Actor, field: string): boolean {
  return !Object.hasOwn(FIELD_RULES, field) || hasOne(actor, FIELD_RULES[field])
}

const hasOne = ({ roles }: Actor, allowed: readonly Role[] = []) => roles.some((role) => allowed.includes(role))
