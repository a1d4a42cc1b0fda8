import { type SQL, sql } from 'drizzle-orm'
import { type Executor, execute } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'

/** An erasure in the API. `number` is a decimal text; times are RFC 3339. */
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

/** The delivery of a tombstone to one channel database; `acknowledgedAt` is null until it acknowledges. */
export type ErasureDelivery = { channelDatabaseId: string; waitingSince: string; acknowledgedAt: string | null }

/** Selects erasures, newest first; `beyond` is the number of the last erasure of the previous page. */
export type ErasuresRequest = { waiting: boolean | null; beyond: string | null; limit: number }

/** The erasure of a customer; null if the customer is not erased. */
export async function findErasure(db: Executor, customerKey: string): Promise<ErasureView | null> {
  const [found] = await read(db, sql`e.customer_key = ${customerKey}::uuid`, 1)
  return found ?? null
}

/**
 * Erasures, newest first. `waiting` true: at least one channel database has not applied the tombstone; false: all have.
 */
export function listErasures(db: Executor, { waiting, beyond, limit }: ErasuresRequest): Promise<ErasureView[]> {
  const before = sql`${beyond ?? LAST}::bigint`
  if (waiting === null) return read(db, sql`e.number < ${before}`, limit)
  // A range of erasure_by_waiting alone: in the order of the numbers, those on the other side would be passed over.
  return read(
    db,
    sql`(e.waiting > 0, e.number) > (${waiting}::boolean, 0)
      and (e.waiting > 0, e.number) < (${waiting}::boolean, ${before})`,
    limit,
    sql`(e.waiting > 0) desc, e.number desc`,
  )
}

/** Above every number. */
const LAST = '9223372036854775807'

function read(db: Executor, which: SQL, limit: number, order = sql`e.number desc`): Promise<ErasureView[]> {
  return execute<ErasureView>(
    db,
    sql`/* erasure.read */
    select e.customer_key as "customerKey", e.number::text, e.data_area_id as "dataAreaId", e.account,
      e.run_id as "runId",
      e.reason, e.requested_by as "requestedBy", ${utcText('e.erased_at')} as "erasedAt",
      array(
        select operation_id::text
        from erased_operation o
        where o.customer_key = e.customer_key
        order by dropped_at nulls first, operation_id
      ) as "operationIds",
      (
        select count(*)::int
        from erased_operation o
        where o.customer_key = e.customer_key and dropped_at is not null
      ) as "droppedOperations",
      coalesce((
        select jsonb_agg(jsonb_build_object('channelDatabaseId', d.channel_database_id, 'waitingSince', ${utcText('d.waiting_since')},
          'acknowledgedAt', ${utcText('d.acknowledged_at')}) order by d.channel_database_id)
        from erasure_delivery d
        where d.customer_key = e.customer_key
      ), '[]') as databases
    from erasure e
    where ${which}
    order by ${order}
    limit ${limit}`,
  )
}
