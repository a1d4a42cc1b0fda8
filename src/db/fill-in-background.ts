import { setTimeout as pause } from 'node:timers/promises'

/** Between two batches, so that captures and reads come first. */
const PAUSE_MS = 20
/** Rows of a former version can be written until its last process has ended. */
const AGAIN_AFTER_MS = 600_000
/** A database that was away, or too busy, is there again soon. */
const AFTER_FAULT_MS = 10_000

/**
 * Fills what rows of a former version lack, batch by batch until nothing is left, and looks again every ten minutes, or
 * ten seconds after a fault. `fill` fills one batch in a transaction of its own and says how many rows it had; any
 * number of processes can fill at the same time. The returned function stops it.
 */
export function fillInBackground(
  fill: () => Promise<number>,
  onFault: (error: unknown) => void = () => {},
): () => Promise<void> {
  const stopping = new AbortController()
  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      const wait = await fill().then(
        (filled) => (filled > 0 ? PAUSE_MS : AGAIN_AFTER_MS),
        (error: unknown) => {
          if (!stopping.signal.aborted) onFault(error)
          return AFTER_FAULT_MS
        },
      )
      await pause(wait, undefined, { signal: stopping.signal, ref: false }).catch(() => {})
    }
  }
  const running = run()
  return async () => {
    stopping.abort()
    await running
  }
}
