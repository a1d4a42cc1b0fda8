import { sql } from 'drizzle-orm'
import { batchStatementTimeout, type Database, execute, transaction } from '../../../db/client.ts'
import { planByKey } from '../../../db/plan-by-key.ts'
import { append, appendSelected } from '../../../log/append.ts'
import { wake } from '../../../log/wake.ts'
import type { DownloadSessionRow } from '../../../model/cdx-session.ts'
import type { DownloadJobId } from '../../../model/configuration.ts'
import { leadsTo } from '../../customers/redirects.ts'
import { acknowledgeErasures } from '../../erasure/acknowledge-erasures.ts'
import { type BatchRunRow, guardFence, type RunLease } from '../../jobs/run.ts'
import { changeSession, deletePackage } from '../sessions/download-session.ts'

/** What a channel database reports to have applied of a job. */
export type Applied = { channelDatabaseId: string; jobId: DownloadJobId; position: string; sessionId: string | null }

/** Operations that are looked at in one transaction. */
const batchSize = 5_000

/**
 * Records how far a channel database has applied a job. For 1010, its SYNCED operations whose customer has arrived
 * there become DISTRIBUTED, and the delivered tombstones are acknowledged. The position is written last, so that the
 * next run completes the work of a killed process.
 */
export async function acknowledgeDownload(
  hq: Database,
  run: BatchRunRow,
  lease: RunLease,
  applied: Applied,
): Promise<void> {
  if (applied.jobId === '1010') {
    for (let after: string | null = '0'; after !== null; after = await distribute(hq, run, applied, after))
      lease.signal.throwIfAborted()
  }
  await transaction(hq, async (tx) => {
    await guardFence(tx, run)
    await execute(
      tx,
      sql`/* exchange.acknowledgeDownload */
      insert into download_position as known (channel_database_id, job_id, position, session_id, applied_at, full_at)
      values (
        ${applied.channelDatabaseId}, ${applied.jobId}, ${applied.position}::bigint, ${applied.sessionId}::uuid, now(),
        (select now() from download_session s where s.id = ${applied.sessionId}::uuid and s.full)
      )
      on conflict (channel_database_id, job_id) do update
      set position = excluded.position, session_id = excluded.session_id, applied_at = excluded.applied_at,
        full_at = coalesce(excluded.full_at, known.full_at)`,
    )
    if (applied.jobId === '1010')
      await append(tx, await acknowledgeErasures(tx, applied.channelDatabaseId, applied.position))
  })
  wake(hq)
}

/**
 * Distributes the next operations of this database, in the order of their arrival after `after`: those that are SYNCED,
 * that the log names up to the position but not after it (a package contains exactly the state at its position), and
 * whose customer belongs to an address book of its channels, so that the channel has it, or was erased and its
 * tombstone has arrived. If retention has removed the log up to the position, nothing is distributed and a full
 * download follows. Returns where the next call begins; null at the end.
 *
 * Each operation is looked at once, however many follow or stay SYNCED, and everything is looked up by key.
 */
async function distribute(
  hq: Database,
  run: BatchRunRow,
  { channelDatabaseId, position }: Applied,
  after: string,
): Promise<string | null> {
  const { distributed, last } = await transaction(
    hq,
    async (tx) => {
      await guardFence(tx, run)
      await planByKey(tx)
      const [looked] = await execute<{ distributed: string[]; last: string | null }>(
        tx,
        sql`/* exchange.distribute */
        with beyond as materialized (
          select customer_key
          from log
          where download_job = '1010' and position > ${position}::bigint and kind = 'CUSTOMER' and status = 'ERASED'
        ),
        looked as materialized (
          select o.operation_id, o.customer_key, o.received_order
          from operation o
          where o.channel_database_id = ${channelDatabaseId} and o.listed_status = 'SYNCED' and o.route = 'ASYNC'
            and o.received_order > ${after}::bigint
          order by o.received_order
          limit ${batchSize}
        ),
        arrived as materialized (
          select looked.operation_id
          from looked
          left join lateral (
            select c.data_area_id, c.address_books
            from customer c
            where c.customer_key = ${leadsTo('looked.customer_key')}
            offset 0
          ) c on true
          where ${position}::bigint + 1 >= coalesce(
              (select min(log.position) from log), (select log_head.position + 1 from log_head where id = 1)
            )
            and not exists (
              select from (select status, position from log where log.operation_id = looked.operation_id offset 0) named
              where named.status = 'SYNCED' and named.position > ${position}::bigint
            )
            and (
              (
                exists (select from erasure e where e.customer_key = looked.customer_key offset 0)
                and not exists (select from beyond where beyond.customer_key = looked.customer_key)
              )
              or exists (
                select from channel
                where channel.channel_database_id = ${channelDatabaseId} and channel.data_area_id = c.data_area_id
                  and channel.address_books && c.address_books
                offset 0
              )
            )
          order by looked.received_order
        ),
        locked as materialized (
          select o.operation_id
          from arrived
          cross join lateral (
            select operation_id
            from operation
            where operation_id = arrived.operation_id and listed_status = 'SYNCED'
            offset 0
            for update
          ) o
        ),
        distributed as (
          update operation o
          set status = 'DISTRIBUTED', revision = revision + 1, distributed_at = now()
          from locked
          where o.operation_id = locked.operation_id
          returning o.operation_id
        )
        select coalesce((select array_agg(operation_id) from distributed), '{}') as distributed,
          (select max(received_order) from looked having count(*) = ${batchSize})::text as last`,
      )
      const { distributed = [], last = null } = looked ?? {}
      await appendSelected(
        tx,
        sql`
        select 'OPERATION', operation_id::text, data_area_id, channel_id, channel_database_id, customer_key,
          operation_id,
          null::uuid, status, revision, null::text, null::text
        from operation
        where operation_id = any(${sql.param(distributed)}::uuid[])
        order by received_order`,
      )
      return { distributed, last }
    },
    { statementTimeout: batchStatementTimeout },
  )
  if (distributed.length > 0) wake(hq)
  return last
}

/** Ends a session whose package the channel database has applied. */
export async function endAppliedSession(
  hq: Database,
  run: BatchRunRow,
  session: DownloadSessionRow,
  rowsAffected: number | null,
): Promise<DownloadSessionRow> {
  const ended = await changeSession(hq, run, session.id, {
    expect: ['AVAILABLE', 'REQUESTED', 'DOWNLOADED', 'DOWNLOAD_FAILED', 'APPLY_FAILED', 'SUSPENDED'],
    status: session.rowsAffected === 0 ? 'NO_DATA' : 'APPLIED',
    set: sql`date_applied = now(), rows_affected = coalesce(${rowsAffected}::int, rows_affected)`,
    also: (tx) => deletePackage(tx, session.id),
  })
  return ended ?? session
}
