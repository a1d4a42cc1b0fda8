import type { CustomerView } from './customer-view.ts'
import type { ChannelOperationView } from './operation-view.ts'
import type { RealtimeReason } from './realtime-reason.ts'
import type { RowErrorCode, RowRefusal } from './row-error-codes.ts'

/** Why an operation was captured instead of calling headquarters. */
export type AsyncReason = 'OFFLINE' | 'PROFILE' | 'FEATURE' | 'RTS_UNREACHABLE'
/** Why a create or an update took the route that it took. */
export type RouteReason = AsyncReason | RealtimeReason | 'HEADQUARTERS_UPDATE'

/** Something to look at that refuses nothing. */
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
    | 'CUSTOMER_ERASED'
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
/** `current` is named by its key: the resolver reads it as the payload's customer. */
export type VersionConflictRefusal = {
  __typename: 'VersionConflict'
  code: 'VERSION_CONFLICT'
  field: FieldPath
  message: string
  customerKey: string
  /** Null: headquarters' own view of it. */
  channelId: string | null
  changedFields: string[]
}

/** Everything that a create or an update of a customer can be refused with. */
export type CustomerRefusal =
  | FieldRefused
  | Refused
  | IdempotencyKeyReused
  | IdempotencyKeyInProgress
  | VersionConflictRefusal

/**
 * The result of a create or an update, through a channel or at headquarters. Refused: only `userErrors` (and
 * warnings) are filled, and nothing was changed.
 */
export type CustomerOutcome = {
  customer: CustomerView | null
  /** The asynchronous operation; null when headquarters made the change at once. */
  operationId: string | null
  /** That operation, when it was captured just now: then it need not be read. */
  operation: ChannelOperationView | null
  route: 'ASYNC' | 'REALTIME' | 'HEADQUARTERS' | null
  routeReason: RouteReason | null
  warnings: Warning[]
  userErrors: CustomerRefusal[]
}

/** The outcome of what was refused. */
export const refusal = (userErrors: CustomerRefusal[], warnings: Warning[] = []): CustomerOutcome => ({
  customer: null,
  operationId: null,
  operation: null,
  route: null,
  routeReason: null,
  warnings,
  userErrors,
})

/** A row's refusal as an error of the mutation, its path prefixed with where the row is in the input. */
export const fieldRefused = (refusal: RowRefusal, prefix: FieldPath): FieldRefused => ({
  __typename: 'FieldRefused',
  code: 'FIELD_REFUSED',
  field: [...prefix, ...refusal.field],
  message: refusal.message,
  rowErrorCode: refusal.code,
})

/** A refusal of the whole mutation; `field` null: of no field of the input. */
export const refused = (code: Refused['code'], message: string, field: FieldPath | null = null): Refused => ({
  __typename: 'Refused',
  code,
  field,
  message,
})

/** What both sides say of an update that is based on an older version. `channelId` null: headquarters' own. */
export const versionConflict = (
  named: Pick<VersionConflictRefusal, 'customerKey' | 'channelId' | 'changedFields'>,
): VersionConflictRefusal => ({
  __typename: 'VersionConflict',
  code: 'VERSION_CONFLICT',
  field: ['expectedVersion'],
  message: 'The customer has changed since in the fields that this edit changes. Look at `current` and edit again.',
  ...named,
})
