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

/** What a staging row does (docs/domain.md, D-13; 1, 2 and 3 in the documented tables). */
export type RowOperation = 'CREATE' | 'UPDATE' | 'DEACTIVATE'

export type ErrorClass = 'TRANSIENT' | 'PERMANENT' | 'CONFLICT'

/** Where an operation came from: captured at a channel, called in real time by a channel, or made at headquarters. */
export type OperationRoute = 'ASYNC' | 'REALTIME' | 'HEADQUARTERS'

/** The five staging tables by their PostgreSQL names, in the order in which an operation's rows are applied (docs/domain.md, Synchronize). */
export const STAGING_TABLES = [
  'retail_async_customer_v2',
  'retail_async_address_v2',
  'retail_async_customer_contact',
  'retail_async_customer_affiliation',
  'retail_async_customer_attribute_v2',
] as const
export type StagingTable = (typeof STAGING_TABLES)[number]

/** On CREATE every field counts; on UPDATE only those named in `changedFields`, where null clears the field. */
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
/** `attributeType` as the channel knew it; a null value with DEACTIVATE takes the attribute away. */
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
 * What an operator saved over an operation's captured rows (docs/domain.md, D-21; `operation.override`): only what is overridden, by the API's
 * field names, each row by its identity; null empties. An affiliation is replaced by another one (null: left out), an attribute by
 * another value. `decisions` are what a person has decided where headquarters has changed the same (docs/domain.md, D-16), by saving or by
 * choosing: they hold until headquarters changes it again, beyond `version`. A field or row named here without one is never contested.
 */
export type OperationOverride = {
  customer?: Partial<CustomerFieldValues>
  addresses?: { [addressId: string]: Partial<AddressFieldValues> & { isPrimary?: boolean } }
  contacts?: { [contactId: string]: { value?: string | null; extension?: string | null; marketingOptIn?: boolean } }
  affiliations?: { [affiliationId: string]: string | null }
  attributes?: { [name: string]: string | null }
  decisions?: { [key: ChangeKey]: Decision }
}

/** Whose value holds, decided in sight of what headquarters had at that version of the customer. */
export type Decision = { keep: 'HEADQUARTERS' | 'CHANNEL'; version: number }

/** What a change of a customer is about: `email`, `address:<id>:city`, `address:<id>`, `contact:<id>`, `affiliation:<id>`, `attribute:<name>`. */
export type ChangeKey = string

/**
 * One create or edit as captured, with all its rows: what a channel stores in one statement, uploads in a package, and sends in a
 * real-time call (there without an `operationNumber`). `baseVersion` is the version of the customer at headquarters that the
 * channel had when it captured (0: none). `hash` is over the rows; the same id with another hash is another content.
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
