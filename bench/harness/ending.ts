// Whatever the benchmark starts ends with it: in the normal order, at a fault, and at a signal.

const stops = new Set<() => Promise<void>>()

/** Returns `stop` as a function that runs once: when it is called, or else when the benchmark ends. */
export function untilEnd(stop: () => Promise<unknown>): () => Promise<void> {
  let stopped: Promise<void> | undefined
  const once = () => {
    stopped ??= (async () => {
      stops.delete(once)
      await stop()
    })()
    return stopped
  }
  stops.add(once)
  return once
}

/** Stops what is left, newest first. */
export async function stopAll(): Promise<void> {
  for (const stop of [...stops].reverse())
    await stop().catch((error: unknown) => console.error(error instanceof Error ? error.message : error))
}

let ending = false

/** True after a signal: what fails then failed because it was stopped. */
export const isEnding = (): boolean => ending

/**
 * Ends the benchmark at SIGINT and SIGTERM, after what it started. Another signal, such as the one that follows when
 * npm has ended, does not cut that off.
 */
export function endAtSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (ending) return
      ending = true
      void stopAll().finally(() => process.exit(130))
    })
}
