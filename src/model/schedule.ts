import { z } from 'zod'
import { text, textOrNull, timeText } from './wire-values.ts'

/**
 * A distribution schedule: which jobs run in which order, for which group of channel databases (null: all), when. Times
 * RFC 3339.
 */
export type ScheduleRow = z.infer<typeof scheduleRow>
export const scheduleRow = z.object({
  id: text,
  name: text,
  /** `P-0001`, `synchronize`, `1010` …, run one after another. */
  jobs: z.array(text),
  group: textOrNull,
  recurrence: text,
  active: z.boolean(),
  lastRunAt: timeText.nullable(),
  nextRunAt: timeText.nullable(),
  lastMessage: textOrNull,
})
