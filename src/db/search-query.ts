import { type SQL, sql } from 'drizzle-orm'
import type { Region } from '../model/words/phones.ts'
import { SAMPLE, TIMES_AS_COMMON } from '../model/words/sample.ts'
import {
  type Alternatives,
  fieldAlternatives,
  fieldTerms,
  type SearchField,
  searchAlternatives,
  searchTerms,
  termsOf,
} from '../model/words/search-terms.ts'

export { SEARCH_FIELDS, type SearchField } from '../model/words/search-terms.ts'

/**
 * What a person typed into a search box, as a tsquery over the words of customers: words of names in any order (their
 * beginnings will do), an e-mail address, an account number, a loyalty card, or a phone number in any spelling. With
 * `addresses`, words of addresses too. The same on both sides. The text must not be blank.
 */
export const searchQuery = (asked: string, options?: { region?: Region; addresses?: boolean }): SQL =>
  queryOf(searchTerms(asked, options))

/** One field only, by its beginning or as a `whole`. A text in which nothing can be searched finds nothing. */
export const fieldQuery = (field: SearchField, asked: string, options?: { whole?: boolean; region?: Region }): SQL =>
  queryOf(fieldTerms(field, asked, options))

/** A text that customers must match: the query, and the same as alternatives of words that all must match. */
export type SearchText = { readonly words: SQL; readonly alternatives: Alternatives }

export const textOf = (alternatives: Alternatives): SearchText => ({
  words: queryOf(termsOf(alternatives)),
  alternatives,
})

/** What a person typed into a search box: first without addresses, then with them, where that differs. */
export function* searchTexts(asked: string, options: { region?: Region } = {}): Generator<SearchText, void> {
  const without = textOf(searchAlternatives(asked, { ...options, addresses: false }))
  yield without
  const alternatives = searchAlternatives(asked, { ...options, addresses: true })
  if (termsOf(alternatives) !== termsOf(without.alternatives)) yield textOf(alternatives)
}

/** One field only. */
export const fieldText = (...given: Parameters<typeof fieldAlternatives>): SearchText =>
  textOf(fieldAlternatives(...given))

/**
 * The condition on `search` by which customers that match a text are looked up in the index of words. A word that is
 * far more common than the rarest one beside it is compared with the customers that have the others: `sample` is a query
 * of the words of some customers.
 */
export function lookedUpBy({ words, alternatives }: SearchText, sample: SQL): SQL {
  const terms = termsToCompare(alternatives)
  return lookedUp(words, terms === null ? null : sql`${terms}`, sample)
}

/** The words of a text as JSON, where some stand beside others; null where each alternative is one word. */
export function termsToCompare(alternatives: Alternatives): string | null {
  if (alternatives.every((each) => each.length < 2)) return null
  return JSON.stringify(alternatives.flatMap((each, alternative) => each.map((term) => ({ alternative, term }))))
}

/** `lookedUpBy`, with the result of `termsToCompare`. */
export function lookedUp(words: SQL, terms: SQL | null, sample: SQL): SQL {
  if (terms === null) return sql`search @@ ${words}`
  return sql`search @@ (
      with sample as materialized (${sample}),
      counted as materialized (
        select typed.alternative, typed.term,
          (select count(*) from sample where sample.search @@ typed.term::tsquery) as n
        from json_to_recordset(${terms}::json) as typed (alternative int, term text)
      )
      select string_agg(rare.terms, ' | ')::tsquery
      from (
        select '(' || string_agg(counted.term, ' & ') || ')' as terms
        from counted
        join (select alternative, min(n) as n from counted group by alternative) rarest using (alternative)
        where counted.n <= ${TIMES_AS_COMMON} * greatest(rarest.n, 1)
        group by alternative
      ) rare
    )
    -- Not by the index: otherwise it would read the common words too.
    and coalesce(search, '') @@ ${words}`
}

/** A query of the words of some customers, by which words are known as common. */
export const A_SAMPLE: SQL = sql`select search from customer order by customer_key limit ${SAMPLE.rows}`

/** Of customers with the lowest keys, an aggregate: how large a part of all they are, since keys are spread evenly. */
export const shareOfKeys: SQL = sql`(
        coalesce(max(('x' || left(customer_key::text, 8))::bit(32)::bigint), 0) / 4294967296.0
      )::float8`

/** Terms as PostgreSQL takes them. */
export const queryOf = (terms: string): SQL => sql`${terms}::tsquery`
