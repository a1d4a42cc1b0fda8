import { canonicalWord, wordRefusal } from '../../model/vocabulary/vocabulary.ts'
import { NO_WORDS, YES_WORDS } from '../../model/vocabulary/word-kinds.ts'
import type { Target } from './columns.ts'

/** The types of the attributes that the channel's legal entity defines, by name; empty when they could not be read. */
export type AttributeTypes = ReadonlyMap<string, string>

/** What a cell means, or why it means nothing. */
export type CellReading = { value: string } | { code: string; reason: string }

/** What spreadsheets in English, Dutch, German and French write into a cell whose formula fails, or is too narrow. */
const ERRORS =
  /^(#(n\/[abvt]|nv|ref|verw|verwijzing|bezug|value|waarde|wert|valeur|div\/0|deel\/0|name|naam|nom|null|leeg|nul|num|getal|zahl|nombre|spill|calc|getting_data|busy!?)[!?]?|#{3,})$/i
/** A number that a spreadsheet has rounded to fit the column, or written with an exponent and all its digits. */
const EXPONENT = /^([+-]?)(\d)(?:[.,](\d+))?E([+-]\d{2,3})$/i
/** A text that the author of the file has kept a spreadsheet from taking for a number. */
const TEXT_FORMULA = /^="((?:[^"]|"")*)"$/

const BOOLEANS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['y', 'j', 'x', ...YES_WORDS].map((word) => [word, 'true'])),
  ...Object.fromEntries(['n', ...NO_WORDS].map((word) => [word, 'false'])),
}

/** A column of digits that was once one of decimal numbers: `31612345678.0`. */
const WHOLE_WITH_DECIMALS = /^(\+?\d{4,})[.,]0{1,2}$/
/** What keeps a spreadsheet from taking digits for a number. */
const APOSTROPHE = /^'(?=[+(\d])/
const DIGIT_FIELDS: readonly string[] = ['phone', 'cellularPhone', 'zipCode']

/** Whether a cell is one of digits that are no amount: a phone number or a postal code. */
const isOfDigits = (target: Target) =>
  (target.kind === 'contact' && target.type === 'PHONE') ||
  ((target.kind === 'customer' || target.kind === 'address') && DIGIT_FIELDS.includes(target.field))

/** Whether a cell is an e-mail address, which spreadsheets make a link of. */
const isEmail = (target: Target) =>
  (target.kind === 'contact' && target.type === 'EMAIL') ||
  ((target.kind === 'customer' || target.kind === 'address') && EMAIL_FIELDS.includes(target.field))
const EMAIL_FIELDS: readonly string[] = ['email', 'receiptEmail']

/** Whether a cell says yes or no, so that another word is a mistake. */
export const isYesOrNo = (target: Target) =>
  (target.kind === 'address' && target.field === 'isPrimary') ||
  (target.kind === 'contactField' && (target.field === 'isPrimary' || target.field === 'marketingOptIn'))

/**
 * Reads what a spreadsheet has made of a value: words for true and false where the attribute is of that type, decimal
 * commas where it is a number, digits that were once decimal numbers. What cannot be read again, such as a rounded
 * phone number, is refused.
 */
export function readCell(cell: string, target: Target, types: AttributeTypes): CellReading {
  const value = TEXT_FORMULA.exec(cell)?.[1]?.replaceAll('""', '"') ?? cell
  if (ERRORS.test(value))
    return { code: 'SPREADSHEET_ERROR', reason: `The spreadsheet shows an error here (${value}). Correct its formula.` }
  const exact = withoutExponent(value)
  if (exact === null)
    return {
      code: 'ROUNDED_NUMBER',
      reason:
        `The spreadsheet has rounded this number (${value}), and its digits are lost. Format the column as text, and ` +
        'enter the number again.',
    }
  if (target.kind === 'customer' && target.field === 'customerType') return readType(value)
  if (isYesOrNo(target)) return readYesOrNo(value)
  if (isEmail(target)) return { value: exact.replace(/^mailto:([^?]*).*$/i, '$1') }
  if (isOfDigits(target)) return { value: exact.replace(WHOLE_WITH_DECIMALS, '$1').replace(APOSTROPHE, '') }
  const type = target.kind === 'attribute' ? types.get(target.name) : undefined
  if (type === 'BOOLEAN') return { value: BOOLEANS[value.toLowerCase()] ?? value }
  // Three zeros can be those of a thousand.
  if (type === 'INTEGER') return readNumber(exact.replace(/[.,](0{1,2}|0{4,})$/, ''))
  if (type === 'DECIMAL' || (target.kind === 'customer' && target.field === 'creditMax')) return readNumber(exact)
  return { value: exact }
}

/** The number without its exponent, when all its digits are there; null when some are lost; another text as it is. */
function withoutExponent(value: string): string | null {
  const [, sign = '', first = '', decimals = '', exponent] = EXPONENT.exec(value) ?? []
  if (exponent === undefined) return value
  return decimals.length === Number(exponent) ? `${sign}${first}${decimals}` : null
}

function readYesOrNo(value: string): CellReading {
  const read = BOOLEANS[value.trim().toLowerCase()]
  if (read !== undefined) return { value: read }
  return { code: 'INVALID_VALUE', reason: `"${value}" is neither true nor false. Write TRUE or FALSE.` }
}

function readType(value: string): CellReading {
  const word = canonicalWord(() => [], 'CUSTOMER_TYPE', value)
  if (wordRefusal(() => [], 'CUSTOMER_TYPE', word) === null) return { value: word }
  return { code: 'INVALID_VALUE', reason: `"${value}" is not a type of customer. Write PERSON or ORGANIZATION.` }
}

function readNumber(value: string): CellReading {
  const bare = value.replace(/[\s\u00a0\u202f']/g, '')
  // 1.234,50 and 1,234.50: the last of two signs is the decimal one.
  if (/^-?\d{1,3}(\.\d{3})+,\d+$/.test(bare)) return { value: bare.replaceAll('.', '').replace(',', '.') }
  if (/^-?\d{1,3}(,\d{3})+\.\d+$/.test(bare)) return { value: bare.replaceAll(',', '') }
  if (/^-?[1-9]\d{0,2}((,\d{3})+|(\.\d{3})+)$/.test(bare))
    return {
      code: 'INVALID_NUMBER',
      reason:
        `"${value}" can be read as two different numbers. Write it as ${bare.replace(/[.,]/g, '')} without signs for ` +
        'thousands, or with other decimals.',
    }
  return { value: /^-?\d+,\d+$/.test(bare) ? bare.replace(',', '.') : bare }
}
