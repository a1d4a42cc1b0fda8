import { FOLDED, SEPARATORS } from './folding-table.ts'

const folded = new Map<number, string>()
for (const entry of FOLDED.trim().split(/\s+/)) {
  const [from = '', to = ''] = entry.split('=')
  const [first = 0, last = first] = from.split('-').map((code) => Number.parseInt(code, 16))
  const codes = to === '' ? [] : to.split('.').map((code) => Number.parseInt(code, 16))
  for (let code = first; code <= last; code++)
    folded.set(code, String.fromCodePoint(...(first === last ? codes : codes.map((each) => each + code - first))))
}

const separators = new Set<number>()
for (const entry of SEPARATORS.trim().split(/\s+/)) {
  const [first = 0, last = first] = entry.split('-').map((code) => Number.parseInt(code, 16))
  for (let code = first; code <= last; code++) separators.add(code)
}

const isPlain = /^[a-z0-9 ]*$/
export const isAscii = /^[\x20-\x7e]*$/

/**
 * The form in which texts are compared: compatible characters as one, no case, no accents or other diacritics, ß as ss,
 * ø as o, the Turkish ı and İ as i, and one apostrophe and one hyphen. By a table of one Unicode version and nothing
 * else, so that all servers agree, whatever their Node and PostgreSQL. Folding twice is folding once.
 */
export function fold(text: string): string {
  if (isPlain.test(text)) return text
  if (isAscii.test(text)) return text.toLowerCase().replaceAll('`', "'")
  let result = ''
  for (const character of text) result += folded.get(character.codePointAt(0) ?? 0) ?? character
  return result
}

/** The words of a folded text: the letters, marks and digits between all other characters. */
export function wordsOfFolded(text: string): string[] {
  if (isAscii.test(text)) return text.match(ASCII_WORD) ?? []
  const words: string[] = []
  let word = ''
  for (const character of text) {
    if (!separators.has(character.codePointAt(0) ?? 0)) word += character
    else if (word !== '') {
      words.push(word)
      word = ''
    }
  }
  if (word !== '') words.push(word)
  return words
}

const ASCII_WORD = /[a-z0-9]+/g

/** Names differ in whether these stand between their parts, or nothing does. */
const JOINERS = /['-]/g

/** The longest sort key: it is part of an index. */
const LONGEST_KEY = 200
/** The key of a name without letters and digits. */
const NO_LETTERS = '~'

/**
 * The key by which names are ordered: the folded name, its apostrophes and hyphens left out, with single blanks. The
 * key of a key is itself. Never empty: that marks a row whose key is still to be filled.
 */
export function sortKey(name: string): string {
  const key = wordsOfFolded(fold(name.normalize('NFC')).replace(JOINERS, '')).join(' ')
  return key === '' ? NO_LETTERS : cut(key, LONGEST_KEY)
}

/** At most this many UTF-16 units, never half of a character, and no blank at the end. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text
  const part = text.slice(0, length)
  return (/[\ud800-\udbff]$/.test(part) ? part.slice(0, -1) : part).trimEnd()
}
