/** A distribution schedule: which jobs run in which order, for which group of channel databases (null: all), when. Times RFC 3339. */
export type ScheduleRow = {
  id: string
  name: string
  /** `P-0001`, `synchronize`, `1010` …, run one after another. */
  jobs: string[]
  group: string | null
  recurrence: string
  active: boolean
  lastRunAt: string | null
  nextRunAt: string | null
  lastMessage: string | null
}
