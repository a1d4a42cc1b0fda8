import type { StagedOperation, StagedRows } from '../../../model/operation.ts'
import { STAGED_COLUMNS } from '../../../model/staged-columns.ts'

/** The work tables for the rows of operations, in the order in which they are applied. */
export type WorkTable = 'work_customer' | 'work_address' | 'work_contact' | 'work_affiliation' | 'work_attribute'

const TABLES: { [rows in keyof StagedRows]: WorkTable } = {
  customer: 'work_customer',
  addresses: 'work_address',
  contacts: 'work_contact',
  affiliations: 'work_affiliation',
  attributes: 'work_attribute',
}

/** Columns that have a different name in the work table than in the staging table. */
const RENAMED: { [column: string]: string } = {
  operation: 'row_operation',
  retail_affiliation_id: 'affiliation_id',
  attribute_name: 'name',
  attribute_data_type: 'type',
  attribute_value_string: 'value',
}

/** Each work table with the staging table that fills it, and each field with its column in both. */
export const WORK_TABLES = STAGED_COLUMNS.map(({ rows, table, columns }) => ({
  rows,
  into: TABLES[rows],
  from: table,
  columns: columns.map(({ field, column }) => ({ field, from: column, into: RENAMED[column] ?? column })),
}))

/** The rows of one operation in the form of a work table; `counter` is a row's position in its list. */
export function workRows(
  { operationId, rows }: StagedOperation,
  { rows: list, into, columns }: (typeof WORK_TABLES)[number],
): object[] {
  return rows[list].map((row, counter) => {
    const values = new Map<string, unknown>(Object.entries(row))
    return {
      operation_id: operationId,
      counter,
      overridden: into === 'work_customer' || into === 'work_address' ? [] : false,
      ...Object.fromEntries(columns.map((column) => [column.into, values.get(column.field) ?? null])),
    }
  })
}
