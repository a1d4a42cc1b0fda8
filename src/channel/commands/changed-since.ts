import { sql } from 'drizzle-orm'
import { type Executor, execute } from '../../db/client.ts'
import type { BaseVersion } from '../../model/customer-view.ts'
import type { StagedRows } from '../../model/operation.ts'
import { STAGED_COLUMNS } from '../../model/staged-columns.ts'
import type { KnownCustomer } from '../customers/fold.ts'

// A field of a customer by the names of FieldVersions: `email`, `address:<id>`, `contact:<id>`, `affiliation:<id>`, `attribute:<name>`.

const ROW_NAMES: { [rows in Exclude<keyof StagedRows, 'customer'>]: { prefix: string; column: string } } = {
  addresses: { prefix: 'address:', column: 'address_id' },
  contacts: { prefix: 'contact:', column: 'contact_id' },
  affiliations: { prefix: 'affiliation:', column: 'retail_affiliation_id' },
  attributes: { prefix: 'attribute:', column: 'attribute_name' },
}

/** The fields that an operation's rows change. */
export function fieldsOf(rows: StagedRows): string[] {
  return [
    ...rows.customer.flatMap(({ changedFields }) => changedFields ?? []),
    ...rows.addresses.map(({ addressId }) => `${ROW_NAMES.addresses.prefix}${addressId}`),
    ...rows.contacts.map(({ contactId }) => `${ROW_NAMES.contacts.prefix}${contactId}`),
    ...rows.affiliations.map(({ affiliationId }) => `${ROW_NAMES.affiliations.prefix}${affiliationId}`),
    ...rows.attributes.map(({ name }) => `${ROW_NAMES.attributes.prefix}${name}`),
  ]
}

/** Which operation of this database changed a field last. */
export type OwnChange = { field: string; operationNumber: number }

/**
 * Which of these fields are no longer what the caller saw: changed by a later operation of this database, or at headquarters since, by
 * anyone but the operations of this database that the caller had seen (they only became settled; docs/domain.md, D-16).
 */
export function changedSince(
  base: BaseVersion,
  fields: readonly string[],
  known: KnownCustomer,
  channelDatabaseId: string,
  ownChanges: readonly OwnChange[],
): string[] {
  const lastOwn = new Map(ownChanges.map(({ field, operationNumber }) => [field, operationNumber]))
  return fields.filter((field) => {
    const own = lastOwn.get(field)
    if (own !== undefined && own > base.ownOperation) return true
    const { document } = known
    if (document === null || document.version <= base.headquarters) return false
    if (document.fieldVersions === undefined) return true
    const change = document.fieldVersions[field]
    if (change === undefined || change.v <= base.headquarters) return false
    return change.source !== channelDatabaseId || own === undefined
  })
}

/** The last operation of this database that changed each field of the customer, settled ones included. */
export async function readOwnChanges(db: Executor, customerKey: string): Promise<OwnChange[]> {
  const tables = STAGED_COLUMNS.map(({ rows, table }) =>
    rows === 'customer'
      ? `select unnest(changed_fields) as field, operation_number from ${table} where customer_key = asked.key`
      : `select '${ROW_NAMES[rows].prefix}' || ${ROW_NAMES[rows].column}, operation_number from ${table} where customer_key = asked.key`,
  )
  return execute<OwnChange>(
    db,
    sql`/* channel.ownChanges */
    select field, max(operation_number) as "operationNumber"
    from (select ${customerKey}::uuid as key) asked
    cross join lateral (${sql.raw(tables.join('\n      union all '))}) changed
    group by field`,
  )
}
