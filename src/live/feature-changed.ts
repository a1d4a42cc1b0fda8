import type { Actor } from '../access/actor.ts'
import { scopeName, scopeOf } from '../between/scope.ts'
import type { Sides } from '../between/sides.ts'
import { type Followed, follow } from './follow.ts'

/** Which features are watched, on which channels; keys, not node ids. */
export type FeaturesWatched = {
  readonly featureKey: string | null
  readonly channels: readonly string[] | null
  readonly after: string | null
}

/**
 * Features as they change at headquarters, are brought to a channel database, and become effective there: each log names the features that
 * something has changed for, so that what concerns none is nobody's event.
 */
export function featureChanged(
  sides: Sides,
  actor: Actor,
  watched: FeaturesWatched,
): AsyncGenerator<Followed, void, void> {
  const filter = { kinds: ['FEATURE'] as const, ...(watched.featureKey && { entityIds: [watched.featureKey] }) }
  return follow(sides, {
    after: watched.after,
    scope: scopeName(actor, watched.channels),
    headquarters: filter,
    channels: filter,
    channelDatabases: scopeOf(sides, actor, watched.channels).channelDatabases,
  })
}
