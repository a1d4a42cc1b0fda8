import { CloseCode } from 'graphql-ws'
import { useEffect, useEffectEvent } from 'react'
import { connectLive, type Live } from '../../client/connect-live.ts'
import { SubscriptionEnded } from '../../client/ended.ts'
import type { EventOf, WatchingState } from '../../client/subscribe-with-resume.ts'
import type { TypedDocumentString } from '../generated/documents.ts'
import { GRAPHQL_URL } from './ask.ts'
import { currentConnection, noteSocket, setConnection } from './connection.ts'
import { queries } from './query.ts'
import { signOut, token } from './session.ts'

/** Events are handed on together, this often: a thousand a second are shown as calmly as one. */
const FLUSH_MS = 200
const TOKEN_REFUSED = CloseCode.Forbidden

let live: Live | undefined

function connection(): Live {
  live ??= connectLive({
    url: GRAPHQL_URL.href,
    token: () => token() ?? '',
    backOff: { shortest: 300, longest: 5_000 },
  })
  return live
}

/**
 * True for the snapshot that a subscription begins with and for a gap: what was read before may lack changes that no event tells of, so read it again.
 * A view is read and begins to listen at the same time, in no order.
 */
export function mayHaveMissed({ __typename }: { readonly __typename?: string }): boolean {
  return __typename === 'Snapshot' || __typename === 'Gap'
}

/** Follows a subscription while the component is shown; `onEvents` gets what has come, a few times a second, from its snapshot on. */
export function useLive<R, V extends object>(
  document: TypedDocumentString<R, V>,
  variables: Omit<V, 'after'>,
  onEvents: (events: EventOf<R>[]) => void,
  options: { enabled?: boolean } = {},
): void {
  const { enabled = true } = options
  const handle = useEffectEvent(onEvents)
  const key = JSON.stringify(variables)
  useEffect(() => {
    if (!enabled) return
    return follow<R, V>(document, JSON.parse(key), (events) => handle(events))
  }, [document, key, enabled])
}

function follow<R, V extends object>(
  document: TypedDocumentString<R, V>,
  variables: Omit<V, 'after'>,
  onEvents: (events: EventOf<R>[]) => void,
): () => void {
  let waiting: EventOf<R>[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = () => {
    const events = waiting
    waiting = []
    onEvents(events)
  }
  const take = (event: EventOf<R>) => {
    noteSource(event)
    if (waiting.push(event) === 1) timer = setTimeout(flush, FLUSH_MS)
  }
  if (currentConnection().state === 'idle') noteSocket('connecting')
  const watching = connection().subscribeWithResume<R, V>(document, {
    variables,
    onEvent: take,
    onGap: (gap) => {
      setConnection({ gapAt: Date.now() })
      void queries.invalidateQueries()
      take(gap)
    },
    onState: noteState,
  })
  watching.ended.catch((error: unknown) => {
    if (error instanceof SubscriptionEnded && error.code === TOKEN_REFUSED) signOut('expired')
  })
  return () => {
    clearTimeout(timer)
    void watching.stop()
  }
}

function noteState(state: WatchingState): void {
  if (state === 'live') noteSocket('live')
  if (state === 'lost') noteSocket('reconnecting')
}

function noteSource(event: unknown): void {
  if (typeof event !== 'object' || event === null || !('source' in event) || !('__typename' in event)) return
  const others = currentConnection().lostSources.filter((one) => one !== event.source)
  setConnection({ lostSources: event.__typename === 'SourceLost' ? [...others, String(event.source)] : others })
}
