import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import { type Database, execute } from '../../db/client.ts'
import { UNSTORABLE } from '../../db/unstorable.ts'
import type { CustomerDocument } from '../../model/customer.ts'
import { type FieldPath, fieldRefused, type Refused } from '../../model/customer-outcome.ts'
import { canonicalCustomer } from '../../model/customer-rows/canonical-customer.ts'
import type { CustomerInput } from '../../model/customer-rows/customer-input.ts'
import { newCustomerKey, newOperationId } from '../../model/customer-rows/new-keys.ts'
import { newCustomerRows } from '../../model/customer-rows/rows.ts'
import { type ExternalId, externalIdFaults, externalIdName, foldedSystem } from '../../model/external-id.ts'
import type { StagedRows } from '../../model/operation.ts'
import type { RowErrorCode, RowRefusal } from '../../model/row-error-codes.ts'
import { customerDocuments } from '../customers/customer-documents.ts'
import { leadsTo } from '../customers/redirects.ts'
import { invalid } from '../customers/update-refusals.ts'
import { readVocabulary } from '../organization/vocabulary.ts'
import { readOwnDefaults } from './defaults.ts'
import { done, hashOf, type OwnOutcome, ownOperation, rejected } from './own-operation.ts'
import { changesTo, faultsOf } from './stage-customer.ts'
import { type ErrorPolicy, type OwnRow, type Prepared, writeRows } from './write-rows.ts'

/** A customer as another system has it: created, or brought up to date, by its id there and nothing else. */
export type Put = OwnRow & { externalId: ExternalId }

export type Puts = {
  dataAreaId: string
  /** For customers that are created; null: see defaults.ts. */
  defaultCustomer: string | null
  rows: readonly Put[]
  errorPolicy: ErrorPolicy
  dryRun?: boolean
}

/**
 * Creates the customers whose external id headquarters does not know, and changes the others to what the input says, in
 * whole or in part (docs/erp.md). Sent again, a row changes nothing. Two at once with one external id make one
 * customer: the second waits for the first, and then changes it.
 */
export async function putCustomers(
  hq: HeadquartersDatabase,
  actor: Actor,
  { dataAreaId, defaultCustomer, ...puts }: Puts,
): Promise<OwnOutcome[] | Refused> {
  const { db } = hq
  const defaults = await readOwnDefaults(db, dataAreaId, defaultCustomer)
  if ('code' in defaults) return defaults
  const vocabulary = await readVocabulary(db, dataAreaId)

  const prepareOne = (row: Put, current: CustomerDocument | undefined, ofMerged = false): Prepared => {
    const { externalId, path } = row
    const customer = canonicalCustomer(row.customer, vocabulary)
    const at = [...path, 'customer']
    const faults = [
      ...faultsOf(customer, vocabulary).map((each) => fieldRefused(each, at)),
      ...repeatedSystem(customer, externalId).map((each) => fieldRefused(each, at)),
    ]
    if (faults.length > 0) return { outcome: rejected(faults) }
    const operationId = newOperationId()
    const customerKey = current?.customerKey ?? newCustomerKey()
    // The id of a merged customer leads to the kept one, which has its own.
    const ids = ofMerged ? [] : [externalId]
    const named = { ...customer, externalIds: [...ids, ...(customer.externalIds ?? [])] }
    const rows = current
      ? changesTo(current, named, defaults, operationId)
      : newCustomerRows(customerKey, withoutCleared(named), defaults)
    if (rows === null) return { outcome: done(current ?? null, 'UNCHANGED') }
    return {
      write: {
        operation: ownOperation(actor, {
          imported: true,
          operationId,
          hash: hashOf(rows),
          kind: current ? 'UPDATE_CUSTOMER' : 'CREATE_CUSTOMER',
          customerKey,
          dataAreaId,
          baseVersion: current?.version ?? 0,
          account: current?.account ?? null,
          rows,
        }),
        addressBooks: current ? null : defaults.addressBooks,
        action: 'putCustomer',
      },
      retries: (refusals) => refusals.every((each) => isOutrun(each, rows, externalId)),
      pathOf: (refusal) => pathOf(refusal, rows, row),
    }
  }

  return await writeRows(hq, actor, {
    ...puts,
    dataAreaId,
    prepare: async (rows) => {
      const wrong = rows.map(({ externalId, path }) => wrongId(externalId, [...path, 'externalId']))
      const current = await customersWith(
        db,
        dataAreaId,
        rows.flatMap(({ externalId }, nth) => (wrong[nth] ? [] : [externalId])),
      )
      const named = new Set<string>()
      return rows.map((row, nth) => {
        const fault = wrong[nth]
        if (fault) return { outcome: rejected([fault]) }
        const found = current.get(idKey(row.externalId))
        const key = found?.customer.customerKey ?? idKey(row.externalId)
        if (named.has(key)) return { outcome: rejected([invalid([...row.path, 'externalId'], NAMED_TWICE)]) }
        named.add(key)
        return prepareOne(row, found?.customer, found?.ofMerged)
      })
    },
  })
}

const NAMED_TWICE = 'Another row of the list names the same customer. Send a customer once in a list.'

const idKey = ({ system, id }: ExternalId) => JSON.stringify([foldedSystem(system), id])

function wrongId(externalId: ExternalId, path: FieldPath) {
  const [fault] = externalIdFaults([externalId])
  if (fault) return fieldRefused({ ...fault, field: fault.field.slice(1) }, path)
  return UNSTORABLE.test(externalId.id)
    ? invalid([...path, 'id'], 'It contains a character that cannot be stored.')
    : null
}

/** The system of the row's own id may not be named again among its further ids. */
const repeatedSystem = ({ externalIds }: CustomerInput, { system }: ExternalId): RowRefusal[] =>
  (externalIds ?? []).flatMap((other, nth) =>
    foldedSystem(other.system) === foldedSystem(system)
      ? [
          {
            code: 'INVALID_VALUE' as const,
            field: ['externalIds', String(nth), 'system'],
            message:
              'This is the system of `externalId`. Use setCustomerExternalIds to give the customer another id there.',
          },
        ]
      : [],
  )

/** A new customer has nothing to clear. */
const withoutCleared = (
  customer: CustomerInput & { externalIds: readonly { system: string; id?: string | null }[] },
) => ({
  ...customer,
  externalIds: customer.externalIds.filter(({ id }) => id != null),
})

const OUTRUN: ReadonlySet<RowErrorCode> = new Set(['CONFLICT', 'CUSTOMER_NOT_FOUND'])

/** Another request has changed the customer, or created it, since it was read. */
const isOutrun = (refusal: RowRefusal, rows: StagedRows, own: ExternalId): boolean =>
  OUTRUN.has(refusal.code) ||
  (refusal.code === 'EXTERNAL_ID_TAKEN' && systemAt(refusal, rows) === foldedSystem(own.system))

/** The system of the external id that a refusal is about. */
function systemAt({ field: [list, place] }: RowRefusal, rows: StagedRows): string | null {
  const ids = rows.attributes.filter(({ name }) => name.startsWith(externalIdName('')))
  const row = list === 'externalIds' ? ids[Number(place)] : undefined
  return row ? row.name.slice(externalIdName('').length) : null
}

/** The path in the row's input: `externalId.id`, or a place among its further external ids. */
function pathOf(refusal: RowRefusal, rows: StagedRows, { externalId, customer, path }: Put): FieldPath {
  const system = systemAt(refusal, rows)
  if (system === null) return [...path, 'customer', ...refusal.field]
  if (system === foldedSystem(externalId.system)) return [...path, 'externalId', ...refusal.field.slice(2)]
  const place = (customer.externalIds ?? []).findIndex((other) => foldedSystem(other.system) === system)
  return [...path, 'customer', 'externalIds', String(place), ...refusal.field.slice(2)]
}

/** The customers of a legal entity that have these external ids, by them. */
async function customersWith(
  db: Database,
  dataAreaId: string,
  ids: readonly ExternalId[],
): Promise<ReadonlyMap<string, { customer: CustomerDocument; ofMerged: boolean }>> {
  const found = await findByExternalIds(db, dataAreaId, ids)
  const documents = await customerDocuments(db, [...new Set(found.map(({ customerKey }) => customerKey))])
  const byKey = new Map(documents.map((customer) => [customer.customerKey, customer]))
  return new Map(
    found.flatMap(({ system, id, customerKey, ofMerged }) => {
      const customer = byKey.get(customerKey)
      return customer ? [[idKey({ system, id }), { customer, ofMerged }] as const] : []
    }),
  )
}

/** The customer that has an external id. `ofMerged`: that of a customer that was merged into it, besides its own. */
export type FoundId = ExternalId & { customerKey: string; ofMerged: boolean }

/** Which customers have these external ids, in a legal entity or (null) in any. */
export async function findByExternalIds(
  db: Database,
  dataAreaId: string | null,
  ids: readonly ExternalId[],
): Promise<FoundId[]> {
  if (ids.length === 0) return []
  const sent = ids.map(({ system, id }) => ({ system: foldedSystem(system), id }))
  return execute<FoundId>(
    db,
    sql`/* customers.findByExternalIds */
    select e.system, e.external_id as id, ${leadsTo('e.customer_key')} as "customerKey",
      e.customer_key <> ${leadsTo('e.customer_key')} as "ofMerged"
    from json_to_recordset(${JSON.stringify(sent)}::json) as sent (system text, id text)
    cross join (select data_area_id from legal_entity
      where ${dataAreaId}::text is null or data_area_id = ${dataAreaId}) entity
    cross join lateral (
      select *
      from external_id e
      where e.data_area_id = entity.data_area_id and e.system = sent.system and e.external_id = sent.id
      offset 0
    ) e`,
  )
}
