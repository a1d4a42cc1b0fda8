import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../db/client.ts'
import type { NewEvent } from '../../model/event.ts'
import { batchRunColumns } from '../jobs/batch-run.ts'
import { type BatchRunRow, runEvent } from '../jobs/run.ts'

/**
 * Acknowledges the tombstones that a channel database has applied: those that the log names up to this position of
 * 1010. Each is one step of its erasure's run; the last one ends the run. Returns the events for the caller to append.
 */
export async function acknowledgeErasures(
  tx: Transaction,
  channelDatabaseId: string,
  position: string,
): Promise<NewEvent[]> {
  const runs = await execute<BatchRunRow>(
    tx,
    sql`/* erasure.acknowledge */
    with beyond as materialized (
      select customer_key
      from log
      where download_job = '1010' and position > ${position}::bigint and kind = 'CUSTOMER' and status = 'ERASED'
    ),
    acknowledged as (
      update erasure_delivery d
      set acknowledged_at = now()
      where d.channel_database_id = ${channelDatabaseId} and d.acknowledged_at is null
        and d.customer_key not in (select customer_key from beyond)
      returning d.customer_key
    ),
    touched as (
      select e.run_id
      from erasure e
      join acknowledged using (customer_key)
    )
    update batch_run run
    set done = run.done + 1, revision = run.revision + 1,
      status = case when run.done + 1 >= run.total then 'FINISHED' else run.status end,
      ended_at = case when run.done + 1 >= run.total then now() end
    from touched
    where run.run_id = touched.run_id and run.status = 'EXECUTING'
    returning ${batchRunColumns}`,
  )
  return runs.map(runEvent)
}

/** A channel database restored from a copy may contain erased customers again, so it receives every tombstone again. */
export async function redeliverTombstones(tx: Transaction, channelDatabaseId: string): Promise<void> {
  await execute(
    tx,
    sql`/* erasure.redeliverTombstones */
    with every as (
      insert into erasure_delivery (customer_key, channel_database_id)
      select customer_key, ${channelDatabaseId} from erasure
      on conflict do nothing
    )
    update erasure_delivery
    set acknowledged_at = null, waiting_since = now()
    where channel_database_id = ${channelDatabaseId} and acknowledged_at is not null`,
  )
}
