import { type Entry, entriesOf } from '../history.ts'
import type { Verdict } from './check.ts'
import { type Facts, groupBy, type LogLine } from './facts.ts'

/** Milliseconds by which a transaction may have begun before its event could be read. */
const COMMITTED_WITHIN = 10_000

type Event = Entry & { type: 'event' }
type OfEvents = Pick<Verdict, 'eventMissed' | 'eventDoubled'> & { eventsInverted: string[] }

/**
 * Each subscriber has received every event of its channels once, those of headquarters' log in its order, and a capture
 * before what became of it. After a Gap it begins anew, as the subscription's contract says.
 */
export function checkEvents(facts: Facts, history: readonly Entry[]): OfEvents {
  const bySubscriber = groupBy(entriesOf(history, 'event'), ({ subscriber }) => subscriber)
  const verdict: OfEvents = { eventMissed: [], eventDoubled: [], eventsInverted: [] }
  for (const { subscriber, channels, at } of entriesOf(history, 'subscribed')) {
    const received = bySubscriber.get(subscriber) ?? []
    const doubled = doubledIn(received).map((event) => `${subscriber}: ${event}`)
    const missed = missedIn(facts, received, channels, at).map((event) => `${subscriber}: ${event}`)
    verdict.eventDoubled.push(...doubled)
    verdict.eventMissed.push(...missed)
    verdict.eventsInverted.push(...invertedIn(facts, received).map((event) => `${subscriber}: ${event} came too late`))
  }
  return verdict
}

const nameOf = ({ operationId, status, revision }: Pick<LogLine, 'operationId' | 'status' | 'revision'> | Event) =>
  `${operationId} ${status} ${revision}`

function doubledIn(received: readonly Event[]): string[] {
  const seen = new Set<string>()
  return received.flatMap((event) => {
    if (event.what === 'Gap') seen.clear()
    if (event.operationId === undefined) return []
    const name = nameOf(event)
    const again = seen.has(name)
    seen.add(name)
    return again ? [name] : []
  })
}

/** Since the last Gap: what a restored headquarters wrote before has other positions now. */
function invertedIn({ log }: Facts, received: readonly Event[]): string[] {
  const positions = new Map(log.map((line) => [nameOf(line), line.position]))
  const goneOn = new Set<string>()
  let last = 0
  return received.slice(received.findLastIndex(({ what }) => what === 'Gap') + 1).flatMap((event) => {
    if (event.operationId === undefined) return []
    const isCapture = event.status === 'CAPTURED'
    const position = positions.get(nameOf(event)) ?? last
    const inverted = isCapture ? goneOn.has(event.operationId) : position < last
    if (!isCapture) goneOn.add(event.operationId)
    last = Math.max(last, position)
    return inverted ? [nameOf(event)] : []
  })
}

function missedIn(
  { operations, log, captures }: Facts,
  received: readonly Event[],
  channels: readonly string[] | null,
  at: number,
): string[] {
  const since =
    Math.max(at, ...received.flatMap((event) => (event.what === 'Gap' ? [event.at] : []))) + COMMITTED_WITHIN
  const seen = new Set(received.map(nameOf))
  const seenAtAll = new Set(received.map(({ operationId }) => operationId))
  const isDue = (line: LogLine) => {
    const operation = operations.get(line.operationId)
    return line.at > since && operation !== undefined && (channels === null || channels.includes(operation.channel))
  }
  return [
    ...log.filter((line) => isDue(line) && !seen.has(nameOf(line))),
    // A capture that is read after its upload is not delivered: the operation has gone on.
    ...captures.filter((line) => isDue(line) && !seenAtAll.has(line.operationId)),
  ].map(nameOf)
}
