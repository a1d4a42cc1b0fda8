import { ERASED_MESSAGE } from '../../between/is-erased.ts'
import type { RowErrorCode, RowRefusal } from '../../model/row-error-codes.ts'

export type FieldRefused = {
  __typename: 'FieldRefused'
  code: 'FIELD_REFUSED'
  field: string[]
  message: string
  rowErrorCode: RowErrorCode
}
export type Refused = {
  __typename: 'Refused'
  code: 'NOT_FOUND' | 'INVALID_VALUE' | 'CUSTOMER_ERASED'
  field: string[]
  message: string
}
export type IdempotencyKeyReused = {
  __typename: 'IdempotencyKeyReused'
  code: 'IDEMPOTENCY_KEY_REUSED'
  field: string[]
  message: string
}
/** `current` is named by its key; `channelId` null: headquarters' own view of it. */
export type VersionConflict = {
  __typename: 'VersionConflict'
  code: 'VERSION_CONFLICT'
  field: string[]
  message: string
  customerKey: string
  channelId: null
  changedFields: string[]
}

/** Everything that an edit at headquarters can be refused with. */
export type HeadquartersRefusal = FieldRefused | Refused | IdempotencyKeyReused | VersionConflict

export const fieldRefused = ({ code, field, message }: RowRefusal): FieldRefused => ({
  __typename: 'FieldRefused',
  code: 'FIELD_REFUSED',
  field: ['changes', ...field],
  message,
  rowErrorCode: code,
})

export const notFound = (): Refused => ({
  __typename: 'Refused',
  code: 'NOT_FOUND',
  field: ['customerId'],
  message: 'Headquarters has no such customer. Check the id, or name the channel that captured it.',
})

export const customerErased = (): Refused => ({
  __typename: 'Refused',
  code: 'CUSTOMER_ERASED',
  field: ['customerId'],
  message: ERASED_MESSAGE,
})

export const invalid = (field: string[], message: string): Refused => ({
  __typename: 'Refused',
  code: 'INVALID_VALUE',
  field,
  message,
})

export const keyReused = (): IdempotencyKeyReused => ({
  __typename: 'IdempotencyKeyReused',
  code: 'IDEMPOTENCY_KEY_REUSED',
  field: ['idempotencyKey'],
  message: 'This key was used before with other content. Draw a new key for a new edit.',
})

export const conflict = (customerKey: string, changedFields: string[]): VersionConflict => ({
  __typename: 'VersionConflict',
  code: 'VERSION_CONFLICT',
  field: ['expectedVersion'],
  message: 'The customer has changed since in the fields that this edit changes. Look at `current` and edit again.',
  customerKey,
  channelId: null,
  changedFields,
})
