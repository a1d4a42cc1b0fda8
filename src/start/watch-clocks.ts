import { setTimeout as pause } from 'node:timers/promises'
import type { Sides } from '../between/sides.ts'
import type { Log } from '../config/log.ts'
import type { Database } from '../db/client.ts'
import {
  databaseSkewSeconds,
  HEADQUARTERS_CLOCK,
  measureClock,
  processSkewSeconds,
  REPORTED_SKEW_SECONDS,
  skewSentence,
} from '../db/database-clock.ts'
import { shortenLeases } from '../headquarters/jobs/shorten-leases.ts'

/** Milliseconds between two measurements of headquarters' clock, and of a channel database's. */
const MEASURED_EVERY_MS = 10_000
const CHANNELS_EVERY_MS = 60_000
/**
 * For how long after headquarters' clock was set, leases are looked at each time: transactions that began before may
 * commit later. Otherwise they are from time to time, since a measurement can be missed.
 */
const LEASES_FOR_MS = 60_000
const LEASES_EVERY_MS = 60_000

/**
 * Measures the clocks of the databases that this process uses, and logs when one of them, or that of the process,
 * begins and ceases to differ. Leases that were taken before headquarters' clock was set back are shortened. `measured`
 * resolves after the first time, also when no database can be reached.
 */
export function watchClocks(sides: Sides, log: Log): { measured: Promise<void>; stop(): void } {
  const stopping = new AbortController()
  const measuredAt = new Map<string, number>()
  const differs = new Set<string>()
  /** Until when they are looked at each time, and when next otherwise. */
  const leases = { often: 0, next: 0 }
  const name = 'the clock of this process'

  async function measure(): Promise<void> {
    const now = performance.now()
    const attempt = async (db: Database, id: string): Promise<boolean> => {
      const wasSet = await measureClock(db, id)
      measuredAt.set(id, now)
      return wasSet
    }
    // A database that cannot be reached is reported by what needs it.
    if (sides.headquarters) {
      const { db } = sides.headquarters
      await attempt(db, HEADQUARTERS_CLOCK)
        .then((wasSet) => shortenWhereDue(db, wasSet, now))
        .catch(() => {})
    }
    const due = [...sides.channels.values()].filter(
      ({ id }) =>
        databaseSkewSeconds(id) === null || now - (measuredAt.get(id) ?? Number.NEGATIVE_INFINITY) >= CHANNELS_EVERY_MS,
    )
    await Promise.allSettled(due.map(({ db, id }) => attempt(db, id)))
    note(name, processSkewSeconds())
    for (const id of sides.channels.keys()) note(`the clock of channel database ${id}`, databaseSkewSeconds(id))
  }

  async function shortenWhereDue(db: Database, wasSet: boolean, now: number): Promise<void> {
    if (wasSet) leases.often = now + LEASES_FOR_MS
    if (now > leases.often && now < leases.next) return
    await shortenLeases(db)
    leases.next = now + LEASES_EVERY_MS
  }

  function note(clock: string, skew: number | null): void {
    if (skew === null) return
    const isApart = Math.abs(skew) >= REPORTED_SKEW_SECONDS
    if (isApart && !differs.has(clock)) log.warn({ clockSkewSeconds: skew }, skewSentence(clock, skew))
    if (!isApart && differs.has(clock)) log.info({ clockSkewSeconds: skew }, `${clock} agrees with headquarters again`)
    if (isApart) differs.add(clock)
    else differs.delete(clock)
  }

  const measured = measure()
  void measured.then(async () => {
    while (!stopping.signal.aborted) {
      await pause(MEASURED_EVERY_MS, undefined, { signal: stopping.signal, ref: false }).catch(() => {})
      if (!stopping.signal.aborted) await measure()
    }
  })
  return { measured, stop: () => stopping.abort() }
}
