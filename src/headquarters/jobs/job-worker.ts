import { EventEmitter } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { Logger, run, type TaskList, type WorkerEvents, type WorkerPool } from 'graphile-worker'
import { sharesSessions } from '../../db/shared-sessions.ts'
import { type JobConnections, openJobConnections } from './job-connections.ts'
import { watchSlots } from './job-slots.ts'
import { onPlaced } from './schedule-jobs.ts'

/** One worker of the job library, with connections of its own. */
export type JobWorker = {
  /** What the jobs that it takes are locked by. */
  readonly id: string
  /** Resolves when one of its slots has looked at the queue for the first time. */
  readonly looked: Promise<void>
  /**
   * Resolves when the library has ended it, or a look has failed: the answer that was lost may have locked a job that
   * no slot runs.
   */
  readonly lost: Promise<void>
  /**
   * Milliseconds since its last successful look at the queue, or since a look that has no answer; 0 while all are busy.
   */
  silence(): number
  /** The ids of the jobs that it runs, and of those whose end it may still have to note. */
  jobs(): string[]
  /** Lets a free slot look at the queue. */
  look(): void
  /** Lets running jobs finish for up to five seconds. */
  stop(): Promise<void>
  /** Cuts its connections and takes no more jobs. What still runs may finish; nothing waits for it. */
  abandon(): void
}

/** Jobs that run at once. */
const SLOTS = 4
/**
 * Milliseconds between two looks of a free slot. It is told when to look: when an execution is due, so many
 * milliseconds later because clocks differ, and by `look`.
 */
const POLL_EVERY = 60_000
const LATER = 20
/** Milliseconds that a new connection to the queue may take. */
export const CONNECT_WITHIN = 2_000
/** How long a stop waits for running jobs, and then for connections to close, in milliseconds. */
const STOP_WITHIN = 5_000
const CLOSE_WITHIN = 1_000
/** Less than POLL_EVERY: a free slot has not begun another look. */
const CUT_NOTICED_WITHIN = 100

/**
 * Starts a worker on the queue at `url`. The library keeps some promises for as long as it runs, also rejected ones and
 * those that never settle (such as that of its first query), so a worker that has gone silent never recovers: replace
 * it. `onError` receives what goes wrong inside of the library; it can be called often.
 */
export async function startJobWorker(
  url: string,
  taskList: TaskList,
  onError: (error: unknown) => void,
  connectWithin = CONNECT_WITHIN,
): Promise<JobWorker> {
  const noPreparedStatements = await sharesSessions(url)
  const connections = openJobConnections(url, connectWithin)
  const events: WorkerEvents = new EventEmitter()
  const slots = watchSlots(events)
  const { look, stop: stopLooking } = lookWhenDue(events)
  let isOver = false
  const report = (error: unknown) => {
    if (!isOver) onError(error)
  }
  // The library logs it at the level of debugging only.
  events.on('worker:getJob:error', ({ error }) => report(error))
  try {
    const runner = await run({
      pgPool: connections.pool,
      events,
      noHandleSignals: true,
      noPreparedStatements,
      // Batched, else a completion that fails (headquarters went away) is an unhandled rejection and ends the process.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
      parsedCronItems: [],
      pollInterval: POLL_EVERY,
      concurrency: SLOTS,
      // What comes without an error only comments on one that was reported.
      logger: new Logger(() => (level, _, meta) => {
        const error = meta?.error ?? meta?.fatalError
        if (level === 'error' && error !== undefined) report(error)
      }),
      taskList,
    })
    const over = () => {
      isOver = true
      stopLooking()
      return runner.stop().catch(() => {})
    }
    return {
      id: slots.worker(),
      looked: slots.looked,
      lost: Promise.race([slots.failed, runner.promise.catch(() => {})]),
      silence: slots.silence,
      jobs: slots.jobs,
      look,
      async stop() {
        await Promise.race([over(), pause(STOP_WITHIN, undefined, { ref: false })])
        await Promise.race([connections.close(), pause(CLOSE_WITHIN, undefined, { ref: false })])
        connections.cut()
      },
      abandon() {
        isOver = true
        stopLooking()
        connections.cut()
        void finish(over, connections)
      },
    }
  } catch (error) {
    stopLooking()
    connections.cut()
    void connections.close()
    throw error
  }
}

/** Lets a free slot look at the queue when an execution is due, one for each. `stop` ends it. */
function lookWhenDue(events: WorkerEvents): { look(): void; stop(): void } {
  let pool: WorkerPool | undefined
  const timers = new Map<string, NodeJS.Timeout>()
  const look = () => {
    try {
      pool?.nudge(1)
    } catch {
      // The library has ended a slot; the worker is replaced.
    }
  }
  events.on('pool:create', ({ workerPool }) => {
    pool = workerPool
  })
  const stop = onPlaced((key, dueIn) => {
    clearTimeout(timers.get(key))
    timers.delete(key)
    if (dueIn > LONGEST_TIMER) return
    const timer = setTimeout(() => {
      timers.delete(key)
      look()
    }, Math.max(0, dueIn) + LATER)
    timers.set(key, timer.unref())
  })
  return {
    look,
    stop() {
      stop()
      for (const timer of timers.values()) clearTimeout(timer)
      timers.clear()
    },
  }
}

/** What is due later is found again before then. */
const LONGEST_TIMER = 60_000

/**
 * Jobs that still run note their end over new connections of the same pool. A slot is stopped when it has noticed the
 * cut: it ends without an error.
 */
async function finish(stop: () => Promise<void>, { close, cut }: JobConnections): Promise<void> {
  await pause(CUT_NOTICED_WITHIN, undefined, { ref: false })
  await stop()
  await Promise.race([close(), pause(CLOSE_WITHIN, undefined, { ref: false })])
  cut()
}
