import countries from 'i18n-iso-countries'
import { expect, test } from 'vitest'
import { countryCode } from '../../../src/model/vocabulary/country-names.ts'
import { canonicalWord, type Vocabulary, wordRefusal } from '../../../src/model/vocabulary/vocabulary.ts'
import type { WordKind } from '../../../src/model/vocabulary/word-kinds.ts'

const CODES = Object.entries(countries.getAlpha2Codes())
const LISTS: { readonly [kind in WordKind]?: readonly string[] } = {
  COUNTRY: CODES.map(([, code]) => code),
  CURRENCY: ['USD', 'EUR'],
  LANGUAGE: ['en-US', 'nl-NL'],
  PURPOSE: ['Home', 'Post box', 'Kiosk'],
  CUSTOMER_GROUP: ['30', 'Retail'],
}
const vocabulary: Vocabulary = (kind) => LISTS[kind] ?? []

test('every country is found by its codes and its English name, in any case', () => {
  for (const [alpha2, code] of CODES) {
    const name = countries.getName(alpha2, 'en') ?? code
    for (const text of [alpha2, alpha2.toLowerCase(), code, code.toLowerCase(), name, name.toUpperCase()])
      expect([text, canonicalWord(vocabulary, 'COUNTRY', text)]).toEqual([text, code])
  }
})

test.each([
  ['Nederland', 'NLD'],
  ['Deutschland', 'DEU'],
  ['Côte d’Ivoire', 'CIV'],
  ['Espana', 'ESP'],
  ['Brasil', 'BRA'],
  ['Italia', 'ITA'],
  ['U.S.A.', 'USA'],
  ['UK', 'GBR'],
  ['Holland', 'NLD'],
  ['Oesterreich', 'AUT'],
  ['Osterreich', 'AUT'],
  ['Weissrussland', 'BLR'],
  ['Republic of Ireland', 'IRL'],
  ['Burma', 'MMR'],
  ['Macedonia', 'MKD'],
  ['Danmark', 'DNK'],
  ['POLSKA', 'POL'],
  ['Česká republika', 'CZE'],
  ['Magyarország', 'HUN'],
  ['Ελλάδα', 'GRC'],
  ['Україна', 'UKR'],
  ['日本', 'JPN'],
  ['Atlantis', undefined],
  ['', undefined],
])('%s is the country %s', (name, code) => {
  expect(countryCode(name)).toBe(code)
})

test.each<[WordKind, string, string]>([
  ['CURRENCY', 'usd', 'USD'],
  ['LANGUAGE', 'EN_us', 'en-US'],
  ['PURPOSE', 'post BOX', 'Post box'],
  ['PURPOSE', 'kiosk', 'Kiosk'],
  ['CUSTOMER_GROUP', 'RETAIL', 'Retail'],
  ['CUSTOMER_TYPE', 'Person', 'PERSON'],
  ['CUSTOMER_TYPE', 'organisation', 'ORGANIZATION'],
  ['CONTACT_TYPE', 'E-mail', 'EMAIL'],
  ['RECEIPT_OPTION', 'Standard receipt', 'PRINT'],
  ['RECEIPT_OPTION', 'Email', 'EMAIL'],
  ['BLOCKED', 'No', 'NO'],
  ['TAX_GROUP', 'anything', 'anything'],
])('as %s, %s is stored as %s', (kind, text, stored) => {
  expect(canonicalWord(vocabulary, kind, text)).toBe(stored)
  expect(wordRefusal(vocabulary, kind, stored)).toBeNull()
})

test.each<[WordKind, string, string, string]>([
  ['RECEIPT_OPTION', 'pigeon', 'INVALID_VALUE', 'PRINT, EMAIL, BOTH, NONE'],
  ['BLOCKED', 'maybe', 'INVALID_VALUE', 'NO, INVOICE, ALL, PAYMENT, REQUISITION, NEVER'],
  ['CURRENCY', 'EUT', 'UNKNOWN_CURRENCY', 'Did you mean EUR?'],
  ['COUNTRY', 'Germny', 'UNKNOWN_COUNTRY', 'Did you mean Germany'],
  ['COUNTRY', 'Untied States', 'UNKNOWN_COUNTRY', 'Did you mean United States?'],
  ['COUNTRY', 'Polnd', 'UNKNOWN_COUNTRY', 'Did you mean Poland?'],
  ['COUNTRY', 'Korea', 'UNKNOWN_COUNTRY', 'South Korea'],
  ['LANGUAGE', 'nl', 'UNKNOWN_LANGUAGE', 'Did you mean nl-NL?'],
  ['PURPOSE', 'Hom', 'UNKNOWN_PURPOSE', 'Did you mean Home?'],
  ['AFFILIATION', 'VIP', 'UNKNOWN_AFFILIATION', 'affiliation of the legal entity'],
])('as %s, %s is refused as %s and the message helps: %s', (kind, text, code, helps) => {
  const refusal = wordRefusal(vocabulary, kind, canonicalWord(vocabulary, kind, text))
  expect(refusal?.code).toBe(code)
  expect(refusal?.message).toContain(helps)
})
