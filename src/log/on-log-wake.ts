import { listen, type StopListening } from '../db/listen.ts'
import { LOG_NOTICE, SEQUENCED } from './wake.ts'

/** `sequenced`: all that was appended has its position, so that only readers need to look. */
type WakeUp = (what: { readonly sequenced: boolean }) => void
type Connection = { readonly listeners: Set<WakeUp>; readonly stop: StopListening }

const connections = new Map<string, Connection>()

/**
 * Calls back whenever the log of a database may have grown: on each notice, and on each (re)connect, since notices sent
 * meanwhile are lost; also when the connection breaks, so that readers notice at once. A hint only: read again. One
 * connection for each database serves all callers of the process; the function given back ends the caller's wake-ups,
 * and the last one closes the connection.
 */
export function onLogWake(url: string, wakeUp: WakeUp): () => Promise<void> {
  const connection = connections.get(url) ?? connect(url)
  // The same function may be registered several times: each registration ends by itself.
  const registered: WakeUp = (what) => wakeUp(what)
  connection.listeners.add(registered)
  return async () => {
    connection.listeners.delete(registered)
    if (connection.listeners.size > 0 || connections.get(url) !== connection) return
    connections.delete(url)
    await connection.stop()
  }
}

function connect(url: string): Connection {
  const listeners = new Set<WakeUp>()
  const notify = (notice?: string) => {
    const what = { sequenced: notice === SEQUENCED }
    for (const wakeUp of [...listeners]) wakeUp(what)
  }
  const stop = listen(url, LOG_NOTICE, notify, {
    applicationName: 'tillsync log',
    onConnection: (connected) => {
      if (!connected) notify()
    },
  })
  const connection = { listeners, stop }
  connections.set(url, connection)
  return connection
}
