import pLimit from 'p-limit'
import { SYSTEM } from '../access/actor.ts'
import type { Sides } from '../between/sides.ts'
import { databaseNow } from '../db/database-clock.ts'
import { queryHeadquarters, unlessUnavailable } from './facts/query.ts'

/** Channel databases that are asked at once. */
const ASKED_AT_ONCE = 16

/** Since when the oldest work of each step of the pipeline waits, over all channels. Times are RFC 3339. */
export type Waiting = {
  /** By the clock of headquarters' database. */
  readonly now: string
  /** In each channel database, for P-0001; `since` null: nothing waits. */
  readonly upload: readonly { channelDatabaseId: string; pending: number; since: string | null }[]
  /** At headquarters, for *Synchronize customers and channel requests*. */
  readonly synchronize: readonly { legalEntity: string; since: string }[]
  /** Results for a channel database, for 1010. */
  readonly distribute: readonly { channelDatabaseId: string; since: string }[]
  /** Channel databases that did not answer. */
  readonly unreachable: readonly string[]
  /** Processes that run the schedules; null: headquarters cannot be asked. */
  readonly workers: number | null
}

/** Reads what waits, by the same facts as the checks of *diagnose*. */
export async function readWaiting(sides: Sides): Promise<Waiting> {
  const limit = pLimit(ASKED_AT_ONCE)
  const [channels, installation, counted] = await Promise.all([
    sides.facts && queryHeadquarters(sides, (facts) => facts.channels(null, SYSTEM.channels)),
    sides.facts && queryHeadquarters(sides, (facts) => facts.installation(SYSTEM.channels)),
    Promise.all(
      [...sides.channelSides.values()].map((side) =>
        limit(async () => ({ id: side.id, counts: await unlessUnavailable(() => side.counts(SYSTEM.channels)) })),
      ),
    ),
  ])
  return {
    now: channels?.exchange.now ?? databaseNow().toISOString(),
    upload: counted.flatMap(({ id, counts }) => {
      if (!counts) return []
      const [since = null] = counts.flatMap(({ oldestPendingAt }) => oldestPendingAt ?? []).sort()
      return [{ channelDatabaseId: id, pending: counts.reduce((sum, { pending }) => sum + pending, 0), since }]
    }),
    synchronize: installation?.unsynchronized ?? [],
    distribute: channels?.undistributed ?? [],
    unreachable: counted.flatMap(({ id, counts }) => (counts ? [] : [id])),
    workers: channels?.exchange.workers ?? null,
  }
}
