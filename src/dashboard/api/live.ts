import { type Client, CloseCode, createClient } from 'graphql-ws'
import { useEffect, useEffectEvent } from 'react'
import type { TypedDocumentString } from '../../generated/dashboard.ts'
import { GRAPHQL_URL } from './ask.ts'
import { currentConnection, setConnection } from './connection.ts'
import { queries } from './query.ts'
import { signOut, token } from './session.ts'

/** What every subscription of this server sends: an event, or one of the notices. */
export type LiveEvent = { readonly __typename: string; readonly cursor: string; readonly source?: string }
type Watched<R> = R[keyof R] & LiveEvent

/** Events are handed on together, this often: a thousand a second are shown as calmly as one. */
const FLUSH_MS = 200

let client: Client | undefined

function socket(): Client {
  client ??= createClient({
    url: GRAPHQL_URL.href.replace(/^http/, 'ws'),
    connectionParams: () => ({ token: token() }),
    retryAttempts: 0,
    lazyCloseTimeout: 3_000,
    keepAlive: 10_000,
    on: {
      connected: () => setConnection({ state: 'live' }),
      closed: (event) => {
        const code = typeof event === 'object' && event !== null ? Reflect.get(event, 'code') : undefined
        if (code === CloseCode.Forbidden || code === CloseCode.Unauthorized) signOut('expired')
      },
    },
  })
  return client
}

/** Follows a subscription while the component is shown; `onEvents` gets what has come, a few times a second. */
export function useLive<R, V extends object>(
  document: TypedDocumentString<R, V>,
  variables: V,
  onEvents: (events: Watched<R>[]) => void,
  options: { enabled?: boolean } = {},
): void {
  const { enabled = true } = options
  const handle = useEffectEvent(onEvents)
  const key = JSON.stringify(variables)
  useEffect(() => {
    if (!enabled) return
    return follow(document, JSON.parse(key) as V, handle)
  }, [document, key, enabled])
}

/** Goes on from its cursor after every loss; ends when the returned function is called. */
function follow<R, V extends object>(
  document: TypedDocumentString<R, V>,
  variables: V,
  onEvents: (events: Watched<R>[]) => void,
): () => void {
  let stopped = false
  let after: string | null = null
  let waiting: Watched<R>[] = []
  let stop = () => {}
  const flush = () => {
    const events = waiting
    waiting = []
    onEvents(events)
  }
  const take = (event: Watched<R>) => {
    after = event.cursor
    if (event.__typename === 'Gap') readAnew()
    if (event.__typename === 'SourceLost' || event.__typename === 'SourceBack') noteSource(event)
    if (waiting.push(event) === 1) setTimeout(flush, FLUSH_MS)
  }
  const run = async (tries: number): Promise<void> => {
    if (stopped) return
    const started = Date.now()
    const results = socket().iterate<Record<string, Watched<R>>>({
      query: document.toString(),
      variables: { ...variables, after },
    })
    stop = () => void results.return?.()
    try {
      for await (const { data } of results) for (const event of Object.values(data ?? {})) take(event)
    } catch {
      // Why it ended does not matter: it goes on from its cursor.
    }
    if (stopped || token() === null) return
    setConnection({ state: navigator.onLine ? 'reconnecting' : 'offline' })
    const lasted = Date.now() - started > 5_000 ? 0 : tries
    setTimeout(() => void run(lasted + 1), Math.min(300 * 2 ** lasted, 5_000) * (0.75 + Math.random() / 2))
  }
  void run(0)
  return () => {
    stopped = true
    stop()
  }
}

/** Events are gone: all that is shown is read again, and said so. */
function readAnew(): void {
  setConnection({ gapAt: Date.now() })
  void queries.invalidateQueries()
}

function noteSource({ __typename, source = '' }: LiveEvent): void {
  const others = currentConnection().lostSources.filter((one) => one !== source)
  setConnection({ lostSources: __typename === 'SourceLost' ? [...others, source] : others })
}
