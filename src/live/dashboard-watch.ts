import { setTimeout as pause } from 'node:timers/promises'
import { type Actor, SYSTEM } from '../access/actor.ts'
import { type Scope, scopeOf } from '../between/scope.ts'
import type { Sides } from '../between/sides.ts'
import { type Bell, hangBell } from './bell.ts'
import { type Look, look } from './dashboard-look.ts'
import { makeRates, type Rates, SAMPLED_EVERY, type ThroughputSample, withSample } from './dashboard-rates.ts'
import { type DashboardStats, isSame, statsOf } from './dashboard-stats.ts'
import { channelSource, headquartersSource } from './log-source.ts'
import { inPortions, type Portions } from './portions.ts'

/** The statistics are made at most so often, and again after so long though no log has rung: ages grow and rates fall. In milliseconds. */
const SHORTEST_TURN = 1_000
const LONGEST_TURN = 5_000

/** Statistics as a portion: all watchers are given the same one. */
type Made = readonly [DashboardStats]

/** The statistics of one scope, made once for all who watch it. */
type Shared = {
  readonly scope: Scope
  readonly rates: (look: Look) => Rates
  history: readonly ThroughputSample[]
  latest: Made | null
  madeAt: number
  making: Promise<Made> | null
  watchers: number
  /** Settled whenever there is something new to tell. */
  news: { promise: Promise<void>; tell: () => void }
  stop: AbortController | null
}

/** By scope. Scopes that nobody has asked for in a while are dropped: there are as many as there are kinds of tokens. */
const sharedOf = new WeakMap<Sides, Map<string, Shared>>()
const MOST_SCOPES = 200
const WHOLE = ''

/** How the whole stands for the actor, over these channels (null: all that it may use): not older than a second. */
export async function dashboardStats(
  sides: Sides,
  actor: Actor,
  channels: readonly string[] | null,
): Promise<DashboardStats> {
  return (await current(sides, shared(sides, scopeOf(sides, actor, channels))))[0]
}

/** The same, and again whenever it has changed, at most once a second; a slow watcher is told the newest, not all. */
export function watchDashboardStats(
  sides: Sides,
  actor: Actor,
  channels: readonly string[] | null,
): Portions<DashboardStats> {
  const of = shared(sides, scopeOf(sides, actor, channels))
  return inPortions((signal) => watch(sides, of, signal))
}

/** Looks at the whole every few seconds, so that its history is there for whoever comes. Ends by the function given back. */
export function keepHistory(sides: Sides): () => void {
  const whole = shared(sides, scopeOf(sides, SYSTEM, null))
  // What cannot be reached or fails is told to those who ask.
  const look = () => void current(sides, whole).catch(() => {})
  look()
  const timer = setInterval(look, SAMPLED_EVERY)
  return () => clearInterval(timer)
}

async function* watch(sides: Sides, of: Shared, signal: AbortSignal): AsyncGenerator<Made, void, void> {
  const aborted = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
  of.watchers += 1
  if (!of.stop) {
    of.stop = new AbortController()
    void keepMaking(sides, of, of.stop.signal)
  }
  try {
    let told: Made | null = null
    while (!signal.aborted) {
      const { promise } = of.news
      const now: Made = of.latest && of.latest !== told ? of.latest : await current(sides, of)
      if (now !== told && !(told && isSame(told[0], now[0]))) yield now
      told = now
      await Promise.race([promise, aborted])
    }
  } finally {
    of.watchers -= 1
    if (of.watchers === 0) {
      of.stop?.abort()
      of.stop = null
    }
  }
}

/** Makes them again whenever a log has rung, for as long as someone watches. A fault waits for the next turn: watchers meet it themselves. */
async function keepMaking(sides: Sides, of: Shared, signal: AbortSignal): Promise<void> {
  const bell = hangBell(signal)
  const joined = new Set<string>()
  let announced: Made | null = null
  try {
    while (!signal.aborted) {
      const turn = pause(SHORTEST_TURN, undefined, { ref: false })
      await joinLogs(sides, of.scope, bell, joined)
      bell.arm()
      const made = await current(sides, of).catch(() => null)
      if (!made || !announced || !isSame(announced[0], made[0])) announce(of)
      announced = made
      await turn
      if (!signal.aborted) await bell.wait(LONGEST_TURN - SHORTEST_TURN)
    }
  } finally {
    await bell.leave()
  }
}

async function joinLogs(sides: Sides, scope: Scope, bell: Bell, joined: Set<string>): Promise<void> {
  const { headquarters } = sides
  const sources = [
    ...(headquarters ? [headquartersSource(headquarters, {})] : []),
    ...scope.channelDatabases().flatMap((id) => {
      const side = sides.channelSides.get(id)
      return side ? [channelSource(side, {})] : []
    }),
  ]
  for (const source of sources) {
    if (joined.has(source.name)) continue
    joined.add(source.name)
    await bell.join(source)
  }
}

function announce(of: Shared): void {
  const { tell } = of.news
  of.news = makeNews()
  tell()
}

/** The latest, or made now; whoever asks at the same time gets the same. */
async function current(sides: Sides, of: Shared): Promise<Made> {
  if (of.latest && performance.now() - of.madeAt < SHORTEST_TURN - 100) return of.latest
  of.making ??= make(sides, of).finally(() => {
    of.making = null
  })
  return of.making
}

async function make(sides: Sides, of: Shared): Promise<Made> {
  const seen = await look(sides, of.scope)
  const rates = of.rates(seen)
  of.history = withSample(of.history, { at: seen.at.toISOString(), ...rates })
  const made: Made = [statsOf(seen, rates, of.history)]
  of.latest = made
  of.madeAt = performance.now()
  return made
}

function shared(sides: Sides, scope: Scope): Shared {
  const all = sharedOf.get(sides) ?? new Map<string, Shared>()
  sharedOf.set(sides, all)
  const key = scope.channels === null ? WHOLE : JSON.stringify([...new Set(scope.channels)].sort())
  const known = all.get(key)
  if (known) return known
  for (const [other, { watchers }] of all)
    if (all.size >= MOST_SCOPES && watchers === 0 && other !== WHOLE) all.delete(other)
  const made: Shared = {
    scope,
    rates: makeRates(),
    history: [],
    latest: null,
    madeAt: Number.NEGATIVE_INFINITY,
    making: null,
    watchers: 0,
    news: makeNews(),
    stop: null,
  }
  all.set(key, made)
  return made
}

function makeNews(): Shared['news'] {
  let tell = () => {}
  const promise = new Promise<void>((resolve) => {
    tell = resolve
  })
  return { promise, tell }
}
