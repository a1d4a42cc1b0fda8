import { sql } from 'drizzle-orm'
import { batchStatementTimeout, type Database, execute, transaction } from '../../../db/client.ts'
import { predecessorIsHere } from '../../synchronize/queue/queue.ts'
import { conditionsOf, type OperationFilter } from '../list/operation-filter.ts'
import type { SkipReason } from './skip-reasons.ts'

/** A matching operation; `skipReason` is the reason that a run would skip it, regardless of the others. */
export type Rehearsable = {
  operationId: string
  customerKey: string
  channelDatabaseId: string
  dataAreaId: string
  skipReason: SkipReason | null
}

/**
 * The first matching operations, in order of arrival, and the number of all matches. It is an operation's turn if all
 * earlier ones of its customer and channel database are complete or match, too.
 */
export async function matchForRehearsal(
  db: Database,
  filter: OperationFilter,
  most: number,
): Promise<{ matched: Rehearsable[]; total: number }> {
  return await transaction(
    db,
    async (tx) => {
      const matched = await execute<Rehearsable>(tx, matchQuery(filter, most))
      const [counted] = matched.length < most ? [] : await execute<{ total: number }>(tx, countQuery(filter))
      return { matched, total: counted?.total ?? matched.length }
    },
    { statementTimeout: batchStatementTimeout, readOnly: true, isolation: 'repeatable read' },
  )
}

function countQuery(filter: OperationFilter) {
  return sql`/* operations.countMatch */ select count(*)::int as total from operation o where ${conditionsOf(filter)}`
}

function matchQuery(filter: OperationFilter, most: number) {
  return sql`/* operations.matchForRehearsal */
    with match as materialized (
      select o.*
      from operation o
      where ${conditionsOf(filter)}
      order by o.received_order
      limit ${most}
    )
    select o.operation_id as "operationId", o.customer_key as "customerKey",
      o.channel_database_id as "channelDatabaseId",
      o.data_area_id as "dataAreaId",
      case
        when o.status in ('DISMISSED', 'IN_PROGRESS') then o.status
        when o.status not in ('UPLOADED', 'FAILED', 'WAITING_ON') then 'COMPLETED'
        when not ${predecessorIsHere('o')} or exists (
          select from open_operation other
          where other.customer_key = o.customer_key and other.status = 'IN_PROGRESS'
          offset 0
        ) then 'NOT_ITS_TURN'
        when exists (
          select
          from (select * from open_operation open where open.customer_key = o.customer_key offset 0) other
          where other.channel_database_id = o.channel_database_id and other.operation_number < o.operation_number
            and other.status in ('UPLOADED', 'FAILED', 'WAITING_ON')
            and other.operation_id not in (select operation_id from match)
        ) then case o.status when 'WAITING_ON' then 'WAITING_ON' else 'NOT_ITS_TURN' end
      end as "skipReason"
    from match o
    order by o.received_order`
}
