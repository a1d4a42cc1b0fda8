/** A log that calls back whenever it may have grown. */
type Log = { onWake(wakeUp: () => void): Promise<() => Promise<void>> }

/** One waiter at several logs: a wake-up from any of them ends the wait. */
export type Notifier = {
  /** Listens to one more log: from here on no wake-up of that log is missed. */
  listen(name: string, log: Log): Promise<void>
  /** Ends the wait without a wake-up from a log. */
  notify(): void
  /**
   * Names the logs that have sent a wake-up since the last call, and forgets them. Call it before reading: a wake-up
   * during the read then counts for the next one.
   */
  takeNotified(): ReadonlySet<string>
  /**
   * Waits for a wake-up that `takeNotified` has not named, at most so many milliseconds, or until the signal is
   * aborted.
   */
  wait(milliseconds: number): Promise<void>
  /** Stops listening. */
  close(): Promise<void>
}

/** A notifier that listens to no log yet. */
export function makeNotifier(signal: AbortSignal): Notifier {
  const stops: (() => Promise<void>)[] = []
  let notified = new Set<string>()
  let notifiedByHand = false
  let endWait = () => {}
  const abort = () => endWait()
  signal.addEventListener('abort', abort, { once: true })
  return {
    async listen(name, log) {
      const wakeUp = () => {
        notified.add(name)
        endWait()
      }
      stops.push(await log.onWake(wakeUp))
    },
    notify() {
      notifiedByHand = true
      endWait()
    },
    takeNotified() {
      const before = notified
      notified = new Set()
      notifiedByHand = false
      return before
    },
    async wait(milliseconds) {
      if (notified.size > 0 || notifiedByHand || signal.aborted) return
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds)
        endWait = () => {
          clearTimeout(timer)
          resolve()
        }
      })
      endWait = () => {}
    },
    async close() {
      signal.removeEventListener('abort', abort)
      await Promise.all(stops.splice(0).map((stop) => stop()))
    },
  }
}
