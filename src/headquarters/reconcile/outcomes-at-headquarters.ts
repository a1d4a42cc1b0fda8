import { type SQL, sql } from 'drizzle-orm'
import type { KeyInterval, RangeHash } from '../../between/compared-rows.ts'
import { within } from '../../between/reconcile/interval-rows.ts'
import { anythingReported, outcomeHash, outcomeText } from '../../between/reconcile/outcomes-at-channel.ts'
import { execute, type Transaction } from '../../db/client.ts'
import { settledThrough } from '../synchronize/queue/settled-through.ts'

/** What 1010 delivers about a customer's operations. `underWay`: some of them are still to be synchronized. */
export type ExpectedOutcomes = {
  customerKey: string
  dataAreaId: string
  settledThrough: number
  reported: { operationId: string; hash: string }[]
  unsettled: string[]
  underWay: boolean
}

/**
 * The numbered operations of channel databases, with the number up to which their customer's operations are complete.
 * Erased customers are excluded.
 */
const expected = (
  intervals: readonly KeyInterval[],
  dataAreaId: string | null,
  databases: readonly string[],
): SQL => sql`
    theirs as materialized (
      select o.channel_database_id, o.customer_key, o.operation_id, o.data_area_id, o.operation_number, o.number_offset,
        case o.status when 'DISTRIBUTED' then 'SYNCED' else o.status end as status, o.error_code, o.error_field,
          o.error_message
      from ${within(intervals)}
      join operation o on o.customer_key between within.first and within.last
      where o.operation_number is not null and o.channel_database_id = any(${sql.param([...databases])}::text[])
        and (${dataAreaId}::text is null or o.data_area_id = ${dataAreaId})
        and not exists (select from erasure e where e.customer_key = o.customer_key)
    ),
    settled as (
      select channel_database_id, customer_key, ${settledThrough} as settled
      from theirs
      group by channel_database_id, customer_key
    ),
    expected as (
      select t.channel_database_id, t.customer_key, t.operation_id, t.data_area_id, t.status, s.settled,
        case when t.status in ('FAILED', 'WAITING_ON', 'SUPERSEDED', 'DISMISSED') then ${outcomeText} end as reported,
        case when t.status <> 'DISMISSED'
          and t.operation_number - t.number_offset > s.settled then t.operation_id end as unsettled
      from theirs t
      join settled s using (channel_database_id, customer_key)
    )`

/** Counts and hashes of what channel databases should know of their operations, by database and range. */
export async function expectedOutcomeRanges(
  tx: Transaction,
  intervals: readonly KeyInterval[],
  dataAreaId: string | null,
  databases: readonly string[],
): Promise<Map<string, RangeHash[]>> {
  const found = await execute<RangeHash & { place: string }>(
    tx,
    sql`/* reconcile.expectedOutcomeRanges */
    with ${expected(intervals, dataAreaId, databases)},
    row as (
      select channel_database_id, customer_key, ${outcomeHash} as hash
      from expected
      group by channel_database_id, customer_key
      having ${anythingReported}
    )
    select channel_database_id as place, left(customer_key::text, 3) as range, count(*)::int as rows,
      md5(string_agg(hash, '' order by customer_key)) as hash
    from row
    group by 1, 2`,
  )
  const ranges = new Map<string, RangeHash[]>(databases.map((place) => [place, []]))
  for (const { place, ...range } of found) ranges.get(place)?.push(range)
  return ranges
}

/** The same by operation, for one channel database. */
export function expectedOutcomes(
  tx: Transaction,
  intervals: readonly KeyInterval[],
  dataAreaId: string | null,
  channelDatabaseId: string,
): Promise<ExpectedOutcomes[]> {
  return execute<ExpectedOutcomes>(
    tx,
    sql`/* reconcile.expectedOutcomes */
    with ${expected(intervals, dataAreaId, [channelDatabaseId])}
    select customer_key as "customerKey", max(data_area_id) as "dataAreaId", max(settled) as "settledThrough",
      bool_or(status in ('UPLOADED', 'IN_PROGRESS')) as "underWay",
      coalesce(
        jsonb_agg(jsonb_build_object('operationId', operation_id, 'hash', md5(reported)))
          filter (where reported is not null),
        '[]'
      ) as reported,
      coalesce(array_agg(unsettled) filter (where unsettled is not null), '{}') as unsettled
    from expected
    group by customer_key`,
  )
}

/** Which of these operations headquarters has. */
export async function knownOperations(tx: Transaction, operationIds: readonly string[]): Promise<Set<string>> {
  if (operationIds.length === 0) return new Set()
  const known = await execute<{ operationId: string }>(
    tx,
    sql`/* reconcile.knownOperations */
    select operation_id as "operationId" from operation
      where operation_id = any(${sql.param([...operationIds])}::uuid[])`,
  )
  return new Set(known.map(({ operationId }) => operationId))
}

/** Customers to exclude: they are erased, or a person has accepted the state of the channel database. */
export async function excludedCustomers(
  tx: Transaction,
  channelDatabaseId: string,
  found: readonly { customerKey: string; hash: string }[],
): Promise<Set<string>> {
  if (found.length === 0) return new Set()
  const excluded = await execute<{ customerKey: string }>(
    tx,
    sql`/* reconcile.excludedCustomers */
    select "customerKey"
    from jsonb_to_recordset(${JSON.stringify(found)}::jsonb) as found ("customerKey" uuid, hash text)
    where exists (select from erasure e where e.customer_key = "customerKey")
      or exists (
        select from difference d
        where d.customer_key = "customerKey" and d.kind = 'UNKNOWN_OPERATIONS' and d.status = 'ACCEPTED'
          and d.channel_database_id = ${channelDatabaseId} and d.channel_fingerprint = found.hash
      )`,
  )
  return new Set(excluded.map(({ customerKey }) => customerKey))
}
