import { ADDRESS_FIELDS, CUSTOMER_FIELDS } from '../customer-fields.ts'
import { canonicalField, canonicalWord, type Vocabulary } from '../vocabulary/vocabulary.ts'
import type { AddressInput, ContactInput, CustomerChanges, CustomerInput } from './customer-input.ts'

/** The changes with each word as it is stored (`canonicalWord`); what is no word stays as typed. */
export function canonicalChanges<T extends CustomerChanges>(changes: T, vocabulary: Vocabulary): T {
  const words = CUSTOMER_FIELDS.flatMap(({ field }) =>
    typeof changes[field] === 'string' ? [[field, canonicalField(vocabulary, field, changes[field])]] : [],
  )
  return { ...changes, ...Object.fromEntries(words) }
}

export function canonicalAddress(address: AddressInput, vocabulary: Vocabulary): AddressInput {
  const words = ADDRESS_FIELDS.flatMap(({ field }) =>
    field !== 'isPrimary' && typeof address[field] === 'string'
      ? [[field, canonicalField(vocabulary, field, address[field])]]
      : [],
  )
  return { ...address, ...Object.fromEntries(words) }
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
