import { z } from 'zod'
import {
  ADDRESS_FIELDS,
  type AddressField,
  CUSTOMER_FIELDS,
  type CustomerField,
  type CustomerSwitch,
  isCustomerSwitch,
  LATER_ADDRESS_FIELDS,
} from './customer-fields.ts'
import { count, text, textOrNull, timeText, uuid } from './wire-values.ts'

export const CUSTOMER_TYPES = ['PERSON', 'ORGANIZATION'] as const
export type CustomerType = (typeof CUSTOMER_TYPES)[number]
export const CONTACT_TYPES = ['PHONE', 'EMAIL', 'URL'] as const
export type ContactType = (typeof CONTACT_TYPES)[number]
export const ATTRIBUTE_TYPES = ['TEXT', 'INTEGER', 'DECIMAL', 'BOOLEAN'] as const
export type AttributeType = (typeof ATTRIBUTE_TYPES)[number]

/** The customer's own fields; `null` means empty. */
export type CustomerFieldValues = z.infer<typeof customerFieldValues>
export const customerFieldValues = z.object({
  ...valuesOf(CUSTOMER_FIELDS.map(({ field }) => field).filter(isNoSwitch)),
  optOutPersonalization: textOrNull.nullish(),
  optOutWebActivityTracking: textOrNull.nullish(),
  blockLoyaltyEnrollment: textOrNull.nullish(),
})

function isNoSwitch(field: CustomerField): field is Exclude<CustomerField, CustomerSwitch> {
  return !isCustomerSwitch(field)
}

export type AddressFieldValues = z.infer<typeof addressFieldValues>
export const addressFieldValues = z.object({
  ...valuesOf(ADDRESS_FIELDS.map(({ field }) => field).filter(isEarlier)),
  phone: textOrNull.nullish(),
  email: textOrNull.nullish(),
  url: textOrNull.nullish(),
  taxGroup: textOrNull.nullish(),
})

type EarlierField = Exclude<AddressField, 'isPrimary' | (typeof LATER_ADDRESS_FIELDS)[number]>
function isEarlier(field: AddressField): field is EarlierField {
  return field !== 'isPrimary' && !LATER_ADDRESS_FIELDS.some((later) => later === field)
}

/** A postal address of a customer. The side that creates it chooses `addressId`, which never changes. */
export type AddressDocument = z.infer<typeof addressDocument>
export const addressDocument = z.object({ ...addressFieldValues.shape, addressId: uuid, isPrimary: z.boolean() })

/** A further phone number, e-mail address or URL, with its marketing consent. */
export type ContactDocument = z.infer<typeof contactDocument>
export const contactDocument = z.object({
  contactId: uuid,
  type: z.enum(CONTACT_TYPES),
  value: text,
  extension: textOrNull,
  isPrimary: z.boolean(),
  marketingOptIn: z.boolean(),
})

/** An attribute's value as text: integers and decimals in plain notation, booleans as `true` or `false`. */
export type AttributeDocument = z.infer<typeof attributeDocument>
export const attributeDocument = z.object({ name: text, type: z.enum(ATTRIBUTE_TYPES), value: text })

/**
 * The last change of each field (docs/domain.md, D-16), as headquarters keeps it: `v` is the customer's version after
 * the change, `source` is `hq:<user>` or a channel database. Keyed by field (`email`) or row (`address:<id>`,
 * `contact:<id>`, `affiliation:<id>`, `attribute:<name>`; removed rows keep their entry).
 */
export type FieldVersions = z.infer<typeof fieldVersions>
export const fieldVersions = z.record(z.string(), z.object({ v: count, source: text }))

/**
 * One complete customer, as headquarters sends it to a channel (job 1010, real-time answers) and as a channel shows it.
 * Only headquarters writes it: `version` counts headquarters' changes of this customer (1, 2, 3 …). `account` is null
 * only for a customer that a channel has captured and headquarters does not have yet.
 */
export type CustomerDocument = z.infer<typeof customerDocument>
export const customerDocument = z.object({
  ...customerFieldValues.shape,
  customerKey: uuid,
  dataAreaId: text,
  account: textOrNull,
  version: count,
  createdAt: timeText,
  addressBooks: z.array(text),
  addresses: z.array(addressDocument),
  contacts: z.array(contactDocument),
  affiliations: z.array(text),
  attributes: z.array(attributeDocument),
  loyaltyCards: z.array(text),
  /** Lets a channel find which fields have changed since a version; without it every field counts as changed. */
  fieldVersions: fieldVersions.optional(),
})

const NO_FIELDS = Object.fromEntries(CUSTOMER_FIELDS.map(({ field }) => [field, null])) as CustomerFieldValues

/**
 * All members of a customer of which nothing is known yet. To fill in a copy of it takes a third of the time that it
 * takes to add members to one.
 */
export const NO_CUSTOMER: Readonly<CustomerDocument> = {
  ...NO_FIELDS,
  customerKey: '',
  dataAreaId: '',
  account: null,
  version: 0,
  createdAt: '',
  addressBooks: [],
  addresses: [],
  contacts: [],
  affiliations: [],
  attributes: [],
  loyaltyCards: [],
}

/** A schema for each of these fields: a text, or null. */
function valuesOf<Field extends string>(fields: readonly Field[]): { [field in Field]: typeof textOrNull } {
  const schemas: { [field in Field]?: typeof textOrNull } = {}
  for (const field of fields) schemas[field] = textOrNull
  if (!areComplete(schemas, fields)) throw new Error('A field has no schema.')
  return schemas
}

function areComplete<Field extends string>(
  schemas: { [field in Field]?: typeof textOrNull },
  fields: readonly Field[],
): schemas is { [field in Field]: typeof textOrNull } {
  return fields.every((field) => field in schemas)
}
