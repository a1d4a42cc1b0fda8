import { type SQL, sql } from 'drizzle-orm'
import { type Executor, execute } from '../../db/client.ts'
import type { ScheduleRow } from '../../model/schedule.ts'

const at = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)

/** The columns of a ScheduleRow, over `distribution_schedule` named `schedule`. */
export const scheduleColumns: SQL = sql`
  schedule.id, schedule.name, schedule.jobs, schedule.group_id as "group", schedule.recurrence, schedule.active,
  ${at('schedule.last_run_at')} as "lastRunAt", ${at('schedule.next_run_at')} as "nextRunAt", schedule.last_message as "lastMessage"`

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
