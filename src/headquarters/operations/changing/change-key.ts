import type { ChangeKey, OperationOverride } from '../../../model/operation.ts'
import { type RowAttribute, savedValue } from '../staging/attributes-of-rows.ts'

/**
 * What a change of an attribute is about, as decisions and conflicts name it; null when it changes nothing (an affiliation that was left out). Contacts,
 * affiliations and attributes are decided by the row, addresses by the field unless they are taken away.
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
