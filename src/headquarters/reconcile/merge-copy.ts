import type { CustomerDocument, FieldVersions } from '../../model/customer.ts'
import { CUSTOMER_FIELDS } from '../../model/customer-fields.ts'

/** One part of a customer's document: a field (`email`) or a row (`address:<id>`), as in its `fieldVersions`. */
type Parts = ReadonlyMap<string, unknown>

function partsOf(document: CustomerDocument): Parts {
  return new Map<string, unknown>([
    ...CUSTOMER_FIELDS.map(({ field }): [string, unknown] => [field, document[field]]),
    ...document.addresses.map((each): [string, unknown] => [`address:${each.addressId}`, each]),
    ...document.contacts.map((each): [string, unknown] => [`contact:${each.contactId}`, each]),
    ...document.affiliations.map((each): [string, unknown] => [`affiliation:${each}`, each]),
    ...document.attributes.map((each): [string, unknown] => [`attribute:${each.name}`, each]),
    ...document.loyaltyCards.map((each): [string, unknown] => [`card:${each}`, each]),
  ])
}

/** The parts in which two documents of a customer differ, whatever their versions. */
export function changedKeys(one: CustomerDocument, other: CustomerDocument): string[] {
  const here = partsOf(one)
  const there = partsOf(other)
  return [...new Set([...here.keys(), ...there.keys()])].filter((key) => !same(here.get(key), there.get(key)))
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
}

const sorted = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    : (value ?? null)

/**
 * Headquarters' versions of the customer in the backup, and after the lost operations were synchronized again whose
 * results the channel's copy contains.
 */
export type RestoredVersions = { backupVersion: number; headquartersVersion: number }

/**
 * Headquarters' document with the changes of a channel's newer copy that were lost: the parts that have changed since
 * the backup, unless headquarters has changed them since: by captured operations that the copy does not contain yet, or
 * after the recovery. The changed parts get the next version. Null if
 * nothing is left to restore.
 */
export function mergeCopy(
  own: CustomerDocument,
  copy: CustomerDocument,
  { backupVersion, headquartersVersion }: RestoredVersions,
): CustomerDocument | null {
  const taken = new Set(
    changedKeys(own, copy).filter(
      (key) =>
        key.startsWith('card:') ||
        (versionOf(copy, key) > backupVersion && (own.fieldVersions?.[key]?.v ?? 1) <= headquartersVersion),
    ),
  )
  if (taken.size === 0) return null
  const version = Math.max(own.version, copy.version) + 1
  const fieldVersions: FieldVersions = { ...own.fieldVersions }
  for (const key of taken)
    if (!key.startsWith('card:'))
      fieldVersions[key] = { v: version, source: copy.fieldVersions?.[key]?.source ?? 'recovery' }
  const fields = Object.fromEntries(
    CUSTOMER_FIELDS.map(({ field }) => [field, taken.has(field) ? copy[field] : own[field]]),
  )
  return {
    ...own,
    ...fields,
    version,
    addresses: merged('address', own.addresses, copy.addresses, ({ addressId }) => addressId, taken),
    contacts: merged('contact', own.contacts, copy.contacts, ({ contactId }) => contactId, taken),
    affiliations: merged('affiliation', own.affiliations, copy.affiliations, (id) => id, taken),
    attributes: merged('attribute', own.attributes, copy.attributes, ({ name }) => name, taken),
    loyaltyCards: own.loyaltyCards.length > 0 ? own.loyaltyCards : copy.loyaltyCards,
    fieldVersions,
  }
}

/** A copy without versions counts as changed in every part. */
const versionOf = ({ fieldVersions, version }: CustomerDocument, key: string) =>
  fieldVersions ? (fieldVersions[key]?.v ?? 1) : version

function merged<Row>(
  kind: string,
  own: readonly Row[],
  copy: readonly Row[],
  idOf: (row: Row) => string,
  taken: ReadonlySet<string>,
): Row[] {
  const isTaken = (row: Row) => taken.has(`${kind}:${idOf(row)}`)
  return [...own.filter((row) => !isTaken(row)), ...copy.filter(isTaken)]
}
