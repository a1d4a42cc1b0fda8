import { type SQL, sql } from 'drizzle-orm'
import { ADDRESS_FIELDS, CUSTOMER_FIELDS } from '../../../model/customer-fields.ts'

type Field = { field: string; column: string }

/** The columns of a list of fields, comma-separated, each with a table's alias when one is given. */
export function columns(fields: readonly Field[], alias?: string): SQL {
  return sql.raw(fields.map(({ column }) => (alias ? `${alias}.${column}` : column)).join(', '))
}

/** One piece of SQL for each field, joined; `write` receives only names from our own lists, never input. */
export function eachField<F extends Field>(fields: readonly F[], write: (field: F) => string, separator = ', '): SQL {
  return sql.raw(fields.map(write).join(separator))
}

/**
 * The fields of customers as a relation `(field, col, field_group)`: the name in the API, the column, and the group for
 * conflict policies.
 */
export const customerFieldMap = sql.raw(
  `(values ${CUSTOMER_FIELDS.map((f) => `('${f.field}', '${f.column}', '${f.group}')`).join(', ')})`,
)

/** The fields of addresses as a relation `(field, col)`. */
export const addressFieldMap = sql.raw(
  `(values ${ADDRESS_FIELDS.map((f) => `('${f.field}', '${f.column}')`).join(', ')})`,
)
