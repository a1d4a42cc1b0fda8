import { useSyncExternalStore } from 'react'

/** How the page hangs on the server, as the badge in its head shows it. */
export type Connection = {
  readonly state: 'connecting' | 'live' | 'reconnecting' | 'offline'
  /** The logs that cannot be read at the moment: `headquarters`, or channel databases. */
  readonly lostSources: readonly string[]
  /** When events were missed that are gone, and everything shown was read anew; null if never. */
  readonly gapAt: number | null
}

let connection: Connection = { state: 'connecting', lostSources: [], gapAt: null }
const listeners = new Set<() => void>()

/** Changes a part of it; what is equal tells nobody. */
export function setConnection(change: Partial<Connection>): void {
  const next = { ...connection, ...change }
  if (
    next.state === connection.state &&
    next.gapAt === connection.gapAt &&
    next.lostSources.join() === connection.lostSources.join()
  )
    return
  connection = next
  for (const listener of listeners) listener()
}

/** The connection as it is now. */
export function currentConnection(): Connection {
  return connection
}

/** The connection; components that use it are shown anew when it changes. */
export function useConnection(): Connection {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, currentConnection)
}

addEventListener('offline', () => setConnection({ state: 'offline' }))
addEventListener('online', () => setConnection({ state: 'reconnecting' }))
