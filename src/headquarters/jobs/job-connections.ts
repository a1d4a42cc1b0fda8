import { Socket } from 'node:net'
import pg from 'pg'
import { isUnavailable } from '../../db/errors.ts'
import { pgConnection } from '../../db/tls.ts'

/**
 * Milliseconds that the server, and then this side, gives one statement of the job library: a connection that is silent
 * for longer is lost.
 */
const STATEMENT_TIMEOUT = 10_000
const ANSWER_TIMEOUT = 12_000

/** The connections of one worker of the job library. */
export type JobConnections = {
  readonly pool: pg.Pool
  /** Cuts every connection at once: statements that wait on one fail. Later statements get new connections. */
  cut(): void
  /** Closes the pool when its connections are free. */
  close(): Promise<void>
}

/** `connectWithin`: milliseconds that a new connection may take. */
export function openJobConnections(url: string, connectWithin: number): JobConnections {
  const sockets = new Set<Socket>()
  const pool = new pg.Pool({
    ...pgConnection(url),
    max: 6,
    connectionTimeoutMillis: connectWithin,
    statement_timeout: STATEMENT_TIMEOUT,
    query_timeout: ANSWER_TIMEOUT,
    keepAlive: true,
    application_name: 'tillsync schedules',
    stream() {
      const socket = new Socket()
      sockets.add(socket)
      socket.once('close', () => sockets.delete(socket))
      return socket
    },
  })
  // Without error handlers a connection that is lost would take the process down: on the pool and on each client.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return {
    pool,
    cut() {
      for (const socket of sockets) socket.destroy()
    },
    close: () => pool.end().catch(() => {}),
  }
}

/** How the job library's driver says that it was the connection: in words, without a code. */
const WORDS: readonly RegExp[] = [
  /^timeout exceeded when trying to connect$/,
  /^timeout expired$/,
  /^Connection terminated/,
  /^Query read timeout$/,
  /^Client has encountered a connection error and is not queryable$/,
  /^Client was closed and is not queryable$/,
]

/** True when the job library could not reach the database, or lost its connection. */
export function isConnectionLost(error: unknown): boolean {
  if (isUnavailable(error)) return true
  return error instanceof Error && WORDS.some((words) => words.test(error.message))
}
