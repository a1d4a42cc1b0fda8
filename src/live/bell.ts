import type { LogSource } from './log-source.ts'

/** A waiter's place at several logs: any of them rings it. */
export type Bell = {
  /** Takes a place at one more log; from here on nothing that is appended there goes unheard. */
  join(source: LogSource): Promise<void>
  /** Rings it without any log: whoever waits goes on. */
  ring(): void
  /** Names the logs that have rung since the last call, and forgets them; to be called before reading, so that what rings during the read is kept. */
  arm(): ReadonlySet<string>
  /** Waits until one of the logs has rung since `arm`, at most so many milliseconds, or until the signal is aborted. */
  wait(milliseconds: number): Promise<void>
  /** Gives all places up. */
  leave(): Promise<void>
}

/** A bell without places yet. */
export function hangBell(signal: AbortSignal): Bell {
  const places: (() => Promise<void>)[] = []
  let rung = new Set<string>()
  let rungByHand = false
  let wakeWaiter = () => {}
  const abort = () => wakeWaiter()
  signal.addEventListener('abort', abort, { once: true })
  return {
    async join(source) {
      const ring = () => {
        rung.add(source.name)
        wakeWaiter()
      }
      places.push(await source.onWake(ring))
    },
    arm() {
      const before = rung
      rung = new Set()
      rungByHand = false
      return before
    },
    ring() {
      rungByHand = true
      wakeWaiter()
    },
    async wait(milliseconds) {
      if (rung.size > 0 || rungByHand || signal.aborted) return
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds)
        wakeWaiter = () => {
          clearTimeout(timer)
          resolve()
        }
      })
      wakeWaiter = () => {}
    },
    async leave() {
      signal.removeEventListener('abort', abort)
      await Promise.all(places.splice(0).map((leavePlace) => leavePlace()))
    },
  }
}
