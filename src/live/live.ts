import type { LogEvent } from '../model/event.ts'
import type { RunsWatched } from './batch-job-progress.ts'
import type { SessionsWatched } from './cdx-session-changed.ts'
import type { FeaturesWatched } from './feature-changed.ts'
import type { Followed } from './follow.ts'
import type { OperationsWatched } from './operation-changed.ts'

/** The types of the schema that an event of a log is shown as. */
export type LiveType = 'OperationChanged' | 'BatchJobProgress' | 'CdxSessionChanged' | 'FeatureChanged'

/** An event of a log on its way to a subscriber; what it is about is read when it is shown. */
export type LiveEvent<T extends LiveType = LiveType> = { __typename: T; cursor: string; event: LogEvent }

/** What a subscription watches, under the type that it shows; its snapshot is of that. */
export type Watched = {
  readonly OperationChanged?: OperationsWatched
  readonly BatchJobProgress?: RunsWatched
  readonly CdxSessionChanged?: SessionsWatched
  readonly FeatureChanged?: FeaturesWatched
}

/** What a subscription begins with; what it holds is read when it is shown, so that it has everything up to the cursor. */
export type SnapshotView = {
  __typename: 'Snapshot'
  cursor: string
  at: string
  sources: readonly string[]
  watched: Watched
}

/** What is told besides the events themselves. */
export type LiveNotice =
  | SnapshotView
  | { __typename: 'Ready'; cursor: string; sources: readonly string[] }
  | { __typename: 'Gap'; cursor: string; reason: 'RETENTION' | 'UNKNOWN_CURSOR'; from: string; to: string }
  | { __typename: 'SourceLost' | 'SourceBack'; cursor: string; source: string }

/** What a subscriber of one subscription is sent. */
export type Live<T extends LiveType> = LiveEvent<T> | LiveNotice

/** What a follower is told, as the subscription's union shows it to someone who watches that. */
export function liveOf<T extends LiveType>(__typename: T, followed: Followed, watched: () => Watched): Live<T> {
  const { cursor } = followed
  switch (followed.type) {
    case 'EVENT':
      return { __typename, cursor, event: followed.event }
    case 'SNAPSHOT':
      return { __typename: 'Snapshot', cursor, at: followed.at, sources: followed.sources, watched: watched() }
    case 'READY':
      return { __typename: 'Ready', cursor, sources: followed.sources }
    case 'GAP':
      return { __typename: 'Gap', cursor, reason: followed.reason, from: followed.from, to: followed.to }
    case 'SOURCE_LOST':
      return { __typename: 'SourceLost', cursor, source: followed.source }
    case 'SOURCE_BACK':
      return { __typename: 'SourceBack', cursor, source: followed.source }
  }
}
