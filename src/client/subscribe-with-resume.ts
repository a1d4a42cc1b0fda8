import { type DocumentNode, print } from 'graphql'
import type { Client } from 'graphql-ws'
import { type BackOff, waitAfter } from './back-off.ts'
import { type SubscriptionEnded, verdictOn } from './ended.ts'

/** A document that knows its result and variables: a TypedDocumentNode, the string documents of graphql-codegen, or a plain string. */
export type TypedDocument<Data, Variables> = (DocumentNode | string | { toString(): string }) & {
  readonly __apiType?: (variables: Variables) => Data
}

/** What a subscription's one field sends. */
export type EventOf<Data> = Exclude<Data[Exclude<keyof Data, '__typename'>], null | undefined>

/** `connecting` until the first message, `catching-up` until nothing can be missed any more, `live`; `lost` until the next try; `ended` for good. */
export type WatchingState = 'connecting' | 'catching-up' | 'live' | 'lost' | 'ended'

export type ResumeOptions<Data, Variables> = {
  readonly variables?: Omit<Variables, 'after'>
  /** A cursor that was kept from earlier; without it the subscription starts with a snapshot. */
  readonly after?: string | null
  /** Each event and notice once, in order; the next one waits for it. Its cursor counts as reached when this has returned. `errors`: what of it could not be read. */
  readonly onEvent: (event: EventOf<Data>, errors: readonly unknown[]) => void | Promise<void>
  /** Events are gone, or were of another installation: read again what you show. What comes afterwards waits for it. */
  readonly onGap: (gap: EventOf<Data>) => void | Promise<void>
  /** `why`: what the loss was told with, for logs. */
  readonly onState?: (state: WatchingState, why?: unknown) => void
}

/** A subscription that goes on until it is stopped. */
export type Watching = {
  /** The cursor of the last event that was handled: keep it to go on from there another time. Null before the first. */
  cursor(): string | null
  state(): WatchingState
  stop(): Promise<void>
  /** Settles when it has been stopped; rejects with SubscriptionEnded when the server will not have it, or with what `onEvent` threw. */
  readonly ended: Promise<void>
}

/** What subscriptions share of their socket. */
export type LiveSocket = {
  readonly client: Client
  readonly backOff: BackOff
  /** Something was received with this token: it is good. */
  tokenWorks(): void
  /** Why no connection can be made any more; null as long as it makes sense to try. */
  ended(): SubscriptionEnded | null
}

const NOTICES: ReadonlySet<string> = new Set(['Snapshot', 'Ready', 'Gap', 'SourceLost', 'SourceBack'])
/** Cursors of events that are remembered, to drop one that comes twice. */
const REMEMBERED = 1_000

type AnyEvent = { readonly __typename?: string; readonly cursor?: string }

/** Watches over a socket that comes and goes. `connectLive` gives it to its callers as `subscribeWithResume`. */
export function resume<Data, Variables>(
  socket: LiveSocket,
  document: TypedDocument<Data, Variables>,
  options: ResumeOptions<Data, Variables>,
): Watching {
  const query = typeof document === 'object' && 'kind' in document ? print(document) : document.toString()
  const seen = new Set<string>()
  let cursor = options.after ?? null
  let state: WatchingState = 'connecting'
  let stopped = false
  let stop = () => {}
  let halt = () => {}
  const halted = new Promise<void>((resolve) => {
    halt = resolve
  })

  function change(next: WatchingState, why?: unknown): void {
    if (state === next && why === undefined) return
    state = next
    options.onState?.(next, why)
  }

  async function take(event: AnyEvent, errors: readonly unknown[]): Promise<void> {
    const { __typename = '', cursor: reached } = event
    const isNotice = NOTICES.has(__typename)
    if (!isNotice && reached !== undefined && isKnown(seen, reached)) return
    // Without a cursor each message is whole, and there is nothing to catch up with.
    change(__typename === 'Ready' || reached === undefined || state === 'live' ? 'live' : 'catching-up')
    // The document's type says what the server sends: both are made from the same schema.
    await (__typename === 'Gap'
      ? options.onGap(event as EventOf<Data>)
      : options.onEvent(event as EventOf<Data>, errors))
    cursor = reached ?? cursor
  }

  /** One subscription, until it is interrupted; throws with what. Tells when all that was missed has come. */
  async function watchOnce(caughtUp: () => void): Promise<void> {
    const variables = { ...options.variables, ...(cursor === null ? {} : { after: cursor }) }
    const results = socket.client.iterate<Record<string, AnyEvent | string | null>>({ query, variables })
    stop = () => void results.return?.()
    for await (const { data, errors = [] } of results) {
      if (stopped) return
      socket.tokenWorks()
      const event = Object.values(data ?? {}).find((field) => typeof field === 'object' && field !== null)
      // What could not be shown is asked for again.
      if (typeof event !== 'object' || event === null) throw errors
      await take(event, errors).catch((error: unknown) => Promise.reject(new HandlerFailed(error)))
      if (state === 'live') caughtUp()
    }
  }

  async function run(): Promise<void> {
    for (let failures = 0; !stopped; ) {
      let why: unknown
      try {
        const watched = watchOnce(() => {
          failures = 0
        })
        // A connection that is being made cannot be stopped, but left.
        await Promise.race([watched, halted])
      } catch (error) {
        if (error instanceof HandlerFailed) throw error.cause
        why = error
      }
      if (stopped) return
      failures += 1
      const verdict = verdictOn(why)
      const ended = verdict.ended ?? socket.ended()
      if (ended) throw ended
      change('lost', why ?? 'the server ended it')
      const wait = waitAfter(failures, socket.backOff)
      await pause(Math.max(wait, verdict.ended ? 0 : verdict.retryAfter), (wakeUp) => {
        stop = wakeUp
      })
      if (!stopped) change('connecting')
    }
  }

  const ended = run().finally(() => change('ended'))
  // Whoever does not look at it is told by the state.
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

/** What a handler threw: the caller's fault, which is not retried. */
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
