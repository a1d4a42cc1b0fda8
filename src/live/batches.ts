import type { LogEvent } from '../model/event.ts'
import type { Outlet } from './outlet.ts'

/** Why events between two cursors are missing: the log no longer reaches back, or does not know the position. */
export type GapReason = 'RETENTION' | 'UNKNOWN_CURSOR'

/** A message to a subscriber, with the cursor to resume after. `sources`: the names of the logs that are read. */
export type Message = { readonly cursor: string } & (
  | { readonly type: 'EVENT'; readonly event: LogEvent }
  | { readonly type: 'SNAPSHOT'; readonly at: string; readonly sources: readonly string[] }
  | { readonly type: 'READY'; readonly sources: readonly string[] }
  | { readonly type: 'GAP'; readonly reason: GapReason; readonly from: string; readonly to: string }
  | { readonly type: 'SOURCE_LOST'; readonly source: string }
  | { readonly type: 'SOURCE_BACK'; readonly source: string }
)

/** Messages that are delivered together, in order. */
export type Batch = readonly Message[]

/** A generator of batches that returns `R`. */
export type Batches<R = void> = AsyncGenerator<Batch, R, void>

/** The largest batch that `nextBatch` returns. */
const LARGEST_BATCH = 64

/** A stream that is read item by item, or batch by batch. */
export type BatchStream<T> = AsyncGenerator<T, void, void> & {
  /** The items that are available, at least one; null at the end. Members of a broadcast receive the same objects. */
  nextBatch(): Promise<readonly T[] | null>
  /** Call it before reading: a broadcast then sends to the outlet, while `nextBatch` waits. */
  attach(outlet: Outlet<T>): void
}

export function isBatchStream(stream: object): stream is BatchStream<unknown> {
  return 'nextBatch' in stream && typeof stream.nextBatch === 'function'
}

/**
 * Makes a stream of a generator of batches. Unlike a plain generator, the stream can be ended while it waits:
 * `return` of a generator queues behind the pending `next`, which here may never resolve. The stream aborts the
 * signal first, and everything that the generator awaits must end with it. `onBatch` is called with each batch before
 * it is returned, and with each batch sent to the outlet (`isSent`).
 */
export function streamOf<T>(
  generate: (signal: AbortSignal, outletNow: () => Outlet<T> | undefined) => AsyncGenerator<readonly T[], void, void>,
  onBatch: (batch: readonly T[], isSent: boolean) => void = () => {},
): BatchStream<T> {
  const stop = new AbortController()
  let outlet: Outlet<T> | undefined
  const generated = generate(stop.signal, () => outlet)
  let rest: readonly T[] = []

  async function nextBatch(): Promise<readonly T[] | null> {
    while (rest.length === 0) {
      const result = await generated.next()
      if (result.done) return null
      rest = result.value
      onBatch(rest, false)
    }
    const batch = rest.length > LARGEST_BATCH ? rest.slice(0, LARGEST_BATCH) : rest
    rest = rest.slice(batch.length)
    return batch
  }
  const end = async (): Promise<IteratorResult<T, void>> => {
    stop.abort()
    rest = []
    await generated.return()
    return { done: true, value: undefined }
  }
  const stream: BatchStream<T> = {
    nextBatch,
    attach(given) {
      const send: Outlet<T>['send'] = (rendered, batch, now) => {
        if (!given.send(rendered, batch, now)) return false
        onBatch(batch, true)
        return true
      }
      outlet = { ...given, send }
    },
    async next() {
      const batch = await nextBatch()
      if (batch === null || batch[0] === undefined) return { done: true, value: undefined }
      rest = [...batch.slice(1), ...rest]
      return { done: false, value: batch[0] }
    },
    return: end,
    async throw(error: unknown) {
      await end()
      throw error
    },
    [Symbol.asyncIterator]: () => stream,
    async [Symbol.asyncDispose]() {
      await end()
    },
  }
  return stream
}
