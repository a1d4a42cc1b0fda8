import type { AddressField, CustomerField } from './customer-fields.ts'

export type CustomerType = 'PERSON' | 'ORGANIZATION'
export type ContactType = 'PHONE' | 'EMAIL' | 'URL'
export type AttributeType = 'TEXT' | 'INTEGER' | 'DECIMAL' | 'BOOLEAN'

/** The customer's own fields; `null` means empty. */
export type CustomerFieldValues = { [field in CustomerField]: string | null }

export type AddressFieldValues = { [field in Exclude<AddressField, 'isPrimary'>]: string | null }

/** A postal address of a customer. `addressId` is drawn by the side that creates it and never changes. */
export type AddressDocument = AddressFieldValues & { addressId: string; isPrimary: boolean }

/** A further phone number, e-mail address or web address, besides the customer's own; with consent for marketing. */
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
 * Who changed what last (docs/domain.md, D-16), as headquarters keeps it: `v` is the customer's version that made the change, `source` the one who
 * made it, `hq:<user>` or the channel database. Keyed by field (`email`) or by row (`address:<id>`, `contact:<id>`,
 * `affiliation:<id>`, `attribute:<name>`; rows that were taken away stay in it).
 */
export type FieldVersions = { [field: string]: { v: number; source: string } }

/**
 * One customer, whole, as headquarters sends it to a channel (job 1010, real-time answers) and as a channel shows it.
 * Headquarters is its only author: `version` counts headquarters' changes of this customer (1, 2, 3 …), and `account` is null only for
 * a customer that a channel has captured and headquarters does not have yet.
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
  /** Lets a channel tell which fields changed since a version; without it every field counts as changed. */
  fieldVersions?: FieldVersions
}
