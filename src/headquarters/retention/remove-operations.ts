import { sql } from 'drizzle-orm'
import type { Transaction } from '../../db/client.ts'
import { removing } from '../../db/removing.ts'
import { deletedRows } from '../../db/step.ts'
import { counted } from '../../log/remove-records.ts'

/**
 * Removes the rows, attempts, values and (but for creates) idempotency keys of operations completed before a time:
 * SUPERSEDED, DISMISSED, DISTRIBUTED, and SYNCED where no channel needs it or 1010 has been applied since. The
 * operation itself stays while it is the last of its customer from that channel database, because `settledThrough` and
 * the numbers of an upload depend on it; it goes when a later one is cleared. Operations of a bulk run that can still
 * resume stay complete.
 */
export async function removeOperations(tx: Transaction, before: string, most: number): Promise<number> {
  await removing(tx, 'retention')
  return counted(
    tx,
    sql`/* retention.operations */
    with open as materialized (
      select i.operation_id
      from batch_run r
      join bulk_run_item i using (run_id)
      where r.job_id = 'bulk-synchronize' and r.status in ('READY', 'EXECUTING', 'HOLD', 'CANCELING', 'ERROR')
    ),
    expired as materialized (
      select o.operation_id, o.customer_key, o.channel_database_id, o.operation_number, o.kind
      from operation o
      where o.settled_at < ${before}::timestamptz and o.cleared_at is null
        and coalesce(o.distributed_at, o.settled_at) < ${before}::timestamptz
        and (
          o.status in ('DISTRIBUTED', 'SUPERSEDED', 'DISMISSED')
          or o.status = 'SYNCED' and o.route <> 'ASYNC'
          or o.status = 'SYNCED' and exists (
            select from download_position p
            where p.channel_database_id = o.channel_database_id and p.job_id = '1010'
              and p.applied_at >= ${before}::timestamptz
          )
        )
        and o.operation_id not in (select operation_id from open)
      order by o.settled_at, o.operation_id
      limit ${most}
      for update of o skip locked
    ),
    ${deletedRows},
    keys as (
      delete from idempotency_key
      where operation_id in (select operation_id from expired where kind <> 'CREATE_CUSTOMER')
    ),
    attempts as (
      delete from operation_attempt where operation_id in (select operation_id from expired)
    ),
    corrections as (
      delete from bulk_correction_item where operation_id in (select operation_id from expired)
    ),
    needless as (
      select e.operation_id
      from expired e
      where e.operation_number is null or exists (
        select from operation later
        where later.customer_key = e.customer_key and later.channel_database_id = e.channel_database_id
          and later.operation_number > e.operation_number
      )
      union
      select earlier.operation_id
      from expired e
      join operation earlier on earlier.customer_key = e.customer_key
        and earlier.channel_database_id = e.channel_database_id
        and earlier.operation_number < e.operation_number and earlier.cleared_at is not null
    ),
    gone as (
      delete from operation where operation_id in (select operation_id from needless)
    ),
    kept as (
      update operation
      set cleared_at = now(), override = null, applied = null, conflicts = null, warnings = '[]'
      where operation_id in (select operation_id from expired)
        and operation_id not in (select operation_id from needless)
    )
    select count(*)::int as removed from expired`,
  )
}
