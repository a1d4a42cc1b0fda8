import type { ContactDocument, CustomerDocument } from '../customer.ts'
import type { StagedContactRow } from '../operation.ts'
import { OWN_FIELDS } from '../primaries.ts'

/**
 * When another contact becomes primary, the customer's own number or address becomes a further contact, unless there is
 * one that has it: what the input does not name stays.
 */
export function formerPrimary(
  customer: Pick<CustomerDocument, 'contacts' | 'phone' | 'phoneExtension' | 'email' | 'url'>,
  row: StagedContactRow,
  known: ContactDocument | undefined,
  contactId: string,
): StagedContactRow[] {
  const { type } = row
  const value = customer[OWN_FIELDS[type]]
  const ofThisType = customer.contacts.filter((each) => each.type === type)
  const isChanged = known?.isPrimary === true || known?.value === value
  if (!row.isPrimary || value === null || value === row.value || isChanged) return []
  if (ofThisType.some((each) => each.value === value || each.isPrimary)) return []
  const extension = type === 'PHONE' ? customer.phoneExtension : null
  return [{ operation: 'CREATE', contactId, type, value, extension, isPrimary: false, marketingOptIn: false }]
}
