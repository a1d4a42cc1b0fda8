/** The mutations that a till's queue keeps and sends, with the types of their inputs. */
export const CAPTURES = {
  createCustomer: 'CreateCustomerInput',
  updateCustomer: 'UpdateCustomerInput',
  addCustomerAddress: 'AddCustomerAddressInput',
  updateCustomerAddress: 'UpdateCustomerAddressInput',
  removeCustomerAddress: 'RemoveCustomerAddressInput',
  setCustomerContact: 'SetCustomerContactInput',
  removeCustomerContact: 'RemoveCustomerContactInput',
  addCustomerAffiliation: 'CustomerAffiliationInput',
  removeCustomerAffiliation: 'CustomerAffiliationInput',
  setCustomerAttributes: 'SetCustomerAttributesInput',
  setCustomerExternalIds: 'SetCustomerExternalIdsInput',
} as const

/** A mutation that a till's queue keeps and sends. */
export type CaptureMutation = keyof typeof CAPTURES

/**
 * How far a capture is.
 *
 * - `KEPT`: stored at the till; it waits for its turn, or for the server.
 * - `SENDING`: on its way. When the till ends now, it is sent again, with the same key.
 * - `ACCEPTED`: the channel has it. It waits for headquarters.
 * - `REFUSED`: the server refuses it: `userErrors` says why. A person corrects or discards it.
 * - `SETTLED`: headquarters has done it, and the channel has the account number.
 */
export type CaptureStatus = 'KEPT' | 'SENDING' | 'ACCEPTED' | 'REFUSED' | 'SETTLED'

/** Why the server refuses a capture: an entry of `userErrors`, or the first of `errors[]`. */
export type CaptureError = { readonly code: string; readonly field: readonly string[] | null; readonly message: string }

/** A capture as the queue shows it. */
export type TillCapture = {
  /** Identifies the capture in this queue. Captures are sent in the order of these numbers. */
  readonly number: number
  readonly mutation: CaptureMutation
  /** The customer's id for later captures: that which the queue gave a new one, or that which the till has read. */
  readonly customerId: string
  readonly status: CaptureStatus
  /** When the till captured it (RFC 3339, by the till's clock). */
  readonly keptAt: string
  /** The mutation's input as the till gave it; null once the server has accepted it. */
  readonly input: CaptureInput | null
  /** Why it was refused; empty otherwise. */
  readonly userErrors: readonly CaptureError[]
  /** Hints of the server for the cashier, such as a possible duplicate. */
  readonly warnings: readonly CaptureError[]
  /** The id of the accepted operation; null before, and when headquarters did it in real time. */
  readonly operationId: string | null
  /** The node id of the customer, as queries return it; null before the server has accepted it. */
  readonly customer: string | null
  /** The account number; null before the channel has it. */
  readonly accountNumber: string | null
  /** Accepted by the channel, then refused by headquarters: it waits for a person there. */
  readonly failed: boolean
}

/** The input of a mutation, without `channel`, `idempotencyKey` and `customerId`: the queue adds them. */
export type CaptureInput = { readonly [field: string]: unknown }

/** A capture as it is stored. */
export type StoredCapture = Omit<TillCapture, 'status'> & {
  readonly status: Exclude<CaptureStatus, 'SENDING'>
  readonly idempotencyKey: string
}

/** A capture that has no number yet. */
export type NewCapture = Omit<StoredCapture, 'number'>
