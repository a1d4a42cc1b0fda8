import type { Actor } from '../../../access/actor.ts'
import { recordAudit } from '../../../access/audit.ts'
import { headquartersOf } from '../../../between/headquarters-of.ts'
import { scopeOf } from '../../../between/scope.ts'
import type { HeadquartersDatabase, Sides } from '../../../between/sides.ts'
import { isTransient, isUnavailable } from '../../../db/errors.ts'
import type { ErrorView } from '../../../model/operation-view.ts'
import type { OperationFilter } from '../list/operation-filter.ts'
import { matchForRehearsal, type Rehearsable } from './match-for-rehearsal.ts'
import { type CustomerTurns, type Prepare, type RehearsedItem, rehearseCustomers } from './rehearse-customers.ts'

/** Operations that would be refused for the same cause. */
export type RehearsedErrorGroup = ErrorView & { fingerprint: string; count: number }

/**
 * The result that a bulk run would have, for `rehearsed` of `total` matching operations. `items` are the first ones.
 */
export type BulkRehearsal = {
  total: number
  rehearsed: number
  created: number
  changed: number
  unchanged: number
  refused: number
  skipped: number
  errorGroups: RehearsedErrorGroup[]
  items: RehearsedItem[]
}

/** The maximum of operations rehearsed, because the caller waits. */
export const MOST_REHEARSED = 100_000
/**
 * Customers of the rehearsed operations are locked until their transaction ends; this many take a tenth of a second.
 */
const chunkSize = 1_000
const mostItems = 100
const mostGroups = 100

/**
 * A dry run: the result that a bulk run would have now, from transactions that validate, apply and roll back, for the
 * first `most` operations. It claims nothing, uses no account numbers, and writes only an audit entry.
 */
export async function rehearseBulkRun(
  sides: Sides,
  actor: Actor,
  filter: OperationFilter,
  most: number = MOST_REHEARSED,
): Promise<BulkRehearsal> {
  const hq = headquartersOf(sides)
  const { channels } = scopeOf(sides, actor, filter.channels ?? null)
  const rehearsal = await rehearseMatching(hq, { ...filter, channels }, { most })
  await recordAudit(hq.db, actor, { action: 'synchronizeOperations', target: null, result: 'DRY_RUN' })
  return rehearsal
}

/**
 * Rehearses the first `most` matching operations. `prepare` changes those of a set, first in the transaction that is
 * rolled back.
 */
export async function rehearseMatching(
  hq: HeadquartersDatabase,
  filter: OperationFilter,
  { most = MOST_REHEARSED, prepare }: { most?: number; prepare?: Prepare } = {},
): Promise<BulkRehearsal> {
  const { matched, total } = await matchForRehearsal(hq.db, filter, most)
  const shown = matched.slice(0, mostItems).map(({ operationId }) => operationId)
  const items = new Map<string, RehearsedItem>()
  const counts = { created: 0, changed: 0, unchanged: 0, refused: 0, skipped: 0 }
  const groups = new Map<string, RehearsedErrorGroup>()
  for await (const item of rehearse(hq, matched, shown, prepare)) {
    counts[countOf[item.outcome]]++
    if (item.error && item.fingerprint !== null) addToGroup(groups, item.fingerprint, item.error)
    if (shown.includes(item.operationId)) items.set(item.operationId, item)
  }
  return {
    total,
    rehearsed: matched.length,
    ...counts,
    errorGroups: [...groups.values()].sort((a, b) => b.count - a.count).slice(0, mostGroups),
    items: shown.flatMap((operationId) => items.get(operationId) ?? []),
  }
}

const countOf = {
  CREATED: 'created',
  CHANGED: 'changed',
  UNCHANGED: 'unchanged',
  REFUSED: 'refused',
  SKIPPED: 'skipped',
} as const

function addToGroup(groups: Map<string, RehearsedErrorGroup>, fingerprint: string, error: ErrorView): void {
  const known = groups.get(fingerprint)
  if (known) known.count++
  else groups.set(fingerprint, { ...error, field: error.field?.replace(/\.\d+/g, '') ?? null, fingerprint, count: 1 })
}

async function* rehearse(
  hq: HeadquartersDatabase,
  matched: readonly Rehearsable[],
  shown: readonly string[],
  prepare: Prepare | undefined,
): AsyncGenerator<RehearsedItem> {
  for (const { operationId, skipReason } of matched) {
    if (skipReason !== null)
      yield { operationId, outcome: 'SKIPPED', changes: [], error: null, skipReason, fingerprint: null }
  }
  const open = matched.filter(({ skipReason }) => skipReason === null)
  for (const [dataAreaId, operations] of groupedBy(open, 'dataAreaId')) {
    let numbersUsed = 0
    for (const customers of chunksOf(operations)) {
      const items = await retryTransient(() =>
        rehearseCustomers(hq, dataAreaId, customers, { numbersUsed, changesOf: shown, prepare }),
      )
      numbersUsed += items.filter(({ outcome }) => outcome === 'CREATED').length
      yield* items
    }
  }
}

/** Groups all operations of a customer, so that an operation sees the effect of earlier ones. */
function* chunksOf(operations: readonly Rehearsable[]): Generator<CustomerTurns[]> {
  let chunk: CustomerTurns[] = []
  let size = 0
  for (const turns of groupedBy(operations, 'customerKey').values()) {
    chunk.push(turns)
    size += turns.length
    if (size < chunkSize) continue
    yield chunk
    chunk = []
    size = 0
  }
  if (chunk.length > 0) yield chunk
}

function groupedBy(operations: readonly Rehearsable[], key: 'dataAreaId' | 'customerKey'): Map<string, Rehearsable[]> {
  const groups = new Map<string, Rehearsable[]>()
  for (const operation of operations) {
    const group = groups.get(operation[key])
    if (group) group.push(operation)
    else groups.set(operation[key], [operation])
  }
  return groups
}

const tries = 3

/** Another transaction may lock a customer for longer than the lock timeout. */
async function retryTransient<T>(work: () => Promise<T>): Promise<T> {
  for (let nth = 1; ; nth++) {
    try {
      return await work()
    } catch (error) {
      if (nth === tries || !isTransient(error) || isUnavailable(error)) throw error
    }
  }
}
