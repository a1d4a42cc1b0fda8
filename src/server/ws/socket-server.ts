import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { CloseCode, handleProtocols } from 'graphql-ws'
import { type WebSocket, WebSocketServer } from 'ws'
import { Unauthenticated } from '../../access/actor.ts'
import { maskFault } from '../../api/shared/errors.ts'
import { withQueryField } from '../documents/document-ids.ts'
import { makeTokenBucket } from '../documents/token-bucket.ts'
import { GRAPHQL_PATH } from '../http/http.ts'
import type { MayCallFrom } from '../http/origin.ts'
import { spread } from '../live/spread.ts'
import { callerOf, makeProtocol, type ProtocolParts, type SocketState } from './socket.ts'
import { makeSender } from './socket-sender.ts'

/** RFC 6455: the close code for a socket that breaks a rule of this server. */
const POLICY_VIOLATION = 1008

/** The WebSocket wire of a running server. */
export interface SocketServer {
  /**
   * Accepts no more messages, lets running operations finish, closes every socket with 1001. Resolves when all are
   * closed, or at the deadline.
   */
  stop(deadlineMs: number): Promise<void>
}

/** What the WebSocket wire needs besides the protocol. */
export interface SocketServerParts extends ProtocolParts {
  readonly mayCallFrom: MayCallFrom
  readonly addressOf: (request: IncomingMessage) => string
  /** Upgrades to other paths than GraphQL's, such as the wire of stores. */
  readonly upgrades?: ReadonlyMap<string, Upgrade> | undefined
}

/** Takes over the request of an upgrade. */
export type Upgrade = (request: IncomingMessage, stream: Duplex, head: Buffer) => void

/** Serves graphql-transport-ws on the upgrade requests of an HTTP server. */
export function serveSockets(server: Server, parts: SocketServerParts): SocketServer {
  const { limits, counts } = parts
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.messageBytes,
    handleProtocols,
    perMessageDeflate: false,
  })
  const protocol = makeProtocol(parts)
  const states = new Map<WebSocket, SocketState>()
  let stopping = false
  const forgetTokens = parts.authentication.onChange(() => {
    for (const state of states.values()) if (state.credential) checkAgain(parts, state)
  })

  server.on('upgrade', (request, stream, head) => {
    stream.on('error', () => stream.destroy())
    const other = parts.upgrades?.get(pathOf(request))
    if (other && !stopping) return other(request, stream, head)
    const refusal = stopping ? 503 : refusalStatus(request, parts.mayCallFrom)
    if (refusal) return refuseUpgrade(stream, refusal)
    const address = parts.addressOf(request)
    if (!counts.open(address)) {
      counts.close(address, undefined)
      return refuseUpgrade(stream, 429)
    }
    let upgraded = false
    stream.once('close', () => upgraded || counts.close(address, undefined))
    sockets.handleUpgrade(request, stream, head, (socket) => {
      upgraded = true
      const sender = makeSender(socket, stream, limits)
      const state: SocketState = { socket, sender, request, address, running: 0 }
      states.set(socket, state)
      socket.once('close', () => states.delete(socket))
      connect(protocol, state, parts, () => stopping)
    })
  })

  return {
    async stop(deadlineMs) {
      stopping = true
      forgetTokens()
      const deadline = performance.now() + deadlineMs
      await spread([...states.values()], limits.closeSpreadSeconds, async (state) => {
        while (state.running > 0 && performance.now() < deadline) await sleep(10)
        await closed(state.socket, Math.max(0, deadline - performance.now()))
      })
      for (const socket of states.keys()) socket.terminate()
      sockets.close()
    },
  }
}

type Protocol = ReturnType<typeof makeProtocol>

function connect(protocol: Protocol, state: SocketState, parts: SocketServerParts, stopping: () => boolean): void {
  const { socket, sender } = state
  const { limits, log } = parts
  const messages = makeTokenBucket(
    { perSecond: limits.messagesPerSecond, burst: limits.messagesPerSecond },
    performance.now(),
  )
  const stopPinging = keepAlive(socket, limits.pingSeconds * 1000)
  // ws closes the socket itself with the right code (1009, 1007 …); an error without a listener would end the process.
  socket.on('error', () => {})
  const closed = protocol.opened(
    {
      protocol: socket.protocol,
      send: sender.send,
      // A reason longer than 123 bytes makes ws throw; graphql-ws repeats the client's operation id in one.
      close: (code, reason) => socket.close(code, reason?.slice(0, 100).replace(/[^\x20-\x7e]/g, '?')),
      onMessage: (handle) =>
        socket.on('message', (data) => {
          if (stopping() || socket.readyState !== socket.OPEN) return
          if (messages.take(1, performance.now()) > 0) return socket.close(POLICY_VIOLATION, 'Too many messages')
          handle(withQueryField(String(data))).catch((error: unknown) => {
            if (isUnexpectedMessage(error)) return socket.close(CloseCode.BadRequest, 'Unexpected message')
            maskFault(error, log)
            socket.close(CloseCode.InternalServerError, 'Internal server error')
          })
        }),
    },
    state,
  )
  socket.once('close', (code, reason) => {
    stopPinging()
    closed(code, String(reason)).catch((error: unknown) => maskFault(error, log))
  })
}

/** Closes a socket whose token has been revoked, or its key withdrawn, even when no event occurs. */
function checkAgain(parts: SocketServerParts, state: SocketState): void {
  callerOf(parts, state).catch((error: unknown) => {
    if (!(error instanceof Unauthenticated)) maskFault(error, parts.log)
  })
}

const pathOf = ({ url }: IncomingMessage): string => url?.split('?', 1)[0] ?? ''

function refusalStatus(request: IncomingMessage, mayCallFrom: MayCallFrom): number | undefined {
  if (pathOf(request) !== GRAPHQL_PATH) return 404
  const { origin, host } = request.headers
  // Without an Origin it is not a browser; it must still sign in with a token.
  return origin !== undefined && !mayCallFrom(origin, host) ? 403 : undefined
}

function refuseUpgrade(stream: Duplex, status: number): void {
  stream.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

/**
 * Sends a ping every interval. A peer that has not answered the last ping when the next is due has disconnected. While
 * messages wait for a slow client, its answer waits too, so the sender decides.
 */
function keepAlive(socket: WebSocket, intervalMs: number): () => void {
  let answered = true
  socket.on('pong', () => {
    answered = true
  })
  const timer = setInterval(() => {
    if (!answered) return socket.bufferedAmount > 0 ? undefined : socket.terminate()
    answered = false
    if (socket.readyState === socket.OPEN) socket.ping()
  }, intervalMs)
  return () => clearInterval(timer)
}

function isUnexpectedMessage(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Unexpected message of type')
}

function closed(socket: WebSocket, timeoutMs: number): Promise<void> {
  if (socket.readyState === socket.CLOSED) return Promise.resolve()
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, timeoutMs)
    socket.once('close', () => {
      clearTimeout(timer)
      resolve()
    })
    socket.close(1001, 'Going away')
  })
}
