import { CONTACT_TYPES, type ContactDocument } from '../../model/customer.ts'
import { ADDRESS_FIELDS, CUSTOMER_FIELDS } from '../../model/customer-fields.ts'
import type { StagedAddressRow, StagedContactRow, StagedRows } from '../../model/operation.ts'
import { composedName } from '../../model/person-name.ts'
import { canonicalWord } from '../../model/vocabulary/vocabulary.ts'
import { RECEIPT_OPTIONS } from '../../model/vocabulary/word-kinds.ts'
import { type Allowance, type ChannelSetting, inLegalEntity } from '../cache/setting.ts'
import { derivedId } from '../capture/ids.ts'
import {
  type AddressInput,
  type ContactInput,
  type CustomerChanges,
  type CustomerInput,
  textOrNull,
} from '../validate/customer-input.ts'

/**
 * The rows of a new customer, including the values of the channel's default customer (docs/domain.md, Synchronize). Ids
 * of addresses and contacts are derived from the customer key, so that a real-time call and the capture that replaces
 * it have the same ids.
 */
export function newCustomerRows(
  customerKey: string,
  input: CustomerInput,
  setting: ChannelSetting,
  allowance: Allowance,
): StagedRows {
  const fields = customerFields(input, setting)
  const person = fields.customerType !== 'ORGANIZATION'
  const inherited = allowance.enhanced ? setting.defaultCustomer.affiliations : []
  return {
    customer: [{ operation: 'CREATE', changedFields: null, ...fields }],
    addresses: onePrimary(input.addresses ?? []).map((address, i) =>
      newAddressRow(derivedId(customerKey, `address:${i}`), address, setting, person),
    ),
    contacts: primaryContacts(input.contacts ?? []).map((contact, i) =>
      contactRow('CREATE', derivedId(customerKey, `contact:${i}`), contact),
    ),
    affiliations: [...new Set([...inherited, ...(input.affiliations ?? [])])].map((affiliationId) => ({
      operation: 'CREATE',
      affiliationId,
    })),
    attributes: [...attributesByName(input.attributes ?? [], setting)],
  }
}

function customerFields(input: CustomerInput, setting: ChannelSetting): CustomerChanges {
  const { defaultCustomer } = setting
  const given = fieldsOf(input)
  const primary = (type: ContactInput['type']) =>
    input.contacts?.find((contact) => contact.type === type && contact.isPrimary)?.value
  return withoutEmpty({
    ...given,
    customerType: given.customerType ?? defaultCustomer.customerType,
    name: given.name ?? composedName(input),
    phone: given.phone ?? primary('PHONE'),
    email: given.email ?? primary('EMAIL'),
    url: given.url ?? primary('URL'),
    customerGroup: given.customerGroup ?? defaultCustomer.customerGroup,
    currency: given.currency ?? defaultCustomer.currency,
    languageId: given.languageId ?? defaultCustomer.languageId,
    receiptOption: given.receiptOption ?? receiptOptionOf(defaultCustomer),
    receiptEmail: given.receiptEmail ?? defaultCustomer.receiptEmail,
  })
}

/** The default customer's, unless an earlier version set up a word that is none. */
function receiptOptionOf({ receiptOption }: ChannelSetting['defaultCustomer']): string | null {
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

/** In a new row an absent field is empty; most fields are. */
function withoutEmpty<T extends object>(fields: T): T {
  for (const [field, value] of Object.entries(fields))
    if (value === null || value === undefined) Reflect.deleteProperty(fields, field)
  return fields
}

/** A new address: its purpose follows the customer's type, its country the channel (docs/domain.md, Synchronize). */
export function newAddressRow(
  addressId: string,
  address: AddressInput,
  setting: ChannelSetting,
  person: boolean,
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
  row.country ??= setting.channel.country
  return row
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

/** At most one primary contact of each type: the first that is marked as primary. */
function primaryContacts(contacts: readonly ContactInput[]): ContactInput[] {
  return contacts.map((contact) => ({
    ...contact,
    isPrimary: contact === contacts.find((other) => other.type === contact.type && other.isPrimary),
  }))
}

function* attributesByName(attributes: NonNullable<CustomerInput['attributes']>, setting: ChannelSetting) {
  const last = new Map(attributes.map(({ name, value }) => [name, textOrNull(value)]))
  for (const [name, value] of last)
    if (value !== null) yield { operation: 'CREATE' as const, name, attributeType: attributeType(name, setting), value }
}

/**
 * The type as the channel knows it. An attribute that it does not know counts as a text (MINIMAL), and headquarters
 * validates it.
 */
export function attributeType(name: string, setting: ChannelSetting) {
  return inLegalEntity(setting, 'attribute_definition', name)?.type ?? 'TEXT'
}
