import type { AddressFieldValues, AttributeType, ContactType, CustomerFieldValues } from './customer.ts'

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

export type OperationKind =
  | 'CREATE_CUSTOMER'
  | 'UPDATE_CUSTOMER'
  | 'CREATE_ADDRESS'
  | 'UPDATE_ADDRESS'
  | 'DEACTIVATE_ADDRESS'
  | 'UPDATE_CONTACTS'
  | 'UPDATE_AFFILIATIONS'
  | 'UPDATE_ATTRIBUTES'

/** The effect of a staging row (docs/domain.md, D-13; 1, 2 and 3 in the documented tables). */
export type RowOperation = 'CREATE' | 'UPDATE' | 'DEACTIVATE'

export type ErrorClass = 'TRANSIENT' | 'PERMANENT' | 'CONFLICT'

/** The origin of an operation: captured at a channel, called in real time by a channel, or made at headquarters. */
export type OperationRoute = 'ASYNC' | 'REALTIME' | 'HEADQUARTERS'

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

/** On CREATE all fields apply; on UPDATE only those named in `changedFields`, where null clears the field. */
export type StagedCustomerRow = Partial<CustomerFieldValues> & {
  operation: RowOperation
  changedFields: string[] | null
}
export type StagedAddressRow = Partial<AddressFieldValues> & {
  operation: RowOperation
  changedFields: string[] | null
  addressId: string
  isPrimary?: boolean | null
}
export type StagedContactRow = {
  operation: RowOperation
  contactId: string
  type: ContactType
  value: string | null
  extension: string | null
  isPrimary: boolean
  marketingOptIn: boolean
}
export type StagedAffiliationRow = { operation: RowOperation; affiliationId: string }
/** `attributeType` as the channel has it; a null value with DEACTIVATE removes the attribute. */
export type StagedAttributeRow = {
  operation: RowOperation
  name: string
  attributeType: AttributeType
  value: string | null
}

export type StagedRows = {
  customer: StagedCustomerRow[]
  addresses: StagedAddressRow[]
  contacts: StagedContactRow[]
  affiliations: StagedAffiliationRow[]
  attributes: StagedAttributeRow[]
}

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

/**
 * One create or update as captured, with all its rows: a channel stores it in one statement, uploads it in a package,
 * and sends it in a real-time call (there without an `operationNumber`). `baseVersion` is the version of the customer
 * at headquarters that the channel had at the capture (0: none). `hash` covers the rows; the same id with another hash
 * is different content.
 */
export type StagedOperation = {
  operationId: string
  customerKey: string
  operationNumber: number | null
  dataAreaId: string
  channelId: string
  kind: OperationKind
  capturedAt: string
  capturedBy: string
  baseVersion: number
  customerAccount: string | null
  hash: string
  rows: StagedRows
}
