import { sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import { recordAudit } from '../../../access/audit.ts'
import { inChannels } from '../../../access/scope-sql.ts'
import type { HeadquartersDatabase } from '../../../between/sides.ts'
import { type Database, execute } from '../../../db/client.ts'
import type { CustomerDocument } from '../../../model/customer.ts'
import type { CustomerRefusal } from '../../../model/customer-outcome.ts'
import { derivedId } from '../../../model/customer-rows/derived-id.ts'
import { withPrimaries } from '../../../model/primaries.ts'
import type { RowRefusal } from '../../../model/row-error-codes.ts'
import { customerDocuments } from '../../customers/customer-documents.ts'
import { leadsTo } from '../../customers/redirects.ts'
import { done, hashOf, ownOperation, rejected } from '../../own-customers/own-operation.ts'
import { MOST_ROWS, type OwnRow, type Prepared, writeRows } from '../../own-customers/write-rows.ts'
import { refuseReason } from '../changing/reason.ts'
import type { Refused } from '../changing/refusals.ts'
import { findBulkCorrection } from './bulk-correction.ts'
import { attributesOf, canonicalIn, changeOf, KINDS, valueNow } from './corrected-attribute.ts'
import { correctionNotFound } from './undo-correction.ts'

/** The most customers that are updated by one request. */
const MOST_UPDATED = 1_000
const MOST_LISTED = 100

type Outcome = 'UPDATED' | 'UNCHANGED' | 'CHANGED_SINCE' | 'REFUSED'

/** A customer whose operation was corrected, and what has become of it. */
export type CorrectedCustomerView = { operationId: string; outcome: Outcome; error: CustomerRefusal | null }

export type UpdatedCorrected = {
  updated: number
  unchanged: number
  changedSince: number
  refused: number
  /** True if more than MOST_UPDATED are left: update again for those. */
  more: boolean
  customers: CorrectedCustomerView[]
  userErrors: (Refused | ReturnType<typeof correctionNotFound>)[]
}

type Update = { correctionId: string; newValue: string | null; reason: string; dryRun: boolean }

/**
 * Updates the customers of a bulk correction whose operations are synchronized, which cannot be undone any more: the
 * attribute that the correction has set gets another value, at headquarters, by the rules of the batch job. A customer
 * that does not have the corrected value any more was changed by somebody, and stays as it is. Done again, it changes
 * nothing.
 */
export async function updateCorrectedCustomers(
  hq: HeadquartersDatabase,
  actor: Actor,
  { correctionId, newValue, reason, dryRun }: Update,
): Promise<UpdatedCorrected> {
  const found = await findBulkCorrection(hq.db, actor, correctionId)
  const refusal = found ? refuseReason(reason) : correctionNotFound()
  const audit = (result: string) =>
    recordAudit(hq.db, actor, {
      action: 'updateCorrectedCustomers',
      target: found?.correctionId ?? null,
      result,
      reason,
    })
  if (refusal || !found) {
    await audit(refusal?.code ?? 'NOT_FOUND')
    return { ...NOTHING, userErrors: refusal ? [refusal] : [] }
  }
  const value = newValue?.trim() ? newValue.normalize('NFC') : null
  const all: CorrectedCustomerView[] = []
  const tried = () => all.filter(({ outcome }) => outcome === 'UPDATED' || outcome === 'REFUSED').length
  const most = dryRun ? MOST_ROWS : MOST_UPDATED
  let more = false
  for (const batch of batchesOf(await synchronizedItems(hq.db, actor, found.correctionId))) {
    const isEnough = tried() >= most
    const outcomes = await updateBatch(hq, actor, batch, { value, dryRun, onlyCounts: isEnough })
    if (!isEnough || dryRun) all.push(...outcomes)
    else if (outcomes.some(({ outcome }) => outcome === 'UPDATED')) more = true
    if (more) break
  }
  const count = (wanted: Outcome) => all.filter(({ outcome }) => outcome === wanted).length
  const updated = count('UPDATED')
  await audit(dryRun ? 'DRY_RUN' : `${updated} customers`)
  return {
    updated,
    unchanged: count('UNCHANGED'),
    changedSince: count('CHANGED_SINCE'),
    refused: count('REFUSED'),
    more,
    customers: all
      .toSorted((a, b) => Number(b.outcome === 'REFUSED') - Number(a.outcome === 'REFUSED'))
      .slice(0, MOST_LISTED),
    userErrors: [],
  }
}

const NOTHING = { updated: 0, unchanged: 0, changedSince: 0, refused: 0, more: false, customers: [] }

/** An operation that was corrected and is synchronized, with the attribute, and the value that it was given. */
type Item = {
  operationId: string
  customerKey: string
  dataAreaId: string
  attribute: string
  corrected: string | null
}

type Row = OwnRow & { item: Item }

async function synchronizedItems(db: Database, { channels }: Actor, correctionId: string): Promise<Item[]> {
  return execute<Item>(
    db,
    sql`/* operations.synchronizedCorrections */
    select item.operation_id as "operationId", ${leadsTo('o.customer_key')} as "customerKey",
      o.data_area_id as "dataAreaId", saved.attribute, saved.corrected
    from bulk_correction_item item
    cross join lateral (
      select operation.customer_key, operation.data_area_id, operation.status
      from operation
      where operation.operation_id = item.operation_id and ${inChannels(sql`operation.channel_id`, channels)}
      offset 0
    ) o
    cross join lateral (
      select a.changes #>> '{0,attribute}' as attribute, a.changes #>> '{0,newValue}' as corrected
      from operation_attempt a
      where a.operation_id = item.operation_id and a.outcome = 'SAVED' and a.revision = item.revision
      limit 1
    ) saved
    where item.correction_id = ${correctionId}::uuid and o.status in ('SYNCED', 'DISTRIBUTED', 'SUPERSEDED')
    order by item.operation_id`,
  )
}

/** Batches that are applied together: of one legal entity, and each customer once. */
function* batchesOf(items: readonly Item[]): Generator<Item[]> {
  let left = items
  while (left.length > 0) {
    const [batch, later, customers]: [Item[], Item[], Set<string>] = [[], [], new Set()]
    for (const item of left) {
      const isOther = item.dataAreaId !== left[0]?.dataAreaId || customers.has(item.customerKey)
      if (isOther || batch.length === MOST_ROWS) later.push(item)
      else {
        batch.push(item)
        customers.add(item.customerKey)
      }
    }
    yield batch
    left = later
  }
}

async function updateBatch(
  hq: HeadquartersDatabase,
  actor: Actor,
  batch: readonly Item[],
  { value, dryRun, onlyCounts }: { value: string | null; dryRun: boolean; onlyCounts: boolean },
): Promise<CorrectedCustomerView[]> {
  const dataAreaId = batch[0]?.dataAreaId ?? ''
  const attributes = await attributesOf(hq.db, batch)
  const newValueOf = await canonicalIn(hq.db, dataAreaId, value)
  const left = new Map<string, Outcome>()
  const prepare = async (rows: readonly Row[]): Promise<Prepared[]> => {
    const customers = await customersOf(hq.db, actor, rows)
    return Promise.all(
      rows.map(async ({ item }): Promise<Prepared> => {
        const customer = customers.get(item.customerKey)
        const attribute = attributes.get(item.operationId)
        const now = customer && attribute ? valueNow(customer, attribute, item.corrected) : undefined
        const newValue = attribute ? newValueOf(attribute) : value
        const isOver = now === newValue ? 'UNCHANGED' : now !== item.corrected ? 'CHANGED_SINCE' : null
        if (!customer || !attribute || isOver !== null) {
          left.set(item.operationId, isOver ?? 'CHANGED_SINCE')
          return { outcome: done(customer ?? null, 'UNCHANGED') }
        }
        const rowsOf = await changeOf(hq.db, customer, attribute, item.corrected, newValue)
        if ('refusals' in rowsOf) return { outcome: rejected(rowsOf.refusals.map(atNewValue)) }
        return {
          write: {
            operation: ownOperation(actor, {
              // The same for a request that is sent twice at once: it is done once.
              operationId: derivedId(item.operationId, `corrected:${customer.version}:${newValue ?? ''}`),
              hash: hashOf(rowsOf),
              kind: KINDS[attribute.part],
              customerKey: customer.customerKey,
              dataAreaId,
              baseVersion: customer.version,
              account: customer.account,
              rows: withPrimaries(customer, rowsOf),
            }),
            addressBooks: null,
            action: 'updateCorrectedCustomers',
          },
          // Another update was faster: the customer is read again.
          retries: (refusals) => refusals.every(({ code }) => code === 'CONFLICT'),
          pathOf: () => ['newValue'],
        }
      }),
    )
  }
  const rows = batch.map((item): Row => ({ item, customer: {}, path: [] }))
  if (onlyCounts) {
    const prepared = await prepare(rows)
    return batch.map(({ operationId }, nth) => outcomeOf(operationId, prepared[nth]))
  }
  const outcomes = await writeRows(hq, actor, { dataAreaId, rows, errorPolicy: 'REJECT_FAILED_ROWS', dryRun, prepare })
  return batch.map(({ operationId }, nth) => {
    const [error = null] = outcomes[nth]?.userErrors ?? []
    return { operationId, outcome: left.get(operationId) ?? (error ? 'REFUSED' : 'UPDATED'), error }
  })

  function outcomeOf(operationId: string, prepared: Prepared | undefined): CorrectedCustomerView {
    const [error = null] = prepared && 'outcome' in prepared ? prepared.outcome.userErrors : []
    return { operationId, outcome: left.get(operationId) ?? (error ? 'REFUSED' : 'UPDATED'), error }
  }
}

async function customersOf(
  db: Database,
  { channels }: Actor,
  rows: readonly Row[],
): Promise<ReadonlyMap<string, CustomerDocument>> {
  const keys = rows.map(({ item }) => item.customerKey)
  const documents = await customerDocuments(db, [...new Set(keys)], channels)
  return new Map(documents.map((customer) => [customer.customerKey, customer]))
}

const atNewValue = ({ code, message }: RowRefusal): CustomerRefusal => ({
  __typename: 'FieldRefused',
  code: 'FIELD_REFUSED',
  field: ['newValue'],
  message,
  rowErrorCode: code,
})
