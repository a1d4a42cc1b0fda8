import { type SQL, sql } from 'drizzle-orm'
import { type Executor, execute } from '../../db/client.ts'
import { LEASE_SECONDS, leaseUntil } from './lease.ts'

/** A lease that lasts this many seconds longer than one can was taken before headquarters' clock was set back. */
const TOO_LONG_BY = 10

/**
 * After headquarters' clock was set back, gives the leases that were taken before it the length of a lease from now. A
 * living holder renews its lease meanwhile; that of a dead one would otherwise last for as long as the clock was set
 * back. Call it in every process that has seen the clock being set.
 */
export async function shortenLeases(db: Executor): Promise<void> {
  const shorten = (table: string, holds: SQL) => sql`
      update ${sql.identifier(table)}
      set lease_until = ${leaseUntil()}
      where ${holds} and lease_until > now() + ${LEASE_SECONDS + TOO_LONG_BY} * interval '1 second'`
  await execute(
    db,
    sql`/* jobs.shortenLeases */
    with runs as (${shorten('batch_run', sql`status in ('READY', 'EXECUTING', 'CANCELING')`)}),
    chunks as (${shorten('synchronize_chunk', sql`status = 'CLAIMED'`)}),
    endpoints as (${shorten('webhook_endpoint', sql`lease_until is not null`)}),
    watch as (${shorten('alert_watch', sql`lease_until is not null`)})
    ${shorten('schedule_worker', sql`true`)}`,
  )
}
