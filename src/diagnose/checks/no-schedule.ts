import type { ScheduleRow } from '../../model/schedule.ts'
import { whyNotActive } from '../facts/schedules.ts'
import { type Remedy, remedy } from '../remedies/remedy.ts'
import { type Evidence, found } from './check.ts'

/**
 * That no active schedule runs `jobs`, with the reason where an operator or the active period is it, and what to do
 * instead. `schedules`: those that would run them.
 */
export function noActiveSchedule(
  what: string,
  jobs: string,
  schedules: readonly ScheduleRow[],
): { message: string; evidence: Evidence[] } {
  const all = [...new Map(schedules.map((schedule) => [schedule.id, schedule])).values()]
  const [first] = all.filter(({ status }) => status !== 'INACTIVE').sort(byStatus)
  const why = first ? `: ${first.id} is ${whyNotActive(first)}. ${ADVICE[first.status]}` : '. Activate a schedule'
  return {
    message: `No active schedule runs ${what}${why}, or run ${jobs} yourself.`,
    evidence: all.map((schedule) =>
      found('Schedule', `${schedule.id}: ${whyNotActive(schedule)}${reasonOf(schedule)}`),
    ),
  }
}

/** What lets schedules run that are withheld or switched off; nothing, where it is their active period. */
export function activating(schedules: readonly ScheduleRow[]): Remedy[] {
  const all = [...new Map(schedules.map((schedule) => [schedule.id, schedule])).values()]
  return [...all].sort(byStatus).flatMap(({ id: schedule, status }) => {
    if (status === 'WITHHELD') return [remedy('releaseSchedule', { schedule })]
    return status === 'INACTIVE' ? [remedy('setSchedule', { schedule, active: true })] : []
  })
}

const ADVICE: { readonly [status in ScheduleRow['status']]: string } = {
  WITHHELD: 'Release it',
  NOT_STARTED: 'Change its active period',
  ENDED: 'Change its active period',
  INACTIVE: 'Activate it',
  ACTIVE: 'Wait for it',
}

const reasonOf = ({ withheld }: ScheduleRow) => (withheld ? `: ${withheld.reason}` : '')

const ORDER: readonly ScheduleRow['status'][] = ['WITHHELD', 'NOT_STARTED', 'ENDED', 'INACTIVE', 'ACTIVE']
const byStatus = (a: ScheduleRow, b: ScheduleRow) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status)
