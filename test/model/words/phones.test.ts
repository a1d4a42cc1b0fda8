import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import {
  type CountryCode,
  type Examples,
  getCountries,
  getCountryCallingCode,
  getExampleNumber,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Database, execute } from '../../../src/db/client.ts'
import { duplicateKeys } from '../../../src/model/words/duplicate-keys.ts'
import { type Region, readPhone, readPhones, regionOf } from '../../../src/model/words/phones.ts'
import { searchTerms } from '../../../src/model/words/search-terms.ts'
import { searchWords } from '../../../src/model/words/search-words.ts'
import { testDatabase } from '../../support/databases.ts'

const examples: Examples = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('libphonenumber-js/examples.mobile.json'), 'utf8'),
)
const regions = Object.keys(examples).filter((country): country is CountryCode => isSupportedCountry(country))

let hq: Database
beforeAll(async () => {
  hq = (await testDatabase('hq')).db
})

/** A number stored by a till, and how a till or headquarters searches for it. */
type Sought = { stored: string; at: Region; typed: string; by: Region }

/** Those of the pairs that are not found. */
async function notFound(pairs: readonly Sought[]): Promise<Sought[]> {
  const rows = pairs.map(({ stored, at, typed, by }, nth) => ({
    nth,
    words: searchWords({ names: [], emails: [], phones: readPhones(stored, at) }),
    terms: searchTerms(typed, { region: by }),
  }))
  const missed = await execute<{ nth: number }>(
    hq,
    sql`select nth from json_to_recordset(${JSON.stringify(rows)}::json) as pair (nth int, words text[], terms text)
      where not array_to_tsvector(words) @@ terms::tsquery`,
  )
  return missed.flatMap(({ nth }) => pairs[nth] ?? [])
}

function spellings(country: CountryCode) {
  const number = getExampleNumber(country, examples)
  if (!number) throw new Error(`No example of ${country}.`)
  return [number.number, number.formatNational(), number.formatInternational().replace(/ /g, '-')]
}

/** Regions whose national spelling has more or other digits than follow the country code: a mobile prefix within. */
const OTHER_AT_HOME: readonly string[] = ['AR']

describe('a phone number', () => {
  it('has examples of some 240 regions', () => {
    expect(regions.length).toBeGreaterThan(235)
  })

  it('is found with the word before it that lists and links have, on either side', async () => {
    const written = [
      '+31 6 1234 5678',
      'tel:+31612345678',
      'Tel. 06-12345678',
      'M: 06 12345678',
      'mobiel:(06) 12345678',
    ]
    const pairs = written.flatMap((stored) =>
      written.map((typed) => ({ stored, at: 'NL' as const, typed, by: 'NL' as const })),
    )
    expect(await notFound(pairs)).toEqual([])
    expect(readPhone('tel:+31612345678', 'NL')).toMatchObject({ e164: '31612345678', possible: true })
  })

  it('is found with its extension or a note behind it, in any language, on either side', async () => {
    const written = [
      ...[
        '010 123 4567',
        "'0101234567",
        '=0101234567',
        'tel 010 1234567',
        'Telefoon 010-1234567',
        '+31 (0)10 123 45 67',
      ],
      ...['010 1234567 toestel 12', '010 1234567 tst. 12', '010-1234567 Durchwahl 12', '010 1234567 DW 12'],
      ...['010 1234567 poste 12', '010 1234567 extension 12', '010 1234567 extn 12', '010 1234567 #12'],
      ...['010 1234567;ext=12', '010 1234567, 12', '010 1234567 доб. 12', '010 1234567 内線12'],
      ...['010 1234567 (werk)', '010 1234567 na 18:00', '(+31) 10 1234567', '0031 010 1234567', '+ 31 10 1234567'],
    ]
    const pairs = written.flatMap((stored) =>
      written.map((typed) => ({ stored, at: 'NL' as const, typed, by: 'NL' as const })),
    )
    expect(await notFound(pairs)).toEqual([])
    for (const each of written) expect(readPhone(each, 'NL').national, each).toMatch(/^101234567/)
    expect(readPhone('010 1234567 toestel 12', 'NL')).toMatchObject({ e164: '31101234567', possible: true })
  })

  it('is each of those that are in one field', async () => {
    const fields = [
      ...['010 123 4567 / 06 12345678', '010-1234567; 06-12345678', '010-1234567 of 06-12345678'],
      ...['0101234567 0612345678', '+31101234567, +31612345678'],
    ]
    const pairs = fields.flatMap((stored) =>
      ['010 1234567', '+31612345678', ...fields].map((typed) => ({
        stored,
        at: 'NL' as const,
        typed,
        by: 'NL' as const,
      })),
    )
    expect(await notFound(pairs)).toEqual([])
    for (const one of ['030 / 123 456 - 12', '+49 (0) 30 / 123456', '0049 30 123456'])
      expect(readPhones(one, 'DE'), one).toHaveLength(1)
  })

  it('is found beside a name', async () => {
    const typed = ['Jan Jansen 06-12345678', '06 12345678 Jan', 'Jan <+31612345678>', 'Jan: 0612345678, Delft']
    expect(await notFound(typed.map((each) => ({ stored: '0612345678', at: 'NL', typed: each, by: 'NL' })))).toEqual([])
    const other = { stored: '0612345678', at: 'NL', typed: 'HOU-0612345678', by: 'NL' } as const
    expect(await notFound([other])).toEqual([other])
  })

  it('that ends in letters is the number of their keys', async () => {
    const spelled = ['1-800-FLOWERS', '1 (800) 356-9377', '800 Flowers', '+1 800 356 93 77']
    const pairs = spelled.flatMap((stored) =>
      spelled.map((typed) => ({ stored, at: 'US' as const, typed, by: 'US' as const })),
    )
    expect(await notFound(pairs)).toEqual([])
    expect(await notFound(pairs.map((pair) => ({ ...pair, by: undefined })))).toEqual([])
    expect(readPhone('1-800-FLOWERS', 'US')).toMatchObject({ e164: '18003569377', possible: true })
    for (const other of ['713 555 0100 home', '713-555-0100 ext 12', '12 pipe'])
      expect(readPhone(other, 'US').digits).toBe(other.replace(/ ext.*/, '').replace(/\D/g, ''))
  })

  it('is found in any spelling at a till of its region, whichever was stored', async () => {
    const pairs = regions.flatMap((country) =>
      spellings(country).flatMap((stored) =>
        spellings(country).map((typed) => ({ stored, at: country, typed, by: country })),
      ),
    )
    expect(await notFound(pairs)).toEqual([])
  })

  it('is found at headquarters, and by a till of another region, in any spelling', async () => {
    const pairs = regions
      .filter((country) => !OTHER_AT_HOME.includes(country))
      .flatMap((country) =>
        spellings(country).flatMap((stored) =>
          spellings(country).flatMap((typed) => [
            { stored, at: country, typed, by: undefined },
            { stored, at: undefined, typed, by: country },
          ]),
        ),
      )
    expect(await notFound(pairs)).toEqual([])
  })

  it('has the same key of duplicates in any spelling', () => {
    const keys = (phone: string, region: Region) =>
      duplicateKeys({ name: null, emails: [], phones: [readPhone(phone, region)], zipCodes: [] }).map(({ key }) => key)
    for (const country of regions) {
      const [first = '', ...others] = spellings(country)
      if (readPhone(first, country).national.length < 7) continue
      for (const other of others) expect(keys(other, country), `${country} ${other}`).toEqual(keys(first, country))
    }
  })

  it.each([
    ['+31 6 1000 0001', undefined, '610000001'],
    ['0031 6 1000 0001', undefined, '610000001'],
    ['06-10000001', 'NL', '610000001'],
    ['+44 (0)20 7946 0958', undefined, '2079460958'],
    ['(713) 555-0106 ext. 12', 'US', '7135550106'],
    ['(713) 555-0106 x12', undefined, '7135550106'],
    ['８ 912 345-67-89', 'RU', '9123456789'],
    ['٠٦١٠٠٠٠٠٠١', 'NL', '610000001'],
    ['044 55 1234 5678', 'MX', '5512345678'],
    ['045 (55) 1234-5678', 'MX', '5512345678'],
    ['01 55 1234 5678', 'MX', '5512345678'],
    ['1 55 1234 5678', 'MX', '5512345678'],
    ['+52 1 55 1234 5678', 'US', '5512345678'],
    ['0052 1 55 1234 5678', 'NL', '5512345678'],
    ['15 2345-6789', 'AR', '23456789'],
    ['011 15-2345-6789', 'AR', '91123456789'],
    ['0xx11 91234-5678', 'BR', '11912345678'],
    ['(0xx11) 91234-5678', 'BR', '11912345678'],
    ['1 512 345 6789', 'US', '5123456789'],
    ['call me', 'US', ''],
  ] as const)('%s, dialed in %s, has the national digits %s', (typed, region, national) => {
    expect(readPhone(typed, region).national).toBe(national)
  })

  it('is found by those who dial it as it is dialed now, and as it once was', async () => {
    const mexican = ['55 1234 5678', '044 55 1234 5678', '01 55 1234 5678', '+52 1 55 1234 5678', '+52 55 1234 5678']
    const argentine = ['15 2345-6789', '011 15-2345-6789', '+54 9 11 2345-6789', '+54 11 15 2345 6789']
    const pairs = (
      [
        [mexican, 'MX'],
        [argentine, 'AR'],
      ] as const
    ).flatMap(([spelled, at]) => spelled.flatMap((stored) => spelled.map((typed) => ({ stored, at, typed, by: at }))))
    expect(await notFound(pairs)).toEqual([])
    for (const { typed, by } of pairs) expect(readPhone(typed, by).possible, typed).toBe(true)
  })

  it('is the same number whatever stands between its digits', () => {
    const between = fc.constantFrom('', '', '', ' ', '-', '.', '/', '\u00a0', '\u2013', '  ', ' - ')
    fc.assert(
      fc.property(
        fc.constantFrom(...regions),
        fc.array(between, { minLength: 20, maxLength: 20 }),
        (country, marks) => {
          const plain = getExampleNumber(country, examples)?.number ?? ''
          const marked = [...plain].map((digit, nth) => (nth < 2 ? digit : `${marks[nth] ?? ''}${digit}`)).join('')
          expect(readPhone(marked, undefined)).toMatchObject({ e164: plain.slice(1), possible: true })
        },
      ),
    )
  })

  it('is possible by its length, valid or not', () => {
    expect(readPhone('1 (11) 500 555-0162', 'US').possible).toBe(false)
    expect(readPhone('150-555-0162', 'US').possible).toBe(true)
    expect(readPhone('12', 'US').possible).toBe(false)
    expect(readPhone('not a number', 'US').possible).toBe(false)
  })

  it('of ten digits is what the library reads, in every region of +1', () => {
    const inNorthAmerica = getCountries().filter((country) => getCountryCallingCode(country) === '1')
    const cases = fc.record({
      region: fc.constantFrom(...inNorthAmerica),
      area: fc.integer({ min: 200, max: 999 }),
      rest: fc.integer({ min: 0, max: 9_999_999 }).map((each) => String(each).padStart(7, '0')),
      written: fc.constantFrom('(A) B-C', 'A-B-C', 'A.B.C', 'A B C', 'ABC'),
    })
    fc.assert(
      fc.property(cases, ({ region, area, rest, written }) => {
        const parts: Record<string, string> = { A: String(area), B: rest.slice(0, 3), C: rest.slice(3) }
        const text = written.replace(/[ABC]/g, (part) => parts[part] ?? '')
        const number = parsePhoneNumberFromString(text, { defaultCountry: region, extract: false })
        expect(readPhone(text, region)).toMatchObject({
          national: number?.nationalNumber,
          e164: number?.number.slice(1),
          possible: number?.isPossible(),
        })
      }),
      { numRuns: 1_000 },
    )
  })

  it('has the region of a country with two or three letters', () => {
    expect(regionOf('USA')).toBe('US')
    expect(regionOf('nl')).toBe('NL')
    expect(regionOf('XXX')).toBeUndefined()
    expect(regionOf(null)).toBeUndefined()
  })
})
