import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Database, execute } from '../../db/client.ts'
import { isUnavailable } from '../../db/errors.ts'
import { always } from '../../model/recurrence.ts'
import { CONNECT_WITHIN, type JobWorker, startJobWorker } from './job-worker.ts'
import { countFault, forgettingFaults } from './maintenance-faults.ts'
import { type OutageListener, type QueueOutage, watchOutage } from './queue-outage.ts'
import { type IsNothingToDo, type RunJob, runSchedule } from './run-schedule.ts'
import { announce, LOOK_FOR_MISSING_EVERY, placeMissing, placing, type Recurring } from './schedule-jobs.ts'
import { dismissWorkers, freeDeadWorkers, freeJobsOf, renewWorker } from './worker-lease.ts'

/** What the loop does; it knows no job itself. */
export type ScheduledWork = OutageListener & {
  /** Headquarters' database, where the schedules are. */
  readonly headquarters: { readonly db: Database; readonly url: string }
  readonly runJob: RunJob
  readonly isNothingToDo?: IsNothingToDo
  /**
   * Maintenance, with the seconds between two starts; what recurs alike is one execution. Its faults are logged and
   * counted, and it goes on.
   */
  readonly maintenance: readonly { readonly id: string; readonly everySeconds: number; run(): Promise<unknown> }[]
  /** Called every few seconds while headquarters cannot be reached. */
  headquartersAway?(): Promise<void>
  /** Called every few seconds while the queue is looked at, with the milliseconds since the last look. */
  onLook?(ago: number): void
}

/** Milliseconds between two looks after the worker's lease and dead workers, and before a lost one is started again. */
const TICK_EVERY = 5_000
/** Milliseconds after its last look at the queue when a worker is to look again, so that it is known to be alive. */
const LOOK_AFTER = 3_000
const RESTART_AFTER = 1_000
/** Milliseconds that a connection of the queue may take at most, on a machine that is too busy for less. */
const CONNECT_WITHIN_AT_MOST = 8_000
/**
 * Milliseconds after its last look at the queue when a worker is replaced; and what this process is given to read what
 * has come in meanwhile.
 */
const SILENT_AFTER = 10_000
const SECOND_LOOK_AFTER = 250
/** Milliseconds that a stop waits for headquarters to forget the workers; without, their leases run out. */
const DISMISS_WITHIN = 2_000

const payload = z.object({ id: z.string() })

/**
 * Runs the distribution schedules and the maintenance, together with any number of other processes: each execution is
 * one job of graphile-worker in headquarters' database, which one of them takes. When headquarters goes away the loop
 * waits, and goes on when it is back. A worker that no longer looks at the queue is replaced by one with connections of
 * its own. The returned function ends the loop.
 */
export function startSchedules(work: ScheduledWork): () => Promise<void> {
  const stopping = new AbortController()
  const done = supervise(work, stopping.signal)
  return async () => {
    stopping.abort()
    await done
  }
}

/** The loop: its work, until when, and whether the queue can be reached. */
type Loop = {
  work: ScheduledWork
  stopping: AbortSignal
  /** Resolves when `stopping` is aborted. */
  stopped: Promise<void>
  outage: QueueOutage
  /**
   * The workers of this process that have ended. Their leases stay until the next one has looked at the queue: they
   * show since when no worker has.
   */
  earlier: Set<string>
  /** When executions that are missing were looked for last, by `performance.now()`. */
  lookedForMissing: number
}

/** One worker after another. */
async function supervise(work: ScheduledWork, stopping: AbortSignal): Promise<void> {
  const stopped = new Promise<void>((resolve) => stopping.addEventListener('abort', () => resolve()))
  const outage = watchOutage({
    onFault: work.onFault,
    // A stop closes the connections under what still waits for an answer: that is no outage.
    onOutage: (isOut) => stopping.aborted || work.onOutage?.(isOut),
  })
  const loop: Loop = { work, stopping, stopped, outage, earlier: new Set(), lookedForMissing: Number.NEGATIVE_INFINITY }
  for (let connectWithin = CONNECT_WITHIN; !stopping.aborted; ) {
    await workUntilLost(loop, connectWithin).catch((error) => failed(loop, error))
    let isThere = false
    void isAnswering(work.headquarters.db).then((answers) => {
      isThere = answers
    })
    await tick(loop, RESTART_AFTER)
    // Lost although headquarters answers: a machine that is starved of time would replace one worker after another.
    connectWithin = isThere ? Math.min(2 * connectWithin, CONNECT_WITHIN_AT_MOST) : CONNECT_WITHIN
  }
  const dismissed = dismissWorkers(work.headquarters.db, [...loop.earlier]).catch(() => {})
  await Promise.race([dismissed, pause(DISMISS_WITHIN, undefined, { ref: false })])
}

async function workUntilLost(loop: Loop, connectWithin: number): Promise<void> {
  const { work, stopping, stopped, outage, earlier } = loop
  const { db, url } = work.headquarters
  const worker = await startJobWorker(url, tasks(work), outage.failed, connectWithin)
  const lost = worker.lost.then(() => 'lost' as const)
  try {
    const first = await Promise.race([lost, worker.looked.then(() => 'looked' as const), tick(loop, SILENT_AFTER)])
    if (first === 'lost' || stopping.aborted) return
    if (first === 'ticked') return outage.began()
    while (!stopping.aborted) {
      if (await isSilent(worker)) return outage.began()
      const looksAfter = lookAfter(loop, worker).catch((error) => failed(loop, error))
      if ((await Promise.race([looksAfter, stopped])) === 'forgetful') return
      if ((await Promise.race([lost, tick(loop, TICK_EVERY)])) === 'lost') return
    }
  } finally {
    earlier.add(worker.id)
    if (stopping.aborted) await worker.stop()
    else {
      worker.abandon()
      await freeJobsOf(db, worker.id).catch(() => {})
    }
  }
}

/**
 * What a worker that looks at the queue also does, for itself and for others. Answers 'forgetful' when it has to be
 * replaced: see `renewWorker`.
 */
async function lookAfter(loop: Loop, worker: JobWorker): Promise<'forgetful' | undefined> {
  const { work, outage, earlier } = loop
  const { db } = work.headquarters
  const silence = worker.silence()
  if (silence >= LOOK_AFTER) worker.look()
  const { othersSeemDead, hasForgotten } = await renewWorker(db, worker)
  outage.over()
  work.onLook?.(silence)
  const over = [...earlier]
  await dismissWorkers(db, over)
  for (const id of over) earlier.delete(id)
  if (othersSeemDead) await freeDeadWorkers(db)
  // A tick may come a little early.
  if (performance.now() - loop.lookedForMissing > LOOK_FOR_MISSING_EVERY - TICK_EVERY / 2) {
    await placeMissing(db, [...new Set(work.maintenance.map(({ everySeconds }) => everySeconds))].map(housekeeping))
    loop.lookedForMissing = performance.now()
  }
  return hasForgotten ? 'forgetful' : undefined
}

/** The job library's driver does not always say that it was the connection: the database itself is asked. */
async function failed({ work, outage }: Loop, error: unknown): Promise<void> {
  if (await isAnswering(work.headquarters.db)) return outage.failed(error)
  outage.began()
  await work.headquartersAway?.().catch(() => {})
}

async function isAnswering(db: Database): Promise<boolean> {
  const answered = db.execute(sql`/* jobs.isAway */ select 1`)
  return answered.then(
    () => true,
    (error) => !isUnavailable(error),
  )
}

async function tick({ stopping }: Loop, ms: number): Promise<'ticked'> {
  return pause(ms, 'ticked' as const, { signal: stopping, ref: false }).catch(() => 'ticked')
}

/** Looked at twice: an answer may lie unread because this process was busy. */
async function isSilent(worker: JobWorker): Promise<boolean> {
  if (worker.silence() < SILENT_AFTER) return false
  await pause(SECOND_LOOK_AFTER, undefined, { ref: false })
  return worker.silence() >= SILENT_AFTER
}

/**
 * The tasks of the job library. None of them throws: the library would try again after ever longer pauses, up to hours.
 * What has placed no next execution is missing, and is placed at the next look for such.
 */
function tasks(work: ScheduledWork) {
  const guarded = (run: (id: string) => Promise<void>) => async (job: unknown) => {
    try {
      await run(payload.parse(job).id)
    } catch (error) {
      if (!isUnavailable(error)) work.onFault(error)
    }
  }
  return {
    schedule: guarded((id) => runSchedule(work.headquarters.db, id, work)),
    housekeeping: guarded((id) => maintain(work, id)),
  }
}

/** The executions of the maintenance that recurs alike. */
const housekeeping = (everySeconds: number): Recurring => ({
  task: 'housekeeping',
  id: `every ${everySeconds} seconds`,
  timing: always(`EVERY ${everySeconds} SECONDS`),
})

async function maintain({ maintenance, headquarters, onFault }: ScheduledWork, id: string): Promise<void> {
  const { db } = headquarters
  const all = maintenance.filter(({ everySeconds }) => housekeeping(everySeconds).id === id)
  const startedAt = performance.now()
  const succeeded: string[] = []
  for (const work of all) {
    try {
      await work.run()
      succeeded.push(work.id)
    } catch (error) {
      if (isUnavailable(error)) continue
      onFault(error)
      await countFault(db, work.id)
    }
  }
  // What an earlier version has placed is not placed again.
  const [first] = all
  if (!first) return
  const wait = Math.max(0, first.everySeconds * 1_000 - (performance.now() - startedAt))
  const runAt = sql`clock_timestamp() + ${wait} * interval '1 millisecond'`
  await execute(
    db,
    sql`/* jobs.placeMaintenance */
    with forgotten as (${forgettingFaults(succeeded)})
    select ${placing({ task: 'housekeeping', id }, runAt)}`,
  )
  announce({ task: 'housekeeping', id }, wait)
}
