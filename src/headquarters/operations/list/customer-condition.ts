import { type SQL, sql } from 'drizzle-orm'
import { type Channels, seesCustomer } from '../../../access/scope-sql.ts'
import { fieldQuery, type SearchField, searchQuery } from '../../../db/search-query.ts'
import { CUSTOMER_FIELDS, type CustomerField } from '../../../model/customer-fields.ts'

/** Values of the customer's own fields, by the API's names. */
export type CustomerValues = { readonly [field in CustomerField]?: string | null }

const PHONES: readonly string[] = ['phone', 'cellularPhone']

/** The fields that the search index knows, on both sides of a capture. */
const SEARCHED: { readonly [field in CustomerField]?: SearchField } = {
  name: 'name',
  firstName: 'name',
  middleName: 'name',
  lastName: 'name',
  email: 'email',
  receiptEmail: 'email',
  phone: 'phone',
  cellularPhone: 'phone',
}

/** What a captured row is searched by: the expression of its index. */
const capturedSearch =
  sql.raw(`customer_search(null, array[captured.cust_name, captured.first_name, captured.middle_name, captured.last_name],
      array[captured.email, captured.receipt_email], array[captured.phone, captured.cellular_phone])`)

/**
 * Conditions on a customer, on `captured` (a row of RETAILASYNCCUSTOMERV2) and on `known` (headquarters'). Those on `known` hold only of customers that the channels
 * see: what may not be read finds nothing either.
 */
type Sought = { captured: SQL; known: SQL }

/** Words that a customer is searched by. The text must not be blank. */
export function soughtBySearch(search: string, channels: Channels): Sought {
  return {
    captured: sql`${capturedSearch} @@ ${searchQuery(search)}`,
    known: sql`known.search @@ ${searchQuery(search)} and ${seesCustomer('known', channels)}`,
  }
}

/**
 * All of these values in one row. Equal without regard to case, phone numbers by their digits; with `*` at the end, what begins so. Null when none is given;
 * `indexed` when one of them is of the search index, which then finds the rows to be compared.
 */
export function soughtByValues(values: CustomerValues, channels: Channels): (Sought & { indexed: boolean }) | null {
  const request = CUSTOMER_FIELDS.flatMap(({ field, column }) => {
    const value = values[field]
    return value == null ? [] : [{ field, column, value }]
  })
  if (request.length === 0) return null
  const queries = request.flatMap(({ field, value }) => indexQuery(field, value) ?? [])
  const sought = (row: 'captured' | 'known', search: SQL) =>
    sql.join(
      [
        ...queries.map((query) => sql`${search} @@ ${query}`),
        ...request.map(({ field, column, value }) => equals(sql.raw(`${row}.${column}`), field, value)),
      ],
      sql` and `,
    )
  return {
    captured: sought('captured', capturedSearch),
    known: sql`${sought('known', sql`known.search`)} and ${seesCustomer('known', channels)}`,
    indexed: queries.length > 0,
  }
}

/** Ids of the operations that captured it so, and of those whose customer headquarters has so: looked up, whichever operations there are. */
export function operationsOf({ captured, known }: Sought): SQL {
  return sql`
    select captured.operation_id
    from retail_async_customer_v2 captured
    where ${captured}
    union all
    select theirs.operation_id
    from operation theirs
    where theirs.customer_key in (select known.customer_key from customer known where ${known})`
}

/** The same, asked of one operation `o` after another: where so many match that a list finds a page of them soon. */
export function isOneOf({ captured, known }: Sought): SQL {
  return sql`(
      exists (select from retail_async_customer_v2 captured where captured.operation_id = o.operation_id and ${captured})
      or exists (select from customer known where known.customer_key = o.customer_key and ${known})
    )`
}

function equals(column: SQL, field: string, value: string): SQL {
  if (value.endsWith('*')) return sql`starts_with(lower(${column}), lower(${value.slice(0, -1)}))`
  if (PHONES.includes(field)) return sql`phone_digits(${column}) = phone_digits(${value})`
  return sql`lower(${column}) = lower(${value})`
}

/** What the search index is asked: at least what matches. Null when it cannot be asked. */
function indexQuery(field: CustomerField, value: string): SQL | null {
  const searched = SEARCHED[field]
  const begins = value.endsWith('*')
  const text = begins ? value.slice(0, -1) : value
  if (!searched || !/[a-z0-9]/i.test(text)) return null
  // Of a longer number the index has the end, and of a beginning that is nothing.
  if (searched === 'phone' && begins && text.replace(/\D/g, '').length > 10) return null
  return fieldQuery(searched, text, { whole: !begins })
}
