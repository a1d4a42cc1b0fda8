import type { Told } from './followed.ts'

/** Told at once, so that nobody has to hold more. */
const LARGEST_PORTION = 64
/** Events that may wait for one reader before nothing more is read, and for how long (milliseconds) the others wait for it. */
const MOST_WAITING = 500
const PATIENCE = 250

/** One reader of a shelf, with the portions that it has not taken yet. */
export type Place = {
  /** Whether it is still held, and everything has been taken that was put. */
  caughtUp(): boolean
  /** Waits for what comes next, the same array for all; null when the place was given up or taken away. Throws why the shelf was closed. */
  next(): Promise<Told | null>
  /** True when it was taken away, because the others would have had to wait. */
  takenAway(): boolean
  leave(): void
}

/** What is told to several, each of whom takes it at their own pace. */
export type Shelf = {
  /** One more reader, of what is put from now on. */
  add(): Place
  put(told: Told): void
  /**
   * Waits for slow readers, but not long when another one has taken everything: places of those who are still behind are then taken away.
   * `onWaiting` is told now and then.
   */
  room(onWaiting: () => void): Promise<void>
  /** Counts the portions that have been put. */
  count(): number
  empty(): boolean
  close(failure: unknown): void
}

type Reader = { waiting: Told[]; events: number; gone: boolean; takenAway: boolean; wake(): void }

/** An empty shelf that nobody reads yet. */
export function makeShelf(): Shelf {
  const readers = new Set<Reader>()
  let count = 0
  let closed: { failure: unknown } | undefined
  let taken: () => unknown = () => {}

  const mostWaiting = () => Math.max(0, ...[...readers].map(({ events }) => events))
  function remove(reader: Reader): void {
    readers.delete(reader)
    reader.gone = true
    reader.waiting = []
    reader.wake()
    taken()
  }
  function putPortion(portion: Told): void {
    count += 1
    for (const reader of readers) {
      reader.waiting.push(portion)
      reader.events += portion.length
      reader.wake()
    }
  }
  return {
    add() {
      const reader: Reader = { waiting: [], events: 0, gone: false, takenAway: false, wake: () => {} }
      readers.add(reader)
      return {
        caughtUp: () => !reader.gone && reader.waiting.length === 0,
        takenAway: () => reader.takenAway,
        leave: () => remove(reader),
        async next() {
          while (reader.waiting.length === 0 && !reader.gone && !closed) {
            await new Promise<void>((resolve) => {
              reader.wake = resolve
            })
          }
          if (closed?.failure) throw closed.failure
          const portion = closed ? undefined : reader.waiting.shift()
          reader.events -= portion?.length ?? 0
          taken()
          return portion ?? null
        },
      }
    },
    put(told) {
      for (let from = 0; from < told.length; from += LARGEST_PORTION) {
        putPortion(told.length > LARGEST_PORTION ? told.slice(from, from + LARGEST_PORTION) : told)
      }
    },
    async room(onWaiting) {
      if (mostWaiting() < MOST_WAITING) return
      await new Promise<void>((resolve) => {
        const look = setInterval(() => {
          onWaiting()
          if ([...readers].some(({ events }) => events === 0)) done()
        }, PATIENCE)
        const done = () => {
          clearInterval(look)
          taken = () => {}
          resolve()
        }
        taken = () => mostWaiting() < MOST_WAITING / 2 && done()
      })
      for (const reader of [...readers]) {
        if (reader.events < MOST_WAITING / 2) continue
        reader.takenAway = true
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
