import { ERASED_MESSAGE } from '../../between/is-erased.ts'
import type { RowErrorCode, RowRefusal } from '../../model/row-error-codes.ts'
import type { RouteRejection } from './route.ts'

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

/** Everything a create or an edit through a channel can be refused with. */
export type ChannelRefusal =
  | FieldRefused
  | Refused
  | IdempotencyKeyReused
  | IdempotencyKeyInProgress
  | VersionConflictRefusal

export const keyReused = (field: FieldPath): IdempotencyKeyReused => ({
  __typename: 'IdempotencyKeyReused',
  code: 'IDEMPOTENCY_KEY_REUSED',
  field,
  message: 'This key was used before with other content. Draw a new key for a new request.',
})

export const keyInProgress = (field: FieldPath): IdempotencyKeyInProgress => ({
  __typename: 'IdempotencyKeyInProgress',
  code: 'IDEMPOTENCY_KEY_IN_PROGRESS',
  field,
  message: 'The first request with this key has not ended yet. Send it again in a few seconds.',
})

export const refused = (code: Refused['code'], message: string, field: FieldPath | null = null): Refused => ({
  __typename: 'Refused',
  code,
  field,
  message,
})

/** A row's refusal as an error of the mutation, its path prefixed with where the row is in the input. */
export const fieldRefused = (refusal: RowRefusal, prefix: FieldPath): FieldRefused => ({
  __typename: 'FieldRefused',
  code: 'FIELD_REFUSED',
  field: [...prefix, ...refusal.field],
  message: refusal.message,
  rowErrorCode: refusal.code,
})

const REJECTIONS: { [code in RouteRejection]: string } = {
  OFFLINE_CUSTOMER_CREATE_DISABLED:
    'The channel is offline and filters shared customer tables, so no customer can be created. Take it online first.',
  CUSTOMER_PENDING_SYNC:
    'The customer is still being synchronized with headquarters (Pending sync). Try again when the account number is there.',
  HEADQUARTERS_UNREACHABLE:
    'This needs headquarters, and the channel is offline. Try again when it is online; nothing was changed.',
}

export const rejected = (code: RouteRejection): Refused => refused(code, REJECTIONS[code])

/** The channel has applied the customer's tombstone. */
export const customerErased = (): Refused => refused('CUSTOMER_ERASED', ERASED_MESSAGE)

/** The call was sent and its answer did not come. */
export const answerLost = (): Refused =>
  refused(
    'HEADQUARTERS_UNREACHABLE',
    'Headquarters did not answer. Whether the change was made is not known: send the same request with the same idempotency key again.',
  )

export const notConfigured = (missingJobs: readonly string[]): Refused =>
  refused(
    'CHANNEL_NOT_CONFIGURED',
    missingJobs.length > 0
      ? `The channel's database has no configuration yet. Run ${missingJobs.join(', ')} for it, then flush its cache.`
      : "The channel is not in its database's configuration. Run 1070 for it, then flush its cache.",
    ['channel'],
  )
