import type { ExchangeFacts } from '../../between/facts/exchange-facts.ts'
import { nextRun, parseRecurrence } from '../../model/recurrence.ts'
import type { ScheduleRow } from '../../model/schedule.ts'

/** The active schedules that run a job for a group (null: for any), the next one first. */
export function carriers(
  { schedules }: Pick<ExchangeFacts, 'schedules'>,
  job: string,
  group: string | null,
): ScheduleRow[] {
  return schedulesOf({ schedules }, job, group)
    .filter(({ active }) => active)
    .sort((a, b) => (a.nextRunAt ?? '').localeCompare(b.nextRunAt ?? ''))
}

/** All schedules with a job for a group, active or not. */
export function schedulesOf(
  { schedules }: Pick<ExchangeFacts, 'schedules'>,
  job: string,
  group: string | null,
): ScheduleRow[] {
  return schedules.filter(
    (schedule) =>
      schedule.jobs.includes(job) && (group === null || schedule.group === null || schedule.group === group),
  )
}

/** Milliseconds after which a schedule counts as overdue. */
const PATIENCE = 60_000

/** True for a schedule that should have run and is not running. */
export function isOverdue(
  { now, busy }: Pick<ExchangeFacts, 'now' | 'busy'>,
  { active, nextRunAt, jobs }: ScheduleRow,
): boolean {
  if (!active || nextRunAt === null || jobs.some((job) => busy.includes(job))) return false
  return Date.parse(now) > Date.parse(nextRunAt) + PATIENCE
}

/** Milliseconds that a run may take until what it carries is late; a tenth of the interval where that is more. */
const CARRIED_WITHIN = 30_000

/**
 * Until when, in milliseconds since 1970, a schedule carries what has been ready since a time: the end of the next
 * execution.
 */
export function latestFor(recurrence: string, readySince: string): number {
  const parsed = parseRecurrence(recurrence)
  if (parsed === null) return Number.POSITIVE_INFINITY
  const ready = new Date(readySince)
  const due = nextRun(parsed, ready, ready)
  const interval = nextRun(parsed, due, due).getTime() - due.getTime()
  return due.getTime() + Math.max(CARRIED_WITHIN, interval / 10)
}
