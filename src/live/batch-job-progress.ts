import type { Actor } from '../access/actor.ts'
import { permitsOf, reachOf, scopeName } from '../between/scope.ts'
import type { Sides } from '../between/sides.ts'
import { type Followed, follow } from './follow.ts'

/** Which runs are watched; keys, not node ids. */
export type RunsWatched = {
  readonly jobId: string | null
  readonly runId: string | null
  readonly after: string | null
}

/** Runs of batch jobs as they start, go on and end. */
export function batchJobProgress(
  sides: Sides,
  actor: Actor,
  watched: RunsWatched,
): AsyncGenerator<Followed, void, void> {
  return follow(sides, {
    after: watched.after,
    scope: scopeName(actor, null),
    headquarters: {
      kinds: ['BATCH_RUN'],
      ...reachOf(actor),
      ...(watched.jobId && { jobs: [watched.jobId] }),
      ...(watched.runId && { runIds: [watched.runId] }),
    },
    channels: null,
    channelDatabases: () => [],
    permits: permitsOf(sides, actor),
  })
}
