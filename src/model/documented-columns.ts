import type { StagingTable } from './operation.ts'
import { STAGED_COLUMNS } from './staged-columns.ts'

/** A business column of a staging table: its PostgreSQL name, and the name by which it is documented and shown. */
export type DocumentedColumn = { field: string; column: string; name: string }

/** Documented names that are not simply the column without underscores. */
const SPELLED_OTHERWISE: { [column: string]: string } = { building_complement: 'BUILDINGCOMPLIMENT' }

/** The documented name of a column: `cust_name` is CUSTNAME. */
export function documentedName(column: string): string {
  return SPELLED_OTHERWISE[column] ?? column.replaceAll('_', '').toUpperCase()
}

/** The business columns of each staging table, in the table's order, without the identity that every row carries. */
export const DOCUMENTED_COLUMNS: { readonly [table in StagingTable]: readonly DocumentedColumn[] } = {
  retail_async_customer_v2: documented('retail_async_customer_v2'),
  retail_async_address_v2: documented('retail_async_address_v2'),
  retail_async_customer_contact: documented('retail_async_customer_contact'),
  retail_async_customer_affiliation: documented('retail_async_customer_affiliation'),
  retail_async_customer_attribute_v2: documented('retail_async_customer_attribute_v2'),
}

function documented(table: StagingTable): DocumentedColumn[] {
  const columns = STAGED_COLUMNS.find((staged) => staged.table === table)?.columns ?? []
  return columns
    .filter(({ column }) => column !== 'operation')
    .map(({ field, column }) => ({ field, column, name: documentedName(column) }))
}
