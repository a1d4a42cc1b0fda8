import type { LogSource } from './log-source.ts'

/** A waiter's place at several logs: any of them rings it. */
export type Bell = {
  /** Takes a place at one more log; from here on nothing that is appended there goes unheard. */
  join(source: LogSource): Promise<void>
  /** Forgets what rang so far; to be called before reading, so that what rings during the read is not lost. */
  arm(): void
  /** Waits until one of the logs has rung since `arm`, at most so many milliseconds, or until the signal is aborted. */
  wait(milliseconds: number): Promise<void>
  /** Gives all places up. */
  leave(): Promise<void>
}

/** A bell without places yet. */
export function hangBell(signal: AbortSignal): Bell {
  const places: (() => Promise<void>)[] = []
  let rung = false
  let wakeWaiter = () => {}
  const ring = () => {
    rung = true
    wakeWaiter()
  }
  signal.addEventListener('abort', ring, { once: true })
  return {
    async join(source) {
      places.push(await source.onWake(ring))
    },
    arm() {
      rung = false
    },
    async wait(milliseconds) {
      if (rung || signal.aborted) return
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
      signal.removeEventListener('abort', ring)
      await Promise.all(places.splice(0).map((leavePlace) => leavePlace()))
    },
  }
}
