import type { Worker, WorkerEvents } from 'graphile-worker'

/** What the slots of one worker do, by the library's events. */
export type Slots = {
  /** Resolves with the first successful look at the queue. */
  readonly looked: Promise<void>
  /** Resolves with the first look that failed. */
  readonly failed: Promise<void>
  /** See JobWorker. */
  silence(): number
  /** The id of the worker that they belong to. */
  worker(): string
}

/**
 * Watches the slots of a worker that is about to be started with these events. A look has succeeded when the queue was
 * empty, or gave a job. A slot that is busy cannot look; its job is guarded by the lease of its run. A slot that the
 * library has ended looks no more, and is silent.
 */
export function watchSlots(events: WorkerEvents): Slots {
  const slots = new Map<Worker, { lookedAt: number; isBusy: boolean }>()
  const ids: string[] = []
  let firstLook = () => {}
  const looked = new Promise<void>((resolve) => {
    firstLook = resolve
  })
  const failed = new Promise<void>((resolve) => events.once('worker:getJob:error', () => resolve()))
  const note = (worker: Worker, isBusy: boolean) => slots.set(worker, { lookedAt: performance.now(), isBusy })
  events.on('pool:create', ({ workerPool }) => ids.push(workerPool.id))
  events.on('worker:create', ({ worker }) => note(worker, false))
  events.on('worker:getJob:empty', ({ worker }) => {
    note(worker, false)
    firstLook()
  })
  events.on('job:start', ({ worker }) => {
    note(worker, true)
    firstLook()
  })
  events.on('job:complete', ({ worker }) => note(worker, false))
  return {
    looked,
    failed,
    silence() {
      const free = [...slots.values()].filter(({ isBusy }) => !isBusy)
      return Math.max(0, ...free.map(({ lookedAt }) => performance.now() - lookedAt))
    },
    worker() {
      const [id] = ids
      if (id === undefined) throw new Error('The job library did not say which worker it is.')
      return id
    },
  }
}
