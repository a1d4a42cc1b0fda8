import { isTransient } from '../db/errors.ts'
import type { Sides } from '../exchange/sides.ts'
import { type Bell, hangBell } from './bell.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import type { LogEvent, LogFilter } from './event.ts'
import { type FollowedLog, type GapReason, nextPage, type Page, startAtHead } from './followed-log.ts'
import { latestRevisions } from './latest-revisions.ts'
import { channelSource, headquartersSource, type LogSource } from './log-source.ts'
import { stoppable } from './stoppable.ts'

/** A scope of more channel databases than this is served from headquarters' log alone (DESIGN, "Logs, cursors and live"). */
export const WIDEST_SCOPE = 32

/** How often the logs are read when no notice came, and while one of them cannot be reached; in milliseconds. */
const slowTimer = 5_000
const retryTimer = 500

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
}

/** What a subscriber is told, each with the cursor to go on from. `sources`: the logs that are followed. */
export type Followed = { readonly cursor: string } & (
  | { readonly type: 'EVENT'; readonly event: LogEvent }
  | { readonly type: 'SNAPSHOT'; readonly at: string; readonly sources: readonly string[] }
  | { readonly type: 'READY'; readonly sources: readonly string[] }
  | { readonly type: 'GAP'; readonly reason: GapReason; readonly from: string; readonly to: string }
  | { readonly type: 'SOURCE_LOST'; readonly source: string }
  | { readonly type: 'SOURCE_BACK'; readonly source: string }
)

type Following = AsyncGenerator<Followed, void, void>

/**
 * Follows headquarters' log and those of the channel databases in scope: everything after a cursor, then everything new, without a
 * hole and without doubles; where that cannot be kept, a gap says so. Ends when `return` is called, also while it waits.
 */
export function follow(sides: Sides, request: FollowRequest): Following {
  return stoppable((signal) => followUntil(sides, request, signal))
}

async function* followUntil(sides: Sides, request: FollowRequest, signal: AbortSignal): Following {
  const logs: Logs = { headquarters: null, channels: [] }
  const bell = hangBell(signal)
  try {
    await openLogs(sides, request, logs, bell, null)
    yield* begin(logs, request.after)
    let ready = false
    while (!signal.aborted) {
      bell.arm()
      await openLogs(sides, request, logs, bell, '0')
      const caughtUp = yield* readOn(logs, alreadyTold(sides, request, logs), request.permits, signal)
      if (!caughtUp || signal.aborted) continue
      if (!ready) yield { type: 'READY', cursor: cursorOf(logs), sources: namesOf(logs) }
      ready = true
      await bell.wait(allOf(logs).some(({ lost }) => lost) ? retryTimer : slowTimer)
    }
  } finally {
    await bell.leave()
  }
}

type Logs = { headquarters: FollowedLog | null; channels: FollowedLog[] }

/** Takes a place at every log in scope that is not followed yet; a channel database registered later is read from its beginning. */
async function openLogs(
  sides: Sides,
  request: FollowRequest,
  logs: Logs,
  bell: Bell,
  place: string | null,
): Promise<void> {
  const open = async (source: LogSource): Promise<FollowedLog> => {
    await bell.join(source)
    return { source, place, lost: false, behind: false }
  }
  if (sides.headquarters && !logs.headquarters) {
    logs.headquarters = await open(headquartersSource(sides.headquarters, request.headquarters))
  }
  const { channels: filter, channelDatabases } = request
  const inScope = filter ? channelDatabases() : []
  if (!filter || inScope.length > WIDEST_SCOPE) return
  for (const id of inScope) {
    const side = sides.channelSides.get(id)
    if (!side || logs.channels.some(({ source }) => source.name === id)) continue
    logs.channels.push(await open(channelSource(side, filter)))
  }
}

/** Finds the places to read on from: those of the cursor, or (with a snapshot) where the logs end now. */
async function* begin(logs: Logs, after: string | null | undefined): Following {
  const place = after ? decodeCursor(after) : null
  if (place) {
    if (logs.headquarters) logs.headquarters.place = place.headquarters
    for (const log of logs.channels) {
      log.place = place.channels[log.source.name] ?? null
      log.behind = true
    }
    return
  }
  // Headquarters first: what is captured and uploaded between the two looks is then told by headquarters' later event.
  if (logs.headquarters) await startAtHead(logs.headquarters)
  await Promise.all(logs.channels.map(startAtHead))
  const cursor = cursorOf(logs)
  if (after) yield { type: 'GAP', cursor, reason: 'UNKNOWN_CURSOR', from: after, to: cursor }
  else yield { type: 'SNAPSHOT', cursor, at: new Date().toISOString(), sources: namesOf(logs) }
}

type Permits = FollowRequest['permits']
type AlreadyTold = (events: readonly LogEvent[]) => Promise<ReadonlySet<LogEvent>>

/**
 * Reads headquarters' log first, then the channels' as far as they reached after that, and delivers the channels' first: whatever
 * headquarters' events were caused by comes before them. Says whether that was all there is.
 */
async function* readOn(
  logs: Logs,
  told: AlreadyTold,
  permits: Permits,
  signal: AbortSignal,
): AsyncGenerator<Followed, boolean, void> {
  const hqPage = logs.headquarters && (await nextPage(logs.headquarters))
  const firstPages = await Promise.all(logs.channels.map(nextPage))
  for (const [nth, log] of logs.channels.entries()) {
    let page = firstPages[nth]
    const until = page?.state === 'READ' ? page.head : '0'
    while (page && !signal.aborted) {
      const stale = log.behind && page.state === 'READ' ? await told(page.events) : new Set<LogEvent>()
      yield* deliver(logs, log, page, (event) => !stale.has(event) && (permits?.(event) ?? true))
      const reached: boolean = page.state === 'LOST' || BigInt(page.through) >= BigInt(until)
      page = reached ? undefined : await nextPage(log)
    }
    log.behind = log.lost
  }
  if (!logs.headquarters || !hqPage) return true
  yield* deliver(logs, logs.headquarters, hqPage, (event) => permits?.(event) ?? true)
  return hqPage.state === 'LOST' || hqPage.through === hqPage.head
}

async function* deliver(logs: Logs, log: FollowedLog, page: Page, wanted: (event: LogEvent) => boolean): Following {
  const source = log.source.name
  if (page.state === 'LOST') {
    if (!log.lost) yield { type: 'SOURCE_LOST', cursor: cursorOf(logs), source }
    log.lost = true
    return
  }
  if (log.lost) yield { type: 'SOURCE_BACK', cursor: cursorOf(logs), source }
  log.lost = false
  if (page.gap) {
    const from = cursorOf(logs)
    log.place = page.from
    const to = cursorOf(logs)
    yield { type: 'GAP', cursor: to, reason: page.gap, from, to }
  }
  for (const event of page.events) {
    log.place = event.position
    if (wanted(event)) yield { type: 'EVENT', cursor: cursorOf(logs), event }
  }
  log.place = page.through
}

/** Those of a channel's events that headquarters' log, as far as it has been delivered, has overtaken. */
function alreadyTold(sides: Sides, request: FollowRequest, logs: Logs): AlreadyTold {
  return async (events) => {
    const upTo = logs.headquarters?.place
    const operationIds = events.flatMap(({ operationId }) => operationId ?? [])
    if (!sides.headquarters || !upTo || operationIds.length === 0) return new Set()
    const asked = latestRevisions(sides.headquarters.db, operationIds, upTo, request.headquarters)
    // With headquarters away as well they are delivered: late is better than never.
    const latest = await asked.catch((error) =>
      isTransient(error) ? new Map<string, number>() : Promise.reject(error),
    )
    return new Set(events.filter((event) => (latest.get(event.operationId ?? '') ?? 0) > (event.revision ?? 0)))
  }
}

function allOf({ headquarters, channels }: Logs): FollowedLog[] {
  return headquarters ? [headquarters, ...channels] : channels
}

function namesOf(logs: Logs): string[] {
  return allOf(logs).map(({ source }) => source.name)
}

function cursorOf({ headquarters, channels }: Logs): string {
  const places = channels.flatMap(({ source, place }) => (place === null ? [] : [[source.name, place] as const]))
  return encodeCursor({ headquarters: headquarters?.place ?? null, channels: Object.fromEntries(places) })
}
