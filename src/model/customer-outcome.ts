import type { CustomerView } from './customer-view.ts'
import type { ChannelOperationView } from './operation-view.ts'
import type { RealtimeReason } from './realtime-reason.ts'
import type { RowErrorCode, RowRefusal } from './row-error-codes.ts'

/** Why a channel captured an operation instead of calling headquarters. */
export type AsyncReason = 'OFFLINE' | 'PROFILE' | 'FEATURE' | 'RTS_UNREACHABLE'
/** Why a create or update took its route. */
export type RouteReason = AsyncReason | RealtimeReason | 'HEADQUARTERS_UPDATE'

/** A hint that does not stop the request. */
export type Warning = { code: 'PHONE_LOOKS_WRONG' | 'POSSIBLE_DUPLICATE'; field: string[]; message: string }

/** A path into the mutation's input, such as `['customer', 'email']`. */
export type FieldPath = string[]

export type FieldRefused = {
  __typename: 'FieldRefused'
  code: 'FIELD_REFUSED'
  field: FieldPath
  message: string
  rowErrorCode: RowErrorCode
}
export type Refused = {
  __typename: 'Refused'
  code:
    | 'NOT_FOUND'
    | 'INVALID_VALUE'
    | 'CHANNEL_NOT_CONFIGURED'
    | 'FEATURE_REQUIRED'
    | 'NOT_PROCESSED'
    | 'OFFLINE_CUSTOMER_CREATE_DISABLED'
    | 'CUSTOMER_PENDING_SYNC'
    | 'LOYALTY_CARD_NUMBER_REQUIRED'
    | 'LOYALTY_ENROLLMENT_BLOCKED'
    | 'CUSTOMER_ERASED'
    | 'CUSTOMER_ID_TAKEN'
    | 'TOKEN_WITHOUT_REGISTER'
    | 'HEADQUARTERS_UNREACHABLE'
  field: FieldPath | null
  message: string
}
export type IdempotencyKeyReused = {
  __typename: 'IdempotencyKeyReused'
  code: 'IDEMPOTENCY_KEY_REUSED'
  field: FieldPath
  message: string
}
export type IdempotencyKeyInProgress = {
  __typename: 'IdempotencyKeyInProgress'
  code: 'IDEMPOTENCY_KEY_IN_PROGRESS'
  field: FieldPath
  message: string
}
/** `current` is identified by its key: the resolver reads it like the payload's customer. */
export type VersionConflictRefusal = {
  __typename: 'VersionConflict'
  code: 'VERSION_CONFLICT'
  field: FieldPath
  message: string
  customerKey: string
  /** Null: the customer as headquarters has it. */
  channelId: string | null
  changedFields: string[]
}

/** The refusals of a create or update of a customer. */
export type CustomerRefusal =
  | FieldRefused
  | Refused
  | IdempotencyKeyReused
  | IdempotencyKeyInProgress
  | VersionConflictRefusal

/**
 * The result of a create or update, through a channel or at headquarters. When refused, only `userErrors` and
 * `warnings` are set, and nothing has changed.
 */
export type CustomerOutcome = {
  customer: CustomerView | null
  /** The asynchronous operation; null when headquarters made the change in real time. */
  operationId: string | null
  /** The operation if it has just been captured, so that it need not be read again. */
  operation: ChannelOperationView | null
  route: 'ASYNC' | 'REALTIME' | 'HEADQUARTERS' | null
  routeReason: RouteReason | null
  /** The operation id that a real-time call has carried. */
  calledOperationId?: string
  /** An earlier request with the same idempotency key was carried out: nothing was done now. */
  repeated?: boolean
  warnings: Warning[]
  userErrors: CustomerRefusal[]
}

/** The outcome of a refused request. */
export const refusal = (userErrors: CustomerRefusal[], warnings: Warning[] = []): CustomerOutcome => ({
  customer: null,
  operationId: null,
  operation: null,
  route: null,
  routeReason: null,
  warnings,
  userErrors,
})

/** A row's refusal as an error of the mutation; `prefix` is the path of the row in the input. */
export const fieldRefused = (refusal: RowRefusal, prefix: FieldPath): FieldRefused => ({
  __typename: 'FieldRefused',
  code: 'FIELD_REFUSED',
  field: [...prefix, ...refusal.field],
  message: refusal.message,
  rowErrorCode: refusal.code,
})

/** A refusal of the whole mutation; `field` is null when no single field caused it. */
export const refused = (code: Refused['code'], message: string, field: FieldPath | null = null): Refused => ({
  __typename: 'Refused',
  code,
  field,
  message,
})

/** The refusal of an update that is based on an older version, on both sides. `channelId` null: at headquarters. */
export const versionConflict = (
  named: Pick<VersionConflictRefusal, 'customerKey' | 'channelId' | 'changedFields'>,
): VersionConflictRefusal => ({
  __typename: 'VersionConflict',
  code: 'VERSION_CONFLICT',
  field: ['expectedVersion'],
  message:
    'The fields that this update changes have changed since you read the customer. Look at `current` and update again.',
  ...named,
})
