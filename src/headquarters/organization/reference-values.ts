import { sql } from 'drizzle-orm'
import countries from 'i18n-iso-countries'
import englishCountries from 'i18n-iso-countries/langs/en.json' with { type: 'json' }
import { execute, type Transaction } from '../../db/client.ts'

export type ReferenceValue = { kind: 'COUNTRY' | 'CURRENCY' | 'LANGUAGE'; id: string; name: string }

/** Languages that every installation knows; setting up an organization adds the ones it uses. */
const LANGUAGES = [
  ...[
    'ar-AE',
    'bg-BG',
    'cs-CZ',
    'da-DK',
    'de-AT',
    'de-CH',
    'de-DE',
    'el-GR',
    'en-AU',
    'en-CA',
    'en-GB',
    'en-IE',
    'en-IN',
  ],
  ...[
    'en-NZ',
    'en-SG',
    'en-US',
    'en-ZA',
    'es-ES',
    'es-MX',
    'et-EE',
    'fi-FI',
    'fr-BE',
    'fr-CA',
    'fr-CH',
    'fr-FR',
    'he-IL',
  ],
  ...[
    'hi-IN',
    'hr-HR',
    'hu-HU',
    'id-ID',
    'is-IS',
    'it-CH',
    'it-IT',
    'ja-JP',
    'ko-KR',
    'lt-LT',
    'lv-LV',
    'ms-MY',
    'nb-NO',
  ],
  ...[
    'nl-BE',
    'nl-NL',
    'pl-PL',
    'pt-BR',
    'pt-PT',
    'ro-RO',
    'ru-RU',
    'sk-SK',
    'sl-SI',
    'sv-SE',
    'th-TH',
    'tr-TR',
    'uk-UA',
  ],
  ...['vi-VN', 'zh-CN', 'zh-TW'],
]

const LANGUAGE_NAMES = new Intl.DisplayNames('en', { type: 'language' })
const CURRENCY_NAMES = new Intl.DisplayNames('en', { type: 'currency' })

/** A language as a reference value, with its English name. */
export function languageValue(id: string): ReferenceValue {
  return { kind: 'LANGUAGE', id, name: LANGUAGE_NAMES.of(id) ?? id }
}

/** Countries (ISO 3166 alpha-3), currencies (ISO 4217) and languages, with their English names. */
export function standardReferenceValues(): ReferenceValue[] {
  countries.registerLocale(englishCountries)
  return [
    ...Object.entries(countries.getAlpha3Codes()).map(
      ([id]): ReferenceValue => ({ kind: 'COUNTRY', id, name: countries.getName(id, 'en') ?? id }),
    ),
    ...Intl.supportedValuesOf('currency').map(
      (id): ReferenceValue => ({ kind: 'CURRENCY', id, name: CURRENCY_NAMES.of(id) ?? id }),
    ),
    ...LANGUAGES.map(languageValue),
  ]
}

/**
 * Adds missing values and returns how many. Names do not change: replicas with different language data would overwrite
 * each other's.
 */
export async function addReferenceValues(tx: Transaction, values: readonly ReferenceValue[]): Promise<number> {
  const added = await execute<{ id: string }>(
    tx,
    sql`/* organization.addReferenceValues */
    insert into reference_value (kind, id, name)
    select kind, id, name
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as v (kind text, id text, name text)
    on conflict do nothing
    returning id`,
  )
  return added.length
}
