/**
 * A distribution schedule: the jobs in their order, the group of channel databases (null: all), and when it runs. Times
 * RFC 3339.
 */
export type ScheduleRow = {
  id: string
  name: string
  /** `P-0001`, `synchronize`, `1010` …, run one after the other. */
  jobs: string[]
  group: string | null
  recurrence: string
  active: boolean
  lastRunAt: string | null
  nextRunAt: string | null
  lastMessage: string | null
}
