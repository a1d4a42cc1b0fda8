import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ExecutionResult } from 'graphql'
import { createHandler, type Request, type Response } from 'graphql-sse'
import { type Credential, Unauthenticated } from '../../access/actor.ts'
import type { Caller } from '../../api/shared/context.ts'
import { maskFault, refuse } from '../../api/shared/errors.ts'
import type { Log } from '../../config/log.ts'
import type { Authentication } from '../caller/authentication.ts'
import { bearerToken } from '../caller/bearer-token.ts'
import {
  type JudgeParts,
  type OperationRequest,
  type Prepared,
  prepareOperation,
} from '../documents/prepare-operation.ts'
import { type Entrance, GRAPHQL_PATH, sendError } from '../http/http.ts'
import { asResult, executePrepared, presentResult } from '../live/execution-result.ts'
import { resumeAfter } from '../live/resume-after.ts'
import type { SharedAnswers } from '../live/shared-answers.ts'
import { spread } from '../live/spread.ts'
import { asResults, type Opened, openSubscription, type ResultWriter } from '../live/subscribe.ts'
import { atExpiry } from '../ws/at-expiry.ts'
import type { SocketCounts } from '../ws/socket-counts.ts'
import { makeStreamWriter, type StreamWriter } from './stream-writer.ts'

/** Where an operation's results are streamed as server-sent events. */
export const STREAM_PATH = `${GRAPHQL_PATH}/stream`

/** What event streams need. */
export interface EventStreamParts extends JudgeParts {
  readonly authentication: Authentication
  readonly entrance: Entrance
  readonly answers: SharedAnswers
  readonly counts: SocketCounts
  readonly addressOf: (request: FastifyRequest) => string
  readonly log: Log
}

/** The event streams of a running server. */
export interface EventStreams {
  /** Ends every stream without `complete`: its client reconnects, to another server. */
  stop(): Promise<void>
}

interface Stream {
  readonly request: FastifyRequest
  readonly credential: Credential
  readonly writer: StreamWriter
  /** Resolves when the headers have been sent. */
  readonly begun: Promise<void>
}

/** Serves the GraphQL over Server-Sent Events protocol, one connection per operation, by the same rules as sockets. */
export function serveEventStreams(app: FastifyInstance, parts: EventStreamParts): EventStreams {
  const { limits, counts, entrance, log } = parts
  const streams = new Set<Stream>()
  const handle = createHandler<FastifyRequest, Stream>({
    // Only the mode with one connection per operation is supported.
    authenticate: () => null,
    validate: () => [],
    onSubscribe: (request, asked) => answer(parts, request.context, asked),
  })
  const forgetTokens = parts.authentication.onChange(() => {
    for (const stream of streams) checkAgain(parts, stream)
  })

  async function serve(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const credential = entrance.credentialOf(request)
    if (!accepts(request)) return reply.code(406).send()
    const address = parts.addressOf(request)
    counts.open(address)
    const admitted = counts.signIn(address, credential.tokenId)
    const writer = makeStreamWriter(reply.raw, limits)
    void writer.closed.then(() => counts.close(address, credential.tokenId))
    if (!admitted)
      return sendError(request, reply, refuse('RATE_LIMITED', 'This token has too many open streams.'), log)
    let begin = () => {}
    const begun = new Promise<void>((resolve) => {
      begin = resolve
    })
    const stream: Stream = { request, credential, writer, begun }
    const [body, { status, headers }] = await handle(asksOf(request, stream))
    if (typeof body === 'string' || body === null) {
      return reply
        .code(status)
        .headers(headers ?? {})
        .send(body ?? undefined)
    }
    reply.hijack()
    request.raw.socket.setKeepAlive(true, PROBE_AFTER_MS)
    reply.raw.writeHead(status, { ...definedHeaders(reply), ...headers, ...STREAM_HEADERS })
    streams.add(stream)
    void writer.closed.then(() => streams.delete(stream))
    begin()
    const letGo = parts.authentication.hold(parts.authentication.proofOf(request, bearerOf(request)))
    const stopWaiting = endAtExpiry(parts, stream)
    writeOut(stream, body, parts).finally(() => {
      stopWaiting()
      letGo()
    })
    return reply
  }

  app.route({
    method: ['GET', 'POST'],
    url: STREAM_PATH,
    onRequest: entrance.onRequest,
    preHandler: entrance.preHandler,
    handler: serve,
  })
  return {
    async stop() {
      forgetTokens()
      await spread([...streams], limits.closeSpreadSeconds, async ({ writer }) => writer.end())
    },
  }
}

/**
 * Clients do not answer a comment, so a dead peer is found by the system's own probes: ten of them, a second apart,
 * while no sent data waits for an acknowledgement. Comments must leave time for them, so they are less frequent than
 * pings.
 */
const COMMENT_EVERY = 3
const PROBE_AFTER_MS = 1_000

/** Tells proxies not to buffer the stream; the connection serves only this stream. */
const STREAM_HEADERS = { connection: 'close', 'cache-control': 'no-cache, no-transform', 'x-accel-buffering': 'no' }

/** Headers that are already on the reply: those of CORS, and the request's id. */
function definedHeaders(reply: FastifyReply): Record<string, string | number | string[]> {
  const headers = Object.entries(reply.getHeaders())
  return Object.fromEntries(headers.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}

/** Writes the protocol's messages other than the results of subscriptions, and keeps the connection alive. */
async function writeOut(
  { writer }: Stream,
  body: AsyncGenerator<string>,
  { limits, log }: EventStreamParts,
): Promise<void> {
  const comment = () => writer.write(':\n\n')
  const keepAlive = setInterval(comment, limits.pingSeconds * COMMENT_EVERY * 1000)
  void writer.closed.then(() => body.return(undefined))
  comment()
  try {
    // The interval of the package's own comments cannot be set.
    for await (const text of body) if (!text.startsWith(':')) writer.write(text)
  } catch (error) {
    const result = presentResult(asResult(error), log)
    if (!(error instanceof Unauthenticated))
      writer.write(`event: next\ndata: ${JSON.stringify(result)}\n\nevent: complete\ndata:\n\n`)
  } finally {
    clearInterval(keepAlive)
    writer.end()
  }
}

/** Ends a stream whose token has been revoked, or its key withdrawn, even when no event occurs. */
function checkAgain(parts: EventStreamParts, stream: Stream): void {
  callerOf(parts, stream).catch((error: unknown) => {
    if (!(error instanceof Unauthenticated)) maskFault(error, parts.log)
  })
}

/** curl accepts anything unless it is configured otherwise. */
function accepts({ headers }: FastifyRequest): boolean {
  const accept = headers.accept ?? '*/*'
  return accept.includes('text/event-stream') || accept.includes('*/*')
}

function asksOf(request: FastifyRequest, context: Stream): Request<FastifyRequest, Stream> {
  const { body } = request
  const get = (name: string) => {
    const value = name.toLowerCase() === 'accept' ? 'text/event-stream' : request.headers[name.toLowerCase()]
    return Array.isArray(value) ? value.join(', ') : value
  }
  return {
    method: request.method,
    url: request.raw.url ?? STREAM_PATH,
    headers: { get },
    body: typeof body === 'object' && body !== null ? { ...body } : null,
    raw: request,
    context,
  }
}

/** The content of the stream: the results of one operation, or the one result that refuses it. */
async function answer(
  parts: EventStreamParts,
  stream: Stream,
  request: OperationRequest,
): Promise<AsyncIterable<ExecutionResult> | Response> {
  const prepared = await prepareOperation(parts, request, () => callerOf(parts, stream))
  if (!('args' in prepared)) return single(presentResult({ errors: prepared }, parts.log))
  if (prepared.kind === 'subscription') return subscribe(parts, stream, prepared)
  // GraphQL over HTTP: a request that a link can start must change nothing.
  if (prepared.kind === 'mutation' && stream.request.method === 'GET') {
    return [null, { status: 405, statusText: 'Method Not Allowed', headers: { allow: 'POST' } }]
  }
  return single(withCost(parts, prepared, await executePrepared(prepared)))
}

async function subscribe(parts: EventStreamParts, stream: Stream, prepared: Prepared) {
  const contextOf = async (reads: boolean) => parts.makeContext({ ...(await callerOf(parts, stream)), reads })
  const resumed = resumeAfter(prepared.args, stream.request.headers['last-event-id'])
  const opened = await openSubscription(prepared, { answers: parts.answers, contextOf, resumed })
  if (!('deliver' in opened)) return single(withCost(parts, prepared, opened))
  const { writer } = stream
  void writer.closed.then(() => opened.end())
  const deliver: Opened['deliver'] = async (resultWriter) => {
    await stream.begun
    return opened.deliver(resultWriter)
  }
  const write: ResultWriter['write'] = (results, events) =>
    writer.write(Buffer.concat(results.flatMap((result, nth) => [opening(events[nth]), result, CLOSING])))
  return asResults(
    { ...opened, deliver },
    {
      ready: writer.ready,
      write,
      tryWrite(results, events) {
        if (writer.ready() !== true) return false
        write(results, events)
        return true
      },
      writeFirst: (result, event) => {
        const shown = Buffer.from(JSON.stringify(withCost(parts, prepared, result)))
        writer.write(Buffer.concat([opening(event), shown, CLOSING]))
      },
    },
  )
}

/**
 * The lines before a result. Its cursor, if any, is the event's id, which a client sends as Last-Event-ID when it
 * reconnects.
 */
function opening(event: unknown): Buffer {
  const cursor = typeof event === 'object' && event !== null && 'cursor' in event ? event.cursor : undefined
  return Buffer.from(`event: next\n${typeof cursor === 'string' ? `id: ${cursor}\n` : ''}data: `)
}

const CLOSING = Buffer.from('\n\n')

const withCost = ({ log }: EventStreamParts, { cost, args }: Prepared, { extensions, ...result }: ExecutionResult) =>
  presentResult({ ...result, extensions: { ...extensions, cost } }, log, args.contextValue.requestId)

async function* single(result: object): AsyncGenerator<ExecutionResult, void, void> {
  yield result
}

const bearerOf = ({ headers }: FastifyRequest) => bearerToken(headers.authorization)

/** As on a socket (ws/socket.ts). */
async function callerOf(
  { authentication }: Pick<EventStreamParts, 'authentication'>,
  { request, credential: before, writer }: Stream,
): Promise<Caller> {
  try {
    const proof = authentication.proofOf(request, bearerOf(request))
    const credential = await authentication.verify(proof)
    if ('session' in proof && credential !== before)
      throw new Unauthenticated('The rights of the session have changed. Connect again.')
    return { actor: credential.actor, credential, requestId: randomUUID(), reads: false }
  } catch (error) {
    if (error instanceof Unauthenticated) writer.end()
    throw error
  }
}

/** Ends the stream when its token expires, or its session, unless that goes on: it is asked at its end. */
function endAtExpiry(parts: EventStreamParts, stream: Stream): () => void {
  let cancel = () => {}
  const wait = () => {
    cancel = atExpiry(stream.credential.expiresAt, () => callerOf(parts, stream).then(wait, stream.writer.end))
  }
  wait()
  return () => cancel()
}
