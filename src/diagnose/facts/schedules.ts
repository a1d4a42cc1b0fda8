import type { ExchangeFacts } from '../../between/facts/exchange-facts.ts'
import { nextTime } from '../../model/recurrence.ts'
import type { ScheduleRow } from '../../model/schedule.ts'

/** The schedules that are active now and run a job for a group (null: for any), the next one first. */
export function carriers(
  { schedules }: Pick<ExchangeFacts, 'schedules'>,
  job: string,
  group: string | null,
): ScheduleRow[] {
  return schedulesOf({ schedules }, job, group)
    .filter(({ status }) => status === 'ACTIVE')
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

/** True for a schedule that an operator has withheld, or whose active period has not begun: it is not stuck. */
export const isPutOff = ({ status }: ScheduleRow): boolean => status === 'WITHHELD' || status === 'NOT_STARTED'

/** Why a schedule does not run, as the end of a sentence that begins with "it is". */
export function whyNotActive({ status, withheld, activeFrom, activeUntil }: ScheduleRow): string {
  switch (status) {
    case 'WITHHELD':
      return `withheld since ${withheld?.at} by ${withheld?.by}`
    case 'NOT_STARTED':
      return `not active until ${activeFrom}`
    case 'ENDED':
      return `not active since ${activeUntil}`
    case 'INACTIVE':
      return 'not active'
    case 'ACTIVE':
      return 'active'
  }
}

/** Milliseconds after which a schedule counts as overdue. */
const PATIENCE = 60_000

/** True for a schedule that should have run and is not running. */
export function isOverdue(
  { now, busy }: Pick<ExchangeFacts, 'now' | 'busy'>,
  { status, nextRunAt, jobs }: ScheduleRow,
): boolean {
  if (status !== 'ACTIVE' || nextRunAt === null || jobs.some((job) => busy.includes(job))) return false
  return Date.parse(now) > Date.parse(nextRunAt) + PATIENCE
}

/** Milliseconds that a run may take until what it carries is late; a tenth of the interval where that is more. */
const CARRIED_WITHIN = 30_000

/**
 * Until when, in milliseconds since 1970, a schedule carries what has been ready since a time: the end of the next
 * execution.
 */
export function latestFor(schedule: ScheduleRow, readySince: string): number {
  const ready = new Date(readySince)
  const due = nextTime(schedule, ready, ready)
  if (due === null) return Number.POSITIVE_INFINITY
  const interval = (nextTime(schedule, due, due)?.getTime() ?? due.getTime()) - due.getTime()
  return due.getTime() + Math.max(CARRIED_WITHIN, interval / 10)
}
