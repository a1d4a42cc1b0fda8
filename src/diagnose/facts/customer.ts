import { type SQL, sql } from 'drizzle-orm'
import { type Channels, inChannels, knowsCustomer, seesDifference } from '../../access/scope-sql.ts'
import { type Executor, execute } from '../../db/client.ts'
import type { ErrorClass, OperationKind, OperationStatus } from '../../model/operation.ts'
import type { RowErrorCode } from '../../model/row-error-codes.ts'
import { at } from '../at.ts'

/** An operation of the customer as headquarters has it, or (CAPTURED) as its channel database does. Times RFC 3339. */
export type OperationFacts = {
  operationId: string
  operationNumber: number
  /** Lower than `operationNumber` where the channel database was accepted as a new source. */
  numberOffset: number
  dataAreaId: string
  channelId: string
  channelDatabaseId: string
  kind: OperationKind
  status: OperationStatus
  /** False: captured, and without a place in the channel's log. */
  sequenced: boolean
  revision: number
  capturedAt: string
  receivedAt: string | null
  settledAt: string | null
  distributedAt: string | null
  /** The operation that it waits for is of a channel out of scope. */
  waitsElsewhere: boolean
  nextAttemptAt: string | null
  error: { class: ErrorClass; code: RowErrorCode; field: string | null; message: string } | null
  /** Attributes in conflict that nobody has chosen for. */
  undecided: string[]
  /** A correction or choice was saved after the last try. */
  mended: boolean
  dismissReason: string | null
  uploadSessionId: string | null
  /** The run that its last chunk was of; a chunk that is claimed and whose lease has run out is of a dead process. */
  runId: string | null
  chunkExpired: boolean
  /** Headquarters' log position of its synchronization; null when it is not synchronized, or the log is not kept so long. */
  syncedPosition: string | null
}

/** What headquarters knows of a customer; nothing of one that the channels in scope do not know. */
export type HeadquartersCustomer = {
  /** The customer's row is there. */
  exists: boolean
  dataAreaId: string | null
  account: string | null
  addressBooks: string[]
  erasure: { at: string } | null
  /** What a comparison of both sides has reported for a person. */
  differences: { id: string; kind: string; message: string }[]
  /** Asynchronous ones of the channels in scope, in order of arrival; the newest hundred. */
  operations: OperationFacts[]
}

/** Enough of one customer to tell what it waits for. */
const mostOperations = 100

/** All that headquarters knows of a customer, as far as the channels reach; by its key alone, whatever else there is. */
export async function customerAtHeadquarters(
  db: Executor,
  customerKey: string,
  channels: Channels,
): Promise<HeadquartersCustomer> {
  const [found] = await execute<HeadquartersCustomer>(
    db,
    sql`/* diagnose.customerAtHeadquarters */
    select c.customer_key is not null as exists, coalesce(c.data_area_id, given.data_area_id) as "dataAreaId",
      coalesce(c.account, given.account) as account, coalesce(c.address_books, '{}') as "addressBooks",
      case when e.customer_key is not null then jsonb_build_object('at', ${at('e.erased_at')}) end as erasure,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', d.id, 'kind', d.kind, 'message', d.message) order by d.number)
        from difference d
        where d.customer_key = ${customerKey}::uuid and d.status = 'REPORTED' and asked.is_known and ${seesDifference('d', channels)}
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
    from (select ${customerKey}::uuid as customer_key, ${knowsCustomer(sql`${customerKey}::uuid`, channels)} as is_known) as asked
    left join customer c on c.customer_key = asked.customer_key and asked.is_known
    left join customer_account given on given.customer_key = asked.customer_key and asked.is_known
    left join erasure e on e.customer_key = asked.customer_key and asked.is_known`,
  )
  if (!found) throw new Error('Headquarters did not tell what it knows of a customer.')
  return found
}

const operationJson = (channels: Channels): SQL => sql`jsonb_build_object(
          'operationId', o.operation_id, 'operationNumber', o.operation_number, 'numberOffset', o.number_offset, 'dataAreaId', o.data_area_id,
          'channelId', o.channel_id, 'channelDatabaseId', o.channel_database_id, 'kind', o.kind, 'status', o.status, 'sequenced', true,
          'revision', o.revision, 'capturedAt', ${at('o.captured_at')}, 'receivedAt', ${at('o.received_at')},
          'settledAt', ${at('o.settled_at')}, 'distributedAt', ${at('o.distributed_at')}, 'waitsElsewhere', o.status = 'WAITING_ON' and not exists (
            select from operation before where before.operation_id = o.waits_for and ${inChannels(sql`before.channel_id`, channels)}
          ),
          'nextAttemptAt', ${at('o.next_attempt_at')}, 'dismissReason', o.dismiss_reason, 'uploadSessionId', o.upload_session_id,
          'error', case when o.error_code is not null then jsonb_build_object(
            'class', o.error_class, 'code', o.error_code, 'field', o.error_field, 'message', coalesce(o.error_message, '')
          ) end,
          'undecided', '[]'::jsonb,
          'mended', coalesce((
            select a.outcome in ('SAVED', 'RESOLVED') from operation_attempt a where a.operation_id = o.operation_id order by a.id desc limit 1
          ), false),
          'runId', chunk.run_id, 'chunkExpired', coalesce(chunk.status = 'CLAIMED' and chunk.lease_until < now(), false),
          'syncedPosition', (
            select max(log.position)::text from log
            where log.operation_id = o.operation_id and log.status = 'SYNCED' and o.status in ('SYNCED', 'DISTRIBUTED')
          )
        )`
