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

/** The column names of address fields that differ from the field names. */
const ADDRESS_HEADERS: { [field: string]: string } = { name: 'addressName', purpose: 'addressPurpose' }
const CONTACT_HEADERS: { [type: string]: string } = {
  PHONE: 'secondaryPhone',
  EMAIL: 'secondaryEmail',
  URL: 'secondaryUrl',
}

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
 * these operations fills. Cells that a spreadsheet would interpret as a formula start with an apostrophe, which the
 * import removes.
 */
export function csvOf(operations: readonly ExportedLine[], columns = columnsOf(operations), withHeader = true): string {
  const lines = operations.map(rowOf).map((row) => columns.map((column) => guardedCell(row.get(column) ?? '')))
  return (withHeader ? headerLine(columns) : '') + stringify(lines)
}

/** The header line; several contacts of a type have columns of the same name. */
export const headerLine = (columns: readonly string[]): string =>
  stringify([columns.map((column) => column.replace(/#\d+$/, ''))])

/** The columns that any of these operations or `others` fills, in the order in which they are written. */
export function columnsOf(operations: readonly ExportedLine[], others: Iterable<string> = []): string[] {
  const filled = new Set([...others, ...operations.flatMap((operation) => [...rowOf(operation).keys()])])
  const own: readonly string[] = EXPORT_COLUMNS
  const known = KNOWN_COLUMNS.filter((column) => filled.has(column))
  const rest = [...filled].filter((column) => !KNOWN_COLUMNS.includes(column) && !own.includes(column))
  return [...own, ...known, ...rest.sort()]
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
  const seen = new Map<string, number>()
  return [
    ...Object.entries(fields).flatMap(([field, value]): [string, string][] =>
      typeof value === 'string' ? [[field, value]] : [],
    ),
    ...primaryFirst(addresses).flatMap((address, nth) =>
      Object.entries(address).flatMap(([field, value]): [string, string][] =>
        typeof value === 'string' ? [[addressColumn(field, nth), value]] : [],
      ),
    ),
    ...contacts.map(({ type, value }): [string, string] => {
      const header = CONTACT_HEADERS[String(type)] ?? String(type)
      const nth = (seen.get(header) ?? 0) + 1
      seen.set(header, nth)
      return [`${header}#${nth}`, String(value)]
    }),
    ...(affiliations.length > 0 ? [['affiliations', affiliations.join(';')] satisfies [string, string]] : []),
    ...attributes.map(({ name, value }): [string, string] => [`attribute:${name}`, value]),
  ]
}

/** The import makes the first address the primary one. */
const primaryFirst = (addresses: readonly { [field: string]: string | boolean }[]) =>
  addresses.toSorted((a, b) => Number(b.isPrimary === true) - Number(a.isPrimary === true))

function addressColumn(field: string, nth: number): string {
  return nth === 0 ? (ADDRESS_HEADERS[field] ?? field) : `address${nth + 1}.${field}`
}
