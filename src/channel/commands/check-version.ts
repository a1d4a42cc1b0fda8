import { sql } from 'drizzle-orm'
import type { ChannelDatabase } from '../../between/sides.ts'
import { type Executor, execute } from '../../db/client.ts'
import { type CustomerRefusal, refused, versionConflict } from '../../model/customer-outcome.ts'
import { type BaseVersion, parseVersion } from '../../model/customer-view.ts'
import type { StagedRows } from '../../model/operation.ts'
import { STAGED_COLUMNS } from '../../model/staged-columns.ts'
import type { KnownCustomer } from '../customers/pending-overlay.ts'

/**
 * The version that an update is based on, or the refusal when one of its fields has changed since. When others have
 * changed other fields, the update passes (docs/domain.md, D-16). Without `expectedVersion` it is based on the current
 * version.
 */
export async function checkVersion(
  database: ChannelDatabase,
  target: { channel: string; customerKey: string; expectedVersion?: string | null },
  known: KnownCustomer,
  rows: StagedRows,
): Promise<BaseVersion | CustomerRefusal> {
  const current = { headquarters: known.document?.version ?? 0, ownOperation: known.lastOperationNumber }
  if (target.expectedVersion == null) return current
  const base = parseVersion(target.expectedVersion)
  if (!base)
    return refused(
      'INVALID_VALUE',
      'This is not a version of a customer of a channel. Send the `version` that was read.',
      ['expectedVersion'],
    )
  if (base.ownOperation >= current.ownOperation && base.headquarters >= current.headquarters) return base
  const ownChanges = await readOwnChanges(database.db, target.customerKey)
  const changedFields = changedSince(base, fieldsOf(rows), known, database.id, ownChanges)
  if (changedFields.length === 0) return base
  return versionConflict({ customerKey: target.customerKey, channelId: target.channel, changedFields })
}

// Fields are named as in FieldVersions: `email`, `address:<id>`, `contact:<id>`, `affiliation:<id>`,
// `attribute:<name>`.

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

/** The last operation of this database that changed a field. */
type OwnChange = { field: string; operationNumber: number }

/**
 * The fields that the caller has not seen in their current state: a later operation of this database has changed them,
 * or headquarters has changed them since. An operation of this database that the caller has seen is no change when
 * headquarters applies it (docs/domain.md, D-16).
 */
function changedSince(
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

/** The last operation of this database that changed each field of the customer, completed ones included. */
async function readOwnChanges(db: Executor, customerKey: string): Promise<OwnChange[]> {
  const tables = STAGED_COLUMNS.map(({ rows, table }) =>
    rows === 'customer'
      ? `select unnest(changed_fields) as field, operation_number from ${table} where customer_key = wanted.key`
      : `select '${ROW_NAMES[rows].prefix}' || ${ROW_NAMES[rows].column}, operation_number from ${table} where customer_key = wanted.key`,
  )
  return execute<OwnChange>(
    db,
    sql`/* channel.ownChanges */
    select field, max(operation_number) as "operationNumber"
    from (select ${customerKey}::uuid as key) wanted
    cross join lateral (${sql.raw(tables.join('\n      union all '))}) changed
    group by field`,
  )
}
