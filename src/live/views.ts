import type { LogEvent } from '../model/event.ts'
import type { GapReason, Message } from './batches.ts'
import type { FeaturesWatched, Messages, OperationsWatched, RunsWatched, SessionsWatched } from './subscriptions.ts'

/** The types of the schema that show an event of a log. */
export type LiveType =
  | 'OperationChanged'
  | 'BatchJobProgress'
  | 'CdxSessionChanged'
  | 'FeatureChanged'
  | 'CustomerChanged'
  | 'IssueChanged'

/**
 * An event of a log for a subscriber. Its operation, run, session, feature, customer or issue is read when the event is
 * rendered.
 */
export type LiveEvent<T extends LiveType = LiveType> = { __typename: T; cursor: string; event: LogEvent }

/** What a subscription selects, by the type of its events; its snapshot shows the same. */
export type Watched = {
  readonly OperationChanged?: OperationsWatched
  readonly BatchJobProgress?: RunsWatched
  readonly CdxSessionChanged?: SessionsWatched
  readonly FeatureChanged?: FeaturesWatched
}

/** The first message of a subscription. Its content is read when it is rendered, so that it covers the cursor. */
export type SnapshotView = {
  __typename: 'Snapshot'
  cursor: string
  at: string
  sources: readonly string[]
  watched: Watched
}

/** A message that is not an event. */
export type LiveNotice =
  | SnapshotView
  | { __typename: 'Ready'; cursor: string; sources: readonly string[] }
  | { __typename: 'Gap'; cursor: string; reason: GapReason; from: string; to: string }
  | { __typename: 'SourceLost' | 'SourceBack'; cursor: string; source: string }

/** A message to the subscriber of one subscription. */
export type Live<T extends LiveType> = LiveEvent<T> | LiveNotice

/** The message as a member of the subscription's union. */
export function liveOf<T extends LiveType>(__typename: T, message: Message, watched: () => Watched): Live<T> {
  const { cursor } = message
  switch (message.type) {
    case 'EVENT':
      return { __typename, cursor, event: message.event }
    case 'SNAPSHOT':
      return { __typename: 'Snapshot', cursor, at: message.at, sources: message.sources, watched: watched() }
    case 'READY':
      return { __typename: 'Ready', cursor, sources: message.sources }
    case 'GAP':
      return { __typename: 'Gap', cursor, reason: message.reason, from: message.from, to: message.to }
    case 'SOURCE_LOST':
      return { __typename: 'SourceLost', cursor, source: message.source }
    case 'SOURCE_BACK':
      return { __typename: 'SourceBack', cursor, source: message.source }
  }
}

/** The messages of a subscription up to a cursor, as the query of the same name returns them. */
export type LivePage<T extends LiveType = LiveType> = { events: Live<T>[]; cursor: string; ready: boolean }

/**
 * Takes the next messages of a subscription, at most `limit`, up to READY. The query and the subscription share this
 * code, so that both deliver the same.
 */
export async function livePage<T extends LiveType>(
  type: T,
  messages: Messages,
  watched: Watched,
  limit: number,
): Promise<LivePage<T>> {
  const page: Message[] = []
  try {
    while (page.length < limit && page.at(-1)?.type !== 'READY') {
      const next = await messages.next()
      if (next.done) break
      page.push(next.value)
    }
  } finally {
    await messages.return()
  }
  const last = page.at(-1)
  if (!last) throw new Error('A subscription ended without a message.')
  return {
    events: page.map((message) => liveOf(type, message, () => watched)),
    cursor: last.cursor,
    ready: last.type === 'READY',
  }
}
