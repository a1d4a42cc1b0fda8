import { sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import { headquartersOf } from '../../../between/headquarters-of.ts'
import { scopeOf, WIDEST_SCOPE } from '../../../between/scope.ts'
import type { Sides } from '../../../between/sides.ts'
import { type Executor, execute } from '../../../db/client.ts'
import type { OperationView } from '../../../model/operation-view.ts'
import { countOperations } from './count-operations.ts'
import { listAtHeadquarters, type Reading } from './list-at-headquarters.ts'
import { type Coverage, mayHavePending, pendingQueries, readPending } from './list-pending.ts'
import { type LookedUp, lookUpCustomers } from './look-up-customers.ts'
import type { OperationFilter } from './operation-filter.ts'
import { isWithin, type Section, type SortColumn, sectionsFrom, sectionsOf } from './operation-order.ts'

/** Selects a part of the list. */
export type OperationsRequest = Reading & {
  readonly filter: OperationFilter
  /** The sort column before captured time and id (by default none). `direction` applies to all columns. */
  readonly column?: SortColumn
}

/** How many more sections are read in parallel if the first does not fill the page. */
const sectionsAtOnce = 8

/**
 * The page *Customer sync status*: asynchronous operations of the channels that the actor may use. Merges in operations
 * that only channels have, if their databases can be reached and are not too many; for the same id, headquarters takes
 * precedence. Returns up to `limit` rows after the position.
 */
export async function listOperations(
  sides: Sides,
  actor: Actor,
  { filter, column = 'CAPTURED_AT', direction, beyond, limit }: OperationsRequest,
): Promise<{ operations: OperationView[]; coverage: Coverage[] }> {
  const { channels } = scopeOf(sides, actor, filter.channels ?? null)
  const all = await sectionsOf(column, { ...filter, channels }, () => countOperations(sides, actor, channels))
  const lookedUp = await lookUpCustomers(headquartersOf(sides).db, filter)
  const left = sectionsFrom(column, all, direction, beyond)
  const read: { operations: OperationView[]; coverage: Coverage[] } = { operations: [], coverage: [] }
  for (let next = left.splice(0, 1); next.length > 0 && read.operations.length < limit; ) {
    const rest = limit - read.operations.length
    const parts = await Promise.all(
      next.map((section) => {
        const from = beyond && isWithin(column, section, beyond) ? beyond : null
        return readSection(sides, actor, section, lookedUp, { direction, beyond: from, limit: rest })
      }),
    )
    read.operations.push(...parts.flatMap(({ operations }) => operations))
    read.coverage.push(...parts.flatMap(({ coverage }) => coverage))
    next = left.splice(0, sectionsAtOnce)
  }
  return { operations: read.operations.slice(0, limit), coverage: ofEachDatabase(read.coverage) }
}

async function readSection(
  sides: Sides,
  actor: Actor,
  section: Section,
  lookedUp: LookedUp,
  reading: Reading,
): Promise<{ operations: OperationView[]; coverage: Coverage[] }> {
  const hq = headquartersOf(sides).db
  // The channels first: an operation uploaded between the two reads is then seen twice and shown once, instead of not
  // at all.
  const databases = mayHavePending(section)
    ? scopeOf(sides, actor, section.filter.channels ?? null).channelDatabases()
    : []
  const inScope = databases.length <= WIDEST_SCOPE ? databases : []
  const queries = inScope.length > 0 ? await pendingQueries(hq, section, reading) : []
  const pending = await Promise.all(inScope.map((id) => readPending(sides.channelSides.get(id), id, queries)))
  const filter = { ...section.filter, ...lookedUp }
  const atHeadquarters = await listAtHeadquarters(hq, { key: section.key, filter }, reading)
  const known = await knownOf(
    hq,
    pending.flatMap(({ operations }) => operations.map(({ operationId }) => operationId)),
  )
  const onlyAtChannels = pending.flatMap(({ operations }) =>
    operations.filter(({ operationId }) => !known.has(operationId)),
  )
  // A list by account number contains only headquarters' operations, in the collation of its database.
  const merged =
    onlyAtChannels.length === 0
      ? atHeadquarters
      : [...atHeadquarters, ...onlyAtChannels].sort(inOrder(section, reading))
  return { operations: merged.slice(0, reading.limit), coverage: pending.map(({ coverage }) => coverage) }
}

/** Which of these operations headquarters has by now, in any status. */
async function knownOf(hq: Executor, operationIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (operationIds.length === 0) return new Set()
  const known = await execute<{ operationId: string }>(
    hq,
    sql`/* operations.known */
    select operation_id as "operationId"
    from operation
    where operation_id = any(${sql.param([...operationIds])}::uuid[])`,
  )
  return new Set(known.map(({ operationId }) => operationId))
}

function inOrder({ key }: Section, { direction }: Reading) {
  const keyOf = (operation: OperationView) => (key === null ? '' : operation.customerKey)
  const sign = direction === 'asc' ? 1 : -1
  return (a: OperationView, b: OperationView) =>
    sign * (compare(keyOf(a), keyOf(b)) || compare(a.capturedAt, b.capturedAt) || compare(a.operationId, b.operationId))
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** One entry per database: reachable only if it always was. */
function ofEachDatabase(coverage: readonly Coverage[]): Coverage[] {
  const databases = new Map<string, Coverage>()
  for (const one of coverage) {
    const before = databases.get(one.channelDatabase)
    if (!before || before.reachable) databases.set(one.channelDatabase, one)
  }
  return [...databases.values()]
}
