/**
 * A cell that a spreadsheet would take for a formula; phone numbers often begin with a plus. Apostrophes before it
 * belong to it: otherwise the value `'=1` would come back as `=1`.
 */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/

/** The cell of an exported value: an apostrophe before what a spreadsheet would take for a formula. */
export const guardedCell = (value: string): string => (FORMULA.test(value) ? `'${value}` : value)

/** The value of an exported cell: the opposite of `guardedCell`. */
export const unguardedCell = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell
