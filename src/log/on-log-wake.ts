import { listen, type StopListening } from '../db/listen.ts'
import { LOG_NOTICE } from './wake.ts'

type Connection = { readonly listeners: Set<() => void>; readonly stop: StopListening }

const connections = new Map<string, Connection>()

/**
 * Calls back whenever the log of a database may have grown: on each notice, and on each (re)connect, since notices sent
 * meanwhile are lost; also when the connection breaks, so that readers notice at once. A hint only: read again. One
 * connection for each database serves all callers of the process; the function given back ends the caller's wake-ups,
 * and the last one closes the connection.
 */
export function onLogWake(url: string, wakeUp: () => void): () => Promise<void> {
  const connection = connections.get(url) ?? connect(url)
  // The same function may be registered several times: each registration ends by itself.
  const registered = () => wakeUp()
  connection.listeners.add(registered)
  return async () => {
    connection.listeners.delete(registered)
    if (connection.listeners.size > 0 || connections.get(url) !== connection) return
    connections.delete(url)
    await connection.stop()
  }
}

function connect(url: string): Connection {
  const listeners = new Set<() => void>()
  const notify = () => {
    for (const wakeUp of [...listeners]) wakeUp()
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
