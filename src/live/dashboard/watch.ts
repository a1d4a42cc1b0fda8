import { setTimeout as pause } from 'node:timers/promises'
import { type Actor, SYSTEM } from '../../access/actor.ts'
import { type Scope, scopeOf } from '../../between/scope.ts'
import { forAll, type Sides } from '../../between/sides.ts'
import { databaseNow } from '../../db/database-clock.ts'
import { makeNotifier, type Notifier } from '../../log/notifier.ts'
import { type BatchStream, streamOf } from '../batches.ts'
import { HEADQUARTERS } from '../source.ts'
import { type Observation, observe } from './observe.ts'
import { makeRates, type Rates, SAMPLED_EVERY, type ThroughputSample, withSample } from './rates.ts'
import { type DashboardStats, isSame, statsOf } from './stats.ts'

/**
 * The shortest and the longest time between two statistics, in milliseconds. They are made without a wake-up too, since
 * ages grow and rates fall.
 */
const SHORTEST_PASS = 1_000
const LONGEST_PASS = 5_000
/** Milliseconds after which the history reads the numbers also when no log has told that it has grown. */
const READ_AT_LEAST_EVERY = 60_000

/** Statistics as a batch; all subscribers receive the same one. */
type StatsBatch = readonly [DashboardStats]

/** The broadcast of one scope's statistics, which are made once for all its subscribers. */
type StatsBroadcast = {
  readonly scope: Scope
  readonly rates: (observation: Observation) => Rates
  history: readonly ThroughputSample[]
  /** The numbers that were read last. */
  observed: Observation | null
  latest: StatsBatch | null
  /** The statistics that were started last, and when. */
  newest: { startedAt: number; made: Promise<StatsBatch> } | null
  subscribers: number
  /** Resolves when there are new statistics. */
  change: { promise: Promise<void>; announce: () => void }
  stop: AbortController | null
}

/** By scope. When there are too many, scopes without subscribers are dropped. */
const broadcastsOf = new WeakMap<Sides, Map<string, StatsBroadcast>>()
const MAX_SCOPES = 200
const WHOLE = ''

/** The statistics of these channels, of a moment at most a second ago. Null: all channels that the actor may use. */
export async function dashboardStats(
  sides: Sides,
  actor: Actor,
  channels: readonly string[] | null,
): Promise<DashboardStats> {
  const shared = forAll(sides)
  return (await current(shared, broadcastOf(shared, scopeOf(shared, actor, channels))))[0]
}

/**
 * The statistics now, and again whenever they change, at most once a second. A slow subscriber receives the newest, not
 * each of them.
 */
export function watchDashboardStats(
  sides: Sides,
  actor: Actor,
  channels: readonly string[] | null,
): BatchStream<DashboardStats> {
  const broadcast = broadcastOf(sides, scopeOf(sides, actor, channels))
  return streamOf((signal) => subscribe(sides, broadcast, signal))
}

/**
 * Keeps the history of the whole installation, so that a subscriber finds it: makes the statistics every few seconds,
 * and takes the last numbers again while no log has grown. Returns a function that stops it.
 */
export function keepHistory(sides: Sides): () => void {
  const stopping = new AbortController()
  void keepSampling(sides, broadcastOf(sides, scopeOf(sides, SYSTEM, null)), stopping.signal)
  return () => stopping.abort()
}

async function keepSampling(sides: Sides, broadcast: StatsBroadcast, signal: AbortSignal): Promise<void> {
  const notifier = makeNotifier(signal)
  const listening = new Set<string>()
  let readAt = Number.NEGATIVE_INFINITY
  try {
    while (!signal.aborted) {
      await listenToLogs(sides, broadcast.scope, notifier, listening)
      const isQuiet = notifier.takeNotified().size === 0 && performance.now() - readAt < READ_AT_LEAST_EVERY
      if (!isQuiet || !sampleAgain(broadcast)) {
        // Subscribers and queries report the failure.
        const made = await current(sides, broadcast).catch(() => null)
        readAt = made ? performance.now() : Number.NEGATIVE_INFINITY
      }
      await pause(SAMPLED_EVERY, undefined, { signal, ref: false }).catch(() => {})
    }
  } finally {
    await notifier.close()
  }
}

/** A sample of the numbers that were read last; false when a database was not among them. */
function sampleAgain(broadcast: StatsBroadcast): boolean {
  const { observed } = broadcast
  if (!observed?.headquarters || [...observed.channels.values()].includes(null)) return false
  sampled(broadcast, { ...observed, at: databaseNow() })
  return true
}

/** The rates at an observation, which the history gets, too. */
function sampled(broadcast: StatsBroadcast, observation: Observation): Rates {
  const rates = broadcast.rates(observation)
  broadcast.history = withSample(broadcast.history, { at: observation.at.toISOString(), ...rates })
  return rates
}

async function* subscribe(
  sides: Sides,
  broadcast: StatsBroadcast,
  signal: AbortSignal,
): AsyncGenerator<StatsBatch, void, void> {
  const aborted = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
  broadcast.subscribers += 1
  if (!broadcast.stop) {
    broadcast.stop = new AbortController()
    void keepMaking(sides, broadcast, broadcast.stop.signal)
  }
  try {
    let sent: StatsBatch | null = null
    while (!signal.aborted) {
      const { promise } = broadcast.change
      const now: StatsBatch =
        broadcast.latest && broadcast.latest !== sent ? broadcast.latest : await current(sides, broadcast)
      if (now !== sent && !(sent && isSame(sent[0], now[0]))) yield now
      sent = now
      await Promise.race([promise, aborted])
    }
  } finally {
    broadcast.subscribers -= 1
    if (broadcast.subscribers === 0) {
      broadcast.stop?.abort()
      broadcast.stop = null
    }
  }
}

/**
 * Makes the statistics again after each wake-up, while there are subscribers. After a failure it tries again in the
 * next pass; the subscribers report the failure.
 */
async function keepMaking(sides: Sides, broadcast: StatsBroadcast, signal: AbortSignal): Promise<void> {
  const notifier = makeNotifier(signal)
  const listening = new Set<string>()
  let announced: StatsBatch | null = null
  try {
    while (!signal.aborted) {
      const shortest = pause(SHORTEST_PASS, undefined, { ref: false })
      await listenToLogs(sides, broadcast.scope, notifier, listening)
      notifier.takeNotified()
      const made = await current(sides, broadcast).catch(() => null)
      if (!made || !announced || !isSame(announced[0], made[0])) announce(broadcast)
      announced = made
      await shortest
      if (!signal.aborted) await notifier.wait(LONGEST_PASS - SHORTEST_PASS)
    }
  } finally {
    await notifier.close()
  }
}

async function listenToLogs(sides: Sides, scope: Scope, notifier: Notifier, listening: Set<string>): Promise<void> {
  const logs = [
    { name: HEADQUARTERS, log: sides.headquartersLog },
    ...scope.channelDatabases().map((name) => ({ name, log: sides.channelSides.get(name) })),
  ]
  for (const { name, log } of logs) {
    if (!log || listening.has(name)) continue
    listening.add(name)
    await notifier.listen(name, log)
  }
}

function announce(broadcast: StatsBroadcast): void {
  const { announce } = broadcast.change
  broadcast.change = makeChange()
  announce()
}

/**
 * Statistics that were started at most a second ago, or new ones. While older ones are still being made, the caller
 * waits for the next.
 */
async function current(sides: Sides, broadcast: StatsBroadcast): Promise<StatsBatch> {
  for (;;) {
    const { newest } = broadcast
    if (newest && performance.now() - newest.startedAt < SHORTEST_PASS - 100) return newest.made
    await newest?.made.catch(() => {})
    if (broadcast.newest !== newest) continue
    const started = { startedAt: performance.now(), made: make(sides, broadcast) }
    broadcast.newest = started
    // A failure is not kept for the next caller.
    return started.made.catch((error) => {
      if (broadcast.newest === started) broadcast.newest = null
      throw error
    })
  }
}

async function make(sides: Sides, broadcast: StatsBroadcast): Promise<StatsBatch> {
  const observation = await observe(sides, broadcast.scope)
  broadcast.observed = observation
  const rates = sampled(broadcast, observation)
  const made: StatsBatch = [statsOf(observation, rates, broadcast.history)]
  broadcast.latest = made
  return made
}

function broadcastOf(sides: Sides, scope: Scope): StatsBroadcast {
  const all = broadcastsOf.get(sides) ?? new Map<string, StatsBroadcast>()
  broadcastsOf.set(sides, all)
  const key = scope.channels === null ? WHOLE : JSON.stringify([...new Set(scope.channels)].sort())
  const known = all.get(key)
  if (known) return known
  for (const [other, { subscribers }] of all)
    if (all.size >= MAX_SCOPES && subscribers === 0 && other !== WHOLE) all.delete(other)
  const made: StatsBroadcast = {
    scope,
    rates: makeRates(),
    history: [],
    observed: null,
    latest: null,
    newest: null,
    subscribers: 0,
    change: makeChange(),
    stop: null,
  }
  all.set(key, made)
  return made
}

function makeChange(): StatsBroadcast['change'] {
  let announce = () => {}
  const promise = new Promise<void>((resolve) => {
    announce = resolve
  })
  return { promise, announce }
}
