import type { AttributeType, ContactType } from '../model/customer.ts'
import { ADDRESS_FIELDS, type AddressField, CUSTOMER_FIELDS, type CustomerField } from '../model/customer-fields.ts'
import { DOCUMENTED_COLUMNS } from '../model/documented-columns.ts'
import type { StagingTable } from '../model/operation.ts'

// What personal data is, and how it is masked. sight.ts decides who sees it in full. Every field of the model is
// listed, so that a new field does not compile until someone decides; unknown names are hidden. Empty values stay
// empty, so that a viewer sees whether there is a value.

type Mask = (value: string) => string

const open: Mask = (value) => value
const hidden: Mask = () => '***'

/** `Ada King Lovelace` becomes `A. K. L.`. */
const maskedName: Mask = (name) =>
  name
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 4)
    .map((word) => `${[...word][0]}.`)
    .join(' ')

/** `ada@example.com` becomes `a***@e***`. */
export const maskedEmail: Mask = (email) => {
  const [name = '', domain = ''] = email.split('@')
  return `${[...name][0] ?? ''}***@${[...domain][0] ?? ''}***`
}

/** Keeps the last two digits of numbers with more than four. */
export const maskedPhone: Mask = (phone) => {
  const digits = phone.replaceAll(/\D/g, '')
  return digits.length > 4 ? `***${digits.slice(-2)}` : '***'
}

const CUSTOMER_MASKS: { readonly [field in CustomerField]: Mask } = {
  customerType: open,
  name: maskedName,
  firstName: maskedName,
  middleName: maskedName,
  lastName: maskedName,
  title: maskedName,
  phone: maskedPhone,
  phoneExtension: hidden,
  cellularPhone: maskedPhone,
  email: maskedEmail,
  url: hidden,
  receiptEmail: maskedEmail,
  receiptOption: open,
  languageId: open,
  currency: open,
  customerGroup: open,
  priceGroup: open,
  invoiceAccount: open,
  creditMax: open,
  blocked: open,
  organizationId: hidden,
  lineDiscount: open,
  multilineDiscount: open,
  endDiscount: open,
  taxGroup: open,
  vatNumber: hidden,
  identificationNumber: hidden,
  optOutPersonalization: open,
  optOutWebActivityTracking: open,
  blockLoyaltyEnrollment: open,
}

const ADDRESS_MASKS: { readonly [field in AddressField]: Mask } = {
  name: maskedName,
  purpose: open,
  street: hidden,
  streetNumber: hidden,
  buildingComplement: hidden,
  city: open,
  county: open,
  state: open,
  districtName: open,
  zipCode: open,
  country: open,
  phone: maskedPhone,
  email: maskedEmail,
  url: hidden,
  taxGroup: open,
  isPrimary: open,
}

/** Masks a value; null stays null. */
const masked = (mask: Mask, value: string | null): string | null => (value === null ? null : mask(value))

/** The value of a customer's own field, masked if it is personal data. */
export const maskedField = (field: CustomerField, value: string | null) => masked(CUSTOMER_MASKS[field], value)

/** The value of an address field, masked if it is personal data. */
export const maskedAddressField = (field: AddressField, value: string | null) => masked(ADDRESS_MASKS[field], value)

/** The masked value of a contact. */
export const maskedContact = (type: ContactType | string | null, value: string) => contactMask(type)(value)

function contactMask(type: string | null | undefined): Mask {
  return type === 'EMAIL' ? maskedEmail : type === 'PHONE' ? maskedPhone : hidden
}

/** The value of an attribute: texts are hidden, and so are values that do not match the declared type. */
export function maskedAttribute(type: AttributeType | string | null, value: string): string {
  const harmless = type === 'BOOLEAN' ? /^(true|false)$/ : type === 'INTEGER' || type === 'DECIMAL' ? NUMBER : null
  return harmless?.test(value) ? value : hidden(value)
}

const NUMBER = /^-?\d{1,18}([.]\d{1,6})?$/

/**
 * An attribute that an operation changes, by the names of `Operation.changes`. The type of a customer attribute is not
 * known here, so its value is hidden.
 */
export function maskedChange<Change extends { attribute: string; oldValue: string | null; newValue: string | null }>(
  change: Change,
): Change {
  const mask = maskOf(change.attribute)
  return { ...change, oldValue: masked(mask, change.oldValue), newValue: masked(mask, change.newValue) }
}

/** The values of both sides of a conflict. */
export function maskedConflict<
  Conflict extends { attribute: string; headquartersValue: string | null; channelValue: string | null },
>(conflict: Conflict): Conflict {
  const mask = maskOf(conflict.attribute)
  const { headquartersValue, channelValue } = conflict
  return { ...conflict, headquartersValue: masked(mask, headquartersValue), channelValue: masked(mask, channelValue) }
}

function maskOf(attribute: string): Mask {
  const own = CUSTOMER_FIELDS.find(({ field }) => field === attribute)
  if (own) return CUSTOMER_MASKS[own.field]
  const [part = '', which, field] = attribute.split('.')
  switch (part) {
    case 'address':
      return addressMask(which)
    case 'addresses':
      return addressMask(field)
    case 'contact':
      return field === undefined ? contactMask(which) : flagMask(field)
    case 'contacts':
      return flagMask(field)
    case 'affiliation':
    case 'affiliations':
      return open
    default:
      return hidden
  }
}

function addressMask(name: string | undefined): Mask {
  const known = ADDRESS_FIELDS.find(({ field }) => field === name)
  return known ? ADDRESS_MASKS[known.field] : hidden
}

const flagMask = (field: string | undefined): Mask =>
  field === 'marketingOptIn' || field === 'isPrimary' || field === 'optIn' || field === 'consentWording' ? open : hidden

type Column = { name: string; value: string | null }

/** The columns of a staged row. */
export function maskedColumns(table: StagingTable, columns: readonly Column[]): Column[] {
  const fields = new Map(DOCUMENTED_COLUMNS[table].map(({ name, field }) => [name, field]))
  const columnValue = (field: string) => columns.find(({ name }) => fields.get(name) === field)?.value ?? null
  const maskOfColumn = (field: string | undefined): Mask => {
    if (field === undefined) return hidden
    if (['changedFields', 'addressId', 'contactId', 'type', 'attributeType', 'affiliationId'].includes(field))
      return open
    switch (table) {
      case 'retail_async_customer_v2':
        return maskOf(field)
      case 'retail_async_address_v2':
        return addressMask(field)
      case 'retail_async_customer_contact':
        return field === 'value' ? contactMask(columnValue('type')) : flagMask(field)
      case 'retail_async_customer_affiliation':
        return hidden
      case 'retail_async_customer_attribute_v2':
        return field === 'name' ? open : (value) => maskedAttribute(columnValue('attributeType'), value)
    }
  }
  return columns.map(({ name, value }) => ({ name, value: masked(maskOfColumn(fields.get(name)), value) }))
}

/** A filter of operations without personal data: it keeps the conditions, but masks values that identify a person. */
export function maskedFilter(filter: unknown): unknown {
  if (typeof filter !== 'object' || filter === null) return filter
  return Object.fromEntries(
    Object.entries(filter).map(([condition, value]: [string, unknown]) => {
      if (condition === 'search') return [condition, '***']
      return [condition, condition === 'customer' ? maskedCondition(value) : value]
    }),
  )
}

function maskedCondition(customer: unknown): unknown {
  if (typeof customer !== 'object' || customer === null) return customer
  return Object.fromEntries(
    Object.entries(customer).map(([field, value]: [string, unknown]) => [
      field,
      typeof value === 'string' ? maskOf(field)(value) : value,
    ]),
  )
}
