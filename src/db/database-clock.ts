import { sql } from 'drizzle-orm'
import { type Executor, execute } from './client.ts'

/**
 * The clock of headquarters' database, as this process knows it. Processes decide by it, never by their own wall clock,
 * which may be an hour off or be set back: what expires is compared with `databaseNow`, and what lasts is measured with
 * `performance.now()`. Where a statement can say `now()`, it does.
 *
 * Each measurement gives the time at which `performance.now()` was 0 by the clock of a database. Like the wall clock,
 * the measurements belong to the process.
 */
const zeros = new Map<string, number>()

/** The name under which headquarters' database is measured; channel databases have their ids. */
export const HEADQUARTERS_CLOCK = 'headquarters'
/** A measurement that took longer (milliseconds) is too vague to replace an earlier one. */
const VAGUE = 1_000
/** Milliseconds by which two measurements of one clock differ when it was set between them. */
const MOVED = 2_000

/** From how many seconds on a skew is reported: below, people and documents from several machines still agree. */
export const REPORTED_SKEW_SECONDS = 5

/**
 * Asks a database for its time. Throws when it cannot be reached; its clock is then taken to run on. True: its clock
 * was set since the last measurement, or this is the first one.
 */
export async function measureClock(db: Executor, name: string): Promise<boolean> {
  const sent = performance.now()
  const [answer] = await execute<{ now: number }>(
    db,
    sql`/* clock.measure */ select extract(epoch from clock_timestamp())::float8 * 1000 as now`,
  )
  const took = performance.now() - sent
  if (!answer || (took > VAGUE && zeros.has(name))) return false
  const zero = answer.now - (sent + took / 2)
  const isFirst = !zeros.has(name)
  const moved = Math.abs(zero - (zeros.get(name) ?? zero)) > MOVED
  // Headquarters' clock was set, or this machine was suspended: the others were measured before that.
  if (moved && name === HEADQUARTERS_CLOCK) zeros.clear()
  zeros.set(name, zero)
  return moved || isFirst
}

/**
 * Now, by the clock of headquarters' database; of a channel database while headquarters has never been reached; and of
 * this process while no database has.
 */
export function databaseNow(): Date {
  return new Date(databaseNowMs())
}

/** The same in milliseconds since 1970, for what is compared often. */
export function databaseNowMs(): number {
  const zero = zeroOfHeadquarters()
  return zero === undefined ? Date.now() : zero + performance.now()
}

/** The same as a token has it: whole seconds since 1970. */
export const databaseNowSeconds = (): number => Math.floor(databaseNowMs() / 1_000)

/** The skew of this process; null until a database has been reached. */
export function processSkewSeconds(): number | null {
  return zeroOfHeadquarters() === undefined ? null : seconds(Date.now() - databaseNow().getTime())
}

/** The skew of a channel database; null until both have been reached. */
export function databaseSkewSeconds(name: string): number | null {
  const [zero, own] = [zeros.get(HEADQUARTERS_CLOCK), zeros.get(name)]
  return zero === undefined || own === undefined ? null : seconds(own - zero)
}

/** What is wrong with a clock, and what to do. */
export function skewSentence(clock: string, skew: number): string {
  const by = `${Math.abs(Math.round(skew))} seconds ${skew > 0 ? 'ahead of' : 'behind'}`
  return `${clock} is ${by} that of headquarters' database: set both machines by a time server (NTP)`
}

/** Forgets all measurements, like a process that starts. */
export function forgetClocks(): void {
  zeros.clear()
}

function zeroOfHeadquarters(): number | undefined {
  return zeros.get(HEADQUARTERS_CLOCK) ?? zeros.values().next().value
}

const seconds = (milliseconds: number) => Math.round(milliseconds) / 1_000
