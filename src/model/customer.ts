import type { AddressField, CustomerField } from './customer-fields.ts'

export type CustomerType = 'PERSON' | 'ORGANIZATION'
export type ContactType = 'PHONE' | 'EMAIL' | 'URL'
export type AttributeType = 'TEXT' | 'INTEGER' | 'DECIMAL' | 'BOOLEAN'

/** The customer's own fields; `null` means empty. */
export type CustomerFieldValues = { [field in CustomerField]: string | null }

export type AddressFieldValues = { [field in Exclude<AddressField, 'isPrimary'>]: string | null }

/** A postal address of a customer. The side that creates it chooses `addressId`, which never changes. */
export type AddressDocument = AddressFieldValues & { addressId: string; isPrimary: boolean }

/** A further phone number, e-mail address or URL, with its marketing consent. */
export type ContactDocument = {
  contactId: string
  type: ContactType
  value: string
  extension: string | null
  isPrimary: boolean
  marketingOptIn: boolean
}

/** An attribute's value as text: integers and decimals in plain notation, booleans as `true` or `false`. */
export type AttributeDocument = { name: string; type: AttributeType; value: string }

/**
 * The last change of each field (docs/domain.md, D-16), as headquarters keeps it: `v` is the customer's version after
 * the change, `source` is `hq:<user>` or a channel database. Keyed by field (`email`) or row (`address:<id>`,
 * `contact:<id>`, `affiliation:<id>`, `attribute:<name>`; removed rows keep their entry).
 */
export type FieldVersions = { [field: string]: { v: number; source: string } }

/**
 * One complete customer, as headquarters sends it to a channel (job 1010, real-time answers) and as a channel shows it.
 * Only headquarters writes it: `version` counts headquarters' changes of this customer (1, 2, 3 …). `account` is null
 * only for a customer that a channel has captured and headquarters does not have yet.
 */
export type CustomerDocument = CustomerFieldValues & {
  customerKey: string
  dataAreaId: string
  account: string | null
  version: number
  createdAt: string
  addressBooks: string[]
  addresses: AddressDocument[]
  contacts: ContactDocument[]
  affiliations: string[]
  attributes: AttributeDocument[]
  loyaltyCards: string[]
  /** Lets a channel find which fields have changed since a version; without it every field counts as changed. */
  fieldVersions?: FieldVersions
}
