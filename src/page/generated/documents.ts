/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type AcceptDifferenceInput = {
  readonly difference: string;
  readonly reason: string;
};

export type AddCustomerAddressInput = {
  readonly address: AddressInput;
  readonly channel?: string | null | undefined;
  readonly customerId: string;
  readonly expectedVersion?: string | null | undefined;
  readonly idempotencyKey: string;
};

export type AddressInput = {
  readonly buildingComplement?: string | null | undefined;
  readonly city?: string | null | undefined;
  readonly country?: string | null | undefined;
  readonly county?: string | null | undefined;
  readonly districtName?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly isPrimary?: boolean | null | undefined;
  readonly name?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly purpose?: string | null | undefined;
  readonly state?: string | null | undefined;
  readonly street?: string | null | undefined;
  readonly streetNumber?: string | null | undefined;
  readonly taxGroup?: string | null | undefined;
  readonly url?: string | null | undefined;
  readonly zipCode?: string | null | undefined;
};

export type AlertEvent =
  | 'CLOSED'
  | 'OPENED';

export type AlertNoticeChannel =
  | 'EMAIL'
  | 'WEBHOOK';

export type AlertNoticeStatus =
  | 'GIVEN_UP'
  | 'SENT'
  | 'WAITING';

export type AlertRuleId =
  | 'CHANNEL_SILENT'
  | 'CHANNEL_SWITCHED_OFF'
  | 'CLOCKS_APART'
  | 'CONFIGURATION_LATE'
  | 'DATABASE_COPIED'
  | 'DATABASE_UNAVAILABLE'
  | 'DIFFERENCES_OPEN'
  | 'JOB_FAILING'
  | 'NUMBERS_RUN_OUT'
  | 'OPERATIONS_FAILING'
  | 'REGISTER_SILENT'
  | 'SCHEDULE_OVERDUE'
  | 'WEBHOOK_DISABLED'
  | 'WORK_WAITING';

export type AlertStatus =
  | 'CLOSED'
  | 'OPEN';

export type AlertThresholdUnit =
  | 'DIFFERENCES'
  | 'FAILURES_PER_HOUR'
  | 'WAITING_MINUTES';

export type ApplyRemedyInput = {
  readonly dryRun?: boolean | null | undefined;
  readonly reason?: string | null | undefined;
  readonly remedy: string;
  readonly values?: ReadonlyArray<AttributeChangeInput> | null | undefined;
};

export type AttributeChangeInput = {
  readonly attribute: string;
  readonly newValue?: string | null | undefined;
};

export type AttributeDefinitionInput = {
  readonly defaultValue?: string | null | undefined;
  readonly friendlyName?: string | null | undefined;
  readonly helpText?: string | null | undefined;
  readonly maximum?: string | null | undefined;
  readonly minimum?: string | null | undefined;
  readonly name: string;
  readonly options?: ReadonlyArray<string> | null | undefined;
  readonly required?: boolean;
  readonly translations?: ReadonlyArray<AttributeTranslationInput> | null | undefined;
  readonly type: AttributeType;
  readonly unit?: string | null | undefined;
};

export type AttributeGroupInput = {
  readonly attributes?: ReadonlyArray<string>;
  readonly id: string;
  readonly name: string;
};

export type AttributeInput = {
  readonly name: string;
  readonly value?: string | null | undefined;
};

export type AttributeTranslationInput = {
  readonly friendlyName?: string | null | undefined;
  readonly helpText?: string | null | undefined;
  readonly languageId: string;
};

export type AttributeType =
  | 'BOOLEAN'
  | 'DECIMAL'
  | 'INTEGER'
  | 'TEXT';

export type AuditFilter = {
  readonly action?: string | null | undefined;
  readonly actions?: ReadonlyArray<string> | null | undefined;
  readonly actor?: string | null | undefined;
  readonly at?: AuditPeriod | null | undefined;
  readonly requestId?: string | null | undefined;
  readonly result?: string | null | undefined;
  readonly target?: string | null | undefined;
};

export type AuditPeriod = {
  readonly after?: string | null | undefined;
  readonly before?: string | null | undefined;
};

export type BatchStatus =
  | 'CANCELED'
  | 'CANCELING'
  | 'ERROR'
  | 'EXECUTING'
  | 'FINISHED'
  | 'HOLD'
  | 'READY';

export type BulkItemResult =
  | 'FAILED'
  | 'SKIPPED'
  | 'SYNCED';

export type BulkRunInput = {
  readonly bulkRun: string;
};

export type BulkSkipReason =
  | 'COMPLETED'
  | 'DISMISSED'
  | 'IN_PROGRESS'
  | 'NOT_ITS_TURN'
  | 'TEMPORARY_FAULT'
  | 'WAITING_ON';

export type CaptureValidation =
  | 'MINIMAL'
  | 'STRICT';

export type CdxDirection =
  | 'DOWNLOAD'
  | 'UPLOAD';

export type ChannelDatabaseInput = {
  readonly connection: string;
  readonly group: string;
  readonly id: string;
  readonly name: string;
};

export type ChannelInput = {
  readonly addressBooks: ReadonlyArray<string>;
  readonly channelDatabase: string;
  readonly country: string;
  readonly defaultCustomer: string;
  readonly filterSharedCustomerTables?: boolean;
  readonly functionalityProfile: string;
  readonly id: string;
  readonly legalEntity: string;
  readonly name: string;
  readonly type: ChannelType;
};

export type ChannelType =
  | 'ONLINE_STORE'
  | 'RETAIL_STORE';

export type CheckCode =
  | 'ACCOUNT_ON_CHANNEL'
  | 'ADDRESS_BOOK_SHARED'
  | 'ALERT_MAILS_SENT'
  | 'CACHE_CURRENT'
  | 'CAPTURE_SEQUENCED'
  | 'CHANNEL_CONFIGURED'
  | 'CHANNEL_DATABASE_NOT_CLONED'
  | 'CHANNEL_DATABASE_NOT_REWOUND'
  | 'CHANNEL_DATABASE_REACHABLE'
  | 'CHANNEL_MODE'
  | 'CHANNEL_ONLINE'
  | 'CHUNKS_ALIVE'
  | 'CLOCKS_AGREE'
  | 'DATABASES_AVAILABLE'
  | 'DATA_SYNC_NOT_PAUSED'
  | 'DISTRIBUTED_IN_TIME'
  | 'DOWNLOAD_SCHEDULE_ACTIVE'
  | 'DOWNLOAD_SESSION'
  | 'ERASURES_APPLIED'
  | 'FEATURES_ROLLED_OUT'
  | 'FEATURE_CONFIRMED'
  | 'FEATURE_KNOWN'
  | 'FEATURE_ON'
  | 'FEATURE_SCHEDULE'
  | 'FOUND'
  | 'HEADQUARTERS_NOT_REWOUND'
  | 'HEADQUARTERS_REACHABLE'
  | 'JOBS_APPLIED'
  | 'LOOKED_UP_BY_ACCOUNT'
  | 'LOYALTY_CARDS_DISTRIBUTED'
  | 'LOYALTY_NUMBERS_LEFT'
  | 'MAY_ENABLE_FEATURE'
  | 'NOT_DISMISSED'
  | 'NOT_ERASED'
  | 'NOT_WAITING'
  | 'NO_CONFLICT'
  | 'NO_DIFFERENCE'
  | 'NO_OPERATION_FAILED'
  | 'NUMBER_SEQUENCE'
  | 'PREREQUISITES_ON'
  | 'REALTIME_CALLS_AVOIDABLE'
  | 'REALTIME_SERVICE_AVAILABLE'
  | 'REGISTERS_REPORT'
  | 'REGISTERS_SEND'
  | 'RESULT_AT_HEADQUARTERS'
  | 'RUN_ALIVE'
  | 'SCHEDULES_ON_TIME'
  | 'SCHEDULES_SUCCEED'
  | 'SCHEDULE_OVERDUE'
  | 'SYNCHRONIZED_IN_TIME'
  | 'SYNCHRONIZE_SCHEDULE_ACTIVE'
  | 'SYNCHRONIZE_SUCCEEDED'
  | 'UPLOADED_IN_TIME'
  | 'UPLOAD_SCHEDULE_ACTIVE'
  | 'UPLOAD_SUCCEEDED'
  | 'WEBHOOKS_ENABLED'
  | 'WELCOME_MESSAGES_SENT'
  | 'WORKER_ALIVE';

export type CheckStatus =
  | 'FAIL'
  | 'PASS'
  | 'UNKNOWN';

export type CleanUpInput = {
  readonly wait?: boolean | null | undefined;
};

export type ConflictChoiceInput = {
  readonly attribute: string;
  readonly keep: ConflictSide;
};

export type ConflictPolicy =
  | 'CHANNEL_WINS'
  | 'HQ_WINS'
  | 'MANUAL';

export type ConflictPolicyInput = {
  readonly fieldGroup: FieldGroup;
  readonly policy: ConflictPolicy;
};

export type ConflictSide =
  | 'CHANNEL'
  | 'HEADQUARTERS';

export type ContactInput = {
  readonly consentWording?: string | null | undefined;
  readonly extension?: string | null | undefined;
  readonly isPrimary?: boolean | null | undefined;
  readonly marketingOptIn?: boolean | null | undefined;
  readonly type: string;
  readonly value: string;
};

export type ContactType =
  | 'EMAIL'
  | 'PHONE'
  | 'URL';

export type CorrectOperationsInput = {
  readonly dryRun?: boolean | null | undefined;
  readonly filter: OperationFilter;
  readonly newValue?: string | null | undefined;
  readonly reason: string;
};

export type CorrectedCustomerOutcome =
  | 'CHANGED_SINCE'
  | 'REFUSED'
  | 'UNCHANGED'
  | 'UPDATED';

export type CreateChannelDatabaseGroupInput = {
  readonly copyOf?: string | null | undefined;
  readonly dryRun?: boolean;
  readonly group: string;
  readonly name: string;
};

export type CreateCustomerInput = {
  readonly channel?: string | null | undefined;
  readonly customer: CustomerInput;
  readonly customerId?: string | null | undefined;
  readonly defaultCustomer?: string | null | undefined;
  readonly idempotencyKey: string;
  readonly legalEntity?: string | null | undefined;
};

export type CreateJoinCodeInput = {
  readonly channelDatabase: string;
  readonly validForHours?: number;
};

export type CreateScheduleInput = {
  readonly active?: boolean;
  readonly activeFrom?: string | null | undefined;
  readonly activeUntil?: string | null | undefined;
  readonly dryRun?: boolean;
  readonly group?: string | null | undefined;
  readonly jobs: ReadonlyArray<string>;
  readonly name: string;
  readonly recurrence: string;
  readonly schedule: string;
  readonly timeZone?: string;
};

export type CustomerAffiliationInput = {
  readonly affiliation: string;
  readonly channel?: string | null | undefined;
  readonly customerId: string;
  readonly expectedVersion?: string | null | undefined;
  readonly idempotencyKey: string;
};

export type CustomerBlocked =
  | 'ALL'
  | 'INVOICE'
  | 'NEVER'
  | 'NO'
  | 'PAYMENT'
  | 'REQUISITION';

export type CustomerChangesInput = {
  readonly blockLoyaltyEnrollment?: boolean | string | null | undefined;
  readonly blocked?: string | null | undefined;
  readonly cellularPhone?: string | null | undefined;
  readonly creditMax?: string | null | undefined;
  readonly currency?: string | null | undefined;
  readonly customerGroup?: string | null | undefined;
  readonly customerType?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly endDiscount?: string | null | undefined;
  readonly firstName?: string | null | undefined;
  readonly identificationNumber?: string | null | undefined;
  readonly invoiceAccount?: string | null | undefined;
  readonly languageId?: string | null | undefined;
  readonly lastName?: string | null | undefined;
  readonly lineDiscount?: string | null | undefined;
  readonly middleName?: string | null | undefined;
  readonly multilineDiscount?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly optOutPersonalization?: boolean | string | null | undefined;
  readonly optOutWebActivityTracking?: boolean | string | null | undefined;
  readonly organizationId?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly phoneExtension?: string | null | undefined;
  readonly priceGroup?: string | null | undefined;
  readonly receiptEmail?: string | null | undefined;
  readonly receiptOption?: string | null | undefined;
  readonly taxGroup?: string | null | undefined;
  readonly title?: string | null | undefined;
  readonly url?: string | null | undefined;
  readonly vatNumber?: string | null | undefined;
};

export type CustomerFilter = {
  readonly accountNumber?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly search?: string | null | undefined;
  readonly syncState?: ReadonlyArray<CustomerSyncState> | null | undefined;
};

export type CustomerHistoryKind =
  | 'ADDRESS_BOOKS_SET'
  | 'ADOPTED'
  | 'CAPTURED'
  | 'CARD_ISSUED'
  | 'CARD_LINKED'
  | 'CONSENT_GIVEN'
  | 'CONSENT_WITHDRAWN'
  | 'DISMISSED'
  | 'ERASED'
  | 'EXPORTED'
  | 'FAILED'
  | 'HEADQUARTERS'
  | 'MERGED'
  | 'MERGE_UNDONE'
  | 'REALTIME'
  | 'RESOLVED'
  | 'RESTORED'
  | 'REVEALED'
  | 'SAVED'
  | 'UNDONE';

export type CustomerInput = {
  readonly addresses?: ReadonlyArray<AddressInput> | null | undefined;
  readonly affiliations?: ReadonlyArray<string> | null | undefined;
  readonly attributes?: ReadonlyArray<AttributeInput> | null | undefined;
  readonly blockLoyaltyEnrollment?: boolean | string | null | undefined;
  readonly blocked?: string | null | undefined;
  readonly cellularPhone?: string | null | undefined;
  readonly contacts?: ReadonlyArray<ContactInput> | null | undefined;
  readonly creditMax?: string | null | undefined;
  readonly currency?: string | null | undefined;
  readonly customerGroup?: string | null | undefined;
  readonly customerType?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly endDiscount?: string | null | undefined;
  readonly externalIds?: ReadonlyArray<ExternalIdInput> | null | undefined;
  readonly firstName?: string | null | undefined;
  readonly identificationNumber?: string | null | undefined;
  readonly invoiceAccount?: string | null | undefined;
  readonly languageId?: string | null | undefined;
  readonly lastName?: string | null | undefined;
  readonly lineDiscount?: string | null | undefined;
  readonly middleName?: string | null | undefined;
  readonly multilineDiscount?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly optOutPersonalization?: boolean | string | null | undefined;
  readonly optOutWebActivityTracking?: boolean | string | null | undefined;
  readonly organizationId?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly phoneExtension?: string | null | undefined;
  readonly priceGroup?: string | null | undefined;
  readonly receiptEmail?: string | null | undefined;
  readonly receiptOption?: string | null | undefined;
  readonly taxGroup?: string | null | undefined;
  readonly title?: string | null | undefined;
  readonly url?: string | null | undefined;
  readonly vatNumber?: string | null | undefined;
};

export type CustomerOrder =
  | 'CREATED_AT_ASC'
  | 'CREATED_AT_DESC'
  | 'NAME_ASC'
  | 'NAME_DESC';

export type CustomerRoute =
  | 'ASYNC'
  | 'HEADQUARTERS'
  | 'REALTIME';

export type CustomerSyncState =
  | 'FAILED'
  | 'PENDING_CREATE'
  | 'PENDING_UPDATE'
  | 'SYNCED';

export type CustomerType =
  | 'ORGANIZATION'
  | 'PERSON';

export type CustomerWarningCode =
  | 'PHONE_LOOKS_WRONG'
  | 'POSSIBLE_DUPLICATE';

export type DefaultCustomerInput = {
  readonly addressBooks?: ReadonlyArray<string> | null | undefined;
  readonly affiliations?: ReadonlyArray<string> | null | undefined;
  readonly currency: string;
  readonly customerGroup: string;
  readonly customerType?: CustomerType;
  readonly id: string;
  readonly languageId: string;
  readonly receiptEmail?: string | null | undefined;
  readonly receiptOption?: string | null | undefined;
};

export type DeleteChannelDatabaseGroupInput = {
  readonly dryRun?: boolean;
  readonly group: string;
  readonly reason?: string | null | undefined;
};

export type DeleteScheduleInput = {
  readonly dryRun?: boolean;
  readonly reason?: string | null | undefined;
  readonly schedule: string;
};

export type DeleteWelcomeMessageInput = {
  readonly dryRun?: boolean;
  readonly languageId: string;
  readonly legalEntity: string;
};

export type DiagnoseCustomerBy =
  {   readonly accountNumber: string; readonly asyncCustomerAccount?: never; readonly email?: never; readonly id?: never; readonly phone?: never; }
  |  { readonly accountNumber?: never;   readonly asyncCustomerAccount: string; readonly email?: never; readonly id?: never; readonly phone?: never; }
  |  { readonly accountNumber?: never; readonly asyncCustomerAccount?: never;   readonly email: string; readonly id?: never; readonly phone?: never; }
  |  { readonly accountNumber?: never; readonly asyncCustomerAccount?: never; readonly email?: never;   readonly id: string; readonly phone?: never; }
  |  { readonly accountNumber?: never; readonly asyncCustomerAccount?: never; readonly email?: never; readonly id?: never;   readonly phone: string; };

export type DiagnoseInput =
  {   readonly channel: string; readonly customer?: never; readonly feature?: never; readonly installation?: never; readonly operation?: never; }
  |  { readonly channel?: never;   readonly customer: DiagnoseCustomerBy; readonly feature?: never; readonly installation?: never; readonly operation?: never; }
  |  { readonly channel?: never; readonly customer?: never;   readonly feature: string; readonly installation?: never; readonly operation?: never; }
  |  { readonly channel?: never; readonly customer?: never; readonly feature?: never;   readonly installation: boolean; readonly operation?: never; }
  |  { readonly channel?: never; readonly customer?: never; readonly feature?: never; readonly installation?: never;   readonly operation: string; };

export type DifferenceKind =
  | 'CHANGES_TO_REPEAT'
  | 'DOUBLED_CUSTOMER'
  | 'ERASED_AT_HEADQUARTERS'
  | 'LOST_AT_HEADQUARTERS'
  | 'MISSING_AT_CHANNEL'
  | 'NEWER_AT_CHANNEL'
  | 'STALE_AT_CHANNEL'
  | 'STALE_OUTCOME_AT_CHANNEL'
  | 'SURPLUS_AT_CHANNEL'
  | 'TWO_ACCOUNTS'
  | 'UNEXPLAINED_AT_HEADQUARTERS'
  | 'UNKNOWN_OPERATIONS'
  | 'UNKNOWN_TOMBSTONE';

export type DifferenceStatus =
  | 'ACCEPTED'
  | 'GONE'
  | 'OPEN'
  | 'REPAIRED'
  | 'REPORTED'
  | 'RESTORED';

export type DisableFeatureInput = {
  readonly cascade?: boolean | null | undefined;
  readonly comment?: string | null | undefined;
  readonly dryRun?: boolean | null | undefined;
  readonly feature: string;
};

export type DismissOperationInput = {
  readonly cascade?: boolean | null | undefined;
  readonly dryRun?: boolean | null | undefined;
  readonly expectedRevision: number;
  readonly operationId: string;
  readonly reason: string;
};

export type DismissPossibleDuplicateInput = {
  readonly customers: ReadonlyArray<string>;
  readonly reason?: string | null | undefined;
};

export type DistributionScheduleStatus =
  | 'ACTIVE'
  | 'ENDED'
  | 'INACTIVE'
  | 'NOT_STARTED'
  | 'WITHHELD';

export type DownloadSessionStatus =
  | 'APPLIED'
  | 'APPLY_FAILED'
  | 'AVAILABLE'
  | 'CANCELED'
  | 'CREATE_FAILED'
  | 'DOWNLOADED'
  | 'DOWNLOAD_FAILED'
  | 'NO_DATA'
  | 'REQUESTED'
  | 'STARTED'
  | 'SUSPENDED';

export type EnableFeatureInput = {
  readonly comment?: string | null | undefined;
  readonly confirm?: boolean | null | undefined;
  readonly dryRun?: boolean | null | undefined;
  readonly feature: string;
  readonly plan?: boolean | null | undefined;
};

export type EndMySignInSessionsInput = {
  readonly of: MySignInSessionsOf;
};

export type EndSignInSessionsInput = {
  readonly of: SignInSessionsOf;
  readonly reason: string;
};

export type EraseCustomerInput = {
  readonly customer: string;
  readonly dryRun?: boolean | null | undefined;
  readonly reason: string;
};

export type ErasureStatus =
  | 'CLEARED'
  | 'WAITING';

export type ErrorClass =
  | 'CONFLICT'
  | 'PERMANENT'
  | 'TRANSIENT';

export type ExplanationCode =
  | 'ALL_STEPS_DONE'
  | 'BLOCKED_WHILE_ACCEPTED'
  | 'CANCELED_BY'
  | 'CHANNEL_DATABASE_LOCKED'
  | 'CHANNEL_DATABASE_RESTORED'
  | 'CHANNEL_DATABASE_REWOUND'
  | 'DATABASE_FAULT'
  | 'DATABASE_UNAVAILABLE'
  | 'DATA_SYNC_PAUSED'
  | 'DIFFERENCES'
  | 'FAULT'
  | 'HEADQUARTERS_RECOVERING'
  | 'HEADQUARTERS_REWOUND'
  | 'HEADQUARTERS_UNREACHABLE'
  | 'NOTHING_REMOVED'
  | 'NOT_COMPARED'
  | 'NO_DIFFERENCE'
  | 'ORDER_NOT_ENFORCED'
  | 'OTHER'
  | 'PACKAGE_PROCESS_ENDED'
  | 'SESSION_BEHIND'
  | 'SESSION_CANCELED'
  | 'SESSION_PROCESS_ENDED'
  | 'STOPPED_AT_STEP'
  | 'TRIES_EXHAUSTED';

export type ExportCustomerInput = {
  readonly customer: string;
  readonly reason: string;
};

export type ExternalIdInput = {
  readonly id?: string | null | undefined;
  readonly system: string;
};

export type FeatureChange =
  | 'APPLIED_ON_CHANNEL'
  | 'CACHE_LOADED'
  | 'HEADQUARTERS';

export type FeaturePlanAction =
  | 'ENABLE_FEATURE'
  | 'FLUSH_CHANNEL_CACHE'
  | 'RUN_CDX_JOB';

export type FeaturePlanStepState =
  | 'BLOCKED'
  | 'DONE'
  | 'FAILED'
  | 'NEEDED'
  | 'RUNNING';

export type FeatureState =
  | 'MANDATORY'
  | 'ON_BY_DEFAULT'
  | 'PREVIEW'
  | 'RELEASED';

export type FeatureStatus =
  | 'CANNOT_ENABLE'
  | 'MANDATORY'
  | 'NEEDS_ATTENTION'
  | 'OFF'
  | 'ON'
  | 'SCHEDULED';

export type FieldGroup =
  | 'ADDRESS'
  | 'ATTRIBUTE'
  | 'COMMERCIAL'
  | 'CONTACT'
  | 'IDENTITY';

export type FunctionalityProfileInput = {
  readonly captureValidation?: CaptureValidation;
  readonly createCustomerOrdersInAsyncMode?: boolean | null | undefined;
  readonly createCustomersInAsyncMode?: boolean;
  readonly generateLoyaltyCardNumber?: boolean | null | undefined;
  readonly id: string;
  readonly name: string;
};

export type HeadquartersOver =
  | 'DATABASE'
  | 'WIRE';

export type HeadquartersState =
  | 'CONNECTED'
  | 'REFUSED'
  | 'UNREACHABLE';

export type HistoryReason =
  | 'AFTER_CORRECTION'
  | 'ALONE'
  | 'CAPTURED'
  | 'CONSENT_GIVEN'
  | 'CONSENT_WITHDRAWN'
  | 'CUSTOMER_ERASED'
  | 'CUSTOMER_IS_BACK'
  | 'GIVEN'
  | 'HEADQUARTERS_UPDATE'
  | 'ORDER'
  | 'REALTIME_CALL'
  | 'RESULT_WAS_LOST'
  | 'RUN';

export type HoldStoreUpgradesInput = {
  readonly reason: string;
  readonly stores: ReadonlyArray<string>;
};

export type IssueLoyaltyCardInput = {
  readonly cardNumber?: string | null | undefined;
  readonly channel: string;
  readonly customerId?: string | null | undefined;
  readonly idempotencyKey: string;
};

export type IssueStatus =
  | 'ACKNOWLEDGED'
  | 'OPEN'
  | 'RESOLVED'
  | 'SNOOZED';

export type LegalEntityInput = {
  readonly addressBooks?: ReadonlyArray<NamedEntityInput> | null | undefined;
  readonly affiliations?: ReadonlyArray<NamedEntityInput> | null | undefined;
  readonly attributeGroups?: ReadonlyArray<AttributeGroupInput> | null | undefined;
  readonly attributes?: ReadonlyArray<AttributeDefinitionInput> | null | undefined;
  readonly conflictPolicies?: ReadonlyArray<ConflictPolicyInput> | null | undefined;
  readonly country: string;
  readonly currency: string;
  readonly customerAttributeGroup?: string | null | undefined;
  readonly customerGroups?: ReadonlyArray<NamedEntityInput> | null | undefined;
  readonly dataAreaId: string;
  readonly defaultCustomers?: ReadonlyArray<DefaultCustomerInput> | null | undefined;
  readonly endDiscounts?: ReadonlyArray<string> | null | undefined;
  readonly languageId: string;
  readonly lineDiscounts?: ReadonlyArray<string> | null | undefined;
  readonly multilineDiscounts?: ReadonlyArray<string> | null | undefined;
  readonly name: string;
  readonly numberSequences?: ReadonlyArray<NumberSequenceInput> | null | undefined;
  readonly priceGroups?: ReadonlyArray<string> | null | undefined;
  readonly sendWelcomeMessages?: boolean | null | undefined;
  readonly taxGroups?: ReadonlyArray<string> | null | undefined;
  readonly timeZone: string;
  readonly welcomeMessages?: ReadonlyArray<WelcomeMessageInput> | null | undefined;
};

export type LinkLoyaltyCardInput = {
  readonly cardNumber: string;
  readonly channel: string;
  readonly customerId: string;
  readonly idempotencyKey: string;
};

export type MergeChoice = {
  readonly field: string;
  readonly take: MergeSide;
};

export type MergeCustomersInput = {
  readonly choices?: ReadonlyArray<MergeChoice> | null | undefined;
  readonly dryRun?: boolean | null | undefined;
  readonly keep: string;
  readonly merge: string;
  readonly reason?: string | null | undefined;
};

export type MergeSide =
  | 'KEEP'
  | 'MERGE';

export type MergedPartKind =
  | 'ADDRESSES'
  | 'AFFILIATIONS'
  | 'ATTRIBUTES'
  | 'CONTACTS'
  | 'LOYALTY_CARDS';

export type MuteAlertInput = {
  readonly alert: string;
  readonly reason: string;
  readonly until: string;
};

export type MySignInSessionsOf =
  {   readonly others: boolean; readonly session?: never; }
  |  { readonly others?: never;   readonly session: string; };

export type NamedEntityInput = {
  readonly id: string;
  readonly name: string;
};

export type NumberSequenceInput = {
  readonly format: string;
  readonly largest: string;
  readonly reference?: string;
  readonly smallest?: string;
};

export type OperationCustomerFilter = {
  readonly blockLoyaltyEnrollment?: boolean | string | null | undefined;
  readonly blocked?: string | null | undefined;
  readonly cellularPhone?: string | null | undefined;
  readonly creditMax?: string | null | undefined;
  readonly currency?: string | null | undefined;
  readonly customerGroup?: string | null | undefined;
  readonly customerType?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly endDiscount?: string | null | undefined;
  readonly firstName?: string | null | undefined;
  readonly identificationNumber?: string | null | undefined;
  readonly invoiceAccount?: string | null | undefined;
  readonly languageId?: string | null | undefined;
  readonly lastName?: string | null | undefined;
  readonly lineDiscount?: string | null | undefined;
  readonly middleName?: string | null | undefined;
  readonly multilineDiscount?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly optOutPersonalization?: boolean | string | null | undefined;
  readonly optOutWebActivityTracking?: boolean | string | null | undefined;
  readonly organizationId?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly phoneExtension?: string | null | undefined;
  readonly priceGroup?: string | null | undefined;
  readonly receiptEmail?: string | null | undefined;
  readonly receiptOption?: string | null | undefined;
  readonly taxGroup?: string | null | undefined;
  readonly title?: string | null | undefined;
  readonly url?: string | null | undefined;
  readonly vatNumber?: string | null | undefined;
};

export type OperationFilter = {
  readonly asyncCustomerAccount?: string | null | undefined;
  readonly batchRun?: string | null | undefined;
  readonly capturedAfter?: string | null | undefined;
  readonly capturedBefore?: string | null | undefined;
  readonly channel?: ReadonlyArray<string> | null | undefined;
  readonly correction?: string | null | undefined;
  readonly customer?: OperationCustomerFilter | null | undefined;
  readonly customerAccount?: string | null | undefined;
  readonly errorClass?: ReadonlyArray<ErrorClass> | null | undefined;
  readonly errorCode?: ReadonlyArray<RowErrorCode> | null | undefined;
  readonly everFailed?: boolean | null | undefined;
  readonly fingerprint?: string | null | undefined;
  readonly kind?: ReadonlyArray<OperationKind> | null | undefined;
  readonly olderThanMinutes?: number | null | undefined;
  readonly operation?: ReadonlyArray<string> | null | undefined;
  readonly search?: string | null | undefined;
  readonly status?: ReadonlyArray<OperationStatus> | null | undefined;
  readonly youngerThanMinutes?: number | null | undefined;
};

export type OperationKind =
  | 'CREATE_ADDRESS'
  | 'CREATE_CUSTOMER'
  | 'DEACTIVATE_ADDRESS'
  | 'UPDATE_ADDRESS'
  | 'UPDATE_AFFILIATIONS'
  | 'UPDATE_ATTRIBUTES'
  | 'UPDATE_CONTACTS'
  | 'UPDATE_CUSTOMER';

export type OperationOrder =
  | 'ASYNC_CUSTOMER_ACCOUNT_ASC'
  | 'ASYNC_CUSTOMER_ACCOUNT_DESC'
  | 'CAPTURED_AT_ASC'
  | 'CAPTURED_AT_DESC'
  | 'CHANNEL_ASC'
  | 'CHANNEL_DESC'
  | 'CUSTOMER_ACCOUNT_ASC'
  | 'CUSTOMER_ACCOUNT_DESC'
  | 'KIND_ASC'
  | 'KIND_DESC'
  | 'LAST_KNOWN_ERROR_ASC'
  | 'LAST_KNOWN_ERROR_DESC'
  | 'STATUS_ASC'
  | 'STATUS_DESC';

export type OperationStatus =
  | 'CAPTURED'
  | 'DISMISSED'
  | 'DISTRIBUTED'
  | 'FAILED'
  | 'IN_PROGRESS'
  | 'SUPERSEDED'
  | 'SYNCED'
  | 'UPLOADED'
  | 'WAITING_ON';

export type ParametersInput = {
  readonly addressPurposes?: ReadonlyArray<string> | null | undefined;
  readonly cacheTtlSeconds?: number | null | undefined;
  readonly enforceSessionOrder?: boolean | null | undefined;
  readonly fullDataSetIntervalDays?: number | null | undefined;
  readonly timeZone?: string | null | undefined;
  readonly tryCount?: number | null | undefined;
};

export type PauseRegisterInput = {
  readonly channel: string;
  readonly reason: string;
  readonly register: string;
};

export type PipelineStep =
  | 'DISTRIBUTE'
  | 'SYNCHRONIZE'
  | 'UPLOAD';

export type PossibleDuplicateReason =
  | 'EMAIL'
  | 'NAME_AND_POSTAL_CODE'
  | 'PHONE';

export type ReceiptOption =
  | 'BOTH'
  | 'EMAIL'
  | 'NONE'
  | 'PRINT';

export type ReconcileInput = {
  readonly changesOnly?: boolean | null | undefined;
  readonly channelDatabase?: string | null | undefined;
  readonly dryRun?: boolean | null | undefined;
  readonly legalEntity?: string | null | undefined;
  readonly wait?: boolean | null | undefined;
};

export type ReconciliationResult =
  | 'DIFFERENT'
  | 'EQUAL'
  | 'NOT_COMPARED';

export type RecoverHeadquartersInput = {
  readonly acceptLoss?: boolean | null | undefined;
  readonly dryRun?: boolean | null | undefined;
  readonly reason?: string | null | undefined;
  readonly restoreCustomers?: boolean | null | undefined;
  readonly wait?: boolean | null | undefined;
};

export type RegisterInput = {
  readonly channel: string;
  readonly register: string;
};

export type RehearsedOutcome =
  | 'CHANGED'
  | 'CREATED'
  | 'REFUSED'
  | 'SKIPPED'
  | 'UNCHANGED';

export type ReleaseScheduleInput = {
  readonly schedule: string;
};

export type RemoveCustomerAddressInput = {
  readonly addressId: string;
  readonly channel?: string | null | undefined;
  readonly customerId: string;
  readonly expectedVersion?: string | null | undefined;
  readonly idempotencyKey: string;
};

export type RemoveCustomerContactInput = {
  readonly channel?: string | null | undefined;
  readonly contactId: string;
  readonly customerId: string;
  readonly expectedVersion?: string | null | undefined;
  readonly idempotencyKey: string;
};

export type ReplayWebhookEventInput = {
  readonly endpoint: string;
  readonly webhookId: string;
};

export type ResolveConflictInput = {
  readonly choices: ReadonlyArray<ConflictChoiceInput>;
  readonly dryRun?: boolean | null | undefined;
  readonly expectedRevision: number;
  readonly operationId: string;
  readonly reason: string;
};

export type RestoreCustomersInput = {
  readonly differences?: ReadonlyArray<string> | null | undefined;
  readonly reason: string;
};

export type RestoreOperationInput = {
  readonly cascade?: boolean | null | undefined;
  readonly dryRun?: boolean | null | undefined;
  readonly expectedRevision: number;
  readonly operationId: string;
  readonly reason: string;
};

export type RestorePossibleDuplicateInput = {
  readonly customers: ReadonlyArray<string>;
  readonly reason?: string | null | undefined;
};

export type RetryWelcomeMessagesInput = {
  readonly dryRun?: boolean;
  readonly legalEntity?: string | null | undefined;
};

export type RevealCustomerInput = {
  readonly customer: string;
  readonly reason: string;
};

export type RevokeStoreKeyInput = {
  readonly key: string;
  readonly reason?: string | null | undefined;
};

export type Risk =
  | 'HIGH'
  | 'LOW'
  | 'MEDIUM'
  | 'NONE';

export type Role =
  | 'ADMINISTRATOR'
  | 'AUTOMATION'
  | 'CHANNEL_APPLICATION'
  | 'CHANNEL_DEVICE'
  | 'FEATURE_MANAGER'
  | 'FEATURE_VIEWER'
  | 'INTEGRATION'
  | 'OPERATOR'
  | 'PROCESS'
  | 'VIEWER';

export type RouteReason =
  | 'ALWAYS_SYNCHRONOUS'
  | 'FEATURE'
  | 'FEATURE_NOT_EFFECTIVE'
  | 'FEATURE_OFF'
  | 'HEADQUARTERS_UPDATE'
  | 'OFFLINE'
  | 'PROFILE'
  | 'RTS_UNREACHABLE'
  | 'SYNCHRONOUS_PROFILE';

export type RowErrorCode =
  | 'ADDRESS_NOT_FOUND'
  | 'ATTRIBUTE_NOT_IN_LIST'
  | 'ATTRIBUTE_OUT_OF_RANGE'
  | 'ATTRIBUTE_TYPE_MISMATCH'
  | 'CONFLICT'
  | 'CONTACT_NOT_FOUND'
  | 'CUSTOMER_ERASED'
  | 'CUSTOMER_NOT_FOUND'
  | 'EXTERNAL_ID_TAKEN'
  | 'INVALID_CHARACTER'
  | 'INVALID_EMAIL'
  | 'INVALID_NUMBER'
  | 'INVALID_URL'
  | 'INVALID_VALUE'
  | 'NUMBER_SEQUENCE_EXHAUSTED'
  | 'NUMBER_SEQUENCE_MISSING'
  | 'POISON'
  | 'REQUIRED'
  | 'TEMPORARY_FAULT'
  | 'TOO_LONG'
  | 'UNKNOWN_AFFILIATION'
  | 'UNKNOWN_ATTRIBUTE'
  | 'UNKNOWN_COUNTRY'
  | 'UNKNOWN_CURRENCY'
  | 'UNKNOWN_CUSTOMER_GROUP'
  | 'UNKNOWN_DISCOUNT'
  | 'UNKNOWN_INVOICE_ACCOUNT'
  | 'UNKNOWN_LANGUAGE'
  | 'UNKNOWN_PRICE_GROUP'
  | 'UNKNOWN_PURPOSE'
  | 'UNKNOWN_TAX_GROUP';

export type RowOperation =
  | 'CREATE'
  | 'DEACTIVATE'
  | 'UPDATE';

export type RowVerdict =
  | 'APPLIED'
  | 'NOT_APPLIED'
  | 'PENDING'
  | 'REFUSED';

export type RunCdxJobInput = {
  readonly channelDatabase?: string | null | undefined;
  readonly full?: boolean | null | undefined;
  readonly job: string;
};

export type RunFeaturePlanInput = {
  readonly channels?: ReadonlyArray<string> | null | undefined;
  readonly confirm?: boolean | null | undefined;
  readonly feature: string;
  readonly wait?: boolean | null | undefined;
};

export type SaveOperationInput = {
  readonly changes: ReadonlyArray<AttributeChangeInput>;
  readonly dryRun?: boolean | null | undefined;
  readonly expectedRevision: number;
  readonly operationId: string;
  readonly reason: string;
};

export type ScheduleFeatureInput = {
  readonly comment?: string | null | undefined;
  readonly confirm?: boolean | null | undefined;
  readonly enableDate?: string | null | undefined;
  readonly feature: string;
};

export type SearchLocation =
  | 'ALL'
  | 'LOCAL';

export type SessionInput = {
  readonly session: string;
};

export type SetAlertRuleInput = {
  readonly closesAfterSeconds?: number | null | undefined;
  readonly dryRun?: boolean;
  readonly enabled?: boolean | null | undefined;
  readonly opensAfterSeconds?: number | null | undefined;
  readonly rule: AlertRuleId;
  readonly threshold?: number | null | undefined;
};

export type SetChannelDatabaseGroupInput = {
  readonly channelDatabases?: ReadonlyArray<string> | null | undefined;
  readonly dryRun?: boolean;
  readonly group: string;
  readonly name?: string | null | undefined;
};

export type SetCustomerAttributesInput = {
  readonly attributes: ReadonlyArray<AttributeInput>;
  readonly channel?: string | null | undefined;
  readonly customerId: string;
  readonly expectedVersion?: string | null | undefined;
  readonly idempotencyKey: string;
};

export type SetCustomerContactInput = {
  readonly channel?: string | null | undefined;
  readonly contact: ContactInput;
  readonly contactId?: string | null | undefined;
  readonly customerId: string;
  readonly expectedVersion?: string | null | undefined;
  readonly idempotencyKey: string;
};

export type SetFeatureParametersInput = {
  readonly enableNewFeaturesAutomatically: boolean;
};

export type SetScheduleInput = {
  readonly active?: boolean | null | undefined;
  readonly activeFrom?: string | null | undefined;
  readonly activeUntil?: string | null | undefined;
  readonly dryRun?: boolean;
  readonly group?: string | null | undefined;
  readonly jobs?: ReadonlyArray<string> | null | undefined;
  readonly name?: string | null | undefined;
  readonly recurrence?: string | null | undefined;
  readonly schedule: string;
  readonly timeZone?: string | null | undefined;
};

export type SetUpOrganizationInput = {
  readonly channelDatabaseGroups?: ReadonlyArray<NamedEntityInput> | null | undefined;
  readonly channelDatabases?: ReadonlyArray<ChannelDatabaseInput> | null | undefined;
  readonly channels?: ReadonlyArray<ChannelInput> | null | undefined;
  readonly dryRun?: boolean | null | undefined;
  readonly functionalityProfiles?: ReadonlyArray<FunctionalityProfileInput> | null | undefined;
  readonly legalEntities?: ReadonlyArray<LegalEntityInput> | null | undefined;
  readonly parameters?: ParametersInput | null | undefined;
};

export type SetWebhookEndpointInput = {
  readonly description?: string | null | undefined;
  readonly enabled?: boolean | null | undefined;
  readonly endpoint: string;
  readonly events?: ReadonlyArray<WebhookEvent> | null | undefined;
  readonly format?: WebhookFormat | null | undefined;
  readonly personalData?: boolean | null | undefined;
  readonly url?: string | null | undefined;
};

export type Side =
  | 'CHANNEL'
  | 'HEADQUARTERS';

export type SignInSessionsOf =
  {   readonly everyone: boolean; readonly session?: never; readonly subject?: never; }
  |  { readonly everyone?: never;   readonly session: string; readonly subject?: never; }
  |  { readonly everyone?: never; readonly session?: never;   readonly subject: string; };

export type StagingTable =
  | 'RETAILASYNCADDRESSV2'
  | 'RETAILASYNCCUSTOMERAFFILIATION'
  | 'RETAILASYNCCUSTOMERATTRIBUTEV2'
  | 'RETAILASYNCCUSTOMERCONTACT'
  | 'RETAILASYNCCUSTOMERV2';

export type StoreAttention =
  | 'ANOTHER_REFUSED'
  | 'DISK_NEARLY_FULL'
  | 'UPGRADE_DUE';

export type StoreFilter = {
  readonly channelDatabase?: ReadonlyArray<string> | null | undefined;
  readonly health?: ReadonlyArray<StoreHealth> | null | undefined;
  readonly search?: string | null | undefined;
  readonly status?: ReadonlyArray<StoreStatus> | null | undefined;
  readonly upgradeHeld?: boolean | null | undefined;
  readonly version?: ReadonlyArray<string> | null | undefined;
};

export type StoreHealth =
  | 'ATTENTION'
  | 'FAILING'
  | 'HEALTHY';

export type StoreKeyStatus =
  | 'ENDED'
  | 'IN_USE'
  | 'REGISTERED'
  | 'REVOKED';

export type StoreStatus =
  | 'CONNECTED'
  | 'NOT_CONNECTED'
  | 'NOT_JOINED'
  | 'REFUSED';

export type StoresInput = {
  readonly stores: ReadonlyArray<string>;
};

export type SynchronizeForOrderInput = {
  readonly addressId?: string | null | undefined;
  readonly channel: string;
  readonly customerId: string;
};

export type SynchronizeInput = {
  readonly job?: string | null | undefined;
  readonly legalEntity?: string | null | undefined;
  readonly wait?: boolean | null | undefined;
};

export type SynchronizeOperationInput = {
  readonly dryRun?: boolean | null | undefined;
  readonly operationId: string;
  readonly reason?: string | null | undefined;
};

export type SynchronizeOperationsInput = {
  readonly dryRun?: boolean | null | undefined;
  readonly filter: OperationFilter;
  readonly reason?: string | null | undefined;
  readonly rehearseAtMost?: number | null | undefined;
};

export type TestWebhookEndpointInput = {
  readonly endpoint: string;
};

export type TraceStepName =
  | 'CAPTURED'
  | 'DISTRIBUTED'
  | 'SYNCHRONIZED'
  | 'UPLOADED';

export type UndoCorrectionInput = {
  readonly correction: string;
  readonly reason: string;
};

export type UndoMergeInput = {
  readonly merge: string;
  readonly reason?: string | null | undefined;
};

export type UndoSaveInput = {
  readonly dryRun?: boolean | null | undefined;
  readonly expectedRevision: number;
  readonly operationId: string;
  readonly reason: string;
};

export type UnmuteAlertInput = {
  readonly alert: string;
};

export type UpdateCorrectedCustomersInput = {
  readonly correction: string;
  readonly dryRun?: boolean | null | undefined;
  readonly newValue?: string | null | undefined;
  readonly reason: string;
};

export type UpdateCustomerAddressInput = {
  readonly addressId: string;
  readonly changes: AddressInput;
  readonly channel?: string | null | undefined;
  readonly customerId: string;
  readonly expectedVersion?: string | null | undefined;
  readonly idempotencyKey: string;
};

export type UpdateCustomerInput = {
  readonly changes: CustomerChangesInput;
  readonly channel?: string | null | undefined;
  readonly customerId: string;
  readonly expectedVersion?: string | null | undefined;
  readonly idempotencyKey: string;
};

export type UpdateIssuesInput = {
  readonly acknowledged?: boolean | null | undefined;
  readonly issues: ReadonlyArray<string>;
  readonly note?: string | null | undefined;
  readonly owner?: string | null | undefined;
  readonly snoozedUntil?: string | null | undefined;
};

export type UploadSessionStatus =
  | 'APPLIED'
  | 'CANCELED'
  | 'FAILED'
  | 'NO_DATA'
  | 'STARTED'
  | 'UPLOADED';

export type UserErrorCode =
  | 'CANNOT_BE_CHANGED'
  | 'CHANNELS_NOT_ALLOWED'
  | 'CHANNEL_DATABASE_CLONED'
  | 'CHANNEL_DATABASE_LOCKED'
  | 'CHANNEL_DATABASE_NOT_REWOUND'
  | 'CHANNEL_DATABASE_REWOUND'
  | 'CHANNEL_DATABASE_UNAVAILABLE'
  | 'CHANNEL_DATABASE_UNREACHABLE'
  | 'CHANNEL_NOT_CONFIGURED'
  | 'CUSTOMER_ERASED'
  | 'CUSTOMER_ID_TAKEN'
  | 'CUSTOMER_IN_PROGRESS'
  | 'CUSTOMER_MERGED'
  | 'CUSTOMER_PENDING_SYNC'
  | 'DATA_SYNC_PAUSED'
  | 'DIFFERENCE_UNDECIDED'
  | 'DUPLICATE_ID'
  | 'FEATURE_ALREADY_ENABLED'
  | 'FEATURE_CANNOT_BE_DISABLED'
  | 'FEATURE_HAS_DEPENDENTS'
  | 'FEATURE_MANDATORY'
  | 'FEATURE_NEEDS_CONFIRMATION'
  | 'FEATURE_NOT_IMPLEMENTED'
  | 'FEATURE_PREREQUISITES_MISSING'
  | 'FEATURE_REQUIRED'
  | 'FIELD_REFUSED'
  | 'HEADQUARTERS_NOT_REWOUND'
  | 'HEADQUARTERS_REWOUND'
  | 'HEADQUARTERS_UNREACHABLE'
  | 'IDEMPOTENCY_KEY_IN_PROGRESS'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'INVALID_CONNECTION'
  | 'INVALID_DATE'
  | 'INVALID_VALUE'
  | 'JOB_ALREADY_RUNNING'
  | 'JOB_CARRIES_NO_DATA'
  | 'LEGAL_ENTITIES_DIFFER'
  | 'LOYALTY_CARD_NUMBER_REQUIRED'
  | 'LOYALTY_ENROLLMENT_BLOCKED'
  | 'MERGE_FOLLOWED'
  | 'MERGE_FORGOTTEN'
  | 'MERGE_UNDONE'
  | 'NOT_FOUND'
  | 'NOT_PROCESSED'
  | 'OFFLINE_CUSTOMER_CREATE_DISABLED'
  | 'OPERATION_NOT_COMPLETED'
  | 'PACKAGE_REFUSED'
  | 'REVISION_CONFLICT'
  | 'SAME_CUSTOMER'
  | 'SESSION_STATUS'
  | 'SIMULATOR_OFF'
  | 'TOKEN_WITHOUT_REGISTER'
  | 'UNKNOWN_REFERENCE'
  | 'VERSION_CONFLICT';

export type WebhookEvent =
  | 'ALERT_CLOSED'
  | 'ALERT_OPENED'
  | 'CUSTOMER_CHANGED'
  | 'CUSTOMER_CREATED'
  | 'CUSTOMER_ERASED'
  | 'DIFFERENCE_FOUND'
  | 'OPERATION_COMPLETED'
  | 'OPERATION_FAILED'
  | 'RUN_FAILED'
  | 'SESSION_FAILED';

export type WebhookFormat =
  | 'CLOUDEVENTS'
  | 'STANDARD';

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
  | 'TEST';

export type WebhookOutcome =
  | 'DELIVERED'
  | 'MISSING'
  | 'REFUSED'
  | 'UNREACHABLE';

export type WelcomeMessageInput = {
  readonly body: string;
  readonly languageId: string;
  readonly subject: string;
};

export type WithholdScheduleInput = {
  readonly reason: string;
  readonly schedule: string;
};

export type SignInSessionPartsFragment = { readonly id: string, readonly subject: string, readonly roles: ReadonlyArray<Role>, readonly channels: ReadonlyArray<string> | null, readonly device: string | null, readonly address: string | null, readonly isCurrent: boolean, readonly signedInAt: string, readonly lastActiveAt: string, readonly endsAt: string };

export type MySignInSessionsQueryVariables = Exact<{ [key: string]: never; }>;


export type MySignInSessionsQuery = { readonly mySignInSessions: ReadonlyArray<{ readonly id: string, readonly subject: string, readonly roles: ReadonlyArray<Role>, readonly channels: ReadonlyArray<string> | null, readonly device: string | null, readonly address: string | null, readonly isCurrent: boolean, readonly signedInAt: string, readonly lastActiveAt: string, readonly endsAt: string }> };

export type SignInSessionsQueryVariables = Exact<{ [key: string]: never; }>;


export type SignInSessionsQuery = { readonly signInSessions: ReadonlyArray<{ readonly id: string, readonly subject: string, readonly roles: ReadonlyArray<Role>, readonly channels: ReadonlyArray<string> | null, readonly device: string | null, readonly address: string | null, readonly isCurrent: boolean, readonly signedInAt: string, readonly lastActiveAt: string, readonly endsAt: string }> };

export type EndMySignInSessionsMutationVariables = Exact<{
  input: EndMySignInSessionsInput;
}>;


export type EndMySignInSessionsMutation = { readonly endMySignInSessions: { readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

export type EndSignInSessionsMutationVariables = Exact<{
  input: EndSignInSessionsInput;
}>;


export type EndSignInSessionsMutation = { readonly endSignInSessions: { readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

export type ActivityQueryVariables = Exact<{
  filter?: AuditFilter | null | undefined;
  channelDatabase?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type ActivityQuery = { readonly auditEntries: { readonly nodes: ReadonlyArray<{ readonly entryId: string, readonly at: string, readonly actor: string, readonly roles: ReadonlyArray<Role>, readonly action: string, readonly target: string | null, readonly result: string, readonly reason: string | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type CustomersOfAccountQueryVariables = Exact<{
  account: string;
}>;


export type CustomersOfAccountQuery = { readonly customers: { readonly nodes: ReadonlyArray<{ readonly asyncCustomerAccount: string | null }> } };

type LiveParts_Gap_Fragment = { readonly cursor: string };

type LiveParts_Ready_Fragment = { readonly cursor: string };

type LiveParts_Snapshot_Fragment = { readonly cursor: string };

type LiveParts_SourceBack_Fragment = { readonly cursor: string, readonly source: string };

type LiveParts_SourceLost_Fragment = { readonly cursor: string, readonly source: string };

export type LivePartsFragment =
  | LiveParts_Gap_Fragment
  | LiveParts_Ready_Fragment
  | LiveParts_Snapshot_Fragment
  | LiveParts_SourceBack_Fragment
  | LiveParts_SourceLost_Fragment
;

export type WhoamiQueryVariables = Exact<{ [key: string]: never; }>;


export type WhoamiQuery = { readonly serverInfo: { readonly version: string, readonly time: string, readonly whoami: { readonly id: string, readonly roles: ReadonlyArray<Role>, readonly channels: ReadonlyArray<string> | null, readonly mayCall: ReadonlyArray<string>, readonly expiresAt: string } } };

export type ChannelNamesQueryVariables = Exact<{ [key: string]: never; }>;


export type ChannelNamesQuery = { readonly channels: ReadonlyArray<{ readonly key: string, readonly name: string }> };

export type CustomerLineFragment = { readonly id: string, readonly name: string, readonly customerType: CustomerType, readonly accountNumber: string | null, readonly displayAccount: string, readonly syncState: CustomerSyncState, readonly masked: boolean, readonly email: string | null, readonly phone: string | null, readonly createdAt: string };

export type CustomerOperationFragment = { readonly operationId: string, readonly operationNumber: number | null, readonly kind: OperationKind, readonly status: OperationStatus, readonly capturedAt: string, readonly uploadedAt: string | null, readonly completedAt: string | null, readonly distributedAt: string | null, readonly changeDescription: string, readonly lastKnownError: { readonly code: RowErrorCode, readonly field: string | null, readonly message: string } | null };

export type AddressPartsFragment = { readonly addressId: string, readonly name: string | null, readonly purpose: string | null, readonly street: string | null, readonly streetNumber: string | null, readonly buildingComplement: string | null, readonly city: string | null, readonly county: string | null, readonly state: string | null, readonly districtName: string | null, readonly zipCode: string | null, readonly country: string | null, readonly phone: string | null, readonly email: string | null, readonly url: string | null, readonly taxGroup: string | null, readonly isPrimary: boolean };

export type ContactPartsFragment = { readonly contactId: string, readonly type: ContactType, readonly value: string, readonly extension: string | null, readonly isPrimary: boolean, readonly marketingOptIn: boolean };

export type CustomerPartsFragment = { readonly legalEntity: string, readonly asyncCustomerAccount: string | null, readonly isAsyncCustomer: boolean, readonly version: string, readonly firstName: string | null, readonly middleName: string | null, readonly lastName: string | null, readonly title: string | null, readonly phoneExtension: string | null, readonly cellularPhone: string | null, readonly url: string | null, readonly receiptEmail: string | null, readonly receiptOption: ReceiptOption | null, readonly languageId: string | null, readonly currency: string | null, readonly customerGroup: string | null, readonly priceGroup: string | null, readonly invoiceAccount: string | null, readonly creditMax: string | null, readonly blocked: CustomerBlocked | null, readonly optOutPersonalization: boolean, readonly optOutWebActivityTracking: boolean, readonly blockLoyaltyEnrollment: boolean, readonly organizationId: string | null, readonly lineDiscount: string | null, readonly multilineDiscount: string | null, readonly endDiscount: string | null, readonly taxGroup: string | null, readonly vatNumber: string | null, readonly identificationNumber: string | null, readonly addressBooks: ReadonlyArray<string>, readonly affiliations: ReadonlyArray<string>, readonly loyaltyCards: ReadonlyArray<string>, readonly id: string, readonly name: string, readonly customerType: CustomerType, readonly accountNumber: string | null, readonly displayAccount: string, readonly syncState: CustomerSyncState, readonly masked: boolean, readonly email: string | null, readonly phone: string | null, readonly createdAt: string, readonly channel: { readonly key: string, readonly name: string } | null, readonly addresses: ReadonlyArray<{ readonly addressId: string, readonly name: string | null, readonly purpose: string | null, readonly street: string | null, readonly streetNumber: string | null, readonly buildingComplement: string | null, readonly city: string | null, readonly county: string | null, readonly state: string | null, readonly districtName: string | null, readonly zipCode: string | null, readonly country: string | null, readonly phone: string | null, readonly email: string | null, readonly url: string | null, readonly taxGroup: string | null, readonly isPrimary: boolean }>, readonly contacts: ReadonlyArray<{ readonly contactId: string, readonly type: ContactType, readonly value: string, readonly extension: string | null, readonly isPrimary: boolean, readonly marketingOptIn: boolean }>, readonly attributes: ReadonlyArray<{ readonly name: string, readonly type: AttributeType, readonly value: string }>, readonly externalIds: ReadonlyArray<{ readonly system: string, readonly id: string }> };

export type CustomerChannelsQueryVariables = Exact<{ [key: string]: never; }>;


export type CustomerChannelsQuery = { readonly channels: ReadonlyArray<{ readonly key: string, readonly name: string, readonly type: ChannelType, readonly legalEntity: string, readonly offline: boolean | null, readonly functionalityProfile: { readonly createCustomersInAsyncMode: boolean } }> };

export type ChannelAttributesQueryVariables = Exact<{
  channel: string;
  language?: string | null | undefined;
}>;


export type ChannelAttributesQuery = { readonly customerAttributes: ReadonlyArray<{ readonly name: string, readonly type: AttributeType, readonly options: ReadonlyArray<string> | null, readonly minimum: string | null, readonly maximum: string | null, readonly required: boolean, readonly defaultValue: string | null, readonly unit: string | null, readonly friendlyName: string | null, readonly helpText: string | null }> };

export type CustomerChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type CustomerChoicesQuery = { readonly organization: { readonly legalEntities: ReadonlyArray<{ readonly dataAreaId: string, readonly customerGroups: ReadonlyArray<{ readonly id: string, readonly name: string }>, readonly affiliations: ReadonlyArray<{ readonly id: string, readonly name: string }> }> } | null };

export type CustomersQueryVariables = Exact<{
  channel?: string | null | undefined;
  filter?: CustomerFilter | null | undefined;
  location?: SearchLocation | null | undefined;
  orderBy?: CustomerOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CustomersQuery = { readonly customers: { readonly searchedLocation: SearchLocation, readonly edges: ReadonlyArray<{ readonly cursor: string, readonly node: { readonly id: string, readonly name: string, readonly customerType: CustomerType, readonly accountNumber: string | null, readonly displayAccount: string, readonly syncState: CustomerSyncState, readonly masked: boolean, readonly email: string | null, readonly phone: string | null, readonly createdAt: string } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type CustomerDetailQueryVariables = Exact<{
  id: string;
  channel?: string | null | undefined;
}>;


export type CustomerDetailQuery = { readonly customer: { readonly legalEntity: string, readonly asyncCustomerAccount: string | null, readonly isAsyncCustomer: boolean, readonly version: string, readonly firstName: string | null, readonly middleName: string | null, readonly lastName: string | null, readonly title: string | null, readonly phoneExtension: string | null, readonly cellularPhone: string | null, readonly url: string | null, readonly receiptEmail: string | null, readonly receiptOption: ReceiptOption | null, readonly languageId: string | null, readonly currency: string | null, readonly customerGroup: string | null, readonly priceGroup: string | null, readonly invoiceAccount: string | null, readonly creditMax: string | null, readonly blocked: CustomerBlocked | null, readonly optOutPersonalization: boolean, readonly optOutWebActivityTracking: boolean, readonly blockLoyaltyEnrollment: boolean, readonly organizationId: string | null, readonly lineDiscount: string | null, readonly multilineDiscount: string | null, readonly endDiscount: string | null, readonly taxGroup: string | null, readonly vatNumber: string | null, readonly identificationNumber: string | null, readonly addressBooks: ReadonlyArray<string>, readonly affiliations: ReadonlyArray<string>, readonly loyaltyCards: ReadonlyArray<string>, readonly id: string, readonly name: string, readonly customerType: CustomerType, readonly accountNumber: string | null, readonly displayAccount: string, readonly syncState: CustomerSyncState, readonly masked: boolean, readonly email: string | null, readonly phone: string | null, readonly createdAt: string, readonly pendingOperations: ReadonlyArray<{ readonly operationId: string, readonly operationNumber: number | null, readonly kind: OperationKind, readonly status: OperationStatus, readonly capturedAt: string, readonly uploadedAt: string | null, readonly completedAt: string | null, readonly distributedAt: string | null, readonly changeDescription: string, readonly lastKnownError: { readonly code: RowErrorCode, readonly field: string | null, readonly message: string } | null }>, readonly merges: ReadonlyArray<{ readonly id: string, readonly mergedAccountNumber: string, readonly mergedAt: string, readonly mergedBy: string, readonly canBeUndone: boolean }> | null, readonly channel: { readonly key: string, readonly name: string } | null, readonly addresses: ReadonlyArray<{ readonly addressId: string, readonly name: string | null, readonly purpose: string | null, readonly street: string | null, readonly streetNumber: string | null, readonly buildingComplement: string | null, readonly city: string | null, readonly county: string | null, readonly state: string | null, readonly districtName: string | null, readonly zipCode: string | null, readonly country: string | null, readonly phone: string | null, readonly email: string | null, readonly url: string | null, readonly taxGroup: string | null, readonly isPrimary: boolean }>, readonly contacts: ReadonlyArray<{ readonly contactId: string, readonly type: ContactType, readonly value: string, readonly extension: string | null, readonly isPrimary: boolean, readonly marketingOptIn: boolean }>, readonly attributes: ReadonlyArray<{ readonly name: string, readonly type: AttributeType, readonly value: string }>, readonly externalIds: ReadonlyArray<{ readonly system: string, readonly id: string }> } | null };

export type CustomerTraceQueryVariables = Exact<{
  id: string;
  channel?: string | null | undefined;
}>;


export type CustomerTraceQuery = { readonly customer: { readonly trace: { readonly waitingFor: string | null, readonly expectedAtHeadquarters: string | null, readonly expectedBack: string | null, readonly whyNotExpected: string | null, readonly operation: { readonly operationId: string, readonly kind: OperationKind, readonly status: OperationStatus } | null, readonly steps: ReadonlyArray<{ readonly step: TraceStepName, readonly at: string | null, readonly expectedAt: string | null, readonly job: string | null }> } | null } | null };

export type CustomerOperationsQueryVariables = Exact<{
  account: string;
}>;


export type CustomerOperationsQuery = { readonly operations: { readonly nodes: ReadonlyArray<{ readonly operationId: string, readonly operationNumber: number | null, readonly kind: OperationKind, readonly status: OperationStatus, readonly capturedAt: string, readonly uploadedAt: string | null, readonly completedAt: string | null, readonly distributedAt: string | null, readonly changeDescription: string, readonly warnings: ReadonlyArray<{ readonly code: CustomerWarningCode, readonly customers: ReadonlyArray<{ readonly asyncCustomerAccount: string | null, readonly name: string }> }>, readonly lastKnownError: { readonly code: RowErrorCode, readonly field: string | null, readonly message: string } | null }>, readonly pageInfo: { readonly hasNextPage: boolean } } };

export type CustomerEventsSubscriptionVariables = Exact<{
  channel?: ReadonlyArray<string> | string | null | undefined;
  customer?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type CustomerEventsSubscription = { readonly operationChanged:
    | { readonly __typename: 'Gap', readonly cursor: string }
    | { readonly __typename: 'OperationChanged', readonly cursor: string, readonly operationId: string, readonly status: OperationStatus }
    | { readonly __typename: 'Ready', readonly cursor: string }
    | { readonly __typename: 'Snapshot', readonly cursor: string }
    | { readonly __typename: 'SourceBack', readonly cursor: string, readonly source: string }
    | { readonly __typename: 'SourceLost', readonly cursor: string, readonly source: string }
   };

export type ComparedCustomerFragment = { readonly id: string, readonly name: string, readonly accountNumber: string | null, readonly asyncCustomerAccount: string | null, readonly createdAt: string, readonly masked: boolean, readonly email: string | null, readonly phone: string | null };

export type WholeCustomerFragment = { readonly legalEntity: string, readonly affiliations: ReadonlyArray<string>, readonly loyaltyCards: ReadonlyArray<string>, readonly id: string, readonly name: string, readonly accountNumber: string | null, readonly asyncCustomerAccount: string | null, readonly createdAt: string, readonly masked: boolean, readonly email: string | null, readonly phone: string | null, readonly addresses: ReadonlyArray<{ readonly addressId: string, readonly street: string | null, readonly streetNumber: string | null, readonly zipCode: string | null, readonly city: string | null, readonly country: string | null }>, readonly contacts: ReadonlyArray<{ readonly contactId: string, readonly value: string }>, readonly merges: ReadonlyArray<{ readonly id: string, readonly mergedAccountNumber: string, readonly mergedAt: string, readonly mergedBy: string, readonly canBeUndone: boolean }> | null };

export type PossibleDuplicatesQueryVariables = Exact<{
  legalEntity: string;
  dismissed?: boolean | null | undefined;
  after?: string | null | undefined;
}>;


export type PossibleDuplicatesQuery = { readonly possibleDuplicates: { readonly nodes: ReadonlyArray<{ readonly reasons: ReadonlyArray<PossibleDuplicateReason>, readonly sharedByMany: boolean, readonly dismissedAt: string | null, readonly dismissedBy: string | null, readonly customers: ReadonlyArray<{ readonly id: string, readonly name: string, readonly accountNumber: string | null, readonly asyncCustomerAccount: string | null, readonly createdAt: string, readonly masked: boolean, readonly email: string | null, readonly phone: string | null }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type CompareCustomersQueryVariables = Exact<{
  keep: string;
  merge: string;
}>;


export type CompareCustomersQuery = { readonly keep: { readonly legalEntity: string, readonly affiliations: ReadonlyArray<string>, readonly loyaltyCards: ReadonlyArray<string>, readonly id: string, readonly name: string, readonly accountNumber: string | null, readonly asyncCustomerAccount: string | null, readonly createdAt: string, readonly masked: boolean, readonly email: string | null, readonly phone: string | null, readonly addresses: ReadonlyArray<{ readonly addressId: string, readonly street: string | null, readonly streetNumber: string | null, readonly zipCode: string | null, readonly city: string | null, readonly country: string | null }>, readonly contacts: ReadonlyArray<{ readonly contactId: string, readonly value: string }>, readonly merges: ReadonlyArray<{ readonly id: string, readonly mergedAccountNumber: string, readonly mergedAt: string, readonly mergedBy: string, readonly canBeUndone: boolean }> | null } | null, readonly merge: { readonly legalEntity: string, readonly affiliations: ReadonlyArray<string>, readonly loyaltyCards: ReadonlyArray<string>, readonly id: string, readonly name: string, readonly accountNumber: string | null, readonly asyncCustomerAccount: string | null, readonly createdAt: string, readonly masked: boolean, readonly email: string | null, readonly phone: string | null, readonly addresses: ReadonlyArray<{ readonly addressId: string, readonly street: string | null, readonly streetNumber: string | null, readonly zipCode: string | null, readonly city: string | null, readonly country: string | null }>, readonly contacts: ReadonlyArray<{ readonly contactId: string, readonly value: string }>, readonly merges: ReadonlyArray<{ readonly id: string, readonly mergedAccountNumber: string, readonly mergedAt: string, readonly mergedBy: string, readonly canBeUndone: boolean }> | null } | null };

export type MergeCustomersMutationVariables = Exact<{
  input: MergeCustomersInput;
}>;


export type MergeCustomersMutation = { readonly mergeCustomers: { readonly waitingOperations: number, readonly customer: { readonly id: string } | null, readonly merge: { readonly id: string } | null, readonly fields: ReadonlyArray<{ readonly field: string, readonly keep: string | null, readonly merge: string | null, readonly take: MergeSide }>, readonly parts: ReadonlyArray<{ readonly part: MergedPartKind, readonly moved: number, readonly same: number }>, readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

export type UndoMergeMutationVariables = Exact<{
  input: UndoMergeInput;
}>;


export type UndoMergeMutation = { readonly undoMerge: { readonly merge: { readonly mergedId: string } | null, readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

export type DismissPossibleDuplicateMutationVariables = Exact<{
  input: DismissPossibleDuplicateInput;
}>;


export type DismissPossibleDuplicateMutation = { readonly dismissPossibleDuplicate: { readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

export type RestorePossibleDuplicateMutationVariables = Exact<{
  input: RestorePossibleDuplicateInput;
}>;


export type RestorePossibleDuplicateMutation = { readonly restorePossibleDuplicate: { readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

type CustomerRefusal_BulkRunCannotBeChanged_Fragment = { readonly __typename: 'BulkRunCannotBeChanged', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string };

type CustomerRefusal_FeatureHasDependents_Fragment = { readonly __typename: 'FeatureHasDependents', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string };

type CustomerRefusal_FeaturePrerequisitesMissing_Fragment = { readonly __typename: 'FeaturePrerequisitesMissing', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string };

type CustomerRefusal_FieldRefused_Fragment = { readonly __typename: 'FieldRefused', readonly rowErrorCode: RowErrorCode, readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string };

type CustomerRefusal_IdempotencyKeyInProgress_Fragment = { readonly __typename: 'IdempotencyKeyInProgress', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string };

type CustomerRefusal_IdempotencyKeyReused_Fragment = { readonly __typename: 'IdempotencyKeyReused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string };

type CustomerRefusal_JobAlreadyRunning_Fragment = { readonly __typename: 'JobAlreadyRunning', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string };

type CustomerRefusal_OperationHasLaterOperations_Fragment = { readonly __typename: 'OperationHasLaterOperations', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string };

type CustomerRefusal_OperationNotCompleted_Fragment = { readonly __typename: 'OperationNotCompleted', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string };

type CustomerRefusal_OperationNotFound_Fragment = { readonly __typename: 'OperationNotFound', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string };

type CustomerRefusal_OperationNotRestorable_Fragment = { readonly __typename: 'OperationNotRestorable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string };

type CustomerRefusal_OperationNotSynchronizable_Fragment = { readonly __typename: 'OperationNotSynchronizable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string };

type CustomerRefusal_OperationNotUpdatable_Fragment = { readonly __typename: 'OperationNotUpdatable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string };

type CustomerRefusal_OperationRevisionConflict_Fragment = { readonly __typename: 'OperationRevisionConflict', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string };

type CustomerRefusal_Refused_Fragment = { readonly __typename: 'Refused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string };

type CustomerRefusal_VersionConflict_Fragment = { readonly __typename: 'VersionConflict', readonly changedFields: ReadonlyArray<string>, readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string, readonly current: { readonly legalEntity: string, readonly asyncCustomerAccount: string | null, readonly isAsyncCustomer: boolean, readonly version: string, readonly firstName: string | null, readonly middleName: string | null, readonly lastName: string | null, readonly title: string | null, readonly phoneExtension: string | null, readonly cellularPhone: string | null, readonly url: string | null, readonly receiptEmail: string | null, readonly receiptOption: ReceiptOption | null, readonly languageId: string | null, readonly currency: string | null, readonly customerGroup: string | null, readonly priceGroup: string | null, readonly invoiceAccount: string | null, readonly creditMax: string | null, readonly blocked: CustomerBlocked | null, readonly optOutPersonalization: boolean, readonly optOutWebActivityTracking: boolean, readonly blockLoyaltyEnrollment: boolean, readonly organizationId: string | null, readonly lineDiscount: string | null, readonly multilineDiscount: string | null, readonly endDiscount: string | null, readonly taxGroup: string | null, readonly vatNumber: string | null, readonly identificationNumber: string | null, readonly addressBooks: ReadonlyArray<string>, readonly affiliations: ReadonlyArray<string>, readonly loyaltyCards: ReadonlyArray<string>, readonly id: string, readonly name: string, readonly customerType: CustomerType, readonly accountNumber: string | null, readonly displayAccount: string, readonly syncState: CustomerSyncState, readonly masked: boolean, readonly email: string | null, readonly phone: string | null, readonly createdAt: string, readonly channel: { readonly key: string, readonly name: string } | null, readonly addresses: ReadonlyArray<{ readonly addressId: string, readonly name: string | null, readonly purpose: string | null, readonly street: string | null, readonly streetNumber: string | null, readonly buildingComplement: string | null, readonly city: string | null, readonly county: string | null, readonly state: string | null, readonly districtName: string | null, readonly zipCode: string | null, readonly country: string | null, readonly phone: string | null, readonly email: string | null, readonly url: string | null, readonly taxGroup: string | null, readonly isPrimary: boolean }>, readonly contacts: ReadonlyArray<{ readonly contactId: string, readonly type: ContactType, readonly value: string, readonly extension: string | null, readonly isPrimary: boolean, readonly marketingOptIn: boolean }>, readonly attributes: ReadonlyArray<{ readonly name: string, readonly type: AttributeType, readonly value: string }>, readonly externalIds: ReadonlyArray<{ readonly system: string, readonly id: string }> } | null };

export type CustomerRefusalFragment =
  | CustomerRefusal_BulkRunCannotBeChanged_Fragment
  | CustomerRefusal_FeatureHasDependents_Fragment
  | CustomerRefusal_FeaturePrerequisitesMissing_Fragment
  | CustomerRefusal_FieldRefused_Fragment
  | CustomerRefusal_IdempotencyKeyInProgress_Fragment
  | CustomerRefusal_IdempotencyKeyReused_Fragment
  | CustomerRefusal_JobAlreadyRunning_Fragment
  | CustomerRefusal_OperationHasLaterOperations_Fragment
  | CustomerRefusal_OperationNotCompleted_Fragment
  | CustomerRefusal_OperationNotFound_Fragment
  | CustomerRefusal_OperationNotRestorable_Fragment
  | CustomerRefusal_OperationNotSynchronizable_Fragment
  | CustomerRefusal_OperationNotUpdatable_Fragment
  | CustomerRefusal_OperationRevisionConflict_Fragment
  | CustomerRefusal_Refused_Fragment
  | CustomerRefusal_VersionConflict_Fragment
;

export type EditOutcomeFragment = { readonly route: CustomerRoute | null, readonly routeReason: RouteReason | null, readonly customer: { readonly id: string } | null, readonly operation: { readonly operationId: string } | null, readonly warnings: ReadonlyArray<{ readonly code: CustomerWarningCode, readonly field: ReadonlyArray<string>, readonly message: string }>, readonly userErrors: ReadonlyArray<
    | { readonly __typename: 'BulkRunCannotBeChanged', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
    | { readonly __typename: 'FeatureHasDependents', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
    | { readonly __typename: 'FeaturePrerequisitesMissing', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
    | { readonly __typename: 'FieldRefused', readonly rowErrorCode: RowErrorCode, readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
    | { readonly __typename: 'IdempotencyKeyInProgress', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
    | { readonly __typename: 'IdempotencyKeyReused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
    | { readonly __typename: 'JobAlreadyRunning', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
    | { readonly __typename: 'OperationHasLaterOperations', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
    | { readonly __typename: 'OperationNotCompleted', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
    | { readonly __typename: 'OperationNotFound', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
    | { readonly __typename: 'OperationNotRestorable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
    | { readonly __typename: 'OperationNotSynchronizable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
    | { readonly __typename: 'OperationNotUpdatable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
    | { readonly __typename: 'OperationRevisionConflict', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
    | { readonly __typename: 'Refused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
    | { readonly __typename: 'VersionConflict', readonly changedFields: ReadonlyArray<string>, readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string, readonly current: { readonly legalEntity: string, readonly asyncCustomerAccount: string | null, readonly isAsyncCustomer: boolean, readonly version: string, readonly firstName: string | null, readonly middleName: string | null, readonly lastName: string | null, readonly title: string | null, readonly phoneExtension: string | null, readonly cellularPhone: string | null, readonly url: string | null, readonly receiptEmail: string | null, readonly receiptOption: ReceiptOption | null, readonly languageId: string | null, readonly currency: string | null, readonly customerGroup: string | null, readonly priceGroup: string | null, readonly invoiceAccount: string | null, readonly creditMax: string | null, readonly blocked: CustomerBlocked | null, readonly optOutPersonalization: boolean, readonly optOutWebActivityTracking: boolean, readonly blockLoyaltyEnrollment: boolean, readonly organizationId: string | null, readonly lineDiscount: string | null, readonly multilineDiscount: string | null, readonly endDiscount: string | null, readonly taxGroup: string | null, readonly vatNumber: string | null, readonly identificationNumber: string | null, readonly addressBooks: ReadonlyArray<string>, readonly affiliations: ReadonlyArray<string>, readonly loyaltyCards: ReadonlyArray<string>, readonly id: string, readonly name: string, readonly customerType: CustomerType, readonly accountNumber: string | null, readonly displayAccount: string, readonly syncState: CustomerSyncState, readonly masked: boolean, readonly email: string | null, readonly phone: string | null, readonly createdAt: string, readonly channel: { readonly key: string, readonly name: string } | null, readonly addresses: ReadonlyArray<{ readonly addressId: string, readonly name: string | null, readonly purpose: string | null, readonly street: string | null, readonly streetNumber: string | null, readonly buildingComplement: string | null, readonly city: string | null, readonly county: string | null, readonly state: string | null, readonly districtName: string | null, readonly zipCode: string | null, readonly country: string | null, readonly phone: string | null, readonly email: string | null, readonly url: string | null, readonly taxGroup: string | null, readonly isPrimary: boolean }>, readonly contacts: ReadonlyArray<{ readonly contactId: string, readonly type: ContactType, readonly value: string, readonly extension: string | null, readonly isPrimary: boolean, readonly marketingOptIn: boolean }>, readonly attributes: ReadonlyArray<{ readonly name: string, readonly type: AttributeType, readonly value: string }>, readonly externalIds: ReadonlyArray<{ readonly system: string, readonly id: string }> } | null }
  > };

export type CreateCustomerMutationVariables = Exact<{
  input: CreateCustomerInput;
}>;


export type CreateCustomerMutation = { readonly createCustomer: { readonly route: CustomerRoute | null, readonly routeReason: RouteReason | null, readonly customer: { readonly id: string } | null, readonly operation: { readonly operationId: string } | null, readonly warnings: ReadonlyArray<{ readonly code: CustomerWarningCode, readonly field: ReadonlyArray<string>, readonly message: string }>, readonly userErrors: ReadonlyArray<
      | { readonly __typename: 'BulkRunCannotBeChanged', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FeatureHasDependents', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FeaturePrerequisitesMissing', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FieldRefused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'IdempotencyKeyInProgress', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'IdempotencyKeyReused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'JobAlreadyRunning', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationHasLaterOperations', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotCompleted', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotFound', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotRestorable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotSynchronizable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotUpdatable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationRevisionConflict', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'Refused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'VersionConflict', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
    > } };

export type UpdateCustomerMutationVariables = Exact<{
  input: UpdateCustomerInput;
}>;


export type UpdateCustomerMutation = { readonly updateCustomer: { readonly route: CustomerRoute | null, readonly routeReason: RouteReason | null, readonly customer: { readonly id: string } | null, readonly operation: { readonly operationId: string } | null, readonly warnings: ReadonlyArray<{ readonly code: CustomerWarningCode, readonly field: ReadonlyArray<string>, readonly message: string }>, readonly userErrors: ReadonlyArray<
      | { readonly __typename: 'BulkRunCannotBeChanged', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FeatureHasDependents', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FeaturePrerequisitesMissing', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FieldRefused', readonly rowErrorCode: RowErrorCode, readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'IdempotencyKeyInProgress', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'IdempotencyKeyReused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'JobAlreadyRunning', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationHasLaterOperations', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotCompleted', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotFound', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotRestorable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotSynchronizable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotUpdatable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationRevisionConflict', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'Refused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'VersionConflict', readonly changedFields: ReadonlyArray<string>, readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string, readonly current: { readonly legalEntity: string, readonly asyncCustomerAccount: string | null, readonly isAsyncCustomer: boolean, readonly version: string, readonly firstName: string | null, readonly middleName: string | null, readonly lastName: string | null, readonly title: string | null, readonly phoneExtension: string | null, readonly cellularPhone: string | null, readonly url: string | null, readonly receiptEmail: string | null, readonly receiptOption: ReceiptOption | null, readonly languageId: string | null, readonly currency: string | null, readonly customerGroup: string | null, readonly priceGroup: string | null, readonly invoiceAccount: string | null, readonly creditMax: string | null, readonly blocked: CustomerBlocked | null, readonly optOutPersonalization: boolean, readonly optOutWebActivityTracking: boolean, readonly blockLoyaltyEnrollment: boolean, readonly organizationId: string | null, readonly lineDiscount: string | null, readonly multilineDiscount: string | null, readonly endDiscount: string | null, readonly taxGroup: string | null, readonly vatNumber: string | null, readonly identificationNumber: string | null, readonly addressBooks: ReadonlyArray<string>, readonly affiliations: ReadonlyArray<string>, readonly loyaltyCards: ReadonlyArray<string>, readonly id: string, readonly name: string, readonly customerType: CustomerType, readonly accountNumber: string | null, readonly displayAccount: string, readonly syncState: CustomerSyncState, readonly masked: boolean, readonly email: string | null, readonly phone: string | null, readonly createdAt: string, readonly channel: { readonly key: string, readonly name: string } | null, readonly addresses: ReadonlyArray<{ readonly addressId: string, readonly name: string | null, readonly purpose: string | null, readonly street: string | null, readonly streetNumber: string | null, readonly buildingComplement: string | null, readonly city: string | null, readonly county: string | null, readonly state: string | null, readonly districtName: string | null, readonly zipCode: string | null, readonly country: string | null, readonly phone: string | null, readonly email: string | null, readonly url: string | null, readonly taxGroup: string | null, readonly isPrimary: boolean }>, readonly contacts: ReadonlyArray<{ readonly contactId: string, readonly type: ContactType, readonly value: string, readonly extension: string | null, readonly isPrimary: boolean, readonly marketingOptIn: boolean }>, readonly attributes: ReadonlyArray<{ readonly name: string, readonly type: AttributeType, readonly value: string }>, readonly externalIds: ReadonlyArray<{ readonly system: string, readonly id: string }> } | null }
    > } };

export type AddCustomerAddressMutationVariables = Exact<{
  input: AddCustomerAddressInput;
}>;


export type AddCustomerAddressMutation = { readonly addCustomerAddress: { readonly route: CustomerRoute | null, readonly routeReason: RouteReason | null, readonly customer: { readonly id: string } | null, readonly operation: { readonly operationId: string } | null, readonly warnings: ReadonlyArray<{ readonly code: CustomerWarningCode, readonly field: ReadonlyArray<string>, readonly message: string }>, readonly userErrors: ReadonlyArray<
      | { readonly __typename: 'BulkRunCannotBeChanged', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FeatureHasDependents', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FeaturePrerequisitesMissing', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FieldRefused', readonly rowErrorCode: RowErrorCode, readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'IdempotencyKeyInProgress', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'IdempotencyKeyReused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'JobAlreadyRunning', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationHasLaterOperations', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotCompleted', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotFound', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotRestorable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotSynchronizable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotUpdatable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationRevisionConflict', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'Refused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'VersionConflict', readonly changedFields: ReadonlyArray<string>, readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string, readonly current: { readonly legalEntity: string, readonly asyncCustomerAccount: string | null, readonly isAsyncCustomer: boolean, readonly version: string, readonly firstName: string | null, readonly middleName: string | null, readonly lastName: string | null, readonly title: string | null, readonly phoneExtension: string | null, readonly cellularPhone: string | null, readonly url: string | null, readonly receiptEmail: string | null, readonly receiptOption: ReceiptOption | null, readonly languageId: string | null, readonly currency: string | null, readonly customerGroup: string | null, readonly priceGroup: string | null, readonly invoiceAccount: string | null, readonly creditMax: string | null, readonly blocked: CustomerBlocked | null, readonly optOutPersonalization: boolean, readonly optOutWebActivityTracking: boolean, readonly blockLoyaltyEnrollment: boolean, readonly organizationId: string | null, readonly lineDiscount: string | null, readonly multilineDiscount: string | null, readonly endDiscount: string | null, readonly taxGroup: string | null, readonly vatNumber: string | null, readonly identificationNumber: string | null, readonly addressBooks: ReadonlyArray<string>, readonly affiliations: ReadonlyArray<string>, readonly loyaltyCards: ReadonlyArray<string>, readonly id: string, readonly name: string, readonly customerType: CustomerType, readonly accountNumber: string | null, readonly displayAccount: string, readonly syncState: CustomerSyncState, readonly masked: boolean, readonly email: string | null, readonly phone: string | null, readonly createdAt: string, readonly channel: { readonly key: string, readonly name: string } | null, readonly addresses: ReadonlyArray<{ readonly addressId: string, readonly name: string | null, readonly purpose: string | null, readonly street: string | null, readonly streetNumber: string | null, readonly buildingComplement: string | null, readonly city: string | null, readonly county: string | null, readonly state: string | null, readonly districtName: string | null, readonly zipCode: string | null, readonly country: string | null, readonly phone: string | null, readonly email: string | null, readonly url: string | null, readonly taxGroup: string | null, readonly isPrimary: boolean }>, readonly contacts: ReadonlyArray<{ readonly contactId: string, readonly type: ContactType, readonly value: string, readonly extension: string | null, readonly isPrimary: boolean, readonly marketingOptIn: boolean }>, readonly attributes: ReadonlyArray<{ readonly name: string, readonly type: AttributeType, readonly value: string }>, readonly externalIds: ReadonlyArray<{ readonly system: string, readonly id: string }> } | null }
    > } };

export type UpdateCustomerAddressMutationVariables = Exact<{
  input: UpdateCustomerAddressInput;
}>;


export type UpdateCustomerAddressMutation = { readonly updateCustomerAddress: { readonly route: CustomerRoute | null, readonly routeReason: RouteReason | null, readonly customer: { readonly id: string } | null, readonly operation: { readonly operationId: string } | null, readonly warnings: ReadonlyArray<{ readonly code: CustomerWarningCode, readonly field: ReadonlyArray<string>, readonly message: string }>, readonly userErrors: ReadonlyArray<
      | { readonly __typename: 'BulkRunCannotBeChanged', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FeatureHasDependents', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FeaturePrerequisitesMissing', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FieldRefused', readonly rowErrorCode: RowErrorCode, readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'IdempotencyKeyInProgress', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'IdempotencyKeyReused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'JobAlreadyRunning', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationHasLaterOperations', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotCompleted', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotFound', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotRestorable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotSynchronizable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotUpdatable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationRevisionConflict', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'Refused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'VersionConflict', readonly changedFields: ReadonlyArray<string>, readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string, readonly current: { readonly legalEntity: string, readonly asyncCustomerAccount: string | null, readonly isAsyncCustomer: boolean, readonly version: string, readonly firstName: string | null, readonly middleName: string | null, readonly lastName: string | null, readonly title: string | null, readonly phoneExtension: string | null, readonly cellularPhone: string | null, readonly url: string | null, readonly receiptEmail: string | null, readonly receiptOption: ReceiptOption | null, readonly languageId: string | null, readonly currency: string | null, readonly customerGroup: string | null, readonly priceGroup: string | null, readonly invoiceAccount: string | null, readonly creditMax: string | null, readonly blocked: CustomerBlocked | null, readonly optOutPersonalization: boolean, readonly optOutWebActivityTracking: boolean, readonly blockLoyaltyEnrollment: boolean, readonly organizationId: string | null, readonly lineDiscount: string | null, readonly multilineDiscount: string | null, readonly endDiscount: string | null, readonly taxGroup: string | null, readonly vatNumber: string | null, readonly identificationNumber: string | null, readonly addressBooks: ReadonlyArray<string>, readonly affiliations: ReadonlyArray<string>, readonly loyaltyCards: ReadonlyArray<string>, readonly id: string, readonly name: string, readonly customerType: CustomerType, readonly accountNumber: string | null, readonly displayAccount: string, readonly syncState: CustomerSyncState, readonly masked: boolean, readonly email: string | null, readonly phone: string | null, readonly createdAt: string, readonly channel: { readonly key: string, readonly name: string } | null, readonly addresses: ReadonlyArray<{ readonly addressId: string, readonly name: string | null, readonly purpose: string | null, readonly street: string | null, readonly streetNumber: string | null, readonly buildingComplement: string | null, readonly city: string | null, readonly county: string | null, readonly state: string | null, readonly districtName: string | null, readonly zipCode: string | null, readonly country: string | null, readonly phone: string | null, readonly email: string | null, readonly url: string | null, readonly taxGroup: string | null, readonly isPrimary: boolean }>, readonly contacts: ReadonlyArray<{ readonly contactId: string, readonly type: ContactType, readonly value: string, readonly extension: string | null, readonly isPrimary: boolean, readonly marketingOptIn: boolean }>, readonly attributes: ReadonlyArray<{ readonly name: string, readonly type: AttributeType, readonly value: string }>, readonly externalIds: ReadonlyArray<{ readonly system: string, readonly id: string }> } | null }
    > } };

export type RemoveCustomerAddressMutationVariables = Exact<{
  input: RemoveCustomerAddressInput;
}>;


export type RemoveCustomerAddressMutation = { readonly removeCustomerAddress: { readonly route: CustomerRoute | null, readonly routeReason: RouteReason | null, readonly customer: { readonly id: string } | null, readonly operation: { readonly operationId: string } | null, readonly warnings: ReadonlyArray<{ readonly code: CustomerWarningCode, readonly field: ReadonlyArray<string>, readonly message: string }>, readonly userErrors: ReadonlyArray<
      | { readonly __typename: 'BulkRunCannotBeChanged', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FeatureHasDependents', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FeaturePrerequisitesMissing', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FieldRefused', readonly rowErrorCode: RowErrorCode, readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'IdempotencyKeyInProgress', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'IdempotencyKeyReused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'JobAlreadyRunning', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationHasLaterOperations', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotCompleted', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotFound', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotRestorable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotSynchronizable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotUpdatable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationRevisionConflict', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'Refused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'VersionConflict', readonly changedFields: ReadonlyArray<string>, readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string, readonly current: { readonly legalEntity: string, readonly asyncCustomerAccount: string | null, readonly isAsyncCustomer: boolean, readonly version: string, readonly firstName: string | null, readonly middleName: string | null, readonly lastName: string | null, readonly title: string | null, readonly phoneExtension: string | null, readonly cellularPhone: string | null, readonly url: string | null, readonly receiptEmail: string | null, readonly receiptOption: ReceiptOption | null, readonly languageId: string | null, readonly currency: string | null, readonly customerGroup: string | null, readonly priceGroup: string | null, readonly invoiceAccount: string | null, readonly creditMax: string | null, readonly blocked: CustomerBlocked | null, readonly optOutPersonalization: boolean, readonly optOutWebActivityTracking: boolean, readonly blockLoyaltyEnrollment: boolean, readonly organizationId: string | null, readonly lineDiscount: string | null, readonly multilineDiscount: string | null, readonly endDiscount: string | null, readonly taxGroup: string | null, readonly vatNumber: string | null, readonly identificationNumber: string | null, readonly addressBooks: ReadonlyArray<string>, readonly affiliations: ReadonlyArray<string>, readonly loyaltyCards: ReadonlyArray<string>, readonly id: string, readonly name: string, readonly customerType: CustomerType, readonly accountNumber: string | null, readonly displayAccount: string, readonly syncState: CustomerSyncState, readonly masked: boolean, readonly email: string | null, readonly phone: string | null, readonly createdAt: string, readonly channel: { readonly key: string, readonly name: string } | null, readonly addresses: ReadonlyArray<{ readonly addressId: string, readonly name: string | null, readonly purpose: string | null, readonly street: string | null, readonly streetNumber: string | null, readonly buildingComplement: string | null, readonly city: string | null, readonly county: string | null, readonly state: string | null, readonly districtName: string | null, readonly zipCode: string | null, readonly country: string | null, readonly phone: string | null, readonly email: string | null, readonly url: string | null, readonly taxGroup: string | null, readonly isPrimary: boolean }>, readonly contacts: ReadonlyArray<{ readonly contactId: string, readonly type: ContactType, readonly value: string, readonly extension: string | null, readonly isPrimary: boolean, readonly marketingOptIn: boolean }>, readonly attributes: ReadonlyArray<{ readonly name: string, readonly type: AttributeType, readonly value: string }>, readonly externalIds: ReadonlyArray<{ readonly system: string, readonly id: string }> } | null }
    > } };

export type SetCustomerContactMutationVariables = Exact<{
  input: SetCustomerContactInput;
}>;


export type SetCustomerContactMutation = { readonly setCustomerContact: { readonly route: CustomerRoute | null, readonly routeReason: RouteReason | null, readonly customer: { readonly id: string } | null, readonly operation: { readonly operationId: string } | null, readonly warnings: ReadonlyArray<{ readonly code: CustomerWarningCode, readonly field: ReadonlyArray<string>, readonly message: string }>, readonly userErrors: ReadonlyArray<
      | { readonly __typename: 'BulkRunCannotBeChanged', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FeatureHasDependents', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FeaturePrerequisitesMissing', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FieldRefused', readonly rowErrorCode: RowErrorCode, readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'IdempotencyKeyInProgress', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'IdempotencyKeyReused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'JobAlreadyRunning', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationHasLaterOperations', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotCompleted', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotFound', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotRestorable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotSynchronizable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotUpdatable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationRevisionConflict', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'Refused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'VersionConflict', readonly changedFields: ReadonlyArray<string>, readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string, readonly current: { readonly legalEntity: string, readonly asyncCustomerAccount: string | null, readonly isAsyncCustomer: boolean, readonly version: string, readonly firstName: string | null, readonly middleName: string | null, readonly lastName: string | null, readonly title: string | null, readonly phoneExtension: string | null, readonly cellularPhone: string | null, readonly url: string | null, readonly receiptEmail: string | null, readonly receiptOption: ReceiptOption | null, readonly languageId: string | null, readonly currency: string | null, readonly customerGroup: string | null, readonly priceGroup: string | null, readonly invoiceAccount: string | null, readonly creditMax: string | null, readonly blocked: CustomerBlocked | null, readonly optOutPersonalization: boolean, readonly optOutWebActivityTracking: boolean, readonly blockLoyaltyEnrollment: boolean, readonly organizationId: string | null, readonly lineDiscount: string | null, readonly multilineDiscount: string | null, readonly endDiscount: string | null, readonly taxGroup: string | null, readonly vatNumber: string | null, readonly identificationNumber: string | null, readonly addressBooks: ReadonlyArray<string>, readonly affiliations: ReadonlyArray<string>, readonly loyaltyCards: ReadonlyArray<string>, readonly id: string, readonly name: string, readonly customerType: CustomerType, readonly accountNumber: string | null, readonly displayAccount: string, readonly syncState: CustomerSyncState, readonly masked: boolean, readonly email: string | null, readonly phone: string | null, readonly createdAt: string, readonly channel: { readonly key: string, readonly name: string } | null, readonly addresses: ReadonlyArray<{ readonly addressId: string, readonly name: string | null, readonly purpose: string | null, readonly street: string | null, readonly streetNumber: string | null, readonly buildingComplement: string | null, readonly city: string | null, readonly county: string | null, readonly state: string | null, readonly districtName: string | null, readonly zipCode: string | null, readonly country: string | null, readonly phone: string | null, readonly email: string | null, readonly url: string | null, readonly taxGroup: string | null, readonly isPrimary: boolean }>, readonly contacts: ReadonlyArray<{ readonly contactId: string, readonly type: ContactType, readonly value: string, readonly extension: string | null, readonly isPrimary: boolean, readonly marketingOptIn: boolean }>, readonly attributes: ReadonlyArray<{ readonly name: string, readonly type: AttributeType, readonly value: string }>, readonly externalIds: ReadonlyArray<{ readonly system: string, readonly id: string }> } | null }
    > } };

export type RemoveCustomerContactMutationVariables = Exact<{
  input: RemoveCustomerContactInput;
}>;


export type RemoveCustomerContactMutation = { readonly removeCustomerContact: { readonly route: CustomerRoute | null, readonly routeReason: RouteReason | null, readonly customer: { readonly id: string } | null, readonly operation: { readonly operationId: string } | null, readonly warnings: ReadonlyArray<{ readonly code: CustomerWarningCode, readonly field: ReadonlyArray<string>, readonly message: string }>, readonly userErrors: ReadonlyArray<
      | { readonly __typename: 'BulkRunCannotBeChanged', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FeatureHasDependents', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FeaturePrerequisitesMissing', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FieldRefused', readonly rowErrorCode: RowErrorCode, readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'IdempotencyKeyInProgress', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'IdempotencyKeyReused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'JobAlreadyRunning', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationHasLaterOperations', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotCompleted', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotFound', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotRestorable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotSynchronizable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotUpdatable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationRevisionConflict', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'Refused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'VersionConflict', readonly changedFields: ReadonlyArray<string>, readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string, readonly current: { readonly legalEntity: string, readonly asyncCustomerAccount: string | null, readonly isAsyncCustomer: boolean, readonly version: string, readonly firstName: string | null, readonly middleName: string | null, readonly lastName: string | null, readonly title: string | null, readonly phoneExtension: string | null, readonly cellularPhone: string | null, readonly url: string | null, readonly receiptEmail: string | null, readonly receiptOption: ReceiptOption | null, readonly languageId: string | null, readonly currency: string | null, readonly customerGroup: string | null, readonly priceGroup: string | null, readonly invoiceAccount: string | null, readonly creditMax: string | null, readonly blocked: CustomerBlocked | null, readonly optOutPersonalization: boolean, readonly optOutWebActivityTracking: boolean, readonly blockLoyaltyEnrollment: boolean, readonly organizationId: string | null, readonly lineDiscount: string | null, readonly multilineDiscount: string | null, readonly endDiscount: string | null, readonly taxGroup: string | null, readonly vatNumber: string | null, readonly identificationNumber: string | null, readonly addressBooks: ReadonlyArray<string>, readonly affiliations: ReadonlyArray<string>, readonly loyaltyCards: ReadonlyArray<string>, readonly id: string, readonly name: string, readonly customerType: CustomerType, readonly accountNumber: string | null, readonly displayAccount: string, readonly syncState: CustomerSyncState, readonly masked: boolean, readonly email: string | null, readonly phone: string | null, readonly createdAt: string, readonly channel: { readonly key: string, readonly name: string } | null, readonly addresses: ReadonlyArray<{ readonly addressId: string, readonly name: string | null, readonly purpose: string | null, readonly street: string | null, readonly streetNumber: string | null, readonly buildingComplement: string | null, readonly city: string | null, readonly county: string | null, readonly state: string | null, readonly districtName: string | null, readonly zipCode: string | null, readonly country: string | null, readonly phone: string | null, readonly email: string | null, readonly url: string | null, readonly taxGroup: string | null, readonly isPrimary: boolean }>, readonly contacts: ReadonlyArray<{ readonly contactId: string, readonly type: ContactType, readonly value: string, readonly extension: string | null, readonly isPrimary: boolean, readonly marketingOptIn: boolean }>, readonly attributes: ReadonlyArray<{ readonly name: string, readonly type: AttributeType, readonly value: string }>, readonly externalIds: ReadonlyArray<{ readonly system: string, readonly id: string }> } | null }
    > } };

export type AddCustomerAffiliationMutationVariables = Exact<{
  input: CustomerAffiliationInput;
}>;


export type AddCustomerAffiliationMutation = { readonly addCustomerAffiliation: { readonly route: CustomerRoute | null, readonly routeReason: RouteReason | null, readonly customer: { readonly id: string } | null, readonly operation: { readonly operationId: string } | null, readonly warnings: ReadonlyArray<{ readonly code: CustomerWarningCode, readonly field: ReadonlyArray<string>, readonly message: string }>, readonly userErrors: ReadonlyArray<
      | { readonly __typename: 'BulkRunCannotBeChanged', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FeatureHasDependents', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FeaturePrerequisitesMissing', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FieldRefused', readonly rowErrorCode: RowErrorCode, readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'IdempotencyKeyInProgress', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'IdempotencyKeyReused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'JobAlreadyRunning', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationHasLaterOperations', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotCompleted', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotFound', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotRestorable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotSynchronizable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotUpdatable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationRevisionConflict', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'Refused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'VersionConflict', readonly changedFields: ReadonlyArray<string>, readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string, readonly current: { readonly legalEntity: string, readonly asyncCustomerAccount: string | null, readonly isAsyncCustomer: boolean, readonly version: string, readonly firstName: string | null, readonly middleName: string | null, readonly lastName: string | null, readonly title: string | null, readonly phoneExtension: string | null, readonly cellularPhone: string | null, readonly url: string | null, readonly receiptEmail: string | null, readonly receiptOption: ReceiptOption | null, readonly languageId: string | null, readonly currency: string | null, readonly customerGroup: string | null, readonly priceGroup: string | null, readonly invoiceAccount: string | null, readonly creditMax: string | null, readonly blocked: CustomerBlocked | null, readonly optOutPersonalization: boolean, readonly optOutWebActivityTracking: boolean, readonly blockLoyaltyEnrollment: boolean, readonly organizationId: string | null, readonly lineDiscount: string | null, readonly multilineDiscount: string | null, readonly endDiscount: string | null, readonly taxGroup: string | null, readonly vatNumber: string | null, readonly identificationNumber: string | null, readonly addressBooks: ReadonlyArray<string>, readonly affiliations: ReadonlyArray<string>, readonly loyaltyCards: ReadonlyArray<string>, readonly id: string, readonly name: string, readonly customerType: CustomerType, readonly accountNumber: string | null, readonly displayAccount: string, readonly syncState: CustomerSyncState, readonly masked: boolean, readonly email: string | null, readonly phone: string | null, readonly createdAt: string, readonly channel: { readonly key: string, readonly name: string } | null, readonly addresses: ReadonlyArray<{ readonly addressId: string, readonly name: string | null, readonly purpose: string | null, readonly street: string | null, readonly streetNumber: string | null, readonly buildingComplement: string | null, readonly city: string | null, readonly county: string | null, readonly state: string | null, readonly districtName: string | null, readonly zipCode: string | null, readonly country: string | null, readonly phone: string | null, readonly email: string | null, readonly url: string | null, readonly taxGroup: string | null, readonly isPrimary: boolean }>, readonly contacts: ReadonlyArray<{ readonly contactId: string, readonly type: ContactType, readonly value: string, readonly extension: string | null, readonly isPrimary: boolean, readonly marketingOptIn: boolean }>, readonly attributes: ReadonlyArray<{ readonly name: string, readonly type: AttributeType, readonly value: string }>, readonly externalIds: ReadonlyArray<{ readonly system: string, readonly id: string }> } | null }
    > } };

export type RemoveCustomerAffiliationMutationVariables = Exact<{
  input: CustomerAffiliationInput;
}>;


export type RemoveCustomerAffiliationMutation = { readonly removeCustomerAffiliation: { readonly route: CustomerRoute | null, readonly routeReason: RouteReason | null, readonly customer: { readonly id: string } | null, readonly operation: { readonly operationId: string } | null, readonly warnings: ReadonlyArray<{ readonly code: CustomerWarningCode, readonly field: ReadonlyArray<string>, readonly message: string }>, readonly userErrors: ReadonlyArray<
      | { readonly __typename: 'BulkRunCannotBeChanged', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FeatureHasDependents', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FeaturePrerequisitesMissing', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FieldRefused', readonly rowErrorCode: RowErrorCode, readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'IdempotencyKeyInProgress', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'IdempotencyKeyReused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'JobAlreadyRunning', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationHasLaterOperations', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotCompleted', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotFound', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotRestorable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotSynchronizable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotUpdatable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationRevisionConflict', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'Refused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'VersionConflict', readonly changedFields: ReadonlyArray<string>, readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string, readonly current: { readonly legalEntity: string, readonly asyncCustomerAccount: string | null, readonly isAsyncCustomer: boolean, readonly version: string, readonly firstName: string | null, readonly middleName: string | null, readonly lastName: string | null, readonly title: string | null, readonly phoneExtension: string | null, readonly cellularPhone: string | null, readonly url: string | null, readonly receiptEmail: string | null, readonly receiptOption: ReceiptOption | null, readonly languageId: string | null, readonly currency: string | null, readonly customerGroup: string | null, readonly priceGroup: string | null, readonly invoiceAccount: string | null, readonly creditMax: string | null, readonly blocked: CustomerBlocked | null, readonly optOutPersonalization: boolean, readonly optOutWebActivityTracking: boolean, readonly blockLoyaltyEnrollment: boolean, readonly organizationId: string | null, readonly lineDiscount: string | null, readonly multilineDiscount: string | null, readonly endDiscount: string | null, readonly taxGroup: string | null, readonly vatNumber: string | null, readonly identificationNumber: string | null, readonly addressBooks: ReadonlyArray<string>, readonly affiliations: ReadonlyArray<string>, readonly loyaltyCards: ReadonlyArray<string>, readonly id: string, readonly name: string, readonly customerType: CustomerType, readonly accountNumber: string | null, readonly displayAccount: string, readonly syncState: CustomerSyncState, readonly masked: boolean, readonly email: string | null, readonly phone: string | null, readonly createdAt: string, readonly channel: { readonly key: string, readonly name: string } | null, readonly addresses: ReadonlyArray<{ readonly addressId: string, readonly name: string | null, readonly purpose: string | null, readonly street: string | null, readonly streetNumber: string | null, readonly buildingComplement: string | null, readonly city: string | null, readonly county: string | null, readonly state: string | null, readonly districtName: string | null, readonly zipCode: string | null, readonly country: string | null, readonly phone: string | null, readonly email: string | null, readonly url: string | null, readonly taxGroup: string | null, readonly isPrimary: boolean }>, readonly contacts: ReadonlyArray<{ readonly contactId: string, readonly type: ContactType, readonly value: string, readonly extension: string | null, readonly isPrimary: boolean, readonly marketingOptIn: boolean }>, readonly attributes: ReadonlyArray<{ readonly name: string, readonly type: AttributeType, readonly value: string }>, readonly externalIds: ReadonlyArray<{ readonly system: string, readonly id: string }> } | null }
    > } };

export type SynchronizeForOrderMutationVariables = Exact<{
  input: SynchronizeForOrderInput;
}>;


export type SynchronizeForOrderMutation = { readonly synchronizeForOrder: { readonly accountNumber: string | null, readonly canBeOrdered: boolean, readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
    > } };

export type SetCustomerAttributesMutationVariables = Exact<{
  input: SetCustomerAttributesInput;
}>;


export type SetCustomerAttributesMutation = { readonly setCustomerAttributes: { readonly route: CustomerRoute | null, readonly routeReason: RouteReason | null, readonly customer: { readonly id: string } | null, readonly operation: { readonly operationId: string } | null, readonly warnings: ReadonlyArray<{ readonly code: CustomerWarningCode, readonly field: ReadonlyArray<string>, readonly message: string }>, readonly userErrors: ReadonlyArray<
      | { readonly __typename: 'BulkRunCannotBeChanged', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FeatureHasDependents', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FeaturePrerequisitesMissing', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FieldRefused', readonly rowErrorCode: RowErrorCode, readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'IdempotencyKeyInProgress', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'IdempotencyKeyReused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'JobAlreadyRunning', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationHasLaterOperations', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotCompleted', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotFound', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotRestorable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotSynchronizable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotUpdatable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationRevisionConflict', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'Refused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'VersionConflict', readonly changedFields: ReadonlyArray<string>, readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string, readonly current: { readonly legalEntity: string, readonly asyncCustomerAccount: string | null, readonly isAsyncCustomer: boolean, readonly version: string, readonly firstName: string | null, readonly middleName: string | null, readonly lastName: string | null, readonly title: string | null, readonly phoneExtension: string | null, readonly cellularPhone: string | null, readonly url: string | null, readonly receiptEmail: string | null, readonly receiptOption: ReceiptOption | null, readonly languageId: string | null, readonly currency: string | null, readonly customerGroup: string | null, readonly priceGroup: string | null, readonly invoiceAccount: string | null, readonly creditMax: string | null, readonly blocked: CustomerBlocked | null, readonly optOutPersonalization: boolean, readonly optOutWebActivityTracking: boolean, readonly blockLoyaltyEnrollment: boolean, readonly organizationId: string | null, readonly lineDiscount: string | null, readonly multilineDiscount: string | null, readonly endDiscount: string | null, readonly taxGroup: string | null, readonly vatNumber: string | null, readonly identificationNumber: string | null, readonly addressBooks: ReadonlyArray<string>, readonly affiliations: ReadonlyArray<string>, readonly loyaltyCards: ReadonlyArray<string>, readonly id: string, readonly name: string, readonly customerType: CustomerType, readonly accountNumber: string | null, readonly displayAccount: string, readonly syncState: CustomerSyncState, readonly masked: boolean, readonly email: string | null, readonly phone: string | null, readonly createdAt: string, readonly channel: { readonly key: string, readonly name: string } | null, readonly addresses: ReadonlyArray<{ readonly addressId: string, readonly name: string | null, readonly purpose: string | null, readonly street: string | null, readonly streetNumber: string | null, readonly buildingComplement: string | null, readonly city: string | null, readonly county: string | null, readonly state: string | null, readonly districtName: string | null, readonly zipCode: string | null, readonly country: string | null, readonly phone: string | null, readonly email: string | null, readonly url: string | null, readonly taxGroup: string | null, readonly isPrimary: boolean }>, readonly contacts: ReadonlyArray<{ readonly contactId: string, readonly type: ContactType, readonly value: string, readonly extension: string | null, readonly isPrimary: boolean, readonly marketingOptIn: boolean }>, readonly attributes: ReadonlyArray<{ readonly name: string, readonly type: AttributeType, readonly value: string }>, readonly externalIds: ReadonlyArray<{ readonly system: string, readonly id: string }> } | null }
    > } };

export type ExportCustomerMutationVariables = Exact<{
  input: ExportCustomerInput;
}>;


export type ExportCustomerMutation = { readonly exportCustomer: { readonly document: unknown, readonly unreachable: ReadonlyArray<string>, readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

export type EraseCustomerMutationVariables = Exact<{
  input: EraseCustomerInput;
}>;


export type EraseCustomerMutation = { readonly eraseCustomer: { readonly erasure: { readonly id: string, readonly status: ErasureStatus } | null, readonly rehearsal: { readonly tables: ReadonlyArray<{ readonly table: string, readonly rows: number }>, readonly channelDatabases: ReadonlyArray<{ readonly key: string, readonly name: string }> } | null, readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

export type IssueLoyaltyCardMutationVariables = Exact<{
  input: IssueLoyaltyCardInput;
}>;


export type IssueLoyaltyCardMutation = { readonly issueLoyaltyCard: { readonly customer: { readonly id: string } | null, readonly userErrors: ReadonlyArray<
      | { readonly __typename: 'BulkRunCannotBeChanged', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FeatureHasDependents', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FeaturePrerequisitesMissing', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FieldRefused', readonly rowErrorCode: RowErrorCode, readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'IdempotencyKeyInProgress', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'IdempotencyKeyReused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'JobAlreadyRunning', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationHasLaterOperations', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotCompleted', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotFound', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotRestorable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotSynchronizable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotUpdatable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationRevisionConflict', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'Refused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'VersionConflict', readonly changedFields: ReadonlyArray<string>, readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string, readonly current: { readonly legalEntity: string, readonly asyncCustomerAccount: string | null, readonly isAsyncCustomer: boolean, readonly version: string, readonly firstName: string | null, readonly middleName: string | null, readonly lastName: string | null, readonly title: string | null, readonly phoneExtension: string | null, readonly cellularPhone: string | null, readonly url: string | null, readonly receiptEmail: string | null, readonly receiptOption: ReceiptOption | null, readonly languageId: string | null, readonly currency: string | null, readonly customerGroup: string | null, readonly priceGroup: string | null, readonly invoiceAccount: string | null, readonly creditMax: string | null, readonly blocked: CustomerBlocked | null, readonly optOutPersonalization: boolean, readonly optOutWebActivityTracking: boolean, readonly blockLoyaltyEnrollment: boolean, readonly organizationId: string | null, readonly lineDiscount: string | null, readonly multilineDiscount: string | null, readonly endDiscount: string | null, readonly taxGroup: string | null, readonly vatNumber: string | null, readonly identificationNumber: string | null, readonly addressBooks: ReadonlyArray<string>, readonly affiliations: ReadonlyArray<string>, readonly loyaltyCards: ReadonlyArray<string>, readonly id: string, readonly name: string, readonly customerType: CustomerType, readonly accountNumber: string | null, readonly displayAccount: string, readonly syncState: CustomerSyncState, readonly masked: boolean, readonly email: string | null, readonly phone: string | null, readonly createdAt: string, readonly channel: { readonly key: string, readonly name: string } | null, readonly addresses: ReadonlyArray<{ readonly addressId: string, readonly name: string | null, readonly purpose: string | null, readonly street: string | null, readonly streetNumber: string | null, readonly buildingComplement: string | null, readonly city: string | null, readonly county: string | null, readonly state: string | null, readonly districtName: string | null, readonly zipCode: string | null, readonly country: string | null, readonly phone: string | null, readonly email: string | null, readonly url: string | null, readonly taxGroup: string | null, readonly isPrimary: boolean }>, readonly contacts: ReadonlyArray<{ readonly contactId: string, readonly type: ContactType, readonly value: string, readonly extension: string | null, readonly isPrimary: boolean, readonly marketingOptIn: boolean }>, readonly attributes: ReadonlyArray<{ readonly name: string, readonly type: AttributeType, readonly value: string }>, readonly externalIds: ReadonlyArray<{ readonly system: string, readonly id: string }> } | null }
    > } };

export type LinkLoyaltyCardMutationVariables = Exact<{
  input: LinkLoyaltyCardInput;
}>;


export type LinkLoyaltyCardMutation = { readonly linkLoyaltyCard: { readonly customer: { readonly id: string } | null, readonly userErrors: ReadonlyArray<
      | { readonly __typename: 'BulkRunCannotBeChanged', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FeatureHasDependents', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FeaturePrerequisitesMissing', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FieldRefused', readonly rowErrorCode: RowErrorCode, readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'IdempotencyKeyInProgress', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'IdempotencyKeyReused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'JobAlreadyRunning', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationHasLaterOperations', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotCompleted', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotFound', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotRestorable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotSynchronizable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotUpdatable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationRevisionConflict', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'Refused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'VersionConflict', readonly changedFields: ReadonlyArray<string>, readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string, readonly current: { readonly legalEntity: string, readonly asyncCustomerAccount: string | null, readonly isAsyncCustomer: boolean, readonly version: string, readonly firstName: string | null, readonly middleName: string | null, readonly lastName: string | null, readonly title: string | null, readonly phoneExtension: string | null, readonly cellularPhone: string | null, readonly url: string | null, readonly receiptEmail: string | null, readonly receiptOption: ReceiptOption | null, readonly languageId: string | null, readonly currency: string | null, readonly customerGroup: string | null, readonly priceGroup: string | null, readonly invoiceAccount: string | null, readonly creditMax: string | null, readonly blocked: CustomerBlocked | null, readonly optOutPersonalization: boolean, readonly optOutWebActivityTracking: boolean, readonly blockLoyaltyEnrollment: boolean, readonly organizationId: string | null, readonly lineDiscount: string | null, readonly multilineDiscount: string | null, readonly endDiscount: string | null, readonly taxGroup: string | null, readonly vatNumber: string | null, readonly identificationNumber: string | null, readonly addressBooks: ReadonlyArray<string>, readonly affiliations: ReadonlyArray<string>, readonly loyaltyCards: ReadonlyArray<string>, readonly id: string, readonly name: string, readonly customerType: CustomerType, readonly accountNumber: string | null, readonly displayAccount: string, readonly syncState: CustomerSyncState, readonly masked: boolean, readonly email: string | null, readonly phone: string | null, readonly createdAt: string, readonly channel: { readonly key: string, readonly name: string } | null, readonly addresses: ReadonlyArray<{ readonly addressId: string, readonly name: string | null, readonly purpose: string | null, readonly street: string | null, readonly streetNumber: string | null, readonly buildingComplement: string | null, readonly city: string | null, readonly county: string | null, readonly state: string | null, readonly districtName: string | null, readonly zipCode: string | null, readonly country: string | null, readonly phone: string | null, readonly email: string | null, readonly url: string | null, readonly taxGroup: string | null, readonly isPrimary: boolean }>, readonly contacts: ReadonlyArray<{ readonly contactId: string, readonly type: ContactType, readonly value: string, readonly extension: string | null, readonly isPrimary: boolean, readonly marketingOptIn: boolean }>, readonly attributes: ReadonlyArray<{ readonly name: string, readonly type: AttributeType, readonly value: string }>, readonly externalIds: ReadonlyArray<{ readonly system: string, readonly id: string }> } | null }
    > } };

export type TracePartsFragment = { readonly waitingFor: string | null, readonly expectedAtHeadquarters: string | null, readonly expectedBack: string | null, readonly whyNotExpected: string | null, readonly operation: { readonly operationId: string, readonly kind: OperationKind, readonly status: OperationStatus } | null, readonly steps: ReadonlyArray<{ readonly step: TraceStepName, readonly at: string | null, readonly expectedAt: string | null, readonly job: string | null }> };

export type RemedyPartsFragment = { readonly id: string, readonly title: string, readonly effect: string, readonly risk: Risk, readonly mutation: string, readonly document: string, readonly variables: unknown, readonly mayRun: boolean, readonly needsInput: ReadonlyArray<string> };

export type DiagnosisPartsFragment = { readonly answer: string, readonly healthy: boolean, readonly at: string, readonly subject:
    | { readonly __typename: 'BatchJob', readonly id: string }
    | { readonly __typename: 'BatchRun', readonly id: string }
    | { readonly __typename: 'BulkRun', readonly id: string }
    | { readonly __typename: 'CdxJob', readonly id: string }
    | { readonly __typename: 'Channel', readonly key: string, readonly name: string, readonly id: string }
    | { readonly __typename: 'ChannelDatabase', readonly id: string }
    | { readonly __typename: 'Customer', readonly name: string, readonly masked: boolean, readonly displayAccount: string, readonly asyncCustomerAccount: string | null, readonly id: string, readonly channel: { readonly key: string } | null }
    | { readonly __typename: 'Difference', readonly id: string }
    | { readonly __typename: 'DownloadSession', readonly id: string }
    | { readonly __typename: 'Erasure', readonly id: string }
    | { readonly __typename: 'Feature', readonly key: string, readonly name: string, readonly id: string }
    | { readonly __typename: 'FeaturePlanRun', readonly id: string }
    | { readonly __typename: 'Issue', readonly id: string }
    | { readonly __typename: 'Operation', readonly operationId: string, readonly kind: OperationKind, readonly customerName: string | null, readonly id: string }
    | { readonly __typename: 'UploadSession', readonly id: string }
   | null, readonly checks: ReadonlyArray<{ readonly code: CheckCode, readonly question: string, readonly status: CheckStatus, readonly message: string, readonly failing: ReadonlyArray<{ readonly subject: string | null, readonly count: number | null, readonly since: string | null }>, readonly evidence: ReadonlyArray<{ readonly label: string, readonly value: string, readonly node:
        | { readonly __typename: 'BatchJob', readonly jobId: string, readonly id: string }
        | { readonly __typename: 'BatchRun', readonly id: string }
        | { readonly __typename: 'BulkRun', readonly id: string }
        | { readonly __typename: 'CdxJob', readonly jobId: string, readonly id: string }
        | { readonly __typename: 'Channel', readonly key: string, readonly id: string }
        | { readonly __typename: 'ChannelDatabase', readonly key: string, readonly id: string }
        | { readonly __typename: 'Customer', readonly id: string, readonly channel: { readonly key: string } | null }
        | { readonly __typename: 'Difference', readonly id: string }
        | { readonly __typename: 'DownloadSession', readonly id: string }
        | { readonly __typename: 'Erasure', readonly id: string }
        | { readonly __typename: 'Feature', readonly key: string, readonly id: string }
        | { readonly __typename: 'FeaturePlanRun', readonly id: string }
        | { readonly __typename: 'Issue', readonly id: string }
        | { readonly __typename: 'Operation', readonly operationId: string, readonly id: string }
        | { readonly __typename: 'UploadSession', readonly id: string }
       | null }>, readonly remedies: ReadonlyArray<{ readonly id: string }> }>, readonly remedies: ReadonlyArray<{ readonly id: string, readonly title: string, readonly effect: string, readonly risk: Risk, readonly mutation: string, readonly document: string, readonly variables: unknown, readonly mayRun: boolean, readonly needsInput: ReadonlyArray<string> }>, readonly trace: { readonly waitingFor: string | null, readonly expectedAtHeadquarters: string | null, readonly expectedBack: string | null, readonly whyNotExpected: string | null, readonly operation: { readonly operationId: string, readonly kind: OperationKind, readonly status: OperationStatus } | null, readonly steps: ReadonlyArray<{ readonly step: TraceStepName, readonly at: string | null, readonly expectedAt: string | null, readonly job: string | null }> } | null };

export type DiagnoseQueryVariables = Exact<{
  input: DiagnoseInput;
}>;


export type DiagnoseQuery = { readonly diagnose: { readonly answer: string, readonly healthy: boolean, readonly at: string, readonly subject:
      | { readonly __typename: 'BatchJob', readonly id: string }
      | { readonly __typename: 'BatchRun', readonly id: string }
      | { readonly __typename: 'BulkRun', readonly id: string }
      | { readonly __typename: 'CdxJob', readonly id: string }
      | { readonly __typename: 'Channel', readonly key: string, readonly name: string, readonly id: string }
      | { readonly __typename: 'ChannelDatabase', readonly id: string }
      | { readonly __typename: 'Customer', readonly name: string, readonly masked: boolean, readonly displayAccount: string, readonly asyncCustomerAccount: string | null, readonly id: string, readonly channel: { readonly key: string } | null }
      | { readonly __typename: 'Difference', readonly id: string }
      | { readonly __typename: 'DownloadSession', readonly id: string }
      | { readonly __typename: 'Erasure', readonly id: string }
      | { readonly __typename: 'Feature', readonly key: string, readonly name: string, readonly id: string }
      | { readonly __typename: 'FeaturePlanRun', readonly id: string }
      | { readonly __typename: 'Issue', readonly id: string }
      | { readonly __typename: 'Operation', readonly operationId: string, readonly kind: OperationKind, readonly customerName: string | null, readonly id: string }
      | { readonly __typename: 'UploadSession', readonly id: string }
     | null, readonly checks: ReadonlyArray<{ readonly code: CheckCode, readonly question: string, readonly status: CheckStatus, readonly message: string, readonly failing: ReadonlyArray<{ readonly subject: string | null, readonly count: number | null, readonly since: string | null }>, readonly evidence: ReadonlyArray<{ readonly label: string, readonly value: string, readonly node:
          | { readonly __typename: 'BatchJob', readonly jobId: string, readonly id: string }
          | { readonly __typename: 'BatchRun', readonly id: string }
          | { readonly __typename: 'BulkRun', readonly id: string }
          | { readonly __typename: 'CdxJob', readonly jobId: string, readonly id: string }
          | { readonly __typename: 'Channel', readonly key: string, readonly id: string }
          | { readonly __typename: 'ChannelDatabase', readonly key: string, readonly id: string }
          | { readonly __typename: 'Customer', readonly id: string, readonly channel: { readonly key: string } | null }
          | { readonly __typename: 'Difference', readonly id: string }
          | { readonly __typename: 'DownloadSession', readonly id: string }
          | { readonly __typename: 'Erasure', readonly id: string }
          | { readonly __typename: 'Feature', readonly key: string, readonly id: string }
          | { readonly __typename: 'FeaturePlanRun', readonly id: string }
          | { readonly __typename: 'Issue', readonly id: string }
          | { readonly __typename: 'Operation', readonly operationId: string, readonly id: string }
          | { readonly __typename: 'UploadSession', readonly id: string }
         | null }>, readonly remedies: ReadonlyArray<{ readonly id: string }> }>, readonly remedies: ReadonlyArray<{ readonly id: string, readonly title: string, readonly effect: string, readonly risk: Risk, readonly mutation: string, readonly document: string, readonly variables: unknown, readonly mayRun: boolean, readonly needsInput: ReadonlyArray<string> }>, readonly trace: { readonly waitingFor: string | null, readonly expectedAtHeadquarters: string | null, readonly expectedBack: string | null, readonly whyNotExpected: string | null, readonly operation: { readonly operationId: string, readonly kind: OperationKind, readonly status: OperationStatus } | null, readonly steps: ReadonlyArray<{ readonly step: TraceStepName, readonly at: string | null, readonly expectedAt: string | null, readonly job: string | null }> } | null } };

export type InstallationStatusEventsSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type InstallationStatusEventsSubscription = { readonly installationStatus: { readonly waiting: number, readonly diagnosis: { readonly answer: string, readonly healthy: boolean, readonly at: string, readonly subject:
        | { readonly __typename: 'BatchJob', readonly id: string }
        | { readonly __typename: 'BatchRun', readonly id: string }
        | { readonly __typename: 'BulkRun', readonly id: string }
        | { readonly __typename: 'CdxJob', readonly id: string }
        | { readonly __typename: 'Channel', readonly key: string, readonly name: string, readonly id: string }
        | { readonly __typename: 'ChannelDatabase', readonly id: string }
        | { readonly __typename: 'Customer', readonly name: string, readonly masked: boolean, readonly displayAccount: string, readonly asyncCustomerAccount: string | null, readonly id: string, readonly channel: { readonly key: string } | null }
        | { readonly __typename: 'Difference', readonly id: string }
        | { readonly __typename: 'DownloadSession', readonly id: string }
        | { readonly __typename: 'Erasure', readonly id: string }
        | { readonly __typename: 'Feature', readonly key: string, readonly name: string, readonly id: string }
        | { readonly __typename: 'FeaturePlanRun', readonly id: string }
        | { readonly __typename: 'Issue', readonly id: string }
        | { readonly __typename: 'Operation', readonly operationId: string, readonly kind: OperationKind, readonly customerName: string | null, readonly id: string }
        | { readonly __typename: 'UploadSession', readonly id: string }
       | null, readonly checks: ReadonlyArray<{ readonly code: CheckCode, readonly question: string, readonly status: CheckStatus, readonly message: string, readonly failing: ReadonlyArray<{ readonly subject: string | null, readonly count: number | null, readonly since: string | null }>, readonly evidence: ReadonlyArray<{ readonly label: string, readonly value: string, readonly node:
            | { readonly __typename: 'BatchJob', readonly jobId: string, readonly id: string }
            | { readonly __typename: 'BatchRun', readonly id: string }
            | { readonly __typename: 'BulkRun', readonly id: string }
            | { readonly __typename: 'CdxJob', readonly jobId: string, readonly id: string }
            | { readonly __typename: 'Channel', readonly key: string, readonly id: string }
            | { readonly __typename: 'ChannelDatabase', readonly key: string, readonly id: string }
            | { readonly __typename: 'Customer', readonly id: string, readonly channel: { readonly key: string } | null }
            | { readonly __typename: 'Difference', readonly id: string }
            | { readonly __typename: 'DownloadSession', readonly id: string }
            | { readonly __typename: 'Erasure', readonly id: string }
            | { readonly __typename: 'Feature', readonly key: string, readonly id: string }
            | { readonly __typename: 'FeaturePlanRun', readonly id: string }
            | { readonly __typename: 'Issue', readonly id: string }
            | { readonly __typename: 'Operation', readonly operationId: string, readonly id: string }
            | { readonly __typename: 'UploadSession', readonly id: string }
           | null }>, readonly remedies: ReadonlyArray<{ readonly id: string }> }>, readonly remedies: ReadonlyArray<{ readonly id: string, readonly title: string, readonly effect: string, readonly risk: Risk, readonly mutation: string, readonly document: string, readonly variables: unknown, readonly mayRun: boolean, readonly needsInput: ReadonlyArray<string> }>, readonly trace: { readonly waitingFor: string | null, readonly expectedAtHeadquarters: string | null, readonly expectedBack: string | null, readonly whyNotExpected: string | null, readonly operation: { readonly operationId: string, readonly kind: OperationKind, readonly status: OperationStatus } | null, readonly steps: ReadonlyArray<{ readonly step: TraceStepName, readonly at: string | null, readonly expectedAt: string | null, readonly job: string | null }> } | null } } };

export type DiagnosableFeaturesQueryVariables = Exact<{ [key: string]: never; }>;


export type DiagnosableFeaturesQuery = { readonly features: ReadonlyArray<{ readonly key: string, readonly name: string }> };

export type ApplyRemedyMutationVariables = Exact<{
  input: ApplyRemedyInput;
}>;


export type ApplyRemedyMutation = { readonly applyRemedy: { readonly mutation: string | null, readonly result: unknown, readonly wouldDo: string | null, readonly cured: boolean | null, readonly diagnosis: { readonly answer: string, readonly healthy: boolean, readonly at: string, readonly subject:
        | { readonly __typename: 'BatchJob', readonly id: string }
        | { readonly __typename: 'BatchRun', readonly id: string }
        | { readonly __typename: 'BulkRun', readonly id: string }
        | { readonly __typename: 'CdxJob', readonly id: string }
        | { readonly __typename: 'Channel', readonly key: string, readonly name: string, readonly id: string }
        | { readonly __typename: 'ChannelDatabase', readonly id: string }
        | { readonly __typename: 'Customer', readonly name: string, readonly masked: boolean, readonly displayAccount: string, readonly asyncCustomerAccount: string | null, readonly id: string, readonly channel: { readonly key: string } | null }
        | { readonly __typename: 'Difference', readonly id: string }
        | { readonly __typename: 'DownloadSession', readonly id: string }
        | { readonly __typename: 'Erasure', readonly id: string }
        | { readonly __typename: 'Feature', readonly key: string, readonly name: string, readonly id: string }
        | { readonly __typename: 'FeaturePlanRun', readonly id: string }
        | { readonly __typename: 'Issue', readonly id: string }
        | { readonly __typename: 'Operation', readonly operationId: string, readonly kind: OperationKind, readonly customerName: string | null, readonly id: string }
        | { readonly __typename: 'UploadSession', readonly id: string }
       | null, readonly checks: ReadonlyArray<{ readonly code: CheckCode, readonly question: string, readonly status: CheckStatus, readonly message: string, readonly failing: ReadonlyArray<{ readonly subject: string | null, readonly count: number | null, readonly since: string | null }>, readonly evidence: ReadonlyArray<{ readonly label: string, readonly value: string, readonly node:
            | { readonly __typename: 'BatchJob', readonly jobId: string, readonly id: string }
            | { readonly __typename: 'BatchRun', readonly id: string }
            | { readonly __typename: 'BulkRun', readonly id: string }
            | { readonly __typename: 'CdxJob', readonly jobId: string, readonly id: string }
            | { readonly __typename: 'Channel', readonly key: string, readonly id: string }
            | { readonly __typename: 'ChannelDatabase', readonly key: string, readonly id: string }
            | { readonly __typename: 'Customer', readonly id: string, readonly channel: { readonly key: string } | null }
            | { readonly __typename: 'Difference', readonly id: string }
            | { readonly __typename: 'DownloadSession', readonly id: string }
            | { readonly __typename: 'Erasure', readonly id: string }
            | { readonly __typename: 'Feature', readonly key: string, readonly id: string }
            | { readonly __typename: 'FeaturePlanRun', readonly id: string }
            | { readonly __typename: 'Issue', readonly id: string }
            | { readonly __typename: 'Operation', readonly operationId: string, readonly id: string }
            | { readonly __typename: 'UploadSession', readonly id: string }
           | null }>, readonly remedies: ReadonlyArray<{ readonly id: string }> }>, readonly remedies: ReadonlyArray<{ readonly id: string, readonly title: string, readonly effect: string, readonly risk: Risk, readonly mutation: string, readonly document: string, readonly variables: unknown, readonly mayRun: boolean, readonly needsInput: ReadonlyArray<string> }>, readonly trace: { readonly waitingFor: string | null, readonly expectedAtHeadquarters: string | null, readonly expectedBack: string | null, readonly whyNotExpected: string | null, readonly operation: { readonly operationId: string, readonly kind: OperationKind, readonly status: OperationStatus } | null, readonly steps: ReadonlyArray<{ readonly step: TraceStepName, readonly at: string | null, readonly expectedAt: string | null, readonly job: string | null }> } | null } | null, readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
    > } };

export type NameMatchesQueryVariables = Exact<{
  search: string;
}>;


export type NameMatchesQuery = { readonly customers: { readonly nodes: ReadonlyArray<{ readonly asyncCustomerAccount: string | null, readonly name: string, readonly masked: boolean, readonly accountNumber: string | null, readonly syncState: CustomerSyncState, readonly email: string | null, readonly phone: string | null, readonly createdAt: string }> }, readonly operations: { readonly nodes: ReadonlyArray<{ readonly asyncCustomerAccount: string, readonly customerAccount: string | null, readonly status: OperationStatus, readonly capturedAt: string, readonly customerName: string | null, readonly channel: { readonly name: string } | null, readonly customer: { readonly email: string | null, readonly phone: string | null } | null }> } };

export type NamedCustomerFragment = { readonly asyncCustomerAccount: string | null, readonly name: string, readonly masked: boolean, readonly accountNumber: string | null, readonly syncState: CustomerSyncState, readonly email: string | null, readonly phone: string | null, readonly createdAt: string };

export type NearNamesQueryVariables = Exact<{
  search: string;
}>;


export type NearNamesQuery = { readonly customers: { readonly nodes: ReadonlyArray<{ readonly asyncCustomerAccount: string | null, readonly name: string, readonly masked: boolean, readonly accountNumber: string | null, readonly syncState: CustomerSyncState, readonly email: string | null, readonly phone: string | null, readonly createdAt: string }> } };

export type FeaturePartsFragment = { readonly id: string, readonly key: string, readonly name: string, readonly summary: string, readonly module: string, readonly learnMore: string | null, readonly status: FeatureStatus, readonly featureState: FeatureState, readonly enabled: boolean, readonly canDisable: boolean, readonly confirmationText: string | null, readonly readBy: string, readonly notImplemented: string | null, readonly enableDate: string | null, readonly scheduleFailure: string | null, readonly comment: string | null, readonly prerequisites: ReadonlyArray<{ readonly key: string, readonly name: string }>, readonly missingPrerequisites: ReadonlyArray<{ readonly key: string, readonly name: string }>, readonly channels: ReadonlyArray<{ readonly hqState: boolean, readonly channelState: boolean | null, readonly cacheState: boolean | null, readonly cacheLoadedAt: string | null, readonly cacheExpiresAt: string | null, readonly missingJobs: ReadonlyArray<string>, readonly effectiveAt: string | null, readonly channel: { readonly key: string, readonly name: string } }> };

export type PlanStepPartsFragment = { readonly place: number, readonly action: FeaturePlanAction, readonly title: string, readonly effect: string, readonly state: FeaturePlanStepState, readonly reason: string | null, readonly job: string | null, readonly confirmationText: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly feature: { readonly key: string, readonly name: string } | null, readonly channelDatabase: { readonly key: string, readonly name: string } | null };

type FeatureRefusal_BulkRunCannotBeChanged_Fragment = { readonly __typename: 'BulkRunCannotBeChanged', readonly code: UserErrorCode, readonly message: string };

type FeatureRefusal_FeatureHasDependents_Fragment = { readonly __typename: 'FeatureHasDependents', readonly code: UserErrorCode, readonly message: string, readonly dependents: ReadonlyArray<{ readonly key: string, readonly name: string }> };

type FeatureRefusal_FeaturePrerequisitesMissing_Fragment = { readonly __typename: 'FeaturePrerequisitesMissing', readonly code: UserErrorCode, readonly message: string, readonly missing: ReadonlyArray<{ readonly key: string, readonly name: string }> };

type FeatureRefusal_FieldRefused_Fragment = { readonly __typename: 'FieldRefused', readonly code: UserErrorCode, readonly message: string };

type FeatureRefusal_IdempotencyKeyInProgress_Fragment = { readonly __typename: 'IdempotencyKeyInProgress', readonly code: UserErrorCode, readonly message: string };

type FeatureRefusal_IdempotencyKeyReused_Fragment = { readonly __typename: 'IdempotencyKeyReused', readonly code: UserErrorCode, readonly message: string };

type FeatureRefusal_JobAlreadyRunning_Fragment = { readonly __typename: 'JobAlreadyRunning', readonly code: UserErrorCode, readonly message: string };

type FeatureRefusal_OperationHasLaterOperations_Fragment = { readonly __typename: 'OperationHasLaterOperations', readonly code: UserErrorCode, readonly message: string };

type FeatureRefusal_OperationNotCompleted_Fragment = { readonly __typename: 'OperationNotCompleted', readonly code: UserErrorCode, readonly message: string };

type FeatureRefusal_OperationNotFound_Fragment = { readonly __typename: 'OperationNotFound', readonly code: UserErrorCode, readonly message: string };

type FeatureRefusal_OperationNotRestorable_Fragment = { readonly __typename: 'OperationNotRestorable', readonly code: UserErrorCode, readonly message: string };

type FeatureRefusal_OperationNotSynchronizable_Fragment = { readonly __typename: 'OperationNotSynchronizable', readonly code: UserErrorCode, readonly message: string };

type FeatureRefusal_OperationNotUpdatable_Fragment = { readonly __typename: 'OperationNotUpdatable', readonly code: UserErrorCode, readonly message: string };

type FeatureRefusal_OperationRevisionConflict_Fragment = { readonly __typename: 'OperationRevisionConflict', readonly code: UserErrorCode, readonly message: string };

type FeatureRefusal_Refused_Fragment = { readonly __typename: 'Refused', readonly code: UserErrorCode, readonly message: string };

type FeatureRefusal_VersionConflict_Fragment = { readonly __typename: 'VersionConflict', readonly code: UserErrorCode, readonly message: string };

export type FeatureRefusalFragment =
  | FeatureRefusal_BulkRunCannotBeChanged_Fragment
  | FeatureRefusal_FeatureHasDependents_Fragment
  | FeatureRefusal_FeaturePrerequisitesMissing_Fragment
  | FeatureRefusal_FieldRefused_Fragment
  | FeatureRefusal_IdempotencyKeyInProgress_Fragment
  | FeatureRefusal_IdempotencyKeyReused_Fragment
  | FeatureRefusal_JobAlreadyRunning_Fragment
  | FeatureRefusal_OperationHasLaterOperations_Fragment
  | FeatureRefusal_OperationNotCompleted_Fragment
  | FeatureRefusal_OperationNotFound_Fragment
  | FeatureRefusal_OperationNotRestorable_Fragment
  | FeatureRefusal_OperationNotSynchronizable_Fragment
  | FeatureRefusal_OperationNotUpdatable_Fragment
  | FeatureRefusal_OperationRevisionConflict_Fragment
  | FeatureRefusal_Refused_Fragment
  | FeatureRefusal_VersionConflict_Fragment
;

export type FeaturesQueryVariables = Exact<{ [key: string]: never; }>;


export type FeaturesQuery = { readonly features: ReadonlyArray<{ readonly id: string, readonly key: string, readonly name: string, readonly summary: string, readonly module: string, readonly learnMore: string | null, readonly status: FeatureStatus, readonly featureState: FeatureState, readonly enabled: boolean, readonly canDisable: boolean, readonly confirmationText: string | null, readonly readBy: string, readonly notImplemented: string | null, readonly enableDate: string | null, readonly scheduleFailure: string | null, readonly comment: string | null, readonly prerequisites: ReadonlyArray<{ readonly key: string, readonly name: string }>, readonly missingPrerequisites: ReadonlyArray<{ readonly key: string, readonly name: string }>, readonly channels: ReadonlyArray<{ readonly hqState: boolean, readonly channelState: boolean | null, readonly cacheState: boolean | null, readonly cacheLoadedAt: string | null, readonly cacheExpiresAt: string | null, readonly missingJobs: ReadonlyArray<string>, readonly effectiveAt: string | null, readonly channel: { readonly key: string, readonly name: string } }> }> };

export type FeatureParametersQueryVariables = Exact<{ [key: string]: never; }>;


export type FeatureParametersQuery = { readonly featureParameters: { readonly enableNewFeaturesAutomatically: boolean } };

export type SetFeatureParametersMutationVariables = Exact<{
  input: SetFeatureParametersInput;
}>;


export type SetFeatureParametersMutation = { readonly setFeatureParameters: { readonly featureParameters: { readonly enableNewFeaturesAutomatically: boolean }, readonly userErrors: ReadonlyArray<
      | { readonly __typename: 'BulkRunCannotBeChanged', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'FeatureHasDependents', readonly code: UserErrorCode, readonly message: string, readonly dependents: ReadonlyArray<{ readonly key: string, readonly name: string }> }
      | { readonly __typename: 'FeaturePrerequisitesMissing', readonly code: UserErrorCode, readonly message: string, readonly missing: ReadonlyArray<{ readonly key: string, readonly name: string }> }
      | { readonly __typename: 'FieldRefused', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'IdempotencyKeyInProgress', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'IdempotencyKeyReused', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'JobAlreadyRunning', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'OperationHasLaterOperations', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'OperationNotCompleted', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'OperationNotFound', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'OperationNotRestorable', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'OperationNotSynchronizable', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'OperationNotUpdatable', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'OperationRevisionConflict', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'Refused', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'VersionConflict', readonly code: UserErrorCode, readonly message: string }
    > } };

export type CheckForFeatureUpdatesMutationVariables = Exact<{ [key: string]: never; }>;


export type CheckForFeatureUpdatesMutation = { readonly checkForFeatureUpdates: { readonly added: ReadonlyArray<{ readonly key: string }>, readonly changed: ReadonlyArray<{ readonly key: string }>, readonly userErrors: ReadonlyArray<
      | { readonly __typename: 'BulkRunCannotBeChanged', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'FeatureHasDependents', readonly code: UserErrorCode, readonly message: string, readonly dependents: ReadonlyArray<{ readonly key: string, readonly name: string }> }
      | { readonly __typename: 'FeaturePrerequisitesMissing', readonly code: UserErrorCode, readonly message: string, readonly missing: ReadonlyArray<{ readonly key: string, readonly name: string }> }
      | { readonly __typename: 'FieldRefused', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'IdempotencyKeyInProgress', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'IdempotencyKeyReused', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'JobAlreadyRunning', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'OperationHasLaterOperations', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'OperationNotCompleted', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'OperationNotFound', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'OperationNotRestorable', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'OperationNotSynchronizable', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'OperationNotUpdatable', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'OperationRevisionConflict', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'Refused', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'VersionConflict', readonly code: UserErrorCode, readonly message: string }
    > } };

export type FeaturePlanQueryVariables = Exact<{
  feature: string;
  channels?: ReadonlyArray<string> | string | null | undefined;
  confirm?: boolean | null | undefined;
}>;


export type FeaturePlanQuery = { readonly featurePlan: { readonly complete: boolean, readonly steps: ReadonlyArray<{ readonly place: number, readonly action: FeaturePlanAction, readonly title: string, readonly effect: string, readonly state: FeaturePlanStepState, readonly reason: string | null, readonly job: string | null, readonly confirmationText: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly feature: { readonly key: string, readonly name: string } | null, readonly channelDatabase: { readonly key: string, readonly name: string } | null }> } | null };

export type FeaturePlanRunQueryVariables = Exact<{
  id: string;
}>;


export type FeaturePlanRunQuery = { readonly featurePlanRun: { readonly id: string, readonly feature: { readonly key: string }, readonly run: { readonly id: string, readonly status: BatchStatus, readonly total: number, readonly done: number, readonly failed: number, readonly message: string | null, readonly startedAt: string, readonly endedAt: string | null }, readonly steps: ReadonlyArray<{ readonly place: number, readonly action: FeaturePlanAction, readonly title: string, readonly effect: string, readonly state: FeaturePlanStepState, readonly reason: string | null, readonly job: string | null, readonly confirmationText: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly feature: { readonly key: string, readonly name: string } | null, readonly channelDatabase: { readonly key: string, readonly name: string } | null }> } | null };

export type EnableFeatureMutationVariables = Exact<{
  input: EnableFeatureInput;
}>;


export type EnableFeatureMutation = { readonly enableFeature: { readonly userErrors: ReadonlyArray<
      | { readonly __typename: 'BulkRunCannotBeChanged', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'FeatureHasDependents', readonly code: UserErrorCode, readonly message: string, readonly dependents: ReadonlyArray<{ readonly key: string, readonly name: string }> }
      | { readonly __typename: 'FeaturePrerequisitesMissing', readonly code: UserErrorCode, readonly message: string, readonly missing: ReadonlyArray<{ readonly key: string, readonly name: string }> }
      | { readonly __typename: 'FieldRefused', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'IdempotencyKeyInProgress', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'IdempotencyKeyReused', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'JobAlreadyRunning', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'OperationHasLaterOperations', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'OperationNotCompleted', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'OperationNotFound', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'OperationNotRestorable', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'OperationNotSynchronizable', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'OperationNotUpdatable', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'OperationRevisionConflict', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'Refused', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'VersionConflict', readonly code: UserErrorCode, readonly message: string }
    > } };

export type DisableFeatureMutationVariables = Exact<{
  input: DisableFeatureInput;
}>;


export type DisableFeatureMutation = { readonly disableFeature: { readonly userErrors: ReadonlyArray<
      | { readonly __typename: 'BulkRunCannotBeChanged', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'FeatureHasDependents', readonly code: UserErrorCode, readonly message: string, readonly dependents: ReadonlyArray<{ readonly key: string, readonly name: string }> }
      | { readonly __typename: 'FeaturePrerequisitesMissing', readonly code: UserErrorCode, readonly message: string, readonly missing: ReadonlyArray<{ readonly key: string, readonly name: string }> }
      | { readonly __typename: 'FieldRefused', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'IdempotencyKeyInProgress', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'IdempotencyKeyReused', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'JobAlreadyRunning', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'OperationHasLaterOperations', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'OperationNotCompleted', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'OperationNotFound', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'OperationNotRestorable', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'OperationNotSynchronizable', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'OperationNotUpdatable', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'OperationRevisionConflict', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'Refused', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'VersionConflict', readonly code: UserErrorCode, readonly message: string }
    > } };

export type ScheduleFeatureMutationVariables = Exact<{
  input: ScheduleFeatureInput;
}>;


export type ScheduleFeatureMutation = { readonly scheduleFeature: { readonly userErrors: ReadonlyArray<
      | { readonly __typename: 'BulkRunCannotBeChanged', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'FeatureHasDependents', readonly code: UserErrorCode, readonly message: string, readonly dependents: ReadonlyArray<{ readonly key: string, readonly name: string }> }
      | { readonly __typename: 'FeaturePrerequisitesMissing', readonly code: UserErrorCode, readonly message: string, readonly missing: ReadonlyArray<{ readonly key: string, readonly name: string }> }
      | { readonly __typename: 'FieldRefused', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'IdempotencyKeyInProgress', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'IdempotencyKeyReused', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'JobAlreadyRunning', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'OperationHasLaterOperations', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'OperationNotCompleted', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'OperationNotFound', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'OperationNotRestorable', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'OperationNotSynchronizable', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'OperationNotUpdatable', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'OperationRevisionConflict', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'Refused', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'VersionConflict', readonly code: UserErrorCode, readonly message: string }
    > } };

export type RunFeaturePlanMutationVariables = Exact<{
  input: RunFeaturePlanInput;
}>;


export type RunFeaturePlanMutation = { readonly runFeaturePlan: { readonly planRun: { readonly id: string } | null, readonly userErrors: ReadonlyArray<
      | { readonly __typename: 'BulkRunCannotBeChanged', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'FeatureHasDependents', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'FeaturePrerequisitesMissing', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'FieldRefused', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'IdempotencyKeyInProgress', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'IdempotencyKeyReused', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'JobAlreadyRunning', readonly code: UserErrorCode, readonly message: string, readonly run: { readonly id: string } | null }
      | { readonly __typename: 'OperationHasLaterOperations', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'OperationNotCompleted', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'OperationNotFound', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'OperationNotRestorable', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'OperationNotSynchronizable', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'OperationNotUpdatable', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'OperationRevisionConflict', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'Refused', readonly code: UserErrorCode, readonly message: string }
      | { readonly __typename: 'VersionConflict', readonly code: UserErrorCode, readonly message: string }
    > } };

export type FeatureEventsSubscriptionVariables = Exact<{
  feature?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type FeatureEventsSubscription = { readonly featureChanged:
    | { readonly __typename: 'FeatureChanged', readonly cursor: string, readonly what: FeatureChange }
    | { readonly __typename: 'Gap', readonly cursor: string }
    | { readonly __typename: 'Ready', readonly cursor: string }
    | { readonly __typename: 'Snapshot', readonly cursor: string }
    | { readonly __typename: 'SourceBack', readonly cursor: string, readonly source: string }
    | { readonly __typename: 'SourceLost', readonly cursor: string, readonly source: string }
   };

export type FeaturePlanEventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type FeaturePlanEventsSubscription = { readonly batchJobProgress:
    | { readonly __typename: 'BatchJobProgress', readonly cursor: string, readonly run: { readonly id: string, readonly status: BatchStatus, readonly done: number, readonly failed: number, readonly total: number } | null }
    | { readonly __typename: 'Gap', readonly cursor: string }
    | { readonly __typename: 'Ready', readonly cursor: string }
    | { readonly __typename: 'Snapshot', readonly cursor: string, readonly runs: ReadonlyArray<{ readonly id: string, readonly status: BatchStatus, readonly total: number }> | null }
    | { readonly __typename: 'SourceBack', readonly cursor: string, readonly source: string }
    | { readonly __typename: 'SourceLost', readonly cursor: string, readonly source: string }
   };

export type FirstCustomersQueryVariables = Exact<{ [key: string]: never; }>;


export type FirstCustomersQuery = { readonly customers: { readonly nodes: ReadonlyArray<{ readonly id: string }> }, readonly operations: { readonly nodes: ReadonlyArray<{ readonly operationId: string }> } };

export type MaySimulateQueryVariables = Exact<{ [key: string]: never; }>;


export type MaySimulateQuery = { readonly simulation: { readonly available: boolean } };

export type CustomerHistoryQueryVariables = Exact<{
  customer: string;
  attributes?: ReadonlyArray<string> | string | null | undefined;
  after?: string | null | undefined;
}>;


export type CustomerHistoryQuery = { readonly customerHistory: { readonly nodes: ReadonlyArray<{ readonly at: string, readonly kind: CustomerHistoryKind, readonly actor: string, readonly reason: string | null, readonly masked: boolean, readonly mergedAccountNumber: string | null, readonly channel: { readonly key: string, readonly name: string } | null, readonly operation: { readonly operationId: string, readonly kind: OperationKind, readonly status: OperationStatus, readonly completedAt: string | null } | null, readonly error: { readonly errorClass: ErrorClass, readonly code: RowErrorCode, readonly field: string | null, readonly message: string } | null, readonly changes: ReadonlyArray<{ readonly attribute: string, readonly oldValue: string | null, readonly newValue: string | null }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type AlertPartsFragment = { readonly id: string, readonly rule: AlertRuleId, readonly subject: string | null, readonly status: AlertStatus, readonly checks: ReadonlyArray<CheckCode>, readonly message: string, readonly openedAt: string, readonly lastSeenAt: string, readonly wellSince: string | null, readonly closedAt: string | null, readonly mute: { readonly mutedBy: string, readonly until: string, readonly reason: string } | null, readonly notices: ReadonlyArray<{ readonly event: AlertEvent, readonly channel: AlertNoticeChannel, readonly status: AlertNoticeStatus, readonly sentAt: string | null, readonly attempts: number, readonly nextAttemptAt: string | null, readonly lastFailure: string | null }> };

export type AlertsQueryVariables = Exact<{ [key: string]: never; }>;


export type AlertsQuery = { readonly open: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly rule: AlertRuleId, readonly subject: string | null, readonly status: AlertStatus, readonly checks: ReadonlyArray<CheckCode>, readonly message: string, readonly openedAt: string, readonly lastSeenAt: string, readonly wellSince: string | null, readonly closedAt: string | null, readonly mute: { readonly mutedBy: string, readonly until: string, readonly reason: string } | null, readonly notices: ReadonlyArray<{ readonly event: AlertEvent, readonly channel: AlertNoticeChannel, readonly status: AlertNoticeStatus, readonly sentAt: string | null, readonly attempts: number, readonly nextAttemptAt: string | null, readonly lastFailure: string | null }> }> }, readonly closed: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly rule: AlertRuleId, readonly subject: string | null, readonly status: AlertStatus, readonly checks: ReadonlyArray<CheckCode>, readonly message: string, readonly openedAt: string, readonly lastSeenAt: string, readonly wellSince: string | null, readonly closedAt: string | null, readonly mute: { readonly mutedBy: string, readonly until: string, readonly reason: string } | null, readonly notices: ReadonlyArray<{ readonly event: AlertEvent, readonly channel: AlertNoticeChannel, readonly status: AlertNoticeStatus, readonly sentAt: string | null, readonly attempts: number, readonly nextAttemptAt: string | null, readonly lastFailure: string | null }> }> }, readonly alertRules: ReadonlyArray<{ readonly id: AlertRuleId, readonly enabled: boolean, readonly opensAfterSeconds: number, readonly closesAfterSeconds: number, readonly threshold: number | null, readonly thresholdUnit: AlertThresholdUnit | null, readonly changed: boolean }> };

export type OpenAlertEventsSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type OpenAlertEventsSubscription = { readonly openAlerts: { readonly alerts: ReadonlyArray<{ readonly id: string }> } };

export type MuteAlertMutationVariables = Exact<{
  input: MuteAlertInput;
}>;


export type MuteAlertMutation = { readonly muteAlert: { readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

export type UnmuteAlertMutationVariables = Exact<{
  input: UnmuteAlertInput;
}>;


export type UnmuteAlertMutation = { readonly unmuteAlert: { readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

export type SetAlertRuleMutationVariables = Exact<{
  input: SetAlertRuleInput;
}>;


export type SetAlertRuleMutation = { readonly setAlertRule: { readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

export type ReconciliationPartsFragment = { readonly result: ReconciliationResult, readonly message: string | null, readonly attemptedAt: string, readonly comparedAt: string | null, readonly customers: number, readonly open: number, readonly reported: number, readonly explanations: ReadonlyArray<{ readonly about: string | null, readonly code: ExplanationCode, readonly parameters: ReadonlyArray<string> }> };

export type ReconciliationsQueryVariables = Exact<{ [key: string]: never; }>;


export type ReconciliationsQuery = { readonly channelDatabases: ReadonlyArray<{ readonly key: string, readonly name: string, readonly reconciliation: { readonly result: ReconciliationResult, readonly message: string | null, readonly attemptedAt: string, readonly comparedAt: string | null, readonly customers: number, readonly open: number, readonly reported: number, readonly explanations: ReadonlyArray<{ readonly about: string | null, readonly code: ExplanationCode, readonly parameters: ReadonlyArray<string> }> } | null }> };

export type HeadquartersReconciliationQueryVariables = Exact<{ [key: string]: never; }>;


export type HeadquartersReconciliationQuery = { readonly reconciliation: { readonly result: ReconciliationResult, readonly message: string | null, readonly attemptedAt: string, readonly comparedAt: string | null, readonly customers: number, readonly open: number, readonly reported: number, readonly explanations: ReadonlyArray<{ readonly about: string | null, readonly code: ExplanationCode, readonly parameters: ReadonlyArray<string> }> } | null };

export type DifferencePartsFragment = { readonly id: string, readonly number: string, readonly kind: DifferenceKind, readonly status: DifferenceStatus, readonly message: string, readonly asyncCustomerAccount: string, readonly otherAsyncCustomerAccount: string | null, readonly legalEntity: string | null, readonly headquartersFingerprint: string | null, readonly channelFingerprint: string | null, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly endedAt: string | null, readonly reason: string | null, readonly resolvedBy: string | null, readonly channelDatabase: { readonly key: string, readonly name: string, readonly channels: ReadonlyArray<{ readonly key: string }> } | null };

export type DifferencesQueryVariables = Exact<{
  status?: ReadonlyArray<DifferenceStatus> | DifferenceStatus | null | undefined;
  kind?: ReadonlyArray<DifferenceKind> | DifferenceKind | null | undefined;
  channelDatabase?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type DifferencesQuery = { readonly differences: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly number: string, readonly kind: DifferenceKind, readonly status: DifferenceStatus, readonly message: string, readonly asyncCustomerAccount: string, readonly otherAsyncCustomerAccount: string | null, readonly legalEntity: string | null, readonly headquartersFingerprint: string | null, readonly channelFingerprint: string | null, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly endedAt: string | null, readonly reason: string | null, readonly resolvedBy: string | null, readonly channelDatabase: { readonly key: string, readonly name: string, readonly channels: ReadonlyArray<{ readonly key: string }> } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type OneDifferenceQueryVariables = Exact<{
  id: string;
}>;


export type OneDifferenceQuery = { readonly node:
    | { readonly __typename: 'BatchJob' }
    | { readonly __typename: 'BatchRun' }
    | { readonly __typename: 'BulkRun' }
    | { readonly __typename: 'CdxJob' }
    | { readonly __typename: 'Channel' }
    | { readonly __typename: 'ChannelDatabase' }
    | { readonly __typename: 'Customer' }
    | { readonly __typename: 'Difference', readonly id: string, readonly number: string, readonly kind: DifferenceKind, readonly status: DifferenceStatus, readonly message: string, readonly asyncCustomerAccount: string, readonly otherAsyncCustomerAccount: string | null, readonly legalEntity: string | null, readonly headquartersFingerprint: string | null, readonly channelFingerprint: string | null, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly endedAt: string | null, readonly reason: string | null, readonly resolvedBy: string | null, readonly channelDatabase: { readonly key: string, readonly name: string, readonly channels: ReadonlyArray<{ readonly key: string }> } | null }
    | { readonly __typename: 'DownloadSession' }
    | { readonly __typename: 'Erasure' }
    | { readonly __typename: 'Feature' }
    | { readonly __typename: 'FeaturePlanRun' }
    | { readonly __typename: 'Issue' }
    | { readonly __typename: 'Operation' }
    | { readonly __typename: 'UploadSession' }
   | null };

export type ChannelBooksQueryVariables = Exact<{ [key: string]: never; }>;


export type ChannelBooksQuery = { readonly channels: ReadonlyArray<{ readonly key: string, readonly name: string, readonly addressBooks: ReadonlyArray<string> }> };

export type CustomerAtQueryVariables = Exact<{
  account: string;
  channel?: string | null | undefined;
}>;


export type CustomerAtQuery = { readonly customer: { readonly legalEntity: string, readonly asyncCustomerAccount: string | null, readonly isAsyncCustomer: boolean, readonly version: string, readonly firstName: string | null, readonly middleName: string | null, readonly lastName: string | null, readonly title: string | null, readonly phoneExtension: string | null, readonly cellularPhone: string | null, readonly url: string | null, readonly receiptEmail: string | null, readonly receiptOption: ReceiptOption | null, readonly languageId: string | null, readonly currency: string | null, readonly customerGroup: string | null, readonly priceGroup: string | null, readonly invoiceAccount: string | null, readonly creditMax: string | null, readonly blocked: CustomerBlocked | null, readonly optOutPersonalization: boolean, readonly optOutWebActivityTracking: boolean, readonly blockLoyaltyEnrollment: boolean, readonly organizationId: string | null, readonly lineDiscount: string | null, readonly multilineDiscount: string | null, readonly endDiscount: string | null, readonly taxGroup: string | null, readonly vatNumber: string | null, readonly identificationNumber: string | null, readonly addressBooks: ReadonlyArray<string>, readonly affiliations: ReadonlyArray<string>, readonly loyaltyCards: ReadonlyArray<string>, readonly id: string, readonly name: string, readonly customerType: CustomerType, readonly accountNumber: string | null, readonly displayAccount: string, readonly syncState: CustomerSyncState, readonly masked: boolean, readonly email: string | null, readonly phone: string | null, readonly createdAt: string, readonly channel: { readonly key: string, readonly name: string } | null, readonly addresses: ReadonlyArray<{ readonly addressId: string, readonly name: string | null, readonly purpose: string | null, readonly street: string | null, readonly streetNumber: string | null, readonly buildingComplement: string | null, readonly city: string | null, readonly county: string | null, readonly state: string | null, readonly districtName: string | null, readonly zipCode: string | null, readonly country: string | null, readonly phone: string | null, readonly email: string | null, readonly url: string | null, readonly taxGroup: string | null, readonly isPrimary: boolean }>, readonly contacts: ReadonlyArray<{ readonly contactId: string, readonly type: ContactType, readonly value: string, readonly extension: string | null, readonly isPrimary: boolean, readonly marketingOptIn: boolean }>, readonly attributes: ReadonlyArray<{ readonly name: string, readonly type: AttributeType, readonly value: string }>, readonly externalIds: ReadonlyArray<{ readonly system: string, readonly id: string }> } | null };

export type RestoreCustomersMutationVariables = Exact<{
  input: RestoreCustomersInput;
}>;


export type RestoreCustomersMutation = { readonly restoreCustomers: { readonly restored: number, readonly left: number, readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

export type AcceptDifferenceMutationVariables = Exact<{
  input: AcceptDifferenceInput;
}>;


export type AcceptDifferenceMutation = { readonly acceptDifference: { readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

export type ExplanationPartsFragment = { readonly about: string | null, readonly code: ExplanationCode, readonly parameters: ReadonlyArray<string> };

export type SchedulePartsFragment = { readonly id: string, readonly name: string, readonly jobs: ReadonlyArray<string>, readonly group: string | null, readonly recurrence: string, readonly timeZone: string, readonly active: boolean, readonly status: DistributionScheduleStatus, readonly lastRunAt: string | null, readonly nextRunAt: string | null, readonly nextRuns: ReadonlyArray<string>, readonly lastMessage: string | null, readonly withheld: { readonly by: string, readonly reason: string } | null, readonly explanations: ReadonlyArray<{ readonly about: string | null, readonly code: ExplanationCode, readonly parameters: ReadonlyArray<string> }> };

export type ScheduleListQueryVariables = Exact<{ [key: string]: never; }>;


export type ScheduleListQuery = { readonly schedules: ReadonlyArray<{ readonly id: string, readonly name: string, readonly jobs: ReadonlyArray<string>, readonly group: string | null, readonly recurrence: string, readonly timeZone: string, readonly active: boolean, readonly status: DistributionScheduleStatus, readonly lastRunAt: string | null, readonly nextRunAt: string | null, readonly nextRuns: ReadonlyArray<string>, readonly lastMessage: string | null, readonly withheld: { readonly by: string, readonly reason: string } | null, readonly explanations: ReadonlyArray<{ readonly about: string | null, readonly code: ExplanationCode, readonly parameters: ReadonlyArray<string> }> }> };

export type WithholdScheduleMutationVariables = Exact<{
  input: WithholdScheduleInput;
}>;


export type WithholdScheduleMutation = { readonly withholdSchedule: { readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

export type ReleaseScheduleMutationVariables = Exact<{
  input: ReleaseScheduleInput;
}>;


export type ReleaseScheduleMutation = { readonly releaseSchedule: { readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

export type RunPartsFragment = { readonly id: string, readonly number: string, readonly scope: string, readonly status: BatchStatus, readonly requestedBy: string, readonly startedAt: string, readonly endedAt: string | null, readonly total: number, readonly done: number, readonly failed: number, readonly waiting: number, readonly skipped: number, readonly rate: number | null, readonly timeLeft: number | null, readonly message: string | null, readonly job: { readonly jobId: string, readonly caption: string }, readonly explanations: ReadonlyArray<{ readonly about: string | null, readonly code: ExplanationCode, readonly parameters: ReadonlyArray<string> }> };

type SessionParts_DownloadSession_Fragment = { readonly __typename: 'DownloadSession', readonly id: string, readonly number: string, readonly full: boolean, readonly rowsAffected: number, readonly fileSize: number, readonly tryCount: number, readonly message: string | null, readonly requestedBy: string, readonly dateRequested: string, readonly dateApplied: string | null, readonly downloadStatus: DownloadSessionStatus, readonly job: { readonly jobId: string, readonly name: string }, readonly channelDatabase: { readonly key: string, readonly name: string }, readonly explanations: ReadonlyArray<{ readonly about: string | null, readonly code: ExplanationCode, readonly parameters: ReadonlyArray<string> }>, readonly replacedBy: { readonly number: string } | null };

type SessionParts_UploadSession_Fragment = { readonly __typename: 'UploadSession', readonly id: string, readonly number: string, readonly rowsAffected: number, readonly operations: number, readonly tryCount: number, readonly message: string | null, readonly requestedBy: string, readonly dateCreated: string, readonly dateUploaded: string | null, readonly uploadStatus: UploadSessionStatus, readonly job: { readonly jobId: string, readonly name: string }, readonly channelDatabase: { readonly key: string, readonly name: string }, readonly explanations: ReadonlyArray<{ readonly about: string | null, readonly code: ExplanationCode, readonly parameters: ReadonlyArray<string> }> };

export type SessionPartsFragment =
  | SessionParts_DownloadSession_Fragment
  | SessionParts_UploadSession_Fragment
;

export type ScheduleWorkersQueryVariables = Exact<{ [key: string]: never; }>;


export type ScheduleWorkersQuery = { readonly scheduleWorkers: { readonly alive: number, readonly lastLookAt: string | null } };

export type JobsQueryVariables = Exact<{ [key: string]: never; }>;


export type JobsQuery = { readonly cdxJobs: ReadonlyArray<{ readonly jobId: string, readonly name: string, readonly direction: CdxDirection, readonly description: string, readonly subjobs: ReadonlyArray<{ readonly name: string, readonly headquartersTable: string, readonly channelTable: string, readonly enabled: boolean }>, readonly lastSessions: ReadonlyArray<
      | { readonly __typename: 'DownloadSession', readonly id: string, readonly number: string, readonly full: boolean, readonly rowsAffected: number, readonly fileSize: number, readonly tryCount: number, readonly message: string | null, readonly requestedBy: string, readonly dateRequested: string, readonly dateApplied: string | null, readonly downloadStatus: DownloadSessionStatus, readonly job: { readonly jobId: string, readonly name: string }, readonly channelDatabase: { readonly key: string, readonly name: string }, readonly explanations: ReadonlyArray<{ readonly about: string | null, readonly code: ExplanationCode, readonly parameters: ReadonlyArray<string> }>, readonly replacedBy: { readonly number: string } | null }
      | { readonly __typename: 'UploadSession', readonly id: string, readonly number: string, readonly rowsAffected: number, readonly operations: number, readonly tryCount: number, readonly message: string | null, readonly requestedBy: string, readonly dateCreated: string, readonly dateUploaded: string | null, readonly uploadStatus: UploadSessionStatus, readonly job: { readonly jobId: string, readonly name: string }, readonly channelDatabase: { readonly key: string, readonly name: string }, readonly explanations: ReadonlyArray<{ readonly about: string | null, readonly code: ExplanationCode, readonly parameters: ReadonlyArray<string> }> }
    > }>, readonly batchJobs: ReadonlyArray<{ readonly jobId: string, readonly caption: string, readonly description: string, readonly aliases: ReadonlyArray<string>, readonly schedules: ReadonlyArray<{ readonly id: string, readonly name: string, readonly jobs: ReadonlyArray<string>, readonly group: string | null, readonly recurrence: string, readonly timeZone: string, readonly active: boolean, readonly status: DistributionScheduleStatus, readonly lastRunAt: string | null, readonly nextRunAt: string | null, readonly nextRuns: ReadonlyArray<string>, readonly lastMessage: string | null, readonly withheld: { readonly by: string, readonly reason: string } | null, readonly explanations: ReadonlyArray<{ readonly about: string | null, readonly code: ExplanationCode, readonly parameters: ReadonlyArray<string> }> }> }> };

export type RunsQueryVariables = Exact<{
  job?: string | null | undefined;
  status?: ReadonlyArray<BatchStatus> | BatchStatus | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type RunsQuery = { readonly batchRuns: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly number: string, readonly scope: string, readonly status: BatchStatus, readonly requestedBy: string, readonly startedAt: string, readonly endedAt: string | null, readonly total: number, readonly done: number, readonly failed: number, readonly waiting: number, readonly skipped: number, readonly rate: number | null, readonly timeLeft: number | null, readonly message: string | null, readonly job: { readonly jobId: string, readonly caption: string }, readonly explanations: ReadonlyArray<{ readonly about: string | null, readonly code: ExplanationCode, readonly parameters: ReadonlyArray<string> }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type OneRunQueryVariables = Exact<{
  id: string;
}>;


export type OneRunQuery = { readonly node:
    | { readonly __typename: 'BatchJob' }
    | { readonly __typename: 'BatchRun', readonly id: string, readonly number: string, readonly scope: string, readonly status: BatchStatus, readonly requestedBy: string, readonly startedAt: string, readonly endedAt: string | null, readonly total: number, readonly done: number, readonly failed: number, readonly waiting: number, readonly skipped: number, readonly rate: number | null, readonly timeLeft: number | null, readonly message: string | null, readonly job: { readonly jobId: string, readonly caption: string }, readonly explanations: ReadonlyArray<{ readonly about: string | null, readonly code: ExplanationCode, readonly parameters: ReadonlyArray<string> }> }
    | { readonly __typename: 'BulkRun' }
    | { readonly __typename: 'CdxJob' }
    | { readonly __typename: 'Channel' }
    | { readonly __typename: 'ChannelDatabase' }
    | { readonly __typename: 'Customer' }
    | { readonly __typename: 'Difference' }
    | { readonly __typename: 'DownloadSession' }
    | { readonly __typename: 'Erasure' }
    | { readonly __typename: 'Feature' }
    | { readonly __typename: 'FeaturePlanRun' }
    | { readonly __typename: 'Issue' }
    | { readonly __typename: 'Operation' }
    | { readonly __typename: 'UploadSession' }
   | null };

export type OneSessionQueryVariables = Exact<{
  id: string;
}>;


export type OneSessionQuery = { readonly node:
    | { readonly __typename: 'BatchJob' }
    | { readonly __typename: 'BatchRun' }
    | { readonly __typename: 'BulkRun' }
    | { readonly __typename: 'CdxJob' }
    | { readonly __typename: 'Channel' }
    | { readonly __typename: 'ChannelDatabase' }
    | { readonly __typename: 'Customer' }
    | { readonly __typename: 'Difference' }
    | { readonly __typename: 'DownloadSession', readonly id: string, readonly number: string, readonly full: boolean, readonly rowsAffected: number, readonly fileSize: number, readonly tryCount: number, readonly message: string | null, readonly requestedBy: string, readonly dateRequested: string, readonly dateApplied: string | null, readonly downloadStatus: DownloadSessionStatus, readonly job: { readonly jobId: string, readonly name: string }, readonly channelDatabase: { readonly key: string, readonly name: string }, readonly explanations: ReadonlyArray<{ readonly about: string | null, readonly code: ExplanationCode, readonly parameters: ReadonlyArray<string> }>, readonly replacedBy: { readonly number: string } | null }
    | { readonly __typename: 'Erasure' }
    | { readonly __typename: 'Feature' }
    | { readonly __typename: 'FeaturePlanRun' }
    | { readonly __typename: 'Issue' }
    | { readonly __typename: 'Operation' }
    | { readonly __typename: 'UploadSession', readonly id: string, readonly number: string, readonly rowsAffected: number, readonly operations: number, readonly tryCount: number, readonly message: string | null, readonly requestedBy: string, readonly dateCreated: string, readonly dateUploaded: string | null, readonly uploadStatus: UploadSessionStatus, readonly job: { readonly jobId: string, readonly name: string }, readonly channelDatabase: { readonly key: string, readonly name: string }, readonly explanations: ReadonlyArray<{ readonly about: string | null, readonly code: ExplanationCode, readonly parameters: ReadonlyArray<string> }> }
   | null };

export type DownloadSessionsQueryVariables = Exact<{
  job?: string | null | undefined;
  channelDatabase?: string | null | undefined;
  status?: ReadonlyArray<DownloadSessionStatus> | DownloadSessionStatus | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type DownloadSessionsQuery = { readonly downloadSessions: { readonly nodes: ReadonlyArray<{ readonly __typename: 'DownloadSession', readonly id: string, readonly number: string, readonly full: boolean, readonly rowsAffected: number, readonly fileSize: number, readonly tryCount: number, readonly message: string | null, readonly requestedBy: string, readonly dateRequested: string, readonly dateApplied: string | null, readonly downloadStatus: DownloadSessionStatus, readonly job: { readonly jobId: string, readonly name: string }, readonly channelDatabase: { readonly key: string, readonly name: string }, readonly explanations: ReadonlyArray<{ readonly about: string | null, readonly code: ExplanationCode, readonly parameters: ReadonlyArray<string> }>, readonly replacedBy: { readonly number: string } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type UploadSessionsQueryVariables = Exact<{
  channelDatabase?: string | null | undefined;
  status?: ReadonlyArray<UploadSessionStatus> | UploadSessionStatus | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type UploadSessionsQuery = { readonly uploadSessions: { readonly nodes: ReadonlyArray<{ readonly __typename: 'UploadSession', readonly id: string, readonly number: string, readonly rowsAffected: number, readonly operations: number, readonly tryCount: number, readonly message: string | null, readonly requestedBy: string, readonly dateCreated: string, readonly dateUploaded: string | null, readonly uploadStatus: UploadSessionStatus, readonly job: { readonly jobId: string, readonly name: string }, readonly channelDatabase: { readonly key: string, readonly name: string }, readonly explanations: ReadonlyArray<{ readonly about: string | null, readonly code: ExplanationCode, readonly parameters: ReadonlyArray<string> }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type DatabaseNamesQueryVariables = Exact<{ [key: string]: never; }>;


export type DatabaseNamesQuery = { readonly channelDatabases: ReadonlyArray<{ readonly key: string, readonly name: string }> };

export type SessionEventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type SessionEventsSubscription = { readonly cdxSessionChanged:
    | { readonly __typename: 'CdxSessionChanged', readonly cursor: string }
    | { readonly __typename: 'Gap', readonly cursor: string }
    | { readonly __typename: 'Ready', readonly cursor: string }
    | { readonly __typename: 'Snapshot', readonly cursor: string }
    | { readonly __typename: 'SourceBack', readonly cursor: string, readonly source: string }
    | { readonly __typename: 'SourceLost', readonly cursor: string, readonly source: string }
   };

export type RunEventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type RunEventsSubscription = { readonly batchJobProgress:
    | { readonly __typename: 'BatchJobProgress', readonly cursor: string }
    | { readonly __typename: 'Gap', readonly cursor: string }
    | { readonly __typename: 'Ready', readonly cursor: string }
    | { readonly __typename: 'Snapshot', readonly cursor: string }
    | { readonly __typename: 'SourceBack', readonly cursor: string, readonly source: string }
    | { readonly __typename: 'SourceLost', readonly cursor: string, readonly source: string }
   };

export type RunCdxJobMutationVariables = Exact<{
  input: RunCdxJobInput;
}>;


export type RunCdxJobMutation = { readonly runCdxJob: { readonly sessions: ReadonlyArray<
      | { readonly __typename: 'DownloadSession', readonly id: string, readonly number: string, readonly full: boolean, readonly rowsAffected: number, readonly fileSize: number, readonly tryCount: number, readonly message: string | null, readonly requestedBy: string, readonly dateRequested: string, readonly dateApplied: string | null, readonly downloadStatus: DownloadSessionStatus, readonly job: { readonly jobId: string, readonly name: string }, readonly channelDatabase: { readonly key: string, readonly name: string }, readonly explanations: ReadonlyArray<{ readonly about: string | null, readonly code: ExplanationCode, readonly parameters: ReadonlyArray<string> }>, readonly replacedBy: { readonly number: string } | null }
      | { readonly __typename: 'UploadSession', readonly id: string, readonly number: string, readonly rowsAffected: number, readonly operations: number, readonly tryCount: number, readonly message: string | null, readonly requestedBy: string, readonly dateCreated: string, readonly dateUploaded: string | null, readonly uploadStatus: UploadSessionStatus, readonly job: { readonly jobId: string, readonly name: string }, readonly channelDatabase: { readonly key: string, readonly name: string }, readonly explanations: ReadonlyArray<{ readonly about: string | null, readonly code: ExplanationCode, readonly parameters: ReadonlyArray<string> }> }
    >, readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

export type SynchronizeNowMutationVariables = Exact<{
  input: SynchronizeInput;
}>;


export type SynchronizeNowMutation = { readonly synchronizeCustomersAndChannelRequests: { readonly runs: ReadonlyArray<{ readonly id: string }>, readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

export type CleanUpMutationVariables = Exact<{
  input: CleanUpInput;
}>;


export type CleanUpMutation = { readonly cleanUp: { readonly cleanUps: ReadonlyArray<{ readonly run: { readonly id: string } }>, readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

export type RetrySessionMutationVariables = Exact<{
  input: SessionInput;
}>;


export type RetrySessionMutation = { readonly retrySession: { readonly session:
      | { readonly __typename: 'DownloadSession', readonly id: string, readonly number: string, readonly full: boolean, readonly rowsAffected: number, readonly fileSize: number, readonly tryCount: number, readonly message: string | null, readonly requestedBy: string, readonly dateRequested: string, readonly dateApplied: string | null, readonly downloadStatus: DownloadSessionStatus, readonly job: { readonly jobId: string, readonly name: string }, readonly channelDatabase: { readonly key: string, readonly name: string }, readonly explanations: ReadonlyArray<{ readonly about: string | null, readonly code: ExplanationCode, readonly parameters: ReadonlyArray<string> }>, readonly replacedBy: { readonly number: string } | null }
      | { readonly __typename: 'UploadSession', readonly id: string, readonly number: string, readonly rowsAffected: number, readonly operations: number, readonly tryCount: number, readonly message: string | null, readonly requestedBy: string, readonly dateCreated: string, readonly dateUploaded: string | null, readonly uploadStatus: UploadSessionStatus, readonly job: { readonly jobId: string, readonly name: string }, readonly channelDatabase: { readonly key: string, readonly name: string }, readonly explanations: ReadonlyArray<{ readonly about: string | null, readonly code: ExplanationCode, readonly parameters: ReadonlyArray<string> }> }
     | null, readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

export type CancelSessionMutationVariables = Exact<{
  input: SessionInput;
}>;


export type CancelSessionMutation = { readonly cancelSession: { readonly session:
      | { readonly __typename: 'DownloadSession', readonly id: string, readonly number: string, readonly full: boolean, readonly rowsAffected: number, readonly fileSize: number, readonly tryCount: number, readonly message: string | null, readonly requestedBy: string, readonly dateRequested: string, readonly dateApplied: string | null, readonly downloadStatus: DownloadSessionStatus, readonly job: { readonly jobId: string, readonly name: string }, readonly channelDatabase: { readonly key: string, readonly name: string }, readonly explanations: ReadonlyArray<{ readonly about: string | null, readonly code: ExplanationCode, readonly parameters: ReadonlyArray<string> }>, readonly replacedBy: { readonly number: string } | null }
      | { readonly __typename: 'UploadSession', readonly id: string, readonly number: string, readonly rowsAffected: number, readonly operations: number, readonly tryCount: number, readonly message: string | null, readonly requestedBy: string, readonly dateCreated: string, readonly dateUploaded: string | null, readonly uploadStatus: UploadSessionStatus, readonly job: { readonly jobId: string, readonly name: string }, readonly channelDatabase: { readonly key: string, readonly name: string }, readonly explanations: ReadonlyArray<{ readonly about: string | null, readonly code: ExplanationCode, readonly parameters: ReadonlyArray<string> }> }
     | null, readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

export type SetScheduleMutationVariables = Exact<{
  input: SetScheduleInput;
}>;


export type SetScheduleMutation = { readonly setSchedule: { readonly schedule: { readonly id: string, readonly name: string, readonly jobs: ReadonlyArray<string>, readonly group: string | null, readonly recurrence: string, readonly timeZone: string, readonly active: boolean, readonly status: DistributionScheduleStatus, readonly lastRunAt: string | null, readonly nextRunAt: string | null, readonly nextRuns: ReadonlyArray<string>, readonly lastMessage: string | null, readonly withheld: { readonly by: string, readonly reason: string } | null, readonly explanations: ReadonlyArray<{ readonly about: string | null, readonly code: ExplanationCode, readonly parameters: ReadonlyArray<string> }> } | null, readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

export type ReconcileNowMutationVariables = Exact<{
  input: ReconcileInput;
}>;


export type ReconcileNowMutation = { readonly reconcile: { readonly run: { readonly id: string } | null, readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

export type CreateScheduleMutationVariables = Exact<{
  input: CreateScheduleInput;
}>;


export type CreateScheduleMutation = { readonly createSchedule: { readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

export type DeleteScheduleMutationVariables = Exact<{
  input: DeleteScheduleInput;
}>;


export type DeleteScheduleMutation = { readonly deleteSchedule: { readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

export type WebhooksQueryVariables = Exact<{ [key: string]: never; }>;


export type WebhooksQuery = { readonly webhookEndpoints: ReadonlyArray<{ readonly id: string, readonly url: string, readonly description: string, readonly events: ReadonlyArray<WebhookEvent>, readonly enabled: boolean, readonly disabledAt: string | null, readonly disabledBy: string | null, readonly disabledReason: string | null, readonly failingSince: string | null, readonly nextAttemptAt: string | null, readonly lastDeliveredAt: string | null, readonly lastFailure: string | null, readonly entriesBehind: string, readonly setAsideCount: number, readonly setAside: ReadonlyArray<{ readonly webhookId: string, readonly event: WebhookMessageKind, readonly customerId: string | null, readonly attempts: number, readonly nextAttemptAt: string | null, readonly lastFailure: string | null }>, readonly deliveries: ReadonlyArray<{ readonly number: string, readonly webhookId: string, readonly event: WebhookMessageKind, readonly at: string, readonly milliseconds: number, readonly outcome: WebhookOutcome, readonly answer: string }> }> };

export type ReplayWebhookEventMutationVariables = Exact<{
  input: ReplayWebhookEventInput;
}>;


export type ReplayWebhookEventMutation = { readonly replayWebhookEvent: { readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

export type TestWebhookEndpointMutationVariables = Exact<{
  input: TestWebhookEndpointInput;
}>;


export type TestWebhookEndpointMutation = { readonly testWebhookEndpoint: { readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

export type EnableWebhookEndpointMutationVariables = Exact<{
  input: SetWebhookEndpointInput;
}>;


export type EnableWebhookEndpointMutation = { readonly setWebhookEndpoint: { readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

export type BulkRunPartsFragment = { readonly id: string, readonly reason: string | null, readonly run: { readonly id: string, readonly number: string, readonly status: BatchStatus, readonly requestedBy: string, readonly startedAt: string, readonly endedAt: string | null, readonly total: number, readonly done: number, readonly failed: number, readonly waiting: number, readonly skipped: number, readonly message: string | null, readonly explanations: ReadonlyArray<{ readonly about: string | null, readonly code: ExplanationCode, readonly parameters: ReadonlyArray<string> }> } };

export type BulkRunQueryVariables = Exact<{
  id: string;
}>;


export type BulkRunQuery = { readonly bulkRun: { readonly id: string, readonly reason: string | null, readonly run: { readonly id: string, readonly number: string, readonly status: BatchStatus, readonly requestedBy: string, readonly startedAt: string, readonly endedAt: string | null, readonly total: number, readonly done: number, readonly failed: number, readonly waiting: number, readonly skipped: number, readonly message: string | null, readonly explanations: ReadonlyArray<{ readonly about: string | null, readonly code: ExplanationCode, readonly parameters: ReadonlyArray<string> }> } } | null };

export type OpenBulkRunsQueryVariables = Exact<{ [key: string]: never; }>;


export type OpenBulkRunsQuery = { readonly bulkRuns: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly reason: string | null, readonly run: { readonly id: string, readonly number: string, readonly status: BatchStatus, readonly requestedBy: string, readonly startedAt: string, readonly endedAt: string | null, readonly total: number, readonly done: number, readonly failed: number, readonly waiting: number, readonly skipped: number, readonly message: string | null, readonly explanations: ReadonlyArray<{ readonly about: string | null, readonly code: ExplanationCode, readonly parameters: ReadonlyArray<string> }> } }> } };

export type BulkRunItemsQueryVariables = Exact<{
  id: string;
  result?: BulkItemResult | null | undefined;
  after?: string | null | undefined;
}>;


export type BulkRunItemsQuery = { readonly bulkRun: { readonly items: { readonly nodes: ReadonlyArray<{ readonly operationId: string, readonly result: BulkItemResult | null, readonly skipReason: BulkSkipReason | null, readonly message: string | null, readonly error: { readonly code: RowErrorCode, readonly field: string | null } | null, readonly operation: { readonly kind: OperationKind, readonly status: OperationStatus, readonly customerAccount: string | null, readonly customer: { readonly name: string } | null } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } | null };

export type SynchronizeOperationsMutationVariables = Exact<{
  input: SynchronizeOperationsInput;
}>;


export type SynchronizeOperationsMutation = { readonly synchronizeOperations: { readonly bulkRun: { readonly id: string } | null, readonly rehearsal: { readonly total: number, readonly rehearsed: number, readonly created: number, readonly changed: number, readonly unchanged: number, readonly refused: number, readonly skipped: number, readonly errorGroups: ReadonlyArray<{ readonly fingerprint: string, readonly count: number, readonly code: RowErrorCode, readonly field: string | null, readonly message: string }> } | null, readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

export type PauseBulkRunMutationVariables = Exact<{
  input: BulkRunInput;
}>;


export type PauseBulkRunMutation = { readonly pauseBulkRun: { readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

export type ResumeBulkRunMutationVariables = Exact<{
  input: BulkRunInput;
}>;


export type ResumeBulkRunMutation = { readonly resumeBulkRun: { readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

export type CancelBulkRunMutationVariables = Exact<{
  input: BulkRunInput;
}>;


export type CancelBulkRunMutation = { readonly cancelBulkRun: { readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

export type BulkRunEventsSubscriptionVariables = Exact<{
  run?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type BulkRunEventsSubscription = { readonly batchJobProgress:
    | { readonly __typename: 'BatchJobProgress', readonly cursor: string, readonly run: { readonly id: string, readonly status: BatchStatus, readonly total: number, readonly done: number, readonly failed: number, readonly skipped: number } | null }
    | { readonly __typename: 'Gap', readonly cursor: string }
    | { readonly __typename: 'Ready', readonly cursor: string }
    | { readonly __typename: 'Snapshot', readonly cursor: string }
    | { readonly __typename: 'SourceBack', readonly cursor: string, readonly source: string }
    | { readonly __typename: 'SourceLost', readonly cursor: string, readonly source: string }
   };

export type CorrectionPartsFragment = { readonly id: string, readonly correctedAt: string, readonly correctedBy: string, readonly corrected: number, readonly undoable: number, readonly synchronized: number, readonly undone: number };

export type IssueDetailQueryVariables = Exact<{
  id: string;
}>;


export type IssueDetailQuery = { readonly issue: { readonly id: string, readonly fingerprint: string, readonly status: IssueStatus, readonly errorClass: ErrorClass, readonly code: RowErrorCode, readonly field: string | null, readonly message: string | null, readonly value: string | null, readonly count: number, readonly failures: number, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly resolvedAt: string | null, readonly reopenedAt: string | null, readonly reopenings: number, readonly owner: string | null, readonly assignedBy: string | null, readonly note: string | null, readonly notedBy: string | null, readonly acknowledgedBy: string | null, readonly snoozedUntil: string | null, readonly knownValues: ReadonlyArray<string> | null, readonly failuresByHour: ReadonlyArray<{ readonly from: string, readonly failures: number }>, readonly channels: ReadonlyArray<{ readonly key: string, readonly name: string }>, readonly example: { readonly legalEntity: string } | null, readonly lastCorrection: { readonly id: string, readonly correctedAt: string, readonly correctedBy: string, readonly corrected: number, readonly undoable: number, readonly synchronized: number, readonly undone: number } | null } | null };

export type UpdateIssuesMutationVariables = Exact<{
  input: UpdateIssuesInput;
}>;


export type UpdateIssuesMutation = { readonly updateIssues: { readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

export type CorrectOperationsMutationVariables = Exact<{
  input: CorrectOperationsInput;
}>;


export type CorrectOperationsMutation = { readonly correctOperations: { readonly corrected: number, readonly notCorrectable: number, readonly refused: number, readonly changedMeanwhile: number, readonly more: boolean, readonly correction: { readonly id: string, readonly correctedAt: string, readonly correctedBy: string, readonly corrected: number, readonly undoable: number, readonly synchronized: number, readonly undone: number } | null, readonly rehearsal: { readonly total: number, readonly rehearsed: number, readonly created: number, readonly changed: number, readonly unchanged: number, readonly refused: number, readonly skipped: number, readonly errorGroups: ReadonlyArray<{ readonly fingerprint: string, readonly count: number, readonly code: RowErrorCode, readonly field: string | null, readonly message: string }>, readonly items: ReadonlyArray<{ readonly operationId: string, readonly outcome: RehearsedOutcome, readonly operation: { readonly kind: OperationKind, readonly customer: { readonly name: string } | null } | null, readonly changes: ReadonlyArray<{ readonly attribute: string, readonly oldValue: string | null, readonly newValue: string | null }>, readonly error: { readonly errorClass: ErrorClass, readonly code: RowErrorCode, readonly field: string | null, readonly message: string } | null }> } | null, readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

export type UndoCorrectionMutationVariables = Exact<{
  input: UndoCorrectionInput;
}>;


export type UndoCorrectionMutation = { readonly undoCorrection: { readonly undone: number, readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

export type UpdateCorrectedCustomersMutationVariables = Exact<{
  input: UpdateCorrectedCustomersInput;
}>;


export type UpdateCorrectedCustomersMutation = { readonly updateCorrectedCustomers: { readonly updated: number, readonly unchanged: number, readonly changedSince: number, readonly refused: number, readonly more: boolean, readonly customers: ReadonlyArray<{ readonly outcome: CorrectedCustomerOutcome, readonly operation: { readonly operationId: string, readonly customer: { readonly name: string } | null } | null, readonly error:
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
       | null }>, readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

export type ExportSelectedQueryVariables = Exact<{
  filter: OperationFilter;
  reason: string;
  after?: string | null | undefined;
}>;


export type ExportSelectedQuery = { readonly exportOperations: { readonly text: string, readonly hasNextPage: boolean, readonly endCursor: string | null } };

export type IssueEventsSubscriptionVariables = Exact<{
  issue?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type IssueEventsSubscription = { readonly issueChanged:
    | { readonly __typename: 'Gap', readonly cursor: string }
    | { readonly __typename: 'IssueChanged', readonly cursor: string, readonly fingerprint: string }
    | { readonly __typename: 'Ready', readonly cursor: string }
    | { readonly __typename: 'Snapshot', readonly cursor: string }
    | { readonly __typename: 'SourceBack', readonly cursor: string, readonly source: string }
    | { readonly __typename: 'SourceLost', readonly cursor: string, readonly source: string }
   };

export type LegalEntitiesQueryVariables = Exact<{ [key: string]: never; }>;


export type LegalEntitiesQuery = { readonly organization: { readonly legalEntities: ReadonlyArray<{ readonly dataAreaId: string, readonly name: string, readonly country: string, readonly currency: string, readonly languageId: string, readonly timeZone: string }> } | null };

export type AddToOrganizationMutationVariables = Exact<{
  input: SetUpOrganizationInput;
}>;


export type AddToOrganizationMutation = { readonly setUpOrganization: { readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

export type RehearsalPartsFragment = { readonly outcome: RehearsedOutcome, readonly changes: ReadonlyArray<{ readonly attribute: string, readonly oldValue: string | null, readonly newValue: string | null }>, readonly error: { readonly errorClass: ErrorClass, readonly code: RowErrorCode, readonly field: string | null, readonly message: string } | null, readonly warnings: ReadonlyArray<{ readonly code: CustomerWarningCode, readonly message: string }> };

type RefusalParts_BulkRunCannotBeChanged_Fragment = { readonly __typename: 'BulkRunCannotBeChanged', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string };

type RefusalParts_FeatureHasDependents_Fragment = { readonly __typename: 'FeatureHasDependents', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string };

type RefusalParts_FeaturePrerequisitesMissing_Fragment = { readonly __typename: 'FeaturePrerequisitesMissing', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string };

type RefusalParts_FieldRefused_Fragment = { readonly __typename: 'FieldRefused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string };

type RefusalParts_IdempotencyKeyInProgress_Fragment = { readonly __typename: 'IdempotencyKeyInProgress', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string };

type RefusalParts_IdempotencyKeyReused_Fragment = { readonly __typename: 'IdempotencyKeyReused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string };

type RefusalParts_JobAlreadyRunning_Fragment = { readonly __typename: 'JobAlreadyRunning', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string };

type RefusalParts_OperationHasLaterOperations_Fragment = { readonly __typename: 'OperationHasLaterOperations', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string, readonly laterOperations: ReadonlyArray<{ readonly operationId: string, readonly kind: OperationKind, readonly status: OperationStatus }> };

type RefusalParts_OperationNotCompleted_Fragment = { readonly __typename: 'OperationNotCompleted', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string };

type RefusalParts_OperationNotFound_Fragment = { readonly __typename: 'OperationNotFound', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string };

type RefusalParts_OperationNotRestorable_Fragment = { readonly __typename: 'OperationNotRestorable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string };

type RefusalParts_OperationNotSynchronizable_Fragment = { readonly __typename: 'OperationNotSynchronizable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string };

type RefusalParts_OperationNotUpdatable_Fragment = { readonly __typename: 'OperationNotUpdatable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string };

type RefusalParts_OperationRevisionConflict_Fragment = { readonly __typename: 'OperationRevisionConflict', readonly changedFields: ReadonlyArray<string>, readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string, readonly current: { readonly revision: number, readonly status: OperationStatus, readonly changes: ReadonlyArray<{ readonly attribute: string, readonly oldValue: string | null, readonly newValue: string | null }> } };

type RefusalParts_Refused_Fragment = { readonly __typename: 'Refused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string };

type RefusalParts_VersionConflict_Fragment = { readonly __typename: 'VersionConflict', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string };

export type RefusalPartsFragment =
  | RefusalParts_BulkRunCannotBeChanged_Fragment
  | RefusalParts_FeatureHasDependents_Fragment
  | RefusalParts_FeaturePrerequisitesMissing_Fragment
  | RefusalParts_FieldRefused_Fragment
  | RefusalParts_IdempotencyKeyInProgress_Fragment
  | RefusalParts_IdempotencyKeyReused_Fragment
  | RefusalParts_JobAlreadyRunning_Fragment
  | RefusalParts_OperationHasLaterOperations_Fragment
  | RefusalParts_OperationNotCompleted_Fragment
  | RefusalParts_OperationNotFound_Fragment
  | RefusalParts_OperationNotRestorable_Fragment
  | RefusalParts_OperationNotSynchronizable_Fragment
  | RefusalParts_OperationNotUpdatable_Fragment
  | RefusalParts_OperationRevisionConflict_Fragment
  | RefusalParts_Refused_Fragment
  | RefusalParts_VersionConflict_Fragment
;

export type SaveOperationMutationVariables = Exact<{
  input: SaveOperationInput;
}>;


export type SaveOperationMutation = { readonly saveOperation: { readonly operation: { readonly revision: number } | null, readonly rehearsal: { readonly outcome: RehearsedOutcome, readonly changes: ReadonlyArray<{ readonly attribute: string, readonly oldValue: string | null, readonly newValue: string | null }>, readonly error: { readonly errorClass: ErrorClass, readonly code: RowErrorCode, readonly field: string | null, readonly message: string } | null, readonly warnings: ReadonlyArray<{ readonly code: CustomerWarningCode, readonly message: string }> } | null, readonly userErrors: ReadonlyArray<
      | { readonly __typename: 'BulkRunCannotBeChanged', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FeatureHasDependents', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FeaturePrerequisitesMissing', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FieldRefused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'IdempotencyKeyInProgress', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'IdempotencyKeyReused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'JobAlreadyRunning', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationHasLaterOperations', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string, readonly laterOperations: ReadonlyArray<{ readonly operationId: string, readonly kind: OperationKind, readonly status: OperationStatus }> }
      | { readonly __typename: 'OperationNotCompleted', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotFound', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotRestorable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotSynchronizable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotUpdatable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationRevisionConflict', readonly changedFields: ReadonlyArray<string>, readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string, readonly current: { readonly revision: number, readonly status: OperationStatus, readonly changes: ReadonlyArray<{ readonly attribute: string, readonly oldValue: string | null, readonly newValue: string | null }> } }
      | { readonly __typename: 'Refused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'VersionConflict', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
    > } };

export type SynchronizeOperationMutationVariables = Exact<{
  input: SynchronizeOperationInput;
}>;


export type SynchronizeOperationMutation = { readonly synchronizeOperation: { readonly operation: { readonly status: OperationStatus, readonly customerAccount: string | null, readonly lastKnownError: { readonly errorClass: ErrorClass, readonly code: RowErrorCode, readonly field: string | null, readonly message: string } | null } | null, readonly rehearsal: { readonly outcome: RehearsedOutcome, readonly changes: ReadonlyArray<{ readonly attribute: string, readonly oldValue: string | null, readonly newValue: string | null }>, readonly error: { readonly errorClass: ErrorClass, readonly code: RowErrorCode, readonly field: string | null, readonly message: string } | null, readonly warnings: ReadonlyArray<{ readonly code: CustomerWarningCode, readonly message: string }> } | null, readonly userErrors: ReadonlyArray<
      | { readonly __typename: 'BulkRunCannotBeChanged', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FeatureHasDependents', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FeaturePrerequisitesMissing', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FieldRefused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'IdempotencyKeyInProgress', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'IdempotencyKeyReused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'JobAlreadyRunning', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationHasLaterOperations', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string, readonly laterOperations: ReadonlyArray<{ readonly operationId: string, readonly kind: OperationKind, readonly status: OperationStatus }> }
      | { readonly __typename: 'OperationNotCompleted', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotFound', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotRestorable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotSynchronizable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotUpdatable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationRevisionConflict', readonly changedFields: ReadonlyArray<string>, readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string, readonly current: { readonly revision: number, readonly status: OperationStatus, readonly changes: ReadonlyArray<{ readonly attribute: string, readonly oldValue: string | null, readonly newValue: string | null }> } }
      | { readonly __typename: 'Refused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'VersionConflict', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
    > } };

export type DismissOperationMutationVariables = Exact<{
  input: DismissOperationInput;
}>;


export type DismissOperationMutation = { readonly dismissOperation: { readonly alsoDismissed: ReadonlyArray<{ readonly operationId: string }>, readonly userErrors: ReadonlyArray<
      | { readonly __typename: 'BulkRunCannotBeChanged', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FeatureHasDependents', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FeaturePrerequisitesMissing', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FieldRefused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'IdempotencyKeyInProgress', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'IdempotencyKeyReused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'JobAlreadyRunning', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationHasLaterOperations', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string, readonly laterOperations: ReadonlyArray<{ readonly operationId: string, readonly kind: OperationKind, readonly status: OperationStatus }> }
      | { readonly __typename: 'OperationNotCompleted', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotFound', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotRestorable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotSynchronizable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotUpdatable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationRevisionConflict', readonly changedFields: ReadonlyArray<string>, readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string, readonly current: { readonly revision: number, readonly status: OperationStatus, readonly changes: ReadonlyArray<{ readonly attribute: string, readonly oldValue: string | null, readonly newValue: string | null }> } }
      | { readonly __typename: 'Refused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'VersionConflict', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
    > } };

export type RestoreOperationMutationVariables = Exact<{
  input: RestoreOperationInput;
}>;


export type RestoreOperationMutation = { readonly restoreOperation: { readonly userErrors: ReadonlyArray<
      | { readonly __typename: 'BulkRunCannotBeChanged', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FeatureHasDependents', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FeaturePrerequisitesMissing', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FieldRefused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'IdempotencyKeyInProgress', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'IdempotencyKeyReused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'JobAlreadyRunning', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationHasLaterOperations', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string, readonly laterOperations: ReadonlyArray<{ readonly operationId: string, readonly kind: OperationKind, readonly status: OperationStatus }> }
      | { readonly __typename: 'OperationNotCompleted', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotFound', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotRestorable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotSynchronizable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotUpdatable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationRevisionConflict', readonly changedFields: ReadonlyArray<string>, readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string, readonly current: { readonly revision: number, readonly status: OperationStatus, readonly changes: ReadonlyArray<{ readonly attribute: string, readonly oldValue: string | null, readonly newValue: string | null }> } }
      | { readonly __typename: 'Refused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'VersionConflict', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
    > } };

export type UndoSaveMutationVariables = Exact<{
  input: UndoSaveInput;
}>;


export type UndoSaveMutation = { readonly undoSave: { readonly userErrors: ReadonlyArray<
      | { readonly __typename: 'BulkRunCannotBeChanged', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FeatureHasDependents', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FeaturePrerequisitesMissing', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FieldRefused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'IdempotencyKeyInProgress', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'IdempotencyKeyReused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'JobAlreadyRunning', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationHasLaterOperations', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string, readonly laterOperations: ReadonlyArray<{ readonly operationId: string, readonly kind: OperationKind, readonly status: OperationStatus }> }
      | { readonly __typename: 'OperationNotCompleted', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotFound', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotRestorable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotSynchronizable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotUpdatable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationRevisionConflict', readonly changedFields: ReadonlyArray<string>, readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string, readonly current: { readonly revision: number, readonly status: OperationStatus, readonly changes: ReadonlyArray<{ readonly attribute: string, readonly oldValue: string | null, readonly newValue: string | null }> } }
      | { readonly __typename: 'Refused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'VersionConflict', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
    > } };

export type ResolveConflictMutationVariables = Exact<{
  input: ResolveConflictInput;
}>;


export type ResolveConflictMutation = { readonly resolveConflict: { readonly userErrors: ReadonlyArray<
      | { readonly __typename: 'BulkRunCannotBeChanged', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FeatureHasDependents', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FeaturePrerequisitesMissing', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'FieldRefused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'IdempotencyKeyInProgress', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'IdempotencyKeyReused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'JobAlreadyRunning', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationHasLaterOperations', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string, readonly laterOperations: ReadonlyArray<{ readonly operationId: string, readonly kind: OperationKind, readonly status: OperationStatus }> }
      | { readonly __typename: 'OperationNotCompleted', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotFound', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotRestorable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotSynchronizable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotUpdatable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationRevisionConflict', readonly changedFields: ReadonlyArray<string>, readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string, readonly current: { readonly revision: number, readonly status: OperationStatus, readonly changes: ReadonlyArray<{ readonly attribute: string, readonly oldValue: string | null, readonly newValue: string | null }> } }
      | { readonly __typename: 'Refused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'VersionConflict', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
    > } };

export type OperationLineFragment = { readonly id: string, readonly operationId: string, readonly kind: OperationKind, readonly status: OperationStatus, readonly revision: number, readonly customerAccount: string | null, readonly asyncCustomerAccount: string, readonly capturedAt: string, readonly changeDescription: string, readonly fingerprint: string | null, readonly customerName: string | null, readonly channel: { readonly key: string, readonly name: string } | null, readonly customer: { readonly name: string } | null, readonly lastKnownError: { readonly errorClass: ErrorClass, readonly code: RowErrorCode, readonly field: string | null, readonly message: string } | null };

export type OperationsQueryVariables = Exact<{
  filter?: OperationFilter | null | undefined;
  orderBy?: OperationOrder | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type OperationsQuery = { readonly operations: { readonly totalCount: number | null, readonly nodes: ReadonlyArray<{ readonly id: string, readonly operationId: string, readonly kind: OperationKind, readonly status: OperationStatus, readonly revision: number, readonly customerAccount: string | null, readonly asyncCustomerAccount: string, readonly capturedAt: string, readonly changeDescription: string, readonly fingerprint: string | null, readonly customerName: string | null, readonly channel: { readonly key: string, readonly name: string } | null, readonly customer: { readonly name: string } | null, readonly lastKnownError: { readonly errorClass: ErrorClass, readonly code: RowErrorCode, readonly field: string | null, readonly message: string } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly coverage: ReadonlyArray<{ readonly channelDatabase: string, readonly reachable: boolean }> } };

export type OperationLinesQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
}>;


export type OperationLinesQuery = { readonly nodes: ReadonlyArray<
    | { readonly id: string, readonly operationId: string, readonly kind: OperationKind, readonly status: OperationStatus, readonly revision: number, readonly customerAccount: string | null, readonly asyncCustomerAccount: string, readonly capturedAt: string, readonly changeDescription: string, readonly fingerprint: string | null, readonly customerName: string | null, readonly channel: { readonly key: string, readonly name: string } | null, readonly customer: { readonly name: string } | null, readonly lastKnownError: { readonly errorClass: ErrorClass, readonly code: RowErrorCode, readonly field: string | null, readonly message: string } | null }
    | Record<PropertyKey, never>
   | null> };

export type OperationCountsQueryVariables = Exact<{
  channel?: ReadonlyArray<string> | string | null | undefined;
}>;


export type OperationCountsQuery = { readonly operationCounts: ReadonlyArray<{ readonly status: OperationStatus, readonly errorCode: RowErrorCode | null, readonly count: number }> };

export type OperationErrorGroupsQueryVariables = Exact<{
  filter?: OperationFilter | null | undefined;
}>;


export type OperationErrorGroupsQuery = { readonly operationErrorGroups: ReadonlyArray<{ readonly fingerprint: string, readonly count: number, readonly errorClass: ErrorClass, readonly code: RowErrorCode, readonly field: string | null, readonly value: string | null, readonly message: string, readonly newestCapturedAt: string, readonly channels: ReadonlyArray<{ readonly key: string, readonly name: string }> }> };

export type OperationEventsSubscriptionVariables = Exact<{
  channel?: ReadonlyArray<string> | string | null | undefined;
  operation?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type OperationEventsSubscription = { readonly operationChanged:
    | { readonly __typename: 'Gap', readonly cursor: string }
    | { readonly __typename: 'OperationChanged', readonly cursor: string, readonly operationId: string, readonly status: OperationStatus, readonly revision: number }
    | { readonly __typename: 'Ready', readonly cursor: string }
    | { readonly __typename: 'Snapshot', readonly cursor: string }
    | { readonly __typename: 'SourceBack', readonly cursor: string, readonly source: string }
    | { readonly __typename: 'SourceLost', readonly cursor: string, readonly source: string }
   };

export type OperationHistogramQueryVariables = Exact<{
  channel?: ReadonlyArray<string> | string | null | undefined;
  capturedAfter: string;
  capturedBefore: string;
}>;


export type OperationHistogramQuery = { readonly operationHistogram: ReadonlyArray<{ readonly from: string, readonly to: string, readonly captured: number, readonly failed: number, readonly isEstimate: boolean }> };

export type OperationOfGuidQueryVariables = Exact<{
  id: string;
}>;


export type OperationOfGuidQuery = { readonly operation: { readonly operationId: string, readonly status: OperationStatus, readonly asyncCustomerAccount: string } | null };

export type ErrorPartsFragment = { readonly errorClass: ErrorClass, readonly code: RowErrorCode, readonly field: string | null, readonly message: string };

export type ChangePartsFragment = { readonly attribute: string, readonly oldValue: string | null, readonly newValue: string | null };

export type OperationDetailQueryVariables = Exact<{
  id: string;
  rows: boolean;
}>;


export type OperationDetailQuery = { readonly operation: { readonly operationNumber: number | null, readonly legalEntity: string, readonly capturedBy: string, readonly uploadedAt: string | null, readonly completedAt: string | null, readonly distributedAt: string | null, readonly fingerprint: string | null, readonly masked: boolean, readonly dismissReason: string | null, readonly id: string, readonly operationId: string, readonly kind: OperationKind, readonly status: OperationStatus, readonly revision: number, readonly customerAccount: string | null, readonly asyncCustomerAccount: string, readonly capturedAt: string, readonly changeDescription: string, readonly customerName: string | null, readonly customer: { readonly id: string, readonly name: string } | null, readonly changes: ReadonlyArray<{ readonly attribute: string, readonly oldValue: string | null, readonly newValue: string | null }>, readonly waitsFor: { readonly operationId: string, readonly kind: OperationKind, readonly status: OperationStatus } | null, readonly warnings: ReadonlyArray<{ readonly code: CustomerWarningCode, readonly message: string, readonly customers: ReadonlyArray<{ readonly asyncCustomerAccount: string | null, readonly name: string }> }>, readonly conflicts: ReadonlyArray<{ readonly attribute: string, readonly headquartersValue: string | null, readonly channelValue: string | null, readonly headquartersChangedBy: string, readonly headquartersChangedAt: string | null, readonly chosen: ConflictSide | null }>, readonly attempts: ReadonlyArray<{ readonly at: string, readonly outcome: string }>, readonly rows?: ReadonlyArray<{ readonly table: StagingTable, readonly side: Side, readonly operation: RowOperation, readonly replicationCounterFromOrigin: string, readonly onlineOperationCompleted: number, readonly verdict: RowVerdict, readonly error: { readonly errorClass: ErrorClass, readonly code: RowErrorCode, readonly field: string | null, readonly message: string } | null, readonly columns: ReadonlyArray<{ readonly name: string, readonly value: string | null }> }>, readonly channel: { readonly key: string, readonly name: string } | null, readonly lastKnownError: { readonly errorClass: ErrorClass, readonly code: RowErrorCode, readonly field: string | null, readonly message: string } | null } | null };

export type OperationHistoryQueryVariables = Exact<{
  id: string;
}>;


export type OperationHistoryQuery = { readonly operationHistory: { readonly nodes: ReadonlyArray<{ readonly at: string, readonly outcome: string, readonly actor: string, readonly reasonCode: HistoryReason, readonly reasonDetail: string | null, readonly batchRunId: string | null, readonly error: { readonly errorClass: ErrorClass, readonly code: RowErrorCode, readonly field: string | null, readonly message: string } | null, readonly changes: ReadonlyArray<{ readonly attribute: string, readonly oldValue: string | null, readonly newValue: string | null }> }> } };

export type RevealCustomerMutationVariables = Exact<{
  input: RevealCustomerInput;
}>;


export type RevealCustomerMutation = { readonly revealCustomer: { readonly revealedUntil: string | null, readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

export type StatsPartsFragment = { readonly at: string, readonly headquartersReachable: boolean, readonly capturedPerSecond: number | null, readonly synchronizedPerSecond: number | null, readonly coverage: ReadonlyArray<{ readonly channelDatabase: string, readonly reachable: boolean }>, readonly counts: ReadonlyArray<{ readonly channel: string, readonly status: OperationStatus, readonly count: number }>, readonly steps: ReadonlyArray<{ readonly step: PipelineStep, readonly pending: number, readonly oldestPendingAt: string | null, readonly medianSeconds: number | null }>, readonly failingSessions: ReadonlyArray<
    | { readonly id: string, readonly number: string, readonly tryCount: number, readonly message: string | null, readonly downloadStatus: DownloadSessionStatus, readonly explanations: ReadonlyArray<{ readonly about: string | null, readonly code: ExplanationCode, readonly parameters: ReadonlyArray<string> }>, readonly job: { readonly jobId: string, readonly name: string }, readonly channelDatabase: { readonly key: string, readonly name: string } }
    | { readonly id: string, readonly number: string, readonly tryCount: number, readonly message: string | null, readonly uploadStatus: UploadSessionStatus, readonly explanations: ReadonlyArray<{ readonly about: string | null, readonly code: ExplanationCode, readonly parameters: ReadonlyArray<string> }>, readonly job: { readonly jobId: string, readonly name: string }, readonly channelDatabase: { readonly key: string, readonly name: string } }
  >, readonly realtimeServiceCalls: ReadonlyArray<{ readonly channel: string, readonly calls: number, readonly avoided: number, readonly avoidable: number }> };

export type DashboardStatsQueryVariables = Exact<{ [key: string]: never; }>;


export type DashboardStatsQuery = { readonly dashboardStats: { readonly at: string, readonly headquartersReachable: boolean, readonly capturedPerSecond: number | null, readonly synchronizedPerSecond: number | null, readonly coverage: ReadonlyArray<{ readonly channelDatabase: string, readonly reachable: boolean }>, readonly counts: ReadonlyArray<{ readonly channel: string, readonly status: OperationStatus, readonly count: number }>, readonly steps: ReadonlyArray<{ readonly step: PipelineStep, readonly pending: number, readonly oldestPendingAt: string | null, readonly medianSeconds: number | null }>, readonly failingSessions: ReadonlyArray<
      | { readonly id: string, readonly number: string, readonly tryCount: number, readonly message: string | null, readonly downloadStatus: DownloadSessionStatus, readonly explanations: ReadonlyArray<{ readonly about: string | null, readonly code: ExplanationCode, readonly parameters: ReadonlyArray<string> }>, readonly job: { readonly jobId: string, readonly name: string }, readonly channelDatabase: { readonly key: string, readonly name: string } }
      | { readonly id: string, readonly number: string, readonly tryCount: number, readonly message: string | null, readonly uploadStatus: UploadSessionStatus, readonly explanations: ReadonlyArray<{ readonly about: string | null, readonly code: ExplanationCode, readonly parameters: ReadonlyArray<string> }>, readonly job: { readonly jobId: string, readonly name: string }, readonly channelDatabase: { readonly key: string, readonly name: string } }
    >, readonly realtimeServiceCalls: ReadonlyArray<{ readonly channel: string, readonly calls: number, readonly avoided: number, readonly avoidable: number }> } };

export type ThroughputQueryVariables = Exact<{ [key: string]: never; }>;


export type ThroughputQuery = { readonly dashboardStats: { readonly history: ReadonlyArray<{ readonly at: string, readonly capturedPerSecond: number | null, readonly synchronizedPerSecond: number | null }> } };

export type DashboardStatsEventsSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type DashboardStatsEventsSubscription = { readonly dashboardStats: { readonly at: string, readonly headquartersReachable: boolean, readonly capturedPerSecond: number | null, readonly synchronizedPerSecond: number | null, readonly coverage: ReadonlyArray<{ readonly channelDatabase: string, readonly reachable: boolean }>, readonly counts: ReadonlyArray<{ readonly channel: string, readonly status: OperationStatus, readonly count: number }>, readonly steps: ReadonlyArray<{ readonly step: PipelineStep, readonly pending: number, readonly oldestPendingAt: string | null, readonly medianSeconds: number | null }>, readonly failingSessions: ReadonlyArray<
      | { readonly id: string, readonly number: string, readonly tryCount: number, readonly message: string | null, readonly downloadStatus: DownloadSessionStatus, readonly explanations: ReadonlyArray<{ readonly about: string | null, readonly code: ExplanationCode, readonly parameters: ReadonlyArray<string> }>, readonly job: { readonly jobId: string, readonly name: string }, readonly channelDatabase: { readonly key: string, readonly name: string } }
      | { readonly id: string, readonly number: string, readonly tryCount: number, readonly message: string | null, readonly uploadStatus: UploadSessionStatus, readonly explanations: ReadonlyArray<{ readonly about: string | null, readonly code: ExplanationCode, readonly parameters: ReadonlyArray<string> }>, readonly job: { readonly jobId: string, readonly name: string }, readonly channelDatabase: { readonly key: string, readonly name: string } }
    >, readonly realtimeServiceCalls: ReadonlyArray<{ readonly channel: string, readonly calls: number, readonly avoided: number, readonly avoidable: number }> } };

export type OverviewChannelsQueryVariables = Exact<{ [key: string]: never; }>;


export type OverviewChannelsQuery = { readonly channels: ReadonlyArray<{ readonly key: string, readonly name: string, readonly type: ChannelType, readonly legalEntity: string, readonly offline: boolean | null, readonly realtimeServiceAvailable: boolean | null, readonly oldestPendingUploadAt: string | null, readonly functionalityProfile: { readonly createCustomersInAsyncMode: boolean }, readonly database: { readonly key: string, readonly name: string, readonly reachable: boolean, readonly pauseDataSync: boolean, readonly rewoundAt: string | null, readonly lastUploadAttempt: { readonly at: string, readonly succeededAt: string | null, readonly reason: string | null, readonly explanations: ReadonlyArray<{ readonly about: string | null, readonly code: ExplanationCode, readonly parameters: ReadonlyArray<string> }> } | null, readonly appliedJobs: ReadonlyArray<{ readonly jobId: string, readonly appliedAt: string }> | null } }>, readonly feature: { readonly channels: ReadonlyArray<{ readonly hqState: boolean, readonly cacheState: boolean | null, readonly missingJobs: ReadonlyArray<string>, readonly channel: { readonly key: string } }> } | null };

export type OverviewSchedulesQueryVariables = Exact<{ [key: string]: never; }>;


export type OverviewSchedulesQuery = { readonly scheduleWorkers: { readonly alive: number, readonly lastLookAt: string | null }, readonly batchJobs: ReadonlyArray<{ readonly jobId: string, readonly schedules: ReadonlyArray<{ readonly id: string, readonly name: string, readonly jobs: ReadonlyArray<string>, readonly active: boolean, readonly nextRunAt: string | null }> }> };

export type AvoidableCallsQueryVariables = Exact<{
  channel?: ReadonlyArray<string> | string | null | undefined;
}>;


export type AvoidableCallsQuery = { readonly realtimeServiceCallCounts: { readonly counts: ReadonlyArray<{ readonly calls: number, readonly newestAt: string, readonly methods: ReadonlyArray<string>, readonly reason: RouteReason, readonly why: string, readonly avoidedBy: string }> } };

export type PaletteChannelsQueryVariables = Exact<{ [key: string]: never; }>;


export type PaletteChannelsQuery = { readonly channels: ReadonlyArray<{ readonly key: string, readonly name: string }> };

export type PaletteCustomersQueryVariables = Exact<{
  search: string;
}>;


export type PaletteCustomersQuery = { readonly customers: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly accountNumber: string | null, readonly email: string | null, readonly phone: string | null }> } };

export type RegistersQueryVariables = Exact<{ [key: string]: never; }>;


export type RegistersQuery = { readonly channels: ReadonlyArray<{ readonly key: string, readonly name: string, readonly registers: ReadonlyArray<{ readonly key: string, readonly version: string, readonly online: boolean, readonly lastSeenAt: string, readonly waitingCaptures: number, readonly oldestWaitingAt: string | null, readonly paused: { readonly at: string, readonly by: string, readonly reason: string } | null }> | null }> };

export type PauseRegisterMutationVariables = Exact<{
  input: PauseRegisterInput;
}>;


export type PauseRegisterMutation = { readonly pauseRegister: { readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
    > } };

export type ResumeRegisterMutationVariables = Exact<{
  input: RegisterInput;
}>;


export type ResumeRegisterMutation = { readonly resumeRegister: { readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
    > } };

export type RemoveRegisterMutationVariables = Exact<{
  input: RegisterInput;
}>;


export type RemoveRegisterMutation = { readonly removeRegister: { readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
    > } };

export type HeadquartersRewoundQueryVariables = Exact<{ [key: string]: never; }>;


export type HeadquartersRewoundQuery = { readonly serverInfo: { readonly headquartersRewound: { readonly since: string, readonly message: string } | null } };

export type RecoverHeadquartersMutationVariables = Exact<{
  input: RecoverHeadquartersInput;
}>;


export type RecoverHeadquartersMutation = { readonly recoverHeadquarters: { readonly notRestored: ReadonlyArray<string>, readonly run: { readonly id: string } | null, readonly losses: ReadonlyArray<{ readonly customers: number | null, readonly customersSentAgain: number | null, readonly changes: number | null, readonly operations: number | null, readonly erasures: number | null, readonly message: string, readonly channelDatabase: { readonly key: string } }>, readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

export type CustomerSettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type CustomerSettingsQuery = { readonly organization: { readonly legalEntities: ReadonlyArray<{ readonly dataAreaId: string, readonly name: string, readonly country: string, readonly currency: string, readonly languageId: string, readonly timeZone: string, readonly customerAttributeGroup: string | null, readonly sendWelcomeMessages: boolean, readonly attributes: ReadonlyArray<{ readonly name: string, readonly type: AttributeType, readonly options: ReadonlyArray<string> | null, readonly minimum: string | null, readonly maximum: string | null, readonly required: boolean, readonly defaultValue: string | null, readonly unit: string | null, readonly friendlyName: string | null, readonly helpText: string | null, readonly translations: ReadonlyArray<{ readonly languageId: string, readonly friendlyName: string | null, readonly helpText: string | null }> }>, readonly attributeGroups: ReadonlyArray<{ readonly id: string, readonly name: string, readonly attributes: ReadonlyArray<string> }>, readonly welcomeMessages: ReadonlyArray<{ readonly languageId: string, readonly subject: string, readonly body: string }>, readonly unsentWelcomeMessages: { readonly waiting: number, readonly givenUp: number, readonly oldestAt: string | null, readonly lastFailure: string | null } }> } | null };

export type DatabaseGroupsQueryVariables = Exact<{ [key: string]: never; }>;


export type DatabaseGroupsQuery = { readonly organization: { readonly channelDatabaseGroups: ReadonlyArray<{ readonly id: string, readonly name: string }>, readonly channelDatabases: ReadonlyArray<{ readonly key: string, readonly name: string, readonly group: string }> } | null, readonly schedules: ReadonlyArray<{ readonly id: string, readonly name: string, readonly jobs: ReadonlyArray<string>, readonly group: string | null, readonly status: DistributionScheduleStatus }> };

export type SetUpOrganizationMutationVariables = Exact<{
  input: SetUpOrganizationInput;
}>;


export type SetUpOrganizationMutation = { readonly setUpOrganization: { readonly changed: ReadonlyArray<string>, readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

export type DeleteWelcomeMessageMutationVariables = Exact<{
  input: DeleteWelcomeMessageInput;
}>;


export type DeleteWelcomeMessageMutation = { readonly deleteWelcomeMessage: { readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

export type RetryWelcomeMessagesMutationVariables = Exact<{
  input: RetryWelcomeMessagesInput;
}>;


export type RetryWelcomeMessagesMutation = { readonly retryWelcomeMessages: { readonly retried: number, readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

export type CreateChannelDatabaseGroupMutationVariables = Exact<{
  input: CreateChannelDatabaseGroupInput;
}>;


export type CreateChannelDatabaseGroupMutation = { readonly createChannelDatabaseGroup: { readonly schedules: ReadonlyArray<string>, readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

export type SetChannelDatabaseGroupMutationVariables = Exact<{
  input: SetChannelDatabaseGroupInput;
}>;


export type SetChannelDatabaseGroupMutation = { readonly setChannelDatabaseGroup: { readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

export type DeleteChannelDatabaseGroupMutationVariables = Exact<{
  input: DeleteChannelDatabaseGroupInput;
}>;


export type DeleteChannelDatabaseGroupMutation = { readonly deleteChannelDatabaseGroup: { readonly schedules: ReadonlyArray<string>, readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

export type StoresQueryVariables = Exact<{ [key: string]: never; }>;


export type StoresQuery = { readonly serverInfo: { readonly version: string }, readonly channelDatabases: ReadonlyArray<{ readonly key: string, readonly name: string, readonly channels: ReadonlyArray<{ readonly key: string, readonly name: string }>, readonly store: { readonly status: StoreStatus, readonly since: string | null, readonly processes: number, readonly version: string | null, readonly refusal: { readonly code: string, readonly message: string, readonly at: string } | null } | null, readonly storeKeys: ReadonlyArray<{ readonly id: string, readonly status: StoreKeyStatus, readonly createdAt: string, readonly lastUsedAt: string | null }> }> };

export type StoresAtAGlanceQueryVariables = Exact<{
  keys: ReadonlyArray<string> | string;
}>;


export type StoresAtAGlanceQuery = { readonly stores: { readonly nodes: ReadonlyArray<{ readonly attention: ReadonlyArray<StoreAttention>, readonly oldestPendingUploadAt: string | null, readonly oldestUndistributedAt: string | null, readonly clockSkewSeconds: number | null, readonly channelDatabase: { readonly key: string }, readonly upgradeHold: { readonly heldBy: string, readonly reason: string } | null, readonly disk: { readonly freeBytes: string, readonly totalBytes: string } | null }> } };

export type HeadquartersConnectionQueryVariables = Exact<{ [key: string]: never; }>;


export type HeadquartersConnectionQuery = { readonly serverInfo: { readonly headquarters: { readonly over: HeadquartersOver, readonly state: HeadquartersState, readonly since: string | null, readonly message: string | null } } };

export type CreateJoinCodeMutationVariables = Exact<{
  input: CreateJoinCodeInput;
}>;


export type CreateJoinCodeMutation = { readonly createJoinCode: { readonly code: string | null, readonly expiresAt: string | null, readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

export type RevokeStoreKeyMutationVariables = Exact<{
  input: RevokeStoreKeyInput;
}>;


export type RevokeStoreKeyMutation = { readonly revokeStoreKey: { readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

export type StoresWorstFirstQueryVariables = Exact<{
  filter?: StoreFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type StoresWorstFirstQuery = { readonly stores: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly health: StoreHealth, readonly causes: ReadonlyArray<CheckCode>, readonly attention: ReadonlyArray<StoreAttention>, readonly answered: boolean, readonly lastContactAt: string | null, readonly version: string | null, readonly oldestPendingUploadAt: string | null, readonly oldestUndistributedAt: string | null, readonly clockSkewSeconds: number | null, readonly channelDatabase: { readonly key: string, readonly name: string, readonly channels: ReadonlyArray<{ readonly key: string, readonly name: string }>, readonly store: { readonly status: StoreStatus } | null }, readonly upgradeHold: { readonly heldBy: string, readonly reason: string } | null, readonly disk: { readonly freeBytes: string, readonly totalBytes: string } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type StoresOutcomeFragment = { readonly results: ReadonlyArray<{ readonly store: string, readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > }>, readonly userErrors: ReadonlyArray<
    | { readonly code: UserErrorCode, readonly message: string }
    | { readonly code: UserErrorCode, readonly message: string }
    | { readonly code: UserErrorCode, readonly message: string }
    | { readonly code: UserErrorCode, readonly message: string }
    | { readonly code: UserErrorCode, readonly message: string }
    | { readonly code: UserErrorCode, readonly message: string }
    | { readonly code: UserErrorCode, readonly message: string }
    | { readonly code: UserErrorCode, readonly message: string }
    | { readonly code: UserErrorCode, readonly message: string }
    | { readonly code: UserErrorCode, readonly message: string }
    | { readonly code: UserErrorCode, readonly message: string }
    | { readonly code: UserErrorCode, readonly message: string }
    | { readonly code: UserErrorCode, readonly message: string }
    | { readonly code: UserErrorCode, readonly message: string }
    | { readonly code: UserErrorCode, readonly message: string }
    | { readonly code: UserErrorCode, readonly message: string }
  > };

export type FlushStoresMutationVariables = Exact<{
  input: StoresInput;
}>;


export type FlushStoresMutation = { readonly flushStores: { readonly results: ReadonlyArray<{ readonly store: string, readonly userErrors: ReadonlyArray<
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
      > }>, readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

export type RetryStoresMutationVariables = Exact<{
  input: StoresInput;
}>;


export type RetryStoresMutation = { readonly retryStores: { readonly results: ReadonlyArray<{ readonly store: string, readonly userErrors: ReadonlyArray<
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
      > }>, readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

export type HoldStoreUpgradesMutationVariables = Exact<{
  input: HoldStoreUpgradesInput;
}>;


export type HoldStoreUpgradesMutation = { readonly holdStoreUpgrades: { readonly results: ReadonlyArray<{ readonly store: string, readonly userErrors: ReadonlyArray<
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
      > }>, readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

export type ReleaseStoreUpgradesMutationVariables = Exact<{
  input: StoresInput;
}>;


export type ReleaseStoreUpgradesMutation = { readonly releaseStoreUpgrades: { readonly results: ReadonlyArray<{ readonly store: string, readonly userErrors: ReadonlyArray<
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
        | { readonly code: UserErrorCode, readonly message: string }
      > }>, readonly userErrors: ReadonlyArray<
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
      | { readonly code: UserErrorCode, readonly message: string }
    > } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const SignInSessionPartsFragmentDoc = new TypedDocumentString(`
    fragment SignInSessionParts on SignInSession {
  id
  subject
  roles
  channels
  device
  address
  isCurrent
  signedInAt
  lastActiveAt
  endsAt
}
    `, {"fragmentName":"SignInSessionParts"}) as unknown as TypedDocumentString<SignInSessionPartsFragment, unknown>;
export const LivePartsFragmentDoc = new TypedDocumentString(`
    fragment LiveParts on BatchJobProgressEvent {
  ... on Snapshot {
    cursor
  }
  ... on Ready {
    cursor
  }
  ... on Gap {
    cursor
  }
  ... on SourceLost {
    cursor
    source
  }
  ... on SourceBack {
    cursor
    source
  }
}
    `, {"fragmentName":"LiveParts"}) as unknown as TypedDocumentString<LivePartsFragment, unknown>;
export const CustomerOperationFragmentDoc = new TypedDocumentString(`
    fragment CustomerOperation on Operation {
  operationId
  operationNumber
  kind
  status
  capturedAt
  uploadedAt
  completedAt
  distributedAt
  changeDescription
  lastKnownError {
    code
    field
    message
  }
}
    `, {"fragmentName":"CustomerOperation"}) as unknown as TypedDocumentString<CustomerOperationFragment, unknown>;
export const ComparedCustomerFragmentDoc = new TypedDocumentString(`
    fragment ComparedCustomer on Customer {
  id
  name
  accountNumber
  asyncCustomerAccount
  createdAt
  masked
  email
  phone
}
    `, {"fragmentName":"ComparedCustomer"}) as unknown as TypedDocumentString<ComparedCustomerFragment, unknown>;
export const WholeCustomerFragmentDoc = new TypedDocumentString(`
    fragment WholeCustomer on Customer {
  ...ComparedCustomer
  legalEntity
  addresses {
    addressId
    street
    streetNumber
    zipCode
    city
    country
  }
  contacts {
    contactId
    value
  }
  affiliations
  loyaltyCards
  merges {
    id
    mergedAccountNumber
    mergedAt
    mergedBy
    canBeUndone
  }
}
    fragment ComparedCustomer on Customer {
  id
  name
  accountNumber
  asyncCustomerAccount
  createdAt
  masked
  email
  phone
}`, {"fragmentName":"WholeCustomer"}) as unknown as TypedDocumentString<WholeCustomerFragment, unknown>;
export const CustomerLineFragmentDoc = new TypedDocumentString(`
    fragment CustomerLine on Customer {
  id
  name
  customerType
  accountNumber
  displayAccount
  syncState
  masked
  email
  phone
  createdAt
}
    `, {"fragmentName":"CustomerLine"}) as unknown as TypedDocumentString<CustomerLineFragment, unknown>;
export const AddressPartsFragmentDoc = new TypedDocumentString(`
    fragment AddressParts on CustomerAddress {
  addressId
  name
  purpose
  street
  streetNumber
  buildingComplement
  city
  county
  state
  districtName
  zipCode
  country
  phone
  email
  url
  taxGroup
  isPrimary
}
    `, {"fragmentName":"AddressParts"}) as unknown as TypedDocumentString<AddressPartsFragment, unknown>;
export const ContactPartsFragmentDoc = new TypedDocumentString(`
    fragment ContactParts on CustomerContact {
  contactId
  type
  value
  extension
  isPrimary
  marketingOptIn
}
    `, {"fragmentName":"ContactParts"}) as unknown as TypedDocumentString<ContactPartsFragment, unknown>;
export const CustomerPartsFragmentDoc = new TypedDocumentString(`
    fragment CustomerParts on Customer {
  ...CustomerLine
  legalEntity
  channel {
    key
    name
  }
  asyncCustomerAccount
  isAsyncCustomer
  version
  firstName
  middleName
  lastName
  title
  phoneExtension
  cellularPhone
  url
  receiptEmail
  receiptOption
  languageId
  currency
  customerGroup
  priceGroup
  invoiceAccount
  creditMax
  blocked
  optOutPersonalization
  optOutWebActivityTracking
  blockLoyaltyEnrollment
  organizationId
  lineDiscount
  multilineDiscount
  endDiscount
  taxGroup
  vatNumber
  identificationNumber
  addressBooks
  addresses {
    ...AddressParts
  }
  contacts {
    ...ContactParts
  }
  affiliations
  attributes {
    name
    type
    value
  }
  externalIds {
    system
    id
  }
  loyaltyCards
}
    fragment CustomerLine on Customer {
  id
  name
  customerType
  accountNumber
  displayAccount
  syncState
  masked
  email
  phone
  createdAt
}
fragment AddressParts on CustomerAddress {
  addressId
  name
  purpose
  street
  streetNumber
  buildingComplement
  city
  county
  state
  districtName
  zipCode
  country
  phone
  email
  url
  taxGroup
  isPrimary
}
fragment ContactParts on CustomerContact {
  contactId
  type
  value
  extension
  isPrimary
  marketingOptIn
}`, {"fragmentName":"CustomerParts"}) as unknown as TypedDocumentString<CustomerPartsFragment, unknown>;
export const CustomerRefusalFragmentDoc = new TypedDocumentString(`
    fragment CustomerRefusal on UserError {
  __typename
  code
  field
  message
  ... on FieldRefused {
    rowErrorCode
  }
  ... on VersionConflict {
    changedFields
    current {
      ...CustomerParts
    }
  }
}
    fragment CustomerLine on Customer {
  id
  name
  customerType
  accountNumber
  displayAccount
  syncState
  masked
  email
  phone
  createdAt
}
fragment AddressParts on CustomerAddress {
  addressId
  name
  purpose
  street
  streetNumber
  buildingComplement
  city
  county
  state
  districtName
  zipCode
  country
  phone
  email
  url
  taxGroup
  isPrimary
}
fragment ContactParts on CustomerContact {
  contactId
  type
  value
  extension
  isPrimary
  marketingOptIn
}
fragment CustomerParts on Customer {
  ...CustomerLine
  legalEntity
  channel {
    key
    name
  }
  asyncCustomerAccount
  isAsyncCustomer
  version
  firstName
  middleName
  lastName
  title
  phoneExtension
  cellularPhone
  url
  receiptEmail
  receiptOption
  languageId
  currency
  customerGroup
  priceGroup
  invoiceAccount
  creditMax
  blocked
  optOutPersonalization
  optOutWebActivityTracking
  blockLoyaltyEnrollment
  organizationId
  lineDiscount
  multilineDiscount
  endDiscount
  taxGroup
  vatNumber
  identificationNumber
  addressBooks
  addresses {
    ...AddressParts
  }
  contacts {
    ...ContactParts
  }
  affiliations
  attributes {
    name
    type
    value
  }
  externalIds {
    system
    id
  }
  loyaltyCards
}`, {"fragmentName":"CustomerRefusal"}) as unknown as TypedDocumentString<CustomerRefusalFragment, unknown>;
export const EditOutcomeFragmentDoc = new TypedDocumentString(`
    fragment EditOutcome on UpdateCustomerPayload {
  customer {
    id
  }
  operation {
    operationId
  }
  route
  routeReason
  warnings {
    code
    field
    message
  }
  userErrors {
    ...CustomerRefusal
  }
}
    fragment CustomerLine on Customer {
  id
  name
  customerType
  accountNumber
  displayAccount
  syncState
  masked
  email
  phone
  createdAt
}
fragment AddressParts on CustomerAddress {
  addressId
  name
  purpose
  street
  streetNumber
  buildingComplement
  city
  county
  state
  districtName
  zipCode
  country
  phone
  email
  url
  taxGroup
  isPrimary
}
fragment ContactParts on CustomerContact {
  contactId
  type
  value
  extension
  isPrimary
  marketingOptIn
}
fragment CustomerParts on Customer {
  ...CustomerLine
  legalEntity
  channel {
    key
    name
  }
  asyncCustomerAccount
  isAsyncCustomer
  version
  firstName
  middleName
  lastName
  title
  phoneExtension
  cellularPhone
  url
  receiptEmail
  receiptOption
  languageId
  currency
  customerGroup
  priceGroup
  invoiceAccount
  creditMax
  blocked
  optOutPersonalization
  optOutWebActivityTracking
  blockLoyaltyEnrollment
  organizationId
  lineDiscount
  multilineDiscount
  endDiscount
  taxGroup
  vatNumber
  identificationNumber
  addressBooks
  addresses {
    ...AddressParts
  }
  contacts {
    ...ContactParts
  }
  affiliations
  attributes {
    name
    type
    value
  }
  externalIds {
    system
    id
  }
  loyaltyCards
}
fragment CustomerRefusal on UserError {
  __typename
  code
  field
  message
  ... on FieldRefused {
    rowErrorCode
  }
  ... on VersionConflict {
    changedFields
    current {
      ...CustomerParts
    }
  }
}`, {"fragmentName":"EditOutcome"}) as unknown as TypedDocumentString<EditOutcomeFragment, unknown>;
export const RemedyPartsFragmentDoc = new TypedDocumentString(`
    fragment RemedyParts on Remedy {
  id
  title
  effect
  risk
  mutation
  document
  variables
  mayRun
  needsInput
}
    `, {"fragmentName":"RemedyParts"}) as unknown as TypedDocumentString<RemedyPartsFragment, unknown>;
export const TracePartsFragmentDoc = new TypedDocumentString(`
    fragment TraceParts on Trace {
  operation {
    operationId
    kind
    status
  }
  steps {
    step
    at
    expectedAt
    job
  }
  waitingFor
  expectedAtHeadquarters
  expectedBack
  whyNotExpected
}
    `, {"fragmentName":"TraceParts"}) as unknown as TypedDocumentString<TracePartsFragment, unknown>;
export const DiagnosisPartsFragmentDoc = new TypedDocumentString(`
    fragment DiagnosisParts on Diagnosis {
  subject {
    __typename
    id
    ... on Customer {
      name
      masked
      displayAccount
      asyncCustomerAccount
      channel {
        key
      }
    }
    ... on Operation {
      operationId
      kind
      customerName
    }
    ... on Channel {
      key
      name
    }
    ... on Feature {
      key
      name
    }
  }
  answer
  healthy
  at
  checks {
    code
    question
    status
    message
    failing {
      subject
      count
      since
    }
    evidence {
      label
      value
      node {
        __typename
        id
        ... on Operation {
          operationId
        }
        ... on Customer {
          channel {
            key
          }
        }
        ... on Channel {
          key
        }
        ... on ChannelDatabase {
          key
        }
        ... on Feature {
          key
        }
        ... on CdxJob {
          jobId
        }
        ... on BatchJob {
          jobId
        }
      }
    }
    remedies {
      id
    }
  }
  remedies {
    ...RemedyParts
  }
  trace {
    ...TraceParts
  }
}
    fragment TraceParts on Trace {
  operation {
    operationId
    kind
    status
  }
  steps {
    step
    at
    expectedAt
    job
  }
  waitingFor
  expectedAtHeadquarters
  expectedBack
  whyNotExpected
}
fragment RemedyParts on Remedy {
  id
  title
  effect
  risk
  mutation
  document
  variables
  mayRun
  needsInput
}`, {"fragmentName":"DiagnosisParts"}) as unknown as TypedDocumentString<DiagnosisPartsFragment, unknown>;
export const NamedCustomerFragmentDoc = new TypedDocumentString(`
    fragment NamedCustomer on Customer {
  asyncCustomerAccount
  name
  masked
  accountNumber
  syncState
  email
  phone
  createdAt
}
    `, {"fragmentName":"NamedCustomer"}) as unknown as TypedDocumentString<NamedCustomerFragment, unknown>;
export const FeaturePartsFragmentDoc = new TypedDocumentString(`
    fragment FeatureParts on Feature {
  id
  key
  name
  summary
  module
  learnMore
  status
  featureState
  enabled
  canDisable
  confirmationText
  readBy
  notImplemented
  enableDate
  scheduleFailure
  comment
  prerequisites {
    key
    name
  }
  missingPrerequisites {
    key
    name
  }
  channels {
    channel {
      key
      name
    }
    hqState
    channelState
    cacheState
    cacheLoadedAt
    cacheExpiresAt
    missingJobs
    effectiveAt
  }
}
    `, {"fragmentName":"FeatureParts"}) as unknown as TypedDocumentString<FeaturePartsFragment, unknown>;
export const PlanStepPartsFragmentDoc = new TypedDocumentString(`
    fragment PlanStepParts on FeaturePlanStep {
  place
  action
  title
  effect
  state
  reason
  job
  confirmationText
  feature {
    key
    name
  }
  channelDatabase {
    key
    name
  }
  startedAt
  endedAt
}
    `, {"fragmentName":"PlanStepParts"}) as unknown as TypedDocumentString<PlanStepPartsFragment, unknown>;
export const FeatureRefusalFragmentDoc = new TypedDocumentString(`
    fragment FeatureRefusal on UserError {
  __typename
  code
  message
  ... on FeaturePrerequisitesMissing {
    missing {
      key
      name
    }
  }
  ... on FeatureHasDependents {
    dependents {
      key
      name
    }
  }
}
    `, {"fragmentName":"FeatureRefusal"}) as unknown as TypedDocumentString<FeatureRefusalFragment, unknown>;
export const AlertPartsFragmentDoc = new TypedDocumentString(`
    fragment AlertParts on Alert {
  id
  rule
  subject
  status
  checks
  message
  openedAt
  lastSeenAt
  wellSince
  closedAt
  mute {
    mutedBy
    until
    reason
  }
  notices {
    event
    channel
    status
    sentAt
    attempts
    nextAttemptAt
    lastFailure
  }
}
    `, {"fragmentName":"AlertParts"}) as unknown as TypedDocumentString<AlertPartsFragment, unknown>;
export const ExplanationPartsFragmentDoc = new TypedDocumentString(`
    fragment ExplanationParts on Explanation {
  about
  code
  parameters
}
    `, {"fragmentName":"ExplanationParts"}) as unknown as TypedDocumentString<ExplanationPartsFragment, unknown>;
export const ReconciliationPartsFragmentDoc = new TypedDocumentString(`
    fragment ReconciliationParts on Reconciliation {
  result
  message
  explanations {
    ...ExplanationParts
  }
  attemptedAt
  comparedAt
  customers
  open
  reported
}
    fragment ExplanationParts on Explanation {
  about
  code
  parameters
}`, {"fragmentName":"ReconciliationParts"}) as unknown as TypedDocumentString<ReconciliationPartsFragment, unknown>;
export const DifferencePartsFragmentDoc = new TypedDocumentString(`
    fragment DifferenceParts on Difference {
  id
  number
  kind
  status
  message
  channelDatabase {
    key
    name
    channels {
      key
    }
  }
  asyncCustomerAccount
  otherAsyncCustomerAccount
  legalEntity
  headquartersFingerprint
  channelFingerprint
  firstSeenAt
  lastSeenAt
  endedAt
  reason
  resolvedBy
}
    `, {"fragmentName":"DifferenceParts"}) as unknown as TypedDocumentString<DifferencePartsFragment, unknown>;
export const SchedulePartsFragmentDoc = new TypedDocumentString(`
    fragment ScheduleParts on DistributionSchedule {
  id
  name
  jobs
  group
  recurrence
  timeZone
  active
  status
  withheld {
    by
    reason
  }
  lastRunAt
  nextRunAt
  nextRuns
  lastMessage
  explanations {
    ...ExplanationParts
  }
}
    fragment ExplanationParts on Explanation {
  about
  code
  parameters
}`, {"fragmentName":"ScheduleParts"}) as unknown as TypedDocumentString<SchedulePartsFragment, unknown>;
export const RunPartsFragmentDoc = new TypedDocumentString(`
    fragment RunParts on BatchRun {
  id
  number
  job {
    jobId
    caption
  }
  scope
  status
  requestedBy
  startedAt
  endedAt
  total
  done
  failed
  waiting
  skipped
  rate
  timeLeft
  message
  explanations {
    ...ExplanationParts
  }
}
    fragment ExplanationParts on Explanation {
  about
  code
  parameters
}`, {"fragmentName":"RunParts"}) as unknown as TypedDocumentString<RunPartsFragment, unknown>;
export const SessionPartsFragmentDoc = new TypedDocumentString(`
    fragment SessionParts on CdxSession {
  ... on DownloadSession {
    __typename
    id
    number
    job {
      jobId
      name
    }
    channelDatabase {
      key
      name
    }
    downloadStatus: status
    full
    rowsAffected
    fileSize
    tryCount
    message
    explanations {
      ...ExplanationParts
    }
    requestedBy
    dateRequested
    dateApplied
    replacedBy {
      number
    }
  }
  ... on UploadSession {
    __typename
    id
    number
    job {
      jobId
      name
    }
    channelDatabase {
      key
      name
    }
    uploadStatus: status
    rowsAffected
    operations
    tryCount
    message
    explanations {
      ...ExplanationParts
    }
    requestedBy
    dateCreated
    dateUploaded
  }
}
    fragment ExplanationParts on Explanation {
  about
  code
  parameters
}`, {"fragmentName":"SessionParts"}) as unknown as TypedDocumentString<SessionPartsFragment, unknown>;
export const BulkRunPartsFragmentDoc = new TypedDocumentString(`
    fragment BulkRunParts on BulkRun {
  id
  reason
  run {
    id
    number
    status
    requestedBy
    startedAt
    endedAt
    total
    done
    failed
    waiting
    skipped
    message
    explanations {
      ...ExplanationParts
    }
  }
}
    fragment ExplanationParts on Explanation {
  about
  code
  parameters
}`, {"fragmentName":"BulkRunParts"}) as unknown as TypedDocumentString<BulkRunPartsFragment, unknown>;
export const CorrectionPartsFragmentDoc = new TypedDocumentString(`
    fragment CorrectionParts on BulkCorrection {
  id
  correctedAt
  correctedBy
  corrected
  undoable
  synchronized
  undone
}
    `, {"fragmentName":"CorrectionParts"}) as unknown as TypedDocumentString<CorrectionPartsFragment, unknown>;
export const ChangePartsFragmentDoc = new TypedDocumentString(`
    fragment ChangeParts on AttributeChange {
  attribute
  oldValue
  newValue
}
    `, {"fragmentName":"ChangeParts"}) as unknown as TypedDocumentString<ChangePartsFragment, unknown>;
export const ErrorPartsFragmentDoc = new TypedDocumentString(`
    fragment ErrorParts on OperationError {
  errorClass
  code
  field
  message
}
    `, {"fragmentName":"ErrorParts"}) as unknown as TypedDocumentString<ErrorPartsFragment, unknown>;
export const RehearsalPartsFragmentDoc = new TypedDocumentString(`
    fragment RehearsalParts on OperationRehearsal {
  outcome
  changes {
    ...ChangeParts
  }
  error {
    ...ErrorParts
  }
  warnings {
    code
    message
  }
}
    fragment ErrorParts on OperationError {
  errorClass
  code
  field
  message
}
fragment ChangeParts on AttributeChange {
  attribute
  oldValue
  newValue
}`, {"fragmentName":"RehearsalParts"}) as unknown as TypedDocumentString<RehearsalPartsFragment, unknown>;
export const RefusalPartsFragmentDoc = new TypedDocumentString(`
    fragment RefusalParts on UserError {
  __typename
  code
  field
  message
  ... on OperationRevisionConflict {
    changedFields
    current {
      revision
      status
      changes {
        ...ChangeParts
      }
    }
  }
  ... on OperationHasLaterOperations {
    laterOperations {
      operationId
      kind
      status
    }
  }
}
    fragment ChangeParts on AttributeChange {
  attribute
  oldValue
  newValue
}`, {"fragmentName":"RefusalParts"}) as unknown as TypedDocumentString<RefusalPartsFragment, unknown>;
export const OperationLineFragmentDoc = new TypedDocumentString(`
    fragment OperationLine on Operation {
  id
  operationId
  kind
  status
  revision
  customerAccount
  asyncCustomerAccount
  capturedAt
  changeDescription
  fingerprint
  channel {
    key
    name
  }
  customer {
    name
  }
  customerName
  lastKnownError {
    errorClass
    code
    field
    message
  }
}
    `, {"fragmentName":"OperationLine"}) as unknown as TypedDocumentString<OperationLineFragment, unknown>;
export const StatsPartsFragmentDoc = new TypedDocumentString(`
    fragment StatsParts on DashboardStats {
  at
  headquartersReachable
  coverage {
    channelDatabase
    reachable
  }
  counts {
    channel
    status
    count
  }
  steps {
    step
    pending
    oldestPendingAt
    medianSeconds
  }
  capturedPerSecond
  synchronizedPerSecond
  failingSessions {
    ... on DownloadSession {
      id
      number
      downloadStatus: status
      tryCount
      message
      explanations {
        ...ExplanationParts
      }
      job {
        jobId
        name
      }
      channelDatabase {
        key
        name
      }
    }
    ... on UploadSession {
      id
      number
      uploadStatus: status
      tryCount
      message
      explanations {
        ...ExplanationParts
      }
      job {
        jobId
        name
      }
      channelDatabase {
        key
        name
      }
    }
  }
  realtimeServiceCalls {
    channel
    calls
    avoided
    avoidable
  }
}
    fragment ExplanationParts on Explanation {
  about
  code
  parameters
}`, {"fragmentName":"StatsParts"}) as unknown as TypedDocumentString<StatsPartsFragment, unknown>;
export const StoresOutcomeFragmentDoc = new TypedDocumentString(`
    fragment StoresOutcome on StoresPayload {
  results {
    store
    userErrors {
      code
      message
    }
  }
  userErrors {
    code
    message
  }
}
    `, {"fragmentName":"StoresOutcome"}) as unknown as TypedDocumentString<StoresOutcomeFragment, unknown>;
export const MySignInSessionsDocument = new TypedDocumentString(`
    query MySignInSessions {
  mySignInSessions {
    ...SignInSessionParts
  }
}
    fragment SignInSessionParts on SignInSession {
  id
  subject
  roles
  channels
  device
  address
  isCurrent
  signedInAt
  lastActiveAt
  endsAt
}`) as unknown as TypedDocumentString<MySignInSessionsQuery, MySignInSessionsQueryVariables>;
export const SignInSessionsDocument = new TypedDocumentString(`
    query SignInSessions {
  signInSessions {
    ...SignInSessionParts
  }
}
    fragment SignInSessionParts on SignInSession {
  id
  subject
  roles
  channels
  device
  address
  isCurrent
  signedInAt
  lastActiveAt
  endsAt
}`) as unknown as TypedDocumentString<SignInSessionsQuery, SignInSessionsQueryVariables>;
export const EndMySignInSessionsDocument = new TypedDocumentString(`
    mutation EndMySignInSessions($input: EndMySignInSessionsInput!) {
  endMySignInSessions(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<EndMySignInSessionsMutation, EndMySignInSessionsMutationVariables>;
export const EndSignInSessionsDocument = new TypedDocumentString(`
    mutation EndSignInSessions($input: EndSignInSessionsInput!) {
  endSignInSessions(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<EndSignInSessionsMutation, EndSignInSessionsMutationVariables>;
export const ActivityDocument = new TypedDocumentString(`
    query Activity($filter: AuditFilter, $channelDatabase: ID, $after: String) {
  auditEntries(
    filter: $filter
    channelDatabase: $channelDatabase
    first: 50
    after: $after
  ) {
    nodes {
      entryId
      at
      actor
      roles
      action
      target
      result
      reason
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ActivityQuery, ActivityQueryVariables>;
export const CustomersOfAccountDocument = new TypedDocumentString(`
    query CustomersOfAccount($account: String!) {
  customers(first: 2, filter: {accountNumber: $account}) {
    nodes {
      asyncCustomerAccount
    }
  }
}
    `) as unknown as TypedDocumentString<CustomersOfAccountQuery, CustomersOfAccountQueryVariables>;
export const WhoamiDocument = new TypedDocumentString(`
    query Whoami {
  serverInfo {
    version
    time
    whoami {
      id
      roles
      channels
      mayCall
      expiresAt
    }
  }
}
    `) as unknown as TypedDocumentString<WhoamiQuery, WhoamiQueryVariables>;
export const ChannelNamesDocument = new TypedDocumentString(`
    query ChannelNames {
  channels {
    key
    name
  }
}
    `) as unknown as TypedDocumentString<ChannelNamesQuery, ChannelNamesQueryVariables>;
export const CustomerChannelsDocument = new TypedDocumentString(`
    query CustomerChannels {
  channels {
    key
    name
    type
    legalEntity
    offline
    functionalityProfile {
      createCustomersInAsyncMode
    }
  }
}
    `) as unknown as TypedDocumentString<CustomerChannelsQuery, CustomerChannelsQueryVariables>;
export const ChannelAttributesDocument = new TypedDocumentString(`
    query ChannelAttributes($channel: ID!, $language: String) {
  customerAttributes(channel: $channel, language: $language) {
    name
    type
    options
    minimum
    maximum
    required
    defaultValue
    unit
    friendlyName
    helpText
  }
}
    `) as unknown as TypedDocumentString<ChannelAttributesQuery, ChannelAttributesQueryVariables>;
export const CustomerChoicesDocument = new TypedDocumentString(`
    query CustomerChoices {
  organization {
    legalEntities {
      dataAreaId
      customerGroups {
        id
        name
      }
      affiliations {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CustomerChoicesQuery, CustomerChoicesQueryVariables>;
export const CustomersDocument = new TypedDocumentString(`
    query Customers($channel: ID, $filter: CustomerFilter, $location: SearchLocation, $orderBy: CustomerOrder, $first: Int, $after: String) {
  customers(
    channel: $channel
    filter: $filter
    searchLocation: $location
    orderBy: $orderBy
    first: $first
    after: $after
  ) {
    edges {
      cursor
      node {
        ...CustomerLine
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    searchedLocation
  }
}
    fragment CustomerLine on Customer {
  id
  name
  customerType
  accountNumber
  displayAccount
  syncState
  masked
  email
  phone
  createdAt
}`) as unknown as TypedDocumentString<CustomersQuery, CustomersQueryVariables>;
export const CustomerDetailDocument = new TypedDocumentString(`
    query CustomerDetail($id: ID!, $channel: ID) {
  customer(by: {id: $id}, channel: $channel) {
    ...CustomerParts
    pendingOperations {
      ...CustomerOperation
    }
    merges {
      id
      mergedAccountNumber
      mergedAt
      mergedBy
      canBeUndone
    }
  }
}
    fragment CustomerLine on Customer {
  id
  name
  customerType
  accountNumber
  displayAccount
  syncState
  masked
  email
  phone
  createdAt
}
fragment CustomerOperation on Operation {
  operationId
  operationNumber
  kind
  status
  capturedAt
  uploadedAt
  completedAt
  distributedAt
  changeDescription
  lastKnownError {
    code
    field
    message
  }
}
fragment AddressParts on CustomerAddress {
  addressId
  name
  purpose
  street
  streetNumber
  buildingComplement
  city
  county
  state
  districtName
  zipCode
  country
  phone
  email
  url
  taxGroup
  isPrimary
}
fragment ContactParts on CustomerContact {
  contactId
  type
  value
  extension
  isPrimary
  marketingOptIn
}
fragment CustomerParts on Customer {
  ...CustomerLine
  legalEntity
  channel {
    key
    name
  }
  asyncCustomerAccount
  isAsyncCustomer
  version
  firstName
  middleName
  lastName
  title
  phoneExtension
  cellularPhone
  url
  receiptEmail
  receiptOption
  languageId
  currency
  customerGroup
  priceGroup
  invoiceAccount
  creditMax
  blocked
  optOutPersonalization
  optOutWebActivityTracking
  blockLoyaltyEnrollment
  organizationId
  lineDiscount
  multilineDiscount
  endDiscount
  taxGroup
  vatNumber
  identificationNumber
  addressBooks
  addresses {
    ...AddressParts
  }
  contacts {
    ...ContactParts
  }
  affiliations
  attributes {
    name
    type
    value
  }
  externalIds {
    system
    id
  }
  loyaltyCards
}`) as unknown as TypedDocumentString<CustomerDetailQuery, CustomerDetailQueryVariables>;
export const CustomerTraceDocument = new TypedDocumentString(`
    query CustomerTrace($id: ID!, $channel: ID) {
  customer(by: {id: $id}, channel: $channel) {
    trace {
      ...TraceParts
    }
  }
}
    fragment TraceParts on Trace {
  operation {
    operationId
    kind
    status
  }
  steps {
    step
    at
    expectedAt
    job
  }
  waitingFor
  expectedAtHeadquarters
  expectedBack
  whyNotExpected
}`) as unknown as TypedDocumentString<CustomerTraceQuery, CustomerTraceQueryVariables>;
export const CustomerOperationsDocument = new TypedDocumentString(`
    query CustomerOperations($account: String!) {
  operations(filter: {asyncCustomerAccount: $account}, first: 50) {
    nodes {
      ...CustomerOperation
      warnings {
        code
        customers {
          asyncCustomerAccount
          name
        }
      }
    }
    pageInfo {
      hasNextPage
    }
  }
}
    fragment CustomerOperation on Operation {
  operationId
  operationNumber
  kind
  status
  capturedAt
  uploadedAt
  completedAt
  distributedAt
  changeDescription
  lastKnownError {
    code
    field
    message
  }
}`) as unknown as TypedDocumentString<CustomerOperationsQuery, CustomerOperationsQueryVariables>;
export const CustomerEventsDocument = new TypedDocumentString(`
    subscription CustomerEvents($channel: [ID!], $customer: ID, $after: String) {
  operationChanged(channel: $channel, customer: $customer, after: $after) {
    __typename
    ...LiveParts
    ... on OperationChanged {
      cursor
      operationId
      status
    }
  }
}
    fragment LiveParts on BatchJobProgressEvent {
  ... on Snapshot {
    cursor
  }
  ... on Ready {
    cursor
  }
  ... on Gap {
    cursor
  }
  ... on SourceLost {
    cursor
    source
  }
  ... on SourceBack {
    cursor
    source
  }
}`) as unknown as TypedDocumentString<CustomerEventsSubscription, CustomerEventsSubscriptionVariables>;
export const PossibleDuplicatesDocument = new TypedDocumentString(`
    query PossibleDuplicates($legalEntity: String!, $dismissed: Boolean, $after: String) {
  possibleDuplicates(
    legalEntity: $legalEntity
    dismissed: $dismissed
    first: 20
    after: $after
  ) {
    nodes {
      customers {
        ...ComparedCustomer
      }
      reasons
      sharedByMany
      dismissedAt
      dismissedBy
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment ComparedCustomer on Customer {
  id
  name
  accountNumber
  asyncCustomerAccount
  createdAt
  masked
  email
  phone
}`) as unknown as TypedDocumentString<PossibleDuplicatesQuery, PossibleDuplicatesQueryVariables>;
export const CompareCustomersDocument = new TypedDocumentString(`
    query CompareCustomers($keep: String!, $merge: String!) {
  keep: customer(by: {asyncCustomerAccount: $keep}) {
    ...WholeCustomer
  }
  merge: customer(by: {asyncCustomerAccount: $merge}) {
    ...WholeCustomer
  }
}
    fragment ComparedCustomer on Customer {
  id
  name
  accountNumber
  asyncCustomerAccount
  createdAt
  masked
  email
  phone
}
fragment WholeCustomer on Customer {
  ...ComparedCustomer
  legalEntity
  addresses {
    addressId
    street
    streetNumber
    zipCode
    city
    country
  }
  contacts {
    contactId
    value
  }
  affiliations
  loyaltyCards
  merges {
    id
    mergedAccountNumber
    mergedAt
    mergedBy
    canBeUndone
  }
}`) as unknown as TypedDocumentString<CompareCustomersQuery, CompareCustomersQueryVariables>;
export const MergeCustomersDocument = new TypedDocumentString(`
    mutation MergeCustomers($input: MergeCustomersInput!) {
  mergeCustomers(input: $input) {
    customer {
      id
    }
    merge {
      id
    }
    fields {
      field
      keep
      merge
      take
    }
    parts {
      part
      moved
      same
    }
    waitingOperations
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<MergeCustomersMutation, MergeCustomersMutationVariables>;
export const UndoMergeDocument = new TypedDocumentString(`
    mutation UndoMerge($input: UndoMergeInput!) {
  undoMerge(input: $input) {
    merge {
      mergedId
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<UndoMergeMutation, UndoMergeMutationVariables>;
export const DismissPossibleDuplicateDocument = new TypedDocumentString(`
    mutation DismissPossibleDuplicate($input: DismissPossibleDuplicateInput!) {
  dismissPossibleDuplicate(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DismissPossibleDuplicateMutation, DismissPossibleDuplicateMutationVariables>;
export const RestorePossibleDuplicateDocument = new TypedDocumentString(`
    mutation RestorePossibleDuplicate($input: RestorePossibleDuplicateInput!) {
  restorePossibleDuplicate(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RestorePossibleDuplicateMutation, RestorePossibleDuplicateMutationVariables>;
export const CreateCustomerDocument = new TypedDocumentString(`
    mutation CreateCustomer($input: CreateCustomerInput!) {
  createCustomer(input: $input) {
    customer {
      id
    }
    operation {
      operationId
    }
    route
    routeReason
    warnings {
      code
      field
      message
    }
    userErrors {
      __typename
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateCustomerMutation, CreateCustomerMutationVariables>;
export const UpdateCustomerDocument = new TypedDocumentString(`
    mutation UpdateCustomer($input: UpdateCustomerInput!) {
  updateCustomer(input: $input) {
    ...EditOutcome
  }
}
    fragment CustomerLine on Customer {
  id
  name
  customerType
  accountNumber
  displayAccount
  syncState
  masked
  email
  phone
  createdAt
}
fragment AddressParts on CustomerAddress {
  addressId
  name
  purpose
  street
  streetNumber
  buildingComplement
  city
  county
  state
  districtName
  zipCode
  country
  phone
  email
  url
  taxGroup
  isPrimary
}
fragment ContactParts on CustomerContact {
  contactId
  type
  value
  extension
  isPrimary
  marketingOptIn
}
fragment CustomerParts on Customer {
  ...CustomerLine
  legalEntity
  channel {
    key
    name
  }
  asyncCustomerAccount
  isAsyncCustomer
  version
  firstName
  middleName
  lastName
  title
  phoneExtension
  cellularPhone
  url
  receiptEmail
  receiptOption
  languageId
  currency
  customerGroup
  priceGroup
  invoiceAccount
  creditMax
  blocked
  optOutPersonalization
  optOutWebActivityTracking
  blockLoyaltyEnrollment
  organizationId
  lineDiscount
  multilineDiscount
  endDiscount
  taxGroup
  vatNumber
  identificationNumber
  addressBooks
  addresses {
    ...AddressParts
  }
  contacts {
    ...ContactParts
  }
  affiliations
  attributes {
    name
    type
    value
  }
  externalIds {
    system
    id
  }
  loyaltyCards
}
fragment CustomerRefusal on UserError {
  __typename
  code
  field
  message
  ... on FieldRefused {
    rowErrorCode
  }
  ... on VersionConflict {
    changedFields
    current {
      ...CustomerParts
    }
  }
}
fragment EditOutcome on UpdateCustomerPayload {
  customer {
    id
  }
  operation {
    operationId
  }
  route
  routeReason
  warnings {
    code
    field
    message
  }
  userErrors {
    ...CustomerRefusal
  }
}`) as unknown as TypedDocumentString<UpdateCustomerMutation, UpdateCustomerMutationVariables>;
export const AddCustomerAddressDocument = new TypedDocumentString(`
    mutation AddCustomerAddress($input: AddCustomerAddressInput!) {
  addCustomerAddress(input: $input) {
    ...EditOutcome
  }
}
    fragment CustomerLine on Customer {
  id
  name
  customerType
  accountNumber
  displayAccount
  syncState
  masked
  email
  phone
  createdAt
}
fragment AddressParts on CustomerAddress {
  addressId
  name
  purpose
  street
  streetNumber
  buildingComplement
  city
  county
  state
  districtName
  zipCode
  country
  phone
  email
  url
  taxGroup
  isPrimary
}
fragment ContactParts on CustomerContact {
  contactId
  type
  value
  extension
  isPrimary
  marketingOptIn
}
fragment CustomerParts on Customer {
  ...CustomerLine
  legalEntity
  channel {
    key
    name
  }
  asyncCustomerAccount
  isAsyncCustomer
  version
  firstName
  middleName
  lastName
  title
  phoneExtension
  cellularPhone
  url
  receiptEmail
  receiptOption
  languageId
  currency
  customerGroup
  priceGroup
  invoiceAccount
  creditMax
  blocked
  optOutPersonalization
  optOutWebActivityTracking
  blockLoyaltyEnrollment
  organizationId
  lineDiscount
  multilineDiscount
  endDiscount
  taxGroup
  vatNumber
  identificationNumber
  addressBooks
  addresses {
    ...AddressParts
  }
  contacts {
    ...ContactParts
  }
  affiliations
  attributes {
    name
    type
    value
  }
  externalIds {
    system
    id
  }
  loyaltyCards
}
fragment CustomerRefusal on UserError {
  __typename
  code
  field
  message
  ... on FieldRefused {
    rowErrorCode
  }
  ... on VersionConflict {
    changedFields
    current {
      ...CustomerParts
    }
  }
}
fragment EditOutcome on UpdateCustomerPayload {
  customer {
    id
  }
  operation {
    operationId
  }
  route
  routeReason
  warnings {
    code
    field
    message
  }
  userErrors {
    ...CustomerRefusal
  }
}`) as unknown as TypedDocumentString<AddCustomerAddressMutation, AddCustomerAddressMutationVariables>;
export const UpdateCustomerAddressDocument = new TypedDocumentString(`
    mutation UpdateCustomerAddress($input: UpdateCustomerAddressInput!) {
  updateCustomerAddress(input: $input) {
    ...EditOutcome
  }
}
    fragment CustomerLine on Customer {
  id
  name
  customerType
  accountNumber
  displayAccount
  syncState
  masked
  email
  phone
  createdAt
}
fragment AddressParts on CustomerAddress {
  addressId
  name
  purpose
  street
  streetNumber
  buildingComplement
  city
  county
  state
  districtName
  zipCode
  country
  phone
  email
  url
  taxGroup
  isPrimary
}
fragment ContactParts on CustomerContact {
  contactId
  type
  value
  extension
  isPrimary
  marketingOptIn
}
fragment CustomerParts on Customer {
  ...CustomerLine
  legalEntity
  channel {
    key
    name
  }
  asyncCustomerAccount
  isAsyncCustomer
  version
  firstName
  middleName
  lastName
  title
  phoneExtension
  cellularPhone
  url
  receiptEmail
  receiptOption
  languageId
  currency
  customerGroup
  priceGroup
  invoiceAccount
  creditMax
  blocked
  optOutPersonalization
  optOutWebActivityTracking
  blockLoyaltyEnrollment
  organizationId
  lineDiscount
  multilineDiscount
  endDiscount
  taxGroup
  vatNumber
  identificationNumber
  addressBooks
  addresses {
    ...AddressParts
  }
  contacts {
    ...ContactParts
  }
  affiliations
  attributes {
    name
    type
    value
  }
  externalIds {
    system
    id
  }
  loyaltyCards
}
fragment CustomerRefusal on UserError {
  __typename
  code
  field
  message
  ... on FieldRefused {
    rowErrorCode
  }
  ... on VersionConflict {
    changedFields
    current {
      ...CustomerParts
    }
  }
}
fragment EditOutcome on UpdateCustomerPayload {
  customer {
    id
  }
  operation {
    operationId
  }
  route
  routeReason
  warnings {
    code
    field
    message
  }
  userErrors {
    ...CustomerRefusal
  }
}`) as unknown as TypedDocumentString<UpdateCustomerAddressMutation, UpdateCustomerAddressMutationVariables>;
export const RemoveCustomerAddressDocument = new TypedDocumentString(`
    mutation RemoveCustomerAddress($input: RemoveCustomerAddressInput!) {
  removeCustomerAddress(input: $input) {
    ...EditOutcome
  }
}
    fragment CustomerLine on Customer {
  id
  name
  customerType
  accountNumber
  displayAccount
  syncState
  masked
  email
  phone
  createdAt
}
fragment AddressParts on CustomerAddress {
  addressId
  name
  purpose
  street
  streetNumber
  buildingComplement
  city
  county
  state
  districtName
  zipCode
  country
  phone
  email
  url
  taxGroup
  isPrimary
}
fragment ContactParts on CustomerContact {
  contactId
  type
  value
  extension
  isPrimary
  marketingOptIn
}
fragment CustomerParts on Customer {
  ...CustomerLine
  legalEntity
  channel {
    key
    name
  }
  asyncCustomerAccount
  isAsyncCustomer
  version
  firstName
  middleName
  lastName
  title
  phoneExtension
  cellularPhone
  url
  receiptEmail
  receiptOption
  languageId
  currency
  customerGroup
  priceGroup
  invoiceAccount
  creditMax
  blocked
  optOutPersonalization
  optOutWebActivityTracking
  blockLoyaltyEnrollment
  organizationId
  lineDiscount
  multilineDiscount
  endDiscount
  taxGroup
  vatNumber
  identificationNumber
  addressBooks
  addresses {
    ...AddressParts
  }
  contacts {
    ...ContactParts
  }
  affiliations
  attributes {
    name
    type
    value
  }
  externalIds {
    system
    id
  }
  loyaltyCards
}
fragment CustomerRefusal on UserError {
  __typename
  code
  field
  message
  ... on FieldRefused {
    rowErrorCode
  }
  ... on VersionConflict {
    changedFields
    current {
      ...CustomerParts
    }
  }
}
fragment EditOutcome on UpdateCustomerPayload {
  customer {
    id
  }
  operation {
    operationId
  }
  route
  routeReason
  warnings {
    code
    field
    message
  }
  userErrors {
    ...CustomerRefusal
  }
}`) as unknown as TypedDocumentString<RemoveCustomerAddressMutation, RemoveCustomerAddressMutationVariables>;
export const SetCustomerContactDocument = new TypedDocumentString(`
    mutation SetCustomerContact($input: SetCustomerContactInput!) {
  setCustomerContact(input: $input) {
    ...EditOutcome
  }
}
    fragment CustomerLine on Customer {
  id
  name
  customerType
  accountNumber
  displayAccount
  syncState
  masked
  email
  phone
  createdAt
}
fragment AddressParts on CustomerAddress {
  addressId
  name
  purpose
  street
  streetNumber
  buildingComplement
  city
  county
  state
  districtName
  zipCode
  country
  phone
  email
  url
  taxGroup
  isPrimary
}
fragment ContactParts on CustomerContact {
  contactId
  type
  value
  extension
  isPrimary
  marketingOptIn
}
fragment CustomerParts on Customer {
  ...CustomerLine
  legalEntity
  channel {
    key
    name
  }
  asyncCustomerAccount
  isAsyncCustomer
  version
  firstName
  middleName
  lastName
  title
  phoneExtension
  cellularPhone
  url
  receiptEmail
  receiptOption
  languageId
  currency
  customerGroup
  priceGroup
  invoiceAccount
  creditMax
  blocked
  optOutPersonalization
  optOutWebActivityTracking
  blockLoyaltyEnrollment
  organizationId
  lineDiscount
  multilineDiscount
  endDiscount
  taxGroup
  vatNumber
  identificationNumber
  addressBooks
  addresses {
    ...AddressParts
  }
  contacts {
    ...ContactParts
  }
  affiliations
  attributes {
    name
    type
    value
  }
  externalIds {
    system
    id
  }
  loyaltyCards
}
fragment CustomerRefusal on UserError {
  __typename
  code
  field
  message
  ... on FieldRefused {
    rowErrorCode
  }
  ... on VersionConflict {
    changedFields
    current {
      ...CustomerParts
    }
  }
}
fragment EditOutcome on UpdateCustomerPayload {
  customer {
    id
  }
  operation {
    operationId
  }
  route
  routeReason
  warnings {
    code
    field
    message
  }
  userErrors {
    ...CustomerRefusal
  }
}`) as unknown as TypedDocumentString<SetCustomerContactMutation, SetCustomerContactMutationVariables>;
export const RemoveCustomerContactDocument = new TypedDocumentString(`
    mutation RemoveCustomerContact($input: RemoveCustomerContactInput!) {
  removeCustomerContact(input: $input) {
    ...EditOutcome
  }
}
    fragment CustomerLine on Customer {
  id
  name
  customerType
  accountNumber
  displayAccount
  syncState
  masked
  email
  phone
  createdAt
}
fragment AddressParts on CustomerAddress {
  addressId
  name
  purpose
  street
  streetNumber
  buildingComplement
  city
  county
  state
  districtName
  zipCode
  country
  phone
  email
  url
  taxGroup
  isPrimary
}
fragment ContactParts on CustomerContact {
  contactId
  type
  value
  extension
  isPrimary
  marketingOptIn
}
fragment CustomerParts on Customer {
  ...CustomerLine
  legalEntity
  channel {
    key
    name
  }
  asyncCustomerAccount
  isAsyncCustomer
  version
  firstName
  middleName
  lastName
  title
  phoneExtension
  cellularPhone
  url
  receiptEmail
  receiptOption
  languageId
  currency
  customerGroup
  priceGroup
  invoiceAccount
  creditMax
  blocked
  optOutPersonalization
  optOutWebActivityTracking
  blockLoyaltyEnrollment
  organizationId
  lineDiscount
  multilineDiscount
  endDiscount
  taxGroup
  vatNumber
  identificationNumber
  addressBooks
  addresses {
    ...AddressParts
  }
  contacts {
    ...ContactParts
  }
  affiliations
  attributes {
    name
    type
    value
  }
  externalIds {
    system
    id
  }
  loyaltyCards
}
fragment CustomerRefusal on UserError {
  __typename
  code
  field
  message
  ... on FieldRefused {
    rowErrorCode
  }
  ... on VersionConflict {
    changedFields
    current {
      ...CustomerParts
    }
  }
}
fragment EditOutcome on UpdateCustomerPayload {
  customer {
    id
  }
  operation {
    operationId
  }
  route
  routeReason
  warnings {
    code
    field
    message
  }
  userErrors {
    ...CustomerRefusal
  }
}`) as unknown as TypedDocumentString<RemoveCustomerContactMutation, RemoveCustomerContactMutationVariables>;
export const AddCustomerAffiliationDocument = new TypedDocumentString(`
    mutation AddCustomerAffiliation($input: CustomerAffiliationInput!) {
  addCustomerAffiliation(input: $input) {
    ...EditOutcome
  }
}
    fragment CustomerLine on Customer {
  id
  name
  customerType
  accountNumber
  displayAccount
  syncState
  masked
  email
  phone
  createdAt
}
fragment AddressParts on CustomerAddress {
  addressId
  name
  purpose
  street
  streetNumber
  buildingComplement
  city
  county
  state
  districtName
  zipCode
  country
  phone
  email
  url
  taxGroup
  isPrimary
}
fragment ContactParts on CustomerContact {
  contactId
  type
  value
  extension
  isPrimary
  marketingOptIn
}
fragment CustomerParts on Customer {
  ...CustomerLine
  legalEntity
  channel {
    key
    name
  }
  asyncCustomerAccount
  isAsyncCustomer
  version
  firstName
  middleName
  lastName
  title
  phoneExtension
  cellularPhone
  url
  receiptEmail
  receiptOption
  languageId
  currency
  customerGroup
  priceGroup
  invoiceAccount
  creditMax
  blocked
  optOutPersonalization
  optOutWebActivityTracking
  blockLoyaltyEnrollment
  organizationId
  lineDiscount
  multilineDiscount
  endDiscount
  taxGroup
  vatNumber
  identificationNumber
  addressBooks
  addresses {
    ...AddressParts
  }
  contacts {
    ...ContactParts
  }
  affiliations
  attributes {
    name
    type
    value
  }
  externalIds {
    system
    id
  }
  loyaltyCards
}
fragment CustomerRefusal on UserError {
  __typename
  code
  field
  message
  ... on FieldRefused {
    rowErrorCode
  }
  ... on VersionConflict {
    changedFields
    current {
      ...CustomerParts
    }
  }
}
fragment EditOutcome on UpdateCustomerPayload {
  customer {
    id
  }
  operation {
    operationId
  }
  route
  routeReason
  warnings {
    code
    field
    message
  }
  userErrors {
    ...CustomerRefusal
  }
}`) as unknown as TypedDocumentString<AddCustomerAffiliationMutation, AddCustomerAffiliationMutationVariables>;
export const RemoveCustomerAffiliationDocument = new TypedDocumentString(`
    mutation RemoveCustomerAffiliation($input: CustomerAffiliationInput!) {
  removeCustomerAffiliation(input: $input) {
    ...EditOutcome
  }
}
    fragment CustomerLine on Customer {
  id
  name
  customerType
  accountNumber
  displayAccount
  syncState
  masked
  email
  phone
  createdAt
}
fragment AddressParts on CustomerAddress {
  addressId
  name
  purpose
  street
  streetNumber
  buildingComplement
  city
  county
  state
  districtName
  zipCode
  country
  phone
  email
  url
  taxGroup
  isPrimary
}
fragment ContactParts on CustomerContact {
  contactId
  type
  value
  extension
  isPrimary
  marketingOptIn
}
fragment CustomerParts on Customer {
  ...CustomerLine
  legalEntity
  channel {
    key
    name
  }
  asyncCustomerAccount
  isAsyncCustomer
  version
  firstName
  middleName
  lastName
  title
  phoneExtension
  cellularPhone
  url
  receiptEmail
  receiptOption
  languageId
  currency
  customerGroup
  priceGroup
  invoiceAccount
  creditMax
  blocked
  optOutPersonalization
  optOutWebActivityTracking
  blockLoyaltyEnrollment
  organizationId
  lineDiscount
  multilineDiscount
  endDiscount
  taxGroup
  vatNumber
  identificationNumber
  addressBooks
  addresses {
    ...AddressParts
  }
  contacts {
    ...ContactParts
  }
  affiliations
  attributes {
    name
    type
    value
  }
  externalIds {
    system
    id
  }
  loyaltyCards
}
fragment CustomerRefusal on UserError {
  __typename
  code
  field
  message
  ... on FieldRefused {
    rowErrorCode
  }
  ... on VersionConflict {
    changedFields
    current {
      ...CustomerParts
    }
  }
}
fragment EditOutcome on UpdateCustomerPayload {
  customer {
    id
  }
  operation {
    operationId
  }
  route
  routeReason
  warnings {
    code
    field
    message
  }
  userErrors {
    ...CustomerRefusal
  }
}`) as unknown as TypedDocumentString<RemoveCustomerAffiliationMutation, RemoveCustomerAffiliationMutationVariables>;
export const SynchronizeForOrderDocument = new TypedDocumentString(`
    mutation SynchronizeForOrder($input: SynchronizeForOrderInput!) {
  synchronizeForOrder(input: $input) {
    accountNumber
    canBeOrdered
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SynchronizeForOrderMutation, SynchronizeForOrderMutationVariables>;
export const SetCustomerAttributesDocument = new TypedDocumentString(`
    mutation SetCustomerAttributes($input: SetCustomerAttributesInput!) {
  setCustomerAttributes(input: $input) {
    ...EditOutcome
  }
}
    fragment CustomerLine on Customer {
  id
  name
  customerType
  accountNumber
  displayAccount
  syncState
  masked
  email
  phone
  createdAt
}
fragment AddressParts on CustomerAddress {
  addressId
  name
  purpose
  street
  streetNumber
  buildingComplement
  city
  county
  state
  districtName
  zipCode
  country
  phone
  email
  url
  taxGroup
  isPrimary
}
fragment ContactParts on CustomerContact {
  contactId
  type
  value
  extension
  isPrimary
  marketingOptIn
}
fragment CustomerParts on Customer {
  ...CustomerLine
  legalEntity
  channel {
    key
    name
  }
  asyncCustomerAccount
  isAsyncCustomer
  version
  firstName
  middleName
  lastName
  title
  phoneExtension
  cellularPhone
  url
  receiptEmail
  receiptOption
  languageId
  currency
  customerGroup
  priceGroup
  invoiceAccount
  creditMax
  blocked
  optOutPersonalization
  optOutWebActivityTracking
  blockLoyaltyEnrollment
  organizationId
  lineDiscount
  multilineDiscount
  endDiscount
  taxGroup
  vatNumber
  identificationNumber
  addressBooks
  addresses {
    ...AddressParts
  }
  contacts {
    ...ContactParts
  }
  affiliations
  attributes {
    name
    type
    value
  }
  externalIds {
    system
    id
  }
  loyaltyCards
}
fragment CustomerRefusal on UserError {
  __typename
  code
  field
  message
  ... on FieldRefused {
    rowErrorCode
  }
  ... on VersionConflict {
    changedFields
    current {
      ...CustomerParts
    }
  }
}
fragment EditOutcome on UpdateCustomerPayload {
  customer {
    id
  }
  operation {
    operationId
  }
  route
  routeReason
  warnings {
    code
    field
    message
  }
  userErrors {
    ...CustomerRefusal
  }
}`) as unknown as TypedDocumentString<SetCustomerAttributesMutation, SetCustomerAttributesMutationVariables>;
export const ExportCustomerDocument = new TypedDocumentString(`
    mutation ExportCustomer($input: ExportCustomerInput!) {
  exportCustomer(input: $input) {
    document
    unreachable
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ExportCustomerMutation, ExportCustomerMutationVariables>;
export const EraseCustomerDocument = new TypedDocumentString(`
    mutation EraseCustomer($input: EraseCustomerInput!) {
  eraseCustomer(input: $input) {
    erasure {
      id
      status
    }
    rehearsal {
      tables {
        table
        rows
      }
      channelDatabases {
        key
        name
      }
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<EraseCustomerMutation, EraseCustomerMutationVariables>;
export const IssueLoyaltyCardDocument = new TypedDocumentString(`
    mutation IssueLoyaltyCard($input: IssueLoyaltyCardInput!) {
  issueLoyaltyCard(input: $input) {
    customer {
      id
    }
    userErrors {
      ...CustomerRefusal
    }
  }
}
    fragment CustomerLine on Customer {
  id
  name
  customerType
  accountNumber
  displayAccount
  syncState
  masked
  email
  phone
  createdAt
}
fragment AddressParts on CustomerAddress {
  addressId
  name
  purpose
  street
  streetNumber
  buildingComplement
  city
  county
  state
  districtName
  zipCode
  country
  phone
  email
  url
  taxGroup
  isPrimary
}
fragment ContactParts on CustomerContact {
  contactId
  type
  value
  extension
  isPrimary
  marketingOptIn
}
fragment CustomerParts on Customer {
  ...CustomerLine
  legalEntity
  channel {
    key
    name
  }
  asyncCustomerAccount
  isAsyncCustomer
  version
  firstName
  middleName
  lastName
  title
  phoneExtension
  cellularPhone
  url
  receiptEmail
  receiptOption
  languageId
  currency
  customerGroup
  priceGroup
  invoiceAccount
  creditMax
  blocked
  optOutPersonalization
  optOutWebActivityTracking
  blockLoyaltyEnrollment
  organizationId
  lineDiscount
  multilineDiscount
  endDiscount
  taxGroup
  vatNumber
  identificationNumber
  addressBooks
  addresses {
    ...AddressParts
  }
  contacts {
    ...ContactParts
  }
  affiliations
  attributes {
    name
    type
    value
  }
  externalIds {
    system
    id
  }
  loyaltyCards
}
fragment CustomerRefusal on UserError {
  __typename
  code
  field
  message
  ... on FieldRefused {
    rowErrorCode
  }
  ... on VersionConflict {
    changedFields
    current {
      ...CustomerParts
    }
  }
}`) as unknown as TypedDocumentString<IssueLoyaltyCardMutation, IssueLoyaltyCardMutationVariables>;
export const LinkLoyaltyCardDocument = new TypedDocumentString(`
    mutation LinkLoyaltyCard($input: LinkLoyaltyCardInput!) {
  linkLoyaltyCard(input: $input) {
    customer {
      id
    }
    userErrors {
      ...CustomerRefusal
    }
  }
}
    fragment CustomerLine on Customer {
  id
  name
  customerType
  accountNumber
  displayAccount
  syncState
  masked
  email
  phone
  createdAt
}
fragment AddressParts on CustomerAddress {
  addressId
  name
  purpose
  street
  streetNumber
  buildingComplement
  city
  county
  state
  districtName
  zipCode
  country
  phone
  email
  url
  taxGroup
  isPrimary
}
fragment ContactParts on CustomerContact {
  contactId
  type
  value
  extension
  isPrimary
  marketingOptIn
}
fragment CustomerParts on Customer {
  ...CustomerLine
  legalEntity
  channel {
    key
    name
  }
  asyncCustomerAccount
  isAsyncCustomer
  version
  firstName
  middleName
  lastName
  title
  phoneExtension
  cellularPhone
  url
  receiptEmail
  receiptOption
  languageId
  currency
  customerGroup
  priceGroup
  invoiceAccount
  creditMax
  blocked
  optOutPersonalization
  optOutWebActivityTracking
  blockLoyaltyEnrollment
  organizationId
  lineDiscount
  multilineDiscount
  endDiscount
  taxGroup
  vatNumber
  identificationNumber
  addressBooks
  addresses {
    ...AddressParts
  }
  contacts {
    ...ContactParts
  }
  affiliations
  attributes {
    name
    type
    value
  }
  externalIds {
    system
    id
  }
  loyaltyCards
}
fragment CustomerRefusal on UserError {
  __typename
  code
  field
  message
  ... on FieldRefused {
    rowErrorCode
  }
  ... on VersionConflict {
    changedFields
    current {
      ...CustomerParts
    }
  }
}`) as unknown as TypedDocumentString<LinkLoyaltyCardMutation, LinkLoyaltyCardMutationVariables>;
export const DiagnoseDocument = new TypedDocumentString(`
    query Diagnose($input: DiagnoseInput!) {
  diagnose(input: $input) {
    ...DiagnosisParts
  }
}
    fragment TraceParts on Trace {
  operation {
    operationId
    kind
    status
  }
  steps {
    step
    at
    expectedAt
    job
  }
  waitingFor
  expectedAtHeadquarters
  expectedBack
  whyNotExpected
}
fragment RemedyParts on Remedy {
  id
  title
  effect
  risk
  mutation
  document
  variables
  mayRun
  needsInput
}
fragment DiagnosisParts on Diagnosis {
  subject {
    __typename
    id
    ... on Customer {
      name
      masked
      displayAccount
      asyncCustomerAccount
      channel {
        key
      }
    }
    ... on Operation {
      operationId
      kind
      customerName
    }
    ... on Channel {
      key
      name
    }
    ... on Feature {
      key
      name
    }
  }
  answer
  healthy
  at
  checks {
    code
    question
    status
    message
    failing {
      subject
      count
      since
    }
    evidence {
      label
      value
      node {
        __typename
        id
        ... on Operation {
          operationId
        }
        ... on Customer {
          channel {
            key
          }
        }
        ... on Channel {
          key
        }
        ... on ChannelDatabase {
          key
        }
        ... on Feature {
          key
        }
        ... on CdxJob {
          jobId
        }
        ... on BatchJob {
          jobId
        }
      }
    }
    remedies {
      id
    }
  }
  remedies {
    ...RemedyParts
  }
  trace {
    ...TraceParts
  }
}`) as unknown as TypedDocumentString<DiagnoseQuery, DiagnoseQueryVariables>;
export const InstallationStatusEventsDocument = new TypedDocumentString(`
    subscription InstallationStatusEvents {
  installationStatus {
    waiting
    diagnosis {
      ...DiagnosisParts
    }
  }
}
    fragment TraceParts on Trace {
  operation {
    operationId
    kind
    status
  }
  steps {
    step
    at
    expectedAt
    job
  }
  waitingFor
  expectedAtHeadquarters
  expectedBack
  whyNotExpected
}
fragment RemedyParts on Remedy {
  id
  title
  effect
  risk
  mutation
  document
  variables
  mayRun
  needsInput
}
fragment DiagnosisParts on Diagnosis {
  subject {
    __typename
    id
    ... on Customer {
      name
      masked
      displayAccount
      asyncCustomerAccount
      channel {
        key
      }
    }
    ... on Operation {
      operationId
      kind
      customerName
    }
    ... on Channel {
      key
      name
    }
    ... on Feature {
      key
      name
    }
  }
  answer
  healthy
  at
  checks {
    code
    question
    status
    message
    failing {
      subject
      count
      since
    }
    evidence {
      label
      value
      node {
        __typename
        id
        ... on Operation {
          operationId
        }
        ... on Customer {
          channel {
            key
          }
        }
        ... on Channel {
          key
        }
        ... on ChannelDatabase {
          key
        }
        ... on Feature {
          key
        }
        ... on CdxJob {
          jobId
        }
        ... on BatchJob {
          jobId
        }
      }
    }
    remedies {
      id
    }
  }
  remedies {
    ...RemedyParts
  }
  trace {
    ...TraceParts
  }
}`) as unknown as TypedDocumentString<InstallationStatusEventsSubscription, InstallationStatusEventsSubscriptionVariables>;
export const DiagnosableFeaturesDocument = new TypedDocumentString(`
    query DiagnosableFeatures {
  features {
    key
    name
  }
}
    `) as unknown as TypedDocumentString<DiagnosableFeaturesQuery, DiagnosableFeaturesQueryVariables>;
export const ApplyRemedyDocument = new TypedDocumentString(`
    mutation ApplyRemedy($input: ApplyRemedyInput!) {
  applyRemedy(input: $input) {
    mutation
    result
    wouldDo
    cured
    diagnosis {
      ...DiagnosisParts
    }
    userErrors {
      code
      field
      message
    }
  }
}
    fragment TraceParts on Trace {
  operation {
    operationId
    kind
    status
  }
  steps {
    step
    at
    expectedAt
    job
  }
  waitingFor
  expectedAtHeadquarters
  expectedBack
  whyNotExpected
}
fragment RemedyParts on Remedy {
  id
  title
  effect
  risk
  mutation
  document
  variables
  mayRun
  needsInput
}
fragment DiagnosisParts on Diagnosis {
  subject {
    __typename
    id
    ... on Customer {
      name
      masked
      displayAccount
      asyncCustomerAccount
      channel {
        key
      }
    }
    ... on Operation {
      operationId
      kind
      customerName
    }
    ... on Channel {
      key
      name
    }
    ... on Feature {
      key
      name
    }
  }
  answer
  healthy
  at
  checks {
    code
    question
    status
    message
    failing {
      subject
      count
      since
    }
    evidence {
      label
      value
      node {
        __typename
        id
        ... on Operation {
          operationId
        }
        ... on Customer {
          channel {
            key
          }
        }
        ... on Channel {
          key
        }
        ... on ChannelDatabase {
          key
        }
        ... on Feature {
          key
        }
        ... on CdxJob {
          jobId
        }
        ... on BatchJob {
          jobId
        }
      }
    }
    remedies {
      id
    }
  }
  remedies {
    ...RemedyParts
  }
  trace {
    ...TraceParts
  }
}`) as unknown as TypedDocumentString<ApplyRemedyMutation, ApplyRemedyMutationVariables>;
export const NameMatchesDocument = new TypedDocumentString(`
    query NameMatches($search: String!) {
  customers(first: 10, filter: {search: $search}) {
    nodes {
      ...NamedCustomer
    }
  }
  operations(first: 20, filter: {search: $search}) {
    nodes {
      asyncCustomerAccount
      customerAccount
      status
      capturedAt
      channel {
        name
      }
      customerName
      customer {
        email
        phone
      }
    }
  }
}
    fragment NamedCustomer on Customer {
  asyncCustomerAccount
  name
  masked
  accountNumber
  syncState
  email
  phone
  createdAt
}`) as unknown as TypedDocumentString<NameMatchesQuery, NameMatchesQueryVariables>;
export const NearNamesDocument = new TypedDocumentString(`
    query NearNames($search: String!) {
  customers(first: 50, filter: {search: $search}) {
    nodes {
      ...NamedCustomer
    }
  }
}
    fragment NamedCustomer on Customer {
  asyncCustomerAccount
  name
  masked
  accountNumber
  syncState
  email
  phone
  createdAt
}`) as unknown as TypedDocumentString<NearNamesQuery, NearNamesQueryVariables>;
export const FeaturesDocument = new TypedDocumentString(`
    query Features {
  features {
    ...FeatureParts
  }
}
    fragment FeatureParts on Feature {
  id
  key
  name
  summary
  module
  learnMore
  status
  featureState
  enabled
  canDisable
  confirmationText
  readBy
  notImplemented
  enableDate
  scheduleFailure
  comment
  prerequisites {
    key
    name
  }
  missingPrerequisites {
    key
    name
  }
  channels {
    channel {
      key
      name
    }
    hqState
    channelState
    cacheState
    cacheLoadedAt
    cacheExpiresAt
    missingJobs
    effectiveAt
  }
}`) as unknown as TypedDocumentString<FeaturesQuery, FeaturesQueryVariables>;
export const FeatureParametersDocument = new TypedDocumentString(`
    query FeatureParameters {
  featureParameters {
    enableNewFeaturesAutomatically
  }
}
    `) as unknown as TypedDocumentString<FeatureParametersQuery, FeatureParametersQueryVariables>;
export const SetFeatureParametersDocument = new TypedDocumentString(`
    mutation SetFeatureParameters($input: SetFeatureParametersInput!) {
  setFeatureParameters(input: $input) {
    featureParameters {
      enableNewFeaturesAutomatically
    }
    userErrors {
      ...FeatureRefusal
    }
  }
}
    fragment FeatureRefusal on UserError {
  __typename
  code
  message
  ... on FeaturePrerequisitesMissing {
    missing {
      key
      name
    }
  }
  ... on FeatureHasDependents {
    dependents {
      key
      name
    }
  }
}`) as unknown as TypedDocumentString<SetFeatureParametersMutation, SetFeatureParametersMutationVariables>;
export const CheckForFeatureUpdatesDocument = new TypedDocumentString(`
    mutation CheckForFeatureUpdates {
  checkForFeatureUpdates(input: {}) {
    added {
      key
    }
    changed {
      key
    }
    userErrors {
      ...FeatureRefusal
    }
  }
}
    fragment FeatureRefusal on UserError {
  __typename
  code
  message
  ... on FeaturePrerequisitesMissing {
    missing {
      key
      name
    }
  }
  ... on FeatureHasDependents {
    dependents {
      key
      name
    }
  }
}`) as unknown as TypedDocumentString<CheckForFeatureUpdatesMutation, CheckForFeatureUpdatesMutationVariables>;
export const FeaturePlanDocument = new TypedDocumentString(`
    query FeaturePlan($feature: ID!, $channels: [ID!], $confirm: Boolean) {
  featurePlan(feature: $feature, channels: $channels, confirm: $confirm) {
    complete
    steps(state: [DONE, NEEDED, BLOCKED, RUNNING, FAILED]) {
      ...PlanStepParts
    }
  }
}
    fragment PlanStepParts on FeaturePlanStep {
  place
  action
  title
  effect
  state
  reason
  job
  confirmationText
  feature {
    key
    name
  }
  channelDatabase {
    key
    name
  }
  startedAt
  endedAt
}`) as unknown as TypedDocumentString<FeaturePlanQuery, FeaturePlanQueryVariables>;
export const FeaturePlanRunDocument = new TypedDocumentString(`
    query FeaturePlanRun($id: ID!) {
  featurePlanRun(id: $id) {
    id
    feature {
      key
    }
    run {
      id
      status
      total
      done
      failed
      message
      startedAt
      endedAt
    }
    steps {
      ...PlanStepParts
    }
  }
}
    fragment PlanStepParts on FeaturePlanStep {
  place
  action
  title
  effect
  state
  reason
  job
  confirmationText
  feature {
    key
    name
  }
  channelDatabase {
    key
    name
  }
  startedAt
  endedAt
}`) as unknown as TypedDocumentString<FeaturePlanRunQuery, FeaturePlanRunQueryVariables>;
export const EnableFeatureDocument = new TypedDocumentString(`
    mutation EnableFeature($input: EnableFeatureInput!) {
  enableFeature(input: $input) {
    userErrors {
      ...FeatureRefusal
    }
  }
}
    fragment FeatureRefusal on UserError {
  __typename
  code
  message
  ... on FeaturePrerequisitesMissing {
    missing {
      key
      name
    }
  }
  ... on FeatureHasDependents {
    dependents {
      key
      name
    }
  }
}`) as unknown as TypedDocumentString<EnableFeatureMutation, EnableFeatureMutationVariables>;
export const DisableFeatureDocument = new TypedDocumentString(`
    mutation DisableFeature($input: DisableFeatureInput!) {
  disableFeature(input: $input) {
    userErrors {
      ...FeatureRefusal
    }
  }
}
    fragment FeatureRefusal on UserError {
  __typename
  code
  message
  ... on FeaturePrerequisitesMissing {
    missing {
      key
      name
    }
  }
  ... on FeatureHasDependents {
    dependents {
      key
      name
    }
  }
}`) as unknown as TypedDocumentString<DisableFeatureMutation, DisableFeatureMutationVariables>;
export const ScheduleFeatureDocument = new TypedDocumentString(`
    mutation ScheduleFeature($input: ScheduleFeatureInput!) {
  scheduleFeature(input: $input) {
    userErrors {
      ...FeatureRefusal
    }
  }
}
    fragment FeatureRefusal on UserError {
  __typename
  code
  message
  ... on FeaturePrerequisitesMissing {
    missing {
      key
      name
    }
  }
  ... on FeatureHasDependents {
    dependents {
      key
      name
    }
  }
}`) as unknown as TypedDocumentString<ScheduleFeatureMutation, ScheduleFeatureMutationVariables>;
export const RunFeaturePlanDocument = new TypedDocumentString(`
    mutation RunFeaturePlan($input: RunFeaturePlanInput!) {
  runFeaturePlan(input: $input) {
    planRun {
      id
    }
    userErrors {
      __typename
      code
      message
      ... on JobAlreadyRunning {
        run {
          id
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RunFeaturePlanMutation, RunFeaturePlanMutationVariables>;
export const FeatureEventsDocument = new TypedDocumentString(`
    subscription FeatureEvents($feature: ID, $after: String) {
  featureChanged(feature: $feature, after: $after) {
    __typename
    ...LiveParts
    ... on FeatureChanged {
      cursor
      what
    }
  }
}
    fragment LiveParts on BatchJobProgressEvent {
  ... on Snapshot {
    cursor
  }
  ... on Ready {
    cursor
  }
  ... on Gap {
    cursor
  }
  ... on SourceLost {
    cursor
    source
  }
  ... on SourceBack {
    cursor
    source
  }
}`) as unknown as TypedDocumentString<FeatureEventsSubscription, FeatureEventsSubscriptionVariables>;
export const FeaturePlanEventsDocument = new TypedDocumentString(`
    subscription FeaturePlanEvents($after: String) {
  batchJobProgress(job: "feature-plan", after: $after) {
    __typename
    ...LiveParts
    ... on BatchJobProgress {
      cursor
      run {
        id
        status
        done
        failed
        total
      }
    }
    ... on Snapshot {
      cursor
      runs {
        id
        status
        total
      }
    }
  }
}
    fragment LiveParts on BatchJobProgressEvent {
  ... on Snapshot {
    cursor
  }
  ... on Ready {
    cursor
  }
  ... on Gap {
    cursor
  }
  ... on SourceLost {
    cursor
    source
  }
  ... on SourceBack {
    cursor
    source
  }
}`) as unknown as TypedDocumentString<FeaturePlanEventsSubscription, FeaturePlanEventsSubscriptionVariables>;
export const FirstCustomersDocument = new TypedDocumentString(`
    query FirstCustomers {
  customers(first: 1) {
    nodes {
      id
    }
  }
  operations(first: 1) {
    nodes {
      operationId
    }
  }
}
    `) as unknown as TypedDocumentString<FirstCustomersQuery, FirstCustomersQueryVariables>;
export const MaySimulateDocument = new TypedDocumentString(`
    query MaySimulate {
  simulation {
    available
  }
}
    `) as unknown as TypedDocumentString<MaySimulateQuery, MaySimulateQueryVariables>;
export const CustomerHistoryDocument = new TypedDocumentString(`
    query CustomerHistory($customer: ID!, $attributes: [String!], $after: String) {
  customerHistory(
    customer: $customer
    attributes: $attributes
    first: 30
    after: $after
  ) {
    nodes {
      at
      kind
      actor
      channel {
        key
        name
      }
      reason
      operation {
        operationId
        kind
        status
        completedAt
      }
      error {
        ...ErrorParts
      }
      changes {
        ...ChangeParts
      }
      masked
      mergedAccountNumber
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment ErrorParts on OperationError {
  errorClass
  code
  field
  message
}
fragment ChangeParts on AttributeChange {
  attribute
  oldValue
  newValue
}`) as unknown as TypedDocumentString<CustomerHistoryQuery, CustomerHistoryQueryVariables>;
export const AlertsDocument = new TypedDocumentString(`
    query Alerts {
  open: alerts(status: OPEN, first: 100) {
    nodes {
      ...AlertParts
    }
  }
  closed: alerts(status: CLOSED, first: 20) {
    nodes {
      ...AlertParts
    }
  }
  alertRules {
    id
    enabled
    opensAfterSeconds
    closesAfterSeconds
    threshold
    thresholdUnit
    changed
  }
}
    fragment AlertParts on Alert {
  id
  rule
  subject
  status
  checks
  message
  openedAt
  lastSeenAt
  wellSince
  closedAt
  mute {
    mutedBy
    until
    reason
  }
  notices {
    event
    channel
    status
    sentAt
    attempts
    nextAttemptAt
    lastFailure
  }
}`) as unknown as TypedDocumentString<AlertsQuery, AlertsQueryVariables>;
export const OpenAlertEventsDocument = new TypedDocumentString(`
    subscription OpenAlertEvents {
  openAlerts {
    alerts {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<OpenAlertEventsSubscription, OpenAlertEventsSubscriptionVariables>;
export const MuteAlertDocument = new TypedDocumentString(`
    mutation MuteAlert($input: MuteAlertInput!) {
  muteAlert(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<MuteAlertMutation, MuteAlertMutationVariables>;
export const UnmuteAlertDocument = new TypedDocumentString(`
    mutation UnmuteAlert($input: UnmuteAlertInput!) {
  unmuteAlert(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<UnmuteAlertMutation, UnmuteAlertMutationVariables>;
export const SetAlertRuleDocument = new TypedDocumentString(`
    mutation SetAlertRule($input: SetAlertRuleInput!) {
  setAlertRule(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SetAlertRuleMutation, SetAlertRuleMutationVariables>;
export const ReconciliationsDocument = new TypedDocumentString(`
    query Reconciliations {
  channelDatabases {
    key
    name
    reconciliation {
      ...ReconciliationParts
    }
  }
}
    fragment ReconciliationParts on Reconciliation {
  result
  message
  explanations {
    ...ExplanationParts
  }
  attemptedAt
  comparedAt
  customers
  open
  reported
}
fragment ExplanationParts on Explanation {
  about
  code
  parameters
}`) as unknown as TypedDocumentString<ReconciliationsQuery, ReconciliationsQueryVariables>;
export const HeadquartersReconciliationDocument = new TypedDocumentString(`
    query HeadquartersReconciliation {
  reconciliation {
    ...ReconciliationParts
  }
}
    fragment ReconciliationParts on Reconciliation {
  result
  message
  explanations {
    ...ExplanationParts
  }
  attemptedAt
  comparedAt
  customers
  open
  reported
}
fragment ExplanationParts on Explanation {
  about
  code
  parameters
}`) as unknown as TypedDocumentString<HeadquartersReconciliationQuery, HeadquartersReconciliationQueryVariables>;
export const DifferencesDocument = new TypedDocumentString(`
    query Differences($status: [DifferenceStatus!], $kind: [DifferenceKind!], $channelDatabase: ID, $first: Int, $after: String) {
  differences(
    status: $status
    kind: $kind
    channelDatabase: $channelDatabase
    first: $first
    after: $after
  ) {
    nodes {
      ...DifferenceParts
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment DifferenceParts on Difference {
  id
  number
  kind
  status
  message
  channelDatabase {
    key
    name
    channels {
      key
    }
  }
  asyncCustomerAccount
  otherAsyncCustomerAccount
  legalEntity
  headquartersFingerprint
  channelFingerprint
  firstSeenAt
  lastSeenAt
  endedAt
  reason
  resolvedBy
}`) as unknown as TypedDocumentString<DifferencesQuery, DifferencesQueryVariables>;
export const OneDifferenceDocument = new TypedDocumentString(`
    query OneDifference($id: ID!) {
  node(id: $id) {
    __typename
    ...DifferenceParts
  }
}
    fragment DifferenceParts on Difference {
  id
  number
  kind
  status
  message
  channelDatabase {
    key
    name
    channels {
      key
    }
  }
  asyncCustomerAccount
  otherAsyncCustomerAccount
  legalEntity
  headquartersFingerprint
  channelFingerprint
  firstSeenAt
  lastSeenAt
  endedAt
  reason
  resolvedBy
}`) as unknown as TypedDocumentString<OneDifferenceQuery, OneDifferenceQueryVariables>;
export const ChannelBooksDocument = new TypedDocumentString(`
    query ChannelBooks {
  channels {
    key
    name
    addressBooks
  }
}
    `) as unknown as TypedDocumentString<ChannelBooksQuery, ChannelBooksQueryVariables>;
export const CustomerAtDocument = new TypedDocumentString(`
    query CustomerAt($account: String!, $channel: ID) {
  customer(by: {asyncCustomerAccount: $account}, channel: $channel) {
    ...CustomerParts
  }
}
    fragment CustomerLine on Customer {
  id
  name
  customerType
  accountNumber
  displayAccount
  syncState
  masked
  email
  phone
  createdAt
}
fragment AddressParts on CustomerAddress {
  addressId
  name
  purpose
  street
  streetNumber
  buildingComplement
  city
  county
  state
  districtName
  zipCode
  country
  phone
  email
  url
  taxGroup
  isPrimary
}
fragment ContactParts on CustomerContact {
  contactId
  type
  value
  extension
  isPrimary
  marketingOptIn
}
fragment CustomerParts on Customer {
  ...CustomerLine
  legalEntity
  channel {
    key
    name
  }
  asyncCustomerAccount
  isAsyncCustomer
  version
  firstName
  middleName
  lastName
  title
  phoneExtension
  cellularPhone
  url
  receiptEmail
  receiptOption
  languageId
  currency
  customerGroup
  priceGroup
  invoiceAccount
  creditMax
  blocked
  optOutPersonalization
  optOutWebActivityTracking
  blockLoyaltyEnrollment
  organizationId
  lineDiscount
  multilineDiscount
  endDiscount
  taxGroup
  vatNumber
  identificationNumber
  addressBooks
  addresses {
    ...AddressParts
  }
  contacts {
    ...ContactParts
  }
  affiliations
  attributes {
    name
    type
    value
  }
  externalIds {
    system
    id
  }
  loyaltyCards
}`) as unknown as TypedDocumentString<CustomerAtQuery, CustomerAtQueryVariables>;
export const RestoreCustomersDocument = new TypedDocumentString(`
    mutation RestoreCustomers($input: RestoreCustomersInput!) {
  restoreCustomers(input: $input) {
    restored
    left
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RestoreCustomersMutation, RestoreCustomersMutationVariables>;
export const AcceptDifferenceDocument = new TypedDocumentString(`
    mutation AcceptDifference($input: AcceptDifferenceInput!) {
  acceptDifference(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AcceptDifferenceMutation, AcceptDifferenceMutationVariables>;
export const ScheduleListDocument = new TypedDocumentString(`
    query ScheduleList {
  schedules {
    ...ScheduleParts
  }
}
    fragment ExplanationParts on Explanation {
  about
  code
  parameters
}
fragment ScheduleParts on DistributionSchedule {
  id
  name
  jobs
  group
  recurrence
  timeZone
  active
  status
  withheld {
    by
    reason
  }
  lastRunAt
  nextRunAt
  nextRuns
  lastMessage
  explanations {
    ...ExplanationParts
  }
}`) as unknown as TypedDocumentString<ScheduleListQuery, ScheduleListQueryVariables>;
export const WithholdScheduleDocument = new TypedDocumentString(`
    mutation WithholdSchedule($input: WithholdScheduleInput!) {
  withholdSchedule(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<WithholdScheduleMutation, WithholdScheduleMutationVariables>;
export const ReleaseScheduleDocument = new TypedDocumentString(`
    mutation ReleaseSchedule($input: ReleaseScheduleInput!) {
  releaseSchedule(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReleaseScheduleMutation, ReleaseScheduleMutationVariables>;
export const ScheduleWorkersDocument = new TypedDocumentString(`
    query ScheduleWorkers {
  scheduleWorkers {
    alive
    lastLookAt
  }
}
    `) as unknown as TypedDocumentString<ScheduleWorkersQuery, ScheduleWorkersQueryVariables>;
export const JobsDocument = new TypedDocumentString(`
    query Jobs {
  cdxJobs {
    jobId
    name
    direction
    description
    subjobs {
      name
      headquartersTable
      channelTable
      enabled
    }
    lastSessions {
      ...SessionParts
    }
  }
  batchJobs {
    jobId
    caption
    description
    aliases
    schedules {
      ...ScheduleParts
    }
  }
}
    fragment ExplanationParts on Explanation {
  about
  code
  parameters
}
fragment ScheduleParts on DistributionSchedule {
  id
  name
  jobs
  group
  recurrence
  timeZone
  active
  status
  withheld {
    by
    reason
  }
  lastRunAt
  nextRunAt
  nextRuns
  lastMessage
  explanations {
    ...ExplanationParts
  }
}
fragment SessionParts on CdxSession {
  ... on DownloadSession {
    __typename
    id
    number
    job {
      jobId
      name
    }
    channelDatabase {
      key
      name
    }
    downloadStatus: status
    full
    rowsAffected
    fileSize
    tryCount
    message
    explanations {
      ...ExplanationParts
    }
    requestedBy
    dateRequested
    dateApplied
    replacedBy {
      number
    }
  }
  ... on UploadSession {
    __typename
    id
    number
    job {
      jobId
      name
    }
    channelDatabase {
      key
      name
    }
    uploadStatus: status
    rowsAffected
    operations
    tryCount
    message
    explanations {
      ...ExplanationParts
    }
    requestedBy
    dateCreated
    dateUploaded
  }
}`) as unknown as TypedDocumentString<JobsQuery, JobsQueryVariables>;
export const RunsDocument = new TypedDocumentString(`
    query Runs($job: ID, $status: [BatchStatus!], $first: Int, $after: String) {
  batchRuns(job: $job, status: $status, first: $first, after: $after) {
    nodes {
      ...RunParts
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment ExplanationParts on Explanation {
  about
  code
  parameters
}
fragment RunParts on BatchRun {
  id
  number
  job {
    jobId
    caption
  }
  scope
  status
  requestedBy
  startedAt
  endedAt
  total
  done
  failed
  waiting
  skipped
  rate
  timeLeft
  message
  explanations {
    ...ExplanationParts
  }
}`) as unknown as TypedDocumentString<RunsQuery, RunsQueryVariables>;
export const OneRunDocument = new TypedDocumentString(`
    query OneRun($id: ID!) {
  node(id: $id) {
    __typename
    ...RunParts
  }
}
    fragment ExplanationParts on Explanation {
  about
  code
  parameters
}
fragment RunParts on BatchRun {
  id
  number
  job {
    jobId
    caption
  }
  scope
  status
  requestedBy
  startedAt
  endedAt
  total
  done
  failed
  waiting
  skipped
  rate
  timeLeft
  message
  explanations {
    ...ExplanationParts
  }
}`) as unknown as TypedDocumentString<OneRunQuery, OneRunQueryVariables>;
export const OneSessionDocument = new TypedDocumentString(`
    query OneSession($id: ID!) {
  node(id: $id) {
    __typename
    ...SessionParts
  }
}
    fragment ExplanationParts on Explanation {
  about
  code
  parameters
}
fragment SessionParts on CdxSession {
  ... on DownloadSession {
    __typename
    id
    number
    job {
      jobId
      name
    }
    channelDatabase {
      key
      name
    }
    downloadStatus: status
    full
    rowsAffected
    fileSize
    tryCount
    message
    explanations {
      ...ExplanationParts
    }
    requestedBy
    dateRequested
    dateApplied
    replacedBy {
      number
    }
  }
  ... on UploadSession {
    __typename
    id
    number
    job {
      jobId
      name
    }
    channelDatabase {
      key
      name
    }
    uploadStatus: status
    rowsAffected
    operations
    tryCount
    message
    explanations {
      ...ExplanationParts
    }
    requestedBy
    dateCreated
    dateUploaded
  }
}`) as unknown as TypedDocumentString<OneSessionQuery, OneSessionQueryVariables>;
export const DownloadSessionsDocument = new TypedDocumentString(`
    query DownloadSessions($job: ID, $channelDatabase: ID, $status: [DownloadSessionStatus!], $first: Int, $after: String) {
  downloadSessions(
    job: $job
    channelDatabase: $channelDatabase
    status: $status
    first: $first
    after: $after
  ) {
    nodes {
      ...SessionParts
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment ExplanationParts on Explanation {
  about
  code
  parameters
}
fragment SessionParts on CdxSession {
  ... on DownloadSession {
    __typename
    id
    number
    job {
      jobId
      name
    }
    channelDatabase {
      key
      name
    }
    downloadStatus: status
    full
    rowsAffected
    fileSize
    tryCount
    message
    explanations {
      ...ExplanationParts
    }
    requestedBy
    dateRequested
    dateApplied
    replacedBy {
      number
    }
  }
  ... on UploadSession {
    __typename
    id
    number
    job {
      jobId
      name
    }
    channelDatabase {
      key
      name
    }
    uploadStatus: status
    rowsAffected
    operations
    tryCount
    message
    explanations {
      ...ExplanationParts
    }
    requestedBy
    dateCreated
    dateUploaded
  }
}`) as unknown as TypedDocumentString<DownloadSessionsQuery, DownloadSessionsQueryVariables>;
export const UploadSessionsDocument = new TypedDocumentString(`
    query UploadSessions($channelDatabase: ID, $status: [UploadSessionStatus!], $first: Int, $after: String) {
  uploadSessions(
    channelDatabase: $channelDatabase
    status: $status
    first: $first
    after: $after
  ) {
    nodes {
      ...SessionParts
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment ExplanationParts on Explanation {
  about
  code
  parameters
}
fragment SessionParts on CdxSession {
  ... on DownloadSession {
    __typename
    id
    number
    job {
      jobId
      name
    }
    channelDatabase {
      key
      name
    }
    downloadStatus: status
    full
    rowsAffected
    fileSize
    tryCount
    message
    explanations {
      ...ExplanationParts
    }
    requestedBy
    dateRequested
    dateApplied
    replacedBy {
      number
    }
  }
  ... on UploadSession {
    __typename
    id
    number
    job {
      jobId
      name
    }
    channelDatabase {
      key
      name
    }
    uploadStatus: status
    rowsAffected
    operations
    tryCount
    message
    explanations {
      ...ExplanationParts
    }
    requestedBy
    dateCreated
    dateUploaded
  }
}`) as unknown as TypedDocumentString<UploadSessionsQuery, UploadSessionsQueryVariables>;
export const DatabaseNamesDocument = new TypedDocumentString(`
    query DatabaseNames {
  channelDatabases {
    key
    name
  }
}
    `) as unknown as TypedDocumentString<DatabaseNamesQuery, DatabaseNamesQueryVariables>;
export const SessionEventsDocument = new TypedDocumentString(`
    subscription SessionEvents($after: String) {
  cdxSessionChanged(after: $after) {
    __typename
    ...LiveParts
    ... on CdxSessionChanged {
      cursor
    }
  }
}
    fragment LiveParts on BatchJobProgressEvent {
  ... on Snapshot {
    cursor
  }
  ... on Ready {
    cursor
  }
  ... on Gap {
    cursor
  }
  ... on SourceLost {
    cursor
    source
  }
  ... on SourceBack {
    cursor
    source
  }
}`) as unknown as TypedDocumentString<SessionEventsSubscription, SessionEventsSubscriptionVariables>;
export const RunEventsDocument = new TypedDocumentString(`
    subscription RunEvents($after: String) {
  batchJobProgress(after: $after) {
    __typename
    ...LiveParts
    ... on BatchJobProgress {
      cursor
    }
  }
}
    fragment LiveParts on BatchJobProgressEvent {
  ... on Snapshot {
    cursor
  }
  ... on Ready {
    cursor
  }
  ... on Gap {
    cursor
  }
  ... on SourceLost {
    cursor
    source
  }
  ... on SourceBack {
    cursor
    source
  }
}`) as unknown as TypedDocumentString<RunEventsSubscription, RunEventsSubscriptionVariables>;
export const RunCdxJobDocument = new TypedDocumentString(`
    mutation RunCdxJob($input: RunCdxJobInput!) {
  runCdxJob(input: $input) {
    sessions {
      ...SessionParts
    }
    userErrors {
      code
      message
    }
  }
}
    fragment ExplanationParts on Explanation {
  about
  code
  parameters
}
fragment SessionParts on CdxSession {
  ... on DownloadSession {
    __typename
    id
    number
    job {
      jobId
      name
    }
    channelDatabase {
      key
      name
    }
    downloadStatus: status
    full
    rowsAffected
    fileSize
    tryCount
    message
    explanations {
      ...ExplanationParts
    }
    requestedBy
    dateRequested
    dateApplied
    replacedBy {
      number
    }
  }
  ... on UploadSession {
    __typename
    id
    number
    job {
      jobId
      name
    }
    channelDatabase {
      key
      name
    }
    uploadStatus: status
    rowsAffected
    operations
    tryCount
    message
    explanations {
      ...ExplanationParts
    }
    requestedBy
    dateCreated
    dateUploaded
  }
}`) as unknown as TypedDocumentString<RunCdxJobMutation, RunCdxJobMutationVariables>;
export const SynchronizeNowDocument = new TypedDocumentString(`
    mutation SynchronizeNow($input: SynchronizeInput!) {
  synchronizeCustomersAndChannelRequests(input: $input) {
    runs {
      id
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SynchronizeNowMutation, SynchronizeNowMutationVariables>;
export const CleanUpDocument = new TypedDocumentString(`
    mutation CleanUp($input: CleanUpInput!) {
  cleanUp(input: $input) {
    cleanUps {
      run {
        id
      }
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CleanUpMutation, CleanUpMutationVariables>;
export const RetrySessionDocument = new TypedDocumentString(`
    mutation RetrySession($input: SessionInput!) {
  retrySession(input: $input) {
    session {
      ...SessionParts
    }
    userErrors {
      code
      message
    }
  }
}
    fragment ExplanationParts on Explanation {
  about
  code
  parameters
}
fragment SessionParts on CdxSession {
  ... on DownloadSession {
    __typename
    id
    number
    job {
      jobId
      name
    }
    channelDatabase {
      key
      name
    }
    downloadStatus: status
    full
    rowsAffected
    fileSize
    tryCount
    message
    explanations {
      ...ExplanationParts
    }
    requestedBy
    dateRequested
    dateApplied
    replacedBy {
      number
    }
  }
  ... on UploadSession {
    __typename
    id
    number
    job {
      jobId
      name
    }
    channelDatabase {
      key
      name
    }
    uploadStatus: status
    rowsAffected
    operations
    tryCount
    message
    explanations {
      ...ExplanationParts
    }
    requestedBy
    dateCreated
    dateUploaded
  }
}`) as unknown as TypedDocumentString<RetrySessionMutation, RetrySessionMutationVariables>;
export const CancelSessionDocument = new TypedDocumentString(`
    mutation CancelSession($input: SessionInput!) {
  cancelSession(input: $input) {
    session {
      ...SessionParts
    }
    userErrors {
      code
      message
    }
  }
}
    fragment ExplanationParts on Explanation {
  about
  code
  parameters
}
fragment SessionParts on CdxSession {
  ... on DownloadSession {
    __typename
    id
    number
    job {
      jobId
      name
    }
    channelDatabase {
      key
      name
    }
    downloadStatus: status
    full
    rowsAffected
    fileSize
    tryCount
    message
    explanations {
      ...ExplanationParts
    }
    requestedBy
    dateRequested
    dateApplied
    replacedBy {
      number
    }
  }
  ... on UploadSession {
    __typename
    id
    number
    job {
      jobId
      name
    }
    channelDatabase {
      key
      name
    }
    uploadStatus: status
    rowsAffected
    operations
    tryCount
    message
    explanations {
      ...ExplanationParts
    }
    requestedBy
    dateCreated
    dateUploaded
  }
}`) as unknown as TypedDocumentString<CancelSessionMutation, CancelSessionMutationVariables>;
export const SetScheduleDocument = new TypedDocumentString(`
    mutation SetSchedule($input: SetScheduleInput!) {
  setSchedule(input: $input) {
    schedule {
      ...ScheduleParts
    }
    userErrors {
      code
      message
    }
  }
}
    fragment ExplanationParts on Explanation {
  about
  code
  parameters
}
fragment ScheduleParts on DistributionSchedule {
  id
  name
  jobs
  group
  recurrence
  timeZone
  active
  status
  withheld {
    by
    reason
  }
  lastRunAt
  nextRunAt
  nextRuns
  lastMessage
  explanations {
    ...ExplanationParts
  }
}`) as unknown as TypedDocumentString<SetScheduleMutation, SetScheduleMutationVariables>;
export const ReconcileNowDocument = new TypedDocumentString(`
    mutation ReconcileNow($input: ReconcileInput!) {
  reconcile(input: $input) {
    run {
      id
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReconcileNowMutation, ReconcileNowMutationVariables>;
export const CreateScheduleDocument = new TypedDocumentString(`
    mutation CreateSchedule($input: CreateScheduleInput!) {
  createSchedule(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateScheduleMutation, CreateScheduleMutationVariables>;
export const DeleteScheduleDocument = new TypedDocumentString(`
    mutation DeleteSchedule($input: DeleteScheduleInput!) {
  deleteSchedule(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteScheduleMutation, DeleteScheduleMutationVariables>;
export const WebhooksDocument = new TypedDocumentString(`
    query Webhooks {
  webhookEndpoints {
    id
    url
    description
    events
    enabled
    disabledAt
    disabledBy
    disabledReason
    failingSince
    nextAttemptAt
    lastDeliveredAt
    lastFailure
    entriesBehind
    setAsideCount
    setAside(first: 20) {
      webhookId
      event
      customerId
      attempts
      nextAttemptAt
      lastFailure
    }
    deliveries(first: 10) {
      number
      webhookId
      event
      at
      milliseconds
      outcome
      answer
    }
  }
}
    `) as unknown as TypedDocumentString<WebhooksQuery, WebhooksQueryVariables>;
export const ReplayWebhookEventDocument = new TypedDocumentString(`
    mutation ReplayWebhookEvent($input: ReplayWebhookEventInput!) {
  replayWebhookEvent(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReplayWebhookEventMutation, ReplayWebhookEventMutationVariables>;
export const TestWebhookEndpointDocument = new TypedDocumentString(`
    mutation TestWebhookEndpoint($input: TestWebhookEndpointInput!) {
  testWebhookEndpoint(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<TestWebhookEndpointMutation, TestWebhookEndpointMutationVariables>;
export const EnableWebhookEndpointDocument = new TypedDocumentString(`
    mutation EnableWebhookEndpoint($input: SetWebhookEndpointInput!) {
  setWebhookEndpoint(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<EnableWebhookEndpointMutation, EnableWebhookEndpointMutationVariables>;
export const BulkRunDocument = new TypedDocumentString(`
    query BulkRun($id: ID!) {
  bulkRun(id: $id) {
    ...BulkRunParts
  }
}
    fragment ExplanationParts on Explanation {
  about
  code
  parameters
}
fragment BulkRunParts on BulkRun {
  id
  reason
  run {
    id
    number
    status
    requestedBy
    startedAt
    endedAt
    total
    done
    failed
    waiting
    skipped
    message
    explanations {
      ...ExplanationParts
    }
  }
}`) as unknown as TypedDocumentString<BulkRunQuery, BulkRunQueryVariables>;
export const OpenBulkRunsDocument = new TypedDocumentString(`
    query OpenBulkRuns {
  bulkRuns(status: [READY, EXECUTING, HOLD, ERROR, CANCELING], first: 3) {
    nodes {
      ...BulkRunParts
    }
  }
}
    fragment ExplanationParts on Explanation {
  about
  code
  parameters
}
fragment BulkRunParts on BulkRun {
  id
  reason
  run {
    id
    number
    status
    requestedBy
    startedAt
    endedAt
    total
    done
    failed
    waiting
    skipped
    message
    explanations {
      ...ExplanationParts
    }
  }
}`) as unknown as TypedDocumentString<OpenBulkRunsQuery, OpenBulkRunsQueryVariables>;
export const BulkRunItemsDocument = new TypedDocumentString(`
    query BulkRunItems($id: ID!, $result: BulkItemResult, $after: String) {
  bulkRun(id: $id) {
    items(result: $result, first: 100, after: $after) {
      nodes {
        operationId
        result
        skipReason
        message
        error {
          code
          field
        }
        operation {
          kind
          status
          customerAccount
          customer {
            name
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<BulkRunItemsQuery, BulkRunItemsQueryVariables>;
export const SynchronizeOperationsDocument = new TypedDocumentString(`
    mutation SynchronizeOperations($input: SynchronizeOperationsInput!) {
  synchronizeOperations(input: $input) {
    bulkRun {
      id
    }
    rehearsal {
      total
      rehearsed
      created
      changed
      unchanged
      refused
      skipped
      errorGroups {
        fingerprint
        count
        code
        field
        message
      }
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SynchronizeOperationsMutation, SynchronizeOperationsMutationVariables>;
export const PauseBulkRunDocument = new TypedDocumentString(`
    mutation PauseBulkRun($input: BulkRunInput!) {
  pauseBulkRun(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<PauseBulkRunMutation, PauseBulkRunMutationVariables>;
export const ResumeBulkRunDocument = new TypedDocumentString(`
    mutation ResumeBulkRun($input: BulkRunInput!) {
  resumeBulkRun(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ResumeBulkRunMutation, ResumeBulkRunMutationVariables>;
export const CancelBulkRunDocument = new TypedDocumentString(`
    mutation CancelBulkRun($input: BulkRunInput!) {
  cancelBulkRun(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CancelBulkRunMutation, CancelBulkRunMutationVariables>;
export const BulkRunEventsDocument = new TypedDocumentString(`
    subscription BulkRunEvents($run: ID, $after: String) {
  batchJobProgress(job: "bulk-synchronize", run: $run, after: $after) {
    __typename
    ...LiveParts
    ... on BatchJobProgress {
      cursor
      run {
        id
        status
        total
        done
        failed
        skipped
      }
    }
  }
}
    fragment LiveParts on BatchJobProgressEvent {
  ... on Snapshot {
    cursor
  }
  ... on Ready {
    cursor
  }
  ... on Gap {
    cursor
  }
  ... on SourceLost {
    cursor
    source
  }
  ... on SourceBack {
    cursor
    source
  }
}`) as unknown as TypedDocumentString<BulkRunEventsSubscription, BulkRunEventsSubscriptionVariables>;
export const IssueDetailDocument = new TypedDocumentString(`
    query IssueDetail($id: ID!) {
  issue(id: $id) {
    id
    fingerprint
    status
    errorClass
    code
    field
    message
    value
    count
    failures
    failuresByHour {
      from
      failures
    }
    firstSeenAt
    lastSeenAt
    resolvedAt
    reopenedAt
    reopenings
    channels {
      key
      name
    }
    owner
    assignedBy
    note
    notedBy
    acknowledgedBy
    snoozedUntil
    knownValues
    example {
      legalEntity
    }
    lastCorrection {
      ...CorrectionParts
    }
  }
}
    fragment CorrectionParts on BulkCorrection {
  id
  correctedAt
  correctedBy
  corrected
  undoable
  synchronized
  undone
}`) as unknown as TypedDocumentString<IssueDetailQuery, IssueDetailQueryVariables>;
export const UpdateIssuesDocument = new TypedDocumentString(`
    mutation UpdateIssues($input: UpdateIssuesInput!) {
  updateIssues(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateIssuesMutation, UpdateIssuesMutationVariables>;
export const CorrectOperationsDocument = new TypedDocumentString(`
    mutation CorrectOperations($input: CorrectOperationsInput!) {
  correctOperations(input: $input) {
    correction {
      ...CorrectionParts
    }
    corrected
    notCorrectable
    refused
    changedMeanwhile
    more
    rehearsal {
      total
      rehearsed
      created
      changed
      unchanged
      refused
      skipped
      errorGroups {
        fingerprint
        count
        code
        field
        message
      }
      items {
        operationId
        outcome
        operation {
          kind
          customer {
            name
          }
        }
        changes {
          ...ChangeParts
        }
        error {
          ...ErrorParts
        }
      }
    }
    userErrors {
      code
      message
    }
  }
}
    fragment CorrectionParts on BulkCorrection {
  id
  correctedAt
  correctedBy
  corrected
  undoable
  synchronized
  undone
}
fragment ErrorParts on OperationError {
  errorClass
  code
  field
  message
}
fragment ChangeParts on AttributeChange {
  attribute
  oldValue
  newValue
}`) as unknown as TypedDocumentString<CorrectOperationsMutation, CorrectOperationsMutationVariables>;
export const UndoCorrectionDocument = new TypedDocumentString(`
    mutation UndoCorrection($input: UndoCorrectionInput!) {
  undoCorrection(input: $input) {
    undone
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<UndoCorrectionMutation, UndoCorrectionMutationVariables>;
export const UpdateCorrectedCustomersDocument = new TypedDocumentString(`
    mutation UpdateCorrectedCustomers($input: UpdateCorrectedCustomersInput!) {
  updateCorrectedCustomers(input: $input) {
    updated
    unchanged
    changedSince
    refused
    more
    customers {
      outcome
      operation {
        operationId
        customer {
          name
        }
      }
      error {
        code
        message
      }
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateCorrectedCustomersMutation, UpdateCorrectedCustomersMutationVariables>;
export const ExportSelectedDocument = new TypedDocumentString(`
    query ExportSelected($filter: OperationFilter!, $reason: String!, $after: String) {
  exportOperations(
    filter: $filter
    format: CSV
    first: 100
    reason: $reason
    after: $after
  ) {
    text
    hasNextPage
    endCursor
  }
}
    `) as unknown as TypedDocumentString<ExportSelectedQuery, ExportSelectedQueryVariables>;
export const IssueEventsDocument = new TypedDocumentString(`
    subscription IssueEvents($issue: ID, $after: String) {
  issueChanged(issue: $issue, after: $after) {
    __typename
    ...LiveParts
    ... on IssueChanged {
      cursor
      fingerprint
    }
  }
}
    fragment LiveParts on BatchJobProgressEvent {
  ... on Snapshot {
    cursor
  }
  ... on Ready {
    cursor
  }
  ... on Gap {
    cursor
  }
  ... on SourceLost {
    cursor
    source
  }
  ... on SourceBack {
    cursor
    source
  }
}`) as unknown as TypedDocumentString<IssueEventsSubscription, IssueEventsSubscriptionVariables>;
export const LegalEntitiesDocument = new TypedDocumentString(`
    query LegalEntities {
  organization {
    legalEntities {
      dataAreaId
      name
      country
      currency
      languageId
      timeZone
    }
  }
}
    `) as unknown as TypedDocumentString<LegalEntitiesQuery, LegalEntitiesQueryVariables>;
export const AddToOrganizationDocument = new TypedDocumentString(`
    mutation AddToOrganization($input: SetUpOrganizationInput!) {
  setUpOrganization(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AddToOrganizationMutation, AddToOrganizationMutationVariables>;
export const SaveOperationDocument = new TypedDocumentString(`
    mutation SaveOperation($input: SaveOperationInput!) {
  saveOperation(input: $input) {
    operation {
      revision
    }
    rehearsal {
      ...RehearsalParts
    }
    userErrors {
      ...RefusalParts
    }
  }
}
    fragment RehearsalParts on OperationRehearsal {
  outcome
  changes {
    ...ChangeParts
  }
  error {
    ...ErrorParts
  }
  warnings {
    code
    message
  }
}
fragment RefusalParts on UserError {
  __typename
  code
  field
  message
  ... on OperationRevisionConflict {
    changedFields
    current {
      revision
      status
      changes {
        ...ChangeParts
      }
    }
  }
  ... on OperationHasLaterOperations {
    laterOperations {
      operationId
      kind
      status
    }
  }
}
fragment ErrorParts on OperationError {
  errorClass
  code
  field
  message
}
fragment ChangeParts on AttributeChange {
  attribute
  oldValue
  newValue
}`) as unknown as TypedDocumentString<SaveOperationMutation, SaveOperationMutationVariables>;
export const SynchronizeOperationDocument = new TypedDocumentString(`
    mutation SynchronizeOperation($input: SynchronizeOperationInput!) {
  synchronizeOperation(input: $input) {
    operation {
      status
      customerAccount
      lastKnownError {
        ...ErrorParts
      }
    }
    rehearsal {
      ...RehearsalParts
    }
    userErrors {
      ...RefusalParts
    }
  }
}
    fragment RehearsalParts on OperationRehearsal {
  outcome
  changes {
    ...ChangeParts
  }
  error {
    ...ErrorParts
  }
  warnings {
    code
    message
  }
}
fragment RefusalParts on UserError {
  __typename
  code
  field
  message
  ... on OperationRevisionConflict {
    changedFields
    current {
      revision
      status
      changes {
        ...ChangeParts
      }
    }
  }
  ... on OperationHasLaterOperations {
    laterOperations {
      operationId
      kind
      status
    }
  }
}
fragment ErrorParts on OperationError {
  errorClass
  code
  field
  message
}
fragment ChangeParts on AttributeChange {
  attribute
  oldValue
  newValue
}`) as unknown as TypedDocumentString<SynchronizeOperationMutation, SynchronizeOperationMutationVariables>;
export const DismissOperationDocument = new TypedDocumentString(`
    mutation DismissOperation($input: DismissOperationInput!) {
  dismissOperation(input: $input) {
    alsoDismissed {
      operationId
    }
    userErrors {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on UserError {
  __typename
  code
  field
  message
  ... on OperationRevisionConflict {
    changedFields
    current {
      revision
      status
      changes {
        ...ChangeParts
      }
    }
  }
  ... on OperationHasLaterOperations {
    laterOperations {
      operationId
      kind
      status
    }
  }
}
fragment ChangeParts on AttributeChange {
  attribute
  oldValue
  newValue
}`) as unknown as TypedDocumentString<DismissOperationMutation, DismissOperationMutationVariables>;
export const RestoreOperationDocument = new TypedDocumentString(`
    mutation RestoreOperation($input: RestoreOperationInput!) {
  restoreOperation(input: $input) {
    userErrors {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on UserError {
  __typename
  code
  field
  message
  ... on OperationRevisionConflict {
    changedFields
    current {
      revision
      status
      changes {
        ...ChangeParts
      }
    }
  }
  ... on OperationHasLaterOperations {
    laterOperations {
      operationId
      kind
      status
    }
  }
}
fragment ChangeParts on AttributeChange {
  attribute
  oldValue
  newValue
}`) as unknown as TypedDocumentString<RestoreOperationMutation, RestoreOperationMutationVariables>;
export const UndoSaveDocument = new TypedDocumentString(`
    mutation UndoSave($input: UndoSaveInput!) {
  undoSave(input: $input) {
    userErrors {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on UserError {
  __typename
  code
  field
  message
  ... on OperationRevisionConflict {
    changedFields
    current {
      revision
      status
      changes {
        ...ChangeParts
      }
    }
  }
  ... on OperationHasLaterOperations {
    laterOperations {
      operationId
      kind
      status
    }
  }
}
fragment ChangeParts on AttributeChange {
  attribute
  oldValue
  newValue
}`) as unknown as TypedDocumentString<UndoSaveMutation, UndoSaveMutationVariables>;
export const ResolveConflictDocument = new TypedDocumentString(`
    mutation ResolveConflict($input: ResolveConflictInput!) {
  resolveConflict(input: $input) {
    userErrors {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on UserError {
  __typename
  code
  field
  message
  ... on OperationRevisionConflict {
    changedFields
    current {
      revision
      status
      changes {
        ...ChangeParts
      }
    }
  }
  ... on OperationHasLaterOperations {
    laterOperations {
      operationId
      kind
      status
    }
  }
}
fragment ChangeParts on AttributeChange {
  attribute
  oldValue
  newValue
}`) as unknown as TypedDocumentString<ResolveConflictMutation, ResolveConflictMutationVariables>;
export const OperationsDocument = new TypedDocumentString(`
    query Operations($filter: OperationFilter, $orderBy: OperationOrder, $first: Int!, $after: String) {
  operations(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    totalCount
    nodes {
      ...OperationLine
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    coverage {
      channelDatabase
      reachable
    }
  }
}
    fragment OperationLine on Operation {
  id
  operationId
  kind
  status
  revision
  customerAccount
  asyncCustomerAccount
  capturedAt
  changeDescription
  fingerprint
  channel {
    key
    name
  }
  customer {
    name
  }
  customerName
  lastKnownError {
    errorClass
    code
    field
    message
  }
}`) as unknown as TypedDocumentString<OperationsQuery, OperationsQueryVariables>;
export const OperationLinesDocument = new TypedDocumentString(`
    query OperationLines($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Operation {
      ...OperationLine
    }
  }
}
    fragment OperationLine on Operation {
  id
  operationId
  kind
  status
  revision
  customerAccount
  asyncCustomerAccount
  capturedAt
  changeDescription
  fingerprint
  channel {
    key
    name
  }
  customer {
    name
  }
  customerName
  lastKnownError {
    errorClass
    code
    field
    message
  }
}`) as unknown as TypedDocumentString<OperationLinesQuery, OperationLinesQueryVariables>;
export const OperationCountsDocument = new TypedDocumentString(`
    query OperationCounts($channel: [ID!]) {
  operationCounts(channel: $channel) {
    status
    errorCode
    count
  }
}
    `) as unknown as TypedDocumentString<OperationCountsQuery, OperationCountsQueryVariables>;
export const OperationErrorGroupsDocument = new TypedDocumentString(`
    query OperationErrorGroups($filter: OperationFilter) {
  operationErrorGroups(filter: $filter, first: 50) {
    fingerprint
    count
    errorClass
    code
    field
    value
    message
    newestCapturedAt
    channels {
      key
      name
    }
  }
}
    `) as unknown as TypedDocumentString<OperationErrorGroupsQuery, OperationErrorGroupsQueryVariables>;
export const OperationEventsDocument = new TypedDocumentString(`
    subscription OperationEvents($channel: [ID!], $operation: ID, $after: String) {
  operationChanged(channel: $channel, operation: $operation, after: $after) {
    __typename
    ...LiveParts
    ... on OperationChanged {
      cursor
      operationId
      status
      revision
    }
  }
}
    fragment LiveParts on BatchJobProgressEvent {
  ... on Snapshot {
    cursor
  }
  ... on Ready {
    cursor
  }
  ... on Gap {
    cursor
  }
  ... on SourceLost {
    cursor
    source
  }
  ... on SourceBack {
    cursor
    source
  }
}`) as unknown as TypedDocumentString<OperationEventsSubscription, OperationEventsSubscriptionVariables>;
export const OperationHistogramDocument = new TypedDocumentString(`
    query OperationHistogram($channel: [ID!], $capturedAfter: DateTime!, $capturedBefore: DateTime!) {
  operationHistogram(
    channel: $channel
    capturedAfter: $capturedAfter
    capturedBefore: $capturedBefore
    intervals: 60
  ) {
    from
    to
    captured
    failed
    isEstimate
  }
}
    `) as unknown as TypedDocumentString<OperationHistogramQuery, OperationHistogramQueryVariables>;
export const OperationOfGuidDocument = new TypedDocumentString(`
    query OperationOfGuid($id: ID!) {
  operation(id: $id) {
    operationId
    status
    asyncCustomerAccount
  }
}
    `) as unknown as TypedDocumentString<OperationOfGuidQuery, OperationOfGuidQueryVariables>;
export const OperationDetailDocument = new TypedDocumentString(`
    query OperationDetail($id: ID!, $rows: Boolean!) {
  operation(id: $id) {
    ...OperationLine
    customer {
      id
    }
    operationNumber
    legalEntity
    capturedBy
    uploadedAt
    completedAt
    distributedAt
    fingerprint
    masked
    dismissReason
    changes {
      ...ChangeParts
    }
    waitsFor {
      operationId
      kind
      status
    }
    warnings {
      code
      message
      customers {
        asyncCustomerAccount
        name
      }
    }
    conflicts {
      attribute
      headquartersValue
      channelValue
      headquartersChangedBy
      headquartersChangedAt
      chosen
    }
    attempts {
      at
      outcome
    }
    rows @include(if: $rows) {
      table
      side
      operation
      replicationCounterFromOrigin
      onlineOperationCompleted
      verdict
      error {
        ...ErrorParts
      }
      columns {
        name
        value
      }
    }
  }
}
    fragment OperationLine on Operation {
  id
  operationId
  kind
  status
  revision
  customerAccount
  asyncCustomerAccount
  capturedAt
  changeDescription
  fingerprint
  channel {
    key
    name
  }
  customer {
    name
  }
  customerName
  lastKnownError {
    errorClass
    code
    field
    message
  }
}
fragment ErrorParts on OperationError {
  errorClass
  code
  field
  message
}
fragment ChangeParts on AttributeChange {
  attribute
  oldValue
  newValue
}`) as unknown as TypedDocumentString<OperationDetailQuery, OperationDetailQueryVariables>;
export const OperationHistoryDocument = new TypedDocumentString(`
    query OperationHistory($id: ID!) {
  operationHistory(of: {operation: $id}, first: 100) {
    nodes {
      at
      outcome
      actor
      reasonCode
      reasonDetail
      batchRunId
      error {
        ...ErrorParts
      }
      changes {
        ...ChangeParts
      }
    }
  }
}
    fragment ErrorParts on OperationError {
  errorClass
  code
  field
  message
}
fragment ChangeParts on AttributeChange {
  attribute
  oldValue
  newValue
}`) as unknown as TypedDocumentString<OperationHistoryQuery, OperationHistoryQueryVariables>;
export const RevealCustomerDocument = new TypedDocumentString(`
    mutation RevealCustomer($input: RevealCustomerInput!) {
  revealCustomer(input: $input) {
    revealedUntil
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RevealCustomerMutation, RevealCustomerMutationVariables>;
export const DashboardStatsDocument = new TypedDocumentString(`
    query DashboardStats {
  dashboardStats {
    ...StatsParts
  }
}
    fragment ExplanationParts on Explanation {
  about
  code
  parameters
}
fragment StatsParts on DashboardStats {
  at
  headquartersReachable
  coverage {
    channelDatabase
    reachable
  }
  counts {
    channel
    status
    count
  }
  steps {
    step
    pending
    oldestPendingAt
    medianSeconds
  }
  capturedPerSecond
  synchronizedPerSecond
  failingSessions {
    ... on DownloadSession {
      id
      number
      downloadStatus: status
      tryCount
      message
      explanations {
        ...ExplanationParts
      }
      job {
        jobId
        name
      }
      channelDatabase {
        key
        name
      }
    }
    ... on UploadSession {
      id
      number
      uploadStatus: status
      tryCount
      message
      explanations {
        ...ExplanationParts
      }
      job {
        jobId
        name
      }
      channelDatabase {
        key
        name
      }
    }
  }
  realtimeServiceCalls {
    channel
    calls
    avoided
    avoidable
  }
}`) as unknown as TypedDocumentString<DashboardStatsQuery, DashboardStatsQueryVariables>;
export const ThroughputDocument = new TypedDocumentString(`
    query Throughput {
  dashboardStats {
    history {
      at
      capturedPerSecond
      synchronizedPerSecond
    }
  }
}
    `) as unknown as TypedDocumentString<ThroughputQuery, ThroughputQueryVariables>;
export const DashboardStatsEventsDocument = new TypedDocumentString(`
    subscription DashboardStatsEvents {
  dashboardStats {
    ...StatsParts
  }
}
    fragment ExplanationParts on Explanation {
  about
  code
  parameters
}
fragment StatsParts on DashboardStats {
  at
  headquartersReachable
  coverage {
    channelDatabase
    reachable
  }
  counts {
    channel
    status
    count
  }
  steps {
    step
    pending
    oldestPendingAt
    medianSeconds
  }
  capturedPerSecond
  synchronizedPerSecond
  failingSessions {
    ... on DownloadSession {
      id
      number
      downloadStatus: status
      tryCount
      message
      explanations {
        ...ExplanationParts
      }
      job {
        jobId
        name
      }
      channelDatabase {
        key
        name
      }
    }
    ... on UploadSession {
      id
      number
      uploadStatus: status
      tryCount
      message
      explanations {
        ...ExplanationParts
      }
      job {
        jobId
        name
      }
      channelDatabase {
        key
        name
      }
    }
  }
  realtimeServiceCalls {
    channel
    calls
    avoided
    avoidable
  }
}`) as unknown as TypedDocumentString<DashboardStatsEventsSubscription, DashboardStatsEventsSubscriptionVariables>;
export const OverviewChannelsDocument = new TypedDocumentString(`
    query OverviewChannels {
  channels {
    key
    name
    type
    legalEntity
    offline
    realtimeServiceAvailable
    oldestPendingUploadAt
    functionalityProfile {
      createCustomersInAsyncMode
    }
    database {
      key
      name
      reachable
      pauseDataSync
      rewoundAt
      lastUploadAttempt {
        at
        succeededAt
        reason
        explanations {
          ...ExplanationParts
        }
      }
      appliedJobs {
        jobId
        appliedAt
      }
    }
  }
  feature(key: "ASYNC_EDIT") {
    channels {
      channel {
        key
      }
      hqState
      cacheState
      missingJobs
    }
  }
}
    fragment ExplanationParts on Explanation {
  about
  code
  parameters
}`) as unknown as TypedDocumentString<OverviewChannelsQuery, OverviewChannelsQueryVariables>;
export const OverviewSchedulesDocument = new TypedDocumentString(`
    query OverviewSchedules {
  scheduleWorkers {
    alive
    lastLookAt
  }
  batchJobs {
    jobId
    schedules {
      id
      name
      jobs
      active
      nextRunAt
    }
  }
}
    `) as unknown as TypedDocumentString<OverviewSchedulesQuery, OverviewSchedulesQueryVariables>;
export const AvoidableCallsDocument = new TypedDocumentString(`
    query AvoidableCalls($channel: [ID!]) {
  realtimeServiceCallCounts(channel: $channel) {
    counts {
      calls
      newestAt
      methods
      reason
      why
      avoidedBy
    }
  }
}
    `) as unknown as TypedDocumentString<AvoidableCallsQuery, AvoidableCallsQueryVariables>;
export const PaletteChannelsDocument = new TypedDocumentString(`
    query PaletteChannels {
  channels {
    key
    name
  }
}
    `) as unknown as TypedDocumentString<PaletteChannelsQuery, PaletteChannelsQueryVariables>;
export const PaletteCustomersDocument = new TypedDocumentString(`
    query PaletteCustomers($search: String!) {
  customers(first: 8, filter: {search: $search}) {
    nodes {
      id
      name
      accountNumber
      email
      phone
    }
  }
}
    `) as unknown as TypedDocumentString<PaletteCustomersQuery, PaletteCustomersQueryVariables>;
export const RegistersDocument = new TypedDocumentString(`
    query Registers {
  channels {
    key
    name
    registers {
      key
      version
      online
      lastSeenAt
      waitingCaptures
      oldestWaitingAt
      paused {
        at
        by
        reason
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RegistersQuery, RegistersQueryVariables>;
export const PauseRegisterDocument = new TypedDocumentString(`
    mutation PauseRegister($input: PauseRegisterInput!) {
  pauseRegister(input: $input) {
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<PauseRegisterMutation, PauseRegisterMutationVariables>;
export const ResumeRegisterDocument = new TypedDocumentString(`
    mutation ResumeRegister($input: RegisterInput!) {
  resumeRegister(input: $input) {
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ResumeRegisterMutation, ResumeRegisterMutationVariables>;
export const RemoveRegisterDocument = new TypedDocumentString(`
    mutation RemoveRegister($input: RegisterInput!) {
  removeRegister(input: $input) {
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RemoveRegisterMutation, RemoveRegisterMutationVariables>;
export const HeadquartersRewoundDocument = new TypedDocumentString(`
    query HeadquartersRewound {
  serverInfo {
    headquartersRewound {
      since
      message
    }
  }
}
    `) as unknown as TypedDocumentString<HeadquartersRewoundQuery, HeadquartersRewoundQueryVariables>;
export const RecoverHeadquartersDocument = new TypedDocumentString(`
    mutation RecoverHeadquarters($input: RecoverHeadquartersInput!) {
  recoverHeadquarters(input: $input) {
    run {
      id
    }
    losses {
      channelDatabase {
        key
      }
      customers
      customersSentAgain
      changes
      operations
      erasures
      message
    }
    notRestored
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RecoverHeadquartersMutation, RecoverHeadquartersMutationVariables>;
export const CustomerSettingsDocument = new TypedDocumentString(`
    query CustomerSettings {
  organization {
    legalEntities {
      dataAreaId
      name
      country
      currency
      languageId
      timeZone
      attributes {
        name
        type
        options
        minimum
        maximum
        required
        defaultValue
        unit
        friendlyName
        helpText
        translations {
          languageId
          friendlyName
          helpText
        }
      }
      attributeGroups {
        id
        name
        attributes
      }
      customerAttributeGroup
      sendWelcomeMessages
      welcomeMessages {
        languageId
        subject
        body
      }
      unsentWelcomeMessages {
        waiting
        givenUp
        oldestAt
        lastFailure
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CustomerSettingsQuery, CustomerSettingsQueryVariables>;
export const DatabaseGroupsDocument = new TypedDocumentString(`
    query DatabaseGroups {
  organization {
    channelDatabaseGroups {
      id
      name
    }
    channelDatabases {
      key
      name
      group
    }
  }
  schedules {
    id
    name
    jobs
    group
    status
  }
}
    `) as unknown as TypedDocumentString<DatabaseGroupsQuery, DatabaseGroupsQueryVariables>;
export const SetUpOrganizationDocument = new TypedDocumentString(`
    mutation SetUpOrganization($input: SetUpOrganizationInput!) {
  setUpOrganization(input: $input) {
    changed
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SetUpOrganizationMutation, SetUpOrganizationMutationVariables>;
export const DeleteWelcomeMessageDocument = new TypedDocumentString(`
    mutation DeleteWelcomeMessage($input: DeleteWelcomeMessageInput!) {
  deleteWelcomeMessage(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteWelcomeMessageMutation, DeleteWelcomeMessageMutationVariables>;
export const RetryWelcomeMessagesDocument = new TypedDocumentString(`
    mutation RetryWelcomeMessages($input: RetryWelcomeMessagesInput!) {
  retryWelcomeMessages(input: $input) {
    retried
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RetryWelcomeMessagesMutation, RetryWelcomeMessagesMutationVariables>;
export const CreateChannelDatabaseGroupDocument = new TypedDocumentString(`
    mutation CreateChannelDatabaseGroup($input: CreateChannelDatabaseGroupInput!) {
  createChannelDatabaseGroup(input: $input) {
    schedules
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateChannelDatabaseGroupMutation, CreateChannelDatabaseGroupMutationVariables>;
export const SetChannelDatabaseGroupDocument = new TypedDocumentString(`
    mutation SetChannelDatabaseGroup($input: SetChannelDatabaseGroupInput!) {
  setChannelDatabaseGroup(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SetChannelDatabaseGroupMutation, SetChannelDatabaseGroupMutationVariables>;
export const DeleteChannelDatabaseGroupDocument = new TypedDocumentString(`
    mutation DeleteChannelDatabaseGroup($input: DeleteChannelDatabaseGroupInput!) {
  deleteChannelDatabaseGroup(input: $input) {
    schedules
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteChannelDatabaseGroupMutation, DeleteChannelDatabaseGroupMutationVariables>;
export const StoresDocument = new TypedDocumentString(`
    query Stores {
  serverInfo {
    version
  }
  channelDatabases {
    key
    name
    channels {
      key
      name
    }
    store {
      status
      since
      processes
      version
      refusal {
        code
        message
        at
      }
    }
    storeKeys {
      id
      status
      createdAt
      lastUsedAt
    }
  }
}
    `) as unknown as TypedDocumentString<StoresQuery, StoresQueryVariables>;
export const StoresAtAGlanceDocument = new TypedDocumentString(`
    query StoresAtAGlance($keys: [ID!]!) {
  stores(filter: {channelDatabase: $keys}, first: 50) {
    nodes {
      channelDatabase {
        key
      }
      attention
      upgradeHold {
        heldBy
        reason
      }
      oldestPendingUploadAt
      oldestUndistributedAt
      clockSkewSeconds
      disk {
        freeBytes
        totalBytes
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StoresAtAGlanceQuery, StoresAtAGlanceQueryVariables>;
export const HeadquartersConnectionDocument = new TypedDocumentString(`
    query HeadquartersConnection {
  serverInfo {
    headquarters {
      over
      state
      since
      message
    }
  }
}
    `) as unknown as TypedDocumentString<HeadquartersConnectionQuery, HeadquartersConnectionQueryVariables>;
export const CreateJoinCodeDocument = new TypedDocumentString(`
    mutation CreateJoinCode($input: CreateJoinCodeInput!) {
  createJoinCode(input: $input) {
    code
    expiresAt
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateJoinCodeMutation, CreateJoinCodeMutationVariables>;
export const RevokeStoreKeyDocument = new TypedDocumentString(`
    mutation RevokeStoreKey($input: RevokeStoreKeyInput!) {
  revokeStoreKey(input: $input) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeStoreKeyMutation, RevokeStoreKeyMutationVariables>;
export const StoresWorstFirstDocument = new TypedDocumentString(`
    query StoresWorstFirst($filter: StoreFilter, $after: String) {
  stores(filter: $filter, first: 100, after: $after) {
    nodes {
      channelDatabase {
        key
        name
        channels {
          key
          name
        }
        store {
          status
        }
      }
      health
      causes
      attention
      answered
      lastContactAt
      version
      upgradeHold {
        heldBy
        reason
      }
      oldestPendingUploadAt
      oldestUndistributedAt
      clockSkewSeconds
      disk {
        freeBytes
        totalBytes
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    `) as unknown as TypedDocumentString<StoresWorstFirstQuery, StoresWorstFirstQueryVariables>;
export const FlushStoresDocument = new TypedDocumentString(`
    mutation FlushStores($input: StoresInput!) {
  flushStores(input: $input) {
    ...StoresOutcome
  }
}
    fragment StoresOutcome on StoresPayload {
  results {
    store
    userErrors {
      code
      message
    }
  }
  userErrors {
    code
    message
  }
}`) as unknown as TypedDocumentString<FlushStoresMutation, FlushStoresMutationVariables>;
export const RetryStoresDocument = new TypedDocumentString(`
    mutation RetryStores($input: StoresInput!) {
  retryStores(input: $input) {
    ...StoresOutcome
  }
}
    fragment StoresOutcome on StoresPayload {
  results {
    store
    userErrors {
      code
      message
    }
  }
  userErrors {
    code
    message
  }
}`) as unknown as TypedDocumentString<RetryStoresMutation, RetryStoresMutationVariables>;
export const HoldStoreUpgradesDocument = new TypedDocumentString(`
    mutation HoldStoreUpgrades($input: HoldStoreUpgradesInput!) {
  holdStoreUpgrades(input: $input) {
    ...StoresOutcome
  }
}
    fragment StoresOutcome on StoresPayload {
  results {
    store
    userErrors {
      code
      message
    }
  }
  userErrors {
    code
    message
  }
}`) as unknown as TypedDocumentString<HoldStoreUpgradesMutation, HoldStoreUpgradesMutationVariables>;
export const ReleaseStoreUpgradesDocument = new TypedDocumentString(`
    mutation ReleaseStoreUpgrades($input: StoresInput!) {
  releaseStoreUpgrades(input: $input) {
    ...StoresOutcome
  }
}
    fragment StoresOutcome on StoresPayload {
  results {
    store
    userErrors {
      code
      message
    }
  }
  userErrors {
    code
    message
  }
}`) as unknown as TypedDocumentString<ReleaseStoreUpgradesMutation, ReleaseStoreUpgradesMutationVariables>;