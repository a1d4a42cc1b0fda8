import { EventEmitter } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { Logger, run, type TaskList, type WorkerEvents } from 'graphile-worker'
import { sharesSessions } from '../../db/shared-sessions.ts'
import { type JobConnections, openJobConnections } from './job-connections.ts'
import { watchSlots } from './job-slots.ts'

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
   * Milliseconds since its last successful look at the queue: of the free slot that has waited longest; 0 while all are
   * busy.
   */
  silence(): number
  /** Lets running jobs finish for up to five seconds. */
  stop(): Promise<void>
  /** Cuts its connections and takes no more jobs. What still runs may finish; nothing waits for it. */
  abandon(): void
}

/** Jobs that run at once. */
const SLOTS = 4
/** Milliseconds between two looks of a free slot. */
const POLL_EVERY = 500
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
): Promise<JobWorker> {
  const noPreparedStatements = await sharesSessions(url)
  const connections = openJobConnections(url)
  const events: WorkerEvents = new EventEmitter()
  const slots = watchSlots(events)
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
      return runner.stop().catch(() => {})
    }
    return {
      id: slots.worker(),
      looked: slots.looked,
      lost: Promise.race([slots.failed, runner.promise.catch(() => {})]),
      silence: slots.silence,
      async stop() {
        await Promise.race([over(), pause(STOP_WITHIN, undefined, { ref: false })])
        await Promise.race([connections.close(), pause(CLOSE_WITHIN, undefined, { ref: false })])
        connections.cut()
      },
      abandon() {
        isOver = true
        connections.cut()
        void finish(over, connections)
      },
    }
  } catch (error) {
    connections.cut()
    void connections.close()
    throw error
  }
}

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
