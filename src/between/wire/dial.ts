import type { IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { unreachable } from '../../client/unreachable.ts'
import { VERSION } from '../../config/package.ts'
import type { WireRefusal } from './accept.ts'
import { type Connection, type ConnectionParts, openConnection, type WireAnswer, type WireCall } from './connection.ts'
import { ConnectionClosed } from './connection-closed.ts'
import { FRAME_BYTES } from './frames.ts'
import { protocolsOf, WIRE_VERSIONS } from './version.ts'

/** The version of the program that dials. */
export const VERSION_HEADER = 'x-tillsync-version'

const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 30_000
const HANDSHAKE_WITHIN_MS = 10_000

/** How a store's connection to headquarters is. `since`: the process's monotonic clock, in milliseconds. */
export type DialState =
  | { readonly state: 'CONNECTED'; readonly since: number }
  | { readonly state: 'UNREACHABLE' | 'REFUSED'; readonly since: number; readonly code: string; readonly why: string }

/** Where to dial, and what is said of the one who dials. */
export type DialTarget = {
  readonly url: string
  readonly bearer: string
  readonly headers?: { readonly [name: string]: string }
}

export type DialParts = Omit<ConnectionParts, 'peer'> & {
  /** The address and the proof of who dials, for each attempt: both may change. */
  readonly target: () => Promise<DialTarget>
  readonly onConnection?: ((connection: Connection) => void) | undefined
  readonly versions?: readonly number[] | undefined
  readonly firstPauseMs?: number | undefined
}

/** A connection that is dialled again whenever it is lost, after a pause with jitter. */
export interface Dialled {
  /** Calls the other side. Throws ConnectionClosed at once while there is no connection, after a first try. */
  call(call: WireCall, timeoutMs?: number): Promise<WireAnswer>
  readonly state: DialState
  stop(): Promise<void>
}

/** Thrown where the other side refuses the connection, with its reason. */
class Refused extends Error {
  override readonly name = 'Refused'
  readonly refusal: WireRefusal
  constructor(refusal: WireRefusal) {
    super(refusal.message)
    this.refusal = refusal
  }
}

export function dial(parts: DialParts): Dialled {
  const { log, firstPauseMs = FIRST_PAUSE_MS } = parts
  const stopping = new AbortController()
  let connection: Connection | null = null
  /** Where it was dialled last; empty while that is not known. */
  let dialledAt = ''
  const target = async () => {
    dialledAt = ''
    const found = await parts.target()
    dialledAt = found.url
    return found
  }
  let state: DialState = {
    state: 'UNREACHABLE',
    since: performance.now(),
    code: 'NOT_YET',
    why: 'It is being dialled.',
  }

  function note(next: DialState): void {
    const isNews = next.state !== state.state || ('code' in next && 'code' in state && next.code !== state.code)
    if (!isNews) return
    // Refused or unreachable for another reason than before: it lasts since it began.
    state = next.state === state.state ? { ...next, since: state.since } : next
    if (next.state === 'CONNECTED') log.info('headquarters: connected')
    else log.warn({ code: next.code }, `headquarters: ${next.why}`)
  }

  async function keepDialling(): Promise<void> {
    for (let failures = 0; !stopping.signal.aborted; failures++) {
      try {
        const open = await dialOnce({ ...parts, target }, stopping.signal)
        connection = open
        failures = 0
        note({ state: 'CONNECTED', since: performance.now() })
        parts.onConnection?.(open)
        tried()
        await open.closed
        if (stopping.signal.aborted) return
        note({ state: 'UNREACHABLE', since: performance.now(), code: 'LOST', why: 'The connection was lost.' })
      } catch (error) {
        if (stopping.signal.aborted) return
        note(stateAfter(error, dialledAt))
      } finally {
        connection = null
        tried()
      }
      const longest = Math.min(firstPauseMs * 2 ** Math.min(failures, 10), LONGEST_PAUSE_MS)
      // At least a tenth: many stores that lose headquarters together do not all return together.
      await pause(longest * (0.1 + 0.9 * Math.random()), undefined, { signal: stopping.signal }).catch(() => {})
    }
  }

  let tried = () => {}
  const firstTry = new Promise<void>((resolve) => {
    tried = resolve
  })
  const running = keepDialling()
  return {
    async call(call, timeoutMs) {
      await firstTry
      if (!connection?.isOpen) throw new ConnectionClosed('There is no connection.')
      return connection.call(call, timeoutMs)
    },
    get state() {
      return state
    },
    async stop() {
      stopping.abort()
      connection?.close(1001, 'Going away')
      await running
    },
  }
}

/** Dials once. Throws Refused with the other side's reason, or the system's error. */
export async function dialOnce(parts: DialParts, signal: AbortSignal): Promise<Connection> {
  const { url, bearer, headers } = await parts.target()
  const socket = new WebSocket(url, protocolsOf(parts.versions ?? WIRE_VERSIONS), {
    headers: { authorization: `Bearer ${bearer}`, [VERSION_HEADER]: VERSION, ...headers },
    handshakeTimeout: HANDSHAKE_WITHIN_MS,
    maxPayload: FRAME_BYTES + 1_024,
    perMessageDeflate: false,
  })
  const abort = () => socket.terminate()
  signal.addEventListener('abort', abort, { once: true })
  try {
    return await new Promise<Connection>((resolve, reject) => {
      // In the event itself: the other side's first call can have come with its answer to the handshake, and is read at
      // once.
      socket.once('open', () => resolve(openConnection(socket, { ...parts, peer: 'headquarters' })))
      socket.on('error', reject)
      socket.once('close', () => reject(new ConnectionClosed('The connection has closed.')))
      socket.once('unexpected-response', (_, response) => {
        refusalIn(response).then((refusal) => {
          socket.terminate()
          reject(new Refused(refusal))
        })
      })
    })
  } finally {
    signal.removeEventListener('abort', abort)
  }
}

const sentRefusal = z.object({ refused: z.string().max(60), message: z.string().max(1_000) })

/** What is not an answer of the wire comes from something in between, such as a proxy. */
async function refusalIn(response: IncomingMessage): Promise<WireRefusal> {
  const body = Number(response.headers['content-length']) <= 8_192 ? await text(response).catch(() => '') : ''
  try {
    return sentRefusal.parse(JSON.parse(body))
  } catch {
    const message = `Its address answers with the HTTP status ${response.statusCode}, which is no answer of the wire.`
    return { refused: `HTTP_${response.statusCode}`, message }
  }
}

function stateAfter(error: unknown, address: string): DialState {
  const since = performance.now()
  if (error instanceof Refused) {
    const { refused: code, message } = error.refusal
    if (code !== 'UNAVAILABLE') return { state: 'REFUSED', since, code, why: `It refuses the store. ${message}` }
    return { state: 'UNREACHABLE', since, code, why: message }
  }
  // There is no address yet: the store cannot say who it is.
  if (address === '') return { state: 'UNREACHABLE', since, code: 'NO_IDENTITY', why: messageOf(error) }
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'UNAVAILABLE'
  return { state: 'UNREACHABLE', since, code, why: unreachable(address.replace(/^ws/, 'http'), error).message }
}

const messageOf = (error: unknown) =>
  error instanceof Error ? error.message : 'The identity of the store cannot be read.'
