import { ADDRESS_FIELDS, CUSTOMER_FIELDS } from '../customer-fields.ts'
import { canonicalField, canonicalWord, type Vocabulary } from '../vocabulary/vocabulary.ts'
import type { AddressInput, ContactInput, CustomerChanges, CustomerInput } from './customer-input.ts'

/** The changes with each word as it is stored (`canonicalWord`); what is no word stays as typed. */
export function canonicalChanges<T extends CustomerChanges>(changes: T, vocabulary: Vocabulary): T {
  const words: CustomerChanges = {}
  for (const { field } of CUSTOMER_FIELDS) {
    const value = changes[field]
    if (typeof value === 'string') words[field] = canonicalField(vocabulary, field, value)
  }
  return { ...changes, ...words }
}

export function canonicalAddress(address: AddressInput, vocabulary: Vocabulary): AddressInput {
  const words: AddressInput = {}
  for (const { field } of ADDRESS_FIELDS) {
    const value = field === 'isPrimary' ? null : address[field]
    if (field !== 'isPrimary' && typeof value === 'string') words[field] = canonicalField(vocabulary, field, value)
  }
  return { ...address, ...words }
}

export function canonicalContact(contact: ContactInput, vocabulary: Vocabulary): ContactInput {
  return { ...contact, type: canonicalWord(vocabulary, 'CONTACT_TYPE', contact.type) }
}

/** A new customer with each word as it is stored. */
export function canonicalCustomer<T extends CustomerInput>(customer: T, vocabulary: Vocabulary): T {
  const { addresses, contacts, affiliations } = customer
  return {
    ...canonicalChanges(customer, vocabulary),
    ...(addresses && { addresses: addresses.map((each) => canonicalAddress(each, vocabulary)) }),
    ...(contacts && { contacts: contacts.map((each) => canonicalContact(each, vocabulary)) }),
    ...(affiliations && { affiliations: affiliations.map((id) => canonicalWord(vocabulary, 'AFFILIATION', id)) }),
  }
}
