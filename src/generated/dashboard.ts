/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type AttributeChangeInput = {
  readonly attribute: string;
  readonly newValue?: string | null | undefined;
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
  | 'DISMISSED'
  | 'IN_PROGRESS'
  | 'NOT_ITS_TURN'
  | 'SETTLED'
  | 'TEMPORARY_FAULT'
  | 'WAITING_ON';

export type ConflictChoiceInput = {
  readonly attribute: string;
  readonly keep: ConflictSide;
};

export type ConflictSide =
  | 'CHANNEL'
  | 'HEADQUARTERS';

export type CustomerWarningCode =
  | 'PHONE_LOOKS_WRONG'
  | 'POSSIBLE_DUPLICATE';

export type DismissOperationInput = {
  readonly cascade?: boolean | null | undefined;
  readonly dryRun?: boolean | null | undefined;
  readonly expectedVersion: number;
  readonly operationId: string;
  readonly reason: string;
};

export type ErrorClass =
  | 'CONFLICT'
  | 'PERMANENT'
  | 'TRANSIENT';

export type OperationCustomerFilter = {
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
  readonly customer?: OperationCustomerFilter | null | undefined;
  readonly customerAccount?: string | null | undefined;
  readonly errorClass?: ReadonlyArray<ErrorClass> | null | undefined;
  readonly errorCode?: ReadonlyArray<RowErrorCode> | null | undefined;
  readonly everFailed?: boolean | null | undefined;
  readonly fingerprint?: string | null | undefined;
  readonly kind?: ReadonlyArray<OperationKind> | null | undefined;
  readonly olderThanMinutes?: number | null | undefined;
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

export type RehearsedOutcome =
  | 'CHANGED'
  | 'CREATED'
  | 'REFUSED'
  | 'SKIPPED'
  | 'UNCHANGED';

export type ResolveConflictInput = {
  readonly choices: ReadonlyArray<ConflictChoiceInput>;
  readonly dryRun?: boolean | null | undefined;
  readonly expectedVersion: number;
  readonly operationId: string;
  readonly reason: string;
};

export type RestoreOperationInput = {
  readonly cascade?: boolean | null | undefined;
  readonly dryRun?: boolean | null | undefined;
  readonly expectedVersion: number;
  readonly operationId: string;
  readonly reason: string;
};

export type RevealCustomerInput = {
  readonly customer: string;
  readonly reason: string;
};

export type Role =
  | 'ADMINISTRATOR'
  | 'AUTOMATION'
  | 'CHANNEL_APPLICATION'
  | 'CHANNEL_DEVICE'
  | 'FEATURE_MANAGER'
  | 'FEATURE_VIEWER'
  | 'OPERATOR'
  | 'PROCESS'
  | 'VIEWER';

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

export type RowOperation =
  | 'CREATE'
  | 'DEACTIVATE'
  | 'UPDATE';

export type RowVerdict =
  | 'APPLIED'
  | 'NOT_APPLIED'
  | 'PENDING'
  | 'REFUSED';

export type SaveOperationInput = {
  readonly changes: ReadonlyArray<AttributeChangeInput>;
  readonly dryRun?: boolean | null | undefined;
  readonly expectedVersion: number;
  readonly operationId: string;
  readonly reason: string;
};

export type Side =
  | 'CHANNEL'
  | 'HEADQUARTERS';

export type StagingTable =
  | 'RETAILASYNCADDRESSV2'
  | 'RETAILASYNCCUSTOMERAFFILIATION'
  | 'RETAILASYNCCUSTOMERATTRIBUTEV2'
  | 'RETAILASYNCCUSTOMERCONTACT'
  | 'RETAILASYNCCUSTOMERV2';

export type SynchronizeOperationInput = {
  readonly dryRun?: boolean | null | undefined;
  readonly operationId: string;
  readonly reason?: string | null | undefined;
};

export type SynchronizeOperationsInput = {
  readonly dryRun?: boolean | null | undefined;
  readonly filter: OperationFilter;
  readonly reason?: string | null | undefined;
};

export type UndoSaveInput = {
  readonly dryRun?: boolean | null | undefined;
  readonly expectedVersion: number;
  readonly operationId: string;
  readonly reason: string;
};

export type UserErrorCode =
  | 'CANNOT_BE_CHANGED'
  | 'CHANNELS_NOT_ALLOWED'
  | 'CHANNEL_DATABASE_REWOUND'
  | 'CHANNEL_DATABASE_UNREACHABLE'
  | 'CHANNEL_NOT_CONFIGURED'
  | 'CUSTOMER_ERASED'
  | 'CUSTOMER_IN_PROGRESS'
  | 'CUSTOMER_PENDING_SYNC'
  | 'DATA_SYNC_PAUSED'
  | 'DUPLICATE_ID'
  | 'FEATURE_ALREADY_ENABLED'
  | 'FEATURE_CANNOT_BE_DISABLED'
  | 'FEATURE_HAS_DEPENDENTS'
  | 'FEATURE_MANDATORY'
  | 'FEATURE_NEEDS_CONFIRMATION'
  | 'FEATURE_PREREQUISITES_MISSING'
  | 'FEATURE_REQUIRED'
  | 'FIELD_REFUSED'
  | 'HEADQUARTERS_UNREACHABLE'
  | 'IDEMPOTENCY_KEY_IN_PROGRESS'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'INVALID_CONNECTION'
  | 'INVALID_DATE'
  | 'INVALID_VALUE'
  | 'JOB_ALREADY_RUNNING'
  | 'JOB_CARRIES_NO_DATA'
  | 'NOT_FOUND'
  | 'NOT_PROCESSED'
  | 'OFFLINE_CUSTOMER_CREATE_DISABLED'
  | 'OPERATION_NOT_SETTLED'
  | 'SESSION_STATUS'
  | 'UNKNOWN_REFERENCE'
  | 'VERSION_CONFLICT';

export type WhoamiQueryVariables = Exact<{ [key: string]: never; }>;


export type WhoamiQuery = { readonly serverInfo: { readonly version: string, readonly time: string, readonly whoami: { readonly id: string, readonly roles: ReadonlyArray<Role>, readonly channels: ReadonlyArray<string> | null, readonly expiresAt: string } } };

export type ChannelNamesQueryVariables = Exact<{ [key: string]: never; }>;


export type ChannelNamesQuery = { readonly channels: ReadonlyArray<{ readonly key: string, readonly name: string }> };

export type BulkRunPartsFragment = { readonly id: string, readonly reason: string | null, readonly run: { readonly id: string, readonly number: string, readonly status: BatchStatus, readonly requestedBy: string, readonly startedAt: string, readonly endedAt: string | null, readonly total: number, readonly done: number, readonly failed: number, readonly waiting: number, readonly skipped: number, readonly message: string | null } };

export type BulkRunQueryVariables = Exact<{
  id: string;
}>;


export type BulkRunQuery = { readonly bulkRun: { readonly id: string, readonly reason: string | null, readonly run: { readonly id: string, readonly number: string, readonly status: BatchStatus, readonly requestedBy: string, readonly startedAt: string, readonly endedAt: string | null, readonly total: number, readonly done: number, readonly failed: number, readonly waiting: number, readonly skipped: number, readonly message: string | null } } | null };

export type OpenBulkRunsQueryVariables = Exact<{ [key: string]: never; }>;


export type OpenBulkRunsQuery = { readonly bulkRuns: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly reason: string | null, readonly run: { readonly id: string, readonly number: string, readonly status: BatchStatus, readonly requestedBy: string, readonly startedAt: string, readonly endedAt: string | null, readonly total: number, readonly done: number, readonly failed: number, readonly waiting: number, readonly skipped: number, readonly message: string | null } }> } };

export type BulkRunItemsQueryVariables = Exact<{
  id: string;
  result?: BulkItemResult | null | undefined;
}>;


export type BulkRunItemsQuery = { readonly bulkRun: { readonly items: { readonly nodes: ReadonlyArray<{ readonly operationId: string, readonly result: BulkItemResult | null, readonly skipReason: BulkSkipReason | null, readonly message: string | null, readonly operation: { readonly kind: OperationKind, readonly status: OperationStatus, readonly customerAccount: string | null, readonly customer: { readonly name: string } | null } | null }>, readonly pageInfo: { readonly hasNextPage: boolean } } } | null };

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

export type RehearsalPartsFragment = { readonly outcome: RehearsedOutcome, readonly changes: ReadonlyArray<{ readonly attribute: string, readonly oldValue: string | null, readonly newValue: string | null }>, readonly error: { readonly errorClass: ErrorClass, readonly code: RowErrorCode, readonly field: string | null, readonly message: string } | null, readonly warnings: ReadonlyArray<{ readonly code: CustomerWarningCode, readonly message: string }> };

type RefusalParts_BulkRunCannotBeChanged_Fragment = { readonly __typename: 'BulkRunCannotBeChanged', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string };

type RefusalParts_FeatureHasDependents_Fragment = { readonly __typename: 'FeatureHasDependents', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string };

type RefusalParts_FeaturePrerequisitesMissing_Fragment = { readonly __typename: 'FeaturePrerequisitesMissing', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string };

type RefusalParts_FieldRefused_Fragment = { readonly __typename: 'FieldRefused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string };

type RefusalParts_IdempotencyKeyInProgress_Fragment = { readonly __typename: 'IdempotencyKeyInProgress', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string };

type RefusalParts_IdempotencyKeyReused_Fragment = { readonly __typename: 'IdempotencyKeyReused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string };

type RefusalParts_JobAlreadyRunning_Fragment = { readonly __typename: 'JobAlreadyRunning', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string };

type RefusalParts_OperationHasLaterOperations_Fragment = { readonly __typename: 'OperationHasLaterOperations', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string, readonly laterOperations: ReadonlyArray<{ readonly operationId: string, readonly kind: OperationKind, readonly status: OperationStatus }> };

type RefusalParts_OperationNotEditable_Fragment = { readonly __typename: 'OperationNotEditable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string };

type RefusalParts_OperationNotFound_Fragment = { readonly __typename: 'OperationNotFound', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string };

type RefusalParts_OperationNotRestorable_Fragment = { readonly __typename: 'OperationNotRestorable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string };

type RefusalParts_OperationNotSettled_Fragment = { readonly __typename: 'OperationNotSettled', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string };

type RefusalParts_OperationNotSynchronizable_Fragment = { readonly __typename: 'OperationNotSynchronizable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string };

type RefusalParts_OperationVersionConflict_Fragment = { readonly __typename: 'OperationVersionConflict', readonly changedFields: ReadonlyArray<string>, readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string, readonly current: { readonly revision: number, readonly status: OperationStatus, readonly changes: ReadonlyArray<{ readonly attribute: string, readonly oldValue: string | null, readonly newValue: string | null }> } };

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
  | RefusalParts_OperationNotEditable_Fragment
  | RefusalParts_OperationNotFound_Fragment
  | RefusalParts_OperationNotRestorable_Fragment
  | RefusalParts_OperationNotSettled_Fragment
  | RefusalParts_OperationNotSynchronizable_Fragment
  | RefusalParts_OperationVersionConflict_Fragment
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
      | { readonly __typename: 'OperationNotEditable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotFound', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotRestorable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotSettled', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotSynchronizable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationVersionConflict', readonly changedFields: ReadonlyArray<string>, readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string, readonly current: { readonly revision: number, readonly status: OperationStatus, readonly changes: ReadonlyArray<{ readonly attribute: string, readonly oldValue: string | null, readonly newValue: string | null }> } }
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
      | { readonly __typename: 'OperationNotEditable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotFound', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotRestorable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotSettled', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotSynchronizable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationVersionConflict', readonly changedFields: ReadonlyArray<string>, readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string, readonly current: { readonly revision: number, readonly status: OperationStatus, readonly changes: ReadonlyArray<{ readonly attribute: string, readonly oldValue: string | null, readonly newValue: string | null }> } }
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
      | { readonly __typename: 'OperationNotEditable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotFound', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotRestorable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotSettled', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotSynchronizable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationVersionConflict', readonly changedFields: ReadonlyArray<string>, readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string, readonly current: { readonly revision: number, readonly status: OperationStatus, readonly changes: ReadonlyArray<{ readonly attribute: string, readonly oldValue: string | null, readonly newValue: string | null }> } }
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
      | { readonly __typename: 'OperationNotEditable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotFound', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotRestorable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotSettled', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotSynchronizable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationVersionConflict', readonly changedFields: ReadonlyArray<string>, readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string, readonly current: { readonly revision: number, readonly status: OperationStatus, readonly changes: ReadonlyArray<{ readonly attribute: string, readonly oldValue: string | null, readonly newValue: string | null }> } }
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
      | { readonly __typename: 'OperationNotEditable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotFound', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotRestorable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotSettled', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotSynchronizable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationVersionConflict', readonly changedFields: ReadonlyArray<string>, readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string, readonly current: { readonly revision: number, readonly status: OperationStatus, readonly changes: ReadonlyArray<{ readonly attribute: string, readonly oldValue: string | null, readonly newValue: string | null }> } }
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
      | { readonly __typename: 'OperationNotEditable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotFound', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotRestorable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotSettled', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationNotSynchronizable', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'OperationVersionConflict', readonly changedFields: ReadonlyArray<string>, readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string, readonly current: { readonly revision: number, readonly status: OperationStatus, readonly changes: ReadonlyArray<{ readonly attribute: string, readonly oldValue: string | null, readonly newValue: string | null }> } }
      | { readonly __typename: 'Refused', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
      | { readonly __typename: 'VersionConflict', readonly code: UserErrorCode, readonly field: ReadonlyArray<string> | null, readonly message: string }
    > } };

export type ErrorPartsFragment = { readonly errorClass: ErrorClass, readonly code: RowErrorCode, readonly field: string | null, readonly message: string };

export type ChangePartsFragment = { readonly attribute: string, readonly oldValue: string | null, readonly newValue: string | null };

export type OperationDetailQueryVariables = Exact<{
  id: string;
}>;


export type OperationDetailQuery = { readonly operation: { readonly operationNumber: number | null, readonly legalEntity: string, readonly capturedBy: string, readonly uploadedAt: string | null, readonly settledAt: string | null, readonly distributedAt: string | null, readonly fingerprint: string | null, readonly masked: boolean, readonly dismissReason: string | null, readonly id: string, readonly operationId: string, readonly kind: OperationKind, readonly status: OperationStatus, readonly revision: number, readonly customerAccount: string | null, readonly asyncCustomerAccount: string, readonly capturedAt: string, readonly changeDescription: string, readonly changes: ReadonlyArray<{ readonly attribute: string, readonly oldValue: string | null, readonly newValue: string | null }>, readonly waitsFor: { readonly operationId: string, readonly kind: OperationKind, readonly status: OperationStatus } | null, readonly warnings: ReadonlyArray<{ readonly code: CustomerWarningCode, readonly message: string }>, readonly conflicts: ReadonlyArray<{ readonly attribute: string, readonly headquartersValue: string | null, readonly channelValue: string | null, readonly headquartersChangedBy: string, readonly headquartersChangedAt: string | null, readonly chosen: ConflictSide | null }>, readonly attempts: ReadonlyArray<{ readonly at: string, readonly outcome: string }>, readonly rows: ReadonlyArray<{ readonly table: StagingTable, readonly side: Side, readonly operation: RowOperation, readonly replicationCounterFromOrigin: string, readonly onlineOperationCompleted: number, readonly verdict: RowVerdict, readonly error: { readonly errorClass: ErrorClass, readonly code: RowErrorCode, readonly field: string | null, readonly message: string } | null, readonly columns: ReadonlyArray<{ readonly name: string, readonly value: string | null }> }>, readonly channel: { readonly key: string, readonly name: string } | null, readonly customer: { readonly name: string } | null, readonly lastKnownError: { readonly errorClass: ErrorClass, readonly code: RowErrorCode, readonly field: string | null, readonly message: string } | null } | null };

export type OperationHistoryQueryVariables = Exact<{
  id: string;
}>;


export type OperationHistoryQuery = { readonly operationHistory: { readonly nodes: ReadonlyArray<{ readonly at: string, readonly outcome: string, readonly actor: string, readonly reason: string, readonly batchRunId: string | null, readonly error: { readonly errorClass: ErrorClass, readonly code: RowErrorCode, readonly field: string | null, readonly message: string } | null, readonly changes: ReadonlyArray<{ readonly attribute: string, readonly oldValue: string | null, readonly newValue: string | null }> }> } };

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

export type OperationLineFragment = { readonly id: string, readonly operationId: string, readonly kind: OperationKind, readonly status: OperationStatus, readonly revision: number, readonly customerAccount: string | null, readonly asyncCustomerAccount: string, readonly capturedAt: string, readonly changeDescription: string, readonly channel: { readonly key: string, readonly name: string } | null, readonly customer: { readonly name: string } | null, readonly lastKnownError: { readonly errorClass: ErrorClass, readonly code: RowErrorCode, readonly field: string | null, readonly message: string } | null };

export type OperationsQueryVariables = Exact<{
  filter?: OperationFilter | null | undefined;
  orderBy?: OperationOrder | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type OperationsQuery = { readonly operations: { readonly totalCount: number | null, readonly nodes: ReadonlyArray<{ readonly id: string, readonly operationId: string, readonly kind: OperationKind, readonly status: OperationStatus, readonly revision: number, readonly customerAccount: string | null, readonly asyncCustomerAccount: string, readonly capturedAt: string, readonly changeDescription: string, readonly channel: { readonly key: string, readonly name: string } | null, readonly customer: { readonly name: string } | null, readonly lastKnownError: { readonly errorClass: ErrorClass, readonly code: RowErrorCode, readonly field: string | null, readonly message: string } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly coverage: ReadonlyArray<{ readonly channelDatabase: string, readonly reachable: boolean }> } };

export type OperationLinesQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
}>;


export type OperationLinesQuery = { readonly nodes: ReadonlyArray<
    | { readonly id: string, readonly operationId: string, readonly kind: OperationKind, readonly status: OperationStatus, readonly revision: number, readonly customerAccount: string | null, readonly asyncCustomerAccount: string, readonly capturedAt: string, readonly changeDescription: string, readonly channel: { readonly key: string, readonly name: string } | null, readonly customer: { readonly name: string } | null, readonly lastKnownError: { readonly errorClass: ErrorClass, readonly code: RowErrorCode, readonly field: string | null, readonly message: string } | null }
    | Record<PropertyKey, never>
   | null> };

export type OperationCountsQueryVariables = Exact<{
  channel?: ReadonlyArray<string> | string | null | undefined;
}>;


export type OperationCountsQuery = { readonly operationCounts: ReadonlyArray<{ readonly status: OperationStatus, readonly errorCode: RowErrorCode | null, readonly count: number }> };

export type OperationErrorGroupsQueryVariables = Exact<{
  filter?: OperationFilter | null | undefined;
}>;


export type OperationErrorGroupsQuery = { readonly operationErrorGroups: ReadonlyArray<{ readonly fingerprint: string, readonly count: number, readonly errorClass: ErrorClass, readonly code: RowErrorCode, readonly field: string | null, readonly message: string, readonly newestCapturedAt: string, readonly channels: ReadonlyArray<{ readonly key: string, readonly name: string }> }> };

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
  }
}
    `, {"fragmentName":"BulkRunParts"}) as unknown as TypedDocumentString<BulkRunPartsFragment, unknown>;
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
  ... on OperationVersionConflict {
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
  channel {
    key
    name
  }
  customer {
    name
  }
  lastKnownError {
    errorClass
    code
    field
    message
  }
}
    `, {"fragmentName":"OperationLine"}) as unknown as TypedDocumentString<OperationLineFragment, unknown>;
export const WhoamiDocument = new TypedDocumentString(`
    query Whoami {
  serverInfo {
    version
    time
    whoami {
      id
      roles
      channels
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
export const BulkRunDocument = new TypedDocumentString(`
    query BulkRun($id: ID!) {
  bulkRun(id: $id) {
    ...BulkRunParts
  }
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
  }
}`) as unknown as TypedDocumentString<OpenBulkRunsQuery, OpenBulkRunsQueryVariables>;
export const BulkRunItemsDocument = new TypedDocumentString(`
    query BulkRunItems($id: ID!, $result: BulkItemResult) {
  bulkRun(id: $id) {
    items(result: $result, first: 100) {
      nodes {
        operationId
        result
        skipReason
        message
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
}
    `) as unknown as TypedDocumentString<BulkRunEventsSubscription, BulkRunEventsSubscriptionVariables>;
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
  ... on OperationVersionConflict {
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
  ... on OperationVersionConflict {
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
  ... on OperationVersionConflict {
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
  ... on OperationVersionConflict {
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
  ... on OperationVersionConflict {
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
  ... on OperationVersionConflict {
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
export const OperationDetailDocument = new TypedDocumentString(`
    query OperationDetail($id: ID!) {
  operation(id: $id) {
    ...OperationLine
    operationNumber
    legalEntity
    capturedBy
    uploadedAt
    settledAt
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
    rows {
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
  channel {
    key
    name
  }
  customer {
    name
  }
  lastKnownError {
    errorClass
    code
    field
    message
  }
}`) as unknown as TypedDocumentString<OperationDetailQuery, OperationDetailQueryVariables>;
export const OperationHistoryDocument = new TypedDocumentString(`
    query OperationHistory($id: ID!) {
  operationHistory(of: {operation: $id}, first: 100) {
    nodes {
      at
      outcome
      actor
      reason
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
  channel {
    key
    name
  }
  customer {
    name
  }
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
  channel {
    key
    name
  }
  customer {
    name
  }
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
    ... on OperationChanged {
      cursor
      operationId
      status
      revision
    }
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
}
    `) as unknown as TypedDocumentString<OperationEventsSubscription, OperationEventsSubscriptionVariables>;