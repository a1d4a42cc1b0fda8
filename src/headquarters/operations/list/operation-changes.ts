import type { StagingRowView } from '../../../between/channel-queries.ts'
import type { CustomerDocument } from '../../../model/customer.ts'
import type { OperationStatus } from '../../../model/operation.ts'
import type { AttributeChange, OperationView } from '../../../model/operation-view.ts'
import {
  attributesOfOperation,
  attributesOfRows,
  type RowAttribute,
  savedValue,
} from '../staging/attributes-of-rows.ts'

/** The parts of a customer from which the old values are read. */
export type CustomerBefore = Pick<CustomerDocument, 'addresses' | 'contacts' | 'affiliations' | 'attributes'> & {
  [field: string]: unknown
}

/**
 * The changes of an operation: the applied ones once it is complete; before that, its values (with saved corrections
 * applied) compared with headquarters' current customer.
 */
export function changesOf(
  operation: OperationView,
  rows: readonly StagingRowView[],
  customer: CustomerBefore | null,
): AttributeChange[] {
  const applied = appliedChanges(operation)
  if (applied) return applied
  return attributesOfOperation(operation, rows).flatMap((attribute) => {
    const saved = savedValue(operation.override, attribute)
    if (!attribute.carried && saved === undefined) return []
    const value = saved === undefined ? attribute.captured : saved
    const taken = attribute.operation === 'DEACTIVATE'
    return [
      {
        attribute: attribute.name,
        oldValue: customer ? valueBefore(customer, attribute) : null,
        newValue: taken ? null : value,
      },
    ]
  })
}

/** The customer's name, as an operation carries it with its saved corrections; null if it carries none. */
export function nameOf({ override }: Pick<OperationView, 'override'>, rows: readonly StagingRowView[]): string | null {
  const own = attributesOfRows(rows).filter(({ part }) => part === 'customer')
  const carried = (field: string) => {
    const attribute = own.find((each) => each.field === field)
    return attribute ? (savedValue(override, attribute) ?? attribute.captured) : null
  }
  const parts = ['firstName', 'middleName', 'lastName'].map(carried).filter(Boolean)
  return carried('name') || parts.join(' ') || null
}

/** The changes that an operation has made, for which its rows are not needed; null: only its rows tell. */
export function appliedChanges({
  completedAt,
  applied,
  status,
  kind,
}: Pick<OperationView, 'completedAt' | 'applied' | 'status' | 'kind'>): AttributeChange[] | null {
  if (completedAt !== null && applied !== null && status !== 'DISMISSED') return applied
  // A completed update without changes: the customer already had the values, or headquarters' values took precedence.
  return DONE.includes(status) && kind !== 'CREATE_CUSTOMER' ? [] : null
}

const DONE: readonly OperationStatus[] = ['SYNCED', 'DISTRIBUTED']

/**
 * Describes which attributes an operation changes, without their values. Its rows are read only where it does not tell
 * itself: while an operator's corrections could add to what it carries, and when its names were not kept.
 */
export function describeChanges(
  operation: OperationView,
  rowsOf: (operation: OperationView) => Promise<readonly StagingRowView[]>,
): string | Promise<string> {
  const { kind, override, changed } = operation
  const namesOf = (changes: readonly AttributeChange[]) => changes.map(({ attribute }) => attribute)
  const applied = appliedChanges(operation)
  if (applied) return described(kind, namesOf(applied))
  if (changed && override === null) return described(kind, changed)
  return rowsOf(operation).then((rows) => described(kind, namesOf(changesOf(operation, rows, null))))
}

function described(kind: OperationView['kind'], all: readonly string[]): string {
  const names = [...new Set(all)]
  return names.length > 0 ? `${labelOf(kind)}: ${names.join(', ')}` : labelOf(kind)
}

const labels = new Map<OperationView['kind'], string>()

/** `UPDATE_CUSTOMER` as *Update customer*. */
function labelOf(kind: OperationView['kind']): string {
  const known = labels.get(kind)
  if (known !== undefined) return known
  const words = kind.toLowerCase().replaceAll('_', ' ')
  const label = words.charAt(0).toUpperCase() + words.slice(1)
  labels.set(kind, label)
  return label
}

function valueBefore(customer: CustomerBefore, { part, row, field }: RowAttribute): string | null {
  switch (part) {
    case 'customer':
      return textOf(customer[field])
    case 'addresses': {
      const address = customer.addresses.find(({ addressId }) => addressId === row)
      if (!address || field !== 'addressId') return textOf(address && Reflect.get(address, field))
      return [address.street, address.zipCode, address.city, address.country].filter(Boolean).join(', ') || null
    }
    case 'contacts':
      return textOf(Reflect.get(customer.contacts.find(({ contactId }) => contactId === row) ?? {}, field))
    case 'affiliations':
      return customer.affiliations.includes(row) ? row : null
    case 'attributes':
      return customer.attributes.find(({ name }) => name === row)?.value ?? null
  }
}

function textOf(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value)
}
