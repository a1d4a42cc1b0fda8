import type { Actor } from '../access/actor.ts'
import type { LogOwner } from '../between/log-owner.ts'
import { scopeOf, WIDEST_SCOPE } from '../between/scope.ts'
import type { Sides } from '../between/sides.ts'
import { encodeCursor } from '../log/cursor.ts'
import type { Notifier } from '../log/notifier.ts'
import type { LogEvent, LogFilter } from '../model/event.ts'
import { HEADQUARTERS, type Source } from './source.ts'

/** A subscriber's request. */
export type SubscriptionRequest = {
  /** The cursor to resume after. Without it the stream begins with a snapshot and continues from now. */
  readonly after?: string | null | undefined
  /** Selects the events of headquarters' log. */
  readonly headquarters: LogFilter
  /** Selects the events of the channels' logs; null reads none of these logs. */
  readonly channels: LogFilter | null
  /** The channel databases in scope. It is called in every pass, since databases may be registered later. */
  readonly channelDatabases: () => readonly string[]
  /** Whether the subscriber may receive the event; called for each. */
  readonly permits?: (event: LogEvent) => boolean
  /**
   * A name for what `channelDatabases` and `permits` let through. Subscribers with the same filters and the same scope
   * share a broadcast; without a scope a subscriber reads alone.
   */
  readonly scope?: string
  /**
   * Milliseconds after which a subscriber without events receives a newer cursor when the logs have grown; a minute by
   * default.
   */
  readonly longestQuiet?: number
}

/** The sources that one reader reads together. */
export type Sources = { headquarters: Source | null; channels: Source[] }

/**
 * Opens every source in scope that is not open yet, to be read after `position`, and listens for its wake-ups. Returns
 * whether it has opened any.
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
    return { name, log, filter, position, lost: false, behind: false, setBack: false }
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

/** All sources, headquarters' log first. */
export function allOf({ headquarters, channels }: Sources): Source[] {
  return headquarters ? [headquarters, ...channels] : channels
}

export function namesOf(sources: Sources): string[] {
  return allOf(sources).map(({ name }) => name)
}

/** The cursor up to which everything has been delivered. */
export function cursorOf({ headquarters, channels }: Sources): string {
  const positions = channels.flatMap(({ name, position }) => (position === null ? [] : [[name, position] as const]))
  return encodeCursor({ headquarters: headquarters?.position ?? null, channels: Object.fromEntries(positions) })
}

/** How long the beginning of a log is cached, in milliseconds; retention seldom moves it. */
const CACHED_FOR = 60_000
/** How long (milliseconds) a new connection waits for the beginning of a log. */
const LONGEST_WAIT = 250

type Beginning = { before: string; readAt: number }
const beginningsOf = new WeakMap<Sides, Map<string, Beginning>>()

/** The cursor before the oldest events of the logs in the actor's scope, as far as these can be reached. */
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
  if (known && performance.now() - known.readAt < CACHED_FOR) return known.before
  const reading = log
    .logEnds()
    .then(({ first }) => {
      beginnings.set(name, { before: String(BigInt(first) - 1n), readAt: performance.now() })
    })
    // For a log that cannot be reached, the last known position is used, if any.
    .catch(() => {})
  await Promise.race([reading, new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT).unref())])
  return beginnings.get(name)?.before ?? null
}
