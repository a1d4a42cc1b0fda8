import { isDeepStrictEqual } from 'node:util'
import { type AddressDocument, CONTACT_TYPES, type CustomerDocument } from '../../model/customer.ts'
import { ADDRESS_FIELDS, CUSTOMER_FIELDS } from '../../model/customer-fields.ts'
import { type AddressInput, type CustomerInput, textOrNull } from '../../model/customer-rows/customer-input.ts'
import { derivedId } from '../../model/customer-rows/derived-id.ts'
import { attributeRows, changedAddressRow, contactRow, newAddressRow } from '../../model/customer-rows/rows.ts'
import { externalIdFaults, externalIdName, externalIdRows, isExternalIdName } from '../../model/external-id.ts'
import type { StagedAddressRow, StagedContactRow, StagedRows } from '../../model/operation.ts'
import { nameAfter } from '../../model/person-name.ts'
import { withPrimaries } from '../../model/primaries.ts'
import type { RowRefusal } from '../../model/row-error-codes.ts'
import { type Vocabulary, wordRefusal } from '../../model/vocabulary/vocabulary.ts'
import { FIELD_WORDS } from '../../model/vocabulary/word-kinds.ts'
import type { OwnDefaults } from './defaults.ts'

/**
 * What is wrong with a customer that the evaluation could not tell, or not as well. Paths are relative to the customer.
 */
export function faultsOf(customer: CustomerInput, vocabulary: Vocabulary): RowRefusal[] {
  const words = CUSTOMER_FIELDS.flatMap(({ field }): RowRefusal[] => {
    const [kind, value] = [FIELD_WORDS[field], textOrNull(customer[field])]
    const refusal = kind && value !== null ? wordRefusal(vocabulary, kind, value) : null
    return refusal ? [{ ...refusal, field: [field] }] : []
  })
  const contacts = (customer.contacts ?? []).flatMap(({ type }, nth): RowRefusal[] =>
    CONTACT_TYPES.some((each) => each === type)
      ? []
      : [{ code: 'INVALID_VALUE', field: ['contacts', String(nth), 'type'], message: 'Give PHONE, EMAIL or URL.' }],
  )
  const attributes = (customer.attributes ?? []).flatMap(({ name }, nth): RowRefusal[] =>
    isExternalIdName(name)
      ? [{ code: 'UNKNOWN_ATTRIBUTE', field: ['attributes', String(nth), 'name'], message: NO_ATTRIBUTE }]
      : [],
  )
  const ids = externalIdFaults(customer.externalIds ?? []).map((each) => ({
    ...each,
    field: ['externalIds', ...each.field],
  }))
  return [...words, ...contacts, ...attributes, ...ids]
}

export const NO_ATTRIBUTE = 'This is not an attribute, but an external id. Set it with `externalIds`.'

/**
 * The rows by which a customer becomes what the input says, in words as they are stored; null when it is so already.
 * What the input does not name stays as it is. An address is recognized by its content, then by its purpose, a contact
 * by its type and value; nothing is taken away but what null clears. `seed`: ids of new parts are derived from it.
 */
export function changesTo(
  current: CustomerDocument,
  customer: CustomerInput,
  defaults: Pick<OwnDefaults, 'country' | 'attributeType'>,
  seed: string,
): StagedRows | null {
  const person = (customer.customerType ?? current.customerType) !== 'ORGANIZATION'
  const rows: StagedRows = {
    customer: changedFields(current, customer),
    addresses: changedAddresses(current.addresses, customer.addresses ?? [], { ...defaults, person, seed }),
    contacts: changedContacts(current, customer, seed),
    affiliations: [...new Set(customer.affiliations ?? [])]
      .filter((id) => !current.affiliations.includes(id))
      .map((affiliationId) => ({ operation: 'CREATE' as const, affiliationId })),
    attributes: changedAttributes(current, customer, defaults),
  }
  const isChange = Object.values(rows).some((ofKind) => ofKind.length > 0)
  return isChange ? withPrimaries(current, rows) : null
}

function changedFields(current: CustomerDocument, customer: CustomerInput): StagedRows['customer'] {
  const named = CUSTOMER_FIELDS.flatMap(({ field }) =>
    customer[field] === undefined ? [] : [[field, textOrNull(customer[field])] as const],
  )
  const changes = Object.fromEntries(named.filter(([field, value]) => current[field] !== value))
  const name = nameAfter(current, changes)
  const all: typeof changes =
    name === undefined || name === current.name || customer.name !== undefined ? changes : { ...changes, name }
  const changed = CUSTOMER_FIELDS.map(({ field }) => field).filter((field) => all[field] !== undefined)
  return changed.length === 0 ? [] : [{ operation: 'UPDATE', changedFields: changed, ...all }]
}

type ForAddresses = Pick<OwnDefaults, 'country'> & { person: boolean; seed: string }

function changedAddresses(
  current: readonly AddressDocument[],
  given: readonly AddressInput[],
  { country, person, seed }: ForAddresses,
): StagedAddressRow[] {
  const primary = given.findIndex(({ isPrimary }) => isPrimary)
  const wanted = given.map((address, nth) => ({ ...address, ...(primary >= 0 && { isPrimary: nth === primary }) }))
  const known = recognized(current, wanted, person ? 'Home' : 'Business')
  return wanted.flatMap((address, nth): StagedAddressRow[] => {
    const before = known.get(nth)
    if (!before) {
      const isPrimary = address.isPrimary ?? (current.length === 0 && nth === 0)
      return [newAddressRow(derivedId(seed, `address:${nth}`), { ...address, isPrimary }, { country, person })]
    }
    const row = changedAddressRow(before.addressId, differences(before, address))
    return row.changedFields?.length ? [row] : []
  })
}

/** Which of the customer's addresses each given one is: one of the same content, else the next of the same purpose. */
function recognized(
  current: readonly AddressDocument[],
  given: readonly AddressInput[],
  usual: string,
): ReadonlyMap<number, AddressDocument> {
  const free = new Set(current)
  const known = new Map<number, AddressDocument>()
  const take = (isSame: (address: AddressInput, before: AddressDocument) => boolean) => {
    for (const [nth, address] of given.entries()) {
      if (known.has(nth)) continue
      const before = [...free].find((each) => isSame(address, each))
      if (!before) continue
      known.set(nth, before)
      free.delete(before)
    }
  }
  take((address, before) => Object.keys(differences(before, { ...address, isPrimary: null })).length === 0)
  take((address, before) => (textOrNull(address.purpose) ?? usual) === before.purpose)
  return known
}

/** What an address names that is not so yet. */
function differences(before: AddressDocument, address: AddressInput): AddressInput {
  const fields = ADDRESS_FIELDS.flatMap(({ field }) => {
    if (field === 'isPrimary' || address[field] === undefined) return []
    const value = textOrNull(address[field])
    return value === (before[field] ?? null) ? [] : [[field, value]]
  })
  const { isPrimary } = address
  const isOther = isPrimary !== undefined && isPrimary !== null && isPrimary !== before.isPrimary
  return { ...Object.fromEntries(fields), ...(isOther && { isPrimary }) }
}

function changedContacts(current: CustomerDocument, { contacts }: CustomerInput, seed: string): StagedContactRow[] {
  const given = contacts ?? []
  return given.flatMap((contact, nth): StagedContactRow[] => {
    const first = given.find((other) => other.type === contact.type && other.isPrimary)
    const wanted = first && first !== contact ? { ...contact, isPrimary: false } : contact
    const known = current.contacts.find(
      ({ type, value }) => type === contact.type && value === contact.value.normalize('NFC'),
    )
    if (!known) return [contactRow('CREATE', derivedId(seed, `contact:${nth}`), wanted)]
    const row = contactRow('UPDATE', known.contactId, wanted, known)
    const { operation: _, consentWording: _wording, ...after } = row
    return isDeepStrictEqual(after, known) ? [] : [row]
  })
}

function changedAttributes(
  current: CustomerDocument,
  { attributes, externalIds }: CustomerInput,
  { attributeType }: Pick<OwnDefaults, 'attributeType'>,
): StagedRows['attributes'] {
  const has = new Map(current.attributes.map(({ name, value }) => [name, value]))
  const other = (externalIds ?? []).filter(({ system, id = null }) => (has.get(externalIdName(system)) ?? null) !== id)
  return [
    ...attributeRows(attributes ?? [], current.attributes, attributeType).filter(
      ({ name, value }) => (has.get(name) ?? null) !== value,
    ),
    ...externalIdRows(other, current.attributes),
  ]
}
