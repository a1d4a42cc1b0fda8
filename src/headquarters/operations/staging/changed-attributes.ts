import { ADDRESS_FIELDS, CUSTOMER_FIELDS } from '../../../model/customer-fields.ts'
import type { UploadOperation } from '../../../model/package.ts'

type Row = { readonly operation: string; readonly changedFields?: readonly string[] | null | undefined }

/**
 * The names of the attributes that an operation carries, as in its `changes`, without their values; they are kept with
 * the operation, so that a list need not read its rows. Null for the few that have several rows of a kind, whose names
 * depend on all rows.
 */
export function changedAttributes(rows: UploadOperation['rows']): string[] | null {
  if (Object.values(rows).some((ofKind) => ofKind.length > 1)) return null
  const names: string[] = []
  for (const row of rows.customer) addFields(names, '', row, CUSTOMER_FIELDS)
  for (const row of rows.addresses) {
    if (row.operation === 'DEACTIVATE') names.push('address')
    else addFields(names, 'address.', row, ADDRESS_FIELDS)
  }
  for (const row of rows.contacts) {
    const name = `contact.${row.type}`
    names.push(name)
    if (row.operation !== 'DEACTIVATE') addFields(names, `${name}.`, row, CONTACT_FIELDS)
  }
  for (const _ of rows.affiliations) names.push('affiliation')
  for (const { name } of rows.attributes) names.push(`attribute.${name}`)
  return names
}

const CONTACT_FIELDS = [{ field: 'extension' }, { field: 'marketingOptIn' }]

/**
 * An update carries the fields that it names, a new row those that are filled; of its flags only those that are true.
 */
function addFields(names: string[], prefix: string, row: Row, fields: readonly { readonly field: string }[]): void {
  for (const { field } of fields) {
    const value: unknown = Reflect.get(row, field)
    const isFilled = value !== null && value !== undefined && !(row.operation === 'CREATE' && String(value) === 'false')
    if (row.changedFields ? row.changedFields.includes(field) : isFilled) names.push(prefix + field)
  }
}
