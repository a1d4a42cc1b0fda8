import { listen, type StopListening } from '../db/listen.ts'
import { LOG_NOTICE } from './wake.ts'

type Shared = { readonly wakers: Set<() => void>; readonly stop: StopListening }

const listeners = new Map<string, Shared>()

/**
 * Calls back whenever the log of a database may have grown: on each notice, and on each (re)connect, since what was sent while
 * nobody listened is lost; also when the connection goes, so that whoever reads learns it at once. A hint only: read again. One
 * connection for each database serves all callers of the process; the answer gives the place up, and the last one closes it.
 */
export function onLogWake(url: string, wakeUp: () => void): () => Promise<void> {
  const shared = listeners.get(url) ?? start(url)
  // One function may have several places: each gives up its own.
  const place = () => wakeUp()
  shared.wakers.add(place)
  return async () => {
    shared.wakers.delete(place)
    if (shared.wakers.size > 0 || listeners.get(url) !== shared) return
    listeners.delete(url)
    await shared.stop()
  }
}

function start(url: string): Shared {
  const wakers = new Set<() => void>()
  const tell = () => {
    for (const wakeUp of [...wakers]) wakeUp()
  }
  const stop = listen(url, LOG_NOTICE, tell, {
    applicationName: 'tillsync log',
    onConnection: (connected) => {
      if (!connected) tell()
    },
  })
  const shared = { wakers, stop }
  listeners.set(url, shared)
  return shared
}
