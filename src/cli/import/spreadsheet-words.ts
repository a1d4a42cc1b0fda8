import type { Target } from './columns.ts'

/** The types of the attributes that the channel's legal entity defines, by name; empty when they could not be read. */
export type AttributeTypes = ReadonlyMap<string, string>

/** What a cell means, or why it means nothing. */
export type CellReading = { value: string } | { code: string; reason: string }

/** What spreadsheets in English, Dutch, German and French write into a cell whose formula fails, or is too narrow. */
const ERRORS =
  /^(#(n\/[abvt]|nv|ref|verw|verwijzing|bezug|value|waarde|wert|valeur|div\/0|deel\/0|name|naam|nom|null|leeg|nul|num|getal|zahl|nombre|spill|calc|getting_data|busy!?)[!?]?|#{3,})$/i
/** A number that a spreadsheet has rounded to fit the column. */
const ROUNDED = /^[+-]?\d([.,]\d+)?E[+-]\d{2,3}$/i
/** A text that the author of the file has kept a spreadsheet from taking for a number. */
const TEXT_FORMULA = /^="((?:[^"]|"")*)"$/

const BOOLEANS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['true', 'waar', 'wahr', 'vrai', 'yes', 'ja', 'oui', '1'].map((word) => [word, 'true'])),
  ...Object.fromEntries(
    ['false', 'onwaar', 'falsch', 'faux', 'no', 'nee', 'nein', 'non', '0'].map((word) => [word, 'false']),
  ),
}

/**
 * Reads what a spreadsheet has made of a value: words for true and false where the attribute is of that type, decimal
 * commas where it is a number. What cannot be read again, such as a rounded phone number, is refused.
 */
export function readCell(cell: string, target: Target, types: AttributeTypes): CellReading {
  const value = TEXT_FORMULA.exec(cell)?.[1]?.replaceAll('""', '"') ?? cell
  if (ERRORS.test(value))
    return { code: 'SPREADSHEET_ERROR', reason: `The spreadsheet shows an error here (${value}). Correct its formula.` }
  if (ROUNDED.test(value))
    return {
      code: 'ROUNDED_NUMBER',
      reason:
        `The spreadsheet has rounded this number (${value}), and its digits are lost. Format the column as text, and ` +
        'enter the number again.',
    }
  if (target.kind === 'customer' && target.field === 'customerType') return readType(value)
  const type = target.kind === 'attribute' ? types.get(target.name) : undefined
  if (type === 'BOOLEAN') return { value: BOOLEANS[value.toLowerCase()] ?? value }
  if (type === 'INTEGER') return readNumber(value.replace(/[.,]0+$/, ''))
  if (type === 'DECIMAL' || (target.kind === 'customer' && target.field === 'creditMax')) return readNumber(value)
  return { value }
}

function readType(value: string): CellReading {
  const word = value.toUpperCase()
  if (word === 'PERSON' || word === 'ORGANIZATION') return { value: word }
  if (word === 'ORGANISATION') return { value: 'ORGANIZATION' }
  return { code: 'INVALID_VALUE', reason: `"${value}" is not a type of customer. Write PERSON or ORGANIZATION.` }
}

function readNumber(value: string): CellReading {
  const bare = value.replace(/[\s\u00a0\u202f']/g, '')
  // 1.234,50 and 1,234.50: the last of two signs is the decimal one.
  if (/^-?\d{1,3}(\.\d{3})+,\d+$/.test(bare)) return { value: bare.replaceAll('.', '').replace(',', '.') }
  if (/^-?\d{1,3}(,\d{3})+\.\d+$/.test(bare)) return { value: bare.replaceAll(',', '') }
  if (/^-?[1-9]\d{0,2}(,\d{3})+$/.test(bare) || /^-?[1-9]\d{0,2}(\.\d{3}){2,}$/.test(bare))
    return {
      code: 'INVALID_NUMBER',
      reason: `"${value}" can be read as two different numbers. Write it without signs for thousands.`,
    }
  return { value: /^-?\d+,\d+$/.test(bare) ? bare.replace(',', '.') : bare }
}
