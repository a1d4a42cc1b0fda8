import { useEffect, useEffectEvent, useRef, useSyncExternalStore } from 'react'

/** The live connection to the server, as the badge in the header shows it; `idle` without a subscription. */
export type Connection = {
  readonly state: 'idle' | 'connecting' | 'live' | 'reconnecting' | 'offline'
  /** The logs that the server cannot read now: `headquarters`, or ids of channel databases. */
  readonly lostSources: readonly string[]
  /** When events were missed that the server no longer has, so that the page was reloaded; null if never. */
  readonly gapAt: number | null
}

let connection: Connection = { state: 'idle', lostSources: [], gapAt: null }
const listeners = new Set<() => void>()

/** Changes the given fields. Listeners are called only when a value differs. */
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

/** The current state of the connection. */
export function currentConnection(): Connection {
  return connection
}

/** The connection; a component that uses it renders again when it changes. */
export function useConnection(): Connection {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, currentConnection)
}

const LOST: readonly string[] = ['reconnecting', 'offline']

/** Runs an action each time the connection is restored: requests in the meantime were not answered. */
export function useReconnected(action: () => void): void {
  const { state } = useConnection()
  const lost = useRef(false)
  const act = useEffectEvent(action)
  useEffect(() => {
    if (lost.current && !LOST.includes(state)) act()
    lost.current = LOST.includes(state)
  }, [state])
}

/** The last state of the socket, which may outlive a short loss of the network. */
let socketState: Connection['state'] = 'idle'

/** Records the state of the socket. Without a network the page is offline, whatever the state of the socket. */
export function setSocketState(state: Connection['state']): void {
  socketState = state
  setConnection({ state: navigator.onLine ? state : 'offline' })
}

addEventListener('offline', () => setSocketState(socketState))
addEventListener('online', () => setSocketState(socketState))
