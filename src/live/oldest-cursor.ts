import type { Actor } from '../access/actor.ts'
import { scopeOf } from '../between/scope.ts'
import type { Sides } from '../between/sides.ts'
import { encodeCursor } from '../log/cursor.ts'
import { logEnds } from '../log/read-log.ts'
import { WIDEST_SCOPE } from './followed-logs.ts'
import { HEADQUARTERS } from './log-source.ts'

/** Retention moves a log's beginning seldom: what was read is believed for so long. Nobody's connection waits longer than the second for it. Milliseconds. */
const BELIEVED = 60_000
const PATIENCE = 250

type Beginning = { before: string; readAt: number }
const beginningsOf = new WeakMap<Sides, Map<string, Beginning>>()

/** The cursor before the oldest events that are kept, of the logs in the actor's scope that can be reached: `after` it everything there is. */
export async function oldestCursor(sides: Sides, actor: Actor): Promise<string> {
  const ids = scopeOf(sides, actor, null).channelDatabases()
  const inScope = ids.length > WIDEST_SCOPE ? [] : ids
  const { headquarters } = sides
  const [hq, ...channels] = await Promise.all([
    headquarters ? beforeFirst(sides, HEADQUARTERS, () => logEnds(headquarters.db)) : null,
    ...inScope.map((id) => beforeFirst(sides, id, async () => sides.channelSides.get(id)?.logEnds())),
  ])
  const places = inScope.flatMap((id, nth) => (channels[nth] == null ? [] : [[id, channels[nth]] as const]))
  return encodeCursor({ headquarters: hq, channels: Object.fromEntries(places) })
}

async function beforeFirst(
  sides: Sides,
  name: string,
  read: () => Promise<{ first: string } | undefined>,
): Promise<string | null> {
  const beginnings = beginningsOf.get(sides) ?? new Map<string, Beginning>()
  beginningsOf.set(sides, beginnings)
  const known = beginnings.get(name)
  if (known && Date.now() - known.readAt < BELIEVED) return known.before
  const reading = read()
    .then((ends) => {
      if (ends) beginnings.set(name, { before: String(BigInt(ends.first) - 1n), readAt: Date.now() })
    })
    // A log that cannot be reached is left out, or told of as it was.
    .catch(() => {})
  await Promise.race([reading, new Promise((resolve) => setTimeout(resolve, PATIENCE).unref())])
  return beginnings.get(name)?.before ?? null
}
