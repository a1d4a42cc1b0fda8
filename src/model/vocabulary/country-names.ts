import countries from 'i18n-iso-countries'
import german from 'i18n-iso-countries/langs/de.json' with { type: 'json' }
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' }
import spanish from 'i18n-iso-countries/langs/es.json' with { type: 'json' }
import french from 'i18n-iso-countries/langs/fr.json' with { type: 'json' }
import italian from 'i18n-iso-countries/langs/it.json' with { type: 'json' }
import dutch from 'i18n-iso-countries/langs/nl.json' with { type: 'json' }
import portuguese from 'i18n-iso-countries/langs/pt.json' with { type: 'json' }
import { lettersOf } from '../near-names.ts'

const LANGUAGES = [english, dutch, german, french, spanish, italian, portuguese]

/** Everyday and former names, and names of countries at home, that the lists of names do not have. */
const EVERYDAY: { readonly [name: string]: string } = {
  uk: 'GBR',
  greatbritain: 'GBR',
  england: 'GBR',
  scotland: 'GBR',
  wales: 'GBR',
  northernireland: 'GBR',
  holland: 'NLD',
  unitedstates: 'USA',
  america: 'USA',
  southkorea: 'KOR',
  northkorea: 'PRK',
  russia: 'RUS',
  britain: 'GBR',
  eire: 'IRL',
  republicofireland: 'IRL',
  burma: 'MMR',
  macedonia: 'MKD',
  weissrussland: 'BLR',
  capeverde: 'CPV',
  easttimor: 'TLS',
  danmark: 'DNK',
  sverige: 'SWE',
  norge: 'NOR',
  noreg: 'NOR',
  suomi: 'FIN',
  eesti: 'EST',
  latvija: 'LVA',
  lietuva: 'LTU',
  polska: 'POL',
  cesko: 'CZE',
  ceskarepublika: 'CZE',
  slovensko: 'SVK',
  slovenija: 'SVN',
  hrvatska: 'HRV',
  srbija: 'SRB',
  bosnaihercegovina: 'BIH',
  magyarorszag: 'HUN',
  shqiperia: 'ALB',
  hellas: 'GRC',
  ellada: 'GRC',
  ελλαδα: 'GRC',
  ελλας: 'GRC',
  κυπρος: 'CYP',
  българия: 'BGR',
  україна: 'UKR',
  россия: 'RUS',
  中国: 'CHN',
  中國: 'CHN',
  日本: 'JPN',
  대한민국: 'KOR',
  한국: 'KOR',
}

let known: ReadonlyMap<string, string> | undefined

/** ISO 3166 codes of two and three letters, names, and everyday names; a name of two countries is none. */
function codes(): ReadonlyMap<string, string> {
  if (known) return known
  const byName = new Map<string, string>()
  const ambiguous = new Set<string>()
  const add = (name: string, code: string) => {
    const key = lettersOf(name)
    if ((byName.get(key) ?? code) !== code) ambiguous.add(key)
    byName.set(key, code)
  }
  const alpha3 = countries.getAlpha2Codes()
  for (const language of LANGUAGES)
    for (const [alpha2, names] of Object.entries(language.countries)) {
      const code = alpha3[alpha2]
      if (code !== undefined)
        for (const name of [names].flat()) for (const spelled of spellings(name)) add(spelled, code)
    }
  for (const key of ambiguous) byName.delete(key)
  for (const [name, code] of Object.entries(EVERYDAY)) {
    const key = lettersOf(name)
    if (!byName.has(key)) byName.set(key, code)
  }
  for (const [alpha2, code] of Object.entries(alpha3)) byName.set(lettersOf(alpha2), code).set(lettersOf(code), code)
  known = byName
  return byName
}

const UMLAUTS: { readonly [letter: string]: string } = { ä: 'ae', ö: 'oe', ü: 'ue' }

/** A name as it is, and with two letters for an umlaut where it has one: Oesterreich. */
function spellings(name: string): string[] {
  const spelled = name.toLowerCase().replace(/[äöü]/g, (letter) => UMLAUTS[letter] ?? letter)
  return spelled === name.toLowerCase() ? [name] : [name, spelled]
}

/**
 * The three-letter code of ISO 3166 that a text means: a code of two or three letters, or the country's name in
 * English, Dutch, German, French, Spanish, Italian or Portuguese, or as it is called at home in some others, in any
 * case, with or without accents.
 */
export function countryCode(text: string): string | undefined {
  return codes().get(lettersOf(text))
}

/** The English names of these countries, some of which have several (no abbreviations), for suggestions. */
export function countryNames(codesKnown: readonly string[]): string[] {
  const alpha2 = countries.getAlpha3Codes()
  const names: { readonly [code: string]: string | string[] } = english.countries
  return codesKnown.flatMap((code) =>
    [names[alpha2[code] ?? ''] ?? []].flat().filter((name) => /^[^,]{4,}$/.test(name)),
  )
}
