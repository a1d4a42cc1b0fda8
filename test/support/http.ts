import { createClient } from 'graphql-ws'
import WebSocket, { type ClientOptions } from 'ws'
import { assertNoCanary } from './canary.ts'

/** An answer of the server over HTTP. */
export interface GraphqlAnswer {
  readonly status: number
  readonly headers: Headers
  readonly data: Record<string, unknown> | null | undefined
  readonly errors: readonly GraphqlAnswerError[] | undefined
  readonly extensions: Record<string, unknown> | undefined
  /** The body as it was received, to search all of it. */
  readonly text: string
}

/** An item of `errors[]`. */
export interface GraphqlAnswerError {
  readonly message: string
  readonly path?: readonly (string | number)[]
  readonly extensions: Readonly<Record<string, unknown>>
}

/** Sends an operation by POST. `url` is the server's base URL; errors are returned and never thrown. */
export async function graphqlRequest(
  url: string,
  token: string | undefined,
  document: string,
  variables?: Record<string, unknown>,
  headers: Record<string, string> = {},
): Promise<GraphqlAnswer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: JSON.stringify({ query: document, variables }),
  })
  return readAnswer(response)
}

/** Reads a GraphQL response. */
export async function readAnswer(response: Response): Promise<GraphqlAnswer> {
  const text = await response.text()
  const body: unknown = JSON.parse(text)
  if (typeof body !== 'object' || body === null) throw new Error(`not a GraphQL response: ${text}`)
  const part = (name: string): never => Reflect.get(body, name) as never
  if (part('errors') !== undefined) assertNoCanary('errors', JSON.stringify(part('errors')))
  return {
    status: response.status,
    headers: response.headers,
    data: part('data'),
    errors: part('errors'),
    extensions: part('extensions'),
    text,
  }
}

/** Like graphqlRequest, but returns the data, and throws when there are errors. */
export async function graphqlData(
  url: string,
  token: string,
  document: string,
  variables?: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const { data, errors } = await graphqlRequest(url, token, document, variables)
  if (errors || !data) throw new Error(`GraphQL errors: ${JSON.stringify(errors)}`)
  return data
}

/** One result of a subscription. */
export interface SubscriptionResult {
  readonly data?: Record<string, unknown> | null
  readonly errors?: readonly GraphqlAnswerError[]
  readonly extensions?: Record<string, unknown>
}

/** An open subscription. Iterate it, or take results one by one; `return()` ends it and closes its socket. */
export interface TestSubscription extends AsyncIterableIterator<SubscriptionResult> {
  next(): Promise<IteratorResult<SubscriptionResult, undefined>>
  return(): Promise<IteratorResult<SubscriptionResult, undefined>>
  /** Resolves when the server has acknowledged the socket, with the payload. */
  readonly connected: Promise<unknown>
  /** Resolves when the socket has closed, with its code and reason. */
  readonly closed: Promise<{ code: number; reason: string }>
}

/** Subscribes over a socket of its own (graphql-transport-ws). It does not reconnect, so that failures show. */
export function subscribe(
  url: string,
  token: string | undefined,
  document: string,
  variables?: Record<string, unknown>,
): TestSubscription {
  let onClosed: (event: { code: number; reason: string }) => void = () => {}
  let onConnected: (payload: unknown) => void = () => {}
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    onClosed = resolve
  })
  const connected = new Promise<unknown>((resolve) => {
    onConnected = resolve
  })
  const client = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: token === undefined ? {} : { token },
    retryAttempts: 0,
    lazyCloseTimeout: 0,
    on: {
      connected: (_socket, payload) => onConnected(payload),
      closed: (event) => onClosed(closeEventOf(event)),
    },
  })
  const results = client.iterate({ query: document, variables: variables ?? null })
  const subscription: TestSubscription = {
    connected,
    closed,
    next: async () => (await results.next()) as IteratorResult<SubscriptionResult, undefined>,
    async return() {
      await results.return?.()
      await client.dispose()
      return { done: true, value: undefined }
    },
    [Symbol.asyncIterator]: () => subscription,
  }
  return subscription
}

function closeEventOf(event: unknown): { code: number; reason: string } {
  const part = (name: string): unknown =>
    typeof event === 'object' && event !== null ? Reflect.get(event, name) : undefined
  return { code: Number(part('code')), reason: String(part('reason')) }
}

/** A message of graphql-transport-ws. */
export interface SocketMessage {
  readonly type: string
  readonly id?: string
  readonly payload?: unknown
}

/** A bare socket, to send what no well-behaved client would. */
export interface TestSocket {
  /** Sends an object as JSON, or a text unchanged. */
  send(message: SocketMessage | string): void
  /** The next message. Rejects when the socket closes first. */
  next(): Promise<SocketMessage>
  /** Resolves when the socket has closed. */
  readonly closed: Promise<{ code: number; reason: string }>
  close(code?: number, reason?: string): void
  /** The underlying socket, to pause it or to send custom frames. */
  readonly raw: WebSocket
}

/** Opens a socket. Rejects with the HTTP status in the message when the upgrade is refused. */
export function openSocket(
  url: string,
  options: ClientOptions = {},
  protocol: string | string[] = 'graphql-transport-ws',
): Promise<TestSocket> {
  const raw = new WebSocket(`${url.replace(/^http/, 'ws')}/graphql`, protocol, options)
  const received: SocketMessage[] = []
  const waiting: { resolve(message: SocketMessage): void; reject(error: Error): void }[] = []
  raw.on('message', (data) => {
    const message = JSON.parse(String(data)) as SocketMessage
    const first = waiting.shift()
    if (first) first.resolve(message)
    else received.push(message)
  })
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    raw.once('close', (code, reason) => {
      resolve({ code, reason: String(reason) })
      for (const { reject } of waiting.splice(0)) reject(new Error(`the socket closed: ${code} ${String(reason)}`))
    })
  })
  const socket: TestSocket = {
    raw,
    closed,
    send: (message) => raw.send(typeof message === 'string' ? message : JSON.stringify(message)),
    close: (code, reason) => raw.close(code, reason),
    next: () => {
      const first = received.shift()
      if (first) return Promise.resolve(first)
      if (raw.readyState === raw.CLOSED) return Promise.reject(new Error('the socket is closed'))
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }))
    },
  }
  return new Promise((resolve, reject) => {
    raw.once('open', () => resolve(socket))
    raw.on('error', reject)
  })
}

/** Opens a socket and signs in. */
export async function signedIn(url: string, token: string, options: ClientOptions = {}): Promise<TestSocket> {
  const socket = await openSocket(url, options)
  socket.send({ type: 'connection_init', payload: { token } })
  const { type } = await socket.next()
  if (type !== 'connection_ack') throw new Error(`expected connection_ack, got ${type}`)
  return socket
}

/** Runs a query or mutation over a socket; returns the result, or the errors of the `error` message. */
export async function graphqlOverSocket(
  url: string,
  token: string,
  document: string,
  variables?: Record<string, unknown>,
): Promise<SubscriptionResult> {
  const socket = await signedIn(url, token)
  socket.send({ id: 'one', type: 'subscribe', payload: { query: document, variables } })
  const { type, payload } = await socket.next()
  socket.close()
  if (type === 'error') assertNoCanary('errors', JSON.stringify(payload))
  if (type === 'error') return { errors: payload as GraphqlAnswerError[] }
  return payload as SubscriptionResult
}

/** Both wires, for rules that must apply on each. */
export const WIRES = [
  { wire: 'HTTP', ask: graphqlRequest as AskOverWire },
  { wire: 'WebSocket', ask: graphqlOverSocket as AskOverWire },
] as const

/** Sends a request over one of the wires. */
export type AskOverWire = (
  url: string,
  token: string,
  document: string,
  variables?: Record<string, unknown>,
) => Promise<SubscriptionResult>
