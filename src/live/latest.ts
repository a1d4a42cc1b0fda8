import { type Scope, WIDEST_SCOPE } from '../between/scope.ts'
import type { Sides } from '../between/sides.ts'
import { makeNotifier, type Notifier } from '../log/notifier.ts'
import { type BatchStream, streamOf } from './batches.ts'
import { HEADQUARTERS } from './source.ts'

/**
 * The shortest and the longest time between the beginnings of two readings, in milliseconds: a log wakes the next one,
 * and what no log tells (a database that is away, a schedule that is late) is seen after the longest.
 */
const SHORTEST_PASS = 1_000
const LONGEST_PASS = 3_000
/** A reading that did not change is sent again after this time, so that subscribers know that it still holds. */
const SENT_AGAIN_AFTER = 20_000
/** How many failures in a row end the subscription. */
const MOST_FAILURES = 3

/** Something that is read as a whole, once for all who watch it. */
type Reading<T> = {
  /** Of what it is; equal names share their readings. */
  readonly name: string
  /** The logs that tell of changes. */
  readonly scope: Scope
  readonly read: () => Promise<T>
}

type Shared<T> = { startedAt: number; read: Promise<T> }

/** A name whose last reading is older than this is dropped, in milliseconds. */
const KEPT_FOR = 60_000

/** One kind of reading, which all who want it share. */
export type Latest<T> = {
  /** How it is now, and again whenever it is not the same any more. A slow subscriber receives the newest. */
  readonly watch: (sides: Sides, reading: Reading<T>) => BatchStream<T>
  /** How it is now: by a reading that begins after the call. */
  readonly read: (sides: Sides, reading: Reading<T>) => Promise<T>
}

/** Makes one kind of reading, of which one runs at a time, however many want it. */
export function makeLatest<T>(isSame: (last: T, next: T) => boolean): Latest<T> {
  const allShared = new WeakMap<Sides, Map<string, Shared<T>>>()
  const sharedOf = (sides: Sides) => {
    const shared = allShared.get(sides) ?? new Map<string, Shared<T>>()
    allShared.set(sides, shared)
    return shared
  }

  async function* subscribe(sides: Sides, reading: Reading<T>, signal: AbortSignal) {
    const shared = sharedOf(sides)
    const notifier = makeNotifier(signal)
    let sent: { value: T; at: number } | null = null
    let failures = 0
    try {
      await listen(sides, reading.scope, notifier)
      while (!signal.aborted) {
        notifier.takeNotified()
        const startedAt = performance.now()
        try {
          const value = await latest(shared, reading, () => performance.now() - SHORTEST_PASS + 100)
          failures = 0
          if (!sent || startedAt - sent.at > SENT_AGAIN_AFTER || !isSame(sent.value, value)) {
            sent = { value, at: startedAt }
            yield [value] as const
          }
        } catch (error) {
          failures += 1
          if (failures >= MOST_FAILURES) throw error
        }
        // Never more than half of the time, however slow it is.
        const rest = Math.max(SHORTEST_PASS, performance.now() - startedAt)
        await pause(rest, signal)
        await notifier.wait(Math.max(0, LONGEST_PASS - (performance.now() - startedAt)))
      }
    } finally {
      await notifier.close()
    }
  }

  return {
    watch: (sides, reading) => streamOf((signal) => subscribe(sides, reading, signal)),
    read: (sides, reading) => {
      const now = performance.now()
      return latest(sharedOf(sides), reading, () => now)
    },
  }
}

/** Waits so many milliseconds, or until the signal is aborted. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, milliseconds)
    timer.unref()
    signal.addEventListener('abort', end)
  })
}

async function listen(sides: Sides, { channelDatabases }: Scope, notifier: Notifier): Promise<void> {
  const databases = channelDatabases()
  // A wider scope is told by headquarters alone.
  const told = databases.length > WIDEST_SCOPE ? [] : databases
  const logs = [
    { name: HEADQUARTERS, log: sides.headquartersLog },
    ...told.map((name) => ({ name, log: sides.channelSides.get(name) })),
  ]
  for (const { name, log } of logs) if (log) await notifier.listen(name, log)
}

/** A reading that was started since then, or a new one, which begins when the one before has ended. */
async function latest<T>(all: Map<string, Shared<T>>, { name, read }: Reading<T>, since: () => number): Promise<T> {
  for (;;) {
    const known = all.get(name)
    if (known && known.startedAt >= since()) return known.read
    await known?.read.catch(() => {})
    if (all.get(name) !== known) continue
    const started = { startedAt: performance.now(), read: read() }
    for (const [other, { startedAt }] of all) if (started.startedAt - startedAt > KEPT_FOR) all.delete(other)
    all.set(name, started)
    return started.read
  }
}
