/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
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

export type WhoamiQueryVariables = Exact<{ [key: string]: never; }>;


export type WhoamiQuery = { readonly serverInfo: { readonly version: string, readonly time: string, readonly whoami: { readonly id: string, readonly roles: ReadonlyArray<Role>, readonly channels: ReadonlyArray<string> | null, readonly expiresAt: string } } };

export type ChannelNamesQueryVariables = Exact<{ [key: string]: never; }>;


export type ChannelNamesQuery = { readonly channels: ReadonlyArray<{ readonly key: string, readonly name: string }> };

export type OperationLineFragment = { readonly id: string, readonly operationId: string, readonly operationNumber: number | null, readonly kind: OperationKind, readonly status: OperationStatus, readonly revision: number, readonly customerAccount: string | null, readonly asyncCustomerAccount: string, readonly capturedAt: string, readonly capturedBy: string, readonly changeDescription: string, readonly fingerprint: string | null, readonly channel: { readonly key: string, readonly name: string } | null, readonly lastKnownError: { readonly errorClass: ErrorClass, readonly code: RowErrorCode, readonly field: string | null, readonly message: string } | null };

export type OperationsQueryVariables = Exact<{
  filter?: OperationFilter | null | undefined;
  orderBy?: OperationOrder | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type OperationsQuery = { readonly operations: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly operationId: string, readonly operationNumber: number | null, readonly kind: OperationKind, readonly status: OperationStatus, readonly revision: number, readonly customerAccount: string | null, readonly asyncCustomerAccount: string, readonly capturedAt: string, readonly capturedBy: string, readonly changeDescription: string, readonly fingerprint: string | null, readonly channel: { readonly key: string, readonly name: string } | null, readonly lastKnownError: { readonly errorClass: ErrorClass, readonly code: RowErrorCode, readonly field: string | null, readonly message: string } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly coverage: ReadonlyArray<{ readonly channelDatabase: string, readonly reachable: boolean, readonly asOf: string }> } };

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
export const OperationLineFragmentDoc = new TypedDocumentString(`
    fragment OperationLine on Operation {
  id
  operationId
  operationNumber
  channel {
    key
    name
  }
  kind
  status
  revision
  customerAccount
  asyncCustomerAccount
  capturedAt
  capturedBy
  changeDescription
  fingerprint
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
export const OperationsDocument = new TypedDocumentString(`
    query Operations($filter: OperationFilter, $orderBy: OperationOrder, $first: Int!, $after: String) {
  operations(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
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
      asOf
    }
  }
}
    fragment OperationLine on Operation {
  id
  operationId
  operationNumber
  channel {
    key
    name
  }
  kind
  status
  revision
  customerAccount
  asyncCustomerAccount
  capturedAt
  capturedBy
  changeDescription
  fingerprint
  lastKnownError {
    errorClass
    code
    field
    message
  }
}`) as unknown as TypedDocumentString<OperationsQuery, OperationsQueryVariables>;