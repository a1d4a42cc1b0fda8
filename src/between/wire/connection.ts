import pLimit from 'p-limit'
import type { WebSocket } from 'ws'
import { z } from 'zod'
import type { Log } from '../../config/log.ts'
import { continuing, inChildSpan, SpanKind, traceparentNow } from '../../traces/spans.ts'
import { ConnectionClosed } from './connection-closed.ts'
import { openDocumentChannel } from './document-channel.ts'
import { type FrameKind, ProtocolBroken } from './frames.ts'
import { watchHeartbeat } from './heartbeat.ts'
import { RemoteError, readError, writeError } from './remote-error.ts'
import { isStream, NEXT, RETURN, readingOf, receivedStream, SentStreams } from './streams.ts'

/** Milliseconds that a call waits for its answer, or for its next part to be read: longer than any statement. */
const ANSWER_WITHIN_MS = 75_000
/** Calls of one side that run at once; others wait. Twice as many, and the other side breaks off. */
const CALLS_AT_ONCE = 128

/** A call of a side's method. `claim`: the actor, signed; its place among the arguments is empty then. */
export type WireCall = {
  /** Whose method: HEADQUARTERS, or the id of a channel database. */
  readonly to: string
  readonly name: string
  /** JSON values, and streams. */
  readonly given: readonly unknown[]
  readonly claim?: string | undefined
  /** The caller's place in a trace (W3C `traceparent`); absent from versions before 0.6.0 and where there is none. */
  readonly trace?: string | undefined
}

/** What a call answers. `audited`: the results that the other side has recorded in its audit for the actor. */
export type WireAnswer = { readonly value?: unknown; readonly audited?: readonly string[] | undefined }

/** Carries out a call of the other side. */
export type Handler = (call: WireCall, from: Connection) => Promise<WireAnswer>

/** One open connection. Both sides call and are called. */
export interface Connection {
  /** Throws ConnectionClosed, an error of the other side (readError), or RemoteError with the code ETIMEDOUT. */
  call(call: WireCall, timeoutMs?: number): Promise<WireAnswer>
  /** Says that the log of a channel database may have grown. */
  wake(channelDatabaseId: string): void
  onWake(listener: (channelDatabaseId: string) => void): () => void
  readonly isOpen: boolean
  /** Resolves when it has closed, by either side. */
  readonly closed: Promise<void>
  close(code?: number, reason?: string): void
}

export type ConnectionParts = {
  readonly handle: Handler
  readonly log: Log
  /** The other side, for the log. */
  readonly peer: string
  readonly answerWithinMs?: number | undefined
  readonly pingEveryMs?: number | undefined
}

const places = z.array(z.int().nonnegative()).optional()
const sentCall = z.object({
  to: z.string(),
  name: z.string(),
  given: z.array(z.unknown()),
  /** The places of arguments that are left out, which JSON has no value for, and of streams. */
  omitted: places,
  streams: places,
  claim: z.string().optional(),
  trace: z.string().optional(),
})
const sentAnswer = z.object({ value: z.unknown().optional(), audited: z.array(z.string()).optional() })

type Pending = {
  readonly resolve: (answer: WireAnswer) => void
  readonly reject: (error: Error) => void
  readonly streams: SentStreams
  /** The other side is working on it: the deadline begins again. */
  readonly extend: () => void
}

const placesOf = (given: readonly unknown[], is: (value: unknown) => boolean) => {
  const found = given.flatMap((value, place) => (is(value) ? [place] : []))
  return found.length > 0 ? found : undefined
}

/** Opens the protocol of the wire on a socket that is open. */
export function openConnection(socket: WebSocket, parts: ConnectionParts): Connection {
  const { log, peer, answerWithinMs = ANSWER_WITHIN_MS } = parts
  const pending = new Map<number, Pending>()
  const listeners = new Set<(id: string) => void>()
  const wakesOnTheirWay = new Set<string>()
  const inTurn = pLimit(CALLS_AT_ONCE)
  let lastId = 0
  let running = 0
  const isOpen = () => socket.readyState === socket.OPEN
  const heartbeat = watchHeartbeat(socket, parts.pingEveryMs)
  const documents = openDocumentChannel(socket, receive, heartbeat.heard)
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => {
      heartbeat.stop()
      const error = new ConnectionClosed('The connection was lost before the answer.')
      for (const call of pending.values()) call.reject(error)
      resolve()
    })
  })
  // ws closes the socket itself; an error without a listener would end the process.
  socket.on('error', () => {})

  function request(call: WireCall, timeoutMs: number): Promise<WireAnswer> {
    if (!isOpen()) return Promise.reject(new ConnectionClosed('The connection has closed.'))
    lastId = (lastId + 1) % 0x1_0000_0000
    const id = lastId
    const streams = new SentStreams(call.given)
    return new Promise<WireAnswer>((resolve, reject) => {
      const late = setTimeout(() => {
        reject(new RemoteError('The other side did not answer in time.', 'ETIMEDOUT'))
        documents.send('CANCEL', id, null).catch(() => {})
      }, timeoutMs)
      const extend = () => late.refresh()
      const end = () => {
        clearTimeout(late)
        pending.delete(id)
        streams.endAll()
      }
      pending.set(id, {
        resolve: (answer) => {
          end()
          resolve(answer)
        },
        reject: (error) => {
          end()
          reject(error)
        },
        streams,
        extend,
      })
      const { given, ...rest } = call
      const sent: z.input<typeof sentCall> = {
        ...rest,
        given: given.map((value) => (value === undefined || isStream(value) ? null : value)),
        omitted: placesOf(given, (value) => value === undefined),
        streams: placesOf(given, isStream),
      }
      documents.send('CALL', id, sent).catch((error: Error) => pending.get(id)?.reject(error))
    })
  }

  function receive(kind: FrameKind, id: number, value: unknown): void {
    switch (kind) {
      case 'WAKE':
        wakeListeners(z.string().parse(value))
        break
      case 'ANSWER':
        pending.get(id)?.resolve(sentAnswer.parse(value))
        break
      case 'FAULT':
        pending.get(id)?.reject(readError(value))
        break
      case 'CANCEL':
        // The work goes on: a call may have acted already. Of a stream, no further part can be read.
        break
      case 'CALL':
        begin(id, sentCall.parse(value))
    }
  }

  function begin(id: number, call: z.infer<typeof sentCall>): void {
    if (running >= 2 * CALLS_AT_ONCE) throw new ProtocolBroken('Too many calls at once.')
    running += 1
    void answer(id, call).finally(() => {
      running -= 1
    })
  }

  function wakeListeners(channelDatabaseId: string): void {
    for (const listener of [...listeners]) listener(channelDatabaseId)
  }

  async function answer(id: number, call: z.infer<typeof sentCall>): Promise<void> {
    try {
      const answered = await carryOut(id, call)
      await documents.send('ANSWER', id, answered)
    } catch (error) {
      if (!isOpen()) return
      const sent = writeError(error, log, `${call.name}, called by ${peer}`)
      await documents.send('FAULT', id, sent).catch(() => {})
    }
  }

  async function carryOut(id: number, call: z.infer<typeof sentCall>): Promise<WireAnswer> {
    if (call.name === NEXT || call.name === RETURN) return { value: await readFurther(call.name, call.given) }
    const ask = async (name: typeof NEXT | typeof RETURN, given: readonly number[]) =>
      (await request({ to: call.to, name, given }, answerWithinMs)).value
    const given = call.given.map((value, place) => {
      if (call.omitted?.includes(place)) return undefined
      return call.streams?.includes(place) ? receivedStream(ask, id, place) : value
    })
    const { to, name, claim, trace } = call
    return continuing(trace, () =>
      inChildSpan(`wire ${name}`, { kind: SpanKind.SERVER }, () =>
        parts.handle({ to, name, given, claim, trace: traceparentNow() }, connection),
      ),
    )
  }

  /** The other side reads a stream that is an argument of a call to it. */
  async function readFurther(name: typeof NEXT | typeof RETURN, given: readonly unknown[]): Promise<unknown> {
    const [callId, place, reading] = readingOf(given)
    const call = pending.get(callId)
    if (!call) throw new ConnectionClosed('The call that this stream is an argument of is over.')
    call.extend()
    return name === NEXT ? call.streams.next(place, reading) : call.streams.end(place, reading)
  }

  const connection: Connection = {
    call: (call, timeoutMs = answerWithinMs) => inTurn(() => request(call, timeoutMs)),
    wake(channelDatabaseId) {
      if (wakesOnTheirWay.has(channelDatabaseId) || !isOpen()) return
      wakesOnTheirWay.add(channelDatabaseId)
      documents
        .send('WAKE', 0, channelDatabaseId)
        .catch(() => {})
        .finally(() => wakesOnTheirWay.delete(channelDatabaseId))
    },
    onWake(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    get isOpen() {
      return isOpen()
    },
    closed,
    close(code = 1000, reason = '') {
      socket.close(code, reason)
      // A peer that does not answer the close is not waited for.
      setTimeout(() => socket.terminate(), 2_000).unref()
    },
  }
  return connection
}
