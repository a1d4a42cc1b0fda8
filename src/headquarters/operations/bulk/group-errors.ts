import { type SQL, sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import { headquartersOf } from '../../../between/headquarters-of.ts'
import { scopeOf } from '../../../between/scope.ts'
import type { Sides } from '../../../between/sides.ts'
import { type Database, execute } from '../../../db/client.ts'
import type { OperationFilter } from '../list/operation-filter.ts'
import { FIRST, LAST } from '../order/open-in-order.ts'
import { type ErrorGroup, groupColumns } from './error-group.ts'
import { groupMatching } from './group-matching.ts'

/**
 * FAILED operations grouped by cause, the most frequent first. Channels, classes, codes and a fingerprint are answered
 * from counters and two index lookups, however many operations there are; any other condition groups a bounded number
 * of failed operations (`groupMatching`).
 */
export async function groupErrors(
  sides: Sides,
  actor: Actor,
  filter: OperationFilter,
  limit: number,
): Promise<ErrorGroup[]> {
  const hq = headquartersOf(sides).db
  const { channels } = scopeOf(sides, actor, filter.channels ?? null)
  const scoped = { ...filter, channels }
  if (filter.everFailed === false || (filter.statuses && !filter.statuses.includes('FAILED'))) return []
  return canBeCounted(filter) ? readCounted(hq, scoped, limit) : groupMatching(hq, scoped, limit)
}

/** True if counters suffice: every FAILED operation has failed, and only FAILED ones have a fingerprint. */
function canBeCounted(filter: OperationFilter): boolean {
  const {
    channels: _channels,
    statuses: _statuses,
    errorClasses: _classes,
    errorCodes: _codes,
    fingerprint: _fingerprint,
    everFailed: _everFailed,
    reach: _reach,
    ...rest
  } = filter
  return Object.values(rest).every((condition) => condition === null || condition === undefined)
}

function readCounted(hq: Database, filter: OperationFilter, limit: number): Promise<ErrorGroup[]> {
  const { channels } = filter
  return execute<ErrorGroup>(
    hq,
    sql`/* operations.countedErrors */
    with per_channel as (
      select fingerprint, channel_id, sum(n) as n
      from operation_error_count
      where ${countedConditions(filter)}
      group by fingerprint, channel_id
      having sum(n) > 0
    ),
    counted as (
      select fingerprint, sum(n)::int as count, array_agg(channel_id order by channel_id) as channels
      from per_channel
      group by fingerprint
      order by sum(n) desc, fingerprint
      limit ${limit}
    )
    select ${groupColumns}
    from counted
    cross join lateral (${endOf('desc', channels)}) newest
    cross join lateral (${endOf('asc', channels)}) oldest
    order by counted.count desc, counted.fingerprint`,
  )
}

function countedConditions({ channels, errorClasses, errorCodes, fingerprint }: OperationFilter): SQL {
  const among = (column: SQL, values: readonly string[] | null | undefined) =>
    values ? [sql`${column} = any(${sql.param([...values])}::text[])`] : []
  const conditions = [
    ...among(sql`channel_id`, channels),
    ...among(sql`error_class`, errorClasses),
    ...among(sql`error_code`, errorCodes),
    ...among(sql`fingerprint`, fingerprint ? [fingerprint] : null),
  ]
  return conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`
}

/**
 * The newest or the oldest operation of a counted group: one end of an index, or the best of the ends for each channel
 * in scope. The fingerprint is part of a row comparison, as in `openInOrder`.
 */
function endOf(direction: 'asc' | 'desc', channels: readonly string[] | null | undefined): SQL {
  const order = sql.raw(
    `order by o.fingerprint ${direction}, o.captured_at ${direction}, o.operation_id ${direction} limit 1`,
  )
  const failed = sql`
    select *
    from operation o
    where o.listed_status = 'FAILED'
      and (o.fingerprint, o.captured_at, o.operation_id) >= (counted.fingerprint, ${FIRST})
      and (o.fingerprint, o.captured_at, o.operation_id) <= (counted.fingerprint, ${LAST})`
  if (!channels) return sql`${failed} ${order}`
  return sql`
    select o.*
    from unnest(counted.channels) as channel (id)
    cross join lateral (${failed} and o.channel_id = channel.id ${order}) o
    ${order}`
}
