import { type SQL, sql } from 'drizzle-orm'
import { type Channels, inChannels, knowsCustomer, seesDifference } from '../../access/scope-sql.ts'
import type { CustomerAtHeadquarters, OperationFacts } from '../../between/facts/customer-facts.ts'
import { type Executor, execute } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'
import { STAGING_TABLES } from '../../model/operation.ts'
import { isLost } from '../jobs/lease.ts'
import { conflictsOf } from '../operations/changing/conflicts.ts'
import { findAtHeadquarters } from '../operations/list/find-operations.ts'
import { rowsOfOperations } from '../operations/staging/staging-records.ts'

/** Enough operations to determine what a customer waits for. */
const mostOperations = 100

/**
 * Everything that headquarters knows of a customer and the channels may see, including customers known only by their
 * key.
 */
export async function readCustomerFacts(
  db: Executor,
  customerKey: string,
  channels: Channels,
): Promise<CustomerAtHeadquarters> {
  const [found] = await execute<CustomerAtHeadquarters>(
    db,
    sql`/* facts.customer */
    select c.customer_key is not null as exists, coalesce(c.data_area_id, given.data_area_id) as "dataAreaId",
      coalesce(c.account, given.account) as account, coalesce(c.address_books, '{}') as "addressBooks",
      case when e.customer_key is not null then jsonb_build_object('at', ${utcText('e.erased_at')}) end as erasure,
      coalesce((
        select jsonb_agg(
          jsonb_build_object('id', d.id, 'kind', d.kind, 'message', d.message,
            'channelDatabaseId', d.channel_database_id)
          order by d.number
        )
        from difference d
        where d.customer_key = ${customerKey}::uuid and d.status = 'REPORTED'
          and subject.is_known and ${seesDifference('d', channels)}
      ), '[]') as differences,
      coalesce((
        select jsonb_agg(${operationJson(channels)} order by o.received_order)
        from (
          select * from operation
          where customer_key = ${customerKey}::uuid and route = 'ASYNC' and ${inChannels(sql`channel_id`, channels)}
          order by received_order desc
          limit ${mostOperations}
        ) o
        left join synchronize_chunk chunk using (chunk_id)
      ), '[]') as operations
    from (
      select ${customerKey}::uuid as customer_key, ${knowsCustomer(sql`${customerKey}::uuid`, channels)} as is_known
    ) as subject
    left join customer c on c.customer_key = subject.customer_key and subject.is_known
    left join customer_account given on given.customer_key = subject.customer_key and subject.is_known
    left join erasure e on e.customer_key = subject.customer_key and subject.is_known`,
  )
  if (!found) throw new Error('The query for the customer returned no row.')
  await nameConflicts(db, found.operations)
  return found
}

const operationJson = (channels: Channels): SQL => sql`jsonb_build_object(
          'operationId', o.operation_id, 'operationNumber', o.operation_number, 'numberOffset', o.number_offset,
          'dataAreaId', o.data_area_id, 'channelId', o.channel_id, 'channelDatabaseId', o.channel_database_id,
          'kind', o.kind, 'status', o.status, 'sequenced', true, 'revision', o.revision,
          'capturedAt', ${utcText('o.captured_at')}, 'receivedAt', ${utcText('o.received_at')},
          'completedAt', ${utcText('o.settled_at')}, 'distributedAt', ${utcText('o.distributed_at')},
          'waitsElsewhere', o.status = 'WAITING_ON' and not exists (
            select from operation before
            where before.operation_id = o.waits_for and ${inChannels(sql`before.channel_id`, channels)}
          ),
          'nextAttemptAt', ${utcText('o.next_attempt_at')}, 'dismissReason', o.dismiss_reason,
          'uploadSessionId', o.upload_session_id,
          'error', case when o.error_code is not null then jsonb_build_object(
            'class', o.error_class, 'code', o.error_code, 'field', o.error_field, 'message',
            coalesce(o.error_message, '')
          ) end,
          'undecided', '[]'::jsonb,
          'corrected', coalesce((
            select a.outcome in ('SAVED', 'RESOLVED')
            from operation_attempt a
            where a.operation_id = o.operation_id
            order by a.id desc
            limit 1
          ), false),
          'runId', chunk.run_id,
          'chunkExpired', coalesce(chunk.status = 'CLAIMED' and ${isLost('chunk')}, false),
          'syncedPosition', (
            select max(log.position)::text from log
            where log.operation_id = o.operation_id and log.status = 'SYNCED' and o.status in ('SYNCED', 'DISTRIBUTED')
          )
        )`

/** Adds the choices that a person has to make, by the names that `resolveConflict` takes. */
async function nameConflicts(db: Executor, operations: readonly OperationFacts[]): Promise<void> {
  const contested = operations.filter(({ status, error }) => status === 'FAILED' && error?.code === 'CONFLICT')
  if (contested.length === 0) return
  const ids = contested.map(({ operationId }) => operationId)
  const [views, rows] = await Promise.all([findAtHeadquarters(db, ids), rowsOfOperations(db, ids, STAGING_TABLES)])
  for (const operation of contested) {
    const view = views.find(({ operationId }) => operationId === operation.operationId)
    const own = rows.filter(({ operationId }) => operationId === operation.operationId)
    operation.undecided = view
      ? conflictsOf(view, own).flatMap(({ attribute, chosen }) => (chosen === null ? [attribute] : []))
      : []
  }
}
