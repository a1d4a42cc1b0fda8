import type { AddressDocument, AttributeDocument } from '../model/customer.ts'
import { ADDRESS_FIELDS, CUSTOMER_FIELDS, type CustomerField } from '../model/customer-fields.ts'
import type { CustomerView } from '../model/customer-view.ts'
import { attributesOnly, type ExternalId, externalIdsOf } from '../model/external-id.ts'
import { maskedAddressField, maskedAttribute, maskedContact, maskedField } from './masking.ts'
import { isMasked, shown, type Viewer } from './sight.ts'

const FIELDS = CUSTOMER_FIELDS.map(({ field }) => field)

type Resolve<T> = (customer: CustomerView, args: unknown, context: Viewer) => T | Promise<T>

/** Resolvers of a customer's own fields, of its addresses, contacts and attributes, as the caller may see them. */
export const shownCustomer = {
  ...(Object.fromEntries(FIELDS.map((field) => [field, ownField(field)])) as {
    [field in CustomerField]: Resolve<string | null>
  }),
  addresses: list('addresses', (address) => maskedAddress(address)),
  contacts: list('contacts', (contact) => ({
    ...contact,
    value: maskedContact(contact.type, contact.value),
    extension: contact.extension === null ? null : '***',
  })),
  attributes: (customer: CustomerView, _: unknown, context: Viewer) =>
    shown<AttributeDocument[]>(context, customer.customerKey, attributesOnly(customer.attributes), (all) =>
      all.map((attribute) => ({ ...attribute, value: maskedAttribute(attribute.type, attribute.value) })),
    ),
  externalIds: (customer: CustomerView, _: unknown, context: Viewer) =>
    shown<ExternalId[]>(context, customer.customerKey, externalIdsOf(customer.attributes), (all) =>
      all.map(({ system, id }) => ({ system, id: maskedAttribute('TEXT', id) })),
    ),
  masked: (customer: CustomerView, _: unknown, context: Viewer) =>
    customer.contactsMasked || isMasked(context, customer.customerKey),
}

function ownField(field: CustomerField): Resolve<string | null> {
  return (customer, _, context) =>
    shown(context, customer.customerKey, customer[field] ?? null, (value) =>
      // Headquarters has already masked the hits of the search in all stores; they are not masked twice.
      customer.contactsMasked && (field === 'email' || field === 'phone') ? value : maskedField(field, value),
    )
}

type Lists = Pick<CustomerView, 'addresses' | 'contacts'>

function list<Name extends keyof Lists>(
  name: Name,
  mask: (one: Lists[Name][number]) => Lists[Name][number],
): Resolve<Lists[Name][number][]> {
  return (customer, _, context) =>
    shown<Lists[Name][number][]>(context, customer.customerKey, customer[name], (all) => all.map(mask))
}

function maskedAddress(address: AddressDocument): AddressDocument {
  const texts = ADDRESS_FIELDS.flatMap(({ field }) =>
    field === 'isPrimary' ? [] : [[field, maskedAddressField(field, address[field] ?? null)]],
  )
  return { ...address, ...Object.fromEntries(texts) }
}
