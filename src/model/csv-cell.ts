/** What a spreadsheet would take for a formula; phone numbers often begin with a plus. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/
/** Whole numbers that it leaves as they are: no leading zero, and short enough to be shown. */
const PLAIN_NUMBER = /^(0|[1-9]\d{0,7})$/
/** Numbers, amounts, dates and times: digits and signs alone. */
const NUMBER = /^[\s\u00a0\d.,:/%$€£()-]*\d[\s\u00a0\d.,:/%$€£()-]*$/
/** Exponents, and the times `5 pm` and `12a`; house numbers look like them. */
const EXPONENT_OR_TIME = /^(\d+([.,]\d+)?e[+-]?\d+|\d{1,2}(:\d+)*\s*[ap]m?)$/i
const MONTH =
  '(jan|feb|f[eé]v|m[aä]r|mrt|apr|avr|ma[iy]|mei|jun|jul|jui|aug|ao[uû]|sep|o[ck]t|nov|de[cz]|d[eé]c)\\p{L}*\\.?'
/** Dates with a month's name. */
const DATE = new RegExp(`^(\\d{1,4}[\\s./-]*${MONTH}|${MONTH}[\\s./-]*\\d{1,4})([\\s,./-]*\\d{1,4})?$`, 'iu')
const BOOLEAN = /^(true|false|waar|onwaar|wahr|falsch|vrai|faux)$/i
/** What a spreadsheet writes for a failed formula, and a number that it has rounded. */
const WORD = /^#|^="/

/**
 * Whether a spreadsheet would make another value of a cell. Apostrophes before it belong to it: otherwise the value
 * `'=1` would come back as `=1`.
 */
function isChanged(cell: string): boolean {
  const value = cell.replace(/^'+/, '')
  if (FORMULA.test(value) || WORD.test(value)) return true
  const shown = value.trim()
  if (PLAIN_NUMBER.test(shown)) return false
  return NUMBER.test(shown) || EXPONENT_OR_TIME.test(shown) || DATE.test(shown) || BOOLEAN.test(shown)
}

/**
 * The cell of an exported value: an apostrophe before what a spreadsheet would take for a formula, or change to a
 * number, a date or a word of its own, such as the postal code 01067 or the house number 3-5.
 */
export const guardedCell = (value: string): string => (isChanged(value) ? `'${value}` : value)

/** Whether an exported cell begins with such an apostrophe. */
export const isGuarded = (cell: string): boolean => cell.startsWith("'") && isChanged(cell)

/** The value of an exported cell: the opposite of `guardedCell`. */
export const unguardedCell = (cell: string): string => (isGuarded(cell) ? cell.slice(1) : cell)
