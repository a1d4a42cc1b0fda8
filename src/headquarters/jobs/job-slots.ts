import type { Worker, WorkerEvents } from 'graphile-worker'

/** Milliseconds within which the queue has been told of the end of a job, or could not be. */
const END_NOTED_WITHIN = 15_000

/** What the slots of one worker do, by the library's events. */
export type Slots = {
  /** Resolves with the first successful look at the queue. */
  readonly looked: Promise<void>
  /** Resolves with the first look that failed. */
  readonly failed: Promise<void>
  /** See JobWorker. */
  silence(): number
  /** See JobWorker. */
  jobs(): string[]
  /** The id of the worker that they belong to. */
  worker(): string
}

/**
 * Watches the slots of a worker that is about to be started with these events. A look has succeeded when the queue was
 * empty, or gave a job; one that is never answered makes the worker silent, whatever its other slots see. A slot that
 * is busy cannot look; its job is guarded by the lease of its run. A slot that the library has ended looks no more.
 */
export function watchSlots(events: WorkerEvents): Slots {
  /** Since when a slot has been waiting for the answer to its look; BUSY: with a job. */
  const slots = new Map<Worker, number | 'FREE' | 'BUSY'>()
  /** The ids of jobs, with the time at which they ended; null: they run. */
  const jobs = new Map<string, number | null>()
  let lookedAt = performance.now()
  const ids: string[] = []
  let firstLook = () => {}
  const looked = new Promise<void>((resolve) => {
    firstLook = resolve
  })
  const failed = new Promise<void>((resolve) => events.once('worker:getJob:error', () => resolve()))
  const answered = (worker: Worker, now: 'FREE' | 'BUSY') => {
    slots.set(worker, now)
    lookedAt = performance.now()
    firstLook()
  }
  events.on('pool:create', ({ workerPool }) => ids.push(workerPool.id))
  events.on('worker:create', ({ worker }) => slots.set(worker, 'FREE'))
  events.on('worker:getJob:start', ({ worker }) => slots.set(worker, performance.now()))
  events.on('worker:getJob:empty', ({ worker }) => answered(worker, 'FREE'))
  events.on('job:start', ({ worker, job }) => {
    answered(worker, 'BUSY')
    jobs.set(job.id, null)
  })
  events.on('job:complete', ({ worker, job }) => {
    slots.set(worker, 'FREE')
    jobs.set(job.id, performance.now())
  })
  return {
    looked,
    failed,
    silence() {
      const free = [...slots.values()].filter((slot) => slot !== 'BUSY')
      if (free.length === 0) return 0
      const since = [lookedAt, ...free.filter((slot) => slot !== 'FREE')]
      return Math.max(0, performance.now() - Math.min(...since))
    },
    jobs() {
      const noted = performance.now() - END_NOTED_WITHIN
      for (const [id, endedAt] of jobs) if (endedAt !== null && endedAt < noted) jobs.delete(id)
      return [...jobs.keys()]
    },
    worker() {
      const [id] = ids
      if (id === undefined) throw new Error('The job library did not say which worker it is.')
      return id
    },
  }
}
