import { CronExpressionParser } from 'cron-parser'

/** When a schedule runs: so many seconds after its last start, or by a cron expression in a time zone. */
export type Recurrence = { everySeconds: number } | { cron: string; timeZone: string }

/**
 * When a schedule runs, as it is stored: `EVERY 5 SECONDS` or a cron expression, the time zone (IANA name) that the
 * expression is read in, and the active period: from `activeFrom` on (null: always), and before `activeUntil` (null:
 * without end). Both RFC 3339.
 */
export type Timing = {
  readonly recurrence: string
  readonly timeZone: string
  readonly activeFrom: string | null
  readonly activeUntil: string | null
}

/** A recurrence in UTC, without an active period. */
export const always = (recurrence: string): Timing => ({
  recurrence,
  timeZone: 'UTC',
  activeFrom: null,
  activeUntil: null,
})

/** Parses `EVERY 5 SECONDS` (1 to 86,400) or a cron expression of five fields; null when it is neither. */
export function parseRecurrence(text: string, timeZone = 'UTC'): Recurrence | null {
  const trimmed = text.trim()
  const every = /^EVERY (\d{1,5}) SECONDS?$/i.exec(trimmed)?.[1]
  if (every !== undefined) {
    const everySeconds = Number(every)
    return everySeconds >= 1 && everySeconds <= 86_400 ? { everySeconds } : null
  }
  if (trimmed.split(/\s+/).length !== 5) return null
  try {
    CronExpressionParser.parse(trimmed, { tz: timeZone })
    return { cron: trimmed, timeZone }
  } catch {
    return null
  }
}

/**
 * The next time after the last start. Runs that were missed are made up for by one immediate run. Where clocks go
 * forward, a time that does not exist is taken as much later as the clocks go forward; where they go back, a time that
 * exists twice is taken the first time, and `*` of the hours counts the hour twice (docs/domain.md, D-33).
 */
export function nextRun(recurrence: Recurrence, lastStart: Date | null, now: Date): Date {
  if ('everySeconds' in recurrence) {
    const next = (lastStart?.getTime() ?? 0) + recurrence.everySeconds * 1_000
    return new Date(Math.max(next, now.getTime()))
  }
  return CronExpressionParser.parse(recurrence.cron, { tz: recurrence.timeZone, currentDate: lastStart ?? now })
    .next()
    .toDate()
}

/**
 * The same within the active period: times before it are not missed, and null when it ends before the next time. Null,
 * too, for a recurrence that cannot be read.
 */
export function nextTime(timing: Timing, lastStart: Date | null, now: Date): Date | null {
  const recurrence = parseRecurrence(timing.recurrence, timing.timeZone)
  if (recurrence === null) return null
  const from = timing.activeFrom === null ? null : new Date(timing.activeFrom)
  const until = timing.activeUntil === null ? Number.POSITIVE_INFINITY : Date.parse(timing.activeUntil)
  const begins = from !== null && from > (lastStart ?? now) ? from : null
  const next = begins ? firstTime(recurrence, begins, now) : nextRun(recurrence, lastStart, now)
  return Math.max(next.getTime(), now.getTime()) < until ? next : null
}

/** The first time of an active period: its beginning itself counts. */
function firstTime(recurrence: Recurrence, begins: Date, now: Date): Date {
  if ('everySeconds' in recurrence) return new Date(Math.max(begins.getTime(), now.getTime()))
  return nextRun(recurrence, new Date(begins.getTime() - 1), now)
}

/** The times from the next one on, as many as are wanted and as the active period has. */
export function nextTimes(timing: Timing, next: Date, count: number): Date[] {
  const times = [next]
  while (times.length < count) {
    const last = times.at(-1) ?? next
    const following = nextTime(timing, last, last)
    if (following === null) break
    times.push(following)
  }
  return times.slice(0, count)
}
