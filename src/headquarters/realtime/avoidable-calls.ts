import type { Actor } from '../../access/actor.ts'
import type { RealtimeCallCount } from '../../between/channel-state.ts'
import { scopeOf } from '../../between/scope.ts'
import type { Sides } from '../../between/sides.ts'
import { databaseNow } from '../../db/database-clock.ts'
import { isUnavailable } from '../../db/errors.ts'

/** Avoidable real-time calls by cause; `coverage` lists the channel databases that were queried. */
export type AvoidableCalls = {
  since: string
  coverage: { channelDatabase: string; reachable: boolean; asOf: string }[]
  counts: RealtimeCallCount[]
}

const DAY_MS = 86_400_000

/**
 * The avoidable calls of these channels (null: all that the actor may use) since a time (RFC 3339; null: a day ago),
 * the most frequent first.
 */
export async function avoidableCalls(
  sides: Sides,
  actor: Actor,
  request: readonly string[] | null,
  since: string | null,
): Promise<AvoidableCalls> {
  const { channels, channelDatabases } = scopeOf(sides, actor, request)
  const from = since ?? new Date(databaseNow().getTime() - DAY_MS).toISOString()
  const found = await Promise.all(
    channelDatabases().map(async (id) => ({ id, counts: await countsOf(sides, id, channels, from) })),
  )
  const asOf = databaseNow().toISOString()
  return {
    since: from,
    coverage: found.map(({ id, counts }) => ({ channelDatabase: id, reachable: counts !== null, asOf })),
    counts: found.flatMap(({ counts }) => counts ?? []).sort((a, b) => b.calls - a.calls),
  }
}

async function countsOf(
  sides: Sides,
  id: string,
  channels: readonly string[] | null,
  since: string,
): Promise<RealtimeCallCount[] | null> {
  try {
    return (await sides.channelSides.get(id)?.realtimeCallCounts(channels, since, true)) ?? null
  } catch (error) {
    if (isUnavailable(error)) return null
    throw error
  }
}
