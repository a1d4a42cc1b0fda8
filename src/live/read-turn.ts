import type { Sides } from '../between/sides.ts'
import { isTransient } from '../db/errors.ts'
import type { LogEvent } from '../model/event.ts'
import type { Bell } from './bell.ts'
import type { Followed, Telling, Told } from './followed.ts'
import { type FollowedLog, nextPage, type Page } from './followed-log.ts'
import { allOf, cursorOf, type FollowRequest, type Logs, namesOf, openLogs } from './followed-logs.ts'
import { latestRevisions } from './latest-revisions.ts'
import { HEADQUARTERS } from './log-source.ts'

/** How often the logs are read when no notice came, and while one of them cannot be reached; in milliseconds. */
const slowTimer = 5_000
const retryTimer = 500

/** While notices come without end, the logs are read no more often than this (milliseconds): one read then gives what many would have. */
export const SHORTEST_TURN = 20

/** A subscriber whom nothing concerns for so long (milliseconds), while the logs go on, is given a newer cursor: the old one may soon reach too far back. */
const LONGEST_QUIET = 60_000

/** Reads some logs again and again, each time as far as they reach. */
export type Turns = {
  /** Tells what has come since the last turn; says whether that was all there is. */
  take(signal: AbortSignal): Telling<boolean>
  /** Makes the next turn read every log, whichever has rung. */
  readAll(): void
  /** Waits until a log has rung, or the slow timer. */
  wait(): Promise<void>
}

/** The turns of one reader, or of many that share one. */
export function makeTurns(sides: Sides, request: FollowRequest, logs: Logs, bell: Bell): Turns {
  let everything = true
  let given = { at: performance.now(), cursor: cursorOf(logs) }
  const told = alreadyTold(sides, request, logs)
  const anyLost = () => allOf(logs).some(({ lost }) => lost)
  return {
    async *take(signal) {
      const rung = bell.arm()
      const opened = await openLogs(sides, request, logs, bell, '0')
      const all = everything || opened || rung.size === 0 || rung.has(HEADQUARTERS) || anyLost()
      everything = false
      const turn = readOn(logs, all ? null : rung, told, request.permits, signal)
      let step = await turn.next()
      for (; !step.done; step = await turn.next()) {
        yield step.value
        given = { at: performance.now(), cursor: cursorOf(logs) }
      }
      everything ||= !step.value
      const cursor = cursorOf(logs)
      const quiet = performance.now() - given.at >= (request.longestQuiet ?? LONGEST_QUIET)
      if (step.value && quiet && cursor !== given.cursor && !anyLost()) {
        given = { at: performance.now(), cursor }
        yield [{ type: 'READY', cursor, sources: namesOf(logs) }]
      }
      return step.value
    },
    readAll() {
      everything = true
    },
    wait: () => bell.wait(anyLost() ? retryTimer : slowTimer),
  }
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
): Telling<boolean> {
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

/**
 * Reads each log on to a place that another reader has reached, and no further. False when that cannot be done now: what has been
 * told until then is whole, and the cursor says how far it reaches.
 */
export async function* readTo(
  logs: Logs,
  place: ReadonlyMap<string, string | null>,
  permits: Permits,
): Telling<boolean> {
  // Headquarters last: effects come after their causes.
  for (const log of [...logs.channels, ...(logs.headquarters ? [logs.headquarters] : [])]) {
    const until = place.get(log.source.name) ?? null
    while (until !== null && log.place !== null && BigInt(log.place) < BigInt(until)) {
      const page = await nextPage(log)
      if (page.state === 'LOST' || page.gap !== null) return false
      const events = page.events.filter(({ position }) => BigInt(position) <= BigInt(until))
      const through = BigInt(page.through) < BigInt(until) ? page.through : until
      yield* deliver(logs, log, { ...page, events, through }, (event) => permits?.(event) ?? true)
    }
  }
  return true
}

async function* deliver(logs: Logs, log: FollowedLog, page: Page, wanted: (event: LogEvent) => boolean): Telling {
  const told = deliverPage(logs, log, page, wanted)
  if (told.length > 0) yield told
}

/** Moves the log's place past the page; gives what there is to tell. */
function deliverPage(logs: Logs, log: FollowedLog, page: Page, wanted: (event: LogEvent) => boolean): Told {
  const told: Followed[] = []
  const source = log.source.name
  if (page.state === 'LOST') {
    if (!log.lost) told.push({ type: 'SOURCE_LOST', cursor: cursorOf(logs), source })
    log.lost = true
    return told
  }
  if (log.lost) told.push({ type: 'SOURCE_BACK', cursor: cursorOf(logs), source })
  log.lost = false
  if (page.gap) {
    const from = cursorOf(logs)
    log.place = page.from
    const to = cursorOf(logs)
    told.push({ type: 'GAP', cursor: to, reason: page.gap, from, to })
  }
  for (const event of page.events) {
    log.place = event.position
    if (wanted(event)) told.push({ type: 'EVENT', cursor: cursorOf(logs), event })
  }
  log.place = page.through
  return told
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
