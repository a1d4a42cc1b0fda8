import { useEffect, useEffectEvent, useRef, useSyncExternalStore } from 'react'

/** How the page hangs on the server, as the badge in its head shows it; `idle` while nothing is watched. */
export type Connection = {
  readonly state: 'idle' | 'connecting' | 'live' | 'reconnecting' | 'offline'
  /** The logs that cannot be read at the moment: `headquarters`, or channel databases. */
  readonly lostSources: readonly string[]
  /** When events were missed that are gone, and everything shown was read again; null if never. */
  readonly gapAt: number | null
}

let connection: Connection = { state: 'idle', lostSources: [], gapAt: null }
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

/** The connection; components that use it are shown again when it changes. */
export function useConnection(): Connection {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, currentConnection)
}

const LOST: readonly string[] = ['reconnecting', 'offline']

/** Does something each time the connection is back after it was lost: what was asked meanwhile has not been answered. */
export function useReconnected(action: () => void): void {
  const { state } = useConnection()
  const lost = useRef(false)
  const act = useEffectEvent(action)
  useEffect(() => {
    if (lost.current && !LOST.includes(state)) act()
    lost.current = LOST.includes(state)
  }, [state])
}

/** What the socket last told; a socket may outlive a network that was away for a moment. */
let ofSocket: Connection['state'] = 'idle'

/** Notes what the socket tells; without a network one is offline, whatever the socket thinks. */
export function noteSocket(state: Connection['state']): void {
  ofSocket = state
  setConnection({ state: navigator.onLine ? state : 'offline' })
}

addEventListener('offline', () => noteSocket(ofSocket))
addEventListener('online', () => noteSocket(ofSocket))
