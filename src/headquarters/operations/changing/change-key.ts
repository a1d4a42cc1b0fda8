import type { ChangeKey, OperationOverride } from '../../../model/operation.ts'
import { type RowAttribute, savedValue } from '../staging/attributes-of-rows.ts'

/**
 * The key of a changed attribute, as decisions and conflicts use it; null if it changes nothing (a removed
 * affiliation). Contacts, affiliations and attributes are identified by the row, addresses by the field unless they are
 * deactivated.
 */
export function changeKeyOf(attribute: RowAttribute, override: OperationOverride | null): ChangeKey | null {
  const { part, row, field } = attribute
  switch (part) {
    case 'customer':
      return field
    case 'addresses':
      return attribute.operation === 'DEACTIVATE' ? `address:${row}` : `address:${row}:${field}`
    case 'contacts':
      return `contact:${row}`
    case 'affiliations': {
      const saved = savedValue(override, attribute)
      return saved === null ? null : `affiliation:${saved ?? row}`
    }
    case 'attributes':
      return `attribute:${row}`
  }
}
