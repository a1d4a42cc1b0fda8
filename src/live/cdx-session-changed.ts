import type { Actor } from '../access/actor.ts'
import { permitsOf, reachOf, scopeName } from '../between/scope.ts'
import type { Sides } from '../between/sides.ts'
import { type Followed, follow } from './follow.ts'

/** Which sessions are watched; keys, not node ids. */
export type SessionsWatched = {
  readonly jobId: string | null
  readonly channelDatabaseId: string | null
  readonly after: string | null
}

/** Download and upload sessions as their status changes. */
export function cdxSessionChanged(
  sides: Sides,
  actor: Actor,
  watched: SessionsWatched,
): AsyncGenerator<Followed, void, void> {
  return follow(sides, {
    after: watched.after,
    scope: scopeName(actor, null),
    headquarters: {
      kinds: ['DOWNLOAD_SESSION', 'UPLOAD_SESSION'],
      ...reachOf(actor),
      ...(watched.jobId && { jobs: [watched.jobId] }),
      ...(watched.channelDatabaseId && { channelDatabases: [watched.channelDatabaseId] }),
    },
    channels: null,
    channelDatabases: () => [],
    permits: permitsOf(sides, actor),
  })
}
