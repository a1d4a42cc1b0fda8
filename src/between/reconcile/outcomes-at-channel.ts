import { type SQL, sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../db/client.ts'
import type { ChannelOutcomes, KeyInterval } from '../compared-rows.ts'
import { notErased } from '../not-erased.ts'
import { within } from './interval-rows.ts'

/** The outcome of one operation as text, of row `t` of operation_outcome at a channel or of operation at headquarters. */
export const toldText = sql.raw(`concat_ws(E'\\t',
          t.operation_id, t.status, coalesce(t.error_code, ''), coalesce(t.error_field, ''), coalesce(t.error_message, ''))`)

/**
 * A hash over what a channel database knows of a customer's operations captured there, as an aggregate over rows (settled,
 * told, unsettled): how far they are settled, their outcomes, and which are merged into the customer. The same at
 * headquarters.
 */
export const outcomeHash =
  sql.raw(`md5(concat_ws(E'\\n', max(settled), coalesce(string_agg(told, E'\\n' order by told collate "C"), ''),
          coalesce(string_agg(unsettled::text, ' ' order by unsettled), '')))`)

/** Headquarters has something to report of the customer's operations. */
export const anythingTold = sql.raw('max(settled) > 0 or count(told) > 0 or count(unsettled) > 0')

/** An operation that headquarters does not have yet, as far as this database knows. */
const pending = (operationId: string) =>
  sql.raw(`(exists (select from upload_pending p where p.operation_id = ${operationId})
          or exists (select from outbox b where b.operation_id = ${operationId}))`)

/**
 * What is known here by customer; of erased ones the tombstone is compared. A customer without an operation of the legal
 * entity is left out.
 */
export function outcomeHashes(intervals: readonly KeyInterval[], dataAreaId: string | null): SQL {
  return sql`
      select customer_key, ${outcomeHash} as hash
      from (
        select s.customer_key, s.settled_through as settled, null::text as told, null::uuid as unsettled
        from ${within(intervals)}
        join settlement s on s.customer_key between within.first and within.last
        union all
        select o.customer_key, 0, ${toldText}, null
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
      having ${anythingTold}`
}

/**
 * The same by operation, of every customer with an operation captured here, whatever its legal entity. Each is looked up
 * by index: the planner takes an interval for a ninth of the table.
 */
export function outcomesOf(tx: Transaction, intervals: readonly KeyInterval[]): Promise<ChannelOutcomes[]> {
  return execute<ChannelOutcomes>(
    tx,
    sql`/* reconcile.outcomesOf */
    with held as materialized (
      select o.customer_key, o.operation_id, told.status, told.hash, unsettled.operation_id is not null as unsettled, ${pending('o.operation_id')} as pending
      from ${within(intervals)}
      join operation o on o.customer_key between within.first and within.last
      left join lateral (
        select t.status, md5(${toldText}) as hash from operation_outcome t where t.operation_id = o.operation_id limit 1
      ) told on true
      left join lateral (
        select u.operation_id from unsettled_operation u where u.operation_id = o.operation_id limit 1
      ) unsettled on true
    ),
    known as (
      select customer_key, 0 as settled, operation_id, status, hash, unsettled, pending from held
      union all
      select s.customer_key, s.settled_through, null, null, null, false, false
      from ${within(intervals)}
      join settlement s on s.customer_key between within.first and within.last
      where s.settled_through > 0
    )
    select customer_key as "customerKey", max(settled) as "settledThrough", bool_or(pending) as pending,
      coalesce(jsonb_agg(jsonb_build_object('operationId', operation_id, 'status', status, 'hash', hash)) filter (where hash is not null), '[]') as told,
      coalesce(array_agg(operation_id) filter (where unsettled and not pending), '{}') as unsettled,
      coalesce(array_agg(operation_id) filter (where operation_id is not null), '{}') as held
    from known
    where ${notErased('known.customer_key')}
    group by customer_key`,
  )
}
