import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import { isErased } from '../../between/is-erased.ts'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import { type Database, execute } from '../../db/client.ts'
import { fieldRefused, type Refused } from '../../model/customer-outcome.ts'
import { canonicalCustomer } from '../../model/customer-rows/canonical-customer.ts'
import { derivedId } from '../../model/customer-rows/derived-id.ts'
import { newCustomerRows } from '../../model/customer-rows/rows.ts'
import { customerDocuments } from '../customers/customer-documents.ts'
import { customerErased, keyReused } from '../customers/update-refusals.ts'
import { readVocabulary } from '../organization/vocabulary.ts'
import { readOwnDefaults } from './defaults.ts'
import { checkOwnKey } from './own-keys.ts'
import { done, hashOf, type OwnOutcome, ownOperation, rejected } from './own-operation.ts'
import { faultsOf } from './stage-customer.ts'
import { type ErrorPolicy, type OwnRow, type Prepared, writeRows } from './write-rows.ts'

export type OwnCreate = OwnRow & { idempotencyKey: string }

export type OwnCreates = {
  dataAreaId: string
  /** The default customer that supplies what a customer does not name, and the address books; null: see defaults.ts. */
  defaultCustomer: string | null
  rows: readonly OwnCreate[]
  errorPolicy: ErrorPolicy
  dryRun?: boolean
}

/**
 * Creates customers at headquarters, without a channel (docs/erp.md). Customer and operation have ids derived from the
 * caller and the key, so that a repeated request finds its customer, however late it comes.
 */
export async function createOwnCustomers(
  hq: HeadquartersDatabase,
  actor: Actor,
  { dataAreaId, defaultCustomer, ...creates }: OwnCreates,
): Promise<OwnOutcome[] | Refused> {
  const { db } = hq
  const defaults = await readOwnDefaults(db, dataAreaId, defaultCustomer)
  if ('code' in defaults) return defaults
  const vocabulary = await readVocabulary(db, dataAreaId)
  const prepareOne = async (row: OwnCreate, usedHashes: ReadonlyMap<string, string>): Promise<Prepared> => {
    const { customer, path, idempotencyKey } = row
    const keyField = [...path, 'idempotencyKey']
    const badKey = checkOwnKey(idempotencyKey, keyField)
    if (badKey) return { outcome: rejected([badKey]) }
    const { operationId, customerKey } = idsOf(actor, dataAreaId, idempotencyKey)
    const hash = sentHash.get(keyOf(row)) ?? hashOf(customer)
    sentHash.set(keyOf(row), hash)
    if (await isErased(db, customerKey)) return { outcome: rejected([customerErased()]) }
    const used = usedHashes.get(operationId)
    if (used !== undefined && used !== hash) return { outcome: rejected([keyReused(keyField)]) }
    const [known] = await customerDocuments(db, [customerKey])
    if (known) return { outcome: done(known, 'CREATED', { repeated: true }) }
    const canonical = canonicalCustomer(customer, vocabulary)
    const faults = faultsOf(canonical, vocabulary)
    const rows = faults.some(({ field }) => field[0] === 'contacts')
      ? null
      : newCustomerRows(customerKey, canonical, defaults)
    if (faults.length > 0 || !rows)
      return { outcome: rejected(faults.map((each) => fieldRefused(each, [...path, 'customer']))) }
    return {
      write: {
        operation: ownOperation(actor, {
          operationId,
          hash,
          kind: 'CREATE_CUSTOMER',
          customerKey,
          dataAreaId,
          baseVersion: 0,
          account: null,
          rows,
        }),
        addressBooks: defaults.addressBooks,
        action: 'createCustomer',
      },
      retries: () => false,
      pathOf: ({ field }) => [...path, 'customer', ...field],
    }
  }
  // The key identifies what was sent, also when refused fields are left out of it later.
  const sentHash = new Map<string, string>()
  const keyOf = ({ path }: OwnCreate) => path.join('.')
  return await writeRows(hq, actor, {
    ...creates,
    dataAreaId,
    prepare: async (rows) => {
      const used = await usedHashes(
        db,
        rows.map(({ idempotencyKey }) => idsOf(actor, dataAreaId, idempotencyKey).operationId),
      )
      const twice = (row: OwnCreate) => rows.find(({ idempotencyKey }) => idempotencyKey === row.idempotencyKey) !== row
      return await Promise.all(
        rows.map(async (row) =>
          twice(row) ? { outcome: rejected([keyReused([...row.path, 'idempotencyKey'])]) } : prepareOne(row, used),
        ),
      )
    },
  })
}

function idsOf(actor: Actor, dataAreaId: string, key: string) {
  const seed = JSON.stringify(['headquarters', actor.id, dataAreaId])
  return { operationId: derivedId(seed, `create:${key}`), customerKey: derivedId(seed, `customer:${key}`) }
}

async function usedHashes(db: Database, operationIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const used = await execute<{ operationId: string; hash: string }>(
    db,
    sql`/* customers.usedKeys */
    select operation_id as "operationId", hash
    from operation
    where operation_id = any(${sql.param([...operationIds])}::uuid[])`,
  )
  return new Map(used.map(({ operationId, hash }) => [operationId, hash]))
}
