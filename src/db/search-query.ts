import { type SQL, sql } from 'drizzle-orm'

/** More of a text is not looked at: a tsquery takes words of 2,046 bytes, and the longest field has 256 characters. */
const LONGEST_TEXT = 500

/**
 * What a person typed into a search box, as a tsquery over what `customer_search` made: words of names in any order
 * (their beginnings will do), an e-mail address, an account number, or the digits of a phone number however it is
 * punctuated. The same on both sides. Words are split by PostgreSQL, as they were when the rows were written. The text
 * must not be blank.
 */
export function searchQuery(asked: string): SQL {
  const text = asked.slice(0, LONGEST_TEXT)
  return sql`(
    select case
      when position('@' in typed) > 0 then ${startingWith('e', 'typed')}
      else concat_ws(' | ',
        (
          select '(' || string_agg(${startingWith('n', 'word')}, ' & ') || ')'
          from regexp_split_to_table(typed, '[^[:alnum:]]+') word
          where word <> ''
        ),
        ${startingWith('a', 'typed')},
        case when length(digits) > 2 and typed !~ '[[:alpha:]]' then ${startingWith('p', 'right(digits, 10)')} end
      )
    end::tsquery
    from (
      select lower(trim(${text}::text)) as typed, regexp_replace(${text}::text, '\\D', '', 'g') as digits
    ) asked
  )`
}

/** A labelled word that may go on, quoted for tsquery's syntax: there a quote is doubled and a backslash escapes. */
function startingWith(label: string, word: string): SQL {
  return sql`${exactly(label, word)} || ':*'`
}

/** A labelled word as it is. */
function exactly(label: string, word: string): SQL {
  return sql.raw(String.raw`'''${label}:' || replace(replace(${word}, '\', '\\'), '''', '''''') || ''''`)
}

/** One kind of what `customer_search` made. */
export const SEARCH_FIELDS = ['name', 'email', 'phone', 'accountNumber'] as const
export type SearchField = (typeof SEARCH_FIELDS)[number]

/**
 * The beginning of one field only, or the `whole` of it: words of a name in any order, an e-mail address, the digits of
 * a phone number, an account number. A text in which nothing can be looked for finds nothing.
 */
export function fieldQuery(field: SearchField, asked: string, { whole = false } = {}): SQL {
  const text = asked.slice(0, LONGEST_TEXT)
  return sql`(
    select coalesce(nullif(${fieldQueries(whole ? exactly : startingWith)[field]}, ''), '''none''')::tsquery
    from (
      select lower(trim(${text}::text)) as typed, regexp_replace(${text}::text, '\\D', '', 'g') as digits
    ) asked
  )`
}

const fieldQueries = (labelled: typeof exactly): { [field in SearchField]: SQL } => ({
  name: sql`(
    select string_agg(${labelled('n', 'word')}, ' & ')
    from regexp_split_to_table(typed, '[^[:alnum:]]+') word
    where word <> ''
  )`,
  email: labelled('e', 'typed'),
  phone: sql`case when digits <> '' then ${labelled('p', 'right(digits, 10)')} end`,
  accountNumber: labelled('a', 'typed'),
})
