import type { Sql } from 'postgres'
import type { ErrorAnswer } from './answers.ts'
import { types } from './array-types.ts'
import { postgres } from './driver-guard.ts'
import type { ServerConnections } from './server-connections.ts'
import { withTls } from './tls.ts'
import type { Host } from './watched-connection.ts'
import { WatchedConnections } from './watched-connections.ts'

/** How a client of the driver behaves; times in milliseconds. */
export type ClientOptions = {
  /** Most connections at once. */
  readonly max: number
  readonly connectTimeout: number
  /**
   * A connection that is silent for two seconds longer while an answer is due is cut; a transaction can have its own.
   */
  readonly statementTimeout: number
  /** How long a connection may be idle before it is closed, in milliseconds; by default it stays open. */
  readonly idleTimeout?: number
  /** The connections to the server, where they are counted. */
  readonly connections?: ServerConnections | null
  /** True for a connection that waits for notices. */
  readonly isListener?: boolean
  /** Settings of each session, as PostgreSQL names them. */
  readonly session?: Readonly<Record<string, string | number>>
  readonly onNotify?: (channel: string, notice: string) => void
  /** Called when a connection has gone. */
  readonly onClose?: () => void
  /** Called with each error that the server answers. */
  readonly onError?: (error: ErrorAnswer) => void
}

/**
 * A client of the driver. `close` lets what runs finish for some seconds (5), then cuts it off. `renew` closes each
 * session as soon as it is free; with several hosts, the next sessions try another one first.
 */
export type Client = { readonly client: Sql; close(seconds?: number): Promise<void>; renew(): void }

/**
 * Opens a client whose connections are watched (watched-connection.ts). No connection is made before the first
 * statement.
 */
export function openClient(address: string, options: ClientOptions, onCutOff?: () => void): Client {
  const { url, ssl } = withTls(address)
  const { connectTimeout, statementTimeout, idleTimeout, onError } = options
  const { connections: counted = null, isListener = false } = options
  const hosts = severalHosts(url)
  const connections = new WatchedConnections(
    {
      ssl,
      hosts,
      connectTimeout,
      statementTimeout,
      connections: counted,
      isListener,
      ...(onError && { onError }),
    },
    onCutOff,
  )
  const settings = {
    // With several hosts the driver would never give up (porsager/postgres#1188): the connection tries them.
    ...(hosts && { host: hosts[0]?.host }),
    max: options.max,
    socket: connections.open,
    ssl: false,
    connect_timeout: 0,
    ...(idleTimeout && { idle_timeout: idleTimeout / 1_000 }),
    backoff: reconnectDelay,
    fetch_types: false,
    types,
    // As text: the driver leaves out a number that is 0.
    connection: Object.fromEntries(Object.entries(options.session ?? {}).map(([name, value]) => [name, String(value)])),
    onnotify: options.onNotify ?? (() => {}),
    onclose: options.onClose ?? (() => {}),
    onnotice: () => {},
  }
  const client = postgres(url, settings)
  return {
    client,
    async close(seconds = 5) {
      await client.end({ timeout: seconds })
      connections.close()
    },
    renew() {
      if (hosts) hosts.push(...hosts.splice(0, 1))
      const renewSessions: unknown = Reflect.get(client, 'renew')
      if (typeof renewSessions === 'function') renewSessions()
    },
  }
}

/** The hosts of an address with several, as libpq reads it: the port is the last one's. */
function severalHosts(url: string): Host[] | null {
  const { hostname, port } = new URL(url)
  const names = decodeURIComponent(hostname).split(',')
  if (names.length === 1) return null
  return names.map((host, at) => ({ host, port: at === names.length - 1 && port ? Number(port) : 5432 }))
}

/** read_only_sql_transaction */
const READ_ONLY = '25006'
/** Milliseconds between two renewals: while the database stays read-only, new sessions are told the same. */
const RENEW_EVERY = 1_000

/**
 * A client that starts afresh when the network was cut: what waits in line fails with the rest then, instead of each
 * waiting for a turn of its own. When a session turns out to be read-only, all are renewed, so that after a failover
 * the next ones are with the new primary.
 */
export function openPool(address: string, options: ClientOptions): Client {
  const open = (): Client => openClient(address, { ...options, onError }, renew)
  let current = open()
  let renewedAt = Number.NEGATIVE_INFINITY
  let isClosed = false
  const client = new Proxy(current.client, { get: (_, name) => Reflect.get(current.client, name) })
  return {
    client,
    renew: () => current.renew(),
    async close(seconds) {
      isClosed = true
      await current.close(seconds)
    },
  }

  function onError(error: ErrorAnswer): void {
    options.onError?.(error)
    if (error.code !== READ_ONLY || performance.now() - renewedAt < RENEW_EVERY) return
    renewedAt = performance.now()
    // Not before the driver has read the answer, too.
    setImmediate(() => current.renew())
  }

  function renew(): void {
    if (isClosed) return
    const cutOff = current
    current = open()
    void cutOff.close(0)
  }
}

/**
 * Seconds to wait before connecting again: short, so that a server that is back is noticed within a quarter of a
 * second.
 */
export function reconnectDelay(attempt: number): number {
  return Math.min(0.25, 0.02 * 2 ** attempt) * (0.5 + Math.random() / 2)
}
