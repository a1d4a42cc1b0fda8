import type { ChangeKey, Decision, OperationOverride } from '../../../model/operation.ts'
import { type Correction, isFlag } from './validate-corrections.ts'

/** The saved override with corrections applied. */
export function overrideWith(saved: OperationOverride | null, corrections: readonly Correction[]): OperationOverride {
  return corrections.reduce(withCorrection, saved ?? {})
}

function withCorrection(override: OperationOverride, { attribute, newValue }: Correction): OperationOverride {
  const { part, row, field } = attribute
  const value = isFlag(field) ? newValue === 'true' : newValue
  switch (part) {
    case 'customer':
      return { ...override, customer: { ...override.customer, [field]: value } }
    case 'addresses':
      return {
        ...override,
        addresses: { ...override.addresses, [row]: { ...override.addresses?.[row], [field]: value } },
      }
    case 'contacts':
      return { ...override, contacts: { ...override.contacts, [row]: { ...override.contacts?.[row], [field]: value } } }
    case 'affiliations':
      return { ...override, affiliations: { ...override.affiliations, [row]: newValue } }
    case 'attributes':
      return { ...override, attributes: { ...override.attributes, [row]: newValue } }
  }
}

/** The override with a person's decisions, which replace earlier ones on the same changes. */
export function withDecisions(
  override: OperationOverride,
  decisions: readonly (readonly [ChangeKey, Decision])[],
): OperationOverride {
  if (decisions.length === 0) return override
  return { ...override, decisions: { ...override.decisions, ...Object.fromEntries(decisions) } }
}
