import type { AddressDocument, ContactDocument, ContactType, CustomerDocument } from './customer.ts'
import type { StagedContactRow, StagedRows } from './operation.ts'

/** The customer's own field that has the value of the primary contact of a type. */
export const OWN_FIELDS = { PHONE: 'phone', EMAIL: 'email', URL: 'url' } as const
type OwnField = (typeof OWN_FIELDS)[ContactType]
const TYPES: readonly ContactType[] = ['PHONE', 'EMAIL', 'URL']

type Before = Pick<CustomerDocument, OwnField | 'phoneExtension' | 'contacts' | 'addresses'>

/**
 * The rows of an edit, with what it means for the primary phone number, e-mail address, URL and postal address, so that
 * nothing is left of one that was removed or changed. The customer's own field and its primary contact are one thing:
 *
 * - Removing it leaves the next contact of the type, or none.
 * - Changing one changes the other, also a contact that is not marked as primary and has the same value.
 * - A contact that becomes primary gives its value to the field, and the field its value to a contact that has it.
 * - The customer's own extension is that of the own phone number: it leaves with it.
 *
 * Everything else stays as it is. For edits only; a new customer's rows are complete.
 */
export function withPrimaries(before: Before, rows: StagedRows): StagedRows {
  return TYPES.reduce((all, type) => ofType(before, all, type), withPrimaryAddress(before.addresses, rows))
}

function ofType(before: Before, rows: StagedRows, type: ContactType): StagedRows {
  const field = OWN_FIELDS[type]
  const own = before[field]
  const ofThisType = before.contacts.filter((contact) => contact.type === type)
  const primary = ofThisType.find(({ isPrimary }) => isPrimary) ?? ofThisType.find(({ value }) => value === own)
  const [edit] = rows.customer
  if (edit?.changedFields?.includes(field)) {
    const next = edit[field] ?? null
    return next === own ? rows : ownChanged({ ofThisType, primary, own }, rows, type, next)
  }
  const changed = contactsChanged({ ofThisType, primary, own }, rows, type)
  return changed === rows || type !== 'PHONE' ? changed : withExtension(before, changed)
}

/** The rows of an edit that changes the own number by its contact, with the extension of that contact. */
function withExtension({ phoneExtension }: Before, rows: StagedRows): StagedRows {
  const [edit, ...others] = rows.customer
  if (!edit?.changedFields?.includes('phone') || edit.changedFields.includes('phoneExtension')) return rows
  const contact = rows.contacts.find(({ type, value }) => type === 'PHONE' && value === edit.phone)
  const extension = contact?.extension ?? null
  if (extension === phoneExtension) return rows
  const changedFields = [...edit.changedFields, 'phoneExtension']
  return { ...rows, customer: [{ ...edit, changedFields, phoneExtension: extension }, ...others] }
}

type Known = { ofThisType: ContactDocument[]; primary: ContactDocument | undefined; own: string | null }

/** The edit names the field itself: the contact that has its value follows. */
function ownChanged({ ofThisType, primary, own }: Known, rows: StagedRows, type: ContactType, next: string | null) {
  const follower = primary?.value === own ? primary : undefined
  if (next === null) {
    const removed = follower ? withContactRow(rows, { ...rowOf(follower), operation: 'DEACTIVATE' }) : rows
    const heir = ofThisType.find((contact) => contact !== follower)
    return heir ? promoted(removed, type, heir) : removed
  }
  const same = ofThisType.find(({ value }) => value === next)
  if (same) return same.isPrimary ? rows : withContactRow(rows, { ...rowOf(same), isPrimary: true })
  return follower ? withContactRow(rows, { ...rowOf(follower), value: next }) : rows
}

/** The edit names contacts: the field follows. */
function contactsChanged({ ofThisType, primary, own }: Known, rows: StagedRows, type: ContactType): StagedRows {
  const made = rows.contacts.find((row) => row.operation !== 'DEACTIVATE' && row.type === type && row.isPrimary)
  if (made) return withOwn(rows, type, made.value)
  const edit = primary && rows.contacts.find(({ contactId }) => contactId === primary.contactId)
  if (!primary || !edit || (own !== null && own !== primary.value)) return rows
  const stays = edit.operation !== 'DEACTIVATE' && edit.type === type && edit.isPrimary === primary.isPrimary
  if (stays) return edit.value === own ? rows : withOwn(rows, type, edit.value)
  const heir = ofThisType.find(
    (contact) => contact !== primary && !rows.contacts.some((row) => row.contactId === contact.contactId),
  )
  return heir ? promoted(rows, type, heir) : withOwn(rows, type, null)
}

function promoted(rows: StagedRows, type: ContactType, heir: ContactDocument): StagedRows {
  return withOwn(withContactRow(rows, { ...rowOf(heir), isPrimary: true }), type, heir.value)
}

/** The rows with this value of the customer's own field. */
function withOwn(rows: StagedRows, type: ContactType, value: string | null): StagedRows {
  const field = OWN_FIELDS[type]
  const [edit = { operation: 'UPDATE' as const, changedFields: [] }, ...others] = rows.customer
  const changedFields = [...new Set([...(edit.changedFields ?? []), field])]
  return { ...rows, customer: [{ ...edit, changedFields, [field]: value }, ...others] }
}

const withContactRow = (rows: StagedRows, row: StagedContactRow): StagedRows => ({
  ...rows,
  contacts: [...rows.contacts, row],
})

const rowOf = (contact: ContactDocument): StagedContactRow => ({ operation: 'UPDATE', ...contact })

/** When the primary address is removed or no longer marked, the next one is the primary address. */
function withPrimaryAddress(addresses: readonly AddressDocument[], rows: StagedRows): StagedRows {
  const primary = addresses.find(({ isPrimary }) => isPrimary)
  const edit = primary && rows.addresses.find(({ addressId }) => addressId === primary.addressId)
  const isGone =
    edit?.operation === 'DEACTIVATE' || (edit?.changedFields?.includes('isPrimary') === true && !edit.isPrimary)
  if (!isGone || rows.addresses.some((row) => row.operation !== 'DEACTIVATE' && row.isPrimary)) return rows
  const heir = addresses.find((address) => !rows.addresses.some(({ addressId }) => addressId === address.addressId))
  if (!heir) return rows
  const row = { operation: 'UPDATE' as const, changedFields: ['isPrimary'], addressId: heir.addressId, isPrimary: true }
  return { ...rows, addresses: [...rows.addresses, row] }
}
