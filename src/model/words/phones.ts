import countries from 'i18n-iso-countries'
import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js'
import { fold } from './fold.ts'

/** The region of a country whose numbers are read as dialed there: an ISO code of two letters, or unknown. */
export type Region = CountryCode | undefined

/** The region of a country's ISO code of two or three letters; undefined when the library has no numbers of it. */
export function regionOf(country: string | null | undefined): Region {
  const alpha2 = country?.length === 3 ? countries.alpha3ToAlpha2(country.toUpperCase()) : country?.toUpperCase()
  return alpha2 && isSupportedCountry(alpha2) ? alpha2 : undefined
}

/**
 * A phone number as it is compared: its digits as typed, the digits without country code and trunk prefix, the digits
 * of E.164 when it can be read, and whether a number can look like this.
 */
export type ReadPhone = Readonly<{ digits: string; national: string; e164: string | null; possible: boolean }>

/** No number has more digits. */
const MOST_DIGITS = 20
const EXTENSION = /(?:;ext=|\s*(?:ext(?:ension)?|x|#)[.:]?\s*)\d{1,9}\s*$/

/** What stands before a number in lists and links: `tel:`, `Tel.`, `M:`, `Telefoon`. */
const LABEL =
  /^(?:[a-z]{1,12}[.:]\s*|(?:tel|fax|gsm|mob|cell|phone|handy|telefoo?n|telephone|mobi[a-z]{1,4})\s*)(?=[+(0-9])/

/**
 * A number that is whole, and behind it a word: an extension in any language (`toestel 12`, `DW 12`, `#12`), or a note
 * (`after six`).
 */
const WITH_NOTE = /^((?:[^0-9]*[0-9]){7}[^\p{L}#;]*)[\p{L}#;].*$/su

/** What stands between two numbers of one field. */
const BETWEEN = /[/;,|&\n]|\s(?:of|or|oder|ou|en|and|und|et|o|y|e)\s/
/** A number beside other words: from a blank to a blank. */
const AMONG_WORDS = /(?<=^|[\s:;,<(])\+?\(?[0-9][0-9\s()./-]*[0-9](?=$|[\s;,:)>#])/g

/** A number whose end is written in letters, as on the keys of a telephone: 1-800-FLOWERS. */
const LETTERED = /^\+?[0-9\s().-]*[0-9]{3}[\s().-]*(?=[a-z0-9\s.-]*[a-z]{3})[a-z0-9\s.-]+$/
const KEYS = '22233344455566677778889999'

/** A folded number with digits for its letters; null when it is none that has some. */
export function withoutLetters(text: string): string | null {
  const digits = text.replace(/[a-z]/g, (letter) => KEYS[letter.charCodeAt(0) - 97] ?? '')
  const isNumber = digitsOf(text).length < FEWEST_DIGITS && /^([0-9]{10,13})$/.test(digitsOf(digits))
  return isNumber && LETTERED.test(text) ? digits : null
}

/** The text without what stands before and behind its number; a text without a number stays as it is. */
const withoutNotes = (folded: string): string => folded.replace(LABEL, '').replace(WITH_NOTE, '$1').trimEnd()

/**
 * The part of a text that a person searches with that is a phone number: all of it, but for a label and a note, or
 * (`among` true) what is long enough to be one beside other words, such as a name. Null: there is none.
 */
export function numberIn(text: string, { among }: { among: boolean }): string | null {
  const folded = fold(text).trim()
  const bare = withoutNotes(folded).replace(EXTENSION, '')
  if (digitsOf(bare).length >= SHORTEST_SEARCHED && !/\p{L}/u.test(bare)) return bare
  if (!among) return null
  return folded.match(AMONG_WORDS)?.find((part) => digitsOf(part).length >= FEWEST_DIGITS) ?? null
}
const SHORTEST_SEARCHED = 3

/** The last numbers that were read: a number is checked, searched for and stored one after the other. */
const lately = new Map<string, ReadPhone>()
const MOST_KEPT = 200

/** Reads the numbers of a field: one, or several that are whole (`010 1234567 / 06 12345678`). */
export function readPhones(text: string, region: Region): ReadPhone[] {
  const whole = readPhone(text, region)
  const folded = fold(text.normalize('NFC')).trim()
  const between = partsOf(folded, BETWEEN, FEWEST_DIGITS)
  const parts = between ?? (whole.possible ? null : partsOf(folded, /\s+/, FEWEST_BETWEEN_BLANKS))
  return parts?.map((part) => readPhone(part, region)) ?? [whole]
}
/** A number without blanks has at least so many digits, when blanks stand between it and others. */
const FEWEST_BETWEEN_BLANKS = 9

function partsOf(folded: string, between: RegExp, fewest: number): string[] | null {
  if (folded.length < 2 * fewest) return null
  const parts = folded.split(between).filter((part) => digitsOf(part) !== '')
  return parts.length > 1 && parts.every((part) => digitsOf(part).length >= fewest) ? parts : null
}

/** Reads a number in the way of the library, in the region where it was typed; an extension or a note is left out. */
export function readPhone(text: string, region: Region): ReadPhone {
  const key = `${region ?? ''} ${text}`
  const known = lately.get(key)
  if (known) return known
  const read = readAnew(text, region)
  if (lately.size >= MOST_KEPT) lately.clear()
  lately.set(key, read)
  return read
}

function readAnew(text: string, region: Region): ReadPhone {
  const written = fold(text.normalize('NFC')).trim().replace(LABEL, '')
  const typed = withoutLetters(written) ?? withoutNotes(written)
  const bare = typed.replace(EXTENSION, '')
  const digits = digitsOf(bare)
  const local = region === 'AR' ? /^15([0-9]{6,8})$/.exec(digits)?.[1] : undefined
  if (local) return { digits, national: local, e164: null, possible: true }
  // Abroad, 00 stands for the plus; regions with another international prefix know theirs.
  const international = /^0\s*0\s*[1-9]/.test(bare) ? `+${bare.replace(/^0\s*0/, '')}` : null
  const parsed =
    parse(typed, region) ??
    (international === null ? null : parse(international, undefined)) ??
    parse(asDialedNow(international ?? bare, region), region)
  const national = (parsed?.national ?? digits).replace(/^0+/, '')
  return { digits, national: national.slice(0, MOST_DIGITS), e164: parsed?.e164 ?? null, possible: parsed !== null }
}

/** The regions of +1. In each of them a number of ten digits is read alike, also one of another of them. */
const NORTH_AMERICA: ReadonlySet<Region> = new Set(
  getCountries().filter((country) => getCountryCallingCode(country) === '1'),
)
const TEN_DIGITS = /^\(?[2-9][0-9]{2}\)?[ .-]?[0-9]{3}[ .-]?[0-9]{4}$/

function parse(typed: string, region: Region): { national: string; e164: string } | null {
  // The library looks for which of its 25 countries a number of +1 is of, which takes longer than all else of a
  // customer.
  if (NORTH_AMERICA.has(region) && TEN_DIGITS.test(typed)) {
    const national = digitsOf(typed)
    return { national, e164: `1${national}` }
  }
  // Without a region only a country code tells how to read it.
  if (typed.length > 60 || (!region && !typed.includes('+'))) return null
  const number = parsePhoneNumberFromString(typed, { ...(region ? { defaultCountry: region } : {}), extract: false })
  if (!number?.isPossible()) return null
  return { national: number.nationalNumber, e164: number.number.slice(1) }
}

/**
 * A number as it is dialed now, that is written as it once was: Mexico's mobile numbers had 044, 045 or, from abroad, 1
 * before them, and its other numbers 01; in Brazil xx stands for the digits of a carrier.
 */
function asDialedNow(bare: string, region: Region): string {
  const dialed = bare.replace(/[^0-9+x]/g, '')
  if (region === 'BR') return dialed.replace(/^0xx/, '')
  const mexican = region === 'MX' ? /^(?:\+521|01|04[45]|1)([0-9]{10})$/ : /^\+521([0-9]{10})$/
  return dialed.replace(mexican, '+52$1')
}

const digitsOf = (text: string) => text.replace(/[^0-9]/g, '').slice(0, MOST_DIGITS)
const reversed = (digits: string) => [...digits].reverse().join('')

/** Fewer digits are no whole number: they only find numbers that begin with them. */
export const FEWEST_DIGITS = 7

/** Adds the words by which a number is found: by its beginnings, and by its end. */
export function addPhone({ digits, national, e164 }: ReadPhone, into: Set<string>): void {
  if (digits === '') return
  into.add(`p:${digits}`)
  if (national !== '') into.add(`p:${national}`)
  if (e164) into.add(`p:${e164}`)
  if (national.length > FEWEST_DIGITS) into.add(`p:${national.slice(-FEWEST_DIGITS)}`)
  if (national.length >= FEWEST_DIGITS) into.add(`r:${reversed(national)}`)
}

/** A word to be found: as it is, or as the beginning of a word. */
export type Term = { word: string; whole: boolean }

/**
 * The words of which one finds a number. Two numbers are the same when the national digits of the shorter one, at least
 * seven, end the longer one: stored from behind, the longer begins with the shorter.
 */
export function phoneTerms(text: string, region: Region, { whole }: { whole: boolean }): Term[] {
  return readPhones(text, region).flatMap((read) => termsOf(read, whole))
}

function termsOf({ digits, national, e164 }: ReadPhone, whole: boolean): Term[] {
  const same = national.length < FEWEST_DIGITS ? [] : endsAlike(national)
  if (whole) return same.length > 0 ? same : digits === '' ? [] : [{ word: `p:${digits}`, whole: true }]
  const beginnings = new Set([digits, e164 ?? '', national].filter((each) => each.length > 0))
  return [...[...beginnings].map((each) => ({ word: `p:${each}`, whole: false })), ...same]
}

function endsAlike(national: string): Term[] {
  const behind = reversed(national)
  const shorter = Array.from({ length: behind.length - FEWEST_DIGITS }, (_, n) => behind.slice(0, FEWEST_DIGITS + n))
  return [{ word: `r:${behind}`, whole: false }, ...shorter.map((each) => ({ word: `r:${each}`, whole: true }))]
}
