import type { ExchangeFacts } from '../../between/facts/exchange-facts.ts'
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
