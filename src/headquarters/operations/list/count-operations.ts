import { sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import type { Channels } from '../../../access/scope-sql.ts'
import type { ChannelSide } from '../../../between/channel-side.ts'
import { headquartersOf } from '../../../between/headquarters-of.ts'
import { type Scope, scopeOf, WIDEST_SCOPE } from '../../../between/scope.ts'
import type { Sides } from '../../../between/sides.ts'
import { type Executor, execute } from '../../../db/client.ts'
import { isTransient } from '../../../db/errors.ts'
import type { OperationCount } from '../../../model/operation-count.ts'
import { canBeCounted, type OperationFilter } from './operation-filter.ts'

/**
 * Counts operations by channel, status and error: at headquarters from counters that every change maintains, and as
 * CAPTURED those that the reachable channels have not uploaded. Never scans. While an upload is being acknowledged, its
 * operations count on both sides.
 */
export async function countOperations(
  sides: Sides,
  actor: Actor,
  channels: readonly string[] | null,
): Promise<OperationCount[]> {
  const hq = headquartersOf(sides).db
  const scope = scopeOf(sides, actor, channels)
  const [pending, counted] = await Promise.all([countPending(sides, scope), countAtHeadquarters(hq, scope.channels)])
  return [...pending, ...counted].sort(
    (a, b) =>
      compare(a.channelId, b.channelId) || compare(a.status, b.status) || compare(a.errorCode ?? '', b.errorCode ?? ''),
  )
}

/** The number of matching operations, if the counters can tell; otherwise null. */
export async function countMatches(sides: Sides, actor: Actor, filter: OperationFilter): Promise<number | null> {
  if (!canBeCounted(filter)) return null
  const counts = await countOperations(sides, actor, filter.channels ?? null)
  const { statuses, errorCodes } = filter
  return counts
    .filter(({ status }) => statuses?.includes(status) ?? true)
    .filter(({ errorCode }) => !errorCodes || (errorCode !== null && errorCodes.includes(errorCode)))
    .reduce((sum, { count }) => sum + count, 0)
}

/** Headquarters' part of the counts; `channels` null: all. */
export async function countAtHeadquarters(hq: Executor, channels: readonly string[] | null): Promise<OperationCount[]> {
  const wanted = channels ? sql`where channel_id = any(${sql.param([...channels])}::text[])` : sql``
  return execute<OperationCount>(
    hq,
    sql`/* operations.count */
    select channel_id as "channelId", status, nullif(error_code, '') as "errorCode", sum(n)::int as count
    from operation_count
    ${wanted}
    group by channel_id, status, error_code
    having sum(n) <> 0`,
  )
}

async function countPending(sides: Sides, { channels, channelDatabases }: Scope): Promise<OperationCount[]> {
  const databases = channelDatabases()
  if (databases.length > WIDEST_SCOPE) return []
  const counted = await Promise.all(databases.map((id) => countsOf(sides.channelSides.get(id), channels ?? 'ALL')))
  return counted
    .flat()
    .flatMap(({ channelId, pending }) =>
      pending > 0 ? [{ channelId, status: 'CAPTURED' as const, errorCode: null, count: pending }] : [],
    )
}

async function countsOf(side: ChannelSide | undefined, channels: Channels) {
  try {
    return (await side?.counts(channels)) ?? []
  } catch (error) {
    if (isTransient(error)) return []
    throw error
  }
}

/**
 * Merges the counter rows that changes have added into one row per channel, status and error, and per channel and
 * cause. Called periodically, because counting reads every row, at about a microsecond each. Leaves single rows alone,
 * and blocks neither concurrent changes nor a concurrent call.
 */
export async function mergeOperationCounts(hq: Executor): Promise<void> {
  await execute(
    hq,
    sql`/* operations.mergeCounts */
    with taken as (
      delete from operation_count
      where id in (
        select id
        from operation_count
        where (channel_id, status, error_code) in (
          select channel_id, status, error_code
          from operation_count
          group by channel_id, status, error_code
          having count(*) > 1
        )
        for update skip locked
      )
      returning channel_id, status, error_code, n
    ),
    merged as (
      insert into operation_count (channel_id, status, error_code, n)
      select channel_id, status, error_code, sum(n)
      from taken
      group by channel_id, status, error_code
      having sum(n) <> 0
    ),
    errors_taken as (
      delete from operation_error_count
      where id in (
        select id
        from operation_error_count
        where (fingerprint, channel_id, error_class, error_code) in (
          select fingerprint, channel_id, error_class, error_code
          from operation_error_count
          group by fingerprint, channel_id, error_class, error_code
          having count(*) > 1
        )
        for update skip locked
      )
      returning fingerprint, channel_id, error_class, error_code, n
    )
    insert into operation_error_count (fingerprint, channel_id, error_class, error_code, n)
    select fingerprint, channel_id, error_class, error_code, sum(n)
    from errors_taken
    group by fingerprint, channel_id, error_class, error_code
    having sum(n) <> 0`,
  )
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
