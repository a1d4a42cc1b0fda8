import type { HeadquartersDatabase } from '../../../between/sides.ts'
import { batchStatementTimeout, type Transaction } from '../../../db/client.ts'
import { rehearse } from '../../../db/rehearse.ts'
import type { ErrorView } from '../../../model/operation-view.ts'
import { emptyWorkTables } from '../../synchronize/evaluate/work-tables.ts'
import { type RehearsedOperation, rehearseStep } from '../../synchronize/rehearse-operations.ts'
import type { Rehearsable } from './match-for-rehearsal.ts'
import type { SkipReason } from './skip-reasons.ts'

/** The result that one operation would have; SKIPPED: it would not change, because of `skipReason`. */
export type RehearsedItem = {
  operationId: string
  outcome: RehearsedOperation['outcome'] | 'SKIPPED'
  changes: RehearsedOperation['changes']
  error: ErrorView | null
  skipReason: SkipReason | null
  /** The cause of its refusal; null if it is not refused. */
  fingerprint: string | null
}

/** The operations of one customer, in order of arrival. */
export type CustomerTurns = readonly Rehearsable[]

/** Changes operations before they are rehearsed, in the same transaction. */
export type Prepare = (tx: Transaction, operationIds: readonly string[]) => Promise<unknown>

/**
 * `numbersUsed`: account numbers that the rehearsal has used so far; `changesOf`: the operations whose changes are
 * returned.
 */
export type RehearsalSoFar = {
  numbersUsed: number
  changesOf: readonly string[]
  prepare: Prepare | undefined
}

/**
 * Rehearses customers of one legal entity in one transaction that is rolled back: first the first operation of each,
 * then the second, and so on. The later operations of a customer and channel database after a refused one are SKIPPED.
 */
export function rehearseCustomers(
  hq: HeadquartersDatabase,
  dataAreaId: string,
  customers: readonly CustomerTurns[],
  soFar: RehearsalSoFar,
): Promise<RehearsedItem[]> {
  const work = async (tx: Transaction) => {
    await soFar.prepare?.(
      tx,
      customers.flatMap((turns) => turns.map(({ operationId }) => operationId)),
    )
    return inTurns(tx, dataAreaId, customers, soFar)
  }
  return rehearse(hq.db, work, { statementTimeout: batchStatementTimeout })
}

async function inTurns(
  tx: Transaction,
  dataAreaId: string,
  customers: readonly CustomerTurns[],
  { numbersUsed, changesOf }: RehearsalSoFar,
): Promise<RehearsedItem[]> {
  const items: RehearsedItem[] = []
  const refused = new Set<string>()
  const last = Math.max(0, ...customers.map(({ length }) => length))
  for (let nth = 0; nth < last; nth++) {
    const turn = customers.flatMap((turns) => turns[nth] ?? [])
    const blocked = turn.filter((one) => refused.has(sourceOf(one)))
    items.push(...blocked.map(skippedItem))
    const open = turn.filter((one) => !refused.has(sourceOf(one)))
    if (open.length === 0) continue
    if (nth > 0) await emptyWorkTables(tx)
    const operationIds = open.map(({ operationId }) => operationId)
    const outcomes = await rehearseStep(tx, dataAreaId, {
      operationIds,
      numbersUsed: numbersUsed + items.filter(({ outcome }) => outcome === 'CREATED').length,
      changesOf: changesOf.filter((id) => operationIds.includes(id)),
    })
    items.push(...outcomes.map(itemOf))
    const failed = new Set(outcomes.flatMap((one) => (one.outcome === 'REFUSED' ? [one.operationId] : [])))
    for (const one of open) if (failed.has(one.operationId)) refused.add(sourceOf(one))
  }
  return items
}

const sourceOf = ({ customerKey, channelDatabaseId }: Rehearsable) => `${customerKey} ${channelDatabaseId}`

const itemOf = ({ operationId, outcome, changes, error, fingerprint }: RehearsedOperation): RehearsedItem => ({
  operationId,
  outcome,
  changes,
  error,
  skipReason: null,
  fingerprint,
})

const skippedItem = ({ operationId }: Rehearsable): RehearsedItem => ({
  operationId,
  outcome: 'SKIPPED',
  changes: [],
  error: null,
  skipReason: 'WAITING_ON',
  fingerprint: null,
})
