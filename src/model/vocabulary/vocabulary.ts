import { didYouMean } from '../near-names.ts'
import type { RowErrorCode } from '../row-error-codes.ts'
import { fold } from '../words/fold.ts'
import { countryCode, countryNames } from './country-names.ts'
import { FIELD_WORDS, FIXED_WORDS, OTHER_WORDS, WORD_CODES, type WordKind } from './word-kinds.ts'

/**
 * The texts that an organization knows of a kind. An empty list: nothing is known of the kind here, or the legal entity
 * keeps no such list, and any text will do. The same on both sides: a channel has it from its configuration,
 * headquarters from its tables.
 */
export type Vocabulary = (kind: WordKind) => readonly string[]

/** Kinds of which every legal entity keeps a list: without any, no text is one of it. */
const ALWAYS_LISTED: ReadonlySet<WordKind> = new Set<WordKind>(['CUSTOMER_GROUP', 'AFFILIATION'])

/** At most so many values are listed in a message. */
const MOST_LISTED = 30

/**
 * The text as it is stored: the value of its list that it means, in any case, or a country by its code of two letters
 * or its name. A text that means none of them stays as it is.
 */
export function canonicalWord(vocabulary: Vocabulary, kind: WordKind, text: string): string {
  const words = FIXED_WORDS[kind] ?? vocabulary(kind)
  if (words.includes(text)) return text
  const wanted = withoutBlanks(text)
  const alike = words.filter((word) => withoutBlanks(word) === wanted)
  if (alike.length === 1 && alike[0] !== undefined) return alike[0]
  if (kind === 'COUNTRY') {
    const code = countryCode(text)
    return code !== undefined && (words.length === 0 || words.includes(code)) ? code : text
  }
  return OTHER_WORDS[kind]?.[fold(wanted)] ?? text
}

/** Why a text (as `canonicalWord` gave it) is none of its list; null when it is, or when there is no list. */
export function wordRefusal(
  vocabulary: Vocabulary,
  kind: WordKind,
  text: string,
): { code: RowErrorCode; message: string } | null {
  const words = FIXED_WORDS[kind] ?? vocabulary(kind)
  if (words.includes(text) || (words.length === 0 && !ALWAYS_LISTED.has(kind))) return null
  const { what, code } = WORD_CODES[kind]
  const near = didYouMean(text, kind === 'COUNTRY' ? countriesLike(text, words) : words)
  const isShort = words.length > 0 && words.length <= MOST_LISTED
  const choice = isShort ? `Choose one of ${words.join(', ')}.` : 'Give one, or leave it out.'
  return { code, message: `It is no ${what} that headquarters knows.${near} ${choice}` }
}

/** A text longer than a code is a mistyped name: a code would be near by chance (Polnd, POL). */
const countriesLike = (text: string, codes: readonly string[]) =>
  text.trim().length > 3 ? countryNames(codes) : [...codes, ...countryNames(codes)]

/** The field's text as it is stored; null stays null. */
export function canonicalField<T extends string | null | undefined>(vocabulary: Vocabulary, field: string, text: T) {
  const kind = FIELD_WORDS[field]
  return kind === undefined || typeof text !== 'string' || text.trim() === ''
    ? text
    : canonicalWord(vocabulary, kind, text)
}

/** Without case, blanks and the signs that stand for them. */
const withoutBlanks = (text: string) =>
  text
    .slice(0, 100)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]/g, '')
