import { ERASED_MESSAGE } from '../../between/erased.ts'
import { type FieldPath, type IdempotencyKeyReused, refused } from '../../model/customer-outcome.ts'

// Refusals of an update at headquarters itself, besides those of its fields.

export const notFound = () =>
  refused('NOT_FOUND', 'Headquarters has no such customer. Check the id, or name the channel that captured it.', [
    'customerId',
  ])

export const customerErased = () => refused('CUSTOMER_ERASED', ERASED_MESSAGE, ['customerId'])

export const invalid = (field: FieldPath, message: string) => refused('INVALID_VALUE', message, field)

export const keyReused = (field: FieldPath): IdempotencyKeyReused => ({
  __typename: 'IdempotencyKeyReused',
  code: 'IDEMPOTENCY_KEY_REUSED',
  field,
  message: 'This key was used before with other content. Use a new key for a new update.',
})
