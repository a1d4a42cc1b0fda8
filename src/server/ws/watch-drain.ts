/** Tracks whether a client reads what it is sent. */
export interface DrainWatch {
  /** Data was handed over for sending. */
  sent(): void
  /** Data that was handed over has been sent. */
  left(): void
  stop(): void
}

/** Calls back when data waits for a client that has read nothing for this many seconds. One timer for all messages. */
export function watchDrain(seconds: number, onStuck: () => void): DrainWatch {
  let pending = 0
  let progressAt = 0
  let timer: NodeJS.Timeout | undefined

  function look(): void {
    timer = undefined
    if (pending === 0) return
    const left = seconds * 1000 - (performance.now() - progressAt)
    if (left <= 0) onStuck()
    else timer = setTimeout(look, left)
  }
  return {
    sent() {
      if (pending === 0) progressAt = performance.now()
      pending += 1
      timer ??= setTimeout(look, seconds * 1000).unref()
    },
    left() {
      pending -= 1
      progressAt = performance.now()
    },
    stop: () => clearTimeout(timer),
  }
}
