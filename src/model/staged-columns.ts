import { ADDRESS_FIELDS, CUSTOMER_FIELDS } from './customer-fields.ts'
import type { StagedRows, StagingTable } from './operation.ts'

/** A field of a staged row, and the column that carries it on both sides. */
export type StagedColumn = {
  field: string
  column: string
  type: 'text' | 'text[]' | 'uuid' | 'boolean'
  /** Left out of the row where it is empty, in a table whose rows have their other fields: earlier versions lack it. */
  optional?: true
}

/** How the rows of each kind are stored in their table. Together with the row's identity this is the whole row. */
export const STAGED_COLUMNS: readonly {
  rows: keyof StagedRows
  table: StagingTable
  /** Empty fields may be missing from the row: null and absent mean the same. */
  sparse: boolean
  columns: readonly StagedColumn[]
}[] = [
  {
    rows: 'customer',
    table: 'retail_async_customer_v2',
    sparse: true,
    columns: [
      { field: 'operation', column: 'operation', type: 'text' },
      { field: 'changedFields', column: 'changed_fields', type: 'text[]' },
      ...CUSTOMER_FIELDS.map(({ field, column }) => ({ field, column, type: 'text' as const })),
    ],
  },
  {
    rows: 'addresses',
    table: 'retail_async_address_v2',
    sparse: true,
    columns: [
      { field: 'operation', column: 'operation', type: 'text' },
      { field: 'changedFields', column: 'changed_fields', type: 'text[]' },
      { field: 'addressId', column: 'address_id', type: 'uuid' },
      ...ADDRESS_FIELDS.map(({ field, column }) => ({
        field,
        column,
        type: field === 'isPrimary' ? ('boolean' as const) : ('text' as const),
      })),
    ],
  },
  {
    rows: 'contacts',
    table: 'retail_async_customer_contact',
    sparse: false,
    columns: [
      { field: 'operation', column: 'operation', type: 'text' },
      { field: 'contactId', column: 'contact_id', type: 'uuid' },
      { field: 'type', column: 'type', type: 'text' },
      { field: 'value', column: 'value', type: 'text' },
      { field: 'extension', column: 'extension', type: 'text' },
      { field: 'isPrimary', column: 'is_primary', type: 'boolean' },
      { field: 'marketingOptIn', column: 'marketing_opt_in', type: 'boolean' },
      { field: 'consentWording', column: 'consent_wording', type: 'text', optional: true },
    ],
  },
  {
    rows: 'affiliations',
    table: 'retail_async_customer_affiliation',
    sparse: false,
    columns: [
      { field: 'operation', column: 'operation', type: 'text' },
      { field: 'affiliationId', column: 'retail_affiliation_id', type: 'text' },
    ],
  },
  {
    rows: 'attributes',
    table: 'retail_async_customer_attribute_v2',
    sparse: false,
    columns: [
      { field: 'operation', column: 'operation', type: 'text' },
      { field: 'name', column: 'attribute_name', type: 'text' },
      { field: 'attributeType', column: 'attribute_data_type', type: 'text' },
      { field: 'value', column: 'attribute_value_string', type: 'text' },
    ],
  },
]
