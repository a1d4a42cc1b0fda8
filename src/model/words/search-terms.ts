import type { ExternalId } from '../external-id.ts'
import { emailsIn, emailsOf, foldedEmail } from './emails.ts'
import { cut, fold } from './fold.ts'
import { formsOf, spellingsOf, variantsOf } from './names.ts'
import { numberIn, phoneTerms, type Region, type Term, withoutLetters } from './phones.ts'
import { cardKey, externalIdWord } from './search-words.ts'

/** What one field of `searchWords` is searched by. */
export const SEARCH_FIELDS = ['name', 'email', 'phone', 'accountNumber'] as const
export type SearchField = (typeof SEARCH_FIELDS)[number]

/** More of a text is not looked at. */
const LONGEST_TEXT = 500
const MOST_WORDS = 8
/** A word may be written as one with up to two of its neighbors. */
const MOST_JOINED = 3
const LONGEST_WORD = 100
const SHORTEST_CARD = 4

/** What is typed of an e-mail address before its sign: names have no such signs in one word. */
const EMAIL_BEGINNING = /^(?=.*[\d._+-])[^\s@]{3,}$/

/** A query that finds nothing. */
const NOTHING = `'none'`

/**
 * What a person typed into a search box, as a tsquery over what `searchWords` made: all words of a name in any order
 * (their beginnings will do), an e-mail address, an account number, a loyalty card, or a phone number in any spelling.
 * With `addresses`, a word may also be one of an address. The text must not be blank.
 */
export const searchTerms = (asked: string, options: SearchOptions = {}): string =>
  termsOf(searchAlternatives(asked, options))

type SearchOptions = { region?: Region; addresses?: boolean }

/** Alternatives, each of queries that all must match. */
export type Alternatives = readonly (readonly string[])[]

/** The same as `searchTerms`, word by word: a customer has all words of one of the alternatives. */
export function searchAlternatives(asked: string, { region, addresses }: SearchOptions = {}): Alternatives {
  const text = cut(asked.normalize('NFC').trim(), LONGEST_TEXT)
  const labels = addresses ? ['n', 'w'] : ['n']
  const { emails, others } = emailsIn(text)
  if (emails.length > 0) {
    const words = emails.map((email) => emailTerm([email]))
    if (others.length === 0) return [emails.length === 1 ? [emailTerm([...emails, foldedEmail(text)])] : words]
    // Ada Lovelace <ada@example.com>; or a name with the sign in it.
    const named = formsOf(others.join(' ')).map((each) => [...words, ...eachWord(each, labels)])
    return [...named, ...formsOf(text).map((each) => eachWord(each, labels))]
  }
  const asNumber = numberIn(text, { among: false }) !== null
  const most = asNumber ? 1 : MOST_JOINED
  const names = spellingsOf(text).map((words) => eachWord(words, labels, { most }))
  const email = EMAIL_BEGINNING.test(text) && !asNumber ? [emailTerm([foldedEmail(text)])] : []
  return [...names, ...[...email, ...numbers(text, asNumber, region)].map((term) => [term])]
}

export const termsOf = (alternatives: Alternatives): string => either(alternatives.map(all))

/** An address as it is compared, or as versions before 0.6.0 have stored it. */
const emailTerm = (emails: readonly string[], whole = false) =>
  either(emails.map((email) => written({ word: `e:${email}`, whole })))

/** The queries of one word: as the beginning of a word, and as a whole one. */
export type WordTerms = { beginning: string; whole: string }

/**
 * The queries of each word alone, for a search in which no customer has them all. An e-mail address has no words: who
 * looks for one wants nobody who is called as a part of it.
 */
export function wordTerms(asked: string): WordTerms[] {
  const text = cut(asked.normalize('NFC').trim(), LONGEST_TEXT)
  const { others } = emailsIn(text)
  const [words = []] = formsOf(others.join(' '))
  const labels = ['n', 'w']
  return [...new Set(words)].slice(0, MOST_WORDS).map((word) => ({
    beginning: allWords([word], labels),
    whole: allWords([word], labels, { whole: true }),
  }))
}

/**
 * One field only, by its beginning or as a `whole`: words of a name in any order, an e-mail address, a phone number in
 * any spelling, an account number. A text in which nothing can be searched finds nothing.
 */
export const fieldTerms = (...given: Parameters<typeof fieldAlternatives>): string =>
  termsOf(fieldAlternatives(...given))

/** The same as `fieldTerms`, word by word. */
export function fieldAlternatives(
  field: SearchField,
  asked: string,
  { whole = false, region }: { whole?: boolean; region?: Region } = {},
): Alternatives {
  const text = cut(asked.normalize('NFC').trim(), LONGEST_TEXT)
  if (field === 'name') return (whole ? formsOf : spellingsOf)(text).map((words) => eachWord(words, ['n'], { whole }))
  if (field === 'email') return [[emailTerm([...emailsOf(text), foldedEmail(text)], whole)]]
  if (field === 'accountNumber') return [[written({ word: `a:${fold(text)}`, whole })]]
  return phoneTerms(text, region, { whole }).map((term) => [written(term)])
}

/** A text may also be a number: of an account, a card or a phone. */
function numbers(text: string, asNumber: boolean, region: Region): string[] {
  const terms: Term[] = [{ word: `a:${fold(text)}`, whole: false }]
  const card = cardKey(text)
  if (card.length >= SHORTEST_CARD && /[0-9]/.test(card)) terms.push({ word: `c:${card}`, whole: false })
  const phone = asNumber || withoutLetters(fold(text)) !== null ? text : numberIn(text, { among: true })
  if (phone !== null) terms.push(...phoneTerms(phone, region, { whole: false }))
  return terms.map(written)
}

/** All words, each alone or written as one with its neighbors. */
const allWords = (...given: Parameters<typeof eachWord>): string => all(eachWord(...given))

function eachWord(
  typed: readonly string[],
  labels: readonly string[],
  { whole = false, most = MOST_JOINED }: { whole?: boolean; most?: number } = {},
): string[] {
  const words = typed.slice(0, MOST_WORDS)
  return words.map((_, nth) => {
    const runs = runsWith(words, nth, most).flatMap((run) =>
      [run, ...(whole ? [] : variantsOf(run))].map((each) => cut(each, LONGEST_WORD)),
    )
    return either(labels.flatMap((label) => runs.map((run) => written({ word: `${label}:${run}`, whole }))))
  })
}

function runsWith(words: readonly string[], nth: number, most: number): string[] {
  const runs: string[] = []
  for (let length = 1; length <= most; length++)
    for (let from = Math.max(0, nth - length + 1); from <= nth && from + length <= words.length; from++)
      runs.push(words.slice(from, from + length).join(''))
  return runs
}

const all = (terms: readonly string[]): string => (terms.length > 1 ? `(${terms.join(' & ')})` : (terms[0] ?? ''))

function either(terms: readonly string[]): string {
  const given = [...new Set(terms.filter((term) => term !== ''))]
  return given.length === 0 ? NOTHING : given.length === 1 ? (given[0] ?? NOTHING) : `(${given.join(' | ')})`
}

/** Customers with this external id, exactly. */
export const externalIdTerm = (externalId: ExternalId): string =>
  written({ word: externalIdWord(externalId), whole: true })

/** A word in the syntax of a tsquery: there a quote is doubled and a backslash escapes. */
function written({ word, whole }: Term): string {
  return `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'${whole ? '' : ':*'}`
}
