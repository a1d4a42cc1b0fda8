import type { Actor } from '../access/actor.ts'
import type { Sides } from '../sides/sides.ts'
import { type Followed, follow } from './follow.ts'
import { scopeOf } from './scope.ts'

/** Which features are watched, on which channels; keys, not node ids. */
export type FeaturesWatched = {
  readonly featureKey: string | null
  readonly channels: readonly string[] | null
  readonly after: string | null
}

/** Features as they change at headquarters, are applied on a channel, and come into a channel's cache. */
export function featureChanged(
  sides: Sides,
  actor: Actor,
  watched: FeaturesWatched,
): AsyncGenerator<Followed, void, void> {
  return follow(sides, {
    after: watched.after,
    headquarters: { kinds: ['FEATURE'], ...(watched.featureKey && { entityIds: [watched.featureKey] }) },
    // Jobs and caches may bring any feature, so the key says nothing there.
    channels: { kinds: ['JOB_APPLIED', 'CACHE_LOADED'] },
    channelDatabases: scopeOf(sides, actor, watched.channels).channelDatabases,
  })
}
