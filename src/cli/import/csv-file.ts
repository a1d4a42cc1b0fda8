import { unguardedCell } from '../../model/csv-cell.ts'
import { haveNames, isKnownHeader, isOwnColumn, mapColumns, REFUSED_TEXT } from './columns.ts'
import { customerOf, type LineNote, type Reading } from './customer-of-line.ts'
import { describeDialect, type FoundDialect, findDialect, MOST_BEFORE_HEADER } from './dialect.ts'
import { decodedText, linesOf } from './encoding.ts'
import type { FileOptions, ImportedLine, LineReader, Original } from './line-reader.ts'
import { presetNamed, presetOf } from './presets.ts'
import { type CsvRecord, cellsOf, RecordSplitter } from './records.ts'
import { plainHeader } from './synonyms.ts'

/** Looks at a CSV file. Throws what to do when its columns cannot be used. */
export async function openCsv(file: string, options: FileOptions): Promise<LineReader> {
  const dialect = await findDialect(file, options, isKnownHeader)
  const found = options.columns ? { header: [...options.columns], line: 0 } : await headerOf(file, dialect, options)
  const { header } = found
  const preset = options.preset === undefined ? presetOf(header) : presetNamed(options.preset)
  const columns = mapColumns(header, options.map, preset)
  const isExport = header.some((name) => name.trim() === 'export_operation')
  const reading = { columns, types: options.types ?? new Map(), isExport }
  return {
    dialect: `${describeDialect(dialect)}${leftOut(found.line, found.first)}`,
    header,
    columns,
    delimiter: dialect.delimiter,
    hasMark: dialect.hasMark || dialect.encoding !== 'utf-8',
    total: dialect.lines,
    lines: () => csvLines(file, dialect, found, reading, options),
  }
}

/** The names of the columns, and the line that they are on; 0: on none. `first`: the first line with anything on it. */
type Header = { header: string[]; line: number; first?: number; isWrapped?: boolean }

/** The first line, unless it has no column of names and one of the next has the names of columns. */
async function headerOf(file: string, dialect: FoundDialect, { map, preset }: FileOptions): Promise<Header> {
  let first: CsvRecord | null = null
  let best: CsvRecord | null = null
  let count = 0
  const isGiven = preset !== undefined || Object.keys(map).length > 0
  for await (const record of csvRecords(file, dialect, { width: 0, isWrapped: false })) {
    if (record.fault === null && record.cells.every((cell) => cell.trim() === '')) continue
    first ??= record
    const { fault, cells, line } = first
    if (fault === null && (isGiven || haveNames(cells) || presetOf(cells)))
      return { header: cells, line, first: line, isWrapped: first.isWrapped ?? false }
    if (haveNames(record.cells) && knownIn(record) > Math.max(1, best === null ? 0 : knownIn(best))) best = record
    if (++count > MOST_BEFORE_HEADER) break
  }
  if (first === null) throw new Error('The file is empty: its first line must contain the names of the columns.')
  if (best !== null)
    return { header: best.cells, line: best.line, first: first.line, isWrapped: best.isWrapped ?? false }
  if (first.fault) throw new Error(`The first line must contain the names of the columns. ${first.fault.reason}`)
  return { header: first.cells, line: first.line, first: first.line }
}

const knownIn = ({ cells }: CsvRecord) => cells.filter(isKnownHeader).length

function leftOut(line: number, first = line): string {
  if (line === first) return ''
  return ` The names of the columns are on line ${line}: what is before it is left out.`
}

async function* csvRecords(
  file: string,
  dialect: FoundDialect,
  { width, isWrapped }: { width: number; isWrapped: boolean },
): AsyncGenerator<CsvRecord> {
  const splitter = new RecordSplitter(dialect)
  splitter.width = width
  const cellsWithin = (record: CsvRecord) => unwrapped(record, dialect, { width, isWrapped })
  for await (const line of linesOf(decodedText(file, dialect), dialect.lineEnd))
    if (line.number > dialect.skipped) for (const record of splitter.push(line)) yield cellsWithin(record)
  for (const record of splitter.end()) yield cellsWithin(record)
}

/**
 * A line that a program has taken for one cell, and quoted: a list with commas that was opened where semicolons
 * separate, and stored again. All lines were if the header was; else those with quotes of their own. `width` is that
 * of the header; 0 until it is known.
 */
function unwrapped(
  record: CsvRecord,
  dialect: FoundDialect,
  { width, isWrapped }: { width: number; isWrapped: boolean },
): CsvRecord {
  const [only = ''] = record.cells
  if (record.fault !== null || record.cells.length !== 1 || !only.includes(dialect.delimiter)) return record
  const cells = cellsOf(only, dialect)
  if (typeof cells === 'string') return record
  const isLine = width === 0 ? knownIn({ ...record, cells }) > 1 : cells.length === width
  return isLine && (width === 0 || isWrapped || only.includes(dialect.quote))
    ? { ...record, cells, isWrapped: true }
    : record
}

async function* csvLines(
  file: string,
  dialect: FoundDialect,
  { header, line: headerLine, isWrapped = false }: Header,
  reading: Reading,
  { from = 0 }: FileOptions,
): AsyncGenerator<ImportedLine> {
  for await (const record of csvRecords(file, dialect, { width: header.length, isWrapped })) {
    const isBlank = record.fault === null && record.cells.every((cell) => cell.trim() === '')
    if (isBlank || record.line <= headerLine) continue
    if (record.line >= from) yield lineOf(record, header, reading, dialect.hasInvalidBytes)
  }
}

function lineOf(
  record: CsvRecord,
  header: readonly string[],
  reading: Reading,
  hasInvalidBytes: boolean,
): ImportedLine {
  const { line, span, text, cells } = record
  const own = { line, span, text, cells, json: null, customer: {}, key: '', original: null, warnings: [] }
  const fault = record.fault ?? faultOf(record, header, reading, hasInvalidBytes)
  if (fault) return { ...own, refusals: [{ ...fault, field: null }] }
  const notes: LineNote[] = []
  if (isShort(cells, header))
    notes.push({
      ...{ code: 'TOO_FEW_CELLS', field: null },
      reason: `The line has ${cells.length} cells, the header ${header.length}.`,
    })
  if (header.some((name, i) => name.trim() === '' && (cells[i] ?? '').trim() !== ''))
    notes.push({ code: 'UNNAMED_COLUMN', field: null, reason: 'A value in a column without a name was left out.' })
  const described = customerOf(cells, reading)
  const original = reading.isExport ? originalOf(header, cells.map(unguardedCell)) : null
  return { ...own, ...described, original, warnings: [...described.warnings, ...notes] }
}

/** Spreadsheets leave out empty cells at the end; a line of which more is missing may have been broken. */
const isShort = (cells: readonly string[], header: readonly string[]) =>
  cells.length < header.length && header.slice(cells.length).some((name) => name.trim() !== '' && !isOwnColumn(name))

/** What is wrong with the cells of a line, so that they cannot be taken as those of the header's columns. */
function faultOf(
  { cells, text }: CsvRecord,
  header: readonly string[],
  { isExport }: Reading,
  hasInvalidBytes: boolean,
) {
  const lost = isExport && !hasInvalidBytes ? null : lostLetters(text, hasInvalidBytes)
  if (lost) return { code: 'INVALID_ENCODING', reason: lost }
  const surplus = cells.slice(header.length).filter((cell) => cell.trim() !== '')
  if (surplus.length > 0)
    return {
      code: 'TOO_MANY_CELLS',
      reason: text.includes('\r')
        ? 'The line has line ends of old Macs in it (CR), and may be several. Store the file with ' +
          'line ends of one kind.'
        : `The line has ${cells.length} cells, the header ${header.length}. Put quotes ` +
          'around a value with a delimiter.',
    }
  if (isHeaderAgain(cells, header))
    return { code: 'HEADER_AGAIN', reason: 'The line has the names of the columns again. Leave it out.' }
  if (cells.some((cell) => cell.trim() !== '') && cells.every((cell) => ONLY_SIGNS.test(cell)))
    return { code: 'ONLY_SIGNS', reason: 'The line has nothing but signs, such as a ruled line. Leave it out.' }
  if (isTotal(cells, header))
    return {
      code: 'TOTALS_LINE',
      reason: 'The line looks like a sum of the others. Leave it out, or give the customer another value than numbers.',
    }
  const isUncorrected = cells.every((cell, i) => cell.trim() === '' || isOwnColumn(header[i] ?? ''))
  return isUncorrected && cells[header.indexOf(REFUSED_TEXT)]
    ? { code: 'NOT_CORRECTED', reason: `Write the values of ${REFUSED_TEXT} into the columns.` }
    : null
}

/** Letters that were lost, or read in another encoding, before the file was stored as it is. */
function lostLetters(text: string, hasInvalidBytes: boolean): string | null {
  if (text.includes('\ufffd'))
    return hasInvalidBytes
      ? 'The line has bytes that are not UTF-8. Save the file as UTF-8.'
      : 'The line has letters that were lost when the file was stored (\ufffd). Store it again from its source.'
  const garbled = GARBLED.exec(text)?.[0]
  return garbled === undefined
    ? null
    : `The line has letters such as "${garbled}", which are UTF-8 that was read in another encoding. ` +
        'Store the file again from its source, or give --encoding utf-8.'
}

/** The two or three bytes of a letter in UTF-8, as characters of Windows-1252. */
const GARBLED =
  /[\u00c2-\u00c5][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ•–—˜™š›œžŸ](?![A-Z])|â€[\u0080-\u00bf™œ“”˜¢¦]|[ÐÑ][\u0080-\u00bf](?=[ÐÑ])/

/** No letter, digit or picture. */
const ONLY_SIGNS = /^[^\p{L}\p{N}\p{Extended_Pictographic}]*$/u

/** Lists that were put together have the header of each, in whatever case. */
function isHeaderAgain(cells: readonly string[], header: readonly string[]): boolean {
  const plain = header.map((name) => (header.length > 1 ? plainHeader(name) : name.trim()))
  const given = header.map((_, i) => (header.length > 1 ? plainHeader(cells[i] ?? '') : (cells[i] ?? '').trim()))
  return plain.some((name) => name !== '') && plain.every((name, i) => given[i] === name)
}

const SUM =
  '(?:(?:grand|sub|sous|eind)[\\s-]*)?(?:totals?|totaal|totale|totaux|som|summe|gesamt(?:summe)?|sum|aantal|anzahl|nombre|' +
  'count|gemiddelde|average|durchschnitt|mittelwert|moyenne)'
const TOTAL = new RegExp(`^${SUM}( g[eé]n[eé]ral)?:?$`, 'i')
/** `Totaal aantal klanten: 120` in a cell of its own. */
const TOTAL_IN_ONE = new RegExp(`^${SUM}(?![a-z])[^\\d]{0,40}[:=]\\s*\\d[\\d.,\\s]*$`, 'i')

/** A line of a spreadsheet's sums: a word for it, and beside it nothing but numbers. */
function isTotal(cells: readonly string[], header: readonly string[]): boolean {
  const values = cells.filter((cell, i) => cell.trim() !== '' && !isOwnColumn(header[i] ?? ''))
  if (values.length === 1 && TOTAL_IN_ONE.test(values[0]?.trim() ?? '')) return true
  const others = values.filter((cell) => !TOTAL.test(cell.trim()))
  return others.length < values.length && others.length > 0 && others.every((cell) => /^[\d.,\s€$£%()-]+$/.test(cell))
}

function originalOf(header: readonly string[], cells: readonly string[]): Original | null {
  const cell = (name: string) => cells[header.findIndex((each) => each.trim() === name)]?.trim() ?? ''
  const operationId = cell('export_operation')
  return operationId ? { operationId, version: Number(cell('export_version')), kind: cell('export_kind') } : null
}
