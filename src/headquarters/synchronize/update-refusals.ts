import { ERASED_MESSAGE } from '../../between/is-erased.ts'
import type { FieldPath, IdempotencyKeyReused, Refused, VersionConflictRefusal } from '../../model/customer-outcome.ts'

// What an update at headquarters itself is refused with, beside what its fields are refused with.

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

export const invalid = (field: FieldPath, message: string): Refused => ({
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

export const conflict = (customerKey: string, changedFields: string[]): VersionConflictRefusal => ({
  __typename: 'VersionConflict',
  code: 'VERSION_CONFLICT',
  field: ['expectedVersion'],
  message: 'The customer has changed since in the fields that this edit changes. Look at `current` and edit again.',
  customerKey,
  channelId: null,
  changedFields,
})
