import { sql } from 'drizzle-orm'
import { type Executor, execute } from '../db/client.ts'

/** Seconds after which a worker that has not renewed its lease counts as dead. */
const leaseSeconds = 30

/** Says that this worker is alive. */
export async function renewWorker(db: Executor, workerId: string): Promise<void> {
  await execute(
    db,
    sql`/* jobs.renewWorker */
    insert into schedule_worker (worker_id, lease_until)
    values (${workerId}, now() + ${leaseSeconds} * interval '1 second')
    on conflict (worker_id) do update set lease_until = excluded.lease_until`,
  )
}

/**
 * Frees the jobs of workers that are dead (killed, or cut off from headquarters): their lease has run out, or they had none long after they
 * took a job. One that was only slow does no harm: what it runs is guarded by its run's own lease.
 */
export async function freeDeadWorkers(db: Executor): Promise<void> {
  await execute(
    db,
    sql`/* jobs.freeDeadWorkers */
    with expired as (
      delete from schedule_worker
      where lease_until < now()
      returning worker_id
    ),
    dead as (
      select worker_id
      from expired
      union
      select locked_by
      from graphile_worker.jobs
      where locked_at < now() - ${leaseSeconds} * interval '1 second' and locked_by not in (select worker_id from schedule_worker)
    )
    select graphile_worker.force_unlock_workers(array(select worker_id from dead))
    where exists (select from dead)`,
  )
}

/** This worker has stopped: what it may have left is free at once. */
export async function dismissWorker(db: Executor, workerId: string): Promise<void> {
  await execute(db, sql`/* jobs.dismissWorker */ delete from schedule_worker where worker_id = ${workerId}`)
  await execute(db, sql`/* jobs.dismissWorker */ select graphile_worker.force_unlock_workers(array[${workerId}::text])`)
}
