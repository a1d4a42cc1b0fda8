import { unguardedCell } from '../../model/csv-cell.ts'
import { isKnownHeader, isOwnColumn, mapColumns, REFUSED_TEXT } from './columns.ts'
import { customerOf, type LineNote, type Reading } from './customer-of-line.ts'
import { describeDialect, type FoundDialect, findDialect } from './dialect.ts'
import { decodedText, linesOf } from './encoding.ts'
import type { FileOptions, ImportedLine, LineReader, Original } from './line-reader.ts'
import { presetNamed, presetOf } from './presets.ts'
import { type CsvRecord, RecordSplitter } from './records.ts'

/** Looks at a CSV file. Throws what to do when its columns cannot be used. */
export async function openCsv(file: string, options: FileOptions): Promise<LineReader> {
  const dialect = await findDialect(file, options, isKnownHeader)
  const header = options.columns ?? (await headerOf(file, dialect))
  const preset = options.preset === undefined ? presetOf(header) : presetNamed(options.preset)
  const columns = mapColumns(header, options.map, preset)
  const isExport = header.some((name) => name.trim() === 'export_operation')
  const reading = { columns, types: options.types ?? new Map(), isExport }
  return {
    dialect: describeDialect(dialect),
    header,
    columns,
    delimiter: dialect.delimiter,
    hasMark: dialect.hasMark || dialect.encoding !== 'utf-8',
    total: dialect.lines,
    lines: () => csvLines(file, dialect, header, reading, options),
  }
}

async function headerOf(file: string, dialect: FoundDialect): Promise<string[]> {
  for await (const { cells, fault } of csvRecords(file, dialect, 0)) {
    if (fault) throw new Error(`The first line must contain the names of the columns. ${fault.reason}`)
    if (cells.some((cell) => cell.trim() !== '')) return cells
  }
  throw new Error('The file is empty: its first line must contain the names of the columns.')
}

async function* csvRecords(file: string, dialect: FoundDialect, width: number): AsyncGenerator<CsvRecord> {
  const splitter = new RecordSplitter(dialect)
  splitter.width = width
  for await (const line of linesOf(decodedText(file, dialect), dialect.lineEnd))
    if (line.number > dialect.skipped) yield* splitter.push(line)
  yield* splitter.end()
}

async function* csvLines(
  file: string,
  dialect: FoundDialect,
  header: readonly string[],
  reading: Reading,
  { columns: named, from = 0 }: FileOptions,
): AsyncGenerator<ImportedLine> {
  let isHeader = named === undefined
  for await (const record of csvRecords(file, dialect, header.length)) {
    const isBlank = record.fault === null && record.cells.every((cell) => cell.trim() === '')
    if (isBlank) continue
    if (isHeader) {
      isHeader = false
      continue
    }
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
  const fault = record.fault ?? faultOf(record, header, hasInvalidBytes)
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
function faultOf({ cells, text }: CsvRecord, header: readonly string[], hasInvalidBytes: boolean) {
  if (hasInvalidBytes && text.includes('\ufffd'))
    return { code: 'INVALID_ENCODING', reason: 'The line has bytes that are not UTF-8. Save the file as UTF-8.' }
  const surplus = cells.slice(header.length).filter((cell) => cell.trim() !== '')
  if (surplus.length > 0)
    return {
      code: 'TOO_MANY_CELLS',
      reason: `The line has ${cells.length} cells, the header ${header.length}. Put quotes around a value with a delimiter.`,
    }
  const isUncorrected = cells.every((cell, i) => cell.trim() === '' || isOwnColumn(header[i] ?? ''))
  return isUncorrected && cells[header.indexOf(REFUSED_TEXT)]
    ? { code: 'NOT_CORRECTED', reason: `Write the values of ${REFUSED_TEXT} into the columns.` }
    : null
}

function originalOf(header: readonly string[], cells: readonly string[]): Original | null {
  const cell = (name: string) => cells[header.findIndex((each) => each.trim() === name)]?.trim() ?? ''
  const operationId = cell('export_operation')
  return operationId ? { operationId, version: Number(cell('export_version')), kind: cell('export_kind') } : null
}
