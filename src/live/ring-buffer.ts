/** The largest batch; a larger one is split. */
const LARGEST_BATCH = 64
/** The items that may wait for one reader before the broadcast stops reading. */
const MAX_WAITING_ITEMS = 500
/** How long (milliseconds) the other readers wait for a slow one before it is dropped. */
const DROP_AFTER = 250

/** One reader of the buffer. */
export type BufferReader<T> = {
  /** True while the reader is open and has read everything that was pushed. */
  caughtUp(): boolean
  /**
   * Waits for the next batch, the same array for all readers; null after `close`, or when the reader was dropped.
   * Throws the failure with which the buffer was closed.
   */
  next(): Promise<readonly T[] | null>
  /** True when the buffer has dropped this reader because the others would have had to wait for it. */
  dropped(): boolean
  close(): void
}

/** A bounded buffer with several readers, each at its own pace. */
export type RingBuffer<T> = {
  /** Adds a reader, which receives what is pushed from now on. */
  addReader(): BufferReader<T>
  push(batch: readonly T[]): void
  /**
   * Waits for slow readers. Once another reader has read everything, it waits DROP_AFTER at most, and drops the readers
   * that are still behind. Calls `onWaiting` every DROP_AFTER.
   */
  ready(onWaiting: () => void): Promise<void>
  /** How many batches have been pushed. */
  count(): number
  /** True when there is no reader. */
  empty(): boolean
  close(failure: unknown): void
}

type Reader<T> = { waiting: (readonly T[])[]; items: number; closed: boolean; dropped: boolean; wake(): void }

/** Makes an empty buffer without readers. */
export function makeRingBuffer<T>(): RingBuffer<T> {
  const readers = new Set<Reader<T>>()
  let count = 0
  let closed: { failure: unknown } | undefined
  let onRead: () => unknown = () => {}

  const longestQueue = () => Math.max(0, ...[...readers].map(({ items }) => items))
  function remove(reader: Reader<T>): void {
    readers.delete(reader)
    reader.closed = true
    reader.waiting = []
    reader.wake()
    onRead()
  }
  function pushBatch(batch: readonly T[]): void {
    count += 1
    for (const reader of readers) {
      reader.waiting.push(batch)
      reader.items += batch.length
      reader.wake()
    }
  }
  return {
    addReader() {
      const reader: Reader<T> = { waiting: [], items: 0, closed: false, dropped: false, wake: () => {} }
      readers.add(reader)
      return {
        caughtUp: () => !reader.closed && reader.waiting.length === 0,
        dropped: () => reader.dropped,
        close: () => remove(reader),
        async next() {
          while (reader.waiting.length === 0 && !reader.closed && !closed) {
            await new Promise<void>((resolve) => {
              reader.wake = resolve
            })
          }
          if (closed?.failure) throw closed.failure
          const batch = closed ? undefined : reader.waiting.shift()
          reader.items -= batch?.length ?? 0
          onRead()
          return batch ?? null
        },
      }
    },
    push(batch) {
      for (let from = 0; from < batch.length; from += LARGEST_BATCH) {
        pushBatch(batch.length > LARGEST_BATCH ? batch.slice(from, from + LARGEST_BATCH) : batch)
      }
    },
    async ready(onWaiting) {
      if (longestQueue() < MAX_WAITING_ITEMS) return
      await new Promise<void>((resolve) => {
        const timer = setInterval(() => {
          onWaiting()
          if ([...readers].some(({ items }) => items === 0)) done()
        }, DROP_AFTER)
        const done = () => {
          clearInterval(timer)
          onRead = () => {}
          resolve()
        }
        onRead = () => longestQueue() < MAX_WAITING_ITEMS / 2 && done()
      })
      for (const reader of [...readers]) {
        if (reader.items < MAX_WAITING_ITEMS / 2) continue
        reader.dropped = true
        remove(reader)
      }
    },
    count: () => count,
    empty: () => readers.size === 0,
    close(failure) {
      closed = { failure }
      for (const reader of [...readers]) remove(reader)
    },
  }
}
