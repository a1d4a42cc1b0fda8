/** The largest batch: a larger one is split, so that no reader has to keep more at once. */
const LARGEST_BATCH = 64
/**
 * Items that may wait for one reader before the source is read on, and how long (milliseconds) the other readers wait
 * for it.
 */
const MOST_WAITING = 500
const PATIENCE = 250

/** One reader of the buffer, with the batches that it has not read yet. */
export type BufferReader<T> = {
  /** True while the reader is open and has read everything that was pushed. */
  caughtUp(): boolean
  /**
   * Waits for the next batch, the same array for all readers; null after `close` or a drop. Throws what the buffer was
   * closed with.
   */
  next(): Promise<readonly T[] | null>
  /** True when the buffer dropped this reader, because the others would have had to wait. */
  dropped(): boolean
  close(): void
}

/** A bounded buffer that several readers read, each at its own pace. */
export type RingBuffer<T> = {
  /** Adds a reader of what is pushed from now on. */
  addReader(): BufferReader<T>
  push(batch: readonly T[]): void
  /**
   * Waits for slow readers, but not long when another one has read everything: readers that are still behind are then
   * dropped. Calls `onWaiting` now and then.
   */
  ready(onWaiting: () => void): Promise<void>
  /** How many batches have been pushed. */
  count(): number
  /** True without readers. */
  empty(): boolean
  close(failure: unknown): void
}

type Reader<T> = { waiting: (readonly T[])[]; items: number; closed: boolean; dropped: boolean; wake(): void }

/** An empty buffer without readers. */
export function makeRingBuffer<T>(): RingBuffer<T> {
  const readers = new Set<Reader<T>>()
  let count = 0
  let closed: { failure: unknown } | undefined
  let onRead: () => unknown = () => {}

  const mostWaiting = () => Math.max(0, ...[...readers].map(({ items }) => items))
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
      if (mostWaiting() < MOST_WAITING) return
      await new Promise<void>((resolve) => {
        const look = setInterval(() => {
          onWaiting()
          if ([...readers].some(({ items }) => items === 0)) done()
        }, PATIENCE)
        const done = () => {
          clearInterval(look)
          onRead = () => {}
          resolve()
        }
        onRead = () => mostWaiting() < MOST_WAITING / 2 && done()
      })
      for (const reader of [...readers]) {
        if (reader.items < MOST_WAITING / 2) continue
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
