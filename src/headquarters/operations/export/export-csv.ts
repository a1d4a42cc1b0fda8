import { stringify } from 'csv-stringify/sync'
import { guardedCell } from '../../../model/csv-cell.ts'
import { ADDRESS_FIELDS, CUSTOMER_FIELDS } from '../../../model/customer-fields.ts'
import type { ExportedCustomer } from './exported-operation.ts'

/**
 * The columns that identify an exported operation and its errors. `tillsync import` reads them and dismisses the
 * originals of what it captures.
 */
export const EXPORT_COLUMNS = [
  'export_operation',
  'export_version',
  'export_kind',
  'export_status',
  'export_channel',
  'export_captured_at',
  'export_codes',
  'export_fields',
  'export_reasons',
] as const

/** Fields of an address whose columns begin with `address`: those that a customer has, too, and these. */
const OF_AN_ADDRESS = ['purpose', 'isPrimary', ...CUSTOMER_FIELDS.map(({ field }) => field)]

/** The properties of an exported operation that its line contains. */
export type ExportedLine = {
  operationId: string
  kind: string
  status: string
  revision: number
  channel: string | null
  capturedAt: string
  errors: readonly { code: string; field: string | null; message: string }[]
  customer: ExportedCustomer | null
}

type Row = ReadonlyMap<string, string>

/**
 * Lines of a CSV file with the headers that `tillsync import` reads; the header line contains the columns that any of
 * these operations fills. Cells that a spreadsheet would change start with an apostrophe, which the import removes.
 */
export const csvOf = (operations: readonly ExportedLine[], columns = columnsOf(operations)): string =>
  headerLine(columns) + csvLines(operations, columns)

export const headerLine = (columns: readonly string[], delimiter = ','): string =>
  stringify([[...columns]], { delimiter })

export function csvLines(operations: readonly ExportedLine[], columns: readonly string[], delimiter = ','): string {
  const lines = operations.map(rowOf).map((row) => columns.map((column) => guardedCell(row.get(column) ?? '')))
  return stringify(lines, { delimiter })
}

/** The columns that any of these operations or `others` fills, in the order in which they are written. */
export function columnsOf(operations: readonly ExportedLine[], others: Iterable<string> = []): string[] {
  const filled = new Set([...others, ...operations.flatMap((operation) => [...rowOf(operation).keys()])])
  const own: readonly string[] = EXPORT_COLUMNS
  const known = KNOWN_COLUMNS.filter((column) => filled.has(column))
  const rest = [...filled].filter((column) => !KNOWN_COLUMNS.includes(column) && !own.includes(column))
  return [...own, ...known, ...rest]
}

const KNOWN_COLUMNS: readonly string[] = [
  ...CUSTOMER_FIELDS.map(({ field }) => field),
  ...ADDRESS_FIELDS.map(({ field }) => addressColumn(field, 0)),
  'affiliations',
]

function rowOf(operation: ExportedLine): Row {
  const { errors } = operation
  const row = new Map<string, string>([
    ['export_operation', operation.operationId],
    ['export_version', String(operation.revision)],
    ['export_kind', operation.kind],
    ['export_status', operation.status],
    ['export_channel', operation.channel ?? ''],
    ['export_captured_at', operation.capturedAt],
    ['export_codes', errors.map(({ code }) => code).join(' ')],
    ['export_fields', errors.flatMap(({ field }) => field ?? []).join(' ')],
    ['export_reasons', [...new Set(errors.map(({ message }) => message))].join(' ')],
  ])
  for (const [column, value] of customerCells(operation)) row.set(column, value)
  return row
}

function customerCells({ customer }: ExportedLine): [column: string, value: string][] {
  if (!customer) return []
  const { addresses = [], contacts = [], affiliations = [], attributes = [], ...fields } = customer
  return [
    ...Object.entries(fields).flatMap(([field, value]): [string, string][] =>
      typeof value === 'string' ? [[field, value]] : [],
    ),
    ...addresses.flatMap((address, nth) =>
      Object.entries(address).flatMap(([field, value]): [string, string][] =>
        // The import makes the first address the primary one.
        typeof value === 'string' || (value && nth > 0) ? [[addressColumn(field, nth), String(value)]] : [],
      ),
    ),
    ...contacts.flatMap((contact, nth) =>
      Object.entries(contact).flatMap(([field, value]): [string, string][] =>
        value === false ? [] : [[`contact${nth + 1}.${field}`, String(value)]],
      ),
    ),
    ...(affiliations.length > 0 ? [['affiliations', affiliations.join(';')] satisfies [string, string]] : []),
    ...attributes.map(({ name, value }): [string, string] => [`attribute:${name}`, value]),
  ]
}

function addressColumn(field: string, nth: number): string {
  if (nth > 0) return `address${nth + 1}.${field}`
  return OF_AN_ADDRESS.includes(field) ? `address${field.charAt(0).toUpperCase()}${field.slice(1)}` : field
}
