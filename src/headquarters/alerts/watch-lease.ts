import { sql } from 'drizzle-orm'
import { type Executor, execute } from '../../db/client.ts'
import { holder, leaseEnded, leaseUntil } from '../jobs/lease.ts'

/**
 * Takes or renews the lease of the process that decides about alerts; false when another process has it. `leaseId`: of
 * this process.
 */
export async function takeAlertWatch(db: Executor, leaseId: string): Promise<boolean> {
  const taken = await execute<{ id: number }>(
    db,
    sql`/* alerts.takeWatch */
    insert into alert_watch as watch (id, lease_id, lease_until, holder)
    values (1, ${leaseId}::uuid, ${leaseUntil()}, ${holder()})
    on conflict (id) do update
    set lease_id = excluded.lease_id, lease_until = excluded.lease_until, holder = excluded.holder
    where watch.lease_until is null or watch.lease_until < now() or watch.lease_id = excluded.lease_id
    returning id`,
  )
  return taken.length > 0
}

/** Ends the lease: another process may decide at once. */
export async function releaseAlertWatch(db: Executor, leaseId: string): Promise<void> {
  await execute(
    db,
    sql`/* alerts.releaseWatch */
    update alert_watch
    set lease_id = null, ${leaseEnded}
    where lease_id = ${leaseId}::uuid`,
  )
}

/** Seconds between two looks after which nothing counts as having lasted: no process looked meanwhile. */
const PAUSE_SECONDS = 180

/**
 * The beginning of a decision: locks the watch until its transaction ends. Null when another process has the lease.
 * `paused`: the last look was long ago, or the clock was set back. `hasAlerts`: some are not closed.
 */
export async function lockAlertWatch(
  tx: Executor,
  leaseId: string,
): Promise<{ paused: boolean; hasAlerts: boolean } | null> {
  const [locked] = await execute<{ paused: boolean; hasAlerts: boolean }>(
    tx,
    sql`/* alerts.lockWatch */
    with before as (select looked_at from alert_watch where id = 1 and lease_id = ${leaseId}::uuid for update)
    update alert_watch watch
    set looked_at = now()
    from before
    where watch.id = 1
    returning coalesce(
      before.looked_at not between now() - ${PAUSE_SECONDS} * interval '1 second' and now(), true
    ) as paused, exists (select from alert where closed_at is null) as "hasAlerts"`,
  )
  return locked ?? null
}
