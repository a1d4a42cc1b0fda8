import { type DocumentNode, print } from 'graphql'
import type { Client } from 'graphql-ws'
import { type BackOff, backOffDelay } from './back-off.ts'
import { decideRetry, type SubscriptionEnded } from './ended.ts'

/**
 * A document with the types of its result and variables: a TypedDocumentNode, a string document of graphql-codegen, or
 * a plain string.
 */
export type TypedDocument<Data, Variables> = (DocumentNode | string | { toString(): string }) & {
  readonly __apiType?: (variables: Variables) => Data
}

/** The type of the subscription's one field. */
export type EventOf<Data> = Exclude<Data[Exclude<keyof Data, '__typename'>], null | undefined>

/**
 * `connecting` until the first message, `catching-up` until every missed event has come, then `live`; `lost` until the
 * next attempt; `ended` permanently.
 */
export type SubscriptionState = 'connecting' | 'catching-up' | 'live' | 'lost' | 'ended'

export type ResumeOptions<Data, Variables> = {
  readonly variables?: Omit<Variables, 'after'>
  /** A cursor from an earlier subscription. Without it the subscription starts with a snapshot. */
  readonly after?: string | null
  /**
   * Receives each event and notice once, in order. The next one waits until the handler has returned, and only then
   * counts the event's cursor as reached. `errors`: the fields that could not be read.
   */
  readonly onEvent: (event: EventOf<Data>, errors: readonly unknown[]) => void | Promise<void>
  /**
   * Called when events were missed that the server no longer has: reload what you show. Later events wait until the
   * handler has returned.
   */
  readonly onGap: (gap: EventOf<Data>) => void | Promise<void>
  /** Called when the state changes. `why`: the error behind a loss, for logs. */
  readonly onState?: (state: SubscriptionState, why?: unknown) => void
}

/** A subscription that reconnects until it is stopped. */
export type LiveSubscription = {
  /** The cursor of the last event handled; keep it to resume from there later. Null before the first event. */
  cursor(): string | null
  state(): SubscriptionState
  stop(): Promise<void>
  /**
   * Resolves when the subscription has been stopped. Rejects with SubscriptionEnded when the server refuses it for
   * good, or with the error that a handler threw.
   */
  readonly ended: Promise<void>
}

/** The socket that several subscriptions share. */
export type LiveSocket = {
  readonly client: Client
  readonly backOff: BackOff
  /** Called with each message received: the server accepts the token. */
  onTokenAccepted(): void
  /** Why no further attempt to connect can succeed; null while one may. */
  fatalError(): SubscriptionEnded | null
}

const NOTICES: ReadonlySet<string> = new Set(['Snapshot', 'Ready', 'Gap', 'SourceLost', 'SourceBack'])
/** How many cursors are remembered, to drop an event that comes twice. */
const REMEMBERED = 1_000

type AnyEvent = { readonly __typename?: string; readonly cursor?: string }

/** Subscribes over a socket that may be lost and reopened. Callers use it as `subscribeWithResume` of `connectLive`. */
export function resume<Data, Variables>(
  socket: LiveSocket,
  document: TypedDocument<Data, Variables>,
  options: ResumeOptions<Data, Variables>,
): LiveSubscription {
  const query = typeof document === 'object' && 'kind' in document ? print(document) : document.toString()
  const seen = new Set<string>()
  let cursor = options.after ?? null
  let state: SubscriptionState = 'connecting'
  let stopped = false
  let stop = () => {}
  let halt = () => {}
  const halted = new Promise<void>((resolve) => {
    halt = resolve
  })

  function change(next: SubscriptionState, why?: unknown): void {
    if (state === next && why === undefined) return
    state = next
    options.onState?.(next, why)
  }

  async function handle(event: AnyEvent, errors: readonly unknown[]): Promise<void> {
    const { __typename = '', cursor: reached } = event
    const isNotice = NOTICES.has(__typename)
    if (!isNotice && reached !== undefined && isKnown(seen, reached)) return
    // A message without a cursor is complete: there is nothing to catch up with.
    change(__typename === 'Ready' || reached === undefined || state === 'live' ? 'live' : 'catching-up')
    // The document's type and the server's answer come from the same schema.
    await (__typename === 'Gap'
      ? options.onGap(event as EventOf<Data>)
      : options.onEvent(event as EventOf<Data>, errors))
    cursor = reached ?? cursor
  }

  /** Subscribes once; throws what interrupts it. Calls `onCaughtUp` when every missed event has come. */
  async function subscribeOnce(onCaughtUp: () => void): Promise<void> {
    const variables = { ...options.variables, ...(cursor === null ? {} : { after: cursor }) }
    const results = socket.client.iterate<Record<string, AnyEvent | string | null>>({ query, variables })
    stop = () => void results.return?.()
    for await (const { data, errors = [] } of results) {
      if (stopped) return
      socket.onTokenAccepted()
      const event = Object.values(data ?? {}).find((field) => typeof field === 'object' && field !== null)
      // The server could not render this event: subscribe again from the last cursor.
      if (typeof event !== 'object' || event === null) throw errors
      await handle(event, errors).catch((error: unknown) => Promise.reject(new HandlerFailed(error)))
      if (state === 'live') onCaughtUp()
    }
  }

  async function run(): Promise<void> {
    for (let failures = 0; !stopped; ) {
      let why: unknown
      try {
        const interrupted = subscribeOnce(() => {
          failures = 0
        })
        // An attempt to connect cannot be stopped, only abandoned.
        await Promise.race([interrupted, halted])
      } catch (error) {
        if (error instanceof HandlerFailed) throw error.cause
        why = error
      }
      if (stopped) return
      failures += 1
      const decision = decideRetry(why)
      const fatal = decision.ended ?? socket.fatalError()
      if (fatal) throw fatal
      change('lost', why ?? 'the server completed the subscription')
      const delay = backOffDelay(failures, socket.backOff)
      await pause(Math.max(delay, decision.ended ? 0 : decision.retryAfter), (wakeUp) => {
        stop = wakeUp
      })
      if (!stopped) change('connecting')
    }
  }

  const ended = run().finally(() => change('ended'))
  // A caller that ignores the promise learns of the end by the state.
  ended.catch(() => {})
  return {
    cursor: () => cursor,
    state: () => state,
    ended,
    async stop() {
      stopped = true
      stop()
      halt()
      await ended.catch(() => {})
    },
  }
}

/** Wraps an error of the caller's handler, which is not retried. */
class HandlerFailed extends Error {
  constructor(cause: unknown) {
    super('A handler failed.', { cause })
  }
}

function isKnown(seen: Set<string>, cursor: string): boolean {
  if (seen.has(cursor)) return true
  seen.add(cursor)
  const [oldest] = seen
  if (seen.size > REMEMBERED && oldest !== undefined) seen.delete(oldest)
  return false
}

function pause(milliseconds: number, onStart: (wakeUp: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    onStart(() => {
      clearTimeout(timer)
      resolve()
    })
  })
}
