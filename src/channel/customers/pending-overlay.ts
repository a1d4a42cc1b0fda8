import {
  type AddressDocument,
  type AttributeDocument,
  type ContactDocument,
  type CustomerDocument,
  NO_CUSTOMER,
} from '../../model/customer.ts'
import { ADDRESS_FIELDS, type AddressField, CUSTOMER_FIELDS } from '../../model/customer-fields.ts'
import type { CustomerView } from '../../model/customer-view.ts'
import type { StagedAddressRow, StagedContactRow, StagedRows } from '../../model/operation.ts'

/** An operation captured here that headquarters has not completed. */
export type PendingOperation = {
  operationId: string
  operationNumber: number
  kind: string
  channelId: string
  dataAreaId: string
  capturedAt: string
  addressBooks: string[] | null
  /** Headquarters has reported that it failed. */
  failed: boolean
  rows: StagedRows
}

/** Everything that a channel database knows of one customer. */
export type KnownCustomer = {
  customerKey: string
  /** As last downloaded; null while headquarters has not sent the customer. */
  document: CustomerDocument | null
  /** In the order of their numbers. */
  pending: PendingOperation[]
  /** The number of the last operation captured here, pending or not; 0: none. */
  lastOperationNumber: number
  /** The numbers of its loyalty cards, as 1050 has last brought them. */
  cards: string[]
}

/**
 * The customer as a channel shows it: the downloaded row with the channel's own pending operations merged in, in their
 * order. Null when there is neither. A create adds nothing once headquarters has sent the customer, since headquarters
 * will mark that create SUPERSEDED.
 */
export function withPendingOperations(known: KnownCustomer, channelId: string): CustomerView | null {
  const overlaid = shownCustomer(known)
  if (!overlaid) return null
  const { fieldVersions: _, ...shown } = overlaid
  return asShown(shown, known, channelId)
}

/** The same of a customer with nothing pending. It becomes the document itself: a copy would take ten times as long. */
export function withNothingPending(
  known: KnownCustomer & { document: CustomerDocument },
  channelId: string,
): CustomerView {
  return asShown(Object.assign(known.document, { fieldVersions: undefined }), known, channelId)
}

/** Adds what a channel knows of the customer, to the object itself: to a copy it would take twice as long. */
function asShown(
  customer: Omit<CustomerDocument, 'fieldVersions'>,
  known: KnownCustomer,
  channelId: string,
): CustomerView {
  return Object.assign(customer, {
    // 1010 carries the numbers, too, for the stores of versions before 0.6.0; whichever job comes first.
    loyaltyCards: [...new Set([...customer.loyaltyCards, ...known.cards])],
    channelId,
    version: `${known.document?.version ?? 0}.${known.lastOperationNumber}`,
    syncState: syncStateOf(known),
    pendingOperations: known.pending.map(({ operationId }) => operationId),
  })
}

/** The values of the customer with its pending operations, and after them those of others that are to come. */
export function shownCustomer(
  known: KnownCustomer,
  coming: readonly Pick<PendingOperation, 'kind' | 'rows'>[] = [],
): CustomerDocument | null {
  const { document, pending } = known
  const changes = [...pending, ...coming].filter(({ kind }) => kind !== 'CREATE_CUSTOMER' || document === null)
  if (document !== null && changes.length === 0) return document
  const customer = document === null ? created(known) : { ...document }
  if (customer) for (const { rows } of changes) change(customer, rows)
  return customer
}

function syncStateOf({ document, pending }: KnownCustomer): CustomerView['syncState'] {
  if (pending.some(({ failed }) => failed)) return 'FAILED'
  if (document === null) return 'PENDING_CREATE'
  return pending.length > 0 ? 'PENDING_UPDATE' : 'SYNCED'
}

/** A customer that exists only here, before the rows of its operations are applied. */
function created({ customerKey, pending }: KnownCustomer): CustomerDocument | null {
  const create = pending.find(({ kind }) => kind === 'CREATE_CUSTOMER')
  if (!create) return null
  return Object.assign(
    { ...NO_CUSTOMER },
    {
      customerKey,
      dataAreaId: create.dataAreaId,
      createdAt: create.capturedAt,
      addressBooks: create.addressBooks ?? [],
    },
  )
}

/** Applies an operation's rows to a customer, whose lists stay as they are: it gets others. */
function change(customer: CustomerDocument, rows: StagedRows): void {
  for (const row of rows.customer)
    for (const { field } of CUSTOMER_FIELDS)
      if (row.operation === 'CREATE' || row.changedFields?.includes(field)) customer[field] = row[field] ?? null
  customer.addresses = rows.addresses.reduce(withAddress, customer.addresses)
  customer.contacts = rows.contacts.reduce(withContact, customer.contacts)
  customer.affiliations = rows.affiliations.reduce(
    (ids, { operation, affiliationId }) => withMember(ids, affiliationId, operation !== 'DEACTIVATE'),
    customer.affiliations,
  )
  customer.attributes = rows.attributes.reduce(withAttribute, customer.attributes)
}

function withAddress(addresses: AddressDocument[], row: StagedAddressRow): AddressDocument[] {
  if (row.operation === 'DEACTIVATE') return addresses.filter(({ addressId }) => addressId !== row.addressId)
  const old = addresses.find(({ addressId }) => addressId === row.addressId)
  if (!old && row.operation === 'UPDATE') return addresses
  const sets = (field: AddressField) => row.operation === 'CREATE' || row.changedFields?.includes(field)
  const address: AddressDocument = { ...(old ?? NO_ADDRESS), addressId: row.addressId }
  for (const { field } of ADDRESS_FIELDS) if (field !== 'isPrimary' && sets(field)) address[field] = row[field] ?? null
  if (sets('isPrimary')) address.isPrimary = row.isPrimary ?? false
  // A customer has one primary address: a new one replaces the old.
  const others = address.isPrimary ? addresses.map((other) => ({ ...other, isPrimary: false })) : addresses
  return old ? others.map((other) => (other.addressId === row.addressId ? address : other)) : [...others, address]
}

const NO_ADDRESS: AddressDocument = {
  addressId: '',
  name: null,
  purpose: null,
  street: null,
  streetNumber: null,
  buildingComplement: null,
  city: null,
  county: null,
  state: null,
  districtName: null,
  zipCode: null,
  country: null,
  isPrimary: false,
}

function withContact(contacts: ContactDocument[], row: StagedContactRow): ContactDocument[] {
  if (row.operation === 'DEACTIVATE') return contacts.filter(({ contactId }) => contactId !== row.contactId)
  const { operation: _, consentWording: _wording, ...rest } = row
  const contact: ContactDocument = { ...rest, value: row.value ?? '' }
  const others = contact.isPrimary
    ? contacts.map((other) => (other.type === contact.type ? { ...other, isPrimary: false } : other))
    : contacts
  const known = contacts.some(({ contactId }) => contactId === row.contactId)
  return known ? others.map((other) => (other.contactId === row.contactId ? contact : other)) : [...others, contact]
}

function withAttribute(attributes: AttributeDocument[], row: StagedRows['attributes'][number]): AttributeDocument[] {
  const others = attributes.filter(({ name }) => name !== row.name)
  if (row.operation === 'DEACTIVATE' || row.value === null) return others
  return [...others, { name: row.name, type: row.attributeType, value: row.value }]
}

function withMember(members: string[], member: string, isIn: boolean): string[] {
  if (!isIn) return members.filter((other) => other !== member)
  return members.includes(member) ? members : [...members, member]
}
