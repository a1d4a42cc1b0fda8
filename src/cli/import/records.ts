import { LONGEST_LINE, type TextLine } from './encoding.ts'

/** How a line becomes cells. */
export type Dialect = { delimiter: string; quote: string }

/** A record of the file: one line, or several when a line break is within quotes. */
export type CsvRecord = {
  line: number
  /** How many lines of the file it takes. */
  span: number
  text: string
  cells: string[]
  /** Why the line cannot be read as cells; null when it can. */
  fault: { code: string; reason: string } | null
  /** The line was quoted as a whole. */
  isWrapped?: boolean
}

/** A cell with more line breaks than this is not a cell: its quote is a stray one. */
const MOST_LINES = 200

/**
 * Splits lines into records. A quote that opens and does not close costs the line that it is on and no other: the
 * lines after it are read again on their own. A parser of whole files cannot do that, because to it everything up to
 * the next quote is one cell.
 */
export class RecordSplitter {
  #open: TextLine[] = []
  readonly #dialect: Dialect
  /** The number of cells of the header; 0 until it is known. */
  width = 0

  constructor(dialect: Dialect) {
    this.#dialect = dialect
  }

  /** The records that end with this line. */
  push(line: TextLine): CsvRecord[] {
    if (this.#open.length === 0) return this.#begin(line)
    this.#open.push(line)
    const isTooMuch = line.isTooLong || this.#open.length > MOST_LINES || this.#letters() > LONGEST_LINE
    if (!line.text.includes(this.#dialect.quote) && !isTooMuch) return []
    const text = this.#open.map((each) => each.text).join('\n')
    const cells = cellsOf(text, this.#dialect)
    if (cells === 'OPEN' && !isTooMuch) return []
    const [first] = this.#open
    if (typeof cells === 'string' || first === undefined || this.#swallowsLines()) return this.#refuseFirst()
    const record = { line: first.number, span: this.#open.length, text, cells, fault: null }
    this.#open = []
    return [record]
  }

  /** The records that are left at the end of the file. */
  end(): CsvRecord[] {
    const records: CsvRecord[] = []
    while (this.#open.length > 0) records.push(...this.#refuseFirst())
    return records
  }

  #begin(line: TextLine): CsvRecord[] {
    const { number, text, isTooLong } = line
    const record = { line: number, span: 1, text, cells: [], fault: null }
    if (isTooLong)
      return [{ ...record, fault: { code: 'LINE_TOO_LONG', reason: 'The line has more than 100,000 characters.' } }]
    const { delimiter, quote } = this.#dialect
    const cells = text.includes(quote) ? cellsOf(text, this.#dialect) : text.split(delimiter)
    if (cells === 'OPEN') {
      this.#open = [line]
      return []
    }
    return [cells === 'STRAY' ? { ...record, fault: strayQuote(quote) } : { ...record, cells }]
  }

  /** Refuses the line with the open quote, and reads the lines after it again. */
  #refuseFirst(): CsvRecord[] {
    const [first, ...rest] = this.#open
    this.#open = []
    if (first === undefined) return []
    const { number, text } = first
    const fault = strayQuote(this.#dialect.quote)
    return [{ line: number, span: 1, text, cells: [], fault }, ...rest.flatMap((line) => this.push(line))]
  }

  #letters(): number {
    return this.#open.reduce((sum, { text }) => sum + text.length, 0)
  }

  /** Whether each of the open lines is a whole one by itself: then two stray quotes have joined them. */
  #swallowsLines(): boolean {
    const { delimiter } = this.#dialect
    return this.width > 1 && this.#open.every(({ text }) => text.split(delimiter).length === this.width)
  }
}

const strayQuote = (quote: string) => ({
  code: 'STRAY_QUOTE',
  reason:
    `A quote (${quote}) opens a cell and does not close it, or text follows the closing ` +
    'quote. Correct the quotes.',
})

/** The cells of a record; OPEN: a quote is not closed; STRAY: text follows a closing quote. */
export function cellsOf(text: string, dialect: Dialect): string[] | 'OPEN' | 'STRAY' {
  const { delimiter, quote } = dialect
  const cells: string[] = []
  for (let at = 0; ; at++) {
    // Some programs write a blank after each delimiter; a quote after it that is not closed is a letter.
    let open = at
    while (text[open] === ' ' && delimiter !== ' ') open++
    const quoted = text[open] === quote ? quotedCell(text, open, dialect) : null
    if (typeof quoted === 'string' && open === at) return quoted
    const isQuoted = quoted !== null && typeof quoted !== 'string'
    const end = isQuoted ? quoted.end : text.indexOf(delimiter, at)
    cells.push(isQuoted ? quoted.cell : text.slice(at, end < 0 ? undefined : end))
    if (end < 0) return cells
    at = end
  }
}

/** The cell whose quote opens here, and where the next delimiter is (-1: nowhere). */
function quotedCell(
  text: string,
  open: number,
  { delimiter, quote }: Dialect,
): { cell: string; end: number } | 'OPEN' | 'STRAY' {
  let cell = ''
  let from = open + 1
  let close = text.indexOf(quote, from)
  for (; close >= 0 && text[close + 1] === quote; close = text.indexOf(quote, from)) {
    cell += text.slice(from, close + 1)
    from = close + 2
  }
  if (close < 0) return 'OPEN'
  const end = text.indexOf(delimiter, close)
  if (text.slice(close + 1, end < 0 ? undefined : end).trim() !== '') return 'STRAY'
  return { cell: cell + text.slice(from, close), end }
}
