import { ERASED_MESSAGE } from '../../between/erased.ts'
import {
  type FieldPath,
  type IdempotencyKeyInProgress,
  type IdempotencyKeyReused,
  type Refused,
  refused,
} from '../../model/customer-outcome.ts'
import type { RouteRejection } from './route.ts'

export const keyReused = (field: FieldPath): IdempotencyKeyReused => ({
  __typename: 'IdempotencyKeyReused',
  code: 'IDEMPOTENCY_KEY_REUSED',
  field,
  message: 'This key was used before with other content. Use a new key for a new request.',
})

export const keyInProgress = (field: FieldPath): IdempotencyKeyInProgress => ({
  __typename: 'IdempotencyKeyInProgress',
  code: 'IDEMPOTENCY_KEY_IN_PROGRESS',
  field,
  message: 'The first request with this key has not ended yet. Send it again in a few seconds.',
})

/** A request of this channel has used the id for another customer, or with another idempotency key. */
export const idTaken = (field: FieldPath): Refused =>
  refused(
    'CUSTOMER_ID_TAKEN',
    'This id was given to a customer before, with another idempotency key. Give a new customer a new id; to send the ' +
      'same request again, send it with the same idempotency key.',
    field,
  )

const REJECTIONS: { [code in RouteRejection]: string } = {
  OFFLINE_CUSTOMER_CREATE_DISABLED:
    'The channel is offline and filters shared customer tables, so no customer can be created. Take it online first.',
  CUSTOMER_PENDING_SYNC:
    'The customer is still being synchronized with headquarters (Pending sync). ' +
    'Try again when the account number is there.',
  HEADQUARTERS_UNREACHABLE:
    'This needs headquarters, and the channel is offline. Nothing was changed. Try again when the channel is online.',
}

export const rejected = (code: RouteRejection): Refused => refused(code, REJECTIONS[code])

/** The channel has applied the customer's tombstone. */
export const customerErased = (): Refused => refused('CUSTOMER_ERASED', ERASED_MESSAGE)

/** The call was sent and got no answer. */
export const answerLost = (): Refused =>
  refused(
    'HEADQUARTERS_UNREACHABLE',
    'Headquarters did not answer, so it is unknown whether the change was made. ' +
      'Send the same request again with the same idempotency key.',
  )
