import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import { isErased } from '../../between/erased.ts'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import { type Database, execute } from '../../db/client.ts'
import { isUuid } from '../../db/uuid.ts'
import type { CustomerDocument } from '../../model/customer.ts'
import {
  type CustomerRefusal,
  type FieldPath,
  fieldRefused,
  refused,
  versionConflict,
} from '../../model/customer-outcome.ts'
import { warningsOf } from '../../model/found-duplicate.ts'
import type { OperationKind, StagedRows } from '../../model/operation.ts'
import { withPrimaries } from '../../model/primaries.ts'
import type { RowRefusal } from '../../model/row-error-codes.ts'
import { customerDocuments } from '../customers/customer-documents.ts'
import { currentKey } from '../customers/redirects.ts'
import { customerErased, invalid, keyReused, notFound } from '../customers/update-refusals.ts'
import { applyTogether } from '../synchronize/apply-own-operations.ts'
import { checkOwnKey } from './own-keys.ts'
import { done, hashOf, type OwnOutcome, ownOperation, rejected } from './own-operation.ts'

/** The customer that an update at headquarters itself is about. */
export type OwnTarget = {
  customerKey: string
  idempotencyKey: string
  /** The `version` that the update is based on; null: the current one. */
  expectedVersion: string | null
}

/** A kind of update: the content that the key identifies, where it is in the mutation's input, and its rows. */
export type OwnUpdate = {
  kind: OperationKind
  content: unknown
  contentPath: FieldPath
  /** The values that customers are compared by, and where they are in the mutation's input. */
  compared?: { at: FieldPath; content: unknown }
  /** Refuses the content whatever the customer is, before the customer is read. */
  refuse?(): CustomerRefusal[]
  /** The rows for the customer as it is now; ids of new parts are derived from `seed`. */
  stage(customer: CustomerDocument, seed: string): Promise<StagedUpdate> | StagedUpdate
}
export type StagedUpdate = { rows: StagedRows } | { refusals: CustomerRefusal[] }

/** How many times an update of the current version is retried because another update was faster. */
const MOST_ATTEMPTS = 5

/**
 * Updates a customer at headquarters, by the rules of the batch job over a set of one. The key is checked first (a used
 * key returns the customer as it is now), then the version: only a newer change of the same fields, by another source,
 * is a conflict.
 */
export async function updateOwnCustomer(
  hq: HeadquartersDatabase,
  actor: Actor,
  target: OwnTarget,
  update: OwnUpdate,
): Promise<OwnOutcome> {
  const { customerKey: named, idempotencyKey: key } = target
  if (!isUuid(named)) return rejected([notFound()])
  const customerKey = await currentKey(hq.db, named)
  const early = update.refuse?.() ?? []
  if (early.length > 0) return rejected(early)
  const badKey = checkOwnKey(key, ['idempotencyKey'])
  if (badKey) return rejected([badKey])
  const operationId = operationIdOf(`headquarters:${actor.id}`, key)
  const hash = hashOf([named, update.content])
  if (await isErased(hq.db, customerKey)) return rejected([customerErased()])
  const used = await usedHash(hq.db, operationId)
  if (used !== undefined)
    return used === hash
      ? done(await read(hq.db, customerKey), 'UPDATED', { repeated: true })
      : rejected([keyReused(['idempotencyKey'])])
  const expected = target.expectedVersion === null ? null : parseVersion(target.expectedVersion)
  if (expected === undefined) return rejected([noVersion()])
  for (let attempt = 1; ; attempt++) {
    const current = await read(hq.db, customerKey)
    if (!current) return rejected([notFound()])
    const staged = await update.stage(current, operationId)
    if ('refusals' in staged) return rejected(staged.refusals)
    const operation = ownOperation(actor, {
      operationId,
      hash,
      kind: update.kind,
      customerKey,
      dataAreaId: current.dataAreaId,
      baseVersion: expected ?? current.version,
      account: current.account,
      rows: withPrimaries(current, staged.rows),
    })
    const applied = await applyTogether(hq, actor, current.dataAreaId, [
      { operation, addressBooks: null, action: operation.kind },
    ])
    if (applied.outcome === 'OK') {
      const made = applied.customers.get(operationId)
      const warnings = warningsOf(
        made?.duplicates ?? [],
        update.compared?.at ?? update.contentPath,
        update.compared?.content,
      )
      return done(made?.customer ?? null, 'UPDATED', { warnings })
    }
    const refusals = applied.refusals.get(operationId) ?? []
    const conflicts = refusals.filter(({ code }) => code === 'CONFLICT')
    if (conflicts.length === 0 || expected !== null || attempt === MOST_ATTEMPTS)
      return rejected(refusalsOf(target, update, refusals, conflicts))
  }
}

function refusalsOf(
  { customerKey }: OwnTarget,
  { contentPath }: OwnUpdate,
  all: readonly RowRefusal[],
  conflicts: readonly RowRefusal[],
): CustomerRefusal[] {
  if (all.some(({ code }) => code === 'CUSTOMER_NOT_FOUND')) return [notFound()]
  if (all.some(({ code }) => code === 'CUSTOMER_ERASED')) return [customerErased()]
  if (conflicts.length === 0) return all.map((each) => fieldRefused(each, contentPath))
  const changedFields = conflicts.map(({ field }) => field.join('.'))
  return [versionConflict({ customerKey, channelId: null, changedFields })]
}

async function read(db: Database, customerKey: string): Promise<CustomerDocument | null> {
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

const noVersion = () =>
  invalid(['expectedVersion'], "This is not a version of headquarters' customer. Send the `version` that was read.")

/** The same id for the same user and key each time (a UUID of version 8): a repeated update is a known operation. */
function operationIdOf(scope: string, key: string): string {
  const bytes = createHash('sha256')
    .update(JSON.stringify([scope, key]))
    .digest()
    .subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** The refusal of an update that names nothing, or something that the customer does not have. */
export const refusedUpdate = (...refusal: Parameters<typeof refused>): StagedUpdate => ({
  refusals: [refused(...refusal)],
})
