import { ADDRESS_FIELDS, CUSTOMER_FIELDS } from '../model/customer-fields.ts'
import type { StagedOperation } from '../model/operation.ts'

type Row = { [column: string]: unknown }
type Field = { field: string; column: string }

/** The rows of an operation by work table and column; `counter` is a row's place in its list. */
export function workRows({ operationId, rows }: StagedOperation): { [table: string]: Row[] } {
  const base = (row: { operation: string }, counter: number): Row => ({
    operation_id: operationId,
    counter,
    row_operation: row.operation,
    overridden: false,
  })
  return {
    work_customer: rows.customer.map((row, place) => ({
      ...base(row, place),
      overridden: [],
      changed_fields: row.changedFields,
      ...byColumn(CUSTOMER_FIELDS, row),
    })),
    work_address: rows.addresses.map((row, place) => ({
      ...base(row, place),
      overridden: [],
      changed_fields: row.changedFields,
      address_id: row.addressId,
      ...byColumn(ADDRESS_FIELDS, row),
    })),
    work_contact: rows.contacts.map((row, place) => ({
      ...base(row, place),
      contact_id: row.contactId,
      type: row.type,
      value: row.value,
      extension: row.extension,
      is_primary: row.isPrimary,
      marketing_opt_in: row.marketingOptIn,
    })),
    work_affiliation: rows.affiliations.map((row, place) => ({
      ...base(row, place),
      affiliation_id: row.affiliationId,
    })),
    work_attribute: rows.attributes.map((row, place) => ({
      ...base(row, place),
      name: row.name,
      type: row.attributeType,
      value: row.value,
    })),
  }
}

function byColumn(fields: readonly Field[], row: object): Row {
  const values = new Map<string, unknown>(Object.entries(row))
  return Object.fromEntries(fields.map(({ field, column }) => [column, values.get(field) ?? null]))
}
