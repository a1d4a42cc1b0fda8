import type { StagingRowView } from '../../../between/channel-queries.ts'
import { ADDRESS_FIELDS, CUSTOMER_FIELDS } from '../../../model/customer-fields.ts'
import { DOCUMENTED_COLUMNS } from '../../../model/documented-columns.ts'
import type { OperationOverride, RowOperation, StagingTable } from '../../../model/operation.ts'
import type { OperationView } from '../../../model/operation-view.ts'

/** The part of an OperationOverride that stores an attribute's value. */
export type Part = Exclude<keyof OperationOverride, 'decisions'>

/** One value that an operation has or could have, with the names that an operator may use for it. */
export type RowAttribute = {
  /** As in `Operation.changes`: `email`, `address.city`, `contact.EMAIL`, `affiliation`, `attribute.ShoeSize`. */
  name: string
  /** As in errors: `addresses.0.city`. */
  path: string
  part: Part
  /**
   * The row within its part: an address id, contact id, affiliation or attribute name; empty for the customer's own.
   */
  row: string
  field: string
  /** Set for a contact only. */
  contactType: string | null
  operation: RowOperation
  /** The value as captured. */
  captured: string | null
  /** True if the captured operation sets it. */
  carried: boolean
}

const PARTS: { readonly [table in StagingTable]: Part } = {
  retail_async_customer_v2: 'customer',
  retail_async_address_v2: 'addresses',
  retail_async_customer_contact: 'contacts',
  retail_async_customer_affiliation: 'affiliations',
  retail_async_customer_attribute_v2: 'attributes',
}

/**
 * All attributes that the rows of one operation set or could set. If a short name is ambiguous because the operation
 * has several rows of a kind, the name is the path.
 */
export function attributesOfRows(rows: readonly StagingRowView[]): RowAttribute[] {
  const read = rows.map(readRow)
  const attributes = read.flatMap((row) => {
    const siblings = read.filter(({ part }) => part === row.part)
    return attributesOf(row, siblings.indexOf(row))
  })
  const count = new Map<string, number>()
  for (const { name } of attributes) count.set(name, (count.get(name) ?? 0) + 1)
  return attributes.map((attribute) =>
    (count.get(attribute.name) ?? 0) > 1 ? { ...attribute, name: attribute.path } : attribute,
  )
}

/**
 * The same of an operation, with the customer attributes that it lacks: those that were required since it was captured
 * (docs/domain.md, D-45), and those that an operator has given it a value of.
 */
export function attributesOfOperation(
  { error, override }: Pick<OperationView, 'error' | 'override'>,
  rows: readonly StagingRowView[],
): RowAttribute[] {
  const known = attributesOfRows(rows)
  const required = error?.code === 'REQUIRED' ? LACKED.exec(error.field ?? '')?.[1] : undefined
  const named = [...Object.keys(override?.attributes ?? {}), ...(required === undefined ? [] : [required])]
  const lacked = [...new Set(named)].filter(
    (name) => !known.some(({ part, row }) => part === 'attributes' && row === name),
  )
  return [
    ...known,
    ...lacked.map(
      (row): RowAttribute => ({
        name: `attribute.${row}`,
        path: `attributes.${row}`,
        part: 'attributes',
        row,
        field: 'value',
        contactType: null,
        operation: 'CREATE',
        captured: null,
        carried: true,
      }),
    ),
  ]
}

/** The field of an error of an attribute that has no row; one that has is named by its position. */
const LACKED = /^attributes\.(?!\d+\.)(.+)$/

/** The ids of the contacts that these rows make the primary ones. */
export const primaryContacts = (rows: readonly StagingRowView[]): ReadonlySet<string> =>
  new Set(
    rows
      .map(readRow)
      .filter(({ part, values }) => part === 'contacts' && values.get('isPrimary') === 'true')
      .map(({ values }) => values.get('contactId') ?? ''),
  )

type ReadRow = {
  part: Part
  operation: RowOperation
  values: ReadonlyMap<string, string | null>
  changed: readonly string[] | null
}

function readRow({ table, operation, columns }: StagingRowView): ReadRow {
  const filled = new Map(columns.map(({ name, value }) => [name, value]))
  const values = new Map(DOCUMENTED_COLUMNS[table].map(({ field, name }) => [field, filled.get(name) ?? null]))
  const changed = values.get('changedFields')?.split(',') ?? null
  return {
    part: PARTS[table],
    operation,
    values,
    changed,
  }
}

function attributesOf(row: ReadRow, nth: number): RowAttribute[] {
  const { part, operation, values } = row
  const value = (field: string) => values.get(field) ?? null
  // A new row has every flag; only flags that are true count as set.
  const isUnset = (text: string | null) => operation === 'CREATE' && text === 'false'
  const attribute = (name: string, path: string, key: string, field: string): RowAttribute => ({
    name,
    path,
    part,
    row: key,
    field,
    contactType: part === 'contacts' ? value('type') : null,
    operation,
    captured: value(field),
    carried: row.changed ? row.changed.includes(field) : value(field) !== null && !isUnset(value(field)),
  })
  switch (part) {
    case 'customer':
      return CUSTOMER_FIELDS.map(({ field }) => attribute(field, field, '', field))
    case 'addresses': {
      const id = value('addressId') ?? ''
      if (operation === 'DEACTIVATE')
        return [{ ...attribute('address', `addresses.${nth}`, id, 'addressId'), carried: true }]
      return ADDRESS_FIELDS.map(({ field }) => attribute(`address.${field}`, `addresses.${nth}.${field}`, id, field))
    }
    case 'contacts': {
      const [id, name] = [value('contactId') ?? '', `contact.${value('type') ?? ''}`]
      const first = { ...attribute(name, `contacts.${nth}.value`, id, 'value'), carried: true }
      if (operation === 'DEACTIVATE') return [first]
      const further = ['extension', 'marketingOptIn'].map((field) =>
        attribute(`${name}.${field}`, `contacts.${nth}.${field}`, id, field),
      )
      return [first, ...further]
    }
    case 'affiliations':
      return [
        {
          ...attribute('affiliation', `affiliations.${nth}`, value('affiliationId') ?? '', 'affiliationId'),
          carried: true,
        },
      ]
    case 'attributes': {
      const name = value('name') ?? ''
      return [{ ...attribute(`attribute.${name}`, `attributes.${nth}.value`, name, 'value'), carried: true }]
    }
  }
}

/** The value that an operator has saved for an attribute; undefined if there is none. */
export function savedValue(
  override: OperationOverride | null,
  { part, row, field }: RowAttribute,
): string | null | undefined {
  const saved: unknown = override?.[part]
  const container: unknown = part === 'customer' ? saved : property(saved, row)
  const value: unknown = part === 'affiliations' || part === 'attributes' ? container : property(container, field)
  return typeof value === 'boolean' ? String(value) : typeof value === 'string' || value === null ? value : undefined
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined
}
