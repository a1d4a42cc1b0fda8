import { type SQL, sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../db/client.ts'
import type { ChannelOutcomes, KeyInterval } from '../compared-rows.ts'
import { notErased } from '../erased.ts'
import { within } from './interval-rows.ts'

/** The outcome of an operation as text. Row `t` is of operation_outcome at a channel, of operation at headquarters. */
export const outcomeText = sql.raw(`concat_ws(E'\\t',
          t.operation_id, t.status, coalesce(t.error_code, ''), coalesce(t.error_field, ''),
          coalesce(t.error_message, ''))`)

/**
 * A hash over what a channel database knows of a customer's operations that were captured there, as an aggregate over
 * rows (settled, reported, unsettled): up to which number they are completed, the reported outcomes, and the operations
 * that are merged into the customer. Headquarters computes the same.
 */
export const outcomeHash =
  sql.raw(`md5(concat_ws(E'\\n', max(settled), coalesce(string_agg(reported, E'\\n' order by reported collate "C"), ''),
          coalesce(string_agg(unsettled::text, ' ' order by unsettled), '')))`)

/** True when there is anything to compare about the customer's operations. */
export const anythingReported = sql.raw('max(settled) > 0 or count(reported) > 0 or count(unsettled) > 0')

/** True for an operation that headquarters does not have yet, as far as this database knows. */
const pending = (operationId: string) =>
  sql.raw(`(exists (select from upload_pending p where p.operation_id = ${operationId})
          or exists (select from outbox b where b.operation_id = ${operationId}))`)

/**
 * What this database knows, by customer. Erased customers are left out, because their tombstones are compared, and so
 * are customers without an operation of the legal entity.
 */
export function outcomeHashes(intervals: readonly KeyInterval[], dataAreaId: string | null): SQL {
  return sql`
      select customer_key, ${outcomeHash} as hash
      from (
        select s.customer_key, s.settled_through as settled, null::text as reported, null::uuid as unsettled
        from ${within(intervals)}
        join settlement s on s.customer_key between within.first and within.last
        union all
        select o.customer_key, 0, ${outcomeText}, null
        from ${within(intervals)}
        join operation o on o.customer_key between within.first and within.last
        join operation_outcome t on t.operation_id = o.operation_id
        union all
        select u.customer_key, 0, null, u.operation_id
        from ${within(intervals)}
        join unsettled_operation u on u.customer_key between within.first and within.last
        where not ${pending('u.operation_id')}
      ) as known
      where ${notErased('known.customer_key')}
        and (${dataAreaId}::text is null or exists (
          select from operation o where o.customer_key = known.customer_key and o.data_area_id = ${dataAreaId}
        ))
      group by customer_key
      having ${anythingReported}`
}

/**
 * The same by operation, for every customer with an operation captured here, whatever its legal entity. Each operation
 * is looked up by index, because the planner estimates that an interval covers a ninth of the table.
 */
export function outcomesOf(tx: Transaction, intervals: readonly KeyInterval[]): Promise<ChannelOutcomes[]> {
  return execute<ChannelOutcomes>(
    tx,
    sql`/* reconcile.outcomesOf */
    with captured as materialized (
      select o.customer_key, o.operation_id, reported.status, reported.hash,
        unsettled.operation_id is not null as unsettled, ${pending('o.operation_id')} as pending
      from ${within(intervals)}
      join operation o on o.customer_key between within.first and within.last
      left join lateral (
        select t.status, md5(${outcomeText}) as hash from operation_outcome t where t.operation_id = o.operation_id
          limit 1
      ) reported on true
      left join lateral (
        select u.operation_id from unsettled_operation u where u.operation_id = o.operation_id limit 1
      ) unsettled on true
    ),
    known as (
      select customer_key, 0 as settled, operation_id, status, hash, unsettled, pending from captured
      union all
      select s.customer_key, s.settled_through, null, null, null, false, false
      from ${within(intervals)}
      join settlement s on s.customer_key between within.first and within.last
      where s.settled_through > 0
    )
    select customer_key as "customerKey", max(settled) as "settledThrough", bool_or(pending) as pending,
      coalesce(jsonb_agg(jsonb_build_object('operationId', operation_id, 'status', status, 'hash', hash)) filter (where hash is not null), '[]') as reported,
      coalesce(array_agg(operation_id) filter (where unsettled and not pending), '{}') as unsettled,
      coalesce(array_agg(operation_id) filter (where operation_id is not null), '{}') as captured
    from known
    where ${notErased('known.customer_key')}
    group by customer_key`,
  )
}
