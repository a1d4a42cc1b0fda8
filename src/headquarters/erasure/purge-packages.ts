import { sql } from 'drizzle-orm'
import {
  batchStatementTimeout,
  type Database,
  type Executor,
  execute,
  type Transaction,
  transaction,
} from '../../db/client.ts'
import type { NewEvent } from '../../model/event.ts'
import { dropFromPart, partsThatMayHave } from './drop-from-part.ts'

/** Serializes making a package known with erasures, so that an erasure misses no package made before it. */
export async function lockPackages(tx: Transaction): Promise<void> {
  await execute(
    tx,
    sql`/* erasure.lockPackages */ select pg_advisory_xact_lock(hashtextextended('erasure.packages', 0))`,
  )
}

/** The customers erased after this position of the log: a package made at that position may contain them. */
export async function erasedSince(db: Executor, position: string): Promise<string[]> {
  const found = await execute<{ customerKey: string }>(
    db,
    sql`/* erasure.erasedSince */
    select distinct customer_key as "customerKey"
    from log
    where download_job is not null and (download_job, position) > ('1010', ${position}::bigint)
      and download_job = '1010' and kind = 'CUSTOMER' and status = 'ERASED' and customer_key is not null
    order by customer_key`,
  )
  return found.map(({ customerKey }) => customerKey)
}

/**
 * Removes a customer from the packages of 1010 and 1050, in the transaction of its erasure. A package that a run makes
 * or delivers loses the customer's rows: the run goes on, however often customers are erased. Other sessions are
 * canceled, and their packages are deleted: the next session carries their content from the position that the channel
 * database has applied. Returns the events of the sessions.
 */
export async function purgePackages(tx: Transaction, customerKey: string): Promise<NewEvent[]> {
  const events = await execute<NewEvent>(
    tx,
    sql`/* erasure.cancelSessions */
    with canceled as (
      update download_session s
      set status = 'CANCELED', revision = s.revision + 1,
        message = 'A customer was erased. The next session carries the content of this one.'
      where s.job_id in ('1010', '1050') and s.status not in ('STARTED', 'APPLIED', 'NO_DATA', 'CANCELED', 'CREATE_FAILED')
        and not exists (
          select from batch_run run
          where run.scope = s.job_id || ':' || s.channel_database_id and run.status in ('READY', 'EXECUTING', 'CANCELING')
        )
      returning s.*
    ),
    purged as (
      delete from download_package p
      using canceled
      where p.session_id = canceled.id
    )
    select 'DOWNLOAD_SESSION' as kind, s.id::text as "entityId", s.channel_database_id as "channelDatabaseId",
      s.run_id::text as "runId",
      s.status, s.revision
    from canceled s`,
  )
  for (const part of await partsThatMayHave(tx, [customerKey], null)) await dropFromPart(tx, part, [customerKey])
  return events
}

/**
 * Removes the customers that were erased while this package was made. Every later erasure finds the package by itself,
 * so this is done once, and each part is changed at most once.
 */
export async function dropErasedMeanwhile(db: Database, sessionId: string, position: string): Promise<void> {
  const erased = await patiently(db, async (tx) => {
    await lockPackages(tx)
    return erasedSince(tx, position)
  })
  if (erased.length === 0) return
  const parts = await partsThatMayHave(db, erased, sessionId)
  // One transaction each: an erasure waits for a part only while that one is changed.
  for (const part of parts) await patiently(db, (tx) => dropFromPart(tx, part, erased))
}

/** A package may have taken minutes to make, so it waits for erasures longer than other transactions do. */
function patiently<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return transaction(
    db,
    async (tx) => {
      await execute(tx, sql`/* erasure.packagePatience */ select set_config('lock_timeout', '60s', true)`)
      return work(tx)
    },
    { statementTimeout: batchStatementTimeout },
  )
}
