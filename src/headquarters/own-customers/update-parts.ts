import type { Actor } from '../../access/actor.ts'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import { CONTACT_TYPES, type CustomerDocument } from '../../model/customer.ts'
import { type FieldPath, fieldRefused } from '../../model/customer-outcome.ts'
import { canonicalAddress, canonicalContact } from '../../model/customer-rows/canonical-customer.ts'
import type { AddressInput, AttributeInput, ContactInput } from '../../model/customer-rows/customer-input.ts'
import { derivedId } from '../../model/customer-rows/derived-id.ts'
import { formerPrimary } from '../../model/customer-rows/former-primary.ts'
import { attributeRows, changedAddressRow, contactRow, NO_ROWS, newAddressRow } from '../../model/customer-rows/rows.ts'
import { type ExternalIdInput, externalIdFaults, externalIdRows, isExternalIdName } from '../../model/external-id.ts'
import type { StagedAddressRow, StagedRows } from '../../model/operation.ts'
import type { RowRefusal } from '../../model/row-error-codes.ts'
import { canonicalWord } from '../../model/vocabulary/vocabulary.ts'
import { invalid } from '../customers/update-refusals.ts'
import { readVocabulary } from '../organization/vocabulary.ts'
import { readOwnDefaults } from './defaults.ts'
import type { OwnOutcome } from './own-operation.ts'
import { NO_ATTRIBUTE } from './stage-customer.ts'
import { type OwnTarget, refusedUpdate, type StagedUpdate, updateOwnCustomer } from './update-customer.ts'

// What the mutations of a customer's parts do at headquarters, without a channel (docs/erp.md). Headquarters'
// evaluation checks the values.

type Update<Input> = (hq: HeadquartersDatabase, actor: Actor, input: OwnTarget & Input) => Promise<OwnOutcome>

/**
 * A customer's first address is its primary one. By default its country is that of the legal entity's default customer.
 */
export const addOwnAddress: Update<{ address: AddressInput }> = (hq, actor, { address: given, ...target }) =>
  updateOwnCustomer(hq, actor, target, {
    kind: 'CREATE_ADDRESS',
    content: ['CREATE_ADDRESS', given],
    contentPath: [],
    compared: { at: ['address'], content: given },
    async stage(customer, seed) {
      const defaults = await readOwnDefaults(hq.db, customer.dataAreaId, null)
      const country = 'code' in defaults ? null : defaults.country
      const address = canonicalAddress(given, await readVocabulary(hq.db, customer.dataAreaId))
      const isPrimary = address.isPrimary ?? customer.addresses.length === 0
      const person = customer.customerType !== 'ORGANIZATION'
      return withAddress(newAddressRow(derivedId(seed, 'address'), { ...address, isPrimary }, { country, person }))
    },
  }).then((outcome) => atPart(outcome, 'addresses', ['address']))

export const updateOwnAddress: Update<{ addressId: string; changes: AddressInput }> = (
  hq,
  actor,
  { addressId, changes: given, ...target },
) =>
  updateOwnCustomer(hq, actor, target, {
    kind: 'UPDATE_ADDRESS',
    content: ['UPDATE_ADDRESS', addressId, given],
    contentPath: [],
    compared: { at: ['changes'], content: given },
    async stage(customer) {
      if (!hasAddress(customer, addressId)) return noSuchAddress()
      const row = changedAddressRow(
        addressId,
        canonicalAddress(given, await readVocabulary(hq.db, customer.dataAreaId)),
      )
      if (row.changedFields?.length === 0)
        return refusedUpdate('INVALID_VALUE', 'Name at least one field to change.', ['changes'])
      return withAddress(row)
    },
  }).then((outcome) => atPart(outcome, 'addresses', ['changes']))

export const removeOwnAddress: Update<{ addressId: string }> = (hq, actor, { addressId, ...target }) =>
  updateOwnCustomer(hq, actor, target, {
    kind: 'DEACTIVATE_ADDRESS',
    content: ['DEACTIVATE_ADDRESS', addressId],
    contentPath: [],
    stage: (customer) =>
      hasAddress(customer, addressId)
        ? withAddress({ operation: 'DEACTIVATE', changedFields: null, addressId })
        : noSuchAddress(),
  })

export const setOwnContact: Update<{ contactId?: string | null; contact: ContactInput }> = (
  hq,
  actor,
  { contactId = null, contact: given, ...target },
) =>
  updateOwnCustomer(hq, actor, target, {
    kind: 'UPDATE_CONTACTS',
    content: ['SET_CONTACT', contactId, given],
    contentPath: [],
    compared: { at: ['contact'], content: given },
    stage(customer, seed) {
      const known = customer.contacts.find((each) => each.contactId === contactId)
      if (contactId !== null && !known) return noSuchContact()
      const contact = canonicalContact(given, () => [])
      if (!CONTACT_TYPES.some((type) => type === contact.type))
        return faults([{ code: 'INVALID_VALUE', field: ['type'], message: 'Give PHONE, EMAIL or URL.' }], ['contact'])
      const id = contactId ?? derivedId(seed, 'contact')
      const row = contactRow(known ? 'UPDATE' : 'CREATE', id, contact, known)
      const former = formerPrimary(customer, row, known, derivedId(seed, 'former'))
      return { rows: { ...NO_ROWS, contacts: [row, ...former] } }
    },
  }).then((outcome) => atPart(outcome, 'contacts', ['contact']))

export const removeOwnContact: Update<{ contactId: string }> = (hq, actor, { contactId, ...target }) =>
  updateOwnCustomer(hq, actor, target, {
    kind: 'UPDATE_CONTACTS',
    content: ['REMOVE_CONTACT', contactId],
    contentPath: [],
    stage(customer) {
      const contact = customer.contacts.find((each) => each.contactId === contactId)
      if (!contact) return noSuchContact()
      return { rows: { ...NO_ROWS, contacts: [contactRow('DEACTIVATE', contactId, contact)] } }
    },
  })

export const addOwnAffiliation: Update<{ affiliation: string }> = (hq, actor, { affiliation, ...target }) =>
  updateOwnCustomer(hq, actor, target, {
    kind: 'UPDATE_AFFILIATIONS',
    content: ['ADD_AFFILIATION', affiliation],
    contentPath: [],
    stage: async ({ dataAreaId }) => ({
      rows: {
        ...NO_ROWS,
        affiliations: [{ operation: 'CREATE', affiliationId: await affiliationOf(hq, dataAreaId, affiliation) }],
      },
    }),
  }).then((outcome) => atPart(outcome, 'affiliations', ['affiliation']))

export const removeOwnAffiliation: Update<{ affiliation: string }> = (hq, actor, { affiliation, ...target }) =>
  updateOwnCustomer(hq, actor, target, {
    kind: 'UPDATE_AFFILIATIONS',
    content: ['REMOVE_AFFILIATION', affiliation],
    contentPath: [],
    async stage(customer) {
      const affiliationId = await affiliationOf(hq, customer.dataAreaId, affiliation)
      if (!customer.affiliations.includes(affiliationId))
        return refusedUpdate(
          'NOT_FOUND',
          'The customer does not have this affiliation. Read its `affiliations` again.',
          ['affiliation'],
        )
      return { rows: { ...NO_ROWS, affiliations: [{ operation: 'DEACTIVATE', affiliationId }] } }
    },
  })

export const setOwnAttributes: Update<{ attributes: readonly AttributeInput[] }> = (
  hq,
  actor,
  { attributes, ...target },
) =>
  updateOwnCustomer(hq, actor, target, {
    kind: 'UPDATE_ATTRIBUTES',
    content: ['SET_ATTRIBUTES', attributes],
    contentPath: [],
    refuse: () => (attributes.length === 0 ? [invalid(['attributes'], 'Name at least one attribute.')] : []),
    stage(customer) {
      const ids = attributes.flatMap(({ name }, nth): RowRefusal[] =>
        isExternalIdName(name)
          ? [{ code: 'UNKNOWN_ATTRIBUTE', field: [String(nth), 'name'], message: NO_ATTRIBUTE }]
          : [],
      )
      if (ids.length > 0) return faults(ids, ['attributes'])
      return { rows: { ...NO_ROWS, attributes: attributeRows(attributes, customer.attributes, () => 'TEXT') } }
    },
  })

export const setOwnExternalIds: Update<{ externalIds: readonly ExternalIdInput[] }> = (
  hq,
  actor,
  { externalIds, ...target },
) =>
  updateOwnCustomer(hq, actor, target, {
    kind: 'UPDATE_ATTRIBUTES',
    content: ['SET_EXTERNAL_IDS', externalIds],
    contentPath: [],
    refuse() {
      if (externalIds.length === 0) return [invalid(['externalIds'], 'Name at least one external id.')]
      return externalIdFaults(externalIds).map((each) => fieldRefused(each, ['externalIds']))
    },
    stage: (customer) => ({ rows: { ...NO_ROWS, attributes: externalIdRows(externalIds, customer.attributes) } }),
  })

/** The outcome with the paths of the mutation's own input: `addresses.0.city` is `address.city`. */
function atPart(outcome: OwnOutcome, list: keyof StagedRows, path: FieldPath): OwnOutcome {
  const userErrors = outcome.userErrors.map((error) =>
    error.code === 'FIELD_REFUSED' && error.field[0] === list
      ? { ...error, field: [...path, ...error.field.slice(2)] }
      : error,
  )
  return { ...outcome, userErrors }
}

async function affiliationOf(hq: HeadquartersDatabase, dataAreaId: string, text: string): Promise<string> {
  return canonicalWord(await readVocabulary(hq.db, dataAreaId), 'AFFILIATION', text)
}

const faults = (refusals: readonly RowRefusal[], path: FieldPath): StagedUpdate => ({
  refusals: refusals.map((each) => fieldRefused(each, path)),
})

const hasAddress = ({ addresses }: CustomerDocument, id: string) => addresses.some(({ addressId }) => addressId === id)

const withAddress = (row: StagedAddressRow): StagedUpdate => ({ rows: { ...NO_ROWS, addresses: [row] } })

const noSuchAddress = () =>
  refusedUpdate('NOT_FOUND', 'The customer has no such address. Read its `addresses` again.', ['addressId'])

const noSuchContact = () =>
  refusedUpdate('NOT_FOUND', 'The customer has no such contact. Read its `contacts` again.', ['contactId'])
