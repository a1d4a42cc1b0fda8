import { CloseCode } from 'graphql-ws'
import { useEffect, useEffectEvent } from 'react'
import { connectLive, type Live } from '../../client/connect-live.ts'
import { SubscriptionEnded } from '../../client/ended.ts'
import type { EventOf, SubscriptionState } from '../../client/subscribe-with-resume.ts'
import type { TypedDocumentString } from '../generated/documents.ts'
import { GRAPHQL_URL } from './call-api.ts'
import { currentConnection, setConnection, setSocketState } from './connection.ts'
import { queries } from './query.ts'
import { endRefusedSession, token } from './session.ts'

/** How often events are handed on, in batches, so that a thousand a second do not overload the page. */
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
 * True for a subscription's first message, the snapshot, and for a gap: data that was read before may lack changes that
 * no event reports, so reload it. A view starts reading and subscribing at the same time, in no defined order.
 */
export function mayHaveMissed({ __typename }: { readonly __typename?: string }): boolean {
  return __typename === 'Snapshot' || __typename === 'Gap'
}

/** Subscribes while the component is mounted. `onEvents` receives batches, a few times a second, snapshot first. */
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

/** How many subscriptions there are. */
let followed = 0

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
  const handle = (event: EventOf<R>) => {
    updateLostSources(event)
    if (waiting.push(event) === 1) timer = setTimeout(flush, FLUSH_MS)
  }
  followed += 1
  if (currentConnection().state === 'idle') setSocketState('connecting')
  const subscription = connection().subscribeWithResume<R, V>(document, {
    variables,
    onEvent: handle,
    onGap: (gap) => {
      setConnection({ gapAt: Date.now() })
      void queries.invalidateQueries()
      handle(gap)
    },
    onState: updateSocketState,
  })
  subscription.ended.catch((error: unknown) => {
    if (error instanceof SubscriptionEnded && error.code === TOKEN_REFUSED) endRefusedSession()
  })
  return () => {
    clearTimeout(timer)
    followed -= 1
    // Nothing connects again: the state of a lost socket would stay.
    if (followed === 0 && currentConnection().state !== 'live') setSocketState('idle')
    void subscription.stop()
  }
}

function updateSocketState(state: SubscriptionState): void {
  if (state === 'live') setSocketState('live')
  if (state === 'lost') setSocketState('reconnecting')
}

function updateLostSources(event: unknown): void {
  if (typeof event !== 'object' || event === null || !('source' in event) || !('__typename' in event)) return
  const others = currentConnection().lostSources.filter((one) => one !== event.source)
  setConnection({ lostSources: event.__typename === 'SourceLost' ? [...others, String(event.source)] : others })
}
