import type { NewCapture, StoredCapture } from './capture.ts'

/** Where a queue keeps its captures. What a method has resolved survives the end of the program. */
export type CaptureStore = {
  /** All captures, in the order of their numbers. */
  read(): Promise<StoredCapture[]>
  /** Keeps a capture under the next number. Rejects with NotKept when there is no room for it. */
  add(capture: NewCapture): Promise<StoredCapture>
  /**
   * Replaces a capture by what `change` makes of it as it is now, in one step; null removes it. Does nothing when there
   * is none with this number.
   */
  change(number: number, change: (stored: StoredCapture) => StoredCapture | null): Promise<void>
  /** Calls `changed` when another tab has changed what is stored. Returns what ends it. */
  watch(changed: () => void): () => void
  /** Tells other tabs that something has changed. */
  announce(): void
  /**
   * Runs `send` while no other tab, or program, sends from this store: it waits until the other one ends, or `signal`
   * says to give up.
   */
  alone(signal: AbortSignal, send: () => Promise<void>): Promise<void>
  close(): Promise<void>
}

/**
 * The till could not keep a capture: its storage is full, or may not be used. Tell the cashier at once: nothing was
 * captured.
 */
export class NotKept extends Error {
  override readonly name = 'NotKept'
}

/** Keeps captures in memory: for tests, and for tills that may lose what they have not sent. */
export function memoryStore(): CaptureStore {
  const captures = new Map<number, StoredCapture>()
  let last = 0
  let turn = Promise.resolve()
  return {
    async read() {
      return [...captures.values()]
    },
    async add(capture) {
      last += 1
      const stored = { ...capture, number: last }
      captures.set(last, stored)
      return stored
    },
    async change(number, change) {
      const stored = captures.get(number)
      if (!stored) return
      const next = change(stored)
      if (next) captures.set(number, next)
      else captures.delete(number)
    },
    watch: () => () => {},
    announce() {},
    async alone(signal, send) {
      const before = turn
      let end = () => {}
      turn = new Promise((resolve) => {
        end = resolve
      })
      try {
        await Promise.race([before, aborted(signal)])
        if (!signal.aborted) await send()
      } finally {
        void before.then(end)
      }
    },
    async close() {},
  }
}

/** Resolves when the signal is given. */
export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
