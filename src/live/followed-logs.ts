import type { Sides } from '../between/sides.ts'
import { encodeCursor } from '../log/cursor.ts'
import type { LogEvent, LogFilter } from '../model/event.ts'
import type { Bell } from './bell.ts'
import type { FollowedLog } from './followed-log.ts'
import { channelSource, headquartersSource, type LogSource } from './log-source.ts'

/** A scope of more channel databases than this is served from headquarters' log alone (docs/architecture.md, Live). */
export const WIDEST_SCOPE = 32

/** What a subscriber follows. */
export type FollowRequest = {
  /** Exclusive; without it the answer begins with a snapshot and goes on from now. */
  readonly after?: string | null | undefined
  /** What of headquarters' log is wanted. */
  readonly headquarters: LogFilter
  /** What of the channels' logs is wanted; null: nothing. */
  readonly channels: LogFilter | null
  /** The channel databases in scope; asked again as time goes on, since new ones are registered. */
  readonly channelDatabases: () => readonly string[]
  /** Asked again for each event. */
  readonly permits?: (event: LogEvent) => boolean
  /** Names what `channelDatabases` and `permits` let through: who asks for the same within the same scope can share. Without it nothing is shared. */
  readonly scope?: string
  /** Milliseconds after which whoever was told nothing is given a newer cursor, when the logs have gone on; a minute unless it is said. */
  readonly longestQuiet?: number
}

/** The logs that one follower follows. */
export type Logs = { headquarters: FollowedLog | null; channels: FollowedLog[] }

/** Takes a place at every log in scope that is not followed yet, to be read from `place`; says whether there was one. */
export async function openLogs(
  sides: Sides,
  request: FollowRequest,
  logs: Logs,
  bell: Bell,
  place: string | null,
): Promise<boolean> {
  const before = allOf(logs).length
  const open = async (source: LogSource): Promise<FollowedLog> => {
    await bell.join(source)
    return { source, place, lost: false, behind: false }
  }
  if (sides.headquarters && !logs.headquarters) {
    logs.headquarters = await open(headquartersSource(sides.headquarters, request.headquarters))
  }
  const { channels: filter, channelDatabases } = request
  const inScope = filter ? channelDatabases() : []
  for (const id of inScope.length > WIDEST_SCOPE ? [] : inScope) {
    const side = sides.channelSides.get(id)
    if (!filter || !side || logs.channels.some(({ source }) => source.name === id)) continue
    logs.channels.push(await open(channelSource(side, filter)))
  }
  return allOf(logs).length > before
}

/** Headquarters' log first. */
export function allOf({ headquarters, channels }: Logs): FollowedLog[] {
  return headquarters ? [headquarters, ...channels] : channels
}

/** Whose logs they are. */
export function namesOf(logs: Logs): string[] {
  return allOf(logs).map(({ source }) => source.name)
}

/** The cursor of the place up to which everything has been delivered. */
export function cursorOf({ headquarters, channels }: Logs): string {
  const places = channels.flatMap(({ source, place }) => (place === null ? [] : [[source.name, place] as const]))
  return encodeCursor({ headquarters: headquarters?.place ?? null, channels: Object.fromEntries(places) })
}
