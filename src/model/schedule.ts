import { z } from 'zod'
import { text, textOrNull, timeText } from './wire-values.ts'

/** What a schedule's message says of a job that failed unexpectedly. */
export const STOPPED_BY_FAULT = 'stopped by a fault'

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
  active: z.boolean(),
  lastRunAt: timeText.nullable(),
  nextRunAt: timeText.nullable(),
  lastMessage: textOrNull,
})
