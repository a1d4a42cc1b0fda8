import { type SQL, sql } from 'drizzle-orm'
import { type Executor, execute } from '../../db/client.ts'
import { processSkewSeconds } from '../../db/database-clock.ts'
import { utcText } from '../../db/utc-text.ts'
import { holder, isHeld, isLost, LEASE_SECONDS } from './lease.ts'

/** The processes that run the schedules. */
export type Workers = {
  /** How many have looked at the queue within the lease. */
  alive: number
  /** When one looked last, RFC 3339, as far as it is known; null: each that there was has been stopped. */
  lastLookAt: string | null
  /** Seconds since then, by headquarters' clock. */
  lastLookAgo: number | null
}

/** A worker as its process knows it; see JobWorker. */
type Known = { readonly id: string; silence(): number; jobs(): readonly string[] }

/** What the queue says of workers. */
type Renewed = {
  /** Others seem to be dead: see `freeDeadWorkers`. */
  othersSeemDead: boolean
  /**
   * It took a job long ago that it does not run: headquarters is a copy now, or a replica that lagged, from when it
   * did. Nobody else runs what a living worker has taken, so it must be replaced.
   */
  hasForgotten: boolean
}

/**
 * Takes or renews the lease of a worker, until 30 seconds after its last look at the queue. So the end of a lease also
 * says when that was; a worker that lives and does not look loses it. With it goes what its process has measured of its
 * clock.
 */
export async function renewWorker(db: Executor, worker: Known): Promise<Renewed> {
  const left = Math.round(LEASE_SECONDS * 1_000 - worker.silence())
  const [renewed] = await execute<Renewed>(
    db,
    sql`/* jobs.renewWorker */
    with renewed as (
      insert into schedule_worker (worker_id, lease_until, process, clock_skew_seconds)
      values (${worker.id}, now() + ${left} * interval '1 millisecond', ${holder()}, ${processSkewSeconds()})
      on conflict (worker_id) do update
      set lease_until = excluded.lease_until, clock_skew_seconds = excluded.clock_skew_seconds
    )
    select
      exists (select from schedule_worker where worker_id <> ${worker.id} and ${isLost('schedule_worker')})
        or exists (${heldTooLong} and locked_by <> ${worker.id}) as "othersSeemDead",
      exists (
        select from graphile_worker.jobs
        where locked_by = ${worker.id} and ${takenLongAgo}
          and id <> all(${sql.param([...worker.jobs()])}::bigint[])
      ) as "hasForgotten"`,
  )
  return renewed ?? { othersSeemDead: true, hasForgotten: false }
}

/** SQL over the queue's jobs: taken so long ago that a lease taken then and never renewed would be lost. */
const takenLongAgo: SQL = sql.raw(`abs(extract(epoch from now() - locked_at)) > ${LEASE_SECONDS}`)

/** SQL: whose jobs have been taken long ago by a worker without a lease. */
const heldTooLong: SQL = sql`
      select locked_by
      from graphile_worker.jobs
      where ${takenLongAgo} and locked_by not in (select worker_id from schedule_worker)`

/** Reads how many workers are alive, and when one of them looked at the queue last. */
export async function readWorkers(db: Executor): Promise<Workers> {
  const [workers] = await execute<Workers>(
    db,
    sql`/* jobs.readWorkers */
    select ${workersAlive} as alive, ${utcText(sql`(${workersLookedAt})`)} as "lastLookAt",
      extract(epoch from now() - (${workersLookedAt}))::int as "lastLookAgo"
    from schedule_worker`,
  )
  return workers ?? { alive: 0, lastLookAt: null, lastLookAgo: null }
}

const workersAlive = sql`count(*) filter (where ${isHeld('schedule_worker')})::int`
const workersLookedAt = sql`max(lease_until) - ${sql.raw(`interval '${LEASE_SECONDS} seconds'`)}`

/**
 * Frees the jobs of workers that are dead (killed, cut off from headquarters, or silent): their lease was lost, or they
 * had none long after they took a job. A worker that was only slow does no harm: its work is fenced by the lease of its
 * run. Only a worker that has just renewed its lease may call it: while none is alive, the expired leases show since
 * when.
 */
export async function freeDeadWorkers(db: Executor): Promise<void> {
  await execute(
    db,
    sql`/* jobs.freeDeadWorkers */
    with expired as (
      delete from schedule_worker
      where ${isLost('schedule_worker')}
      returning worker_id
    ),
    dead as (
      select worker_id
      from expired
      union
      ${heldTooLong}
    )
    select graphile_worker.force_unlock_workers(array(select worker_id from dead))
    where exists (select from dead)`,
  )
}

/**
 * Frees the jobs of a worker that takes no more. Its lease stays: it shows when the queue was last looked at, until
 * another worker looks.
 */
export async function freeJobsOf(db: Executor, workerId: string): Promise<void> {
  await execute(db, sql`/* jobs.freeJobsOf */ select graphile_worker.force_unlock_workers(array[${workerId}::text])`)
}

/** Ends the leases of workers that have stopped, and frees at once the jobs they may have left. */
export async function dismissWorkers(db: Executor, workerIds: readonly string[]): Promise<void> {
  if (workerIds.length === 0) return
  const ids = sql`${sql.param([...workerIds])}::text[]`
  await execute(
    db,
    sql`/* jobs.dismissWorkers */
    with dismissed as (delete from schedule_worker where worker_id = any(${ids}))
    select graphile_worker.force_unlock_workers(${ids})`,
  )
}
