import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { openClient, reconnectDelay } from './open-client.ts'
import { countedConnectionsTo } from './server-connections.ts'
import { sharesSessions } from './shared-sessions.ts'

/** How to listen; times in milliseconds. */
export interface ListenOptions {
  readonly applicationName?: string
  /** Called on each change: false when the connection was lost, true when the listener listens again. */
  readonly onConnection?: (connected: boolean) => void
  /** How often a silent connection is asked whether it is still there (15,000). */
  readonly heartbeat?: number
  /** How often `onWake` is called while it cannot listen (1,000). */
  readonly pollEvery?: number
}

/** Ends a listener and closes its connection. */
export type StopListening = () => Promise<void>

/**
 * Listens for notices on a channel with a connection of its own, for as long as it takes: when the connection is lost
 * it is made again. `onWake` is called on every notice, with its text, and on every (re)connect, because what was sent
 * while no one listened is lost; it means "read again", nothing more, and must not throw. It is not called while the
 * database cannot be reached. Where connections are counted and listeners have taken half of them
 * (server-connections.ts), `onWake` is called every second instead, until there is room; and so it is where notices do
 * not arrive (shared-sessions.ts).
 */
export function listen(
  url: string,
  channel: string,
  onWake: (notice?: string) => void,
  options: ListenOptions = {},
): StopListening {
  const stop = new AbortController()
  const done = listenUntil(stop.signal, () => listenOnce(url, channel, onWake, options, stop.signal))
  return async () => {
    stop.abort()
    await done
  }
}

async function listenUntil(stopped: AbortSignal, listenOnce: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; !stopped.aborted; attempt++) {
    if (await listenOnce()) attempt = 0
    await wait(reconnectDelay(attempt) * 1_000, undefined, { signal: stopped }).catch(() => {})
  }
}

/** Listens until the connection is lost or the listener stopped; false when there was no connection at all. */
async function listenOnce(
  address: string,
  channel: string,
  onWake: (notice?: string) => void,
  options: ListenOptions,
  stopped: AbortSignal,
): Promise<boolean> {
  const connections = countedConnectionsTo(address)
  const cannotListen = (connections && !connections.mayListen()) || (await sharesSessions(address).catch(() => false))
  if (cannotListen) {
    await wait(options.pollEvery ?? 1_000, undefined, { signal: stopped }).catch(() => {})
    if (!stopped.aborted) onWake()
    return true
  }
  // It may have been stopped meanwhile, and an event that has passed is not heard.
  if (stopped.aborted) return true
  const over = new AbortController()
  const end = () => over.abort()
  stopped.addEventListener('abort', end)
  const { client, close } = openClient(address, {
    max: 1,
    connectTimeout: 2_000,
    statementTimeout: 3_000,
    connections,
    isListener: true,
    session: { application_name: options.applicationName ?? 'tillsync listen' },
    onNotify: (_channel, notice) => onWake(notice),
    onClose: end,
  })
  const ask = () => void client.unsafe('select 1').catch(() => {})
  const heartbeat = setInterval(ask, options.heartbeat ?? 15_000)
  try {
    await client.unsafe(`listen "${channel.replaceAll('"', '""')}"`)
    options.onConnection?.(true)
    onWake()
    if (!over.signal.aborted) await once(over.signal, 'abort')
    options.onConnection?.(false)
    return true
  } catch {
    return false
  } finally {
    clearInterval(heartbeat)
    stopped.removeEventListener('abort', end)
    await close(0)
  }
}
