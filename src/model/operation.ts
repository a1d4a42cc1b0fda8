import { z } from 'zod'
import {
  type AddressFieldValues,
  ATTRIBUTE_TYPES,
  addressFieldValues,
  CONTACT_TYPES,
  type CustomerFieldValues,
  customerFieldValues,
} from './customer.ts'
import { count, text, textOrNull, timeText, uuid } from './wire-values.ts'

/** The life of an operation (docs/domain.md, D-19; docs/states.md). */
export const OPERATION_STATUSES = [
  'CAPTURED',
  'UPLOADED',
  'IN_PROGRESS',
  'SYNCED',
  'DISTRIBUTED',
  'FAILED',
  'WAITING_ON',
  'SUPERSEDED',
  'DISMISSED',
] as const
export type OperationStatus = (typeof OPERATION_STATUSES)[number]

/** In the order in which a list sorted by kind has them. */
export const OPERATION_KINDS = [
  'CREATE_CUSTOMER',
  'UPDATE_CUSTOMER',
  'CREATE_ADDRESS',
  'UPDATE_ADDRESS',
  'DEACTIVATE_ADDRESS',
  'UPDATE_CONTACTS',
  'UPDATE_AFFILIATIONS',
  'UPDATE_ATTRIBUTES',
] as const
export type OperationKind = (typeof OPERATION_KINDS)[number]

/** The effect of a staging row (docs/domain.md, D-13; 1, 2 and 3 in the documented tables). */
export const ROW_OPERATIONS = ['CREATE', 'UPDATE', 'DEACTIVATE'] as const
export type RowOperation = (typeof ROW_OPERATIONS)[number]

export const ERROR_CLASSES = ['TRANSIENT', 'PERMANENT', 'CONFLICT'] as const
export type ErrorClass = (typeof ERROR_CLASSES)[number]

/** The origin of an operation: captured at a channel, called in real time by a channel, or made at headquarters. */
export const OPERATION_ROUTES = ['ASYNC', 'REALTIME', 'HEADQUARTERS'] as const
export type OperationRoute = (typeof OPERATION_ROUTES)[number]

/**
 * The five staging tables by their PostgreSQL names, in the order in which an operation's rows are applied
 * (docs/domain.md, Synchronize).
 */
export const STAGING_TABLES = [
  'retail_async_customer_v2',
  'retail_async_address_v2',
  'retail_async_customer_contact',
  'retail_async_customer_affiliation',
  'retail_async_customer_attribute_v2',
] as const
export type StagingTable = (typeof STAGING_TABLES)[number]

const operation = z.enum(ROW_OPERATIONS)

/** On CREATE all fields apply; on UPDATE only those named in `changedFields`, where null clears the field. */
export type StagedCustomerRow = z.infer<typeof stagedCustomerRow>
export const stagedCustomerRow = z.strictObject({
  ...customerFieldValues.partial().shape,
  operation,
  changedFields: z.array(text).nullable(),
})
export type StagedAddressRow = z.infer<typeof stagedAddressRow>
export const stagedAddressRow = z.strictObject({
  ...addressFieldValues.partial().shape,
  operation,
  changedFields: z.array(text).nullable(),
  addressId: uuid,
  isPrimary: z.boolean().nullish(),
})
export type StagedContactRow = z.infer<typeof stagedContactRow>
export const stagedContactRow = z.strictObject({
  operation,
  contactId: uuid,
  type: z.enum(CONTACT_TYPES),
  value: textOrNull,
  extension: textOrNull,
  isPrimary: z.boolean(),
  marketingOptIn: z.boolean(),
  /** What the customer agreed to; absent when none was given. */
  consentWording: textOrNull.optional(),
})
export type StagedAffiliationRow = z.infer<typeof stagedAffiliationRow>
export const stagedAffiliationRow = z.strictObject({ operation, affiliationId: text })
/** `attributeType` as the channel has it; a null value with DEACTIVATE removes the attribute. */
export type StagedAttributeRow = z.infer<typeof stagedAttributeRow>
export const stagedAttributeRow = z.strictObject({
  operation,
  name: text,
  attributeType: z.enum(ATTRIBUTE_TYPES),
  value: textOrNull,
})

export type StagedRows = z.infer<typeof stagedRows>
export const stagedRows = z.strictObject({
  customer: z.array(stagedCustomerRow),
  addresses: z.array(stagedAddressRow),
  contacts: z.array(stagedContactRow),
  affiliations: z.array(stagedAffiliationRow),
  attributes: z.array(stagedAttributeRow),
})

/**
 * What an operator has saved over an operation's captured rows (docs/domain.md, D-21; `operation.override`): only
 * overridden values, by the API's field names, each row by its identity; null clears. An affiliation is replaced by
 * another one (null: left out), an attribute by another value. `decisions` are choices for attributes that headquarters
 * has changed too (docs/domain.md, D-16), made by saving or by choosing: they apply until headquarters changes the
 * attribute again, after `version`. A field or row listed here without a decision is never in conflict.
 */
export type OperationOverride = {
  customer?: Partial<CustomerFieldValues>
  addresses?: { [addressId: string]: Partial<AddressFieldValues> & { isPrimary?: boolean } }
  contacts?: { [contactId: string]: { value?: string | null; extension?: string | null; marketingOptIn?: boolean } }
  affiliations?: { [affiliationId: string]: string | null }
  attributes?: { [name: string]: string | null }
  decisions?: { [key: ChangeKey]: Decision }
}

/** Whose value to keep, decided when the customer had this version at headquarters. */
export type Decision = { keep: 'HEADQUARTERS' | 'CHANNEL'; version: number }

/**
 * The subject of a change: `email`, `address:<id>:city`, `address:<id>`, `contact:<id>`, `affiliation:<id>`,
 * `attribute:<name>`.
 */
export type ChangeKey = string

/** Hashes of an idempotency key and of its request, keyed with the secret of the channel database. */
export type RequestKey = z.infer<typeof requestKey>
const requestKey = z.strictObject({ keyHash: text, requestHash: text })

/**
 * One create or update as captured, with all its rows: a channel stores it in one statement, uploads it in a package,
 * and sends it in a real-time call (there without an `operationNumber`). `baseVersion` is the version of the customer
 * at headquarters that the channel had at the capture (0: none). `hash` covers the rows; the same id with another hash
 * is different content. `key`: absent from a former version and for headquarters' own edits.
 */
export type StagedOperation = z.infer<typeof stagedOperation>
export const stagedOperation = z.strictObject({
  operationId: uuid,
  customerKey: uuid,
  operationNumber: count.nullable(),
  dataAreaId: text,
  channelId: text,
  kind: z.enum(OPERATION_KINDS),
  capturedAt: timeText,
  capturedBy: text,
  baseVersion: count,
  customerAccount: textOrNull,
  hash: text,
  key: requestKey.nullish(),
  /** True: a create of a list or of another system, whose customer gets no welcome message (docs/domain.md, D-46). */
  imported: z.boolean().optional(),
  rows: stagedRows,
})
