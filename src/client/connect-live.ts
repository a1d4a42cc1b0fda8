import { CloseCode, createClient } from 'graphql-ws'
import type { BackOff } from './back-off.ts'
import { partOf, SubscriptionEnded } from './ended.ts'
import {
  type LiveSocket,
  type ResumeOptions,
  resume,
  type TypedDocument,
  type Watching,
} from './subscribe-with-resume.ts'

/** How to reach a server's subscriptions. Works in browsers and in Node. */
export type LiveOptions = {
  /** The GraphQL address, `https://…/graphql` or `wss://…/graphql`. */
  readonly url: string
  /** Asked for a token before each connection; `refused`: the last one was, so that a new one is needed. */
  readonly token: (refused: boolean) => string | Promise<string>
  /** Where there is no global WebSocket (Node before 22): that of the package `ws`. */
  readonly webSocketImpl?: unknown
  readonly backOff?: BackOff
  /** Milliseconds between two pings (10,000); a server that does not answer one, or a connection, for as long counts as lost. */
  readonly pingEvery?: number
  /** What the server sent with `connection_ack`: its time, and how long events are kept. */
  readonly onAcknowledged?: (payload: unknown) => void
}

/** One socket for any number of subscriptions, opened with the first and closed after the last. */
export type Live = {
  /** Watches, and goes on after every loss from where it was: nothing missed, nothing twice. */
  subscribeWithResume<Data, Variables>(
    document: TypedDocument<Data, Variables>,
    options: ResumeOptions<Data, Variables>,
  ): Watching
  /** Ends all subscriptions and closes the socket. */
  close(): Promise<void>
}

/** Prepares a connection; nothing is opened before something is watched. */
export function connectLive(options: LiveOptions): Live {
  const { url, token, webSocketImpl, backOff = {}, pingEvery = 10_000, onAcknowledged } = options
  /** How many connections in a row were refused for their token. */
  let refusals = 0
  let silent: ReturnType<typeof setTimeout> | undefined
  const expectAnswer = () => {
    clearTimeout(silent)
    silent = setTimeout(() => client.terminate(), pingEvery)
  }
  const client = createClient({
    url: url.replace(/^http/, 'ws'),
    connectionParams: async () => ({ token: await token(refusals > 0) }),
    ...(webSocketImpl === undefined ? {} : { webSocketImpl }),
    // Each subscription comes back by itself, with its own cursor.
    retryAttempts: 0,
    lazyCloseTimeout: 1_000,
    keepAlive: pingEvery,
    on: {
      connecting: expectAnswer,
      connected: (_socket, payload) => {
        clearTimeout(silent)
        onAcknowledged?.(payload)
      },
      closed: (event) => {
        clearTimeout(silent)
        const code = partOf(event, 'code')
        if (code === CloseCode.Forbidden || code === CloseCode.Unauthorized) refusals += 1
      },
      ping: (received) => {
        if (!received) expectAnswer()
      },
      pong: (received) => {
        if (received) clearTimeout(silent)
      },
    },
  })
  const socket: LiveSocket = {
    client,
    backOff,
    tokenWorks: () => {
      refusals = 0
    },
    // Once for the token that has just expired, and once for the new one.
    ended: () => (refusals > 1 ? new SubscriptionEnded('The server refuses the token.', CloseCode.Forbidden) : null),
  }
  const watchings = new Set<Watching>()
  return {
    subscribeWithResume(document, resumeOptions) {
      const watching = resume(socket, document, resumeOptions)
      watchings.add(watching)
      const forget = () => watchings.delete(watching)
      watching.ended.then(forget, forget)
      return watching
    },
    async close() {
      await Promise.all([...watchings].map((watching) => watching.stop()))
      clearTimeout(silent)
      await Promise.resolve(client.dispose()).catch(() => {})
    },
  }
}
