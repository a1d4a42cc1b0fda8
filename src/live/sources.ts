import type { Actor } from '../access/actor.ts'
import type { LogOwner } from '../between/log-owner.ts'
import { scopeOf, WIDEST_SCOPE } from '../between/scope.ts'
import type { Sides } from '../between/sides.ts'
import { encodeCursor } from '../log/cursor.ts'
import type { Notifier } from '../log/notifier.ts'
import type { LogEvent, LogFilter } from '../model/event.ts'
import { HEADQUARTERS, type Source } from './source.ts'

/** What a subscriber asks for. */
export type SubscriptionRequest = {
  /** A cursor, exclusive; without it the stream begins with a snapshot and continues from now. */
  readonly after?: string | null | undefined
  /** The events that are wanted from headquarters' log. */
  readonly headquarters: LogFilter
  /** The events that are wanted from the channels' logs; null: none. */
  readonly channels: LogFilter | null
  /** The channel databases in scope; called again as time goes on, since new ones are registered. */
  readonly channelDatabases: () => readonly string[]
  /** Called for each event. */
  readonly permits?: (event: LogEvent) => boolean
  /**
   * Names what `channelDatabases` and `permits` let through: subscribers that ask for the same within the same scope
   * share a broadcast. Without it nothing is shared.
   */
  readonly scope?: string
  /**
   * Milliseconds after which a subscriber that no event concerned gets a newer cursor, when the logs have grown; a
   * minute by default.
   */
  readonly longestQuiet?: number
}

/** The sources that one reader reads together. */
export type Sources = { headquarters: Source | null; channels: Source[] }

/**
 * Opens every source in scope that is not open yet, to be read after `position`, and listens to it; says whether there
 * was one.
 */
export async function openSources(
  sides: Sides,
  request: SubscriptionRequest,
  sources: Sources,
  notifier: Notifier,
  position: string | null,
): Promise<boolean> {
  const before = allOf(sources).length
  const open = async (name: string, log: LogOwner, filter: LogFilter): Promise<Source> => {
    await notifier.listen(name, log)
    return { name, log, filter, position, lost: false, behind: false }
  }
  if (sides.headquartersLog && !sources.headquarters) {
    sources.headquarters = await open(HEADQUARTERS, sides.headquartersLog, request.headquarters)
  }
  const { channels: filter, channelDatabases } = request
  const inScope = filter ? channelDatabases() : []
  for (const id of inScope.length > WIDEST_SCOPE ? [] : inScope) {
    const side = sides.channelSides.get(id)
    if (!filter || !side || sources.channels.some(({ name }) => name === id)) continue
    sources.channels.push(await open(id, side, filter))
  }
  return allOf(sources).length > before
}

/** Headquarters' log first. */
export function allOf({ headquarters, channels }: Sources): Source[] {
  return headquarters ? [headquarters, ...channels] : channels
}

export function namesOf(sources: Sources): string[] {
  return allOf(sources).map(({ name }) => name)
}

/** The cursor of the positions up to which everything has been delivered. */
export function cursorOf({ headquarters, channels }: Sources): string {
  const positions = channels.flatMap(({ name, position }) => (position === null ? [] : [[name, position] as const]))
  return encodeCursor({ headquarters: headquarters?.position ?? null, channels: Object.fromEntries(positions) })
}

/**
 * Retention seldom moves the beginning of a log: what was read is kept so long. A new connection does not wait longer
 * than the patience for it. Milliseconds.
 */
const KEPT = 60_000
const PATIENCE = 250

type Beginning = { before: string; readAt: number }
const beginningsOf = new WeakMap<Sides, Map<string, Beginning>>()

/** The cursor before the oldest events that are kept, of the logs in the actor's scope that can be reached. */
export async function oldestCursor(sides: Sides, actor: Actor): Promise<string> {
  const ids = scopeOf(sides, actor, null).channelDatabases()
  const inScope = ids.length > WIDEST_SCOPE ? [] : ids
  const [headquarters, ...channels] = await Promise.all([
    beforeFirst(sides, HEADQUARTERS, sides.headquartersLog),
    ...inScope.map((id) => beforeFirst(sides, id, sides.channelSides.get(id))),
  ])
  const positions = inScope.flatMap((id, nth) => (channels[nth] == null ? [] : [[id, channels[nth]] as const]))
  return encodeCursor({ headquarters, channels: Object.fromEntries(positions) })
}

async function beforeFirst(sides: Sides, name: string, log: LogOwner | null | undefined): Promise<string | null> {
  if (!log) return null
  const beginnings = beginningsOf.get(sides) ?? new Map<string, Beginning>()
  beginningsOf.set(sides, beginnings)
  const known = beginnings.get(name)
  if (known && Date.now() - known.readAt < KEPT) return known.before
  const reading = log
    .logEnds()
    .then(({ first }) => {
      beginnings.set(name, { before: String(BigInt(first) - 1n), readAt: Date.now() })
    })
    // A log that cannot be reached is left out, or named as it was.
    .catch(() => {})
  await Promise.race([reading, new Promise((resolve) => setTimeout(resolve, PATIENCE).unref())])
  return beginnings.get(name)?.before ?? null
}
