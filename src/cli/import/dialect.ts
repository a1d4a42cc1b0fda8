import { decodedText, linesOf, type Scanned, scanFile, type TextLine } from './encoding.ts'
import { type Dialect, RecordSplitter } from './records.ts'

/** What the person has said about the file; the rest is found out. */
export type GivenDialect = {
  encoding?: string | undefined
  delimiter?: string | undefined
  quote?: string | undefined
}

/** How the file is read. */
export type FoundDialect = Scanned &
  Dialect & {
    /** Lines before the header: one, if the file begins with `sep=;`. */
    skipped: number
  }

const DELIMITERS = [',', ';', '\t', '|']
const DELIMITER_NAMES: Readonly<Record<string, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'vertical bars',
}
const GIVEN_DELIMITERS: Readonly<Record<string, string>> = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  '\\t': '\t',
  pipe: '|',
  bar: '|',
}
/** So many lines show how a file is written. */
const SAMPLE_LINES = 200

/**
 * Finds out how a file is written. `isKnown` tells whether a cell is a header that the import knows, which says more
 * than any count of characters.
 */
export async function findDialect(
  file: string,
  given: GivenDialect,
  isKnown: (header: string) => boolean,
): Promise<FoundDialect> {
  const scanned = await scanFile(file, given.encoding)
  const sample: TextLine[] = []
  for await (const line of linesOf(decodedText(file, scanned), scanned.lineEnd)) {
    sample.push(line)
    if (sample.length === SAMPLE_LINES) break
  }
  const texts = sample.map(({ text }) => text)
  return { ...scanned, ...dialectOf(texts, given, isKnown) }
}

/** The dialect of these lines, of which the first can be `sep=;`, as spreadsheets write and read it. */
export function dialectOf(
  lines: readonly string[],
  given: GivenDialect,
  isKnown: (header: string) => boolean,
): Dialect & { skipped: number } {
  const named = /^"?sep=(.)"?$/i.exec(lines[0] ?? '')?.[1]
  const skipped = named === undefined ? 0 : 1
  const sample = lines.slice(skipped).filter((line) => line.trim() !== '')
  const delimiter = given.delimiter === undefined ? named : delimiterOf(given.delimiter)
  const candidates = (delimiter === undefined ? DELIMITERS : [delimiter]).map((each): Dialect => {
    return { delimiter: each, quote: given.quote === undefined ? quoteOf(sample, each) : oneCharacter(given.quote) }
  })
  const scored = candidates.map((dialect) => ({ dialect, score: scoreOf(sample, dialect, isKnown) }))
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a))
  return { ...best.dialect, skipped }
}

/** The delimiter that a person has named. */
export function delimiterOf(given: string): string {
  const delimiter = GIVEN_DELIMITERS[given.toLowerCase()] ?? given
  if ([...delimiter].length === 1 && !/[\w\s"']/.test(delimiter.replace('\t', ''))) return delimiter
  throw new Error(`--delimiter must be one character, comma, semicolon, tab or pipe; "${given}" is not one.`)
}

function oneCharacter(given: string): string {
  if ([...given].length === 1) return given
  throw new Error(`--quote must be one character, usually " or '; "${given}" is not one.`)
}

/** The apostrophe where cells are wrapped in it and none in double quotes; names may begin with one ('s-Gravenhage). */
function quoteOf(sample: readonly string[], delimiter: string): string {
  const wrapped = (quote: string) => sample.flatMap((line) => [...line.matchAll(wrappedCell(quote, delimiter))])
  const header = [...(sample[0] ?? '').matchAll(wrappedCell("'", delimiter))]
  const cells = wrapped("'")
  if (cells.length === 0 || wrapped('"').length > 0) return '"'
  const isQuoted =
    header.length > 0 || cells.length >= sample.length - 1 || cells.some(([cell]) => cell.slice(1).includes(delimiter))
  return isQuoted ? "'" : '"'
}

function wrappedCell(quote: string, delimiter: string): RegExp {
  const each = delimiter === '\t' ? '\\t' : `\\${delimiter}`
  return new RegExp(`(?:^|${each})${quote}(?:[^${quote}]|${quote}${quote})*${quote}(?=${each}|$)`, 'g')
}

/** So many lines, of which none is blank, may be before the names of the columns, such as a title. */
export const MOST_BEFORE_HEADER = 20

/** Known headers first, then lines as wide as the header: the first line with the most known headers. */
function scoreOf(sample: readonly string[], dialect: Dialect, isKnown: (header: string) => boolean): number {
  const splitter = new RecordSplitter(dialect)
  const records = sample.flatMap((text, i) => splitter.push({ number: i + 1, text, isTooLong: false }))
  const knownIn = ({ cells }: { cells: readonly string[] }) => cells.filter(isKnown).length
  const [first, ...others] = records.slice(0, MOST_BEFORE_HEADER + 1)
  if (first === undefined) return 0
  const header = others.reduce((best, each) => (knownIn(each) > knownIn(best) ? each : best), first)
  if (header.fault !== null) return 0
  const rest = records.slice(records.indexOf(header) + 1)
  const known = knownIn(header)
  const width = header.cells.length
  if (width < 2) return known
  const alike = rest.filter(({ cells }) => cells.length === width).length / Math.max(1, rest.length)
  return known * 10 + alike * 5 + Math.min(width, 10) / 10
}

/** How the file is read, in a sentence. */
export function describeDialect({ encoding, hasMark, delimiter, quote, hasInvalidBytes }: FoundDialect): string {
  const cells = DELIMITER_NAMES[delimiter] ?? `"${delimiter}"`
  const sentence =
    `Read as ${encoding.toUpperCase()}${hasMark ? ' with a byte order mark' : ''}, cells separated by ` +
    `${cells} and quoted with ${quote}.`
  return hasInvalidBytes
    ? `${sentence} Some lines have bytes that are not UTF-8: they are refused. If all lines have, give --encoding.`
    : sentence
}
