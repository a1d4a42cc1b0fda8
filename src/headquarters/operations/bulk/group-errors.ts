import { type SQL, sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import { headquartersOf } from '../../../between/headquarters-of.ts'
import { scopeOf } from '../../../between/scope.ts'
import type { Sides } from '../../../between/sides.ts'
import { batchStatementTimeout, type Database, execute, transaction } from '../../../db/client.ts'
import { utcText } from '../../../db/utc-text.ts'
import type { ErrorClass } from '../../../model/operation.ts'
import type { RowErrorCode } from '../../../model/row-error-codes.ts'
import { FIRST, LAST } from '../list/open-in-order.ts'
import { conditionsOnly, type OperationFilter } from '../list/operation-filter.ts'

/**
 * FAILED operations with the same cause. `field` is without the row's index; `message` and `exampleId` are those of the
 * newest.
 */
export type ErrorGroup = {
  fingerprint: string
  count: number
  errorClass: ErrorClass
  code: RowErrorCode
  field: string | null
  message: string
  newestCapturedAt: string
  oldestCapturedAt: string
  channels: string[]
  exampleId: string
}

/**
 * FAILED operations grouped by cause, the most frequent first. Channels, classes, codes and a fingerprint are answered
 * from counters and two index lookups, however many operations there are; any other condition reads the matching failed
 * operations.
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
  return canBeCounted(filter) ? readCounted(hq, scoped, limit) : readMatching(hq, scoped, limit)
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
    where o.status = 'FAILED' and (o.fingerprint, o.captured_at, o.operation_id) >= (counted.fingerprint, ${FIRST})
      and (o.fingerprint, o.captured_at, o.operation_id) <= (counted.fingerprint, ${LAST})`
  if (!channels) return sql`${failed} ${order}`
  return sql`
    select o.*
    from unnest(counted.channels) as channel (id)
    cross join lateral (${failed} and o.channel_id = channel.id ${order}) o
    ${order}`
}

/**
 * Supports every condition of the lists. Reads only failed operations, which are always asynchronous, and only an index
 * if the filter has channels and times only.
 */
function readMatching(hq: Database, filter: OperationFilter, limit: number): Promise<ErrorGroup[]> {
  const conditions = conditionsOnly({ ...filter, statuses: null, everFailed: null })
  const matches = sql.join([sql`o.status = 'FAILED'`, ...conditions], sql` and `)
  const query = sql`/* operations.matchingErrors */
    with per_channel as (
      select o.fingerprint, o.channel_id, count(*) as n, max(o.captured_at) as newest_at,
        min(o.captured_at) as oldest_at
      from operation o
      where o.fingerprint is not null and ${matches}
      group by o.fingerprint, o.channel_id
    ),
    counted as (
      select fingerprint, sum(n)::int as count, array_agg(channel_id order by channel_id) as channels,
        max(newest_at) as newest_at, min(oldest_at) as oldest_at
      from per_channel
      group by fingerprint
      order by sum(n) desc, fingerprint
      limit ${limit}
    )
    select ${groupColumns}
    from counted
    cross join lateral (
      select *
      from operation o
      where o.fingerprint = counted.fingerprint and o.captured_at = counted.newest_at and ${matches}
      order by o.operation_id desc
      limit 1
    ) newest
    cross join lateral (select counted.oldest_at as captured_at) oldest
    order by counted.count desc, counted.fingerprint`
  return transaction(hq, (tx) => execute<ErrorGroup>(tx, query), { statementTimeout: batchStatementTimeout })
}

const groupColumns = sql`
      counted.fingerprint, counted.count, newest.error_class as "errorClass", newest.error_code as code,
      regexp_replace(newest.error_field, '[.][0-9]+', '', 'g') as field, coalesce(newest.error_message, '') as message,
      ${utcText('newest.captured_at')} as "newestCapturedAt", ${utcText('oldest.captured_at')} as "oldestCapturedAt",
      counted.channels,
      newest.operation_id as "exampleId"`
