import { sql } from 'drizzle-orm'
import type { Actor } from '../access/actor.ts'
import { type Executor, execute } from '../db/client.ts'
import { isTransient } from '../db/errors.ts'
import { WIDEST_SCOPE } from '../events/followed-logs.ts'
import { scopeOf } from '../events/scope.ts'
import { headquartersOf } from '../sides/headquarters-of.ts'
import type { ChannelOperationQuery, ChannelSide, Sides } from '../sides/sides.ts'
import { canBePending, conditionsOf, groupsOf, type OperationFilter } from './operation-filter.ts'
import { type OperationView, operationColumns, pendingView } from './operation-view.ts'

/** A place in the list: captured time (in microseconds) and id. */
export type OperationPlace = { capturedAt: string; operationId: string }

/** Which part of the list is wanted. */
export type OperationsAsked = {
  readonly filter: OperationFilter
  /** By captured time and id. */
  readonly direction: 'asc' | 'desc'
  readonly beyond: OperationPlace | null
  readonly limit: number
}

/** Whether a channel database's pending operations are in an answer, and as of when. */
export type Coverage = { channelDatabase: string; reachable: boolean; asOf: string }

/**
 * The page *Customer sync status*: asynchronous operations of the channels that the actor may use, by captured time. What channels have
 * and headquarters does not is merged in, as far as their databases can be reached and are not too many; on the same id
 * headquarters wins. Gives up to `limit` rows strictly beyond the place.
 */
export async function listOperations(
  sides: Sides,
  actor: Actor,
  asked: OperationsAsked,
): Promise<{ operations: OperationView[]; coverage: Coverage[] }> {
  const hq = headquartersOf(sides).db
  const { channels, channelDatabases } = scopeOf(sides, actor, asked.filter.channels ?? null)
  const scoped = { ...asked, filter: { ...asked.filter, channels } }
  // The channels first: what is uploaded between the two reads is then seen twice and shown once, instead of not at all.
  const databases = canBePending(scoped.filter) ? channelDatabases() : []
  const inScope = databases.length <= WIDEST_SCOPE ? databases : []
  const query = await pendingQuery(hq, scoped)
  const pending = await Promise.all(inScope.map((id) => readPending(sides.channelSides.get(id), id, query)))
  const atHeadquarters = await readHeadquarters(hq, scoped)
  const known = await knownOf(
    hq,
    pending.flatMap(({ operations }) => operations.map(({ operationId }) => operationId)),
  )
  const merged = [
    ...atHeadquarters,
    ...pending.flatMap(({ operations }) => operations.filter(({ operationId }) => !known.has(operationId))),
  ].sort(asked.direction === 'asc' ? byPlace : (a, b) => byPlace(b, a))
  return { operations: merged.slice(0, asked.limit), coverage: pending.map(({ coverage }) => coverage) }
}

async function readHeadquarters(
  hq: Executor,
  { filter, direction, beyond, limit }: OperationsAsked,
): Promise<OperationView[]> {
  const order = sql.raw(direction)
  const further = beyond
    ? sql`and (o.captured_at, o.operation_id) ${sql.raw(direction === 'asc' ? '>' : '<')} (${beyond.capturedAt}::timestamptz, ${beyond.operationId}::uuid)`
    : sql``
  const { wanted, condition, rest } = groupsOf(filter)
  return execute<OperationView>(
    hq,
    sql`/* operations.list */
    select ${operationColumns}
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as wanted (value text, channel text)
    cross join lateral (
      select *
      from operation o
      where ${condition} and ${conditionsOf(rest)} ${further}
      order by o.captured_at ${order}, o.operation_id ${order}
      limit ${limit}
    ) o
    left join customer_account given using (customer_key)
    order by o.captured_at ${order}, o.operation_id ${order}
    limit ${limit}`,
  )
}

/** The filter as a channel understands it; null when no operation there can match. */
async function pendingQuery(hq: Executor, asked: OperationsAsked): Promise<ChannelOperationQuery | null> {
  const { filter, direction, beyond, limit } = asked
  const customerKey = filter.customerAccount ? await customerOf(hq, filter.customerAccount) : filter.customerKey
  if (filter.customerAccount && (!customerKey || (filter.customerKey && filter.customerKey !== customerKey)))
    return null
  return {
    direction,
    limit,
    ...(beyond && { beyond }),
    ...(filter.channels && { channels: [...filter.channels] }),
    ...(filter.kinds && { kinds: [...filter.kinds] }),
    ...(customerKey && { customerKey }),
    ...(filter.capturedAfter && { capturedAfter: filter.capturedAfter }),
    ...(filter.capturedBefore && { capturedBefore: filter.capturedBefore }),
    ...(filter.search?.trim() && { search: filter.search }),
  }
}

async function customerOf(hq: Executor, account: string): Promise<string | undefined> {
  const [customer] = await execute<{ customerKey: string }>(
    hq,
    sql`/* operations.customerOf */
    select customer_key as "customerKey"
    from customer_account
    where account = ${account}
    limit 1`,
  )
  return customer?.customerKey
}

type Pending = { operations: OperationView[]; coverage: Coverage }

async function readPending(
  side: ChannelSide | undefined,
  id: string,
  query: ChannelOperationQuery | null,
): Promise<Pending> {
  const covered = (reachable: boolean): Coverage => ({ channelDatabase: id, reachable, asOf: new Date().toISOString() })
  if (!side) return { operations: [], coverage: covered(false) }
  try {
    const operations = query ? await side.pendingOperations(query) : []
    return { operations: operations.map(pendingView), coverage: covered(true) }
  } catch (error) {
    if (!isTransient(error)) throw error
    return { operations: [], coverage: covered(false) }
  }
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

function byPlace(a: OperationPlace, b: OperationPlace): number {
  if (a.capturedAt !== b.capturedAt) return a.capturedAt < b.capturedAt ? -1 : 1
  if (a.operationId === b.operationId) return 0
  return a.operationId < b.operationId ? -1 : 1
}
