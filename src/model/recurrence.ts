import { CronExpressionParser } from 'cron-parser'

/** When a schedule runs. */
export type Recurrence = { everySeconds: number } | { cron: string }

/** Parses `EVERY 5 SECONDS` (1 to 86,400) or a cron expression of five fields, in UTC; null when it is neither. */
export function parseRecurrence(text: string): Recurrence | null {
  const trimmed = text.trim()
  const every = /^EVERY (\d{1,5}) SECONDS?$/i.exec(trimmed)?.[1]
  if (every !== undefined) {
    const everySeconds = Number(every)
    return everySeconds >= 1 && everySeconds <= 86_400 ? { everySeconds } : null
  }
  if (trimmed.split(/\s+/).length !== 5) return null
  try {
    CronExpressionParser.parse(trimmed, { tz: 'UTC' })
    return { cron: trimmed }
  } catch {
    return null
  }
}

/** The next time after the last start. Runs that were missed are made up for by one immediate run. */
export function nextRun(recurrence: Recurrence, lastStart: Date | null, now: Date): Date {
  if ('everySeconds' in recurrence) {
    const next = (lastStart?.getTime() ?? 0) + recurrence.everySeconds * 1_000
    return new Date(Math.max(next, now.getTime()))
  }
  return CronExpressionParser.parse(recurrence.cron, { tz: 'UTC', currentDate: lastStart ?? now })
    .next()
    .toDate()
}
