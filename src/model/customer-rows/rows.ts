import type { Configuration } from '../configuration.ts'
import { type AttributeDocument, type AttributeType, CONTACT_TYPES, type ContactDocument } from '../customer.ts'
import { ADDRESS_FIELDS, CUSTOMER_FIELDS, type CustomerField } from '../customer-fields.ts'
import { externalIdRows } from '../external-id.ts'
import type { StagedAddressRow, StagedAttributeRow, StagedContactRow, StagedRows } from '../operation.ts'
import { composedName } from '../person-name.ts'
import { OWN_FIELDS } from '../primaries.ts'
import { canonicalWord } from '../vocabulary/vocabulary.ts'
import { RECEIPT_OPTIONS } from '../vocabulary/word-kinds.ts'
import {
  type AddressInput,
  type AttributeInput,
  type ContactInput,
  type CustomerChanges,
  type CustomerInput,
  textOrNull,
} from './customer-input.ts'
import { derivedId } from './derived-id.ts'

export const NO_ROWS: StagedRows = { customer: [], addresses: [], contacts: [], affiliations: [], attributes: [] }

/** What a side supplies where a new customer names nothing (docs/domain.md, Synchronize). */
export type CustomerDefaults = {
  defaultCustomer: Omit<Configuration<'default_customer'>, 'affiliations' | 'addressBooks'>
  /** The affiliations that the customer inherits. */
  affiliations: readonly string[]
  /** Of an address. */
  country: string | null
  attributeType: AttributeTypeOf
  /**
   * Required attributes that the customer lacks. Each gets a row without a value, which a person can correct at
   * headquarters (docs/domain.md, D-45).
   */
  missingAttributes?: readonly string[]
}
/** The type of an attribute, as far as the side knows it; TEXT for others, which headquarters validates. */
export type AttributeTypeOf = (name: string) => AttributeType

/**
 * The rows of a new customer, including the values of the default customer (docs/domain.md, Synchronize). Ids
 * of addresses and contacts are derived from the customer key, so that a real-time call and the capture that replaces
 * it have the same ids.
 */
export function newCustomerRows(customerKey: string, input: CustomerInput, defaults: CustomerDefaults): StagedRows {
  const fields = customerFields(input, defaults)
  const person = fields.customerType !== 'ORGANIZATION'
  return {
    customer: [{ operation: 'CREATE', changedFields: null, ...fields }],
    addresses: onePrimary(input.addresses ?? []).map((address, i) =>
      newAddressRow(derivedId(customerKey, `address:${i}`), address, { country: defaults.country, person }),
    ),
    contacts: primaryContacts(input.contacts ?? [], fields).map((contact, i) =>
      contactRow('CREATE', derivedId(customerKey, `contact:${i}`), contact),
    ),
    affiliations: [...new Set([...defaults.affiliations, ...(input.affiliations ?? [])])].map((affiliationId) => ({
      operation: 'CREATE',
      affiliationId,
    })),
    attributes: [
      ...attributesByName(input.attributes ?? [], defaults.attributeType),
      ...(defaults.missingAttributes ?? []).map((name) => ({
        operation: 'CREATE' as const,
        name,
        attributeType: defaults.attributeType(name),
        value: null,
      })),
      ...externalIdRows(input.externalIds ?? []),
    ],
  }
}

/** In a new row an absent field is empty; most fields are. */
function customerFields(input: CustomerInput, { defaultCustomer }: CustomerDefaults): CustomerChanges {
  const fields = fieldsOf(input)
  const primary = (type: ContactInput['type']) =>
    input.contacts?.find((contact) => contact.type === type && contact.isPrimary)?.value
  const otherwise = (field: CustomerField, value: string | null | undefined) => {
    if (value !== null && value !== undefined) fields[field] ??= value
  }
  otherwise('customerType', defaultCustomer.customerType)
  otherwise('name', composedName(input))
  otherwise('phone', primary('PHONE'))
  otherwise('email', primary('EMAIL'))
  otherwise('url', primary('URL'))
  otherwise('customerGroup', defaultCustomer.customerGroup)
  otherwise('currency', defaultCustomer.currency)
  otherwise('languageId', defaultCustomer.languageId)
  otherwise('receiptOption', receiptOptionOf(defaultCustomer))
  otherwise('receiptEmail', defaultCustomer.receiptEmail)
  return fields
}

/** The default customer's, unless an earlier version set up a word that is none. */
function receiptOptionOf({ receiptOption }: CustomerDefaults['defaultCustomer']): string | null {
  const word = receiptOption === null ? '' : canonicalWord(() => [], 'RECEIPT_OPTION', receiptOption)
  return RECEIPT_OPTIONS.find((option) => option === word) ?? null
}

function fieldsOf(input: CustomerInput): CustomerChanges {
  const fields: CustomerChanges = {}
  for (const { field } of CUSTOMER_FIELDS) {
    const value = textOrNull(input[field])
    if (value !== null) fields[field] = value
  }
  return fields
}

/**
 * A new address: its purpose follows the customer's type, its country the channel or, at headquarters, the default
 * customer's channels (docs/domain.md, Synchronize).
 */
export function newAddressRow(
  addressId: string,
  address: AddressInput,
  { country, person }: { country: string | null; person: boolean },
): StagedAddressRow {
  const row: StagedAddressRow = {
    operation: 'CREATE',
    changedFields: null,
    addressId,
    isPrimary: address.isPrimary ?? false,
  }
  for (const { field } of ADDRESS_FIELDS) {
    const value = field === 'isPrimary' ? null : textOrNull(address[field])
    if (field !== 'isPrimary' && value !== null) row[field] = value
  }
  row.purpose ??= person ? 'Home' : 'Business'
  if (country !== null) row.country ??= country
  return row
}

/** The row that changes the named fields of an address. */
export function changedAddressRow(addressId: string, changes: AddressInput): StagedAddressRow {
  const { isPrimary } = changes
  const texts = ADDRESS_FIELDS.flatMap(({ field }) =>
    field === 'isPrimary' || changes[field] === undefined ? [] : [[field, textOrNull(changes[field])] as const],
  )
  const primary = isPrimary === undefined || isPrimary === null ? [] : ['isPrimary']
  return {
    operation: 'UPDATE',
    changedFields: [...texts.map(([field]) => field), ...primary],
    addressId,
    ...Object.fromEntries(texts),
    ...(primary.length > 0 && { isPrimary }),
  }
}

/** The row of a contact. What the input of a known contact does not name stays as it is; null clears it. */
export function contactRow(
  operation: StagedContactRow['operation'],
  contactId: string,
  contact: ContactInput,
  known?: ContactDocument,
): StagedContactRow {
  const type = CONTACT_TYPES.find((each) => each === contact.type)
  if (type === undefined) throw new Error('A contact that was not checked.')
  const { extension, isPrimary, marketingOptIn } = contact
  const consentWording = textOrNull(contact.consentWording)
  return {
    operation,
    contactId,
    type,
    value: contact.value.normalize('NFC'),
    extension: extension === undefined ? (known?.extension ?? null) : textOrNull(extension),
    isPrimary: isPrimary ?? known?.isPrimary ?? false,
    marketingOptIn: marketingOptIn ?? known?.marketingOptIn ?? false,
    ...(consentWording !== null && { consentWording }),
  }
}

/** A customer with addresses has one primary address: the first that is marked as primary, otherwise the first. */
function onePrimary(addresses: readonly AddressInput[]): AddressInput[] {
  const primary = Math.max(
    0,
    addresses.findIndex((address) => address.isPrimary),
  )
  return addresses.map((address, i) => ({ ...address, isPrimary: i === primary }))
}

/**
 * At most one primary contact of each type: the first that is marked as primary and has the value of the customer's own
 * field. A customer whose own e-mail address is given has other addresses only as further ones.
 */
function primaryContacts(contacts: readonly ContactInput[], own: CustomerChanges): ContactInput[] {
  const isPrimary = ({ type, value, isPrimary }: ContactInput) => {
    const known = CONTACT_TYPES.find((each) => each === type)
    return isPrimary === true && known !== undefined && textOrNull(value) === own[OWN_FIELDS[known]]
  }
  return contacts.map((contact) => ({
    ...contact,
    isPrimary: contact === contacts.find((other) => other.type === contact.type && isPrimary(other)),
  }))
}

function* attributesByName(attributes: readonly AttributeInput[], attributeType: AttributeTypeOf) {
  const last = new Map(attributes.map(({ name, value }) => [name, textOrNull(value)]))
  for (const [name, value] of last)
    if (value !== null) yield { operation: 'CREATE' as const, name, attributeType: attributeType(name), value }
}

/**
 * The rows that set the named attributes and leave the others; null removes one. Of two for one name, the last counts.
 */
export function attributeRows(
  attributes: readonly AttributeInput[],
  has: readonly AttributeDocument[],
  attributeType: AttributeTypeOf,
): StagedAttributeRow[] {
  const last = new Map(attributes.map(({ name, value }) => [name, textOrNull(value)]))
  return [...last].map(([name, value]) => {
    const known = has.some((attribute) => attribute.name === name)
    const operation = value === null ? 'DEACTIVATE' : known ? 'UPDATE' : 'CREATE'
    return { operation, name, attributeType: attributeType(name), value }
  })
}
