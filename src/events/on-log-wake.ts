import { listen, type StopListening } from '../db/listen.ts'
import { LOG_NOTICE } from './wake.ts'

/** What a listener tells: the log may have grown (`connected`), or it cannot be heard at the moment. */
export type WakeUp = (connected: boolean) => void

type Shared = { readonly wakers: Set<WakeUp>; readonly stop: StopListening }

const listeners = new Map<string, Shared>()

/**
 * Calls back whenever the log of a database may have grown: on each notice, and on each (re)connect, since what was sent while
 * nobody listened is lost; with `false` when the connection is lost. A hint only: read again. One connection for each database
 * serves all callers of the process; the answer gives the place up, and the last one closes the connection.
 */
export function onLogWake(url: string, wakeUp: WakeUp): () => Promise<void> {
  const shared = listeners.get(url) ?? start(url)
  shared.wakers.add(wakeUp)
  return async () => {
    shared.wakers.delete(wakeUp)
    if (shared.wakers.size > 0 || listeners.get(url) !== shared) return
    listeners.delete(url)
    await shared.stop()
  }
}

function start(url: string): Shared {
  const wakers = new Set<WakeUp>()
  const tell = (connected: boolean) => {
    for (const wakeUp of [...wakers]) wakeUp(connected)
  }
  const shared: Shared = {
    wakers,
    stop: listen(url, LOG_NOTICE, () => tell(true), {
      applicationName: 'tillsync log',
      onConnection: (connected) => {
        if (!connected) tell(false)
      },
    }),
  }
  listeners.set(url, shared)
  return shared
}
