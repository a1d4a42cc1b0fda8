import { sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import { headquartersOf } from '../../../between/headquarters-of.ts'
import { scopeOf, WIDEST_SCOPE } from '../../../between/scope.ts'
import type { Sides } from '../../../between/sides.ts'
import { type Executor, execute } from '../../../db/client.ts'
import type { OperationView } from '../../../model/operation-view.ts'
import { countOperations } from './count-operations.ts'
import { listAtHeadquarters, type Reading } from './list-at-headquarters.ts'
import { type Coverage, mayHavePending, pendingQuery, readPending } from './list-pending.ts'
import { type LookedUp, lookUpCustomers } from './look-up-customers.ts'
import type { OperationFilter } from './operation-filter.ts'
import { isWithin, type SortColumn, type Stretch, stretchesFrom, stretchesOf } from './operation-order.ts'

/** Which part of the list is wanted. */
export type OperationsRequest = Reading & {
  readonly filter: OperationFilter
  /** What comes before captured time and id in the order (nothing). `direction` is that of all of them. */
  readonly column?: SortColumn
}

/** So many further stretches are read at once where the first does not fill the page. */
const stretchesAtOnce = 8

/**
 * The page *Customer sync status*: asynchronous operations of the channels that the actor may use. What channels have
 * and headquarters does not is merged in, as far as their databases can be reached and are not too many; on the same id
 * headquarters wins. Gives up to `limit` rows strictly beyond the place.
 */
export async function listOperations(
  sides: Sides,
  actor: Actor,
  { filter, column = 'CAPTURED_AT', direction, beyond, limit }: OperationsRequest,
): Promise<{ operations: OperationView[]; coverage: Coverage[] }> {
  const { channels } = scopeOf(sides, actor, filter.channels ?? null)
  const all = await stretchesOf(column, { ...filter, channels }, () => countOperations(sides, actor, channels))
  const lookedUp = await lookUpCustomers(headquartersOf(sides).db, filter)
  const left = stretchesFrom(column, all, direction, beyond)
  const read: { operations: OperationView[]; coverage: Coverage[] } = { operations: [], coverage: [] }
  for (let next = left.splice(0, 1); next.length > 0 && read.operations.length < limit; ) {
    const rest = limit - read.operations.length
    const parts = await Promise.all(
      next.map((stretch) => {
        const from = beyond && isWithin(column, stretch, beyond) ? beyond : null
        return readStretch(sides, actor, stretch, lookedUp, { direction, beyond: from, limit: rest })
      }),
    )
    read.operations.push(...parts.flatMap(({ operations }) => operations))
    read.coverage.push(...parts.flatMap(({ coverage }) => coverage))
    next = left.splice(0, stretchesAtOnce)
  }
  return { operations: read.operations.slice(0, limit), coverage: ofEachDatabase(read.coverage) }
}

async function readStretch(
  sides: Sides,
  actor: Actor,
  stretch: Stretch,
  lookedUp: LookedUp,
  reading: Reading,
): Promise<{ operations: OperationView[]; coverage: Coverage[] }> {
  const hq = headquartersOf(sides).db
  // The channels first: what is uploaded between the two reads is then seen twice and shown once, instead of not at all.
  const databases = mayHavePending(stretch)
    ? scopeOf(sides, actor, stretch.filter.channels ?? null).channelDatabases()
    : []
  const inScope = databases.length <= WIDEST_SCOPE ? databases : []
  const query = inScope.length > 0 ? await pendingQuery(hq, stretch, reading) : null
  const pending = await Promise.all(inScope.map((id) => readPending(sides.channelSides.get(id), id, query)))
  const filter = { ...stretch.filter, ...lookedUp }
  const atHeadquarters = await listAtHeadquarters(hq, { key: stretch.key, filter }, reading)
  const known = await knownOf(
    hq,
    pending.flatMap(({ operations }) => operations.map(({ operationId }) => operationId)),
  )
  const onlyAtChannels = pending.flatMap(({ operations }) =>
    operations.filter(({ operationId }) => !known.has(operationId)),
  )
  // By account number only headquarters' are listed, which come in the order of its database.
  const merged =
    onlyAtChannels.length === 0
      ? atHeadquarters
      : [...atHeadquarters, ...onlyAtChannels].sort(inOrder(stretch, reading))
  return { operations: merged.slice(0, reading.limit), coverage: pending.map(({ coverage }) => coverage) }
}

/** Which of these headquarters has by now, in whatever status. */
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

function inOrder({ key }: Stretch, { direction }: Reading) {
  const keyOf = (operation: OperationView) => (key === null ? '' : operation.customerKey)
  const sign = direction === 'asc' ? 1 : -1
  return (a: OperationView, b: OperationView) =>
    sign * (compare(keyOf(a), keyOf(b)) || compare(a.capturedAt, b.capturedAt) || compare(a.operationId, b.operationId))
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** One line a database: reachable if it always was. */
function ofEachDatabase(coverage: readonly Coverage[]): Coverage[] {
  const databases = new Map<string, Coverage>()
  for (const one of coverage) {
    const before = databases.get(one.channelDatabase)
    if (!before || before.reachable) databases.set(one.channelDatabase, one)
  }
  return [...databases.values()]
}
