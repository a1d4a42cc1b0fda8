import { randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Connection } from '../../client/request.ts'
import { sentenceOf } from '../terminal/sentence-of.ts'
import type { People } from './people.ts'
import { create, type Done, edit } from './till.ts'

/** An empty tally. */
export function newTally(): Tally {
  return { sent: 0, captured: 0, realtime: 0, refused: 0, refusals: new Map(), faults: 0, lastFault: null }
}

/** The activity of the tills: `rate` actions per second for `seconds`; `edits` and `bad` are shares, 0 to 1. */
export type TrafficRequest = {
  connection: Connection
  people: People
  channels: readonly string[]
  rate: number
  seconds: number
  edits: number
  bad: number
  /** Ends it early, after the requests in flight. */
  signal: AbortSignal
}

/**
 * What has been done so far. `captured` counts asynchronous operations, each durable at its channel; `faults` counts
 * requests without a valid answer.
 */
export type Tally = {
  sent: number
  captured: number
  realtime: number
  refused: number
  /** How often each refusal occurred, by code. */
  refusals: Map<string, number>
  faults: number
  lastFault: string | null
}

/** The maximum number of requests in flight: beyond it the traffic waits for the server, and stays below its rate. */
const MOST_AT_ONCE = 64
/** The number of a channel's customers to remember for updates. */
const REMEMBERED = 500

/** Runs the traffic to its end. Updates `tally` as it runs. */
export async function runTraffic(traffic: TrafficRequest, tally: Tally): Promise<void> {
  const { rate, seconds, channels, signal } = traffic
  const known = new Map<string, string[]>()
  const flying = new Set<Promise<void>>()
  const total = Math.max(1, Math.round(rate * seconds))
  const began = performance.now()
  for (let n = 0; n < total && !signal.aborted; n++) {
    const early = began + (n * 1_000) / rate - performance.now()
    if (early > 1) await pause(early, undefined, { signal }).catch(() => {})
    if (flying.size >= MOST_AT_ONCE) await Promise.race(flying)
    if (signal.aborted) break
    const channel = channels[n % channels.length] ?? ''
    const one: Promise<void> = act(traffic, known, channel)
      .then((done) => count(tally, done))
      .catch((error: unknown) => {
        tally.faults += 1
        tally.lastFault = sentenceOf(error)
      })
      .finally(() => flying.delete(one))
    flying.add(one)
    tally.sent += 1
  }
  await Promise.all(flying)
}

async function act(
  { connection, people, edits, bad }: TrafficRequest,
  known: Map<string, string[]>,
  channel: string,
): Promise<Done> {
  const customers = known.get(channel) ?? []
  known.set(channel, customers)
  const customerId = customers.length > 0 ? customers[randomInt(customers.length)] : undefined
  const isBad = Math.random() < bad
  if (!isBad && customerId !== undefined && Math.random() < edits) return edit(connection, people, channel, customerId)
  const done = await create(connection, channel, isBad ? people.badCustomer() : people.customer())
  if (done.customerId !== null && !isBad) {
    if (customers.length < REMEMBERED) customers.push(done.customerId)
    else customers[randomInt(REMEMBERED)] = done.customerId
  }
  return done
}

function count(tally: Tally, { route, refusal }: Done): void {
  if (refusal !== null) {
    tally.refused += 1
    tally.refusals.set(refusal, (tally.refusals.get(refusal) ?? 0) + 1)
  } else if (route === 'ASYNC') tally.captured += 1
  else tally.realtime += 1
}
