import type { LogEvent } from '../model/event.ts'
import type { Outlet } from './outlet.ts'

/**
 * Why events between two cursors are not delivered: the log no longer reaches back, or it does not know the position.
 */
export type GapReason = 'RETENTION' | 'UNKNOWN_CURSOR'

/**
 * What a subscriber is sent, each with the cursor to continue after. `sources`: the names of the logs that are read.
 */
export type Message = { readonly cursor: string } & (
  | { readonly type: 'EVENT'; readonly event: LogEvent }
  | { readonly type: 'SNAPSHOT'; readonly at: string; readonly sources: readonly string[] }
  | { readonly type: 'READY'; readonly sources: readonly string[] }
  | { readonly type: 'GAP'; readonly reason: GapReason; readonly from: string; readonly to: string }
  | { readonly type: 'SOURCE_LOST'; readonly source: string }
  | { readonly type: 'SOURCE_BACK'; readonly source: string }
)

/** Messages that are delivered at once, in order. */
export type Batch = readonly Message[]

/** Generates batches; what it returns at its end is `R`. */
export type Batches<R = void> = AsyncGenerator<Batch, R, void>

/** The most that `nextBatch` gives at once: its caller need not keep more. */
const LARGEST = 64

/** A stream that can be read one by one, or by batches of what is there. */
export type BatchStream<T> = AsyncGenerator<T, void, void> & {
  /** What is there, at least one; null at the end. All who share a broadcast are given the same objects. */
  nextBatch(): Promise<readonly T[] | null>
  /** Call it first: what this stream shares with others is sent to the outlet from now on, while `nextBatch` waits. */
  attach(outlet: Outlet<T>): void
}

/** True for a stream that comes in batches. */
export function isBatchStream(stream: object): stream is BatchStream<unknown> {
  return 'nextBatch' in stream && typeof stream.nextBatch === 'function'
}

/**
 * A generator of batches as a stream that can be returned from while it waits. A plain generator cannot: `return`
 * queues behind the pending `next`, which here may never end. The signal is aborted first; what the generator awaits
 * must end with it. `onBatch` is called for each batch before it is given, and for each that was sent to the outlet.
 */
export function streamOf<T>(
  generate: (signal: AbortSignal, outletNow: () => Outlet<T> | undefined) => AsyncGenerator<readonly T[], void, void>,
  onBatch: (batch: readonly T[]) => void = () => {},
): BatchStream<T> {
  const stop = new AbortController()
  let outlet: Outlet<T> | undefined
  const generated = generate(stop.signal, () => outlet)
  let rest: readonly T[] = []

  async function nextBatch(): Promise<readonly T[] | null> {
    while (rest.length === 0) {
      const step = await generated.next()
      if (step.done) return null
      rest = step.value
      onBatch(rest)
    }
    const batch = rest.length > LARGEST ? rest.slice(0, LARGEST) : rest
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
      const send: Outlet<T>['send'] = (rendered, batch) => {
        const sent = given.send(rendered, batch)
        if (sent) onBatch(batch)
        return sent
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
