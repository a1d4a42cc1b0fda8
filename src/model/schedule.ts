import { z } from 'zod'
import { text, textOrNull, timeText } from './wire-values.ts'

/** What a schedule's message says of a job that failed unexpectedly. */
export const STOPPED_BY_FAULT = 'stopped by a fault'

/** The jobs that a schedule can run. */
export const SCHEDULE_JOBS: readonly string[] = [
  'P-0001',
  'synchronize',
  '1010',
  '1050',
  '1070',
  '1110',
  'reconcile',
  'reconcile-changes',
  'clean-up',
]

/**
 * Whether a schedule runs, by headquarters' clock. WITHHELD: an operator has withheld it; INACTIVE: it is switched off;
 * NOT_STARTED and ENDED: its active period has not begun, or is over; ACTIVE: it runs.
 */
export type ScheduleStatus = z.infer<typeof scheduleStatus>
const scheduleStatus = z.enum(['ACTIVE', 'INACTIVE', 'WITHHELD', 'NOT_STARTED', 'ENDED'])

/**
 * A distribution schedule: the jobs in their order, the group of channel databases (null: all), and when it runs. Times
 * RFC 3339.
 */
export type ScheduleRow = z.infer<typeof scheduleRow>
export const scheduleRow = z.object({
  id: text,
  name: text,
  /** `P-0001`, `synchronize`, `1010` …, run one after the other. */
  jobs: z.array(text),
  group: textOrNull,
  recurrence: text,
  timeZone: text,
  active: z.boolean(),
  activeFrom: timeText.nullable(),
  activeUntil: timeText.nullable(),
  status: scheduleStatus,
  /** Who has withheld it, when and why; null when it is not withheld. */
  withheld: z.object({ at: timeText, by: text, reason: text }).nullable(),
  lastRunAt: timeText.nullable(),
  /** Null unless it is ACTIVE or NOT_STARTED and has a next time. */
  nextRunAt: timeText.nullable(),
  lastMessage: textOrNull,
})
