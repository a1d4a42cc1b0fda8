import { countryCode } from '../../model/vocabulary/country-names.ts'

/** The digits of postal codes where some begin with zero, which spreadsheets remove from numbers. */
const DIGITS: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    ['DEU', 'DZA', 'ESP', 'FIN', 'FRA', 'ITA', 'KOR', 'LTU', 'MEX', 'MYS', 'SVK', 'TUR', 'UKR', 'USA'].map(
      (country) => [country, 5],
    ),
  ),
  ...{ AUS: 4, NOR: 4, NZL: 4, ROU: 6, ZAF: 4 },
}

/** Whether a postal code is a digit short in its country, so that a leading zero may be missing. */
export function isDigitShort(zipCode: unknown, country: unknown): boolean {
  if (typeof zipCode !== 'string' || typeof country !== 'string' || !/^\d+$/.test(zipCode)) return false
  const code = countryCode(country)
  return code !== undefined && zipCode.length + 1 === DIGITS[code]
}
