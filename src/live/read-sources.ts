import type { Sides } from '../between/sides.ts'
import { isTransient } from '../db/errors.ts'
import type { Notifier } from '../log/notifier.ts'
import type { LogEvent } from '../model/event.ts'
import type { Batch, Batches, Message } from './batches.ts'
import { HEADQUARTERS, nextPage, type Source, type SourcePage } from './source.ts'
import { allOf, cursorOf, namesOf, openSources, type Sources, type SubscriptionRequest } from './sources.ts'

/** How often the logs are read without a wake-up, and while one of them cannot be reached; in milliseconds. */
const LONGEST_PASS = 5_000
const RETRY_AFTER = 500

/** The shortest time between two passes, in milliseconds: under load, one read replaces many. */
export const SHORTEST_PASS = 20

/**
 * When the logs grow for this long (milliseconds) without a message, the reader sends a newer cursor: the old one might
 * soon reach too far back.
 */
const LONGEST_QUIET = 60_000

/** Reads some sources in passes, each to the end of the logs. */
export type SourcesReader = {
  /** Delivers the events since the last pass; returns whether it has reached the end of every log. */
  pass(signal: AbortSignal): Batches<boolean>
  /** Makes the next pass read every source, not only those that have sent a wake-up. */
  readAll(): void
  /** Waits for a wake-up, or for LONGEST_PASS. */
  wait(): Promise<void>
}

/** Makes the reader of one subscriber, or of a broadcast. */
export function makeSourcesReader(
  sides: Sides,
  request: SubscriptionRequest,
  sources: Sources,
  notifier: Notifier,
): SourcesReader {
  let everything = true
  let last = { at: performance.now(), cursor: cursorOf(sources) }
  const overtaken = overtakenAt(sides, request, sources)
  const anyLost = () => allOf(sources).some(({ lost }) => lost)
  return {
    async *pass(signal) {
      const notified = notifier.takeNotified()
      const opened = await openSources(sides, request, sources, notifier, '0')
      const all = everything || opened || notified.size === 0 || notified.has(HEADQUARTERS) || anyLost()
      everything = false
      const reading = readOn(sources, all ? null : notified, overtaken, request.permits, signal)
      let result = await reading.next()
      for (; !result.done; result = await reading.next()) {
        yield result.value
        last = { at: performance.now(), cursor: cursorOf(sources) }
      }
      const caughtUp = result.value
      everything ||= !caughtUp
      const cursor = cursorOf(sources)
      const quiet = performance.now() - last.at >= (request.longestQuiet ?? LONGEST_QUIET)
      if (caughtUp && quiet && cursor !== last.cursor && !anyLost()) {
        last = { at: performance.now(), cursor }
        yield [{ type: 'READY', cursor, sources: namesOf(sources) }]
      }
      return caughtUp
    },
    readAll() {
      everything = true
    },
    wait: () => notifier.wait(anyLost() ? RETRY_AFTER : LONGEST_PASS),
  }
}

type Permits = SubscriptionRequest['permits']
type Overtaken = (events: readonly LogEvent[]) => Promise<ReadonlySet<LogEvent>>

/**
 * Reads headquarters' log first, then the channels' logs to their ends at that moment, and delivers the channels'
 * events first: a cause in a channel's log comes before its effect at headquarters. Reads only the logs in
 * `notified`, or all of them when it is null. Returns whether it has reached the end of every log that it read.
 */
async function* readOn(
  sources: Sources,
  notified: ReadonlySet<string> | null,
  overtaken: Overtaken,
  permits: Permits,
  signal: AbortSignal,
): Batches<boolean> {
  const hqPage = sources.headquarters && notified === null ? await nextPage(sources.headquarters) : null
  const channels = notified ? sources.channels.filter(({ name }) => notified.has(name)) : sources.channels
  const firstPages = await Promise.all(channels.map(nextPage))
  for (const [nth, source] of channels.entries()) {
    let page = firstPages[nth]
    const until = page?.state === 'READ' ? page.head : '0'
    while (page && !signal.aborted) {
      const stale = source.behind && page.state === 'READ' ? await overtaken(page.events) : new Set<LogEvent>()
      yield* deliver(sources, source, page, (event) => !stale.has(event) && (permits?.(event) ?? true))
      const reached: boolean = page.state === 'LOST' || BigInt(page.through) >= BigInt(until)
      page = reached ? undefined : await nextPage(source)
    }
    source.behind = source.lost || source.setBack
  }
  if (!sources.headquarters || !hqPage) return true
  yield* deliver(sources, sources.headquarters, hqPage, (event) => permits?.(event) ?? true)
  return hqPage.state === 'LOST' || hqPage.through === hqPage.head
}

/**
 * Reads each source on to a position that another reader has reached, and no further. False when a source cannot be
 * read now: everything up to the last cursor has been delivered, and nothing after it.
 */
export async function* readTo(
  sources: Sources,
  positions: ReadonlyMap<string, string | null>,
  permits: Permits,
): Batches<boolean> {
  // Headquarters last: effects come after their causes.
  for (const source of [...sources.channels, ...(sources.headquarters ? [sources.headquarters] : [])]) {
    const until = positions.get(source.name) ?? null
    while (until !== null && source.position !== null && BigInt(source.position) < BigInt(until)) {
      const page = await nextPage(source)
      if (page.state === 'LOST' || page.gap !== null) return false
      const events = page.events.filter(({ position }) => BigInt(position) <= BigInt(until))
      const through = BigInt(page.through) < BigInt(until) ? page.through : until
      yield* deliver(sources, source, { ...page, events, through }, (event) => permits?.(event) ?? true)
    }
  }
  return true
}

async function* deliver(
  sources: Sources,
  source: Source,
  page: SourcePage,
  wanted: (event: LogEvent) => boolean,
): Batches {
  const batch = takePage(sources, source, page, wanted)
  if (batch.length > 0) yield batch
}

/** Moves the source past the page, and returns the page's messages. */
function takePage(sources: Sources, from: Source, page: SourcePage, wanted: (event: LogEvent) => boolean): Batch {
  const messages: Message[] = []
  const source = from.name
  if (page.state === 'LOST') {
    if (!from.lost) messages.push({ type: 'SOURCE_LOST', cursor: cursorOf(sources), source })
    from.lost = true
    return messages
  }
  if (from.lost) messages.push({ type: 'SOURCE_BACK', cursor: cursorOf(sources), source })
  from.lost = false
  if (page.gap) {
    from.setBack ||= page.gap === 'UNKNOWN_CURSOR'
    const before = cursorOf(sources)
    from.position = page.from
    const after = cursorOf(sources)
    messages.push({ type: 'GAP', cursor: after, reason: page.gap, from: before, to: after })
  }
  for (const event of page.events) {
    from.position = event.position
    if (wanted(event)) messages.push({ type: 'EVENT', cursor: cursorOf(sources), event })
  }
  from.position = page.through
  return messages
}

/** Finds the events of a channel that are older than what headquarters' log has delivered of the same operations. */
function overtakenAt({ headquartersLog }: Sides, request: SubscriptionRequest, sources: Sources): Overtaken {
  return async (events) => {
    const upTo = sources.headquarters?.position
    const operationIds = events.flatMap(({ operationId }) => operationId ?? [])
    if (!headquartersLog || !upTo || operationIds.length === 0) return new Set()
    const found = await headquartersLog
      .latestRevisions(operationIds, upTo, request.headquarters)
      // While headquarters cannot be reached either, stale events are delivered: late is better than never.
      .catch((error) => (isTransient(error) ? [] : Promise.reject(error)))
    const latest = new Map(found.map(({ operationId, revision }) => [operationId, revision]))
    return new Set(events.filter((event) => (latest.get(event.operationId ?? '') ?? 0) > (event.revision ?? 0)))
  }
}
