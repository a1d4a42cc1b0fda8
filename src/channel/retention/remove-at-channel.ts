import { sql } from 'drizzle-orm'
import type { ChannelDatabase } from '../../between/sides.ts'
import type { Transaction } from '../../db/client.ts'
import { removing } from '../../db/removing.ts'
import { deletedRows, type Step, step } from '../../db/step.ts'
import { counted, removeExpiredAudit, removeExpiredEvents } from '../../log/remove-records.ts'
import type { ExpiringAtChannel } from '../../model/retention.ts'

const MOST_AT_ONCE = 500

type Kept = { acknowledgedOperationId: string | null; backedUpBefore: string }

/**
 * One step of a channel database's retention. `before` is RFC 3339. `acknowledgedOperationId` is the operation that
 * headquarters acknowledged last: the database must keep it, or it counts as restored from a backup
 * (docs/architecture.md, Rewound channel databases). Operations that were settled after `backedUpBefore` stay too: a
 * headquarters that is restored from a backup gets them from here (docs/backup.md).
 */
export function removeAtChannel(
  { db }: Pick<ChannelDatabase, 'db'>,
  kind: ExpiringAtChannel,
  before: string,
  kept: Kept,
): Promise<Step> {
  switch (kind) {
    case 'events':
      return removeExpiredEvents(db, before)
    case 'auditEntries':
      return removeExpiredAudit(db, before)
    case 'operations':
      return step(db, MOST_AT_ONCE, (tx, most) => removeOperations(tx, before, kept, most))
    case 'realtimeServiceCalls':
      return step(db, MOST_AT_ONCE, (tx, most) => removeCalls(tx, before, most))
  }
}

/**
 * Removes operations that headquarters has completed, as far as this database knows, oldest first, with their rows and
 * outcomes, and with the keys of updates: a create that is sent again must not make the customer twice. Operations that
 * are not uploaded or not completed stay, and so do those with a recent outcome.
 */
async function removeOperations(
  tx: Transaction,
  before: string,
  { acknowledgedOperationId, backedUpBefore }: Kept,
  most: number,
): Promise<number> {
  await removing(tx, 'retention')
  return counted(
    tx,
    sql`/* retention.operationsAtChannel */
    with expired as materialized (
      select o.operation_id, o.customer_key, o.kind
      from operation o
      where o.captured_at < ${before}::timestamptz and o.operation_id is distinct from ${acknowledgedOperationId}::uuid
        and exists (
          select from settlement s
          where s.customer_key = o.customer_key and s.settled_through >= o.operation_number
            and s.settled_at < ${backedUpBefore}::timestamptz
        )
        and not exists (select from unsettled_operation u where u.operation_id = o.operation_id)
        and not exists (select from upload_pending p where p.operation_id = o.operation_id)
        and not exists (select from outbox b where b.operation_id = o.operation_id)
        and not exists (
          select from operation_outcome t where t.operation_id = o.operation_id and t.told_at >= ${before}::timestamptz
        )
      order by o.captured_at, o.operation_id
      limit ${most}
      for update of o skip locked
    ),
    ${deletedRows},
    outcomes as (
      delete from operation_outcome where operation_id in (select operation_id from expired)
    ),
    keys as (
      delete from idempotency i
      using expired e
      where i.customer_key = e.customer_key and i.operation_id = e.operation_id and e.kind <> 'CREATE_CUSTOMER'
    ),
    removed as (
      delete from operation where operation_id in (select operation_id from expired)
      returning 1
    )
    select count(*)::int as removed from removed`,
  )
}

/** Removes records of real-time calls, with the keys of their requests, except those of creates. */
function removeCalls(tx: Transaction, before: string, most: number): Promise<number> {
  return counted(
    tx,
    sql`/* retention.calls */
    with removed as (
      delete from realtime_service_call
      where call_id in (
        select call_id
        from realtime_service_call
        where started_at < ${before}::timestamptz
        order by started_at
        limit ${most}
        for update skip locked
      )
      returning customer_key, operation_id, method
    ),
    keys as (
      delete from idempotency i
      using removed r
      where i.customer_key = r.customer_key and i.operation_id = r.operation_id and r.method <> 'createCustomer'
        and not exists (select from operation o where o.operation_id = i.operation_id)
    )
    select count(*)::int as removed from removed`,
  )
}
