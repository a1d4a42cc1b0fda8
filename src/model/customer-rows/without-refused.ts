import type { CustomerInput } from './customer-input.ts'

/** The required fields: when one is refused, the customer is refused. */
const NEEDED: ReadonlySet<string> = new Set(['name'])

/**
 * The customer without its refused optional fields. A refused field of an address is removed from the address; a
 * contact, an affiliation, an attribute or an external id is removed as a whole. Null when a required field was
 * refused, or when `paths` is null.
 */
export function withoutRefused(customer: CustomerInput, paths: readonly string[][] | null): CustomerInput | null {
  if (paths === null || paths.some(([field]) => field === undefined || NEEDED.has(field))) return null
  const whole = new Set(paths.filter((path) => path.length === 1).map(([field]) => field))
  const kept = Object.fromEntries(Object.entries(customer).filter(([field]) => !whole.has(field)))
  return {
    ...kept,
    ...(customer.addresses && !whole.has('addresses') && { addresses: withoutFields(customer.addresses, paths) }),
    ...members('contacts', customer.contacts, whole, paths),
    ...members('affiliations', customer.affiliations, whole, paths),
    ...members('attributes', customer.attributes, whole, paths),
    ...members('externalIds', customer.externalIds, whole, paths),
  }
}

function withoutFields(addresses: NonNullable<CustomerInput['addresses']>, paths: readonly string[][]) {
  return addresses.map((address, i) => {
    const refused = new Set(
      paths.filter(([list, nth]) => list === 'addresses' && nth === String(i)).map((path) => path[2]),
    )
    return Object.fromEntries(Object.entries(address).filter(([field]) => !refused.has(field)))
  })
}

function members<T>(
  list: string,
  items: readonly T[] | null | undefined,
  whole: ReadonlySet<string | undefined>,
  paths: readonly string[][],
): { [list: string]: T[] } {
  if (!items || whole.has(list)) return {}
  return { [list]: items.filter((_, i) => !paths.some(([name, nth]) => name === list && nth === String(i))) }
}
