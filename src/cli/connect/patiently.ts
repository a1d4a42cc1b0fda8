import { setTimeout as wait } from 'node:timers/promises'
import { RequestFailed } from '../../client/request.ts'
import { ServerUnreachable } from '../../client/unreachable.ts'

/** Answers that say nothing about the request itself: it is sent again later. */
const NOT_NOW = [
  ...['BUSY', 'RATE_LIMITED', 'CHANNEL_DATABASE_UNREACHABLE', 'CHANNEL_DATABASE_UNAVAILABLE'],
  ...['HEADQUARTERS_UNREACHABLE', 'HEADQUARTERS_UNAVAILABLE'],
]
const LONGEST_WAIT_S = 15
/** How long a server that does not answer is asked again. */
const PATIENCE_MS = 120_000

/**
 * Sends a request again while the server is busy or away, for two minutes, or, with `forever`, until the signal.
 * `onBusy` is called each time. The request must be one that may be sent twice.
 */
export async function patiently<T>(
  send: () => Promise<T>,
  { onBusy, signal, forever = false }: { onBusy: () => void; signal: AbortSignal; forever?: boolean },
): Promise<T> {
  const until = forever ? Number.POSITIVE_INFINITY : performance.now() + PATIENCE_MS
  for (let attempt = 0; ; attempt++) {
    try {
      return await send()
    } catch (error) {
      if (!isNotNow(error) || signal.aborted || performance.now() > until) throw error
      onBusy()
      const seconds = (error instanceof RequestFailed && error.retryAfter) || Math.min(2 ** attempt / 4, LONGEST_WAIT_S)
      await wait(seconds * 1_000, undefined, { signal }).catch(() => {
        throw error
      })
    }
  }
}

/** True of a failure that says nothing about the request: it may succeed later. */
export const isNotNow = (error: unknown): boolean =>
  error instanceof ServerUnreachable || (error instanceof RequestFailed && NOT_NOW.includes(error.code ?? ''))
