import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { parse } from 'csv-parse'
import { z } from 'zod'
import { unguardedCell } from '../../model/csv-cell.ts'
import { type ColumnMap, customerOf, mapColumns } from './columns.ts'

/** The operation that a line was exported from; `version` is its revision at the export. */
export type Original = { operationId: string; version: number; kind: string }

/** One line of the file: its number, its original content, and the customer that it describes. */
export type ImportedLine = {
  line: number
  /** For a CSV file, as they were: those of an export have their apostrophes. */
  cells: string[]
  /** For JSON lines. */
  json: object | null
  customer: Record<string, unknown>
  original: Original | null
}

/** A file of lines, read as a stream. */
export type LineReader = { lines: AsyncIterable<ImportedLine>; bytesRead(): number }

/** Called once with the columns of a CSV file. */
export type OnHeader = (columns: ColumnMap, header: string[]) => void

/**
 * JSON lines by the file's extension (`.jsonl`, `.ndjson`), else CSV. Throws what to do when the file cannot be parsed.
 */
export function readLines(file: string, map: { [header: string]: string }, onHeader: OnHeader): LineReader {
  const source = createReadStream(file)
  const lines = /\.(jsonl|ndjson)$/i.test(file) ? jsonLines(source) : csvLines(source, map, onHeader)
  return { lines, bytesRead: () => source.bytesRead }
}

const csvRecord = z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) })

async function* csvLines(
  source: NodeJS.ReadableStream,
  map: { [header: string]: string },
  onHeader: OnHeader,
): AsyncGenerator<ImportedLine> {
  const csv = source.pipe(parse({ bom: true, info: true, relax_column_count: true, skip_empty_lines: true }))
  let header: string[] | null = null
  let columns: ColumnMap | null = null
  for await (const each of csv) {
    const { record, info } = csvRecord.parse(each)
    if (header === null || columns === null) {
      header = record
      columns = mapColumns(record, map)
      onHeader(columns, record)
      continue
    }
    const isExported = header.includes('export_operation')
    const values = isExported ? record.map(unguardedCell) : record
    const original = isExported ? originalOf(header, values) : null
    yield { line: info.lines, cells: record, json: null, customer: customerOf(values, columns), original }
  }
  if (columns === null) throw new Error('The file is empty: its first line must contain the names of the columns.')
}

function originalOf(header: readonly string[], cells: readonly string[]): Original | null {
  const cell = (name: string) => cells[header.indexOf(name)]?.trim() ?? ''
  const operationId = cell('export_operation')
  return operationId ? { operationId, version: Number(cell('export_version')), kind: cell('export_kind') } : null
}

const exportedLine = z.looseObject({
  operationId: z.string().optional(),
  revision: z.number().optional(),
  kind: z.string().optional(),
  customer: z.record(z.string(), z.unknown()).nullable(),
})

async function* jsonLines(source: NodeJS.ReadableStream): AsyncGenerator<ImportedLine> {
  let line = 0
  for await (const text of createInterface({ input: source, crlfDelay: Number.POSITIVE_INFINITY })) {
    line++
    if (text.trim() === '') continue
    const parsed = exportedLine.safeParse(jsonOf(text))
    if (!parsed.success)
      throw new Error(`Line ${line} is not a JSON object with a "customer", as "tillsync export" writes them.`)
    const { operationId, revision = 0, kind = '', customer } = parsed.data
    const original = operationId === undefined ? null : { operationId, version: revision, kind }
    yield { line, cells: [], json: parsed.data, customer: customer ?? {}, original }
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
