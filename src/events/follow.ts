import { setTimeout as pause } from 'node:timers/promises'
import { isTransient } from '../db/errors.ts'
import type { Sides } from '../sides/sides.ts'
import { hangBell } from './bell.ts'
import { decodeCursor } from './cursor.ts'
import type { LogEvent } from './event.ts'
import { type FollowedLog, type GapReason, nextPage, type Page, startAtHead } from './followed-log.ts'
import { allOf, cursorOf, type FollowRequest, type Logs, namesOf, openLogs } from './followed-logs.ts'
import { latestRevisions } from './latest-revisions.ts'
import { HEADQUARTERS } from './log-source.ts'
import { stoppable } from './stoppable.ts'

/** How often the logs are read when no notice came, and while one of them cannot be reached; in milliseconds. */
const slowTimer = 5_000
const retryTimer = 500
/** While notices come without end, the logs are read no more often than this: one read then gives what many would have. */
const shortestTurn = 20

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
    let everything = true
    while (!signal.aborted) {
      const turn = pause(shortestTurn)
      const rung = bell.arm()
      const opened = await openLogs(sides, request, logs, bell, '0')
      everything ||= opened || rung.size === 0 || rung.has(HEADQUARTERS) || allOf(logs).some(({ lost }) => lost)
      const told = alreadyTold(sides, request, logs)
      const caughtUp: boolean = yield* readOn(logs, everything ? null : rung, told, request.permits, signal)
      everything = !caughtUp
      if (!caughtUp || signal.aborted) continue
      if (!ready) yield { type: 'READY', cursor: cursorOf(logs), sources: namesOf(logs) }
      ready = true
      await bell.wait(allOf(logs).some(({ lost }) => lost) ? retryTimer : slowTimer)
      if (!signal.aborted) await turn
    }
  } finally {
    await bell.leave()
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
 * headquarters' events were caused by comes before them. When only channels' logs have rung, only those are read; null: all.
 * Says whether that was all there is.
 */
async function* readOn(
  logs: Logs,
  rung: ReadonlySet<string> | null,
  told: AlreadyTold,
  permits: Permits,
  signal: AbortSignal,
): AsyncGenerator<Followed, boolean, void> {
  const hqPage = logs.headquarters && rung === null ? await nextPage(logs.headquarters) : null
  const channels = rung ? logs.channels.filter(({ source }) => rung.has(source.name)) : logs.channels
  const firstPages = await Promise.all(channels.map(nextPage))
  for (const [nth, log] of channels.entries()) {
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
