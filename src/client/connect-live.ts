import { CloseCode, createClient } from 'graphql-ws'
import type { BackOff } from './back-off.ts'
import { propertyOf, SubscriptionEnded } from './ended.ts'
import {
  type LiveSocket,
  type LiveSubscription,
  type ResumeOptions,
  resume,
  type TypedDocument,
} from './subscribe-with-resume.ts'

/** How to connect to a server for subscriptions. Works in browsers and in Node. */
export type LiveOptions = {
  /** The GraphQL address, `https://…/graphql` or `wss://…/graphql`. */
  readonly url: string
  /** Returns the token for a new connection. `refused`: the server refused the last token, so return another. */
  readonly token: (refused: boolean) => string | Promise<string>
  /** The WebSocket class where there is no global one (Node before 22), such as that of the package `ws`. */
  readonly webSocketImpl?: unknown
  readonly backOff?: BackOff
  /**
   * Milliseconds between two pings; 10,000 by default. The connection counts as lost when the server does not answer a
   * ping, or does not accept the connection, for that long.
   */
  readonly pingEvery?: number
  /** Receives the payload of `connection_ack`: the server's time, and how long it keeps events. */
  readonly onAcknowledged?: (payload: unknown) => void
}

/** One socket for any number of subscriptions. It opens with the first and closes after the last. */
export type Live = {
  /** Subscribes, and resumes from the last cursor after every loss: no event is missed, and none comes twice. */
  subscribeWithResume<Data, Variables>(
    document: TypedDocument<Data, Variables>,
    options: ResumeOptions<Data, Variables>,
  ): LiveSubscription
  /** Ends all subscriptions and closes the socket. */
  close(): Promise<void>
}

/** Prepares a connection. The socket opens with the first subscription. */
export function connectLive(options: LiveOptions): Live {
  const { url, token, webSocketImpl, backOff = {}, pingEvery = 10_000, onAcknowledged } = options
  /** How many connections in a row the server refused because of their token. */
  let refusals = 0
  let answerTimer: ReturnType<typeof setTimeout> | undefined
  const expectAnswer = () => {
    clearTimeout(answerTimer)
    answerTimer = setTimeout(() => client.terminate(), pingEvery)
  }
  const client = createClient({
    url: url.replace(/^http/, 'ws'),
    connectionParams: async () => ({ token: await token(refusals > 0) }),
    ...(webSocketImpl === undefined ? {} : { webSocketImpl: withErrorsHeard(webSocketImpl) }),
    // Each subscription reconnects on its own, with its own cursor.
    retryAttempts: 0,
    lazyCloseTimeout: 1_000,
    keepAlive: pingEvery,
    on: {
      connecting: expectAnswer,
      connected: (_socket, payload) => {
        clearTimeout(answerTimer)
        onAcknowledged?.(payload)
      },
      closed: (event) => {
        clearTimeout(answerTimer)
        const code = propertyOf(event, 'code')
        if (code === CloseCode.Forbidden || code === CloseCode.Unauthorized) refusals += 1
      },
      ping: (received) => {
        if (!received) expectAnswer()
      },
      pong: (received) => {
        if (received) clearTimeout(answerTimer)
      },
    },
  })
  const socket: LiveSocket = {
    client,
    backOff,
    onTokenAccepted: () => {
      refusals = 0
    },
    // One refusal for the token that has just expired, and one for the new token.
    fatalError: () =>
      refusals > 1 ? new SubscriptionEnded('The server refuses the token.', CloseCode.Forbidden) : null,
  }
  const subscriptions = new Set<LiveSubscription>()
  return {
    subscribeWithResume(document, resumeOptions) {
      const subscription = resume(socket, document, resumeOptions)
      subscriptions.add(subscription)
      const forget = () => subscriptions.delete(subscription)
      subscription.ended.then(forget, forget)
      return subscription
    },
    async close() {
      await Promise.all([...subscriptions].map((subscription) => subscription.stop()))
      clearTimeout(answerTimer)
      await Promise.resolve(client.dispose()).catch(() => {})
    },
  }
}

/**
 * The same class, whose sockets always have a listener for errors. One that is given up before the server has accepted
 * it has an error after the client stopped listening, which of a socket of `ws` would end the process.
 */
function withErrorsHeard(webSocketImpl: unknown): unknown {
  if (typeof webSocketImpl !== 'function') return webSocketImpl
  return new Proxy(webSocketImpl, {
    construct(target, parameters, newTarget) {
      const socket: object = Reflect.construct(target, parameters, newTarget)
      if ('addEventListener' in socket && typeof socket.addEventListener === 'function')
        socket.addEventListener('error', () => {})
      return socket
    },
  })
}
