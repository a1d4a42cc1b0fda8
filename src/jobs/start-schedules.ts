import { EventEmitter } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { Logger, type Runner, run } from 'graphile-worker'
import pg from 'pg'
import { z } from 'zod'
import type { Database } from '../db/client.ts'
import { isUnreachable } from '../db/errors.ts'
import { pgConnection } from '../db/tls.ts'
import { type RunJob, runSchedule } from './run-schedule.ts'
import { placeMissing, placeNext, type Recurring } from './schedule-jobs.ts'
import { dismissWorker, freeDeadWorkers, renewWorker } from './worker-lease.ts'

/** What the loop is given to do; it knows no job itself. */
export type ScheduledWork = {
  /** Headquarters' database, where the schedules are. */
  readonly headquarters: { readonly db: Database; readonly url: string }
  readonly runJob: RunJob
  /** What keeps house, with its recurrence; its faults are logged and it goes on. */
  readonly housekeeping: readonly { readonly id: string; readonly recurrence: string; run(): Promise<unknown> }[]
  /** Called every few seconds while headquarters cannot be reached. */
  headquartersAway?(): Promise<void>
  /** A fault in a job or in the loop; being unreachable is none. */
  onFault(error: unknown): void
}

/** Milliseconds between two looks after the worker's lease, dead workers and missing jobs, and before a lost worker is started again. */
const tickEvery = 5_000
const restartAfter = 1_000
/** How long a stop waits for jobs that are going on; what is cut off is taken up by its run's next holder. */
const stopWithin = 5_000

const payload = z.object({ id: z.string() })

/**
 * Runs the distribution schedules and the housekeeping, together with any number of other processes: each execution is one job of
 * graphile-worker in headquarters' database, which one of them takes. When headquarters goes away the loop waits, and goes on when it is
 * back. Ends when the answer is called.
 */
export function startSchedules(work: ScheduledWork): () => Promise<void> {
  const stopping = new AbortController()
  const done = supervise(work, stopping.signal)
  return async () => {
    stopping.abort()
    await done
  }
}

async function supervise(work: ScheduledWork, stopping: AbortSignal): Promise<void> {
  const abandoned = new Set<string>()
  while (!stopping.aborted) {
    try {
      await workUntilLost(work, stopping, abandoned)
    } catch (error) {
      if (await isAway(work.headquarters.db, error)) await work.headquartersAway?.().catch(() => {})
      else work.onFault(error)
    }
    await pause(restartAfter, undefined, { signal: stopping, ref: false }).catch(() => {})
  }
}

/** The job library's driver does not always say that it was the connection: then the database itself is asked. */
async function isAway(db: Database, error: unknown): Promise<boolean> {
  if (isUnreachable(error)) return true
  const answered = db.execute(sql`/* jobs.isAway */ select 1`)
  return answered.then(() => false, isUnreachable)
}

/**
 * One worker of the job library, looked after until it or headquarters is lost. `abandoned`: earlier ones of this process that could not be
 * dismissed since headquarters was away; what they had is free now, and not only when their lease is over.
 */
async function workUntilLost(work: ScheduledWork, stopping: AbortSignal, abandoned: Set<string>): Promise<void> {
  const { db } = work.headquarters
  const housekeeping = work.housekeeping.map(
    ({ id, recurrence }): Recurring => ({ task: 'housekeeping', id, recurrence }),
  )
  const worker = await startWorker(work)
  const lost = worker.runner.promise.then(
    () => true,
    () => true,
  )
  try {
    for (const id of abandoned) await dismissWorker(db, id)
    abandoned.clear()
    while (!stopping.aborted) {
      await renewWorker(db, worker.id)
      await freeDeadWorkers(db)
      await placeMissing(db, housekeeping)
      const tick = pause(tickEvery, false, { signal: stopping, ref: false }).catch(() => false)
      if (await Promise.race([lost, tick])) return
    }
  } finally {
    await worker.stop()
    await dismissWorker(db, worker.id).catch(() => abandoned.add(worker.id))
  }
}

type Worker = { id: string; runner: Runner; stop(): Promise<void> }

async function startWorker(work: ScheduledWork): Promise<Worker> {
  const pool = openPool(work.headquarters.url)
  const events = new EventEmitter()
  const ids: string[] = []
  events.on('pool:create', ({ workerPool }: { workerPool: { id: string } }) => ids.push(workerPool.id))
  try {
    const runner = await run({
      pgPool: pool,
      events,
      noHandleSignals: true,
      // Batched, else a completion that fails (headquarters went away) is a rejection that nobody handles, and ends the process.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
      parsedCronItems: [],
      pollInterval: 500,
      concurrency: 4,
      logger: new Logger(() => () => {}),
      taskList: {
        schedule: (job) => runSchedule(work.headquarters.db, payload.parse(job).id, work.runJob, work.onFault),
        housekeeping: (job) => keepHouse(work, payload.parse(job).id),
      },
    })
    runner.promise.catch(() => {})
    const [id] = ids
    if (id === undefined) throw new Error('The job library did not say which worker it is.')
    return { id, runner, stop: () => stopWorker(runner, pool) }
  } catch (error) {
    await pool.end()
    throw error
  }
}

/** Without error handlers a connection that is lost would take the process down: on the pool and on each client. */
function openPool(url: string): pg.Pool {
  const pool = new pg.Pool({
    ...pgConnection(url),
    max: 6,
    connectionTimeoutMillis: 2_000,
    keepAlive: true,
    application_name: 'tillsync schedules',
  })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

async function stopWorker(runner: Runner, pool: pg.Pool): Promise<void> {
  const stopped = runner.stop().catch(() => {})
  await Promise.race([stopped, pause(stopWithin, undefined, { ref: false })])
  await Promise.race([pool.end().catch(() => {}), pause(restartAfter, undefined, { ref: false })])
}

async function keepHouse({ housekeeping, headquarters, onFault }: ScheduledWork, id: string): Promise<void> {
  const work = housekeeping.find((each) => each.id === id)
  if (!work) return
  const lastStart = new Date()
  try {
    await work.run()
  } catch (error) {
    if (!isUnreachable(error)) onFault(error)
  }
  await placeNext(
    headquarters.db,
    { task: 'housekeeping', id, recurrence: work.recurrence },
    { active: true, lastStart },
  )
}
