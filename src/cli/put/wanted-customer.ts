import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { ADDRESS_FIELDS, CUSTOMER_FIELDS, isCustomerSwitch } from '../../model/customer-fields.ts'

const value = z.union([z.string(), z.boolean()]).nullish()
const address = z.record(z.string(), value)
const contact = z.looseObject({ contactId: z.string(), type: z.string(), value: z.string(), extension: value })
const consent = z.looseObject({ contactId: z.string(), given: z.boolean(), wording: z.string().nullable() })

/** A customer of a feed, as far as `put` needs it. */
export type FeedCustomer = z.infer<typeof feedCustomer>
export const feedCustomer = z.looseObject({
  id: z.string(),
  legalEntity: z.string(),
  masked: z.boolean().default(false),
  addresses: z.array(address),
  contacts: z.array(contact),
  affiliations: z.array(z.string()),
  attributes: z.array(z.looseObject({ name: z.string(), value: z.string() })),
  externalIds: z.array(z.object({ system: z.string(), id: z.string() })),
  consents: z.array(consent).nullish(),
})

/**
 * Not put: the account that pays the invoices has another number in another installation.
 */
const FIELDS = CUSTOMER_FIELDS.map(({ field }) => field).filter((field) => field !== 'invoiceAccount')

const contentOf = (part: Readonly<Record<string, unknown>>, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, part[name] ?? null]))
/** A feed of a version before 0.6.0 has no switches: what it does not say is not cleared. */
const fieldsOf = (customer: FeedCustomer) =>
  contentOf(
    customer,
    FIELDS.filter((field) => !isCustomerSwitch(field) || customer[field] !== undefined),
  )
const ADDRESS_NAMES = ADDRESS_FIELDS.map(({ field }) => field)
const addressOf = (one: FeedCustomer['addresses'][number]) => contentOf(one, ADDRESS_NAMES)
const CONTACT_NAMES = ['type', 'value', 'extension', 'isPrimary', 'marketingOptIn']

/** The `CustomerInput` by which another installation's customer becomes this one: with null, so that it clears. */
export function inputOf(customer: FeedCustomer, system: string): Record<string, unknown> {
  const wordings = new Map(
    (customer.consents ?? []).map(({ contactId, given, wording }) => [contactId, given && wording]),
  )
  return {
    ...fieldsOf(customer),
    addresses: customer.addresses.map(addressOf),
    contacts: customer.contacts.map((one) => {
      const wording = wordings.get(one.contactId)
      return { ...contentOf(one, CONTACT_NAMES), ...(wording && { consentWording: wording }) }
    }),
    affiliations: customer.affiliations,
    attributes: customer.attributes.map(({ name, value }) => ({ name, value })),
    externalIds: customer.externalIds.filter((each) => each.system !== system),
  }
}

/** Part of a customer that the feed's does not have. */
export type Surplus =
  | { readonly kind: 'ADDRESS' | 'CONTACT' | 'AFFILIATION'; readonly id: string }
  | { readonly kind: 'ATTRIBUTES'; readonly names: readonly string[] }

/**
 * What the customer of an installation has beyond the feed's: a put takes nothing away. External ids stay: they may be
 * those of the installation's own systems.
 */
export function surplusOf(wanted: FeedCustomer, shown: FeedCustomer): Surplus[] {
  const addresses = wanted.addresses.map(addressOf)
  const names = shown.attributes.map(({ name }) => name).filter((name) => !wanted.attributes.some(isNamed(name)))
  return [
    ...shown.addresses.flatMap((one): Surplus[] => {
      const nth = addresses.findIndex((each) => isDeepStrictEqual(each, addressOf(one)))
      if (nth >= 0) addresses.splice(nth, 1)
      return nth >= 0 ? [] : [{ kind: 'ADDRESS', id: String(one.addressId) }]
    }),
    ...shown.contacts.flatMap((one): Surplus[] =>
      wanted.contacts.some(({ type, value }) => type === one.type && value === one.value)
        ? []
        : [{ kind: 'CONTACT', id: one.contactId }],
    ),
    ...shown.affiliations.flatMap((id): Surplus[] =>
      wanted.affiliations.includes(id) ? [] : [{ kind: 'AFFILIATION', id }],
    ),
    ...(names.length > 0 ? [{ kind: 'ATTRIBUTES', names } as const] : []),
  ]
}

const isNamed = (name: string) => (attribute: { name: string }) => attribute.name === name

/** True when a new customer has values of the default customer that the feed's does not have: it is put once more. */
export function hasDefaults(wanted: FeedCustomer, shown: FeedCustomer): boolean {
  return (
    !isDeepStrictEqual(fieldsOf(wanted), fieldsOf(shown)) ||
    !isDeepStrictEqual(wanted.addresses.map(addressOf), shown.addresses.map(addressOf))
  )
}
