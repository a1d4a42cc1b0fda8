import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../db/client.ts'
import type { NewEvent } from '../../model/event.ts'

/** Packages become available, and are purged by an erasure, one after the other: none that was made before an erasure is missed by it. */
export async function lockPackages(tx: Transaction): Promise<void> {
  await execute(
    tx,
    sql`/* erasure.lockPackages */ select pg_advisory_xact_lock(hashtextextended('erasure.packages', 0))`,
  )
}

/** True when a customer was erased after that position of the log: a package that was made there may still have it. */
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
 * Takes away the packages of 1010 that wait: they may have the customer. Their sessions are canceled, and the next one carries what they had: it begins at
 * what the channel database has applied. A package that is on its way is applied before the tombstone comes. Answers with the sessions' events.
 */
export async function purgePackages(tx: Transaction): Promise<NewEvent[]> {
  const events = await execute<NewEvent>(
    tx,
    sql`/* erasure.cancelSessions */
    update download_session s
    set status = 'CANCELED', revision = s.revision + 1, message = 'A customer was erased: the next session carries what this one had.'
    where s.job_id = '1010' and s.status not in ('STARTED', 'APPLIED', 'NO_DATA', 'CANCELED', 'CREATE_FAILED')
    returning 'DOWNLOAD_SESSION' as kind, s.id::text as "entityId", s.channel_database_id as "channelDatabaseId", s.run_id::text as "runId",
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
