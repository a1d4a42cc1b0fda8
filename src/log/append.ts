import { type SQL, sql } from 'drizzle-orm'
import { type Executor, execute, type Transaction } from '../db/client.ts'
import { stateChanges } from '../metrics/counted.ts'
import type { NewEvent } from '../model/event.ts'
import { newestServer, thisServer } from './incarnation.ts'

/** The positions that were given, as decimal texts; null when there was nothing to append. */
export type Appended = { first: string; last: string } | { first: null; last: null }

/** The kinds whose changes are counted for Prometheus: what runs, not what it carries. */
const COUNTED: ReadonlySet<string> = new Set(['BATCH_RUN', 'DOWNLOAD_SESSION', 'UPLOAD_SESSION'])

/**
 * Appends events to headquarters' log, in the order given. It takes the log's lock, which is held until the commit: it
 * must be the last statement of its transaction, and occur there only once. Call `wake` after the commit.
 */
export async function append(tx: Transaction, events: readonly NewEvent[]): Promise<Appended> {
  if (events.length === 0) return { first: null, last: null }
  for (const { kind, status } of events) if (COUNTED.has(kind)) stateChanges.inc({ kind, status: status ?? '' })
  return appendSelected(tx, recordsOf(events))
}

/**
 * The same for events that a query selects: kind, entity_id, data_area_id, channel_id, channel_database_id,
 * customer_key, operation_id, run_id, status, revision, error_code, download_job, in this order of columns and in the
 * order of rows in which positions are to be given. The query may not change data: PostgreSQL allows that only at the
 * top of a statement.
 */
export async function appendSelected(tx: Transaction, query: SQL): Promise<Appended> {
  // The lock is the update of the one row of log_head. It comes after the query has been read, and `head` passes the
  // position on inside the statement, so that a snapshot taken before the lock does no harm. A server that has taken
  // over since the newest incarnation (a restore under the running program, a promotion) begins one before the first
  // position that it gives.
  const [given] = await execute<Appended>(
    tx,
    sql`/* events.append */
    with event (
      kind, entity_id, data_area_id, channel_id, channel_database_id, customer_key,
      operation_id, run_id, status, revision, error_code, download_job
    ) as materialized (${query}),
    numbered as materialized (select *, row_number() over () as nth from event),
    head as (
      update log_head
      set position = position + (select count(*) from numbered)
      where id = 1 and exists (select from numbered)
      returning position - (select count(*) from numbered) as before, position as last
    ),
    logged as (
      insert into log (
        position, at, kind, entity_id, data_area_id, channel_id, channel_database_id, customer_key,
        operation_id, run_id, status, revision, error_code, download_job
      )
      select head.before + nth, clock_timestamp(), kind, entity_id::text, data_area_id, channel_id, channel_database_id,
        customer_key::uuid, operation_id::uuid, run_id::uuid, status, revision::int, error_code, download_job
      from numbered, head
    ),
    drawn as (
      insert into incarnation (began_at_position, server)
      select before, ${thisServer}
      from head
      where ${thisServer} is distinct from ${newestServer}
    )
    select (before + 1)::text as first, last::text as last
    from head`,
  )
  return given ?? { first: null, last: null }
}

/**
 * Writes events to a channel database's outbox; the sequencer gives them positions after the commit. Captures write
 * theirs in the capture's own statement.
 */
export async function appendToOutbox(tx: Executor, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return
  await execute(
    tx,
    sql`/* events.appendToOutbox */
    insert into outbox (
      kind, entity_id, data_area_id, channel_id, channel_database_id, customer_key,
      operation_id, run_id, status, revision, error_code
    )
    select kind, entity_id, data_area_id, channel_id, channel_database_id, customer_key,
      operation_id, run_id, status, revision, error_code
    from (${recordsOf(events)}) as event`,
  )
}

function recordsOf(events: readonly NewEvent[]): SQL {
  const records = events.map((event) => ({
    kind: event.kind,
    entity_id: event.entityId,
    data_area_id: event.dataAreaId,
    channel_id: event.channelId,
    channel_database_id: event.channelDatabaseId,
    customer_key: event.customerKey,
    operation_id: event.operationId,
    run_id: event.runId,
    status: event.status,
    revision: event.revision,
    error_code: event.errorCode,
    download_job: event.downloadJob,
  }))
  return sql`select * from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as record (
    kind text, entity_id text, data_area_id text, channel_id text, channel_database_id text, customer_key uuid,
    operation_id uuid, run_id uuid, status text, revision int, error_code text, download_job text
  )`
}
