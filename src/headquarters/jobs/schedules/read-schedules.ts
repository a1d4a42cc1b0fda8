import { type SQL, sql } from 'drizzle-orm'
import { type Executor, execute } from '../../../db/client.ts'
import { utcText } from '../../../db/utc-text.ts'
import type { ScheduleRow } from '../../../model/schedule.ts'
import { timingColumns } from '../schedule-jobs.ts'

/**
 * The columns of a ScheduleRow, over `distribution_schedule` named `schedule`. The status is by headquarters' clock.
 */
export const scheduleColumns: SQL = sql`
  schedule.id, schedule.name, schedule.jobs, schedule.group_id as "group", ${timingColumns}, schedule.active,
  case
    when schedule.withheld_at is not null then 'WITHHELD'
    when not schedule.active then 'INACTIVE'
    when schedule.active_from > now() then 'NOT_STARTED'
    when schedule.active_until <= now() then 'ENDED'
    else 'ACTIVE'
  end as status,
  case when schedule.withheld_at is not null then jsonb_build_object(
    'at', ${utcText('schedule.withheld_at')}, 'by', schedule.withheld_by, 'reason', schedule.withheld_reason
  ) end as withheld,
  ${utcText('schedule.last_run_at')} as "lastRunAt",
  case when schedule.withheld_at is null then ${utcText('schedule.next_run_at')} end as "nextRunAt",
  schedule.last_message as "lastMessage"`

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

/** One schedule; null if there is none with this id. Locks it until the transaction ends. */
export async function lockSchedule(tx: Executor, id: string): Promise<ScheduleRow | null> {
  const [schedule] = await execute<ScheduleRow>(
    tx,
    sql`/* jobs.lockSchedule */
    select ${scheduleColumns}
    from distribution_schedule schedule
    where schedule.id = ${id}
    for no key update`,
  )
  return schedule ?? null
}
