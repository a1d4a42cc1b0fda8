import type { OperationOverride } from '../../../model/operation.ts'
import { OWN_FIELDS } from '../../../model/primaries.ts'
import { type RowAttribute, savedValue } from '../staging/attributes-of-rows.ts'
import type { Correction } from './validate-corrections.ts'

/**
 * The corrections with those that they imply: the customer's own phone number, e-mail address or URL and a contact of
 * the operation with the same value are one thing, so that correcting one corrects the other, unless the operator
 * corrects both.
 */
export function withImplied(
  attributes: readonly RowAttribute[],
  override: OperationOverride | null,
  corrections: readonly Correction[],
): Correction[] {
  const current = (attribute: RowAttribute) => savedValue(override, attribute) ?? attribute.captured
  const isNamed = (attribute: RowAttribute) => corrections.some((each) => each.attribute === attribute)
  const implied = corrections.flatMap(({ attribute, newValue }) => {
    const value = current(attribute)
    if (value === null || newValue === null) return []
    return attributes
      .filter((other) => isSameThing(attribute, other) && current(other) === value && !isNamed(other))
      .map((other) => ({ attribute: other, newValue }))
  })
  return [...corrections, ...implied]
}

function isSameThing(one: RowAttribute, other: RowAttribute): boolean {
  const [own, contact] = one.part === 'customer' ? [one, other] : [other, one]
  if (own.part !== 'customer' || contact.part !== 'contacts' || contact.field !== 'value') return false
  const isCarried = own.carried && contact.operation !== 'DEACTIVATE'
  return (
    isCarried && Object.entries(OWN_FIELDS).some(([type, field]) => type === contact.contactType && field === own.field)
  )
}
