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

/** What stands before a number in lists and links: `tel:`, `Tel.`, `M:`. */
export const PHONE_LABEL = /^[a-z]{1,10}[.:]\s*(?=[+(0-9])/

/** A number whose end is written in letters, as on the keys of a telephone: 1-800-FLOWERS. */
const LETTERED = /^\+?[0-9\s().-]*[0-9]{3}[\s().-]*(?=[a-z0-9\s.-]*[a-z]{3})[a-z0-9\s.-]+$/
const KEYS = '22233344455566677778889999'

/** A folded number with digits for its letters; null when it is none that has some. */
export function withoutLetters(text: string): string | null {
  const digits = text.replace(/[a-z]/g, (letter) => KEYS[letter.charCodeAt(0) - 97] ?? '')
  const isNumber = digitsOf(text).length < FEWEST_DIGITS && /^([0-9]{10,13})$/.test(digitsOf(digits))
  return isNumber && LETTERED.test(text) ? digits : null
}

/** The last numbers that were read: a number is checked, searched for and stored one after the other. */
const lately = new Map<string, ReadPhone>()
const MOST_KEPT = 200

/** Reads a number in the way of the library, in the region where it was typed; its extension is left out. */
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
  const written = fold(text.normalize('NFC')).trim().replace(PHONE_LABEL, '')
  const typed = withoutLetters(written) ?? written
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
  // The library looks for which of its 25 countries a number of +1 is of, which takes longer than all else of a customer.
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
  const { digits, national, e164 } = readPhone(text, region)
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
