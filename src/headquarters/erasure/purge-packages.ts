import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../db/client.ts'
import type { NewEvent } from '../../model/event.ts'

/** Serializes publishing a package with purging packages, so that an erasure misses no package made before it. */
export async function lockPackages(tx: Transaction): Promise<void> {
  await execute(
    tx,
    sql`/* erasure.lockPackages */ select pg_advisory_xact_lock(hashtextextended('erasure.packages', 0))`,
  )
}

/**
 * True if a customer was erased after this position of the log: a package made at that position may still contain the
 * customer.
 */
export async function erasedSince(tx: Transaction, position: string): Promise<boolean> {
  const found = await execute(
    tx,
    sql`/* erasure.erasedSince */
    select 1
    from log
    where download_job = '1010' and position > ${position}::bigint and kind = 'CUSTOMER' and status = 'ERASED'
    limit 1`,
  )
  return found.length > 0
}

/**
 * Deletes waiting packages of 1010, which may contain the customer. Their sessions are canceled, and the next session
 * carries their content: it starts from the position that the channel database has applied. A package already being
 * delivered is applied before the tombstone arrives. Returns the events of the sessions.
 */
export async function purgePackages(tx: Transaction): Promise<NewEvent[]> {
  const events = await execute<NewEvent>(
    tx,
    sql`/* erasure.cancelSessions */
    update download_session s
    set status = 'CANCELED', revision = s.revision + 1,
      message = 'A customer was erased. The next session carries the content of this one.'
    where s.job_id = '1010' and s.status not in ('STARTED', 'APPLIED', 'NO_DATA', 'CANCELED', 'CREATE_FAILED')
    returning 'DOWNLOAD_SESSION' as kind, s.id::text as "entityId", s.channel_database_id as "channelDatabaseId",
      s.run_id::text as "runId",
      s.status, s.revision`,
  )
  await execute(
    tx,
    sql`/* erasure.purgePackages */
    delete from download_package p
    using download_session s
    where s.id = p.session_id and s.job_id = '1010'`,
  )
  return events
}
