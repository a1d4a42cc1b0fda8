import { type SQL, sql } from 'drizzle-orm'
import { type Executor, execute } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'
import type { ScheduleRow } from '../../model/schedule.ts'

/** The columns of a ScheduleRow, over `distribution_schedule` named `schedule`. */
export const scheduleColumns: SQL = sql`
  schedule.id, schedule.name, schedule.jobs, schedule.group_id as "group", schedule.recurrence, schedule.active,
  ${utcText('schedule.last_run_at')} as "lastRunAt", ${utcText('schedule.next_run_at')} as "nextRunAt", schedule.last_message as "lastMessage"`

/** All schedules, by id. */
export function readSchedules(db: Executor): Promise<ScheduleRow[]> {
  return execute<ScheduleRow>(
    db,
    sql`/* jobs.readSchedules */
    select ${scheduleColumns}
    from distribution_schedule schedule
    order by schedule.id`,
  )
}
