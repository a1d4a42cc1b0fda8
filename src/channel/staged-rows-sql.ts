import { type SQL, sql } from 'drizzle-orm'
import { ADDRESS_FIELDS, CUSTOMER_FIELDS } from '../model/customer-fields.ts'
import type { StagedRows, StagingTable } from '../model/operation.ts'

// How the five staging tables and StagedRows become one another, in SQL made from the field lists once.

type Column = { field: string; column: string; type: string }
type Shape = { table: StagingTable; rows: keyof StagedRows; columns: Column[] }

const text = (field: string, column: string): Column => ({ field, column, type: 'text' })
const boolean = (field: string, column: string): Column => ({ field, column, type: 'boolean' })
const changedFields: Column = { field: 'changedFields', column: 'changed_fields', type: 'text[]' }

const SHAPES: { [rows in keyof StagedRows]: Shape } = {
  customer: {
    table: 'retail_async_customer_v2',
    rows: 'customer',
    columns: [changedFields, ...CUSTOMER_FIELDS.map(({ field, column }) => text(field, column))],
  },
  addresses: {
    table: 'retail_async_address_v2',
    rows: 'addresses',
    columns: [
      changedFields,
      { field: 'addressId', column: 'address_id', type: 'uuid' },
      ...ADDRESS_FIELDS.map(({ field, column }) =>
        field === 'isPrimary' ? boolean(field, column) : text(field, column),
      ),
    ],
  },
  contacts: {
    table: 'retail_async_customer_contact',
    rows: 'contacts',
    columns: [
      { field: 'contactId', column: 'contact_id', type: 'uuid' },
      text('type', 'type'),
      text('value', 'value'),
      text('extension', 'extension'),
      boolean('isPrimary', 'is_primary'),
      boolean('marketingOptIn', 'marketing_opt_in'),
    ],
  },
  affiliations: {
    table: 'retail_async_customer_affiliation',
    rows: 'affiliations',
    columns: [text('affiliationId', 'retail_affiliation_id')],
  },
  attributes: {
    table: 'retail_async_customer_attribute_v2',
    rows: 'attributes',
    columns: [
      text('name', 'attribute_name'),
      text('attributeType', 'attribute_data_type'),
      text('value', 'attribute_value_string'),
    ],
  },
}

/**
 * A stage that inserts an operation's rows of one table. It reads `captured` (operation_id, customer_key, operation_number, data_area_id,
 * channel_id, customer_account) and the `rows` of `input`, by operation id.
 */
export function insertRows(rows: keyof StagedRows): SQL {
  const { table, columns } = SHAPES[rows]
  const names = columns.map(({ column }) => column).join(', ')
  const values = columns.map(({ field }) => `r."${field}"`).join(', ')
  const record = columns.map(({ field, type }) => `"${field}" ${type}`).join(', ')
  return sql.raw(`
    insert into ${table} (
      operation_id, customer_key, operation_number, data_area_id, originating_channel,
      cust_account, cust_account_async, operation, ${names}
    )
    select c.operation_id, c.customer_key, c.operation_number, c.data_area_id, c.channel_id,
      c.customer_account, c.customer_key::text, r.operation, ${values}
    from captured c
    join input i using (operation_id)
    cross join lateral jsonb_to_recordset(i.rows -> '${rows}') as r (operation text, ${record})`)
}

/** StagedRows of the operation that the expression names, as jsonb. */
export function rowsOf(operationId: string): SQL {
  const parts = Object.values(SHAPES).map(({ table, rows, columns }) => {
    const members = columns.map(({ field, column }) => `'${field}', r.${column}`).join(', ')
    return `'${rows}', coalesce((
      select jsonb_agg(jsonb_build_object('operation', r.operation, ${members}) order by r.replication_counter_from_origin)
      from ${table} r
      where r.operation_id = ${operationId}
    ), '[]')`
  })
  return sql.raw(`jsonb_build_object(${parts.join(', ')})`)
}

/** The business columns of a staging table by their documented names (`CUSTNAME`), each with its SQL, in the table's order. */
export function documentedColumns(table: StagingTable): { name: string; column: string }[] {
  const shape = Object.values(SHAPES).find((each) => each.table === table)
  return (shape?.columns ?? [])
    .filter(({ column }) => column !== 'changed_fields')
    .map(({ column }) => ({ name: column.replaceAll('_', '').toUpperCase(), column }))
}
