import type { Actor } from '../access/actor.ts'
import { permitsOf, scopeName, scopeOf } from '../between/scope.ts'
import type { Sides } from '../between/sides.ts'
import type { LogFilter } from '../model/event.ts'
import type { OperationStatus } from '../model/operation.ts'
import { type Followed, follow } from './follow.ts'

/** Which operations are watched; all given conditions must hold. Keys, not node ids. */
export type OperationsWatched = {
  readonly channels: readonly string[] | null
  readonly statuses: readonly OperationStatus[] | null
  readonly operationId: string | null
  readonly customerKey: string | null
  readonly batchRunId: string | null
  readonly after: string | null
}

/** Operations as they move through their states: captures from the channels' logs, everything later from headquarters'. */
export function operationChanged(
  sides: Sides,
  actor: Actor,
  watched: OperationsWatched,
): AsyncGenerator<Followed, void, void> {
  const { channels, channelDatabases } = scopeOf(sides, actor, watched.channels)
  const filter: LogFilter = {
    kinds: ['OPERATION'],
    ...(channels && { channels }),
    ...(watched.statuses && { statuses: watched.statuses }),
    ...(watched.operationId && { operationIds: [watched.operationId] }),
    ...(watched.customerKey && { customerKeys: [watched.customerKey] }),
    ...(watched.batchRunId && { runIds: [watched.batchRunId] }),
  }
  return follow(sides, {
    after: watched.after,
    scope: scopeName(actor, watched.channels),
    headquarters: filter,
    // A run works at headquarters: no channel's log knows it.
    channels: watched.batchRunId ? null : filter,
    channelDatabases,
    permits: permitsOf(sides, actor),
  })
}
