import { type SQL, sql } from 'drizzle-orm'
import { CUSTOMER_FIELDS, type CustomerField } from '../model/customer-fields.ts'

/** Values of the customer's own fields, by the API's names. */
export type CustomerValues = { readonly [field in CustomerField]?: string | null }

const PHONES: readonly string[] = ['phone', 'cellularPhone']

/**
 * True for operations `o` whose customer has all of these values: as the operation captured them, or as headquarters has them. Equal without regard to case, phone
 * numbers by their digits; with `*` at the end, what begins so. Each operation in turn is looked up by its key, so the rest of a filter should narrow them down.
 */
export function customerHas(values: CustomerValues): SQL | null {
  const asked = CUSTOMER_FIELDS.flatMap(({ field, column }) => {
    const value = values[field]
    return value == null ? [] : [{ field, column, value }]
  })
  if (asked.length === 0) return null
  const matches = (row: string) =>
    sql.join(
      asked.map(({ field, column, value }) => equals(sql.raw(`${row}.${column}`), field, value)),
      sql` and `,
    )
  return sql`(
      exists (select from retail_async_customer_v2 captured where captured.operation_id = o.operation_id and ${matches('captured')})
      or exists (select from customer known where known.customer_key = o.customer_key and ${matches('known')})
    )`
}

function equals(column: SQL, field: string, value: string): SQL {
  if (value.endsWith('*')) return sql`starts_with(lower(${column}), lower(${value.slice(0, -1)}))`
  if (PHONES.includes(field)) return sql`phone_digits(${column}) = phone_digits(${value})`
  return sql`lower(${column}) = lower(${value})`
}
