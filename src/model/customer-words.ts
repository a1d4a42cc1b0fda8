import type { AttributeDocument, CustomerDocument } from './customer.ts'
import { externalIdsOf } from './external-id.ts'
import { type DuplicateKey, duplicateKeys } from './words/duplicate-keys.ts'
import { sortKey } from './words/fold.ts'
import { type Region, readPhones } from './words/phones.ts'
import { searchWords } from './words/search-words.ts'

/**
 * How a customer is found, ordered and compared: the words of a search, the key of its name in lists (null: the name
 * stays as it is), and the keys of possible duplicates. Made where the values are stored, in Node and never in SQL.
 */
export type CustomerWords = { search: string[]; sortKey: string | null; duplicates: DuplicateKey[] }

/** The values of a customer that words are made of; a document has them all. */
type Values = Pick<
  CustomerDocument,
  'name' | 'firstName' | 'middleName' | 'lastName' | 'email' | 'receiptEmail' | 'phone' | 'cellularPhone'
>
type Address = { [field in (typeof ADDRESS_TEXTS)[number] | 'phone' | 'email']?: string | null }
type Contact = { type: string; value: string | null }
type Worded = Partial<Values> & {
  account: string | null
  addresses: readonly Address[]
  contacts: readonly Contact[]
  loyaltyCards: readonly string[]
  attributes?: readonly AttributeDocument[]
}

const ADDRESS_TEXTS = ['street', 'streetNumber', 'buildingComplement', 'districtName', 'city', 'zipCode'] as const

/** The rows of an operation, as far as words are made of them. */
type Rows = {
  customer: readonly (Partial<Values> & { operation: string; changedFields?: readonly string[] | null })[]
  addresses: readonly (Address & { operation: string })[]
  contacts: readonly (Contact & { operation: string })[]
  attributes?: readonly { name: string; value: string | null }[]
}

/** The words of a whole customer; `region` is where its numbers without a country code are dialed. */
export function wordsOfCustomer(customer: Worded, region: Region): CustomerWords & { sortKey: string } {
  const { account, name, addresses, loyaltyCards: cards } = customer
  const names = [name, customer.firstName, customer.middleName, customer.lastName]
  const emails = [customer.email, customer.receiptEmail, ...valuesOf(customer.contacts, 'EMAIL')]
  const numbers = [customer.phone, customer.cellularPhone, ...valuesOf(customer.contacts, 'PHONE')]
  const phones = numbers.flatMap((number) => (number ? readPhones(number, region) : []))
  const externalIds = customer.attributes?.length ? externalIdsOf(customer.attributes) : []
  const texts = addresses.map((address) => ADDRESS_TEXTS.map((field) => address[field]))
  const zipCodes = addresses.map(({ zipCode }) => zipCode)
  return {
    search: searchWords({ account, names, emails, phones, addresses: texts, cards, externalIds }),
    sortKey: sortKey(name ?? ''),
    // Receipts of several customers may go to one address.
    duplicates: duplicateKeys({ name, emails: emails.toSpliced(1, 1), phones, zipCodes }),
  }
}

/**
 * The words of what an operation changes. `knownName` is the customer's name when the operation leaves it alone; it is
 * compared with new postal codes.
 */
export function wordsOfRows(
  rows: Rows,
  { account, region, knownName = null }: { account: string | null; region: Region; knownName?: string | null },
): CustomerWords {
  // An operation has at most one row of the customer itself.
  const [given = {}]: readonly Partial<Values>[] = rows.customer
  const words = wordsOfCustomer(
    {
      name: given.name ?? null,
      firstName: given.firstName ?? null,
      middleName: given.middleName ?? null,
      lastName: given.lastName ?? null,
      email: given.email ?? null,
      receiptEmail: given.receiptEmail ?? null,
      phone: given.phone ?? null,
      cellularPhone: given.cellularPhone ?? null,
      account,
      addresses: rows.addresses.filter(isKept),
      contacts: rows.contacts.filter(isKept),
      loyaltyCards: [],
      attributes: (rows.attributes ?? []).flatMap(({ name, value }) =>
        value === null ? [] : [{ name, type: 'TEXT' as const, value }],
      ),
    },
    region,
  )
  const named = rows.customer.some(
    ({ operation, changedFields }) => operation === 'CREATE' || changedFields?.includes('name'),
  )
  if (named || knownName === null) return { ...words, sortKey: named ? words.sortKey : null }
  const zipCodes = rows.addresses.map(({ zipCode }) => zipCode)
  const byName = duplicateKeys({ name: knownName, emails: [], phones: [], zipCodes })
  return { ...words, sortKey: null, duplicates: [...words.duplicates, ...byName] }
}

const isKept = ({ operation }: { operation: string }) => operation !== 'DEACTIVATE'

const valuesOf = (contacts: readonly Contact[], type: string) =>
  contacts.flatMap((contact) => (contact.type === type ? [contact.value] : []))
