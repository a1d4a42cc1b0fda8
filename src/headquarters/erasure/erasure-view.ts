import { type SQL, sql } from 'drizzle-orm'
import { type Executor, execute } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'

/** An erasure as it is shown. `number` is a decimal text, times RFC 3339. */
export type ErasureView = {
  customerKey: string
  number: string
  dataAreaId: string
  account: string | null
  runId: string
  reason: string
  requestedBy: string
  erasedAt: string
  operationIds: string[]
  droppedOperations: number
  databases: ErasureDelivery[]
}

/** Where a tombstone stands in one channel database; `acknowledgedAt` null: it waits. */
export type ErasureDelivery = { channelDatabaseId: string; waitingSince: string; acknowledgedAt: string | null }

/** Which erasures; `beyond` is the number after which to go on. Newest first. */
export type ErasuresRequest = { waiting: boolean | null; beyond: string | null; limit: number }

/** The erasure of a customer; null when it was not erased. */
export async function findErasure(db: Executor, customerKey: string): Promise<ErasureView | null> {
  const [found] = await read(db, sql`e.customer_key = ${customerKey}::uuid`, 1)
  return found ?? null
}

/** Erasures, newest first; `waiting`: those that a channel database has yet to apply (true), or none has (false). */
export function listErasures(db: Executor, { waiting, beyond, limit }: ErasuresRequest): Promise<ErasureView[]> {
  const anyWaits = sql`exists (select from erasure_delivery d where d.customer_key = e.customer_key and d.acknowledged_at is null)`
  const conditions = [
    ...(waiting === null ? [] : [waiting ? anyWaits : sql`not ${anyWaits}`]),
    ...(beyond === null ? [] : [sql`e.number < ${beyond}::bigint`]),
  ]
  return read(db, conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`, limit)
}

function read(db: Executor, which: SQL, limit: number): Promise<ErasureView[]> {
  return execute<ErasureView>(
    db,
    sql`/* erasure.read */
    select e.customer_key as "customerKey", e.number::text, e.data_area_id as "dataAreaId", e.account, e.run_id as "runId",
      e.reason, e.requested_by as "requestedBy", ${utcText('e.erased_at')} as "erasedAt",
      array(select operation_id::text from erased_operation o where o.customer_key = e.customer_key order by dropped_at nulls first, operation_id)
        as "operationIds",
      (select count(*)::int from erased_operation o where o.customer_key = e.customer_key and dropped_at is not null) as "droppedOperations",
      coalesce((
        select jsonb_agg(jsonb_build_object('channelDatabaseId', d.channel_database_id, 'waitingSince', ${utcText('d.waiting_since')},
          'acknowledgedAt', ${utcText('d.acknowledged_at')}) order by d.channel_database_id)
        from erasure_delivery d
        where d.customer_key = e.customer_key
      ), '[]') as databases
    from erasure e
    where ${which}
    order by e.number desc
    limit ${limit}`,
  )
}
