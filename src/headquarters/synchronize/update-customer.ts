import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import { isErased } from '../../between/is-erased.ts'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import { type Database, execute } from '../../db/client.ts'
import { databaseNow } from '../../db/database-clock.ts'
import { UNSTORABLE } from '../../db/unstorable.ts'
import { isUuid } from '../../db/uuid.ts'
import type { CustomerDocument } from '../../model/customer.ts'
import { CUSTOMER_FIELDS } from '../../model/customer-fields.ts'
import {
  type CustomerOutcome,
  type CustomerRefusal,
  fieldRefused,
  refusal,
  versionConflict,
  type Warning,
} from '../../model/customer-outcome.ts'
import { headquartersView } from '../../model/customer-view.ts'
import { warningsOf } from '../../model/found-duplicate.ts'
import type { StagedOperation } from '../../model/operation.ts'
import { withPrimaries } from '../../model/primaries.ts'
import type { RowRefusal } from '../../model/row-error-codes.ts'
import { customerDocuments } from '../customers/customer-documents.ts'
import { customerErased, invalid, keyReused, notFound } from '../customers/update-refusals.ts'
import { applyAtHeadquarters } from './apply-realtime.ts'
import { type ChangedRow, type Changes, changedRow, namedFields } from './changed-row.ts'

/** An update at headquarters itself. A field that is absent or undefined stays; null (or a blank text) empties it. */
export type HeadquartersUpdate = {
  customerKey: string
  idempotencyKey: string
  /** The `version` that the update is based on; null: the current one. */
  expectedVersion: string | null
  changes: Changes
}

/** How many times an update of the current version is retried because another update was faster. */
const MOST_ATTEMPTS = 5
const LONGEST_KEY = 200

/**
 * Updates a customer at headquarters, by the rules of the batch job over a set of one. The key is checked first (a used
 * key returns the customer as it is now), then the version: only a newer change of the same fields, by another source,
 * is a conflict.
 */
export async function updateCustomerAtHeadquarters(
  hq: HeadquartersDatabase,
  actor: Actor,
  update: HeadquartersUpdate,
): Promise<CustomerOutcome> {
  const { idempotencyKey: key } = update
  if (!isUuid(update.customerKey)) return refused(notFound())
  const unstorable = CUSTOMER_FIELDS.filter(({ field }) => UNSTORABLE.test(update.changes[field] ?? ''))
  if (unstorable.length > 0) return refused(...unstorable.map(({ field }) => unstorableField(field)))
  if (!/\S/.test(key) || key.length > LONGEST_KEY)
    return refused(
      invalid(['idempotencyKey'], `A key has 1 to ${LONGEST_KEY} characters. Use a new one for each update.`),
    )
  const operationId = derivedId(`headquarters:${actor.id}`, key)
  const hash = hashOf(update)
  if (await isErased(hq.db, update.customerKey)) return refused(customerErased())
  const used = await usedHash(hq.db, operationId)
  if (used !== undefined) return used === hash ? changed(await read(hq.db, update)) : refused(keyReused())
  const expected = update.expectedVersion === null ? null : parseVersion(update.expectedVersion)
  if (expected === undefined)
    return refused(
      invalid(
        ['expectedVersion'],
        "This is not a version of headquarters' customer. Send the `version` that was read.",
      ),
    )
  if (namedFields(update.changes).length === 0)
    return refused(invalid(['changes'], 'Name at least one field to change.'))
  for (let attempt = 1; ; attempt++) {
    const current = await read(hq.db, update)
    if (!current) return refused(notFound())
    const row = await changedRow(hq.db, update.changes, current)
    if ('refusals' in row) return refused(...row.refusals.map((each) => fieldRefused(each, ['changes'])))
    const operation = operationOf(actor, update, current, {
      operationId,
      hash,
      baseVersion: expected ?? current.version,
      row,
    })
    const answer = await applyAtHeadquarters(hq, actor, operation)
    if (answer.outcome === 'OK') return changed(answer.customer, warningsOf(answer.duplicates ?? [], ['changes']))
    const conflicts = answer.refusals.filter(({ code }) => code === 'CONFLICT')
    if (conflicts.length === 0 || expected !== null || attempt === MOST_ATTEMPTS)
      return refused(...refusalsOf(update, answer.refusals, conflicts))
  }
}

function refusalsOf(update: HeadquartersUpdate, all: RowRefusal[], conflicts: RowRefusal[]): CustomerRefusal[] {
  if (all.some(({ code }) => code === 'CUSTOMER_NOT_FOUND')) return [notFound()]
  if (conflicts.length === 0) return all.map((each) => fieldRefused(each, ['changes']))
  return [
    versionConflict({
      customerKey: update.customerKey,
      channelId: null,
      changedFields: conflicts.map(({ field }) => field.join('.')),
    }),
  ]
}

function operationOf(
  actor: Actor,
  { customerKey }: HeadquartersUpdate,
  current: CustomerDocument,
  { row, ...own }: { operationId: string; hash: string; baseVersion: number; row: ChangedRow },
): StagedOperation {
  return {
    ...own,
    customerKey,
    operationNumber: null,
    dataAreaId: current.dataAreaId,
    channelId: '',
    kind: 'UPDATE_CUSTOMER',
    capturedAt: databaseNow().toISOString(),
    capturedBy: actor.id,
    customerAccount: current.account,
    rows: withPrimaries(current, { customer: [row], addresses: [], contacts: [], affiliations: [], attributes: [] }),
  }
}

async function read(db: Database, { customerKey }: HeadquartersUpdate): Promise<CustomerDocument | null> {
  const [customer] = await customerDocuments(db, [customerKey])
  return customer ?? null
}

async function usedHash(db: Database, operationId: string): Promise<string | undefined> {
  const [used] = await execute<{ hash: string }>(
    db,
    sql`/* customers.usedKey */ select hash from operation where operation_id = ${operationId}`,
  )
  return used?.hash
}

const parseVersion = (text: string): number | undefined => (/^\d{1,9}$/.test(text) ? Number(text) : undefined)

/** A hash of the content: which fields are named, and their values. */
function hashOf({ customerKey, changes }: HeadquartersUpdate): string {
  const named = CUSTOMER_FIELDS.flatMap(({ field }) => (changes[field] === undefined ? [] : [[field, changes[field]]]))
  return createHash('sha256')
    .update(JSON.stringify([customerKey, named]))
    .digest('hex')
}

/** The same id for the same user and key each time (a UUID of version 8): a repeated update is a known operation. */
function derivedId(scope: string, key: string): string {
  const bytes = createHash('sha256')
    .update(JSON.stringify([scope, key]))
    .digest()
    .subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

const unstorableField = (field: string) =>
  fieldRefused(
    {
      code: 'INVALID_CHARACTER',
      field: [field],
      message: 'It contains a character that cannot be stored. Type it again.',
    },
    ['changes'],
  )

const refused = (...userErrors: CustomerRefusal[]) => refusal(userErrors)

const changed = (customer: CustomerDocument | null, warnings: Warning[] = []): CustomerOutcome => ({
  customer: customer && headquartersView(customer),
  operationId: null,
  operation: null,
  route: 'HEADQUARTERS',
  routeReason: 'HEADQUARTERS_UPDATE',
  warnings,
  userErrors: [],
})
