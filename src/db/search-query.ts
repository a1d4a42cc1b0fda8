import { type SQL, sql } from 'drizzle-orm'
import type { Region } from '../model/words/phones.ts'
import { fieldTerms, type SearchField, searchTerms } from '../model/words/search-terms.ts'

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

/** Terms as PostgreSQL takes them. */
export const queryOf = (terms: string): SQL => sql`${terms}::tsquery`
