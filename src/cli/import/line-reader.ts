import type { ColumnMap } from './columns.ts'
import type { LineNote } from './customer-of-line.ts'
import type { GivenDialect } from './dialect.ts'
import type { AttributeTypes } from './spreadsheet-words.ts'

/** The operation that a line was exported from; `version` is its revision at the export. */
export type Original = { operationId: string; version: number; kind: string }

/** One line of the file: its number, its original content, and the customer that it describes. */
export type ImportedLine = {
  line: number
  /** How many lines of the file it takes. */
  span: number
  text: string
  /** For a CSV file, as they were: those of an export have their apostrophes. */
  cells: readonly string[]
  /** For JSON lines. */
  json: object | null
  customer: Record<string, unknown>
  /** The value that tells the line apart from otherwise equal ones. */
  key: string
  original: Original | null
  /** Why the line cannot be imported; empty when it can be sent. */
  refusals: readonly LineNote[]
  warnings: readonly LineNote[]
}

/** How a file is read, as far as the person has said. */
export type FileOptions = GivenDialect & {
  map: { [header: string]: string }
  preset?: string | undefined
  /** The names of the columns, for a file whose first line is a customer. */
  columns?: readonly string[] | undefined
  /** Lines before this one have been imported. */
  from?: number | undefined
  types?: AttributeTypes
}

/** A file that has been looked at, and whose lines can be read as a stream. */
export type LineReader = {
  /** How it is read, in a sentence. */
  dialect: string
  /** For a CSV file. */
  header: readonly string[]
  columns: ColumnMap | null
  /** How a file of refused lines is written, so that the same program opens both. */
  delimiter: string
  hasMark: boolean
  /** How many lines the file has, with those that are blank. */
  total: number
  lines(): AsyncGenerator<ImportedLine>
}
