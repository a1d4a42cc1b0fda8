import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import { type Database, execute } from '../../db/client.ts'
import type { CustomerDocument } from '../../model/customer.ts'
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
  /** True: the customers get no welcome message (docs/domain.md, D-46). */
  imported: boolean
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
  // The key identifies what was sent, also when refused fields are left out of it later.
  const sent = new Map(creates.rows.map(({ path, customer }) => [path.join('.'), hashOf(customer)]))

  const prepareOne = (row: OwnCreate, known: Known): Prepared => {
    const { customer, path, idempotencyKey } = row
    const keyField = [...path, 'idempotencyKey']
    const badKey = checkOwnKey(idempotencyKey, keyField)
    if (badKey) return { outcome: rejected([badKey]) }
    const { operationId, customerKey } = idsOf(actor, dataAreaId, idempotencyKey)
    const hash = sent.get(path.join('.')) ?? hashOf(customer)
    if (known.erased.has(customerKey)) return { outcome: rejected([customerErased()]) }
    const used = known.hashes.get(operationId)
    if (used !== undefined && used !== hash) return { outcome: rejected([keyReused(keyField)]) }
    const before = known.customers.get(customerKey)
    if (before) return { outcome: done(before, 'CREATED', { repeated: true }) }
    const canonical = canonicalCustomer(customer, vocabulary)
    const faults = faultsOf(canonical, vocabulary)
    if (faults.length > 0) return { outcome: rejected(faults.map((each) => fieldRefused(each, [...path, 'customer']))) }
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
          imported: creates.imported,
          rows: newCustomerRows(customerKey, canonical, defaults),
        }),
        addressBooks: defaults.addressBooks,
        action: 'createCustomer',
      },
      retries: () => false,
      pathOf: ({ field }) => [...path, 'customer', ...field],
    }
  }

  return await writeRows(hq, actor, {
    ...creates,
    dataAreaId,
    prepare: async (rows) => {
      const known = await readKnown(
        db,
        rows.map(({ idempotencyKey }) => idsOf(actor, dataAreaId, idempotencyKey)),
      )
      return rows.map((row) => {
        const isFirst = rows.find(({ idempotencyKey }) => idempotencyKey === row.idempotencyKey) === row
        return isFirst ? prepareOne(row, known) : { outcome: rejected([keyReused([...row.path, 'idempotencyKey'])]) }
      })
    },
  })
}

type Ids = { operationId: string; customerKey: string }

/** What there is of earlier requests with these keys. */
type Known = {
  hashes: ReadonlyMap<string, string>
  erased: ReadonlySet<string>
  customers: ReadonlyMap<string, CustomerDocument>
}

function idsOf(actor: Actor, dataAreaId: string, key: string): Ids {
  const seed = JSON.stringify(['headquarters', actor.id, dataAreaId])
  return { operationId: derivedId(seed, `create:${key}`), customerKey: derivedId(seed, `customer:${key}`) }
}

async function readKnown(db: Database, ids: readonly Ids[]): Promise<Known> {
  const keys = ids.map(({ customerKey }) => customerKey)
  const [customers, found] = await Promise.all([
    customerDocuments(db, keys),
    execute<{ operationId: string; customerKey: string; hash: string | null; isErased: boolean }>(
      db,
      sql`/* customers.knownKeys */
      select sent."operationId", sent."customerKey", (
          select o.hash from operation o where o.operation_id = sent."operationId"
        ) as hash,
        exists (select from erasure e where e.customer_key = sent."customerKey" offset 0) as "isErased"
      from json_to_recordset(${JSON.stringify(ids)}::json) as sent ("operationId" uuid, "customerKey" uuid)`,
    ),
  ])
  return {
    hashes: new Map(found.flatMap(({ operationId, hash }) => (hash === null ? [] : [[operationId, hash] as const]))),
    erased: new Set(found.filter(({ isErased }) => isErased).map(({ customerKey }) => customerKey)),
    customers: new Map(customers.map((customer) => [customer.customerKey, customer])),
  }
}
