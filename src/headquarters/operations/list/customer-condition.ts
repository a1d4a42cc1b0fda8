import { type SQL, sql } from 'drizzle-orm'
import { type Channels, seesCustomer } from '../../../access/scope-sql.ts'
import { fieldQuery, type SearchField, searchQuery } from '../../../db/search-query.ts'
import { CUSTOMER_FIELDS, type CustomerField } from '../../../model/customer-fields.ts'
import { fold, wordsOfFolded } from '../../../model/words/fold.ts'
import { FEWEST_DIGITS, readPhone } from '../../../model/words/phones.ts'

/** Values of the customer's own fields, by the names of the API. */
export type CustomerValues = { readonly [field in CustomerField]?: string | null }

const PHONES: readonly string[] = ['phone', 'cellularPhone']

/** The fields in the search index of captured and of headquarters' customers. */
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

/**
 * Conditions on a customer, in `captured` (a row of RETAILASYNCCUSTOMERV2) and in `known` (headquarters' customer). The
 * conditions on `known` include that the channels may see the customer, because values that may not be read must not
 * find it either.
 */
export type Sought = { captured: SQL; known: SQL }

/** Conditions for a full-text search. The text must not be blank. */
export function soughtBySearch(search: string, channels: Channels): Sought {
  return {
    captured: sql`captured.search @@ ${searchQuery(search)}`,
    known: sql`known.search @@ ${searchQuery(search)} and ${seesCustomer('known', channels)}`,
  }
}

/**
 * Conditions that all of these values match one row: equal ignoring case, phone numbers by their digits, and with a
 * trailing `*` by prefix. Null if no value is given; `indexed` if the search index covers at least one of the values.
 */
export function soughtByValues(values: CustomerValues, channels: Channels): (Sought & { indexed: boolean }) | null {
  const given = CUSTOMER_FIELDS.flatMap(({ field, column }) => {
    const value = values[field]
    return value == null ? [] : [{ field, column, value }]
  })
  if (given.length === 0) return null
  const queries = given.flatMap(({ field, value }) => indexQuery(field, value) ?? [])
  const sought = (row: 'captured' | 'known', search: SQL) =>
    sql.join(
      [
        ...queries.map((query) => sql`${search} @@ ${query}`),
        ...given.map(({ field, column, value }) => equals(sql.raw(`${row}.${column}`), field, value)),
      ],
      sql` and `,
    )
  return {
    captured: sought('captured', sql`captured.search`),
    known: sql`${sought('known', sql`known.search`)} and ${seesCustomer('known', channels)}`,
    indexed: queries.length > 0,
  }
}

/**
 * The ids of matching captured operations and of operations whose customer at headquarters matches, looked up
 * independently of other conditions. Operations of a customer are read by its key (`offset 0`): how many customers have
 * a word is a guess of the planner, by which it would read all operations.
 */
export function operationsOf({ captured, known }: Sought): SQL {
  return sql`
    select captured.operation_id
    from retail_async_customer_v2 captured
    where ${captured}
    union all
    select theirs.operation_id
    from customer known
    cross join lateral (
      select operation_id from operation where operation.customer_key = known.customer_key offset 0
    ) theirs
    where ${known}`
}

/**
 * The same as a condition on an operation `o`, for conditions that so many operations match that a list quickly fills a
 * page. Each by its key: without `offset 0` PostgreSQL would read all that match before the first operation.
 */
export function isOneOf({ captured, known }: Sought): SQL {
  return sql`(
      exists (select from retail_async_customer_v2 captured where captured.operation_id = o.operation_id
        and ${captured} offset 0)
      or exists (select from customer known where known.customer_key = o.customer_key and ${known} offset 0)
    )`
}

function equals(column: SQL, field: string, value: string): SQL {
  if (value.endsWith('*')) return sql`starts_with(lower(${column}), lower(${value.slice(0, -1)}))`
  if (PHONES.includes(field)) return sameNumber(column, value)
  return sql`lower(${column}) = lower(${value})`
}

/** The digits of one number without leading zeros, at least seven, end those of the other; or it is typed alike. */
function sameNumber(column: SQL, value: string): SQL {
  const { national, digits } = readPhone(value, undefined)
  if (national.length < FEWEST_DIGITS) return sql`phone_digits(${column}) = ${digits}`
  const stored = sql`ltrim(regexp_replace(${column}, '[^0-9]', '', 'g'), '0')`
  return sql`(
      lower(${column}) = lower(${value})
      or right(${stored}, ${national.length}) = ${national}
      or length(${stored}) >= ${FEWEST_DIGITS} and right(${national}, length(${stored})) = ${stored}
    )`
}

/** The query of the search index for a value, which finds at least all matches. Null if the index cannot answer it. */
function indexQuery(field: CustomerField, value: string): SQL | null {
  const searched = SEARCHED[field]
  const begins = value.endsWith('*')
  const text = begins ? value.slice(0, -1) : value
  if (!searched || wordsOfFolded(fold(text)).length === 0) return null
  return fieldQuery(searched, text, { whole: !begins })
}
